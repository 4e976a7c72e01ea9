"""What the first sheet of every workbook begins with, and the sheets that several kinds of report have."""

from collections.abc import Iterator, Sequence
from typing import Final

from readiness.render.xlsx.sheets import (
    Cell,
    Column,
    Day,
    Gap,
    Line,
    Look,
    Number,
    Part,
    Prose,
    Row,
    Sheet,
    Text,
    across,
    labelled,
    table,
    texts,
)
from readiness.report.chart_view import Card
from readiness.report.document_view import Head
from readiness.report.target_view import TargetView
from readiness.report.view import FindingView, Named
from readiness.words import report as report_words
from readiness.words import sheets as words
from readiness.words import targets as target_words


def top(head: Head) -> Iterator[Line]:
    """What it is, what a reader should not miss, and for whom it is."""
    yield across(head.title, Look.TITLE)
    yield from (across(notice, Look.NOTICE) for notice in head.notices)
    yield across(head.audience, Look.SOFT)
    yield Gap()


def facts(found: Sequence[Named]) -> Iterator[Line]:
    """What was assessed, when and with what."""
    yield from (labelled(fact.label, fact.text) for fact in found)
    yield Gap()


def glance(cards: Sequence[Card], columns: int) -> Iterator[Line]:
    """What one has to know first; the answer takes up so many columns."""
    for card in cards:
        label, answer = Text(card.label, Look.SOFT), Text(card.answer, Look.STRONG)
        yield Prose((Part(label, 1), Part(answer, columns), Part(Text(card.text))))
    yield Gap()


def heading(text: str) -> Iterator[Line]:
    """The heading of a part of a sheet."""
    yield across(text, Look.HEADING)


def method(texts_: Sequence[str], versions: Sequence[Named]) -> Sheet:
    """How it was made, and with what."""
    lines: list[Line] = []
    if texts_:
        lines += [across(report_words.METHOD, Look.HEADING), *map(across, texts_), Gap()]
    lines.append(across(report_words.VERSIONS, Look.HEADING))
    lines += [labelled(entry.label, entry.text) for entry in versions]
    return Sheet(words.METHOD, (36, 84), tuple(lines))


def severity(name: str) -> Text:
    """How weighty a finding is."""
    return Text(report_words.SEVERITIES[name], Look.TEXT if name == "note" else Look.WEIGHTY)


FINDING: Final = (
    Column(words.FINDING, 46, needed=False),
    Column(words.ADVISED, 38, needed=False),
    Column(words.MOVE, 13, needed=False),
    Column(words.CAP, 18, needed=False),
    Column(report_words.RULE, 20),
    Column(report_words.SOURCES, 12, needed=False),
)


def finding(found: FindingView) -> tuple[Cell, ...]:
    """The cells of a finding, without its severity."""
    return texts(found.finding, found.recommend, found.move, found.cap, found.id, ", ".join(found.sources))


def nothing(columns: Sequence[Column], text: str) -> Row:
    """The only row of a table without rows."""
    return Row((Text(text, Look.SOFT), *(None for _ in columns[1:])))


_TARGET: Final = (
    Column(words.STANDS, 12),
    Column(words.TARGET, 15),
    Column(words.WHAT, 28),
    Column(words.ID, 18),
    Column(words.ASKS, 26),
    Column(words.AT_LEAST, 11, number=True),
    Column(words.NOW, 10, number=True),
    Column(report_words.ANSWER, 20, needed=False),
    Column(words.WHY, 44),
    Column(words.AGREED, 18),
)


def targets(found: Sequence[TargetView]) -> Iterator[Sheet]:
    """The targets, where there are any."""
    if found:
        yield table(words.TARGETS, _TARGET, [_target(entry) for entry in found])


def _target(found: TargetView) -> Row:
    why = " ".join(filter(None, (found.why, found.line_text, found.pace_text)))
    look = Look.WEIGHTY if found.standing in {"missed", "behind"} else Look.STRONG
    return Row(
        (
            Text(target_words.STANDINGS[found.standing], look),
            *texts(found.id, found.title, found.node, found.asks),
            Number(found.at_least, "0.0"),
            Text(found.value_text, Look.ABSENT) if found.value is None else Number(found.value, "0.0"),
            # the score is there as a number already
            *texts(found.value_text if " " in found.value_text and found.value is not None else None),
            *texts(why, found.agreed_text),
        )
    )


def day(text: str | None) -> Cell:
    """A day; the word for none where there is none."""
    return Text(report_words.UNDATED, Look.SOFT) if text is None else Day(text)
