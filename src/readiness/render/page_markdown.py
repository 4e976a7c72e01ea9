"""A page to read as Markdown."""

from collections.abc import Iterator

from readiness.render.markdown import escape, fenced, table
from readiness.report.page import Bullet, Heading, Page, Pair, Paragraph, Rows, Snippet

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
                yield from table(head, (tuple(map(escape, row)) for row in rows), f"{align:l<{len(head)}}")
            case Snippet(text):
                yield from fenced(text, "yaml")


def _indent(listed: list[int], depth: int) -> str:
    """What stands before an entry of a list: it is below the last one that is less deep."""
    while listed and listed[-1] >= depth:
        listed.pop()
    listed.append(depth)
    return "  " * (len(listed) - 1)
