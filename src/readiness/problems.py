"""A mistake in a user's file is a value: a stable code, a place, and the words that fill its message.

The messages themselves stand in `readiness.words.problems`, so that a layer below it can report a problem
without knowing how it is worded.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from heapq import nsmallest
from typing import Final, Generic, TypeVar

T = TypeVar("T")


class Level(Enum):
    """How much a problem weighs: an error refuses the file, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


MOST_SHOWN: Final = 50
"""How many problems are shown in one run; the rest are counted, and nothing is spent on hints for them."""

MOST_KEPT: Final = 1_000
"""After so many problems a file is not read on: whoever mends the first will look again."""

WARNINGS: Final = frozenset(
    {
        *("A012", "A034", "A050", "A051", "A052", "A053", "A056", "A092", "A096", "A097", "A099"),
        *(
            "F041",
            "F055",
            "F056",
            "F062",
            "S044",
            "S051",
            "S060",
            "S061",
            "S063",
            "S064",
            "Y029",
            "Y030",
            "Y031",
            "Y032",
        ),
    }
)
"""The codes that only warn, beside those of craft; every other code is an error."""
CRAFT: Final = "F1"
"""What the codes of a questionnaire's craft begin with; all of them only warn."""
STALE_ALLOW: Final = "F199"
"""The code of an `allow` that switches off nothing; it cannot be switched off itself."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file, and a line and column counted from 1; line 0 is the file as a whole."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file."""

    code: str
    """A letter (Y syntax, F framework, E expression, A assessment, S store) and three digits; its meaning stays."""
    place: Place
    args: tuple[tuple[str, str], ...] = ()
    """The words that fill the message of this code."""
    quote: str = ""
    """The line it stands on, as it is in the file."""

    @property
    def level(self) -> Level:
        """Error or warning, by the code alone."""
        return Level.WARNING if self.code in WARNINGS or self.code.startswith(CRAFT) else Level.ERROR


def problem(code: str, place: Place, quote: str = "", **args: object) -> Problem:
    """A problem whose message is filled with `args`."""
    return Problem(code, place, tuple((name, str(value)) for name, value in args.items()), quote)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What reading gave: a value, unless an error refused it, and every problem found on the way."""

    value: T | None
    problems: tuple[Problem, ...] = ()


def may_be_allowed(code: str) -> bool:
    """Whether a framework may switch a check off with a reason: every warning of a framework but one."""
    return code != STALE_ALLOW and (code.startswith(CRAFT) or (code.startswith("F") and code in WARNINGS))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them refuses the file."""
    return any(p.level is Level.ERROR for p in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.code, p.args)))


def telling(rows: Sequence[tuple[str, Level]], most: int = MOST_SHOWN) -> tuple[int, ...]:
    """Which problems are shown where there are more than `most`, each given as its file and level; in their order.

    Errors go before warnings and the files take turns, so that no warning hides an error and no file another.
    """
    turns: Counter[tuple[str, Level]] = Counter()
    ranked: list[tuple[bool, int, int]] = []
    for number, row in enumerate(rows):
        ranked.append((row[1] is Level.WARNING, turns[row], number))
        turns[row] += 1
    return tuple(sorted(number for *_, number in nsmallest(most, ranked)))
