"""`readiness export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from readiness.cli import output
from readiness.words import report as words

if TYPE_CHECKING:
    from readiness.report.view import Report

EXAMPLE: Final = "Example: readiness export examples/unmex/2023.yaml -o unmex-2023.md"


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The assessment to export.", show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="Write to PATH (.md or .json); without it to reports/SUBJECT-ROUND-RESPONDENT.md.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
    framework: Annotated[
        str | None,
        typer.Option(
            "--framework", metavar="ID@VERSION|PATH", help="Rescore with another framework than the file names."
        ),
    ] = None,
) -> None:
    """Write the scored report of an assessment to a file, as Markdown or JSON."""
    from readiness.workflow.assessments import score_assessment  # noqa: PLC0415 - help needs none of it
    from readiness.workflow.exporting import default_path  # noqa: PLC0415

    loaded = score_assessment(file, framework)
    if loaded.value is None:
        output.refuse(loaded.problems)
    output.warn(loaded.problems)
    write_report(loaded.value.report, default_path(loaded.value.sheet.assessment) if out is None else out, force=force)


def write_report(report: "Report", path: Path, *, force: bool) -> None:
    """Write the report and say where; end where it cannot be written."""
    from readiness.workflow.exporting import export  # noqa: PLC0415

    problems = export(report, path, force=force)
    if problems:
        output.refuse(problems)
    output.write(words.WROTE.format(path=path) + "\n")
