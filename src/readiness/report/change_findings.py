"""Findings that came, went or changed severity from one round to another."""

from collections.abc import Iterator, Sequence

from readiness.compare.change import RuleChange
from readiness.model.framework import Rule, Severity
from readiness.model.result import Outcome
from readiness.report.both_rounds import BothRounds, fires
from readiness.report.build import finding
from readiness.report.change_view import MovedFinding
from readiness.report.concerned import concerns
from readiness.report.view import FindingView
from readiness.report.wording import titles_of
from readiness.words import change as words
from readiness.words import report as report_words


def findings_of(rounds: BothRounds, *, before: bool, after: bool) -> tuple[FindingView, ...]:
    """Of the rules that fired, or did not, in each round, with one severity; the weightiest first."""
    titles = titles_of(rounds.new.sheet.framework)
    found = [
        entry.new.rule
        for entry in rounds.change.rules
        if entry.new is not None
        and concerns(entry.new.rule, rounds.names)
        and (fires(entry.old), fires(entry.new)) == (before, after)
        and not (before and after and _has_shifted(entry))
    ]
    return tuple(finding(rule, titles) for rule in _weightiest(found))


def new_rules_of(rounds: BothRounds) -> tuple[str, ...]:
    """The ids of the rules that fire in the second round and are not there in the first."""
    return tuple(
        entry.new.rule.id
        for entry in rounds.change.rules
        if entry.old is None and entry.new is not None and fires(entry.new) and concerns(entry.new.rule, rounds.names)
    )


def gone_of(rounds: BothRounds, *, undecided: bool) -> Iterator[MovedFinding]:
    """What fired in the first round only, and why it does not in the second; what open answers decide is apart."""
    titles = titles_of(rounds.old.sheet.framework)
    now = {
        entry.old.rule.id: "gone" if entry.new is None else entry.new.outcome.value
        for entry in rounds.change.rules
        if entry.old is not None
        and concerns(entry.old.rule, rounds.names)
        and fires(entry.old)
        and not fires(entry.new)
        and (entry.new is not None and entry.new.outcome is Outcome.UNDECIDED) is undecided
    }
    gone = [entry.old.rule for entry in rounds.change.rules if entry.old is not None and entry.old.rule.id in now]
    for rule in _weightiest(gone):
        yield MovedFinding(finding(rule, titles), words.WHY_WENT[now[rule.id]])


def shifted_of(rounds: BothRounds) -> Iterator[MovedFinding]:
    """What fired in both rounds, with another severity."""
    titles = titles_of(rounds.new.sheet.framework)
    for entry in rounds.change.rules:
        if entry.old is None or entry.new is None or not _has_shifted(entry):
            continue
        if not concerns(entry.new.rule, rounds.names):
            continue
        if fires(entry.old) and fires(entry.new):
            severity = report_words.SEVERITIES[entry.old.rule.severity.value]
            yield MovedFinding(finding(entry.new.rule, titles), words.SHIFTED.format(severity=severity))


def _has_shifted(entry: RuleChange) -> bool:
    return entry.old is not None and entry.new is not None and entry.old.rule.severity is not entry.new.rule.severity


def _weightiest(rules: Sequence[Rule]) -> list[Rule]:
    weights = list(reversed(Severity))
    return sorted(rules, key=lambda rule: weights.index(rule.severity))
