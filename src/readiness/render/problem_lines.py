"""Problems as lines of plain text for a terminal: where and what, the line with a caret, and how to mend it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final
from unicodedata import bidirectional

from rich.cells import cell_len

from readiness.problems import Level, Problem, telling
from readiness.render.plain import apart, clean
from readiness.words import problems as words

GUTTER: Final = "  | "
"""Stands before a quoted line, so that no text of a user begins a line of ours."""
WIDEST: Final = 100
"""Cells of a quoted line, its gutter included."""
CUT: Final = "..."
FAR: Final = 400
"""Characters on either side of the caret that are looked at."""
FILES_NAMED: Final = 5
"""How many files are named of whose problems some are not shown."""
_RIGHT_TO_LEFT: Final = {"R", "AL"}


def problems_text(problems: Sequence[Problem], width: int = 80) -> str:
    """The problems that are shown of these, and how many are not."""
    shown = [problems[n] for n in telling([(problem.place.file, problem.level) for problem in problems])]
    lines = [problem_text(problem, width) for problem in shown]
    if len(shown) < len(problems):
        lines.append(_more(problems, shown))
    return "\n".join(lines)


def counted(errors: int, warnings: int) -> str:
    """So many errors and warnings, in words."""
    parts = [(words.ERRORS, errors), (words.WARNED, warnings)]
    return ", ".join(text[count == 1].format(count=count) for text, count in parts)


def read_more(problems: Sequence[Problem]) -> str | None:
    """Where to read more about them; None where there is no more than a file that is not there."""
    # errors first: they are what somebody has to mend
    order = sorted(problems, key=lambda problem: problem.level is Level.WARNING)
    codes = list(dict.fromkeys(problem.code for problem in order if not problem.code.startswith("S")))
    if not codes:
        return None
    return (words.READ_MORE if len(codes) == 1 else words.READ_MORE_OF).format(code=codes[0])


def _more(problems: Sequence[Problem], shown: Sequence[Problem]) -> str:
    hidden = Counter(problem.place.file for problem in problems)
    hidden.subtract(problem.place.file for problem in shown)
    rest = [(file, count) for file, count in hidden.items() if count]
    where = [words.MORE_IN.format(count=count, file=file) for file, count in rest[:FILES_NAMED]]
    if len(rest) > FILES_NAMED:
        where.append(words.MORE_FILES.format(count=sum(count for _, count in rest[FILES_NAMED:])))
    return clean(words.MORE.format(count=len(problems) - len(shown), where=", ".join(where)))


def problem_text(problem: Problem, width: int = 80) -> str:
    """A problem as lines; the quoted line is cut to so many cells, so that it is not wrapped below its caret."""
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    lines = [apart(clean(f"{where}: {words.message(problem)} [{problem.code}]"))]
    if problem.quote.strip():
        most = min(width, WIDEST) - len(GUTTER) - 1
        lines += [f"{GUTTER}{part}" for part in _quoted(problem.quote, place.column - 1, most)]
    lines.append(clean(f"  {words.REMEDY.format(remedy=words.remedy(problem))}"))
    return "\n".join(lines)


def _quoted(line: str, at: int, most: int) -> tuple[str, str]:
    """The part of a line around a character that takes at most so many cells, and the caret below that character."""
    # a file may be a single line: nothing is spent on what stands far away
    lost = max(0, at - FAR)
    ends = len(line) <= at + FAR
    line = clean(line[lost : at + FAR])
    at = min(at - lost, len(line))
    first, last = _marked(line, at)
    start, end = _window(line, at, most, whole=ends and not lost)
    before, after = CUT if lost or start else "", "" if ends and end == len(line) else CUT
    first, last = max(first, start), min(last, end)
    indent = cell_len(before) + cell_len(line[start:first])
    return f"{before}{line[start:end]}{after}", " " * indent + "^" * max(1, _carets(line, first, last))


def _carets(line: str, first: int, last: int) -> int:
    """One below a character, as many cells as it has below a stretch of text."""
    return 1 if last - first <= 1 else cell_len(line[first:last])


def _marked(line: str, at: int) -> tuple[int, int]:
    """From where to where the caret marks: a character, or all of the text in a script from right to left around it.

    A terminal that turns such text around shows the character somewhere else in these same cells.
    """
    while 0 < at < len(line) and cell_len(line[at]) == 0:  # it is drawn upon the character before
        at -= 1
    start, end = at, at
    while end < len(line) and bidirectional(line[end]) != "L":
        end += 1
    while start > 0 and bidirectional(line[start - 1]) != "L":
        start -= 1
    turned = [place for place in range(start, end) if bidirectional(line[place]) in _RIGHT_TO_LEFT]
    if turned and turned[0] <= at <= turned[-1]:
        return turned[0], turned[-1] + 1
    return at, at + 1


def _window(line: str, at: int, most: int, *, whole: bool) -> tuple[int, int]:
    """From where to where a line is shown: whole, or the part around a character that fits with its marks of a cut."""
    if whole and cell_len(line) <= most:
        return 0, len(line)
    most -= 2 * len(CUT)
    start = _back(line, at, most // 2)
    end = _forth(line, at, most - cell_len(line[start:at]))
    return _back(line, start, most - cell_len(line[start:end])), end


def _back(line: str, at: int, room: int) -> int:
    """The first character that fits into so much room before one."""
    while at > 0 and (room := room - cell_len(line[at - 1])) >= 0:
        at -= 1
    return at


def _forth(line: str, at: int, room: int) -> int:
    """The character after the last that fits into so much room from one on."""
    while at < len(line) and (room := room - cell_len(line[at])) >= 0:
        at += 1
    return at
