"""What a typed line means at a question."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, assert_never

from readiness.interview.entries import DONT_KNOW
from readiness.model.framework import NEVER, Age, Choice, Choices, Context, Item, Number, Scale, YesNo
from readiness.model.levels import level_of
from readiness.syntax.document import Plain


class Typed(Enum):
    """A key that is no answer."""

    QUIT = "q"
    BACK = "b"
    SKIP = "s"
    NOTE = "m"
    EVIDENCE = "e"
    NOT_APPLICABLE = "x"
    NEXT_OPEN = "o"
    GO = "g"
    KEEP = "k"
    UNDO = "u"
    REVIEW = "r"
    SCORE = "p"
    HELP = "?"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was typed, and when: seconds of any clock that does not go back."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Value:
    """What the file is to have as the answer; it may still be refused."""

    raw: Plain


_KEYS: Final = {key.value: key for key in Typed}
_GO: Final = "g "
_NOT_KNOWN: Final = "d"
_NONE: Final = frozenset({"-", "none"})
_DIGITS: Final = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,9})?")


def is_key(line: str) -> bool:
    """Whether a line is nothing but one of the keys, or nothing at all; no reason and no note is so short."""
    return line.strip().lower() in _KEYS


def typed(item: Item, line: str) -> Typed | Value | str:
    """A key, an answer, or, as a text, the question to go to."""
    text = line.strip()
    if text.lower() in _KEYS:
        return _KEYS[text.lower()]
    if text.lower().startswith(_GO):
        return text[len(_GO) :].strip()
    if text.lower() == _NOT_KNOWN:
        return Value(DONT_KNOW)
    return Value(_value(item, text))


def _value(item: Item, text: str) -> Plain:
    """The answer; what no question understands stays as it was typed, to be refused with a hint."""
    kind = item.kind
    match kind:
        case Scale(labels=labels):
            raw: Plain = int(text) if is_number(text) else text
            if (place := level_of(labels, raw)) is not None:
                return labels[place]
            return next((label for label in labels if label.lower() == text.lower()), text)
        case YesNo() | Context(form="yes-no"):
            return {"y": "yes", "n": "no", "yes": "yes", "no": "no"}.get(text.lower(), text)
        case Choice(options=options):
            return options[int(text)].id if _counts(text, len(options)) else text
        case Choices(options=options):
            if text.lower() in _NONE:
                return []
            words = text.replace(",", " ").split()
            return [options[int(word)].id if _counts(word, len(options)) else word for word in words]
        case Number() | Context(form="number"):
            return _number(text)
        case Age(never=never):
            return NEVER if never is not None and text.lower() == NEVER else text
        case Context():
            return text
        case _:
            assert_never(kind)


def _counts(text: str, below: int) -> bool:
    """Whether a text is the number of a level or an option, counted from 0."""
    return is_number(text) and int(text) < below


def is_number(text: str) -> bool:
    """Whether a text is a whole number that somebody may have meant as one of a list."""
    longest = 6
    return text.isascii() and text.isdecimal() and len(text) <= longest


MOST: Final = 1e15
"""A number of more digits is not exact, and no question means it."""


def _number(text: str) -> Plain:
    if not _DIGITS.fullmatch(text):
        return text
    amount = float(text)
    if abs(amount) >= MOST:
        return text
    return int(amount) if amount == int(amount) else amount
