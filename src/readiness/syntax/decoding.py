"""From the bytes of a file to its text, or the one problem that says why they are none."""

import re
import unicodedata
from typing import Final

from readiness.problems import Place, Problem, problem
from readiness.syntax.lines import LINE_END, Lines

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no text may hold, written as an escape or as it is."""
# the parser takes these as escapes in quotes only
_NOT_AS_THEY_ARE: Final = re.compile(FORBIDDEN.pattern[:-1] + "\x80-\x84\x86-\x9f]")
_ALIASES: Final = dict(
    zip(
        "\x00\x07\x08\x0b\x0c\x1a\x1b\x7f",
        ("NUL", "bell", "backspace", "vertical tab", "form feed", "substitute", "escape", "delete"),
        strict=True,
    )
)
# programs that join files leave several
_MARKS: Final = re.compile(b"(?:\xef\xbb\xbf)+")
_QUOTED: Final = 500
"""Bytes of a line that are quoted from a file which could not be decoded."""


def decode(data: bytes, name: str) -> str | Problem:
    """The text of a file in UTF-8, without byte order marks; or what the file is instead."""
    if (marks := _MARKS.match(data)) is not None:
        data = data[marks.end() :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _known(data, name) or _undecoded(data, name, error.start)
    bad = _NOT_AS_THEY_ARE.search(text)
    if bad is None:
        return text
    return _known(data, name) or _at(text, bad.start(), "Y002", name, char=char_name(bad[0]))


def char_name(char: str) -> str:
    """A character by its number and what it is called; half of a pair is what UTF-16 writes beyond U+FFFF."""
    half = "\ud800" <= char <= "\udfff"
    called = "half of a pair" if half else _ALIASES.get(char) or unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}{f' ({called})' if called else ''}"


def _known(data: bytes, name: str) -> Problem | None:
    from readiness.syntax.kinds import binary_kind  # noqa: PLC0415 - only a file that is refused needs it

    return binary_kind(data, name)


def _undecoded(data: bytes, name: str, start: int) -> Problem:
    before = data[:start].decode("utf-8")
    if data[start] == 0xED and data[start + 1 : start + 2] >= b"\xa0":  # noqa: PLR2004 - UTF-8 of a lone surrogate
        surrogate = data[start : start + 3].decode("utf-8", "surrogatepass")
        return _at(before + surrogate, start=len(before), code="Y002", name=name, char=char_name(surrogate))
    text = before + data[start : start + _QUOTED].decode("utf-8", "replace")
    return _at(text, len(before), "Y001", name, byte=f"0x{data[start]:02x}")


def _at(text: str, start: int, code: str, name: str, **args: str) -> Problem:
    """A problem at a character of a text."""
    lines = Lines(text)
    ends = [match.end() for match in LINE_END.finditer(text, 0, start)]
    # the end of a line that stands right before may be the first half of a pair
    line, column = len(ends), start - (ends[-1] if ends else 0)
    return problem(code, Place(name, line + 1, column + 1), lines[line], **args)
