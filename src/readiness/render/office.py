"""The doors to what an office suite opens: what makes each is an extra, and imported once it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from readiness.report.change_view import ChangeReport
    from readiness.report.explained import Explanation
    from readiness.report.trend_view import TrendReport
    from readiness.report.view import Report

    Documented: TypeAlias = Report | ChangeReport | TrendReport | Explanation


def _docx(view: "Documented") -> bytes:
    from readiness.render.word.file import word_file  # noqa: PLC0415 - python-docx is an extra

    return word_file(view)


def _pdf(view: "Documented") -> bytes:
    from readiness.render.pdf import pdf  # noqa: PLC0415 - typst is an extra

    return pdf(view)


def _xlsx(view: "Documented") -> bytes:
    from readiness.render.xlsx.books import workbook  # noqa: PLC0415 - XlsxWriter is an extra

    return workbook(view)


OFFICE: Final[Mapping[str, "Callable[[Documented], bytes]"]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}
"""By name, what writes a document. The same view gives the same bytes."""
