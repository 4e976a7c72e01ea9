"""What is asked once, before the first question of a new assessment."""

import re
import unicodedata
from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from readiness.ids import is_id
from readiness.interview.replies import is_number
from readiness.model.border import is_file_safe
from readiness.model.framework import Framework
from readiness.syntax.dates import parse_date
from readiness.words import interview as words

LONGEST_NAME = 200
"""Characters of a mission's name."""


@dataclass(frozen=True, slots=True)
class HeadAsk:
    """Ask for one thing about the assessment as a whole."""

    label: str
    default: str | None = None
    choices: tuple[str, ...] = ()
    """What may be answered, by number from 0 or as a word; empty where it is free."""
    said: str | None = None
    """A mistake, told first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of an assessment; None stands for what is not known yet."""

    name: str | None = None
    subject: str | None = None
    round: str | None = None
    date: str | None = None
    phase: str | None = None
    respondent: str | None = None
    pulse: bool = False
    """Whether its scope is the pulse."""
    fictional: bool = False
    illustration: bool = False


def _fields(framework: Framework) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a head has, in the order of asking, and what may be chosen."""
    free = ((key, ()) for key in ("name", "subject", "date", "round"))
    return (*free, ("phase", framework.phases), ("respondent", framework.respondents))


def _values(heading: Heading) -> dict[str, str | None]:
    """What is known of a head, by field."""
    return {
        "name": heading.name,
        "subject": heading.subject,
        "round": heading.round,
        "date": heading.date,
        "phase": heading.phase,
        "respondent": heading.respondent,
    }


NOTHING_KNOWN: Final = Heading()


def ask_heading(
    framework: Framework, known: Heading, today: date, usual: Heading = NOTHING_KNOWN
) -> Generator[HeadAsk, str | None, Heading | None]:
    """Ask for what is not known; None where the input ends or somebody quits. `usual` is what is offered."""
    asked: dict[str, str | None] = {}
    values, usual = _values(known), _usual_beside(known, usual)
    for key, choices in _fields(framework):
        value = values[key]
        if value is not None or (key in {"phase", "respondent"} and not choices):
            asked[key] = value
            continue
        said = None
        default = _default(key, choices, asked, today, usual)
        while True:
            line = yield HeadAsk(words.HEAD[key], default, choices, said)
            if line is None or line.strip() == "q":
                return None
            found = _accepted(key, line.strip() or default or "", choices)
            if found is not None:
                asked[key] = found
                break
            said = _mistake(key, choices, today)
    return _made(asked, known, usual)


def unasked_heading(
    framework: Framework, known: Heading, today: date, usual: Heading = NOTHING_KNOWN
) -> Heading | tuple[str, ...]:
    """The head with what is usual for what is not known; else the fields of which nothing is, as options name them."""
    made = usual_heading(framework, known, today, usual)
    values = _values(made)
    needed = (key for key, choices in _fields(framework) if choices or key not in {"phase", "respondent"})
    missing = tuple(key for key in needed if values[key] is None)
    return missing or made


def usual_heading(framework: Framework, known: Heading, today: date, usual: Heading = NOTHING_KNOWN) -> Heading:
    """The head with what is usual for what is not known; None still stands for what is neither."""
    asked: dict[str, str | None] = {}
    values, usual = _values(known), _usual_beside(known, usual)
    for key, choices in _fields(framework):
        value = values[key]
        if value is None and (choices or key not in {"phase", "respondent"}):
            value = _default(key, choices, asked, today, usual)
        asked[key] = value
    return _made(asked, known, usual)


def _usual_beside(known: Heading, usual: Heading) -> Heading:
    """What is usual beside what is known: the usual name is not that of another subject."""
    return usual if known.subject in {None, usual.subject} else replace(usual, name=None)


def _made(asked: dict[str, str | None], known: Heading, usual: Heading) -> Heading:
    """The head; that its subject is fictional is known where it is the usual one."""
    same = asked["subject"] == usual.subject
    return Heading(
        **asked,
        pulse=known.pulse,
        fictional=same and usual.fictional,
        illustration=same and usual.illustration,
    )


def mistakes(framework: Framework, heading: Heading, today: date) -> tuple[str, ...]:
    """What is wrong in what is known of a head, as sentences that name the field."""
    found = []
    values = _values(heading)
    for key, choices in _fields(framework):
        value = values[key]
        if value is not None and _accepted(key, value, choices) != value:
            found.append(f"{words.HEAD[key]}: {_mistake(key, choices, today)}")
    return tuple(found)


def _default(
    key: str, choices: tuple[str, ...], asked: dict[str, str | None], today: date, usual: Heading
) -> str | None:
    """What is offered: what is usual where that will do, else what follows from the rest."""
    value = _values(usual)[key]
    if key == "subject" and asked["name"] != usual.name:
        value = None
    if value is not None and _accepted(key, value, choices) == value:
        return value
    match key:
        case "subject":
            return short_id(asked["name"] or "")
        case "date":
            return today.isoformat()
        case "round":
            return (asked["date"] or "")[:4]
        case _:
            return None


def short_id(name: str) -> str | None:
    """An id made of a name: its capitals where there are several, else its words; None where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    capitals = "".join(word[0] for word in plain.split() if word[0].isupper())
    text = capitals if len(capitals) > 1 else plain
    made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return made if is_id(made) else None


def _accepted(key: str, text: str, choices: tuple[str, ...]) -> str | None:
    """The text as the file is to have it; None where it will not do."""
    if choices or key in {"phase", "respondent"}:
        if is_number(text) and int(text) < len(choices):
            return choices[int(text)]
        return text if text in choices else None
    good = {
        "name": text == text.strip() and _on_one_line(text) and 0 < len(text) <= LONGEST_NAME,
        "subject": is_id(text),
        "round": is_file_safe(text),
        "date": parse_date(text) is not None,
    }
    return text if good[key] else None


def _on_one_line(text: str) -> bool:
    """Whether a text has nothing that a file or a line cannot have: controls, halves of characters, ends of lines."""
    return not {"Cc", "Cs", "Cn", "Zl", "Zp"}.intersection(map(unicodedata.category, text))


def _mistake(key: str, choices: tuple[str, ...], today: date) -> str:
    template = words.HEAD_MISTAKES["choice" if choices else key if key in words.HEAD_MISTAKES else "none"]
    return template.format(limit=LONGEST_NAME, example=today.isoformat(), choices=", ".join(choices))
