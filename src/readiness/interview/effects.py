"""What the interview asks for and is told."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from readiness.ids import NodeId
from readiness.interview.replies import Line
from readiness.model.assessment import Entry
from readiness.model.framework import Item
from readiness.model.result import NodeResult
from readiness.syntax.document import Plain


class Wanted(Enum):
    """What a line is asked for."""

    ANSWER = "answer"
    NOTE = "note"
    BECAUSE = "because"
    REFERENCE = "reference"
    """What a piece of evidence is, or which one is to go."""
    KIND = "kind"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class ThemeProgress:
    """How far a theme is."""

    id: NodeId
    title: str
    to_do: int
    """How many of its questions are still to be answered or confirmed."""
    of: int
    """How many of them are asked and arise."""
    here: bool
    """Whether the question that is asked belongs to it."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How far the interview is, for a front end that shows it all the time."""

    themes: tuple[ThemeProgress, ...]
    standing: tuple[NodeResult, ...]
    """The theme of the question that is asked, or every theme in a review; then the whole."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for a line. The question is worded by whoever shows it."""

    wanted: Wanted
    item: Item
    number: int
    """Which of the questions it is, from 1."""
    of: int
    raw: Plain
    """What the file has for the item now; None where it has nothing."""
    said: tuple[str, ...] = ()
    """What is to be told first: a mistake, or what was just done."""
    again: bool = False
    """Whether the question itself was just shown and need not be shown once more."""
    default: str | None = None
    """What a blank line stands for, where it stands for anything."""
    last: str | None = None
    """What a single `=` stands for: the date of evidence that was typed last, where one is asked for."""
    standing: tuple[NodeResult, ...] = ()
    """The figures that were asked for: those of the theme and of the whole."""
    to_do: int = 0
    """How many questions are still to be answered or confirmed."""
    seconds: float | None = None
    """How long they will take at the pace of this session, where that can be told."""
    former: Entry | None = None
    """What the round before answered, where it did and that is not hidden."""
    hidden: bool = False
    """Whether an answer that was carried over is hidden until the question is answered; `raw` is None then."""
    revealed: "Former | None" = None
    """What is not hidden any more, since the question was just answered."""
    overview: Overview | None = None
    """Where that is wanted."""


@dataclass(frozen=True, slots=True)
class Former:
    """A question, and what the round before answered to it."""

    item: Item
    entry: Entry


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question and its number, from 1."""

    number: int
    item: Item


@dataclass(frozen=True, slots=True)
class ThemeReview:
    """What of a theme is open, what of it nobody has confirmed, and what of it was answered in this session."""

    title: str
    open: tuple[Numbered, ...]
    carried: tuple[Numbered, ...]
    answered: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Show how far it is, and ask for a line."""

    themes: tuple[ThemeReview, ...]
    at_end: bool
    """Whether the last question was passed, and not a review asked for on the way."""
    brief: bool
    """Whether it is enough to say how much is open."""
    of: int
    """How many questions there are."""
    again: bool
    """Whether it was just shown and need not be shown once more."""
    said: tuple[str, ...] = ()
    standing: tuple[NodeResult, ...] = ()
    revealed: Former | None = None
    overview: Overview | None = None


@dataclass(frozen=True, slots=True)
class Save:
    """Save an entry."""

    item: Item
    value: Plain
    known: Plain
    """What the file was believed to have."""


@dataclass(frozen=True, slots=True)
class Saved:
    """It is saved."""


@dataclass(frozen=True, slots=True)
class Differs:
    """Somebody else changed this entry meanwhile; that stays in the file."""

    now: Plain
    kept: str | None = None
    """The file that ours was put into instead; None where that could not be."""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """It could not be saved, and why."""

    why: str


Effect: TypeAlias = Ask | Review | Save
Reply: TypeAlias = Line | str | Saved | Differs | NotSaved | None
"""A line that was typed, as it is or with the time; None at the end of input, or what became of saving."""


@dataclass(frozen=True, slots=True)
class Done:
    """The end."""

    finished: bool
    """Whether it was finished on purpose, and not left by quitting."""
    saved: int
    """How many entries were saved, those that were taken back left out."""
    open: int
    """How many scored questions are open."""
    unsaved: tuple[tuple[str, Plain], ...]
    """What was answered and could not be saved."""
    carried: int = 0
    """How many answers were carried over and are not confirmed."""


Machine: TypeAlias = Generator[Effect, Reply, Done]


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be told, and whether the question need not be shown again."""

    said: tuple[str, ...] = ()
    again: bool = False
    standing: tuple[NodeResult, ...] = ()
    revealed: Former | None = None


Doing: TypeAlias = Generator[Effect, Reply, Told]
NEXT: Told = Told()
