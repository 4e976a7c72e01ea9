"""How the targets beside an assessment stand, by it and the rounds before it in its folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from readiness.engine.evaluate import evaluate
from readiness.engine.score import result_of
from readiness.ids import nearest
from readiness.model.framework import Framework
from readiness.model.targets import Target
from readiness.problems import Loaded, Place, has_errors, in_order, problem
from readiness.report.target_view import TargetView
from readiness.report.targets import ScoredRound, build_standings, target_views
from readiness.report.targets_view import StandingsReport
from readiness.store.files import exists
from readiness.words.problems import message
from readiness.workflow.assessments import TARGETS
from readiness.workflow.beside import read_targets_file
from readiness.workflow.frameworks import each_once, plan_of, read_document
from readiness.workflow.previous import find_earlier
from readiness.workflow.scoring import Scored, report_of, score_assessment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Found:
    """The targets beside an assessment, how they stand, and the rounds that say so."""

    rounds: tuple[ScoredRound, ...]
    views: tuple[TargetView, ...]


def standings_beside(
    path: Path, framework: str | None = None, previous: Path | None = None, phase: str | None = None
) -> Loaded[StandingsReport]:
    """How the targets beside the assessment in a file stand, or the problems that refuse it or them.

    With a `phase` only what must be met before that phase or an earlier one, or on a day that is not after the
    assessment's.
    """
    loaded = score_assessment(path, framework, previous)
    scored = loaded.value
    if scored is None:
        return Loaded(None, loaded.problems)
    known = scored.sheet.framework.phases
    if phase is not None and phase not in known:
        names = {"name": phase, "nearest": nearest(phase, known) or "", "allowed": ", ".join(known)}
        return Loaded(None, (*loaded.problems, problem("A020", Place("--phase"), what="phase", **names)))
    found = _beside(path, scored, framework)
    problems = in_order((*loaded.problems, *found.problems))
    if found.value is None:
        return Loaded(None, problems)
    return Loaded(build_standings(report_of(scored), found.value.rounds, found.value.views, phase), problems)


def views_or_warning(path: Path, scored: Scored, framework: str | None) -> Loaded[tuple[TargetView, ...]]:
    """How they stand; where their file is refused, a warning in place of its problems, and no targets."""
    found = _beside(path, scored, framework)
    if found.value is not None:
        return Loaded(found.value.views, found.problems)
    return _warned(found)


def views_over(path: Path, rounds: Sequence[ScoredRound]) -> Loaded[tuple[TargetView, ...]]:
    """The same by these rounds, the last of which lies at `path`; none where there are no targets beside it."""
    if not exists(path.with_name(TARGETS)):
        return Loaded(())
    framework = rounds[-1][0].framework
    read = _targets(path.with_name(TARGETS), framework)
    if read.value is None:
        return _warned(read)
    return Loaded(target_views(framework, read.value, rounds), read.problems)


def _warned(found: Loaded[T]) -> Loaded[tuple[TargetView, ...]]:
    first = next(fault for fault in found.problems if has_errors((fault,)))
    detail = f"{message(first)} [{first.code}]"
    return Loaded((), (problem("A099", first.place, first.quote, detail=detail),))


def _beside(path: Path, scored: Scored, framework: str | None) -> Loaded[_Found]:
    read = _targets(path.with_name(TARGETS), scored.sheet.framework)
    if read.value is None:
        return Loaded(None, read.problems)
    earlier = _earlier(path, scored, framework) if read.value else Loaded(())
    rounds = (*(earlier.value or ()), (scored.sheet, scored.result))
    views = target_views(scored.sheet.framework, read.value, rounds)
    return Loaded(_Found(rounds, views), (*read.problems, *earlier.problems))


def _targets(path: Path, framework: Framework) -> Loaded[tuple[Target, ...]]:
    """The targets in a file, read with the framework of the assessment."""
    if not exists(path):
        return Loaded(None, (problem("A098", Place(str(path))),))
    document = read_document(path)
    if document.value is None:
        return Loaded(None, document.problems)
    return read_targets_file(path, document.value, framework)


def _earlier(path: Path, scored: Scored, framework: str | None) -> Loaded[tuple[ScoredRound, ...]]:
    """The rounds before an assessment, each with its result.

    None needs the round before it: only findings may ask that, and no score hangs on a finding.
    """
    with each_once():
        found = find_earlier(path, scored.sheet, framework)
        rounds = tuple(
            (read.sheet, result_of(evaluate(plan_of(read.sheet.framework), read.sheet.assessment)))
            for read in found.value or ()
        )
    return Loaded(rounds, found.problems)
