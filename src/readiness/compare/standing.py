"""What has become of a target, by the rounds so far. Every day comes from a round or the target itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from readiness.ids import OVERALL, OWN
from readiness.model.extents import domains, levels_of
from readiness.model.framework import Extent, Framework
from readiness.model.targets import Target
from readiness.numbers import shown, snap

DAYS_A_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class Reading:
    """What a round says of that which is to reach a target."""

    date: date
    phase: str | None
    value: float | None
    """The score as it is shown, on its own scale, or the points of an item; None where there is none. Never 0 then."""


class Standing(Enum):
    """What has become of a target."""

    MET = "met"
    ON_COURSE = "on-course"
    """At or above the straight line to it."""
    BEHIND = "behind"
    """Below the line."""
    MISSED = "missed"
    OPEN = "open"
    """Its phase has not begun, and it is not reached yet."""
    UNKNOWN = "unknown"
    """It cannot be told: there is no score in the round that decides, or no such round."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A target, what has become of it, and the numbers that say so."""

    target: Target
    standing: Standing
    threshold: float
    """The score or the points that it asks for."""
    value: float | None
    """In the last round; None where there is no score."""
    decided: Reading | None
    """The round that decides: the last one before its phase, or on its day or before; until then the last of all.

    None where there is none.
    """
    base: Reading | None = None
    """Where the straight line to a target with a day begins; None where no round has a score, or there is no line."""
    line: float | None = None
    """What the line asks for at the date of the last round; from the target's day on, all of it."""
    pace: float | None = None
    """What the value has to rise in a year to be there on the day; None where it is met, and where no day is left."""
    late: date | None = None
    """Of a target that was missed on its day: of the first round after it that reaches it."""
    lost: date | None = None
    """Where the last round no longer reaches what was met on its day or late: since which round that is so."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a target asks for as a number, on its scale."""

    threshold: float
    ends: Extent
    decimals: int | None


def mark(framework: Framework, target: Target) -> Mark:
    """The number that a target asks for: its own, where its band begins, or what the level that it names is worth.

    The target has been read with this framework.
    """
    asked = target.at_least
    item = next((item for item in framework.items() if item.id == target.node), None)
    if item is not None:
        worth = dict(levels_of(item, framework.points))
        return Mark(worth[asked] if isinstance(asked, str) else asked, framework.points, None)
    name = OVERALL if target.node == OWN else target.node
    node = next(node for node in (framework.whole(), *framework.nodes()) if node.id == name)
    domain = domains(framework)[name]
    starts = {band.label: band.start for band in domain.bands}
    threshold = starts[asked] if isinstance(asked, str) else asked
    return Mark(threshold, domain.own, node.formula.decimals)


def stand(target: Target, framework: Framework, readings: Sequence[Reading]) -> Stand:
    """What has become of a target.

    `readings` are those of its node in all rounds up to the one that is looked at, the oldest first; one at least.
    """
    asked = mark(framework, target)
    if target.by is not None:
        return _by_day(target, target.by, asked, readings)
    return _before_phase(target, framework.phases, asked.threshold, readings)


# ---- by a day


def _by_day(target: Target, day: date, asked: Mark, readings: Sequence[Reading]) -> Stand:
    now, threshold = readings[-1], asked.threshold
    if now.date > day:
        return _past_day(target, day, threshold, readings)
    base = _base(target.agreed, readings)
    if now.value is None or base is None or base.value is None:
        return Stand(target, Standing.UNKNOWN, threshold, now.value, now, base)
    line = line_at((base.date, base.value), (day, threshold), now.date)
    if reached(now.value, threshold):
        return Stand(target, Standing.MET, threshold, now.value, now, base, line)
    if now.date == day:
        return Stand(target, Standing.BEHIND, threshold, now.value, now, base, line)
    # by what is shown, so that nobody reads of two equal numbers that the one is below the other
    on_course = shown(now.value, asked.ends, asked.decimals) >= shown(line, asked.ends, asked.decimals)
    standing = Standing.ON_COURSE if on_course else Standing.BEHIND
    pace = snap((threshold - now.value) * DAYS_A_YEAR / (day - now.date).days)
    return Stand(target, standing, threshold, now.value, now, base, line, pace)


def _past_day(target: Target, day: date, threshold: float, readings: Sequence[Reading]) -> Stand:
    earlier = [reading for reading in readings if reading.date <= day]
    decided, value = (earlier[-1] if earlier else None), readings[-1].value
    base = _base(target.agreed, earlier)
    if decided is None or decided.value is None:
        return Stand(target, Standing.UNKNOWN, threshold, value, decided, base)
    met = reached(decided.value, threshold)
    late, lost = _since(met, threshold, readings[len(earlier) :])
    standing = Standing.MET if met else Standing.MISSED
    return Stand(target, standing, threshold, value, decided, base, snap(threshold), None, late, lost)


def _since(met: bool, threshold: float, later: Sequence[Reading]) -> tuple[date | None, date | None]:
    """Of the rounds after the one that decides: when they first reach what was missed, and since when none does."""
    late = lost = None
    for reading in later:
        if reading.value is None:
            continue
        if reached(reading.value, threshold):
            late, lost = (None if met else late or reading.date), None
        elif met or late is not None:
            lost = lost or reading.date
    # without a score in the last round nobody knows whether it still is so
    return late, (None if later[-1].value is None else lost)


def _base(agreed: date, readings: Sequence[Reading]) -> Reading | None:
    """The last round with a score on the day of the agreement or before it, else the first one with a score."""
    scored = [reading for reading in readings if reading.value is not None]
    before = [reading for reading in scored if reading.date <= agreed]
    return before[-1] if before else next(iter(scored), None)


def line_at(begin: tuple[date, float], end: tuple[date, float], at: date) -> float:
    """The height of a straight line between two days on a day that is not before it; flat from its end on."""
    (first, low), (last, high) = begin, end
    if at >= last:
        return snap(high)
    return snap(low + (high - low) * (at - first).days / (last - first).days)


def reached(value: float, threshold: float) -> bool:
    """Whether a value is at or above what is asked, binary noise aside."""
    return snap(value) >= snap(threshold)


# ---- before a phase


def _before_phase(target: Target, phases: Sequence[str], threshold: float, readings: Sequence[Reading]) -> Stand:
    # a round without a phase says nothing of when one began
    later = frozenset(phases[phases.index(str(target.before)) :])
    entered = next((place for place, reading in enumerate(readings) if reading.phase in later), None)
    earlier = readings if entered is None else readings[:entered]
    decided, value = (earlier[-1] if earlier else None), readings[-1].value
    if decided is None or decided.value is None:
        standing = Standing.UNKNOWN
    elif reached(decided.value, threshold):
        standing = Standing.MET
    else:
        standing = Standing.OPEN if entered is None else Standing.MISSED
    return Stand(target, standing, threshold, value, decided)
