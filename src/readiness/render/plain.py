"""Lines of plain text for a terminal. The one place where text is made harmless for it is `clean`."""

import re
from typing import Final

UNSEEN: Final = (
    "\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
)
"""Characters, as in a pattern's brackets, that cannot be seen: controls above ASCII, marks of direction and of width,
fillers that look like nothing, tags, in which a whole text can hide, what stands for a byte that is no text, as in the
name of a file, and what Unicode has set apart as no character."""
_UNSEEN: Final = re.compile(f"[\x00-\x1f{UNSEEN}]")
_SPACES: Final = {"\n": " ", "\t": " ", "\r": " ", "\x85": " ", "\u2028": " ", "\u2029": " "}


def clean(text: str) -> str:
    """The text without anything that a terminal would act on: controls, escapes, and marks that turn its direction."""
    return _UNSEEN.sub(lambda match: _SPACES.get(match[0], "\N{REPLACEMENT CHARACTER}"), text)


def clean_lines(text: str) -> str:
    """The same of a text of several lines, which stay."""
    return "\n".join(map(clean, text.split("\n")))


def apart(line: str) -> str:
    """A line of which no runner of workflows takes the beginning for a command; wrapping can put any word there."""
    start = len(line) - len(line.lstrip())
    return f"{line[:start]}: :{line[start + 2 :]}" if line.startswith("::", start) else line
