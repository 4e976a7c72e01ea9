"""What an item asks next, in words."""

from datetime import date
from typing import assert_never

from readiness.engine.following import following, months_that_earn_most
from readiness.model.assessment import Level, Never, OneOf, Quantity, Since, SomeOf, Told, Value, YesOrNo
from readiness.model.framework import Extent, Item
from readiness.report.wording import amount
from readiness.words import report as words


def next_step(item: Item, value: Value, at: date, ends: Extent) -> str | None:
    """What the answer one step better says; None where nothing would be better."""
    better = following(item, value, at, ends)
    return None if better is None else step_text(item, value, better)


def step_text(item: Item, now: Value, better: Value) -> str:
    """The step from one answer to a better one."""
    match better:
        case Level(scale, level):
            return words.NEXT_LEVEL.format(label=scale.labels[level], text=scale.levels[level])
        case YesOrNo(_, yes):
            return words.NEXT_OPTION.format(label=words.ANSWERS["yes" if yes else "no"])
        case OneOf(_, option):
            return words.NEXT_OPTION.format(label=option.label)
        case SomeOf(_, options):
            before = now.options if isinstance(now, SomeOf) else ()
            if len(options) < len(before):
                gone = ", ".join(option.label for option in before if option not in options)
                return words.NEXT_WITHOUT.format(label=gone)
            return words.NEXT_OPTION.format(label=", ".join(option.label for option in options if option not in before))
        case Quantity(kind, value):
            start = now.amount if isinstance(now, Quantity) else value
            return words.NEXT_NUMBER.format(value=amount(value), unit=kind.unit, now=amount(start))
        case Since(kind):
            goalposts = kind.goalposts
            if item.reverse:
                goalposts = tuple((months, -worth) for months, worth in goalposts)
            return words.NEXT_DATE.format(months=amount(months_that_earn_most(goalposts)))
        case Never() | Told():
            raise AssertionError(better)  # neither is ever a step
        case _:
            assert_never(better)
