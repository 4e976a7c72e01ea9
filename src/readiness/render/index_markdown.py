"""The first page of a set of reports as Markdown."""

from collections.abc import Iterator
from urllib.parse import quote

from readiness.render.markdown import escape, table
from readiness.report.index_view import Entry, Index
from readiness.words import index as words
from readiness.words import report as report_words
from readiness.words import trend as trend_words


def index_markdown(index: Index) -> str:
    """The page as one Markdown text, ending in a line feed; its links are the names of files beside it."""
    return "\n".join(_lines(index)).rstrip("\n") + "\n"


def _lines(index: Index) -> Iterator[str]:
    if index.rescored is not None:
        yield from (f"**{escape(index.rescored)}**", "")
    yield from (f"# {escape(index.title)}", "")
    for notice in index.notices:
        yield from (f"**{escape(notice)}**", "")
    yield from (f"*{escape(index.internal)}*", "")
    for fact in index.facts:
        yield f"- {escape(fact.label)}: {escape(fact.text)}"
    yield from ("", f"## {words.ROUNDS}", "")
    labels = report_words.FACT_LABELS
    head = (trend_words.ROUND, labels["date"], labels["phase"], report_words.SCORE, report_words.BAND)
    rows = ((_link(row.report), row.date, escape(row.phase), row.score, escape(row.band)) for row in index.rounds)
    yield from table(head, rows, "lllrl")
    yield from (f"## {words.OTHERS}", "")
    yield from (f"- {_link(entry)}" for entry in index.others)
    yield from ("", f"## {report_words.VERSIONS}", "")
    yield from (f"- {escape(version.label)}: {escape(version.text)}" for version in index.made_with)


def _link(entry: Entry) -> str:
    return f"[{escape(entry.text)}]({quote(entry.link)})"
