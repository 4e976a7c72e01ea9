"""Every file in tests/cases/problems shows mistakes in a file and the problems, with places, that must be reported."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from readiness.model.build import build_framework
from readiness.model.framework import Framework
from readiness.model.head import listed, read_head
from readiness.model.sheet import build_sheet, read_file
from readiness.model.targets import read_folder, read_targets, unknown_in
from readiness.problems import Level, Loaded, in_order
from readiness.syntax.document import Document
from readiness.syntax.document import Path as Steps
from readiness.syntax.yaml_events import parse
from readiness.words.problems import TEXTS, message, remedy
from readiness.workflow.crafting import with_craft
from readiness.workflow.framework_files import FrameworkRead, idle_problems
from support import HEAD, ROOT, document, good

FOLDER = ROOT / "tests" / "cases" / "problems"


def cases() -> Iterator[tuple[str, Any]]:
    for path in sorted(FOLDER.glob("*.yaml")):
        listed: Any = good(parse(path.read_bytes(), path.name)).data
        for case in listed:
            yield f"{path.stem}: {case['about']}", case


CASES = list(cases())
CHECKLIST = b"""\
readiness: checklist/1
id: a
title: A
items:
  - {id: a.level, ask: Q, scale: practice, levels: [l0, l1, l2, l3], phases: [start-up]}
  - {id: a.yes, ask: Q, yes-no: {yes: 100, no: 0}}
  - {id: a.one, ask: Q, choice: [{id: x, label: X, points: 1}, {id: y, label: Y, means: not-applicable}]}
  - {id: a.some, ask: Q, choices: {options: [{id: x, label: X, points: 1}, {id: y, label: Y, points: 2}]}}
  - {id: a.number, ask: Q, number: {unit: days, between: [0, 90], goalposts: [[0, 100], [90, 0]]}}
  - {id: a.date, ask: Q, date: {goalposts: [[6, 100], [36, 0]]}}
  - {id: a.ever, ask: Q, date: {goalposts: [[6, 100], [36, 0]], never: 0}}
  - {id: a.told, ask: Q, context: text}
  - {id: a.count, ask: Q, context: number}
  - {id: a.flag, ask: Q, context: yes-no}
"""
FIRST = ("checklists", 0)
FRAMEWORK = {**HEAD, "phases": ["start-up", "transition"], "respondents": ["leadership", "military"]}


def framework() -> Framework:
    head = good(read_head(document(FRAMEWORK, "framework.yaml")))
    return good(build_framework(head, {FIRST: good(parse(CHECKLIST, "c.yaml"))}))


def read(kind: str, text: str, more: Mapping[str, Any] = {}) -> Loaded[Any]:
    """The file read as a part of the framework above; `head` and `checklist` say where a case has another one.

    The file of a `craft` case is a checklist that the checks of craft are run on, with `rules` where it has some.
    """
    parsed = parse(text.encode(), "file.yaml")
    if parsed.value is None:
        return parsed
    meant = _read(kind, parsed.value, more)
    return Loaded(meant.value, (*parsed.problems, *meant.problems))


def _read(kind: str, parsed: Document, more: Mapping[str, Any]) -> Loaded[Any]:
    head_data = {**FRAMEWORK, **more.get("head", {})}
    first = good(parse(more["checklist"].encode() if "checklist" in more else CHECKLIST, "c.yaml"))
    match kind:
        case "framework":
            head = read_head(parsed)
            if head.value is None:
                return head
            faults = listed(head.value)[1]
            built = build_framework(head.value, {FIRST: first})
            return Loaded(None, (*faults, *built.problems))
        case "checklist":
            return whole(head_data, {FIRST: parsed})
        case "craft":
            parts: dict[Steps, Document] = {FIRST: parsed}
            if "rules" in more:
                head_data["rules"] = "rules.yaml"
                parts[("rules",)] = good(parse(more["rules"].encode(), "rules.yaml"))
            made = whole(head_data, parts)
            return Loaded(None, with_craft(FrameworkRead(made, document(head_data, "framework.yaml"), parts)))
        case "rules" | "sources":
            return whole({**head_data, kind: f"{kind}.yaml"}, {FIRST: first, (kind,): parsed})
        case "targets":
            return read_targets(parsed, whole(head_data, {FIRST: first}).value)
        case "folder":
            loaded = read_folder(parsed)
            return loaded if loaded.value is None else Loaded(None, unknown_in(parsed, loaded.value, framework()))
        case _:
            file = read_file(parsed)
            asked = good(whole(head_data, {FIRST: first})) if more.keys() & {"head", "checklist"} else framework()
            return file if file.value is None else build_sheet(parsed, file.value, asked)


def whole(head: dict[str, Any], parts: dict[Steps, Document]) -> Loaded[Framework]:
    """The framework of these parts, its conditions looked at as when it is read from a folder."""
    built = build_framework(good(read_head(document(head, "framework.yaml"))), parts)
    idle = () if built.value is None else tuple(idle_problems(built.value, parts))
    return Loaded(built.value, (*built.problems, *idle))


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_the_mistakes_are_found_where_they_stand(case: dict[str, Any]) -> None:
    found = in_order(read(case.get("kind", "assessment"), case["file"], case).problems)
    assert [f"{p.place.line}:{p.place.column} {p.code}" for p in found] == case["problems"]
    for problem in found:
        assert message(problem)
        assert "tuple" not in message(problem)
        assert not re.search(r"\{\w*\}", message(problem) + remedy(problem))
    if "message" in case:
        assert message(found[0]) == case["message"]
    if "remedy" in case:
        assert remedy(found[0]) == case["remedy"]


def test_of_the_keys_that_can_stand_in_the_place_of_another_the_missing_ones_come_first() -> None:
    item = "{id: b.x, question: Q?, date: {goalposts: [[1, 2], [3, 1]]}}"
    text = f"readiness: checklist/1\nid: b\ntitle: B\nitems: [{item}]\n"
    [_, found] = in_order(read("checklist", text).problems)
    assert "(what can stand here: ask, was, " in remedy(found)
    assert remedy(found).endswith(", ...).")


def test_every_code_of_files_has_a_case() -> None:
    shown = {line.partition(" ")[2] for _, case in CASES for line in case["problems"]}
    elsewhere = {
        *("Y001", "Y002", "Y003", "Y008", "Y009", "Y010", "Y042"),  # bytes and limits: test_yaml_events.py
        *("Y015", "Y016", "Y017", "Y018", "Y019", "Y020", "Y021", "Y022", "Y023"),  # bytes: tests/badinput
        *("Y034", "Y036"),  # the same
        *("F020", "F030", "F037", "F038", "F078", "A031", "A032", "A033"),  # several files: test_workflow.py
        *("A050", "A051", "A052", "A053"),  # only when checked: test_second_looks.py
        *("A034", "A035", "A036", "A037"),  # another round
        "A056",  # kept frameworks: test_keeping.py
        "A055",  # rounds in a row: tests/cli/test_trend.py
        "F133",  # a test of its own below
        "F077",  # limits: tests/badinput
        *("A090", "A091", "A092", "A093"),  # kept frameworks: test_keeping.py
        "A096",  # a file's own name: test_targets.py
        "A097",  # schemas: test_schemas.py
        *("A098", "A099"),  # beside an assessment: test_standings.py
        *("E012", "E016"),  # other frameworks than the one above: test_rules.py
    }
    of_files = {code for code in TEXTS if code[0] in "YFAE"}
    of_files -= {
        "A005",
        "A008",
        "A009",
        "F006",
        "F007",
        "F011",
        "F068",
        "F069",
        "A083",
    } - shown  # the shared schema codes that a kind of file cannot reach
    assert of_files - shown == elsewhere - shown


def test_warnings_do_not_refuse() -> None:
    text = next(case["file"] for _, case in CASES if case["problems"] == ["9:3 A012"])
    loaded = read("assessment", text)
    assert loaded.value is not None
    assert [p.level for p in loaded.problems] == [Level.WARNING]


@pytest.mark.parametrize(("count", "expected"), [(60, []), (61, ["F133"])])
def test_more_than_sixty_scored_items_are_a_burden(count: int, expected: list[str]) -> None:
    item = "  - {{id: x{}, ask: Is paper {} on file?, why: W., sources: [S], yes-no: {{yes: 100, no: 0}}{}}}\n"
    phased = [", phases: [transition]" if place == 0 else "" for place in range(count)]
    rows = "".join(item.format(place, place, phases) for place, phases in enumerate(phased))
    text = f"readiness: checklist/1\nid: a\ntitle: A\nitems:\n{rows}"
    found = read("craft", text + "  - {id: y, ask: Where?, why: W., sources: [S], context: text}\n").problems
    assert [problem.code for problem in found] == expected
    for problem in found:
        assert message(problem) == (
            "warning: 61 scored items are a burden, more than 60; the most that one respondent is asked is 61, "
            "phase transition, respondent leadership"
        )
