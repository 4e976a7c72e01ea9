"""`readiness targets`."""

from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.exits import Exit
from readiness.cli.options import Assessment, Force, Form, Format, Framework, Output, Previous, check_output
from readiness.cli.streams import write_as_utf_8
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
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Say how the targets beside an assessment stand, and what is missing; exit with 1 when one was missed."""
    from readiness.workflow.targets import standings_beside  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    loaded = standings_beside(file, framework, previous, phase)
    if loaded.value is None:
        output.refuse(loaded.problems)
    output.complain(loaded.problems)
    report = loaded.value
    if out is not None:
        from readiness.cli.export import write_report  # noqa: PLC0415 - printing needs none of it

        write_report(report, out, force=force)
    elif form in {None, Format.TERMINAL}:
        from readiness.render.terminal import TerminalPage  # noqa: PLC0415 - most of the start-up time
        from readiness.report.targets_page import targets_page  # noqa: PLC0415

        output.show(TerminalPage(targets_page(report)))
    else:
        from readiness.render.registry import text_of  # noqa: PLC0415 - the terminal needs none of it

        write_as_utf_8(text_of(report, str(form)))
    if report.failing:
        gate = words.GATE if phase is None else words.GATE_PHASE
        output.error(gate.format(phase=phase, ids=", ".join(report.failing)))
        output.end(Exit.GATE)
