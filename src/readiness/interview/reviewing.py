"""The review: what is open, and the way to it."""

import re
from collections.abc import Generator
from typing import Final

from readiness.ids import nearest
from readiness.interview.effects import (
    NEXT,
    Effect,
    Numbered,
    Reply,
    Review,
    ThemeReview,
    Told,
)
from readiness.interview.entering import (
    undo,
)
from readiness.interview.exchange import heard, overview_of
from readiness.interview.replies import Typed, is_number
from readiness.interview.state import State
from readiness.words import interview as words


def go_to(state: State, target: str) -> tuple[str, ...]:
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


def review(state: State, told: Told, *, at_end: bool) -> Generator[Effect, Reply, Told | bool]:
    """Show what is open until somebody goes on, finishes (True) or leaves (False).

    Behind the last question it is only offered at first.
    """
    brief, again = at_end, False
    while True:
        line = yield from heard(state, _reviewed(state, told, at_end=at_end, brief=brief, again=again))
        if line is None:
            return False
        key = line.strip().lower()
        if key in {FINISH, Typed.QUIT.value}:
            return key == FINISH
        brief = key != Typed.REVIEW.value
        if not brief:
            told, leaves, again = NEXT, False, False
        elif key == Typed.UNDO.value:
            told = yield from undo(state)
            leaves, again = not told.again, True
        else:
            told, leaves = _looked(state, line.strip(), at_end=at_end)
            again = True
        if leaves:
            return told


def _reviewed(state: State, told: Told, *, at_end: bool, brief: bool, again: bool) -> Review:
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
        overview=overview_of(state, None),
    )


FINISH: Final = "f"
"""The key that finishes; it is one in a review only."""


def _looked(state: State, line: str, *, at_end: bool) -> tuple[Told, bool]:
    """What a line in a review means, and whether it leaves the review for a question."""
    match line.lower():
        case "?":
            return Told(words.REVIEW_HELP), False
        case "p":
            return Told(standing=state.standing(None)), False
        case "o":
            first = state.next_open(0)
            if first is None:
                return Told((words.ALL_ANSWERED,)), False
            state.place = first
        case "b":
            if at_end:
                state.move(-1)
        case "":
            return Told((words.HOW_TO_FINISH,) if at_end else ()), not at_end
        case _:
            said = go_to(state, re.sub("^[gG] ", "", line).strip())
            return Told(said), not said
    return NEXT, True


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
