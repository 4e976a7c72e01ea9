"""The workbook of each kind of report."""

from typing import assert_never

from readiness.render.xlsx.assessment import assessment_book
from readiness.render.xlsx.changed import change_book
from readiness.render.xlsx.sheets import Book
from readiness.render.xlsx.trending import trend_book
from readiness.render.xlsx.unfolding import explanation_book
from readiness.render.xlsx.writing import written
from readiness.report.big import BigReport
from readiness.report.change_view import ChangeReport
from readiness.report.document_head import head_of
from readiness.report.document_view import Head
from readiness.report.explained import Explanation
from readiness.report.trend_view import TrendReport
from readiness.report.view import Report


def workbook(view: BigReport) -> bytes:
    """The workbook of a view. The same view gives the same bytes."""
    head = head_of(view)
    return written(book_of(view, head), head.running)


def book_of(view: BigReport, head: Head) -> Book:
    """What is in the workbook of a view."""
    match view:
        case Report():
            return assessment_book(view, head)
        case ChangeReport():
            return change_book(view, head)
        case TrendReport():
            return trend_book(view, head)
        case Explanation():
            return explanation_book(view, head)
        case _:
            assert_never(view)
