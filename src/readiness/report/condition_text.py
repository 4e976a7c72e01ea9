"""A condition or a part of one as it is written."""

from typing import Final, assert_never

from readiness.ids import NodeId
from readiness.model.condition import (
    All,
    Amount,
    Arithmetic,
    Banded,
    Condition,
    Constant,
    Count,
    Either,
    IsAnswered,
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
    leaf_name,
    leaves,
)
from readiness.report.wording import amount

_NONE: Final[frozenset[NodeId]] = frozenset()


def written(condition: Condition, counted: frozenset[NodeId] = _NONE) -> str:
    """The condition as somebody could have written it, short for the items that are `counted`.

    A count names no node, because the items that it looks at are listed beside it.
    """
    match condition:
        case All(parts):
            return " and ".join(_inside(part, counted) for part in parts)
        case Either(parts):
            return " or ".join(_inside(part, counted) for part in parts)
        case Not(part):
            return f"not {_inside(part, counted)}"
        case NumbersCompared(sign, left, right):
            return f"{number_text(left, counted)} {sign} {number_text(right, counted)}"
        case TextsCompared(text, (other,), inverse):
            return f"{_text(text, counted)} {'!=' if inverse else '=='} {_text(other, counted)}"
        case TextsCompared(text, among):
            return f"{_text(text, counted)} in [{', '.join(_text(other, counted) for other in among)}]"
        case IsAnswered():
            return _name(condition, counted)
        case _:
            assert_never(condition)


def number_text(number: Numeric, counted: frozenset[NodeId] = _NONE) -> str:
    """A number of a condition as it is written."""
    match number:
        case Constant(value):
            return amount(value)
        case Measured() | Points() | Amount():
            return _name(number, counted)
        case Arithmetic("-", Constant(0.0), right):
            return f"-{_factor(right, counted)}"
        case Arithmetic(sign, left, right):
            return f"{_factor(left, counted)} {sign} {_factor(right, counted)}"
        case Count(each):
            # what all of them name stands in the text; what only this one names is the item that is counted
            sample = max(each, key=lambda condition: len(_items(condition)))
            named = _items(sample).intersection(*map(_items, each)) if len(each) > 1 else _items(sample)
            return f"count({len(each)} items, {written(sample, _items(sample) - named)})"
        case _:
            assert_never(number)


def _inside(condition: Condition, counted: frozenset[NodeId]) -> str:
    text = written(condition, counted)
    return f"({text})" if isinstance(condition, All | Either | Not) else text


def _factor(number: Numeric, counted: frozenset[NodeId]) -> str:
    text = number_text(number, counted)
    return f"({text})" if isinstance(number, Arithmetic) else text


def _text(text: Textual, counted: frozenset[NodeId]) -> str:
    match text:
        case Literal(value):
            return f'"{value}"'
        case Word() | Banded() | Stated():
            return _name(text, counted)
        case _:
            assert_never(text)


def _name(leaf: Leaf, counted: frozenset[NodeId]) -> str:
    match leaf:
        case Points(item, False) if item in counted:
            return "points"
        case IsAnswered(item, False) if item in counted:
            return "answered"
        case Amount(item=item, earlier=False) | Word(item=item, earlier=False) if item in counted:
            return "answer"
        case _:
            return leaf_name(leaf)


def _items(condition: Condition) -> frozenset[NodeId]:
    return frozenset(leaf.item for leaf in leaves(condition) if isinstance(leaf, Points | IsAnswered | Amount | Word))
