"""The most that the whole can come to with so many more steps: a bound that no set of steps passes.

Each node's most is put together from those of its children, over every way to share the steps out among them. That is
exact where nodes rise with their children and caps do not hang on what is still free. Elsewhere a node counts with
the high end of its range, every free item standing anywhere that the steps can take it, so that the bound only errs
upwards. Caps count where their rule fires whatever the free steps are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log
from typing import Final, TypeAlias

from readiness.engine.aggregate import band_at
from readiness.engine.conditions import FAILS, HOLDS
from readiness.engine.evaluate import ceilings_of, recapped
from readiness.engine.figures import Ceiling, Figures, Rows, World, rows
from readiness.engine.plan import Branch, Plan
from readiness.engine.roll import roll
from readiness.ids import OVERALL
from readiness.model.assessment import Value
from readiness.model.framework import Aggregate
from readiness.numbers import shown

Worth: TypeAlias = tuple[float, ...]
"""What an item counts with after 0, 1, 2 and more of the steps on it that are still free."""
Pick: TypeAlias = tuple[tuple[int, int], ...]
"""Places of items, and how many steps to take on each."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What so many more steps can come to."""

    most: float | None
    """No set of these steps gives the whole more; None where the whole has no score."""
    pick: Pick
    """The free steps that come to it, or near it where the bound is not exact."""
    unsettled: tuple[int, ...]
    """The places of the rules with caps that the free steps decide."""


@dataclass(frozen=True, slots=True)
class _Course:
    """What something comes to at most with 0, 1, 2 and more steps, and by which; the last holds for more, too."""

    most: tuple[float, ...]
    picks: tuple[Pick, ...]


def outlook(base: Figures, worth: Mapping[int, Worth], left: int | None) -> Outlook:
    """The outlook over `left` more steps on the items of `worth`, by place; None are all that there are.

    `base` are the figures now, where each of these items is at its first worth. Which items count may not hang on
    the steps.
    """
    plan, phase = base.plan, base.assessment.phase
    if left is None:
        courses = {
            place: _Course(steps[-1:], (((place, len(steps) - 1),),))
            for place, steps in worth.items()
            if len(steps) > 1
        }
    else:
        courses = {
            place: _item(place, steps[: left + 1]) for place, steps in worth.items() if len(steps[: left + 1]) > 1
        }
    spans = _spans(base, courses)
    outcomes = [rule.test(World(spans, None)) if rule.caps else FAILS for rule in plan.rules]
    ceilings = ceilings_of(plan, outcomes)
    ranging = recapped(plan, phase, spans.bare, ceilings) if ceilings else spans.bare
    weighing = plan.weighing(phase)
    for branch in plan.branches:
        # a table with an open child has no score, whatever the others come to
        if ranging.score[branch.place] is not None and any(child in courses for child in branch.children):
            weights = weighing[branch.place - len(plan.slots)].weights
            found = _course(branch, _terms(plan, branch, weights, ranging, courses), ranging, left or 0)
            courses[branch.place] = _up(branch, found, ceilings.get(branch.place))
    unsettled = tuple(place for place, found in enumerate(outcomes) if found & HOLDS and found != HOLDS)
    whole = courses.get(plan.branches[-1].place)
    if ranging.score[-1] is None or whole is None:
        return Outlook(ranging.score[-1], (), unsettled)
    return Outlook(whole.most[-1], whole.picks[-1], unsettled)


def _item(place: int, worth: Worth) -> _Course:
    return _Course(worth, tuple(((place, steps),) if steps else () for steps in range(len(worth))))


def _spans(base: Figures, free: Mapping[int, _Course]) -> Figures:
    """The figures with every free item anywhere between its least and its most, and nothing said of its words."""
    plan = base.plan
    bare, values = rows(bands_up=plan.bands_up), list[Value | None](base.values)
    for place in range(len(plan.slots)):
        score, low, high = base.bare.score[place], base.bare.low[place], base.bare.high[place]
        if place in free:
            # what is subtracted falls with its steps
            reached = [number for number in (low, high, free[place].most[-1]) if number is not None]
            low, high, values[place] = min(reached), max(reached), None
        for row, value in zip(_rows(bare), (score, low, high, score, low, high), strict=False):
            row.append(value)
    roll(plan, plan.weighing(base.assessment.phase), bare)
    return Figures(plan, base.assessment, base.status, base.state, values, bare, bare, base.portions, (), {})


def _rows(found: Rows) -> tuple[list[float | None], ...]:
    own = (found.score, found.low, found.high)
    return own if found.up_score is found.score else (*own, found.up_score, found.up_low, found.up_high)


# ---- nodes


_Term: TypeAlias = tuple[float, _Course]


def _terms(
    plan: Plan, branch: Branch, weights: Sequence[float], ranging: Rows, courses: Mapping[int, _Course]
) -> list[_Term]:
    """The children that a node's score is made of, each with its weight; those without a score as scoring has them."""
    worst = branch.formula.aggregate is Aggregate.SUM or plan.framework.policy.open_at_worst
    found: list[_Term] = []
    for child, weight in zip(branch.children, weights, strict=True):
        score, low, high = ranging.up_score[child], ranging.up_low[child], ranging.up_high[child]
        if child in courses:
            found.append((weight, courses[child]))
        elif low is not None and high is not None and (score is not None or worst):
            # beside anything that is subtracted this number is not read: the high end of the node's range stands there
            found.append((weight, _Course((low if score is None else score,), ((),))))
    return found


def _course(branch: Branch, terms: Sequence[_Term], ranging: Rows, left: int) -> _Course:
    """What a node comes to at most, before its own caps."""
    aggregate, weights = branch.formula.aggregate, [weight for weight, _ in terms]
    ways = _ways(_KEYS[Aggregate.MEAN if aggregate is Aggregate.MEDIAN else aggregate], terms, left)
    picks = tuple(
        tuple(step for (_, course), steps in zip(terms, way, strict=True) for step in course.picks[steps])
        for way in ways
    )
    high = ranging.high[branch.place]
    if high is not None and (branch.table is not None or min(weights) < 0):
        return _Course((high,) * len(ways), picks)
    if aggregate is Aggregate.MEDIAN:
        # no child has more than it would have with all steps
        ways = [tuple(min(number, len(course.most) - 1) for _, course in terms) for number in range(left + 1)]
    most = tuple(
        branch.combine(weights, [course.most[steps] for (_, course), steps in zip(terms, way, strict=True)])
        for way in ways
    )
    return _Course(most, picks)


def _ways(key: "_Key", terms: Sequence[_Term], left: int) -> list[tuple[int, ...]]:
    """For each number of steps, how to share it out among the children for the highest key, in as few as can be."""
    join, begin, of = key
    best: list[tuple[float, tuple[int, ...]]] = [(begin, ())] * (left + 1)
    for weight, course in terms:
        keys = [of(weight, number) for number in course.most]
        best = [
            max(
                ((join(best[n - k][0], keys[k]), (*best[n - k][1], k)) for k in range(min(n + 1, len(keys)))),
                key=lambda way: way[0],
            )
            for n in range(left + 1)
        ]
    return [way for _, way in best]


_Key: TypeAlias = tuple[Callable[[float, float], float], float, Callable[[float, float], float]]
"""How the keys of children are joined, with what the joining begins, and a child's key by its weight and number."""


def _sum(one: float, other: float) -> float:
    return one + other


def _weighted(weight: float, number: float) -> float:
    return weight * number


def _logarithm(weight: float, number: float) -> float:
    return weight * log(number) if number > 0 else -inf


def _plain(_: float, number: float) -> float:
    return number


_KEYS: Final[Mapping[Aggregate, _Key]] = {
    Aggregate.MEAN: (_sum, 0.0, _weighted),
    Aggregate.SUM: (_sum, 0.0, _weighted),
    Aggregate.GEOMETRIC: (_sum, 0.0, _logarithm),
    Aggregate.MINIMUM: (min, inf, _plain),
    Aggregate.MAXIMUM: (max, -inf, _plain),
    Aggregate.LOOKUP: (_sum, 0.0, _plain),
}


def _up(branch: Branch, course: _Course, ceiling: Ceiling | None) -> _Course:
    """What goes up at most: capped by what is sure to cap, and as the value of its band where that goes up."""
    most = course.most if ceiling is None else tuple(min(number, ceiling.firm) for number in course.most)
    if branch.domain.passes_band and branch.id != OVERALL:
        most = _band_values(branch, most)
    return _Course(most, course.picks)


def _band_values(branch: Branch, most: tuple[float, ...]) -> tuple[float, ...]:
    bands, ends, decimals = branch.domain.bands, branch.domain.own, branch.formula.decimals
    values = [0.0 if band.value is None else band.value for band in bands]
    places = [band_at(bands, shown(number, ends, decimals)) for number in most]
    # where the values fall, a lower number may pass more up
    return tuple(max(values[: place + 1]) for place in places)
