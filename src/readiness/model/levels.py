"""Which level of a scale an answer names: by its label, by the number that its label is, or by its place."""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

from readiness.syntax.document import Plain

_NUMBERED: Final = re.compile(r"([-+]?[0-9]+(?:[.,][0-9]+)?)[.]?(?:$|\s*[^\w\s]*\s+[^\W\d_])")
_SPACES: Final = re.compile(r"\s+")


def number_of(label: str) -> float | None:
    """The number that a label is, or that stands before its words, as in "1 - never"; None where there is none."""
    found = _NUMBERED.match(label.strip())
    return None if found is None else float(found[1].replace(",", "."))


def has_numbers(labels: Sequence[str]) -> bool:
    """Whether a label of a scale is written as a number, so that a number can only mean a label, and never a place."""
    return any(number_of(label) is not None for label in labels)


def level_of(labels: Sequence[str], raw: Plain) -> int | None:
    """The place of the level that an answer names, counted from 0; None where it names none.

    A text is a label, in whatever way its accents are composed. A number is the level at that place, unless a label of
    the scale is written as a number: then it is the one label with that number, and never a place.
    """
    if isinstance(raw, str):
        return labels.index(raw) if raw in labels else _composed(labels, raw)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    if has_numbers(labels):
        named = [place for place, label in enumerate(labels) if number_of(label) == raw]
        return named[0] if len(named) == 1 else None
    return raw if isinstance(raw, int) and 0 <= raw < len(labels) else None


def _composed(labels: Sequence[str], raw: str) -> int | None:
    wanted = normalize("NFC", raw)
    return next((place for place, label in enumerate(labels) if normalize("NFC", label) == wanted), None)


def alike(label: str) -> str | float:
    """What two labels have in common that readers cannot tell apart: case, spaces, accents and ways to write a number.

    `"1"` and `"1.0"` are one number; a number that words follow is told apart by these.
    """
    text = _SPACES.sub(" ", normalize("NFC", normalize("NFC", label).casefold())).strip()
    number = number_of(text)
    return number if number is not None and not re.search(r"\s", text) else text
