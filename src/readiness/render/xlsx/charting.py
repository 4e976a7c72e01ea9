"""What XlsxWriter is told of a chart, from the lines of the sheet that it is drawn of."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Final

from readiness.render.xlsx.sheets import Day, Line, Number, Row

DAY_FORM: Final = "yyyy-mm-dd"
"""How days are written."""
DAY_0: Final = date(1899, 12, 30)
"""From which a spreadsheet counts the days."""
YEAR: Final = 365.25
MOST_MARKS: Final = 10
"""Of the axis of time."""
FREE: Final = 20
"""Before the first day and after the last one, a part of the time between them is left free: one in so many."""


def numbers(lines: Sequence[Line], column: int) -> list[float | None]:
    """The numbers in a column; None where there is none."""
    cells = (line.cells[column] if isinstance(line, Row) else None for line in lines)
    return [cell.value if isinstance(cell, Number) else None for cell in cells]


def time_axis(lines: Sequence[Line], column: int) -> dict[str, object]:
    """The axis of time, around the first and the last day, with a mark for every year, or for each of so many."""
    cells = (line.cells[column] for line in lines if isinstance(line, Row))
    days = [(date.fromisoformat(cell.text) - DAY_0).days for cell in cells if isinstance(cell, Day)]
    axis = {"num_format": DAY_FORM, "num_font": {"size": 9}, "major_gridlines": {"visible": False}}
    span = days[-1] - days[0]
    free = ceil(span / FREE)
    ends = {"min": days[0] - free, "max": days[-1] + free} if span else {}
    return {**axis, **ends, **({"major_unit": YEAR * ceil(span / YEAR / MOST_MARKS)} if span > YEAR else {})}
