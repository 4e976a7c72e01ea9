"""What everything that is laid out for a terminal shares: how wide it may be, and how a text of a user gets there."""

from typing import Final

from rich.text import Text

from readiness.render.plain import clean

WIDEST: Final = 100
"""Columns of running text; longer lines are hard to read."""
ROOMY: Final = 160
"""Columns of tables; wider ones are hard to follow from one side to the other."""
NARROW: Final = 76
"""Below this many columns, tables give way to lines."""


def line(text: str, style: str = "") -> Text:
    """User text as one paragraph; nothing in it is read as markup."""
    return Text(clean(text), style)
