"""Every format of reports: known by one name everywhere, named by the pages, and saying what the others say."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, get_args

import pytest

from readiness import api
from readiness.cli.options import Format, PageFormat
from readiness.ids import OWN
from readiness.render.forms import EXTRAS, SUFFIXES
from readiness.render.registry import FORMATS, bytes_of
from readiness.report.change_view import ChangeReport, FigureChange
from readiness.report.explained import Explanation, Unfolded
from readiness.report.trend_view import CourseView, TrendReport
from readiness.report.view import Report
from shown import text_of
from support import ROOT
from views import view

NAMES: Final = {*SUFFIXES.values()}
BIG: Final[dict[str, type]] = {
    "assessment": Report,
    "change": ChangeReport,
    "trend": TrendReport,
    "trace": Explanation,
}
"""The reports that there are in every format, by their names in `views`."""


def test_every_format_is_chosen_by_one_name() -> None:
    assert {form.value for form in PageFormat} == {"terminal", *NAMES}
    assert {form.value for form in Format} == {"terminal", *set[str].intersection(*map(set, FORMATS.values()))}
    assert {*get_args(api.TextForm)} == NAMES - {*EXTRAS}
    assert {*get_args(api.OfficeForm)} == {*EXTRAS}
    assert {name for names in FORMATS.values() for name in names} == NAMES | {"github"}
    assert all({*FORMATS[kind]} == NAMES for kind in BIG.values())


def test_the_pages_name_every_format() -> None:
    text = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    table = text[text.index("| format | ending |") :].split("\n\n")[0]
    rows = dict(re.findall(r"^\| `([a-z]+)` \| (?:`([.a-z]+)`|none) \|", table, re.MULTILINE))
    assert rows == {form: suffix for suffix, form in SUFFIXES.items()} | {"terminal": "", "github": ""}
    (line,) = re.findall(r"^\| `render_report.*$", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {*re.findall(r"`([a-z]+)`", line)} >= NAMES


def said(name: str) -> tuple[set[str], set[str]]:
    """What a reader looks for in a report, whatever the format: themes and items, and then findings."""
    match view(name):
        case Report() as found:
            asked = (*(step.id for step in found.weakest), *(name for row in found.open for name in row.ids))
            return {*(theme.title for theme in found.themes), *asked}, {entry.id for entry in found.findings}
        case ChangeReport() as found:
            moved = {move.id for moves in found.moves for move in moves.items}
            return moved & {item.id for item in found.items} | titles(found.figures), {entry.id for entry in found.came}
        case TrendReport() as found:
            return titles(found.courses), {entry.finding.id for entry in found.findings}
        case Explanation() as found:
            return {part.id for part in below(found.unfolded) if part.id is not None}, set()
        case other:
            raise AssertionError(other)


def titles(figures: Sequence[FigureChange | CourseView]) -> set[str]:
    return {figure.title for figure in figures if figure.id != OWN}


def below(part: Unfolded) -> Iterator[Unfolded]:
    yield part
    for inner in part.parts:
        yield from below(inner)


@pytest.mark.parametrize("form", sorted(NAMES))
@pytest.mark.parametrize("name", BIG)
def test_every_format_says_what_is_looked_for(name: str, form: str) -> None:
    asked, findings = said(name)
    text = " ".join(text_of(form, bytes_of(view(name), form)).split())
    assert len(asked) > 4
    assert {words for words in asked if words not in text} == set()
    if form != "csv":  # a row for each theme, topic and item, and none for what rules say
        assert {words for words in findings if words not in text} == set()
