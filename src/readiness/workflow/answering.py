"""Opening an assessment to be answered, making a new one, and saving one answer after another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from readiness.interview.head import Heading
from readiness.interview.machine import Ask, Differs, NotSaved, Review, Save, Saved, Wanted, questions
from readiness.model.assessment import Sheet, Unanswered
from readiness.model.framework import Framework
from readiness.model.sheet import read_entry
from readiness.problems import Loaded, Place, Problem, problem
from readiness.report.question import now, question, review_theme, standing
from readiness.store.files import is_link, read, write
from readiness.syntax.document import Plain
from readiness.syntax.splice import entry_lines, flow, set_entry
from readiness.syntax.yaml_events import MAX_BYTES, parse
from readiness.words import interview as words
from readiness.words.problems import message
from readiness.workflow.assessments import read_assessment
from readiness.workflow.frameworks import read_document
from readiness.workflow.keeping import keep
from readiness.workflow.schemas import modeline, put_schema

SECTION = "answers"
IN_DOUBT = "S013"
"""The code of a file that was written, and that the system does not confirm will last."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment that is to be answered, and what its file has as answers."""

    sheet: Sheet
    answers: Mapping[str, Plain]
    rescored: bool = False
    """Whether it is read with another framework than it names."""


def open_assessment(path: Path, framework: str | None = None) -> Loaded[Opened]:
    """The assessment in a file, or the problems that refuse it."""
    if is_link(path):
        return Loaded(None, (problem("S017", Place(str(path))),))
    loaded = read_assessment(path, framework)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    document = read_document(path)
    if document.value is None:
        return Loaded(None, document.problems)
    rescored = loaded.value.rescored_from is not None
    return Loaded(Opened(loaded.value.sheet, _answers(document.value.data), rescored), loaded.problems)


def keep_framework(path: Path, opened: Opened) -> tuple[Problem, ...]:
    """Keep the framework that an assessment names beside it, and the schema where its file asks editors to read that.

    One that it is only read with on request is not kept.
    """
    if opened.rescored:
        return ()
    framework = opened.sheet.framework
    data = read(path, MAX_BYTES).value or b""
    return keep_all(framework, path) if modeline(framework).encode() in data else keep(framework, path)


def _answers(data: Plain) -> Mapping[str, Plain]:
    found = data.get(SECTION) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def head_text(framework: Framework, heading: Heading) -> str:
    """The head of an assessment's file; what is not known is left blank, to be filled in."""
    subject = {"id": heading.subject, "name": heading.name}
    reference: dict[str, Plain] = {"id": framework.id, "version": framework.version, "digest": framework.digest}
    lines = ["readiness: assessment/1", *entry_lines("framework", reference), "subject:"]
    lines += [f"  {key}:{_behind(value)}" for key, value in subject.items()]
    rest = {"round": heading.round, "date": heading.date}
    rest |= {"phase": heading.phase} if framework.phases else {}
    rest |= {"respondent": heading.respondent} if framework.respondents else {}
    lines += [f"{key}:{_behind(value)}" for key, value in rest.items()]
    return "".join(f"{line}\n" for line in lines)


def _behind(value: str | None) -> str:
    """What stands behind a colon; nothing where it is still to be filled in."""
    return "" if value is None else f" {flow(value)}"


def make_assessment(path: Path, framework: Framework, heading: Heading) -> tuple[Problem, ...]:
    """Write a new assessment without answers; an existing file stays and is a problem."""
    text = f"{modeline(framework)}\n{head_text(framework, heading)}{SECTION}:\n"
    return write(path, text.encode(), replace=False)


def keep_all(framework: Framework, path: Path) -> tuple[Problem, ...]:
    """Keep the framework beside an assessment, and the schema that editors read; one warning where that fails."""
    return keep(framework, path) or put_schema(framework, path)


def save(path: Path, sheet: Sheet, effect: Save) -> Saved | Differs | NotSaved:
    """Save one entry into the file as it is now, whoever changed the rest of it meanwhile.

    The file is read anew and changed in this one place. Where the entry itself is another than was believed, nothing
    is written.
    """
    data = read(path, MAX_BYTES)
    if data.value is None:
        return NotSaved(message(data.problems[0]))
    parsed = parse(data.value, str(path))
    if parsed.value is None:
        return NotSaved(words.UNREADABLE.format(why=message(parsed.problems[0])))
    present = _answers(parsed.value.data).get(effect.item.id)
    if present == effect.value:  # saved a moment ago, when nobody could say so
        return Saved()
    if present != effect.known:
        return Differs(present)
    order = [item.id for item in sheet.framework.items()]
    changed = set_entry(data.value, SECTION, effect.item.id, effect.value, order)
    if changed is None:
        return NotSaved(words.CANNOT_CHANGE)
    problems = write(path, changed, replace=True, keep_mode=True)
    if any(found.code != IN_DOUBT for found in problems):
        return NotSaved(message(problems[0]))
    return Saved(message(problems[0]) if problems else None)


def entry_text(item: str, value: Plain) -> str:
    """An entry as it would stand in a file."""
    return "\n".join(entry_lines(item, value))


def question_lines(sheet: Sheet, ask: Ask, today: date) -> tuple[str, ...]:
    """What is shown before a line is asked for."""
    entry = read_entry(sheet, ask.item, ask.raw).value
    figures = standing(sheet.framework, sheet.assessment.subject, ask.standing)
    if ask.again:
        shown_again = ask.said and ask.wanted is Wanted.ANSWER
        return (*ask.said, *figures, *(now(entry) if shown_again else ()))
    theme = next(theme.title for theme in sheet.framework.themes if ask.item in set(theme.items()))
    return (*ask.said, *question(ask.item, theme, ask.number, ask.of, entry, today.isoformat()))


def review_lines(sheet: Sheet, review: Review) -> tuple[str, ...]:
    """What is shown of a review before a line is asked for: in short, or theme by theme."""
    rows = [*review.said, *standing(sheet.framework, sheet.assessment.subject, review.standing)]
    if review.said or review.standing:
        return tuple(rows)
    counts = {
        "open": sum(len(theme.open) for theme in review.themes),
        "of": len(questions(sheet)),
        "answered": sum(len(theme.answered) for theme in review.themes),
    }
    rows += ["", *((words.LAST_QUESTION,) if review.at_end else ()), words.REVIEW_OPEN.format(**counts)]
    for theme in () if review.brief else review.themes:
        sorts = ((words.UNANSWERED, theme.open), (words.ANSWERED_NOW, theme.answered))
        rows += review_theme(
            theme.title, [(what, [(entry.number, entry.item) for entry in listed]) for what, listed in sorts]
        )
    return (*rows, *words.REVIEW_KEYS)


def begin_lines(opened: Opened) -> tuple[str, ...]:
    """What is shown before the first question."""
    assessment = opened.sheet.assessment
    items = questions(opened.sheet)
    silent = sum(isinstance(assessment.entry(item.id).answer, Unanswered) for item in items)
    begin = words.BEGIN.format(
        name=assessment.subject.name, round=assessment.round, date=assessment.date, count=len(items), open=silent
    )
    return (begin, words.KEYS)
