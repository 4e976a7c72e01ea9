"""A long report, shown page by page where a person is looking at it.

Python's own pager asks MANPAGER before PAGER, which is often set to something that only manual pages can take, and the
one of click would be a dependency for this alone.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import FrameType

USUAL: Final = "less"
DUMB: Final = frozenset({"", "dumb", "unknown"})
"""Values of TERM of which no pager can be expected to work."""


def is_wanted(lines: int) -> bool:
    """Whether so many lines are more than the screen has, and a person is there to turn the pages."""
    if not (sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty()):
        return False
    if os.name == "posix" and os.environ.get("TERM", "") in DUMB:
        return False
    # the prompt of the shell takes a line of the screen too
    return lines >= shutil.get_terminal_size().lines


def shown(text: str) -> bool:
    """Whether a pager showed the text; there may be none, or one that cannot be started."""
    command = _command()
    if not command:
        return False
    # colours, and no waiting at the end where all of it fits: what git asks of less too
    environment = {"LESS": "-R", **os.environ}
    # Ctrl-C is for the pager; a handler, unlike an ignored signal, is not handed down to it
    before = signal.signal(signal.SIGINT, _leave_to_the_pager)
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own choice
    except OSError:
        return False
    else:
        with pager:
            try:
                pager.communicate(text.encode(sys.stdout.encoding or "utf-8", "replace"))
            except BaseException:
                # a pager without us would keep the terminal
                pager.terminate()
                raise
        return True
    finally:
        signal.signal(signal.SIGINT, before)


def _command() -> list[str]:
    asked = os.environ.get("PAGER", "").strip()
    if not asked:
        return [USUAL] if shutil.which(USUAL) else []
    try:
        return shlex.split(asked)
    except ValueError:
        return []


def _leave_to_the_pager(_number: int, _frame: "FrameType | None") -> None:
    pass
