"""The result of an assessment: what scoring yields, by theme, topic, item and rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from readiness.engine.aggregate import band_at
from readiness.engine.conditions import Verdict, verdict
from readiness.engine.evaluate import evaluate, recapped
from readiness.engine.facts import support
from readiness.engine.figures import GIVEN, OPEN, Figures, Portions, Row, Rows
from readiness.engine.plan import Branch, Plan, Ruled
from readiness.engine.points import points
from readiness.engine.roll import portion_out, roll, shares
from readiness.ids import OWN, NodeId
from readiness.model.assessment import Assessment, DontKnow
from readiness.model.framework import Lever
from readiness.model.result import (
    Counts,
    ItemResult,
    NodeResult,
    NoScore,
    Outcome,
    Range,
    Result,
    RuleResult,
    Scored,
    Status,
)
from readiness.numbers import shown, snap

OUTCOMES: Final[Mapping[Verdict, Outcome]] = {
    Verdict.HOLDS: Outcome.FIRES,
    Verdict.FAILS: Outcome.SILENT,
    Verdict.OPEN: Outcome.UNDECIDED,
    Verdict.DOES_NOT_APPLY: Outcome.DOES_NOT_APPLY,
}


def score(plan: Plan, assessment: Assessment, previous: Figures | None = None) -> Result:
    """The result of an assessment read with the plan's framework. Total: every assessment has one.

    A node's score is made of those of its children that have one, by its aggregate, weights renormalised over them.
    Its range lets every open item below be anything on the scale. Coverage and support are shares of effective weight,
    which is the product of a node's shares among its applicable siblings on the way up.
    """
    return result_of(evaluate(plan, assessment, previous))


def result_of(figures: Figures) -> Result:
    """The result that these figures give."""
    plan, framework = figures.plan, figures.plan.framework
    weighing = plan.weighing(figures.assessment.phase)
    parts = shares(plan, weighing, figures.bare)
    counts = _counts(plan, [_count(figures, place) for place in range(len(plan.slots))])
    results = node_results(figures, counts)
    whole = plan.branches[-1]
    limit = framework.policy.not_applicable_share
    return Result(
        overall=results[whole.id],
        own=_own(figures),
        nodes=tuple(results[node.id] for node in framework.nodes()),
        items=tuple(_item(figures, place, parts[place]) for place in range(len(plan.slots))),
        rules=tuple(_rule(figures, rule, found) for rule, found in zip(plan.rules, figures.outcomes, strict=True)),
        declared=tuple(theme.id for theme in framework.themes if _mostly(results[theme.id].counts, limit)),
    )


def _mostly(counts: Counts, limit: float) -> bool:
    """Whether more than this share of the items due is declared not applicable."""
    return counts.not_applicable > snap(limit * counts.due)


# ---- nodes


def _own(figures: Figures) -> NodeResult:
    """The whole over the items whose lever is the mission's."""
    part, counts = own_figures(figures)
    return _node(part, figures.plan.branches[-1], OWN, counts[-1])


def own_figures(figures: Figures) -> tuple[Figures, Sequence[Counts]]:
    """The figures over the items whose lever is the mission's, as if the others were not there; and their counts."""
    plan, phase = figures.plan, figures.assessment.phase
    mine = [slot.item.lever is Lever.MISSION for slot in plan.slots]
    bare = _masked(figures.bare, mine, bands_up=plan.bands_up)
    found = figures.portions
    # what others must do no longer applies, so its portions play no part
    portions = Portions(*(row[: len(mine)] for row in (found.answered, found.supportable, found.supported)))
    weighing = plan.weighing(phase)
    roll(plan, weighing, bare)
    portion_out(plan, weighing, bare, portions)
    capped = recapped(plan, phase, bare, figures.ceilings) if figures.ceilings else bare
    part = replace(figures, bare=bare, capped=capped, portions=portions)
    return part, _counts(plan, [_count(figures, place) if mine[place] else Counts() for place in range(len(mine))])


def node_results(figures: Figures, counts: Sequence[Counts]) -> dict[NodeId, NodeResult]:
    """The result of every node and of the whole, by id; `counts` are those of every place."""
    return {branch.id: _node(figures, branch, branch.id, counts[branch.place]) for branch in figures.plan.branches}


def _masked(found: Rows, mine: Sequence[bool], *, bands_up: bool) -> Rows:
    def row(values: Row) -> Row:
        return [value if counts else None for value, counts in zip(values, mine, strict=False)]

    own = (row(found.score), row(found.low), row(found.high))
    return Rows(*own, *((row(found.score), row(found.low), row(found.high)) if bands_up else own))


def _node(figures: Figures, branch: Branch, name: NodeId, counts: Counts) -> NodeResult:
    place, rows = branch.place, figures.capped
    ends, decimals = branch.domain.own, branch.formula.decimals
    value, low, high = rows.score[place], rows.low[place], rows.high[place]
    if low is None or high is None:
        return NodeResult(name, None, None, NoScore.NOTHING_APPLICABLE, None, None, None, counts, ends, decimals, None)
    coverage = figures.portions.answered[place]
    return NodeResult(
        id=name,
        value=value,
        uncapped=figures.bare.score[place],
        score=score_of(figures, branch),
        range=Range(low, high, shown(low, ends, decimals), shown(high, ends, decimals)),
        coverage=coverage,
        support=support(figures, place),
        counts=counts,
        ends=ends,
        decimals=decimals,
        passes=rows.up_score[place] if branch.domain.passes_band else None,
    )


def score_of(figures: Figures, branch: Branch) -> Scored | NoScore:
    """The score of a node as it is shown, with its band; or why there is none."""
    place, value = branch.place, figures.capped.score[branch.place]
    if figures.capped.low[place] is None:
        return NoScore.NOTHING_APPLICABLE
    if value is None:
        return NoScore.NOTHING_ANSWERED
    if figures.portions.answered[place] < snap(figures.plan.framework.policy.minimum_coverage):
        return NoScore.LOW_COVERAGE
    return Scored(value, shown(value, branch.domain.own, branch.formula.decimals), _band(branch, value))


def _band(branch: Branch, value: float) -> str | None:
    """The band that the shown number lies in; None where there are none."""
    bands = branch.domain.bands
    if not bands:
        return None
    return bands[band_at(bands, shown(value, branch.domain.own, branch.formula.decimals))].label


# ---- items


def _item(figures: Figures, place: int, share: float) -> ItemResult:
    slot, assessment = figures.plan.slots[place], figures.assessment
    entry, value = assessment.entry(slot.item.id), figures.values[place]
    ends = figures.plan.framework.points
    return ItemResult(
        item=slot.item,
        status=figures.status[place],
        answer=entry.answer,
        note=entry.note,
        evidence=entry.evidence,
        revised=entry.revised,
        points=figures.bare.score[place],
        earned=None if value is None else points(slot.item, value, assessment.date, ends),
        share=share,
        supported=bool(figures.portions.supported[place]) if figures.portions.supportable[place] else None,
        carried=entry.carried,
    )


# ---- counts


def _count(figures: Figures, place: int) -> Counts:
    slot, state = figures.plan.slots[place], figures.state[place]
    if not slot.item.scored:
        return Counts()
    if state == GIVEN:
        return Counts(answered=1)
    known = isinstance(figures.assessment.entry(slot.item.id).answer, DontKnow)
    if state == OPEN:
        return Counts(dont_know=1) if known else Counts(unanswered=1)
    asked = figures.status[place] in {Status.ASKED, Status.UNSETTLED}
    return Counts(not_applicable=1) if asked else Counts()


def _counts(plan: Plan, items: Sequence[Counts]) -> list[Counts]:
    """The counts of every place, in the plan's order."""
    counts = list(items)
    for branch in plan.branches:
        counts.append(sum((counts[place] for place in branch.children), Counts()))
    return counts


# ---- rules


def _rule(figures: Figures, rule: Ruled, outcomes: int) -> RuleResult:
    outcome = OUTCOMES[verdict(outcomes)]
    return RuleResult(rule.rule, outcome, waits_for(figures, rule.asks) if outcome is Outcome.UNDECIDED else ())


def waits_for(figures: Figures, asks: Sequence[int]) -> tuple[NodeId, ...]:
    """The open items among these places; of one that may not apply, the open ones that decide it come first."""
    return tuple(dict.fromkeys(_waits(figures, asks)))


def _waits(figures: Figures, asks: Sequence[int]) -> Iterator[NodeId]:
    for place in asks:
        if figures.state[place] != OPEN:
            continue
        slot = figures.plan.slots[place]
        if figures.status[place] is Status.UNSETTLED:
            yield from _waits(figures, slot.asks)
        else:
            yield slot.item.id
