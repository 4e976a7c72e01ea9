"""The answer that would be one step better: the next level, yes, a better option, a quarter of the goalposts."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor
from typing import Final, assert_never

from readiness.engine.points import interpolate, nearest_value, points
from readiness.model.assessment import Level, Never, OneOf, Quantity, Since, SomeOf, Told, Value, YesOrNo
from readiness.model.framework import Age, Choice, Choices, Extent, Goalposts, Item, Number, Option
from readiness.numbers import oldest_fresh, snap

QUARTER: Final = 1 / 4
"""What one step on goalposts is to earn of the whole span of points, where so much is left to earn."""


def following(item: Item, value: Value, at: date, ends: Extent) -> Value | None:
    """The answer one step better at the day `at`; None where nothing is better. `ends` are the framework's points.

    Where an item counts the other way round, the step goes the other way too.
    """
    match value:
        case Level(scale, level):
            after = level + (-1 if item.reverse else 1)
            return Level(scale, after) if 0 <= after < len(scale.labels) else None
        case YesOrNo(kind, yes):
            gain = (kind.no if yes else kind.yes) - (kind.yes if yes else kind.no)
            return YesOrNo(kind, not yes) if (gain < 0 if item.reverse else gain > 0) else None
        case OneOf(kind, _, worth):
            return _better_option(item, kind, worth)
        case SomeOf(kind, chosen):
            return _one_more(item, kind, chosen, points(item, value, at, ends))
        case Quantity(kind, now):
            return _number_step(kind, _facing_up(item, kind.goalposts, ends), now, ends)
        case Since(kind) | Never(kind):
            return _date_step(kind, _facing_up(item, kind.goalposts, ends), points(item, value, at, ends), at)
        case Told():
            return None
        case _:
            assert_never(value)


def _facing_up(item: Item, goalposts: Goalposts, ends: Extent) -> Goalposts:
    return tuple((value, sum(ends) - earned) for value, earned in goalposts) if item.reverse else goalposts


def _better_option(item: Item, kind: Choice, worth: float) -> OneOf | None:
    """The option that earns the least more."""
    sign = -1 if item.reverse else 1
    better = [
        (sign * option.points, place, option.points)
        for place, option in enumerate(kind.options)
        if option.points is not None and sign * option.points > sign * worth
    ]
    if not better:
        return None
    _, place, earned = min(better)
    return OneOf(kind, kind.options[place], earned)


def _one_more(item: Item, kind: Choices, chosen: Sequence[Option], earned: float | None) -> SomeOf | None:
    """One option more, that with the most points; where the item counts the other way round, one less."""
    free = [option for option in kind.options if (option in chosen) is item.reverse and (option.points or 0.0) > 0]
    if not free or earned is None or (not item.reverse and earned >= kind.ceiling):
        return None
    turned = max(free, key=lambda option: option.points or 0.0)
    return SomeOf(kind, tuple(option for option in kind.options if (option in chosen) is not (option is turned)))


def _number_step(kind: Number, goalposts: Goalposts, now: float, ends: Extent) -> Quantity | None:
    earned, most = interpolate(goalposts, now), max(worth for _, worth in goalposts)
    wanted = min(most, earned + QUARTER * (ends[1] - ends[0]))
    goal = nearest_value(goalposts, wanted, now) if earned < most else None
    if goal is None:
        return None
    # to the better side, so that the step earns what it says; whole where the goalposts are whole
    digits = 0 if all(value == int(value) for value, _ in goalposts) else 1
    rounded = (ceil if goal > now else floor)(snap(goal * 10**digits)) / 10**digits
    possible = min(kind.highest, max(kind.lowest, rounded))
    return Quantity(kind, possible) if possible != now else None


def _date_step(kind: Age, goalposts: Goalposts, earned: float | None, at: date) -> Since | None:
    """The oldest date that earns the most, whatever was answered: a thing done anew is done today."""
    if earned is None or earned >= max(worth for _, worth in goalposts):
        return None
    return Since(kind, oldest_fresh(at, floor(months_that_earn_most(goalposts))))


def months_that_earn_most(goalposts: Goalposts) -> float:
    """The highest age in months that earns the most points."""
    most = max(worth for _, worth in goalposts)
    return max(months for months, worth in goalposts if worth == most)
