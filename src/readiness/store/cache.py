"""What was worked out once and is kept, under the digest of all that it was made from.

Everything here may be missing, damaged or somebody else's at any time, and then counts as not there. What is kept is
data and never run; it is believed only where a file is the user's own and nobody else could have written it.
"""

import contextlib
import os
import stat
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from readiness._version import __version__
from readiness.store.files import write
from readiness.store.system import BINARY, WINDOWS

FORM: Final = b"readiness-cache/1 "
MOST_BYTES: Final = 32_000_000
MOST_FILES: Final = 24
"""As many as that are kept in a folder, unless less is asked; of more, those that were written first are removed."""
_OF_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH
_PACKAGE: Final = Path(__file__).parent.parent
READING: Final = ("", "model", "syntax", "lint")
"""The folders of the package with the modules that make frameworks of files."""
SCORING: Final = (*READING, "engine", "compare", "report", "words", "workflow")
"""The same, and those that make reports."""


def program_digest(folders: Sequence[str] = READING) -> str:
    """SHA-256 over the modules in folders of the package, their version and that of Python."""
    whole = sha256(f"{__version__} {sys.version}".encode())
    for folder in folders:
        for name in sorted(os.listdir(_PACKAGE / folder)):  # noqa: PTH208
            if name.endswith(".py"):
                whole.update((_PACKAGE / folder / name).read_bytes())
    return whole.hexdigest()


def kept(folder: Path, name: str) -> bytes | None:
    """What is kept under a name; None where nothing is that can be trusted."""
    try:
        handle = os.open(folder / name, os.O_RDONLY | BINARY | _NO_LINKS)
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(handle)
        if not _is_own(status) or status.st_size > MOST_BYTES:
            return None
        with open(handle, "rb", closefd=False) as file:
            head, _, data = file.read(MOST_BYTES).partition(b"\n")
    except OSError:
        return None
    finally:
        os.close(handle)
    return data if head == _head(data) else None


def keep(folder: Path, name: str, data: bytes, most: int = MOST_FILES) -> None:
    """Keep something under a name, for the user alone, whole or not at all; at `most` so many files."""
    try:
        if not _is_ready(folder):
            return
        if not write(folder / name, _head(data) + b"\n" + data, replace=True):
            _make_room(folder, most)
    except (OSError, ValueError):
        return


_NO_LINKS: Final = 0 if WINDOWS else os.O_NOFOLLOW | os.O_NONBLOCK


def _head(data: bytes) -> bytes:
    return FORM + sha256(data).hexdigest().encode()


def _is_own(status: os.stat_result) -> bool:
    """Whether a file is the user's and only the user could have written it; on Windows the profile's rights say so."""
    if not stat.S_ISREG(status.st_mode):
        return False
    return WINDOWS or (status.st_uid == os.geteuid() and not status.st_mode & _OF_OTHERS)


def _is_ready(folder: Path) -> bool:
    """Whether there is a folder of the user's own to write to; it is made where what it lies in is the user's."""
    if WINDOWS:
        folder.mkdir(parents=True, exist_ok=True)
        return True
    missing = [folder]
    while not missing[-1].exists():
        missing.append(missing[-1].parent)
    there = missing.pop().stat()
    if there.st_uid != os.geteuid() or (not missing and there.st_mode & _OF_OTHERS):
        return False
    if missing:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    return True


def forget(folder: Path, begins: str, but: str) -> None:
    """Remove what is kept under names that begin so, but for those that begin with more."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{begins}*"):
            if not path.name.startswith(but):
                path.unlink()


def _make_room(folder: Path, most: int) -> None:
    """Remove the oldest files beyond the number that is kept."""
    found = sorted(folder.iterdir(), key=lambda path: path.lstat().st_mtime_ns)
    for path in found[:-most]:
        with contextlib.suppress(OSError):
            path.unlink()
