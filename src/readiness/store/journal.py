"""The journal: answers that are saved and are not in the assessment yet, each on a line of its own beside it.

A line is the CRC-32 of what follows it and a list as JSON: the item, the answer, and what the file was believed to have
where that was anything. A line that was torn by a crash is skipped; the next record starts on a fresh line.
"""

import contextlib
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from readiness.problems import Loaded, Place, Problem, problem
from readiness.store.files import beside, exists, is_link, read, sync_folder, write_all
from readiness.store.locks import Held, take
from readiness.syntax.document import Plain

MOST: Final = 8_000_000
"""Bytes of a journal that are read."""
_SEPARATORS: Final = (",", ":")
_START: Final = re.compile(r"[0-9a-f]{8}(?=\[)")
_DECODER: Final = json.JSONDecoder()
_DIGITS: Final = 8
_BEGUN: Final = 1
"""Bytes of a journal that was begun and has nothing: the end of a line. One of no bytes at all may be new."""


@dataclass(frozen=True, slots=True)
class Record:
    """An answer that was saved."""

    item: str
    value: Plain
    known: Plain = None
    """What the file was believed to have."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What was saved of one item, one after the other."""

    item: str
    values: tuple[Plain, ...]
    """What the file was believed to have, then the answer, and so on; the last one counts."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a journal."""

    records: tuple[Record, ...] = ()
    damaged: tuple[tuple[int, str], ...] = ()
    """Every line that is not as it was written, by its number from 1; what was intact in it is among the records."""


def line_of(record: Record) -> bytes:
    """A record as a line."""
    parts = [record.item, record.value] + ([] if record.known is None else [record.known])
    text = json.dumps(parts, ensure_ascii=False, separators=_SEPARATORS, allow_nan=False).encode("utf-8")
    return b"%08x%s\n" % (zlib.crc32(text), text)


def contents(data: bytes) -> Contents:
    """Every intact record of a journal, and every line that is damaged."""
    records: list[Record] = []
    damaged: list[tuple[int, str]] = []
    rows = data.split(b"\n")
    for number, row in enumerate(rows, 1):
        if not row:
            continue
        found = _record(row)
        records += _inside(row) if found is None else (found,)
        if found is None or number == len(rows):  # what was written ends with the end of a line
            damaged.append((number, row.decode("utf-8", "replace")))
    return Contents(tuple(records), tuple(damaged))


def _record(row: bytes) -> Record | None:
    text = row[_DIGITS:]
    if row[:_DIGITS] != b"%08x" % zlib.crc32(text):
        return None
    try:
        match json.loads(text, parse_constant=_no_constant):
            case [str(item), value]:
                return Record(item, value)
            case [str(item), value, known]:
                return Record(item, value, known)
            case _:
                return None
    except (ValueError, RecursionError):
        return None


def _no_constant(name: str) -> Any:
    """Refuse what Python writes into JSON for what is no number, and no file can have."""
    raise ValueError(name)


def _inside(row: bytes) -> Iterator[Record]:
    """The intact records in a line that is damaged: those behind one another, where the end of a line was lost."""
    text = row.decode("utf-8", "surrogateescape")
    place = 0
    while (start := _START.search(text, place)) is not None:
        place = start.start() + 1
        try:
            _, end = _DECODER.raw_decode(text, start.end())
        except (ValueError, RecursionError):
            continue
        found = _record(text[start.start() : end].encode("utf-8", "surrogateescape"))
        if found is not None:
            yield found
            place = end


def chains(records: Iterable[Record]) -> tuple[Chain, ...]:
    """The records, those of one item together."""
    found: dict[str, tuple[Plain, ...]] = {}
    for record in records:
        found[record.item] = (*found.get(record.item, ()), record.known, record.value)
    return tuple(Chain(item, values) for item, values in found.items())


# ---- the file


def journal_of(path: Path) -> Path:
    """Where the journal of an assessment is."""
    return beside(path, "journal")


def read_journal(path: Path) -> Loaded[Contents]:
    """What waits in the journal of an assessment, and a warning for every damaged line; nothing where there is none."""
    journal = journal_of(path)
    if not exists(journal):
        return Loaded(Contents())
    if is_link(journal):  # it would lead to what somebody else chose
        return Loaded(None, (problem("S017", Place(str(journal))),))
    loaded = read(journal, MOST)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    found = contents(loaded.value)
    return Loaded(found, damages(journal, found))


def damages(journal: Path, found: Contents) -> tuple[Problem, ...]:
    """A warning for every damaged line, with what can still be read of it."""
    return tuple(problem("S061", Place(str(journal), number, 1), row) for number, row in found.damaged)


class Journal:
    """The journal of an assessment while its lock is held: nobody else writes it, nor the assessment."""

    def __init__(self, held: Held) -> None:
        self._handle = held.handle
        self.path = held.path
        self.contents = contents(self._bytes())

    def _bytes(self) -> bytes:
        os.lseek(self._handle, 0, os.SEEK_SET)
        parts = []
        while part := os.read(self._handle, 1 << 16):
            parts.append(part)
        return b"".join(parts)

    def append(self, record: Record) -> None:
        """Add a record; when this comes back, it lasts; where it fails, the journal is as it was, if that can be."""
        line = line_of(record)
        size = os.lseek(self._handle, 0, os.SEEK_END)
        if size < _BEGUN or self._last_byte(size) != b"\n":
            line = b"\n" + line
        try:
            write_all(self._handle, line)
            os.fsync(self._handle)
            if size < _BEGUN:  # it is new, and its name must last too
                sync_folder(self.path.parent)
        except BaseException:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, size)
            raise
        self.contents = Contents((*self.contents.records, record), self.contents.damaged)

    def _last_byte(self, size: int) -> bytes:
        os.lseek(self._handle, size - 1, os.SEEK_SET)
        return os.read(self._handle, 1)

    def clear(self) -> None:
        """Forget everything, once all of it is in the assessment. A record that comes back does no harm."""
        with contextlib.suppress(OSError):
            os.ftruncate(self._handle, min(_BEGUN, os.fstat(self._handle).st_size))
            self.contents = Contents()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.contents == Contents()


@contextmanager
def opened(path: Path, seconds: float, *, stays: bool = False) -> Iterator[Journal]:
    """The journal of an assessment, with its lock, which is waited for so long; HeldError, OSError where it cannot be.

    One in which nothing waits is taken away again, unless it `stays` for the next answer.
    """
    held = take(journal_of(path), seconds)
    journal: Journal | None = None
    try:
        journal = Journal(held)
        yield journal
    finally:
        held.free(remove=journal is not None and journal.is_empty and not stays)
