"""Which assessments in files and folders are rounds in a row, and what each of them says."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Final

from readiness.ids import is_id
from readiness.model.assessment import Assessment, Scope, Sheet
from readiness.model.framework import Framework
from readiness.model.versions import meant, named
from readiness.problems import Loaded, Place, Problem, problem
from readiness.store.files import is_folder, read, real, yaml_files
from readiness.syntax.document import Document
from readiness.syntax.yaml_events import MAX_BYTES
from readiness.words import trend as words
from readiness.workflow.assessments import Read, Reference, framework_at, read_sheet, reference_of
from readiness.workflow.conflicts import is_conflict
from readiness.workflow.folding import waiting, with_waiting
from readiness.workflow.frameworks import find_framework, parsed
from readiness.workflow.many import each_of
from readiness.workflow.sharing import is_shared, to_be_shared

_SIGNS: Final = (b"assessment/", b"answers")
"""A file of a folder without one of these is no assessment, whatever else it is."""
_BESIDE: Final = frozenset({"targets", "folder"})
"""Kinds of file that lie beside assessments."""
NOBODY: Final = ""
"""How a respondent is chosen that no file names."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose rounds are asked for; None: those of all."""

    subject: str | None = None
    respondent: str | None = None
    """NOBODY: those that name none."""
    scope: str | None = None

    def takes(self, row: "Row") -> bool:
        """Whether a row of rounds is among those that are asked for."""
        return all(
            asked in {None, found}
            for asked, found in zip(
                (self.subject, self.respondent, self.scope), (row.subject, row.respondent, row.scope), strict=True
            )
        )


ALL: Final = Choice()


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """What rounds of one trend have in common."""

    subject: str
    respondent: str
    """NOBODY where the files name none."""
    scope: str


@dataclass(frozen=True, slots=True)
class Said:
    """An assessment without its framework, which every process has by itself."""

    assessment: Assessment
    rescored_from: str | None
    """The framework that the file names, where it was read with another on request."""
    reference: Reference
    framework: str
    """The digest of the one that it was read with."""
    places: Mapping[str, tuple[Place, str]]
    """Where round and date stand, each with its line."""


@dataclass(frozen=True, slots=True)
class RoundFile:
    """A file that is meant as one of the rounds."""

    path: Path
    row: Row | None
    """None where its head does not say."""
    problems: tuple[Problem, ...]
    said: Said | None
    """None where it is refused, or not asked for."""

    def problem(self, code: str, key: str, **args: object) -> Problem:
        """A problem at its round or its date."""
        assert self.said is not None  # noqa: S101 - only what was read is looked at again
        place, line = self.said.places[key]
        return problem(code, place, line, **args)

    def line(self, key: str) -> str:
        """Where its round or its date stands, as file and line."""
        assert self.said is not None  # noqa: S101
        return f"{self.path}:{self.said.places[key][0].line}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for."""

    choice: Choice = ALL
    framework: str | None = None
    """Another framework than the files name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies under the names that were given."""

    files: tuple[RoundFile, ...]
    seen: frozenset[Path]
    """Every file that was looked at, all links followed."""
    problems: tuple[Problem, ...]


def look_through(paths: Sequence[Path], asked: Asked, told: Callable[[], None]) -> Found:
    """Each file once, in the order in which they are named; of folders, those that are meant as assessments.

    What may lie beside assessments is passed over also where it is named: `*.yaml` names it too. `told` is called once
    for each file.
    """
    where: dict[Path, Path] = {}
    themselves: set[Path] = set()
    problems: list[Problem] = []
    for path in paths:
        is_one = not is_folder(path)
        inside = Loaded((path,)) if is_one else yaml_files(path, below=False)
        problems += inside.problems
        for entry in inside.value or ():
            if not is_conflict(entry):
                first = where.setdefault(real(entry), entry)
                themselves.update((first,) if is_one else ())
    look = partial(look_at, asked=asked, themselves=frozenset(themselves), shared=is_shared())
    files: list[RoundFile] = []
    for entry, file in zip(where.values(), each_of(look, tuple(where.values())), strict=True):
        told()
        # another process may have read it with a framework that was changed meanwhile
        known = file if file is None or file.said is None or _framework(file.said, entry, asked) else look(entry)
        files += () if known is None else (known,)
    return Found(tuple(files), frozenset(where), tuple(problems))


def look_at(path: Path, asked: Asked, themselves: frozenset[Path], *, shared: bool) -> RoundFile | None:
    """What a file says as one of the rounds; None where it is meant as none.

    `themselves` are the files that are named and not only found in a folder. What comes back can be sent to another
    process.
    """
    is_named = path in themselves
    data = read(path, MAX_BYTES)
    if data.value is None:
        return RoundFile(path, None, data.problems, None)
    if not is_named and not any(sign in data.value for sign in _SIGNS):
        return None
    waits = waiting(path)
    document = parsed(with_waiting(data.value, waits.value or ()), str(path))
    if document.value is None:
        return RoundFile(path, None, (*waits.problems, *document.problems), None)
    if not _belongs(document.value, is_named=is_named):
        return None
    row = _row(document.value)
    if row is not None and not asked.choice.takes(row):
        return RoundFile(path, row, (), None)
    with to_be_shared() if shared else nullcontext():
        found = read_sheet(document.value, asked.framework)
    said = None if found.value is None else _said(document.value, found.value)
    return RoundFile(path, row, (*waits.problems, *found.problems), said)


def read_of(file: RoundFile, asked: Asked) -> Read | None:
    """What a file says, with its framework; None where it is refused."""
    framework = None if file.said is None else _framework(file.said, file.path, asked)
    if file.said is None or framework is None:
        return None
    return Read(Sheet(framework, file.said.assessment), file.said.rescored_from)


def _framework(said: Said, path: Path, asked: Asked) -> Framework | None:
    """The framework that an assessment was read with; None where it is another one by now."""
    found = framework_at(path, said.reference) if asked.framework is None else find_framework(asked.framework).value
    return found if found is not None and found.digest == said.framework else None


def _belongs(document: Document, *, is_named: bool) -> bool:
    return named(document.data) not in _BESIDE if is_named else meant(document.data) == "assessment"


def _said(document: Document, found: Read) -> Said:
    sheet = found.sheet
    places = {}
    for key in ("date", "round"):
        line, column = document.places[key,]
        places[key] = Place(document.name, line, column), document.lines[line - 1]
    return Said(
        # what the file has is shown of one round alone
        replace(sheet.assessment, written=None),
        found.rescored_from,
        reference_of(document),
        sheet.framework.digest,
        places,
    )


def _row(document: Document) -> Row | None:
    data = document.data
    if not isinstance(data, dict) or not isinstance(subject := data.get("subject"), dict):
        return None
    match subject.get("id"), data.get("respondent"), data.get("scope"):
        case str(who), str() | None as respondent, str() | None as scope:
            return Row(who, NOBODY if respondent is None else respondent, scope or Scope.FULL.value)
        case _:
            return None


def chosen(found: Found, choice: Choice) -> Loaded[tuple[RoundFile, ...]]:
    """The files of the one row that is asked for, and those whose heads do not say; a problem where it is not one."""
    rows = Counter(file.row for file in found.files if file.row is not None)
    files = tuple(file for file in found.files if file.row is None or choice.takes(file.row))
    if found.files and not files:
        lost = problem("S030", Place(_first(choice)))
        return Loaded(None, (lost, *_rows(found.files, rows)))
    taken = {row: count for row, count in rows.items() if choice.takes(row)}
    return Loaded(files, tuple(_rows(found.files, taken)) if len(taken) > 1 else ())


def _first(choice: Choice) -> str:
    """The first option that chooses."""
    return next((f"--{name}" for name, asked in asdict(choice).items() if asked is not None), "--subject")


def _rows(files: Sequence[RoundFile], rows: Mapping[Row, int]) -> Iterator[Problem]:
    """The first file of each row, and the options that take its row alone."""
    said = {row: asdict(row) for row in rows}
    told = [field.name for field in fields(Row) if len({each[field.name] for each in said.values()}) > 1]
    first = {file.row: file for file in reversed(files)}
    for row, count in rows.items():
        yield problem(
            "S029",
            Place(str(first[row].path)),
            subject=row.subject,
            respondent=words.NOBODY if row.respondent == NOBODY else row.respondent,
            scope=row.scope,
            count=count,
            options=" ".join(f"--{name} {_typed(said[row][name])}" for name in told or ("subject",)),
        )


def _typed(value: str) -> str:
    """A value as it is typed in a command."""
    return value if is_id(value) else f'"{value}"'
