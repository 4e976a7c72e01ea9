"""A page to read as Markdown."""

from collections.abc import Iterator

from readiness.render import plots, sparks
from readiness.render.markdown import escape, fenced, table
from readiness.report.page import Bullet, Cell, Heading, Page, Pair, Paragraph, Plot, Rows, Snippet, SparkKey
from readiness.words import trend as words

DEEPEST = 6


def page_markdown(page: Page) -> str:
    """The page as one Markdown text, ending in a line feed."""
    return "\n".join(_lines(page)).rstrip("\n") + "\n"


def _lines(page: Page) -> Iterator[str]:
    listed: list[int] = []
    """The depths of the list that is under way, the outermost first."""
    for block in page:
        if not isinstance(block, Bullet | Pair):
            if listed:
                yield ""
            listed = []
        match block:
            case Heading(text, depth):
                yield from (f"{'#' * min(depth, DEEPEST)} {escape(text)}", "")
            case Paragraph(text, _, strong):
                yield from (f"**{escape(text)}**" if strong else escape(text), "")
            case Pair(label, text, depth):
                yield f"{_indent(listed, depth)}- {escape(label)}: {escape(text)}"
            case Bullet(text, depth):
                yield f"{_indent(listed, depth)}- {escape(text)}"
            case Rows(head, rows, align):
                yield from table(head, (tuple(map(_cell, row)) for row in rows), f"{align:l<{len(head)}}")
            case Snippet(text):
                yield from fenced(text, "yaml")
            case SparkKey():
                yield from (escape(sparks.key_text(block, sparks.BLOCKS)), "")
            case Plot():
                yield from _plot(block)


def _indent(listed: list[int], depth: int) -> str:
    """What stands before an entry of a list: it is below the last one that is less deep."""
    while listed and listed[-1] >= depth:
        listed.pop()
    listed.append(depth)
    return "  " * (len(listed) - 1)


def _cell(cell: Cell) -> str:
    return escape(cell) if isinstance(cell, str) else sparks.drawn(cell, sparks.BLOCKS)


def _plot(plot: Plot) -> Iterator[str]:
    crowded = [words.PLOT_CROWDED] if plots.is_crowded(plot, plots.WIDEST) else []
    rows = (*plots.plotted(plot, plots.WIDEST, plots.BLOCKS), plots.legend(plots.BLOCKS), *crowded)
    yield from fenced("\n".join(rows), "text")
