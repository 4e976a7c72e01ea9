"""Rounded parts add up to a rounded whole."""

from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.numbers import half_away
from readiness.report.apportion import apportioned, signed

VALUES = st.lists(
    st.one_of(st.just(0.0), st.floats(-100, 100), st.integers(-1000, 1000).map(lambda n: n / 20)), max_size=8
)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.25, None, "+0.3"),
        (-0.25, None, "-0.3"),
        (0.04, None, "0.0"),
        (-0.04, None, "0.0"),
        (2.5, 0, "+3"),
        (0.4, 0, "0"),
        (1, 2, "+1.00"),
    ],
)
def test_a_change_has_its_sign_unless_it_is_shown_as_nothing(value: float, decimals: int | None, text: str) -> None:
    assert signed(value, decimals) == text


@pytest.mark.parametrize(
    ("values", "total", "decimals", "parts"),
    [
        # 0.3 + 0.3 + 0.3 is 0.9 of 1.0: one of them is moved up, the first, as all are moved equally far
        ([1 / 3, 1 / 3, 1 / 3], 1.0, None, (0.4, 0.3, 0.3)),
        # 0.4 + 0.4 + 0.2 = 1.0 of 0.9: the one that rounding raised most, 0.35, goes back
        ([0.36, 0.35, 0.19], 0.9, None, (0.4, 0.3, 0.2)),
        ([20 / 3, -2.5, 85 / 3], 32.5, None, (6.7, -2.5, 28.3)),
        ([2.5, -0.5, 0.0], 2.0, 0, (3.0, -1.0, 0.0)),
        # the whole is of numbers that were rounded themselves: off by more than each part can take once
        ([0.1, 0.0], 0.4, None, (0.4, 0.0)),
        ([0.0, 0.0], 0.1, None, (0.0, 0.0)),
        ([], 0.3, None, ()),
    ],
)
def test_parts_add_up(values: list[float], total: float, decimals: int | None, parts: tuple[float, ...]) -> None:
    assert apportioned(values, total, decimals) == parts


@given(VALUES, st.sampled_from([None, 0, 1, 3]))
@settings(max_examples=150)
def test_shown_parts_sum_to_the_shown_whole_and_none_is_moved_by_a_unit(
    values: list[float], decimals: int | None
) -> None:
    digits = 1 if decimals is None else decimals
    total = half_away(fsum(values), digits)
    parts = apportioned(values, total, decimals)
    assert fsum(parts) == pytest.approx(total if any(values) else 0.0, abs=1e-9)
    for value, part in zip(values, parts, strict=True):
        assert part == half_away(part, digits)
        assert abs(part - value) <= 10**-digits * 1.5 + 1e-9
        assert part == 0 or value


@given(VALUES, st.sampled_from([None, 0, 2]))
@settings(max_examples=150)
def test_negated_values_have_negated_parts(values: list[float], decimals: int | None) -> None:
    total = half_away(fsum(values), 1 if decimals is None else decimals)
    assert apportioned([-value for value in values], -total, decimals) == tuple(
        -part for part in apportioned(values, total, decimals)
    )
