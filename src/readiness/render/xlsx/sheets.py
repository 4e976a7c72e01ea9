"""A workbook before anything is written: sheets of lines, lines of cells. What a cell looks like is a name.

A line is one row of the sheet, so that where a cell stands is known before it is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias

from readiness.numbers import half_away

POINTS: Final = (0.0, 100.0)
"""The least and the most that an answer can earn."""


class Look(Enum):
    """What a cell is, from which follows how it looks."""

    TITLE = auto()
    HEADING = auto()
    NOTICE = auto()
    TEXT = auto()
    STRONG = auto()
    SOFT = auto()
    """What stands beside the rest: for whom it is, how something is meant."""
    HEAD = auto()
    """Of a column."""
    HEAD_NUMBER = auto()
    ABSENT = auto()
    """A word in a column of numbers."""
    WEIGHTY = auto()
    """What should be seen among many rows."""
    STEP_0 = auto()
    STEP_1 = auto()
    STEP_2 = auto()
    STEP_3 = auto()
    STEP_4 = auto()
    UNEARNED = auto()
    """Beside the steps: an answer that earned no points."""


STEPS: Final = (Look.STEP_0, Look.STEP_1, Look.STEP_2, Look.STEP_3, Look.STEP_4)
"""From the fewest points to the most."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text, and nothing but text, whatever it begins with."""

    text: str
    look: Look = Look.TEXT
    indent: int = 0
    turned: bool = False
    """Whether a bar at its left says that something is another one from here on."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, with the decimals, the sign or the per cent with which it is shown."""

    value: float
    form: str
    """As office suites write formats."""
    ends: tuple[float, float] | None = None
    """Of the scale on which a bar shows it; None for no bar."""
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as ISO 8601 writes it."""

    text: str


Cell: TypeAlias = Text | Number | Day | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    level: int = 0
    """How deep it stands below others, for the outline."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text that runs over some columns; over all that are left for 0."""

    text: Text
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """Texts across the columns."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty row."""


Line: TypeAlias = Row | Prose | Gap


@dataclass(frozen=True, slots=True)
class Series:
    """A line of a chart: the column with its numbers."""

    name: str
    column: int
    kind: str
    """score, end (of the range) or index."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over the days of some rows, drawn by whoever opens the workbook from the cells it names."""

    title: str
    text: str
    """All that it says."""
    sheet: str
    """Where the numbers stand."""
    rows: tuple[int, int]
    """The first and the last."""
    days: int
    """The column of the days."""
    series: tuple[Series, ...]
    ends: tuple[float, float]
    """Of the scale."""
    at: int
    """The row at which its upper left corner stands, on the sheet that has it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; `head` is the row of the heads of its columns, which stay when the rest moves, where it is a table."""

    name: str
    widths: tuple[float, ...]
    """Of the columns, in digits of the usual size."""
    lines: tuple[Line, ...]
    head: int | None = None
    still: int = 0
    """How many columns stay as well."""
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook."""

    title: str
    date: str
    sheets: tuple[Sheet, ...]


# ---- cells


def shown(value: float | None, text: str, ends: tuple[float, float] | None = None, look: Look = Look.TEXT) -> Cell:
    """A number that is shown as in every other report, where it says `text`.

    It is exact wherever rounding it gives that text; else, as with 99.96, of which 99.9 is shown, it is what is shown.
    Without a number the text stands in its place.
    """
    if value is None:
        return Text(text, Look.ABSENT)
    percent, digits = text.endswith("%"), text.rstrip(" %")
    decimals = len(digits.partition(".")[2])
    form = f"0.{'0' * decimals}" if decimals else "0"
    number = float(digits) / 100 if percent else float(digits)
    exact = half_away(value * 100 if percent else value, decimals) == float(digits)
    if digits.startswith(("+", "-")):
        form = f"+{form};-{form};{form}"
    elif value < 0 == number:
        # or it would be shown as minus zero
        form = f"{form};{form};{form}"
    return Number(value if exact else number, f"{form} %" if percent else form, ends, look)


def points(value: float | None) -> Cell:
    """Points of an answer, with a bar; nothing where there are none."""
    return None if value is None else Number(value, "0.0", POINTS)


def change(value: float | None) -> Cell:
    """A difference with its sign, but for one that is shown as 0; nothing where there is none."""
    if value is None:
        return None
    return Number(value, "+0.0;-0.0;0.0" if half_away(value, 1) else "0.0;0.0;0.0")


def texts(*found: str | None) -> tuple[Cell, ...]:
    """Cells of text; nothing where there is none."""
    return tuple(None if text is None or not text else Text(text) for text in found)


# ---- lines


def across(text: str, look: Look = Look.TEXT) -> Prose:
    """A text across all columns."""
    return Prose((Part(Text(text, look)),))


def labelled(label: str, text: str, look: Look = Look.TEXT) -> Prose:
    """A label in the first column, and what it says across the others."""
    return Prose((Part(Text(label, Look.SOFT), 1), Part(Text(text, look))))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its head stands at the right where numbers do."""

    head: str
    width: float
    number: bool = False
    needed: bool = True
    """Whether it stands there also where it is empty in every row."""


def table(
    name: str, columns: Sequence[Column], rows: Sequence[Row], above: Sequence[Line] = (), still: int = 0
) -> Sheet:
    """A sheet that is a table, with some lines above it, without the columns that are empty and not needed."""
    kept = [
        place
        for place, column in enumerate(columns)
        if column.needed or any(row.cells[place] is not None for row in rows)
    ]
    columns = [columns[place] for place in kept]
    rows = [Row(tuple(row.cells[place] for place in kept), row.level) for row in rows]
    return Sheet(name, tuple(column.width for column in columns), (*above, heads(columns), *rows), len(above), still)


def heads(columns: Sequence[Column]) -> Row:
    """The row above a table."""
    return Row(tuple(Text(column.head, Look.HEAD_NUMBER if column.number else Look.HEAD) for column in columns))
