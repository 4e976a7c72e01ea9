"""Every word that conditions know: from its text to what is explained of it, and what pages say of it."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

import pytest

from readiness.engine.evaluate import evaluate
from readiness.engine.plan import compile_plan
from readiness.engine.trace import trace
from readiness.engine.traced import RuleTrace
from readiness.ids import NodeId
from readiness.model.assessment import Sheet
from readiness.model.condition import Setting, leaves
from readiness.model.framework import Framework
from readiness.model.functions import FUNCTIONS
from readiness.model.result import Outcome
from readiness.report.condition_text import written
from readiness.report.explain import build_explanation
from readiness.words import explain as words
from readiness.words.problems import TEXTS
from support import ROOT, framework_from, good, sheet_from

SETTINGS: Final = [setting.value for setting in Setting]
HEAD: Final = {
    "phases": ["start-up", "transition"],
    "respondents": ["leadership", "military"],
    "bands": [{"from": 0, "label": "Low"}, {"from": 50, "label": "High"}],
}
NUMBER: Final = {"number": {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}}
ITEMS: Final = {"funding": ("funding.horizon", "funding.late"), "planning": ("planning.plan", "planning.last")}
THEMES: Final[list[dict[str, Any]]] = [
    {"id": theme, "title": theme, "items": [{"id": item, "ask": "Q", **NUMBER} for item in items]}
    for theme, items in ITEMS.items()
]
ANSWERED: Final = {item: 20 for items in ITEMS.values() for item in items}

HOLDING: Final = {
    "score": 'score("funding") == 20',
    "low": 'low("funding") == 20',
    "high": 'high("funding") == 20',
    "coverage": 'coverage("funding") == 1',
    "support": 'support("funding") == 0',
    "band": 'band("funding") == "Low"',
    "points": 'points("funding.horizon") == 20',
    "answer": 'answer("funding.horizon") == 20',
    "answered": 'answered("funding.horizon")',
    "count": 'count("funding", points < 50) == 2',
    "previous": 'previous(score("funding")) == 20',
    "phase": 'phase == "transition"',
    "respondent": 'respondent == "leadership"',
}
"""A condition on each word, which holds where everything was answered with 20, in this round and the one before."""


def rule(when: str, **more: Any) -> dict[str, Any]:
    return {"id": "r", "when": when, "severity": "note", "finding": "F.", "recommend": "R.", "for": "mission", **more}


def codes(*rules: dict[str, Any], **last: Any) -> set[str]:
    """The problems of a framework with these rules, and with more keys for its last item."""
    themes = deepcopy(THEMES)
    themes[-1]["items"][-1] |= last
    return {problem.code for problem in framework_from(HEAD, themes, rules or None).problems}


def sheet(framework: Framework, **more: Any) -> Sheet:
    return good(sheet_from(framework, {"phase": "transition", "respondent": "leadership", "answers": ANSWERED, **more}))


def test_none_is_left_out() -> None:
    assert HOLDING.keys() == {*FUNCTIONS, *SETTINGS}
    assert set(re.findall("[a-z]+", TEXTS["E006"].remedy)) >= {*HOLDING}


@pytest.mark.parametrize("word", HOLDING)
def test_it_is_decided_and_shown_with_what_it_comes_to(word: str) -> None:
    made = good(framework_from(HEAD, THEMES, [rule(HOLDING[word])]))
    now, before = sheet(made), sheet(made, date="2025-11-23")
    plan = compile_plan(made)
    previous = evaluate(plan, before.assessment)
    found = trace(evaluate(plan, now.assessment, previous), NodeId("r"), previous)
    assert isinstance(found, RuleTrace)
    assert found.result.outcome is Outcome.FIRES
    shown = build_explanation(now, found, None, before.assessment).unfolded.parts[0]
    told = {fact.label: fact.text for part in (shown, *shown.parts) for fact in part.facts}
    assert re.search(rf"\b{word}\b", written(made.rules[0].when))
    assert [text for label, text in told.items() if re.search(rf"\b{word}\b", label)] not in ([], [words.NOT_THERE])


@pytest.mark.parametrize("word", FUNCTIONS)
def test_whoever_writes_it_otherwise_is_told_how_it_is_written(word: str) -> None:
    form = FUNCTIONS[word].form
    (problem,) = framework_from(HEAD, THEMES, [rule(f"not {word}()")]).problems
    assert (problem.code, dict(problem.args).get("form")) == ("E007", form)
    for way in form.split(" or "):
        assert way.startswith(f"{word}(")
        assert codes(rule(way)) <= {"E009"}, "a number or a text by itself is no condition"
        assert ("E007" in codes(rule(f"previous({way}) == 1"))) is not FUNCTIONS[word].earlier


@pytest.mark.parametrize("word", FUNCTIONS)
def test_what_comes_to_a_part_for_each_item_is_known_to(word: str) -> None:
    """The limit of comparisons counts by it."""
    made = good(framework_from(HEAD, THEMES, [rule(HOLDING[word])]))
    assert (len([*leaves(made.rules[0].when)]) > 1) is FUNCTIONS[word].unfolds


def rows() -> Iterator[tuple[str, str, str]]:
    """Of each word that the page explains: the word, whether a cap may hang on it, and whether an item may."""
    text = (ROOT / "docs" / "conditions.md").read_text(encoding="utf-8")
    table = text[text.index("| form | type |") :].split("\n\n")[0]
    for line in table.splitlines()[2:]:
        form, _, _, cap, gate = (cell.strip() for cell in line.strip("|").split(" | "))
        yield from ((word, cap, gate) for word in re.findall(r"`([a-z]+)", form))


@pytest.mark.parametrize(("word", "cap", "gate"), [*rows()])
def test_the_page_says_where_it_may_stand(word: str, cap: str, gate: str) -> None:
    assert ("F040" in codes(rule(HOLDING[word], cap={"planning": 50}))) is (cap == "no")
    assert ("F057" in codes(**{"applies-when": HOLDING[word]})) is (gate == "no")


def test_the_page_explains_every_word() -> None:
    assert {word for word, *_ in rows()} == {*HOLDING}
