"""`readiness export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.extras import check_installed
from readiness.cli.options import (
    Assessment,
    Excel,
    Force,
    Framework,
    Hxl,
    PageOutput,
    Previous,
    Shareable,
    check_into,
    dialect_of,
)
from readiness.problems import in_order
from readiness.words import report as words

if TYPE_CHECKING:
    from readiness.render.csv_text import Dialect
    from readiness.render.registry import View

EXAMPLE: Final = "Example: readiness export examples/unmex/2023.yaml -o unmex-2023.md"


def command(
    file: Assessment,
    out: PageOutput = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="DOCUMENT",
            readable=False,
            help="Put the report as Markdown between the lines <!-- readiness:begin --> and <!-- readiness:end --> of "
            "DOCUMENT; the rest of it stays as it is.",
            show_default=False,
        ),
    ] = None,
    force: Force = False,
    hxl: Hxl = False,
    excel: Excel = False,
    shareable: Shareable = False,
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Write the scored report of an assessment to a file.

    By default it is reports/SUBJECT-ROUND-RESPONDENT.md, or with --shareable reports/SUBJECT-ROUND-shareable.md.
    """
    from readiness.workflow.exporting import default_path  # noqa: PLC0415
    from readiness.workflow.scoring import report_with_seal, score_assessment, targets_beside  # noqa: PLC0415 - help needs none of it

    check_into(into, out, force=force)
    check_installed(None, out)
    dialect = dialect_of(None, out, hxl=hxl, excel=excel)
    loaded = score_assessment(file, framework, previous, told=True)
    if loaded.value is None:
        output.refuse(loaded.problems)
    targets = targets_beside(file, loaded.value, framework)
    output.complain(in_order((*loaded.problems, *targets.problems)))
    report = report_with_seal(file, loaded.value, targets.value or ())
    if into is not None:
        put_report_into(report, into)
        return
    path = default_path(loaded.value.sheet.assessment, shareable=shareable) if out is None else out
    write_report(report, path, force=force, dialect=dialect)


def put_report_into(report: "View", path: Path) -> None:
    """Put the report into a document and say so; end where that cannot be."""
    from readiness.workflow.exporting import put_into_file  # noqa: PLC0415
    from readiness.workflow.sharing import for_readers  # noqa: PLC0415

    put = put_into_file(for_readers(report), path)
    if put.value is None:
        output.refuse(put.problems)
    output.write((words.PUT_INTO if put.value else words.IN_IT_ALREADY).format(path=path))


def write_report(report: "View", path: Path, *, force: bool, dialect: "Dialect | None" = None) -> None:
    """Write the report and say where; end where it cannot be written."""
    from readiness.workflow.exporting import export  # noqa: PLC0415
    from readiness.workflow.sharing import for_readers  # noqa: PLC0415

    problems = export(for_readers(report), path, force=force, dialect=dialect)
    if problems:
        output.refuse(problems)
    output.write(words.WROTE.format(path=path))
