"""Finding and reading frameworks."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final, TypeVar

from readiness.engine.plan import Plan, compile_plan
from readiness.ids import natural, nearest
from readiness.model.framework import Framework
from readiness.problems import Loaded, Place, Problem, has_errors, problem
from readiness.store.files import exists, is_folder, read
from readiness.store.installed import HEAD, installed
from readiness.syntax.document import Document
from readiness.syntax.yaml_events import MAX_BYTES, parse_in_part
from readiness.workflow.caching import cache_framework, cached_framework
from readiness.workflow.phases import Phase, phase

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
    return once(("plan", id(framework)), lambda: _compile(framework))


def _compile(framework: Framework) -> Plan:
    with phase(Phase.COMPILE):
        return compile_plan(framework)


def parsed(data: bytes, name: str) -> Loaded[Document]:
    """A text as a document, also where an error refuses it and the rest can be read to find further mistakes."""
    return once(("document", name, data), lambda: _parse(data, name))


def _parse(data: bytes, name: str) -> Loaded[Document]:
    with phase(Phase.READ):
        return parse_in_part(data, name)


def read_document(path: Path) -> Loaded[Document]:
    """The file as a parsed document."""
    loaded = read_document_in_part(path)
    return Loaded(None, loaded.problems) if has_errors(loaded.problems) else loaded


def read_document_in_part(path: Path) -> Loaded[Document]:
    """The same, also where an error refuses it and the rest can be read to find further mistakes."""
    data = read(path, MAX_BYTES)
    return Loaded(None, data.problems) if data.value is None else parsed(data.value, str(path))


def load_framework(folder: Path) -> Loaded[Framework]:
    """The framework in a folder, or every problem in its files."""
    return once(("loaded", folder), lambda: _load(folder))


def _load(folder: Path) -> Loaded[Framework]:
    with phase(Phase.READ):
        kept = cached_framework(folder / HEAD)
    if kept is not None:
        return Loaded(kept)
    from readiness.workflow.framework_files import read_framework  # noqa: PLC0415 - what is kept needs none of it

    with phase(Phase.VALIDATE):
        read = read_framework(folder)
    if read.loaded.value is not None and not read.loaded.problems:
        cache_framework(read.loaded.value, HEAD, read.digests)
    return read.loaded


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
