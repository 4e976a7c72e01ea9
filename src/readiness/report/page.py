"""A page to read: headings, paragraphs, pairs and bullets, without markup."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the page's own."""

    text: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, indented by its depth."""

    text: str
    depth: int = 0
    strong: bool = False
    """Whether it is what a reader should not miss."""


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
class Rows:
    """Rows of cells below a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str = ""
    """An l or r for each column; l where it is short."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines of a file, as they stand in it."""

    text: str


Block: TypeAlias = Heading | Paragraph | Pair | Bullet | Rows | Snippet
Page: TypeAlias = tuple[Block, ...]
