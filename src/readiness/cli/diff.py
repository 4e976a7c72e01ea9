"""`readiness diff`."""

from pathlib import Path
from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.options import Force, Form, Format, Framework, Output, check_output
from readiness.cli.streams import write_as_utf_8

EXAMPLE: Final = "Example: readiness diff examples/unmex/2023.yaml examples/unmex/2024.yaml"


def command(
    old: Annotated[Path, typer.Argument(metavar="OLD", readable=False, help="An assessment.", show_default=False)],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", readable=False, help="A later one of the same mission.", show_default=False)
    ],
    form: Form = None,
    out: Output = None,
    force: Force = False,
    framework: Framework = None,
) -> None:
    """Compare two rounds: scores, findings and items that changed, and where the change comes from."""
    from readiness.workflow.comparing import compare_files  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    loaded = compare_files(old, new, framework)
    if loaded.value is None:
        output.refuse(loaded.problems)
    output.complain(loaded.problems)
    if out is not None:
        from readiness.cli.export import write_report  # noqa: PLC0415 - printing needs none of it

        write_report(loaded.value, out, force=force)
    elif form in {None, Format.TERMINAL}:
        from readiness.render.terminal_change import TerminalChange  # noqa: PLC0415 - most of the start-up time

        output.show(TerminalChange(loaded.value))
    else:
        from readiness.render.registry import text_of  # noqa: PLC0415 - the terminal needs none of it

        write_as_utf_8(text_of(loaded.value, str(form)))
