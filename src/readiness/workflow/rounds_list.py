"""The rounds that lie in a folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from readiness.model.seals import Chain, Sealed, sha256
from readiness.problems import Loaded, Place, Problem, has_errors, in_order, problem
from readiness.report.rounds import build_rounds, round_view, unread_view
from readiness.report.rounds_view import RoundsReport, RoundView, UnreadView
from readiness.store.files import exists, is_folder, read, yaml_files
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words.problems import message
from readiness.workflow.assessments import read_sheet
from readiness.workflow.conflicts import is_conflict
from readiness.workflow.folding import waiting, with_waiting
from readiness.workflow.frameworks import each_once, find_framework, parsed, plan_of
from readiness.workflow.sealing import chain_in, last_seal

KIND: Final = b"assessment/"
"""What the bytes of an assessment have, whatever else is wrong with them."""


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
        for path in files.value or ():
            if is_conflict(path):
                continue
            problems += waiting(path).problems
            match _looked_at(path, chain.value, framework):
                case _Looked(view, named):
                    rounds.append(view)
                    rescored += () if named is None else (named,)
                case tuple() as faults:
                    unread.append(unread_view(path.name, _first(faults)))
                    problems.append(_not_read(Place(str(path)), faults))
                case None:
                    pass
    if not rounds and not unread:
        return Loaded(None, files.problems or (problem("S028", Place(str(folder))),))
    return Loaded(build_rounds(str(folder), rounds, unread, rescored), in_order(problems))


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file as one of the rounds."""

    view: RoundView
    rescored_from: str | None
    """The framework that it names, where it was read with another on request."""


def _looked_at(path: Path, chain: Chain | None, framework: str | None) -> _Looked | tuple[Problem, ...] | None:
    """A file as one of the rounds, or why it cannot be read; None where it is no assessment."""
    waits = waiting(path)
    data = read(path, MAX_BYTES)
    if data.value is None:
        return data.problems
    if KIND not in data.value:
        return None
    document = parsed(with_waiting(data.value, waits.value or ()), str(path))
    if document.value is None:
        return document.problems
    loaded = read_sheet(document.value, framework)
    if loaded.value is None:
        return loaded.problems
    sealed, seal = _sealed(path, data.value, chain)
    sheet = loaded.value.sheet
    view = round_view(path.name, sheet, plan_of(sheet.framework), sealed, seal)
    return _Looked(view, loaded.value.rescored_from)


def _sealed(path: Path, data: bytes, chain: Chain | None) -> tuple[str, Sealed | None]:
    """Whether a file is sealed, and by what."""
    if chain is None:
        return "unknown", None
    found = last_seal(path, chain)
    if found is None:
        return "no", None
    if found.seal.number in chain.replaced:
        return "replaced", found
    return ("yes" if found.seal.file_digest == sha256(data) else "changed"), found


def _first(problems: tuple[Problem, ...]) -> Problem:
    return next(found for found in problems if has_errors((found,)))


def _not_read(place: Place, problems: tuple[Problem, ...]) -> Problem:
    first = _first(problems)
    return problem("S051", place, detail=f"{message(first)} [{first.code}]")
