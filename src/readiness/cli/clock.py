"""The only clock of the program."""

from datetime import UTC, date, datetime


def today() -> date:
    """The day it is where this runs."""
    return datetime.now(UTC).astimezone().date()
