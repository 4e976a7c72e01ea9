"""Conditions of rules: a typed tree in which every name is known to exist and every comparison can come out both ways.

Numbers, texts and truths never mix. What a leaf is worth in an assessment is settled in the engine.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias, assert_never

from readiness.ids import NodeId
from readiness.numbers import snap


class Measure(Enum):
    """What of a theme, a topic or the whole a condition may ask."""

    SCORE = "score"
    """On the node's own scale, without caps."""
    LOW = "low"
    """The low end of its range."""
    HIGH = "high"
    """The high end of its range."""
    COVERAGE = "coverage"
    """A share, 0 to 1."""
    SUPPORT = "support"
    """A share, 0 to 1."""


class Setting(Enum):
    """What of the assessment as a whole a condition may ask."""

    PHASE = "phase"
    RESPONDENT = "respondent"


# ---- numbers


@dataclass(frozen=True, slots=True)
class Constant:
    """A number."""

    value: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of a node; `earlier` asks the previous round."""

    measure: Measure
    node: NodeId
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """The points of an item."""

    item: NodeId
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """The number that was answered, between `lowest` and `highest`."""

    item: NodeId
    lowest: float
    highest: float
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers joined by +, - or *."""

    sign: str
    left: "Numeric"
    right: "Numeric"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of these conditions hold, one for each item below a node; those of items that do not apply count not."""

    each: tuple["Condition", ...]


Gathered: TypeAlias = Count
"""Numbers that are made of a part for each item below a node, where what does not apply is passed over."""
Numeric: TypeAlias = Constant | Measured | Points | Amount | Arithmetic | Gathered

# ---- texts


@dataclass(frozen=True, slots=True)
class Literal:
    """A text."""

    value: str


@dataclass(frozen=True, slots=True)
class Word:
    """The label, option or word that was answered; `allowed` is None where anything may be."""

    item: NodeId
    allowed: tuple[str, ...] | None
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Banded:
    """The label of the band that a node's score lies in, without caps."""

    node: NodeId
    allowed: tuple[str, ...]
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """The phase or the respondent."""

    setting: Setting
    allowed: tuple[str, ...]
    earlier: bool = False


Textual: TypeAlias = Literal | Word | Banded | Stated

# ---- truths


@dataclass(frozen=True, slots=True)
class NumbersCompared:
    """Two numbers compared by one of == != < <= > >=."""

    sign: str
    left: Numeric
    right: Numeric
    at: int = field(default=0, compare=False)
    """Where it begins in the text of the condition."""


@dataclass(frozen=True, slots=True)
class TextsCompared:
    """Whether a text is among others, or with `inverse` whether it is not."""

    text: Textual
    among: tuple[Textual, ...]
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class IsAnswered:
    """Whether an item is answered."""

    item: NodeId
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Whether every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Whether at least one part holds."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = NumbersCompared | TextsCompared | IsAnswered | Not | All | Either
Leaf: TypeAlias = Measured | Points | Amount | Word | Banded | Stated | IsAnswered


def parts_of(part: Condition | Numeric | Textual) -> "tuple[Condition | Numeric | Textual, ...]":
    """What a part is directly made of, in the order of its text; nothing where it asks or states one thing."""
    match part:
        case Arithmetic(_, left, right) | NumbersCompared(_, left, right):
            return left, right
        case TextsCompared(text, among):
            return text, *among
        case Not(inner):
            return (inner,)
        case All(parts) | Either(parts) | Count(parts):
            return parts
        case Constant() | Measured() | Points() | Amount() | Literal() | Word() | Banded() | Stated() | IsAnswered():
            return ()
        case _:
            assert_never(part)


def leaves(part: Condition | Numeric | Textual) -> Iterator[Leaf]:
    """Everything that a condition asks of an assessment, in the order of its text."""
    if isinstance(part, Leaf):
        yield part
    for inner in parts_of(part):
        yield from leaves(inner)


def operands(part: Condition | Numeric | Textual) -> Iterator[tuple[Numeric, Numeric]]:
    """The two sides of every comparison of numbers, those inside `count` included."""
    if isinstance(part, NumbersCompared):
        yield part.left, part.right
    for inner in parts_of(part):
        yield from operands(inner)


def constant_of(number: Numeric) -> float | None:
    """The number that something always is, because it asks nothing; None where it asks."""
    match number:
        case Constant(value):
            return value
        case Arithmetic(sign, left, right):
            one, other = constant_of(left), constant_of(right)
            if one is None or other is None:
                return None
            return snap(one + other if sign == "+" else one - other if sign == "-" else one * other)
        case _:
            return None


def leaf_name(leaf: Leaf) -> str:
    """What a condition asks, as it writes it."""
    match leaf:
        case Measured(measure, node):
            text = f'{measure.value}("{node}")'
        case Banded(node):
            text = f'band("{node}")'
        case Points(item):
            text = f'points("{item}")'
        case IsAnswered(item):
            text = f'answered("{item}")'
        case Stated(setting):
            text = setting.value
        case Amount() | Word():
            text = f'answer("{leaf.item}")'
        case _:
            assert_never(leaf)
    return f"previous({text})" if leaf.earlier else text
