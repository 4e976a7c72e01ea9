"""Where what was worked out may be kept meanwhile; nowhere, unless somebody says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

_FOLDER: Final[ContextVar[Path | None]] = ContextVar("where frameworks are kept", default=None)


@contextmanager
def kept_in(folder: Path | None) -> Iterator[None]:
    """Within this, what was read is kept in a folder and had from there; with None nothing is."""
    token = _FOLDER.set(folder)
    try:
        yield
    finally:
        _FOLDER.reset(token)


def cache_folder() -> Path | None:
    """The folder; None where nothing is kept."""
    return _FOLDER.get()
