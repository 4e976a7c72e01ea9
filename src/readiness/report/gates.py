"""Gates: what a program asks of a result, each by itself. What is shown or left out of a report switches none off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.ids import DECLARED
from readiness.model.framework import Severity
from readiness.model.result import Outcome, Result, Scored
from readiness.numbers import half_away, snap
from readiness.report.apportion import signed
from readiness.report.wording import percent, percent_below, shown_text
from readiness.words import gates as words
from readiness.words import report as report_words

if TYPE_CHECKING:
    from readiness.compare.change import NodeChange


@dataclass(frozen=True, slots=True)
class Gates:
    """What is asked; None where nothing is."""

    fail_under: float | None = None
    """The least score, as it is shown."""
    min_coverage: float | None = None
    """The least coverage, a share from 0 to 1."""
    fail_on: Severity | None = None
    """The least severity of a finding that fails."""


def failed(gates: Gates, result: Result, *, rates_nobody: bool) -> Iterator[str]:
    """A sentence for each gate that a result does not pass; no score passes none, and an illustration has none."""
    overall = result.overall
    shown = overall.score.shown if isinstance(overall.score, Scored) and not rates_nobody else None
    if gates.fail_under is not None and (shown is None or shown < gates.fail_under):
        text = report_words.NO_SCORE if shown is None else shown_text(shown, overall.decimals)
        yield words.UNDER.format(score=text, least=f"{gates.fail_under:g}")
    if gates.min_coverage is not None:
        least = percent(gates.min_coverage)
        if overall.coverage is None:
            yield words.COVERAGE_NONE.format(least=least)
        elif overall.coverage < snap(gates.min_coverage):
            yield words.COVERAGE.format(coverage=percent_below(overall.coverage, gates.min_coverage), least=least)
    if gates.fail_on is not None and (found := tuple(_findings(result, gates.fail_on))):
        yield words.FINDINGS.format(findings=", ".join(found))


def _findings(result: Result, least: Severity) -> Iterator[str]:
    """The findings of this severity and above, the weightiest first."""
    order = list(Severity)
    counted = order[order.index(least) :]
    for severity in reversed(counted):
        for entry in result.rules:
            if entry.outcome is Outcome.FIRES and entry.rule.severity is severity:
                yield words.FINDING.format(id=entry.rule.id, severity=severity.value)
        if severity is Severity.NOTE:
            for theme in result.declared:
                yield words.FINDING.format(id=f"{DECLARED} {theme}", severity=severity.value)


def regressed(overall: "NodeChange", least: float) -> Iterator[str]:
    """A sentence where the whole declined like for like by so much, as it is shown, or where that cannot be told."""
    if overall.like_for_like is None:
        yield words.REGRESSION_NONE
        return
    decimals = overall.found.decimals
    decline = -half_away(overall.like_for_like, 1 if decimals is None else decimals)
    if decline > 0 and decline >= snap(least):
        yield words.REGRESSION.format(change=signed(overall.like_for_like, decimals), least=f"{least:g}")
