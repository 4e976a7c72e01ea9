"""What an improvement can bring about: the parts of a condition that can begin to hold because answers get better."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, assert_never

from readiness.model.condition import (
    All,
    Amount,
    Arithmetic,
    Banded,
    Condition,
    Constant,
    Count,
    Either,
    Leaf,
    Literal,
    Measured,
    Not,
    NumbersCompared,
    Numeric,
    Points,
    Stated,
    TextsCompared,
    Textual,
    Word,
    constant_of,
    leaves,
)
from readiness.model.extents import levels_of
from readiness.model.framework import Age, Choice, Choices, Context, Extent, Item, Number, Scale, YesNo
from readiness.model.names import Names
from readiness.numbers import snap


@dataclass(frozen=True, slots=True)
class Rise:
    """Something in a condition that an improvement can bring about; `above` is the number it has to pass."""

    leaf: Leaf
    above: float | None = None


_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def rises(condition: Condition, names: Names, *, inverse: bool = False) -> Iterator[Rise]:
    """What in a condition, or with `inverse` in its opposite, can begin to hold because an answer got better.

    That a score or the points of an item are below a number, a score in one of the lowest bands, or an answer one of
    the least, cannot: it ends by improvement. Whatever is not plainly of this kind counts as if it could.
    """
    word = _word(condition)
    if word is not None and _ends(condition, word, names, inverse=inverse):
        return
    match condition:
        case Not(part):
            yield from rises(part, names, inverse=not inverse)
        case All(parts) | Either(parts):
            for part in parts if word is not None else _by_word(condition):
                yield from rises(part, names, inverse=inverse)
        case NumbersCompared(sign, left, right):
            yield from _compared(_OPPOSITE[sign] if inverse else sign, left, right, names)
        case _:
            yield from (Rise(asked) for asked in leaves(condition) if _can_improve(asked, names))


# ---- numbers


def _compared(sign: str, left: Numeric, right: Numeric, names: Names) -> Iterator[Rise]:
    limit = constant_of(right)
    if limit is None and constant_of(left) is not None:
        yield from _compared(_TURNED[sign], right, left, names)
        return
    if limit is not None and isinstance(left, Measured | Points) and sign in {">", ">="}:
        yield Rise(left, limit)
        return
    low, high = _extent(left, names)
    from_below, from_above = limit is None or limit > low, limit is None or limit < high
    # whether it can begin to hold because the left side goes up or the right side down; and the other way round
    up, down = {
        "<": (False, True),
        "<=": (False, True),
        ">": (True, False),
        ">=": (True, False),
        "==": (from_below, from_above),
        "!=": (from_above, from_below),
    }[sign]
    for way in (True,) * up + (False,) * down:
        yield from _moves(left, names, up=way)
        yield from _moves(right, names, up=not way)


def _moves(number: Numeric, names: Names, *, up: bool) -> Iterator[Rise]:
    """What makes a number go up, or down, by an improvement."""
    match number:
        case Constant():
            return
        case Measured() | Points():
            if up:
                yield Rise(number)
        case Amount(item):
            if up in _ways(names.items[item]):
                yield Rise(number)
        case Arithmetic("*", left, right):
            for one, other in ((left, right), (right, left)):
                factor = constant_of(other)
                for way in (True, False) if factor is None else (up is (factor > 0),) if factor else ():
                    yield from _moves(one, names, up=way)
        case Arithmetic(sign, left, right):
            yield from _moves(left, names, up=up)
            yield from _moves(right, names, up=up is (sign == "+"))
        case Count(each):
            for part in each:
                yield from rises(part, names, inverse=not up)


def _extent(number: Numeric, names: Names) -> Extent:
    """What a number lies between at most."""
    match number:
        case Measured(node=node):
            return names.domains[node].own
        case Points(item):
            return reach(names.items[item], names)
        case Count(each):
            return 0, len(each)
        case _:
            return -_ENDLESS, _ENDLESS


_ENDLESS: Final = float("inf")


def reach(item: Item, names: Names) -> Extent:
    """What the points of an item lie between at most, with support and without."""
    least, most = names.points
    kind = item.kind
    match kind:
        case Number(goalposts=goalposts):
            worth = [points for _, points in goalposts]
        case Age(goalposts, never):
            worth = [*(points for _, points in goalposts), *(() if never is None else (never,))]
        case Scale() | YesNo() | Choice():
            worth = [points for _, points in levels_of(item, names.points)]
        case Choices() | Context():
            worth = [least, most]
        case _:
            assert_never(kind)
    if item.reverse and isinstance(item.kind, Number | Age):
        worth = [least + most - points for points in worth]
    if names.unsupported is not None:
        worth.append(names.unsupported)
    return snap(min(worth, default=least)), snap(max(worth, default=most))


def _ways(item: Item) -> frozenset[bool]:
    """Whether the number that is answered gets larger by improvement, smaller, or either."""
    if not isinstance(item.kind, Number):
        return frozenset()
    steps = [after - before for (_, before), (_, after) in pairwise(item.kind.goalposts)]
    return frozenset({(step > 0) is not item.reverse for step in steps if step})


# ---- texts


def _word(condition: Condition) -> Word | Banded | None:
    """The one answer or band that a condition hangs on, where it hangs on nothing else."""
    match condition:
        case TextsCompared():
            asked = {*leaves(condition)}
        case Not(part):
            return _word(part)
        case All(parts) | Either(parts):
            found = {_word(part) for part in parts}
            return found.pop() if len(found) == 1 else None
        case _:
            return None
    only = asked.pop() if len(asked) == 1 else None
    return only if isinstance(only, Word | Banded) else None


def _by_word(joined: All | Either) -> Iterator[Condition]:
    """The parts of a condition, those that hang on the same answer or band as one."""
    groups: dict[object, list[Condition]] = {}
    for place, part in enumerate(joined.parts):
        word = _word(part)
        groups.setdefault(place if word is None else word, []).append(part)
    for group in groups.values():
        yield group[0] if len(group) == 1 else type(joined)(tuple(group))


def _ends(condition: Condition, word: Word | Banded, names: Names, *, inverse: bool) -> bool:
    """Whether a condition on one answer or band holds for the least of them only, and so ends by improvement."""
    if isinstance(word, Banded):
        worth = {label: float(place) for place, label in enumerate(word.allowed)}
    else:
        worth = {label: snap(points) for label, points in levels_of(names.items[word.item], names.points)}
    if worth.keys() != set(word.allowed or ()):
        return False
    holding = [points for label, points in worth.items() if _holds(condition, label) is not inverse]
    failing = [points for label, points in worth.items() if _holds(condition, label) is inverse]
    return not holding or not failing or max(holding) <= min(failing)


def _holds(condition: Condition, word: str) -> bool:
    """Whether a condition holds that hangs on one answer or band only, where it is this one."""
    match condition:
        case Not(part):
            return not _holds(part, word)
        case All(parts):
            return all(_holds(part, word) for part in parts)
        case Either(parts):
            return any(_holds(part, word) for part in parts)
        case TextsCompared(text, among, inverse):
            return (_text(text, word) in {_text(other, word) for other in among}) is not inverse
        case _:
            raise AssertionError(condition)


def _text(text: Textual, word: str) -> str:
    return text.value if isinstance(text, Literal) else word


def _can_improve(leaf: Leaf, names: Names) -> bool:
    match leaf:
        case Stated():
            return False
        case Measured() | Banded():
            return True
        case _:
            return names.items[leaf.item].scored
