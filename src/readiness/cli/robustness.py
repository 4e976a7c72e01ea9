"""`readiness robustness`."""

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
from readiness.cli.progress import meter
from readiness.words import printing as words

EXAMPLE: Final = "Example: readiness robustness examples/unmex/2025.yaml"

DRAWS: Final = 1000
SEED: Final = 2007
FEWEST: Final = 100
MOST: Final = 100_000
LARGEST: Final = 2**32 - 1


def command(
    file: Assessment,
    draws: Annotated[
        int,
        typer.Option("--draws", metavar="N", min=FEWEST, max=MOST, help="How often other weights are drawn."),
    ] = DRAWS,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", metavar="N", min=0, max=LARGEST, help="Where the draws begin; the same seed gives the same draws."
        ),
    ] = SEED,
    form: Form = None,
    out: Output = None,
    force: Force = False,
    no_pager: NoPager = False,
    shareable: Shareable = False,  # noqa: ARG001 - its callback does the work
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Say whether band, weakest theme and order of themes hold under other weights, other aggregation, an item less."""
    from readiness.workflow.robustness import try_assessment  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    with meter(words.DRAWING) as told:
        loaded = try_assessment(file, framework, previous, draws, seed, told)
    output.deliver(output.accepted(loaded), form, out, force=force, pager=not no_pager)
