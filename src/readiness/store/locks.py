"""Locks between processes: files that the system itself frees when whoever holds them is gone, however that came.

The file of a lock is removed by whoever held it last. Between opening such a file and locking it, another may have
removed it; a lock counts only where the name still leads to the file that was locked.
"""

import contextlib
import errno
import os
import random
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from readiness.store.system import BINARY, NO_FOLLOW, NO_WAIT, WINDOWS

_FAR: Final = 0x7FFF_0000
"""The byte that is locked on Windows, where what is locked cannot be read: behind everything that is written."""
_NAP: Final = 0.004
"""Seconds between two tries, give or take half of them."""


class HeldError(Exception):
    """Somebody else holds the lock; carries the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Held:
    """A lock that is held, and the open file that it hangs on."""

    path: Path
    handle: int

    def free(self, *, remove: bool = True) -> None:
        """Let go, and take the file away first, as long as nobody else can have it."""
        if remove and not WINDOWS:
            with contextlib.suppress(OSError):
                self.path.unlink()
        os.close(self.handle)
        if remove and WINDOWS:  # no open file can be removed there, and one that somebody else opened stays
            with contextlib.suppress(OSError):
                self.path.unlink()


def take(path: Path, seconds: float = 0) -> Held:
    """The lock that a file stands for; HeldError where another holds it for all this time.

    OSError where the file cannot be opened, or made, or is none of ours: a link, a folder, a pipe.
    """
    end = time.monotonic() + seconds
    while True:
        handle = _open(path)
        try:
            had = _try(handle)
            ours = had and _leads_to(path, handle)
        except BaseException:
            os.close(handle)
            raise
        if ours:
            return Held(path, handle)
        os.close(handle)
        if had:  # the file of somebody who has just removed it
            continue
        if time.monotonic() >= end:
            raise HeldError(path)
        time.sleep(_NAP * (0.5 + random.random()))  # noqa: S311 - so that two do not wake together


def claim(path: Path, handle: int) -> bool:
    """Whether the lock of a file that was just opened could be had, and the file still has its name.

    OSError where there are no locks.
    """
    return _try(handle) and _leads_to(path, handle)


def remove_free(path: Path) -> None:
    """Remove a file, unless somebody has its lock; where there are no locks, that cannot be known, and it stays."""
    with contextlib.suppress(OSError):
        handle = _open_again(path)
        free = False
        try:
            free = claim(path, handle)
        finally:
            Held(path, handle).free(remove=free)


def _open_again(path: Path) -> int:
    """Open a file that is there; a lock on a network drive asks that it can be written, one elsewhere does not."""
    try:
        return os.open(path, os.O_RDWR | NO_FOLLOW | BINARY)
    except PermissionError:
        return os.open(path, os.O_RDONLY | NO_FOLLOW | NO_WAIT | BINARY)


def _open(path: Path) -> int:
    flags = os.O_RDWR | NO_FOLLOW | BINARY | os.O_CREAT
    handle = os.open(path, flags, 0o600)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def _try(handle: int) -> bool:
    """Whether the lock could be had at once."""
    try:
        lock(handle, wait=False)
    except OSError as error:
        if error.errno not in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}:
            raise
        return False
    return True


def lock(handle: int, *, wait: bool) -> None:
    """Lock an open file, until it is closed; OSError where another has it, or where there are no locks."""
    if WINDOWS:
        import msvcrt  # noqa: PLC0415 - nowhere else

        system: Any = msvcrt
        os.lseek(handle, _FAR, os.SEEK_SET)
        system.locking(handle, system.LK_LOCK if wait else system.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def _leads_to(path: Path, handle: int) -> bool:
    """Whether the name still leads to the file that was opened."""
    try:
        there = path.lstat()
    except FileNotFoundError:
        return False
    here = os.fstat(handle)
    return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)


def note(held: Held, text: str) -> None:
    """Write into the file of a lock who holds it; where that fails, the lock holds all the same."""
    with contextlib.suppress(OSError):
        os.ftruncate(held.handle, 0)
        os.lseek(held.handle, 0, os.SEEK_SET)
        os.write(held.handle, text.encode("utf-8", "replace"))
