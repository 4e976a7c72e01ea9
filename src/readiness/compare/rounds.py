"""From two results of one framework to the change between them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from readiness.compare.change import Change, ItemChange, Movement, NodeChange, RuleChange, Split
from readiness.engine.part import part
from readiness.engine.plan import Plan
from readiness.ids import OVERALL, NodeId
from readiness.model.assessment import Assessment, Revision
from readiness.model.framework import Lever
from readiness.model.result import ItemResult, NodeResult, Result, Scored
from readiness.numbers import snap

_Scores: TypeAlias = Mapping[NodeId, float | None]


@dataclass(frozen=True, slots=True)
class Round:
    """One of the two rounds."""

    assessment: Assessment
    result: Result


def compare(plan: Plan, old: Round, new: Round, *, adjacent: bool = True) -> Change:
    """The change between two rounds that were scored with this plan.

    The change like for like is that of the scores over the items answered in both rounds, each round's answers under
    the weights of the later round's phase and without caps: it is made of answers alone. It does not depend on which
    of the two is called old; called the other way round, every number is negated.

    `adjacent` says that the one is the round before the other; only then an answer marked as revised speaks of it.
    """
    backwards = (new.assessment.date, new.assessment.round) < (old.assessment.date, old.assessment.round)
    phase = (old if backwards else new).assessment.phase
    pairs = [(one, other) for one, other in zip(old.result.items, new.result.items, strict=True) if one.item.scored]
    both = [(one, other) for one, other in pairs if one.points is not None and other.points is not None]
    before, after = _parts(plan, both, phase)
    mine = _parts(plan, [pair for pair in both if pair[0].item.lever is Lever.MISSION], phase)
    items = tuple(
        ItemChange(one, other, _movement(one, other, (one if backwards else other).revised if adjacent else None))
        for one, other in pairs
    )
    corrected = {change.new.item.id for change in items if change.movement is Movement.CORRECTED}
    corrections = _corrections(plan, [pair[::-1] for pair in both] if backwards else both, corrected, phase)
    overall = _node(old.result.overall, new.result.overall, before, after, OVERALL)
    headline = _headline(old, new)
    return Change(
        both=len(both),
        overall=overall,
        own=_node(old.result.own, new.result.own, *mine, OVERALL),
        nodes=tuple(
            _node(one, other, before, after, one.id)
            for one, other in zip(old.result.nodes, new.result.nodes, strict=True)
        ),
        headline=headline,
        split=_split(overall, headline, -corrections if backwards else corrections),
        items=items,
        context=tuple(
            ItemChange(one, other, Movement.ELSEWHERE)
            for one, other in zip(old.result.items, new.result.items, strict=True)
            if not one.item.scored and one.answer != other.answer
        ),
        rules=tuple(RuleChange(one, other) for one, other in zip(old.result.rules, new.result.rules, strict=True)),
    )


def _parts(plan: Plan, both: Sequence[tuple[ItemResult, ItemResult]], phase: str | None) -> tuple[_Scores, _Scores]:
    """The scores over these items, with the points of the one round and of the other."""
    old = {one.item.id: one.points for one, _ in both if one.points is not None}
    new = {other.item.id: other.points for _, other in both if other.points is not None}
    return part(plan, old, phase), part(plan, new, phase)


def _movement(old: ItemResult, new: ItemResult, revised: Revision | None) -> Movement:
    before, after = old.points, new.points
    if before is None:
        return Movement.ELSEWHERE if after is None else Movement.CAME
    if after is None:
        return Movement.LEFT
    if before == after:
        return Movement.STAYED
    if revised is not None:
        return Movement.CORRECTED
    return Movement.ROSE if after > before else Movement.FELL


def _node(old: NodeResult, new: NodeResult, before: _Scores, after: _Scores, name: NodeId) -> NodeChange:
    one, other = before[name], after[name]
    return NodeChange(old.id, old, new, None if one is None or other is None else snap(other - one))


def _headline(old: Round, new: Round) -> float | None:
    one, other = old.result.overall, new.result.overall
    if old.assessment.scope is not new.assessment.scope:
        return None
    if not isinstance(one.score, Scored) or not isinstance(other.score, Scored):
        return None
    return snap(other.score.value - one.score.value)


def _corrections(
    plan: Plan, both: Sequence[tuple[ItemResult, ItemResult]], corrected: Collection[NodeId], phase: str | None
) -> float:
    """What corrections change; the answers that changed otherwise are taken first, and this is what is left."""
    uncorrected = [(one, one if other.item.id in corrected else other) for one, other in both]
    without, after = (_parts(plan, pairs, phase)[1][OVERALL] for pairs in (uncorrected, both))
    return 0.0 if without is None or after is None else after - without


def _split(overall: NodeChange, headline: float | None, corrections: float) -> Split | None:
    if headline is None or overall.like_for_like is None:
        return None
    caps = _taken(overall.new) - _taken(overall.old)
    like = overall.like_for_like
    return Split(snap(like - corrections), snap(corrections), snap(headline - like - caps), snap(caps))


def _taken(node: NodeResult) -> float:
    """What caps take off, as a number below 0."""
    return (node.value or 0.0) - (node.uncapped or 0.0)
