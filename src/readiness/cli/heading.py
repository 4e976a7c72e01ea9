"""What the commands that make an assessment settle first."""

from typing import TYPE_CHECKING

import typer

from readiness.cli import output
from readiness.cli.clock import today

if TYPE_CHECKING:
    from readiness.interview.head import Heading
    from readiness.model.framework import Framework


def framework_of(name: str | None, heading: "Heading") -> "Framework":
    """The framework of a new assessment, where what is known of its head fits it; else the end."""
    from readiness.workflow.frameworks import framework_for_new  # noqa: PLC0415 - help needs none of it

    found = framework_for_new(name)
    if found.value is None:
        output.refuse(found.problems)
    check_heading(found.value, heading)
    return found.value


def check_heading(framework: "Framework", heading: "Heading") -> None:
    """Refuse what is known of a head where it does not fit the framework."""
    from readiness.interview.head import mistakes  # noqa: PLC0415 - help needs none of it

    if wrong := mistakes(framework, heading, today()):
        raise typer.BadParameter(" ".join(wrong))
