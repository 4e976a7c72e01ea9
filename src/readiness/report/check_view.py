"""What is shown of a check: every problem and what is well, worded and ordered, without markup."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem in words."""

    code: str
    level: str
    """error or warning."""
    file: str
    line: int | None
    """Counted from 1, as is the column; None where it is about the file as a whole."""
    column: int | None
    message: str
    remedy: str
    quote: str | None
    """The line that it stands on, or the part around the column where the line is long; None where there is none."""
    quote_column: int | None
    """The column in the quote."""


@dataclass(frozen=True, slots=True)
class CheckedView:
    """A framework or an assessment that no error refuses."""

    path: str
    summary: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything that a check found."""

    passed: bool
    strict: bool
    """Whether warnings fail too."""
    errors: int
    warnings: int
    checked: tuple[CheckedView, ...]
    problems: tuple[ProblemView, ...]
    """All of them, by file, line and column."""
