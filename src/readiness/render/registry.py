"""The formats that a report can be written in. A new one is a file beside this one and a line here."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeAlias

from readiness.render.csv_text import PLAIN, Dialect, csv_text
from readiness.render.explanation_markdown import explanation_markdown
from readiness.render.github import github
from readiness.render.in_browser import html, svg
from readiness.render.json_text import (
    change_json,
    explanation_json,
    json_text,
    next_json,
    problems_json,
    robustness_json,
    rounds_json,
    standings_json,
    trend_json,
    verification_json,
    versions_json,
)
from readiness.render.markdown import markdown
from readiness.render.office import OFFICE
from readiness.render.page_markdown import page_markdown
from readiness.report.change_page import change_page, versions_page
from readiness.report.change_view import ChangeReport, VersionsView
from readiness.report.check_page import check_page
from readiness.report.check_view import CheckReport
from readiness.report.explained import Explanation
from readiness.report.next_page import next_page
from readiness.report.next_view import NextReport
from readiness.report.page import Page
from readiness.report.robustness_page import robustness_page
from readiness.report.robustness_view import RobustnessReport
from readiness.report.rounds_page import rounds_page
from readiness.report.rounds_view import RoundsReport
from readiness.report.targets_page import targets_page
from readiness.report.targets_view import StandingsReport
from readiness.report.trend_page import trend_page
from readiness.report.trend_view import TrendReport
from readiness.report.verification_page import verification_page
from readiness.report.verification_view import VerificationReport
from readiness.report.view import Report

CSV: Final = "csv"

View: TypeAlias = (
    Report
    | ChangeReport
    | TrendReport
    | VersionsView
    | Explanation
    | NextReport
    | RobustnessReport
    | StandingsReport
    | CheckReport
    | RoundsReport
    | VerificationReport
)
"""What can be written in several formats."""


def csv_of(view: View, dialect: Dialect = PLAIN) -> str:
    """One of the big reports as CSV, with what is asked for beyond the plain rows."""
    from readiness.render.tables.assessment import report_table  # noqa: PLC0415 - only CSV needs it
    from readiness.render.tables.change import change_table  # noqa: PLC0415 - only CSV needs it
    from readiness.render.tables.explanation import explanation_table  # noqa: PLC0415 - only CSV needs it
    from readiness.render.tables.trend import trend_table  # noqa: PLC0415 - only CSV needs it

    match view:
        case Report():
            return csv_text(report_table(view), dialect)
        case ChangeReport():
            return csv_text(change_table(view), dialect)
        case TrendReport():
            return csv_text(trend_table(view), dialect)
        case Explanation():
            return csv_text(explanation_table(view), dialect)
        case _:
            raise KeyError(CSV)


def _paged(page_of: Callable[[Any], Page]) -> Callable[[Any], str]:
    return lambda view: page_markdown(page_of(view))


_SHARED: Final[Mapping[str, Callable[[Any], str | bytes]]] = {"csv": csv_of, "html": html, "svg": svg, **OFFICE}
FORMATS: Final[Mapping[type, Mapping[str, Callable[[Any], str | bytes]]]] = {
    Report: {**_SHARED, "json": json_text, "markdown": markdown},
    ChangeReport: {**_SHARED, "json": change_json, "markdown": _paged(change_page)},
    TrendReport: {**_SHARED, "json": trend_json, "markdown": _paged(trend_page)},
    Explanation: {**_SHARED, "json": explanation_json, "markdown": explanation_markdown},
    VersionsView: {"json": versions_json, "markdown": _paged(versions_page)},
    NextReport: {"json": next_json, "markdown": _paged(next_page)},
    RobustnessReport: {"json": robustness_json, "markdown": _paged(robustness_page)},
    StandingsReport: {"json": standings_json, "markdown": _paged(targets_page)},
    RoundsReport: {"json": rounds_json, "markdown": _paged(rounds_page)},
    VerificationReport: {"json": verification_json, "markdown": _paged(verification_page)},
    CheckReport: {"github": github, "json": problems_json, "markdown": _paged(check_page)},
}
"""By view and name, what writes it."""


def text_of(view: View, form: str) -> str:
    """A view in one of the formats that are texts; raises TypeError for one that is none."""
    made = FORMATS[type(view)][form](view)
    if isinstance(made, bytes):
        raise TypeError(form)
    return made


def bytes_of(view: View, form: str, dialect: Dialect = PLAIN) -> bytes:
    """A view in one of the formats, as a file has it; in CSV with what is asked for beyond the plain rows."""
    made = csv_of(view, dialect) if form == CSV else FORMATS[type(view)][form](view)
    return made if isinstance(made, bytes) else made.encode("utf-8")


def forms_of(view: View) -> Collection[str]:
    """The formats that there are for a view."""
    return FORMATS[type(view)].keys()


def writes(view: View, form: str) -> bool:
    """Whether there is this format for a view."""
    return form in forms_of(view)
