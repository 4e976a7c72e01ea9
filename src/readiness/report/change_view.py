"""What is shown of a comparison: worded, ordered and rounded, without markup."""

from dataclasses import dataclass

from readiness.report.view import FindingView, Identity, Named


@dataclass(frozen=True, slots=True)
class FigureChange:
    """The score of a node in both rounds. Texts are as shown; a change is the difference of the numbers shown."""

    id: str
    title: str
    old_text: str
    new_text: str
    change: float | None
    """Exact; None where a round has no score."""
    change_text: str
    like_for_like: float | None
    """Exact; the change over the items answered in both rounds, without caps."""
    like_for_like_text: str


@dataclass(frozen=True, slots=True)
class PartOfChange:
    """One part of the overall change. The shown parts add up to the shown change."""

    label: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class ItemMove:
    """An item whose answer moved."""

    id: str
    theme: str
    ask: str
    old_text: str
    new_text: str
    change_text: str
    """In points; empty where it counts in one round only."""
    revised: str | None
    """Why the earlier answer was off, where the newer round says so."""
    note: str | None
    """The note of the newer answer."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Items that moved the same way."""

    kind: str
    """rose, fell, corrected, came, left or context."""
    title: str
    items: tuple[ItemMove, ...]


@dataclass(frozen=True, slots=True)
class GoneFinding:
    """A finding of the first round that the second does not have, and why it does not."""

    finding: FindingView
    why: str


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """Everything that a report of a comparison shows."""

    rescored: str | None
    """Stands first where it is not None."""
    title: str
    notices: tuple[str, ...]
    internal: str
    old: Identity
    new: Identity
    facts: tuple[tuple[str, str, str], ...]
    """A label, and what the first and the second round say."""
    summary: str
    figures: tuple[FigureChange, ...]
    """The whole, the mission's own levers, and the themes."""
    parts: tuple[PartOfChange, ...]
    came: tuple[FindingView, ...]
    went: tuple[GoneFinding, ...]
    stayed: tuple[FindingView, ...]
    moves: tuple[Moves, ...]
    support_lost: tuple[str, ...]
    """Items that are answered in both rounds and whose evidence supported only the older answer."""
    unchanged: str
    method: tuple[str, ...]
    versions: tuple[Named, ...]
