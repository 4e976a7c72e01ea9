"""Conditions of rules: a typed tree in which every name is known to exist and every comparison can come out both ways.

Numbers, texts and truths never mix. What a leaf is worth in an assessment is settled in the engine.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias, assert_never

from readiness.ids import NodeId


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


def operands(part: Condition | Numeric) -> Iterator[tuple[Numeric, Numeric]]:
    """The two sides of every comparison of numbers, those inside `count` included."""
    match part:
        case NumbersCompared(_, left, right):
            yield left, right
            yield from operands(left)
            yield from operands(right)
        case Not(inner):
            yield from operands(inner)
        case All(parts) | Either(parts) | Count(parts):
            for inner in parts:
                yield from operands(inner)
        case Arithmetic(_, left, right):
            yield from operands(left)
            yield from operands(right)
        case _:
            return


@dataclass(frozen=True, slots=True)
class Rise:
    """Something in a condition that an improvement can bring about; `above` is the number it has to pass."""

    leaf: Leaf
    above: float | None = None


_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def rises(condition: Condition, scored: Collection[NodeId], *, inverse: bool = False) -> Iterator[Rise]:
    """What in a condition can begin to hold because an answer to one of the scored items got better.

    That a score or the points of an item are below a number, or a score in one of the lowest bands, cannot: it ends by
    improvement. Whatever is not plainly of
    this kind counts as if it could.
    """
    match condition:
        case Not(part):
            yield from rises(part, scored, inverse=not inverse)
        case All(parts) | Either(parts):
            for part in parts:
                yield from rises(part, scored, inverse=inverse)
        case NumbersCompared(sign, Constant() as number, (Measured() | Points()) as leaf):
            yield from rises(NumbersCompared(_TURNED[sign], leaf, number), scored, inverse=inverse)
        case NumbersCompared(sign, (Measured() | Points()) as leaf, Constant(value)):
            found = _OPPOSITE[sign] if inverse else sign
            if found not in {"<", "<="}:
                yield Rise(leaf, value if found in {">", ">="} else None)
        case TextsCompared(Banded(_, bands) as banded, among, opposite) if all(
            isinstance(other, Literal) for other in among
        ):
            words = {other.value for other in among if isinstance(other, Literal)}
            holds = [band in words for band in bands]
            if holds != sorted(holds, reverse=opposite is inverse):
                yield Rise(banded)
        case _:
            yield from (Rise(asked) for asked in leaves(condition) if _can_improve(asked, scored))


def _can_improve(leaf: Leaf, scored: Collection[NodeId]) -> bool:
    match leaf:
        case Stated():
            return False
        case Measured() | Banded():
            return True
        case _:
            return leaf.item in scored


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
