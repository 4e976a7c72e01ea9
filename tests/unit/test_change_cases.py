"""Every file in tests/cases/change is two rounds, and what comparing them must give, calculated by hand."""

import re
from collections.abc import Mapping
from math import fsum
from pathlib import Path
from typing import Any

import pytest

from readiness.compare.change import Change, NodeChange, Split
from readiness.compare.rounds import Round, compare
from readiness.engine.evaluate import evaluate
from readiness.engine.plan import compile_plan
from readiness.engine.score import result_of
from readiness.model.checklist_files import KINDS
from readiness.syntax.yaml_events import parse
from support import ROOT, framework_from, good, sheet_from

CASES = sorted((ROOT / "tests" / "cases" / "change").glob("*.yaml"))
STATIONS = ("S0", "A", "B", "C", "D", "E", "F", "S1")
NUMBER = {"unit": "points", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
MINUS = "\u2212"


def item_of(given: Any) -> dict[str, Any]:
    item = {"ask": "Q", **({"id": given} if isinstance(given, str) else given)}
    return item if not item.keys().isdisjoint(KINDS) else {**item, "number": NUMBER}


def checklist_of(given: Mapping[str, Any]) -> dict[str, Any]:
    return {**given, "items": [item_of(item) for item in given["items"]]}


def round_of(case: Mapping[str, Any], name: str) -> Round:
    parts = {**case["old"], **case[name]}
    head = {"policy": {"minimum-coverage": 0}, **case["old"].get("framework", {}), **parts.get("framework", {})}
    framework = good(framework_from(head, [checklist_of(each) for each in parts["checklists"]], parts.get("rules")))
    about = {"framework": {"id": framework.id, "version": framework.version}, "round": name}
    day = "2025-11-23" if name == "old" else "2026-11-23"
    sheet = good(sheet_from(framework, {"date": day, **about, **parts["assessment"]}))
    figures = evaluate(compile_plan(framework), sheet.assessment)
    return Round(figures, result_of(figures))


def case_of(path: Path) -> Any:
    return good(parse(path.read_bytes(), path.name)).data


def facts(change: Change, name: str) -> dict[str, Any]:
    node = next(node for node in (change.overall, *change.nodes) if node.id == name)
    split = change.split if name == "overall" else dict(change.themes).get(node.id)
    return {**numbers(node), **pieces(split)}


def numbers(node: NodeChange) -> dict[str, Any]:
    return {
        "headline": node.headline,
        "like-for-like": node.like_for_like,
        "range": None if node.spread is None else list(node.spread),
        "verdict": node.verdict.value,
        "reason": node.reason.value,
        "comparable": node.comparable,
        "both": node.both,
    }


def pieces(split: Split | None) -> dict[str, Any]:
    if split is None:
        return {"stations": None, "parts": None, "lines": None}
    parts = {line.part.value for line in split.lines}
    return {
        "stations": list(split.stations),
        "parts": {part: fsum(line.effect for line in split.lines if line.part.value == part) for part in parts},
        "lines": {" ".join(filter(None, (at.part.value, at.kind.value, at.id))): at.effect for at in split.lines},
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_gives_what_it_says(path: Path) -> None:
    case = case_of(path)
    change = compare(round_of(case, "old"), round_of(case, "new"))
    for name, expected in case["expect"].items():
        if name == "items":
            assert {str(at.item.id): at.likeness.value for at in change.matching.items} == {
                **{str(at.item.id): at.likeness.value for at in change.matching.items},
                **expected,
            }
        elif name == "made-of":
            assert {str(at.item.id): list(at.made_of) for at in change.matching.items if at.made_of} == expected
        else:
            found = facts(change, name)
            for key, value in expected.items():
                assert found[key] == (pytest.approx(value, abs=1e-6) if value is not None else None), (name, key)


def test_the_documentation_shows_the_numbers_of_the_worked_case() -> None:
    text = (ROOT / "docs" / "comparison.md").read_text(encoding="utf-8")
    expected = case_of(ROOT / "tests" / "cases" / "change" / "worked-case.yaml")["expect"]["overall"]
    rows = dict(re.findall(r"^\| \*{0,2}([ABCDEF]|S0|S1)\*{0,2} \|.*\| ([0-9.]+) \|$", text, re.MULTILINE))
    assert {name: float(number) for name, number in rows.items()} == {
        name: round(score, 2) for name, score in zip(STATIONS, expected["stations"], strict=True)
    }
    parts = dict(
        re.findall(
            rf"^\| (answers|corrections|applicability|method|rules) \|.*\| ([+{MINUS}0-9.]+) \|$", text, re.MULTILINE
        )
    )
    told = {part: round(float(number.replace(MINUS, "-")), 2) for part, number in parts.items()}
    assert told == {part: round(expected["parts"].get(part, 0.0), 2) for part in told}
    assert told.keys() >= expected["parts"].keys()
