"""Why a parser of YAML refuses a line, as a word that a remedy is chosen by, with the words of that remedy."""

import re
from collections.abc import Mapping
from typing import Final

import yaml

from readiness.problems import MOST_KEPT
from readiness.syntax.lines import WRITTEN, Lines

_ENTRY: Final = re.compile(r"[ ]*(?=-(?:[ ]|$))")
_KEY: Final = re.compile(r"[ ]*(?:- +)*(?=[^\s#-][^#]*:(?:\s|$))")
_LISTS: Final = re.compile(r"[ ]*(?:- +)*(?=(?:items|topics|rules|levels|options|choice|bands|table):[ ]*(?:#.*)?$)")
"""A key with nothing behind it below which, in files that people write, nothing but a list can stand."""
_FIRST: Final = re.compile(r"[ ]*(?=[a-z][a-z-]*:(?:[ ]|$))")
"""A key of an entry without the hyphen in front."""
_LONGEST: Final = 60
"""Characters of a text that a remedy repeats."""


def cause(error: yaml.MarkedYAMLError, lines: Lines, line: int, column: int) -> Mapping[str, object]:
    """The words of the remedy for what was refused at a line and column, counted from 1; none where none is known."""
    what = error.problem or ""
    text = lines[line - 1]
    before, rest = text[: column - 1], text[column - 1 :].strip()
    is_first, is_colon = not before.strip(" "), "mapping values" in what
    if "cannot start any token" in what:
        return {"case": "sign", "instead": _quoted(rest.partition(" #")[0], inside=bool(re.search(r"[\[{]", before)))}
    if is_colon and re.search(r":\s", before):
        return {"case": "colon"}
    if before[-1:] in {'"', "'"} or before.rstrip()[-1:] in {'"', "'"}:
        return {"case": "quotes"}
    if not is_first and not is_colon:
        return {}
    start = len(before) - len(before.lstrip(" ")) + 1
    if first := _without_hyphen(lines, line, start):
        return first
    if is_colon:
        return _beside("key", _KEY, lines, line, start)
    if _ENTRY.match(text) is not None:
        begins = None if error.context_mark is None else lines.of_mark(error.context_mark)
        if begins is not None and begins[1] == column and not lines[begins[0] - 1][: column - 1].strip():
            return {"case": "first", "first": begins[0]} if _ENTRY.match(lines[begins[0] - 1]) is None else {}
        return _beside("dash", _ENTRY, lines, line, start)
    if "block collection" in (error.context or "") and rest:
        return {"case": "entry"}
    return _beside("key", _KEY, lines, line, start) if _KEY.match(text) is not None else {}


def _without_hyphen(lines: Lines, line: int, column: int) -> Mapping[str, object]:
    """The first entry of a list that lacks its hyphen, as this line shows that begins at a column; none elsewhere.

    Either this line is an entry, at the first key of that one or left of it; or it is its second line, and lies deeper
    than the first as if the hyphen were there.
    """
    is_entry = _ENTRY.match(lines[line - 1]) is not None
    first = second = 0
    for above in range(line - 1, max(0, line - MOST_KEPT), -1):
        text = lines[above - 1]
        if WRITTEN.match(text) is None:
            continue
        owner = _LISTS.match(text)
        if owner is None or owner.end() + 1 >= column:
            first, second = above, first
            continue
        key = _FIRST.match(lines[first - 1]) if first else None
        if key is None or key.end() <= owner.end():
            return {}
        begins = key.end() + 1
        if column <= begins if is_entry else (column > begins and not second):
            hyphen = min(column, begins)
            return {"case": "hyphen", "first": first, "indent": hyphen, "keys": hyphen + 2}
        return {}
    return {}


def _beside(case: str, begins: re.Pattern[str], lines: Lines, line: int, column: int) -> Mapping[str, object]:
    """The line above, of those that this one lies in or beside, that begins nearest to where this one does."""
    found: list[tuple[int, int]] = []
    least = len(lines[line - 1]) + column + MOST_KEPT
    for above in range(line - 1, max(0, line - MOST_KEPT), -1):
        match = begins.match(lines[above - 1])
        if match is not None and match.end() + 1 < least:
            least = match.end() + 1
            found.append((abs(least - column), above))
    if not found:
        return {}
    _, first = min(found, key=lambda pair: (pair[0], -pair[1]))
    match = begins.match(lines[first - 1])
    return (
        {} if match is None or match.end() + 1 == column else {"case": case, "first": first, "indent": match.end() + 1}
    )


def _quoted(text: str, *, inside: bool) -> str:
    """A text in quotes; one inside of brackets ends where they or its entry do."""
    text = re.split(r"[,\]}]", text)[0].rstrip() if inside else text.rstrip()
    if len(text) > _LONGEST or not text:
        text = f"{text[:1]}..."
    return f"'{text}'" if '"' in text else f'"{text}"'
