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


@dataclass(frozen=True, slots=True)
class Gauge:
    """What gates are asked of: a result, without what it was made of."""

    shown: float | None
    """The score as it is shown; None where there is none, or it rates nobody."""
    decimals: int | None
    ends: tuple[float, float]
    """The least and the most that a score can come to."""
    coverage: float | None
    findings: tuple[tuple[str, Severity], ...]
    """What each is called and how grave it is, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How the whole moved from one round to another, like for like."""

    like_for_like: float | None
    """None where that cannot be told."""
    decimals: int | None


def gauge(result: Result, *, rates_nobody: bool) -> Gauge:
    """What gates are asked of a result; that of an illustration rates nobody."""
    overall = result.overall
    shown = overall.score.shown if isinstance(overall.score, Scored) and not rates_nobody else None
    return Gauge(shown, overall.decimals, overall.ends, overall.coverage, tuple(_findings(result)))


def drift(overall: "NodeChange") -> Drift:
    """What a gate is asked of the change of the whole."""
    return Drift(overall.like_for_like, overall.found.decimals)


def failed(gates: Gates, found: Gauge) -> Iterator[str]:
    """A sentence for each gate that a result does not pass; no score passes none."""
    if gates.fail_under is not None and (found.shown is None or found.shown < gates.fail_under):
        text = report_words.NO_SCORE if found.shown is None else shown_text(found.shown, found.decimals)
        yield words.UNDER.format(score=text, least=f"{gates.fail_under:g}")
    if gates.min_coverage is not None:
        least = percent(gates.min_coverage)
        if found.coverage is None:
            yield words.COVERAGE_NONE.format(least=least)
        elif found.coverage < snap(gates.min_coverage):
            yield words.COVERAGE.format(coverage=percent_below(found.coverage, gates.min_coverage), least=least)
    if gates.fail_on is not None:
        order = list(Severity)
        counted = order[order.index(gates.fail_on) :]
        told = [
            words.FINDING.format(id=name, severity=severity.value)
            for name, severity in found.findings
            if severity in counted
        ]
        if told:
            yield words.FINDINGS.format(findings=", ".join(told))


def _findings(result: Result) -> Iterator[tuple[str, Severity]]:
    for severity in reversed(Severity):
        for entry in result.rules:
            if entry.outcome is Outcome.FIRES and entry.rule.severity is severity:
                yield entry.rule.id, severity
        if severity is Severity.NOTE:
            for theme in result.declared:
                yield f"{DECLARED} {theme}", severity


def regressed(found: Drift, least: float) -> Iterator[str]:
    """A sentence where the whole declined like for like by so much, as it is shown, or where that cannot be told."""
    if found.like_for_like is None:
        yield words.REGRESSION_NONE
        return
    decline = -half_away(found.like_for_like, 1 if found.decimals is None else found.decimals)
    if decline > 0 and decline >= snap(least):
        yield words.REGRESSION.format(change=signed(found.like_for_like, found.decimals), least=f"{least:g}")
