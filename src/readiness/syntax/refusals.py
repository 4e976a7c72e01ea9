"""What a parser refused, as the mistake that it comes from: that one may stand further up than where the parser was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from readiness.problems import MOST_KEPT, Place, Problem, problem
from readiness.syntax.colons import NO_SPACE, Slip, slip
from readiness.syntax.decoding import char_name
from readiness.syntax.indents import cause
from readiness.syntax.lines import WRITTEN, Lines

MAX_KEY: Final = 1_024
"""The longest key, in characters; YAML itself sets it."""
_TABBED: Final = re.compile(r"(?<![^\n\r])([ ]*)\t[ \t]*(?:- |[\w.-]+[ ]*:(?!\S))")
"""A key or an entry of a list that a tab indents."""
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LAST_CHARACTER: Final = 0x10FFFF


def refusals(error: yaml.MarkedYAMLError, lines: Lines, name: str) -> Iterator[Problem]:
    """What the parser refused, and every tab behind it that indents a line: the parser does not come so far."""
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    mark = next((mark for mark in marks if lines.text[mark.index :].strip()), None)
    if mark is None:  # the parser only gave up at the end of the file
        line = next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 1)
        column = len(lines[line - 1].rstrip()) + 1
    else:
        line, column = lines.of_mark(mark)
    refusal = _Refusal(error, lines, name)
    text = lines[line - 1]
    if "\t" in text[: len(text) - len(text.lstrip())]:
        yield refusal.at(line, column, "Y014")
    else:
        near = (line, *(lines.of_mark(mark)[0] for mark in marks), line - 1)
        space = next((found for place in near if (found := refusal.space(place)) is not None), None)
        known = (space,) if space is not None else tuple(refusal.known(line, column))
        yield from known or (refusal.unknown(line, column),)
    if line < len(lines):
        for tab in _TABBED.finditer(lines.text, lines.starts[line]):
            yield lines.problem("Y014", name, tab.end(1))


def named(found: Slip) -> dict[str, str]:
    """The words of the message of what a line lacks."""
    return {name: char_name(text) if name == "char" else text for name, text in found.args}


@dataclass(frozen=True, slots=True)
class _Refusal:
    error: yaml.MarkedYAMLError
    lines: Lines
    name: str

    def at(self, line: int, column: int, code: str, **args: object) -> Problem:
        """A problem at a line and column, counted from 1."""
        return problem(code, Place(self.name, line, column), self.lines[line - 1], **args)

    def unknown(self, line: int, column: int) -> Problem:
        """What cannot be named: the words of the parser, and what may have caused them."""
        why = cause(self.error, self.lines, line, column)
        return self.at(line, column, "Y004", detail=self.error.problem or "", **why)

    def space(self, line: int) -> Problem | None:
        """What only looks like a space in a line where YAML wants one."""
        found = NO_SPACE.search(self.lines[line - 1]) if 1 <= line <= len(self.lines) else None
        return None if found is None else self.at(line, found.end(), "Y033", char=char_name(found[0][-1]))

    def known(self, line: int, column: int) -> Iterator[Problem]:
        """The mistakes that can be named; none where that is not known."""
        what = self.error.problem or ""
        if "expected ':'" in what and self.error.context_mark is not None:
            yield from self.no_colon(*self.lines.of_mark(self.error.context_mark))
        elif "mapping values" in what:
            yield from self.no_key(line, column)
        elif "document start" in what and (first := WRITTEN.search(self.lines.text)) is not None:
            if first[1] and "\t" not in first[1] and first[2].strip():
                yield self.lines.problem("Y039", self.name, first.start(), other=line)
        elif "escape code" in what and self.error.problem_mark is not None:
            yield from self.escape(self.error.problem_mark.index - 2)

    def no_colon(self, line: int, column: int) -> Iterator[Problem]:
        """A key, or what the parser took for one, that its line ends without a colon."""
        if len(self.lines[line - 1]) - column + 1 > MAX_KEY:
            yield self.at(line, column, "Y042", limit=f"{MAX_KEY:,}")
            return
        found = tuple(self.slips(line, column))
        yield from found or (self.unknown(line, column),)

    def no_key(self, line: int, column: int) -> Iterator[Problem]:
        """A colon that no key stands before: the key is too long, or goes on from a line that lacks its own."""
        before = self.lines[line - 1][: column - 1]
        start = len(before) - len(before.lstrip(" "))
        if re.search(r":\s", before):
            return
        if len(before) - start > MAX_KEY:
            yield self.at(line, start + 1, "Y042", limit=f"{MAX_KEY:,}")
            return
        first, furthest = line, max(1, line - MOST_KEPT)
        while first > furthest and self.slip(first - 1, start) is not None:
            first -= 1
        if first < line:
            yield from self.slips(first, start + 1)

    def slips(self, line: int, column: int) -> Iterator[Problem]:
        """A line that is a key without its colon, and those right below it that are."""
        for here in range(line, min(len(self.lines), line + MOST_KEPT - 1) + 1):
            if (found := self.slip(here, column - 1)) is None:
                return
            yield self.at(here, column + found.at, found.code, **named(found))

    def slip(self, line: int, start: int) -> Slip | None:
        """What a line lacks that begins with a key at this character, from 0."""
        text = self.lines[line - 1]
        return slip(text[start:]) if not text[:start].strip(" ") and text[start : start + 1].strip() else None

    def escape(self, at: int) -> Iterator[Problem]:
        r"""An escape such as \ud800 that stands for no character."""
        escape = _ESCAPE.match(self.lines.text, at)
        if escape is not None:
            code = "Y041" if int(escape[1] or escape[2], 16) > _LAST_CHARACTER else "Y040"
            yield self.lines.problem(code, self.name, at, escape=escape[0])
