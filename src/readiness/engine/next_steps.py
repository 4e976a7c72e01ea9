"""What would raise the overall score: single steps by what they add, and the rule that holds most back.

Nothing is estimated: every number is a scoring of the assessment with other answers, caps and aggregation included.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from readiness.engine.chains import Chain
from readiness.engine.conditions import FAILS, HOLDS
from readiness.engine.evaluate import ceilings_of, evaluate, recapped
from readiness.engine.figures import Figures
from readiness.engine.plan import Plan
from readiness.model.assessment import Assessment
from readiness.model.framework import Rule
from readiness.numbers import shown, snap

Taken: TypeAlias = Mapping[int, int]
"""How many steps are taken on items, by place; items that it does not name stay as they are."""


def overall(figures: Figures) -> float | None:
    """The score of the whole with caps; None where there is none, or too little is answered for one."""
    enough = figures.portions.answered[-1] >= snap(figures.plan.framework.policy.minimum_coverage)
    return figures.capped.score[-1] if enough else None


def overall_shown(plan: Plan, value: float) -> float:
    """A score of the whole as it is shown."""
    whole = plan.branches[-1]
    return shown(value, whole.domain.own, whole.formula.decimals)


class Rescoring:
    """Scores an assessment with steps taken, and counts how often; the same steps are scored once.

    The round before plays no part: a rule that asks for it has no cap.
    """

    def __init__(self, now: Figures, found: Sequence[Chain]) -> None:
        self.now = now
        self.chains: Mapping[int, Chain] = {chain.place: chain for chain in found}
        self.count = 0
        self._known: dict[tuple[tuple[int, int], ...], float | None] = {}

    @property
    def plan(self) -> Plan:
        """The plan of the framework."""
        return self.now.plan

    def assessment(self, taken: Taken) -> Assessment:
        """The assessment with these steps taken."""
        entries = dict(self.now.assessment.entries)
        for place, steps in taken.items():
            if steps:
                chain = self.chains[place]
                entries[chain.item.id] = chain.rungs[steps - 1].entry
        return replace(self.now.assessment, entries=entries)

    def figures(self, taken: Taken) -> Figures:
        """The figures with these steps taken."""
        self.count += 1
        return evaluate(self.plan, self.assessment(taken))

    def overall(self, taken: Taken) -> float | None:
        """The score of the whole with these steps taken; None where there is none."""
        key = tuple(sorted((place, steps) for place, steps in taken.items() if steps))
        if key not in self._known:
            self._known[key] = overall(self.figures(taken))
        return self._known[key]


# ---- single steps


@dataclass(frozen=True, slots=True)
class Ranked:
    """The next step on an item, and what it adds to the score of the whole."""

    chain: Chain
    adds: float


def ranked(scoring: Rescoring, places: Sequence[int]) -> tuple[Ranked, ...]:
    """The next steps on these items that raise the score of the whole, the most first, equal ones as the items stand.

    None where there is no score to raise.
    """
    now = overall(scoring.now)
    if now is None:
        return ()
    found: list[Ranked] = []
    for place in places:
        after = scoring.overall({place: 1})
        if after is not None and after > now:
            found.append(Ranked(scoring.chains[place], snap(after - now)))
    return tuple(sorted(found, key=lambda step: -step.adds))


# ---- findings


@dataclass(frozen=True, slots=True)
class Holding:
    """A rule in force whose caps take something off the score of the whole."""

    rule: Rule
    takes: float
    """How much higher the whole would stand without the caps of this rule alone."""
    ends: tuple[tuple[Chain, int], ...]
    """The items of which so many steps, each item by itself, end it: those that need the fewest."""


def holding_back(scoring: Rescoring) -> Holding | None:
    """The rule in force whose caps hold the most back, the first of equal ones; None where none does by itself."""
    now, plan = overall(scoring.now), scoring.plan
    best: tuple[float, int] | None = None
    for place, rule in enumerate(plan.rules):
        if now is None or not rule.caps or scoring.now.outcomes[place] != HOLDS:
            continue
        without = _without(scoring.now, place)
        takes = 0.0 if without is None else snap(without - now)
        if takes > (0.0 if best is None else best[0]):
            best = (takes, place)
    if best is None:
        return None
    takes, place = best
    return Holding(plan.rules[place].rule, takes, _ends(scoring, place))


def _without(figures: Figures, rule: int) -> float | None:
    """The score of the whole without the caps of one rule."""
    outcomes = [FAILS if place == rule else found for place, found in enumerate(figures.outcomes)]
    ceilings = ceilings_of(figures.plan, outcomes)
    rows = recapped(figures.plan, figures.assessment.phase, figures.bare, ceilings) if ceilings else figures.bare
    return rows.score[-1]


def _ends(scoring: Rescoring, rule: int) -> tuple[tuple[Chain, int], ...]:
    """On each item that the rule asks for, the fewest steps that end it; of these, the fewest of all."""
    found: list[tuple[Chain, int]] = []
    for place in scoring.plan.rules[rule].asks:
        chain = scoring.chains.get(place)
        for steps in range(1, 1 + (0 if chain is None else len(chain.rungs))):
            if chain is not None and not scoring.figures({place: steps}).outcomes[rule] & HOLDS:
                found.append((chain, steps))
                break
    fewest = min((steps for _, steps in found), default=0)
    return tuple(entry for entry in found if entry[1] == fewest)


def caps_take(figures: Figures) -> float:
    """What all caps in force take off the score of the whole together."""
    with_caps, without = figures.capped.score[-1], figures.bare.score[-1]
    return 0.0 if with_caps is None or without is None else snap(without - with_caps)
