"""`readiness explain`."""

from pathlib import Path
from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.options import (
    Assessment,
    Excel,
    Force,
    Framework,
    Hxl,
    NoPager,
    PageForm,
    PageOutput,
    Previous,
    Shareable,
    check_output,
    dialect_of,
)

EXAMPLE: Final = "Example: readiness explain examples/unmex/2023.yaml planning"


def _complete(ctx: typer.Context, incomplete: str) -> list[str]:
    from readiness.workflow.explaining import ids_in  # noqa: PLC0415 - only completion needs it

    file = ctx.params.get("file")
    return [name for name in ids_in(Path(file)) if name.startswith(incomplete)] if file else []


def command(
    file: Assessment,
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="NODE|RULE",
            help="A theme, a topic, an item or a rule; or: own, for the mission's own levers, or "
            "not-applicable-share, for what was declared so.",
            show_default="overall",
            autocompletion=_complete,
        ),
    ] = None,
    form: PageForm = None,
    out: PageOutput = None,
    force: Force = False,
    no_pager: NoPager = False,
    hxl: Hxl = False,
    excel: Excel = False,
    shareable: Shareable = False,  # noqa: ARG001 - its callback does the work
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Unfold a score down to answers and evidence, or a rule to what it asks."""
    from readiness.workflow.explaining import explain_file  # noqa: PLC0415 - help needs none of it

    check_output(form, out, force=force)
    dialect = dialect_of(form, out, hxl=hxl, excel=excel)
    report = output.accepted(explain_file(file, id_, framework, previous))
    output.deliver(report, form, out, force=force, dialect=dialect, pager=not no_pager)
