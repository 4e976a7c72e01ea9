"""An assessment as the program works with it: every answer resolved against the question it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias, assert_never

from readiness.ids import NodeId
from readiness.model.framework import (
    NEVER,
    Age,
    Choice,
    Choices,
    Context,
    Framework,
    Item,
    Number,
    Option,
    Scale,
    YesNo,
)
from readiness.syntax.document import Plain

# ---- values: an answer together with the kind of item that gives it a meaning


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale, counted from 0."""

    scale: Scale
    level: int


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """A yes or a no."""

    kind: YesNo
    yes: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """The option that was chosen, and the points that it states."""

    kind: Choice
    option: Option
    points: float


@dataclass(frozen=True, slots=True)
class SomeOf:
    """The options that were chosen, none among them being an answer too."""

    kind: Choices
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the unit of its item."""

    kind: Number
    amount: float


@dataclass(frozen=True, slots=True)
class Since:
    """A day."""

    kind: Age
    day: date


@dataclass(frozen=True, slots=True)
class Never:
    """It has not happened; `points` is what the item gives for that."""

    kind: Age
    points: float


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a context item."""

    kind: Context
    value: float | str | bool
    withheld: bool = False
    """Whether the value is not to be shown."""


Value: TypeAlias = Level | YesOrNo | OneOf | SomeOf | Quantity | Since | Never | Told


def as_written(value: Value) -> str | float | tuple[str, ...]:
    """An answer as a file has it: the label of a level, the id of an option or of several, a number, a day, a word."""
    match value:
        case Level(scale, level):
            return scale.labels[level]
        case YesOrNo(_, yes) | Told(_, bool(yes)):
            return "yes" if yes else "no"
        case OneOf(_, option):
            return option.id
        case SomeOf(_, options):
            return tuple(option.id for option in options)
        case Quantity(_, amount):
            return amount
        case Since(_, day):
            return day.isoformat()
        case Never():
            return NEVER
        case Told(_, told):
            return told
        case _:
            assert_never(value)


# ---- answers


@dataclass(frozen=True, slots=True)
class Answered:
    """There is an answer."""

    value: Value


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not apply, and why; `option` is the option that says so, where one was chosen."""

    because: str
    option: Option | None = None


@dataclass(frozen=True, slots=True)
class DontKnow:
    """It was asked and nobody knows."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Nothing was said."""


Answer: TypeAlias = Answered | NotApplicable | DontKnow | Unanswered


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer rests on; undated evidence supports nothing."""

    ref: str
    kind: str
    day: date | None


class Revision(StrEnum):
    """Why an answer differs from the one of the round before, where the mission did not change."""

    CORRECTION = "correction"
    BETTER_INFORMATION = "better-information"
    OTHER_READING = "other-reading"


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer with what was written beside it."""

    answer: Answer
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    revised: Revision | None = None
    carried: bool = False
    """Whether it was carried over from an earlier round and not confirmed; then it has no support."""


NOTHING = Entry(Unanswered())
"""What stands for an item that the file does not name."""


class Scope(StrEnum):
    """Which items were asked: all that are due, or the pulse."""

    FULL = "full"
    PULSE = "pulse"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom the assessment is about."""

    id: str
    name: str
    fictional: bool = False
    illustration: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one respondent group answered for one subject in one round."""

    subject: Subject
    round: str
    date: date
    phase: str | None
    respondent: str | None
    scope: Scope
    entries: Mapping[NodeId, Entry]
    digest: str
    """SHA-256 over the canonical JSON of what the file says."""
    written: Plain = field(default=None, compare=False, repr=False)
    """What its file says; None where it was read from no file."""
    withheld: bool = False
    """Whether what was typed is taken out of it, and who answered is not to be shown."""

    def asks(self, item: Item) -> bool:
        """Whether an item is asked: due in this phase and from this respondent, and in scope.

        A context item belongs to every scope: it costs no score, and readers need it.
        """
        in_scope = self.scope is Scope.FULL or item.pulse or not item.scored
        return in_scope and item.is_due(self.phase, self.respondent)

    def entry(self, item: NodeId) -> Entry:
        """What the file says of an item; nothing where it does not name it."""
        return self.entries.get(item, NOTHING)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An assessment and the framework that gives it a meaning."""

    framework: Framework
    assessment: Assessment
