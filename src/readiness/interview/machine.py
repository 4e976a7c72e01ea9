"""The interview: one question after another, as a machine that knows no terminal and no file.

It is a generator. It yields what is to be done (`Ask`, `Review`, `Save`) and is sent what came of it: a line that was
typed, or whether an answer was saved. An answer counts once it is saved, and not before.
"""

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from readiness.engine.plan import compile_plan
from readiness.ids import nearest
from readiness.interview.entries import NOT_APPLICABLE, UNANSWERED, parts_of, pieces_of, shortest
from readiness.interview.replies import Typed, Value, is_key, is_number, typed
from readiness.interview.state import State
from readiness.model.assessment import Sheet
from readiness.model.framework import Item
from readiness.model.result import NodeResult
from readiness.model.sheet import read_entry
from readiness.syntax.dates import parse_date
from readiness.syntax.document import Plain
from readiness.words import interview as words
from readiness.words.problems import message, remedy


class Wanted(Enum):
    """What a line is asked for."""

    ANSWER = "answer"
    NOTE = "note"
    BECAUSE = "because"
    REFERENCE = "reference"
    """What a piece of evidence is, or which one is to go."""
    KIND = "kind"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for a line. The question is worded by whoever shows it."""

    wanted: Wanted
    item: Item
    number: int
    """Which of the questions it is, from 1."""
    of: int
    raw: Plain
    """What the file has for the item now; None where it has nothing."""
    said: tuple[str, ...] = ()
    """What is to be told first: a mistake, or what was just done."""
    again: bool = False
    """Whether the question itself was just shown and need not be shown once more."""
    default: str | None = None
    """What a blank line stands for, where it stands for anything."""
    standing: tuple[NodeResult, ...] = ()
    """The figures that were asked for: those of the theme and of the whole."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question and its number, from 1."""

    number: int
    item: Item


@dataclass(frozen=True, slots=True)
class ThemeReview:
    """What of a theme is open, and what of it was answered in this session."""

    title: str
    open: tuple[Numbered, ...]
    answered: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Show how far it is, and ask for a line."""

    themes: tuple[ThemeReview, ...]
    at_end: bool
    """Whether the last question was passed, and not a review asked for on the way."""
    brief: bool
    """Whether it is enough to say how much is open."""
    said: tuple[str, ...] = ()
    standing: tuple[NodeResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Save:
    """Save an entry."""

    item: Item
    value: Plain
    known: Plain
    """What the file was believed to have."""


@dataclass(frozen=True, slots=True)
class Saved:
    """It is saved; `doubt` is why it may not last, where the system does not confirm that it will."""

    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Differs:
    """Somebody else changed this entry meanwhile; nothing was saved."""

    now: Plain


@dataclass(frozen=True, slots=True)
class NotSaved:
    """It could not be saved, and why."""

    why: str


Effect: TypeAlias = Ask | Review | Save
Reply: TypeAlias = str | Saved | Differs | NotSaved | None
"""A line that was typed, None at the end of input, or what became of saving."""


@dataclass(frozen=True, slots=True)
class Done:
    """The end."""

    finished: bool
    """Whether it was finished on purpose, and not left by quitting."""
    saved: int
    """How many entries were saved, those that were taken back left out."""
    open: int
    """How many scored questions are open."""
    unsaved: tuple[tuple[str, Plain], ...]
    """What was answered and could not be saved."""


Machine: TypeAlias = Generator[Effect, Reply, Done]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is to be told, and whether the question need not be shown again."""

    said: tuple[str, ...] = ()
    again: bool = False
    standing: tuple[NodeResult, ...] = ()


_Doing: TypeAlias = Generator[Effect, Reply, _Told]
_NEXT: _Told = _Told()


def questions(sheet: Sheet) -> tuple[Item, ...]:
    """What is asked: the items that are due in this phase, from this respondent and in this scope."""
    assessment = sheet.assessment
    return tuple(item for item in sheet.framework.items() if assessment.asks(item))


def interview(sheet: Sheet, answers: Mapping[str, Plain]) -> Machine:
    """Ask every question that is due, from the first that is unanswered; `answers` is what the file has.

    Behind the last question a review is offered. Only `f` there, `q` or the end of input ends it.
    """
    items = questions(sheet)
    state = State(sheet, items, dict(answers), compile_plan(sheet.framework), dict(sheet.assessment.entries))
    state.place = state.next_open(0) or 0
    told = _NEXT
    while items:
        item = state.here
        if item is None:
            again = yield from _review(state, told, at_end=True)
            if isinstance(again, bool):
                return _done(state, finished=again)
            told = again
            continue
        line = yield _question(state, item, told)
        if not isinstance(line, str):
            return _done(state, finished=False)
        meant = typed(item, line)
        if meant is Typed.QUIT:
            return _done(state, finished=False)
        if meant is Typed.REVIEW:
            again = yield from _review(state, _NEXT, at_end=False)
            if isinstance(again, bool):
                return _done(state, finished=again)
            told = again
            continue
        told = yield from _react(state, item, meant)
    return _done(state, finished=True)


def _question(state: State, item: Item, told: _Told) -> Ask:
    return _ask(state, Wanted.ANSWER, item, told.said, again=told.again, standing=told.standing)


def _ask(
    state: State,
    wanted: Wanted,
    item: Item,
    said: tuple[str, ...] = (),
    *,
    again: bool = True,
    default: str | None = None,
    standing: tuple[NodeResult, ...] = (),
) -> Ask:
    return Ask(
        wanted,
        item,
        state.place + 1,
        len(state.items),
        state.raw.get(item.id),
        said=said,
        again=again,
        default=default,
        standing=standing,
    )


def _react(state: State, item: Item, meant: Typed | Value | str) -> _Doing:
    """Do what a line means."""
    match meant:
        case Typed.BACK | Typed.SKIP | Typed.NEXT_OPEN | Typed.NOTHING:
            return _moved(state, item, meant)
        case Typed.HELP:
            return _Told(words.HELP, again=True)
        case Typed.GO:
            return _Told((words.GO_WHERE.format(count=len(state.items)),), again=True)
        case Typed.SCORE:
            return _Told((), again=True, standing=state.standing(item))
        case Typed.NOTE:
            return _Told((yield from _note(state, item)), again=True)
        case Typed.EVIDENCE:
            return _Told((yield from _evidence(state, item)), again=True)
        case Typed.UNDO:
            return (yield from _undo(state))
        case str(target):
            return _Told(_go_to(state, target))
        case Typed.NOT_APPLICABLE:
            before = state.place
            said = yield from _not_applicable(state, item)
            return _Told(said, again=state.place == before)
        case Value(raw):
            before = state.place
            said = yield from _answer(state, item, raw)
            return _Told(said, again=state.place == before)
        case _:
            return _NEXT


def _moved(state: State, item: Item, key: Typed) -> _Told:
    """Go to another question, where there is one to go to."""
    match key:
        case Typed.BACK:
            first = state.place == 0
            state.move(-1)
            return _Told((words.FIRST,) if first else (), again=first)
        case Typed.NEXT_OPEN:
            following = state.next_open(state.place + 1)
            if following is None:
                return _Told((words.NONE_OPEN,), again=True)
            state.place = following
        case Typed.NOTHING if state.is_open(item):
            return _Told((words.NOTHING_TYPED,), again=True)
        case _:
            state.move(1)
    return _NEXT


def _done(state: State, *, finished: bool) -> Done:
    still_open = sum(item.scored and state.is_open(item) for item in state.items)
    return Done(finished, state.saved, still_open, tuple(state.unsaved.items()))


def _go_to(state: State, target: str) -> tuple[str, ...]:
    """Go to a question by its number or its id, or to the first of a theme or a topic."""
    places = {str(item.id): place for place, item in enumerate(state.items)}
    for node in state.sheet.framework.nodes():
        first = next((places[item.id] for item in node.items() if item.id in places), None)
        if first is not None:
            places[str(node.id)] = first
    if is_number(target) and 1 <= int(target) <= len(state.items):
        state.place = int(target) - 1
    elif target in places:
        state.place = places[target]
    else:
        hint = nearest(target, places)
        meant = f" {words.MEANT.format(name=hint)}" if hint else ""
        return (words.NO_SUCH_QUESTION.format(count=len(state.items), hint=meant),)
    return ()


# ---- the review


def _review(state: State, told: _Told, *, at_end: bool) -> Generator[Effect, Reply, _Told | bool]:
    """Show what is open until somebody goes on, finishes (True) or leaves (False).

    Behind the last question it is only offered at first.
    """
    brief = at_end
    while True:
        line = yield Review(_themes(state), at_end, brief, told.said, told.standing)
        if not isinstance(line, str):
            return False
        key = line.strip().lower()
        if key in {FINISH, Typed.QUIT.value}:
            return key == FINISH
        brief = key != Typed.REVIEW.value
        if not brief:
            told, leaves = _NEXT, False
        elif key == Typed.UNDO.value:
            told = yield from _undo(state)
            leaves = not told.again
        else:
            told, leaves = _looked(state, line.strip(), at_end=at_end)
        if leaves:
            return told


FINISH: Final = "f"
"""The key that finishes; it is one in a review only."""


def _looked(state: State, line: str, *, at_end: bool) -> tuple[_Told, bool]:
    """What a line in a review means, and whether it leaves the review for a question."""
    match line.lower():
        case "?":
            return _Told(words.REVIEW_HELP), False
        case "p":
            return _Told(standing=state.standing(None)), False
        case "o":
            first = state.next_open(0)
            if first is None:
                return _Told((words.ALL_ANSWERED,)), False
            state.place = first
        case "b":
            if at_end:
                state.move(-1)
        case "":
            return _Told((words.HOW_TO_FINISH,) if at_end else ()), not at_end
        case _:
            said = _go_to(state, re.sub("^[gG] ", "", line).strip())
            return _Told(said), not said
    return _NEXT, True


def _themes(state: State) -> tuple[ThemeReview, ...]:
    """What is open in each theme of which anything is asked."""
    numbers = {item.id: Numbered(place, item) for place, item in enumerate(state.items, 1)}
    done = state.answered_now()
    found = []
    for theme in state.sheet.framework.themes:
        listed = [numbers[item.id] for item in theme.items() if item.id in numbers]
        if listed:
            silent = tuple(entry for entry in listed if state.is_open(entry.item))
            found.append(ThemeReview(theme.title, silent, tuple(each for each in listed if each.item.id in done)))
    return tuple(found)


# ---- entries


def _answer(state: State, item: Item, raw: Plain) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Take an answer, keep note and evidence, and go on; a reason for not applying goes with that answer."""
    parts = {**parts_of(state.latest(item)), "answer": raw}
    parts.pop("because", None)
    return (yield from _save_and_go_on(state, item, shortest(parts)))


def _not_applicable(state: State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    line = yield _ask(state, Wanted.BECAUSE, item)
    if not isinstance(line, str) or is_key(line):
        return (words.NOT_CHANGED,)
    parts = {**parts_of(state.latest(item)), "answer": NOT_APPLICABLE, "because": line.strip()}
    return (yield from _save_and_go_on(state, item, parts))


def _save_and_go_on(state: State, item: Item, value: Plain) -> Generator[Effect, Reply, tuple[str, ...]]:
    mistakes = yield from _save(state, item, value)
    if mistakes:
        return mistakes
    state.move(1)
    return (_confirmed(state, words.SAVED_ONE),)


def _confirmed(state: State, said: str) -> str:
    """That something was saved, or that it was and may not last."""
    return said if state.doubt is None else words.SAVED_IN_DOUBT.format(why=state.doubt)


def _note(state: State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Write, replace or take away the note; the question stays."""
    line = yield _ask(state, Wanted.NOTE, item)
    if not isinstance(line, str) or is_key(line):
        return (words.NOT_CHANGED,)
    note = None if line.strip() == "-" else line.strip()
    parts = {**parts_of(state.latest(item)), "note": note}
    if note is None and parts_of(state.latest(item)).get("note") is None:
        return (words.NOT_CHANGED,)
    said = yield from _save(state, item, shortest(parts))
    return said or (words.NOTE_SAVED if note else words.NOTE_GONE,)


def _undo(state: State) -> _Doing:
    """Save again what the file had before the last change of this session, and go to that question."""
    if not state.changes:
        return _Told((words.NOTHING_TO_UNDO,), again=True)
    change = state.changes[-1]
    item, known = change.item, state.raw.get(change.item.id)
    value = UNANSWERED if change.former is None else change.former
    came: Reply = Saved()
    if value != known:
        came = yield Save(item, value, known)
    match came:
        case Saved(doubt):
            state.note_undone(value, doubt)
            said = _confirmed(state, words.UNDONE)
        case Differs(now):
            state.note_differs(item, now)
            said = words.DIFFERS
        case NotSaved(why):
            said = words.NOT_SAVED.format(why=why)
        case _:
            said = words.NOT_SAVED.format(why="")
    state.place = state.number(item)
    return _Told((said,))


def _save(state: State, item: Item, value: Plain) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Save an entry that reads as it should; what is to be told where it was not saved."""
    read = read_entry(state.sheet, item, value)
    if read.value is None:
        return tuple(f"{message(found)}. {words.HINTS.get(found.code) or remedy(found)}" for found in read.problems)
    known = state.raw.get(item.id)
    if value == known:
        state.unsaved.pop(item.id, None)
        return ()
    match (yield Save(item, value, known)):
        case Saved(doubt):
            state.note_saved(item, value, doubt)
            return ()
        case Differs(now):
            state.note_differs(item, now)
            return (words.DIFFERS,)
        case NotSaved(why):
            state.unsaved[item.id] = value
            return (words.NOT_SAVED.format(why=why),)
        case _:
            return (words.NOT_SAVED.format(why=""),)


# ---- evidence


def _evidence(state: State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Add pieces of evidence or take them away, one after another, until a blank line; the question stays."""
    if not item.takes_evidence and not pieces_of(state.latest(item)):
        return (words.TAKES_NO_EVIDENCE,)
    said: tuple[str, ...] = ()
    done: tuple[str, ...] = (words.NOT_CHANGED,)
    while True:
        pieces = pieces_of(state.latest(item))
        line = yield _ask(state, Wanted.REFERENCE, item, (*said, *_listed(pieces)))
        if not isinstance(line, str) or is_key(line):
            return done
        text = line.strip()
        if text.startswith("-"):
            gone = text.removeprefix("-").strip() or ("1" if len(pieces) == 1 else "")
            if not (is_number(gone) and 1 <= int(gone) <= len(pieces)):
                said = (words.NO_SUCH_EVIDENCE.format(count=len(pieces)),)
                continue
            changed, told = (
                [piece for number, piece in enumerate(pieces, 1) if number != int(gone)],
                words.EVIDENCE_GONE,
            )
        else:
            piece = yield from _piece(state, item, text)
            if piece is None:
                return done
            changed, told = [*pieces, piece], words.EVIDENCE_SAVED
        parts = {**parts_of(state.latest(item)), "evidence": changed}
        mistakes = yield from _save(state, item, shortest(parts))
        if mistakes:
            return mistakes
        said = done = (_confirmed(state, told),)


def _piece(state: State, item: Item, reference: str) -> Generator[Effect, Reply, Plain]:
    """The kind and the date of a piece of evidence, with it; None at the end of input or where somebody quits."""
    default = state.kind or words.EVIDENCE_KIND
    line = yield _ask(state, Wanted.KIND, item, default=default)
    if not isinstance(line, str) or line.strip().lower() == Typed.QUIT.value:
        return None
    kind = line.strip() or default
    said: tuple[str, ...] = ()
    at = state.sheet.assessment.date
    default = state.day or at.isoformat()
    while True:
        line = yield _ask(state, Wanted.DAY, item, said, default=default)
        if not isinstance(line, str) or line.strip().lower() == Typed.QUIT.value:
            return None
        text = line.strip() or default
        if text == "-":
            state.kind = kind
            return {"ref": reference, "kind": kind}
        day = parse_date(text)
        if day is not None and day <= at:
            state.kind, state.day = kind, text
            return {"ref": reference, "kind": kind, "date": text}
        said = (words.EVIDENCE_DAY.format(date=at),)


def _listed(pieces: list[Plain]) -> tuple[str, ...]:
    """The evidence that there is, numbered."""
    rows = []
    for number, piece in enumerate(pieces, 1):
        parts = piece if isinstance(piece, dict) else {}
        known = [str(parts[key]) for key in ("ref", "kind", "date") if parts.get(key)]
        rows.append(words.EVIDENCE_PIECE.format(number=number, piece=", ".join(known)))
    return tuple(rows)
