"""From the bytes of a file to its text, or the problems that say why they are none."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from readiness.problems import MOST_KEPT, Problem
from readiness.syntax.lines import Lines
from readiness.words import parts as words

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no text may hold, written as an escape or as it is."""
SEPARATORS: Final = "\x85\u2028\u2029"
"""What ends a line for a parser of YAML and for no editor, so that the two would not agree on the number of a line."""
# the parser takes these as escapes in quotes only
_NOT_AS_THEY_ARE: Final = re.compile(FORBIDDEN.pattern[:-1] + "\x80-\x9f\u2028\u2029]")
_HALF: Final = re.compile(b"\xed[\xa0-\xbf][\x80-\xbf]")
"""The UTF-8 of a lone surrogate."""
_MANY_BYTES: Final = 0xE0
"""From here on a byte begins a character of three or four bytes, or is a small letter of Windows-1252."""
# programs that join files leave several
_MARKS: Final = re.compile(b"(?:\xef\xbb\xbf)+")
TWO_MARKS: Final = b"\xef\xbb\xbf" * 2
_QUOTED: Final = 500
"""Bytes of a line that are quoted from a file which could not be decoded."""


def decode(data: bytes, name: str) -> str | tuple[Problem, ...]:
    """The text of a file in UTF-8, without byte order marks; or what the file is instead."""
    if (marks := _MARKS.match(data)) is not None:
        data = data[marks.end() :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return (_kind(data, name) or _page(data, name) or _undecoded(data, name, error),)
    if _NOT_AS_THEY_ARE.search(text) is None:
        return text
    known = _kind(data, name)
    return tuple(_refused(text, name)) if known is None else (known,)


def char_name(char: str) -> str:
    """A character by its number and what it is called; half of a pair is what UTF-16 writes beyond U+FFFF."""
    half = "\ud800" <= char <= "\udfff"
    called = words.HALF if half else words.CHARACTER_NAMES.get(char) or unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}{f' ({called})' if called else ''}"


def _kind(data: bytes, name: str) -> Problem | None:
    from readiness.syntax.kinds import binary_kind  # noqa: PLC0415 - only a file that is refused needs it

    return binary_kind(data, name)


def _page(data: bytes, name: str) -> Problem | None:
    """A web page in whatever encoding: what it begins with is ASCII."""
    from readiness.syntax.kinds import is_page, text_kind  # noqa: PLC0415

    text = data[:_QUOTED].decode("ascii", "replace")
    return text_kind(text, name) if is_page(text) else None


def _refused(text: str, name: str) -> Iterator[Problem]:
    """The first character of each line that may not stand in a file, and what else can be seen without a parser."""
    from readiness.syntax.kinds import conflicts, text_kind  # noqa: PLC0415

    if (kind := text_kind(text, name)) is not None:
        yield kind
        return
    lines, last = Lines(text), 0
    for bad in islice(_NOT_AS_THEY_ARE.finditer(text), MOST_KEPT):
        char = bad[0]
        line, _ = lines.place(bad.start())
        if line == last:
            continue
        last = line
        if char in SEPARATORS:
            yield lines.problem("Y035", name, bad.start(), char=char_name(char), escape=f"\\u{ord(char):04x}")
        else:
            yield lines.problem("Y002", name, bad.start(), char=char_name(char))
    for at in conflicts(text, whole=True):
        yield lines.problem("Y026", name, at)


def _undecoded(data: bytes, name: str, error: UnicodeDecodeError) -> Problem:
    """What is wrong with bytes that are no UTF-8, at the first of them."""
    from readiness.syntax.kinds import is_western  # noqa: PLC0415

    start = error.start
    before = data[:start].decode("utf-8")
    surrogate = data[start : start + 3]
    if _HALF.fullmatch(surrogate) is not None:
        half = surrogate.decode("utf-8", "surrogatepass")
        return Lines(before + half).problem("Y002", name, len(before), char=char_name(half))
    byte = f"0x{data[start]:02x}"
    western = is_western(data)
    if _is_cut(data, error) and not (western and data[start] >= _MANY_BYTES and data[start - 1 : start].isalpha()):
        return Lines(before).problem("Y034", name, len(before))
    rest = data[start : start + _QUOTED].decode("cp1252" if western else "utf-8", "replace")
    lines = Lines(before + rest)
    if western:
        return lines.problem("Y017", name, len(before), byte=byte, char=rest[0])
    return lines.problem("Y001", name, len(before), byte=byte)


def _is_cut(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the end of the file is all that its last character lacks."""
    return error.end == len(data) and error.reason == "unexpected end of data"
