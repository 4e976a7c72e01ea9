"""A line that was meant as a key with its value, and lacks the ':' or the blank behind it."""

import re
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 60
"""Characters of a value that a remedy repeats."""
_SPACES: Final = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""What looks like a space, or like nothing, and is none to YAML."""
NO_SPACE: Final = re.compile(f"(?:^\\s*|(?<=[:,-]))[{_SPACES}]")
_NOT_BLANK: Final = re.compile(f"(?P<key>[\\w.-]+):[{_SPACES}]")
_NO_BLANK: Final = re.compile(r"(?P<key>[^\W\d][\w.-]*):(?!//)(?P<value>[^\s:].*)")
# a sign that is none here, a tab, or one word behind the key
_NO_COLON: Final = re.compile(
    r"(?P<key>[^\W\d][\w.-]*)(?:[ \t]*(?:=(?!=)|[\uff1a\ufe55\ufe13\u2236])[ \t]*(?P<value>.*)"
    r"|[ ]*\t[ \t]*(?P<tabbed>[^\s,;].*)|[ ]+(?P<word>[^\s,;=]+)|[ ]*)"
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a line lacks: a code, how far behind the beginning of the key, and the words of its message."""

    code: str
    at: int
    args: tuple[tuple[str, str], ...]
    value: str = ""
    """What seems to be the value of the key."""


def slip(text: str) -> Slip | None:
    """What is wrong with a text from the beginning of a key to the end of the line; None where it may be no key."""
    text = text[:1_000].partition(" #")[0].rstrip(" \t\r\n")
    if (found := _NOT_BLANK.match(text)) is not None:
        return Slip("Y033", found.end() - 1, (("char", text[found.end() - 1]),))
    if (found := _NO_BLANK.fullmatch(text)) is not None:
        return _slip("Y038", found["key"], found["value"], len(found["key"]))
    if (found := _NO_COLON.fullmatch(text)) is not None:
        value = found["value"] or found["tabbed"] or found["word"] or ""
        return _slip("Y037", found["key"], value, 0)
    return None


def _slip(code: str, key: str, value: str, at: int) -> Slip:
    short = value if len(value) <= _LONGEST else "..."
    return Slip(code, at, (("key", key), ("value", short or "...")), value)
