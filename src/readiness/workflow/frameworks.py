"""Finding and reading frameworks."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from readiness.ids import nearest
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

_KEPT: Final[ContextVar["dict[Path, FrameworkRead] | None"]] = ContextVar("kept frameworks", default=None)


@contextmanager
def each_framework_once() -> Iterator[None]:
    """Within this, a framework is read once however many files name it: a folder may hold a thousand of them."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def read_document(path: Path) -> Loaded[Document]:
    """The file as a parsed document."""
    loaded = read_document_in_part(path)
    return Loaded(None, loaded.problems) if has_errors(loaded.problems) else loaded


def read_document_in_part(path: Path) -> Loaded[Document]:
    """The same, also where an error refuses it and the rest can be read to find further mistakes."""
    data = read(path, MAX_BYTES)
    return Loaded(None, data.problems) if data.value is None else parse_in_part(data.value, str(path))


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
    kept = _KEPT.get()
    if kept is None:
        return _read_framework(folder)
    if folder not in kept:
        kept[folder] = _read_framework(folder)
    return kept[folder]


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
    return tuple(f"{folder.parent.name}@{folder.name}" for folder in installed())


def load_installed(name: str) -> Loaded[Framework]:
    """An installed framework by `id@version`; its folder and its file must name it alike."""
    folder = dict(zip(installed_names(), installed(), strict=True))[name]
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
        return dict(zip(installed_names(), installed(), strict=True))[full]
    return _folder(name) or Path(name)


def _full_name(name: str) -> str | None:
    """The installed framework of this name, or of this id in its last version."""
    known = installed_names()
    versions = [full for full in known if name in {full, full.partition("@")[0]}]
    return max(versions, key=_version_key, default=None)


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


def _version_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Versions in order: numbers as numbers, so that 2026.10 comes after 2026.9."""
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in name.partition("@")[2].split("."))
