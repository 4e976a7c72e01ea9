"""The report of a trend, and what gates ask of its last round; of many rounds had from what is kept, where it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.problems import Loaded, in_order
from readiness.report.gates import Drift, Gates, Gauge, drift, failed, gauge, regressed
from readiness.report.trend_view import TrendReport
from readiness.words import trend as words
from readiness.workflow.rows import ALL, Choice

if TYPE_CHECKING:
    from readiness.workflow.trending import Followed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of which trend is asked for."""

    choice: Choice = ALL
    framework: str | None = None
    """Another framework than the files name."""
    theme: str | None = None
    only_changed: bool = False
    plot: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """A report, and what gates ask."""

    report: TrendReport
    gauge: Gauge
    """Of the last round."""
    drift: Drift | None
    """From the round before it; None where it is the only one."""
    noticeable: float
    """The least change of the whole that the framework of the last round calls one."""


def report_trend(
    paths: Sequence[Path], wanted: Wanted, told: Callable[[int, int], None] | None = None
) -> Loaded[Reported]:
    """The report of the rounds in these files and folders, or every problem that refuses it; see `follow`."""
    from readiness.workflow.trend_kept import shelf_for  # noqa: PLC0415 - it knows what is kept, as this does

    shelf = shelf_for(paths, wanted)
    known = None if shelf is None else shelf.report()
    if known is not None:
        return Loaded(known)
    from readiness.workflow.trending import follow, report_of, targets_of  # noqa: PLC0415 - what is kept needs none

    loaded = follow(paths, wanted.choice, wanted.framework, told)
    found = loaded.value
    if found is None:
        return Loaded(None, loaded.problems)
    targets = targets_of(found)
    report = report_of(
        found, wanted.theme, only_changed=wanted.only_changed, plot=wanted.plot, targets=targets.value or ()
    )
    problems = in_order((*loaded.problems, *targets.problems, *report.problems))
    if report.value is None:
        return Loaded(None, problems)
    reported = _reported(found, report.value)
    if shelf is not None and not problems:
        shelf.keep(reported, found.frameworks)
    return Loaded(reported, problems)


def _reported(found: "Followed", report: TrendReport) -> Reported:
    from readiness.compare.nodes import noticeable  # noqa: PLC0415

    last, links = found.scored[-1], found.trend.links
    return Reported(
        report,
        gauge(last.result, rates_nobody=last.sheet.assessment.subject.illustration),
        drift(links[-1].overall) if links else None,
        noticeable(last.figures.plan, last.result.overall),
    )


def failures(found: Reported, gates: Gates, decline: float | None) -> Iterator[str]:
    """What the last round does not pass, and whether it declined like for like by so much since the one before."""
    yield from failed(gates, found.gauge)
    if decline is None:
        return
    if found.drift is None:
        yield words.REGRESSION_ALONE
    else:
        yield from regressed(found.drift, decline)
