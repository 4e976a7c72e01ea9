"""Scoring an assessment, with the round before it where a rule asks it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.engine.evaluate import evaluate
from readiness.engine.figures import Figures
from readiness.engine.robustness import steadiness
from readiness.engine.score import result_of
from readiness.model.assessment import Assessment, Sheet
from readiness.model.result import Result
from readiness.problems import Loaded, Problem, has_errors, in_order
from readiness.report.build import build_report, written
from readiness.report.gates import Gates, failed, gauge
from readiness.report.target_view import TargetView
from readiness.report.view import Report
from readiness.store.files import exists
from readiness.workflow.assessments import SEALS, TARGETS, Read, read_assessment
from readiness.workflow.frameworks import plan_of
from readiness.workflow.phases import Phase, phase
from readiness.workflow.previous import find_previous

if TYPE_CHECKING:
    from readiness.compare.change import Change


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored assessment."""

    read: Read
    figures: Figures
    """What the result was made of, for whoever looks closer."""
    result: Result
    previous: Sheet | None
    before: Figures | None
    """The figures of the round before."""

    @property
    def sheet(self) -> Sheet:
        """The assessment with its framework."""
        return self.read.sheet


def score_assessment(
    path: Path,
    framework: str | None = None,
    previous: Path | None = None,
    *,
    in_a_row: bool = False,
    told: bool = False,
) -> Loaded[Scored]:
    """The scored assessment in a file, or the problems that refuse it.

    `previous` names the round before it; else it is looked for where a rule asks it, or where the assessment is one
    `in_a_row` of rounds. It is also looked for where what moved is to be `told`, but then no score hangs on it: what
    is wrong with it is no problem, and it is not known.
    """
    return score_read(read_assessment(path, framework), path, framework, previous, in_a_row=in_a_row, told=told)


def score_read(
    read: Loaded[Read],
    path: Path,
    framework: str | None,
    previous: Path | None = None,
    *,
    in_a_row: bool = False,
    told: bool = False,
) -> Loaded[Scored]:
    """The same of an assessment that is read already, and lies at `path` or did so once."""
    if read.value is None:
        return Loaded(None, read.problems)
    sheet = read.value.sheet
    wanted = previous is not None or in_a_row or sheet.framework.asks_previous
    before = find_previous(path, sheet, previous, framework) if wanted or told else Loaded(None)
    if told and not wanted:
        before = Loaded(before.value)
    problems = in_order((*read.problems, *before.problems))
    if has_errors(problems):
        return Loaded(None, problems)
    earlier = None if before.value is None else before.value.sheet
    with phase(Phase.SCORE):
        known = None if earlier is None else evaluate(plan_of(earlier.framework), earlier.assessment)
        figures = evaluate(plan_of(sheet.framework), sheet.assessment, known)
        return Loaded(Scored(read.value, figures, result_of(figures), earlier, known), problems)


def report_of(scored: Scored, targets: Sequence[TargetView] = ()) -> Report:
    """The report of a scored assessment, with the targets beside it, and what moved since the round before."""
    previous = None if scored.previous is None else scored.previous.assessment
    change = _since_the_previous(scored)
    report = build_report(
        scored.sheet,
        scored.result,
        scored.read.rescored_from,
        previous,
        steadiness(scored.figures),
        targets,
        change,
        scored.figures.plan,
    )
    if previous is None or change is None or not _is_in_a_row(previous, scored.sheet.assessment):
        return report
    from readiness.report.since import with_since  # noqa: PLC0415 - a first round needs none of it

    return with_since(report, change, scored.figures.plan, previous.round)


def with_files(report: Report, scored: Scored) -> Report:
    """The same report with the framework and the answers as their files have them, which JSON alone shows."""
    return replace(report, written=written(scored.sheet, scored.previous))


def _since_the_previous(scored: Scored) -> "Change | None":
    """The comparison with the round before; None where none is known."""
    if scored.before is None:
        return None
    from readiness.compare.rounds import Round, compare  # noqa: PLC0415 - a first round needs none of it

    old, new = Round(scored.before, result_of(scored.before)), Round(scored.figures, scored.result)
    return compare(old, new, splits=False)


def _is_in_a_row(before: Assessment, now: Assessment) -> bool:
    """Whether the one can stand beside the other: of the same subject, respondent and scope, and no illustration.

    What it was named as does not matter.
    """
    same = (before.subject.id, before.respondent, before.scope) == (now.subject.id, now.respondent, now.scope)
    return same and not (before.subject.illustration or now.subject.illustration)


def targets_beside(path: Path, scored: Scored, framework: str | None = None) -> Loaded[tuple[TargetView, ...]]:
    """How the targets beside a scored assessment stand; none where there is no such file, and nothing is read then."""
    if not exists(path.with_name(TARGETS)):
        return Loaded(())
    from readiness.workflow.targets import views_or_warning  # noqa: PLC0415 - most folders have no targets

    with phase(Phase.VIEW):
        return views_or_warning(path, scored, framework)


def report_with_seal(path: Path, scored: Scored, targets: Sequence[TargetView] = ()) -> Report:
    """The same report, and what the seals beside the assessment say of it; where there are none, nothing is read."""
    with phase(Phase.VIEW):
        report = report_of(scored, targets)
    if not exists(path.parent / SEALS):
        return report
    from readiness.report.sealed import with_seal  # noqa: PLC0415 - most folders have no seals
    from readiness.workflow.sealing import chain_in, last_seal  # noqa: PLC0415

    # what is wrong with the seals is for `verify` to say
    chain = chain_in(path.parent).value
    sealed = None if chain is None else last_seal(path, chain)
    if chain is None or sealed is None:
        return report
    return with_seal(report, scored.sheet, sealed, chain.replaced.get(sealed.seal.number))


def report_beside(
    path: Path, scored: Scored, framework: str | None = None, *, files: bool = False
) -> tuple[Report, tuple[Problem, ...]]:
    """The report of a scored assessment with all that lies beside it, and what is wrong with that.

    With `files` it has the framework and the answers as their files have them, which JSON alone shows.
    """
    targets = targets_beside(path, scored, framework)
    report = report_with_seal(path, scored, targets.value or ())
    return with_files(report, scored) if files else report, targets.problems


def failures(scored: Scored, gates: Gates) -> tuple[str, ...]:
    """A sentence for each gate that the result does not pass."""
    return tuple(failed(gates, gauge(scored.result, rates_nobody=scored.sheet.assessment.subject.illustration)))
