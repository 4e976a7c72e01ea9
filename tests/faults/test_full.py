"""A disk with 4 KiB left: every answer that was said to be saved is kept, and at least a hundred more are taken."""

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from faulty import HEAD, LONG, Design, Overwriting, sheet_of, strays
from readiness.workflow.saving import Keeper

pytestmark = pytest.mark.skipif(os.name == "nt", reason="disks of POSIX")

NAMES = [f"t.i{number}" for number in range(48)]
SHEET = sheet_of(48)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 64 KiB, where one may be had."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "readiness-test", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=20)
    except OSError:
        pytest.skip("no disk can be mounted here")
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True, timeout=20)


def fill(folder: Path, leave: int) -> None:
    with (folder / "other").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - leave))


def answered(ours: Design) -> int:
    """How many answers are taken, up to so many."""
    taken = 0
    for number in range(300 if LONG else 110):
        if not ours.answer(NAMES[number % len(NAMES)], number % 10):
            break
        taken += 1
    return taken


def test_with_four_kib_left_on_a_real_disk(tmp_path: Path, tell: Callable[..., None]) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "a.yaml"
        path.write_bytes(HEAD)
        ours = Design(path, SHEET)
        assert ours.answer(NAMES[0], 7)
        # a file that takes two blocks to write anew
        path.write_bytes(path.read_bytes() + b"# " + b"x" * 4_096 + b"\n")
        fill(disk, 4_096)
        taken = answered(ours)
        ours.close()
        tell(taken=taken)
        assert taken >= 100
        (disk / "other").unlink()
        put = Keeper(path, SHEET).settle(tidy=True)
        assert (put.why, put.clashes, put.problems) == (None, (), ())
        assert ours.lost(Overwriting.recover(path)) == []
        assert strays(disk) == []


def test_a_design_that_writes_over_the_file_is_caught_on_a_real_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "a.yaml"
        path.write_bytes(HEAD)
        ours = Overwriting(path, SHEET)
        for number in range(48):
            ours.tick(NAMES[number], "x" * 300)
        fill(disk, 0)
        ours.tick(NAMES[0], "y" * 9_000)
        assert ours.lost(ours.recover(path))


class Quota:
    """Lets only so many bytes be written in all, as a disk does that is nearly full; what is removed frees none."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.hits = 0
        self.real = os.write

    def write(self, handle: int, data: bytes) -> int:
        if handle <= 2:
            return self.real(handle, data)
        if not self.left:
            self.hits += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        part = data[: self.left]
        self.left -= len(part)
        return self.real(handle, part)


def nearly_full(folder: Path, monkeypatch: pytest.MonkeyPatch, design: Any, name: str) -> tuple[Design, int, Quota]:
    path = folder / "a.yaml"
    path.write_bytes(HEAD + b"# " + b"x" * 8_192 + b"\n")
    ours: Design = design(path, SHEET)
    quota = Quota(4_096)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", quota.write)
        taken = 0
        for number in range(300):
            if not ours.tick(name or NAMES[number % 48], number % 10):
                break
            taken += 1
        ours.close()
    assert quota.hits
    return ours, taken, quota


def test_with_four_kib_left_in_a_model(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, taken, _ = nearly_full(memory, monkeypatch, Design, "")
    assert taken >= 100
    assert Keeper(ours.path, SHEET).settle(tidy=True).why is None
    assert ours.lost(Overwriting.recover(ours.path)) == []
    assert strays(memory) == []


def test_a_design_that_writes_over_the_file_is_caught_in_a_model(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, _, _ = nearly_full(memory, monkeypatch, Overwriting, "")
    assert ours.lost(ours.recover(ours.path))
