"""`readiness verify`."""

from pathlib import Path
from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.exits import Exit
from readiness.cli.options import Force, Form, Framework, NoPager, Output, check_output
from readiness.words import history as words

EXAMPLE: Final = "Example: readiness verify my-mission"


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", readable=False, help="Where the sealed files lie.", show_default=True)
    ] = Path(),
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar="HASH",
            help="The head that `seal` printed, as it was kept elsewhere; say whether the seals still have it.",
            show_default=False,
        ),
    ] = None,
    form: Form = None,
    out: Output = None,
    force: Force = False,
    no_pager: NoPager = False,
    framework: Framework = None,
) -> None:
    """Say whether anything changed since the rounds in a folder were sealed; exit with 1 when it did.

    A sealed framework that is neither installed nor kept is the one of --framework where that has its digest.
    """
    from readiness.model.seals import ungrouped  # noqa: PLC0415 - help needs none of it
    from readiness.workflow.verifying import verify_folder  # noqa: PLC0415

    check_output(form, out, force=force)
    asked = None
    if head is not None and (asked := ungrouped(head)) is None:
        raise typer.BadParameter(words.NOT_A_HEAD, param_hint="--head")
    report = output.needed(verify_folder(folder, asked, framework))
    output.deliver(report, form, out, force=force, pager=not no_pager)
    if not report.passed:
        output.end(Exit.GATE)
