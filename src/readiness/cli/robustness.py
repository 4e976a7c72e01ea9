"""`readiness robustness`."""

from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.options import Assessment, Force, Form, Format, Framework, Output, Previous, check_output
from readiness.cli.streams import write_as_utf_8

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
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Say whether band, weakest theme and order of themes hold under other weights, other aggregation, an item less."""
    from readiness.workflow.robustness import try_assessment  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    loaded = try_assessment(file, framework, previous, draws, seed)
    if loaded.value is None:
        output.refuse(loaded.problems)
    output.complain(loaded.problems)
    if out is not None:
        from readiness.cli.export import write_report  # noqa: PLC0415 - printing needs none of it

        write_report(loaded.value, out, force=force)
    elif form in {None, Format.TERMINAL}:
        from readiness.render.terminal import TerminalPage  # noqa: PLC0415 - most of the start-up time
        from readiness.report.robustness_page import robustness_page  # noqa: PLC0415

        output.show(TerminalPage(robustness_page(loaded.value)))
    else:
        from readiness.render.registry import text_of  # noqa: PLC0415 - the terminal needs none of it

        write_as_utf_8(text_of(loaded.value, str(form)))
