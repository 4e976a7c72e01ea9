"""From items to the whole: the scores, ranges and shares of every node, children before their parents."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import fsum
from operator import mul

from readiness.engine.aggregate import band_at, bands_between, finished
from readiness.engine.figures import Ceiling, Portions, Rows
from readiness.engine.plan import Branch, Plan, Weighing
from readiness.model.framework import Aggregate
from readiness.numbers import shown, snap

Numbers = tuple[float | None, float, float]
"""A score, None where there is none, and the ends of its range."""


def roll(
    plan: Plan,
    weighing: Sequence[Weighing],
    rows: Rows,
    ceilings: Mapping[int, Ceiling] | None = None,
    branches: Iterable[Branch] | None = None,
) -> None:
    """Fill the rows, in which the items already stand, for all nodes; or write those of some `branches` anew.

    Whether a node applies does not hang on caps, so where it does not, nothing is written.
    """
    worst, first = plan.framework.policy.open_at_worst, len(plan.slots)
    score, low, high = rows.score, rows.low, rows.high
    if branches is None:
        branches = plan.branches
        for row in (score, low, high, rows.up_score, rows.up_low, rows.up_high):
            if len(row) == first:
                row.extend([None] * len(plan.branches))
    for branch in branches:
        place = branch.place
        found = _numbers(branch, weighing[place - first], rows, worst=worst)
        if found is None:
            continue
        if ceilings is not None and place in ceilings:
            found = _capped(found, ceilings[place])
        score[place], low[place], high[place] = found
        if plan.bands_up:
            passed = _band_values(branch, found) if branch.domain.passes_band else found
            rows.up_score[place], rows.up_low[place], rows.up_high[place] = passed


def _band_values(branch: Branch, found: Numbers) -> Numbers:
    bands, ends, decimals = branch.domain.bands, branch.domain.own, branch.formula.decimals
    values = [0.0 if band.value is None else band.value for band in bands]
    score, low, high = found
    possible = [values[place] for place in bands_between(bands, low, high, ends, decimals)]
    passed = None if score is None else values[band_at(bands, shown(score, ends, decimals))]
    return passed, min(possible), max(possible)


def _capped(found: Numbers, ceiling: Ceiling) -> Numbers:
    """A node without a score stays open over its whole scale: its parent's score does not count it yet."""
    score, low, high = found
    if score is None:
        return found
    return min(score, ceiling.firm), min(low, ceiling.possible), min(high, ceiling.firm)


def _numbers(branch: Branch, weighing: Weighing, rows: Rows, *, worst: bool) -> Numbers | None:
    """The numbers of a node; None where nothing below applies."""
    if branch.table is not None:
        return _looked_up(branch, rows, worst=worst)
    scores, lows, highs = branch.gather(rows.up_score), branch.gather(rows.up_low), branch.gather(rows.up_high)
    weights, total = weighing.weights, weighing.total
    if None in lows or not lows:
        here = [place for place, low in enumerate(lows) if low is not None]
        if not here:
            return None
        scores, lows, highs, weights = (tuple([row[place] for place in here]) for row in (scores, lows, highs, weights))
        total = fsum(weights)
    if None in scores:
        return _with_open(branch, weights, scores, lows, highs, worst=worst)
    score = branch.combine(weights, scores, total)
    if lows == highs:
        return score, score, score
    return score, *_ends(branch, weights, lows, highs)


def _ends(
    branch: Branch, weights: Sequence[float], lows: Sequence[float], highs: Sequence[float]
) -> tuple[float, float]:
    """The least and the most: what is subtracted stands at its other end."""
    if branch.formula.aggregate is Aggregate.SUM and min(weights) < 0:
        mixed = [
            (low, high) if weight > 0 else (high, low) for weight, low, high in zip(weights, lows, highs, strict=True)
        ]
        lows, highs = zip(*mixed, strict=True)
    return branch.combine(weights, lows), branch.combine(weights, highs)


def _with_open(
    branch: Branch,
    weights: Sequence[float],
    scores: Sequence[float | None],
    lows: Sequence[float],
    highs: Sequence[float],
    *,
    worst: bool,
) -> Numbers:
    """The numbers of a node of which some children have no score yet."""
    numbers = counted(branch, weights, scores, lows, highs, worst=worst)
    kept = [(weight, number) for weight, number in zip(weights, numbers, strict=True) if number is not None]
    if not kept:
        return None, *branch.domain.own
    value = branch.combine([weight for weight, _ in kept], [number for _, number in kept])
    if branch.formula.aggregate is Aggregate.SUM:
        ends = [_terms(*child) for child in zip(weights, scores, lows, highs, strict=True)]
        low_end, high_end = (finished(branch.formula, fsum(end[side] for end in ends)) for side in (0, 1))
        return value, low_end, high_end
    # with another scale of its own, an open child may still come to anything that its siblings pass up: it may turn
    # out not to apply, and leave the score to them
    least, most = branch.domain.children
    return (
        value,
        branch.combine(weights, [least if score is None else low for score, low in zip(scores, lows, strict=True)]),
        branch.combine(weights, [most if score is None else high for score, high in zip(scores, highs, strict=True)]),
    )


def counted(
    branch: Branch,
    weights: Sequence[float],
    scores: Sequence[float | None],
    lows: Sequence[float | None],
    highs: Sequence[float | None],
    *,
    worst: bool,
) -> Sequence[float | None]:
    """The number that each child counts with in the score; None where it is left out or does not apply.

    In a sum, and where open answers count at their worst, a child without a score does so once another has one.
    """
    is_sum = branch.formula.aggregate is Aggregate.SUM
    if not (worst or is_sum) or all(score is None for score in scores):
        return scores
    return [
        (low if weight > 0 else high) if score is None else score
        for weight, score, low, high in zip(weights, scores, lows, highs, strict=True)
    ]


def _terms(weight: float, score: float | None, low: float, high: float) -> tuple[float, float]:
    """The least and the most that a child can add to a sum; an open one may turn out not to apply and add nothing."""
    ends = (weight * low, weight * high) if score is not None else (weight * low, weight * high, 0.0)
    return min(ends), max(ends)


# ---- tables


def _looked_up(branch: Branch, rows: Rows, *, worst: bool) -> Numbers | None:
    """A score from a table: there is none while a child is open, unless open answers count at their worst."""
    table = branch.table or {}
    sure: list[int] = []
    possible: list[range] = []
    is_open = applies = False
    for at, (child, ladder) in enumerate(zip(branch.children, branch.ladders, strict=True)):
        level = level_at(branch, at, rows)
        if level is None:
            return None
        sure.append(level)
        score, low, high = rows.score[child], rows.low[child], rows.high[child]
        if low is None or high is None:
            possible.append(range(level, level + 1))
            continue
        applies = True
        is_open = is_open or score is None
        possible.append(range(ladder.level(low), ladder.level(high) + 1))
    if not applies:
        return None
    if is_open and (not worst or all(rows.score[child] is None for child in branch.children)):
        return None, *branch.domain.own
    reached = [table[levels] for levels in product(*possible)]
    return table[tuple(sure)], min(reached), max(reached)


def level_at(branch: Branch, at: int, rows: Rows) -> int | None:
    """The level that a child counts as in its node's table; open, its lowest. None: the node does not apply either."""
    child = branch.children[at]
    if rows.low[child] is None:
        absent = None if branch.lookup is None else branch.lookup.absent
        return None if absent is None else absent[at]
    score = rows.score[child]
    return 0 if score is None else branch.ladders[at].level(score)


# ---- shares


def portion_out(plan: Plan, weighing: Sequence[Weighing], rows: Rows, portions: Portions) -> None:
    """Fill in the shares of all nodes, those of the items standing there; by the size of weights, of what applies."""
    answered, supportable, supported = portions.answered, portions.supportable, portions.supported
    for branch, (_, _, all_sizes, size) in zip(plan.branches, weighing, strict=True):
        gather = branch.gather
        lows, sizes, whole = gather(rows.low), all_sizes, size
        if None in lows or not lows:
            # what does not apply has no part in anything below either, so its size is all that has to go
            sizes = tuple(0.0 if low is None else size for low, size in zip(lows, all_sizes, strict=True))
            whole = fsum(sizes) or 1.0
        shares, can, does = gather(answered), gather(supportable), gather(supported)
        all_of_it = lows and min(shares) == 1
        answered.append(1.0 if all_of_it else snap(fsum(map(mul, sizes, shares)) / whole))
        # these two are only ever divided by one another, and snapping both first would show in the quotient
        supportable.append(fsum(map(mul, sizes, can)) / whole)
        supported.append(supportable[-1] if does == can else fsum(map(mul, sizes, does)) / whole)


def shares(plan: Plan, weighing: Sequence[Weighing], rows: Rows) -> list[float]:
    """Each place's share of the whole by effective weight; those of the items that apply sum to 1."""
    parts = [0.0] * len(plan.place)
    parts[-1] = 0.0 if rows.low[-1] is None else 1.0
    for branch, (_, _, sizes, _) in zip(reversed(plan.branches), reversed(weighing), strict=True):
        children = [
            (child, size) for child, size in zip(branch.children, sizes, strict=True) if rows.low[child] is not None
        ]
        whole = fsum(size for _, size in children)
        for child, size in children:
            parts[child] = parts[branch.place] * size / whole
    return parts
