"""Tables as CSV (RFC 4180). The one place where text is made harmless for it is `escape`."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final, TypeAlias

from readiness.render.plain import clean

Cell: TypeAlias = str | float | bool | None
"""What stands in a cell; nothing for None. A bool is written as a word."""

# the apostrophes in front keep a text that begins with one from being taken for one that got it here
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, which stays, and its tag of the Humanitarian Exchange Language."""

    name: str
    tag: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one for each column."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """What of a CSV file may be otherwise."""

    hxl: bool = False
    """Whether a row of tags follows the names."""
    excel: bool = False
    """Whether the text begins with a mark by which Excel knows UTF-8."""


PLAIN: Final = Dialect()


def escape(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def csv_text(table: Table, dialect: Dialect = PLAIN) -> str:
    """The table as CSV, every line ending in a carriage return and a line feed. Equal tables give equal text."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    if dialect.hxl:
        writer.writerow(column.tag for column in table.columns)
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return (BOM if dialect.excel else "") + stream.getvalue()


def seen(text: str) -> str:
    """The lines of a CSV text without anything that a terminal would act on, for somebody who looks at them there."""
    return "".join(f"{clean(line)}\n" for line in text.removeprefix(BOM).splitlines())


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return escape(cell)
        case _:
            return repr(cell)
