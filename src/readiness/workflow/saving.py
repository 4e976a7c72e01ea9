"""Saving answers: each goes into the journal first, which is its tick, and from there into the assessment.

Everything here is done while holding the lock of the journal, so that several processes may save into one file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from readiness.interview.effects import Differs, NotSaved, Save, Saved
from readiness.model.assessment import Sheet
from readiness.model.sheet import read_entry
from readiness.problems import Loaded, Place, Problem, problem
from readiness.store.files import (
    beside,
    exists,
    is_file,
    is_gone,
    is_link,
    left_beside,
    read,
    refused,
    settle,
    sweep,
    sync_folder,
    write,
)
from readiness.store.journal import Journal, Record, chains, damages, journal_of, opened
from readiness.store.locks import Held, HeldError, note, take
from readiness.syntax.document import Plain
from readiness.syntax.splice import entry_lines, flow
from readiness.syntax.yaml_events import MAX_BYTES, parse
from readiness.words import interview as words
from readiness.words.problems import message
from readiness.workflow.conflicts import conflict_text, put_conflict
from readiness.workflow.folding import SECTION, Clash, Folded, answers_in, fold, latest

WAIT: Final = 10.0
"""Seconds that a save waits for another one."""
TRIES: Final = 5
"""How often a file is read anew that somebody else changes while it is written."""
CHANGED: Final = "S065"
_APPEARED: Final = "S005"
PATIENCE: Final = 0.5
"""Seconds after which a file is taken to be gone: some editors take it away for a moment while they save."""
_HOLDER: Final = 500
"""Bytes of what a lock says of who holds it."""


# ---- the session


def sit(path: Path, who: str) -> Loaded[Held]:
    """The lock of an interview, for as long as it lasts; a problem where another holds it, who is named.

    No value and no problem where the folder takes no lock: nothing can be written there anyway.
    """
    lock = beside(path, "session")
    try:
        held = take(lock)
    except HeldError:
        holder = (read(lock, _HOLDER).value or b"").decode("utf-8", "replace").strip()
        return Loaded(None, (problem("S062", Place(str(path)), holder=holder or words.SOMEBODY),))
    except (OSError, ValueError):
        return Loaded(None)
    note(held, f"{who}\n")
    return Loaded(held)


# ---- answers


@dataclass(frozen=True, slots=True)
class Put:
    """What became of the answers that waited in a journal."""

    count: int = 0
    """How many were put into the file, or were there already."""
    why: str | None = None
    """Why they still wait, where they do."""
    clashes: tuple[Clash, ...] = ()
    kept: Path | None = None
    """The file that has ours, where there are clashes."""
    problems: tuple[Problem, ...] = ()
    """The lines of the journal that were damaged."""
    remade: bool = False
    """Whether the file was gone, and is written again."""
    whole: bytes | None = None
    """All of the file, where it is gone and cannot be written again."""


class Keeper:
    """Saves answers into one assessment; one that somebody moves or removes meanwhile is written again, whole."""

    def __init__(self, path: Path, sheet: Sheet, *, stays: bool = False) -> None:
        self.path = path
        self.sheet = sheet
        self._stays = stays
        self._items = {str(item.id): item for item in sheet.framework.items()}
        self._waits: tuple[Record, ...] = ()
        self._whole = read(path, MAX_BYTES).value or b""
        self._saves = False
        self._remade = False
        self._seen: tuple[bytes, Mapping[str, Plain]] = (b"", {})
        self._folded: tuple[bytes, tuple[Record, ...], bytes] = (b"", (), b"")

    def save(self, effect: Save) -> Saved | Differs | NotSaved:
        """Put an answer into the journal; it is saved when this says so, and `settle` puts it into the file.

        Where the file has another answer by now than was believed, ours goes into a conflict file. Where there can be
        no journal, the file is written at once.
        """
        record = Record(effect.item.id, effect.value, effect.known)
        if not _reads_back(record):
            return NotSaved(words.CANNOT_BE_WRITTEN)
        try:
            self._saves = True
            with opened(self.path, WAIT, stays=True) as journal:
                present = self._present(journal, record)
                if present not in (effect.known, effect.value):
                    return self._differs(record, present)
                try:
                    journal.append(record)
                except OSError:
                    return self._at_once((*journal.contents.records, record))
                self._waits = (*self._waits, record)
                return Saved()
        except HeldError:
            return NotSaved(words.BUSY)
        except (OSError, ValueError):
            return self._at_once((*self._waits, record))

    def _present(self, journal: Journal, record: Record) -> Plain:
        """What the file has for an item, what waits in the journal included; what was believed where it cannot be read.

        Parsing takes most of the time that saving takes, so a file that was not changed is not parsed again.
        """
        data = read(self.path, MAX_BYTES).value
        if data is None:
            return record.known
        if data != self._seen[0]:
            document = parse(data, "").value
            if document is None:
                return record.known
            self._seen = (data, answers_in(document.data))
            self._whole = data
        present = self._seen[1].get(record.item)
        waits = chains(kept for kept in journal.contents.records if kept.item == record.item)
        return latest(waits[0], present) if waits else present

    def _differs(self, record: Record, present: Plain) -> Differs:
        document = parse(self._seen[0], "").value
        made = self._keep_ours(None if document is None else document.data, {record.item: record.value})
        return Differs(present, None if made.value is None else made.value.name)

    def _at_once(self, records: tuple[Record, ...]) -> Saved | Differs | NotSaved:
        """Write the file itself, for want of a journal."""
        put = self._put(records)
        ours = next((clash for clash in put.clashes if clash.item == records[-1].item), None)
        if ours is not None:
            return Differs(ours.theirs, None if put.kept is None else put.kept.name)
        return Saved() if put.why is None else NotSaved(put.why)

    def settle(self, *, tidy: bool = False) -> Put:
        """Put into the file what waits in the journal; `tidy` also takes the journal and other traces away.

        A file that is gone is written again once something was saved, and not before: whoever only looked at it may
        have meant to remove it.
        """
        put = replace(self._settled(tidy=tidy), remade=self._remade)
        self._remade = False
        return put

    def _settled(self, *, tidy: bool) -> Put:
        lacks = self._saves and self._lacks()
        if not lacks and not exists(journal_of(self.path)) and not (tidy and left_beside(self.path)):
            return Put()
        try:
            with opened(self.path, WAIT, stays=self._stays and not tidy) as journal:
                if tidy:
                    sweep(self.path)
                put = Put(problems=damages(journal.path, journal.contents))
                records = journal.contents.records or (self._waits if lacks else ())
                if records or lacks:
                    put = self._put(records, put.problems)
                if put.why is None:
                    journal.clear()
            if tidy:
                sync_folder(self.path.parent)
        except HeldError:
            return Put(why=words.BUSY)
        except (OSError, ValueError) as error:
            if lacks:
                return self._put(self._waits)
            where = journal_of(self.path)
            why = message(refused(where, error))
            if self._waits:
                return Put(why=why)
            # what an earlier interview may have left there cannot be known; what this one saved is in the file
            return Put(problems=(problem("S063", Place(str(self.path)), journal=where.name, detail=why),))
        return put

    def _put(self, records: tuple[Record, ...], told: tuple[Problem, ...] = ()) -> Put:
        """Put answers into the file as it is now, whoever changed the rest of it meanwhile."""
        put = self._put_once(records, told)
        for _ in range(TRIES):
            if put is not None:
                break
            put = self._put_once(records, told)
        if put is not None and put.why is None:
            self._waits = ()
        return put or Put(why=message(problem(CHANGED, Place(str(self.path)))), problems=told)

    def _put_once(self, records: tuple[Record, ...], told: tuple[Problem, ...]) -> Put | None:
        """The same; None where somebody else wrote the file at this very moment."""
        if is_link(self.path):
            return Put(why=message(problem("S017", Place(str(self.path)))), problems=told)
        found = read(self.path, MAX_BYTES)
        gone = found.value is None and self._lacks()
        if gone and not is_gone(self.path, PATIENCE):
            return None
        data = self._whole if gone else found.value
        if data is None:
            return Put(why=message(found.problems[0]), problems=told)
        parsed = parse(data, str(self.path))
        folded = None if parsed.value is None else self._fold(data, records)
        if folded is None or parsed.value is None:
            return Put(why=words.UNREADABLE.format(why=message(parsed.problems[0])), problems=told)
        kept: Loaded[Path] = Loaded(None)
        if folded.clashes:
            kept = self._keep_ours(parsed.value.data, {clash.item: clash.ours for clash in folded.clashes})
            if kept.value is None:
                reason = message(kept.problems[0]) if kept.problems else words.CANNOT_BE_WRITTEN
                return Put(why=reason, clashes=folded.clashes, problems=told)
        if gone and exists(self.path):
            problems = found.problems
        elif gone:
            problems = write(self.path, folded.data, replace=False)
        elif folded.data == data:  # it may have been written a moment ago, and not be sure to last
            problems = settle(self.path)
        else:
            problems = write(self.path, folded.data, replace=True, keep_mode=True, old=data)
        if any(found.code in {CHANGED, _APPEARED} for found in problems):
            return None
        stuck = words.CANNOT_CHANGE if folded.stuck else None
        why = message(problems[0]) if problems else stuck
        if not problems:
            self._whole = folded.data
            self._remade = self._remade or gone
        whole = folded.data if gone and problems else None
        return Put(len(chains(records)), why, folded.clashes, kept.value, told, whole=whole)

    def _lacks(self) -> bool:
        """Whether the file is gone, or something else has its name, and what it had is remembered."""
        return self._whole != b"" and not is_file(self.path)

    def _fold(self, data: bytes, records: tuple[Record, ...]) -> Folded | None:
        """The text with these answers; of a file that cannot be written only what is new is done anew."""
        old, before, text = self._folded
        known = old == data and records[: len(before)] == before
        more = records[len(before) :] if known else records
        folded = fold(text if known else data, more, list(self._items), self._fits)
        if folded is not None and not folded.clashes and not folded.stuck:
            self._folded = (data, records, folded.data)
        return folded

    def _fits(self, name: str, value: Plain) -> bool:
        """Whether this is an answer that the framework takes; another would make the file one that is refused."""
        item = self._items.get(name)
        return item is not None and read_entry(self.sheet, item, value).value is not None

    def _keep_ours(self, data: Plain, answers: Mapping[str, Plain]) -> Loaded[Path]:
        text = conflict_text(self.path.name, data, SECTION, answers)
        return Loaded(None) if text is None else put_conflict(self.path, text)


def _reads_back(record: Record) -> bool:
    """Whether a file can have this; not every character can stand in one."""
    text = "".join(f"{row}\n" for row in entry_lines(record.item, record.value))
    document = parse(text.encode("utf-8", "surrogatepass"), "").value
    return document is not None and document.data == {record.item: record.value}


def put_lines(path: Path, put: Put) -> tuple[str, ...]:
    """What is to be told of answers that were to be put into the file."""
    told = []
    if put.kept is not None:
        told += [
            words.CLASH.format(item=clash.item, theirs=flow(clash.theirs), ours=flow(clash.ours), kept=put.kept.name)
            for clash in put.clashes
        ]
    if put.remade:
        told.append(words.REMADE.format(path=path))
    if put.whole is not None:
        told.append(words.NOT_REMADE.format(path=path, why=put.why))
    elif put.why is not None:
        told.append(words.WAITING.format(journal=journal_of(path).name, why=put.why))
    return tuple(told)
