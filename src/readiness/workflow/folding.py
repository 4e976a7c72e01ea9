"""What an assessment says with the answers that wait in its journal, in memory: nothing is written here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from readiness.problems import Loaded, Place, Problem, problem
from readiness.store.files import exists, read
from readiness.store.journal import Chain, Record, chains, journal_of, read_journal
from readiness.syntax.document import Document, Plain
from readiness.syntax.yaml_events import MAX_BYTES, parse
from readiness.words.problems import message
from readiness.workflow.frameworks import parsed, read_document_in_part

SECTION: Final = "answers"


@dataclass(frozen=True, slots=True)
class Clash:
    """An answer of ours that is not put into the file, because the file has another."""

    item: str
    ours: Plain
    theirs: Plain


@dataclass(frozen=True, slots=True)
class Folded:
    """A file's text with what waited put into it."""

    data: bytes
    clashes: tuple[Clash, ...] = ()
    stuck: tuple[str, ...] = ()
    """Items whose answer cannot be put into this text."""


def answers_in(data: Plain) -> Mapping[str, Plain]:
    """What a file has as answers."""
    found = data.get(SECTION) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def latest(chain: Chain, present: Plain) -> Plain:
    """What an item has, once what was saved of it is in the file; what somebody else wrote there stays."""
    return chain.values[-1] if any(present == value for value in chain.values) else present


def _always(_item: str, _value: Plain) -> bool:
    return True


def fold(
    data: bytes,
    records: Iterable[Record],
    order: Sequence[str] = (),
    fits: Callable[[str, Plain], bool] = _always,
) -> Folded | None:
    """The text with these answers; None where it cannot be read. What does not `fit` is not put into it."""
    from readiness.syntax.splice import set_entry  # noqa: PLC0415 - nothing waits, as a rule

    document = parse(data, "").value
    if document is None:
        return None
    answers = answers_in(document.data)
    clashes: list[Clash] = []
    stuck: list[str] = []
    for chain in chains(records):
        present, ours = answers.get(chain.item), chain.values[-1]
        if present == ours:
            continue
        if latest(chain, present) == present or not fits(chain.item, ours):
            clashes.append(Clash(chain.item, ours, present))
            continue
        changed = set_entry(data, SECTION, chain.item, ours, order)
        if changed is None:
            stuck.append(chain.item)
        else:
            data = changed
    return Folded(data, tuple(clashes), tuple(stuck))


# ---- reading


def waiting(path: Path) -> Loaded[tuple[Record, ...]]:
    """The answers that wait in the journal of an assessment, and a warning where there are some, or may be."""
    journal = journal_of(path)
    if not exists(journal):
        return Loaded(())
    found = read_journal(path)
    if found.value is None:
        detail = message(found.problems[0])
        return Loaded((), (problem("S063", Place(str(path)), journal=journal.name, detail=detail),))
    count = len(chains(found.value.records))
    told = (problem("S060", Place(str(path)), count=count, journal=journal.name),) if count else ()
    return Loaded(found.value.records, (*told, *found.problems))


def with_waiting(data: bytes, records: tuple[Record, ...]) -> bytes:
    """A file's text with what waits for it, as far as that can be."""
    if not records:
        return data
    folded = fold(data, records)
    return data if folded is None else folded.data


def read_answers(path: Path) -> tuple[Loaded[Document], tuple[Problem, ...]]:
    """An assessment as a document with what waits in its journal, also in part; and what is to be said of the journal.

    The journal is read first: what leaves it is in the file before.
    """
    waits = waiting(path)
    if not waits.value:
        return read_document_in_part(path), waits.problems
    data = read(path, MAX_BYTES)
    if data.value is None:
        return Loaded(None, data.problems), waits.problems
    return parsed(with_waiting(data.value, waits.value), str(path)), waits.problems
