"""Reading the files of a framework: everything that is wrong with them, and what they make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from readiness.lint.conditions import idle_conditions
from readiness.model.build import build
from readiness.model.framework import Framework
from readiness.model.head import Head, listed, read_head, read_head_in_part
from readiness.model.limits import too_large
from readiness.problems import Loaded, Place, Problem, has_errors, in_order, problem
from readiness.store.files import exists, is_folder, is_inside, read, yaml_files
from readiness.store.installed import HEAD
from readiness.syntax.document import Document, value_at
from readiness.syntax.document import Path as Steps
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words.problems import message
from readiness.workflow.frameworks import once, parsed, read_document


def _read_part(path: Path, digests: dict[str, str], name: str) -> Loaded[Document]:
    """A file of a framework; in part only where all its ids are known, on which the other files hang.

    Its digest is noted by its name.
    """
    data = read(path, MAX_BYTES)
    if data.value is None:
        return Loaded(None, data.problems)
    digests[name] = sha256(data.value).hexdigest()
    loaded = parsed(data.value, str(path))
    unsure = loaded.value is not None and loaded.value.unsure
    return Loaded(None, loaded.problems) if unsure else loaded


@dataclass(frozen=True, slots=True)
class FrameworkRead:
    """What reading a framework's folder gave."""

    loaded: Loaded[Framework]
    """The framework, or every problem in its files."""
    head: Document | None = None
    parts: Mapping[Steps, Document] = field(default_factory=dict)
    """The other files that could be parsed, by where the head names them."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the bytes of each file, by its name in the folder."""


def read_framework(folder: Path) -> FrameworkRead:
    """The framework in a folder, with the files that it was read from."""
    return once(("framework", folder), lambda: _read_framework(folder))


def _read_framework(folder: Path) -> FrameworkRead:
    digests: dict[str, str] = {}
    document = _read_part(folder / HEAD, digests, HEAD)
    if document.value is None:
        missing = is_folder(folder) and document.problems[0].code == "S001"
        return FrameworkRead(Loaded(None, (problem("S011", Place(str(folder))),) if missing else document.problems))
    head = read_head_in_part(document.value)
    if head.value is None:
        return FrameworkRead(Loaded(None, in_order((*document.problems, *head.problems))), document.value)
    names, faults = listed(head.value)
    problems: list[Problem] = [*document.problems, *head.problems, *faults]
    parts: dict[Steps, Document] = {}
    for here, name in names:
        if not is_inside(folder / name, folder):
            problems.append(document.value.problem("F020", here, name=name))
            continue
        part = _read_part(folder / name, digests, name)
        if part.value is not None:
            parts[here] = part.value
            problems += part.problems
        elif (lost := next((p for p in part.problems if p.code.startswith("S")), None)) is not None:
            problems.append(document.value.problem("F030", here, name=name, why=message(lost)))
        else:
            problems += part.problems
    if large := tuple(too_large(document.value, parts)):
        return FrameworkRead(Loaded(None, in_order((*problems, *large))), document.value)
    built = build(head.value, parts)
    problems += built.loaded.problems
    problems += idle_problems(built.draft, parts)
    loaded = Loaded(None if has_errors(problems) else built.loaded.value, in_order(problems))
    return FrameworkRead(loaded, document.value, parts, digests)


def idle_problems(framework: Framework, parts: Mapping[Steps, Document]) -> Iterator[Problem]:
    """The conditions that decide nothing, each in the file that states it."""
    found = tuple(idle_conditions(framework))
    where = dict(pair for document in parts.values() for pair in _conditions(document)) if found else {}
    for idle in found:
        document, path = where[idle.id]
        if idle.at is None:
            yield document.problem(idle.code, path, key=False, **idle.args)
        else:
            yield document.problem_inside(idle.code, path, idle.at, **idle.args)


def _conditions(document: Document) -> Iterator[tuple[str, tuple[Document, Steps]]]:
    """Where the condition of each rule and each item of a file stands, by their ids."""
    for path in document.places:
        match path:
            case ("rules", int(), "when") | (*_, "items", int(), "applies-when"):
                yield str(value_at(document.data, (*path[:-1], "id"))), (document, path)
            case _:
                pass


def listed_in(folder: Path) -> frozenset[Path]:
    """The files that make up the framework in a folder; all there are, where its head cannot say which."""
    document = read_document(folder / HEAD)
    head: Loaded[Head] = Loaded(None) if document.value is None else read_head(document.value)
    if head.value is None:
        return frozenset(yaml_files(folder).value or ()) if exists(folder / HEAD) else frozenset()
    return frozenset({folder / HEAD, *(folder / name for _, name in listed(head.value)[0])})
