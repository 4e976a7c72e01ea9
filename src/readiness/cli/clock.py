"""The only clock of the program."""

import time
from datetime import UTC, date, datetime


def today() -> date:
    """The day it is where this runs."""
    return datetime.now(UTC).astimezone().date()


def seconds() -> float:
    """Seconds of a clock that never goes back; only differences mean anything."""
    return time.monotonic()
