"""A YAML file as plain data that remembers where everything stood."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from readiness.problems import Place, Problem, has_errors, problem

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead from the top of a document to a value."""


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file."""

    name: str
    lines: Sequence[str]
    data: Plain
    places: Mapping[Path, tuple[int, int]]
    """Line and column of every value."""
    key_places: Mapping[Path, tuple[int, int]]
    """Line and column of the key of every value that has one."""
    warnings: tuple[Problem, ...] = ()
    """What reading it found to say of it; with an error among it, it is read in part, and not to be scored."""
    unsure: frozenset[tuple[int, int]] = frozenset()
    """Line and column of what stands there and is not known, where it is read in part."""

    @property
    def is_refused(self) -> bool:
        """Whether an error refuses it, so that it only serves to find further mistakes."""
        return bool(self.warnings) and has_errors(self.warnings)

    def sure(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems without those of what is not known."""
        here = {Place(self.name, *place) for place in self.unsure}
        return tuple(problem for problem in problems if problem.place not in here)

    def parts(self, paths: Iterable[Path]) -> dict[Path, "Document"]:
        """The parts that these lead to, each as a document of its own, whose places are still those of the file."""
        values: dict[Path, dict[Path, tuple[int, int]]] = {path: {} for path in paths}
        keys: dict[Path, dict[Path, tuple[int, int]]] = {path: {} for path in values}
        lengths = {len(path) for path in values}
        for known, found in ((self.places, values), (self.key_places, keys)):
            for at, place in known.items():
                for length in lengths:
                    if (part := found.get(at[:length])) is not None:
                        part[at[length:]] = place
        return {
            path: Document(self.name, self.lines, value_at(self.data, path), values[path], keys[path])
            for path in values
        }

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

        Folding changes only white space, so the characters that are none are counted in the text and in the file, an
        escape as the character that it stands for. Where they differ, it is the place where the text begins.
        """
        start = self.places[path]
        text = value_at(self.data, path)
        if not isinstance(text, str):
            return start
        wanted = [char for char in text[: offset + 1] if not char.isspace()]
        number, column = start
        line = self.lines[number - 1]
        at = column - 1  # in the line, from 0
        quote = line[at : at + 1]
        if quote in {"|", ">"}:
            at = len(line)
        elif quote in {'"', "'"}:
            at += 1
        here, end = start, start
        for expected in wanted:
            char, length = " ", 0
            while char.isspace():
                at += length
                while at == len(line):
                    if number == len(self.lines):
                        return start
                    line, at, number = self.lines[number], 0, number + 1
                char, length = _character(line, at, quote)
            if char != expected:
                return start
            here = (number, at + 1)
            at += length
            end = (number, at + 1)
        # the end of a text is one behind its last character
        return here if offset < len(text) else end


_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.?))")
_ESCAPED: Final = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", **dict.fromkeys("tnvfrN_LP", " "), "": " "}
"""What stands behind the sign of an escape for something else than itself; that of a line's end for white space."""


def _character(line: str, at: int, quote: str) -> tuple[str, int]:
    """The character that stands at a place of a line in such quotes, and how many characters it is written with."""
    if quote == "'" and line.startswith("''", at):
        return quote, 2
    if quote == '"' and (escape := _ESCAPE.match(line, at)) is not None:
        *codes, named = escape.groups()
        code = next((int(digits, 16) for digits in codes if digits), None)
        return _ESCAPED.get(named, named) if code is None else chr(code), len(escape[0])
    return line[at], 1


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
