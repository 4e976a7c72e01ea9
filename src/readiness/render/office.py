"""The doors to what an office suite opens: what makes each is an extra, and imported once it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from readiness.report.big import BigReport


def _docx(view: "BigReport") -> bytes:
    from readiness.render.word.file import word_file  # noqa: PLC0415 - python-docx is an extra

    return word_file(view)


def _pdf(view: "BigReport") -> bytes:
    from readiness.render.pdf import pdf  # noqa: PLC0415 - typst is an extra

    return pdf(view)


def _xlsx(view: "BigReport") -> bytes:
    from readiness.render.xlsx.books import workbook  # noqa: PLC0415 - XlsxWriter is an extra

    return workbook(view)


OFFICE: Final[Mapping[str, "Callable[[BigReport], bytes]"]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}
"""By name, what writes a document. The same view gives the same bytes."""
