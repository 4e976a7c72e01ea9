"""Rounding numbers so that what is shown adds up."""

from collections.abc import Sequence

from readiness.numbers import half_away, snap


def signed(value: float, decimals: int | None = None) -> str:
    """A change with its sign, to the decimals of its node, else to one; no sign before 0."""
    digits = 1 if decimals is None else decimals
    rounded = half_away(value, digits)
    return f"{rounded:+.{digits}f}" if rounded else f"{0:.{digits}f}"


def apportioned(values: Sequence[float], total: float, decimals: int | None = None) -> tuple[float, ...]:
    """The values to so many decimals, so that they sum to `total`: those that rounding moved most are moved back.

    This is the method of the largest remainder (Hamilton), for values of both signs: negated values give negated parts.
    A value of 0 stays 0. `total` may differ from the sum by what rounding leaves.
    """
    digits = 1 if decimals is None else decimals
    unit = 10**digits
    parts = [round(half_away(value, digits) * unit) for value in values]
    missing = round(total * unit) - sum(parts)
    up = 1 if missing > 0 else -1
    by_remainder = sorted(
        (place for place, value in enumerate(values) if value),
        key=lambda place: up * (parts[place] - snap(values[place] * unit)),
    )
    for number in range(abs(missing) if by_remainder else 0):
        parts[by_remainder[number % len(by_remainder)]] += up
    return tuple(part / unit for part in parts)
