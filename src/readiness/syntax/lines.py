"""The lines of a file, cut out only when one is asked for: most files are read without any."""

import re
from array import array
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, repeat
from operator import add
from typing import Final, Protocol, overload

from readiness.problems import Place, Problem, problem

# what YAML counts beside these, no file may hold as it is
LINE_END: Final = re.compile("\r\n|[\n\r]")
# a repeated group for the lines before it would cost 300 bytes for each of them
WRITTEN: Final = re.compile(r"(?<![^\n\r])([ \t]*)([^ \t\n\r#])")
"""The beginning of a line that holds more than a comment: what indents it, and its first character."""
_WORTH_KEEPING: Final = 1_000
"""Characters; a longer line is cut out once, so that a thousand problems on one line hold one copy of it."""


_PART: Final = 1 << 16
"""Characters that are taken apart at once: millions of lines at once would take a hundred megabytes."""


def _behind_line_feeds(text: str, first: int) -> Iterator[int]:
    """The places behind the line feeds of a text whose first character has this place, faster than a search."""
    lengths = map(len, text.split("\n")[:-1])
    return islice(accumulate(map(add, lengths, repeat(1)), initial=first), 1, None)


class Mark(Protocol):
    """A place as the parser counts it, from 0; libyaml's and PyYAML's own are two classes."""

    line: int
    column: int
    index: int


class Lines(Sequence[str]):
    """The lines of a text, as YAML's reader counts them; the first has the index 0."""

    __slots__ = ("_long", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: array[int] | None = None
        self._long: dict[int, str] = {}

    @property
    def starts(self) -> "array[int]":
        """Where each line begins, in characters from 0."""
        if self._starts is None:
            self._starts = array("L", [0])
            if "\r" in self.text:
                self._starts.extend(match.end() for match in LINE_END.finditer(self.text))
            else:
                for first in range(0, len(self.text), _PART):
                    self._starts.extend(_behind_line_feeds(self.text[first : first + _PART], first))
        return self._starts

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> "tuple[str, ...]": ...
    def __getitem__(self, index: int | slice) -> "str | tuple[str, ...]":
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self))))
        place = range(len(self))[index]
        if place in self._long:
            return self._long[place]
        start = self.starts[place]
        after = LINE_END.search(self.text, start)
        line = self.text[start:] if after is None else self.text[start : after.start()]
        if len(line) > _WORTH_KEEPING:
            self._long[place] = line
        return line

    def of_mark(self, mark: Mark | None) -> tuple[int, int]:
        """Line and column of a mark, counted from 1; the parsers do not agree on where the end of the file is."""
        if mark is None:
            return 1, 1
        if mark.index < len(self.text):
            return mark.line + 1, mark.column + 1
        return len(self), len(self[-1]) + 1

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, counted from 1, of a character of the text, counted from 0."""
        line = bisect(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def problem(self, code: str, name: str, at: int, **args: object) -> Problem:
        """A problem at a character of the text, counted from 0."""
        line, column = self.place(at)
        return problem(code, Place(name, line, column), self[line - 1], **args)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lines) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)
