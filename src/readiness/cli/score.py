"""`readiness score`."""

from typing import Annotated, Final, TypeAlias

from readiness.cli import output
from readiness.cli.gates import FailOn, FailUnder, MinCoverage, check_scale, end_where, gates_of
from readiness.cli.options import (
    Assessment,
    Excel,
    Force,
    Framework,
    Hxl,
    NoPager,
    PageForm,
    PageOutput,
    Previous,
    Quiet,
    Shareable,
    check_output,
    check_quiet,
    dialect_of,
    is_json,
    section_option,
    sections_of,
)
from readiness.problems import in_order
from readiness.report.sections import ASSESSMENT

EXAMPLE: Final = "Example: readiness score examples/unmex/2023.yaml --fail-under 40"

Section: TypeAlias = Annotated[str | None, section_option(ASSESSMENT)]


def command(
    file: Assessment,
    form: PageForm = None,
    fail_under: FailUnder = None,
    min_coverage: MinCoverage = None,
    fail_on: FailOn = None,
    out: PageOutput = None,
    force: Force = False,
    section: Section = None,
    quiet: Quiet = False,
    no_pager: NoPager = False,
    hxl: Hxl = False,
    excel: Excel = False,
    shareable: Shareable = False,  # noqa: ARG001 - its callback does the work
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Score an assessment and print the report."""
    from readiness.workflow.scoring import failures, report_beside, score_assessment  # noqa: PLC0415

    check_output(form, out, force=force)
    check_quiet(form, out, section, quiet=quiet)
    sections = sections_of(section, ASSESSMENT, form, out)
    dialect = dialect_of(form, out, hxl=hxl, excel=excel)
    gates = gates_of(fail_under, min_coverage, fail_on)
    loaded = score_assessment(file, framework, previous, told=True)
    scored = output.needed(loaded)
    report, beside = report_beside(file, scored, framework, files=is_json(form, out))
    output.complain(in_order((*loaded.problems, *beside)))
    check_scale(fail_under, scored.result.overall.ends)
    if quiet:
        from readiness.report.one_line import score_line  # noqa: PLC0415 - only one line needs it

        output.write(score_line(report))
    else:
        output.deliver(report, form, out, force=force, dialect=dialect, pager=not no_pager, sections=sections)
    end_where(failures(scored, gates))
