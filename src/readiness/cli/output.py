"""What the commands print and how they end."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from readiness.cli.exits import Exit, exit_for
from readiness.problems import MOST_SHOWN, Problem
from readiness.words import problems as words

if TYPE_CHECKING:
    from rich.console import RenderableType


STANDARD: Final = 80
LEAST: Final = 20
"""Columns; a terminal that says it has fewer is not believed."""


def show(renderable: "RenderableType") -> None:
    """Print something that rich lays out, for the width of the terminal."""
    from rich.console import Console  # noqa: PLC0415 - most of the start-up time

    console = Console(highlight=False, markup=False, emoji=False)
    if console.width < LEAST:
        console.width = STANDARD
    with console.capture() as laid_out:
        console.print(renderable)
    # padding to the right says nothing, and a saved or compared text is better without it
    sys.stdout.write("".join(f"{row.rstrip()}\n" for row in laid_out.get().splitlines()))
    sys.stdout.flush()


def write(text: str) -> None:
    """Print a line of plain text, made harmless."""
    from readiness.render.plain import clean  # noqa: PLC0415

    sys.stdout.write(f"{clean(text)}\n")
    sys.stdout.flush()


def write_lines(text: str) -> None:
    """Print lines of plain text, each made harmless."""
    for row in text.splitlines():
        write(row)


def complain(problems: Sequence[Problem]) -> None:
    """Print problems to stderr, where there are any."""
    if not problems:
        return
    from readiness.render.plain import problem_text  # noqa: PLC0415 - only mistakes need it

    lines = [problem_text(problem) for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        lines.append(words.MORE.format(count=len(problems) - MOST_SHOWN))
    error("\n".join(lines))


def error(text: str) -> None:
    """Print a line to stderr."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def refuse(problems: Sequence[Problem]) -> NoReturn:
    """Say what is wrong and end."""
    complain(problems)
    raise typer.Exit(exit_for(problems))


def end(code: Exit) -> NoReturn:
    """End with this code."""
    raise typer.Exit(code)
