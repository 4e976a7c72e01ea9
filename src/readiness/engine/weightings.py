"""Draws of other weights, and how often the band of the whole stays the same under other weights of the themes.

Weights are judgements, so a conclusion is worth what it is under others: OECD/JRC, *Handbook on Constructing Composite
Indicators* (2008), section 1.7 and chapter 7; M. Saisana, A. Saltelli and S. Tarantola, "Uncertainty and sensitivity
analysis techniques as tools for the quality assessment of composite indicators", *Journal of the Royal Statistical
Society A* 168 (2005), 307-323. Draws are seeded: the same file gives the same bytes everywhere.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from math import ceil, fsum, inf
from operator import mul
from random import Random
from typing import Final, TypeAlias

from readiness.engine.aggregate import band_at, mean
from readiness.engine.figures import Figures
from readiness.engine.plan import Branch, Plan
from readiness.engine.roll import counted
from readiness.engine.score import score_of
from readiness.ids import NodeId
from readiness.model.framework import Aggregate
from readiness.model.result import Scored
from readiness.numbers import shown, snap

LEAST: Final = 0.75
MOST: Final = 1.25
"""What a weight is multiplied by lies between these, each number as likely as any other."""
DRAWS: Final = 1000
SEED: Final = 2007

Weights: TypeAlias = Sequence[float]


@dataclass(frozen=True, slots=True)
class BandDraws:
    """The bands of the whole under drawn weights of the themes."""

    band: str
    """Of the score as it stands."""
    kept: int
    """Of how many draws the band is this one."""
    draws: int
    seed: int
    weighed: bool
    """Whether the weights of the themes play a part at all."""


def drawn(weights: Weights, draws: int, seed: int) -> Iterator[list[float]]:
    """The weights, each times a factor of its own, once for every draw.

    Python gives the same numbers for the same seed on every platform and in every version (`random.Random.random`).
    """
    random = Random(seed).random  # noqa: S311 - nothing is kept secret by these numbers
    span = MOST - LEAST
    for _ in range(draws):
        yield [weight * (LEAST + span * random()) for weight in weights]


def by_id(plan: Plan, branch: Branch) -> list[int]:
    """The children of a branch, counted from 0, in the order of their ids: in this order factors are drawn.

    So the order of files, topics and items changes no draw.
    """
    return sorted(range(len(branch.children)), key=lambda child: id_at(plan, branch.children[child]))


def id_at(plan: Plan, place: int) -> NodeId:
    """The id of what stands at a place."""
    items = len(plan.slots)
    return plan.slots[place].id if place < items else plan.branches[place - items].id


def band_draws(figures: Figures, draws: int = DRAWS, seed: int = SEED) -> BandDraws | None:
    """How often the band of the whole is the same when only the weights of the themes are drawn anew.

    Caps stay as they stand: no theme's score depends on these weights. None where there is no score, no band, or only
    one theme.
    """
    whole = figures.plan.branches[-1]
    found = score_of(figures, whole)
    if not isinstance(found, Scored) or found.band is None or len(whole.children) <= 1:
        return None
    trial = _trial(figures)
    if not trial.weighed:
        return BandDraws(found.band, draws, draws, seed, weighed=False)
    home = band_at(whole.domain.bands, found.shown)
    return BandDraws(found.band, Counter(_bands(trial, draws, seed))[home], draws, seed, weighed=True)


# ---- one draw


@dataclass(frozen=True, slots=True)
class _Trial:
    """What a draw of weights of the themes is put to; the weights come in the order of the themes' ids."""

    weights: Weights
    number: Callable[[Weights], float]
    """The score of the whole."""
    place: Callable[[float], int]
    """The place of the band that a score lies in."""
    falls_short: Callable[[Weights], bool] | None
    """Whether too little is covered for a score; None where no weights could bring that about."""
    weighed: bool


def _bands(trial: _Trial, draws: int, seed: int) -> list[int | None]:
    """The place of the band of the whole in each draw; None where the draw leaves too little covered for a score."""
    number, place, falls_short = trial.number, trial.place, trial.falls_short
    weightings = drawn(trial.weights, draws, seed)
    if falls_short is None:
        return [place(number(weights)) for weights in weightings]
    return [None if falls_short(weights) else place(number(weights)) for weights in weightings]


_WEIGHTLESS: Final = frozenset({Aggregate.MINIMUM, Aggregate.MAXIMUM, Aggregate.LOOKUP})


def _trial(figures: Figures) -> _Trial:
    plan = figures.plan
    whole = plan.branches[-1]
    order = by_id(plan, whole)
    themes = [whole.children[child] for child in order]
    weights = [plan.weighing(figures.assessment.phase)[-1].weights[child] for child in order]
    standing = _standing(figures, themes, weights)
    falls_short = _falls_short(figures, themes)
    several = len(themes) - standing.count(None) > 1
    aggregate = whole.formula.aggregate
    # the weight of a single theme is without effect, but in a sum
    weighed = aggregate not in _WEIGHTLESS and (several or aggregate is Aggregate.SUM)
    number = _number(figures, standing) if weighed else _as_it_stands(figures)
    return _Trial(weights, number, _reader(whole), falls_short, weighed or falls_short is not None)


def _standing(figures: Figures, themes: Sequence[int], weights: Weights) -> Sequence[float | None]:
    """What each theme counts with; None where it does not count."""
    rows, worst = figures.capped, figures.plan.framework.policy.open_at_worst
    scores, lows, highs = ([row[theme] for theme in themes] for row in (rows.up_score, rows.up_low, rows.up_high))
    return counted(figures.plan.branches[-1], weights, scores, lows, highs, worst=worst)


def _as_it_stands(figures: Figures) -> Callable[[Weights], float]:
    value = figures.capped.score[-1] or 0.0
    return lambda _: value


def _number(figures: Figures, standing: Sequence[float | None]) -> Callable[[Weights], float]:
    whole = figures.plan.branches[-1]
    counts = [number is not None for number in standing]
    values = [number for number in standing if number is not None]
    everything = all(counts)
    ceiling = figures.ceilings.get(whole.place)
    most = inf if ceiling is None else ceiling.firm
    # the same arithmetic without its snapping, which takes longer than all the rest: reading a band snaps near an edge
    plain = whole.formula.aggregate is Aggregate.MEAN and whole.formula.decimals is None
    combine = mean if plain else whole.combine

    def number(weights: Weights) -> float:
        return min(combine(weights if everything else list(compress(weights, counts)), values), most)

    return number


def _falls_short(figures: Figures, themes: Sequence[int]) -> Callable[[Weights], bool] | None:
    """Coverage is a mean over the themes, so only where one of them is covered too little can the whole be."""
    minimum = snap(figures.plan.framework.policy.minimum_coverage)
    applies = [figures.bare.low[theme] is not None for theme in themes]
    covered = [figures.portions.answered[theme] for theme in compress(themes, applies)]
    if min(covered) >= minimum:
        return None

    def falls_short(weights: Weights) -> bool:
        sizes = [abs(weight) for weight in compress(weights, applies)]
        return snap(fsum(map(mul, sizes, covered)) / fsum(sizes)) < minimum

    return falls_short


_NOISE: Final = 1e-8
"""More than snapping can move a number."""
_AT_AN_END: Final = 0.2
"""More than a number near an end of its scale is moved so that the end is shown only where it is exact."""


def _reader(branch: Branch) -> Callable[[float], int]:
    """From a score to the place of its band; the shown number is made only near an edge, where it decides."""
    bands, ends, decimals = branch.domain.bands, branch.domain.own, branch.formula.decimals
    digits = 1 if decimals is None else decimals
    edges: list[float] = []
    for band in bands[1:]:
        # the least number that is shown as the band's start or more, half of the last decimal below it
        edge = (ceil(snap(band.start * 10**digits)) - 0.5) / 10**digits
        at_an_end = decimals is None and min(abs(band.start - end) for end in ends) < _AT_AN_END
        slack = _AT_AN_END if at_an_end else _NOISE
        edges += [edge - slack, edge + slack]

    def exact(number: float) -> int:
        return band_at(bands, shown(number, ends, decimals))

    def quick(number: float) -> int:
        # between a smaller and a larger one also where slacks overlap, so that an even place is certain
        place = bisect_left(edges, number)
        return exact(number) if place % 2 else place // 2

    return quick
