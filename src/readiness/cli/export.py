"""`readiness export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from readiness.cli import output
from readiness.cli.options import Assessment, Excel, Force, Framework, Hxl, Output, Previous, Shareable, dialect_of
from readiness.problems import in_order
from readiness.words import report as words

if TYPE_CHECKING:
    from readiness.render.csv_text import Dialect
    from readiness.render.registry import View

EXAMPLE: Final = "Example: readiness export examples/unmex/2023.yaml -o unmex-2023.md"


def command(
    file: Assessment,
    out: Output = None,
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

    dialect = dialect_of(None, out, hxl=hxl, excel=excel)
    loaded = score_assessment(file, framework, previous)
    if loaded.value is None:
        output.refuse(loaded.problems)
    targets = targets_beside(file, loaded.value, framework)
    output.complain(in_order((*loaded.problems, *targets.problems)))
    path = default_path(loaded.value.sheet.assessment, shareable=shareable) if out is None else out
    write_report(report_with_seal(file, loaded.value, targets.value or ()), path, force=force, dialect=dialect)


def write_report(report: "View", path: Path, *, force: bool, dialect: "Dialect | None" = None) -> None:
    """Write the report and say where; end where it cannot be written."""
    from readiness.workflow.exporting import export  # noqa: PLC0415
    from readiness.workflow.sharing import for_readers  # noqa: PLC0415

    problems = export(for_readers(report), path, force=force, dialect=dialect)
    if problems:
        output.refuse(problems)
    output.write(words.WROTE.format(path=path))
