"""What is not what it seems: letters that look like others, characters that cannot be seen, marks that turn the text.

Warned of in keys and in words that would be ids, where one letter of another alphabet makes another name. Prose may be
in any alphabet and is left alone, but for the marks that turn the direction of what follows: they make a line read
otherwise than it is, wherever they stand.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from readiness.ids import is_id
from readiness.syntax.decoding import char_name

TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates. The plain marks of Arabic and Hebrew text (U+200E, U+200F, U+061C) are none."""

_HIDDEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
_TAGGED: Final = re.compile("[\U000e0000-\U000e007f]")
"""Letters that nobody sees, in which a text may hide another; flags of regions are written with them too."""
_FLAG: Final = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f")
_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN: Final = re.compile(f"{_HIDDEN.pattern}|{_SPACE.pattern}")
_LONGEST: Final = 200
"""Characters; a longer text is no name."""

# the letters of Unicode's list of confusables that look like one ASCII letter, digit or hyphen in most fonts
_ALIKE: Final = str.maketrans(
    "авеіјкмносрстухԁһѕԛԝӏ" + "АВЕІЈКМНОРСТУХЅ" + "αονρικυϲ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "օսոհց" + "ıɑɡ" + "‐‑‒–—−﹣",  # noqa: RUF001 - these are what the table is about
    "abeijkmhocpctyxdhsqwl" + "ABEIJKMHOPCTYXS" + "aovpikuc" + "ABEZHIKMNOPTYX" + "ounhg" + "iag" + "-------",
)
_FULL_WIDTH: Final = (0xFF01, 0xFF5E, 0xFEE0)
_MATHEMATICAL: Final = (0x1D400, 0x1D7FF)


@dataclass(frozen=True, slots=True)
class Disguise:
    """A character that makes a name another one than it seems, and the name that it seems to be."""

    code: str
    char: str
    seems: str

    @property
    def words(self) -> str:
        """The character by number and name."""
        return f"U+{ord(self.char):04X} {unicodedata.name(self.char, '').lower()}".rstrip()


def _plain(char: str) -> str:
    if _HIDDEN.match(char):
        return ""
    if _SPACE.match(char):
        return " "
    code = ord(char)
    low, high, shift = _FULL_WIDTH
    if low <= code <= high:
        return chr(code - shift)
    if _MATHEMATICAL[0] <= code <= _MATHEMATICAL[1]:
        return unicodedata.normalize("NFKC", char)
    return char.translate(_ALIKE)


def disguise(text: str, *, key: bool) -> Disguise | None:
    """What makes a key, or a word that would be an id, another one than it seems; None for a name that is none.

    A value counts as a name where it would be an id if all its characters were what they look like, and where it is not
    wholly a word of another alphabet.
    """
    if text.isascii():
        return None
    if (tag := _TAGGED.search(_FLAG.sub("", text))) is not None:
        return Disguise("Y031", tag[0], _TAGGED.sub("", text).strip())
    if len(text) > _LONGEST:
        return None
    seems = "".join(char if char.isascii() else _plain(char) for char in text)
    if not seems.isascii() or not seems.strip():
        return None
    if not key and (not is_id(seems) or all(ord(char) in _ALIKE for char in text)):
        return None
    char = next(char for char in text if not char.isascii())
    hidden = _HIDDEN.match(char) or _SPACE.match(char)
    return Disguise("Y031" if hidden else "Y030", char, seems.strip())


def with_names(text: str) -> str:
    """A text in which blanks that are no plain ones, and what cannot be seen, stand by their names."""
    if text.isascii():
        return text
    return _UNSEEN.sub(lambda found: f"<{char_name(found[0])}>", text)
