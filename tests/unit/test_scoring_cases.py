"""Every file in tests/cases/scoring is a framework, an assessment, and what scoring must give."""

from pathlib import Path
from typing import Any

import pytest

from readiness.ids import NodeId
from readiness.model.result import NodeResult, Result, Scored
from readiness.syntax.yaml_events import parse
from support import ROOT, framework_from, good, result_of, sheet_from

CASES = sorted((ROOT / "tests" / "cases" / "scoring").glob("*.yaml"))


def facts(node: NodeResult) -> dict[str, Any]:
    scored = node.score if isinstance(node.score, Scored) else None
    return {
        "score": node.score.value if scored is None else round(scored.value, 6),
        "shown": None if scored is None else scored.shown,
        "band": None if scored is None else scored.band,
        "range": None if node.range is None else [round(node.range.low, 6), round(node.range.high, 6)],
        "coverage": None if node.coverage is None else round(node.coverage, 6),
        "support": None if node.support is None else round(node.support, 6),
        "completion": None if node.counts.completion is None else round(node.counts.completion, 6),
        "due": node.counts.due,
        "answered": node.counts.answered,
        "not-applicable": node.counts.not_applicable,
        "dont-know": node.counts.dont_know,
        "unanswered": node.counts.unanswered,
    }


def node_of(result: Result, name: str) -> NodeResult:
    match name:
        case "overall":
            return result.overall
        case "own":
            return result.own
        case _:
            return next(node for node in result.nodes if node.id == name)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_gives_what_it_says(path: Path) -> None:
    case: Any = good(parse(path.read_bytes(), path.name)).data
    framework = good(framework_from(case["framework"], case["checklists"]))
    result = result_of(good(sheet_from(framework, case["assessment"])))
    for name, expected in case["expect"].items():
        if name == "points":
            points = {item.item.id: item.points for item in result.items}
            assert {item: points[NodeId(item)] for item in expected} == pytest.approx(expected, abs=1e-6)
        elif name == "shares":
            shares = {item.item.id: item.share for item in result.items}
            assert {item: shares[NodeId(item)] for item in expected} == pytest.approx(expected, abs=1e-6)
        else:
            found = facts(node_of(result, name))
            assert {key: found[key] for key in expected} == expected, name
