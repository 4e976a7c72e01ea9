"""A check of the seals in a folder as a page to read."""

from collections.abc import Iterator

from readiness.report.page import Block, Bullet, Heading, Page, Paragraph
from readiness.report.verification_view import VerificationReport
from readiness.words import history as words


def verification_page(report: VerificationReport) -> Page:
    """The page, in the terminal and as Markdown."""
    return tuple(_blocks(report))


def _blocks(report: VerificationReport) -> Iterator[Block]:
    yield Heading(report.title)
    yield Paragraph(report.summary, strong=not report.passed)
    if report.asked is not None:
        yield Paragraph(report.asked.text, strong=report.asked.fails)
    if report.files:
        yield Heading(words.FILES, 2)
    for file in report.files:
        yield Bullet(file.title)
        for text in file.texts:
            yield Bullet(text, 1)
    yield Heading(words.CHAIN, 2)
    yield Paragraph(report.chain)
    for line in report.lines:
        yield Bullet(line.text)
    if report.head_text is not None:
        yield Paragraph(report.head_text)
    if report.unsealed_text is not None:
        yield Paragraph(report.unsealed_text)
    yield Heading(words.PROVES, 2)
    yield Paragraph(report.proves)
