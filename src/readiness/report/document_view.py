"""A report as a document with pages: what stands where, without markup and without a layout."""

from dataclasses import dataclass
from typing import TypeAlias

from readiness.report.chart_view import Bars, Card, HeatMap, OverTime, Waterfall
from readiness.report.page import Block


@dataclass(frozen=True, slots=True)
class Cards:
    """What a reader has to know first."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that stands out by a badge: a finding, or how a target stands."""

    kind: str
    """critical, warning or note; or target- and how it stands."""
    badge: str
    text: str
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: `strong` first, then paragraphs. What is typed may have several lines."""

    strong: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose cells hold paragraphs."""

    head: tuple[str, ...]
    widths: tuple[int, ...]
    """Of each column, as parts of the whole."""
    align: str
    """An l or r for each column."""
    rows: tuple[tuple[GridCell, ...], ...]


DocumentBlock: TypeAlias = Block | Cards | Remark | Grid | Bars | Waterfall | OverTime | HeatMap


@dataclass(frozen=True, slots=True)
class Running:
    """What stands at the head and the foot of every page."""

    subject: str
    round: str
    audience: str
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a file for an office says of itself, whatever stands in it."""

    title: str
    date: str
    """The day of the assessment, or of the last one; a file is dated by it, so that equal reports have equal bytes."""
    notices: tuple[str, ...]
    """What a reader should not miss, the weightiest first."""
    audience: str
    """For whom it is, in a sentence."""
    running: Running


@dataclass(frozen=True, slots=True)
class Document(Head):
    """A report with pages."""

    blocks: tuple[DocumentBlock, ...]
