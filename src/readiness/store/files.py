"""Files: read whole and with a limit, written whole or not at all. What the system refuses becomes a problem."""

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from readiness.problems import Loaded, Place, Problem, problem
from readiness.store.locks import claim, remove_free
from readiness.store.system import BINARY, WINDOWS
from readiness.words import parts as words

LONGEST_NAME: Final = 200
"""Bytes of a name to which something can be added; systems allow 255."""
_NAP: Final = 0.02
"""Seconds between two looks whether a file is there."""


def read(path: Path, limit: int) -> Loaded[bytes]:
    """The bytes of a regular file; at most one more than `limit`, so that a reader can tell that it was too long."""
    try:
        # a named pipe or a device would wait for ever, so the kind is asked before the file is opened
        status = path.stat()
        mode = status.st_mode
        if stat.S_ISDIR(mode):
            return Loaded(None, (problem("S002", Place(str(path))),))
        if not stat.S_ISREG(mode):
            return Loaded(None, (problem("S010", Place(str(path))),))
        # so would some of what Linux shows as files of no size, such as /proc/kmsg
        if status.st_size == 0:
            return Loaded(b"")
        with path.open("rb") as file:
            return Loaded(file.read(limit + 1))
    except (OSError, ValueError) as error:
        return Loaded(None, (refused(path, error),))


# os.path answers where pathlib raises: for a name with a NUL in it, below a folder that may not be searched, in a
# circle of links


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name."""
    return os.path.isdir(path)  # noqa: PTH112


def exists(path: Path) -> bool:
    """Whether there is anything of this name, a link that leads nowhere included."""
    return os.path.lexists(path)


def is_file(path: Path) -> bool:
    """Whether there is a file of this name, or a link, wherever it leads: no folder, and nothing else."""
    return path.is_symlink() or path.is_file()


def is_gone(path: Path, seconds: float) -> bool:
    """Whether there is no file of this name, and not for all this time."""
    end = time.monotonic() + seconds
    while not is_file(path):
        if time.monotonic() >= end:
            return True
        time.sleep(_NAP)
    return False


def is_link(path: Path) -> bool:
    """Whether a name is a link to another file."""
    return path.is_symlink()


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path, all links followed, lies below a folder."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except ValueError:  # a NUL in the name
        return False


def same_file(one: Path, other: Path) -> bool:
    """Whether two names lead to one file."""
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except (OSError, ValueError):
        return False


def real(path: Path) -> Path:
    """The path with all links followed, by which a file that is named twice is known."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a NUL in the name
        return path


def yaml_files(folder: Path, *, below: bool = True) -> Loaded[tuple[Path, ...]]:
    """Every YAML file in a folder, and below it, in the order of names; what begins with a point is left out."""
    found: list[Path] = []
    problems: list[Problem] = []

    def note(error: OSError) -> None:
        problems.append(refused(Path(error.filename), error))

    for here, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if below and not name.startswith("."))
        found += [
            Path(here, name)
            for name in sorted(names)
            if name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")
        ]
    return Loaded(tuple(found), tuple(problems))


def refused(path: Path, error: OSError | ValueError) -> Problem:
    """What the system refused, as a problem. ValueError is what Python raises for a name with a NUL in it."""
    place = Place(str(path))
    match error:
        case FileNotFoundError():
            return problem("S001", place)
        case IsADirectoryError():
            return problem("S002", place)
        case PermissionError():
            return problem("S003", place)
        case NotADirectoryError():
            return problem("S012", place)
        case FileExistsError():
            return problem("S005", place)
        case OSError(errno=errno.EROFS):
            return problem("S072", place)
        case OSError():
            return problem("S004", place, detail=error.strerror or type(error).__name__)
        case _:
            return problem("S004", place, detail=words.NO_FILE_NAME)


def write(
    path: Path, data: bytes, *, replace: bool, keep_mode: bool = False, old: bytes | None = None
) -> tuple[Problem, ...]:
    """Write a file whole, or leave everything as it was; folders on the way are made.

    The data goes to a file of its own beside the place, is synced and then moved there; at no moment is there half a
    file under the name. Without `replace` an existing file, or a link, stays and is a problem, even where it came into
    being a moment ago. A file is for its owner alone, unless `keep_mode` leaves it readable for whom the old one was.
    With `old` only a file that still has these bytes is replaced. What those left who were killed while they wrote
    this file is removed, also where nothing is written now.
    """
    if is_folder(path):
        return (problem("S002", Place(str(path))),)
    sweep(path)
    if not replace and exists(path):
        return (problem("S005", Place(str(path))),)
    if exists(path.parent) and not is_folder(path.parent):
        return (problem("S012", Place(str(path))),)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _drafted(path, data) as draft:
            if keep_mode:
                _keep_mode(path, draft)
            if old is not None and path.read_bytes() != old:
                return (problem("S065", Place(str(path))),)
            if replace:
                draft.replace(path)
            else:
                move_to_new(draft, path)
    except (OSError, ValueError) as error:
        return (refused(path, error),)
    try:
        sync_folder(path.parent)
    except OSError as error:
        return (problem("S013", Place(str(path)), detail=error.strerror),)
    return ()


def try_to_write(path: Path) -> tuple[Problem, ...]:
    """What stands in the way of writing a file, tried with an empty draft; where folders are missing, the first."""
    while not exists(path.parent):
        path = path.parent
    try:
        with _drafted(path, b""):
            return ()
    except (OSError, ValueError) as error:
        return (refused(path, error),)


def beside(path: Path, what: str) -> Path:
    """The name of a file that belongs to another one and lies beside it, hidden: `.2026.yaml.journal`."""
    name = path.name
    if len(os.fsencode(name)) > LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()[:32]
    return path.with_name(f".{name}.{what}")


def left_beside(path: Path) -> tuple[Path, ...]:
    """The drafts beside a file: each is being written at this moment, or whoever wrote it was killed."""
    draft = re.compile(re.escape(beside(path, "").name) + r"[0-9a-f]{16}\.tmp")
    try:
        return tuple(path.with_name(name) for name in os.listdir(path.parent) if draft.fullmatch(name))  # noqa: PTH208
    except (OSError, ValueError):  # a NUL in the name of the folder
        return ()


def sweep(path: Path) -> None:
    """Remove the drafts of those who were killed; one that somebody is writing is locked, and stays."""
    for draft in left_beside(path):
        remove_free(draft)


def settle(path: Path) -> tuple[Problem, ...]:
    """Make what a file has, and its name, last, whoever wrote it."""
    try:
        handle = os.open(path, os.O_RDWR if WINDOWS else os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        sync_folder(path.parent)
    except OSError as error:
        return (refused(path, error),)
    return ()


def write_all(handle: int, data: bytes) -> None:
    """Write bytes to an open file; the system may take them in parts."""
    while data:
        data = data[os.write(handle, data) :]


@contextlib.contextmanager
def _drafted(path: Path, data: bytes) -> Iterator[Path]:
    """A draft of a file with its data, synced, and gone behind this if it was not moved."""
    with contextlib.ExitStack() as closing:
        draft, handle = _begun(path)
        closing.callback(os.close, handle)
        try:
            try:
                write_all(handle, data)
                os.fsync(handle)
            finally:
                if WINDOWS:  # no open file can be moved or removed there
                    closing.close()
            yield draft
        finally:
            with contextlib.suppress(OSError):
                draft.unlink()


def _begun(path: Path) -> tuple[Path, int]:
    """A new draft of a file, for the owner alone, since it may hold answers; locked while it is open."""
    while True:
        draft = beside(path, f"{secrets.token_hex(8)}.tmp")
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
        try:
            ours = claim(draft, handle)
        except OSError:  # where there are no locks, nobody sweeps
            ours = True
        if ours:
            return draft, handle
        os.close(handle)  # somebody swept it away in the moment before it was locked


def _keep_mode(old: Path, new: Path) -> None:
    """Give a file the mode of the one that it replaces, where there is one."""
    with contextlib.suppress(FileNotFoundError):
        mode = old.lstat().st_mode
        if stat.S_ISREG(mode):
            new.chmod(stat.S_IMODE(mode))


def move_to_new(draft: Path, path: Path) -> None:
    """Give the draft a name that must be free: a link fails where a rename would replace."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # a file system without links, as on many memory sticks: the name is taken first, then filled by a rename
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            draft.replace(path)
        except BaseException:  # a signal too must not leave an empty file under the name
            path.unlink()
            raise


def sync_folder(folder: Path) -> None:
    """Make the new name last; Windows has no such call, and some network folders refuse it."""
    if WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
