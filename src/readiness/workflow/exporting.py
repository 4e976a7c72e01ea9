"""Writing a report to a file."""

from pathlib import Path
from typing import Final

from readiness.model.assessment import Assessment
from readiness.problems import Loaded, Place, Problem, problem
from readiness.render.csv_text import PLAIN, Dialect
from readiness.render.forms import SUFFIXES
from readiness.render.into import put_into
from readiness.render.registry import View, bytes_of, text_of, writes
from readiness.store.files import is_folder, is_link, read, write

MAX_DOCUMENT: Final = 50_000_000
"""Bytes of a document that a report is put into."""
REPORTS: Final = Path("reports")


def default_path(assessment: Assessment, *, shareable: bool = False) -> Path:
    """`reports/<subject>-<round>-<respondent>.md`, in the folder one is in; a name that is passed on says no group."""
    parts = (assessment.subject.id, assessment.round, "shareable" if shareable else assessment.respondent)
    return REPORTS / f"{'-'.join(part for part in parts if part is not None)}.md"


def format_of(report: View, path: Path) -> str | Problem:
    """The format that the ending of a file's name stands for, where the report can be written in it."""
    known = {suffix: form for suffix, form in SUFFIXES.items() if writes(report, form)}
    found = known.get(path.suffix.lower())
    if found is not None:
        return found
    return problem("S008", Place(str(path)), suffix=path.suffix or path.name, allowed=", ".join(sorted(known)))


def put_into_file(report: View, path: Path) -> Loaded[bool]:
    """Put the report, as Markdown, between the marks of a document; whether anything of it had to be changed.

    Nothing is written where there is a problem, nor where somebody else changes the document at this moment.
    """
    place = Place(str(path))
    if is_link(path):
        return Loaded(None, (problem("S084", place),))
    data = read(path, MAX_DOCUMENT)
    if data.value is None:
        return Loaded(None, data.problems)
    if len(data.value) > MAX_DOCUMENT:
        return Loaded(None, (problem("S085", place, limit=f"{MAX_DOCUMENT:,}"),))
    try:
        document = data.value.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data.value[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return Loaded(None, (problem("S080", Place(str(path), line, column)),))
    made = put_into(document, text_of(report, "markdown"), str(path))
    if isinstance(made, Problem):
        return Loaded(None, (made,))
    if made == document:
        return Loaded(False)
    problems = write(path, made.encode("utf-8"), replace=True, keep_mode=True, old=data.value)
    return Loaded(None if problems else True, problems)


def export(report: View, path: Path, *, force: bool, dialect: Dialect | None = None) -> tuple[Problem, ...]:
    """Write the report in the format of the file's ending; nothing is written where there is a problem."""
    if is_folder(path):
        return (problem("S002", Place(str(path))),)
    found = format_of(report, path)
    if isinstance(found, Problem):
        return (found,)
    return write(path, bytes_of(report, found, dialect or PLAIN), replace=force)
