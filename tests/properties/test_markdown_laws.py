"""Whatever somebody types: in every place of a Markdown text it is text, and reads as it was typed."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from commonmark import MARKDOWN, flat, sound
from readiness.render.markdown import escape, table
from readiness.render.page_markdown import page_markdown
from readiness.report.page import Bullet, Heading, Pair, Paragraph, Rows, Snippet
from support import ROOT

FORGE: Final = MarkdownIt("gfm-like", {"linkify": False, "html": True})
"""With what Git forges add: tables and text that is struck through."""
ACTIVE: Final = frozenset({"html_inline", "html_block", "link_open", "image", "s_open"})
# signs that mean something to Markdown, and what stands around them
SIGNS: Final = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:@=$\"'/^1a \n\t"), max_size=24)
TEXTS: Final = SIGNS | st.text(max_size=24)


def pieces(text: str, markdown: MarkdownIt) -> list[str]:
    """The running texts of a document; none of them does anything."""
    found = []
    for token in markdown.parse(text):
        assert token.type not in ACTIVE
        assert token.type not in {"code_block", "hr", "blockquote_open"}
        if token.type == "inline":
            assert not ACTIVE & {child.type for child in token.children or ()}
            found.append("".join(child.content for child in token.children or ()))
    return found


@pytest.mark.parametrize("markdown", [MARKDOWN, FORGE])
@given(text=TEXTS)
@example(text="1. a")
@example(text="- a")
@example(text="a | b \\| c \\")
@example(text="&amp; <b> ~~x~~")
@example(text="===")
@example(text="a ##")
def test_a_text_reads_as_it_was_typed_wherever_it_stands(markdown: MarkdownIt, text: str) -> None:
    said = flat(text)
    if not said:
        return
    made = page_markdown(
        (
            Heading(text),
            Paragraph("before"),
            Paragraph(text),
            Paragraph(text, strong=True),
            Pair("label", text),
            Bullet(text, 1),
            Rows(("a", "b"), ((text, "x"), ("y", text))),
            Heading("end", 2),
        )
    )
    found = pieces(made, markdown)
    assert found == [said, "before", said, said, f"label: {said}", said, "a", "b", said, "x", "y", said, "end"]


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(1, 3))
def test_every_row_has_the_cells_of_its_head(texts: list[str], columns: int) -> None:
    row = [escape((texts * columns)[at]) for at in range(columns)]
    made = "\n".join(table(["h"] * columns, [row] * 3, "l" * columns))
    cells = [token.type for token in MARKDOWN.parse(made) if token.type in {"tr_open", "td_open"}]
    assert cells == ["tr_open", *(["tr_open", *["td_open"] * columns] * 3)]
    sound(made)


@given(st.lists(TEXTS, max_size=4))
def test_no_line_of_a_snippet_ends_its_fence(lines: list[str]) -> None:
    text = "\n".join(lines)
    tokens = MARKDOWN.parse(page_markdown((Snippet(text), Heading("end"))))
    assert [token.type for token in tokens] == ["fence", "heading_open", "inline", "heading_close"]


MADE: Final = sorted([*(ROOT / "tests" / "golden").glob("*.md"), *(ROOT / "reports").glob("sample-*.md")])


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_every_golden_is_sound(path: Path) -> None:
    sound(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("wrong", ["| a |\n| --- |\n| b | c |\n", "<b>x</b>", "[a](b)", "![a](b)", "<div>\n"])
def test_what_is_not_sound_is_seen(wrong: str) -> None:
    with pytest.raises(AssertionError):
        sound(wrong)
