"""What scale the scores of each node live on: it follows from what its children pass up, and from its formula."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple, TypeAlias, assert_never

from readiness.ids import NodeId
from readiness.model.framework import (
    Age,
    Aggregate,
    Band,
    Choice,
    Choices,
    Context,
    Extent,
    Formula,
    Framework,
    Item,
    Node,
    Number,
    Scale,
    YesNo,
)
from readiness.numbers import half_away, snap
from readiness.words import parts as words


@dataclass(frozen=True, slots=True)
class Domain:
    """The numbers that a node can come to."""

    own: Extent
    """Of its score."""
    passed: Extent
    """Of what goes up to its parent: the score, or the value of its band."""
    children: Extent
    """The hull of what its children pass up; an open child can be anything in it."""
    bands: tuple[Band, ...]
    """Its bands: its own, else the levels of its table, else the framework's, where its scores live on their scale."""

    @property
    def passes_band(self) -> bool:
        """Whether the value of its band goes up in place of its score."""
        return bool(self.bands) and self.bands[0].value is not None


def domains(framework: Framework) -> dict[NodeId, Domain]:
    """The domain of every node and of the whole, each item having the framework's points."""
    return domains_of(framework.whole(), framework.points, framework.bands)


def domains_of(
    whole: Node, points: Extent, bands: tuple[Band, ...], item: Callable[[Item], Extent] | None = None
) -> dict[NodeId, Domain]:
    """The domain of a node and of all below; `item` narrows what an item can earn, which is else the whole scale.

    Total: where a formula cannot be (its mistakes are problems of their own) the domain is some scale.
    """
    found: dict[NodeId, Domain] = {}
    points_of = item or (lambda _: points)

    def climb(node: Node) -> Domain:
        passed: list[_Passed] = []
        for child in node.children:
            below = climb(child).passed if isinstance(child, Node) else points_of(child)
            if child.scored:
                factors = (child.weight.default, *(factor for _, factor in child.weight.by_phase))
                passed.append(_Passed(factors, below))
        domain = _domain(node.formula, passed, points, bands, tight=item is not None)
        found[node.id] = domain
        return domain

    climb(whole)
    return found


class _Passed(NamedTuple):
    """What a child can pass up, and its weights, one of which counts."""

    factors: tuple[float, ...]
    extent: Extent


def _domain(formula: Formula, passed: list[_Passed], points: Extent, bands: tuple[Band, ...], *, tight: bool) -> Domain:
    children = _hull([extent for _, extent in passed]) if passed else points
    own = _rounded(_own(formula, passed, children, tight=tight), formula.decimals)
    mine = formula.bands or _levels(formula) or (bands if own == points else ())
    values = [band.value for band in mine if band.value is not None]
    up = (min(values), max(values)) if values and len(values) == len(mine) else own
    return Domain(own, up, children, mine)


def _own(formula: Formula, passed: list[_Passed], children: Extent, *, tight: bool) -> Extent:
    match formula.aggregate:
        case Aggregate.SUM:
            floor = children[0] if formula.floor is None else formula.floor
            ceiling = children[1] if formula.ceiling is None else formula.ceiling
            if not tight:
                return floor, ceiling
            # what does not apply adds nothing
            terms = [[0.0, *(factor * end for factor in factors for end in extent)] for factors, extent in passed]
            low, high = fsum(map(min, terms)), fsum(map(max, terms))
            return min(max(floor, low), ceiling), max(min(ceiling, high), floor)
        case Aggregate.LOOKUP if formula.lookup is not None:
            return formula.lookup.points[0], formula.lookup.points[-1]
        case _:
            return children


def _levels(formula: Formula) -> tuple[Band, ...]:
    """The levels of a table as bands, which begin at their points as these are shown."""
    if formula.lookup is None:
        return ()
    digits = 1 if formula.decimals is None else formula.decimals
    named = zip(formula.lookup.points, formula.lookup.labels, strict=False)
    return tuple(Band(half_away(points, digits), label) for points, label in named)


Levels: TypeAlias = tuple[tuple[str, float], ...]
"""The levels of a child and what each is worth, rising; what a table goes by."""


def levels_of(item: Item, points: Extent) -> Levels:
    """The levels of an item, by their points; none where its answers are no levels."""
    worth: list[tuple[str, float]]
    kind = item.kind
    match kind:
        case Scale(labels, stated):
            worth = list(zip(labels, stated, strict=False))
        case YesNo(yes, no):
            worth = [("no", no), ("yes", yes)]
        case Choice(options):
            worth = [(option.id, option.points) for option in options if option.points is not None]
        case Choices() | Number() | Age() | Context():
            return ()
        case _:
            assert_never(kind)
    if item.reverse:
        worth = [(label, sum(points) - earned) for label, earned in worth]
    return tuple(sorted(worth, key=lambda level: level[1]))


def _hull(extents: list[Extent]) -> Extent:
    return min(low for low, _ in extents), max(high for _, high in extents)


def _rounded(extent: Extent, decimals: int | None) -> Extent:
    low, high = extent
    return (snap(low), snap(high)) if decimals is None else (half_away(low, decimals), half_away(high, decimals))


def other_way(whole: Node) -> Mapping[NodeId, str]:
    """The nodes in or below something that counts the other way round, and why; a cap there could raise a score.

    A child counts the other way round where a sum subtracts it, where the values of its bands fall, and where a table
    gives less for more.
    """
    found: dict[NodeId, str] = {}

    def mark(node: Node, why: str) -> None:
        for below in node.nodes():
            found.setdefault(below.id, why)

    def look(node: Node) -> None:
        # tables count the children that score
        for place, child in enumerate(child for child in node.children if child.scored):
            if not isinstance(child, Node):
                continue
            negative = any(weight < 0 for weight in (child.weight.default, *(w for _, w in child.weight.by_phase)))
            if node.formula.aggregate is Aggregate.SUM and negative:
                mark(child, words.SUBTRACTED)
            if falls(child.formula):
                mark(child, words.FALLING_BANDS)
            if node.formula.lookup is not None and place in falling_places(node.formula.lookup.table):
                mark(child, words.FALLING_TABLE)
            look(child)

    look(whole)
    return found


def subtracted(whole: Node) -> frozenset[NodeId]:
    """The items of which more points lower the whole, because a sum above them subtracts them."""

    def look(node: Node, *, down: bool) -> Iterator[NodeId]:
        for child in node.children:
            below = down is not (child.weight.default < 0)
            if isinstance(child, Node):
                yield from look(child, down=below)
            elif below:
                yield child.id

    return frozenset(look(whole, down=False))


def falls(formula: Formula) -> bool:
    """Whether a higher band has a lower value."""
    values = [band.value for band in formula.bands if band.value is not None]
    return values != sorted(values)


def falling_places(table: tuple[tuple[tuple[int, ...], int], ...]) -> frozenset[int]:
    """The children of which a higher level can give a lower one."""
    gives = dict(table)
    return frozenset(
        place
        for levels, result in table
        for place, level in enumerate(levels)
        if gives.get((*levels[:place], level + 1, *levels[place + 1 :]), result) < result
    )
