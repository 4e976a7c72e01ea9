"""The arithmetic of nodes by hand, where generated numbers seldom come: at exact halves, ties and ends."""

import pytest

from readiness.engine.aggregate import COMBINE, band_at, bands_between, combined, median
from readiness.model.framework import Aggregate, Band, Formula

BANDS = (Band(0, "low"), Band(50, "middle"), Band(75, "high"))


@pytest.mark.parametrize(
    ("weights", "values", "expected"),
    [
        ([1], [7], 7),
        ([1, 1], [2, 10], 6),
        ([1, 1, 1], [10, 0, 4], 4),
        ([1, 1, 2], [0, 10, 40], 25),
        ([3, 1, 1], [0, 10, 40], 0),
        # 0.1 + 0.2 is not 0.3 to a computer, and still exactly half of the weight lies up to 10
        ([0.1, 0.2, 0.3], [0, 10, 40], 25),
        ([0.3, 0.2, 0.1], [40, 10, 0], 25),
        ([0.7, 0.1, 0.8], [0, 10, 40], 25),
        ([2, 2], [5, 5], 5),
    ],
)
def test_the_median_is_where_half_of_the_weight_is_passed(
    weights: list[float], values: list[float], expected: float
) -> None:
    assert median(weights, values) == expected
    assert median(weights, values, sum(weights)) == expected


@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [
        (Aggregate.MEAN, 7),
        (Aggregate.GEOMETRIC, 4),
        (Aggregate.MINIMUM, 1),
        (Aggregate.MAXIMUM, 16),
        (Aggregate.SUM, 28),
    ],
)
@pytest.mark.parametrize("whole", [None, 4.0])
def test_every_aggregate_by_hand(aggregate: Aggregate, expected: float, whole: float | None) -> None:
    values = [1, 16, 8, 2] if aggregate is Aggregate.GEOMETRIC else [1, 16, 8, 3]
    assert combined(Formula(aggregate))([1, 1, 1, 1], values, whole) == pytest.approx(expected, abs=1e-9)


def test_a_geometric_mean_of_anything_with_nothing_is_nothing() -> None:
    assert COMBINE[Aggregate.GEOMETRIC]([1, 1000], [0, 100]) == 0


@pytest.mark.parametrize(
    ("decimals", "values", "expected"),
    [
        (0, [0, 1], 1),
        (0, [2, 3], 3),
        (0, [-2, -3], -3),
        (1, [0.2, 0.3], 0.3),
        (2, [0.11, 0.12], 0.12),
        (None, [0, 1], 0.5),
    ],
)
def test_a_node_rounds_halves_away_from_zero(decimals: int | None, values: list[float], expected: float) -> None:
    assert combined(Formula(Aggregate.MEAN, decimals))([1, 1], values) == expected


@pytest.mark.parametrize(("values", "expected"), [([1, 1], 2), ([9, 9], 10), ([0, 0], 1.5), ([4, -9], 1.5)])
def test_a_sum_ends_at_its_floor_and_its_ceiling(values: list[float], expected: float) -> None:
    assert combined(Formula(Aggregate.SUM, None, 1.5, 10))([1, 1], values) == expected


def test_the_least_and_the_most_stand_wherever_they_are() -> None:
    for values in ([1.0005, 1.0, 1.0002], [1.0, 1.0002, 1.0005], [1.0002, 1.0005, 1.0]):
        assert COMBINE[Aggregate.MINIMUM]([1, 1, 1], values) == 1
        assert COMBINE[Aggregate.MAXIMUM]([1, 1, 1], values) == 1.0005


def test_the_floor_of_a_sum_is_rounded_too() -> None:
    assert combined(Formula(Aggregate.SUM, 0, 1.5, 10.5))([1], [0]) == 2
    assert combined(Formula(Aggregate.SUM, 0, 1.5, 10.5))([1], [20]) == 11


@pytest.mark.parametrize(("number", "place"), [(-1, 0), (0, 0), (49.9, 0), (50, 1), (74.9, 1), (75, 2), (100, 2)])
def test_a_band_begins_at_its_start(number: float, place: int) -> None:
    assert band_at(BANDS, number) == place


def test_bands_that_a_score_can_lie_in_go_by_what_is_shown() -> None:
    ends = (0.0, 100.0)
    assert list(bands_between(BANDS, 49.94, 49.94, ends, None)) == [0]
    assert list(bands_between(BANDS, 49.95, 49.95, ends, None)) == [1]
    assert list(bands_between(BANDS, 10, 74.95, ends, None)) == [0, 1, 2]
    assert list(bands_between(BANDS, 49.6, 74.4, ends, 0)) == [1]
