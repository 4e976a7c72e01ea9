"""Scores over time, drawn in rows of characters."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from readiness.report.page import Mark, Plot
from readiness.words import trend as words


class Strokes(NamedTuple):
    """The characters of a plot."""

    point: str
    range: str
    wall: str
    floor: str
    corner: str


BLOCKS: Final = Strokes("●", "│", "┤", "─", "┼")
ASCII: Final = Strokes("*", ":", "|", "-", "+")
WIDEST: Final = 80
HEIGHT: Final = 15
"""Rows of the scale."""


def plotted(plot: Plot, width: int, strokes: Strokes) -> tuple[str, ...]:
    """The lines of a plot, none longer than `width` or 80 characters; what they mean is their last lines."""
    return tuple(_lines(plot, min(width, WIDEST), strokes))


def _lines(plot: Plot, width: int, strokes: Strokes) -> Iterator[str]:
    if all(mark.level is None and mark.low is None for mark in plot.marks):
        yield words.PLOT_EMPTY
        return
    margin = max(map(len, plot.ends))
    columns = width - margin - 1
    cells = [[" "] * columns for _ in range(HEIGHT)]
    for mark in plot.marks:
        _draw(cells, mark, strokes)
    for row in range(HEIGHT):
        label = plot.ends[1] if row == 0 else plot.ends[0] if row == HEIGHT - 1 else ""
        yield f"{label:>{margin}}{strokes.wall}{''.join(cells[row])}".rstrip()
    axis = [strokes.floor] * columns
    for at, letter in plot.phases:
        axis[_column(at, columns)] = letter
    yield f"{'':>{margin}}{strokes.corner}{''.join(axis)}"
    first, last = plot.days
    inside = columns - len(first) - len(last)
    indent = " " * (margin + 1)
    if first == last:
        yield indent + first
    elif inside > 0:
        yield f"{indent}{first}{' ' * inside}{last}"
    else:
        yield indent + first
        yield f"{last:>{width}}"


def legend(strokes: Strokes) -> str:
    """What the characters of a plot say."""
    return words.PLOT_LEGEND.format(point=strokes.point, range=strokes.range)


def is_crowded(plot: Plot, width: int) -> bool:
    """Whether two rounds fall in one column."""
    columns = min(width, WIDEST) - max(map(len, plot.ends)) - 1
    return len({_column(mark.at, columns) for mark in plot.marks}) < len(plot.marks)


def _draw(cells: list[list[str]], mark: Mark, strokes: Strokes) -> None:
    column = _column(mark.at, len(cells[0]))
    for row in range(HEIGHT):
        cells[row][column] = " "
    if mark.low is not None and mark.high is not None and mark.low < mark.high:
        for row in range(_row(mark.high), _row(mark.low) + 1):
            cells[row][column] = strokes.range
    if mark.level is not None:
        cells[_row(mark.level)][column] = strokes.point


def _column(at: float, columns: int) -> int:
    return int(at * (columns - 1) + 0.5)


def _row(level: float) -> int:
    """The row of a number between 0 and 1, the highest first."""
    return HEIGHT - 1 - max(0, min(HEIGHT - 1, int(level * HEIGHT)))
