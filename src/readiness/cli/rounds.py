"""`readiness rounds`."""

from pathlib import Path
from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.options import Force, Form, Framework, NoPager, Output, check_output

EXAMPLE: Final = "Example: readiness rounds examples/unmex"


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", readable=False, help="Where the assessments lie.", show_default=True)
    ] = Path(),
    form: Form = None,
    out: Output = None,
    force: Force = False,
    no_pager: NoPager = False,
    framework: Framework = None,
) -> None:
    """List the rounds in a folder with date, score and digest, and say which are sealed."""
    from readiness.workflow.rounds_list import list_rounds  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    report = output.accepted(list_rounds(folder, framework))
    output.deliver(report, form, out, force=force, pager=not no_pager)
