"""The front end that asks line by line: for slow links, pipes, plain terminals and screen readers."""

import re
import sys
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from readiness.cli.clock import seconds, today
from readiness.words import interview as words

if TYPE_CHECKING:
    from readiness.interview.replies import Line
    from readiness.workflow.asking import Session

LONGEST: Final = 10_000
"""Characters of a line that is typed."""
PASTE: Final = 0.02
"""Seconds within which the next line of a paste has come."""
WIDEST: Final = 80
# what a terminal sends for an arrow or a function key, and every other control character
_KEYS: Final = re.compile(
    "\x1b(\\[[0-9;?]*[ -/]*[@-~]|O.)?|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)


def ask(session: "Session", *, blind: bool) -> None:
    """Put one question after another until the end; what was saved goes into the file when its tick is to be seen."""
    from readiness.interview.effects import Ask, Wanted  # noqa: PLC0415 - help needs none of it
    from readiness.workflow.asking import begin_lines, prompt_for, question_lines, review_lines  # noqa: PLC0415

    sheet = session.opened.sheet
    tell(begin_lines(session.opened, session.items, blind=blind))
    asked = session.say(None)
    while asked is not None:
        if isinstance(asked, Ask):
            tell(question_lines(sheet, asked, today(), session.earlier))
            prompt = prompt_for(asked)
        else:
            tell(review_lines(sheet, asked, session.earlier))
            prompt = words.PROMPT
        tell(session.settle())
        is_text = isinstance(asked, Ask) and asked.wanted in {Wanted.NOTE, Wanted.BECAUSE, Wanted.REFERENCE}
        asked = session.say(_timed(prompt, is_text=is_text))


def tell(lines: Iterable[str]) -> None:
    """Print lines, wrapped for the terminal, what follows the first of each indented."""
    import shutil  # noqa: PLC0415 - help needs none of it

    from readiness.render.plain import apart, clean  # noqa: PLC0415

    width = max(20, min(WIDEST, shutil.get_terminal_size().columns))
    for row in lines:
        wrapped = textwrap.wrap(clean(row), width, subsequent_indent="   ", break_on_hyphens=False)
        sys.stdout.write("".join(f"{apart(part)}\n" for part in wrapped or [""]))
    sys.stdout.flush()


def line(prompt: str, *, is_text: bool = False) -> str | None:
    """A line that was typed, without what a terminal's keys leave in it; None at the end of input.

    Where it `is_text`, the lines of one paste are one; they would answer the next questions otherwise.
    """
    sys.stdout.write(prompt)
    sys.stdout.flush()
    while True:
        try:
            typed = sys.stdin.readline() if sys.stdin is not None else ""
        except OSError:  # a terminal that went away has nothing more to say
            typed = ""
        if not typed:
            sys.stdout.write("\n")
            return None
        if is_text:
            typed = _with_pasted(typed)
        _end_line()
        if len(typed) <= LONGEST:
            return harmless(typed)
        tell((words.TOO_LONG.format(limit=f"{LONGEST:,}"),))
        sys.stdout.write(prompt)
        sys.stdout.flush()


def harmless(typed: str) -> str:
    """A line without what a terminal's keys leave in it."""
    return _KEYS.sub("", typed.replace("\t", " ").rstrip("\r\n"))


def _with_pasted(typed: str) -> str:
    """A line and those that came with it at a terminal, faster than anybody types."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return typed
    from select import select  # noqa: PLC0415 - only a terminal needs it

    lines = [typed]
    while lines[-1] and select([sys.stdin], [], [], PASTE)[0]:
        lines.append(sys.stdin.readline())
    return " ".join(found for each in lines if (found := each.strip("\r\n")))


def _timed(prompt: str, *, is_text: bool) -> "Line | None":
    """The same with the time at which it was typed."""
    from readiness.interview.replies import Line  # noqa: PLC0415 - help needs none of it

    text = line(prompt, is_text=is_text)
    return None if text is None else Line(text, seconds())


def _end_line() -> None:
    """End the line of a prompt where no terminal has shown what was typed, so that what follows begins a line."""
    if sys.stdin is None or not sys.stdin.isatty():
        sys.stdout.write("\n")
