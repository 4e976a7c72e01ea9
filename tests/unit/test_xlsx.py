"""Workbooks: read back they say what was to be said, in cells of text and of numbers, and do nothing."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any, Final, TypeAlias
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from readiness.render.plain import clean, clean_lines
from readiness.render.registry import FORMATS, bytes_of, text_of
from readiness.render.xlsx import fitting, writing
from readiness.render.xlsx.charting import time_axis
from readiness.render.xlsx.fitting import MOST_LINES, MOST_UNITS, fitted, letters, units
from readiness.render.xlsx.looks import PROPERTIES
from readiness.render.xlsx.measuring import lines_of, wide
from readiness.render.xlsx.sheets import (
    Book,
    Cell,
    Column,
    Day,
    Look,
    Number,
    Part,
    Prose,
    Row,
    Sheet,
    Text,
    across,
    change,
    shown,
    table,
)
from readiness.render.xlsx.writing import written
from readiness.report.change_view import ChangeReport
from readiness.report.document_head import head_of
from readiness.report.document_view import Running
from readiness.report.explained import Explanation
from readiness.report.trend_view import TrendReport
from readiness.report.view import EvidenceView, ItemView, Report, UndecidedView
from readiness.words import sheets as words
from readiness.workflow import comparing, trending
from readiness.workflow.explaining import explain_file
from readiness.workflow.scoring import report_of, score_assessment, targets_beside
from readiness.workflow.sharing import for_readers, to_be_shared
from support import EXAMPLES, ROOT, good

UNMEX: Final = EXAMPLES / "unmex"
RUNNING: Final = Running("A mission", "round 1", "Internal", "answers 0; framework 1")
HOSTILE: Final = (
    '=HYPERLINK("https://example.org","x")',
    "+1+1",
    "-1",
    "@SUM(A1)",
    "{=1+1}",
    "\t=1",
    "https://example.org/a",
    "mailto:a@example.org",
    "internal:Summary!A1",
    "12",
    "1e5",
    "TRUE",
    "#N/A",
    "<r><t>rich</t></r>",
    "<r>",
    "]]>",
    "<!-- a --> &amp; &lt;b&gt; <b>",
    "_x0041_",
    "_x000D_",
    "\x1b[31mred\x07",
    "a\u202eb\u2066c",
    "\U0001f600\U0001f468\u200d\U0001f469",
    "مرحبا بالعالم",
    "综合任务",
    "\ud800 alone",
    "one\ntwo\r\nthree\n\n",
    "  around  ",
    "'quoted",
    "x" * 10_000,
)


# ---- views and what is read of them


@cache
def report(year: int = 2026) -> Report:
    return report_of(good(score_assessment(UNMEX / f"{year}.yaml")))


@cache
def changed() -> ChangeReport:
    found = good(comparing.compare_files(UNMEX / "2026.yaml", UNMEX / "2027.yaml"))
    return good(comparing.report_of(found, stations=True))


@cache
def trend() -> TrendReport:
    return good(trending.report_of(good(trending.follow([UNMEX]))))


@cache
def explained() -> Explanation:
    return good(explain_file(UNMEX / "2026.yaml", "planning"))


Shown: TypeAlias = Report | ChangeReport | TrendReport | Explanation
VIEWS: Final[Mapping[str, Callable[[], Shown]]] = {
    "report": report,
    "change": changed,
    "trend": trend,
    "explanation": explained,
}

Rows = list[list[Any]]


def sheets_of(data: bytes) -> dict[str, Rows]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


@cache
def read(name: str) -> dict[str, Rows]:
    return sheets_of(bytes_of(VIEWS[name](), "xlsx"))


def records(rows: Rows, head: int = 0) -> list[dict[str, Any]]:
    names = rows[head]
    assert len(set(names)) == len(names)
    return [dict(zip(names, row, strict=True)) for row in rows[head + 1 :]]


def cells_of(found: Mapping[str, Rows]) -> Iterator[object]:
    for rows in found.values():
        for row in rows:
            yield from row


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def book(*rows: tuple[Cell, ...], widths: tuple[float, ...] = (20.0, 20.0)) -> bytes:
    return written(Book("T", "2026-11-20", (Sheet("One", widths, tuple(map(Row, rows))),)), RUNNING)


def items_of(view: Report) -> list[ItemView]:
    return [item for topic in view.topics for item in topic.items]


# ---- text is text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back_as_it_was_typed(text: str) -> None:
    data = book((Text(text), Text(f"a{text}")), widths=(400.0, 400.0))
    found = sheets_of(data)
    assert found["One"] == [[clean_lines(text), clean_lines(f"a{text}")]]
    harmless(data)


@given(st.text(max_size=60))
@example("<r></r>")
@example("_x005F_x0041_")
@example("_x0041_x0042_x0043_")
@example("_x0041_x0042_ _x0043_")
@example("<r>_x0041_</r>")
@example("\n")
def test_every_text_is_read_back(text: str) -> None:
    found = sheets_of(book((Text("first"), Text(text), Text("last")), widths=(80.0, 80.0, 80.0)))
    assert found["One"] == [["first", clean_lines(text), "last"]]


@pytest.mark.parametrize("name", VIEWS)
def test_a_workbook_does_nothing(name: str) -> None:
    harmless(bytes_of(VIEWS[name](), "xlsx"))


def harmless(data: bytes) -> None:
    """No formula, link, macro, comment or thing from elsewhere; every part is sound."""
    found = parts(data)
    known = re.compile(
        r"\[Content_Types\].xml|_rels/.rels|docProps/(app|core).xml|xl/(styles|workbook|sharedStrings).xml"
        r"|xl/theme/theme1.xml|xl/_rels/workbook.xml.rels|xl/worksheets/sheet\d+.xml"
        r"|xl/(charts/chart|drawings/drawing)1.xml|xl/(worksheets|drawings)/_rels/(sheet|drawing)1.xml.rels"
    )
    assert [name for name in found if not known.fullmatch(name)] == []
    for name, content in found.items():
        ET.fromstring(content)
        if name.startswith("xl/worksheets/sheet"):
            assert not re.search(rb"<(f|hyperlinks?|legacyDrawing|oleObjects?|webPublishItems?)[ />]", content)
        assert b"TargetMode" not in content


def test_what_was_typed_in_an_assessment_is_in_its_cells() -> None:
    view = report()
    topics = []
    texts = iter(HOSTILE)
    for topic in view.topics:
        items = []
        for item in topic.items:
            note = next(texts, "more")
            items.append(replace(item, note=note, evidence=(EvidenceView(f"{note} ref", "k", None),)))
        topics.append(replace(topic, items=tuple(items)))
    hostile = replace(view, topics=tuple(topics), title="=1+1", notices=("+1", "-2"), internal="@x")
    data = bytes_of(hostile, "xlsx")
    harmless(data)
    found = sheets_of(data)
    notes = [row["Note"] for row in records(found[words.ITEMS])]
    typed = [clean_lines(item.note or "") for item in items_of(hostile)]
    assert notes == typed
    pieces = {row[words.PIECE] for row in records(found[words.EVIDENCE])}
    assert pieces == {clean_lines(piece.ref) for item in items_of(hostile) for piece in item.evidence}
    assert [row[0] for row in found[words.SUMMARY][:4]] == ["=1+1", "+1", "-2", "@x"]


# ---- numbers are numbers


@pytest.mark.parametrize(
    ("value", "text", "expected", "form"),
    [
        (60.84, "60.8", 60.84, "0.0"),
        (60.0, "60", 60.0, "0"),
        (99.96, "99.9", 99.9, "0.0"),
        (0.01, "0.1", 0.1, "0.0"),
        (12.25, "12.3", 12.25, "0.0"),
        (9.55, "+9.6", 9.55, "+0.0;-0.0;0.0"),
        (-3.21, "-3.2", -3.21, "+0.0;-0.0;0.0"),
        (-0.01, "0.0", -0.01, "0.0;0.0;0.0"),
        (0.975, "98 %", 0.975, "0 %"),
        (0.999, "99 %", 0.99, "0 %"),
    ],
)
def test_a_number_is_exact_wherever_it_shows_as_in_other_reports(
    value: float, text: str, expected: float, form: str
) -> None:
    assert shown(value, text) == Number(expected, form)


def test_where_there_is_no_number_the_word_for_it_stands() -> None:
    assert shown(None, "no score") == Text("no score", Look.ABSENT)
    assert change(None) is None
    assert change(-0.04) == Number(-0.04, "0.0;0.0;0.0")


def test_the_first_sheet_has_the_figures_of_the_report() -> None:
    rows = read("report")[words.SUMMARY]
    head = next(place for place, row in enumerate(rows) if row[:2] == ["Theme", "Score"])
    view = report()
    for figure, row in zip((view.overall, view.own, *view.themes), rows[head + 1 :], strict=False):
        assert row[0] == figure.title
        assert row[1] == (figure.score_text if figure.score is None else figure.score)
        assert row[2] == (figure.band or "")
        assert (row[3], row[4]) == (figure.low, figure.high)
        assert (row[5], row[6]) == (figure.coverage, figure.support)
    since = {entry.id: entry for entry in view.since}
    assert since
    for figure, row in zip((view.overall, view.own, *view.themes), rows[head + 1 :], strict=False):
        if figure.id in since:
            assert row[7:10] == [
                since[figure.id].score,
                since[figure.id].like_for_like,
                since[figure.id].verdict_text,
            ]


def test_bars_have_the_ends_of_the_scale() -> None:
    sheet = parts(bytes_of(report(), "xlsx"))["xl/worksheets/sheet1.xml"].decode()
    assert re.findall(r'<cfvo type="num" val="(.*?)"/>', sheet) == ["0.0", "100.0"]
    assert "<x14:cfvo" in sheet


def test_bars_of_other_scales_are_drawn_apart() -> None:
    def bars(*ends: tuple[float, float]) -> list[tuple[str, ...]]:
        rows = [(Number(1.0, "0.0", each),) for each in ends]
        sheet = parts(book(*rows, widths=(9.0,)))["xl/worksheets/sheet1.xml"].decode()
        return re.findall(r'sqref="(A\d+(?::A\d+)?)"><cfRule type="dataBar".*?val="(.*?)"/>.*?val="(.*?)"/>', sheet)

    assert bars((0.0, 100.0), (0.0, 100.0), (-5.0, 5.0)) == [("A1:A2", "0.0", "100.0"), ("A3", "-5.0", "5.0")]


def test_days_are_days_and_those_that_a_spreadsheet_gets_wrong_are_text() -> None:
    found = sheets_of(book((Day("2026-11-20"), Day("1900-02-28")), (Day("1900-03-01"), Day("0001-01-01"))))
    assert found["One"] == [[date(2026, 11, 20), "1900-02-28"], [date(1900, 3, 1), "0001-01-01"]]


# ---- what is on the sheets


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "report",
            ["Summary", "Themes and topics", "Items", "Weakest items", "Findings", "Evidence", "Method"],
        ),
        (
            "change",
            [
                "Summary",
                "Split",
                "Stations",
                "Themes and topics",
                "Items",
                "Findings",
                "Evidence",
                "Versions",
                "Method",
            ],
        ),
        ("trend", ["Summary", "Rounds", "Items by round", "Findings", "Method"]),
        ("explanation", ["Summary", "Explanation"]),
    ],
)
def test_each_kind_of_report_has_its_sheets(name: str, expected: list[str]) -> None:
    assert list(read(name)) == expected
    assert all(len(sheet) <= 31 and not set(sheet) & set("[]:*?/\\") for sheet in expected)


@pytest.mark.parametrize("name", VIEWS)
def test_the_first_sheet_begins_with_what_it_is_and_for_whom(name: str) -> None:
    document = head_of(VIEWS[name]())
    rows = read(name)[words.SUMMARY]
    top = [row[0] for row in rows[: 2 + len(document.notices)]]
    assert top == [document.title, *document.notices, document.audience]
    assert any("fictional" in notice for notice in document.notices)


def test_every_item_is_there_once_with_all_that_was_written() -> None:
    found = records(read("report")[words.ITEMS])
    items = items_of(report())
    assert [row["Id"] for row in found] == [item.id for item in items]
    for row, item in zip(found, items, strict=True):
        assert (row["Question"], row["Answer"]) == (item.ask, item.answer)
        assert row["Points"] == ("" if item.points is None else item.points)
        assert row["Note"] == (item.note or "")
        assert row["What the level says"] == (item.detail or "")
        assert row["Sources"] == ", ".join(item.sources)
        assert row["Pieces of evidence"] == (len(item.evidence) or "")
        assert row["Support"] == (item.support_text or "")
    assert {row["Status"] for row in found} == {"answered", "not due", "not known", "context"}


def test_every_topic_and_finding_is_there() -> None:
    view, found = report(), read("report")
    topics = records(found[words.TOPICS])
    assert [row["Id"] for row in topics] == [topic.figure.id for topic in view.topics]
    assert [row["Score"] for row in topics] == [
        topic.figure.score_text if topic.figure.score is None else topic.figure.score for topic in view.topics
    ]
    findings = records(found[words.FINDINGS])
    assert [(row["Rule"], row["Stands"]) for row in findings] == [
        *((entry.id, "fires") for entry in view.findings),
        *((entry.id, "not yet decided") for entry in view.undecided),
    ]
    assert [row["Finding"] for row in findings[: len(view.findings)]] == [entry.finding for entry in view.findings]


def test_every_piece_of_evidence_is_there_once_with_the_items_that_name_it() -> None:
    found = {(row["Piece"], row["Kind"], row["Date"]): row["Items"] for row in records(read("report")[words.EVIDENCE])}
    wanted: dict[tuple[str, str, object], list[str]] = {}
    for item in items_of(report()):
        for piece in dict.fromkeys(item.evidence):
            day = "undated" if piece.date is None else date.fromisoformat(piece.date)
            wanted.setdefault((piece.ref, piece.kind, day), []).append(item.id)
    assert found == {piece: ", ".join(items) for piece, items in wanted.items()}


def test_a_change_has_every_item_and_parts_that_add_up_as_shown() -> None:
    view, found = changed(), read("change")
    items = records(found[words.ITEMS])
    context = [item.id for moves in view.moves if moves.kind == "context" for item in moves.items]
    assert [row["Id"] for row in items] == [*(item.id for item in view.items), *context]
    for row, item in zip(items, view.items, strict=False):
        assert row["Points, 2026"] == ("" if item.old_points is None else item.old_points)
        assert row["Effect on the score"] == pytest.approx(item.effect, rel=1e-15)
    assert view.split is not None
    lines = [row for row in records(found[words.SPLIT]) if row["Of"] == view.figures[0].title]
    for part in view.split.parts:
        effects = [row["Effect on the score"] for row in lines if row["Part"] == part.label and row["Item or reason"]]
        assert len(effects) == len(part.lines)
    assert len(records(found[words.STATIONS])) == 8 * (1 + len(view.themes))
    assert view.versions is not None
    assert found[words.VERSIONS][0][0] == view.versions.summary


def test_a_finding_that_came_with_its_rule_says_so() -> None:
    view = changed()
    new = replace(view, came=view.stayed[:1], new_rules=(view.stayed[0].id,), stayed=view.stayed[1:])
    remarks = [row[words.REMARK] for row in records(sheets_of(bytes_of(new, "xlsx"))[words.FINDINGS])]
    assert remarks.count("The framework of the first round had no such rule.") == 1


def test_a_trend_has_a_row_for_each_round_and_node() -> None:
    view = trend()
    rows = records(read("trend")[words.ROUNDS])
    assert [(row["Id"], row["Round"]) for row in rows] == [
        (course.id, entry.identity.round) for course in view.courses for entry in view.rounds
    ]
    points = [point for course in view.courses for point in course.points]
    assert [row["Score"] for row in rows] == [point.score for point in points]
    assert [row["Index"] for row in rows] == ["" if point.index is None else point.index for point in points]


def test_the_chart_is_drawn_of_the_numbers_of_the_main_score() -> None:
    data = bytes_of(trend(), "xlsx")
    chart = parts(data)["xl/charts/chart1.xml"].decode()
    rows = read("trend")[words.ROUNDS]
    places = re.findall(r"<c:f>Rounds!\$([A-Z])\$(\d+):\$([A-Z])\$(\d+)</c:f>", chart)
    assert {(first, last) for _, first, _, last in places} == {("2", str(1 + len(trend().rounds)))}
    heads = {letters(place): str(name) for place, name in enumerate(rows[0])}
    assert {heads[column] for column, *_ in places} == {"Date", "Score", "Range from", "Range to", "Index"}
    assert {row[0] for row in rows[1 : 1 + len(trend().rounds)]} == {"Overall"}
    scores = [point.score for point in trend().main.points]
    (cached,) = re.findall(r"<c:f>Rounds!\$F\$2.*?</c:numCache>", chart)
    assert [float(value) for value in re.findall(r"<c:v>(.*?)</c:v>", cached)] == pytest.approx(scores)
    assert '<c:max val="100.0"/><c:min val="0.0"/>' in chart


def test_a_round_without_a_score_is_a_gap_in_the_chart_and_a_word_in_the_table() -> None:
    view = trend()
    first = replace(
        view.main.points[0], score=None, score_text="no score", low=None, high=None, index=None, range_text="none"
    )
    main = replace(view.main, points=(first, *view.main.points[1:]))
    data = bytes_of(replace(view, courses=(main, *view.courses[1:])), "xlsx")
    row = records(sheets_of(data)[words.ROUNDS])[0]
    assert (row["Score"], row["Range from"], row["Index"]) == ("", "", "")
    assert row["Remark"].startswith("no score")
    chart = parts(data)["xl/charts/chart1.xml"].decode()
    (cached,) = re.findall(r"<c:f>Rounds!\$F\$2.*?</c:numCache>", chart)
    assert '<c:pt idx="0">' not in cached


def test_the_title_of_a_chart_is_no_formula() -> None:
    view = trend()
    main = replace(view.main, title="=Rounds!$A$1")
    data = bytes_of(replace(view, courses=(main, *view.courses[1:])), "xlsx")
    chart = parts(data)["xl/charts/chart1.xml"].decode()
    assert "<a:t>=Rounds! $A$1 over time</a:t>" in chart


def test_items_by_round_have_answers_points_and_steps() -> None:
    view = trend()
    rows = read("trend")[words.HEAT]
    head = next(place for place, row in enumerate(rows) if row[0] == "Id")
    found = {row["Id"]: row for row in records(rows[: head + 1 + len(view.items)], head)}
    for item in view.items:
        for entry, answer in zip(view.rounds, item.answers, strict=True):
            row, name = found[item.id], entry.identity.round
            assert row[name] == (answer.text or "not in the framework")
            assert row[f"Points, {name}"] == ("" if answer.points is None else answer.points)
        turned = [entry.identity.round for entry, answer in zip(view.rounds, item.answers, strict=True) if answer.anew]
        assert found[item.id]["Asked otherwise from"] == ", ".join(turned)
    assert "under 20 %; 20 % to 40 %" in rows[0][0]


def test_an_explanation_stands_in_an_outline() -> None:
    def heads(found: Any) -> Iterator[str]:
        yield found.head
        for part in found.parts:
            yield from heads(part)

    view = explained()
    told = [row["Step"] for row in records(read("explanation")[words.EXPLANATION])]
    wanted = iter(told)
    assert all(head in wanted for head in heads(view.unfolded))
    sheet = parts(bytes_of(view, "xlsx"))["xl/worksheets/sheet2.xml"].decode()
    assert set(re.findall(r'outlineLevel="(\d)"', sheet)) >= {"1", "2", "3"}
    assert 'summaryBelow="0"' in sheet


def test_a_table_stays_readable() -> None:
    sheet = parts(bytes_of(report(), "xlsx"))["xl/worksheets/sheet3.xml"].decode()
    rows = len(items_of(report()))
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet
    columns = len(read("report")[words.ITEMS][0])
    assert f'<autoFilter ref="A1:{letters(columns - 1)}{rows + 1}"/>' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    book_part = parts(bytes_of(report(), "xlsx"))["xl/workbook.xml"].decode()
    assert re.search(r'name="_xlnm.Print_Titles"[^>]*>Items!\$1:\$1<', book_part)


def test_targets_are_told_with_what_is_asked_and_how_they_stand() -> None:
    path = UNMEX / "2026.yaml"
    scored = good(score_assessment(path))
    targets = good(targets_beside(path, scored))
    assert targets
    rows = records(sheets_of(bytes_of(report_of(scored, targets), "xlsx"))[words.TARGETS])
    assert [(row["Target"], row["Stands"], row["At least"]) for row in rows] == [
        (target.id, target.standing_text, target.at_least) for target in targets
    ]
    assert [row["Now"] for row in rows] == [target.value for target in targets]
    assert all((target.why or "") in row["Why"] for target, row in zip(targets, rows, strict=True))


def test_a_report_on_nothing_says_so() -> None:
    view = report()
    nothing = replace(view, findings=(), undecided=(), weakest=(), robustness=None, since=(), unscored="None scored.")
    found = sheets_of(bytes_of(nothing, "xlsx"))
    assert found[words.FINDINGS][1][0] == "No rule fires."
    assert words.WEAKEST not in found
    assert "None scored." in set(cells_of(found))
    head = next(row for row in found[words.SUMMARY] if row[:2] == ["Theme", "Score"])
    assert head[7] == "Remark"


def test_rules_that_are_not_decided_say_what_they_wait_for() -> None:
    undecided = (UndecidedView("one", "critical", ("a", "b")), UndecidedView("two", "note", ()))
    found = sheets_of(bytes_of(replace(report(), findings=(), undecided=undecided), "xlsx"))
    rows = records(found[words.FINDINGS])
    assert [(row["Rule"], row["Severity"], row["Waits for"]) for row in rows] == [
        ("one", "Critical", "a, b"),
        ("two", "Note", "the open answers of the previous round"),
    ]


def test_a_change_of_which_nothing_is_there_has_no_sheets_of_it() -> None:
    bare = replace(
        changed(),
        split=None,
        themes=(),
        topics=(),
        items=(),
        moves=(),
        backing=(),
        versions=None,
        came=(),
        went=(),
        undecided=(),
        shifted=(),
        stayed=(),
        corrected=None,
    )
    found = sheets_of(bytes_of(bare, "xlsx"))
    assert list(found) == ["Summary", "Items", "Findings", "Method"]
    assert found[words.FINDINGS][1][0] == "No finding came or went."


def test_a_trend_of_one_round_has_a_chart_of_one_point_or_none() -> None:
    view = good(trending.report_of(good(trending.follow([UNMEX / "2026.yaml"]))))
    assert "xl/charts/chart1.xml" in parts(bytes_of(view, "xlsx"))
    nothing = replace(view.main.points[0], score=None, low=None, high=None, index=None)
    bare = replace(view, courses=(replace(view.main, points=(nothing,)),), items=(), findings=(), pace=())
    data = bytes_of(bare, "xlsx")
    assert "xl/charts/chart1.xml" not in parts(data)
    assert list(sheets_of(data)) == ["Summary", "Rounds", "Findings", "Method"]


# ---- who may read it


def test_a_workbook_that_is_passed_on_has_nothing_that_was_typed() -> None:
    inner = report()
    with to_be_shared():
        outer = for_readers(report_of(good(score_assessment(UNMEX / "2026.yaml"))))
    assert isinstance(outer, Report)
    data = bytes_of(outer, "xlsx")
    found = sheets_of(data)
    texts = {str(cell) for cell in cells_of(found)}
    typed = {item.note for item in items_of(inner)} | {piece.ref for item in items_of(inner) for piece in item.evidence}
    assert not [text for text in typed - {None} if text in texts]
    assert words.EVIDENCE not in found
    assert not {"Note", "Pieces of evidence"} & {str(head) for head in found[words.ITEMS][0]}
    content = b"".join(parts(data).values())
    assert str(inner.identity.answers_digest)[:12].encode() not in content
    assert "Respondent" in {str(cell) for cell in cells_of(read("report"))}
    assert "Respondent" not in texts
    assert b"Shareable" in content
    assert b"Internal" not in content


# ---- head, foot and properties


def head_and_foot(data: bytes) -> tuple[str, str]:
    sheet = ET.fromstring(parts(data)["xl/worksheets/sheet1.xml"])
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    return sheet.findtext(f".//{name}oddHeader", ""), sheet.findtext(f".//{name}oddFooter", "")


def test_pages_say_what_they_are_of() -> None:
    head, foot = head_and_foot(bytes_of(report(), "xlsx"))
    assert head == "&L&9 UN Mission in Exampleland&C&9 round 2026: Summary&R&9 Internal"
    assert foot == f"&L&8 {head_of(report()).running.digest}&R&8 Page &P of &N"


@pytest.mark.parametrize("name", ["A&B", "&P", "R&G and &[Picture]", "&&G", "x" * 400, "&" * 400, "😀" * 300, "\n\x1b"])
def test_no_name_of_a_mission_is_a_code_or_too_long(name: str) -> None:
    running = replace(RUNNING, subject=name)
    head, _ = head_and_foot(written(Book("T", "2026-11-20", (Sheet("One", (9.0,), (across("x"),)),)), running))
    assert units(head) <= 255
    left, rest = head.removeprefix("&L&9 ").split("&C", 1)
    assert rest == "&9 round 1: One&R&9 Internal"
    assert not re.sub("&&", "", left).count("&")
    assert clean(name)[0] == left.replace("&&", "&")[0]


def test_a_workbook_is_dated_by_its_report_and_names_no_author() -> None:
    core = parts(bytes_of(report(), "xlsx"))["docProps/core.xml"].decode()
    assert f"<dc:title>{report().title}</dc:title>" in core
    assert "<dc:creator></dc:creator>" in core
    assert re.findall(r">(\d{4}-[^<]*)<", core) == [f"{report().identity.date}T00:00:00Z"] * 2


MAKING: Final = """
import sys
from hashlib import sha256
from readiness.render.registry import bytes_of
from readiness.workflow import trending
followed = trending.follow([sys.argv[1]]).value
print(sha256(bytes_of(trending.report_of(followed).value, "xlsx")).hexdigest())
"""


def test_equal_reports_have_equal_bytes_wherever_they_are_made() -> None:
    command = [sys.executable, "-c", MAKING, str(UNMEX)]
    made = [
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, text=True, check=True
        ).stdout
        for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/Los_Angeles"))
    ]
    assert made[0] == made[1]


@pytest.mark.parametrize("name", VIEWS)
def test_the_same_view_gives_the_same_bytes(name: str) -> None:
    view = VIEWS[name]()
    assert bytes_of(view, "xlsx") == bytes_of(view, "xlsx")


def test_it_is_no_text() -> None:
    with pytest.raises(TypeError):
        text_of(report(), "xlsx")
    assert {view.__name__ for view, forms in FORMATS.items() if "xlsx" in forms} == {
        "Report",
        "ChangeReport",
        "TrendReport",
        "Explanation",
    }


# ---- what is long


@pytest.mark.parametrize("text", ["word " * 20_000, "x" * 100_000, "😀" * 30_000, "line\n" * 300, "综合任务" * 3_000])
def test_no_text_is_lost_however_long(text: str) -> None:
    data = book((Text("a"), Text(text)))
    found = sheets_of(data)
    (cell,) = found["One"][0][1:]
    assert units(cell) <= MOST_UNITS
    if units(text) > MOST_UNITS:
        assert cell.endswith(" [cut here; in full on the sheet Long texts]")
        assert text.startswith(cell.removesuffix(" [cut here; in full on the sheet Long texts]"))
    else:
        assert cell == text
    pieces = records(found[words.LONG], 1)
    assert "".join(row["Text"] for row in pieces) == text
    assert {(row["Where"], row["Cell"]) for row in pieces} == {("One", "B1")}
    assert [row["Piece"] for row in pieces] == [f"{n} of {len(pieces)}" for n in range(1, len(pieces) + 1)]
    assert max(lines_of(row["Text"], 120, indent=1) for row in pieces) <= MOST_LINES
    assert any(words.LONG in str(cell) for cell in cells_of({"": found["One"]}))


def test_what_is_long_across_columns_takes_several_rows() -> None:
    text = "word " * 2_000
    sheet = Sheet("One", (10.0, 20.0), (Prose((Part(Text("label"), 1), Part(Text(text)))), across("after")))
    rows = sheets_of(written(Book("T", "2026-11-20", (sheet,)), RUNNING))["One"]
    *prose, last = rows
    assert "".join(row[1] for row in prose) == text
    assert [row[0] for row in prose] == ["label", *[""] * (len(prose) - 1)]
    assert last[0] == "after"


def test_the_head_of_a_table_goes_down_with_what_stands_above_it() -> None:
    found = table("One", (Column("H", 9),), [Row((Text("a"),))], (across("word " * 500),))
    (sheet,) = fitted(Book("T", "2026-11-20", (found,))).sheets
    assert sheet.head is not None
    assert sheet.head > 1
    head = sheet.lines[sheet.head]
    assert isinstance(head, Row)
    assert head.cells == (Text("H", Look.HEAD),)


def test_rows_that_do_not_fit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "MOST_ROWS", 5)
    found = sheets_of(book(*[(Text(f"{n}"),) for n in range(9)], widths=(9.0,)))["One"]
    assert [row[0] for row in found] == [
        *"0123",
        "5 more rows do not fit on a sheet; the report as CSV or JSON has them all.",
    ]


def test_columns_that_are_empty_are_left_out_where_they_are_not_needed() -> None:
    columns = (Column("A", 9), Column("B", 9, needed=False), Column("C", 9))
    assert table("One", columns, [Row((Text("a"), None, None))]).widths == (9, 9)
    assert table("One", columns, [Row((Text("a"), Text("b"), None))]).widths == (9, 9, 9)


# ---- measures


def test_how_many_lines_a_text_takes_up() -> None:
    assert lines_of("", 10) == 1
    assert lines_of("a\n\nb", 10) == 3
    assert lines_of("1" * 95, 10) == 10
    assert lines_of("one two three four", 10) == 2
    assert lines_of("任" * 10, 10) == 3
    assert lines_of("a" * 40, 10) == lines_of(f"b {'a' * 40}", 10) - 1
    assert lines_of("two words here", 16) < lines_of("two words here", 16, Look.HEAD)
    assert wide("iii") < wide("nnn") < wide("MMM")


def test_columns_have_letters() -> None:
    assert [letters(column) for column in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_every_look_has_properties() -> None:
    assert set(PROPERTIES) == set(Look)


def test_the_manual_names_every_sheet() -> None:
    said = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    section = said[said.index("## XLSX") :]
    for name in {*read("report"), *read("change"), *read("trend"), *read("explanation"), words.LONG, words.TARGETS}:
        assert name in section


def test_no_text_is_looked_at_for_what_it_may_stand_for() -> None:
    assert not any(value for name, value in writing.OPTIONS.items() if name.startswith("strings_to_"))


def test_the_axis_of_time_has_a_mark_for_every_year_or_for_some() -> None:
    def axis(*days: str) -> dict[str, object]:
        return time_axis([Row((Day(day),)) for day in days], 0)

    assert "min" not in axis("2026-11-20")
    assert (axis("2026-01-01", "2026-03-02")["min"], axis("2026-01-01", "2026-03-02")["max"]) == (46020, 46086)
    assert "major_unit" not in axis("2026-01-01", "2026-03-02")
    assert axis("2020-01-01", "2026-01-01")["major_unit"] == 365.25
    assert axis("1996-01-01", "2025-12-01")["major_unit"] == 3 * 365.25
