"""Views as rich renderables: what the terminal shows of each. What a view does not need is not imported for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from readiness.report.view import Report

if TYPE_CHECKING:
    from rich.console import RenderableType

    from readiness.render.registry import View


def on_screen(view: "View", sections: Sequence[str] | None = None) -> "RenderableType":
    """A view as rich lays it out; of an assessment, a change or a trend some of its sections, where they are named."""
    if isinstance(view, Report):
        from readiness.render.terminal_report import TerminalReport  # noqa: PLC0415

        return TerminalReport(view, sections)
    return _on_screen(view, sections)


def _on_screen(view: "View", sections: Sequence[str] | None) -> "RenderableType":
    from readiness.render.terminal_explanation import TerminalExplanation  # noqa: PLC0415
    from readiness.render.terminal_page import TerminalPage  # noqa: PLC0415
    from readiness.render.terminal_report import TerminalReport  # noqa: PLC0415
    from readiness.report.change_page import change_page, versions_page  # noqa: PLC0415
    from readiness.report.change_view import ChangeReport, VersionsView  # noqa: PLC0415
    from readiness.report.check_view import CheckReport  # noqa: PLC0415
    from readiness.report.explained import Explanation  # noqa: PLC0415
    from readiness.report.next_page import next_page  # noqa: PLC0415
    from readiness.report.next_view import NextReport  # noqa: PLC0415
    from readiness.report.robustness_page import robustness_page  # noqa: PLC0415
    from readiness.report.robustness_view import RobustnessReport  # noqa: PLC0415
    from readiness.report.rounds_page import rounds_page  # noqa: PLC0415
    from readiness.report.rounds_view import RoundsReport  # noqa: PLC0415
    from readiness.report.targets_page import targets_page  # noqa: PLC0415
    from readiness.report.targets_view import StandingsReport  # noqa: PLC0415
    from readiness.report.trend_page import trend_page  # noqa: PLC0415
    from readiness.report.trend_view import TrendReport  # noqa: PLC0415
    from readiness.report.verification_page import verification_page  # noqa: PLC0415
    from readiness.report.verification_view import VerificationReport  # noqa: PLC0415

    match view:
        case Report():
            return TerminalReport(view, sections)
        case ChangeReport():
            return TerminalPage(change_page(view), sections)
        case TrendReport():
            return TerminalPage(trend_page(view), sections)
        case VersionsView():
            return TerminalPage(versions_page(view))
        case Explanation():
            return TerminalExplanation(view)
        case NextReport():
            return TerminalPage(next_page(view))
        case RobustnessReport():
            return TerminalPage(robustness_page(view))
        case StandingsReport():
            return TerminalPage(targets_page(view))
        case RoundsReport():
            return TerminalPage(rounds_page(view))
        case VerificationReport():
            return TerminalPage(verification_page(view))
        case CheckReport():
            message = "the lines of a check go to where problems go"
            raise TypeError(message)
        case _:
            assert_never(view)
