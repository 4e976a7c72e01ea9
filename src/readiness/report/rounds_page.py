"""The rounds of a folder as a page to read."""

from collections.abc import Iterator
from itertools import groupby

from readiness.report.page import Block, Heading, Page, Pair, Paragraph, Rows
from readiness.report.rounds import DIGITS
from readiness.report.rounds_view import RoundsReport, RoundView
from readiness.report.standing_on import fictional_notices
from readiness.words import history as words
from readiness.words import report as report_words


def rounds_page(report: RoundsReport) -> Page:
    """The page, in the terminal and as Markdown."""
    return tuple(_blocks(report))


def _blocks(report: RoundsReport) -> Iterator[Block]:
    if report.rescored is not None:
        yield Paragraph(report.rescored)
    yield Heading(report.title)
    for _, group in groupby(report.rounds, _row):
        rounds = tuple(group)
        # the name may have been written in several ways; the last one is the one that is used now
        found = rounds[-1].identity
        respondent = found.respondent or report_words.NONE_GIVEN
        title = words.ROW.format(name=found.name, subject=found.subject, respondent=respondent, scope=found.scope)
        yield Heading(title, 2)
        told = [(view.identity.round, view.identity.name, view.identity.fictional) for view in rounds]
        yield from map(Paragraph, fictional_notices(told))
        yield Rows(words.ROUNDS_HEAD, tuple(map(_cells, rounds)), words.ROUNDS_ALIGN)
        for view in rounds:
            if view.overall.why_no_score is not None:
                here = view.identity
                why = view.overall.why_no_score
                yield Paragraph(words.NO_SCORE.format(round=here.round, date=here.date, why=why))
    if report.rounds:
        yield Paragraph(words.DIGESTS.format(count=DIGITS))
    if report.unread:
        yield Heading(words.UNREAD, 2)
    for entry in report.unread:
        yield Pair(entry.file, entry.why)


def _row(view: RoundView) -> tuple[str, str | None, str]:
    return view.identity.subject, view.identity.respondent, view.identity.scope


def _cells(view: RoundView) -> tuple[str, ...]:
    found = view.identity
    phase = found.phase or report_words.NONE_GIVEN
    return found.round, found.date, phase, view.overall.score_text, view.digest, view.sealed_text, view.file
