"""Reading what lies beside assessments: the file of a folder, and targets."""

from pathlib import Path
from typing import Final

from readiness.model.framework import Framework
from readiness.model.targets import Folder, Target, read_folder, read_targets, unknown_in
from readiness.problems import Loaded, Problem, has_errors, in_order
from readiness.store.files import exists
from readiness.syntax.document import Document
from readiness.workflow.assessments import TARGETS, named_framework
from readiness.workflow.frameworks import find_framework, read_document

FOLDER: Final = "readiness.yaml"


def read_folder_file(path: Path, document: Document, name: str | None = None) -> Loaded[Folder]:
    """What the assessments of a folder have in common; `name` asks for another framework than the file names."""
    loaded = read_folder(document)
    problems = [*document.warnings, *loaded.problems, *_misplaced(path, document, "folder", FOLDER)]
    if loaded.value is not None:
        framework = _framework(document, loaded.value, name)
        problems += framework.problems
        problems += () if framework.value is None else unknown_in(document, loaded.value, framework.value)
    return Loaded(None if has_errors(problems) else loaded.value, in_order(problems))


def _framework(document: Document, folder: Folder, name: str | None) -> Loaded[Framework]:
    if name is not None:
        return find_framework(name)
    return Loaded(None) if folder.framework is None else named_framework(document, folder.framework)


def read_targets_file(path: Path, document: Document, framework: Framework | None) -> Loaded[tuple[Target, ...]]:
    """The targets in a file; what they name is looked up where the framework is known."""
    loaded = read_targets(document, framework)
    problems = (*document.warnings, *loaded.problems, *_misplaced(path, document, "targets", TARGETS))
    return Loaded(loaded.value, in_order(problems))


def framework_beside(path: Path, name: str | None = None) -> Framework | None:
    """The framework of the folder in which a file lies: the one that is asked for, else the one that the folder names.

    What is wrong in the folder's own file is told where that file is read.
    """
    if name is not None:
        return find_framework(name).value
    document, folder = _folder_beside(path)
    return None if document is None or folder is None else _framework(document, folder, None).value


def full_screen_beside(path: Path) -> str | None:
    """In which colours the folder in which a file lies wants the screen filled: dark or light; None for lines."""
    folder = _folder_beside(path)[1]
    return None if folder is None else folder.full_screen


def _folder_beside(path: Path) -> tuple[Document | None, Folder | None]:
    beside = path.with_name(FOLDER)
    document = read_document(beside).value if exists(beside) else None
    return document, None if document is None else read_folder(document).value


def _misplaced(path: Path, document: Document, kind: str, name: str) -> tuple[Problem, ...]:
    """A file that nobody will find under its name."""
    return () if path.name == name else (document.problem("A096", ("readiness",), kind=kind, name=name),)
