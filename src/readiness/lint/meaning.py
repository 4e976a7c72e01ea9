"""What a condition means, whatever way it is written: the same for two that say the same in other words."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, TypeAlias, assert_never

from readiness.model.condition import (
    All,
    Arithmetic,
    Condition,
    Constant,
    Count,
    Either,
    IsAnswered,
    Literal,
    Not,
    NumbersCompared,
    Numeric,
    TextsCompared,
)

Meaning: TypeAlias = tuple[object, ...]

_OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_TURNED: Final = {">": "<", ">=": "<="}


def meaning(condition: Condition, *, inverse: bool = False) -> Meaning:
    """A form in which the order of parts and sides, `not` and other ways of writing leave no trace.

    Two conditions of equal form mean the same; that two of other form differ in meaning is not said.
    """
    match condition:
        case Not(part):
            return meaning(part, inverse=not inverse)
        case All(parts) | Either(parts):
            sign = "or" if isinstance(condition, All) is inverse else "and"
            found: set[Meaning] = set()
            for part in parts:
                one = meaning(part, inverse=inverse)
                found |= one[1] if one[0] == sign and isinstance(one[1], frozenset) else {one}
            return next(iter(found)) if len(found) == 1 else (sign, frozenset(found))
        case NumbersCompared(sign, left, right):
            return _compared(_OPPOSITE[sign] if inverse else sign, left, right)
        case TextsCompared():
            return _texts(condition, inverse=inverse)
        case IsAnswered():
            return ("answered", condition, inverse)
        case _:
            assert_never(condition)


def _compared(sign: str, left: Numeric, right: Numeric) -> Meaning:
    if sign in _TURNED:
        return _compared(_TURNED[sign], right, left)
    sides = (_number(left), _number(right))
    return (sign, frozenset(sides)) if sign in {"==", "!="} else (sign, *sides)


def _number(number: Numeric) -> Meaning:
    match number:
        case Arithmetic("-", left, right):
            return ("-", _number(left), _number(right))
        case Arithmetic(sign, left, right):
            return (sign, _in_any_order((_number(left), _number(right))))
        case Count(each):
            return ("count", _in_any_order(map(meaning, each)))
        case Constant(value):
            return ("number", value)
        case _:
            return ("leaf", number)


def _in_any_order(parts: Iterable[Meaning]) -> frozenset[tuple[Meaning, int]]:
    """The parts and how often each stands, without an order: texts of sets have one that changes from run to run."""
    return frozenset(Counter(parts).items())


def _texts(condition: TextsCompared, *, inverse: bool) -> Meaning:
    text, among = condition.text, condition.among
    if isinstance(text, Literal) and len(among) == 1:
        text, among = among[0], (text,)
    words = frozenset(other.value for other in among if isinstance(other, Literal))
    opposite = condition.inverse is not inverse
    if isinstance(text, Literal) or not all(isinstance(other, Literal) for other in among):
        return ("texts", frozenset({text, *among}) if len(among) == 1 else (text, frozenset(among)), opposite)
    if text.allowed is None:
        return ("words", text, words, opposite)
    # that it is not one word is that it is one of the others
    return ("words", text, frozenset(text.allowed) - words if opposite else words)
