"""What an assessment says to a condition: spans for numbers and sets for texts, wherever an answer is open."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.engine.conditions import AbsentError, Span, Texts
from readiness.engine.points import FULL
from readiness.engine.tally import Leaf, Tally
from readiness.ids import NodeId
from readiness.model.assessment import (
    Answered,
    Level,
    NotApplicable,
    OneOf,
    Quantity,
    Told,
    Value,
    YesOrNo,
)
from readiness.model.condition import Amount, Measure, Setting, Word
from readiness.model.result import Status


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """The facts of one assessment, without any cap."""

    leaves: Mapping[NodeId, Leaf]
    nodes: Mapping[NodeId, Tally | None]
    phase: str | None
    respondent: str | None

    def measure(self, measure: Measure, node: NodeId) -> Span:
        """A measure of a node; a node without a score can still be anything."""
        tally = self.nodes.get(node)
        if tally is None:
            raise AbsentError
        match measure:
            case Measure.SCORE:
                return Span(tally.low, tally.high, may_lapse=tally.score is None)
            case Measure.LOW:
                return _exactly(tally.low)
            case Measure.HIGH:
                return _exactly(tally.high)
            case Measure.COVERAGE:
                return _exactly(tally.answered)
            case Measure.SUPPORT if tally.support is not None:
                return _exactly(tally.support)
            case _:
                raise AbsentError

    def points(self, item: NodeId) -> Span:
        """The points of an item; open, it ranges over the whole scale."""
        leaf = self._asked(item)
        return Span(0.0, FULL, may_lapse=True) if leaf.points is None else _exactly(leaf.points)

    def amount(self, leaf: Amount) -> Span:
        """The number that was answered, or all that the item takes."""
        match self._value(leaf.item):
            case Quantity(_, number) | Told(_, float(number)):
                return _exactly(number)
            case _:
                return Span(leaf.lowest, leaf.highest, may_lapse=True)

    def word(self, leaf: Word) -> Texts:
        """The word that was answered, or all that the item takes."""
        match self._value(leaf.item):
            case Level(scale, level):
                word = scale.labels[level]
            case YesOrNo(_, yes) | Told(_, bool(yes)):
                word = "yes" if yes else "no"
            case OneOf(_, option):
                word = option.id
            case Told(_, str(text)):
                word = text
            case _:
                return Texts(None if leaf.allowed is None else frozenset(leaf.allowed), may_lapse=True)
        return Texts(frozenset({word}))

    def stated(self, setting: Setting) -> Texts:
        """The phase or the respondent."""
        word = self.phase if setting is Setting.PHASE else self.respondent
        if word is None:
            raise AbsentError
        return Texts(frozenset({word}))

    def answered(self, item: NodeId) -> frozenset[bool]:
        """Whether an item is answered at present."""
        return frozenset({self._value(item) is not None})

    def _asked(self, item: NodeId) -> Leaf:
        leaf = self.leaves.get(item)
        if leaf is None or leaf.status is not Status.ASKED or isinstance(leaf.entry.answer, NotApplicable):
            raise AbsentError
        return leaf

    def _value(self, item: NodeId) -> Value | None:
        answer = self._asked(item).entry.answer
        return answer.value if isinstance(answer, Answered) else None


def _exactly(value: float) -> Span:
    return Span(value, value)
