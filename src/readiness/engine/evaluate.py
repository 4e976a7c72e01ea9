"""Scoring: from the answers of one assessment to every score, range, share and rule, by place in the plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf
from typing import Final

from readiness.engine.conditions import HOLDS
from readiness.engine.figures import ABSENT, GIVEN, OPEN, Ceiling, Figures, Portions, Rows, World, copied, rows
from readiness.engine.plan import Plan
from readiness.engine.points import points
from readiness.engine.roll import portion_out, roll
from readiness.model.assessment import NOTHING, Answered, Assessment, Evidence, Level, NotApplicable, Scope
from readiness.model.result import Status
from readiness.numbers import oldest_fresh


def evaluate(plan: Plan, assessment: Assessment, previous: Figures | None = None) -> Figures:
    """The figures of an assessment read with the plan's framework; `previous` are those of the round before it.

    Total: every assessment has them. Rules are decided on scores without caps, all of them before any cap applies, so
    that their order decides nothing.
    """
    bare, portions, weighing = rows(bands_up=plan.bands_up), Portions(), plan.weighing(assessment.phase)
    figures = Figures(plan, assessment, [], [], [], bare, bare, portions, (), {})
    _take_answers(figures)
    roll(plan, weighing, bare)
    portion_out(plan, weighing, bare, portions)
    world = World(figures, previous)
    outcomes = [rule.test(world) for rule in plan.rules]
    ceilings = ceilings_of(plan, outcomes)
    capped = bare if not ceilings else recapped(plan, assessment.phase, bare, ceilings)
    return Figures(
        plan, assessment, figures.status, figures.state, figures.values, bare, capped, portions, outcomes, ceilings
    )


# ---- items


ASKED: Final = Status.ASKED


def _take_answers(figures: Figures) -> None:
    """Fill in what is said of each item: whether it is asked, its state, its points, and whether it has support."""
    plan, assessment, bare, portions = figures.plan, figures.assessment, figures.bare, figures.portions
    entries, ends = assessment.entries, plan.framework.points
    phase, respondent = assessment.phase, assessment.respondent
    full = assessment.scope is Scope.FULL
    first_day = oldest_fresh(assessment.date, plan.framework.policy.valid_for_months)
    world = World(figures, None)
    for slot in plan.slots:
        item, entry = slot.item, entries.get(slot.id, NOTHING)
        status = ASKED if slot.plain else slot.status(phase, respondent, world)
        if not full and not item.pulse and slot.scored:
            status = Status.OUT_OF_SCOPE
        answer = entry.answer
        state, value, score = ABSENT, None, None
        if status is ASKED and type(answer) is Answered:
            state, value = GIVEN, answer.value
            score = slot.by_level[value.level] if type(value) is Level else points(item, value, assessment.date, ends)
        elif status in _MAY_BE_OPEN and type(answer) is not NotApplicable:
            state = OPEN
        supportable, supported = 0.0, 0.0
        if score is not None and item.takes_evidence:
            supportable = 1.0
            if entry.evidence and not entry.carried and has_support(entry.evidence, first_day, assessment.date):
                supported = 1.0
            elif slot.unsupported is not None:
                score = min(score, slot.unsupported)
        low = high = score
        if state == OPEN and slot.scored:
            low, high = ends
        figures.status.append(status)
        figures.state.append(state)
        figures.values.append(value)
        bare.score.append(score)
        bare.low.append(low)
        bare.high.append(high)
        portions.answered.append(0.0 if score is None else 1.0)
        portions.supportable.append(supportable)
        portions.supported.append(supported)
    if plan.bands_up:
        bare.up_score.extend(bare.score)
        bare.up_low.extend(bare.low)
        bare.up_high.extend(bare.high)


_MAY_BE_OPEN: Final = (Status.ASKED, Status.UNSETTLED)


def has_support(evidence: Sequence[Evidence], first_day: date, at: date) -> bool:
    """Whether any evidence is dated, young enough at the assessment's day, and no younger than that."""
    # a plain loop, because this is asked of every answer
    for piece in evidence:  # noqa: SIM110
        if piece.day is not None and first_day <= piece.day <= at:
            return True
    return False


# ---- caps


def ceilings_of(plan: Plan, outcomes: Sequence[int]) -> dict[int, Ceiling]:
    """The caps on each node, by place: of the rules that fire, and of those that may."""
    caps: dict[int, Ceiling] = {}
    for rule, found in zip(plan.rules, outcomes, strict=True):
        if rule.caps and found & HOLDS:
            for place, most in rule.caps:
                before = caps.get(place, _NO_CEILING)
                firm = min(before.firm, most) if found == HOLDS else before.firm
                caps[place] = Ceiling(firm, min(before.possible, most))
    return caps


_NO_CEILING: Final = Ceiling(inf, inf)


def recapped(plan: Plan, phase: str | None, bare: Rows, ceilings: Mapping[int, Ceiling]) -> Rows:
    """The same rows with caps: only the capped nodes and those above them are computed again."""
    touched: set[int] = set()
    for capped in ceilings:
        place = capped
        while place not in touched:
            touched.add(place)
            place = plan.above[place]
    again = copied(bare)
    first = len(plan.slots)
    roll(plan, plan.weighing(phase), again, ceilings, [plan.branches[place - first] for place in sorted(touched)])
    return again
