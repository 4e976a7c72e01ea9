"""Every file in tests/cases/rules shows a rule of the framework at the edge: what makes it fire and what just does not.

`also-not` and `also-fires` do the same for the other parts of a condition. Every shipped version is held to them: an
item goes by the id that it has there, and `newly-asked` answers what only a later version asks.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from readiness.model.result import NodeResult, Outcome, Result, RuleResult, Scored
from readiness.syntax.yaml_events import parse
from readiness.workflow.frameworks import load_framework
from support import ROOT, SHIPPED, good, result_of, sheet_from, told

PATHS = sorted((ROOT / "tests" / "cases" / "rules").glob("*.yaml"))
CASES: dict[str, Any] = {path.stem: good(parse(path.read_bytes(), path.name)).data for path in PATHS}
FRAMEWORKS = {folder.name: good(load_framework(folder)) for folder in SHIPPED}
RENAMED: dict[str, dict[str, str]] = {
    version: {item.was: item.id for item in framework.items() if isinstance(item.was, str)}
    for version, framework in FRAMEWORKS.items()
}
EARLIER = "2025-11-23"
BESIDE = {"because", "previous", "waits-for"}
by_version = pytest.mark.parametrize("version", FRAMEWORKS)


def answers(version: str, name: str, said: dict[str, Any]) -> dict[str, Any]:
    """The answers as this version asks them."""
    asked = {item.id for item in FRAMEWORKS[version].items()}
    newly = {item: answer for item, answer in CASES[name].get("newly-asked", {}).items() if item in asked}
    return {RENAMED[version].get(item, item): answer for item, answer in said.items()} | newly


def result(version: str, name: str, assessment: dict[str, Any]) -> Result:
    before = assessment.get("previous")
    earlier = None if before is None else {**before, "respondent": assessment["respondent"], "date": EARLIER}
    sheets = [
        sheet_from(
            FRAMEWORKS[version],
            {key: value for key, value in said.items() if key not in BESIDE}
            | {"answers": answers(version, name, said["answers"])},
        )
        for said in (assessment, earlier)
        if said is not None
    ]
    for sheet in sheets:
        assert not sheet.problems, told(sheet.problems)
    return result_of(*map(good, sheets))


def rule_result(version: str, name: str, assessment: dict[str, Any]) -> RuleResult:
    return next(found for found in result(version, name, assessment).rules if found.rule.id == name)


def assessments(key: str) -> Iterator[Any]:
    for name, case in CASES.items():
        several = case.get(key, [])
        for place, assessment in enumerate(several if isinstance(several, list) else [several]):
            yield pytest.param(name, assessment, id=f"{name} {place}" if place else name)


def differences(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    said = [{**assessment, "answers": None, "because": None} for assessment in (one, other)]
    answers = [assessment["answers"] for assessment in (one, other)]
    return {
        key for left, right in (said, answers) for key in left.keys() | right.keys() if left.get(key) != right.get(key)
    }


def node_of(found: Result, name: str) -> NodeResult:
    return next(node for node in found.nodes if node.id == name)


@by_version
def test_every_rule_has_a_case_and_every_case_a_rule(version: str) -> None:
    assert [case["rule"] for case in CASES.values()] == list(CASES)
    assert set(CASES) == {rule.id for rule in FRAMEWORKS[version].rules}


@by_version
@pytest.mark.parametrize(("name", "assessment"), [*assessments("fires"), *assessments("also-fires")])
def test_the_rule_fires(version: str, name: str, assessment: dict[str, Any]) -> None:
    assert rule_result(version, name, assessment).outcome is Outcome.FIRES


@by_version
@pytest.mark.parametrize(("name", "assessment"), [*assessments("just-not"), *assessments("also-not")])
def test_one_step_aside_the_rule_is_decided_and_silent(version: str, name: str, assessment: dict[str, Any]) -> None:
    found = rule_result(version, name, assessment)
    assert found.outcome is Outcome.SILENT
    assert found.waits_for == ()


@pytest.mark.parametrize(("name", "assessment"), [*assessments("just-not"), *assessments("also-not")])
def test_the_step_is_one_answer_or_the_phase_and_the_case_names_it(name: str, assessment: dict[str, Any]) -> None:
    (changed,) = differences(CASES[name]["fires"], assessment)
    assert changed == "phase" or changed in assessment["answers"]
    assert changed in assessment["because"]


@by_version
@pytest.mark.parametrize(("name", "assessment"), [*assessments("undecided")])
def test_an_undecided_rule_says_what_it_waits_for(version: str, name: str, assessment: dict[str, Any]) -> None:
    found = rule_result(version, name, assessment)
    assert found.outcome is Outcome.UNDECIDED
    assert sorted(found.waits_for) == sorted(RENAMED[version].get(item, item) for item in assessment["waits-for"])


@pytest.mark.parametrize(
    ("version", "name"),
    [(version, rule.id) for version, framework in FRAMEWORKS.items() for rule in framework.rules if rule.caps],
)
def test_the_cap_of_a_rule_that_fires_shows_in_the_score(version: str, name: str) -> None:
    caps = next(rule.caps for rule in FRAMEWORKS[version].rules if rule.id == name)
    fired = result(version, name, CASES[name]["fires"])
    for capped, most in caps:
        node = node_of(fired, capped)
        assert node.uncapped is not None
        assert node.uncapped > most
        assert isinstance(node.score, Scored)
        assert node.score.value == most


@by_version
def test_a_rule_that_asks_the_previous_round_does_not_apply_without_one(version: str) -> None:
    (name,) = [name for name, case in CASES.items() if "previous" in case["fires"]]
    alone = {key: value for key, value in CASES[name]["fires"].items() if key != "previous"}
    assert rule_result(version, name, alone).outcome is Outcome.DOES_NOT_APPLY
