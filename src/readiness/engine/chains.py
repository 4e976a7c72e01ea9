"""The steps that are left on each answered item, one after the other: better answers, and dated evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from readiness.engine.figures import GIVEN, Figures
from readiness.engine.following import following
from readiness.engine.plan import Slot
from readiness.engine.points import points
from readiness.model.assessment import Answered, Entry, Evidence, Value
from readiness.model.extents import subtracted
from readiness.model.framework import Extent, Item


@dataclass(frozen=True, slots=True)
class Rung:
    """What an item says after one more step."""

    entry: Entry
    value: Value
    points: float
    """What it then counts with."""
    evidence: bool
    """Whether the step is to give dated evidence for the same answer; else it is a better answer."""


@dataclass(frozen=True, slots=True)
class Chain:
    """An answered item and the steps that are left on it, each of which presupposes those before it."""

    place: int
    """Of the item in the plan."""
    item: Item
    value: Value
    """What is answered now."""
    rungs: tuple[Rung, ...]
    """At least one."""
    worth: tuple[float, ...]
    """What the item counts with now, and after each step; it never falls, or never rises where it is subtracted."""


def chains(figures: Figures) -> tuple[Chain, ...]:
    """The steps left on every item that is answered and counts, in the framework's order."""
    assessment, ends = figures.assessment, figures.plan.framework.points
    down = subtracted(figures.plan.framework.whole())
    found: list[Chain] = []
    for place, slot in enumerate(figures.plan.slots):
        value, now = figures.values[place], figures.bare.score[place]
        if figures.state[place] != GIVEN or value is None or now is None:
            continue
        entry, supported = assessment.entry(slot.item.id), bool(figures.portions.supported[place])
        steps = _lowering if slot.id in down else _rungs
        rungs = tuple(steps(slot, entry, value, assessment.date, ends, supported=supported))
        if rungs:
            found.append(Chain(place, slot.item, value, rungs, (now, *(rung.points for rung in rungs))))
    return tuple(found)


def _lowering(slot: Slot, entry: Entry, value: Value, at: date, ends: Extent, *, supported: bool) -> Iterator[Rung]:
    """The same of what is subtracted, which gets better where it earns less; evidence would only add to it."""
    limit = ends[1] if supported or slot.unsupported is None else slot.unsupported
    facing = replace(slot.item, reverse=not slot.item.reverse)
    now = points(slot.item, value, at, ends)
    while now is not None and (better := following(facing, value, at, ends)) is not None:
        after = points(slot.item, better, at, ends)
        if after is None or after >= now:
            return
        value, now, entry = better, after, replace(entry, answer=Answered(better))
        if after < limit:
            yield Rung(entry, value, after, evidence=False)


def _rungs(slot: Slot, entry: Entry, value: Value, at: date, ends: Extent, *, supported: bool) -> Iterator[Rung]:
    """The steps one after the other; evidence is asked for where it adds alone, and only there."""
    limit, earned = slot.unsupported, points(slot.item, value, at, ends) or 0.0
    while True:
        if limit is not None and not supported and earned > limit:
            supported = True
            entry = replace(entry, evidence=(*entry.evidence, Evidence("", "", at)), carried=False)
            yield Rung(entry, value, earned, evidence=True)
            continue
        better = following(slot.item, value, at, ends)
        after = None if better is None else points(slot.item, better, at, ends)
        if better is None or after is None or after <= earned:
            return
        value, earned, entry = better, after, replace(entry, answer=Answered(better))
        yield Rung(entry, value, earned if supported or limit is None else min(earned, limit), evidence=False)
