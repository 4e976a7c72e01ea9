"""Wording what a check found."""

from collections.abc import Sequence
from typing import Final

from readiness.problems import Level, Problem, telling
from readiness.report.check_view import CheckedView, CheckReport, ProblemView
from readiness.words.problems import remedy, said

QUOTED: Final = 200
"""Characters of a line that are quoted: a file may be a single line, and every problem in it would repeat the whole."""
CUT: Final = "..."


def build_check(problems: Sequence[Problem], checked: tuple[CheckedView, ...], *, strict: bool) -> CheckReport:
    """The problems of a run, in the order they have, and what is well."""
    errors = sum(found.level is Level.ERROR for found in problems)
    return CheckReport(
        passed=not (problems if strict else errors),
        strict=strict,
        errors=errors,
        warnings=len(problems) - errors,
        checked=checked,
        problems=tuple(map(problem_view, problems)),
    )


def shown_of(report: CheckReport) -> tuple[ProblemView, ...]:
    """The problems that are shown to people; where there are many, the rest are only counted."""
    return tuple(report.problems[n] for n in telling([(found.file, Level(found.level)) for found in report.problems]))


def problem_view(problem: Problem) -> ProblemView:
    """A problem in words."""
    place = problem.place
    quote, column = _excerpt(problem.quote, place.column) if problem.quote.strip() else (None, None)
    return ProblemView(
        code=problem.code,
        level=problem.level.value,
        file=place.file,
        line=place.line or None,
        column=place.column if place.line else None,
        message=said(problem),
        remedy=remedy(problem),
        quote=quote,
        quote_column=column,
    )


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and where the column is in it."""
    if len(line) <= QUOTED:
        return line, column
    start = max(0, min(column - 1 - QUOTED // 2, len(line) - QUOTED))
    before, after = CUT if start else "", CUT if start + QUOTED < len(line) else ""
    return f"{before}{line[start : start + QUOTED]}{after}", column - start + len(before)
