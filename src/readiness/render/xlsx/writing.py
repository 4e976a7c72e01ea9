"""A workbook as a file, by XlsxWriter. The one place where text becomes cells is `_Writer._text`.

Nothing of it depends on the clock, the place or the order of a set: the workbook is dated by its report, and what is in
the archive has no date. There are no formulas, links, macros or comments.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from readiness.render.plain import clean
from readiness.render.xlsx.charting import DAY_FORM, numbers, time_axis
from readiness.render.xlsx.fitting import MOST_LINES, fitted
from readiness.render.xlsx.looks import BAR, COMMON, DRAWN, IN_TABLE, PROPERTIES, RANGE, RIGHT, TURNED
from readiness.render.xlsx.measuring import lines_of
from readiness.render.xlsx.running import footer, header
from readiness.render.xlsx.sheets import Book, Cell, Chart, Day, Gap, Line, Look, Number, Part, Prose, Row, Sheet, Text
from readiness.report.document_view import Running

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
A4: Final = 9
FIRST_DAY: Final = date(1900, 3, 1)
"""Before it a spreadsheet counts a day too many, for it has a 29 February 1900."""
LEVELS: Final = 7
"""The deepest level of an outline."""
INDENTS: Final = 15
"""The deepest indent that every spreadsheet has."""
POINTS_A_LINE: Final = 15.0
"""The height of a line of text."""
LEFT_FREE: Final = 1.5
"""What a row of several lines has more."""
TALL: Final = 1.35
"""How much taller a line of a title is."""
MOST_TITLE: Final = 255
"""Characters of the title among the properties of the file."""
CHART_ROWS: Final = 20
"""How many rows a chart stands on."""

if TYPE_CHECKING:
    from xlsxwriter.chart_scatter import ChartScatter

ON_A_PAGE: Final = 60
"""Rows of a sheet that is no table, up to which it is printed on one page."""

_Key: TypeAlias = tuple[object, ...]


def written(book: Book, running: Running) -> bytes:
    """The workbook. The same book gives the same bytes."""
    stream = BytesIO()
    writer = _Writer(Workbook(stream, OPTIONS), running)
    writer.write(fitted(book))
    return stream.getvalue()


class _Writer:
    def __init__(self, workbook: Workbook, running: Running) -> None:
        self._book = workbook
        self._running = running
        self._formats: dict[_Key, Format] = {}
        self._lines: dict[str, tuple[Line, ...]] = {}

    def write(self, book: Book) -> None:
        self._book.set_properties(
            {
                "title": clean(book.title)[:MOST_TITLE],
                "created": datetime.combine(_day(book.date), datetime.min.time(), UTC),
            }
        )
        self._lines = {sheet.name: sheet.lines for sheet in book.sheets}
        for sheet in book.sheets:
            self._sheet(self._book.add_worksheet(sheet.name), sheet)
        self._book.close()

    # ---- sheets

    def _sheet(self, page: Worksheet, sheet: Sheet) -> None:
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        for row, line in enumerate(sheet.lines):
            match line:
                case Row(cells, level):
                    self._row(page, row, cells, sheet.widths)
                    page.set_row(row, _height(cells, sheet.widths), None, {"level": min(level, LEVELS)})
                case Prose(parts):
                    self._prose(page, row, parts, sheet.widths)
                case Gap():
                    pass
        self._set_up(page, sheet)
        for column, first, last, ends in _bars(sheet):
            page.conditional_format(first, column, last, column, _bar(ends))
        if sheet.chart is not None:
            self._chart(page, sheet.chart)

    def _set_up(self, page: Worksheet, sheet: Sheet) -> None:
        page.set_landscape()
        page.set_paper(A4)
        # what would just not fit on a page is made a little smaller
        page.fit_to_pages(1, int(sheet.head is None and len(sheet.lines) <= ON_A_PAGE))
        page.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.65)
        page.set_header(header(self._running, sheet.name))
        page.set_footer(footer(self._running))
        page.outline_settings(symbols_below=False)
        page.hide_gridlines(2)
        if sheet.head is None:
            return
        page.freeze_panes(sheet.head + 1, sheet.still)
        page.repeat_rows(sheet.head)
        last = max(place for place, line in enumerate(sheet.lines) if isinstance(line, Row))
        page.autofilter(sheet.head, 0, last, len(sheet.widths) - 1)

    # ---- rows and cells

    def _row(self, page: Worksheet, row: int, cells: Sequence[Cell], widths: Sequence[float]) -> None:
        for column, cell in enumerate(cells):
            match cell:
                case Text():
                    self._text(page, row, column, cell)
                case Number(value, form, _, look):
                    page.write_number(row, column, value, self._format(look, form=form, number=True))
                case Day(text):
                    self._date(page, row, column, text)
                case None:
                    page.write_blank(row, column, None, self._format(Look.TEXT))
        for column in range(len(cells), len(widths)):
            page.write_blank(row, column, None, self._format(Look.TEXT))

    def _text(self, page: Worksheet, row: int, column: int, cell: Text) -> None:
        found = self._format(cell.look, indent=min(cell.indent, INDENTS), turned=cell.turned)
        _put(page, row, column, cell.text, found)

    def _date(self, page: Worksheet, row: int, column: int, text: str) -> None:
        day = _day(text)
        if day < FIRST_DAY:
            self._text(page, row, column, Text(text))
        else:
            at = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a spreadsheet knows no time zones
            page.write_datetime(row, column, at, self._format(Look.TEXT, form=DAY_FORM, indent=1))

    def _prose(self, page: Worksheet, row: int, parts: Sequence[Part], widths: Sequence[float]) -> None:
        start, tall = 0, POINTS_A_LINE
        for part in parts:
            end = start + part.columns if part.columns else len(widths)
            look = part.text.look
            found = self._format(look, table=False)
            if end - start > 1:
                page.merge_range(row, start, row, end - 1, "", found)
            _put(page, row, start, part.text.text, found)
            lines = lines_of(part.text.text, sum(widths[start:end]), look)
            tall = max(tall, lines * POINTS_A_LINE * (TALL if look in {Look.TITLE, Look.HEADING} else 1.0))
            start = end
        # a row does not grow by itself with what runs over several columns
        page.set_row(row, min(tall, (MOST_LINES + 1) * POINTS_A_LINE) + LEFT_FREE)

    def _format(
        self,
        look: Look,
        *,
        form: str = "",
        indent: int = 0,
        turned: bool = False,
        table: bool = True,
        number: bool = False,
    ) -> Format:
        key = (look, form, indent, turned, table, number)
        if key not in self._formats:
            properties: dict[str, Any] = {**COMMON, **(IN_TABLE if table else {}), **PROPERTIES[look]}
            properties |= {"num_format": form} if form else {}
            properties |= {"indent": indent, "align": "left"} if indent else {}
            properties |= TURNED if turned else {}
            properties |= RIGHT if number else {}
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    # ---- charts

    def _chart(self, page: Worksheet, found: Chart) -> None:
        chart = cast("ChartScatter", self._book.add_chart({"type": "scatter", "subtype": "straight"}))
        first, last = found.rows
        for series in found.series:
            chart.add_series(
                {
                    "name": series.name,
                    "categories": [found.sheet, first, found.days, last, found.days],
                    "values": [found.sheet, first, series.column, last, series.column],
                    # XlsxWriter would take a cell without a number for 0
                    "values_data": numbers(self._lines[found.sheet][first : last + 1], series.column),
                    **DRAWN[series.kind],
                }
            )
        least, most = found.ends
        # XlsxWriter would take what is like the name of a cell for the place of the title
        title = re.sub(r"!(?=[$A-Z])", "! ", clean(found.title))
        chart.set_title({"name": title, "name_font": {"size": 12, "bold": True}, "overlay": False})
        chart.set_x_axis(time_axis(self._lines[found.sheet][first : last + 1], found.days))
        chart.set_y_axis({"min": least, "max": most, "major_gridlines": {"visible": True, "line": {"color": RANGE}}})
        chart.set_legend({"position": "bottom"})
        chart.show_blanks_as("gap")
        chart.set_size({"width": 900, "height": CHART_ROWS * 20 - 20})
        page.insert_chart(found.at, 0, chart, {"description": clean(found.text), "x_offset": 4})


def _put(page: Worksheet, row: int, column: int, text: str, found: Format) -> None:
    """A text as text: it is never looked at for what it may stand for."""
    first, *rest = _apart(text)
    if rest:
        page.write_rich_string(row, column, first, *(part for piece in rest for part in (found, piece)), found)
    elif text:
        page.write_string(row, column, text, found)
    else:
        page.write_blank(row, column, None, found)


def _apart(text: str) -> Iterator[str]:
    """The text in pieces, if it is one that XlsxWriter would not write as it is; mostly it is one piece.

    What begins and ends like markup of its own, it takes for that; of two escapes with an underscore in common, such
    as _x0041_x0042_, it makes only one harmless. In pieces, no escape is whole.
    """
    is_markup = text.startswith("<r>") and text.endswith("</r>")
    cuts = [1] if is_markup else []
    if is_markup or _TWO_ESCAPES.search(text):
        cuts += [match.start() + 3 for match in _ESCAPE.finditer(text)]
    yield from (text[start:end] for start, end in pairwise([0, *cuts, len(text)]))


_ESCAPE: Final = re.compile("(?=_x[0-9a-fA-F]{4}_)")
_TWO_ESCAPES: Final = re.compile("_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_")


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> float | None:
    """The height of a row with texts of several lines; the usual one for None."""
    lines = max(
        (
            lines_of(cell.text, width, cell.look, cell.indent)
            for cell, width in zip(cells, widths, strict=False)
            if isinstance(cell, Text)
        ),
        default=1,
    )
    return None if lines == 1 else min(lines, MOST_LINES + 1) * POINTS_A_LINE + LEFT_FREE


def _bars(sheet: Sheet) -> Iterator[tuple[int, int, int, tuple[float, float]]]:
    """Numbers below one another that have bars on the same scale: their column, first and last row, and the scale."""
    for column in range(len(sheet.widths)):
        scales = [(_scale(line, column), row) for row, line in enumerate(sheet.lines)]
        for ends, found in groupby(scales, key=lambda entry: entry[0]):
            if ends is not None:
                rows = [row for _, row in found]
                yield column, rows[0], rows[-1], ends


def _scale(line: object, column: int) -> tuple[float, float] | None:
    match line:
        case Row(cells) if column < len(cells):
            cell = cells[column]
            return cell.ends if isinstance(cell, Number) else None
        case _:
            return None


def _bar(ends: tuple[float, float]) -> dict[str, object]:
    """A bar on a scale that stays, whatever the numbers are."""
    return {
        "type": "data_bar",
        "bar_color": BAR,
        "bar_solid": True,
        "bar_border_color": BAR,
        "bar_negative_color_same": True,
        "bar_negative_border_color_same": True,
        "min_type": "num",
        "max_type": "num",
        "min_value": ends[0],
        "max_value": ends[1],
    }


def _day(text: str) -> date:
    return date.fromisoformat(text)
