"""How targets stand, as a page to read; and the sentences on one of them, as every report has them."""

from collections.abc import Iterator

from readiness.report.page import Block, Bullet, Heading, Page, Pair, Paragraph
from readiness.report.sections import TARGETS
from readiness.report.target_view import TargetView
from readiness.report.targets_view import StandingsReport
from readiness.words import report as report_words
from readiness.words import targets as words


def targets_page(report: StandingsReport) -> Page:
    """The page, in the terminal and as Markdown."""
    return tuple(_blocks(report))


def _blocks(report: StandingsReport) -> Iterator[Block]:
    if report.rescored is not None:
        yield Paragraph(report.rescored)
    yield Heading(report.title)
    for text in (*report.notices, report.internal, report.rounds, report.summary):
        yield Paragraph(text)
    for view in report.targets:
        yield Heading(words.STANDING.format(standing=view.standing_text, head=target_head(view)), 2)
        for text in target_sentences(view):
            yield Bullet(text)
    if report.method:
        yield Heading(words.METHOD, 2)
    for text in report.method:
        yield Paragraph(text)
    yield Heading(report_words.VERSIONS, 2)
    for version in report.versions:
        yield Pair(version.label, version.text)


def targets_section(views: tuple[TargetView, ...]) -> Iterator[Block]:
    """Targets as a part of another report."""
    yield Heading(words.TARGETS, 2, TARGETS)
    for view in views:
        yield Bullet(words.STANDING.format(standing=view.standing_text, head=target_head(view)))
        for text in target_sentences(view):
            yield Bullet(text, 1)


def target_head(view: TargetView) -> str:
    """Which target it is, and what is to reach it."""
    return words.HEAD.format(id=view.id, title=view.title, node=view.node)


def target_sentences(view: TargetView) -> tuple[str, ...]:
    """What is asked, how it stands and why, and who agreed on it; each a paragraph."""
    stands = (words.NOW.format(value=view.value_text), view.why, view.line_text, view.pace_text)
    return view.asks, " ".join(text for text in stands if text is not None), view.agreed_text
