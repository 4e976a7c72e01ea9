"""A report as a page for a browser: one file, without a script and without a request.

The one place where text is made harmless for it is the environment of the templates: what comes out of an expression
goes through `_shown`, then through Jinja2's escaping, which is on for every template. No text of a user is ever a
template, a name of one, or part of an attribute.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final, TypeAlias, assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup, escape

from readiness.render import drawing
from readiness.render.listed import parts
from readiness.render.plain import clean
from readiness.report import chart, glance
from readiness.report.big import BigReport
from readiness.report.change_page import change_details, change_scores
from readiness.report.change_view import ChangeReport
from readiness.report.explained import Explanation
from readiness.report.index_view import Index
from readiness.report.targets_page import target_head, target_sentences
from readiness.report.trend_page import trend_figures, trend_findings, trend_rounds
from readiness.report.trend_view import TrendReport
from readiness.report.view import Report
from readiness.report.wording import waiting
from readiness.words import change as change_words
from readiness.words import charts as chart_words
from readiness.words import index as index_words
from readiness.words import page as words
from readiness.words import report as report_words
from readiness.words import targets as target_words
from readiness.words import trend as trend_words

TEMPLATES: Final = Path(__file__).parent / "templates"
STYLE: Final = "style.css"
NEW_LINE: Final = Markup("&#10;")

Known: TypeAlias = Mapping[str, object]


def page_html(view: BigReport | Index) -> str:
    """The page, ending in a line feed. The same view gives the same bytes."""
    match view:
        case Report():
            return _made("report.html", _report(view))
        case ChangeReport():
            return _made("change.html", _change(view))
        case TrendReport():
            return _made("trend.html", _trend(view))
        case Explanation():
            return _made("explanation.html", {"view": view})
        case Index():
            return _made("index.html", {"view": view})
        case _:
            assert_never(view)


def _report(view: Report) -> Known:
    return {
        "view": view,
        "cards": glance.of_report(view),
        "bars": chart.bars(view),
        "target_head": target_head,
        "target_sentences": target_sentences,
        "waiting": lambda entry: waiting(entry, len(entry.waits_for)),
    }


def _change(view: ChangeReport) -> Known:
    return {
        "view": view,
        "cards": glance.of_change(view),
        "waterfall": chart.waterfall(view),
        "scores": parts(change_scores(view)),
        "details": parts(change_details(view)),
    }


def _trend(view: TrendReport) -> Known:
    return {
        "view": view,
        "cards": glance.of_trend(view),
        "over_time": chart.over_time(view),
        "rounds": parts(trend_rounds(view)),
        "figures": parts(trend_figures(view)),
        "heat": chart.heat_map(view),
        "findings": parts(trend_findings(view)),
    }


def _made(name: str, known: Known) -> str:
    numbers = count(1)
    return _environment().get_template(name).render(**_always(), **known, fresh=lambda: f"n{next(numbers)}") + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def _always() -> Known:
    """What every template is given."""
    style = (TEMPLATES / STYLE).read_text(encoding="utf-8")
    return {
        "style": Markup(style),  # noqa: S704 - a file of ours
        "style_hash": b64encode(sha256(style.encode()).digest()).decode(),
        "words": words,
        "report_words": report_words,
        "change_words": change_words,
        "chart_words": chart_words,
        "target_words": target_words,
        "trend_words": trend_words,
        "index_words": index_words,
        "drawing": drawing,
    }


def _shown(value: object) -> object:
    """A text without anything that cannot be seen, its lines kept; nothing but texts and numbers is ever shown."""
    match value:
        case Markup() | Undefined() | int():
            return value
        case str():
            if "\n" not in value:
                return escape(clean(value))
            # a line of a text begins no line of the file: a runner of workflows would take some for commands
            return NEW_LINE.join(escape(clean(line)) for line in value.split("\n"))
        case _:
            message = f"a page shows texts and whole numbers, not {type(value).__name__}"
            raise TypeError(message)
