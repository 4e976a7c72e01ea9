"""How the change of a node is shared among the items below it, inside one step: one tree, one set of weights.

The shares sum to the change whatever the aggregation. A mean shares by weight; a geometric mean by the logarithmic
mean (Ang 2004, the additive LMDI); a sum by its factors; median, minimum and maximum by the Shapley value over the
children that changed; tables, bands whose values go up, and a floor or ceiling in force by the Shapley value over the
items that changed, and so does a sum or a geometric mean of which a line would else outgrow the scale. A child that is
not there stands where its node stands without it (in a sum: at 0), so that its siblings have no part in its coming and
going. An item's share is the product of the factors on its way up, times the change of its points. What rounding
changes is kept apart, by node.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import factorial, fsum, log, log1p
from typing import Final

from readiness.engine.aggregate import COMBINE
from readiness.engine.figures import Rows, copied
from readiness.engine.part import Marks, rerolled
from readiness.engine.plan import Branch, Plan, Weighing
from readiness.engine.roll import counted
from readiness.ids import NodeId
from readiness.model.framework import Aggregate

MOST_EXACT: Final = 10
"""So many changed parts are shared over all their orders; more over two, by id and against it."""
_SHARED_BY_ORDERS: Final = frozenset({Aggregate.MEDIAN, Aggregate.MINIMUM, Aggregate.MAXIMUM})
_NO_NUMBER_WITHIN: Final = frozenset({Aggregate.SUM, Aggregate.LOOKUP})
"""A node that has a score on one side only has, in these, no number that an absent child could stand at."""
_MAY_OUTGROW: Final = frozenset({Aggregate.SUM, Aggregate.GEOMETRIC})
"""In these a change below can be multiplied with more than 1, so that two that cancel may both outgrow the scale."""


@dataclass(frozen=True, slots=True)
class Station:
    """A halting place of a walk: what each item counts with, and the numbers of every place that follow."""

    plan: Plan
    weighing: Sequence[Weighing]
    marks: Marks
    rows: Rows


@dataclass(slots=True)
class Shares:
    """What a step changes at a node, by where it comes from."""

    items: dict[int, float] = field(default_factory=dict)
    """By the place of the item."""
    limits: dict[int, float] = field(default_factory=dict)
    """By the place of the node: what its rounding changes."""
    noise: float = 0.0
    """What snapping nodes to 1e-9 changes."""
    exact: bool = True
    """Whether every Shapley value was taken over all orders."""

    def widest(self) -> float:
        """The most that anything has to do with the change."""
        return max(map(abs, (*self.items.values(), *self.limits.values())), default=0.0)

    def add(self, others: "Shares", factor: float) -> None:
        """Add what another step changes, times a factor."""
        for mine, theirs in ((self.items, others.items), (self.limits, others.limits)):
            for place, effect in theirs.items():
                _add(mine, place, factor * effect)
        self.noise += factor * others.noise
        self.exact = self.exact and others.exact


class Step:
    """A step from one station to another, both of one tree."""

    def __init__(self, before: Station, after: Station) -> None:
        self.plan, self.weighing = after.plan, after.weighing
        self.before, self.after = before, after
        self.root = len(self.plan.place) - 1
        self.shares = Shares()
        self.below: dict[int, list[int]] = {}
        """Of each place that has any, the items below it that changed, by id."""
        slots = self.plan.slots
        changed = [place for place in range(len(slots)) if before.marks.at(place) != after.marks.at(place)]
        for item in sorted(changed, key=lambda place: slots[place].id):
            place = item
            while True:
                self.below.setdefault(place, []).append(item)
                if self.plan.above[place] == place:
                    break
                place = self.plan.above[place]
        self.worst = self.plan.framework.policy.open_at_worst

    def shared(self, root: int, ends: tuple[float, float]) -> Shares:
        """What each item has to do with the change at a node.

        `ends` are the numbers of the node at both stations; where it has no score, what it is taken to stand at.
        """
        self.root, self.shares = root, Shares()
        self.spread(root, *ends, 1.0)
        found = self.shares
        if found.items:
            # binary noise is nothing to tell of, and the sum has to hold: it goes where it shows least
            _add(found.items, max(found.items, key=lambda item: abs(found.items[item])), found.noise)
        return found

    def number(self, station: Station, place: int) -> float | None:
        """What a node counts with: at the root its own score, below it what goes up."""
        return (station.rows.score if place == self.root else station.rows.up_score)[place]

    def name(self, place: int) -> NodeId:
        """The id of an item or a node."""
        first = len(self.plan.slots)
        return self.plan.slots[place].id if place < first else self.plan.branches[place - first].id

    def spread(self, place: int, old: float, new: float, factor: float) -> None:
        """Share the change of a place, times a factor, among the items below that changed."""
        if place not in self.below:
            return
        first = len(self.plan.slots)
        if place < first:
            _add(self.shares.items, place, factor * (new - old))
            return
        branch, weights = self.plan.branches[place - first], self.weighing[place - first].weights
        one, other = self.number(self.before, place), self.number(self.after, place)
        numbers = (self.numbers(at, branch, weights) for at in (self.before, self.after))
        sides = _Sides(branch, [self.name(child) for child in branch.children], *numbers)
        steps = branch.table is not None or (branch.domain.passes_band and place != self.root)
        if one is None or other is None:
            apart = one is other or steps or branch.formula.aggregate in _NO_NUMBER_WITHIN
            if apart or any(branch.children[at] not in self.below for at in sides.live):
                self.equally(place, factor * (new - old))
                return
        elif steps or sides.is_bound(weights):
            self.by_orders(place, factor, (one, other))
            return
        found = self.by_factors(place, sides.between(weights, one, old, other, new), (old, new))
        outgrows = branch.formula.aggregate in _MAY_OUTGROW and found.widest() > _width(branch, old, new)
        if outgrows and one is not None and other is not None:
            self.by_orders(place, factor, (one, other))
        else:
            self.shares.add(found, factor)

    def equally(self, place: int, change: float) -> None:
        """Share a change in equal parts among the items below that changed."""
        for item in self.below[place]:
            _add(self.shares.items, item, change / len(self.below[place]))

    def numbers(self, station: Station, branch: Branch, weights: Sequence[float]) -> Sequence[float | None]:
        """What each child counts with at a station; None where it is left out."""
        rows = station.rows
        scores, lows, highs = (branch.gather(row) for row in (rows.up_score, rows.up_low, rows.up_high))
        if None not in scores:
            return scores
        here = [at for at, low in enumerate(lows) if low is not None]
        kept = counted(branch, *([row[at] for at in here] for row in (weights, scores, lows, highs)), worst=self.worst)
        found: list[float | None] = [None] * len(scores)
        for at, number in zip(here, kept, strict=True):
            found[at] = number
        return found

    def by_factors(self, place: int, step: "_Between", ends: tuple[float, float]) -> Shares:
        """The shares by what each child's change is multiplied with on its way up."""
        factors, exact = step.factors()
        branch = self.plan.branches[place - len(self.plan.slots)]
        moved = [(at, each, step.old[at], step.new[at]) for at, each in factors.items() if each]
        others, self.shares = self.shares, Shares(exact=exact)
        for at, each, old, new in moved:
            self.spread(branch.children[at], old, new, each)
        found, self.shares = self.shares, others
        old, new = ends
        rest = new - old - fsum(each * (b - a) for _, each, a, b in moved)
        if abs(rest) > _NOISE:
            _add(found.limits, place, rest)
        else:
            found.noise += rest
        return found

    def by_orders(self, place: int, factor: float, ends: tuple[float, float]) -> None:
        """Share among the items that changed, by what each brings about in every order of changing them."""
        items = self.below[place]
        rows, made = copied(self.before.rows), 0
        ways = [self.way(item, place) for item in items]
        old, new = self.before.marks, self.after.marks

        def value(mask: int) -> float:
            nonlocal made
            turned, made = _bits(mask ^ made), mask
            marks = {items[at]: (new if mask >> at & 1 else old).at(items[at]) for at in turned}
            above = sorted({up for at in turned for up in ways[at]})
            branches = [self.plan.branches[up - len(self.plan.slots)] for up in above]
            rerolled(self.plan, rows, self.weighing, marks, branches)
            found = (rows.score if place == self.root else rows.up_score)[place]
            # where there is none on the way, it is taken to stand half way
            return fsum(ends) / 2 if found is None else found

        effects, exact = shapley(len(items), value)
        self.shares.exact = self.shares.exact and exact
        for item, effect in zip(items, effects, strict=True):
            _add(self.shares.items, item, factor * effect)

    def way(self, item: int, place: int) -> Sequence[int]:
        """The nodes from an item up to a place."""
        found = [self.plan.above[item]]
        while found[-1] != place:
            found.append(self.plan.above[found[-1]])
        return found


def _width(branch: Branch, *numbers: float) -> float:
    """How far apart the numbers of a node can be; it may be taken to stand where its parent stands."""
    ends = (*branch.domain.own, *numbers)
    return (max(ends) - min(ends)) * _JUST_ABOVE


_JUST_ABOVE: Final = 1 + 1e-9
_NOISE: Final = 2e-9
"""As much as snapping a node on both sides can bring about."""


def _bits(mask: int) -> Sequence[int]:
    """The places of its bits, without a look at those between."""
    found = []
    while mask:
        found.append((mask & -mask).bit_length() - 1)
        mask &= mask - 1
    return found


def _add(to: dict[int, float], place: int, effect: float) -> None:
    if effect:
        to[place] = to.get(place, 0.0) + effect


@dataclass(frozen=True, slots=True)
class _Sides:
    """What the children of a node count with on both sides."""

    branch: Branch
    ids: Sequence[NodeId]
    old: Sequence[float | None]
    new: Sequence[float | None]

    @property
    def live(self) -> list[int]:
        """The children that count on either side."""
        return [at for at in range(len(self.old)) if self.old[at] is not None or self.new[at] is not None]

    def raw(self, numbers: Sequence[float | None], weights: Sequence[float]) -> float:
        """What the children give together, without rounding and ends."""
        kept = [(weight, number) for weight, number in zip(weights, numbers, strict=True) if number is not None]
        return COMBINE[self.branch.formula.aggregate]([weight for weight, _ in kept], [number for _, number in kept])

    def is_bound(self, weights: Sequence[float]) -> bool:
        """Whether a floor or ceiling is in force on either side."""
        formula = self.branch.formula
        if formula.floor is None or formula.ceiling is None:
            return False
        return any(
            not formula.floor <= self.raw(numbers, weights) <= formula.ceiling for numbers in (self.old, self.new)
        )

    def between(
        self, weights: Sequence[float], one: float | None, old: float, other: float | None, new: float
    ) -> "_Between":
        """Both sides with a number for every child that counts on either."""
        before = old if one is None else self.raw(self.old, weights)
        after = new if other is None else self.raw(self.new, weights)
        is_sum = self.branch.formula.aggregate is Aggregate.SUM
        live = self.live
        return _Between(
            self.branch.formula.aggregate,
            self.ids,
            {at: weights[at] for at in live},
            {at: _or(self.old[at], 0.0 if is_sum else before) for at in live},
            {at: _or(self.new[at], 0.0 if is_sum else after) for at in live},
            before,
            after,
        )


def _or(number: float | None, otherwise: float) -> float:
    return otherwise if number is None else number


@dataclass(frozen=True, slots=True)
class _Between:
    """A node on both sides of a step; the children by their places below it."""

    aggregate: Aggregate
    ids: Sequence[NodeId]
    """Of all children."""
    weights: Mapping[int, float]
    old: Mapping[int, float]
    new: Mapping[int, float]
    before: float
    """What the node comes to without rounding."""
    after: float

    def factors(self) -> tuple[dict[int, float], bool]:
        """What the change of each child is multiplied with, and whether that is exact."""
        whole = fsum(self.weights.values())
        if self.aggregate is Aggregate.SUM:
            return dict(self.weights), True
        if self.aggregate in _SHARED_BY_ORDERS:
            return self._by_orders()
        if self.aggregate is Aggregate.GEOMETRIC:
            if self.before <= 0 or self.after <= 0:
                return self._from_zero(), True
            mean = logarithmic_mean(self.before, self.after)
            return {
                at: weight / whole * mean / logarithmic_mean(self.old[at], self.new[at])
                for at, weight in self.weights.items()
            }, True
        return {at: weight / whole for at, weight in self.weights.items()}, True

    def _from_zero(self) -> dict[int, float]:
        """Of a geometric mean that is 0 on one side: the children that are 0 there share the change by weight."""
        side = self.old if self.before <= 0 else self.new
        zero = {at: weight for at, weight in self.weights.items() if side[at] <= 0}
        whole, change = fsum(zero.values()), self.after - self.before
        return {
            at: change * weight / whole / (self.new[at] - self.old[at])
            for at, weight in zero.items()
            if change and self.new[at] != self.old[at]
        }

    def _by_orders(self) -> tuple[dict[int, float], bool]:
        changed = sorted((at for at in self.weights if self.old[at] != self.new[at]), key=self.ids.__getitem__)
        places = {at: bit for bit, at in enumerate(changed)}
        weights = list(self.weights.values())

        def value(mask: int) -> float:
            numbers = [(self.new if at in places and mask >> places[at] & 1 else self.old)[at] for at in self.weights]
            return COMBINE[self.aggregate](weights, numbers)

        effects, exact = shapley(len(changed), value)
        return {at: effect / (self.new[at] - self.old[at]) for at, effect in zip(changed, effects, strict=True)}, exact


def logarithmic_mean(one: float, other: float) -> float:
    """(a - b) / (ln a - ln b), which is a where both are the same; both above 0 (Ang 2004)."""
    # of two numbers near to one another, the logarithm of the ratio has lost digits
    is_near = abs(one - other) < other / 2
    ratio = log1p((one - other) / other) if is_near else log(one / other)
    return one if abs(ratio) < _ALIKE else (one - other) / ratio


_ALIKE: Final = 1e-12


def shapley(count: int, value: Callable[[int], float]) -> tuple[list[float], bool]:
    """What each of so many changes brings about, averaged over the orders of making them (Shapley 1953).

    `value` gives what stands once the changes of a mask are made. The effects sum to the whole change. Above ten
    changes only two orders are averaged, the given one and its reverse; the second of the pair says which it was.
    """
    if count > MOST_EXACT:
        return _both_ways(count, value), False
    values = [value(mask) for mask in range(1 << count)]
    share = [factorial(made) * factorial(count - made - 1) / factorial(count) for made in range(count)]
    return [
        fsum(
            share[mask.bit_count()] * (values[mask | 1 << bit] - values[mask])
            for mask in range(1 << count)
            if not mask >> bit & 1
        )
        for bit in range(count)
    ], True


def _both_ways(count: int, value: Callable[[int], float]) -> list[float]:
    effects = [0.0] * count
    for order in (range(count), range(count - 1, -1, -1)):
        mask, last = 0, value(0)
        for bit in order:
            mask |= 1 << bit
            now = value(mask)
            effects[bit] += (now - last) / 2
            last = now
    return effects
