"""A page to read: headings, paragraphs, pairs and bullets, without markup."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the page's own."""

    text: str
    depth: int = 1
    section: str = ""
    """The section that begins here, where another one does; `report.sections` has the names."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, indented by its depth."""

    text: str
    depth: int = 0
    strong: bool = False
    """Whether it is what a reader should not miss."""
    section: str = ""
    """The section that begins here without a heading, where one does."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what it says."""

    label: str
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Bullet:
    """An entry of a list."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Spark:
    """A cell with a row of numbers, each from 0 (the lowest) to 1 (the highest); None where there is none."""

    levels: tuple[float | None, ...]


Cell: TypeAlias = str | Spark


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of cells below a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: str = ""
    """An l or r for each column; l where it is short."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines of a file, as they stand in it."""

    text: str


@dataclass(frozen=True, slots=True)
class SparkKey:
    """What the characters of the sparks above it say."""

    rounds: int
    """How many rounds each stands for."""
    gaps: bool
    """Whether one stands where there is no number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A round in a plot. Everything is a share, from 0 to 1."""

    at: float
    """When, between the first and the last day."""
    level: float | None
    """The score, between the ends of the scale; None where there is none."""
    low: float | None
    high: float | None
    """The range; None where there is none."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Marks over time, drawn in characters."""

    marks: tuple[Mark, ...]
    """By date."""
    ends: tuple[str, str]
    """The least and the most of the scale."""
    days: tuple[str, str]
    """The first and the last day."""
    phases: tuple[tuple[float, str], ...]
    """Where each phase begins, and the letter that stands for it."""


Block: TypeAlias = Heading | Paragraph | Pair | Bullet | Rows | Snippet | SparkKey | Plot
Page: TypeAlias = tuple[Block, ...]


def chosen(page: Page, names: Collection[str]) -> Page:
    """Of the page what stands above its sections, and these sections."""
    found: list[Block] = []
    here = ""
    for block in page:
        here = _begins(block) or here
        if not here or here in names:
            found.append(block)
    return tuple(found)


def sections_of(page: Page) -> frozenset[str]:
    """The sections that there are on a page."""
    return frozenset(filter(None, map(_begins, page)))


def _begins(block: Block) -> str:
    return block.section if isinstance(block, Heading | Paragraph) else ""
