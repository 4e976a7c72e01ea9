"""The doors to the page for a browser and to the picture: what makes them is imported once one is asked for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.report.big import BigReport
    from readiness.report.index_view import Index


def html(view: "BigReport | Index") -> str:
    """The view as one file of HTML that needs no other."""
    from readiness.render.html import page_html  # noqa: PLC0415 - Jinja2 is for pages alone

    return page_html(view)


def svg(view: "BigReport") -> str:
    """What the terminal shows of the view, as a picture that needs no other file."""
    from readiness.render.svg import picture  # noqa: PLC0415 - rich is for the terminal and for this

    return picture(view)
