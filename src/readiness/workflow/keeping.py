"""Keeping a framework beside the assessments that are made with it, and finding it there."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from readiness.model.answer_files import FrameworkReference
from readiness.model.framework import TOLD_APART_BY, Framework
from readiness.model.kept import NAMED_BY, kept_name, kept_text, read_kept
from readiness.problems import Loaded, Place, Problem, has_errors, in_order, problem
from readiness.store.files import exists, is_folder, read, sweep, write, yaml_files
from readiness.syntax.document import Document
from readiness.syntax.yaml_events import MAX_BYTES, parse
from readiness.words import kept as words
from readiness.words.problems import message
from readiness.workflow.caching import cache_framework, cached_framework
from readiness.workflow.frameworks import once, parsed, read_document
from readiness.workflow.phases import Phase, phase

OWN_FOLDER: Final = ".readiness"
"""What the program keeps beside assessments, and nobody needs to look at."""


def kept_folder(assessment: Path) -> Path:
    """Where the frameworks of the assessments in a folder are kept."""
    return assessment.parent / OWN_FOLDER / "frameworks"


def keep(framework: Framework, assessment: Path) -> tuple[Problem, ...]:
    """Keep a framework beside an assessment, where it is not kept yet; what prevents it is a warning.

    A file that is there is never written over; where it cannot be used, that is the warning.
    """
    path = kept_folder(assessment) / kept_name(framework.digest)
    sweep(path)
    if exists(path):
        problems = _read(path).problems
    else:
        text = kept_text(framework)
        if text is None or not _reads_back(text, path.name):
            return (_not_kept(framework, path, words.NOT_WRITTEN if text is None else words.NOT_READ_BACK),)
        # somebody else may have kept it a moment ago
        problems = tuple(found for found in write(path, text.encode(), replace=False) if found.code != "S005")
    return (_not_kept(framework, path, f"[{problems[0].code}] {message(problems[0])}"),) if problems else ()


def _reads_back(text: str, name: str) -> bool:
    """Whether a file of this text is read, and is what its name says."""
    parsed = parse(text.encode(), name)
    return parsed.value is not None and read_kept(parsed.value, name).value is not None


def _not_kept(framework: Framework, path: Path, detail: str) -> Problem:
    return problem("A092", Place(str(path)), name=framework.name, detail=detail)


def _read(path: Path) -> Loaded[Framework]:
    """The framework in a kept file, or what is wrong with it; it is read once, as those in folders are."""
    with phase(Phase.READ):
        known = cached_framework(path)
    if known is not None:
        return Loaded(known)
    data = read(path, MAX_BYTES)
    if data.value is None:
        return Loaded(None, data.problems)
    document = parsed(data.value, str(path))
    if document.value is None or has_errors(document.problems):
        return Loaded(None, document.problems)
    with phase(Phase.VALIDATE):
        found = read_kept(document.value, path.name)
    if found.value is not None:
        cache_framework(found.value, path.name, {path.name: sha256(data.value).hexdigest()})
    return found


def find_kept(assessment: Path, reference: FrameworkReference) -> Loaded[Framework]:
    """The kept framework that an assessment names: by digest, else by id and version; no value where there is none.

    By id and version there must be one only: which of several was meant cannot be known.
    """
    folder = kept_folder(assessment)
    if not is_folder(folder):
        return Loaded(None)
    if reference.digest is not None:
        path = folder / kept_name(reference.digest)
        return once(("kept", path), lambda: _read(path)) if exists(path) else Loaded(None)
    found: list[tuple[Path, Framework]] = []
    problems: list[Problem] = []
    for path, loaded in once(("kept", folder, reference), lambda: tuple(_all_of(folder, reference))):
        problems += loaded.problems
        found += [] if loaded.value is None else [(path, loaded.value)]
    if len(found) > 1:
        name, files = found[0][1].name, ", ".join(path.name for path, _ in found)
        problems.append(problem("A093", Place(str(assessment)), name=name, files=files))
    return Loaded(found[0][1] if len(found) == 1 else None, () if len(found) == 1 else in_order(problems))


def _all_of(folder: Path, reference: FrameworkReference) -> Iterator[tuple[Path, Loaded[Framework]]]:
    """The kept frameworks of an id and version, and the files of which that cannot be told."""
    for path in yaml_files(folder, below=False).value or ():
        document = read_document(path)
        if document.value is None:
            yield path, Loaded(None, document.problems)
        elif _head(document.value) in {(reference.id, reference.version), None}:
            yield path, read_kept(document.value, path.name)


def _head(document: Document) -> tuple[object, object] | None:
    """Id and version in a kept file; None where it has no head."""
    head = document.data.get("framework") if isinstance(document.data, dict) else None
    return (head.get("id"), head.get("version")) if isinstance(head, dict) else None


def kept_names(assessment: Path) -> tuple[str, ...]:
    """The frameworks that are kept beside an assessment, each once, as `id@version`."""
    heads = (_head_of(path) for path in yaml_files(kept_folder(assessment), below=False).value or ())
    return tuple(sorted({f"{head[0]}@{head[1]}" for head in heads if head is not None}))


def made_with_another(framework: Framework, near: Path) -> Problem | None:
    """That an assessment beside a file or folder was made with another framework of this id and version."""
    for kept in yaml_files(kept_folder(near), below=False).value or ():
        if kept.stem == framework.digest[:NAMED_BY] or _head_of(kept) != (framework.id, framework.version):
            continue
        for file in yaml_files(near.parent, below=False).value or ():
            if kept.stem.encode() in (read(file, MAX_BYTES).value or b""):
                ours, theirs = framework.digest[:TOLD_APART_BY], kept.stem[:TOLD_APART_BY]
                return problem("A056", Place(str(near)), name=framework.name, ours=ours, theirs=theirs, file=file.name)
    return None


def _head_of(path: Path) -> tuple[object, object] | None:
    document = read_document(path).value
    return None if document is None else _head(document)


def where_kept(reference: FrameworkReference) -> str:
    """Where the framework that an assessment names would be kept, seen from the assessment."""
    folder = kept_folder(Path())
    return (folder if reference.digest is None else folder / kept_name(reference.digest)).as_posix()
