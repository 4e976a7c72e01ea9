"""What an item asks next, in words."""

from math import ceil, floor
from typing import assert_never

from readiness.engine.points import FULL, nearest_value
from readiness.model.assessment import Level, Never, OneOf, Quantity, Since, SomeOf, Told, Value, YesOrNo
from readiness.model.framework import Choice, Goalposts, Item
from readiness.numbers import snap
from readiness.report.wording import amount
from readiness.words import report as words

QUARTER = FULL / 4
"""What one step on goalposts is to earn, where so much is left to earn."""


def next_step(item: Item, value: Value, points: float) -> str | None:
    """What would earn more: the next level, yes, a better option, or a quarter of the goalposts; None if nothing would.

    Where an item counts the other way round, the step goes the other way too.
    """
    sign = -1 if item.reverse else 1
    match value:
        case Level(scale, level):
            following = level + sign
            if not 0 <= following < len(scale.labels):
                return None
            return words.NEXT_LEVEL.format(label=scale.labels[following], text=scale.levels[following])
        case YesOrNo(kind, yes):
            other = kind.no if yes else kind.yes
            now = kind.yes if yes else kind.no
            return (
                words.NEXT_OPTION.format(label=words.ANSWERS["no" if yes else "yes"])
                if sign * (other - now) > 0
                else None
            )
        case OneOf(kind):
            return _better_option(item, kind, points)
        case SomeOf(kind, chosen):
            if item.reverse or points >= kind.ceiling:
                return None
            missing = [option.label for option in kind.options if option not in chosen and option.points]
            return words.NEXT_OPTION.format(label=missing[0]) if missing else None
        case Quantity(kind, now):
            return _number_step(_facing_up(item, kind.goalposts), now, points, kind.unit)
        case Since(kind) | Never(kind):
            return _date_step(_facing_up(item, kind.goalposts), points)
        case Told():
            return None
        case _:
            assert_never(value)


def _facing_up(item: Item, goalposts: Goalposts) -> Goalposts:
    return tuple((value, FULL - earned) for value, earned in goalposts) if item.reverse else goalposts


def _better_option(item: Item, kind: Choice, points: float) -> str | None:
    """The option that earns the least more."""
    worth = [
        (FULL - option.points if item.reverse else option.points, option.label)
        for option in kind.options
        if option.points is not None
    ]
    better = [(earned, label) for earned, label in worth if earned > points]
    return words.NEXT_OPTION.format(label=min(better)[1]) if better else None


def _number_step(goalposts: Goalposts, now: float, points: float, unit: str) -> str | None:
    most = max(earned for _, earned in goalposts)
    goal = nearest_value(goalposts, min(most, points + QUARTER), now) if points < most else None
    if goal is None:
        return None
    # to the better side, so that the step earns what it says; whole where the goalposts are whole
    digits = 0 if all(value == int(value) for value, _ in goalposts) else 1
    rounded = (ceil if goal > now else floor)(snap(goal * 10**digits)) / 10**digits
    return words.NEXT_NUMBER.format(value=amount(rounded), unit=unit, now=amount(now))


def _date_step(goalposts: Goalposts, points: float) -> str | None:
    """The oldest date that earns the most, whatever was answered: a thing done anew is done today."""
    most = max(earned for _, earned in goalposts)
    if points >= most:
        return None
    months = max(months for months, earned in goalposts if earned == most)
    return words.NEXT_DATE.format(months=amount(months))
