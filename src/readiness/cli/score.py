"""`readiness score`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.exits import Exit
from readiness.words import report as words

EXAMPLE: Final = "Example: readiness score examples/unmex/2023.yaml --fail-under 40"


class Format(StrEnum):
    """How a report is printed."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The assessment to score.", show_default=False)],
    form: Annotated[Format, typer.Option("--format", help="Choose how to print the report.")] = Format.TERMINAL,
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under",
            metavar="N",
            min=0,
            max=100,
            help="Exit with 1 when the score shown is below N, or when there is no score.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="PATH", help="Write the report to PATH (.md or .json) and print nothing."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let -o replace a file that exists.")] = False,
    framework: Annotated[
        str | None,
        typer.Option(
            "--framework", metavar="ID@VERSION|PATH", help="Rescore with another framework than the file names."
        ),
    ] = None,
) -> None:
    """Score an assessment and print the report."""
    from readiness.workflow.assessments import score_assessment  # noqa: PLC0415 - help needs none of it

    loaded = score_assessment(file, framework)
    if loaded.value is None:
        output.refuse(loaded.problems)
    output.warn(loaded.problems)
    report = loaded.value.report
    if out is not None:
        from readiness.cli.export import write_report  # noqa: PLC0415

        write_report(report, out, force=force)
    elif form is Format.TERMINAL:
        from readiness.render.terminal import TerminalReport  # noqa: PLC0415

        output.show(TerminalReport(report))
    else:
        from readiness.render.registry import TEXT_FORMATS  # noqa: PLC0415

        output.write(TEXT_FORMATS[form.value](report))
    if fail_under is not None:
        figure = report.overall
        if figure.score is None or float(figure.score_text) < fail_under:
            output.error(words.GATE.format(score=figure.score_text, least=f"{fail_under:g}"))
            output.end(Exit.GATE)
