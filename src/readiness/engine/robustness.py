"""Whether the conclusions of an assessment survive other weights, other aggregation, and leaving something out.

A composite score rests on choices that others would have made otherwise. What is asked here is not how far the score
moves but whether what is concluded from it changes: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008),
section 1.7 and chapter 7; Saisana, Saltelli and Tarantola, *Journal of the Royal Statistical Society A* 168 (2005),
307-323. Every trial is a full scoring, rules and caps included, but for draws of the themes' weights alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Final, TypeAlias

from readiness.engine.evaluate import evaluate
from readiness.engine.figures import Figures
from readiness.engine.plan import Branch, Plan, compile_plan, weighing_of
from readiness.engine.score import score_of
from readiness.engine.weightings import DRAWS, SEED, BandDraws, band_draws, drawn, id_at
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, Entry, NotApplicable
from readiness.model.framework import Aggregate, Framework, Node
from readiness.model.result import Scored

Order: TypeAlias = tuple[tuple[NodeId, ...], ...]
"""Themes from the lowest shown score to the highest; those that share one stand together, in the framework's order."""


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What is concluded from one scoring."""

    band: str | None
    """Of the whole; None where it has no score, or no bands."""
    order: Order
    """Of the themes that have a score; empty where their scores live on different scales."""

    @property
    def weakest(self) -> tuple[NodeId, ...]:
        """The themes with the lowest shown score."""
        return self.order[0] if self.order else ()

    @property
    def ranks(self) -> bool:
        """Whether there are two themes to compare."""
        return sum(map(len, self.order)) > 1


class Level(Enum):
    """Where other aggregates are tried."""

    WHOLE = "whole"
    THEMES = "themes"


class Why(Enum):
    """Why no other aggregate, or not the geometric mean, can stand in at a node."""

    TABLE = "table"
    SUM = "sum"
    """It has a scale of its own, and its weights a unit."""
    SINGLE = "single"
    """It has one child."""
    BELOW_ZERO = "below-zero"
    """The geometric mean needs numbers that are not below 0."""


@dataclass(frozen=True, slots=True)
class OtherAggregate:
    """An aggregate at the whole, or at every theme where it can stand, and what is concluded then."""

    level: Level
    aggregate: Aggregate
    nodes: tuple[NodeId, ...]
    found: Conclusions


@dataclass(frozen=True, slots=True)
class NotTried:
    """The nodes at which other aggregates were not tried, and why."""

    why: Why
    nodes: tuple[NodeId, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item or a theme, and what is concluded as if it did not apply."""

    id: NodeId
    found: Conclusions


@dataclass(frozen=True, slots=True)
class Robustness:
    """The conclusions, and what becomes of them."""

    base: Conclusions
    draws: int
    seed: int
    themes_weighed: BandDraws | None
    """Under other weights of the themes; None where the whole has no band, or there is one theme."""
    weighed: tuple[tuple[Conclusions, int], ...]
    """Under other weights of everything: what is concluded, and in how many draws; the most frequent first."""
    aggregates: tuple[OtherAggregate, ...]
    not_tried: tuple[NotTried, ...]
    items: tuple[LeftOut, ...]
    """Every item that counts, left out in turn."""
    themes: tuple[LeftOut, ...]
    """Every theme that has a score, left out in turn; only the band says something then."""


def robustness(
    figures: Figures, draws: int = DRAWS, seed: int = SEED, told: Callable[[int, int], None] | None = None
) -> Robustness:
    """What becomes of the conclusions from these figures; nothing is tried where there are none.

    `told` hears how many draws are done, of how many: they take nearly all of the time.
    """
    base, plan = conclusions(figures), figures.plan
    if base.band is None and not base.ranks:
        return Robustness(base, draws, seed, None, (), (), (), (), ())
    items = [slot.id for slot, points in zip(plan.slots, figures.bare.score, strict=False) if points is not None]
    return Robustness(
        base=base,
        draws=draws,
        seed=seed,
        themes_weighed=band_draws(figures, draws, seed),
        weighed=tuple(Counter(_weighed(figures, draws, seed, told)).most_common()),
        aggregates=tuple(_aggregates(figures)),
        not_tried=tuple(_not_tried(plan)),
        items=tuple(LeftOut(item, _without(figures, [item])) for item in items),
        themes=tuple(_themes_left_out(figures, base)),
    )


@dataclass(frozen=True, slots=True)
class Steadiness:
    """What one line of a report says: other weights of the themes, on which the weakest theme does not depend."""

    draws: BandDraws
    weakest: tuple[NodeId, ...]
    """Empty where there are no two themes to compare."""


def steadiness(figures: Figures) -> Steadiness | None:
    """How steady the band is under other weights of the themes; None where there is no band, or only one theme."""
    draws = band_draws(figures)
    if draws is None:
        return None
    base = conclusions(figures)
    return Steadiness(draws, base.weakest if base.ranks else ())


def conclusions(figures: Figures) -> Conclusions:
    """What is concluded from these figures: from shown scores, as they stand in a report."""
    plan = figures.plan
    whole = score_of(figures, plan.branches[-1])
    themes = _themes(plan)
    scored = [(found.shown, theme.id) for theme in themes if isinstance(found := score_of(figures, theme), Scored)]
    same_scale = len({theme.domain.own for theme in themes}) == 1
    ranked = sorted(scored, key=lambda row: row[0]) if same_scale else []
    return Conclusions(
        band=whole.band if isinstance(whole, Scored) else None,
        order=tuple(tuple(name for _, name in group) for _, group in groupby(ranked, key=lambda row: row[0])),
    )


def _themes(plan: Plan) -> list[Branch]:
    """The themes that can have a score."""
    return [plan.branches[place - len(plan.slots)] for place in plan.branches[-1].children]


# ---- other weights


def _weighed(figures: Figures, draws: int, seed: int, told: Callable[[int, int], None] | None) -> Iterator[Conclusions]:
    for done, plan in enumerate(reweighed(figures.plan, figures.assessment.phase, draws, seed), start=1):
        yield conclusions(evaluate(plan, figures.assessment))
        if told is not None:
            told(done, draws)


def reweighed(plan: Plan, phase: str | None, draws: int, seed: int) -> Iterator[Plan]:
    """The plan with every weight of every node drawn anew; factors go by the ids of what is weighed."""
    weighing = plan.weighing(phase)
    places = sorted(
        ((number, child) for number, branch in enumerate(plan.branches) for child in range(len(branch.children))),
        key=lambda at: id_at(plan, plan.branches[at[0]].children[at[1]]),
    )
    weights = [weighing[number].weights[child] for number, child in places]
    for factors in drawn(weights, draws, seed):
        rows = [list(row.weights) for row in weighing]
        for (number, child), weight in zip(places, factors, strict=True):
            rows[number][child] = weight
        yield replace(plan, weighings={None: tuple(map(weighing_of, rows))})


# ---- other aggregation

ALTERNATIVES: Final = (Aggregate.MEAN, Aggregate.GEOMETRIC, Aggregate.MEDIAN, Aggregate.MINIMUM)
"""What may stand in; the maximum is not among them, as it would let the best part speak for all."""


def _aggregates(figures: Figures) -> Iterator[OtherAggregate]:
    plan = figures.plan
    for level in Level:
        for aggregate in ALTERNATIVES:
            nodes = tuple(
                branch.id
                for branch in _at(plan, level)
                if branch.formula.aggregate is not aggregate and _against(branch, aggregate) is None
            )
            if nodes:
                other = compile_plan(aggregated(plan.framework, nodes, aggregate))
                found = conclusions(evaluate(other, figures.assessment))
                yield OtherAggregate(level, aggregate, nodes, found)


def _at(plan: Plan, level: Level) -> Sequence[Branch]:
    return plan.branches[-1:] if level is Level.WHOLE else _themes(plan)


def _against(branch: Branch, aggregate: Aggregate) -> Why | None:
    """What keeps an aggregate from standing in at a node."""
    if branch.table is not None:
        return Why.TABLE
    if branch.formula.aggregate is Aggregate.SUM:
        return Why.SUM
    if len(branch.children) == 1:
        return Why.SINGLE
    if aggregate is Aggregate.GEOMETRIC and branch.domain.children[0] < 0:
        return Why.BELOW_ZERO
    return None


def _not_tried(plan: Plan) -> Iterator[NotTried]:
    against = [(branch.id, _against(branch, Aggregate.GEOMETRIC)) for level in Level for branch in _at(plan, level)]
    for why in Why:
        if nodes := tuple(name for name, found in against if found is why):
            yield NotTried(why, nodes)


def aggregated(framework: Framework, nodes: Iterable[NodeId], aggregate: Aggregate) -> Framework:
    """The framework with this aggregate at the whole, or at some themes; all else of their formulas stays."""
    names = frozenset(nodes)

    def other(node: Node) -> Node:
        return replace(node, formula=replace(node.formula, aggregate=aggregate)) if node.id in names else node

    return replace(
        framework,
        formula=other(framework.whole()).formula,
        themes=tuple(other(theme) for theme in framework.themes),
    )


# ---- something left out


def _themes_left_out(figures: Figures, base: Conclusions) -> Iterator[LeftOut]:
    if base.band is None:
        return
    for theme in figures.plan.framework.themes:
        if isinstance(score_of(figures, figures.plan.branch(theme.id)), Scored):
            yield LeftOut(theme.id, _without(figures, [item.id for item in theme.items()]))


def _without(figures: Figures, items: Iterable[NodeId]) -> Conclusions:
    return conclusions(evaluate(figures.plan, without(figures.assessment, items)))


def without(assessment: Assessment, items: Iterable[NodeId]) -> Assessment:
    """The assessment as if these items did not apply: they leave every sum, and so does what was asked because of them.

    Rules that name them do not apply either.
    """
    away = Entry(NotApplicable(""))
    return replace(assessment, entries={**assessment.entries, **dict.fromkeys(items, away)})
