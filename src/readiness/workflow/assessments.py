"""Reading an assessment with the framework that it names, and scoring it."""

from dataclasses import dataclass
from pathlib import Path

from readiness.engine.plan import compile_plan
from readiness.engine.score import score
from readiness.model.assessment import Sheet
from readiness.model.framework import Framework
from readiness.model.result import Result
from readiness.model.sheet import build_sheet, read_file
from readiness.problems import Loaded, has_errors, in_order
from readiness.report.build import build_report
from readiness.report.view import Report
from readiness.store.installed import installed
from readiness.syntax.document import Document
from readiness.workflow.frameworks import find_framework, installed_names, load_framework, read_document


@dataclass(frozen=True, slots=True)
class Read:
    """An assessment read with a framework."""

    sheet: Sheet
    rescored_from: str | None
    """The framework that the file names, where it was read with another on request."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored assessment."""

    sheet: Sheet
    result: Result
    report: Report


def read_assessment(path: Path, framework: str | None = None) -> Loaded[Read]:
    """The assessment in a file, with the framework that it names or with the one that is asked for."""
    document = read_document(path)
    return Loaded(None, document.problems) if document.value is None else read_sheet(document.value, framework)


def read_sheet(document: Document, name: str | None = None) -> Loaded[Read]:
    """The assessment in a document; `name` asks for another framework than the one it names."""
    if (kind := _other_kind(document)) is not None:
        return Loaded(None, (document.problem("A033", ("readiness",), kind=kind),))
    file = read_file(document)
    if file.value is None:
        return Loaded(None, in_order(file.problems))
    reference = file.value.framework
    framework = _named(document, reference.id, reference.version) if name is None else find_framework(name)
    if framework.value is None:
        return Loaded(None, framework.problems)
    digest = reference.digest
    same = digest in {None, framework.value.digest}
    if name is None and not same:
        found = document.problem(
            "A032", ("framework", "digest"), name=framework.value.name, digest=framework.value.digest
        )
        return Loaded(None, (found,))
    asked = f"{reference.id}@{reference.version}"
    rescored = name is not None and not (same and asked == framework.value.name)
    sheet = build_sheet(document, file.value, framework.value)
    problems = in_order((*framework.problems, *sheet.problems))
    if sheet.value is None or has_errors(problems):
        return Loaded(None, problems)
    return Loaded(Read(sheet.value, asked if rescored else None), problems)


def _other_kind(document: Document) -> str | None:
    """What the document says it is, where that is a kind we know and not an assessment."""
    kind = document.data.get("readiness") if isinstance(document.data, dict) else None
    return kind.partition("/")[0] if isinstance(kind, str) and kind in {"framework/1", "checklist/1"} else None


def _named(document: Document, name: str, version: str) -> Loaded[Framework]:
    full = f"{name}@{version}"
    known = dict(zip(installed_names(), installed(), strict=True))
    if full in known:
        return load_framework(known[full])
    found = document.problem("A031", ("framework",), name=full, installed=", ".join(known))
    return Loaded(None, (found,))


def score_assessment(path: Path, framework: str | None = None) -> Loaded[Scored]:
    """The scored assessment in a file, or the problems that refuse it."""
    read = read_assessment(path, framework)
    if read.value is None:
        return Loaded(None, read.problems)
    sheet = read.value.sheet
    result = score(compile_plan(sheet.framework), sheet.assessment)
    return Loaded(Scored(sheet, result, build_report(sheet, result, read.value.rescored_from)), read.problems)
