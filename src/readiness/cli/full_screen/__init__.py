"""The front end that fills the screen, with Textual: it is loaded only where somebody wants it."""

import os
import sys
from typing import TYPE_CHECKING, Final

from readiness.cli.extras import install_line

if TYPE_CHECKING:
    from readiness.workflow.asking import Session


REQUIREMENT: Final = "textual>=8"
"""As pip takes it; the same as in pyproject.toml."""


def is_installed() -> bool:
    """Whether what the full screen needs is there."""
    try:
        import textual  # noqa: F401, PLC0415 - it is an extra
    except ImportError:
        return False
    return True


def how_to_install() -> str:
    """The command that installs it."""
    return install_line(REQUIREMENT)


def has_terminal() -> bool:
    """Whether there is a screen to fill and a keyboard to read; without one Textual would wait for ever."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    return os.environ.get("TERM") != "dumb" and all(stream is not None and stream.isatty() for stream in streams)


def ask(session: "Session", *, blind: bool, light: bool) -> None:
    """Put one question after another until the end; raises what a signal raises, and nothing is lost then."""
    from readiness.cli.full_screen.app import run  # noqa: PLC0415 - most of the start-up time

    run(session, blind=blind, light=light)
