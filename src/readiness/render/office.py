"""The doors to what an office suite opens: what makes each is an extra, and imported once it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from readiness.report.change_view import ChangeReport
    from readiness.report.explained import Explanation
    from readiness.report.trend_view import TrendReport
    from readiness.report.view import Report

    Documented: TypeAlias = Report | ChangeReport | TrendReport | Explanation


def docx(view: "Documented") -> bytes:
    """The view as a document for Word."""
    from readiness.render.word.file import word_file  # noqa: PLC0415 - python-docx is an extra

    return word_file(view)


OFFICE: Final[Mapping[str, "Callable[[Documented], bytes]"]] = {"docx": docx}
"""By name, what writes a document. The same view gives the same bytes."""
