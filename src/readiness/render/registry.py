"""The formats that a report can be written in. A new one is a file beside this one and a line here."""

from collections.abc import Callable, Collection, Mapping
from typing import Final, TypeAlias, assert_never

from readiness.render.csv_text import PLAIN, Dialect, csv_text
from readiness.render.explanation_markdown import explanation_markdown
from readiness.render.github import github
from readiness.render.in_browser import html
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
from readiness.render.page_markdown import page_markdown
from readiness.render.tables import change_table, explanation_table, report_table, trend_table
from readiness.report.change_page import change_page, versions_page
from readiness.report.change_view import ChangeReport, VersionsView
from readiness.report.check_view import CheckReport
from readiness.report.explained import Explanation
from readiness.report.next_page import next_page
from readiness.report.next_view import NextReport
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


TEXT_FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    "csv": csv_of,
    "html": html,
    "json": json_text,
    "markdown": markdown,
}
CHANGE_FORMATS: Final[Mapping[str, Callable[[ChangeReport], str]]] = {
    "csv": csv_of,
    "html": html,
    "json": change_json,
    "markdown": lambda view: page_markdown(change_page(view)),
}
TREND_FORMATS: Final[Mapping[str, Callable[[TrendReport], str]]] = {
    "csv": csv_of,
    "html": html,
    "json": trend_json,
    "markdown": lambda view: page_markdown(trend_page(view)),
}
VERSIONS_FORMATS: Final[Mapping[str, Callable[[VersionsView], str]]] = {
    "json": versions_json,
    "markdown": lambda view: page_markdown(versions_page(view)),
}
EXPLANATION_FORMATS: Final[Mapping[str, Callable[[Explanation], str]]] = {
    "csv": csv_of,
    "html": html,
    "json": explanation_json,
    "markdown": explanation_markdown,
}
NEXT_FORMATS: Final[Mapping[str, Callable[[NextReport], str]]] = {
    "json": next_json,
    "markdown": lambda view: page_markdown(next_page(view)),
}
ROBUSTNESS_FORMATS: Final[Mapping[str, Callable[[RobustnessReport], str]]] = {
    "json": robustness_json,
    "markdown": lambda view: page_markdown(robustness_page(view)),
}
STANDINGS_FORMATS: Final[Mapping[str, Callable[[StandingsReport], str]]] = {
    "json": standings_json,
    "markdown": lambda view: page_markdown(targets_page(view)),
}
ROUNDS_FORMATS: Final[Mapping[str, Callable[[RoundsReport], str]]] = {
    "json": rounds_json,
    "markdown": lambda view: page_markdown(rounds_page(view)),
}
VERIFICATION_FORMATS: Final[Mapping[str, Callable[[VerificationReport], str]]] = {
    "json": verification_json,
    "markdown": lambda view: page_markdown(verification_page(view)),
}
PROBLEMS_FORMATS: Final[Mapping[str, Callable[[CheckReport], str]]] = {"json": problems_json, "github": github}
SUFFIXES: Final[Mapping[str, str]] = {".csv": "csv", ".html": "html", ".json": "json", ".md": "markdown"}
"""The ending of a file's name, and the format it stands for."""


def text_of(view: View, form: str) -> str:
    """A view in one of the formats."""
    match view:
        case Report():
            return TEXT_FORMATS[form](view)
        case ChangeReport():
            return CHANGE_FORMATS[form](view)
        case TrendReport():
            return TREND_FORMATS[form](view)
        case VersionsView():
            return VERSIONS_FORMATS[form](view)
        case Explanation():
            return EXPLANATION_FORMATS[form](view)
        case NextReport():
            return NEXT_FORMATS[form](view)
        case RobustnessReport():
            return ROBUSTNESS_FORMATS[form](view)
        case StandingsReport():
            return STANDINGS_FORMATS[form](view)
        case CheckReport():
            return PROBLEMS_FORMATS[form](view)
        case RoundsReport():
            return ROUNDS_FORMATS[form](view)
        case VerificationReport():
            return VERIFICATION_FORMATS[form](view)
        case _:
            assert_never(view)


def forms_of(view: View) -> Collection[str]:
    """The formats that there are for a view."""
    match view:
        case CheckReport():
            return PROBLEMS_FORMATS.keys()
        case Report() | ChangeReport() | TrendReport() | Explanation():
            return TEXT_FORMATS.keys()
        case _:
            return VERSIONS_FORMATS.keys()


def writes(view: View, form: str) -> bool:
    """Whether there is this format for a view."""
    return form in forms_of(view)
