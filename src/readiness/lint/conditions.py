"""Conditions that decide nothing: whatever is answered, they never hold, or always do; and two that mean the same.

Every number is taken for all that it can be: the points of an item for what its levels or goalposts give, a score for
what follows from these. What a condition names twice is tried piece by piece, so that two mentions that exclude each
other are seen.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product
from math import prod
from typing import Final, TypeAlias, assert_never, cast

from readiness.engine.conditions import (
    FAILS,
    HOLDS,
    SILENT,
    Numbers,
    Span,
    Test,
    Texts,
    Words,
    compile_condition,
)
from readiness.engine.points import interpolate
from readiness.ids import NodeId
from readiness.lint.meaning import meaning
from readiness.model.condition import (
    All,
    Amount,
    Banded,
    Condition,
    Constant,
    Either,
    Gathered,
    IsAnswered,
    Leaf,
    Measure,
    Measured,
    Not,
    NumbersCompared,
    Numeric,
    Points,
    Stated,
    Textual,
    Word,
    leaf_name,
    leaves,
    operands,
    parts_of,
)
from readiness.model.extents import Domain, domains, domains_of, levels_of
from readiness.model.framework import (
    Age,
    Choice,
    Choices,
    Context,
    Extent,
    Framework,
    Goalposts,
    Item,
    Number,
    Scale,
    YesNo,
)
from readiness.numbers import snap
from readiness.words import parts as words

MOST_PIECES: Final = 2_000
"""How many combinations of pieces are tried; where there would be more, the largest thing is taken as a whole."""
MOST_TRIED: Final = 200_000
"""How many things, in all combinations, are tried for one framework; behind that each is taken as a whole."""

_NOTHING: Final[Mapping[Leaf, "Known"]] = {}
Known: TypeAlias = Span | Texts | int | None
Guess: TypeAlias = dict[Leaf, Known]
"""What some of the things that a condition names are taken to be; None is what does not apply."""


@dataclass(frozen=True, slots=True)
class Idle:
    """What is wrong with a condition: of the rule or item `id`, at a place in its text, with the words for it."""

    id: NodeId
    code: str
    at: int | None
    """None: it is said of the whole condition."""
    args: dict[str, str]


def idle_conditions(framework: Framework) -> Iterator[Idle]:
    """The conditions of rules and items that decide nothing, and the rules that repeat another."""
    stock = Stock(framework)
    for item in framework.items():
        if item.applies_when is not None:
            yield from _idle(item.id, item.applies_when.condition, stock)
    first: dict[object, NodeId] = {}
    for rule in framework.rules:
        yield from _idle(rule.id, rule.when, stock)
        same = first.setdefault((meaning(rule.when), rule.move), rule.id)
        if same != rule.id:
            yield Idle(rule.id, "F062", None, {"first": same})


def _idle(name: NodeId, condition: Condition, stock: "Stock") -> Iterator[Idle]:
    found = False
    for comparison, leaf in _plain_comparisons(condition):
        verdict = _always(stock.outcomes(comparison, {leaf}))
        if verdict is not None:
            found = True
            yield Idle(
                name, "E023" if verdict else "E022", comparison.at, {"what": leaf_name(leaf), "span": stock.told(leaf)}
            )
    if found:
        return
    things = Counter(leaves(condition))
    mentions: Counter[object] = Counter()
    for thing, times in things.items():
        mentions[stock.thing(thing)] += times
    twice = {leaf for leaf in things if mentions[stock.thing(leaf)] > 1}
    verdict = _always(stock.outcomes(condition, twice))
    if verdict is not None:
        yield Idle(name, "E021" if verdict else "E020", None, {})


def _always(outcomes: int) -> bool | None:
    """True where a condition that can come to these cannot fail, False where it cannot hold, None where it can both."""
    if not outcomes & HOLDS:
        return False
    return None if outcomes & FAILS else True


def _plain_comparisons(condition: Condition) -> Iterator[tuple[NumbersCompared, Measured | Points | Amount]]:
    """The comparisons of one thing with a number, outside of `count`."""
    match condition:
        case Not(part):
            yield from _plain_comparisons(part)
        case All(parts) | Either(parts):
            for part in parts:
                yield from _plain_comparisons(part)
        case NumbersCompared(_, (Measured() | Points() | Amount()) as leaf, Constant()):
            yield condition, leaf
        case NumbersCompared(_, Constant(), (Measured() | Points() | Amount()) as leaf):
            yield condition, leaf
        case _:
            return


# ---- what things can be


class Stock:
    """What everything that a condition can name may be."""

    def __init__(self, framework: Framework) -> None:
        self._left = MOST_TRIED
        self._items = {item.id: item for item in framework.items()}
        self._points = framework.points
        self._levels = {item.id: levels_of(item, framework.points) for item in framework.items()}
        self._unsupported = framework.policy.unsupported
        self._whole: Mapping[NodeId, Domain] = domains(framework)
        self._reached = domains_of(framework.whole(), framework.points, framework.bands, self._reach)
        self._phases, self._respondents = framework.phases, framework.respondents

    def outcomes(self, condition: Condition, pieces: set[Leaf], fixed: Mapping[Leaf, Known] = _NOTHING) -> int:
        """Everything that a condition can come to, the things behind `pieces` taken piece by piece.

        What is `fixed` is taken to be this and nothing else.
        """
        test = compile_condition(condition, _GuessReaders())
        # what does not apply is not counted, so that it decides; elsewhere it leaves a condition undecided
        counted = frozenset(_counted(condition))
        base: Guess = {leaf: self._all(leaf, lapses=leaf in counted) for leaf in dict.fromkeys(leaves(condition))}
        base |= fixed
        outcomes = 0
        tried = _few(self._guesses(condition, pieces - fixed.keys()), min(MOST_PIECES, self._left // max(1, len(base))))
        self._left -= prod(map(len, tried)) * len(base) if tried else 0
        for guesses in product(*tried):
            world = dict(base)
            for guess in guesses:
                world |= guess
            outcomes |= test(world)
        return outcomes

    def thing(self, leaf: Leaf) -> object:
        """What a leaf is about: the answer and the points of an item that has levels are one thing."""
        if isinstance(leaf, Points | Word) and self._levels[leaf.item]:
            return (leaf.item, leaf.earlier)
        return leaf

    def told(self, leaf: Leaf) -> str:
        """What a number can be, in words."""
        values = self._values(leaf)
        if values is not None:
            *others, last = [f"{value:g}" for value in values]
            return words.OR.format(one=", ".join(others), other=last) if others else last
        low, high, _ = self._span(leaf)
        return words.BETWEEN.format(low=f"{low:g}", high=f"{high:g}")

    def _guesses(self, condition: Condition, pieces: set[Leaf]) -> list[list[Guess]]:
        """For each thing, what it may be in turn; a thing that cannot be taken apart is left out."""
        if not pieces:
            return []
        things: dict[object, list[Leaf]] = {}
        for leaf in dict.fromkeys(leaves(condition)):
            if leaf in pieces:
                things.setdefault(self.thing(leaf), []).append(leaf)
        limits, bound = _limits(condition)
        found = []
        for group in things.values():
            if not bound.isdisjoint(group):
                continue
            guesses = self._pieces(group, limits)
            if guesses:
                found.append(guesses)
        return found

    def _pieces(self, group: list[Leaf], limits: Mapping[Leaf, set[float]]) -> list[Guess]:
        leaf = group[0]
        match leaf:
            case IsAnswered():
                return [{leaf: HOLDS}, {leaf: FAILS}]
            case Points() | Word() if levels := self._levels[leaf.item]:
                worth = [(label, value) for label, points_ in levels for value in self._with_policy(leaf.item, points_)]
                return [
                    {
                        one: (value, value, False) if isinstance(one, Points) else (frozenset({label}), False)
                        for one in group
                    }
                    for label, value in worth
                ]
            case Word(allowed=None):
                return []
            case Word() | Banded() | Stated():
                return [{leaf: (frozenset({word}), False)} for word in leaf.allowed or ()]
            case _:
                low, high, _ = self._span(leaf)
                inside = sorted({low, high, *(limit for limit in limits.get(leaf, ()) if low < limit < high)})
                if not all(abs(end) < _ENDLESS for end in inside):
                    return []
                between = [(one + other) / 2 for one, other in pairwise(inside)]
                return [{leaf: (value, value, False)} for value in (*inside, *between)]

    def _all(self, leaf: Leaf, *, lapses: bool) -> Known:
        match leaf:
            case IsAnswered():
                return HOLDS | FAILS | (SILENT if lapses else 0)
            case Word(allowed=None):
                return None, lapses
            case Word() | Banded() | Stated():
                return frozenset(leaf.allowed or ()), lapses
            case _:
                low, high, _ = self._span(leaf)
                return low, high, lapses

    def _span(self, leaf: Leaf) -> Span:
        match leaf:
            case Measured(measure, node):
                return *self._measured(measure, node), False
            case Points(item):
                return *self._reach(self._items[item]), False
            case Amount(_, lowest, highest):
                return lowest, highest, False
            case _:
                raise AssertionError(leaf)

    def _measured(self, measure: Measure, node: NodeId) -> Extent:
        match measure:
            case Measure.SCORE:
                return self._reached[node].own
            case Measure.LOW | Measure.HIGH:
                return self._whole[node].own
            case Measure.COVERAGE | Measure.SUPPORT:
                return 0.0, 1.0
            case _:
                assert_never(measure)

    def _values(self, leaf: Leaf) -> list[float] | None:
        """The few numbers that something can be; None where there are no such."""
        if not isinstance(leaf, Points):
            return None
        levels = self._levels[leaf.item]
        return sorted({value for _, points_ in levels for value in self._with_policy(leaf.item, points_)}) or None

    def _with_policy(self, item: NodeId, worth: float) -> set[float]:
        """What a level is worth, with support and without."""
        at_most = self._unsupported
        found = self._items[item]
        if at_most is None or not found.takes_evidence:
            return {snap(worth)}
        if isinstance(at_most, str):
            at_most = dict(self._levels[found.id]).get(at_most, worth)
        return {snap(worth), snap(min(worth, at_most))}

    def _reach(self, item: Item) -> Extent:
        """The least and the most that an item can earn."""
        levels = self._levels[item.id]
        ends = [worth for _, worth in levels] or list(ends_of(item, self._points))
        if isinstance(self._unsupported, float) and item.takes_evidence:
            ends.append(min(*ends, self._unsupported))
        elif self._unsupported is not None:
            ends += [value for _, worth in levels for value in self._with_policy(item.id, worth)]
        return snap(min(ends)), snap(max(ends))


_ENDLESS: Final = 1e300


def _few(tried: list[list[Guess]], most: int) -> list[list[Guess]]:
    """The smallest of the things that are taken piece by piece, as many as make no more combinations than `most`."""
    kept: list[list[Guess]] = []
    combined = 1
    for guesses in sorted(tried, key=len):
        combined *= len(guesses)
        if combined > most:
            break
        kept.append(guesses)
    return kept


def ends_of(item: Item, ends: Extent) -> Extent:
    """What an item can earn whose answers are no levels."""
    least, most = ends
    kind = item.kind
    match kind:
        case Number(_, lowest, highest, goalposts):
            low, high = _along(goalposts, lowest, highest)
        case Age(goalposts, never):
            earned = [worth for _, worth in goalposts]
            earned += [] if never is None else [never]
            low, high = min(earned), max(earned)
        case Choices(options, ceiling):
            worth = [option.points or 0.0 for option in options]
            low = min(ceiling, max(least, sum(value for value in worth if value < 0)))
            high = min(ceiling, max(least, sum(value for value in worth if value > 0)))
        case Scale() | YesNo() | Choice() | Context():
            low, high = ends
        case _:
            assert_never(kind)
    return (least + most - high, least + most - low) if item.reverse else (low, high)


def _along(goalposts: Goalposts, lowest: float, highest: float) -> Extent:
    inside = [worth for value, worth in goalposts if lowest <= value <= highest]
    worth = [*inside, interpolate(goalposts, lowest), interpolate(goalposts, highest)]
    return min(worth), max(worth)


def _limits(condition: Condition) -> tuple[dict[Leaf, set[float]], set[Leaf]]:
    """The numbers that each thing is compared with, and the things that are also used otherwise."""
    limits: dict[Leaf, set[float]] = {}
    bound: set[Leaf] = set()
    for one, other in operands(condition):
        for leaf, limit in ((one, other), (other, one)):
            if isinstance(leaf, Measured | Points | Amount) and isinstance(limit, Constant):
                limits.setdefault(leaf, set()).add(limit.value)
                break
        else:
            bound |= {*leaves(one), *leaves(other)}
    return limits, bound


def _counted(part: Condition | Numeric | Textual) -> Iterator[Leaf]:
    """The things that are asked inside of what passes over those that do not apply, such as `count`."""
    if isinstance(part, Gathered):
        yield from leaves(part)
    for inner in parts_of(part):
        yield from _counted(inner)


class _GuessReaders:
    """Reads what a condition names from a guess."""

    def number(self, leaf: Measured | Points | Amount) -> Numbers[Guess]:
        return lambda guess: cast("Span | None", guess[leaf])

    def text(self, leaf: Word | Banded | Stated) -> Words[Guess]:
        return lambda guess: cast("Texts | None", guess[leaf])

    def answered(self, leaf: IsAnswered) -> Test[Guess]:
        return lambda guess: cast("int", guess[leaf])
