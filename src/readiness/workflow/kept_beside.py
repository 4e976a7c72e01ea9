"""What was worked out of a folder with many assessments, kept in the folder itself, for the user alone.

It is used only by the very program that kept it. Whether the files are what they were, whoever uses it has to ask.
"""

from pathlib import Path
from typing import Final

from readiness.store.cache import SCORING, forget, keep, kept, program_digest
from readiness.syntax.packing import Classes, pack, unpack
from readiness.workflow.cache_folder import cache_folder

FOLDER: Final = Path(".readiness", "cache")
MANY: Final = 50
"""So many files make it worth while."""
MOST: Final = 4
"""Reports of a folder that are kept: each can be some megabytes, and a folder is sent along."""


def kept_beside(folder: Path, name: str, classes: Classes) -> object:
    """What is kept under a name; None where nothing is, or nothing may be kept."""
    data = None if cache_folder() is None else kept(folder / FOLDER, name)
    if data is None:
        return None
    program, _, text = data.decode(errors="replace").partition("\n")
    return unpack(text, classes) if program == program_digest(SCORING) else None


def keep_beside(folder: Path, name: str, value: object, classes: Classes) -> None:
    """Keep something under a name, where anything may be kept; what prevents it does not matter."""
    text = None if cache_folder() is None else pack(value, classes)
    if text is not None:
        keep(folder / FOLDER, name, f"{program_digest(SCORING)}\n{text}".encode(), MOST)


def forget_beside(folder: Path, begins: str, but: str) -> None:
    """Remove what is kept under names that begin so, but for those that begin with more."""
    if cache_folder() is not None:
        forget(folder / FOLDER, begins, but)
