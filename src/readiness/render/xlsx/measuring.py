"""How many lines a text takes up in a column.

Rows are given a height: only some programs find one for wrapped text by themselves, and none for cells that are merged.
"""

from math import ceil
from typing import Final
from unicodedata import east_asian_width

from readiness.render.xlsx.sheets import Look

_PARTS: Final = 20
"""In how many parts of a digit's width the widths of letters are told."""
_WIDTHS: Final = {
    9: " ijl.,:;'|!`I",
    13: 'frt()[]{}-/\\"^',
    17: "sczkvyxJ_*?",
    22: "bdhnpquoBEFKLPRSTXYZ$",
    26: "ACDGHNOQUV&<>=+~#",
    33: "mwMW%@",
}
"""Letters by their width in Calibri, rounded up; what is not named is as wide as a digit."""
_TABLE: Final = bytes(
    next((width for width, letters in _WIDTHS.items() if chr(code) in letters), _PARTS) for code in range(256)
)
_BROAD: Final = 40
"""The width of a Chinese character, in the same parts."""
_OTHER: Final = 23
ROOM: Final = 0.95
"""How much of a column its texts have: other fonts are a little wider."""
LARGE: Final = {Look.TITLE: 1.55, Look.HEADING: 1.3, Look.STRONG: 1.06, Look.HEAD: 1.06, Look.HEAD_NUMBER: 1.06}
"""How much wider some texts are than others."""
INDENT: Final = 1.4
"""How many digits wide an indent is."""
BUTTON: Final = 3.0
"""How many digits of the head of a column lie below the button of a filter."""


def wide(text: str) -> float:
    """How wide a text is, in digits."""
    if text.isascii():
        return sum(text.encode("ascii").translate(_TABLE)) / _PARTS
    return sum(_width(letter) for letter in text) / _PARTS


def _width(letter: str) -> int:
    return _TABLE[ord(letter)] if letter.isascii() else _BROAD if east_asian_width(letter) in "WF" else _OTHER


def lines_of(text: str, width: float, look: Look = Look.TEXT, indent: int = 0) -> int:
    """How many lines a text takes up in a column of a width, in digits; rather one too many than one too few."""
    taken = indent * INDENT + (BUTTON if look in {Look.HEAD, Look.HEAD_NUMBER} else 0.0)
    room = max(1.0, (width - taken) * ROOM / LARGE.get(look, 1.0))
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """How many lines a line is, parted between words, and within those that are longer than a line."""
    if (whole := wide(line)) <= room:
        return 1
    if " " not in line:
        return ceil(whole / room)
    lines, used, space = 1, 0.0, wide(" ")
    for word in line.split(" "):
        length = wide(word)
        if used + length <= room:
            used += length + space
        elif length <= room:
            lines, used = lines + 1, length + space
        else:
            more = ceil(length / room)
            # a word that does not fit begins a line of its own
            lines, used = lines + more, length - (more - 1) * room + space
    return lines
