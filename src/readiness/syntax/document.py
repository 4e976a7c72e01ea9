"""A YAML file as plain data that remembers where everything stood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from readiness.problems import Place, Problem, problem

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead from the top of a document to a value."""

# YAML counts all of these as the end of a line, and the places come from its reader
_LINE_END: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, as YAML's reader counts them; the first has the number 1."""
    return tuple(_LINE_END.split(text))


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file."""

    name: str
    lines: tuple[str, ...]
    data: Plain
    places: Mapping[Path, tuple[int, int]]
    """Line and column of every value."""
    key_places: Mapping[Path, tuple[int, int]]
    """Line and column of the key of every value that has one."""

    def problem(self, code: str, path: Path, *, key: bool = False, **args: object) -> Problem:
        """A problem at the value that `path` leads to (or at its key), or at the nearest value above it."""
        places = self.key_places if key else self.places
        while path and path not in places:
            path, places = path[:-1], self.places
        line, column = places.get(path, (1, 1))
        return problem(code, Place(self.name, line, column), self.lines[line - 1], **args)
