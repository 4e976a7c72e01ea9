"""`readiness targets`."""

from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.exits import Exit
from readiness.cli.options import (
    Assessment,
    Force,
    Form,
    Framework,
    NoPager,
    Output,
    Previous,
    Shareable,
    check_output,
)
from readiness.words import targets as words

EXAMPLE: Final = "Example: readiness targets examples/unmex/2026.yaml --phase transition"


def command(
    file: Assessment,
    phase: Annotated[
        str | None,
        typer.Option(
            "--phase",
            metavar="ID",
            help="List what must be met before this phase, or by now; exit with 1 when any of it is not met.",
            show_default=False,
        ),
    ] = None,
    form: Form = None,
    out: Output = None,
    force: Force = False,
    no_pager: NoPager = False,
    shareable: Shareable = False,  # noqa: ARG001 - its callback does the work
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Say how the targets beside an assessment stand, and what is missing; exit with 1 when one was missed."""
    from readiness.workflow.targets import standings_beside  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    report = output.accepted(standings_beside(file, framework, previous, phase))
    output.deliver(report, form, out, force=force, pager=not no_pager)
    if report.failing:
        gate = words.GATE if phase is None else words.GATE_PHASE
        output.error(gate.format(phase=phase, ids=", ".join(report.failing)))
        output.end(Exit.GATE)
