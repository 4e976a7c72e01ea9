"""From the numbers of children to the number of their parent; the only place where scores are put together.

Sums are exact to the last bit whatever their order (`math.fsum`), and every result is snapped to 1e-9.
"""

from collections.abc import Sequence
from math import exp, fsum, log
from operator import mul
from typing import Final, Protocol

from readiness.model.framework import Aggregate, Band, Formula
from readiness.numbers import half_away, shown, snap


class Combine(Protocol):
    """From weights and as many numbers, at least one, to one number; `whole` is the sum of the weights, if known."""

    def __call__(self, weights: Sequence[float], values: Sequence[float], whole: float | None = None) -> float:
        """The number."""


def mean(weights: Sequence[float], values: Sequence[float], whole: float | None = None) -> float:
    """The weighted arithmetic mean."""
    return fsum(map(mul, weights, values)) / (whole or fsum(weights))


def geometric(weights: Sequence[float], values: Sequence[float], whole: float | None = None) -> float:
    """The weighted geometric mean of numbers that are not below 0; 0 where one of them is 0 (OECD/JRC 2008, 6.4)."""
    if min(values) <= 0:
        return 0.0
    return exp(fsum(map(mul, weights, map(log, values))) / (whole or fsum(weights)))


def median(weights: Sequence[float], values: Sequence[float], whole: float | None = None) -> float:
    """The weighted median: in order, the number at which half of the weight is passed.

    Where exactly half of the weight lies up to a number, it is the mean of this and the next one.
    """
    value, after = middle(weights, values, whole)
    return (value + after) / 2 if after is not None else value


def middle(weights: Sequence[float], values: Sequence[float], whole: float | None = None) -> tuple[float, float | None]:
    """The number at which half of the weight is passed, and the next one where it is exactly half."""
    rows = sorted(zip(values, weights, strict=True))
    half = (whole or fsum(weights)) / 2
    passed, place = 0.0, -1
    while passed < half * (1 - _NOISE):
        place += 1
        passed += rows[place][1]
    value, after = rows[place][0], rows[min(place + 1, len(rows) - 1)][0]
    return value, after if passed <= half * (1 + _NOISE) else None


_NOISE: Final = 1e-12
"""What binary noise can make of a share of weights."""


def minimum(weights: Sequence[float], values: Sequence[float], whole: float | None = None) -> float:  # noqa: ARG001
    """The least; weights play no part."""
    return min(values)


def maximum(weights: Sequence[float], values: Sequence[float], whole: float | None = None) -> float:  # noqa: ARG001
    """The most; weights play no part."""
    return max(values)


def total(weights: Sequence[float], values: Sequence[float], whole: float | None = None) -> float:  # noqa: ARG001
    """The sum of each number times its weight."""
    return fsum(map(mul, weights, values))


COMBINE: Final[dict[Aggregate, Combine]] = {
    Aggregate.MEAN: mean,
    Aggregate.GEOMETRIC: geometric,
    Aggregate.MEDIAN: median,
    Aggregate.MINIMUM: minimum,
    Aggregate.MAXIMUM: maximum,
    Aggregate.SUM: total,
}


def finished(formula: Formula, value: float) -> float:
    """A number inside the floor and the ceiling of its node, to the decimals that the node states."""
    if formula.floor is not None:
        value = max(value, formula.floor)
    if formula.ceiling is not None:
        value = min(value, formula.ceiling)
    return snap(value) if formula.decimals is None else half_away(value, formula.decimals)


def combined(formula: Formula) -> Combine:
    """The arithmetic of a node, finished."""
    combine = COMBINE[formula.aggregate]
    if formula.floor is None and formula.ceiling is None and formula.decimals is None:
        return lambda weights, values, whole=None: snap(combine(weights, values, whole))
    return lambda weights, values, whole=None: finished(formula, combine(weights, values, whole))


def band_at(bands: Sequence[Band], number: float) -> int:
    """The place of the band that a shown number lies in; a number below the first lies in the first."""
    place = 0
    for here, band in enumerate(bands):
        if number >= band.start:
            place = here
    return place


def bands_between(
    bands: Sequence[Band], low: float, high: float, ends: tuple[float, float], decimals: int | None
) -> range:
    """The places of all bands that a score from `low` to `high` can lie in, as it is shown."""
    return range(
        band_at(bands, shown(low, ends, decimals)),
        band_at(bands, shown(high, ends, decimals)) + 1,
    )
