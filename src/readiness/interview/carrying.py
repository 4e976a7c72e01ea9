"""What an earlier round answered, as the entries of a later one: of the questions that are comparable."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.compare.matching import Likeness, Matching, match
from readiness.interview.entries import NOT_APPLICABLE, shortest
from readiness.model.assessment import (
    Answered,
    DontKnow,
    Entry,
    Level,
    NotApplicable,
    Sheet,
    Unanswered,
    Value,
    as_written,
)
from readiness.model.framework import Item, Option, Scale
from readiness.model.sheet import read_entry
from readiness.syntax.document import Plain


def former_entries(old: Sheet, new: Sheet) -> Mapping[str, dict[str, Plain]]:
    """What the earlier round answered to each comparable question that the later one asks, by the id of now."""
    return _former(match(old.framework, new.framework), old, new)


@dataclass(frozen=True, slots=True)
class Left:
    """A question that is asked and of which no answer was carried, and why."""

    item: Item
    likeness: Likeness
    """To the earlier version; where that is no reason, the answer itself is one: it was open, or does not fit."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What is carried from one round into the next."""

    entries: Mapping[str, Plain]
    left: tuple[Left, ...]


def carry(old: Sheet, new: Sheet) -> Carried:
    """The answers that begin a new round, each marked as carried over; evidence comes with its date, notes do not."""
    matching = match(old.framework, new.framework)
    entries: dict[str, Plain] = {
        name: shortest({**{key: value for key, value in parts.items() if key != "note"}, "carried": True})
        for name, parts in _former(matching, old, new).items()
    }
    left = tuple(
        Left(entry.new, entry.likeness)
        for entry in matching.items
        if entry.new is not None and new.assessment.asks(entry.new) and entry.new.id not in entries
    )
    return Carried(entries, left)


def _former(matching: Matching, old: Sheet, new: Sheet) -> dict[str, dict[str, Plain]]:
    found: dict[str, dict[str, Plain]] = {}
    for entry in matching.items:
        if entry.old is None or entry.new is None or not entry.comparable or not new.assessment.asks(entry.new):
            continue
        parts = _parts(old.assessment.entry(entry.old.id), entry.new)
        # an answer that says nothing any more in the version of now, or that nobody could give, is none
        if parts is not None and read_entry(new, entry.new, dict(parts)).value is not None:
            found[entry.new.id] = parts
    return found


def _parts(entry: Entry, item: Item) -> dict[str, Plain] | None:
    """An entry as a file has it; None where it has no answer that could be kept."""
    parts: dict[str, Plain]
    match entry.answer:
        case Answered(value):
            parts = {"answer": _plain(value, item)}
        case NotApplicable(because, Option() as option):
            parts = {"answer": option.id, **({} if because == option.label else {"because": because})}
        case NotApplicable(because):
            parts = {"answer": NOT_APPLICABLE, "because": because}
        case DontKnow() | Unanswered():
            return None
    if entry.note is not None:
        parts["note"] = entry.note
    if entry.evidence:
        parts["evidence"] = [
            {
                "ref": piece.ref,
                "kind": piece.kind,
                **({} if piece.day is None else {"date": piece.day.isoformat()}),
            }
            for piece in entry.evidence
        ]
    return parts


def _plain(value: Value, item: Item) -> Plain:
    """A value as a file has it; a level by the label that it has now."""
    if isinstance(value, Level) and isinstance(item.kind, Scale):
        value = Level(item.kind, value.level)
    written = as_written(value)
    match written:
        case tuple():
            return list(written)
        case float():
            return int(written) if written == int(written) else written
        case _:
            return written
