"""The shipped versions of integrated-mission and the examples keep what they promise to those who use them."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from readiness.model.assessment import Answered, DontKnow, Quantity
from readiness.model.framework import POINTS, Age, Context, Framework, Item, Lever, Number, Scale
from readiness.model.result import NoScore, Scored
from readiness.render.markdown import escape, markdown
from readiness.report.steps import next_step
from readiness.workflow.checking import check
from readiness.workflow.frameworks import load_framework
from readiness.workflow.scoring import report_of, score_assessment
from support import EXAMPLES, PROCEEDINGS, ROOT, SHIPPED, UNMEX, good, told

FRAMEWORKS = [good(load_framework(folder)) for folder in SHIPPED]
LATEST = UNMEX.with_name("2027.yaml")
by_version = pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.version)
by_id = pytest.mark.parametrize(
    "item",
    [pytest.param(item, id=f"{item.id}@{framework.version}") for framework in FRAMEWORKS for item in framework.items()],
)


def scored_items(framework: Framework) -> list[Item]:
    return [item for item in framework.items() if item.scored]


def test_every_version_that_lies_there_is_looked_at() -> None:
    assert {head.parent for head in (ROOT / "checklists").rglob("framework.yaml")} == set(SHIPPED)


@by_version
def test_five_themes_of_two_to_four_topics(framework: Framework) -> None:
    themes = ["funding", "planning", "local-ownership", "harmonization", "staffing"]
    assert [theme.id for theme in framework.themes] == themes
    for theme in framework.themes:
        assert 2 <= len(theme.children) <= 4
        assert not any(isinstance(child, Item) for child in theme.children)


@by_version
def test_the_number_of_items_and_of_each_kind(framework: Framework) -> None:
    scored = scored_items(framework)
    assert 38 <= len(scored) <= 44
    assert sum(isinstance(item.kind, Number | Age) for item in scored) >= 8
    assert sum(item.pulse for item in scored) == 10
    assert all(item.scored for item in framework.items() if item.pulse)
    contexts = {str(item.id) for item in framework.items() if isinstance(item.kind, Context)}
    assert {"staffing.vacancy-rate", "staffing.combined-posts", "planning.arrangement"} <= contexts


@by_version
def test_every_theme_is_in_the_pulse_twice(framework: Framework) -> None:
    pulse = [item for item in framework.items() if item.pulse]
    assert set(Counter(item.id.partition(".")[0] for item in pulse).values()) == {2}


@by_version
def test_most_of_it_is_the_missions_own_to_move(framework: Framework) -> None:
    scored = scored_items(framework)
    assert sum(item.lever is Lever.MISSION for item in scored) / len(scored) > 0.75


@by_id
def test_an_item_says_why_it_is_asked_and_where_it_comes_from(item: Item) -> None:
    assert item.ask.endswith("?")
    assert item.ask.count("?") == 1
    assert item.why is not None
    assert item.why.endswith(".")
    assert item.sources
    assert all(
        re.fullmatch(r"(CTX|MAND|FUND|PLAN|LEAD|OWN|HARM|STAFF|TRANS|BENCH|X)-\d\d", one) for one in item.sources
    )


@by_id
def test_a_weight_other_than_one_has_a_reason(item: Item) -> None:
    plain = item.weight.default == 1 and not item.weight.by_phase
    assert plain == (item.weight.why is None)


@by_id
def test_levels_are_four_texts_none_like_another(item: Item) -> None:
    if isinstance(item.kind, Scale):
        assert len(set(item.kind.levels)) == 4
        assert all(level.endswith(".") and len(level.split()) <= 40 for level in item.kind.levels)


@by_id
def test_goalposts_go_one_way_over_the_whole_scale(item: Item) -> None:
    if isinstance(item.kind, Number | Age):
        points = [earned for _, earned in item.kind.goalposts]
        assert {min(points), max(points)} == {0, 100}
        assert len({after > before for before, after in pairwise(points)}) == 1


def test_no_exclamation_marks_and_terms_say_who_added_them() -> None:
    for path in (*(path for folder in SHIPPED for path in folder.glob("*.yaml")), *EXAMPLES.rglob("*.yaml")):
        assert "!" not in path.read_text(encoding="utf-8").replace("!=", "")
    for framework in FRAMEWORKS:
        assert framework.terms
        assert all(term.added_by for term in framework.terms)


@pytest.mark.parametrize("path", [*SHIPPED, EXAMPLES], ids=lambda path: path.name)
def test_what_we_ship_has_no_problem(path: Path) -> None:
    found = list(check(path))
    assert found
    for checked in found:
        assert checked.problems == (), told(checked.problems)


def test_the_proceedings_are_an_illustration_with_a_range_and_no_score() -> None:
    scored = good(score_assessment(PROCEEDINGS))
    assert scored.sheet.assessment.subject.illustration
    assert scored.result.overall.score is NoScore.LOW_COVERAGE
    assert scored.result.overall.counts.unanswered == 0
    for entry in scored.result.items:
        assert all("section" in piece.ref.lower() for piece in entry.evidence)
        if isinstance(entry.answer, Answered):
            assert entry.evidence
        else:
            assert isinstance(entry.answer, DontKnow) or entry.status.value == "not-due"
    for name in ("planning.arrangement", "harmonization.command", "staffing.vacancy-rate", "staffing.combined-posts"):
        (entry,) = [entry for entry in scored.result.items if entry.item.id == name]
        assert len(entry.evidence) >= 2, "where cases differ, both are named"
    report = report_of(scored)
    figures = [report.overall, report.own, *(topic.figure for topic in report.topics)]
    assert {figure.score_text for figure in figures} == {"no score"}


@pytest.mark.parametrize("path", [UNMEX, LATEST], ids=lambda path: path.stem)
def test_the_fictional_mission_is_called_so_and_is_answered_in_full(path: Path) -> None:
    scored = good(score_assessment(path))
    assert scored.sheet.assessment.subject.fictional
    assert "fictional" in path.read_text(encoding="utf-8").splitlines()[0].lower()
    assert isinstance(scored.result.overall.score, Scored)
    assert scored.result.overall.coverage == 1


@pytest.mark.parametrize("path", [UNMEX, LATEST, PROCEEDINGS], ids=lambda path: path.stem)
def test_a_report_holds_every_item_and_every_word_of_evidence(path: Path) -> None:
    scored = good(score_assessment(path))
    report = report_of(scored)
    shown = [item.id for topic in report.topics for item in topic.items]
    assert sorted(shown) == sorted(item.id for item in scored.sheet.framework.items())
    source = markdown(report)
    for entry in scored.result.items:
        for piece in entry.evidence:
            assert escape(piece.ref) in source
        assert entry.note is None or escape(entry.note) in source


@by_id
def test_the_next_step_of_a_number_is_one_that_people_would_say(item: Item) -> None:
    if isinstance(item.kind, Number):
        kind = item.kind
        for tenth in range(11):
            now = float(round(kind.lowest + (kind.goalposts[-1][0] - kind.lowest) * tenth / 10))
            text = next_step(item, Quantity(kind, now), date(2026, 1, 1), POINTS)
            assert text is None or re.fullmatch(rf"Next: \d+ {re.escape(kind.unit)}, from \d+\.", text)
