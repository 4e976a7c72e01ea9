"""How far something is that takes a while: a bar on stderr where a person is looking, gone when it is done."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Final

from readiness.cli.pager import DUMB

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE: Final = 1.0
"""Seconds before anything is shown."""


class Meter:
    """Is told how much is done, and shows it once that takes longer than a moment."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._since = monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        """So much of so much is done."""
        if self._shown is None:
            if monotonic() - self._since < PATIENCE:
                return
            self._shown = self._show(total)
        progress, task = self._shown
        progress.update(task, completed=done, total=total)

    def _show(self, total: int) -> "tuple[Progress, TaskID]":
        from rich.console import Console  # noqa: PLC0415 - nearly everything is done sooner
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

        columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        progress.start()
        return progress, progress.add_task(self._label, total=total)

    def end(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown[0].stop()


@contextmanager
def meter(label: str) -> Iterator[Meter | None]:
    """A meter while something is under way; None where nobody would see it."""
    if not sys.stderr.isatty() or os.environ.get("TERM", "") in DUMB:
        yield None
        return
    found = Meter(label)
    try:
        yield found
    finally:
        found.end()
