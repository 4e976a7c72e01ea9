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

    def problem_inside(self, code: str, path: Path, offset: int, **args: object) -> Problem:
        """A problem at a character inside the text that `path` leads to, counted from 0 in the text as it was read."""
        line, column = self._inside(path, offset)
        return problem(code, Place(self.name, line, column), self.lines[line - 1], **args)

    def _inside(self, path: Path, offset: int) -> tuple[int, int]:
        """Line and column of a character of a text.

        Folding changes only white space, so the characters that are none are counted in the text and in the file. Where
        they differ, in a text with escapes, it is the place where the text begins.
        """
        start = self.places[path]
        text = value_at(self.data, path)
        if not isinstance(text, str):
            return start
        wanted = [char for char in text[: offset + 1] if not char.isspace()]
        line, column = start
        rest = self.lines[line - 1][column - 1 :]
        if rest[:1] in {"|", ">"}:
            line, column = line + 1, 1
        elif rest[:1] in {'"', "'"}:
            column += 1
        here = start
        for expected in wanted:
            while line <= len(self.lines) and not self.lines[line - 1][column - 1 :].strip():
                line, column = line + 1, 1
            if line > len(self.lines):
                return start
            rest = self.lines[line - 1][column - 1 :]
            column += len(rest) - len(rest.lstrip())
            if self.lines[line - 1][column - 1] != expected:
                return start
            here = (line, column)
            column += 1
        # the end of a text is one behind its last character
        return here if offset < len(text) else (here[0], here[1] + 1)


def value_at(data: Plain, path: Path) -> Plain:
    """The value that a path leads to; None where there is none."""
    for step in path:
        match data, step:
            case dict(), str() if step in data:
                data = data[step]
            case list(), int() if step < len(data):
                data = data[step]
            case _:
                return None
    return data
