"""Everything that is printed goes through here: widths, colours, encodings, closed pipes."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

from readiness.cli.exits import Exit, exit_for
from readiness.problems import MOST_SHOWN, Level, Problem
from readiness.words import problems as words

if TYPE_CHECKING:
    from rich.console import RenderableType


def _encodable(stream: TextIO) -> None:
    """A character that the stream cannot encode becomes a question mark, never an error."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def show(renderable: "RenderableType") -> None:
    """Print something that rich lays out, for the width of the terminal."""
    from rich.console import Console  # noqa: PLC0415 - most of the start-up time

    _encodable(sys.stdout)
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    with console.capture() as laid_out:
        console.print(renderable)
    # padding to the right says nothing, and a saved or compared text is better without it
    write("".join(f"{row.rstrip()}\n" for row in laid_out.get().splitlines()))


def write(text: str) -> None:
    """Print text as it is; a reader that has gone away is no error."""
    _encodable(sys.stdout)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(problems: Sequence[Problem]) -> None:
    """Print problems to stderr."""
    from readiness.render.terminal import problem_text  # noqa: PLC0415 - only mistakes need it

    lines = [problem_text(problem) for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        lines.append(words.MORE.format(count=len(problems) - MOST_SHOWN))
    error("\n".join(lines))


def error(text: str) -> None:
    """Print a line to stderr."""
    if not text:
        return
    _encodable(sys.stderr)
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def refuse(problems: Sequence[Problem]) -> NoReturn:
    """Say what is wrong and end."""
    complain(problems)
    raise typer.Exit(exit_for(problems))


def warn(problems: Iterable[Problem]) -> None:
    """Print warnings; they end nothing."""
    complain([problem for problem in problems if problem.level is Level.WARNING])


def end(code: Exit) -> NoReturn:
    """End with this code."""
    raise typer.Exit(code)
