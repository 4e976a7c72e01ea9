"""The interview: one question after another, as a machine that knows no terminal and no file.

It is a generator. It yields what is to be done (`Ask`, `Review`, `Save`) and is sent what came of it: a line that was
typed, or whether an answer was saved. An answer counts once it is saved, and not before.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from readiness.engine.plan import compile_plan
from readiness.ids import NodeId
from readiness.interview.choosing import questions
from readiness.interview.effects import NEXT, Ask, Doing, Done, Machine, Told, Wanted
from readiness.interview.entering import keep_former, take_answer, take_not_applicable, undo, write_note
from readiness.interview.evidence import take_evidence
from readiness.interview.exchange import ask_for, heard, overview_of
from readiness.interview.replies import Typed, Value, typed
from readiness.interview.reviewing import go_to, review
from readiness.interview.state import State
from readiness.model.assessment import Sheet
from readiness.model.framework import Item
from readiness.syntax.document import Plain
from readiness.words import interview as words


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
    told, before = NEXT, state.place
    while items:
        if state.place != before:
            state.spent, before = 0.0, state.place
        item = state.here
        if item is None:
            again = yield from review(state, told, at_end=True)
            if isinstance(again, bool):
                return _done(state, finished=again)
            told = again
            continue
        line = yield from heard(state, _question(state, item, told))
        if line is None:
            return _done(state, finished=False)
        meant = typed(item, line)
        if meant is Typed.QUIT:
            return _done(state, finished=False)
        if meant is Typed.REVIEW:
            again = yield from review(state, NEXT, at_end=False)
            if isinstance(again, bool):
                return _done(state, finished=again)
            told = again
            continue
        told = yield from _react(state, item, meant)
    return _done(state, finished=True)


def _question(state: State, item: Item, told: Told) -> Ask:
    asked = ask_for(state, Wanted.ANSWER, item, told.said)
    hidden = state.is_hidden(item)
    return replace(
        asked,
        again=told.again,
        standing=told.standing,
        revealed=told.revealed,
        to_do=state.to_do(),
        seconds=state.seconds_left(),
        former=None if hidden else state.former(item),
        overview=overview_of(state, item),
    )


def _react(state: State, item: Item, meant: Typed | Value | str) -> Doing:
    """Do what a line means."""
    match meant:
        case Typed.BACK | Typed.SKIP | Typed.NEXT_OPEN | Typed.NOTHING:
            return _moved(state, item, meant)
        case Typed.HELP:
            return Told(words.HELP, again=True)
        case Typed.GO:
            return Told((words.GO_WHERE.format(count=len(state.items)),), again=True)
        case Typed.SCORE:
            return Told((), again=True, standing=state.standing(item))
        case Typed.NOTE:
            return Told((yield from write_note(state, item)), again=True)
        case Typed.EVIDENCE:
            return Told((yield from take_evidence(state, item)), again=True)
        case Typed.UNDO:
            return (yield from undo(state))
        case Typed.KEEP:
            return (yield from keep_former(state, item))
        case str(target):
            return Told(go_to(state, target))
        case Typed.NOT_APPLICABLE:
            return (yield from take_not_applicable(state, item))
        case Value(raw):
            return (yield from take_answer(state, item, raw))
        case _:
            return NEXT


def _moved(state: State, item: Item, key: Typed) -> Told:
    """Go to another question, where there is one to go to."""
    match key:
        case Typed.BACK:
            first = state.place == 0
            state.move(-1)
            return Told((words.FIRST,) if first else (), again=first)
        case Typed.NEXT_OPEN:
            following = state.next_open(state.place + 1)
            if following is None:
                return Told((words.NONE_OPEN,), again=True)
            state.place = following
        case Typed.NOTHING if state.is_open(item) or state.is_hidden(item):
            return Told((words.NOTHING_TYPED,), again=True)
        case Typed.NOTHING if state.is_carried(item):
            return Told((words.NOT_CONFIRMED,), again=True)
        case _:
            state.move(1)
    return NEXT


def _done(state: State, *, finished: bool) -> Done:
    asked = questions(state.sheet)
    still_open = sum(item.scored and state.is_open(item) for item in asked)
    carried = sum(map(state.is_carried, asked))
    return Done(finished, state.saved, still_open, tuple(state.unsaved.items()), carried)
