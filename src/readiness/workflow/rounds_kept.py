"""What came of the rounds of a folder, kept in the folder itself: for folders with many.

A round is kept by the digest of its file. It is used where the program is the same, no answer waits, and the framework
that the file names is the one it was read with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from readiness.model.seals import sha256
from readiness.report.rounds_view import RoundView
from readiness.report.view import Figure, Identity
from readiness.store.files import exists, read
from readiness.store.journal import journal_of
from readiness.syntax.packing import Classes
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.workflow.assessments import Reference, framework_at
from readiness.workflow.kept_beside import keep_beside, kept_beside
from readiness.workflow.rounds_list import Looked

NAME: Final = "rounds"


@dataclass(frozen=True, slots=True)
class Kept:
    """A round that is kept."""

    digest: str
    """SHA-256 of the bytes of its file."""
    reference: Reference
    view: RoundView


CLASSES: Final[Classes] = {found.__name__: found for found in (Kept, RoundView, Identity, Figure)}


def kept_rounds(folder: Path, paths: Sequence[Path]) -> dict[Path, Looked]:
    """The files that are as they were when they were looked at, and what they were."""
    found = kept_beside(folder, NAME, CLASSES)
    known = {entry.digest: entry for entry in found if isinstance(entry, Kept)} if isinstance(found, tuple) else {}
    looked = ((path, _known(path, known)) for path in paths)
    return {path: entry for path, entry in looked if entry is not None}


def keep_rounds(folder: Path, found: Mapping[Path, Looked]) -> None:
    """Keep what files were found to be; what prevents it does not matter."""
    rounds = tuple(
        Kept(entry.digest, entry.reference, entry.found)
        for path, entry in found.items()
        if isinstance(entry.found, RoundView) and entry.reference is not None and not exists(journal_of(path))
    )
    keep_beside(folder, NAME, rounds, CLASSES)


def _known(path: Path, known: Mapping[str, Kept]) -> Looked | None:
    data = read(path, MAX_BYTES).value
    entry = None if data is None else known.get(sha256(data))
    if entry is None or exists(journal_of(path)):
        return None
    framework = framework_at(path, entry.reference)
    if framework is None or framework.digest != entry.view.identity.framework_digest:
        return None
    return Looked(replace(entry.view, file=path.name), entry.digest, reference=entry.reference)
