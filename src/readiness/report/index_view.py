"""What the first page of a set of reports shows: which there are, and what each is of."""

from dataclasses import dataclass

from readiness.report.view import Named


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the set. `link` is the name of its file, beside the page."""

    link: str
    text: str


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """A round with its report."""

    report: Entry
    date: str
    phase: str
    score: str
    band: str


@dataclass(frozen=True, slots=True)
class Index:
    """The first page of a set of reports of one mission."""

    rescored: str | None
    title: str
    notices: tuple[str, ...]
    internal: str
    facts: tuple[Named, ...]
    rounds: tuple[RoundEntry, ...]
    """By date."""
    others: tuple[Entry, ...]
    """The trend and the latest comparison."""
    made_with: tuple[Named, ...]
