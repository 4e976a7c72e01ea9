"""Coordinates of what is drawn: across in per cent of the width, so that a drawing fits any page; down in pixels."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from readiness.report.chart_view import Dot

MARGIN: Final = 2.0
"""Per cent that are left free on either side."""
HEIGHT: Final = 200
"""Pixels of what is drawn over time."""
TOP: Final = 24
"""Pixels above it, for the letters of phases."""
LETTER: Final = 92.0
"""Per cent from which on a text ends at its place, and does not stand around it; the same from the other side."""


class Line(NamedTuple):
    """A line from one place to another."""

    x1: str
    y1: str
    x2: str
    y2: str


def across(share: float) -> str:
    """A place, from 0 at the left to 1 at the right, as a coordinate; what lies beyond is drawn at the end."""
    return f"{_across(share):.2f}%"


def wide(start: float, end: float) -> str:
    """The width from one place to another, whichever is further left."""
    return f"{abs(_across(end) - _across(start)):.2f}%"


def left(start: float, end: float) -> str:
    """The place that is further left."""
    return across(min(start, end))


def down(share: float) -> str:
    """A height, from 0 at the bottom to 1 at the top, as a coordinate."""
    return f"{TOP + (1 - min(1.0, max(0.0, share))) * HEIGHT:.1f}"


def anchor(share: float) -> str:
    """How a text stands at a place."""
    place = _across(share)
    return "start" if place < 100 - LETTER else "end" if place > LETTER else "middle"


def scores(dots: tuple[Dot, ...]) -> tuple[Line, ...]:
    """The lines between the scores of neighbouring rounds."""
    return tuple(
        Line(across(one.at), down(one.level), across(other.at), down(other.level))
        for one, other in pairwise(dots)
        if one.level is not None and other.level is not None
    )


def indices(dots: tuple[Dot, ...]) -> tuple[Line, ...]:
    """The lines between the indices of neighbouring rounds, where the one is carried on from the other."""
    return tuple(
        Line(across(one.at), down(one.index), across(other.at), down(other.index))
        for one, other in pairwise(dots)
        if one.index is not None and other.index is not None and not other.begins
    )


def bands(dots: tuple[Dot, ...]) -> tuple[str, ...]:
    """The ranges between neighbouring rounds, as points on a field of 1000 by 1000 that is stretched to the drawing."""
    return tuple(_bands(dots))


def _bands(dots: tuple[Dot, ...]) -> Iterator[str]:
    for one, other in pairwise(dots):
        if one.low is None or one.high is None or other.low is None or other.high is None:
            continue
        corners = ((one.at, one.low), (one.at, one.high), (other.at, other.high), (other.at, other.low))
        yield " ".join(f"{_across(at) * 10:.1f},{(1 - level) * 1000:.1f}" for at, level in corners)


def _across(share: float) -> float:
    return MARGIN + min(1.0, max(0.0, share)) * (100 - 2 * MARGIN)
