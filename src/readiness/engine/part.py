"""The scores over some of the items only, as a comparison needs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from readiness.engine.figures import OPEN, Figures, Row, Rows, rows
from readiness.engine.plan import Branch, Plan, Weighing
from readiness.engine.roll import roll


class Counting(Enum):
    """How an item counts."""

    NOT = "not"
    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Marks:
    """What each item of a plan counts with, in its order."""

    points: tuple[float | None, ...]
    """None where it is open or left out."""
    open: frozenset[int]
    """The places of those that are open; the rest without points are left out, as if they did not apply."""

    def counting(self, place: int) -> Counting:
        """Whether an item is there, and in which way."""
        if place in self.open:
            return Counting.OPEN
        return Counting.NOT if self.points[place] is None else Counting.ANSWERED

    def at(self, place: int) -> tuple[float | None, bool]:
        """The points of an item, and whether it is open."""
        return self.points[place], place in self.open


def marks_of(figures: Figures) -> Marks:
    """What each item counts with in an assessment."""
    scored = [slot.scored for slot in figures.plan.slots]
    return Marks(
        tuple(figures.bare.score[: len(scored)]),
        frozenset(place for place, state in enumerate(figures.state) if state == OPEN and scored[place]),
    )


def chosen(of: Mapping[int, tuple[float | None, bool]], size: int) -> Marks:
    """Marks of these items, and of no others of so many."""
    points: Row = [None] * size
    for place, (worth, _) in of.items():
        points[place] = worth
    return Marks(tuple(points), frozenset(place for place, (_, is_open) in of.items() if is_open))


def part(plan: Plan, marks: Marks, weighing: Sequence[Weighing]) -> Rows:
    """The numbers of every place over the items that are there, without caps."""
    found = rows(bands_up=plan.bands_up)
    ends = plan.framework.points
    for row, end in ((found.score, None), (found.low, ends[0]), (found.high, ends[1])):
        row.extend(marks.points)
        if end is not None:
            for place in marks.open:
                row[place] = end
    if plan.bands_up:
        for own, up in _pairs(found):
            up.extend(own)
    roll(plan, weighing, found)
    return found


def rerolled(
    plan: Plan,
    found: Rows,
    weighing: Sequence[Weighing],
    marks: Mapping[int, tuple[float | None, bool]],
    branches: Sequence[Branch],
) -> None:
    """Change what some items count with, and roll these branches anew, in the rows that are given."""
    least, most = plan.framework.points
    for place, (worth, is_open) in marks.items():
        ends = (None, least, most) if is_open else (worth, worth, worth)
        for row, number in zip((found.score, found.low, found.high), ends, strict=True):
            row[place] = number
    for branch in branches:
        found.score[branch.place] = found.low[branch.place] = found.high[branch.place] = None
    if plan.bands_up:
        for own, up in _pairs(found):
            for place in (*marks, *(branch.place for branch in branches)):
                up[place] = own[place]
    roll(plan, weighing, found, None, branches)


def _pairs(found: Rows) -> tuple[tuple[Row, Row], ...]:
    return (found.score, found.up_score), (found.low, found.up_low), (found.high, found.up_high)
