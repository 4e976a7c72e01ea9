"""A line for a question."""

from collections.abc import Generator

from readiness.interview.effects import Ask, Effect, Overview, Reply, Review, ThemeProgress, Wanted
from readiness.interview.replies import Line
from readiness.interview.state import State
from readiness.model.framework import Item


def heard(state: State, effect: Ask | Review) -> Generator[Effect, Reply, str | None]:
    """The line that was typed; None at the end of input."""
    match (yield effect):
        case Line(text, at):
            state.heard(at)
            return text
        case str(text):
            return text
        case _:
            return None


def ask_for(state: State, wanted: Wanted, item: Item, said: tuple[str, ...] = (), default: str | None = None) -> Ask:
    """Ask for a line about the question that was just shown."""
    hidden = state.blind and state.is_carried(item)
    raw = None if hidden else state.raw.get(item.id)
    return Ask(wanted, item, state.place + 1, len(state.items), raw, said, again=True, default=default, hidden=hidden)


def overview_of(state: State, item: Item | None) -> Overview | None:
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
