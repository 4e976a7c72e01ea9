"""What an item asks next, in words, and the items that could be better first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, assert_never

from readiness.engine.following import following, months_that_earn_most
from readiness.ids import NodeId
from readiness.model.assessment import Answered, Level, Never, OneOf, Quantity, Since, SomeOf, Told, Value, YesOrNo
from readiness.model.extents import subtracted
from readiness.model.framework import Extent, Framework, Item
from readiness.model.result import ItemResult
from readiness.report.view import Step
from readiness.report.wording import amount, answer_text, score_text
from readiness.words import report as words

WEAKEST: Final = 5
"""How many of the weakest items a report names."""


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


def weakest(
    framework: Framework, items: Sequence[ItemResult], themes: Mapping[NodeId, str], at: date
) -> tuple[Step, ...]:
    """The items that stand lowest, the heavier first among equals, that something could still improve.

    `themes` has the title of the theme of each item.
    """
    ends, down = framework.points, subtracted(framework.whole())
    ranked = sorted(
        (sum(ends) - entry.points if entry.item.id in down else entry.points, -entry.share, place)
        for place, entry in enumerate(items)
        if entry.points is not None
    )
    steps: list[Step] = []
    for _, _, place in ranked:
        if len(steps) == WEAKEST:
            break
        entry = items[place]
        # what is subtracted gets better where it earns less
        facing = replace(entry.item, reverse=not entry.item.reverse) if entry.item.id in down else entry.item
        text = next_step(facing, entry.answer.value, at, ends) if isinstance(entry.answer, Answered) else None
        if text is not None and entry.points is not None:
            steps.append(
                Step(
                    id=entry.item.id,
                    theme=themes[entry.item.id],
                    ask=entry.item.ask,
                    answer=answer_text(entry.answer),
                    points_text=score_text(entry.points, ends),
                    next_text=text,
                )
            )
    return tuple(steps)
