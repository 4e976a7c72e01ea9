"""The program as a process: what it finds in its environment, and a terminal at which somebody types."""

import io
import os
import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import pexpect

PROGRAM = [sys.executable, "-m", "readiness"]
SMALL, LARGE = (24, 80), (40, 120)
"""Rows and columns."""
SECONDS = 20
"""How long anything may take; it is only waited for where something is wrong."""


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
    return {**kept, "PYTHONUTF8": "1", **more}


def typed(*words: str | Path) -> str:
    """The program and its arguments, as they are typed in a shell."""
    return shlex.join([*PROGRAM, *map(str, words)])


Child: TypeAlias = "pexpect.spawn[str]"


class Terminal:
    """A terminal with a process in it: what is typed, and what it has shown so far."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self._said = io.StringIO()
        child.logfile_read = self._said
        child.delaybeforesend = None

    @property
    def said(self) -> str:
        return self._said.getvalue()

    def type(self, text: str) -> None:
        self.child.send(text)

    def enter(self, *lines: str) -> None:
        """Type lines, each behind the prompt of an answer or whatever else is asked for."""
        for line in lines:
            self.type(f"{line}\r")

    def wait_for(self, *texts: str) -> None:
        """Read until all of these were shown, one after another, that were not waited for yet."""
        for text in texts:
            self.child.expect_exact(text)

    def resize(self, size: tuple[int, int]) -> None:
        self.child.setwinsize(*size)

    def close(self) -> int:
        """Take the terminal away from under the process, and give its exit code."""
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, self.child.child_fd)  # nobody else has the terminal open, so that this closes it
        os.close(null)
        return self._ended()

    def ended(self) -> int:
        """The exit code, after all was read."""
        self.child.expect(pexpect.EOF)
        return self._ended()

    def _ended(self) -> int:
        end = time.monotonic() + SECONDS
        while self.child.isalive():
            assert time.monotonic() < end, f"it did not end; what came: {self.said!r}"
            time.sleep(0.005)
        code = self.child.exitstatus
        assert code is not None, f"a signal ended it: {self.child.signalstatus}"
        return code


@contextmanager
def at_a_terminal(command: Sequence[str | Path], size: tuple[int, int] = SMALL, **more: str) -> Iterator[Terminal]:
    """A command at a terminal of its own, of so many rows and columns; `more` goes into its environment."""
    program, *args = map(str, command)
    child: Child = pexpect.spawn(
        program,
        args,
        env={**environment(TERM="xterm-256color"), **more},
        dimensions=size,
        timeout=SECONDS,
        encoding="utf-8",
        codec_errors="replace",
    )
    try:
        yield Terminal(child)
    finally:
        child.close(force=True)
