"""The rounds that lie in a folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from readiness.model.seals import Chain, Sealed, sha256
from readiness.problems import Loaded, Place, Problem, has_errors, in_order, problem
from readiness.report.rounds import build_rounds, round_view, unread_view, with_seal
from readiness.report.rounds_view import RoundsReport, RoundView, UnreadView
from readiness.store.files import exists, is_folder, read, yaml_files
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words.problems import message
from readiness.workflow.assessments import Reference, read_sheet, reference_of
from readiness.workflow.conflicts import is_conflict
from readiness.workflow.folding import waiting, with_waiting
from readiness.workflow.frameworks import each_once, find_framework, parsed, plan_of
from readiness.workflow.kept_beside import MANY
from readiness.workflow.sealing import chain_in, last_seal

KIND: Final = b"assessment/"
"""What the bytes of an assessment have, whatever else is wrong with them."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file is as one of the rounds."""

    found: RoundView | tuple[Problem, ...] | None
    """Why it cannot be read, where that is so; None where it is no assessment."""
    digest: str
    """SHA-256 of its bytes; empty where it has none."""
    warnings: tuple[Problem, ...] = ()
    """That answers wait, or may."""
    rescored_from: str | None = None
    """The framework that it names, where it was read with another on request."""
    reference: Reference | None = None


def not_a_folder(folder: Path) -> Problem | None:
    """Why there is nothing to look through; None where there is a folder of this name."""
    if is_folder(folder):
        return None
    return problem("S048" if exists(folder) else "S001", Place(str(folder)))


def list_rounds(folder: Path, framework: str | None = None) -> Loaded[RoundsReport]:
    """The assessments in a folder, and none below it; one that cannot be read is listed as such, with a warning.

    `framework` asks for another than the files name.
    """
    refused = not_a_folder(folder)
    if refused is not None:
        return Loaded(None, (refused,))
    files = yaml_files(folder, below=False)
    chain = chain_in(folder)
    rounds: list[RoundView] = []
    rescored: list[str] = []
    unread: list[UnreadView] = []
    problems: list[Problem] = [_not_read(found.place, (found,)) for found in chain.problems]
    with each_once():
        # said once, and not of every file
        if framework is not None and (lost := find_framework(framework)).value is None:
            return Loaded(None, lost.problems)
        paths = [path for path in files.value or () if not is_conflict(path)]
        for path, looked in zip(paths, _all_looked_at(folder, paths, framework), strict=True):
            problems += looked.warnings
            match looked.found:
                case RoundView() as view:
                    rounds.append(with_seal(view, *_sealed(path, looked.digest, chain.value)))
                    rescored += () if looked.rescored_from is None else (looked.rescored_from,)
                case tuple() as faults:
                    unread.append(unread_view(path.name, _first(faults)))
                    problems.append(_not_read(Place(str(path)), faults))
                case None:
                    pass
    if not rounds and not unread:
        return Loaded(None, files.problems or (problem("S028", Place(str(folder))),))
    return Loaded(build_rounds(str(folder), rounds, unread, rescored), in_order(problems))


def _all_looked_at(folder: Path, paths: Sequence[Path], framework: str | None) -> list[Looked]:
    """Every file as one of the rounds; of many, those that are as they were are had from what is kept."""
    if len(paths) < MANY or framework is not None:
        return [look_at(path, framework) for path in paths]
    from readiness.workflow.many import each_of  # noqa: PLC0415 - few folders have so many rounds
    from readiness.workflow.rounds_kept import keep_rounds, kept_rounds  # noqa: PLC0415

    known = kept_rounds(folder, paths)
    others = [path for path in paths if path not in known]
    found = known | dict(zip(others, each_of(look_at, others), strict=True))
    if others:
        keep_rounds(folder, found)
    return [found[path] for path in paths]


def look_at(path: Path, framework: str | None = None) -> Looked:
    """A file as one of the rounds, as if it was not sealed."""
    waits = waiting(path)
    data = read(path, MAX_BYTES)
    if data.value is None:
        return Looked(data.problems, "", waits.problems)
    digest = sha256(data.value)
    if KIND not in data.value:
        return Looked(None, digest, waits.problems)
    document = parsed(with_waiting(data.value, waits.value or ()), str(path))
    if document.value is None:
        return Looked(document.problems, digest, waits.problems)
    loaded = read_sheet(document.value, framework)
    if loaded.value is None:
        return Looked(loaded.problems, digest, waits.problems)
    sheet = loaded.value.sheet
    view = round_view(path.name, sheet, plan_of(sheet.framework))
    return Looked(view, digest, waits.problems, loaded.value.rescored_from, reference_of(document.value))


def _sealed(path: Path, digest: str, chain: Chain | None) -> tuple[str, Sealed | None]:
    """Whether a file of these bytes is sealed, and by what."""
    if chain is None:
        return "unknown", None
    found = last_seal(path, chain)
    if found is None:
        return "no", None
    if found.seal.number in chain.replaced:
        return "replaced", found
    return ("yes" if found.seal.file_digest == digest else "changed"), found


def _first(problems: tuple[Problem, ...]) -> Problem:
    return next(found for found in problems if has_errors((found,)))


def _not_read(place: Place, problems: tuple[Problem, ...]) -> Problem:
    first = _first(problems)
    return problem("S051", place, detail=f"{message(first)} [{first.code}]")
