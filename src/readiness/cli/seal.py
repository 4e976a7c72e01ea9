"""`readiness seal`."""

from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.clock import today
from readiness.cli.exits import exit_for
from readiness.cli.options import Assessment, Framework, quoted
from readiness.problems import has_errors
from readiness.words import history as words

EXAMPLE: Final = "Example: readiness seal my-mission/2026.yaml"


def command(
    file: Assessment,
    replaces: Annotated[
        str | None,
        typer.Option(
            "--replaces",
            metavar="ROUND",
            help="Record a correction of this sealed round, which the file holds as it should be.",
            show_default=False,
        ),
    ] = None,
    because: Annotated[
        str | None,
        typer.Option("--because", metavar="TEXT", help="With --replaces: why it is corrected.", show_default=False),
    ] = None,
    framework: Framework = None,
) -> None:
    """Close a round: record the digests of its answers and result, and print a head by which changes are found.

    With --framework it is sealed only where that is the framework that the file names.
    """
    from readiness.workflow.sealing import Correction, seal_file  # noqa: PLC0415 - help needs none of it

    if (replaces is None) != (because is None):
        raise typer.BadParameter(words.BECAUSE)
    correction = None
    if replaces is not None and because is not None:
        if not because.strip():
            raise typer.BadParameter(words.BLANK, param_hint="--because")
        # what was typed may hold bytes that are no text
        correction = Correction(replaces, because.encode(errors="replace").decode())
    loaded = seal_file(file, today(), correction, framework)
    sealed = output.accepted(loaded)
    for line in sealed.lines:
        output.write(line)
    output.write(words.KEEP)
    output.write(words.CHECK.format(folder=quoted(file.parent), head=sealed.head))
    if has_errors(loaded.problems):
        output.end(exit_for(loaded.problems))
