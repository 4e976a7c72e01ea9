"""`readiness new`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.clock import today
from readiness.cli.heading import begun
from readiness.cli.options import Framework, Name, Phase, Respondent, Round, Subject, When, quoted, with_framework
from readiness.words import fill_in as words
from readiness.words import usage

if TYPE_CHECKING:
    from readiness.interview.head import Heading

EXAMPLE: Final = "Example: readiness new my-mission-2026.yaml --phase implementation --respondent leadership"


def command(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", readable=False, help="The file to write.", show_default=False),
    ] = None,
    example: Annotated[
        Path | None,
        typer.Option(
            "--example",
            metavar="FOLDER",
            readable=False,
            help="Write the examples to FOLDER instead.",
            show_default=False,
        ),
    ] = None,
    name: Name = None,
    subject: Subject = None,
    round_: Round = None,
    when: When = None,
    phase: Phase = None,
    respondent: Respondent = None,
    framework: Framework = None,
) -> None:
    """Write a file to fill in with an editor: every question with its levels, as comments.

    What no option says is taken from readiness.yaml in the folder, and left blank where that does not say it either.
    """
    from readiness.interview.head import Heading  # noqa: PLC0415 - help needs none of it

    heading = Heading(name, subject, round_, when, phase, respondent)
    if (file is None) == (example is None):
        raise typer.BadParameter(usage.NEW_OR_EXAMPLE)
    if example is not None:
        if heading != Heading() or framework is not None:
            raise typer.BadParameter(usage.EXAMPLE_HEADS)
        _examples(example)
    elif file is not None:
        _fill_in(file, framework, heading)


def _examples(folder: Path) -> None:
    from readiness.workflow.assessments import TARGETS  # noqa: PLC0415
    from readiness.workflow.beside import FOLDER  # noqa: PLC0415
    from readiness.workflow.making import copy_examples  # noqa: PLC0415

    copied = output.needed(copy_examples(folder))
    output.write(words.COPIED.format(count=len(copied), path=folder))
    last = [path for path in copied if path.name not in {TARGETS, FOLDER}][-1]
    output.write(words.COPIED_NEXT.format(path=quoted(last)))


def _fill_in(file: Path, framework: str | None, heading: "Heading") -> None:
    from readiness.interview.head import usual_heading  # noqa: PLC0415
    from readiness.workflow.making import make_fill_in  # noqa: PLC0415

    began = begun(file, framework, heading)
    full = usual_heading(began.framework, heading, today(), began.usual)
    made = make_fill_in(file, began.framework, full)
    output.write(words.MADE.format(path=file, count=output.accepted(made)))
    # what is kept beside the file need not be named again
    again = with_framework(framework) if made.problems else ""
    output.write(words.NEXT.format(path=quoted(file), framework=again))
