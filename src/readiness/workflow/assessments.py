"""Reading an assessment with the framework that it names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from readiness.ids import nearest
from readiness.model.answer_files import AssessmentFile, FrameworkReference
from readiness.model.assessment import Sheet
from readiness.model.framework import Framework
from readiness.model.sheet import (
    build_sheet,
    build_sheet_in_part,
    faults_in_answers,
    misplaced,
    read_file,
    reference_in,
)
from readiness.model.validate import NEWER, kind_problem
from readiness.model.versions import meant
from readiness.problems import Loaded, Problem, has_errors, in_order
from readiness.syntax.document import Document, value_at
from readiness.workflow.folding import read_answers
from readiness.workflow.frameworks import find_framework, installed_names, load_installed, once
from readiness.workflow.phases import Phase, phase
from readiness.workflow.sharing import as_read, is_shared

ASKED: Final = "assessment/1"
TARGETS: Final = "targets.yaml"
"""The file of the targets beside assessments."""
SEALS: Final = Path(".readiness", "seals")
"""The seals of a folder's assessments, seen from the folder."""


Reference: TypeAlias = tuple[str, str, str | None]
"""Id, version and digest of a framework, as a file names it; None where it names no digest."""


@dataclass(frozen=True, slots=True)
class Read:
    """An assessment read with a framework."""

    sheet: Sheet
    rescored_from: str | None
    """The framework that the file names, where it was read with another on request."""


def read_assessment(path: Path, framework: str | None = None) -> Loaded[Read]:
    """The assessment in a file, with the framework that it names or with the one that is asked for.

    What waits in its journal is read with it, and a warning says so.
    """
    document, waits = read_answers(path)
    if document.value is None:
        return Loaded(None, (*waits, *document.problems))
    read = read_sheet(document.value, framework)
    return Loaded(read.value, (*waits, *read.problems))


def read_sheet(document: Document, name: str | None = None) -> Loaded[Read]:
    """The assessment in a document; `name` asks for another framework than the one it names."""
    # the document stands beside what was read, so that its identity is that of no other
    _, read = once(("sheet", id(document), name, is_shared()), lambda: (document, _validate(document, name)))
    if not document.warnings:
        return read
    problems = in_order((*document.warnings, *document.sure(read.problems)))
    return Loaded(None if document.is_refused else read.value, problems)


def _validate(document: Document, name: str | None) -> Loaded[Read]:
    with phase(Phase.VALIDATE):
        return _read_sheet(document, name)


def _read_sheet(document: Document, name: str | None) -> Loaded[Read]:
    file = read_file(document)
    if file.value is None:
        if (kind := _other_kind(document)) is not None:
            return Loaded(None, (document.problem("A033", ("readiness",), kind=kind),))
        return Loaded(None, in_order(_faults(document, file.problems, name)))
    reference = file.value.framework
    if name is None:
        framework = named_framework(document, reference)
        rescored = False
    else:
        framework = find_framework(name)
        rescored = framework.value is not None and not _means(document, reference, framework.value)
    if framework.value is None:
        kin = kin_of(reference)
        return Loaded(None, (*framework.problems, *in_order(faults_in_answers(document, kin, own=False))))
    sheet = build_sheet(document, file.value, framework.value)
    # what is said of the questionnaire is for those who write it: `check` of the framework says it
    problems = in_order(sheet.problems)
    if sheet.value is None or has_errors(problems):
        return Loaded(None, problems)
    return Loaded(Read(as_read(sheet.value), f"{reference.id}@{reference.version}" if rescored else None), problems)


def draft_of(document: Document, name: str | None = None) -> Sheet | None:
    """What can be read of an assessment with mistakes; None where its head or its framework cannot be had."""
    file = read_file(document).value
    if file is None:
        return None
    framework = (named_framework(document, file.framework) if name is None else find_framework(name)).value
    return None if framework is None else build_sheet_in_part(document, file, framework).value


def named_framework(document: Document, reference: FrameworkReference) -> Loaded[Framework]:
    """The framework that a file names, by digest, else by id and version: an installed one, or one kept beside it."""
    asked = f"{reference.id}@{reference.version}"
    own = load_installed(asked) if asked in installed_names() else None
    if own is not None and reference.digest in {None, None if own.value is None else own.value.digest}:
        return own
    # what is installed, as nearly always, needs none of it
    from readiness.workflow.keeping import find_kept, where_kept  # noqa: PLC0415

    kept = find_kept(Path(document.name), reference)
    if kept.value is not None and kept.value.name == asked:
        return kept
    where = where_kept(reference)
    if own is None:
        installed = ", ".join(installed_names())
        ids = {name.partition("@")[0] for name in installed_names()}
        at, hint = ("version", "") if reference.id in ids else ("id", nearest(reference.id, ids) or "")
        lost = document.problem("A031", ("framework", at), name=asked, where=where, installed=installed, nearest=hint)
    elif own.value is None:
        return own
    else:
        digest = own.value.digest
        lost = document.problem("A032", ("framework", "digest"), name=asked, where=where, digest=digest)
    return Loaded(None, (lost, *kept.problems))


def reference_of(document: Document) -> Reference:
    """What an assessment that can be read names."""
    id_, version, digest = (value_at(document.data, ("framework", key)) for key in ("id", "version", "digest"))
    return str(id_), str(version), None if digest is None else str(digest)


def framework_at(path: Path, reference: Reference) -> Framework | None:
    """The framework that a file names which lies there; None where it cannot be had."""

    def find() -> Framework | None:
        id_, version, digest = reference
        document = Document(str(path), ("",), None, {}, {})
        return named_framework(document, FrameworkReference(id=id_, version=version, digest=digest)).value

    return once(("named", path.parent, reference), find)


def other_than_named(document: Document, name: str) -> tuple[str, Framework] | None:
    """What a document names, and the framework that is asked for where that is another; None where nobody can tell."""
    file, framework = read_file(document).value, find_framework(name).value
    if file is None or framework is None or _means(document, file.framework, framework):
        return None
    return f"{file.framework.id}@{file.framework.version}", framework


def kin_of(reference: FrameworkReference) -> Framework | None:
    """The installed framework most likely akin to one that cannot be had: of its id, in its version or the last."""
    asked = f"{reference.id}@{reference.version}"
    names = installed_names()
    id_ = nearest(reference.id, {name.partition("@")[0] for name in names})
    name = asked if asked in names else id_
    return None if name is None else find_framework(name).value


def _means(document: Document, reference: FrameworkReference, framework: Framework) -> bool:
    """Whether a framework that was asked for is the one that a file names anyway."""
    if f"{reference.id}@{reference.version}" != framework.name:
        return False
    digest = reference.digest
    if digest is None:
        own = named_framework(document, reference).value
        digest = None if own is None else own.digest
    return digest in {None, framework.digest}


def _faults(document: Document, of_head: tuple[Problem, ...], name: str | None) -> tuple[Problem, ...]:
    """What is wrong with a file that has mistakes in its head, beside these too where it is an assessment at all."""
    wrong = kind_problem(document, AssessmentFile, "A")
    if wrong is not None and (wrong.code.endswith(NEWER) or meant(document.data) != "assessment"):
        return of_head
    found = reference_in(document)
    framework: Loaded[Framework] = Loaded(None)
    if name is not None:
        framework = find_framework(name)
    elif found is not None:
        framework = named_framework(document, found[0])
    # of one that is only guessed nobody needs to hear that it cannot be had
    told = name is not None or (found is not None and found[1])
    lost = framework.problems if told and framework.value is None else ()
    head = misplaced(document, of_head, framework.value)
    own = framework.value is not None
    asked = framework.value if own or found is None else kin_of(found[0])
    return (*head, *lost, *faults_in_answers(document, asked, own=own))


def _other_kind(document: Document) -> str | None:
    """What the document says it is, where that is a kind that we read and not an assessment."""
    from readiness.model.versions import Fault, fault, named  # noqa: PLC0415 - only mistakes need it

    data = document.data
    kind = named(data)
    if not isinstance(data, dict) or kind in {None, "assessment"}:
        return None
    return kind if fault(data, ASKED) is Fault.OTHER else None
