"""`readiness next`."""

from enum import StrEnum
from math import isfinite
from typing import Annotated, Final

import typer

from readiness.cli import output
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
from readiness.words import usage

EXAMPLE: Final = "Example: readiness next examples/unmex/2023.yaml --until 50"


class Levers(StrEnum):
    """Whose levers are looked at."""

    MISSION = "mission"
    SHARED = "shared"
    HEADQUARTERS = "headquarters"
    ALL = "all"


def command(
    file: Assessment,
    until: Annotated[
        float | None,
        typer.Option(
            "--until",
            metavar="SCORE",
            help="Find the fewest steps with which the overall score is shown as SCORE or more.",
            show_default=False,
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option(
            "--steps",
            metavar="N",
            min=1,
            help="The most steps that --until looks for; up to 6 it finds the shortest set, beyond that a short one.",
            show_default="6",
        ),
    ] = None,
    lever: Annotated[
        Levers, typer.Option("--lever", help="Take steps only on items with this lever; all takes every item.")
    ] = Levers.MISSION,
    form: Form = None,
    out: Output = None,
    force: Force = False,
    no_pager: NoPager = False,
    shareable: Shareable = False,  # noqa: ARG001 - its callback does the work
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Say which steps would help most, and which finding holds most back."""
    from readiness.workflow.advising import advise  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    if until is not None and not isfinite(until):
        raise typer.BadParameter(usage.UNTIL_A_NUMBER)
    if steps is not None and until is None:
        raise typer.BadParameter(usage.STEPS_ALONE)
    report = output.accepted(advise(file, framework, previous, lever=lever.value, until=until, most_steps=steps))
    output.deliver(report, form, out, force=force, pager=not no_pager)
