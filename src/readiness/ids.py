"""What an id is, and which known id somebody may have meant."""

import re
from collections.abc import Iterable
from typing import Final, NewType

NodeId = NewType("NodeId", str)
"""Names a theme, topic or item; unique over a framework."""

OVERALL: Final = NodeId("overall")
"""The id of the whole; no theme, topic or item may take it."""

OWN: Final = NodeId("own")
"""The id of the whole over the mission's own levers."""

ID_PATTERN: Final = r"[a-z0-9-]+(\.[a-z0-9-]+)*"
_ID: Final = re.compile(ID_PATTERN)


def is_id(text: str) -> bool:
    """Whether the text has the form of an id: small letters, digits and hyphens, in parts joined by points."""
    return _ID.fullmatch(text) is not None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it

    # a word of this length is no slip of the pen, and comparing it costs the square of its length
    longest = 200
    return next(iter(get_close_matches(word, sorted(known), n=1)), None) if len(word) <= longest else None
