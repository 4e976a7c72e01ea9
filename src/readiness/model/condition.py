"""Conditions of rules: a typed tree in which every name is known to exist and every comparison can come out both ways.

Numbers, texts and truths never mix. What a leaf is worth in an assessment is settled in the engine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from readiness.ids import NodeId


class Measure(Enum):
    """What of a theme, a topic or the whole a condition may ask."""

    SCORE = "score"
    """0 to 100, without caps."""
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
    """The points of an item, 0 to 100."""

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


Numeric: TypeAlias = Constant | Measured | Points | Amount | Arithmetic | Count

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
class Stated:
    """The phase or the respondent."""

    setting: Setting
    allowed: tuple[str, ...]
    earlier: bool = False


Textual: TypeAlias = Literal | Word | Stated

# ---- truths


@dataclass(frozen=True, slots=True)
class NumbersCompared:
    """Two numbers compared by one of == != < <= > >=."""

    sign: str
    left: Numeric
    right: Numeric


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
Leaf: TypeAlias = Measured | Points | Amount | Word | Stated | IsAnswered


def leaves(part: Condition | Numeric | Textual) -> Iterator[Leaf]:
    """Everything that a condition asks of an assessment, in the order of its text."""
    match part:
        case Constant() | Literal():
            return
        case Arithmetic(_, left, right) | NumbersCompared(_, left, right):
            yield from leaves(left)
            yield from leaves(right)
        case TextsCompared(text, among):
            yield from leaves(text)
            for other in among:
                yield from leaves(other)
        case Not(inner):
            yield from leaves(inner)
        case All(parts) | Either(parts) | Count(parts):
            for inner in parts:
                yield from leaves(inner)
        case _:
            yield part


def thresholds(condition: Condition, node: NodeId, *, rising: bool = True) -> Iterator[float]:
    """The scores of a node above which the condition begins to hold, where it is compared with a plain number."""
    match condition:
        case NumbersCompared(sign, Measured(Measure.SCORE, name, earlier=False), Constant(value)) if name == node:
            if sign in {">", ">="} if rising else sign in {"<", "<="}:
                yield value
        case NumbersCompared(sign, Constant(value), Measured(Measure.SCORE, name, earlier=False)) if name == node:
            if sign in {"<", "<="} if rising else sign in {">", ">="}:
                yield value
        case Not(part):
            yield from thresholds(part, node, rising=not rising)
        case All(parts) | Either(parts):
            for part in parts:
                yield from thresholds(part, node, rising=rising)
        case _:
            return
