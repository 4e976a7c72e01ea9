"""`readiness check`."""

from pathlib import Path
from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.exits import Exit, exit_for
from readiness.cli.options import Framework
from readiness.problems import Level, Problem

EXAMPLE: Final = "Example: readiness check checklists examples"


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH", readable=False, help="Assessments, frameworks, or folders of them.", show_default=False
        ),
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    framework: Framework = None,
) -> None:
    """Say what is wrong in frameworks and assessments, with file, line and column."""
    from readiness.workflow.checking import check  # noqa: PLC0415 - help needs none of it
    from readiness.workflow.frameworks import find_framework  # noqa: PLC0415

    if framework is not None and (named := find_framework(framework)).value is None:
        output.refuse(named.problems)  # once, and not again for every assessment
    found: list[Problem] = []
    for path in paths:
        for checked in check(path, framework):
            found += checked.problems
            output.complain(checked.problems)
            if checked.summary is not None:
                output.write(checked.summary)
    errors = [problem for problem in found if problem.level is Level.ERROR]
    if unread := [problem for problem in errors if problem.code.startswith("S")]:
        output.end(exit_for(unread))
    if errors or (strict and found):
        output.end(Exit.GATE)
