"""The file of seals, to which lines are only ever appended."""

import contextlib
import errno
import os
from pathlib import Path
from typing import Final

from readiness.problems import Loaded, Place, Problem, problem
from readiness.store.files import exists, is_link, read, refused, sync_folder, write_all
from readiness.store.locks import lock
from readiness.store.system import BINARY, NO_FOLLOW

MOST: Final = 50_000_000
"""Bytes of a file of seals that are read; many thousand seals are shorter."""
_FLAGS: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | BINARY | NO_FOLLOW
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EINVAL})
"""What a file system says that has no locks."""


def read_seals(path: Path) -> Loaded[bytes]:
    """The bytes of a file of seals; none where there is no such file."""
    if is_link(path):
        return Loaded(None, (problem("S052", Place(str(path))),))
    if not exists(path):
        return Loaded(b"")
    data = read(path, MOST)
    if data.value is not None and len(data.value) > MOST:
        return Loaded(None, (problem("Y003", Place(str(path)), limit=f"{MOST:,}"),))
    return data


def append(path: Path, known: bytes, line: bytes) -> tuple[Problem, ...]:
    """Append a line to a file that says what is known of it, and sync both file and folder; or leave it as it was.

    Where it says something else by now, somebody else sealed at the same moment, and nothing is written.
    """
    new = not exists(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, _FLAGS, 0o600)
        try:
            _lock(handle)
            if _all_of(handle) != known:
                return (problem("S047", Place(str(path))),)
            try:
                write_all(handle, line)
                os.fsync(handle)
            except BaseException:  # a signal too must not leave half a line
                with contextlib.suppress(OSError):
                    os.ftruncate(handle, len(known))
                raise
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        return (refused(path, error),)
    try:
        sync_folder(path.parent)
        if new:
            sync_folder(path.parent.parent)
    except OSError as error:
        return (problem("S045", Place(str(path)), detail=error.strerror),)
    return ()


def _all_of(handle: int) -> bytes:
    """All that a file holds; a little more than what is read of one is enough to tell it from what is known."""
    os.lseek(handle, 0, os.SEEK_SET)
    parts: list[bytes] = []
    while part := os.read(handle, MOST + 1):
        parts.append(part)
    return b"".join(parts)


def _lock(handle: int) -> None:
    """Wait until nobody else has it; where there are no locks, what the file says is looked at all the same."""
    try:
        lock(handle, wait=True)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
