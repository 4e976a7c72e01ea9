"""What the commands that make an assessment settle first."""

from typing import TYPE_CHECKING

import typer

from readiness.cli import output
from readiness.cli.clock import today

if TYPE_CHECKING:
    from pathlib import Path

    from readiness.interview.head import Heading
    from readiness.model.framework import Framework
    from readiness.workflow.starting import Beginning


def begun(file: "Path", name: str | None, heading: "Heading", old: "Path | None" = None) -> "Beginning":
    """What is usual for a new assessment, where what is known of its head fits that; else the end."""
    from readiness.workflow.starting import begin  # noqa: PLC0415 - help needs none of it

    found = output.accepted(begin(file, name, old))
    check_heading(found.framework, heading)
    return found


def check_heading(framework: "Framework", heading: "Heading") -> None:
    """Refuse what is known of a head where it does not fit the framework."""
    from readiness.interview.head import mistakes  # noqa: PLC0415 - help needs none of it

    if wrong := mistakes(framework, heading, today()):
        raise typer.BadParameter(" ".join(wrong))
