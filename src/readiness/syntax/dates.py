"""Dates as the files write them."""

import re
from datetime import date
from typing import Final

ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EARLIEST: Final = date(1945, 1, 1)
LATEST: Final = date(2200, 12, 31)


def parse_date(text: object) -> date | None:
    """The day that a text like 2026-11-23 names; None for anything else, and outside 1945 to 2200."""
    if not isinstance(text, str) or ISO.fullmatch(text) is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None
