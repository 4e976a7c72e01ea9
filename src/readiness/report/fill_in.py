"""An assessment's file with every question as a comment, to be filled in with an editor."""

import textwrap
from collections.abc import Iterator
from typing import assert_never

from readiness.model.framework import Age, Choice, Choices, Context, Framework, Item, Number, Scale, YesNo
from readiness.report.wording import amount
from readiness.words import fill_in as words

WIDTH = 100


def head_comments(framework: Framework, blank: bool) -> Iterator[str]:
    """What is said above the head; `blank` says that some of it is still to be filled in."""
    yield from comment(words.TOP.format(title=framework.title), "")
    if blank:
        yield from comment(words.FILL_IN, "")
        for label, names in ((words.PHASES, framework.phases), (words.RESPONDENTS, framework.respondents)):
            if names:
                yield from comment(label.format(names=", ".join(names)), "")


def due_items(framework: Framework, phase: str | None, respondent: str | None) -> tuple[Item, ...]:
    """The items that are due, as far as phase and respondent are known."""
    return tuple(item for item in framework.items() if _may_be_due(item, phase, respondent))


def question_lines(framework: Framework, phase: str | None, respondent: str | None) -> Iterator[str]:
    """The entries below `answers`, each below its question; only what is due, as far as that is known."""
    asked = set(due_items(framework, phase, respondent))
    for theme in framework.themes:
        due = [item for item in theme.items() if item in asked]
        if due:
            yield ""
            yield from comment(words.THEME.format(title=theme.title), "  ")
        for item in due:
            yield ""
            yield from _item(item, phase, respondent)


def _may_be_due(item: Item, phase: str | None, respondent: str | None) -> bool:
    return (phase is None or item.phases is None or phase in item.phases) and (
        respondent is None or item.respondents is None or respondent in item.respondents
    )


def _item(item: Item, phase: str | None, respondent: str | None) -> Iterator[str]:
    yield from comment(item.ask, "  ")
    if phase is None and item.phases is not None:
        yield from comment(words.DUE.format(names=", ".join(item.phases)), "  ")
    if respondent is None and item.respondents is not None:
        yield from comment(words.DUE_FROM.format(names=", ".join(item.respondents)), "  ")
    if item.applies_when is not None:
        yield from comment(words.ONLY_WHERE.format(condition=item.applies_when.text), "  ")
    for text in _kind(item):
        yield from comment(text, "  ", hang="    ")
    if item.why is not None:
        yield from comment(words.WHY.format(why=item.why), "  ")
    yield f"  {item.id}:"


def _kind(item: Item) -> Iterator[str]:
    kind = item.kind
    match kind:
        case Scale():
            for label, text in zip(kind.labels, kind.levels, strict=True):
                yield words.LEVEL.format(label=label, text=text)
        case YesNo() | Context(form="yes-no"):
            yield words.YES_NO
        case Choice(options=options):
            yield words.CHOICE
            yield from (words.OPTION.format(id=option.id, label=option.label) for option in options)
        case Choices(options=options):
            yield words.CHOICES
            yield from (words.OPTION.format(id=option.id, label=option.label) for option in options)
        case Number(unit=unit, lowest=lowest, highest=highest):
            yield words.NUMBER.format(unit=unit, lowest=amount(lowest), highest=amount(highest))
        case Age(never=never):
            yield words.DATE if never is None else words.DATE_OR_NEVER
        case Context(form="number", unit=unit):
            yield words.PLAIN_NUMBER if unit is None else words.NUMBER_OF.format(unit=unit)
        case Context():
            yield words.TEXT
        case _:
            assert_never(kind)


def comment(text: str, indent: str, hang: str = "") -> list[str]:
    """A text as lines of comment; nothing in it can end the comment."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return textwrap.wrap(
        flat,
        WIDTH,
        initial_indent=f"{indent}# ",
        subsequent_indent=f"{indent}# {hang}",
        break_on_hyphens=False,
    )
