"""A framework compiled for scoring: every item and node a place in a row, children before their parents.

Everything that does not hang on the answers is settled here once: places, weights by phase, arithmetic, conditions.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias, assert_never

from readiness.engine.aggregate import Combine, combined, finished
from readiness.engine.conditions import HOLDS, Test, compile_condition
from readiness.engine.facts import SheetReaders
from readiness.engine.figures import World
from readiness.ids import OVERALL, NodeId
from readiness.model.condition import (
    Amount,
    Banded,
    Condition,
    IsAnswered,
    Leaf,
    Measured,
    Points,
    Stated,
    Word,
    leaves,
)
from readiness.model.extents import Domain, domains, levels_of
from readiness.model.framework import Aggregate, Formula, Framework, Item, Lookup, Node, Rule, Scale
from readiness.model.result import Status
from readiness.numbers import floored, shown, snap

Gather: TypeAlias = Callable[[Sequence[Any]], tuple[Any, ...]]
"""What stands in a row at the places of a node's children."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An item, compiled."""

    item: Item
    id: NodeId
    scored: bool
    plain: bool
    """Whether it is due in every phase and from every respondent, whatever was answered before."""
    by_level: tuple[float, ...]
    """The points of each level of a scale; empty for other kinds."""
    unsupported: float | None
    """What it earns at most without support; None: no less than with it."""
    gate: Test[World] | None
    """Whether it applies, where that hangs on answers."""
    asks: tuple[int, ...]
    """The places of the items that its gate names."""

    def status(self, phase: str | None, respondent: str | None, world: World) -> Status:
        """Whether it is asked in this phase, of this respondent, and after the answers before it."""
        item = self.item
        if item.phases is not None and phase not in item.phases:
            return Status.NOT_DUE
        if item.respondents is not None and respondent not in item.respondents:
            return Status.NOT_DUE
        if self.gate is None:
            return Status.ASKED
        outcomes = self.gate(world)
        if outcomes == HOLDS:
            return Status.ASKED
        return Status.UNSETTLED if outcomes & HOLDS else Status.UNMET


class Weighing(NamedTuple):
    """The weights of a node's children in one phase, and their sizes, by which shares go."""

    weights: tuple[float, ...]
    total: float
    """Their sum."""
    sizes: tuple[float, ...]
    size: float
    """Their sum."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of a child that a table goes by, from the least to the most."""

    labels: tuple[str, ...]
    starts: tuple[float, ...]
    """Where each begins; of an item, what it is worth."""
    read: Callable[[float], float]
    """From a child's number to the number that its levels go by: of a node, the one that is shown."""

    def level(self, number: float) -> int:
        """The place of the level that a number of the child lies in."""
        return max(0, bisect_right(self.starts, self.read(number)) - 1)


@dataclass(frozen=True, slots=True)
class Branch:
    """A node, compiled."""

    id: NodeId
    place: int
    children: tuple[int, ...]
    gather: Gather
    formula: Formula
    domain: Domain
    combine: Combine
    """The arithmetic of its children's numbers; of a table it is never asked."""
    table: Mapping[tuple[int, ...], float] | None
    """What each combination of its children's levels is worth."""
    ladders: tuple[Ladder, ...]
    """The levels of each child, where there is a table."""

    @property
    def lookup(self) -> Lookup | None:
        """Its table, as the framework states it."""
        return self.formula.lookup


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule, compiled."""

    rule: Rule
    test: Test[World]
    caps: tuple[tuple[int, float], ...]
    """Places of nodes, and the most that each may be, to the decimals that it states."""
    asks: tuple[int, ...]
    """The places of the items that it names, and then of those below the nodes that it names."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Items first, in the framework's order, then nodes, children before parents; the last place is the whole."""

    framework: Framework
    slots: tuple[Slot, ...]
    branches: tuple[Branch, ...]
    place: Mapping[NodeId, int]
    above: tuple[int, ...]
    """The place of the node above each place; of the whole, its own."""
    weighings: Mapping[str | None, tuple[Weighing, ...]]
    """The weights of every branch, by phase; None is for assessments without one."""
    rules: tuple[Ruled, ...]
    bands_up: bool
    """Whether any node passes the value of its band up in place of its score."""

    def weighing(self, phase: str | None) -> tuple[Weighing, ...]:
        """The weights of every branch in a phase."""
        return self.weighings.get(phase, self.weighings[None])

    def branch(self, node: NodeId) -> Branch:
        """The branch of a node."""
        return self.branches[self.place[node] - len(self.slots)]


_NONE: Final[tuple[Any, ...]] = ()


def compile_plan(framework: Framework) -> Plan:
    """The plan of a framework; nodes with context items alone are part of it and have no children."""
    whole = framework.whole()
    items = tuple(framework.items())
    place = {item.id: number for number, item in enumerate(items)}
    nodes: list[Node] = []

    def add(node: Node) -> None:
        for child in node.children:
            if isinstance(child, Node):
                add(child)
        place[node.id] = len(items) + len(nodes)
        nodes.append(node)

    add(whole)
    above = [place[OVERALL]] * len(place)
    for node in nodes:
        for child in node.children:
            above[place[child.id]] = place[node.id]
    known = domains(framework)
    readers = SheetReaders(place, len(items))
    branches = tuple(_branch(framework, node, place, known) for node in nodes)
    usual = tuple(_weighing(node, None) for node in nodes)
    return Plan(
        framework=framework,
        slots=tuple(_slot(framework, item, place, readers) for item in items),
        branches=branches,
        place=place,
        above=tuple(above),
        weighings={None: usual, **dict(_by_phase(framework, nodes, usual))},
        rules=tuple(_ruled(rule, place, {node.id: node for node in nodes}, readers) for rule in framework.rules),
        bands_up=any(branch.domain.passes_band for branch in branches),
    )


def _slot(framework: Framework, item: Item, place: Mapping[NodeId, int], readers: SheetReaders) -> Slot:
    least, most = framework.points
    by_level: tuple[float, ...] = ()
    if isinstance(item.kind, Scale):
        by_level = tuple(snap(least + most - points if item.reverse else points) for points in item.kind.points)
    gate: Test[World] | None = None
    asks: tuple[int, ...] = ()
    if item.applies_when is not None:
        gate = compile_condition(item.applies_when.condition, readers)
        asks = _asked(item.applies_when.condition, place, {})
    plain = item.phases is None and item.respondents is None and gate is None
    return Slot(item, item.id, item.scored, plain, by_level, _unsupported(framework, item, by_level), gate, asks)


def _unsupported(framework: Framework, item: Item, by_level: tuple[float, ...]) -> float | None:
    """The most points of an item without support, where the framework's policy sets less than the most there is."""
    at_most = framework.policy.unsupported
    if at_most is None or not item.takes_evidence or not item.scored:
        return None
    if not isinstance(at_most, str):
        return snap(at_most)
    if isinstance(item.kind, Scale) and at_most in item.kind.labels:
        return by_level[item.kind.labels.index(at_most)]
    return None


def _branch(framework: Framework, node: Node, place: Mapping[NodeId, int], known: Mapping[NodeId, Domain]) -> Branch:
    counted = [child for child in node.children if child.scored]
    children = tuple(place[child.id] for child in counted)
    lookup = node.formula.lookup
    table: dict[tuple[int, ...], float] | None = None
    ladders: tuple[Ladder, ...] = ()
    if lookup is not None:
        table = {levels: finished(node.formula, lookup.points[result]) for levels, result in lookup.table}
        ladders = tuple(_ladder(framework, child, known) for child in counted)
    aggregate = Aggregate.MEAN if lookup is not None else node.formula.aggregate
    combine = combined(Formula(aggregate, node.formula.decimals, node.formula.floor, node.formula.ceiling))
    return Branch(
        node.id, place[node.id], children, _gather(children), node.formula, known[node.id], combine, table, ladders
    )


def _gather(places: tuple[int, ...]) -> Gather:
    if len(places) > 1:
        return itemgetter(*places)
    return (lambda row: (row[places[0]],)) if places else (lambda _: _NONE)


def _ladder(framework: Framework, child: Node | Item, known: Mapping[NodeId, Domain]) -> Ladder:
    if isinstance(child, Item):
        levels = levels_of(child, framework.points)
        return Ladder(tuple(label for label, _ in levels), tuple(snap(worth) for _, worth in levels), snap)
    domain, decimals = known[child.id], child.formula.decimals
    return Ladder(
        tuple(band.label for band in domain.bands),
        tuple(band.start for band in domain.bands),
        lambda number: shown(number, domain.own, decimals),
    )


def _weighing(node: Node, phase: str | None) -> Weighing:
    return weighing_of(child.weight.at(phase) for child in node.children if child.scored)


def weighing_of(given: Iterable[float]) -> Weighing:
    """Weights with what is made of them."""
    weights = tuple(given)
    sizes = tuple(map(abs, weights))
    return Weighing(weights, fsum(weights), sizes, fsum(sizes))


def _by_phase(
    framework: Framework, nodes: Sequence[Node], usual: tuple[Weighing, ...]
) -> Iterator[tuple[str, tuple[Weighing, ...]]]:
    """The weights of each phase in which they are others."""
    varying = [any(child.weight.by_phase for child in node.children) for node in nodes]
    for phase in framework.phases if any(varying) else ():
        rows = zip(nodes, usual, varying, strict=True)
        yield phase, tuple(_weighing(node, phase) if varies else same for node, same, varies in rows)


def _ruled(rule: Rule, place: Mapping[NodeId, int], nodes: Mapping[NodeId, Node], readers: SheetReaders) -> Ruled:
    return Ruled(
        rule,
        compile_condition(rule.when, readers),
        tuple((place[node], _cap(nodes[node].formula.decimals, most)) for node, most in rule.caps),
        _asked(rule.when, place, nodes),
    )


def _cap(decimals: int | None, most: float) -> float:
    """The most that a capped node can be: it keeps to the decimals that it states, and stands no higher."""
    return snap(most) if decimals is None else floored(most, decimals)


def _asked(condition: Condition, place: Mapping[NodeId, int], nodes: Mapping[NodeId, Node]) -> tuple[int, ...]:
    """The places of the items that a condition names, and then of the scored ones below the nodes that it names."""
    named = sorted(leaves(condition), key=lambda leaf: isinstance(leaf, Measured | Banded))
    return tuple(dict.fromkeys(place[item] for leaf in named for item in _items(leaf, nodes)))


def _items(leaf: Leaf, nodes: Mapping[NodeId, Node]) -> tuple[NodeId, ...]:
    match leaf:
        case Measured(node=node, earlier=False) | Banded(node=node, earlier=False):
            return tuple(item.id for item in nodes[node].items() if item.scored)
        case Points(item, False) | IsAnswered(item, False) | Amount(item=item, earlier=False):
            return (item,)
        case Word(item=item, earlier=False):
            return (item,)
        case Measured() | Banded() | Points() | IsAnswered() | Amount() | Word() | Stated():
            return ()
        case _:
            assert_never(leaf)
