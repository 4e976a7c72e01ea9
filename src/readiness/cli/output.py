"""What the commands print and how they end."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

import typer

from readiness.cli.exits import Exit, exit_for
from readiness.problems import Loaded, Problem
from readiness.words import usage

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

    from rich.console import RenderableType

    from readiness.render.csv_text import Dialect
    from readiness.render.registry import View


T = TypeVar("T")

STANDARD: Final = 80
LEAST: Final = 20
"""Columns; a terminal that says it has fewer is not believed."""


def show(renderable: "RenderableType", *, pager: bool = False) -> None:
    """Print something that rich lays out, for the width of the terminal; with a `pager`, where it is of use."""
    from rich.console import Console  # noqa: PLC0415 - most of the start-up time

    from readiness.render.plain import apart  # noqa: PLC0415

    console = Console(highlight=False, markup=False, emoji=False)
    if console.width < LEAST:
        console.width = STANDARD
    with console.capture() as laid_out:
        console.print(renderable)
    # padding to the right says nothing, and a saved or compared text is better without it
    rows = [f"{apart(row.rstrip())}\n" for row in laid_out.get().splitlines()]
    if pager:
        from readiness.cli.pager import is_wanted, shown  # noqa: PLC0415 - only reports are paged

        if is_wanted(len(rows)) and shown("".join(rows)):
            return
    sys.stdout.write("".join(rows))
    sys.stdout.flush()


def deliver(
    view: "View",
    form: "StrEnum | None",
    out: "Path | None",
    *,
    force: bool,
    dialect: "Dialect | None" = None,
    pager: bool = True,
    sections: Sequence[str] | None = None,
) -> None:
    """Write a view to a file where one is named, else print it in the format that is asked for.

    On the screen it may be some of its `sections`.
    """
    from readiness.workflow.phases import Phase, phase  # noqa: PLC0415 - help needs none of it

    with phase(Phase.RENDER):
        from readiness.workflow.sharing import for_readers  # noqa: PLC0415 - help needs none of it

        if out is not None:
            from readiness.cli.export import write_report  # noqa: PLC0415 - printing needs none of it

            write_report(view, out, force=force, dialect=dialect)
        elif form is None or form == "terminal":
            from readiness.render.screen import on_screen  # noqa: PLC0415 - most of the start-up time

            show(on_screen(for_readers(view), sections), pager=pager)
        else:
            from readiness.cli.streams import write_as_utf_8, write_bytes  # noqa: PLC0415
            from readiness.render.forms import EXTRAS  # noqa: PLC0415
            from readiness.render.registry import CSV, bytes_of, csv_of, forms_of, text_of, writes  # noqa: PLC0415 - the terminal needs none

            view = for_readers(view)
            if not writes(view, str(form)):
                forms = ", ".join(("terminal", *sorted(forms_of(view))))
                raise typer.BadParameter(usage.NO_SUCH_FORM.format(form=form, forms=forms), param_hint=usage.OF_FORMAT)
            if str(form) in EXTRAS:
                write_bytes(bytes_of(view, str(form)))
                return
            if form != CSV:
                write_as_utf_8(_drawn(text_of(view, str(form))))
                return
            text = csv_of(view) if dialect is None else csv_of(view, dialect)
            write_as_utf_8(_seen(text) if sys.stdout.isatty() else text)


def _drawn(text: str) -> str:
    """A document, its drawings in ASCII where a terminal can show no more."""
    if not sys.stdout.isatty() or (sys.stdout.encoding or "").lower().startswith("utf"):
        return text
    from readiness.render.plain_drawing import in_ascii  # noqa: PLC0415 - such terminals are rare

    return in_ascii(text)


def _seen(text: str) -> str:
    from readiness.render.csv_text import seen  # noqa: PLC0415 - only this needs it

    return seen(text)


def write(text: str) -> None:
    """Print a line of plain text, made harmless."""
    from readiness.render.plain import apart, clean  # noqa: PLC0415

    sys.stdout.write(f"{apart(clean(text))}\n")
    sys.stdout.flush()


def write_lines(text: str) -> None:
    """Print lines of plain text, each made harmless."""
    for row in text.splitlines():
        write(row)


def complain(problems: Sequence[Problem]) -> None:
    """Print problems to stderr, where there are any."""
    if not problems:
        return
    import shutil  # noqa: PLC0415 - only mistakes need it

    from readiness.render.problem_lines import problems_text  # noqa: PLC0415

    width = shutil.get_terminal_size().columns
    error(problems_text(problems, width if width >= LEAST else STANDARD))


def point_to_manual(problems: Sequence[Problem]) -> None:
    """Say on stderr, in one line, where to read more about these."""
    from readiness.render.problem_lines import read_more  # noqa: PLC0415 - only mistakes need it

    if (line := read_more(problems)) is not None:
        error(line)


def error(text: str) -> None:
    """Print a line to stderr."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def refuse(problems: Sequence[Problem]) -> NoReturn:
    """Say what is wrong and end."""
    complain(problems)
    point_to_manual(problems)
    raise typer.Exit(exit_for(problems))


def needed(loaded: Loaded[T]) -> T:
    """What was read or made; where it could not be, say what is wrong and end."""
    if loaded.value is None:
        refuse(loaded.problems)
    return loaded.value


def accepted(loaded: Loaded[T]) -> T:
    """The same, and what is wrong with it all the same is said."""
    value = needed(loaded)
    complain(loaded.problems)
    return value


def end(code: Exit) -> NoReturn:
    """End with this code."""
    raise typer.Exit(code)
