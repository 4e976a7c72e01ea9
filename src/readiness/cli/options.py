"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

# readable=False: typer's own look at a file would end in its own words and exit code; we say ourselves what is wrong
Assessment: TypeAlias = Annotated[
    Path, typer.Argument(metavar="FILE", readable=False, help="An assessment.", show_default=False)
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PATH",
        readable=False,
        help="Write the report to PATH; its ending, .md or .json, decides the format.",
    ),
]
Previous: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="FILE",
        readable=False,
        help="The round before this one; by default the latest earlier one of the same subject in FILE's folder.",
    ),
]
Force: TypeAlias = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]


def _frameworks(incomplete: str) -> list[str]:
    from readiness.workflow.frameworks import installed_names  # noqa: PLC0415 - only completion needs it

    return [name for name in installed_names() if name.startswith(incomplete)]


Framework: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--framework",
        metavar="ID@VERSION|PATH",
        help="Read with another framework than the file names.",
        autocompletion=_frameworks,
    ),
]
