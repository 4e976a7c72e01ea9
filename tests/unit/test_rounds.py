"""The five rounds of the fictional mission tell a story: improvement, a stall, a new phase, a new questionnaire."""

from pathlib import Path

import pytest

from readiness.ids import NodeId
from readiness.model.assessment import Answered, NotApplicable, Revision
from readiness.model.result import Outcome, Scored
from readiness.workflow.scoring import Scored as ScoredAssessment
from readiness.workflow.scoring import score_assessment
from support import EXAMPLES, good

YEARS = (2023, 2024, 2025, 2026, 2027)
COMMAND = NodeId("harmonization.command")


def path(year: int) -> Path:
    return EXAMPLES / "unmex" / f"{year}.yaml"


ROUNDS: dict[int, ScoredAssessment] = {year: good(score_assessment(path(year))) for year in YEARS}


def shown(year: int) -> float:
    score = ROUNDS[year].result.overall.score
    assert isinstance(score, Scored)
    return score.shown


def points(year: int) -> dict[str, float]:
    """What each answered item earns, by the id that it had first."""
    return {
        str(entry.item.was or entry.item.id): entry.points
        for entry in ROUNDS[year].result.items
        if entry.points is not None
    }


def firing(year: int) -> set[str]:
    return {entry.rule.id for entry in ROUNDS[year].result.rules if entry.outcome is Outcome.FIRES}


@pytest.mark.parametrize("year", YEARS)
def test_every_round_says_that_the_mission_is_fictional(year: int) -> None:
    assert "fictional" in path(year).read_text(encoding="utf-8").splitlines()[0]
    assert ROUNDS[year].sheet.assessment.subject.fictional


def test_they_improve_then_stall_then_improve_in_another_phase() -> None:
    assert shown(2024) - shown(2023) > 5
    assert abs(shown(2025) - shown(2024)) < 2
    assert shown(2026) - shown(2025) > 5
    phases = [*["implementation"] * 3, "consolidation", "transition"]
    assert [ROUNDS[year].sheet.assessment.phase for year in YEARS] == phases


def test_the_fifth_was_made_with_another_version_by_the_same_people() -> None:
    assert [ROUNDS[year].sheet.framework.version for year in YEARS] == [*["2026.1"] * 4, "2026.2"]
    sheets = [ROUNDS[year].sheet.assessment for year in YEARS]
    assert len({(sheet.subject.id, sheet.respondent) for sheet in sheets}) == 1


def test_the_fifth_looks_better_where_only_the_questions_are_others() -> None:
    """What was asked alike and answered in both rounds fell; what flatters the whole is new, rescaled or fell away."""
    assert shown(2027) - shown(2026) > 0.5
    old, new = (points(year) for year in (2026, 2027))
    alike = (old.keys() & new.keys()) - {"planning.benchmarks"}
    assert len(alike) > 35
    assert sum(new[name] - old[name] for name in alike) / len(alike) < -2
    assert new["planning.benchmarks"] - old["planning.benchmarks"] == pytest.approx(100 / 3)
    assert new["planning.shared-analysis"] == 100
    assert old["harmonization.command"] == pytest.approx(100 / 3)
    assert isinstance(ROUNDS[2027].sheet.assessment.entry(COMMAND).answer, NotApplicable)


def test_rules_fire_and_stop_firing() -> None:
    assert firing(2023) == {
        "integration-without-owners",
        "projects-in-place-of-development",
        "combined-posts-without-depth",
        "security-without-access",
        "mandate-beyond-means",
        "services-without-receiver",
        "one-message-without-channel",
    }
    assert firing(2024) == {
        "projects-in-place-of-development",
        "combined-posts-without-depth",
        "mandate-beyond-means",
        "services-without-receiver",
    }
    assert firing(2025) == firing(2024) - {"projects-in-place-of-development"}
    assert firing(2026) == {"money-without-projects", "clocks-apart", "new-phase-old-profiles"}
    assert firing(2027) == {"money-without-projects", "money-without-hands", "combined-posts-without-depth"}


def test_two_answers_were_corrected() -> None:
    revised = [
        (year, item, entry.revised)
        for year in YEARS
        for item, entry in ROUNDS[year].sheet.assessment.entries.items()
        if entry.revised is not None
    ]
    assert revised == [
        (2025, "planning.task-leads", Revision.CORRECTION),
        (2027, "local-ownership.recruitment", Revision.CORRECTION),
    ]


@pytest.mark.parametrize("year", [2025, 2027])
def test_some_evidence_was_carried_over_and_some_went_stale(year: int) -> None:
    earlier, later = ROUNDS[year - 1].sheet.assessment, ROUNDS[year].sheet.assessment
    carried = [item for item in later.entries if set(earlier.entry(item).evidence) & set(later.entry(item).evidence)]
    assert len(carried) > 3
    stale = [
        entry.item.id
        for entry in ROUNDS[year].result.items
        if entry.supported is False and any(piece.day is not None for piece in entry.evidence)
    ]
    assert len(stale) > 3
    assert set(stale) & set(carried)


def test_what_is_not_known_stays_so_in_a_round_or_two() -> None:
    unknown = sum(ROUNDS[year].result.overall.counts.dont_know for year in YEARS)
    assert 1 <= unknown <= 4
    assert all(ROUNDS[year].result.overall.counts.unanswered == 0 for year in YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_no_answer_is_given_that_is_not_asked(year: int) -> None:
    for entry in ROUNDS[year].result.items:
        assert entry.status.value == "asked" or not isinstance(entry.answer, Answered)
