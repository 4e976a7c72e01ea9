"""`readiness trend`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from readiness.cli import output
from readiness.cli.gates import (
    FailOn,
    FailOnRegression,
    FailUnder,
    MinCoverage,
    check_scale,
    decline_of,
    end_where,
    gates_of,
)
from readiness.cli.options import (
    Excel,
    Force,
    Framework,
    Hxl,
    NoPager,
    PageForm,
    PageOutput,
    Quiet,
    RowRespondent,
    RowScope,
    RowSubject,
    Shareable,
    Theme,
    check_output,
    check_quiet,
    dialect_of,
    section_option,
    sections_of,
)
from readiness.cli.progress import meter
from readiness.report.sections import PLOT, TREND
from readiness.words import printing as words

EXAMPLE: Final = "Example: readiness trend examples/unmex"


class Only(StrEnum):
    """What of a trend is shown."""

    CHANGED = "changed"


Section: TypeAlias = Annotated[str | None, section_option(TREND)]


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE|FOLDER",
            readable=False,
            help="Assessments of one mission, or a folder in which they lie.",
            show_default=False,
        ),
    ],
    subject: RowSubject = None,
    respondent: RowRespondent = None,
    scope: RowScope = None,
    theme: Theme = None,
    only: Annotated[Only | None, typer.Option("--only", help="Leave out what is the same in all rounds.")] = None,
    plot: Annotated[bool, typer.Option("--plot", help="Draw the score with its range over time.")] = False,
    fail_under: FailUnder = None,
    min_coverage: MinCoverage = None,
    fail_on: FailOn = None,
    fail_on_regression: FailOnRegression = None,
    form: PageForm = None,
    out: PageOutput = None,
    force: Force = False,
    section: Section = None,
    quiet: Quiet = False,
    no_pager: NoPager = False,
    hxl: Hxl = False,
    excel: Excel = False,
    shareable: Shareable = False,  # noqa: ARG001 - its callback does the work
    framework: Framework = None,
) -> None:
    """Follow a mission over all its rounds: scores, what changed like for like, themes and findings over time."""
    from readiness.workflow.rows import Choice  # noqa: PLC0415 - help needs none of it
    from readiness.workflow.trend_report import Wanted, failures, report_trend  # noqa: PLC0415

    check_output(form, out, force=force)
    check_quiet(form, out, section, quiet=quiet)
    sections = sections_of(section, TREND, form, out)
    dialect = dialect_of(form, out, hxl=hxl, excel=excel)
    gates = gates_of(fail_under, min_coverage, fail_on)
    choice = Choice(subject, respondent, None if scope is None else scope.value)
    plot = plot or PLOT in (sections or ())
    wanted = Wanted(choice, framework, theme, only_changed=only is not None, plot=plot)
    with meter(words.FOLLOWING) as told:
        loaded = report_trend(paths, wanted, told)
    found = output.needed(loaded)
    output.complain(loaded.problems)
    check_scale(fail_under, found.gauge.ends)
    decline = None if fail_on_regression is None else decline_of(fail_on_regression, found.noticeable)
    report = found.report
    if quiet:
        from readiness.report.one_line import trend_line  # noqa: PLC0415 - only one line needs it

        output.write(trend_line(report))
    else:
        output.deliver(report, form, out, force=force, dialect=dialect, pager=not no_pager, sections=sections)
    end_where(failures(found, gates, decline))
