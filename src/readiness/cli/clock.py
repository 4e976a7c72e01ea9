"""The only clock of the program, and who runs it."""

import contextlib
import getpass
import os
import platform
import time
from datetime import UTC, date, datetime

from readiness.words import usage


def whoever() -> dict[str, str]:
    """Who holds a file from now on, for whoever wants it meanwhile."""
    user = "somebody"
    with contextlib.suppress(KeyError, OSError):  # a user without a name, as in some containers
        user = getpass.getuser()
    return {"user": user, "host": platform.node() or usage.THIS_COMPUTER, "pid": str(os.getpid()), "since": now()}


def now() -> str:
    """The minute it is where this runs."""
    return f"{datetime.now(UTC).astimezone():%Y-%m-%d %H:%M}"


def today() -> date:
    """The day it is where this runs."""
    return datetime.now(UTC).astimezone().date()


def seconds() -> float:
    """Seconds of a clock that never goes back; only differences mean anything."""
    return time.monotonic()
