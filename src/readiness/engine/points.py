"""From an answer to its points."""

from datetime import date
from itertools import pairwise
from math import fsum
from typing import assert_never

from readiness.model.assessment import Level, Never, OneOf, Quantity, Since, SomeOf, Told, Value, YesOrNo
from readiness.model.framework import Extent, Goalposts, Item
from readiness.numbers import months_between, snap


def points(item: Item, value: Value, at: date, ends: Extent) -> float | None:
    """The points that an answer earns at the assessment's date; None for a context item.

    `ends` are the least and the most points of the framework; an item that counts the other way round goes by both.
    """
    earned = stated_points(value, at, ends)
    if earned is None:
        return None
    return snap(ends[0] + ends[1] - earned if item.reverse else earned)


def stated_points(value: Value, at: date, ends: Extent) -> float | None:
    """The points of an answer as its item states them, whichever way round they count."""
    match value:
        case Level(scale, level):
            return scale.points[level]
        case Quantity(kind, amount):
            return interpolate(kind.goalposts, amount)
        case YesOrNo(kind, yes):
            return kind.yes if yes else kind.no
        case OneOf(_, _, worth) | Never(_, worth):
            return worth
        case SomeOf(kind, options):
            return min(kind.ceiling, max(ends[0], fsum(option.points or 0.0 for option in options)))
        case Since(kind, day):
            return interpolate(kind.goalposts, months_between(day, at))
        case Told():
            return None
        case _:
            assert_never(value)


def interpolate(goalposts: Goalposts, value: float) -> float:
    """The points at a value: straight lines between the goalposts, flat outside them."""
    (before, earned), following = around(goalposts, value)
    if following is None:
        return earned
    after, next_earned = following
    return earned + (next_earned - earned) * (value - before) / (after - before)


def around(goalposts: Goalposts, value: float) -> tuple[tuple[float, float], tuple[float, float] | None]:
    """The goalposts that a value lies between, or the one that it has reached or lies outside of."""
    before = goalposts[0]
    if value <= before[0]:
        return before, None
    for after in goalposts[1:]:
        if value <= after[0]:
            return before, after
        before = after
    return before, None


def nearest_value(goalposts: Goalposts, target: float, start: float) -> float | None:
    """The value nearest to `start` that earns at least `target` points; None where no value does."""
    reached = [value for value, earned in goalposts if earned >= target]
    for (before, earned), (after, next_earned) in pairwise(goalposts):
        if min(earned, next_earned) < target < max(earned, next_earned):
            reached.append(before + (after - before) * (target - earned) / (next_earned - earned))
    return min(reached, key=lambda value: abs(value - start), default=None)
