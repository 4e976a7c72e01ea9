"""What a condition comes to in an assessment, part by part."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from readiness.engine.conditions import HOLDS, SILENT, compile_condition, compile_number, compile_text, verdict
from readiness.engine.facts import SheetReaders
from readiness.engine.figures import World
from readiness.engine.traced import Asked, Judged
from readiness.model.condition import (
    All,
    Amount,
    Arithmetic,
    Banded,
    Condition,
    Either,
    IsAnswered,
    Leaf,
    Measured,
    Not,
    NumbersCompared,
    Numeric,
    Points,
    Stated,
    TextsCompared,
    Word,
    leaves,
    parts_of,
)


def judge(condition: Condition, world: World) -> Judged:
    """The condition with all its parts, each asked as the engine asks it."""
    readers = SheetReaders(world.now.plan.place, len(world.now.plan.slots))
    found = verdict(compile_condition(condition, readers)(world))
    match condition:
        case All(parts) | Either(parts):
            return Judged(condition, found, (), (), tuple(judge(part, world) for part in parts))
        case Not(part):
            return Judged(condition, found, (), (), (judge(part, world),))
        case NumbersCompared(_, left, right):
            simple = [part for side in (left, right) for part in _simple(side)]
            within = [inner for part in simple for inner in parts_of(part) or (part,)]
            each = [part for part in within if isinstance(part, Condition)]
            named = [leaf for part in within if not isinstance(part, Condition) for leaf in leaves(part)]
            sides = tuple(compile_number(side, readers)(world) for side in (left, right))
            return Judged(condition, found, _asked(named, readers, world), sides, tuple(judge(c, world) for c in each))
        case TextsCompared() | IsAnswered():
            return Judged(condition, found, _asked(leaves(condition), readers, world), (), ())
        case _:
            assert_never(condition)


def _simple(number: Numeric) -> Iterator[Numeric]:
    """The numbers that arithmetic joins."""
    if isinstance(number, Arithmetic):
        yield from _simple(number.left)
        yield from _simple(number.right)
    else:
        yield number


def _asked(named: Iterable[Leaf], readers: SheetReaders, world: World) -> tuple[Asked, ...]:
    return tuple(_ask(leaf, readers, world) for leaf in dict.fromkeys(named))


def _ask(leaf: Leaf, readers: SheetReaders, world: World) -> Asked:
    match leaf:
        case Measured() | Points() | Amount():
            return Asked(leaf, number=compile_number(leaf, readers)(world))
        case Word() | Banded() | Stated():
            return Asked(leaf, words=compile_text(leaf, readers)(world))
        case IsAnswered():
            outcome = compile_condition(leaf, readers)(world)
            return Asked(leaf, answered=None if outcome == SILENT else outcome == HOLDS)
        case _:
            assert_never(leaf)
