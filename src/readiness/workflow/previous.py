"""Finding the round before an assessment, for rules that ask it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from readiness.model.assessment import Assessment, Sheet
from readiness.model.sheet import read_file
from readiness.problems import Loaded, Place, Problem, has_errors, problem
from readiness.store.files import read, same_file, yaml_files
from readiness.syntax.dates import parse_date
from readiness.syntax.document import Document
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words.problems import message
from readiness.workflow.assessments import Read, read_assessment, read_sheet
from readiness.workflow.conflicts import is_conflict
from readiness.workflow.folding import waiting, with_waiting
from readiness.workflow.frameworks import parsed

_KIND: Final = b"assessment/"
_DATE: Final = re.compile(rb"^date:[ \t]*[\"']?([0-9]{4}-[0-9]{2}-[0-9]{2})", re.MULTILINE)


def find_previous(path: Path, sheet: Sheet, named: Path | None, framework: str | None) -> Loaded[Read]:
    """The round before the assessment in `path`.

    It is the one that is named, else, in the same folder, the file of the same subject, respondent and scope with the
    latest date before this one's. A file that may be it and cannot be read is a warning: what it says is not known.
    """
    if named is not None:
        return _named(named, sheet.assessment, framework)
    found, problems = _latest_earlier(path, sheet)
    if len(found) > 1:
        names = [entry.path.name for entry in found]
        return Loaded(None, (*problems, problem("A035", Place(str(path)), date=found[0].date, files=", ".join(names))))
    if not found:
        return Loaded(None, tuple(problems))
    read_ = read_sheet(found[0].document, framework)
    if read_.value is None:
        problems.append(_not_considered(found[0].path, read_.problems))
    return Loaded(read_.value, tuple(problems))


def find_earlier(path: Path, sheet: Sheet, framework: str | None) -> Loaded[tuple[Read, ...]]:
    """All rounds before the assessment in `path`, the oldest first: those of which one would be the round before it.

    Of two with one date, the name of the round says which was first. A file that may be one and cannot be read is a
    warning.
    """
    found: list[Read] = []
    problems: list[Problem] = []
    for candidate in _candidates(path, sheet.assessment):
        loaded = _document(candidate)
        looked = None if loaded.value is None else _looked_at(loaded.value, sheet)
        if loaded.value is None or isinstance(looked, Problem):
            faults = (looked,) if isinstance(looked, Problem) else loaded.problems
            problems.append(_not_considered(candidate.path, faults))
        elif looked is not None:
            read_ = read_sheet(loaded.value, framework)
            if read_.value is None:
                problems.append(_not_considered(candidate.path, read_.problems))
            else:
                found.append(read_.value)
    found.sort(key=lambda entry: (entry.sheet.assessment.date, entry.sheet.assessment.round))
    return Loaded(tuple(found), tuple(problems))


def _latest_earlier(path: Path, sheet: Sheet) -> tuple[list["_Candidate"], list[Problem]]:
    """The earlier rounds of the latest date, more than one where they share it, and what could not be read."""
    found: list[_Candidate] = []
    problems: list[Problem] = []
    for candidate in _candidates(path, sheet.assessment):
        if found and candidate.date is not None and candidate.date < found[0].date:
            break
        loaded = _document(candidate)
        if loaded.value is None:
            problems.append(_not_considered(candidate.path, loaded.problems))
            continue
        match _looked_at(loaded.value, sheet):
            case Problem() as fault:
                problems.append(_not_considered(candidate.path, (fault,)))
            case date() as day:
                found = [entry for entry in found if entry.date >= day]
                if not found or found[0].date == day:
                    found.append(_Candidate(candidate.path, day, loaded.value))
            case None:
                pass
    return found, problems


def _document(candidate: "_Bytes") -> Loaded[Document]:
    """A candidate as a document; none where an error refuses it."""
    loaded = parsed(candidate.data, str(candidate.path))
    return Loaded(None, loaded.problems) if has_errors(loaded.problems) else loaded


def _named(path: Path, assessment: Assessment, framework: str | None) -> Loaded[Read]:
    loaded = read_assessment(path, framework)
    if loaded.value is None:
        return loaded
    other = loaded.value.sheet.assessment
    place = Place(str(path))
    if other.subject.id != assessment.subject.id:
        return Loaded(None, (problem("A036", place, found=other.subject.id, wanted=assessment.subject.id),))
    if other.date >= assessment.date:
        return Loaded(None, (problem("A037", place, found=other.date, date=assessment.date),))
    return Loaded(loaded.value)


@dataclass(frozen=True, slots=True)
class _Bytes:
    path: Path
    data: bytes
    date: date | None
    """As a look at the bytes has it; None where only reading the file can tell."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    path: Path
    date: date
    document: Document


def _candidates(path: Path, assessment: Assessment) -> Iterator[_Bytes]:
    """The other files that may be earlier rounds of the same subject, the latest first, those without a date ahead.

    A look at the bytes is cheap; only a few of a long row of rounds are then read.
    """
    rows = []
    for other in yaml_files(path.parent, below=False).value or ():
        if is_conflict(other) or same_file(other, path):
            continue
        waits = waiting(other).value or ()
        data = read(other, MAX_BYTES).value
        if data is None or _KIND not in data or assessment.subject.id.encode() not in data:
            continue
        dates = _DATE.findall(data)
        day = parse_date(dates[0].decode()) if len(dates) == 1 else None
        if day is None or day < assessment.date:
            rows.append(_Bytes(other, with_waiting(data, waits), day))
    yield from sorted(rows, key=lambda row: (row.date is not None, -(row.date or date.min).toordinal()))


def _looked_at(document: Document, sheet: Sheet) -> date | Problem | None:
    """The date of a document whose head says that it is an earlier round; a problem where its head does not say."""
    data, assessment = document.data, sheet.assessment
    subject = data.get("subject") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(subject, dict):
        return None
    if not str(data.get("readiness")).startswith(_KIND.decode()) or subject.get("id") != assessment.subject.id:
        return None
    file = read_file(document)
    if file.value is None:
        return next(p for p in file.problems if has_errors((p,)))
    found, known = file.value, sheet.framework.respondents
    if found.respondent not in {*known, assessment.respondent}:
        return document.problem(
            "A020", ("respondent",), what="respondent", name=found.respondent, allowed=", ".join(known)
        )
    same = (found.respondent, found.scope) == (assessment.respondent, assessment.scope.value)
    return found.date if same and found.date < assessment.date else None


def _not_considered(path: Path, problems: tuple[Problem, ...]) -> Problem:
    first = next(p for p in problems if has_errors((p,)))
    return problem("A034", Place(str(path)), detail=f"{message(first)} [{first.code}]")
