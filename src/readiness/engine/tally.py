"""From leaves to the whole: what every node is worth, children before their parents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from readiness.engine.plan import Branch, Plan
from readiness.engine.points import FULL, points
from readiness.ids import NodeId
from readiness.model.assessment import NOTHING, Answered, Assessment, Entry, NotApplicable
from readiness.model.framework import Item
from readiness.model.result import Status
from readiness.numbers import is_fresh, snap


@dataclass(frozen=True, slots=True)
class Tally:
    """What a node passes on to its parent. Shares are of its own applicable weight, 0 to 1."""

    score: float | None
    low: float
    high: float
    answered: float
    supportable: float
    supported: float

    @property
    def support(self) -> float | None:
        """Share of the answered weight that has support; None where nothing answered can have any."""
        return snap(self.supported / self.supportable) if self.supportable else None


OPEN = Tally(None, 0.0, FULL, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Leaf:
    """An item as it stands in this assessment; `tally` is None where it counts nowhere."""

    status: Status
    entry: Entry
    points: float | None
    supported: bool | None
    tally: Tally | None


ELSEWHERE = Leaf(Status.OUT_OF_SCOPE, NOTHING, None, None, None)
"""Stands for an item that a part of the whole leaves out."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The caps on a node: the lowest of those that are in force, and of those that may be."""

    firm: float = FULL
    possible: float = FULL


def leaf_of(item: Item, assessment: Assessment, valid_for_months: int) -> Leaf:
    """An item as it stands in an assessment."""
    status, entry = _status(item, assessment), assessment.entry(item.id)
    if status is not Status.ASKED or isinstance(entry.answer, NotApplicable):
        return Leaf(status, entry, None, None, None)
    if not isinstance(entry.answer, Answered):
        return Leaf(status, entry, None, None, OPEN if item.scored else None)
    earned = points(item, entry.answer.value, assessment.date)
    if earned is None:
        return Leaf(status, entry, None, None, None)
    if not item.takes_evidence:
        return Leaf(status, entry, earned, None, Tally(earned, earned, earned, 1.0, 0.0, 0.0))
    supported = any(
        piece.day is not None and is_fresh(piece.day, assessment.date, valid_for_months) for piece in entry.evidence
    )
    return Leaf(status, entry, earned, supported, Tally(earned, earned, earned, 1.0, 1.0, float(supported)))


def _status(item: Item, assessment: Assessment) -> Status:
    if not item.is_due(assessment.phase, assessment.respondent):
        return Status.NOT_DUE
    return Status.ASKED if assessment.asks(item) else Status.OUT_OF_SCOPE


def tallies(
    plan: Plan, leaves: Sequence[Tally | None], phase: str | None, ceilings: Mapping[NodeId, Ceiling] | None = None
) -> list[Tally | None]:
    """The tallies of all leaves and branches, in the plan's order; caps apply on the way up."""
    found = list(leaves)
    for branch in plan.branches:
        tally = _mean(_applicable(branch, found, phase))
        ceiling = (ceilings or {}).get(branch.id)
        found.append(tally if tally is None or ceiling is None else _capped(tally, ceiling))
    return found


def _capped(tally: Tally, ceiling: Ceiling) -> Tally:
    """A node without a score stays open over the whole scale: its parent's score does not count it yet."""
    if tally.score is None:
        return tally
    return replace(
        tally,
        score=min(tally.score, ceiling.firm),
        low=min(tally.low, ceiling.firm, ceiling.possible),
        high=min(tally.high, ceiling.firm),
    )


def _applicable(branch: Branch, found: Sequence[Tally | None], phase: str | None) -> list[tuple[float, Tally]]:
    weighed = ((weight.at(phase), found[place]) for place, weight in branch.children)
    return [(weight, tally) for weight, tally in weighed if tally is not None]


def _mean(children: Sequence[tuple[float, Tally]]) -> Tally | None:
    if not children:
        return None
    weights = fsum(weight for weight, _ in children)
    with_score = [(weight, tally.score) for weight, tally in children if tally.score is not None]
    mean = None
    if with_score:
        mean = snap(fsum(weight * value for weight, value in with_score) / fsum(weight for weight, _ in with_score))
    return Tally(
        mean,
        snap(fsum(weight * tally.low for weight, tally in children) / weights),
        snap(fsum(weight * tally.high for weight, tally in children) / weights),
        snap(fsum(weight * tally.answered for weight, tally in children) / weights),
        # these two are only ever divided by one another, and snapping both first would show in the quotient
        fsum(weight * tally.supportable for weight, tally in children) / weights,
        fsum(weight * tally.supported for weight, tally in children) / weights,
    )


def shares(plan: Plan, found: Sequence[Tally | None], phase: str | None) -> dict[NodeId, float]:
    """Each applicable item's share of the whole by effective weight; they sum to 1."""
    parts = [0.0] * len(found)
    parts[-1] = 1.0
    for place in range(len(found) - 1, len(plan.leaves) - 1, -1):
        branch = plan.branches[place - len(plan.leaves)]
        children = [(child, weight.at(phase)) for child, weight in branch.children if found[child] is not None]
        weights = fsum(weight for _, weight in children)
        for child, weight in children:
            parts[child] = parts[place] * weight / weights
    return {item.id: parts[place] for place, item in enumerate(plan.leaves)}
