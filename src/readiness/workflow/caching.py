"""Frameworks that were read before, kept where the user's programs keep such things.

What is kept is named by the name and content of the first file, by the program and by Python; it holds the digests of
all other files and is used only where these still have them. So it cannot be out of date; where it is damaged, was made
by somebody else or is not there, the files are read.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from readiness.model.framework import Framework
from readiness.store.cache import keep, kept, program_digest
from readiness.store.files import is_inside, read
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.workflow.cache_folder import cache_folder


def cached_framework(head: Path) -> Framework | None:
    """The framework whose first file this is, as it was read before; None where its files have to be read."""
    cache = cache_folder()
    data = None if cache is None else read(head, MAX_BYTES).value
    if cache is None or data is None:
        return None
    found = kept(cache, _name(head.name, sha256(data).hexdigest()))
    if found is None:
        return None
    parts, _, text = found.partition(b"\n")
    if not _are_current(head.parent, parts):
        return None
    from readiness.model.packed import unpacked  # noqa: PLC0415 - only what is kept needs it

    return unpacked(text.decode(errors="replace"))


def cache_framework(framework: Framework, head: str, digests: Mapping[str, str]) -> None:
    """Keep a framework that was read from files of these digests, the first of which is `head`.

    What prevents it does not matter.
    """
    cache = cache_folder()
    if cache is None:
        return
    from readiness.model.packed import packed  # noqa: PLC0415 - only what is kept needs it

    text = packed(framework)
    if text is not None:
        parts = {name: digest for name, digest in digests.items() if name != head}
        keep(cache, _name(head, digests[head]), f"{json.dumps(parts)}\n{text}".encode())


def _name(head: str, digest: str) -> str:
    return sha256(f"{program_digest()}{head}\0{digest}".encode()).hexdigest()


def _are_current(folder: Path, parts: bytes) -> bool:
    """Whether the files of a framework have what they had, and still lie inside the folder."""
    try:
        digests = json.loads(parts)
    except ValueError:
        return False
    return isinstance(digests, dict) and all(
        (data := read(folder / name, MAX_BYTES).value) is not None
        and sha256(data).hexdigest() == digest
        and is_inside(folder / name, folder)
        for name, digest in digests.items()
    )
