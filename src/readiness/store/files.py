"""Files: read whole and with a limit, written whole or not at all. What the system refuses becomes a problem."""

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
import sys
from pathlib import Path
from typing import Final

from readiness.problems import Loaded, Place, Problem, problem

WINDOWS: Final = os.name == "nt"
BINARY: Final = 0x8000 if WINDOWS else 0
"""`os.O_BINARY`: no line end is changed on the way, where the system would."""
NO_FOLLOW: Final = 0 if sys.platform == "win32" else os.O_NOFOLLOW
"""So that a link is refused, where the system can."""
LONGEST_NAME: Final = 200
"""Bytes of a name to which something can be added; systems allow 255."""


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
            return problem("S003", place)
        case OSError():
            return problem("S004", place, detail=error.strerror or type(error).__name__)
        case _:
            return problem("S004", place, detail="this cannot be the name of a file")


def write(
    path: Path, data: bytes, *, replace: bool, keep_mode: bool = False, old: bytes | None = None
) -> tuple[Problem, ...]:
    """Write a file whole, or leave everything as it was; folders on the way are made.

    The data goes to a file of its own beside the place, is synced and then moved there; at no moment is there half a
    file under the name. Without `replace` an existing file, or a link, stays and is a problem, even where it came into
    being a moment ago. A file is for its owner alone, unless `keep_mode` leaves it readable for whom the old one was.
    With `old` only a file that still has these bytes is replaced.
    """
    if is_folder(path):
        return (problem("S002", Place(str(path))),)
    if not replace and exists(path):
        return (problem("S005", Place(str(path))),)
    if exists(path.parent) and not is_folder(path.parent):
        return (problem("S012", Place(str(path))),)
    draft = beside(path, f"{secrets.token_hex(8)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_synced(draft, data)
            if keep_mode:
                _keep_mode(path, draft)
            if old is not None and path.read_bytes() != old:
                return (problem("S065", Place(str(path))),)
            if replace:
                draft.replace(path)
            else:
                _move_to_new(draft, path)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink()
    except (OSError, ValueError) as error:
        return (refused(path, error),)
    try:
        sync_folder(path.parent)
    except OSError as error:
        return (problem("S013", Place(str(path)), detail=error.strerror),)
    return ()


def beside(path: Path, what: str) -> Path:
    """The name of a file that belongs to another one and lies beside it, hidden: `.2026.yaml.journal`."""
    name = path.name
    if len(os.fsencode(name)) > LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()[:32]
    return path.with_name(f".{name}.{what}")


def left_beside(path: Path) -> tuple[Path, ...]:
    """What is beside a file while it is written, and stays there where whoever wrote it was killed."""
    draft = re.compile(re.escape(beside(path, "").name) + r"[0-9a-f]{16}\.tmp")
    try:
        return tuple(path.with_name(name) for name in os.listdir(path.parent) if draft.fullmatch(name))  # noqa: PTH208
    except OSError:
        return ()


def sweep(path: Path) -> None:
    """Remove what was left beside a file; nobody may be writing it now."""
    for draft in left_beside(path):
        with contextlib.suppress(OSError):
            draft.unlink()


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


def _write_synced(path: Path, data: bytes) -> None:
    """Write a new file, for the owner alone: it may hold answers."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY
    handle = os.open(path, flags, 0o600)
    try:
        write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_mode(old: Path, new: Path) -> None:
    """Give a file the mode of the one that it replaces, where there is one."""
    with contextlib.suppress(FileNotFoundError):
        mode = old.lstat().st_mode
        if stat.S_ISREG(mode):
            new.chmod(stat.S_IMODE(mode))


def _move_to_new(draft: Path, path: Path) -> None:
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
