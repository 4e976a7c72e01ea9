"""What the harnesses in tests/faults share: a small assessment, somebody who answers it, and designs that lose answers.

A design saves answers one after the other, and finds again what it saved. Ours must lose none; each harness must catch
at least one of the bad ones, or it would prove nothing.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from readiness.interview.effects import Differs, NotSaved, Save, Saved
from readiness.model.assessment import Sheet
from readiness.model.sheet import build_sheet, read_file
from readiness.store import journal as store_journal
from readiness.store.files import sync_folder
from readiness.store.journal import Contents, Journal, contents, journal_of, line_of
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import parse
from readiness.workflow.saving import Keeper
from support import framework_from, good

HEAD: Final = b"""\
readiness: assessment/1
framework: {id: f, version: "1"}
subject: {id: s, name: S} # mine
round: "2026"
date: 2026-11-23
answers:
"""
ITEMS: Final = 12
LONG: Final = os.environ.get("FAULTS") == "long"
"""Whether `make faults` asks for the long counts."""


def sheet_of(items: int = ITEMS) -> Sheet:
    """An assessment without answers, of a framework with so many numbers to be answered."""
    listed = [
        {
            "id": f"t.i{number}",
            "ask": "Q",
            "number": {"unit": "u", "between": [0, 100_000], "goalposts": [[0, 0], [100, 100]]},
        }
        for number in range(items)
    ]
    framework = good(framework_from({}, [{"id": "t", "title": "T", "items": listed}]))
    document = good(parse(HEAD, ""))
    return good(build_sheet(document, good(read_file(document)), framework))


SHEET: Final = sheet_of()


def answers(data: bytes) -> dict[str, Plain]:
    """What a file has as answers; nothing where it cannot be read."""
    document = parse(data, "").value
    found = document.data.get("answers") if document is not None and isinstance(document.data, dict) else None
    return found if isinstance(found, dict) else {}


@dataclass
class Design:
    """Ours: the journal, then the file."""

    path: Path
    sheet: Sheet = field(default_factory=lambda: SHEET)
    known: dict[str, Plain] = field(default_factory=dict)
    ticked: dict[str, Plain] = field(default_factory=dict)
    tried: dict[str, list[Plain]] = field(default_factory=dict)
    on_tick: Callable[[], None] = lambda: None
    silent: int = 0
    """Answers of which nothing was said that are not in the file."""

    def __post_init__(self) -> None:
        self.keeper = Keeper(self.path, self.sheet, stays=True)
        self.items = {str(item.id): item for item in self.sheet.framework.items()}

    def tick(self, name: str, value: Plain) -> bool:
        """Whether it is said to be saved."""
        self.tried.setdefault(name, []).append(value)
        came = self.keeper.save(Save(self.items[name], value, self.known.get(name)))
        match came:
            case Saved():
                self.known[name] = self.ticked[name] = value
                self.on_tick()
            case Differs(now):
                self.known[name] = now
            case NotSaved(why):
                assert why
        return isinstance(came, Saved)

    def settle(self) -> None:
        self.keeper.settle()

    def close(self) -> None:
        self.keeper.settle(tidy=True)

    def answer(self, name: str, value: Plain) -> bool:
        saved = self.tick(name, value)
        self.settle()
        return saved

    @staticmethod
    def recover(path: Path) -> dict[str, Plain]:
        """What is found at the next opening."""
        put = Keeper(path, SHEET).settle(tidy=True)
        assert put.why is None, put
        assert put.clashes == (), put
        return answers(path.read_bytes())

    def lost(self, found: Mapping[str, Plain]) -> list[str]:
        """The answers that were said to be saved, and are not there, nor one that was given later."""
        return [
            name
            for name, value in self.ticked.items()
            if found.get(name) not in self.tried[name][self.tried[name].index(value) :]
        ]


@dataclass
class Overwriting(Design):
    """Bad: the file is opened for writing, and written."""

    def tick(self, name: str, value: Plain) -> bool:
        self.tried.setdefault(name, []).append(value)
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_TRUNC)
            try:
                rows = [f"  {key}: {kept}\n" for key, kept in {**self.known, name: value}.items()]
                for row in (HEAD.decode(), *rows):
                    os.write(handle, row.encode())
            finally:
                os.close(handle)
        except OSError:
            return False
        self.known[name] = self.ticked[name] = value
        self.on_tick()
        return True

    def settle(self) -> None:
        pass

    close = settle

    @staticmethod
    def recover(path: Path) -> dict[str, Plain]:
        return answers(path.read_bytes())


@dataclass
class Unsynced(Overwriting):
    """Bad: written to a draft and moved over the file, and nothing is synced."""

    def tick(self, name: str, value: Plain) -> bool:
        self.tried.setdefault(name, []).append(value)
        draft = self.path.with_name(".draft")
        rows = [f"  {key}: {kept}\n" for key, kept in {**self.known, name: value}.items()]
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(handle, (HEAD.decode() + "".join(rows)).encode())
        os.close(handle)
        os.replace(draft, self.path)  # noqa: PTH105
        self.known[name] = self.ticked[name] = value
        self.on_tick()
        return True


class _Unhealed(Journal):
    """A journal that goes on behind a torn line."""

    def append(self, record: Any) -> None:
        os.lseek(self._handle, 0, os.SEEK_END)
        os.write(self._handle, line_of(record))
        os.fsync(self._handle)
        sync_folder(self.path.parent)
        self.contents = Contents((*self.contents.records, record), self.contents.damaged)


@dataclass
class Unhealed(Design):
    """Bad: what is appended after a torn line becomes a part of it. Nothing is put into the file before the end."""

    def tick(self, name: str, value: Plain) -> bool:
        ours, store_journal.Journal = store_journal.Journal, _Unhealed  # type: ignore[misc]
        try:
            return super().tick(name, value)
        finally:
            store_journal.Journal = ours  # type: ignore[misc]

    def settle(self) -> None:
        pass

    @staticmethod
    def recover(path: Path) -> dict[str, Plain]:
        """Whole lines only: what reads our journals finds a record also behind a torn one."""
        there = journal_of(path)
        data = there.read_bytes() if there.exists() else b""
        found = answers(path.read_bytes())
        for row in data.splitlines(keepends=True):
            if not (damage := contents(row)).damaged:
                found |= {record.item: record.value for record in damage.records}
        return found


def strays(folder: Path) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name not in {"a.yaml", ".readiness"})  # noqa: PTH208


@contextmanager
def folder_in_memory(otherwise: Path) -> Iterator[Path]:
    """A folder in memory where there is one: with faults injected or modelled, waiting for a disk shows nothing."""
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK):
        yield otherwise
        return
    folder = Path(tempfile.mkdtemp(prefix="readiness-", dir=shared))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_private(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == 0o600
