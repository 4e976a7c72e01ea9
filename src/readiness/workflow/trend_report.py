"""The report of a trend, and what gates ask of its last round; of many rounds had from what is kept, where it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readiness.compare.nodes import noticeable
from readiness.problems import Loaded, in_order
from readiness.report.gates import Drift, Gates, Gauge, drift, failed, gauge, regressed
from readiness.report.trend_view import TrendReport
from readiness.words import trend as words
from readiness.workflow.rows import ALL, Choice
from readiness.workflow.trending import Followed, follow, report_of, targets_of


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
    return _made(paths, wanted, told)


def _made(paths: Sequence[Path], wanted: Wanted, told: Callable[[int, int], None] | None) -> Loaded[Reported]:
    loaded = follow(paths, wanted.choice, wanted.framework, told)
    found = loaded.value
    if found is None:
        return Loaded(None, loaded.problems)
    targets = targets_of(found)
    report = report_of(
        found, wanted.theme, only_changed=wanted.only_changed, plot=wanted.plot, targets=targets.value or ()
    )
    problems = in_order((*loaded.problems, *targets.problems, *report.problems))
    return Loaded(None if report.value is None else _reported(found, report.value), problems)


def _reported(found: Followed, report: TrendReport) -> Reported:
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
