"""Unfolding: the trace of a node, an item or a rule from figures that were computed before.

Nothing is computed in a second way here: the numbers are those of the figures, and what they were made of is asked of
the functions that made them. Built on demand; scoring does not pay for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import Final

from readiness.engine.aggregate import COMBINE, finished
from readiness.engine.conditions import FAILS, HOLDS
from readiness.engine.evaluate import ceilings_of, has_support, recapped
from readiness.engine.figures import Figures, World
from readiness.engine.judge import judge
from readiness.engine.plan import Branch, Slot
from readiness.engine.points import around, stated_points
from readiness.engine.roll import counted, level_at
from readiness.engine.score import node_results, own_figures, result_of, waits_for
from readiness.engine.traced import (
    AnyTrace,
    Cap,
    Child,
    DeclaredTrace,
    Effect,
    ItemTrace,
    Missing,
    NodeTrace,
    Reading,
    RuleTrace,
    ThemeDeclared,
    Trace,
    Worth,
)
from readiness.ids import DECLARED, OVERALL, OWN, NodeId
from readiness.model.assessment import DontKnow, Evidence, NotApplicable, Quantity, Since
from readiness.model.framework import Aggregate, Item, Lever, Node
from readiness.model.result import ItemResult, NodeResult, Result, Status
from readiness.numbers import months_between, oldest_fresh

WEIGHTLESS: Final = frozenset({Aggregate.MINIMUM, Aggregate.MAXIMUM, Aggregate.SUM, Aggregate.LOOKUP})
"""Aggregates in which a weight is no share: it plays no part, or multiplies."""


def known_ids(figures: Figures) -> tuple[NodeId, ...]:
    """Everything that can be unfolded."""
    framework = figures.plan.framework
    rules = (rule.id for rule in framework.rules)
    nodes = (name for name in figures.plan.place if name != OVERALL)
    return tuple(dict.fromkeys((OVERALL, OWN, *nodes, *rules, DECLARED)))


def trace(figures: Figures, name: NodeId, previous: Figures | None = None) -> AnyTrace | None:
    """The trace of what has this id; None where nothing has. `previous` are the figures of the round before.

    `overall` is the whole, `own` the same over the mission's own levers, `not-applicable-share` the policy.
    """
    plan, world = figures.plan, World(figures, previous)
    result = result_of(figures)
    for at, rule in enumerate(plan.rules):
        if rule.rule.id == name:
            return _rule(world, at, result)
    if name == DECLARED and name not in plan.place:
        return _declared(figures, result)
    own = name == OWN
    if own:
        figures, counts = own_figures(figures)
        nodes = {**node_results(figures, counts), OVERALL: result.own}
    else:
        nodes = {OVERALL: result.overall, **{node.id: node for node in result.nodes}}
    wanted = OVERALL if own else name
    if wanted not in plan.place:
        return None
    return _Unfolding(figures, world, result, nodes, own, _shares(figures)).at(wanted)


def _shares(figures: Figures) -> Sequence[float | None]:
    """The share of every place in the whole, by the weights that count."""
    plan = figures.plan
    parts: list[float | None] = [None] * len(plan.place)
    parts[-1] = None if figures.capped.score[-1] is None else 1.0
    weighing = plan.weighing(figures.assessment.phase)
    for branch, weighed in zip(reversed(plan.branches), reversed(weighing), strict=True):
        above, shared = parts[branch.place], _shared(branch, weighed.weights, _numbers(figures, branch))
        for child, share in zip(branch.children, shared, strict=True):
            parts[child] = None if above is None or share is None else above * share
    return parts


def _numbers(figures: Figures, branch: Branch) -> Sequence[float | None]:
    """The number that each child counts with; in a table its own, elsewhere what it passes up."""
    rows, plan = figures.capped, figures.plan
    if branch.table is not None:
        none = rows.score[branch.place] is None
        return [None] * len(branch.children) if none else branch.gather(rows.score)
    weights = plan.weighing(figures.assessment.phase)[branch.place - len(plan.slots)].weights
    passed = (branch.gather(row) for row in (rows.up_score, rows.up_low, rows.up_high))
    return counted(branch, weights, *passed, worst=plan.framework.policy.open_at_worst)


def _shared(branch: Branch, weights: Sequence[float], numbers: Sequence[float | None]) -> Sequence[float | None]:
    """The share of each child in the weight that counts."""
    if branch.formula.aggregate in WEIGHTLESS:
        return [None] * len(numbers)
    whole = fsum(weight for weight, number in zip(weights, numbers, strict=True) if number is not None)
    return [None if number is None else weight / whole for weight, number in zip(weights, numbers, strict=True)]


# ---- nodes and items


@dataclass(frozen=True, slots=True)
class _Unfolding:
    """What unfolding a tree goes by."""

    figures: Figures
    world: World
    result: Result
    nodes: Mapping[NodeId, NodeResult]
    own: bool
    shares: Sequence[float | None]

    def at(self, name: NodeId) -> Trace:
        place, plan = self.figures.plan.place[name], self.figures.plan
        is_item = place < len(plan.slots)
        wanted = plan.branches[plan.above[place] - len(plan.slots)].id if is_item else name
        node = self.node(next(node for node in plan.framework.whole().nodes() if node.id == wanted))
        return replace(self.item(plan.slots[place].item), parent=node) if is_item else node

    def node(self, node: Node) -> NodeTrace:
        figures, plan = self.figures, self.figures.plan
        branch, rows = plan.branch(node.id), figures.capped
        weights = plan.weighing(figures.assessment.phase)[branch.place - len(plan.slots)].weights
        numbers = _numbers(figures, branch)
        kept = [(weight, number) for weight, number in zip(weights, numbers, strict=True) if number is not None]
        value = rows.score[branch.place]
        raw = full = None
        levels, outcome = None, None
        if value is not None and branch.table is not None:
            levels = tuple(level_at(branch, at, rows) or 0 for at in range(len(branch.children)))
            raw = full = branch.table[levels]
            outcome = _outcome(branch, levels)
        elif value is not None:
            some, found = [weight for weight, _ in kept], [number for _, number in kept]
            raw = COMBINE[branch.formula.aggregate](some, found)
            full = finished(branch.formula, raw)
        missing = Missing.NO_SCORE if value is None else None
        if rows.low[branch.place] is None:
            elsewhere = self.own and self.world.now.capped.low[branch.place] is not None
            missing = Missing.OTHER_LEVER if elsewhere else Missing.NOT_APPLICABLE
        return NodeTrace(
            node=node,
            id=OWN if self.own and node.id == OVERALL else node.id,
            result=self.nodes[node.id],
            children=self.children(node, branch, numbers, levels),
            raw=raw,
            finished=full,
            outcome=outcome,
            caps=self.caps(node.id, branch.place),
            missing=missing,
            share=self.shares[branch.place],
            bands=branch.domain.bands,
            whole=OWN if self.own else OVERALL,
        )

    def children(
        self, node: Node, branch: Branch, numbers: Sequence[float | None], levels: Sequence[int] | None
    ) -> tuple[Child, ...]:
        weights = self.figures.plan.weighing(self.figures.assessment.phase)
        own = weights[branch.place - len(self.figures.plan.slots)].weights
        shares = _shared(branch, own, numbers)
        counting = {child: at for at, child in enumerate(branch.children)}
        found: list[Child] = []
        for child in node.children:
            below = self.item(child) if isinstance(child, Item) else self.node(child)
            at = counting.get(self.figures.plan.place[child.id])
            if at is None:
                found.append(Child(below, child.weight.at(self.figures.assessment.phase), None, False, None, None))
                continue
            level = None if levels is None else branch.ladders[at].labels[levels[at]]
            rows, place = self.figures.capped, branch.children[at]
            is_open = rows.score[place] is None and rows.low[place] is not None
            worst = is_open and (numbers[at] is not None or level is not None)
            found.append(Child(below, own[at], numbers[at], worst, shares[at], level))
        return tuple(found)

    def caps(self, name: NodeId, place: int) -> tuple[Cap, ...]:
        """The caps on a node, of rules that fire and then of those that may."""
        found = [
            Cap(rule.rule, dict(rule.rule.caps)[name], most, outcomes == HOLDS)
            for rule, outcomes in zip(self.figures.plan.rules, self.figures.outcomes, strict=True)
            for node, most in rule.caps
            if node == place and outcomes & HOLDS
        ]
        return tuple(sorted(found, key=lambda cap: (not cap.firm, cap.most)))

    def item(self, item: Item) -> ItemTrace:
        figures, plan = self.figures, self.figures.plan
        place = plan.place[item.id]
        slot, at = plan.slots[place], figures.assessment.date
        value, months = figures.values[place], plan.framework.policy.valid_for_months
        result = self.result.items[place]
        reading: Reading | None = None
        match value:
            case Quantity(kind, amount):
                reading = Reading(amount, *around(kind.goalposts, amount))
            case Since(kind, day):
                age = months_between(day, at)
                reading = Reading(age, *around(kind.goalposts, age))
            case _:
                pass
        unsettled = result.status is Status.UNSETTLED
        return ItemTrace(
            result=result,
            missing=self.missing(slot, place),
            stated=None if value is None else stated_points(value, at, plan.framework.points),
            ends=plan.framework.points,
            reading=reading,
            evidence=tuple((piece, _worth(figures, result, piece)) for piece in result.evidence),
            valid_for_months=months,
            unsupported=slot.unsupported,
            gate=None if item.applies_when is None else judge(item.applies_when.condition, self.world),
            waits_for=waits_for(figures, slot.asks) if unsettled else (),
            share=self.shares[place],
        )

    def missing(self, slot: Slot, place: int) -> Missing | None:
        item, assessment = slot.item, self.figures.assessment
        if not item.scored:
            return Missing.CONTEXT
        if self.own and item.lever is not Lever.MISSION:
            return Missing.OTHER_LEVER
        answer = assessment.entry(item.id).answer
        match self.figures.status[place]:
            case Status.NOT_DUE if item.phases is not None and assessment.phase not in item.phases:
                return Missing.OTHER_PHASE
            case Status.NOT_DUE:
                return Missing.OTHER_RESPONDENT
            case Status.OUT_OF_SCOPE:
                return Missing.OUT_OF_SCOPE
            case Status.UNMET:
                return Missing.UNMET
            case _ if isinstance(answer, NotApplicable):
                return Missing.NOT_APPLICABLE
            case Status.UNSETTLED:
                return Missing.UNSETTLED
            case _ if self.figures.capped.score[place] is not None:
                return None
            case _:
                return Missing.DONT_KNOW if isinstance(answer, DontKnow) else Missing.UNANSWERED


def _outcome(branch: Branch, levels: tuple[int, ...]) -> str:
    lookup = branch.lookup
    assert lookup is not None  # noqa: S101 - there is a table
    return lookup.labels[dict(lookup.table)[levels]]


def _worth(figures: Figures, result: ItemResult, piece: Evidence) -> Worth:
    at = figures.assessment.date
    if has_support((piece,), oldest_fresh(at, figures.plan.framework.policy.valid_for_months), at):
        return Worth.CARRIED if result.carried else Worth.COUNTS
    if piece.day is None:
        return Worth.UNDATED
    return Worth.LATER if piece.day > at else Worth.OLDER


# ---- policies and rules


def _declared(figures: Figures, result: Result) -> DeclaredTrace:
    framework = figures.plan.framework
    gone = {
        found.item.id: found
        for found in result.items
        if isinstance(found.answer, NotApplicable) and found.status in {Status.ASKED, Status.UNSETTLED}
    }
    counts = {node.id: node.counts for node in result.nodes}
    return DeclaredTrace(
        DECLARED,
        framework.policy.not_applicable_share,
        tuple(
            ThemeDeclared(
                theme,
                counts[theme.id],
                theme.id in result.declared,
                tuple(gone[item.id] for item in theme.items() if item.scored and item.id in gone),
            )
            for theme in framework.themes
        ),
    )


def _rule(world: World, at: int, result: Result) -> RuleTrace:
    figures, plan = world.now, world.now.plan
    rule = plan.rules[at]
    effects: list[Effect] = []
    if rule.caps:
        outcomes = [FAILS if place == at else found for place, found in enumerate(figures.outcomes)]
        ceilings = ceilings_of(plan, outcomes)
        without = recapped(plan, figures.assessment.phase, figures.bare, ceilings) if ceilings else figures.bare
        stated, capped = dict(rule.rule.caps), [place for place, _ in rule.caps]
        nodes = {node.id: node for node in plan.framework.whole().nodes()}
        for place in dict.fromkeys((*capped, len(plan.place) - 1)):
            branch, rows = plan.branches[place - len(plan.slots)], figures.capped
            effects.append(
                Effect(
                    node=nodes[branch.id],
                    most=stated.get(branch.id),
                    score=rows.score[place],
                    score_without=without.score[place],
                    low=rows.low[place],
                    low_without=without.low[place],
                    ends=branch.domain.own,
                )
            )
    return RuleTrace(result.rules[at], judge(rule.rule.when, world), tuple(effects))
