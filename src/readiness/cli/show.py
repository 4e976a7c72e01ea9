"""`readiness show`."""

from typing import Annotated, Final

import typer

from readiness.cli import output

EXAMPLE: Final = "Example: readiness show funding"


def _complete(incomplete: str) -> list[str]:
    from readiness.workflow.showing import ids  # noqa: PLC0415 - only completion needs it

    return [name for name in ids() if name.startswith(incomplete)]


def command(
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="A framework (id, id@version or its folder), a theme, a topic or an item.",
            show_default=False,
            autocompletion=_complete,
        ),
    ] = None,
) -> None:
    """Show what is installed, or print a framework, a theme, a topic or an item to read."""
    from readiness.render.terminal import TerminalPage  # noqa: PLC0415 - help needs none of it
    from readiness.workflow.showing import show, show_list  # noqa: PLC0415

    loaded = show_list() if id_ is None else show(id_)
    if loaded.value is None:
        output.refuse(loaded.problems)
    output.complain(loaded.problems)
    output.show(TerminalPage(loaded.value))
