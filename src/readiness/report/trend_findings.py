"""Findings over time."""

from collections.abc import Iterator, Sequence

from readiness.compare.timeline import Spell, Timeline
from readiness.model.framework import Severity
from readiness.report.build import finding
from readiness.report.in_a_row import InARow
from readiness.report.trend_view import SpellView, TimelineView
from readiness.words import change as change_words
from readiness.words import trend as words


def timelines_of(row: InARow) -> Iterator[TimelineView]:
    """The findings of all rounds: those that are open or undecided, then those that are gone.

    The weightiest come first.
    """
    weights = list(reversed(Severity))
    found = [entry for entry in row.trend.rules if entry.spells]
    if row.shown.only_changed:
        found = [entry for entry in found if entry.moved]
    for entry in sorted(
        found, key=lambda entry: (entry.spells[-1].gone is not None, weights.index(entry.rule.severity))
    ):
        outcomes = tuple(None if result is None else result.outcome.value for result in entry.results)
        titles = {node: row.titles.get(node, node) for node, _ in entry.rule.caps}
        spells = tuple(_spell(row, entry, spell) for spell in entry.spells)
        yield TimelineView(finding(entry.rule, titles), entry.is_open, entry.is_undecided, outcomes, spells)


def _spell(row: InARow, entry: Timeline, spell: Spell) -> SpellView:
    """A time during which a finding was open."""
    first = row.rounds[spell.first]
    told = {
        "came": _came(row, entry, spell),
        "days": spell.days,
        "rounds": words.IN_ROUNDS[spell.rounds == 1].format(count=spell.rounds),
        "undecided": _undecided_in(row, [at for at in spell.undecided if spell.since is None or at < spell.since]),
    }
    gone = None if spell.gone is None else row.rounds[spell.gone]
    since = None if spell.since is None else row.rounds[spell.since]
    if since is not None:
        text = words.UNDECIDED_SINCE.format(**told, since=since.round, day=since.date.isoformat())
    elif gone is None or spell.gone is None:
        text = words.STILL_OPEN.format(**told)
    else:
        after = entry.results[spell.gone]
        text = words.GONE.format(
            **told,
            gone=gone.round,
            until=gone.date.isoformat(),
            why=words.NO_SUCH_RULE.format(round=gone.round)
            if after is None
            else change_words.WHY_WENT[after.outcome.value],
        )
    return SpellView(
        first=first.round,
        last=row.rounds[spell.last].round,
        gone=None if gone is None else gone.round,
        undecided=tuple(row.rounds[at].round for at in spell.undecided),
        undecided_since=None if since is None else since.round,
        days=spell.days,
        rounds=spell.rounds,
        text=text,
    )


def _came(row: InARow, entry: Timeline, spell: Spell) -> str:
    """When a finding came, and whether its rule did too."""
    first, before = row.rounds[spell.first], entry.results[: spell.first]
    begun = words.FIRST_SEEN if spell is entry.spells[0] else words.CAME_BACK
    came = begun.format(first=first.round, day=first.date.isoformat())
    if not before or before[-1] is not None:
        return came
    return (words.RULE_IS_NEW if not any(before) else words.RULE_IS_BACK).format(came=came)


def _undecided_in(row: InARow, places: Sequence[int]) -> str:
    """The rounds that leave a finding undecided without ending it, in words; nothing where there are none."""
    if not places:
        return ""
    return words.UNDECIDED_IN[len(places) == 1].format(rounds=", ".join(row.rounds[at].round for at in places))
