from calendar import monthrange
from datetime import date, timedelta
from functools import reduce
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.engine.points import interpolate, nearest_value
from readiness.numbers import half_away, months_between, oldest_fresh, shown, snap

DAYS = st.dates(date(1945, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [(0.25, 1, 0.3), (-0.25, 1, -0.3), (2.675, 2, 2.68), (0.5, 0, 1), (1.45, 1, 1.5), (39.99999999999998, 0, 40)],
)
def test_halves_go_away_from_zero(value: float, decimals: int, rounded: float) -> None:
    assert half_away(value, decimals) == rounded


def test_ten_tenths_are_one() -> None:
    added = reduce(add, [0.1] * 10)  # sum() makes up for the noise since Python 3.12
    assert added != 1.0
    assert snap(added) == 1.0


def test_there_is_no_minus_zero() -> None:
    assert str(snap(-1e-12)) == "0.0"
    assert str(half_away(-0.001, 1)) == "0.0"


@pytest.mark.parametrize(
    ("value", "text"), [(0, 0.0), (1e-12, 0.0), (0.01, 0.1), (0.06, 0.1), (99.94, 99.9), (99.96, 99.9), (100, 100.0)]
)
def test_the_ends_of_the_scale_are_shown_only_where_exact(value: float, text: float) -> None:
    assert shown(value) == text


def test_the_ends_of_a_scale_with_two_decimals_are_not_shown_either() -> None:
    assert shown(1.255, (0, 1.26)) == 1.2
    assert shown(0.245, (0.24, 1)) == 0.3


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2026, 5, 1), date(2026, 11, 23), 6 + 22 / 30),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 3, 1), 1 + 1 / 31),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2025, 12, 31), date(2026, 12, 31), 12),
        (date(2026, 11, 24), date(2026, 12, 23), 29 / 30),
    ],
)
def test_age_in_months(earlier: date, later: date, months: float) -> None:
    assert months_between(earlier, later) == pytest.approx(months, abs=1e-9)


def test_a_month_begun_on_the_31st_of_january_ends_with_february_in_leap_years_too() -> None:
    for year in range(1945, 2201):
        last = date(year, 2, monthrange(year, 2)[1])
        assert months_between(date(year, 1, 31), last) == 1
        assert months_between(date(year, 1, 31), last - timedelta(days=1)) < 1


@given(DAYS, DAYS, DAYS)
def test_age_grows_with_time(one: date, two: date, three: date) -> None:
    first, second, third = sorted((one, two, three))
    assert 0 <= months_between(second, third) <= months_between(first, third)
    assert months_between(first, second) <= months_between(first, third)


def test_evidence_is_fresh_up_to_the_day() -> None:
    assert oldest_fresh(date(2026, 2, 28), 12) == date(2025, 2, 28)
    assert oldest_fresh(date(2026, 2, 28), 1) == date(2026, 1, 28)
    assert oldest_fresh(date(2026, 3, 31), 1) == date(2026, 3, 1)
    assert oldest_fresh(date(2024, 2, 29), 12) == date(2023, 3, 1)


@given(DAYS, st.integers(1, 40))
def test_the_oldest_fresh_evidence_is_the_first_that_is_no_older_than_so_many_months(at: date, months: int) -> None:
    first = oldest_fresh(at, months)
    assert months_between(first, at) <= months < months_between(first - timedelta(days=1), at)


GOALPOSTS = ((10.0, 100.0), (50.0, 40.0), (90.0, 0.0))


@pytest.mark.parametrize(("value", "points"), [(0, 100), (10, 100), (30, 70), (50, 40), (70, 20), (90, 0), (1000, 0)])
def test_points_lie_on_straight_lines_between_goalposts(value: float, points: float) -> None:
    assert interpolate(GOALPOSTS, value) == points


@pytest.mark.parametrize(
    ("target", "start", "value"), [(70, 90, 30), (40, 90, 50), (100, 90, 10), (0, 95, 90), (101, 90, None)]
)
def test_the_nearest_value_that_earns_enough(target: float, start: float, value: float | None) -> None:
    assert nearest_value(GOALPOSTS, target, start) == value
