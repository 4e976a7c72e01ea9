"""The only place where numbers are snapped and rounded."""

from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

SNAP: Final = 9
"""Every score is snapped to this many decimals, so that binary noise decides no tie and no band."""
_UNIT: Final = Decimal(1)


def snap(value: float) -> float:
    """The value to 1e-9, never minus zero."""
    return round(value, SNAP) + 0.0


def half_away(value: float, decimals: int) -> float:
    """The value to this many decimals, halves away from zero, after snapping: 0.25 gives 0.3 and -0.25 gives -0.3."""
    return float(Decimal(repr(snap(value))).quantize(_UNIT.scaleb(-decimals), ROUND_HALF_UP)) + 0.0


def floored(value: float, decimals: int) -> float:
    """The highest number of so many decimals that is not above the value, after snapping: -0.25 gives -0.3."""
    return float(Decimal(repr(snap(value))).quantize(_UNIT.scaleb(-decimals), ROUND_FLOOR))


def shown(value: float, ends: tuple[float, float] = (0.0, 100.0), decimals: int | None = None) -> float:
    """A score as it is shown: the decimals that its node states; else one, and the ends of its scale only if exact.

    On a scale from 0 to 100, 99.96 is shown as 99.9 and 0.01 as 0.1.
    """
    if decimals is not None:
        return half_away(value, decimals)
    rounded, exact = half_away(value, 1), snap(value)
    least, most = ends
    if rounded >= most > exact:
        return half_away(most - 0.1, 1)
    if rounded <= least < exact:
        return half_away(least + 0.1, 1)
    return rounded


def months_between(earlier: date, later: date) -> float:
    """The age in months: whole calendar months, and the days left over as a share of the month under way.

    From 2026-05-01 to 2026-11-23 it is 6 whole months and 22 days of November's 30: 6.7333. A month that begins on
    a day its successor does not have ends on that one's last day. `earlier` may not be after `later`.
    """
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    if _add_months(earlier, months) > later:
        months -= 1
    begin, end = _add_months(earlier, months), _add_months(earlier, months + 1)
    return snap(months + (later - begin).days / (end - begin).days)


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    # written out, because the standard module for it also loads what belongs to the locale
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]  # noqa: PLR2004 - February


_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def oldest_fresh(at: date, months: int) -> date:
    """The oldest day from which evidence is at most so many calendar months old at the day `at`."""
    years, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    if at.day <= _days_in(years, month + 1):
        return date(years, month + 1, at.day)
    # where the month has no such day, the evidence of its last day has turned too old a little before
    return _add_months(date(years, month + 1, 1), 1)
