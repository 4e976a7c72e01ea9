"""Frameworks that were read before, kept where the user's programs keep such things.

What is kept is named by the content of the head file, of the program and of Python; it holds the digests of all other
files and is used only where these still have them. So it cannot be out of date; where it is damaged, was made by
somebody else or is not there, the files are read.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from readiness.model.framework import Framework
from readiness.store.cache import keep, kept, program_digest
from readiness.store.files import is_inside, read
from readiness.store.installed import HEAD
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.workflow.cache_folder import cache_folder


def kept_framework(folder: Path) -> Framework | None:
    """The framework in a folder as it was read before; None where its files have to be read."""
    cache = cache_folder()
    head = None if cache is None else read(folder / HEAD, MAX_BYTES).value
    if cache is None or head is None:
        return None
    data = kept(cache, _name(sha256(head).hexdigest()))
    if data is None:
        return None
    from readiness.model.packed import unpacked  # noqa: PLC0415 - only what is kept needs it

    parts, _, text = data.decode().partition("\n")
    is_current = all(_is_still(folder, name, digest) for name, digest in json.loads(parts).items())
    return unpacked(text) if is_current else None


def keep_framework(framework: Framework, digests: Mapping[str, str]) -> None:
    """Keep a framework that was read from files of these digests; what prevents it does not matter."""
    cache = cache_folder()
    if cache is None:
        return
    from readiness.model.packed import packed  # noqa: PLC0415 - only what is kept needs it

    text = packed(framework)
    if text is not None:
        parts = {name: digest for name, digest in digests.items() if name != HEAD}
        keep(cache, _name(digests[HEAD]), f"{json.dumps(parts)}\n{text}".encode())


def _name(head: str) -> str:
    return sha256(f"framework {program_digest()} {head}".encode()).hexdigest()


def _is_still(folder: Path, name: str, digest: str) -> bool:
    """Whether a file of a framework has what it had, and still lies inside the folder."""
    path = folder / name
    data = read(path, MAX_BYTES).value
    return data is not None and sha256(data).hexdigest() == digest and is_inside(path, folder)
