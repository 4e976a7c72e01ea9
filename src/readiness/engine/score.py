"""Scoring: from the answers of one assessment to every score, range, coverage, support and finding."""

from collections.abc import Sequence
from typing import assert_never

from readiness.engine.conditions import Facts, World
from readiness.engine.facts import SheetFacts
from readiness.engine.plan import Plan
from readiness.engine.rules import ceilings, rule_results
from readiness.engine.tally import ELSEWHERE, Leaf, Tally, leaf_of, shares, tallies
from readiness.ids import OVERALL, OWN, NodeId
from readiness.model.assessment import Answered, Assessment, DontKnow, NotApplicable, Unanswered
from readiness.model.framework import Band, Framework, Item, Lever
from readiness.model.result import Counts, ItemResult, NodeResult, NoScore, Range, Result, Scored, Status
from readiness.numbers import shown, snap


def facts(plan: Plan, assessment: Assessment) -> Facts:
    """What an assessment says to the conditions of rules: its own, or as the previous round those of a later one."""
    leaves = _leaves(plan, assessment)
    return _facts(plan, assessment, leaves, tallies(plan, _scored(plan, leaves), assessment.phase))


def score(plan: Plan, assessment: Assessment, previous: Facts | None = None) -> Result:
    """The result of an assessment read with the plan's framework. Total: every assessment has one.

    A node's score is the mean of its children that have one, weights renormalised over them. Its range lets every
    open item below be anything from 0 to 100. Coverage and support are shares of effective weight, which is the
    product of a node's shares among its applicable siblings on the way up. Rules are decided on scores without caps,
    all of them before any cap applies, so that their order decides nothing.
    """
    framework, phase = plan.framework, assessment.phase
    leaves = _leaves(plan, assessment)
    scored = _scored(plan, leaves)
    bare = tallies(plan, scored, phase)
    found = rule_results(framework, World(_facts(plan, assessment, leaves, bare), previous), leaves)
    caps = ceilings(found)
    capped = tallies(plan, scored, phase, caps) if caps else bare
    parts = shares(plan, capped, phase)
    row = [leaves[item.id] for item in plan.leaves]
    mine = [leaf if item.lever is Lever.MISSION else ELSEWHERE for item, leaf in zip(plan.leaves, row, strict=True)]
    nodes = zip(plan.branches, bare[len(row) :], capped[len(row) :], _counts(plan, row), strict=True)
    results = {
        branch.id: _result(framework, branch.id, before, tally, counts) for branch, before, tally, counts in nodes
    }
    own = [leaf.tally for leaf in mine]
    return Result(
        overall=results[OVERALL],
        own=_result(
            framework, OWN, tallies(plan, own, phase)[-1], tallies(plan, own, phase, caps)[-1], _counts(plan, mine)[-1]
        ),
        nodes=tuple(results[node.id] for node in framework.nodes()),
        items=tuple(_item_result(item, leaves[item.id], parts.get(item.id, 0.0)) for item in framework.items()),
        rules=found,
    )


def _leaves(plan: Plan, assessment: Assessment) -> dict[NodeId, Leaf]:
    months = plan.framework.policy.valid_for_months
    return {item.id: leaf_of(item, assessment, months) for item in plan.framework.items()}


def _scored(plan: Plan, leaves: dict[NodeId, Leaf]) -> list[Tally | None]:
    return [leaves[item.id].tally for item in plan.leaves]


def _facts(plan: Plan, assessment: Assessment, leaves: dict[NodeId, Leaf], found: Sequence[Tally | None]) -> SheetFacts:
    nodes = {branch.id: tally for branch, tally in zip(plan.branches, found[len(plan.leaves) :], strict=True)}
    return SheetFacts(leaves, nodes, assessment.phase, assessment.respondent)


def _item_result(item: Item, leaf: Leaf, share: float) -> ItemResult:
    return ItemResult(
        item=item,
        status=leaf.status,
        answer=leaf.entry.answer,
        note=leaf.entry.note,
        evidence=leaf.entry.evidence,
        revised=leaf.entry.revised,
        points=leaf.points,
        share=share,
        supported=leaf.supported,
    )


# ---- nodes


def _result(framework: Framework, name: NodeId, bare: Tally | None, tally: Tally | None, counts: Counts) -> NodeResult:
    if tally is None or bare is None:
        return NodeResult(name, None, None, NoScore.NOTHING_APPLICABLE, None, None, None, counts)
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
        bare.score,
        outcome,
        Range(tally.low, tally.high, shown(tally.low), shown(tally.high)),
        tally.answered,
        tally.support,
        counts,
    )


def _band(bands: Sequence[Band], shown_score: float) -> str | None:
    """The band that the shown number lies in; None where the framework names none."""
    reached = [band.label for band in bands if shown_score >= band.start]
    return reached[-1] if reached else None


# ---- counts


def _count(leaf: Leaf) -> Counts:
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


def _counts(plan: Plan, leaves: Sequence[Leaf]) -> list[Counts]:
    """The counts of every branch, in the plan's order."""
    counts = [_count(leaf) for leaf in leaves]
    for branch in plan.branches:
        counts.append(sum((counts[place] for place, _ in branch.children), Counts()))
    return counts[len(leaves) :]
