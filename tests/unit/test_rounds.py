"""The four rounds of the fictional mission tell a story: improvement, a stall, a change of phase."""

from pathlib import Path

import pytest

from readiness.model.assessment import Answered, Revision
from readiness.model.result import Outcome, Scored
from readiness.workflow.scoring import Scored as ScoredAssessment
from readiness.workflow.scoring import score_assessment
from support import EXAMPLES, good

YEARS = (2023, 2024, 2025, 2026)


def path(year: int) -> Path:
    return EXAMPLES / "unmex" / f"{year}.yaml"


ROUNDS: dict[int, ScoredAssessment] = {year: good(score_assessment(path(year))) for year in YEARS}


def shown(year: int) -> float:
    score = ROUNDS[year].result.overall.score
    assert isinstance(score, Scored)
    return score.shown


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
    assert [ROUNDS[year].sheet.assessment.phase for year in YEARS] == [*["implementation"] * 3, "consolidation"]


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


def test_one_answer_was_corrected() -> None:
    revised = [
        (year, item, entry.revised)
        for year in YEARS
        for item, entry in ROUNDS[year].sheet.assessment.entries.items()
        if entry.revised is not None
    ]
    assert revised == [(2025, "planning.task-leads", Revision.CORRECTION)]


def test_some_evidence_was_carried_over_and_some_went_stale() -> None:
    earlier, later = ROUNDS[2024].sheet.assessment, ROUNDS[2025].sheet.assessment
    carried = [item for item in later.entries if set(earlier.entry(item).evidence) & set(later.entry(item).evidence)]
    assert len(carried) > 3
    stale = [
        entry.item.id
        for entry in ROUNDS[2025].result.items
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
