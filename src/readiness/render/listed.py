"""A page's blocks as a browser needs them: bullets and pairs that follow one another as one list, one in another."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from readiness.report.page import Bullet, Heading, Pair, Paragraph, Plot, Rows, Snippet, SparkKey


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list; `label` is empty where it has none."""

    label: str
    text: str
    below: list["Entry"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list."""

    entries: list[Entry] = field(default_factory=list)


Part: TypeAlias = tuple[str, Heading | Paragraph | Rows | Snippet | SparkKey | Plot | Listed]
"""What it is, and the thing itself."""


def parts(blocks: Iterable[Heading | Paragraph | Pair | Bullet | Rows | Snippet | SparkKey | Plot]) -> tuple[Part, ...]:
    """The blocks in their order."""
    found: list[Part] = []
    way: list[tuple[int, list[Entry]]] = []
    """The lists that are under way, the outermost first, each with the depth of its entries."""
    for block in blocks:
        match block:
            case Bullet(text, depth):
                _add(found, way, Entry("", text), depth)
            case Pair(label, text, depth):
                _add(found, way, Entry(label, text), depth)
            case _:
                way.clear()
                found.append((type(block).__name__.lower(), block))
    return tuple(found)


def _add(found: list[Part], way: list[tuple[int, list[Entry]]], entry: Entry, depth: int) -> None:
    while way and way[-1][0] > depth:
        way.pop()
    if not way:
        listed = Listed()
        found.append(("listed", listed))
        way.append((depth, listed.entries))
    elif way[-1][0] < depth:
        way.append((depth, way[-1][1][-1].below))
    way[-1][1].append(entry)
