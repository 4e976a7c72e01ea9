"""What fits into a cell and onto a sheet: long texts go, in pieces, onto a sheet of their own, and none is lost.

A cell holds 32,767 UTF-16 units, and XlsxWriter cuts what is longer without a word; a row shows some 26 lines of text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from readiness.render.plain import clean_lines
from readiness.render.xlsx.measuring import INDENT, lines_of
from readiness.render.xlsx.sheets import (
    Book,
    Cell,
    Column,
    Day,
    Gap,
    Line,
    Look,
    Number,
    Part,
    Prose,
    Row,
    Sheet,
    Text,
    across,
    table,
)
from readiness.words import sheets as words

MOST_ROWS: Final = 1_048_576
MOST_UNITS: Final = 32_767
"""UTF-16 units of a cell."""
MOST_LINES: Final = 26
"""Lines that the tallest row there can be shows."""
COLUMNS: Final = (
    Column(words.WHERE, 20),
    Column(words.CELL, 9),
    Column(words.PIECE_NUMBER, 11),
    Column(words.TEXT, 120),
)
"""Of the sheet of long texts."""


@dataclass(frozen=True, slots=True)
class _Long:
    """A text that does not fit, and the cell in which it should stand."""

    sheet: str
    row: int
    column: int
    text: str


def fitted(book: Book) -> Book:
    """The same book with nothing in it that cannot be seen, does not fit or would be lost."""
    found: list[_Long] = []
    sheets = [_sheet(sheet, found) for sheet in book.sheets]
    if not found:
        return replace(book, sheets=tuple(sheets))
    first, *rest = sheets
    told = across(words.LONG_TOLD.format(sheet=words.LONG), Look.NOTICE)
    # it stands at the end, so that every cell stays where it was said to be
    first = replace(first, lines=(*first.lines, Gap(), told))
    return replace(book, sheets=(first, *rest, _long_texts(found)))


def _sheet(sheet: Sheet, found: list[_Long]) -> Sheet:
    lines: list[Line] = []
    more = len(sheet.lines) - MOST_ROWS
    for line in sheet.lines if more <= 0 else sheet.lines[: MOST_ROWS - 1]:
        match line:
            case Row(cells, level):
                row = len(lines)
                kept = tuple(
                    _cell(cell, _Long(sheet.name, row, column, ""), sheet.widths[column], found)
                    for column, cell in enumerate(cells)
                )
                lines.append(Row(kept, level))
            case Prose(parts):
                lines += _prose(parts, sheet.widths)
            case Gap():
                lines.append(line)
    if more > 0:
        lines.append(across(words.ROWS_CUT.format(count=more + 1), Look.NOTICE))
    moved = len(lines) - len(sheet.lines)
    head = sheet.head if sheet.head is None or more > 0 else sheet.head + _above(sheet, lines)
    chart = sheet.chart
    if chart is not None and moved > 0:
        chart = replace(chart, at=chart.at + moved)
    return replace(sheet, lines=tuple(lines), head=head, chart=chart)


def _above(sheet: Sheet, lines: Sequence[Line]) -> int:
    """How many rows the head of a table went down, as texts above it took more than one."""
    head = None if sheet.head is None else next(place for place, line in enumerate(lines) if isinstance(line, Row))
    return 0 if head is None or sheet.head is None else head - sheet.head


def _cell(cell: Cell, place: _Long, width: float, found: list[_Long]) -> Cell:
    match cell:
        case Text(text, look, indent):
            text = clean_lines(text)
            # so that it does not touch what stands in the column before
            indent += place.column > 0 and look not in {Look.HEAD_NUMBER, Look.ABSENT}
            if lines_of(text, width, look, indent) > MOST_LINES or units(text) > MOST_UNITS:
                found.append(replace(place, text=text))
                text = _cut(text)
            return replace(cell, text=text, indent=indent)
        case Number() | Day() | None:
            return cell


def _cut(text: str) -> str:
    if units(text) <= MOST_UNITS:
        return text
    mark = words.CUT.format(sheet=words.LONG)
    most = MOST_UNITS - len(mark)
    # at the most two units each
    text = text[:most]
    while units(text) > most:
        text = text[: len(text) - max(1, (units(text) - most) // 2)]
    return text + mark


def units(text: str) -> int:
    """How many UTF-16 units a text is."""
    return len(text) + sum(letter > "\uffff" for letter in text)


# ---- texts across the columns


def _prose(parts: Sequence[Part], widths: Sequence[float]) -> Iterator[Prose]:
    """One row, or as many as the longest text needs."""
    pieces = []
    start = 0
    for part in parts:
        end = start + part.columns if part.columns else len(widths)
        width = sum(widths[start:end])
        pieces.append([*_pieces(clean_lines(part.text.text), width, part.text.look)])
        start = end
    for number in range(max(map(len, pieces))):
        yield Prose(
            tuple(
                replace(part, text=replace(part.text, text=found[number] if number < len(found) else ""))
                for part, found in zip(parts, pieces, strict=True)
            )
        )


# ---- long texts


def _long_texts(found: Sequence[_Long]) -> Sheet:
    rows = []
    for entry in found:
        pieces = tuple(_pieces(entry.text, COLUMNS[-1].width - INDENT))
        for number, piece in enumerate(pieces, start=1):
            cell = f"{letters(entry.column)}{entry.row + 1}"
            told = words.PIECE_OF.format(number=number, count=len(pieces))
            rows.append(Row((Text(entry.sheet), Text(cell), Text(told), Text(piece))))
    return table(words.LONG, COLUMNS, rows[: MOST_ROWS - 2], (across(words.LONG_WHY, Look.SOFT),))


def letters(column: int) -> str:
    """The name of a column: A for 0, Z for 25, AA for 26."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _pieces(text: str, width: float, look: Look = Look.TEXT) -> Iterator[str]:
    """The text in pieces that a row can show, parted between lines or words where there are such; together the text."""
    while lines_of(text, width, look) > MOST_LINES:
        piece = _first(text, width, look)
        yield piece
        text = text[len(piece) :]
    yield text


def _first(text: str, width: float, look: Look) -> str:
    least, most = 1, min(len(text), ceil(width) * MOST_LINES * 3)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if lines_of(text[:middle], width, look) <= MOST_LINES else (least, middle - 1)
    for between in ("\n", " "):
        at = text.rfind(between, least // 2, least)
        if at > 0:
            return text[: at + 1]
    return text[:least]
