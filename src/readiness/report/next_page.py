"""The steps that would help most as a page to read. What a step adds stays out of it: it shows what is asked."""

from collections.abc import Iterator, Sequence
from typing import Final

from readiness.report.next_view import Improvement, NextReport, Until
from readiness.report.page import Block, Bullet, Heading, Page, Pair, Paragraph
from readiness.words import next_steps as words
from readiness.words import report as report_words

LISTED: Final = 10
"""How many single steps are shown."""
ENDS: Final = 3
"""How many ways to end a finding are shown."""


def next_page(view: NextReport) -> Page:
    """The page, in the terminal and as Markdown."""
    return tuple(_blocks(view))


def _blocks(view: NextReport) -> Iterator[Block]:
    if view.rescored is not None:
        yield Paragraph(view.rescored)
    yield Heading(view.title)
    for text in (*view.notices, view.internal, view.stands):
        yield Paragraph(text)
    if view.until is not None:
        yield from _until(view.until, view.looked_at)
    if view.score is not None:
        yield from _steps(view)
        yield from _holding(view)
    yield Heading(words.OPEN, 2)
    yield Paragraph(view.open_summary)
    if view.open:
        yield Paragraph(words.OPEN_WHY)
    for row in view.open:
        yield Pair(row.theme, ", ".join(row.ids), 1)
    if view.score is not None:
        yield Heading(words.METHOD, 2)
        for text in view.method:
            yield Paragraph(text)
    yield Heading(report_words.VERSIONS, 2)
    for version in view.versions:
        yield Pair(version.label, version.text)


def _until(until: Until, looked_at: str) -> Iterator[Block]:
    yield Heading(until.title, 2)
    yield Paragraph(until.text)
    if until.found not in {"no-score", "there"}:
        yield Paragraph(looked_at)
    yield from _improvements(until.steps)


def _steps(view: NextReport) -> Iterator[Block]:
    yield Heading(words.STEPS, 2)
    yield Paragraph(view.looked_at)
    if view.why_none is not None:
        yield Paragraph(view.why_none)
        return
    yield Paragraph(words.STEPS_WHY)
    yield from _improvements(view.steps[:LISTED])
    more = len(view.steps) - LISTED
    if more > 0:
        yield Paragraph(words.MORE.format(count=more))


def _improvements(entries: Sequence[Improvement]) -> Iterator[Block]:
    for number, entry in enumerate(entries, 1):
        yield Heading(words.STEP.format(number=number, id=entry.id), 3)
        yield Paragraph(entry.ask, 1)
        yield Bullet(words.THEME_AND_LEVER.format(theme=entry.theme, lever=entry.lever), 1)
        yield Bullet(words.NOW.format(answer=entry.answer), 1)
        for ask in entry.asks:
            yield Bullet(ask.text, 1)


def _holding(view: NextReport) -> Iterator[Block]:
    yield Heading(words.HOLDING, 2)
    holding = view.holding
    if holding is None:
        yield Paragraph(view.why_no_holding or "")
        return
    found = holding.finding
    severity = report_words.SEVERITIES[found.severity]
    yield Paragraph(words.HOLDING_FINDING.format(severity=severity, finding=found.finding))
    yield Paragraph(report_words.RECOMMEND.format(recommend=found.recommend))
    yield Pair(report_words.RULE, found.id, 1)
    yield Pair(words.WHEN, holding.when, 1)
    yield Pair(words.CAP, found.cap or "", 1)
    yield Bullet(report_words.MOVE.format(move=found.move), 1)
    if not holding.ends:
        yield Paragraph(words.ENDS_NONE)
        return
    yield Paragraph(words.ENDS_ONE if len(holding.ends) == 1 else words.ENDS_ANY)
    yield from _improvements(holding.ends[:ENDS])
    more = len(holding.ends) - ENDS
    if more > 0:
        yield Paragraph(words.ENDS_MORE.format(count=more))
