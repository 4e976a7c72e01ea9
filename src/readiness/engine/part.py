"""The scores over some of the items only, as a comparison needs them."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.engine.plan import Plan
from readiness.engine.tally import Tally, shares, tallies
from readiness.ids import NodeId


@dataclass(frozen=True, slots=True)
class Part:
    """What a framework gives over some of its items, without caps."""

    scores: Mapping[NodeId, float | None]
    """Of every theme, topic and the whole; None where none of the items is below."""
    shares: Mapping[NodeId, float]
    """Of each of the items in the whole; they sum to 1."""


def part(plan: Plan, points: Mapping[NodeId, float], phase: str | None) -> Part:
    """The scores over the items that have points here, with the weights of a phase."""
    leaves = [
        None if (worth := points.get(item.id)) is None else Tally(worth, worth, worth, 1.0, 0.0, 0.0)
        for item in plan.leaves
    ]
    found = tallies(plan, leaves, phase)
    scores = {
        branch.id: None if tally is None else tally.score
        for branch, tally in zip(plan.branches, found[len(leaves) :], strict=True)
    }
    return Part(scores, shares(plan, found, phase) if points else {})
