"""`readiness check`."""

from pathlib import Path
from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.exits import Exit, exit_for
from readiness.problems import Level, Problem

EXAMPLE: Final = "Example: readiness check checklists examples"


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Assessments, frameworks, or folders of them.", show_default=False),
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    framework: Annotated[
        str | None,
        typer.Option("--framework", metavar="ID@VERSION|PATH", help="Check assessments against another framework."),
    ] = None,
) -> None:
    """Say what is wrong in frameworks and assessments, with file, line and column."""
    from readiness.workflow.checking import check  # noqa: PLC0415 - help needs none of it

    found: list[Problem] = []
    for path in paths:
        for checked in check(path, framework):
            found += checked.problems
            if checked.summary is not None:
                output.write(checked.summary + "\n")
    output.complain(found)
    errors = [problem for problem in found if problem.level is Level.ERROR]
    if any(problem.code.startswith("S") for problem in errors):
        output.end(exit_for([problem for problem in errors if problem.code.startswith("S")]))
    if errors or (strict and found):
        output.end(Exit.GATE)
