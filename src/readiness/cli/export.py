"""`readiness export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from readiness.cli import output
from readiness.cli.options import Assessment, Force, Framework, PageOutput, Previous
from readiness.problems import in_order
from readiness.words import report as words

if TYPE_CHECKING:
    from readiness.render.registry import View

EXAMPLE: Final = "Example: readiness export examples/unmex/2023.yaml -o unmex-2023.md"


def command(
    file: Assessment,
    out: PageOutput = None,
    force: Force = False,
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Write the scored report of an assessment to a file, by default reports/SUBJECT-ROUND-RESPONDENT.md."""
    from readiness.workflow.exporting import default_path  # noqa: PLC0415
    from readiness.workflow.scoring import report_with_seal, score_assessment, targets_beside  # noqa: PLC0415 - help needs none of it

    loaded = score_assessment(file, framework, previous, told=True)
    if loaded.value is None:
        output.refuse(loaded.problems)
    targets = targets_beside(file, loaded.value, framework)
    output.complain(in_order((*loaded.problems, *targets.problems)))
    path = default_path(loaded.value.sheet.assessment) if out is None else out
    write_report(report_with_seal(file, loaded.value, targets.value or ()), path, force=force)


def write_report(report: "View", path: Path, *, force: bool) -> None:
    """Write the report and say where; end where it cannot be written."""
    from readiness.workflow.exporting import export  # noqa: PLC0415

    problems = export(report, path, force=force)
    if problems:
        output.refuse(problems)
    output.write(words.WROTE.format(path=path))
