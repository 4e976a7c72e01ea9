"""Beginning a new assessment: what is usual in its folder, and what an earlier round answered."""

from dataclasses import dataclass, replace
from pathlib import Path

from readiness.interview.carrying import Carried, carry
from readiness.interview.head import Heading
from readiness.model.assessment import Assessment, Scope, Sheet, Subject
from readiness.model.framework import Framework
from readiness.problems import Loaded, Place, Problem, has_errors, problem
from readiness.store.files import exists
from readiness.syntax.dates import EARLIEST, parse_date
from readiness.workflow.answering import make_assessment
from readiness.workflow.assessments import Read, read_assessment
from readiness.workflow.beside import FOLDER, framework_beside, read_folder_file
from readiness.workflow.frameworks import find_framework, framework_for_new, installed_names, read_document
from readiness.workflow.keeping import made_with_another


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known before anything is asked."""

    framework: Framework
    usual: Heading
    """What is offered as the head."""
    source: Path | None = None
    """The file that answers are carried from."""
    old: Read | None = None
    """What it says."""


def begin(path: Path, name: str | None, old: Path | None = None) -> Loaded[Beginning]:
    """What is usual for a new assessment: what its folder says, then what the round says that it is to follow.

    Its framework is the one that is named, else that of the folder, else the last version of that of the round that it
    follows, else the last of the only one installed.
    """
    beside = path.with_name(FOLDER)
    document = read_document(beside) if exists(beside) else None
    if document is not None and document.value is None:
        return Loaded(None, document.problems)
    folder = None if document is None or document.value is None else read_folder_file(beside, document.value, name)
    if folder is not None and folder.value is None:
        return Loaded(None, folder.problems)
    read = None if old is None else read_assessment(old)
    if read is not None and read.value is None:
        return Loaded(None, read.problems)
    found = None if read is None else read.value
    framework = _framework(path, name, found)
    if framework.value is None:
        return Loaded(None, framework.problems)
    usual = Heading()
    if found is not None:
        before = found.sheet.assessment
        usual = _with_subject(usual, before.subject)
        usual = replace(usual, phase=before.phase, respondent=before.respondent)
    if folder is not None and folder.value is not None:
        usual = usual if folder.value.subject is None else _with_subject(usual, folder.value.subject)
        usual = replace(usual, respondent=folder.value.respondent or usual.respondent)
    other = made_with_another(framework.value, path)
    problems = (() if folder is None else folder.problems) + (() if other is None else (other,))
    return Loaded(Beginning(framework.value, usual, old, found), problems)


def _with_subject(heading: Heading, subject: Subject) -> Heading:
    return replace(
        heading,
        name=subject.name,
        subject=subject.id,
        fictional=subject.fictional,
        illustration=subject.illustration,
    )


def _framework(path: Path, name: str | None, old: Read | None) -> Loaded[Framework]:
    if name is None and (beside := framework_beside(path)) is not None:
        return Loaded(beside)
    if name is None and old is not None:
        own = old.sheet.framework
        return find_framework(own.id) if _is_installed(own) else Loaded(own)
    return framework_for_new(name)


def _is_installed(framework: Framework) -> bool:
    return any(known.partition("@")[0] == framework.id for known in installed_names())


def follow(beginning: Beginning, heading: Heading) -> Loaded[Heading]:
    """What is known of a head, with the subject of the round that it follows; a problem where it is of another."""
    if beginning.old is None:
        return Loaded(heading)
    own = beginning.old.sheet.assessment.subject.id
    wanted = heading.subject or beginning.usual.subject or own
    if wanted != own:
        return Loaded(None, (_other_subject(beginning, wanted),))
    return Loaded(replace(heading, subject=own))


def _other_subject(beginning: Beginning, wanted: str) -> Problem:
    found = "" if beginning.old is None else beginning.old.sheet.assessment.subject.id
    return problem("A036", Place(str(beginning.source)), found=found, wanted=wanted)


def make_round(path: Path, beginning: Beginning, heading: Heading) -> tuple[Carried | None, tuple[Problem, ...]]:
    """Write the new assessment, with what is carried into it, and say what was; an existing file stays."""
    if beginning.old is None:
        return None, make_assessment(path, beginning.framework, heading)
    sheet = _blank(beginning.framework, heading)
    before, now = beginning.old.sheet.assessment, sheet.assessment
    place = Place(str(beginning.source))
    if before.subject.id != now.subject.id:
        return None, (_other_subject(beginning, now.subject.id),)
    if before.date >= now.date:
        return None, (problem("A037", place, found=before.date, date=now.date),)
    carried = carry(beginning.old.sheet, sheet)
    problems = make_assessment(path, beginning.framework, heading, carried.entries)
    return (None if has_errors(problems) else carried), problems


def _blank(framework: Framework, heading: Heading) -> Sheet:
    """A new assessment before anything is answered."""
    assessment = Assessment(
        subject=Subject(heading.subject or "", heading.name or ""),
        round=heading.round or "",
        date=parse_date(heading.date) or EARLIEST,
        phase=heading.phase,
        respondent=heading.respondent,
        scope=Scope.PULSE if heading.pulse else Scope.FULL,
        entries={},
        digest="",
    )
    return Sheet(framework, assessment)
