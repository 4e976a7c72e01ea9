"""An explanation as a workbook: what something was made of stands below it, one level deeper."""

from collections.abc import Iterator
from typing import Final

from readiness.render.xlsx import summary
from readiness.render.xlsx.sheets import (
    Book,
    Cell,
    Column,
    Gap,
    Line,
    Look,
    Number,
    Row,
    Sheet,
    Text,
    across,
    labelled,
    table,
    texts,
)
from readiness.report.document_view import Head
from readiness.report.explained import Above, Explanation, Unfolded
from readiness.words import change as change_words
from readiness.words import report as report_words
from readiness.words import sheets as words

_COLUMNS: Final = (
    Column(words.STEP, 110),
    Column(words.NUMBER, 11, number=True),
    Column(words.WEIGHT, 9, number=True),
    Column(words.SHARE_ABOVE, 11, number=True),
    Column(words.SHARE, 11, number=True),
    Column(words.ID, 28),
)


def explanation_book(view: Explanation, head: Head) -> Book:
    """The workbook of an explanation."""
    lines: list[Line] = [*summary.top(head), *summary.facts(view.facts), *summary.heading(view.why)]
    lines += [across(view.unfolded.head, Look.STRONG)]
    lines += [labelled(fact.label, fact.text) for fact in view.unfolded.facts]
    lines += [across(step.text) for step in view.unfolded.steps]
    lines += [labelled(remark.label, remark.text) for remark in view.unfolded.remarks]
    lines += [Gap(), *(across(note, Look.SOFT) for note in view.notes), Gap()]
    lines += [across(report_words.VERSIONS, Look.HEADING)]
    lines += [labelled(entry.label, entry.text) for entry in view.versions]
    sheets = (
        Sheet(words.SUMMARY, (30, 90), tuple(lines)),
        table(words.EXPLANATION, _COLUMNS, tuple(_rows(view.unfolded))),
    )
    return Book(view.title, head.date, sheets)


def _rows(top: Unfolded) -> Iterator[Row]:
    waiting: list[tuple[int, Unfolded]] = [(0, top)]
    while waiting:
        depth, found = waiting.pop()
        yield _head(found, depth)
        yield from _within(found, depth + 1)
        waiting += [(depth + 1, part) for part in reversed(found.parts)]


def _head(found: Unfolded, depth: int) -> Row:
    return Row(
        (
            Text(found.head, Look.STRONG, depth),
            None if found.number is None else Number(found.number, "0.0", look=Look.STRONG),
            *_above(found.above),
            None if found.share is None else Number(found.share, "0.0 %"),
            *((Text(found.id, Look.SOFT),) if found.id is not None else (None,)),
        ),
        depth,
    )


def _above(found: Above | None) -> tuple[Cell, Cell]:
    if found is None:
        return None, None
    return Number(found.weight, "General"), None if found.share is None else Number(found.share, "0.0 %")


def _within(found: Unfolded, depth: int) -> Iterator[Row]:
    """The sum of a number, and what stands before and after it."""
    if found.above is not None:
        yield _told(found.above.text, depth)
    for fact in found.facts:
        yield _told(change_words.LABELLED.format(label=fact.label, text=fact.text), depth)
    for step in found.steps:
        number = None if step.number is None else Number(step.number, "0.0##")
        yield Row((Text(step.text, indent=depth), number, None, None, None, None), depth)
    for remark in found.remarks:
        yield _told(change_words.LABELLED.format(label=remark.label, text=remark.text), depth)


def _told(text: str, depth: int) -> Row:
    return Row((Text(text, Look.SOFT, depth), *texts(None, None, None, None, None)), depth)
