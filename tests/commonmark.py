"""Markdown read back: that nothing in it is active, that its tables are whole, and what it says."""

import re
from typing import Final

from markdown_it import MarkdownIt

from readiness.render.plain import clean

MARKDOWN: Final = MarkdownIt("commonmark").enable("table")
_PIPE: Final = re.compile(r"(?<!\\)(?:\\\\)*\|")
_ACTIVE: Final = frozenset({"html_inline", "html_block", "link_open", "image"})


def sound(text: str) -> None:
    """A text is CommonMark with tables whose rows have as many cells as their heads, and nothing in it is active."""
    lines = text.split("\n")
    for token in MARKDOWN.parse(text):
        assert token.type not in _ACTIVE, token.content
        assert not _ACTIVE & {child.type for child in token.children or ()}, token.content
        if token.type == "table_open" and token.map is not None:
            # what a row has beyond its head is lost when it is read, so the text itself is looked at
            rows = lines[token.map[0] : token.map[1]]
            assert len({len(_PIPE.findall(row)) for row in rows}) == 1, rows


def spoken(text: str) -> str:
    """What a text says to a reader, each piece of running text on a line."""
    return "\n".join(
        "".join(" " if child.type in {"softbreak", "hardbreak"} else child.content for child in token.children or ())
        for token in MARKDOWN.parse(text)
        if token.type == "inline"
    )


def flat(text: str) -> str:
    """A text as one line, without what cannot be seen: as documents show it."""
    return re.sub(r"\s+", " ", clean(text)).strip()
