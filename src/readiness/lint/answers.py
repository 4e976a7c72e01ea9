"""What is worth a second look in the answers of an assessment. It only warns, and only `check` asks for it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from readiness.model.assessment import Answered, Entry, Sheet
from readiness.model.framework import Item
from readiness.numbers import oldest_fresh
from readiness.problems import Problem
from readiness.syntax.document import Document, Path
from readiness.words import parts as words

NAMED: Final = 3
"""How many of the missing items a message names."""


def missing_items(sheet: Sheet) -> tuple[Item, ...]:
    """The items that are asked and that the file does not name at all; those with a condition may be left out."""
    assessment = sheet.assessment
    asked = (item for item in sheet.framework.items() if assessment.asks(item) and item.applies_when is None)
    return tuple(item for item in asked if item.id not in assessment.entries)


def missing(document: Document, sheet: Sheet) -> Iterator[Problem]:
    """One problem for all items that are missing, where most are there: else the file is not yet filled in."""
    lacking = missing_items(sheet)
    asked = sum(sheet.assessment.asks(item) for item in sheet.framework.items())
    if lacking and 2 * len(lacking) < asked:
        names = [item.id for item in lacking[:NAMED]]
        more = words.AND_MORE.format(count=len(lacking) - NAMED) if len(lacking) > NAMED else ""
        yield document.problem(
            "A050", ("answers",), key=True, count=len(lacking), asked=asked, names=", ".join(names) + more
        )


def stale_answers(sheet: Sheet, at: date) -> Iterator[tuple[Item, Entry, date]]:
    """The answers that are asked for, have dated evidence, and none young enough on a day; with the latest date."""
    first = oldest_fresh(at, sheet.framework.policy.valid_for_months)
    for item in sheet.framework.items():
        entry = sheet.assessment.entry(item.id)
        if not (item.takes_evidence and sheet.assessment.asks(item) and isinstance(entry.answer, Answered)):
            continue
        days = [piece.day for piece in entry.evidence if piece.day is not None]
        if days and max(days) < first:
            yield item, entry, max(days)


def stale(document: Document, sheet: Sheet, at: date) -> Iterator[Problem]:
    """A problem for each such answer, at the latest of its dates."""
    months = sheet.framework.policy.valid_for_months
    for item, entry, day in stale_answers(sheet, at):
        place = next(place for place, piece in enumerate(entry.evidence) if piece.day == day)
        here: Path = ("answers", item.id, "evidence", place, "date")
        yield document.problem("A051", here, name=item.id, day=day, months=months, at=at)
