"""Answers, notes and the last change: what is saved of a question."""

from collections.abc import Generator

from readiness.interview.effects import Differs, Doing, Effect, Former, NotSaved, Reply, Save, Saved, Told, Wanted
from readiness.interview.entries import NOT_APPLICABLE, UNANSWERED, parts_of, pieces_of, shortest
from readiness.interview.exchange import ask_for, heard
from readiness.interview.replies import is_key
from readiness.interview.state import State
from readiness.model.framework import Item
from readiness.model.sheet import read_entry
from readiness.syntax.document import Plain
from readiness.syntax.splice import flow
from readiness.words import interview as words
from readiness.words.problems import message, remedy


def take_answer(state: State, item: Item, raw: Plain) -> Doing:
    """Take an answer and go on, keeping note and evidence."""
    return (yield from _save_and_go_on(state, item, {**_beside(state.latest(item)), "answer": raw}))


def take_not_applicable(state: State, item: Item) -> Doing:
    """Ask why the question does not apply; without a reason nothing is changed."""
    line = yield from heard(state, ask_for(state, Wanted.BECAUSE, item))
    if line is None or is_key(line):
        return Told((words.NOT_CHANGED,), again=True)
    parts = {**_beside(state.latest(item)), "answer": NOT_APPLICABLE, "because": line.strip()}
    return (yield from _save_and_go_on(state, item, parts))


def keep_former(state: State, item: Item) -> Doing:
    """Keep what was carried over, or what the round before answered, with the evidence that it had."""
    own = state.latest(item)
    if state.is_hidden(item):
        return Told((words.HIDDEN,), again=True)
    if state.is_carried(item):
        parts = parts_of(own)
        parts.pop("carried", None)
        return (yield from _save_and_go_on(state, item, parts))
    if item.id not in state.previous:
        return Told((words.NOTHING_TO_KEEP,), again=True)
    former = parts_of(state.previous[item.id])
    former.pop("note", None)
    return (yield from _save_and_go_on(state, item, {**_beside(own), **former, **_evidence_of(own)}))


def _evidence_of(raw: Plain) -> dict[str, Plain]:
    """The evidence that an entry has, which goes before that of an earlier round."""
    pieces = pieces_of(raw)
    return {"evidence": pieces} if pieces else {}


def _beside(raw: Plain) -> dict[str, Plain]:
    """What stands beside an answer and stays with the next: the place of the answer itself is kept too.

    A reason for not applying goes with its answer, and so does the mark of what was carried over.
    """
    return {key: value for key, value in parts_of(raw).items() if key not in {"because", "carried"}}


def _save_and_go_on(state: State, item: Item, parts: dict[str, Plain]) -> Doing:
    former = state.former(item) if state.is_hidden(item) else None
    mistakes = yield from save(state, item, shortest(parts))
    if mistakes:
        return Told(mistakes, again=True)
    state.move(1)
    revealed = None if former is None else Former(item, former)
    return Told((words.SAVED_ONE,), revealed=revealed)


def write_note(state: State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Write, replace or take away the note; the question stays."""
    line = yield from heard(state, ask_for(state, Wanted.NOTE, item))
    if line is None or is_key(line):
        return (words.NOT_CHANGED,)
    note = None if line.strip() == "-" else line.strip()
    parts = {**parts_of(state.latest(item)), "note": note}
    if note is None and parts_of(state.latest(item)).get("note") is None:
        return (words.NOT_CHANGED,)
    said = yield from save(state, item, shortest(parts))
    return said or (words.NOTE_SAVED if note else words.NOTE_GONE,)


def undo(state: State) -> Doing:
    """Save again what the file had before the last change of this session, and go to that question."""
    if not state.changes:
        return Told((words.NOTHING_TO_UNDO,), again=True)
    change = state.changes[-1]
    item, known = change.item, state.raw.get(change.item.id)
    value = UNANSWERED if change.former is None else change.former
    came: Reply = Saved()
    if value != known:
        came = yield Save(item, value, known)
    match came:
        case Saved():
            state.note_undone(value)
            said = words.UNDONE
        case Differs(now):
            state.note_differs(item, now)
            said = words.DIFFERS
        case NotSaved(why):
            said = words.NOT_SAVED.format(why=why)
        case _:
            said = words.NOT_SAVED.format(why="")
    state.place = state.number(item)
    return Told((said,))


def save(state: State, item: Item, value: Plain) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Save an entry that reads as it should; what is to be told where it was not saved."""
    read = read_entry(state.sheet, item, value)
    if read.value is None:
        return tuple(f"{message(found)}. {words.HINTS.get(found.code) or remedy(found)}" for found in read.problems)
    known = state.raw.get(item.id)
    if value == known:
        state.unsaved.pop(item.id, None)
        return ()
    match (yield Save(item, value, known)):
        case Saved():
            state.note_saved(item, value)
            return ()
        case Differs(now, kept):
            state.note_differs(item, now)
            if kept is None:
                state.unsaved[item.id] = value
                return (words.DIFFERS,)
            state.unsaved.pop(item.id, None)
            return words.YOURS.format(kept=kept, answer=flow(value)), words.DIFFERS_KEPT
        case NotSaved(why):
            state.unsaved[item.id] = value
            return (words.NOT_SAVED.format(why=why),)
        case _:
            return (words.NOT_SAVED.format(why=""),)
