"""What became of each theme, each topic and the whole: the change like for like, and the verdict on it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import fsum
from typing import Final, TypeAlias

from readiness.compare.change import NodeChange, Reason, Verdict
from readiness.compare.stations import Walk
from readiness.engine.plan import Plan
from readiness.ids import OVERALL, OWN, NodeId
from readiness.model.framework import Aggregate, Item, Lever
from readiness.model.result import NodeResult, Result, Scored
from readiness.numbers import half_away, snap

Like: TypeAlias = tuple[float | None, tuple[float, float] | None]
"""A change like for like, and the least and the most that it could be; None where there is none."""
_NONE: Final[Like] = (None, None)
_HALF: Final = 0.5
"""Less of the weight than this comparable, and a change is not judged."""
_MOST_CORNERS: Final = 4
"""Up to so many open items are tried at every combination of their ends; more, all at the least and all at the most."""


@dataclass(frozen=True)
class Nodes:
    """Two rounds, looked at node by node."""

    walk: Walk
    old: Result
    new: Result

    def changes(self) -> Iterator[NodeChange]:
        """The whole, then themes and topics in the newer framework's order, then those that are gone."""
        before = {node.id: node for node in (self.old.overall, *self.old.nodes)}
        after = {node.id: node for node in (self.new.overall, *self.new.nodes)}
        likes, counts = self.likes, self.counts
        for one, other in self.walk.matching.nodes:
            earlier = None if one is None else before[one.id]
            later = None if other is None else after[other.id]
            if other is None or later is None:
                assert one is not None  # noqa: S101 - one of the two is there
                yield self.change(one.id, earlier, None, _NONE, (0.0, 0.0), 0)
                continue
            rests_on = (0.0, 0.0) if one is None else self.rests_on(one.id, other.id)
            yield self.change(other.id, earlier, later, likes[other.id], rests_on, counts[other.id])

    def own(self) -> NodeChange:
        """The whole over the items whose lever is the mission's."""
        slots = self.walk.new.plan.slots
        mine = {place for _, _, place in self.walk.common if slots[place].item.lever is Lever.MISSION}
        both = sum(place in mine for _, _, place in self.walk.answered)
        like = self.likes_over(mine)[OVERALL]
        return self.change(OWN, self.old.own, self.new.own, like, self.own_rests_on(), both)

    def change(
        self,
        name: NodeId,
        old: NodeResult | None,
        new: NodeResult | None,
        like: Like,
        rests_on: tuple[float, float],
        both: int,
    ) -> NodeChange:
        """A node in both rounds, with its verdict; `rests_on` are the shares of weight comparable, and in both."""
        headline = None
        if old is not None and new is not None and self.same_scope:
            one, other = old.score, new.score
            if isinstance(one, Scored) and isinstance(other, Scored):
                headline = snap(other.value - one.value)
        change, spread = like if both else _NONE
        verdict, reason = (Verdict.NOT_COMPARABLE, Reason.NOTHING_IN_BOTH)
        if new is not None and change is not None and spread is not None:
            verdict, reason = self.verdict(new, change, spread, rests_on)
        return NodeChange(name, old, new, headline, change, spread, *rests_on, both, verdict, reason)

    @property
    def same_scope(self) -> bool:
        """Whether both rounds asked for the same: else their scores cannot be compared as they stand."""
        return self.walk.old.assessment.scope is self.walk.new.assessment.scope

    def verdict(
        self, node: NodeResult, change: float, spread: tuple[float, float], rests_on: tuple[float, float]
    ) -> tuple[Verdict, Reason]:
        """What a change like for like says, by the number that is shown."""
        comparable, in_both = rests_on
        if comparable < _HALF:
            return Verdict.NOT_COMPARABLE, Reason.OTHER_QUESTIONS
        if in_both < _HALF:
            return Verdict.NOT_COMPARABLE, Reason.FEW_IN_BOTH
        shown = abs(half_away(change, 1 if node.decimals is None else node.decimals))
        if not change or shown < noticeable(self.walk.new.plan, node):
            return Verdict.UNCHANGED, Reason.SMALL
        if spread[0] <= 0 <= spread[1]:
            return Verdict.UNCHANGED, Reason.OPEN
        return (Verdict.IMPROVED if change > 0 else Verdict.DECLINED), Reason.NOTICEABLE

    # ---- like for like

    @cached_property
    def likes(self) -> Mapping[NodeId, Like]:
        """The change like for like of every node of the newer framework."""
        return self.likes_over({place for _, _, place in self.walk.common})

    def likes_over(self, places: Collection[int]) -> Mapping[NodeId, Like]:
        """The same over some of the common items only."""
        plan = self.walk.new.plan
        is_open = [place for place in self.walk.both_open() if place in places]
        corners = _corners(is_open, plan.framework.points, linear=_is_linear(plan))
        rows = [self.walk.answers_over(places, corner) for corner in ({}, *corners)]
        found: dict[NodeId, Like] = {}
        for branch in plan.branches:
            changes = [
                None if one is None or other is None else snap(other - one)
                for one, other in (
                    (before.rows.score[branch.place], after.rows.score[branch.place]) for before, after in rows
                )
            ]
            known = [change for change in changes if change is not None]
            found[branch.id] = _NONE if changes[0] is None else (changes[0], (min(known), max(known)))
        return found

    # ---- what it rests on

    @cached_property
    def counts(self) -> Mapping[NodeId, int]:
        """How many comparable items below each node are answered in both rounds."""
        plan = self.walk.new.plan
        counts = [0] * len(plan.place)
        for _, _, place in self.walk.answered:
            counts[place] = 1
        for branch in plan.branches:
            counts[branch.place] = sum(counts[child] for child in branch.children)
        return {branch.id: counts[branch.place] for branch in plan.branches}

    def rests_on(self, one: NodeId, other: NodeId) -> tuple[float, float]:
        """The shares of a node's weight that are of comparable items, and of those that are answered in both rounds.

        Each in the round in which it is less; of two scopes, the second in the round that asked less.
        """
        comparable, in_both = ((old[one], new[other]) for old, new in self._shares)
        return min(comparable), self._lesser(in_both)

    def own_rests_on(self) -> tuple[float, float]:
        """The same of the items whose lever is the mission's."""
        comparable, in_both = ((_share(old, Lever.MISSION), _share(new, Lever.MISSION)) for old, new in self._weights)
        return min(comparable), self._lesser(in_both)

    def _lesser(self, shares: tuple[float, float]) -> float:
        # a pulse is a small part of a full round, and all that could be asked in both
        return min(shares) if self.same_scope else max(shares)

    @cached_property
    def _weights(self) -> tuple[tuple["_Rows", "_Rows"], tuple["_Rows", "_Rows"]]:
        """Of each item of either round its weight in the whole, and whether it is comparable; and whether in both."""
        items = self.walk.matching.items
        comparable = (
            {entry.old.id for entry in items if entry.old is not None and entry.comparable},
            {entry.new.id for entry in items if entry.new is not None and entry.comparable},
        )
        in_both = (
            {entry.old.id for entry, _, _ in self.walk.answered if entry.old is not None},
            {entry.new.id for entry, _, _ in self.walk.answered if entry.new is not None},
        )
        return _rows(self.old, self.new, comparable), _rows(self.old, self.new, in_both)

    @cached_property
    def _shares(self) -> tuple[tuple[Mapping[NodeId, float], Mapping[NodeId, float]], ...]:
        plans = self.walk.old.plan, self.walk.new.plan
        return tuple((_by_node(plans[0], old), _by_node(plans[1], new)) for old, new in self._weights)


_Rows: TypeAlias = Sequence[tuple[Item, float, bool]]


def _rows(old: Result, new: Result, ids: tuple[Collection[NodeId], Collection[NodeId]]) -> tuple[_Rows, _Rows]:
    one, other = (
        [(found.item, found.share, found.item.id in among) for found in result.items]
        for result, among in zip((old, new), ids, strict=True)
    )
    return one, other


def noticeable(plan: Plan, node: NodeResult) -> float:
    """The least change that is called one; stated for the framework's scale, it is the same share of another one."""
    (least, most), (low, high) = plan.framework.points, node.ends
    return snap(plan.framework.policy.noticeable * (high - low) / (most - least))


def _share(rows: Sequence[tuple[Item, float, bool]], lever: Lever) -> float:
    mine = [(share, comparable) for item, share, comparable in rows if item.lever is lever]
    whole = fsum(share for share, _ in mine)
    return snap(fsum(share for share, comparable in mine if comparable) / whole) if whole else 0.0


def _by_node(plan: Plan, rows: Sequence[tuple[Item, float, bool]]) -> Mapping[NodeId, float]:
    weights = [share for _, share, _ in rows]
    comparable = [share if same else 0.0 for _, share, same in rows]
    found: dict[NodeId, float] = {}
    for branch in plan.branches:
        weights.append(fsum(weights[child] for child in branch.children))
        comparable.append(fsum(comparable[child] for child in branch.children))
        found[branch.id] = snap(comparable[-1] / weights[-1]) if weights[-1] else 0.0
    return found


def _is_linear(plan: Plan) -> bool:
    """Whether every node is a plain mean: then equal values of open items take the same part of a change, whichever."""
    return not plan.bands_up and all(
        branch.formula.aggregate is Aggregate.MEAN and branch.formula.decimals is None for branch in plan.branches
    )


def _corners(places: Sequence[int], ends: tuple[float, float], *, linear: bool) -> Iterator[Mapping[int, float]]:
    """The values at which open items are tried, the same in both rounds."""
    if not places:
        return
    if linear:
        yield dict.fromkeys(places, ends[0])
    elif len(places) <= _MOST_CORNERS:
        for values in product(ends, repeat=len(places)):
            yield dict(zip(places, values, strict=True))
    else:
        for end in ends:
            yield dict.fromkeys(places, end)
