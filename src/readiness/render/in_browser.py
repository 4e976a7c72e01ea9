"""The doors to the page for a browser and to the picture: what makes them is imported once one is asked for."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from readiness.report.change_view import ChangeReport
    from readiness.report.explained import Explanation
    from readiness.report.index_view import Index
    from readiness.report.trend_view import TrendReport
    from readiness.report.view import Report

    Paged: TypeAlias = Report | ChangeReport | TrendReport | Explanation


def html(view: "Paged | Index") -> str:
    """The view as one file of HTML that needs no other."""
    from readiness.render.html import page_html  # noqa: PLC0415 - Jinja2 is for pages alone

    return page_html(view)


def svg(view: "Paged") -> str:
    """What the terminal shows of the view, as a picture that needs no other file."""
    from readiness.render.svg import picture  # noqa: PLC0415 - rich is for the terminal and for this

    return picture(view)
