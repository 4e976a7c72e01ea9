"""What a condition comes to in an assessment: it holds, it fails, it is open, or it does not apply.

Every number is a span of what the open answers still allow, every text a set of such texts. A condition is decided
only where it comes out the same whatever they turn out to be, so that no answer yet to come can turn it. A comparison
with something that does not apply says nothing; with `and` one part that fails decides, with `or` one that holds.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from itertools import product, starmap
from typing import Final, Protocol, TypeAlias, assert_never

from readiness.ids import NodeId
from readiness.model.condition import (
    All,
    Amount,
    Arithmetic,
    Condition,
    Constant,
    Count,
    Either,
    IsAnswered,
    Literal,
    Measure,
    Measured,
    Not,
    NumbersCompared,
    Numeric,
    Points,
    Setting,
    Stated,
    TextsCompared,
    Textual,
    Word,
)
from readiness.numbers import snap


class Verdict(Enum):
    """What became of a condition."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    """Open answers decide."""
    DOES_NOT_APPLY = "does-not-apply"
    """It names something that is not asked, does not apply or, of a previous round, is not there."""


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most that a number can be."""

    low: float
    high: float
    may_lapse: bool = False
    """Whether what it counts may yet turn out not to apply."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a text can be; `among` is None where it can be anything."""

    among: frozenset[str] | None
    may_lapse: bool = False


Outcome: TypeAlias = bool | None
"""It holds, it fails, or, as None, it says nothing because something does not apply."""
Outcomes: TypeAlias = frozenset[Outcome]
"""Every outcome that the open answers still allow."""
_SILENT: Final[Outcomes] = frozenset({None})


class AbsentError(Exception):
    """A condition names something that does not apply."""


class Facts(Protocol):
    """What an assessment says. Each raises `AbsentError` for what does not apply."""

    def measure(self, measure: Measure, node: NodeId) -> Span:
        """A measure of a node, without caps."""

    def points(self, item: NodeId) -> Span:
        """The points of an item, 0 to 100."""

    def amount(self, leaf: Amount) -> Span:
        """The number that was answered."""

    def word(self, leaf: Word) -> Texts:
        """The label, option or word that was answered."""

    def stated(self, setting: Setting) -> Texts:
        """The phase or the respondent."""

    def answered(self, item: NodeId) -> frozenset[bool]:
        """Whether an item is answered; both where that is not known."""


@dataclass(frozen=True, slots=True)
class World:
    """An assessment and its previous round, where there is one."""

    now: Facts
    before: Facts | None


def verdict(condition: Condition, world: World) -> Verdict:
    """What becomes of a condition. Total: every condition comes to one of the four."""
    outcomes = _outcomes(condition, world)
    if True not in outcomes:
        return Verdict.FAILS if outcomes == {False} else Verdict.DOES_NOT_APPLY
    return Verdict.HOLDS if len(outcomes) == 1 else Verdict.OPEN


def _outcomes(condition: Condition, world: World) -> Outcomes:
    try:
        match condition:
            case NumbersCompared(sign, left, right):
                return _compare(sign, _number(left, world), _number(right, world))
            case TextsCompared(text, among, inverse):
                found = _among(_texts(text, world), [_texts(other, world) for other in among])
                return frozenset(map(_inverse, found)) if inverse else found
            case IsAnswered(item, earlier):
                return frozenset(_facts(world, earlier=earlier).answered(item))
            case Not(part):
                return frozenset(map(_inverse, _outcomes(part, world)))
            case All(parts):
                return _joined(_both, (_outcomes(part, world) for part in parts))
            case Either(parts):
                return _joined(_either, (_outcomes(part, world) for part in parts))
            case _:
                assert_never(condition)
    except AbsentError:
        return _SILENT


def _facts(world: World, *, earlier: bool) -> Facts:
    if not earlier:
        return world.now
    if world.before is None:
        raise AbsentError
    return world.before


def _inverse(outcome: Outcome) -> Outcome:
    return None if outcome is None else not outcome


def _both(one: Outcome, other: Outcome) -> Outcome:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _either(one: Outcome, other: Outcome) -> Outcome:
    return _inverse(_both(_inverse(one), _inverse(other)))


def _joined(join: Callable[[Outcome, Outcome], Outcome], parts: Iterable[Outcomes]) -> Outcomes:
    return reduce(lambda done, part: frozenset(starmap(join, product(done, part))), parts)


def _compare(sign: str, left: Span, right: Span) -> Outcomes:
    match sign:
        case "<":
            can_hold, can_fail = left.low < right.high, left.high >= right.low
        case "<=":
            can_hold, can_fail = left.low <= right.high, left.high > right.low
        case "==":
            can_hold = left.low <= right.high and right.low <= left.high
            can_fail = not left.low == left.high == right.low == right.high
        case ">" | ">=":
            return _compare({">": "<", ">=": "<="}[sign], right, left)
        case _:
            return frozenset(map(_inverse, _compare("==", left, right)))
    return _possible(can_hold, can_fail, left.may_lapse or right.may_lapse)


def _possible(can_hold: bool, can_fail: bool, may_lapse: bool) -> Outcomes:
    outcomes: dict[Outcome, bool] = {True: can_hold, False: can_fail, None: may_lapse}
    return frozenset(outcome for outcome, possible in outcomes.items() if possible)


def _among(text: Texts, others: list[Texts]) -> Outcomes:
    """Whether a text is one of the others."""
    certain = frozenset(
        word for other in others if other.among is not None and len(other.among) == 1 for word in other.among
    )
    can_hold = any(text.among is None or other.among is None or text.among & other.among for other in others)
    can_fail = text.among is None or not text.among <= certain
    return _possible(can_hold, can_fail, text.may_lapse or any(other.may_lapse for other in others))


# ---- numbers and texts


def _number(number: Numeric, world: World) -> Span:
    match number:
        case Constant(value):
            return Span(value, value)
        case Measured(measure, node, earlier):
            return _facts(world, earlier=earlier).measure(measure, node)
        case Points(item, earlier):
            return _facts(world, earlier=earlier).points(item)
        case Amount(earlier=earlier):
            return _facts(world, earlier=earlier).amount(number)
        case Arithmetic(sign, left, right):
            return _calculate(sign, _number(left, world), _number(right, world))
        case Count(each):
            verdicts = [verdict(condition, world) for condition in each]
            certain = verdicts.count(Verdict.HOLDS)
            return Span(certain, certain + verdicts.count(Verdict.OPEN))
        case _:
            assert_never(number)


def _calculate(sign: str, left: Span, right: Span) -> Span:
    match sign:
        case "+":
            ends = [left.low + right.low, left.high + right.high]
        case "-":
            ends = [left.low - right.high, left.high - right.low]
        case _:
            # nothing times whatever an answer may be is nothing
            ends = [a * b if a and b else 0.0 for a, b in product((left.low, left.high), (right.low, right.high))]
    return Span(snap(min(ends)), snap(max(ends)), left.may_lapse or right.may_lapse)


def _texts(text: Textual, world: World) -> Texts:
    match text:
        case Literal(value):
            return Texts(frozenset({value}))
        case Word(earlier=earlier):
            return _facts(world, earlier=earlier).word(text)
        case Stated(setting, _, earlier):
            return _facts(world, earlier=earlier).stated(setting)
        case _:
            assert_never(text)


# ---- what could be


@dataclass(frozen=True, slots=True)
class Anything:
    """Facts of an assessment of which nothing is known: what every condition is tried against when it is loaded."""

    phases: tuple[str, ...]
    respondents: tuple[str, ...]

    def measure(self, measure: Measure, _node: NodeId) -> Span:
        """A share or a score."""
        return Span(0.0, 1.0 if measure in {Measure.COVERAGE, Measure.SUPPORT} else 100.0)

    def points(self, _item: NodeId) -> Span:
        """Any points."""
        return Span(0.0, 100.0)

    def amount(self, leaf: Amount) -> Span:
        """Any number that the item takes."""
        return Span(leaf.lowest, leaf.highest)

    def word(self, leaf: Word) -> Texts:
        """Any answer that the item takes."""
        return Texts(None if leaf.allowed is None else frozenset(leaf.allowed))

    def stated(self, setting: Setting) -> Texts:
        """Any phase or respondent."""
        return Texts(frozenset(self.phases if setting is Setting.PHASE else self.respondents))

    def answered(self, _item: NodeId) -> frozenset[bool]:
        """Either."""
        return frozenset({True, False})
