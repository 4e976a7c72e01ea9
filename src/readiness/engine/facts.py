"""What an assessment says to a condition: spans for numbers and sets for texts, wherever an answer is open."""

from collections.abc import Callable, Mapping
from typing import TypeVar, assert_never

from readiness.engine.aggregate import bands_between
from readiness.engine.conditions import FAILS, HOLDS, SILENT, Numbers, Span, Test, Texts, Words
from readiness.engine.figures import ABSENT, GIVEN, OPEN, Figures, World
from readiness.ids import NodeId
from readiness.model.assessment import Never, Quantity, Since, Told, Value, as_written
from readiness.model.condition import Amount, Banded, IsAnswered, Measure, Measured, Points, Setting, Stated, Word
from readiness.numbers import snap

T = TypeVar("T")


class SheetReaders:
    """Reads what conditions name from the figures of an assessment, or from those of the round before it.

    Places are those of the assessment's own plan; the round before may have been made with another framework, and is
    asked by ids.
    """

    def __init__(self, place: Mapping[NodeId, int], items: int) -> None:
        self._place = place
        self._items = items

    def number(self, leaf: Measured | Points | Amount) -> Numbers[World]:
        """A measure of a node, the points of an item, or the number that was answered."""
        match leaf:
            case Measured(measure, node, earlier):
                return self._read(_measured(measure), node, earlier=earlier)
            case Points(item, earlier):
                return self._read(_points, item, earlier=earlier)
            case Amount(item=item, earlier=earlier):
                return self._read(_amount(leaf), item, earlier=earlier)
            case _:
                assert_never(leaf)

    def text(self, leaf: Word | Banded | Stated) -> Words[World]:
        """The word that was answered, the band of a node, the phase or the respondent."""
        match leaf:
            case Word(item=item, earlier=earlier):
                return self._read(_word(leaf), item, earlier=earlier)
            case Banded(node=node, earlier=earlier):
                return self._read(_band, node, earlier=earlier)
            case Stated(setting, _, earlier):
                return _stated(setting, earlier=earlier)
            case _:
                assert_never(leaf)

    def answered(self, leaf: IsAnswered) -> Test[World]:
        """Whether an item is answered at present."""
        read = self._read(_is_given, leaf.item, earlier=leaf.earlier)
        return lambda world: read(world) or SILENT

    def _read(
        self, read: Callable[[Figures, int], T | None], name: NodeId, *, earlier: bool
    ) -> Callable[[World], T | None]:
        if not earlier:
            place = self._place[name]
            return lambda world: read(world.now, place)

        is_node = self._place[name] >= self._items

        def read_before(world: World) -> T | None:
            before = world.before
            there = None if before is None else before.plan.place.get(name)
            if before is None or there is None or (there >= len(before.plan.slots)) is not is_node:
                return None
            return read(before, there)

        return read_before


# ---- what stands at a place


def _score(figures: Figures, place: int) -> Span | None:
    """A score without caps; a node without one can still be anything."""
    rows = figures.bare
    low, high = rows.low[place], rows.high[place]
    return None if low is None or high is None else (low, high, rows.score[place] is None)


def _exactly(value: float | None) -> Span | None:
    return None if value is None else (value, value, False)


def _low(figures: Figures, place: int) -> Span | None:
    return _exactly(figures.bare.low[place])


def _high(figures: Figures, place: int) -> Span | None:
    return _exactly(figures.bare.high[place])


def _coverage(figures: Figures, place: int) -> Span | None:
    return None if figures.bare.low[place] is None else _exactly(figures.portions.answered[place])


def support(figures: Figures, place: int) -> float | None:
    """Share (0 to 1) of the answered weight that has support; None where nothing answered can have any."""
    whole = figures.portions.supportable[place]
    return snap(figures.portions.supported[place] / whole) if whole else None


def _support(figures: Figures, place: int) -> Span | None:
    return _exactly(support(figures, place))


def _measured(measure: Measure) -> Callable[[Figures, int], Span | None]:
    match measure:
        case Measure.SCORE:
            return _score
        case Measure.LOW:
            return _low
        case Measure.HIGH:
            return _high
        case Measure.COVERAGE:
            return _coverage
        case Measure.SUPPORT:
            return _support
        case _:
            assert_never(measure)


def _points(figures: Figures, place: int) -> Span | None:
    """The points of an item; open, it ranges over the whole scale."""
    return _score(figures, place)


def _amount(leaf: Amount) -> Callable[[Figures, int], Span | None]:
    """The number that was answered, or all that the item takes."""
    anything: Span = (leaf.lowest, leaf.highest, True)

    def read(figures: Figures, place: int) -> Span | None:
        match figures.values[place]:
            case Quantity(_, number) | Told(_, float(number)):
                return number, number, False
            case _:
                # the round before may have taken another kind of answer
                return anything if figures.state[place] == OPEN else None

    return read


def _word(leaf: Word) -> Callable[[Figures, int], Texts | None]:
    """The word that was answered, or all that the item takes."""
    anything: Texts = (None if leaf.allowed is None else frozenset(leaf.allowed), True)

    def read(figures: Figures, place: int) -> Texts | None:
        value = figures.values[place]
        word = None if value is None else _word_of(value)
        if word is None:
            return anything if figures.state[place] == OPEN else None
        return frozenset({word}), False

    return read


def _word_of(value: Value) -> str | None:
    """An answer as conditions name it; None where it is no word of theirs."""
    if isinstance(value, Since | Never):
        return None
    written = as_written(value)
    return written if isinstance(written, str) else None


def _band(figures: Figures, place: int) -> Texts | None:
    """The bands that a node's score can still lie in, without caps."""
    rows = figures.bare
    low, high = rows.low[place], rows.high[place]
    if low is None or high is None:
        return None
    branch = figures.plan.branches[place - len(figures.plan.slots)]
    if not branch.domain.bands:  # in the round before
        return None
    found = bands_between(branch.domain.bands, low, high, branch.domain.own, branch.formula.decimals)
    labels = frozenset(branch.domain.bands[at].label for at in found)
    return labels, rows.score[place] is None


def _stated(setting: Setting, *, earlier: bool) -> Words[World]:
    def read(world: World) -> Texts | None:
        figures = world.before if earlier else world.now
        if figures is None:
            return None
        assessment = figures.assessment
        word = assessment.phase if setting is Setting.PHASE else assessment.respondent
        return None if word is None else (frozenset({word}), False)

    return read


def _is_given(figures: Figures, place: int) -> int | None:
    match figures.state[place]:
        case state if state == ABSENT:
            return None
        case state:
            return HOLDS if state == GIVEN else FAILS
