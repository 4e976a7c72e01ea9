"""Opening an assessment to be answered, and making a new one; `workflow.saving` saves the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from readiness.ids import NodeId, nearest
from readiness.interview.carrying import Carried, former_entries
from readiness.interview.head import Heading
from readiness.model.assessment import Scope, Sheet
from readiness.model.framework import Framework
from readiness.problems import Loaded, Place, Problem, problem
from readiness.store.files import exists, is_link, read, write
from readiness.store.journal import chains, journal_of, read_journal
from readiness.syntax.document import Plain
from readiness.syntax.splice import STEP, entry_lines, flow
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words import interview as words
from readiness.workflow.assessments import SEALS, read_assessment
from readiness.workflow.folding import SECTION, answers_in, read_answers
from readiness.workflow.keeping import keep
from readiness.workflow.previous import find_previous
from readiness.workflow.saving import Keeper
from readiness.workflow.schemas import modeline, put_schema


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment that is to be answered, and what its file has as answers."""

    sheet: Sheet
    answers: Mapping[str, Plain]
    rescored: bool = False
    """Whether it is read with another framework than it names."""
    previous: "Previous | None" = None
    """The round before it, where it was looked for and found."""


@dataclass(frozen=True, slots=True)
class Previous:
    """What the round before answered to the questions that are comparable."""

    round: str
    entries: Mapping[str, Plain]


def open_assessment(path: Path, framework: str | None = None) -> Loaded[Opened]:
    """The assessment in a file, or the problems that refuse it."""
    if is_link(path):
        return Loaded(None, (problem("S017", Place(str(path))),))
    if (sealed := _sealed(path)) is not None:
        return Loaded(None, (sealed,))
    loaded = read_assessment(path, framework)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    document, _ = read_answers(path)
    if document.value is None:
        return Loaded(None, document.problems)
    rescored = loaded.value.rescored_from is not None
    return Loaded(Opened(loaded.value.sheet, answers_in(document.value.data), rescored), loaded.problems)


@dataclass(frozen=True, slots=True)
class Healed:
    """What was done about the traces of an interview that did not end in peace."""

    said: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def heal(path: Path, opened: Opened) -> Healed:
    """Put what waits in the journal into the file, and remove what was left beside it; to be done under the lock."""
    journal = journal_of(path)
    put = Keeper(path, opened.sheet).settle(tidy=True)
    problems = list(put.problems)
    for clash in put.clashes:
        if put.kept is not None:
            sides = {"theirs": flow(clash.theirs), "ours": flow(clash.ours)}
            problems.append(problem("S064", Place(str(path)), item=clash.item, kept=put.kept.name, **sides))
    if put.why is not None:
        problems.append(problem("S063", Place(str(path)), journal=journal.name, detail=put.why))
    done = put.count - len(put.clashes) if put.why is None else 0
    return Healed((words.FOLDED.format(journal=journal.name, count=done),) if done else (), tuple(problems))


def orphaned_lines(path: Path, *, asks: bool) -> tuple[str, ...]:
    """What is to be told of answers that wait for a file that is not there; where nothing is asked, nobody can stop."""
    records = read_journal(path).value
    count = 0 if records is None else len(chains(records.records))
    instead = words.MAY_STOP if asks else words.NOT_STOPPED
    told = words.ORPHANED.format(journal=journal_of(path).name, count=count, path=path, instead=instead)
    return (told,) if count else ()


def _sealed(path: Path) -> Problem | None:
    """That a file of this name is sealed; where nothing is, nothing is read."""
    if not exists(path.parent / SEALS):
        return None
    from readiness.workflow.sealing import sealed_problem  # noqa: PLC0415 - most folders have no seals

    return sealed_problem(path)


def with_round_before(path: Path, opened: Opened, framework: str | None, named: Path | None = None) -> Loaded[Opened]:
    """The same with what the round before answered, found as it is for rules; without it, what stood in the way.

    One that is named is no guess: where it cannot be used, there is no value.
    """
    # read with the framework that it names itself, since that is what tells which answers still mean the same
    found = find_previous(path, opened.sheet, named, None)
    if found.value is None and found.problems and framework is not None:
        found = find_previous(path, opened.sheet, named, framework)
    if found.value is None:
        return Loaded(opened if named is None else None, found.problems)
    old = found.value.sheet
    previous = Previous(old.assessment.round, former_entries(old, opened.sheet))
    return Loaded(replace(opened, previous=previous if previous.entries else None), found.problems)


def keep_framework(path: Path, opened: Opened) -> tuple[Problem, ...]:
    """Keep the framework that an assessment names beside it, and the schema where its file asks editors to read that.

    One that it is only read with on request is not kept.
    """
    if opened.rescored:
        return ()
    framework = opened.sheet.framework
    data = read(path, MAX_BYTES).value or b""
    return keep_all(framework, path) if modeline(framework).encode() in data else keep(framework, path)


def head_text(framework: Framework, heading: Heading) -> str:
    """The head of an assessment's file; what is not known is left blank, to be filled in."""
    subject = {"id": heading.subject, "name": heading.name}
    marks = [
        key for key, stated in (("fictional", heading.fictional), ("illustration", heading.illustration)) if stated
    ]
    reference: dict[str, Plain] = {"id": framework.id, "version": framework.version, "digest": framework.digest}
    lines = ["readiness: assessment/1", *entry_lines("framework", reference), "subject:"]
    lines += [f"  {key}:{_behind(value)}" for key, value in subject.items()]
    lines += [f"  {key}: true" for key in marks]
    rest = {"round": heading.round, "date": heading.date}
    rest |= {"phase": heading.phase} if framework.phases else {}
    rest |= {"respondent": heading.respondent} if framework.respondents else {}
    rest |= {"scope": Scope.PULSE.value} if heading.pulse else {}
    lines += [f"{key}:{_behind(value)}" for key, value in rest.items()]
    return "".join(f"{line}\n" for line in lines)


def _behind(value: str | None) -> str:
    """What stands behind a colon; nothing where it is still to be filled in."""
    return "" if value is None else f" {flow(value)}"


def make_assessment(
    path: Path, framework: Framework, heading: Heading, entries: Mapping[str, Plain] | None = None
) -> tuple[Problem, ...]:
    """Write a new assessment with the entries that it begins with; an existing file stays and is a problem."""
    # a sealed file that is missing is not to be made anew under its name
    if (sealed := _sealed(path)) is not None:
        return (sealed,)
    text = f"{modeline(framework)}\n{head_text(framework, heading)}{SECTION}:\n"
    for item in framework.items():
        if entries is not None and item.id in entries:
            text += "".join(f"{' ' * STEP}{row}\n" for row in entry_lines(item.id, entries[item.id]))
    return write(path, text.encode(), replace=False)


def keep_all(framework: Framework, path: Path) -> tuple[Problem, ...]:
    """Keep the framework beside an assessment, and the schema that editors read; one warning where that fails."""
    return keep(framework, path) or put_schema(framework, path)


def entry_text(item: str, value: Plain) -> str:
    """An entry as it would stand in a file."""
    return "\n".join(entry_lines(item, value))


def carried_lines(carried: Carried) -> tuple[str, ...]:
    """What was carried into a new round, and which questions are left open."""
    rows = [words.CARRIED_INTO.format(count=len(carried.entries))]
    for likeness in dict.fromkeys(left.likeness for left in carried.left):
        names = [left.item.id for left in carried.left if left.likeness is likeness]
        why = words.LEFT_OPEN["comparable" if likeness.comparable else likeness.value]
        rows.append(words.LEFT.format(why=why, count=len(names), names=", ".join(names)))
    return tuple(rows)


def find_theme(framework: Framework, name: str) -> Loaded[NodeId]:
    """The theme of this id; a problem where the framework has none such."""
    themes = {str(theme.id): theme.id for theme in framework.themes}
    if name in themes:
        return Loaded(themes[name])
    asked = {"name": name, "framework": framework.name, "nearest": nearest(name, themes) or ""}
    return Loaded(None, (problem("S027", Place("--theme"), **asked, allowed=", ".join(themes)),))
