"""The interview: one question after another, as a machine that knows no terminal and no file.

It is a generator. It yields what is to be done (`Ask`, `Review`, `Save`) and is sent what came of it: a line that was
typed, or whether an answer was saved. An answer counts once it is saved, and not before.
"""

import re
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

from readiness.engine.plan import compile_plan
from readiness.ids import NodeId, nearest
from readiness.interview.choosing import questions
from readiness.interview.entries import NOT_APPLICABLE, UNANSWERED, parts_of, pieces_of, shortest
from readiness.interview.replies import Line, Typed, Value, is_key, is_number, typed
from readiness.interview.state import State
from readiness.model.assessment import Entry, Sheet
from readiness.model.framework import Item
from readiness.model.result import NodeResult
from readiness.model.sheet import read_entry
from readiness.syntax.dates import parse_date
from readiness.syntax.document import Plain
from readiness.syntax.splice import flow
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
class ThemeProgress:
    """How far a theme is."""

    id: NodeId
    title: str
    to_do: int
    """How many of its questions are still to be answered or confirmed."""
    of: int
    """How many of them are asked and arise."""
    here: bool
    """Whether the question that is asked belongs to it."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How far the interview is, for a front end that shows it all the time."""

    themes: tuple[ThemeProgress, ...]
    standing: tuple[NodeResult, ...]
    """The theme of the question that is asked, or every theme in a review; then the whole."""


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
    last: str | None = None
    """What a single `=` stands for: the date of evidence that was typed last, where one is asked for."""
    standing: tuple[NodeResult, ...] = ()
    """The figures that were asked for: those of the theme and of the whole."""
    to_do: int = 0
    """How many questions are still to be answered or confirmed."""
    seconds: float | None = None
    """How long they will take at the pace of this session, where that can be told."""
    former: Entry | None = None
    """What the round before answered, where it did and that is not hidden."""
    hidden: bool = False
    """Whether an answer that was carried over is hidden until the question is answered; `raw` is None then."""
    revealed: "Former | None" = None
    """What is not hidden any more, since the question was just answered."""
    overview: Overview | None = None
    """Where that is wanted."""


@dataclass(frozen=True, slots=True)
class Former:
    """A question, and what the round before answered to it."""

    item: Item
    entry: Entry


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question and its number, from 1."""

    number: int
    item: Item


@dataclass(frozen=True, slots=True)
class ThemeReview:
    """What of a theme is open, what of it nobody has confirmed, and what of it was answered in this session."""

    title: str
    open: tuple[Numbered, ...]
    carried: tuple[Numbered, ...]
    answered: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Show how far it is, and ask for a line."""

    themes: tuple[ThemeReview, ...]
    at_end: bool
    """Whether the last question was passed, and not a review asked for on the way."""
    brief: bool
    """Whether it is enough to say how much is open."""
    of: int
    """How many questions there are."""
    again: bool
    """Whether it was just shown and need not be shown once more."""
    said: tuple[str, ...] = ()
    standing: tuple[NodeResult, ...] = ()
    revealed: Former | None = None
    overview: Overview | None = None


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
    """Somebody else changed this entry meanwhile; that stays in the file."""

    now: Plain
    kept: str | None = None
    """The file that ours was put into instead; None where that could not be."""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """It could not be saved, and why."""

    why: str


Effect: TypeAlias = Ask | Review | Save
Reply: TypeAlias = Line | str | Saved | Differs | NotSaved | None
"""A line that was typed, as it is or with the time; None at the end of input, or what became of saving."""


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
    carried: int = 0
    """How many answers were carried over and are not confirmed."""


Machine: TypeAlias = Generator[Effect, Reply, Done]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is to be told, and whether the question need not be shown again."""

    said: tuple[str, ...] = ()
    again: bool = False
    standing: tuple[NodeResult, ...] = ()
    revealed: Former | None = None


_Doing: TypeAlias = Generator[Effect, Reply, _Told]
_NEXT: _Told = _Told()


def interview(
    sheet: Sheet,
    answers: Mapping[str, Plain],
    *,
    only: Collection[NodeId] | None = None,
    at_first: bool = False,
    previous: Mapping[str, Plain] | None = None,
    blind: bool = False,
    started: float | None = None,
    watched: bool = False,
) -> Machine:
    """Ask every question that is due, from the first to be answered or confirmed; `answers` is what the file has.

    Behind the last question a review is offered. Only `f` there, `q` or the end of input ends it. `previous` is what
    the round before answered, by item; `blind` hides it until a question is answered. `started` is the time at which
    it begins, where lines come with theirs. `only` are the questions that are asked, where these are not all; it begins
    `at_first` where all of them are wanted. Where it is `watched`, an overview comes with each question.
    """
    items = tuple(item for item in questions(sheet) if only is None or item.id in only)
    state = State(
        sheet,
        items,
        dict(answers),
        compile_plan(sheet.framework),
        dict(sheet.assessment.entries),
        previous=previous or {},
        blind=blind,
        since=started,
        watched=watched,
    )
    state.place = 0 if at_first else state.next_open(0) or 0
    told, before = _NEXT, state.place
    while items:
        if state.place != before:
            state.spent, before = 0.0, state.place
        item = state.here
        if item is None:
            again = yield from _review(state, told, at_end=True)
            if isinstance(again, bool):
                return _done(state, finished=again)
            told = again
            continue
        line = yield from _heard(state, _question(state, item, told))
        if line is None:
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


def _heard(state: State, effect: Ask | Review) -> Generator[Effect, Reply, str | None]:
    """The line that was typed; None at the end of input."""
    match (yield effect):
        case Line(text, at):
            state.heard(at)
            return text
        case str(text):
            return text
        case _:
            return None


def _question(state: State, item: Item, told: _Told) -> Ask:
    asked = _ask(state, Wanted.ANSWER, item, told.said)
    hidden = state.is_hidden(item)
    return replace(
        asked,
        again=told.again,
        standing=told.standing,
        revealed=told.revealed,
        to_do=state.to_do(),
        seconds=state.seconds_left(),
        former=None if hidden else state.former(item),
        overview=_overview(state, item),
    )


def _overview(state: State, item: Item | None) -> Overview | None:
    """How far it is at a question, or in a review."""
    if not state.watched:
        return None
    asked = {each.id for each in state.items if not state.is_unmet(each)}
    themes = []
    for theme in state.sheet.framework.themes:
        listed = [each for each in theme.items() if each.id in asked]
        if listed:
            here = item is not None and item.id in {each.id for each in listed}
            themes.append(
                ThemeProgress(theme.id, theme.title, sum(map(state.is_to_do, listed)), len(listed), here=here)
            )
    return Overview(tuple(themes), state.standing(item))


def _ask(state: State, wanted: Wanted, item: Item, said: tuple[str, ...] = (), default: str | None = None) -> Ask:
    """Ask for a line about the question that was just shown."""
    hidden = state.blind and state.is_carried(item)
    raw = None if hidden else state.raw.get(item.id)
    return Ask(wanted, item, state.place + 1, len(state.items), raw, said, again=True, default=default, hidden=hidden)


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
        case Typed.KEEP:
            return (yield from _keep(state, item))
        case str(target):
            return _Told(_go_to(state, target))
        case Typed.NOT_APPLICABLE:
            return (yield from _not_applicable(state, item))
        case Value(raw):
            return (yield from _answer(state, item, raw))
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
        case Typed.NOTHING if state.is_open(item) or state.is_hidden(item):
            return _Told((words.NOTHING_TYPED,), again=True)
        case Typed.NOTHING if state.is_carried(item):
            return _Told((words.NOT_CONFIRMED,), again=True)
        case _:
            state.move(1)
    return _NEXT


def _done(state: State, *, finished: bool) -> Done:
    asked = questions(state.sheet)
    still_open = sum(item.scored and state.is_open(item) for item in asked)
    carried = sum(map(state.is_carried, asked))
    return Done(finished, state.saved, still_open, tuple(state.unsaved.items()), carried)


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
    brief, again = at_end, False
    while True:
        line = yield from _heard(state, _reviewed(state, told, at_end=at_end, brief=brief, again=again))
        if line is None:
            return False
        key = line.strip().lower()
        if key in {FINISH, Typed.QUIT.value}:
            return key == FINISH
        brief = key != Typed.REVIEW.value
        if not brief:
            told, leaves, again = _NEXT, False, False
        elif key == Typed.UNDO.value:
            told = yield from _undo(state)
            leaves, again = not told.again, True
        else:
            told, leaves = _looked(state, line.strip(), at_end=at_end)
            again = True
        if leaves:
            return told


def _reviewed(state: State, told: _Told, *, at_end: bool, brief: bool, again: bool) -> Review:
    """What is open by now."""
    return Review(
        _themes(state),
        at_end,
        brief,
        len(state.items),
        again,
        told.said,
        told.standing,
        revealed=told.revealed,
        overview=_overview(state, None),
    )


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
            carried = tuple(entry for entry in listed if state.is_carried(entry.item))
            now = tuple(entry for entry in listed if entry.item.id in done)
            found.append(ThemeReview(theme.title, silent, carried, now))
    return tuple(found)


# ---- entries


def _answer(state: State, item: Item, raw: Plain) -> _Doing:
    """Take an answer and go on, keeping note and evidence."""
    return (yield from _save_and_go_on(state, item, {**_beside(state.latest(item)), "answer": raw}))


def _not_applicable(state: State, item: Item) -> _Doing:
    line = yield from _heard(state, _ask(state, Wanted.BECAUSE, item))
    if line is None or is_key(line):
        return _Told((words.NOT_CHANGED,), again=True)
    parts = {**_beside(state.latest(item)), "answer": NOT_APPLICABLE, "because": line.strip()}
    return (yield from _save_and_go_on(state, item, parts))


def _keep(state: State, item: Item) -> _Doing:
    """Keep what was carried over, or what the round before answered, with the evidence that it had."""
    own = state.latest(item)
    if state.is_hidden(item):
        return _Told((words.HIDDEN,), again=True)
    if state.is_carried(item):
        parts = parts_of(own)
        parts.pop("carried", None)
        return (yield from _save_and_go_on(state, item, parts))
    if item.id not in state.previous:
        return _Told((words.NOTHING_TO_KEEP,), again=True)
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


def _save_and_go_on(state: State, item: Item, parts: dict[str, Plain]) -> _Doing:
    former = state.former(item) if state.is_hidden(item) else None
    mistakes = yield from _save(state, item, shortest(parts))
    if mistakes:
        return _Told(mistakes, again=True)
    state.move(1)
    revealed = None if former is None else Former(item, former)
    return _Told((_confirmed(state, words.SAVED_ONE),), revealed=revealed)


def _confirmed(state: State, said: str) -> str:
    """That something was saved, or that it was and may not last."""
    return said if state.doubt is None else words.SAVED_IN_DOUBT.format(why=state.doubt)


def _note(state: State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Write, replace or take away the note; the question stays."""
    line = yield from _heard(state, _ask(state, Wanted.NOTE, item))
    if line is None or is_key(line):
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


# ---- evidence

SAME_DAY: Final = "="
"""The key that takes the date of evidence that was typed last."""


def _evidence(state: State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Add pieces of evidence or take them away, one after another, until a blank line; the question stays."""
    if not item.takes_evidence and not pieces_of(state.latest(item)):
        return (words.TAKES_NO_EVIDENCE,)
    said: tuple[str, ...] = ()
    done: tuple[str, ...] = (words.NOT_CHANGED,)
    while True:
        pieces = pieces_of(state.latest(item))
        line = yield from _heard(state, _ask(state, Wanted.REFERENCE, item, (*said, *listed(pieces))))
        if line is None or is_key(line):
            return done
        text = line.strip()
        warned: tuple[str, ...] = ()
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
            warned = () if _is_dated(piece) else (words.EVIDENCE_UNDATED,)
        parts = {**parts_of(state.latest(item)), "evidence": changed}
        mistakes = yield from _save(state, item, shortest(parts))
        if mistakes:
            return mistakes
        said = done = warned if warned and state.doubt is None else (_confirmed(state, told), *warned)


def _piece(state: State, item: Item, reference: str) -> Generator[Effect, Reply, Plain]:
    """The kind and the date of a piece of evidence, with it; None at the end of input or where somebody quits.

    A blank line is no date: evidence supports an answer by its date, and a key pressed in haste must not add support.
    """
    default = state.kind or words.EVIDENCE_KIND
    line = yield from _heard(state, _ask(state, Wanted.KIND, item, default=default))
    if line is None or line.strip().lower() == Typed.QUIT.value:
        return None
    kind = line.strip() or default
    said: tuple[str, ...] = ()
    at = state.sheet.assessment.date
    while True:
        line = yield from _heard(state, replace(_ask(state, Wanted.DAY, item, said), last=state.day))
        if line is None or line.strip().lower() == Typed.QUIT.value:
            return None
        text = line.strip()
        if text in {"", "-"}:
            state.kind = kind
            return {"ref": reference, "kind": kind}
        if text == SAME_DAY and state.day is not None:
            text = state.day
        day = parse_date(text)
        if day is not None and day <= at:
            state.kind, state.day = kind, text
            return {"ref": reference, "kind": kind, "date": text}
        said = (words.EVIDENCE_DAY.format(date=at),)


def _is_dated(piece: Plain) -> bool:
    return isinstance(piece, dict) and piece.get("date") is not None


def listed(pieces: Sequence[Plain]) -> tuple[str, ...]:
    """The evidence that there is, numbered."""
    rows = []
    for number, piece in enumerate(pieces, 1):
        parts = piece if isinstance(piece, dict) else {}
        known = [str(parts[key]) for key in ("ref", "kind", "date") if parts.get(key)]
        rows.append(words.EVIDENCE_PIECE.format(number=number, piece=", ".join(known)))
    return tuple(rows)
