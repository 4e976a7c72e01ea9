"""What a condition comes to: it holds, it fails, it is open, or it does not apply. Compiled once, asked many times.

Every number is a span of what the open answers still allow, every text a set of such texts. A condition is decided
only where it comes out the same whatever they turn out to be, so that no answer yet to come can turn it. A comparison
with something that does not apply says nothing; with `and` one part that fails decides, with `or` one that holds.

An outcome is one of three bits, and what a condition can still come to is their sum.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from itertools import product
from typing import Final, Protocol, TypeAlias, TypeVar, assert_never

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
)
from readiness.numbers import snap

HOLDS: Final = 1
FAILS: Final = 2
SILENT: Final = 4
"""It says nothing, because something that it names does not apply."""


class Verdict(Enum):
    """What became of a condition."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    """Open answers decide."""
    DOES_NOT_APPLY = "does-not-apply"
    """It names something that is not asked, does not apply or, of a previous round, is not there."""


def verdict(outcomes: int) -> Verdict:
    """What became of a condition that can still come to these outcomes."""
    if not outcomes & HOLDS:
        return Verdict.FAILS if outcomes == FAILS else Verdict.DOES_NOT_APPLY
    return Verdict.HOLDS if outcomes == HOLDS else Verdict.OPEN


Span: TypeAlias = tuple[float, float, bool]
"""The least and the most that a number can be, and whether what it counts may yet turn out not to apply."""
Texts: TypeAlias = tuple[frozenset[str] | None, bool]
"""What a text can be, None where it can be anything; and whether it may yet turn out not to apply."""

W = TypeVar("W")
W_contra = TypeVar("W_contra", contravariant=True)
Test: TypeAlias = Callable[[W], int]
"""From a world to the outcomes that a condition can still come to there."""
Numbers: TypeAlias = Callable[[W], Span | None]
"""From a world to a number; None where it does not apply."""
Words: TypeAlias = Callable[[W], Texts | None]
"""From a world to a text; None where it does not apply."""


class Readers(Protocol[W_contra]):
    """How what a condition names is read from a world."""

    def number(self, leaf: Measured | Points | Amount) -> Numbers[W_contra]:
        """A measure of a node, the points of an item, or the number that was answered."""

    def text(self, leaf: Word | Banded | Stated) -> Words[W_contra]:
        """The word that was answered, the band of a node, the phase or the respondent."""

    def answered(self, leaf: IsAnswered) -> Test[W_contra]:
        """Whether an item is answered."""


def compile_condition(condition: Condition, readers: Readers[W]) -> Test[W]:
    """The condition as a function. It is total: in every world it comes to at least one outcome."""
    match condition:
        case NumbersCompared(sign, left, right):
            return _compared(sign, left, right, readers)
        case TextsCompared(text, among, inverse):
            found = _among(text, among, readers)
            return _inverse(found) if inverse else found
        case IsAnswered():
            return readers.answered(condition)
        case Not(part):
            return _inverse(compile_condition(part, readers))
        case All(parts):
            return _joined(_BOTH, FAILS, [compile_condition(part, readers) for part in parts])
        case Either(parts):
            return _joined(_EITHER, HOLDS, [compile_condition(part, readers) for part in parts])
        case _:
            assert_never(condition)


# ---- truths


_OUTCOMES: Final = (HOLDS, FAILS, SILENT)
_INVERSE: Final = tuple((m & SILENT) | (FAILS if m & HOLDS else 0) | (HOLDS if m & FAILS else 0) for m in range(8))


def _both(one: int, other: int) -> int:
    if FAILS in {one, other}:
        return FAILS
    return SILENT if SILENT in {one, other} else HOLDS


def _either(one: int, other: int) -> int:
    return _INVERSE[_both(_INVERSE[one], _INVERSE[other])]


def _table(join: Callable[[int, int], int]) -> tuple[tuple[int, ...], ...]:
    """What each two sets of outcomes come to when any of the one can meet any of the other."""

    def together(some: int, others: int) -> int:
        found = 0
        for one, other in product(_OUTCOMES, _OUTCOMES):
            if some & one and others & other:
                found |= join(one, other)
        return found

    return tuple(tuple(together(some, others) for others in range(8)) for some in range(8))


_BOTH: Final = _table(_both)
_EITHER: Final = _table(_either)


def _inverse(test: Test[W]) -> Test[W]:
    return lambda world: _INVERSE[test(world)]


def _joined(table: tuple[tuple[int, ...], ...], decides: int, tests: Sequence[Test[W]]) -> Test[W]:
    """All parts together; where one comes to what decides alone, the others are not asked."""
    first, *rest = tests

    def test(world: W) -> int:
        found = first(world)
        for other in rest:
            if found == decides:
                break
            found = table[found][other(world)]
        return found

    return test


# ---- comparisons


_TURNED: Final = {">": "<", ">=": "<="}


def _compared(sign: str, left: Numeric, right: Numeric, readers: Readers[W]) -> Test[W]:
    match sign:
        case ">" | ">=":
            return _compared(_TURNED[sign], right, left, readers)
        case "!=":
            return _inverse(_compared("==", left, right, readers))
        case "<" | "<=":
            strict = sign == "<"
            if isinstance(right, Constant):
                return _below(compile_number(left, readers), right.value, strict=strict)
            if isinstance(left, Constant):
                # a number is above another where it is not below it or the same
                return _inverse(_below(compile_number(right, readers), left.value, strict=not strict))
            return _lower(compile_number(left, readers), compile_number(right, readers), strict=strict)
        case _:
            return _equal(compile_number(left, readers), compile_number(right, readers))


def _below(number: Numbers[W], limit: float, *, strict: bool) -> Test[W]:
    """Whether a number is below a limit, or with `strict` off, at most the limit; the usual case, and the quickest."""

    def test(world: W) -> int:
        span = number(world)
        if span is None:
            return SILENT
        low, high, lapses = span
        can_hold, can_fail = (low < limit, high >= limit) if strict else (low <= limit, high > limit)
        return can_hold * HOLDS | can_fail * FAILS | lapses * SILENT

    return test


def _lower(left: Numbers[W], right: Numbers[W], *, strict: bool) -> Test[W]:
    def test(world: W) -> int:
        one, other = left(world), right(world)
        if one is None or other is None:
            return SILENT
        can_hold = one[0] < other[1] if strict else one[0] <= other[1]
        can_fail = one[1] >= other[0] if strict else one[1] > other[0]
        return can_hold * HOLDS | can_fail * FAILS | (one[2] or other[2]) * SILENT

    return test


def _equal(left: Numbers[W], right: Numbers[W]) -> Test[W]:
    def test(world: W) -> int:
        one, other = left(world), right(world)
        if one is None or other is None:
            return SILENT
        can_hold = one[0] <= other[1] and other[0] <= one[1]
        can_fail = not one[0] == one[1] == other[0] == other[1]
        return can_hold * HOLDS | can_fail * FAILS | (one[2] or other[2]) * SILENT

    return test


def _among(text: Textual, among: Sequence[Textual], readers: Readers[W]) -> Test[W]:
    """Whether a text is one of the others."""
    one, others = compile_text(text, readers), [compile_text(other, readers) for other in among]

    def test(world: W) -> int:
        found, all_of = one(world), [other(world) for other in others]
        if found is None or None in all_of:
            return SILENT
        words, lapses = found
        can_hold, certain = False, set[str]()
        for other in all_of:
            assert other is not None  # noqa: S101 - looked at above, where mypy does not see it
            its, may = other
            lapses = lapses or may
            can_hold = can_hold or words is None or its is None or not words.isdisjoint(its)
            if its is not None and len(its) == 1:
                certain |= its
        can_fail = words is None or not words <= certain
        return can_hold * HOLDS | can_fail * FAILS | lapses * SILENT

    return test


# ---- numbers and texts


def compile_number(number: Numeric, readers: Readers[W]) -> Numbers[W]:
    """The number as a function, None where it does not apply."""
    match number:
        case Constant(value):
            return _always((value, value, False))
        case Measured() | Points() | Amount():
            return readers.number(number)
        case Arithmetic(sign, left, right):
            return _calculated(sign, compile_number(left, readers), compile_number(right, readers))
        case Count(each):
            return _counted([compile_condition(condition, readers) for condition in each])
        case _:
            assert_never(number)


def _always(span: Span) -> Numbers[W]:
    return lambda _: span


def _calculated(sign: str, left: Numbers[W], right: Numbers[W]) -> Numbers[W]:
    def number(world: W) -> Span | None:
        one, other = left(world), right(world)
        if one is None or other is None:
            return None
        match sign:
            case "+":
                ends = [one[0] + other[0], one[1] + other[1]]
            case "-":
                ends = [one[0] - other[1], one[1] - other[0]]
            case _:
                # nothing times whatever an answer may be is nothing
                ends = [a * b if a and b else 0.0 for a, b in product(one[:2], other[:2])]
        return snap(min(ends)), snap(max(ends)), one[2] or other[2]

    return number


def _counted(tests: Sequence[Test[W]]) -> Numbers[W]:
    def number(world: W) -> Span:
        certain = possible = 0
        for test in tests:
            outcomes = test(world)
            if outcomes & HOLDS:
                possible += 1
                certain += outcomes == HOLDS
        return certain, possible, False

    return number


def compile_text(text: Textual, readers: Readers[W]) -> Words[W]:
    """The text as a function, None where it does not apply."""
    match text:
        case Literal(value):
            found = (frozenset({value}), False)
            return lambda _: found
        case Word() | Banded() | Stated():
            return readers.text(text)
        case _:
            assert_never(text)
