"""A page as a rich renderable."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readiness.render import plots, sparks
from readiness.render.plain import clean
from readiness.render.terminal import NARROW, ROOMY, WIDEST, line
from readiness.report.page import (
    Bullet,
    Cell,
    Heading,
    Page,
    Pair,
    Paragraph,
    Plot,
    Rows,
    Snippet,
    SparkKey,
    chosen,
    sections_of,
)
from readiness.words import printing
from readiness.words import trend as plot_words

BETWEEN: Final = 2
"""Columns between two cells of a row."""
MOST_COLUMNS: Final = 3
"""More of them do not fit a narrow terminal, and a row gives way to lines."""


def _columns(head: Sequence[str], align: str = "") -> Table:
    """A table without lines; `align` has an l or r for each column, l where it is short."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for title, side in zip_longest(head, align[: len(head)], fillvalue="l"):
        table.add_column(line(title), justify="right" if side == "r" else "left", overflow="fold")
    return table


def _rows(block: Rows, width: int, steps: sparks.Steps) -> Iterable[RenderableType]:
    def text(cell: Cell) -> str:
        return cell if isinstance(cell, str) else sparks.drawn(cell, steps)

    if width < NARROW and len(block.head) > MOST_COLUMNS:
        for cells in block.rows:
            yield line(text(cells[0]))
            pairs = ((head, text(cell)) for head, cell in zip(block.head[1:], cells[1:], strict=True))
            texts = (f"{head} {found}" for head, found in pairs if found)
            yield Padding(line(", ".join(texts)), (0, 0, 0, 2))
        return
    rows = [tuple(clean(text(cell)) for cell in cells) for cells in block.rows]
    head = tuple(map(clean, block.head))
    widths = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    if rows and sum(widths) + BETWEEN * (len(widths) - 1) <= width:
        # nothing is to be wrapped, and laying out hundreds of rows takes longer than scoring them
        yield Text(_spaced(head, widths, block.align), "bold", no_wrap=True)
        yield Text("\n".join(_spaced(row, widths, block.align) for row in rows), no_wrap=True)
        return
    table = _columns(block.head, block.align)
    for row in rows:
        table.add_row(*map(Text, row))
    yield table


def _spaced(cells: Sequence[str], widths: Sequence[int], align: str) -> str:
    padded = []
    for cell, width, side in zip_longest(cells, widths, align[: len(cells)], fillvalue="l"):
        space = " " * (int(width) - cell_len(str(cell)))
        padded.append(f"{space}{cell}" if side == "r" else f"{cell}{space}")
    return (" " * BETWEEN).join(padded)


def _plot(plot: Plot, width: int, strokes: plots.Strokes) -> Iterable[RenderableType]:
    for row in plots.plotted(plot, width, strokes):
        yield Text(row, no_wrap=True)
    yield line(plots.legend(strokes), "dim")
    if plots.is_crowded(plot, width):
        yield line(plot_words.PLOT_CROWDED, "dim")


class TerminalPage:
    """A page, or some of its sections, laid out for the width of the terminal at the moment of printing."""

    def __init__(self, page: Page, sections: Sequence[str] | None = None) -> None:
        self.page = page if sections is None else chosen(page, sections)
        there = sections_of(page)
        self.empty = [name for name in sections or () if name not in there]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.update(width=min(options.max_width, ROOMY))
        prose = options.update(width=min(options.max_width, WIDEST))
        for part in self._parts(room.max_width, prose.max_width, ascii_only=options.ascii_only):
            # rows may take all of the room, running text would be hard to read
            roomy = isinstance(part, Table) or (isinstance(part, Text) and bool(part.no_wrap))
            yield from console.render(part, room if roomy else prose)

    def _parts(self, room: int, prose: int, *, ascii_only: bool) -> Iterable[RenderableType]:
        steps, strokes = (sparks.ASCII, plots.ASCII) if ascii_only else (sparks.BLOCKS, plots.BLOCKS)
        for place, block in enumerate(self.page):
            match block:
                case Heading(text, depth):
                    # a heading has an empty line before it, but for the first of the page
                    yield from [Text()] if place else []
                    yield line(text, "bold underline" if depth <= 1 else "bold")
                case Paragraph(text, depth, strong):
                    yield Padding(line(text, "bold" if strong else ""), (0, 0, 0, 2 * depth))
                case Pair(label, text, depth):
                    yield Padding(line(f"{label}: {text}"), (0, 0, 0, 2 * depth))
                case Bullet(text, depth):
                    row = Table.grid(padding=(0, 1, 0, 0))
                    row.add_row("-", line(text))
                    yield Padding(row, (0, 0, 0, 2 * depth))
                case Rows():
                    yield from _rows(block, room, steps)
                case SparkKey():
                    yield line(sparks.key_text(block, steps), "dim")
                case Plot():
                    yield from _plot(block, prose, strokes)
                case Snippet(text):
                    yield from (Padding(line(row), (0, 0, 0, 4)) for row in text.split("\n"))
        for name in self.empty:
            yield from (Text(), line(printing.EMPTY.format(name=name)))
