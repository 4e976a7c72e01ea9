"""Reading an assessment with the framework that it names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from readiness.model.assessment import Sheet
from readiness.model.sheet import build_sheet, read_file
from readiness.model.versions import Fault, fault, named
from readiness.problems import Loaded, has_errors, in_order
from readiness.syntax.document import Document
from readiness.workflow.frameworks import find_framework, installed_names, load_installed, read_document

ASKED: Final = "assessment/1"


@dataclass(frozen=True, slots=True)
class Read:
    """An assessment read with a framework."""

    sheet: Sheet
    rescored_from: str | None
    """The framework that the file names, where it was read with another on request."""


def read_assessment(path: Path, framework: str | None = None) -> Loaded[Read]:
    """The assessment in a file, with the framework that it names or with the one that is asked for."""
    document = read_document(path)
    return Loaded(None, document.problems) if document.value is None else read_sheet(document.value, framework)


def read_sheet(document: Document, name: str | None = None) -> Loaded[Read]:
    """The assessment in a document; `name` asks for another framework than the one it names."""
    read = _read_sheet(document, name)
    return Loaded(read.value, in_order((*document.warnings, *read.problems))) if document.warnings else read


def _read_sheet(document: Document, name: str | None) -> Loaded[Read]:
    if (kind := _other_kind(document)) is not None:
        return Loaded(None, (document.problem("A033", ("readiness",), kind=kind),))
    file = read_file(document)
    if file.value is None:
        return Loaded(None, in_order(file.problems))
    reference = file.value.framework
    asked = f"{reference.id}@{reference.version}"
    own = load_installed(asked) if asked in installed_names() else None
    if name is not None:
        framework = find_framework(name)
    elif own is not None:
        framework = own
    else:
        installed = ", ".join(installed_names())
        return Loaded(None, (document.problem("A031", ("framework",), name=asked, installed=installed),))
    if framework.value is None:
        return Loaded(None, framework.problems)
    # the framework that the file means: the one with its digest, else the installed one of its name
    meant = reference.digest or (own.value.digest if own is not None and own.value is not None else None)
    found = framework.value.digest
    if name is None and meant != found:
        wrong = document.problem("A032", ("framework", "digest"), name=framework.value.name, digest=found)
        return Loaded(None, (wrong,))
    rescored = name is not None and (asked != framework.value.name or meant not in {None, found})
    sheet = build_sheet(document, file.value, framework.value)
    problems = in_order((*framework.problems, *sheet.problems))
    if sheet.value is None or has_errors(problems):
        return Loaded(None, problems)
    return Loaded(Read(sheet.value, asked if rescored else None), problems)


def _other_kind(document: Document) -> str | None:
    """What the document says it is, where that is a kind that we read and not an assessment."""
    data = document.data
    kind = named(data)
    if not isinstance(data, dict) or kind in {None, "assessment"}:
        return None
    return kind if fault(data, ASKED) is Fault.OTHER else None
