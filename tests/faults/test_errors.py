"""Whatever the system refuses, once or for good: what was said to be saved is there, and what is not was told.

Short in the gate; `make faults` tries every call of a longer sitting with four errors.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from faulty import HEAD, LONG, Design, Overwriting, strays

pytestmark = pytest.mark.skipif(os.name == "nt", reason="calls of POSIX")

ERRORS: Final = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES)
ANSWERS: Final = 15 if LONG else 4
CALLS: Final = ("open", "write", "fsync", "replace", "unlink", "ftruncate", "chmod", "link", "mkdir")


class Faults:
    """Counts the calls that write, and lets one of them fail, or it and all that follow."""

    def __init__(self, number: int, error: int, *, for_good: bool) -> None:
        self.number, self.error, self.for_good = number, error, for_good
        self.calls: list[str] = []
        self.hits = 0

    def fails(self, name: str) -> bool:
        self.calls.append(name)
        hit = len(self.calls) == self.number or (self.for_good and self.number < len(self.calls))
        self.hits += hit
        return hit

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                self.wrap(patch, name, getattr(os, name))
            yield

    def wrap(self, patch: pytest.MonkeyPatch, name: str, real: Any) -> None:
        def call(*args: Any, **options: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return real(*args, **options)
            if self.fails(name):
                if name == "write":  # half of it arrives
                    real(args[0], args[1][: len(args[1]) // 2])
                raise OSError(self.error, os.strerror(self.error))
            return real(*args, **options)

        patch.setattr(os, name, call)


def sitting(path: Path, faults: Faults, design: type[Design]) -> tuple[int, int]:
    """Answers, some of them twice, with faults; then an opening without. Gives the answers lost, and strays."""
    path.write_bytes(HEAD)
    ours = design(path)
    with faults.at_work():
        for number in range(ANSWERS):
            ours.answer(f"t.i{number % 3}", number)
        ours.close()
    found = ours.recover(path)
    return len(ours.lost(found)), len(strays(path.parent))


def points(folder: Path, design: type[Design]) -> tuple[int, int, int, int]:
    """Every call in turn: how many faults were met, how many points, answers lost, strays."""
    path = folder / "a.yaml"
    tried = hits = lost = left = 0
    for error in ERRORS if LONG else ERRORS[:2]:
        for for_good in (False, True):
            number, done = 0, False
            while not done:
                number += 1
                faults = Faults(number, error, for_good=for_good)
                missing, strange = sitting(path, faults, design)
                done = not faults.hits
                tried, hits = tried + (not done), hits + faults.hits
                lost, left = lost + missing, left + strange
    return tried, hits, lost, left


def test_nothing_is_lost_and_nothing_is_left(memory: Path, tell: Callable[..., None]) -> None:
    tried, hits, lost, left = points(memory, Design)
    tell(points=tried, hits=hits, lost=lost, strays=left)
    assert (lost, left) == (0, 0)
    assert tried >= (1_500 if LONG else 150)
    assert hits >= tried


def test_a_design_that_writes_over_the_file_is_caught(memory: Path) -> None:
    assert points(memory, Overwriting)[2] > 0
