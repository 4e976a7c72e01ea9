"""The scores over some of the items only, as a comparison needs them."""

from collections.abc import Mapping

from readiness.engine.figures import Row, Rows, rows
from readiness.engine.plan import Plan
from readiness.engine.roll import roll
from readiness.ids import NodeId


def part(plan: Plan, points: Mapping[NodeId, float], phase: str | None) -> Mapping[NodeId, float | None]:
    """The scores of every node over the items that have points here, without caps and with the weights of a phase.

    None where none of the items is below.
    """
    worth: Row = [points.get(slot.item.id) for slot in plan.slots]
    found = rows(bands_up=plan.bands_up)
    for row in {id(row): row for row in _all(found)}.values():
        row.extend(worth)
    roll(plan, plan.weighing(phase), found)
    return {branch.id: found.score[branch.place] for branch in plan.branches}


def _all(found: Rows) -> tuple[Row, ...]:
    return found.score, found.low, found.high, found.up_score, found.up_low, found.up_high
