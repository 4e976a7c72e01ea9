"""What a condition means, whatever way it is written: the same for two that say the same in other words."""

from collections import Counter
from collections.abc import Iterable
from math import ceil, floor
from typing import Final, TypeAlias, assert_never

from readiness.model.condition import (
    All,
    Arithmetic,
    Condition,
    Count,
    Either,
    IsAnswered,
    Literal,
    Not,
    NumbersCompared,
    Numeric,
    TextsCompared,
    constant_of,
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
            merged = _merged(sign, found)
            return next(iter(merged)) if len(merged) == 1 else (sign, merged)
        case NumbersCompared(sign, left, right):
            return _compared(_OPPOSITE[sign] if inverse else sign, left, right)
        case TextsCompared():
            return _texts(condition, inverse=inverse)
        case IsAnswered():
            return ("answered", condition, inverse)
        case _:
            assert_never(condition)


def _merged(sign: str, parts: set[Meaning]) -> frozenset[Meaning]:
    """The parts, those on the words of one text as one: of several, one of them is to be met, or each."""
    found: set[Meaning] = set()
    words: dict[Meaning, frozenset[str]] = {}
    for part in parts:
        match part:
            case ("words", text, frozenset() as some, *rest):
                # where anything may be answered, words that are meant and words that are not do not mix
                if rest in ([], [sign == "and"]):
                    known = words.get(("words", text, *rest), some)
                    words["words", text, *rest] = known | some if rest or sign == "or" else known & some
                    continue
            case _:
                pass
        found.add(part)
    return frozenset(found | {(kind, text, some, *rest) for (kind, text, *rest), some in words.items()})


def _compared(sign: str, left: Numeric, right: Numeric) -> Meaning:
    if sign in _TURNED:
        return _compared(_TURNED[sign], right, left)
    if isinstance(left, Count) and (limit := constant_of(right)) is not None:
        return _counted(sign, left, limit)
    if isinstance(right, Count) and (limit := constant_of(left)) is not None:
        return _counted({"<": ">", "<=": ">="}.get(sign, sign), right, limit)
    sides = (_number(left), _number(right))
    return (sign, frozenset(sides)) if sign in {"==", "!="} else (sign, *sides)


def _counted(sign: str, count: Count, limit: float) -> Meaning:
    """A whole number against another: at most so many, at least so many, so many, or not."""
    most, number = len(count.each), _number(count)
    match sign:
        case "<" | "<=":
            return ("at most", number, ceil(limit) - 1 if sign == "<" else floor(limit))
        case ">" | ">=":
            return ("at least", number, floor(limit) + 1 if sign == ">" else ceil(limit))
        case "==" if limit in {0, most}:
            return _counted("<=" if limit == 0 else ">=", count, limit)
        case "!=" if limit in {0, most}:
            return _counted(">" if limit == 0 else "<", count, limit)
        case _:
            return (sign, number, limit)


def _number(number: Numeric) -> Meaning:
    if (value := constant_of(number)) is not None:
        return ("number", value)
    match number:
        case Arithmetic("-", left, right):
            return ("-", _number(left), _number(right))
        case Arithmetic(sign, left, right):
            return (sign, _in_any_order((_number(left), _number(right))))
        case Count(each):
            return ("count", _in_any_order(map(meaning, each)))
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
