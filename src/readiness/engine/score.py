"""Scoring: from the answers of one assessment to every score, range, coverage and support."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import assert_never

from readiness.engine.numbers import is_fresh, shown, snap
from readiness.engine.plan import Branch, Plan
from readiness.engine.points import FULL, points
from readiness.ids import OVERALL, OWN, NodeId
from readiness.model.assessment import (
    NOTHING,
    Answered,
    Assessment,
    DontKnow,
    Entry,
    NotApplicable,
    Scope,
    Unanswered,
)
from readiness.model.framework import Band, Framework, Item, Lever
from readiness.model.result import Counts, ItemResult, NodeResult, NoScore, Range, Result, Scored, Status


@dataclass(frozen=True, slots=True)
class _Tally:
    """What a node passes on to its parent. Shares are of its own applicable weight, 0 to 1."""

    score: float | None
    low: float
    high: float
    answered: float
    supportable: float
    supported: float


_OPEN = _Tally(None, 0.0, FULL, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An item as it stands in this assessment; `tally` is None where it counts nowhere."""

    status: Status
    entry: Entry
    points: float | None
    supported: bool | None
    tally: _Tally | None


_ELSEWHERE = _Leaf(Status.OUT_OF_SCOPE, NOTHING, None, None, None)
"""Stands for an item that a part of the whole leaves out."""


def score(plan: Plan, assessment: Assessment) -> Result:
    """The result of an assessment read with the plan's framework. Total: every assessment has one.

    A node's score is the mean of its children that have one, weights renormalised over them. Its range lets every
    open item below be anything from 0 to 100. Coverage and support are shares of effective weight, which is the
    product of a node's shares among its applicable siblings on the way up.
    """
    framework, phase = plan.framework, assessment.phase
    leaves = {item.id: _leaf(item, assessment, framework.policy.valid_for_months) for item in framework.items()}
    scored = [leaves[item.id] for item in plan.leaves]
    mine = [leaf if item.lever is Lever.MISSION else _ELSEWHERE for item, leaf in zip(plan.leaves, scored, strict=True)]
    tallies = _tallies(plan, scored, phase)
    shares = _shares(plan, tallies, phase)
    results = {
        branch.id: _result(framework, branch.id, tally, counts)
        for branch, tally, counts in zip(plan.branches, tallies[len(plan.leaves) :], _counts(plan, scored), strict=True)
    }
    return Result(
        overall=results[OVERALL],
        own=_result(framework, OWN, _tallies(plan, mine, phase)[-1], _counts(plan, mine)[-1]),
        nodes=tuple(results[node.id] for node in framework.nodes()),
        items=tuple(_item_result(item, leaves[item.id], shares.get(item.id, 0.0)) for item in framework.items()),
    )


# ---- items


def _status(item: Item, assessment: Assessment) -> Status:
    if not item.is_due(assessment.phase, assessment.respondent):
        return Status.NOT_DUE
    # a context item belongs to every scope: it costs no score and readers need it
    if assessment.scope is Scope.PULSE and item.scored and not item.pulse:
        return Status.OUT_OF_SCOPE
    return Status.ASKED


def _leaf(item: Item, assessment: Assessment, valid_for_months: int) -> _Leaf:
    status, entry = _status(item, assessment), assessment.entry(item.id)
    if status is not Status.ASKED or isinstance(entry.answer, NotApplicable):
        return _Leaf(status, entry, None, None, None)
    if not isinstance(entry.answer, Answered):
        return _Leaf(status, entry, None, None, _OPEN)
    earned = points(item, entry.answer.value, assessment.date)
    if earned is None:
        return _Leaf(status, entry, None, None, None)
    if not item.takes_evidence:
        return _Leaf(status, entry, earned, None, _Tally(earned, earned, earned, 1.0, 0.0, 0.0))
    supported = any(
        piece.day is not None and is_fresh(piece.day, assessment.date, valid_for_months) for piece in entry.evidence
    )
    return _Leaf(status, entry, earned, supported, _Tally(earned, earned, earned, 1.0, 1.0, float(supported)))


def _item_result(item: Item, leaf: _Leaf, share: float) -> ItemResult:
    return ItemResult(
        item=item,
        status=leaf.status,
        answer=leaf.entry.answer,
        note=leaf.entry.note,
        evidence=leaf.entry.evidence,
        points=leaf.points,
        share=share,
        supported=leaf.supported,
    )


# ---- nodes


def _applicable(branch: Branch, tallies: Sequence[_Tally | None], phase: str | None) -> list[tuple[float, _Tally]]:
    weighed = ((weight.at(phase), tallies[place]) for place, weight in branch.children)
    return [(weight, tally) for weight, tally in weighed if tally is not None]


def _tallies(plan: Plan, leaves: Sequence[_Leaf], phase: str | None) -> list[_Tally | None]:
    """The tallies of all leaves and branches, in the plan's order."""
    tallies = [leaf.tally for leaf in leaves]
    for branch in plan.branches:
        tallies.append(_mean(_applicable(branch, tallies, phase)))
    return tallies


def _mean(children: Sequence[tuple[float, _Tally]]) -> _Tally | None:
    if not children:
        return None
    weights = fsum(weight for weight, _ in children)
    with_score = [(weight, tally.score) for weight, tally in children if tally.score is not None]
    mean = None
    if with_score:
        mean = snap(fsum(weight * value for weight, value in with_score) / fsum(weight for weight, _ in with_score))
    return _Tally(
        mean,
        snap(fsum(weight * tally.low for weight, tally in children) / weights),
        snap(fsum(weight * tally.high for weight, tally in children) / weights),
        snap(fsum(weight * tally.answered for weight, tally in children) / weights),
        snap(fsum(weight * tally.supportable for weight, tally in children) / weights),
        snap(fsum(weight * tally.supported for weight, tally in children) / weights),
    )


def _result(framework: Framework, name: NodeId, tally: _Tally | None, counts: Counts) -> NodeResult:
    if tally is None:
        return NodeResult(name, None, NoScore.NOTHING_APPLICABLE, None, None, None, counts)
    outcome: Scored | NoScore
    if tally.score is None:
        outcome = NoScore.NOTHING_ANSWERED
    elif tally.answered < snap(framework.policy.minimum_coverage):
        outcome = NoScore.LOW_COVERAGE
    else:
        outcome = Scored(tally.score, shown(tally.score), _band(framework.bands, shown(tally.score)))
    return NodeResult(
        name,
        tally.score,
        outcome,
        Range(tally.low, tally.high, shown(tally.low), shown(tally.high)),
        tally.answered,
        snap(tally.supported / tally.supportable) if tally.supportable else None,
        counts,
    )


def _band(bands: Sequence[Band], shown_score: float) -> str | None:
    """The band that the shown number lies in; None where the framework names none."""
    reached = [band.label for band in bands if shown_score >= band.start]
    return reached[-1] if reached else None


# ---- counts and shares


def _count(leaf: _Leaf) -> Counts:
    if leaf.status is not Status.ASKED:
        return Counts()
    answer = leaf.entry.answer
    match answer:
        case Answered():
            return Counts(answered=1)
        case NotApplicable():
            return Counts(not_applicable=1)
        case DontKnow():
            return Counts(dont_know=1)
        case Unanswered():
            return Counts(unanswered=1)
        case _:
            assert_never(answer)


def _counts(plan: Plan, leaves: Sequence[_Leaf]) -> list[Counts]:
    """The counts of every branch, in the plan's order."""
    counts = [_count(leaf) for leaf in leaves]
    for branch in plan.branches:
        counts.append(sum((counts[place] for place, _ in branch.children), Counts()))
    return counts[len(leaves) :]


def _shares(plan: Plan, tallies: Sequence[_Tally | None], phase: str | None) -> dict[NodeId, float]:
    """Each applicable item's share of the whole by effective weight; they sum to 1."""
    shares = [0.0] * len(tallies)
    shares[-1] = 1.0
    for place in range(len(tallies) - 1, len(plan.leaves) - 1, -1):
        branch = plan.branches[place - len(plan.leaves)]
        children = [(child, weight.at(phase)) for child, weight in branch.children if tallies[child] is not None]
        weights = fsum(weight for _, weight in children)
        for child, weight in children:
            shares[child] = shares[place] * weight / weights
    return {item.id: shares[place] for place, item in enumerate(plan.leaves)}
