"""A page to read as Markdown."""

from collections.abc import Iterator

from readiness.render.markdown import escape, fenced, table
from readiness.report.page import Bullet, Heading, Page, Pair, Paragraph, Rows, Snippet

DEEPEST = 6


def page_markdown(page: Page) -> str:
    """The page as one Markdown text, ending in a line feed."""
    return "\n".join(_lines(page)).rstrip("\n") + "\n"


def _lines(page: Page) -> Iterator[str]:
    listed = False
    for block in page:
        if listed and not isinstance(block, Bullet | Pair):
            yield ""
        listed = isinstance(block, Bullet | Pair)
        match block:
            case Heading(text, depth):
                yield from (f"{'#' * min(depth, DEEPEST)} {escape(text)}", "")
            case Paragraph(text, _, strong):
                yield from (f"**{escape(text)}**" if strong else escape(text), "")
            case Pair(label, text):
                yield f"- {escape(label)}: {escape(text)}"
            case Bullet(text):
                yield f"- {escape(text)}"
            case Rows(head, rows, align):
                yield from table(head, (tuple(map(escape, row)) for row in rows), f"{align:l<{len(head)}}")
            case Snippet(text):
                yield from fenced(text, "yaml")
