"""The only place where numbers are snapped and rounded."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
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


def shown(value: float) -> float:
    """A score (0 to 100) as it is shown: one decimal, and 0 and 100 only where they are exact."""
    rounded, exact = half_away(value, 1), snap(value)
    if rounded >= 100 > exact:  # noqa: PLR2004 - the end of the scale
        return 99.9
    if rounded <= 0 < exact:
        return 0.1
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
    first = date(year, month + 1, 1)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)  # noqa: PLR2004 - December
    return first.replace(day=min(day.day, (following - first).days))


def is_fresh(evidence: date, at: date, months: int) -> bool:
    """Whether evidence of this day is at most so many calendar months old at the day `at`, and not younger than it."""
    return evidence <= at <= _add_months(evidence, months)
