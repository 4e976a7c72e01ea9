"""Files that belong together, written as one: all of them, or none."""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from readiness.problems import Loaded, Place, Problem, problem
from readiness.store.files import beside, exists, is_folder, move_to_new, refused, sync_folder, write_all
from readiness.store.locks import HeldError, take
from readiness.store.system import BINARY

LOCK: Final = ".lock"
"""The file of a draft by which its writer is known to live."""
OURS: Final = "readiness"
"""What a draft within a folder is named after."""


def write_set(folder: Path, files: Mapping[str, Callable[[], Loaded[bytes]]], *, replace: bool) -> tuple[Problem, ...]:
    """Write files into a folder, which is made where there is none; where one cannot be made, none is written.

    Each is made when its turn comes, and waits in a folder of drafts until all are there. A folder that was not there
    gets its name with all of them at once; into one that is there they are moved one after the other, each whole, the
    last one last. Files of other names stay. Without `replace` a file that is there is a problem. All are for their
    owner alone.
    """
    if exists(folder) and not is_folder(folder):
        return (problem("S048", Place(str(folder))),)
    if exists(folder.parent) and not is_folder(folder.parent):
        return (problem("S012", Place(str(folder))),)
    taken = [name for name in files if exists(folder / name)]
    if taken and not replace:
        return (problem("S086", Place(str(folder)), count=len(taken), name=taken[0]),)
    covered = [name for name in taken if is_folder(folder / name)]
    if covered:
        return (problem("S002", Place(str(folder / covered[0]))),)
    try:
        with _drafts(folder) as (draft, locked):
            for name, make in files.items():
                made = make()
                if made.value is None:
                    return made.problems
                _put(draft / name, made.value)
            sync_folder(draft)
            locked.close()
            _move(draft, folder, tuple(files), replace=replace)
    except (OSError, ValueError) as error:
        return (refused(folder, error),)
    return ()


@contextlib.contextmanager
def _drafts(folder: Path) -> Iterator[tuple[Path, contextlib.ExitStack]]:
    """A folder of drafts on the drive of the files, gone behind this if it was not moved; and its lock, to close."""
    place = folder / OURS if is_folder(folder) else folder
    place.parent.mkdir(parents=True, exist_ok=True)
    _sweep(place)
    draft = beside(place, f"{secrets.token_hex(8)}.tmp")
    draft.mkdir(mode=0o700)
    with contextlib.ExitStack() as behind:
        behind.callback(shutil.rmtree, draft, ignore_errors=True)
        locked = behind.enter_context(contextlib.ExitStack())
        locked.callback(take(draft / LOCK).free)
        yield draft, locked


def _sweep(place: Path) -> None:
    """Remove the drafts of those who were killed; those of somebody who is writing are locked, and stay."""
    drafts = re.compile(re.escape(beside(place, "").name) + r"[0-9a-f]{16}\.tmp")
    for name in os.listdir(place.parent):  # noqa: PTH208 - names alone are wanted
        draft = place.with_name(name)
        if drafts.fullmatch(name) and not draft.is_symlink():
            with contextlib.suppress(OSError, HeldError):
                take(draft / LOCK).free()
                shutil.rmtree(draft)


def _put(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    try:
        write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(draft: Path, folder: Path, names: tuple[str, ...], *, replace: bool) -> None:
    """Give the files their place."""
    if not exists(folder):
        draft.rename(folder)
        sync_folder(folder.parent)
        return
    for name in names:
        if replace:
            (draft / name).replace(folder / name)
        else:
            move_to_new(draft / name, folder / name)
    sync_folder(folder)
