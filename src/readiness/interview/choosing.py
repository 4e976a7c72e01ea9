"""Which questions are asked: all that are due, or some of them."""

from dataclasses import dataclass

from readiness.engine.evaluate import evaluate
from readiness.engine.plan import compile_plan
from readiness.ids import NodeId
from readiness.lint.answers import stale_answers
from readiness.model.assessment import DontKnow, Sheet, Unanswered
from readiness.model.framework import Item
from readiness.model.result import Status


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to be asked; whatever is stated must be so of a question."""

    theme: NodeId | None = None
    pulse: bool = False
    """Only the pulse, and what is asked for context."""
    open: bool = False
    """Only what is unanswered, not known, or carried over and not confirmed."""
    stale: bool = False
    """Only what is answered and whose evidence has grown too old at the date of the assessment."""


def questions(sheet: Sheet) -> tuple[Item, ...]:
    """What is asked: the items that are due in this phase, from this respondent and in this scope."""
    assessment = sheet.assessment
    return tuple(item for item in sheet.framework.items() if assessment.asks(item))


def chosen(sheet: Sheet, choice: Choice) -> tuple[Item, ...]:
    """The questions that are asked and that are wanted, as the answers are now."""
    found = questions(sheet)
    if choice.theme is not None:
        theme = next((theme for theme in sheet.framework.themes if theme.id == choice.theme), None)
        inside = frozenset() if theme is None else {item.id for item in theme.items()}
        found = tuple(item for item in found if item.id in inside)
    if choice.pulse:
        found = tuple(item for item in found if item.pulse or not item.scored)
    if not choice.open and not choice.stale:
        return found
    plan = compile_plan(sheet.framework)
    figures = evaluate(plan, sheet.assessment)
    old = {item.id for item, _, _ in stale_answers(sheet, sheet.assessment.date)}

    def is_wanted(item: Item) -> bool:
        place, entry = plan.place[item.id], sheet.assessment.entry(item.id)
        is_open = isinstance(entry.answer, Unanswered | DontKnow) or entry.carried
        return (
            figures.status[place] is not Status.UNMET
            and (is_open or not choice.open)
            and (item.id in old or not choice.stale)
        )

    return tuple(filter(is_wanted, found))
