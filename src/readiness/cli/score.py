"""`readiness score`."""

from typing import Final

from readiness.cli import output
from readiness.cli.gates import FailOn, FailUnder, MinCoverage, check_scale, end_where, gates_of
from readiness.cli.options import (
    Assessment,
    Excel,
    Force,
    Framework,
    Hxl,
    PageForm,
    PageFormat,
    PageOutput,
    Previous,
    Shareable,
    check_output,
    dialect_of,
)
from readiness.problems import in_order

EXAMPLE: Final = "Example: readiness score examples/unmex/2023.yaml --fail-under 40"


def command(
    file: Assessment,
    form: PageForm = None,
    fail_under: FailUnder = None,
    min_coverage: MinCoverage = None,
    fail_on: FailOn = None,
    out: PageOutput = None,
    force: Force = False,
    hxl: Hxl = False,
    excel: Excel = False,
    shareable: Shareable = False,  # noqa: ARG001 - its callback does the work
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Score an assessment and print the report."""
    from readiness.workflow.scoring import failures, report_with_seal, score_assessment, targets_beside  # noqa: PLC0415

    check_output(form, out, force=force)
    dialect = dialect_of(form, out, hxl=hxl, excel=excel)
    gates = gates_of(fail_under, min_coverage, fail_on)
    loaded = score_assessment(file, framework, previous)
    if loaded.value is None:
        output.refuse(loaded.problems)
    targets = targets_beside(file, loaded.value, framework)
    output.complain(in_order((*loaded.problems, *targets.problems)))
    check_scale(fail_under, loaded.value.result.overall)
    document = out is not None or form not in {None, PageFormat.TERMINAL}
    report = report_with_seal(file, loaded.value, targets.value or (), document=document)
    output.deliver(report, form, out, force=force, dialect=dialect)
    end_where(failures(loaded.value, gates))
