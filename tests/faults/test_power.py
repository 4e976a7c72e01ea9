"""Power cuts, modelled: what the store's calls leave on a disk that keeps what was synced, and any part of the rest.

The calls are recorded while answers are given. A cut may come behind each of them. Then what was written to a file
since it was last synced is there, or not, or in part, or not in its order; and names that were made, moved or removed
since their folder was last synced are so, or are not.
"""

import contextlib
import itertools
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from faulty import HEAD, LONG, Design, Overwriting, Unsynced, strays
from readiness.syntax.document import Plain  # noqa: TC001 - dataclasses read it

pytestmark = pytest.mark.skipif(os.name == "nt", reason="calls of POSIX")

ANSWERS: Final = 60 if LONG else 6
STATES: Final = 2_000 if LONG else 150
EVERY: Final = 3 if LONG else 9
"""Of so many states, one is also opened with a cut in between."""
CALLS: Final = ("open", "write", "fsync", "replace", "link", "unlink", "ftruncate", "close")
FOLDER: Final = -1
State: TypeAlias = tuple[tuple[str, bytes], ...]
Change: TypeAlias = tuple[int, bytes | None]
"""Bytes at a place, or where a file was cut."""
Move: TypeAlias = tuple[str | None, str | None, int]
"""A name that goes, a name that comes, and the file that it leads to."""


@dataclass
class Disk:
    """What is sure, and what is not yet."""

    sure: dict[int, bytes]
    names: dict[str, int]
    changes: dict[int, list[Change]] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)

    def states(self) -> Iterator[dict[str, bytes]]:
        """Every folder that a cut now may leave."""
        for kept in subsets(self.moves):
            names = dict(self.names)
            for gone, come, file in kept:
                if gone is not None and (come is not None or names.get(gone) == file):
                    names.pop(gone, None)
                if come is not None:
                    names[come] = file
            files = sorted(set(names.values()))
            for texts in itertools.product(*(list(self.texts(file)) for file in files)):
                there = dict(zip(files, texts, strict=True))
                yield {name: there[file] for name, file in names.items()}

    def texts(self, file: int) -> Iterator[bytes]:
        seen = set()
        for kept in subsets(torn(self.changes.get(file, []))):
            text = self.sure.get(file, b"")
            for place, data in kept:
                if data is None:
                    text = text[:place]
                else:
                    text = text.ljust(place, b"\0")[:place] + data + text[place + len(data) :]
            # what was given its place and never written is zeros
            longest = max((place + len(data) for place, data in self.changes.get(file, []) if data), default=0)
            for shown in (text, text.ljust(longest, b"\0")):
                if shown not in seen:
                    seen.add(shown)
                    yield shown


def torn(changes: list[Change]) -> list[Change]:
    """Each of the changes in two halves, either of which may be missing."""
    parts: list[Change] = []
    for place, data in changes:
        if data is None or len(data) < 2:
            parts.append((place, data))
        else:
            half = len(data) // 2
            parts += [(place, data[:half]), (place + half, data[half:])]
    return parts


def subsets(of: list[Any]) -> Iterator[list[Any]]:
    """Every part of a list, in its order; of a long one those that lack one, and those that lack its end."""
    if len(of) <= 5:
        for many in range(len(of) + 1):
            yield from (list(part) for part in itertools.combinations(of, many))
        return
    for end in range(len(of) + 1):
        yield of[:end]
        yield of[: max(end - 1, 0)] + of[end:]


class Killed(BaseException):
    """The program is killed; nothing that it would still do is done."""


class Recorder:
    """Records what is done to one folder, and gives what a cut may leave behind each call."""

    def __init__(self, folder: Path, ours: Design) -> None:
        self.folder, self.ours = folder, ours
        first = {name: (folder / name).read_bytes() for name in sorted(os.listdir(folder))}  # noqa: PTH208
        self.count = len(first)
        self.disk = Disk(dict(enumerate(first.values())), {name: number for number, name in enumerate(first)})
        self.now = dict(self.disk.names)
        self.handles: dict[int, int] = {}
        self.seen: dict[State, dict[str, Plain]] = {}
        self.calls = 0
        self.dies_at = 1 << 30
        self.real = {name: getattr(os, name) for name in CALLS}

    def note(self) -> None:
        """A cut may come now; what was ticked by now must be found."""
        self.calls += 1
        for state in self.disk.states():
            self.seen[tuple(sorted(state.items()))] = dict(self.ours.ticked)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, getattr(self, name) if name == "close" else self.mortal(getattr(self, name)))
            yield

    def mortal(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, which a program that was killed makes no more."""

        def made(*args: Any, **options: Any) -> Any:
            if self.calls >= self.dies_at:
                raise Killed
            return call(*args, **options)

        return made

    def within(self, path: Any) -> bool:
        return Path(path).parent == self.folder

    def changed(self, handle: int, place: int, data: bytes | None) -> None:
        if handle in self.handles:
            self.disk.changes.setdefault(self.handles[handle], []).append((place, data))
            self.note()

    def open(self, path: Any, flags: int, *args: Any, **options: Any) -> int:
        handle: int = self.real["open"](path, flags, *args, **options)
        if Path(path) == self.folder:
            self.handles[handle] = FOLDER
        elif self.within(path):
            name = Path(path).name
            if name not in self.now:
                assert flags & os.O_CREAT
                self.now[name] = self.count
                self.disk.moves.append((None, name, self.count))
                self.count += 1
            self.handles[handle] = self.now[name]
            if flags & os.O_TRUNC:
                self.changed(handle, 0, None)
            self.note()
        return handle

    def write(self, handle: int, data: bytes) -> int:
        place = os.lseek(handle, 0, os.SEEK_CUR)
        count: int = self.real["write"](handle, data)
        self.changed(handle, place, bytes(data))
        return count

    def ftruncate(self, handle: int, size: int) -> None:
        self.real["ftruncate"](handle, size)
        self.changed(handle, size, None)

    def fsync(self, handle: int) -> None:
        self.real["fsync"](handle)
        file = self.handles.get(handle)
        if file == FOLDER:
            self.disk.names, self.disk.moves = dict(self.now), []
        elif file is not None:
            self.disk.sure[file] = Path(f"/dev/fd/{handle}").read_bytes()
            self.disk.changes.pop(file, None)
        self.note()

    def replace(self, old: Any, new: Any, **options: Any) -> None:
        self.real["replace"](old, new, **options)
        file = self.now.pop(Path(old).name)
        self.now[Path(new).name] = file
        self.disk.moves.append((Path(old).name, Path(new).name, file))
        self.note()

    def link(self, old: Any, new: Any, **options: Any) -> None:
        self.real["link"](old, new, **options)
        file = self.now[Path(new).name] = self.now[Path(old).name]
        self.disk.moves.append((None, Path(new).name, file))
        self.note()

    def unlink(self, path: Any, **options: Any) -> None:
        self.real["unlink"](path, **options)
        if self.within(path):
            self.disk.moves.append((Path(path).name, None, self.now.pop(Path(path).name)))
            self.note()

    def close(self, handle: int) -> None:
        self.handles.pop(handle, None)
        self.real["close"](handle)


@dataclass
class Counts:
    states: int = 0
    calls: int = 0
    lost: int = 0
    strays: int = 0


def cuts(folder: Path, design: type[Design], answers: int = 6) -> Counts:
    """Answers, and every cut; of some of these also every cut while the file is opened again."""
    work, after = folder / "work", folder / "after"
    work.mkdir()
    (work / "a.yaml").write_bytes(HEAD)
    ours = design(work / "a.yaml")
    recorder = Recorder(work, ours)
    ours.on_tick = recorder.note
    with recorder.at_work():
        for number in range(answers):
            ours.answer(f"t.i{number % 6}", number)
            if number % 5 == 4:
                ours.close()
        ours.close()
    counts = Counts(calls=recorder.calls)
    for number, (state, ticked) in enumerate(recorder.seen.items()):
        ours.ticked = ticked
        put_down(after, state)
        again = Recorder(after, ours)
        if number % EVERY:
            tried(after, ours, counts)
            continue
        with again.at_work():
            tried(after, ours, counts)
        counts.calls += again.calls
        for second in again.seen:
            put_down(after, second)
            tried(after, ours, counts)
    return counts


def put_down(folder: Path, state: State) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in state:
        (folder / name).write_bytes(text)


def tried(folder: Path, ours: Design, counts: Counts) -> None:
    try:
        found: Mapping[str, Plain] = ours.recover(folder / "a.yaml")
    except OSError:
        found = {}
    counts.states += 1
    counts.lost += bool(ours.lost(found))
    counts.strays += len(strays(folder))


def test_no_cut_loses_an_answer(memory: Path, tell: Callable[..., None]) -> None:
    counts = cuts(memory, Design, ANSWERS)
    tell(states=counts.states, calls=counts.calls, lost=counts.lost, strays=counts.strays)
    assert (counts.lost, counts.strays) == (0, 0)
    assert counts.states >= STATES


def test_no_cut_behind_a_kill_and_an_opening_loses_an_answer(memory: Path, tell: Callable[..., None]) -> None:
    counts, work = Counts(), memory / "work"
    for dies_at in range(1, 60 if LONG else 25):
        put_down(work, (("a.yaml", HEAD),))
        ours = Design(work / "a.yaml")
        recorder = Recorder(work, ours)
        ours.on_tick = recorder.note
        recorder.dies_at = dies_at
        with recorder.at_work():
            with contextlib.suppress(Killed):
                for number in range(6):
                    ours.answer(f"t.i{number % 2}", number)
            recorder.dies_at = 1 << 30
            ours.recover(work / "a.yaml")
        counts.calls += recorder.calls
        for state, ticked in recorder.seen.items():
            ours.ticked = ticked
            put_down(memory / "after", state)
            tried(memory / "after", ours, counts)
    tell(states=counts.states, calls=counts.calls, lost=counts.lost, strays=counts.strays)
    assert (counts.lost, counts.strays) == (0, 0)


@pytest.mark.parametrize("design", [Overwriting, Unsynced])
def test_a_design_that_does_not_sync_is_caught(memory: Path, design: type[Design]) -> None:
    counts = cuts(memory, design)
    assert counts.lost > counts.states / 10
