"""The doors to what an office suite opens: what makes each is an extra, and imported once it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from readiness.report.change_view import ChangeReport
    from readiness.report.explained import Explanation
    from readiness.report.trend_view import TrendReport
    from readiness.report.view import Report

    Documented: TypeAlias = Report | ChangeReport | TrendReport | Explanation


OFFICE: Final[Mapping[str, "Callable[[Documented], bytes]"]] = {}
"""By name, what writes a document. The same view gives the same bytes."""
