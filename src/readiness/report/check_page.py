"""What a check found as a page to read."""

from collections.abc import Iterator

from readiness.report.check_view import CheckReport, ProblemView
from readiness.report.page import Block, Bullet, Heading, Page, Paragraph, Snippet
from readiness.words import problems as words


def check_page(report: CheckReport) -> Page:
    """Every problem with its line and its remedy, then what has no error."""
    return tuple(_blocks(report))


def _blocks(report: CheckReport) -> Iterator[Block]:
    yield Heading(words.CHECK_TITLE)
    counts = {"errors": report.errors, "warnings": report.warnings, "checked": len(report.checked)}
    yield Paragraph(words.COUNTED.format(**counts), strong=True)
    for problem in report.problems:
        yield from _problem(problem)
    if report.checked:
        yield Heading(words.CHECK_WELL, 2)
        yield from (Bullet(checked.summary) for checked in report.checked)


def _problem(problem: ProblemView) -> Iterator[Block]:
    yield Heading(words.CHECK_PLACE.format(place=_place(problem), code=problem.code), 2)
    template = words.CHECK_WARNING if problem.level == "warning" else words.CHECK_ERROR
    yield Paragraph(template.format(message=problem.message))
    if problem.quote is not None:
        yield Snippet(problem.quote)
    yield Paragraph(problem.remedy)


def _place(problem: ProblemView) -> str:
    parts = (problem.file, problem.line, problem.column)
    return ":".join(str(part) for part in parts if part is not None)
