"""Views as rich renderables: what the terminal shows of each."""

from typing import assert_never

from rich.console import RenderableType

from readiness.render.registry import View
from readiness.render.terminal import TerminalPage, TerminalReport
from readiness.render.terminal_explanation import TerminalExplanation
from readiness.report.change_page import change_page, versions_page
from readiness.report.change_view import ChangeReport, VersionsView
from readiness.report.check_view import CheckReport
from readiness.report.explained import Explanation
from readiness.report.next_page import next_page
from readiness.report.next_view import NextReport
from readiness.report.robustness_page import robustness_page
from readiness.report.robustness_view import RobustnessReport
from readiness.report.view import Report


def on_screen(view: View) -> RenderableType:
    """A view as rich lays it out."""
    match view:
        case Report():
            return TerminalReport(view)
        case ChangeReport():
            return TerminalPage(change_page(view))
        case VersionsView():
            return TerminalPage(versions_page(view))
        case Explanation():
            return TerminalExplanation(view)
        case NextReport():
            return TerminalPage(next_page(view))
        case RobustnessReport():
            return TerminalPage(robustness_page(view))
        case CheckReport():
            message = "the lines of a check go to where problems go"
            raise TypeError(message)
        case _:
            assert_never(view)
