"""The interview: one question after another, as a machine that knows no terminal and no file.

It is a generator. It yields what is to be done (`Ask`, `Save`) and is sent what came of it: a line that was typed, or
whether an answer was saved. An answer counts once it is saved, and not before.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeAlias

from readiness.engine.evaluate import evaluate
from readiness.engine.plan import Plan, compile_plan
from readiness.ids import NodeId, nearest
from readiness.interview.replies import Typed, Value, is_key, is_number, typed
from readiness.model.assessment import NOTHING, Entry, Sheet, Unanswered
from readiness.model.framework import Item
from readiness.model.result import Status
from readiness.model.sheet import read_entry
from readiness.syntax.document import Plain
from readiness.syntax.splice import flow
from readiness.words import interview as words
from readiness.words.problems import message, remedy


class Wanted(Enum):
    """What a line is asked for."""

    ANSWER = "answer"
    NOTE = "note"
    BECAUSE = "because"


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


Effect: TypeAlias = Ask | Save
Reply: TypeAlias = str | Saved | Differs | NotSaved | None
"""A line that was typed, None at the end of input, or what became of saving."""


@dataclass(frozen=True, slots=True)
class Done:
    """The end."""

    finished: bool
    """Whether the last question was passed, and not left by quitting."""
    saved: int
    """How many entries were saved."""
    open: int
    """How many scored questions are open."""
    unsaved: tuple[tuple[str, Plain], ...]
    """What was answered and could not be saved."""


Machine: TypeAlias = Generator[Effect, Reply, Done]


@dataclass(slots=True)
class _State:
    sheet: Sheet
    items: tuple[Item, ...]
    raw: dict[str, Plain]
    plan: Plan
    entries: dict[NodeId, Entry]
    place: int = 0
    saved: int = 0
    doubt: str | None = None
    unsaved: dict[str, Plain] = field(default_factory=dict)

    def latest(self, item: Item) -> Plain:
        """What was last said of an item, in the file or not."""
        return self.unsaved.get(item.id, self.raw.get(item.id))

    def is_open(self, item: Item) -> bool:
        entry = read_entry(self.sheet, item, self.raw.get(item.id)).value
        silent = entry is None or isinstance(entry.answer, Unanswered)
        return silent and not self.is_unmet(item)

    def is_unmet(self, item: Item) -> bool:
        """Whether the answers so far say that the question does not arise."""
        if item.applies_when is None:
            return False
        assessment = replace(self.sheet.assessment, entries=self.entries)
        return evaluate(self.plan, assessment).status[self.plan.place[item.id]] is Status.UNMET

    def move(self, by: int) -> None:
        """Go so many questions on or back, and past those that do not arise; never before the first."""
        self.place = max(0, self.place + by)
        while 0 < self.place < len(self.items) and self.is_unmet(self.items[self.place]):
            self.place += by

    def take(self, item: Item, raw: Plain) -> None:
        """What the file has for an item now."""
        self.raw[item.id] = raw
        entry = read_entry(self.sheet, item, raw).value
        self.entries[item.id] = NOTHING if entry is None else entry


def questions(sheet: Sheet) -> tuple[Item, ...]:
    """What is asked: the items that are due in this phase, from this respondent and in this scope."""
    assessment = sheet.assessment
    return tuple(item for item in sheet.framework.items() if assessment.asks(item))


def interview(sheet: Sheet, answers: Mapping[str, Plain]) -> Machine:
    """Ask every question that is due, from the first that is unanswered; `answers` is what the file has.

    Only the end of the questions, `q` or the end of input ends it.
    """
    items = questions(sheet)
    state = _State(sheet, items, dict(answers), compile_plan(sheet.framework), dict(sheet.assessment.entries))
    state.place = next((place for place, item in enumerate(items) if state.is_open(item)), 0)
    said: tuple[str, ...] = ()
    again = False
    while state.place < len(items):
        item = items[state.place]
        line = yield Ask(
            Wanted.ANSWER, item, state.place + 1, len(items), state.raw.get(item.id), said=said, again=again
        )
        if not isinstance(line, str):
            return _done(state, finished=False)
        meant = typed(item, line)
        if meant is Typed.QUIT:
            return _done(state, finished=False)
        said, again = yield from _react(state, item, meant)
    return _done(state, finished=True)


def _react(
    state: _State, item: Item, meant: Typed | Value | str
) -> Generator[Effect, Reply, tuple[tuple[str, ...], bool]]:
    """Do what a line means; give back what is to be told, and whether the question need not be shown again."""
    match meant:
        case Typed.BACK:
            first = state.place == 0
            state.move(-1)
            return ((words.FIRST,) if first else ()), first
        case Typed.SKIP:
            state.move(1)
        case Typed.HELP:
            return words.HELP, True
        case Typed.NEXT_OPEN:
            later = range(state.place + 1, len(state.items))
            following = next((place for place in later if state.is_open(state.items[place])), None)
            if following is None:
                return (words.NONE_OPEN,), True
            state.place = following
        case Typed.NOTHING:
            if state.is_open(item):
                return (words.NOTHING_TYPED,), True
            state.move(1)
        case Typed.NOTE:
            return (yield from _note(state, item)), True
        case Typed.NOT_APPLICABLE:
            before = state.place
            said = yield from _not_applicable(state, item)
            return said, state.place == before
        case str(target):
            return _go_to(state, target), False
        case Value(raw):
            before = state.place
            said = yield from _answer(state, item, raw)
            return said, state.place == before
        case _:
            pass
    return (), False


def _done(state: _State, *, finished: bool) -> Done:
    still_open = sum(item.scored and state.is_open(item) for item in state.items)
    return Done(finished, state.saved, still_open, tuple(state.unsaved.items()))


def _go_to(state: _State, target: str) -> tuple[str, ...]:
    """Go to a question by its number or its id."""
    places = {item.id: place for place, item in enumerate(state.items)}
    if is_number(target) and 1 <= int(target) <= len(state.items):
        state.place = int(target) - 1
    elif target in places:
        state.place = next(place for name, place in places.items() if name == target)
    else:
        hint = nearest(target, places)
        return (
            words.NO_SUCH_QUESTION.format(
                count=len(state.items), hint=f" {words.MEANT.format(name=hint)}" if hint else ""
            ),
        )
    return ()


# ---- entries


def _parts(raw: Plain) -> dict[str, Plain]:
    """An entry in its long form."""
    return dict(raw) if isinstance(raw, dict) else {"answer": raw}


def _short(parts: dict[str, Plain]) -> Plain:
    """The shortest form: the answer alone where there is nothing beside it."""
    kept = {key: value for key, value in parts.items() if value is not None or key == "answer"}
    return kept["answer"] if set(kept) == {"answer"} else kept


def _answer(state: _State, item: Item, raw: Plain) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Take an answer, keep note and evidence, and go on; a reason for not applying goes with that answer."""
    parts = {**_parts(state.latest(item)), "answer": raw}
    parts.pop("because", None)
    return (yield from _save_and_go_on(state, item, _short(parts)))


def _not_applicable(state: _State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    line = yield _ask(state, Wanted.BECAUSE, item)
    if not isinstance(line, str) or is_key(line):
        return (words.NOT_CHANGED,)
    parts = {**_parts(state.latest(item)), "answer": "not-applicable", "because": line.strip()}
    return (yield from _save_and_go_on(state, item, parts))


def _save_and_go_on(state: _State, item: Item, value: Plain) -> Generator[Effect, Reply, tuple[str, ...]]:
    mistakes = yield from _save(state, item, value)
    if mistakes:
        return mistakes
    state.move(1)
    return (words.SAVED_ONE if state.doubt is None else words.SAVED_IN_DOUBT.format(why=state.doubt),)


def _note(state: _State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Write, replace or take away the note; the question stays."""
    line = yield _ask(state, Wanted.NOTE, item)
    if not isinstance(line, str) or is_key(line):
        return (words.NOT_CHANGED,)
    note = None if line.strip() == "-" else line.strip()
    parts = {**_parts(state.latest(item)), "note": note}
    if note is None and _parts(state.latest(item)).get("note") is None:
        return (words.NOT_CHANGED,)
    if parts.get("answer") is None:
        parts["answer"] = "unanswered"
    said = yield from _save(state, item, _short(parts))
    return said or (words.NOTE_SAVED if note else words.NOTE_GONE,)


def _ask(state: _State, wanted: Wanted, item: Item) -> Ask:
    return Ask(wanted, item, state.place + 1, len(state.items), state.raw.get(item.id), again=True)


def _save(state: _State, item: Item, value: Plain) -> Generator[Effect, Reply, tuple[str, ...]]:
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
            state.doubt = doubt
            state.take(item, value)
            state.unsaved.pop(item.id, None)
            state.saved += 1
            return ()
        case Differs(now, kept):
            state.take(item, now)
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
