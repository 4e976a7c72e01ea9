"""Tables from the levels of children to a level: read from the file, complete, and without two rows that disagree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Final

from readiness.ids import nearest
from readiness.model.checklist_files import LookupFile
from readiness.model.framework import NON_ANSWERS
from readiness.model.names import some_of
from readiness.syntax.document import Path
from readiness.words import parts as words

MOST_COMBINATIONS: Final = 10_000
"""How many combinations of levels a table may have."""
_LAPSES: Final = NON_ANSWERS[0]


@dataclass(frozen=True, slots=True)
class TableProblem:
    """What is wrong in a table: a code, the place below the table's own, and the words for the message."""

    code: str
    path: Path
    args: dict[str, str | int]


@dataclass(slots=True)
class Table:
    """A table as it was read; it holds every combination only where there is no problem."""

    rows: tuple[tuple[tuple[int, ...], int], ...] = ()
    absent: tuple[int, ...] | None = None
    problems: list[TableProblem] = field(default_factory=list)

    def note(self, code: str, *path: str | int, **args: str | int) -> None:
        """Take up a problem."""
        self.problems.append(TableProblem(code, path, args))


def read_table(
    file: LookupFile, labels: Sequence[str], levels: Sequence[tuple[str, ...]], names: Sequence[str]
) -> Table:
    """The table of a node whose children have these levels and names, or the problems in it; all of them at once."""
    table = Table()
    if prod(len(row) for row in levels) > MOST_COMBINATIONS:
        table.note("F061", limit=f"{MOST_COMBINATIONS:,}")
        return table
    if file.any_order and len(set(levels)) > 1:
        table.note("F059", "any-order")
        return table
    if file.not_applicable != _LAPSES:
        table.absent = tuple(_absent(table, file.not_applicable, levels, names))
    given = _given(table, file, labels, levels)
    if table.problems:
        return table
    rows: list[tuple[tuple[int, ...], int]] = []
    missing: list[str] = []
    for combination in product(*(range(len(row)) for row in levels)):
        result = given.get(_key(combination, file))
        if result is not None:
            rows.append((combination, result))
        elif not file.any_order or combination == _key(combination, file):
            missing.append(", ".join(row[level] for row, level in zip(levels, combination, strict=True)))
    if missing:
        more = words.LISTED_MORE.format(count=f"{len(missing) - 1:,}") if missing[1:] else ""
        table.note("F060", "table", levels=missing[0], more=more)
    table.rows = tuple(rows)
    return table


def _absent(table: Table, label: str, levels: Sequence[tuple[str, ...]], names: Sequence[str]) -> Iterator[int]:
    for row, name in zip(levels, names, strict=True):
        if label in row:
            yield row.index(label)
        else:
            table.note("F022", "not-applicable", what=words.LEVEL_OF.format(name=name), **_unknown(label, row))


def _unknown(name: str, levels: Sequence[str]) -> dict[str, str]:
    """The words for a level that there is not."""
    return {"name": name, "nearest": nearest(name, levels) or "", "case": "level", "allowed": some_of(levels)}


def _given(
    table: Table, file: LookupFile, labels: Sequence[str], levels: Sequence[tuple[str, ...]]
) -> dict[tuple[int, ...], int]:
    """What each row gives, by its levels."""
    given: dict[tuple[int, ...], int] = {}
    first: dict[tuple[int, ...], int] = {}
    for place, row in enumerate(file.table):
        if row.is_ not in labels:
            table.note("F022", "table", place, "is", what=words.LEVEL, **_unknown(row.is_, labels))
            continue
        if len(row.of) != len(levels):
            table.note("F049", "table", place, "of", wanted=len(levels), found=len(row.of))
            continue
        unknown = [(at, word) for at, word in enumerate(row.of) if word not in levels[at]]
        for at, word in unknown:
            table.note("F022", "table", place, "of", at, what=words.LEVEL, **_unknown(word, levels[at]))
        if unknown:
            continue
        key = _key(tuple(levels[at].index(word) for at, word in enumerate(row.of)), file)
        if key in first:
            table.note("F050", "table", place, "of", first=first[key] + 1)
        first.setdefault(key, place)
        given.setdefault(key, labels.index(row.is_))
    return given


def _key(combination: tuple[int, ...], file: LookupFile) -> tuple[int, ...]:
    return tuple(sorted(combination)) if file.any_order else combination
