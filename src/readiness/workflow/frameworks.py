"""Finding and reading frameworks."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from readiness.engine.plan import Plan, compile_plan
from readiness.ids import natural, nearest
from readiness.lint.conditions import idle_conditions
from readiness.model.build import build
from readiness.model.framework import Framework
from readiness.model.head import Head, listed, read_head, read_head_in_part
from readiness.model.limits import too_large
from readiness.problems import Loaded, Place, Problem, has_errors, in_order, problem
from readiness.store.files import exists, is_folder, is_inside, read, yaml_files
from readiness.store.installed import HEAD, installed
from readiness.syntax.document import Document, value_at
from readiness.syntax.document import Path as Steps
from readiness.syntax.yaml_events import MAX_BYTES, parse_in_part
from readiness.words.problems import message

T = TypeVar("T")
_KNOWN: Final[ContextVar[dict[Hashable, Any] | None]] = ContextVar("what was made already", default=None)


@contextmanager
def each_once() -> Iterator[None]:
    """Within this, a framework is read and compiled once however many files name it, and a text is parsed once."""
    token = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(token)


def once(key: Hashable, make: Callable[[], T]) -> T:
    """What is made for a key; within `each_once` it is made once."""
    known = _KNOWN.get()
    if known is None:
        return make()
    if key not in known:
        known[key] = make()
    found: T = known[key]
    return found


def plan_of(framework: Framework) -> Plan:
    """The plan of a framework, which keeps it alive, so that its identity can be the key."""
    return once(("plan", id(framework)), lambda: compile_plan(framework))


def parsed(data: bytes, name: str) -> Loaded[Document]:
    """A text as a document, also where an error refuses it and the rest can be read to find further mistakes."""
    return once(("document", name, data), lambda: parse_in_part(data, name))


def read_document(path: Path) -> Loaded[Document]:
    """The file as a parsed document."""
    loaded = read_document_in_part(path)
    return Loaded(None, loaded.problems) if has_errors(loaded.problems) else loaded


def read_document_in_part(path: Path) -> Loaded[Document]:
    """The same, also where an error refuses it and the rest can be read to find further mistakes."""
    data = read(path, MAX_BYTES)
    return Loaded(None, data.problems) if data.value is None else parsed(data.value, str(path))


def _read_part(path: Path) -> Loaded[Document]:
    """A file of a framework; in part only where all its ids are known, on which the other files hang."""
    loaded = read_document_in_part(path)
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


def load_framework(folder: Path) -> Loaded[Framework]:
    """The framework in a folder, or every problem in its files."""
    return read_framework(folder).loaded


def read_framework(folder: Path) -> FrameworkRead:
    """The framework in a folder, with the files that it was read from."""
    return once(("framework", folder), lambda: _read_framework(folder))


def _read_framework(folder: Path) -> FrameworkRead:
    document = _read_part(folder / HEAD)
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
        part = _read_part(folder / name)
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
    return FrameworkRead(loaded, document.value, parts)


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


def installed_names() -> tuple[str, ...]:
    """Id and version of every installed framework, as their folders say: `id@version`."""
    return tuple(_installed())


def _installed() -> dict[str, Path]:
    """The folder of every installed framework, by `id@version`."""
    return once("installed", lambda: {f"{folder.parent.name}@{folder.name}": folder for folder in installed()})


def load_installed(name: str) -> Loaded[Framework]:
    """An installed framework by `id@version`; its folder and its file must name it alike."""
    folder = _installed()[name]
    loaded = load_framework(folder)
    if loaded.value is None or loaded.value.name == name:
        return loaded
    place = Place(str(folder / HEAD))
    return Loaded(None, (*loaded.problems, problem("F037", place, folder=name, name=loaded.value.name)))


def listed_in(folder: Path) -> frozenset[Path]:
    """The files that make up the framework in a folder; all there are, where its head cannot say which."""
    document = read_document(folder / HEAD)
    head: Loaded[Head] = Loaded(None) if document.value is None else read_head(document.value)
    if head.value is None:
        return frozenset(yaml_files(folder).value or ()) if exists(folder / HEAD) else frozenset()
    return frozenset({folder / HEAD, *(folder / name for _, name in listed(head.value)[0])})


def names_framework(name: str) -> bool:
    """Whether this names a framework and not a file: `id@version`, an installed id, or a folder with a framework."""
    folder = _folder(name)
    if folder is not None:
        return exists(folder / HEAD)
    return not exists(Path(name)) and ("@" in name or _full_name(name) is not None)


def find_framework(name: str) -> Loaded[Framework]:
    """The framework that `--framework` or `show` names: `id@version`, an id alone (its last version), or a path."""
    full = _full_name(name)
    if full is not None:
        return load_installed(full)
    folder = _folder(name)
    return Loaded(None, (unknown(name, installed_names()),)) if folder is None else load_framework(folder)


def folder_of(name: str) -> Path:
    """Where the files of a framework lie that `find_framework` finds."""
    full = _full_name(name)
    if full is not None:
        return _installed()[full]
    return _folder(name) or Path(name)


def _full_name(name: str) -> str | None:
    """The installed framework of this name, or of this id in its last version."""
    known = installed_names()
    versions = [full for full in known if name in {full, full.partition("@")[0]}]
    return max(versions, key=lambda full: natural(full.partition("@")[2]), default=None)


def _folder(name: str) -> Path | None:
    path = Path(name)
    if is_folder(path):
        return path
    return path.parent if path.name == HEAD else None


def framework_for_new(name: str | None) -> Loaded[Framework]:
    """The framework of a new assessment: the one that is named, else the last version of the only one installed."""
    if name is not None:
        return find_framework(name)
    ids = sorted({full.partition("@")[0] for full in installed_names()})
    if len(ids) == 1:
        return find_framework(ids[0])
    return Loaded(None, (problem("S014", Place("--framework"), installed=", ".join(installed_names())),))


def unknown(name: str, known: Iterable[str]) -> Problem:
    """No framework of this name is installed."""
    names = tuple(known)
    words = nearest(name, {*names, *(full.partition("@")[0] for full in names)})
    return problem("S007", Place("--framework"), name=name, installed=", ".join(names), nearest=words or "")
