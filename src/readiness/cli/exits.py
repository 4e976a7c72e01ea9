"""Exit codes, all of them, and which one a problem leads to."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from readiness.problems import Problem


class Exit(IntEnum):
    """What a command ends with."""

    DONE = 0
    GATE = 1
    """A gate failed, `check` found errors, `targets` what is not met, or `verify` what was changed."""
    USAGE = 2
    """Wrong usage, or a file that is refused."""
    SYSTEM = 3
    """A missing file, no permission, a full disk, or a file that somebody else is answering."""
    DEFECT = 70
    """A mistake of ours."""
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


_SYSTEM: Final = frozenset({"S001", "S003", "S004", "S013", "S045", "S062", "S065"})


def exit_for(problems: Iterable[Problem]) -> Exit:
    """The code for problems that ended a command: the system's fault wins over the file's."""
    return Exit.SYSTEM if any(p.code in _SYSTEM for p in problems) else Exit.USAGE


class StoppedError(BaseException):
    """A signal asked the program to end; carries the exit code."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code)
        self.code = code
        self.told = False
        """Whether the command itself has said what became of its work."""
