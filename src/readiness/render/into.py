"""A report inside a document that somebody else writes: between two marks, under the document's headings."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from readiness.problems import Place, Problem, problem

BEGIN: Final = "<!-- readiness:begin -->"
END: Final = "<!-- readiness:end -->"
DEEPEST: Final = 6
_MARK: Final = re.compile(rf" {{0,3}}({re.escape(BEGIN)}|{re.escape(END)})[ \t]*\Z")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?=[ \t]|\Z)")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-+)[ \t]*\Z")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
# what stands over a line of hyphens and is no running text makes no heading of it
_NO_TEXT: Final = re.compile(r"[ \t]*\Z| {4}|\t| {0,3}(?:[>|]|[-+*][ \t]|\d{1,9}[.)][ \t]|#{1,6}(?:[ \t]|\Z)|<)")


def put_into(document: str, report: str, name: str) -> str | Problem:
    """The document with the report in place of what is between its marks, or what is wrong with these.

    Everything else stays as it is. The report, which is Markdown, gets the line ends of the document, and its headings
    begin one below the last one before the mark. `name` is that of the document, for the place of a problem.
    """
    lines = _lines(document)
    marks = _marks(lines, name)
    if isinstance(marks, Problem):
        return marks
    begin, end = marks
    first = lines[begin]
    line_end = "\r\n" if first.endswith("\r\n") else "\n"
    # what some editors put first to mark UTF-8 is no part of the first line
    depth = _depth([line.rstrip("\r\n").removeprefix("\ufeff") for line in lines[:begin]])
    inside = ["", *_demoted(report.rstrip("\n").split("\n"), depth), ""]
    return "".join((*lines[: begin + 1], *(f"{line}{line_end}" for line in inside), *lines[end:]))


def _lines(text: str) -> list[str]:
    """The lines with their ends. Other characters that end a line for Python end none in Markdown."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _marks(lines: Sequence[str], name: str) -> tuple[int, int] | Problem:
    """Where the marks stand."""
    found: dict[str, int] = {}
    for at, line in enumerate(lines):
        mark = _MARK.match(line.rstrip("\r\n"))
        if mark is None:
            continue
        if mark[1] in found:
            return problem("S082", Place(name, at + 1, 1), mark=mark[1], line=found[mark[1]] + 1)
        found[mark[1]] = at
    for mark_, other in ((BEGIN, END), (END, BEGIN)):
        if mark_ not in found:
            place = Place(name, found[other] + 1, 1) if other in found else Place(name)
            return problem("S081", place, mark=mark_)
    if found[END] < found[BEGIN]:
        return problem("S083", Place(name, found[END] + 1, 1), line=found[BEGIN] + 1)
    return found[BEGIN], found[END]


def _outside_fences(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are no code between fences, with their places."""
    fence = ""
    for at, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            if found is not None and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found is not None and not (found[1][0] == "`" and "`" in found[2]):
            fence = found[1]
        else:
            yield at, line


def _depth(lines: Sequence[str]) -> int:
    """The depth of the last heading; 0 where there is none."""
    depth = 0
    begun = _behind_front_matter(lines)
    before = (-1, "")
    for at, line in _outside_fences(lines[begun:]):
        if (heading := _HEADING.match(line)) is not None:
            depth = len(heading[1])
        elif (under := _UNDERLINE.match(line)) is not None and before[0] == at - 1 and not _NO_TEXT.match(before[1]):
            depth = 1 if under[1][0] == "=" else 2
        before = (at, line)
    return depth


def _behind_front_matter(lines: Sequence[str]) -> int:
    """The place behind the head of keys that some tools put first, between lines of three hyphens."""
    if [line.rstrip() for line in lines[:1]] == ["---"]:
        for at, line in enumerate(lines[1:], start=1):
            if line.rstrip() in {"---", "..."}:
                return at + 1
    return 0


def _demoted(lines: Sequence[str], by: int) -> Iterator[str]:
    """The report's lines, its headings so much deeper."""
    outside = dict(_outside_fences(lines))
    for at, line in enumerate(lines):
        heading = _HEADING.match(line) if at in outside else None
        if heading is None:
            yield line
        else:
            yield f"{'#' * min(len(heading[1]) + by, DEEPEST)}{line[heading.end() :]}"
