"""`readiness diff`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

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
    Format,
    Framework,
    Hxl,
    NoPager,
    PageForm,
    PageOutput,
    Quiet,
    Shareable,
    Theme,
    check_output,
    check_quiet,
    dialect_of,
    section_option,
    sections_of,
)
from readiness.problems import in_order
from readiness.report.sections import CHANGE, STATIONS
from readiness.words import printing as words
from readiness.words import usage

if TYPE_CHECKING:
    from readiness.problems import Loaded
    from readiness.workflow.comparing import Comparison

EXAMPLE: Final = "Example: readiness diff examples/unmex/2023.yaml examples/unmex/2024.yaml"


class Only(StrEnum):
    """What of a comparison is shown."""

    CHANGED = "changed"


Section: TypeAlias = Annotated[str | None, section_option(CHANGE)]


def command(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="An assessment; or a framework, as ID@VERSION or its folder.", show_default=False
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW", help="A later one of the same mission; or another framework.", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REVISION",
            help="Compare what OLD says now with what it said at this revision, which git knows.",
            show_default=False,
        ),
    ] = None,
    theme: Theme = None,
    only: Annotated[Only | None, typer.Option("--only", help="Leave out what is the same in both rounds.")] = None,
    stations: Annotated[
        bool, typer.Option("--stations", help="Show the scores at the stations between the two rounds.")
    ] = False,
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
    """Compare two rounds: what changed, how much of it is the mission's doing, and why. Or compare two frameworks."""
    from readiness.report.gates import Gates  # noqa: PLC0415
    from readiness.workflow.comparing import (  # noqa: PLC0415 - help needs none of it
        compare_frameworks,
        failures,
        noticeable_of,
        report_of,
        targets_of,
    )
    from readiness.workflow.frameworks import names_framework  # noqa: PLC0415

    check_output(form, out, force=force)
    check_quiet(form, out, section, quiet=quiet)
    sections = sections_of(section, CHANGE, form, out)
    dialect = dialect_of(form, out, hxl=hxl, excel=excel)
    gates = gates_of(fail_under, min_coverage, fail_on)
    if (new is None) == (since is None):
        raise typer.BadParameter(usage.TWO_OR_SINCE)
    if new is not None and (names_framework(old) or names_framework(new)):
        if gates != Gates() or fail_on_regression is not None or stations or only is not None or theme is not None:
            raise typer.BadParameter(usage.FRAMEWORKS_ALONE)
        if quiet or sections is not None:
            raise typer.BadParameter(words.QUIET_VERSIONS)
        if form is not None and form.value not in (forms := [*map(str, Format)]):
            said = usage.NO_SUCH_FORM.format(form=form, forms=", ".join(forms))
            raise typer.BadParameter(said, param_hint=usage.OF_FORMAT)
        versions = output.needed(compare_frameworks(old, new))
        output.deliver(versions, form, out, force=force, dialect=dialect, pager=not no_pager)
        return
    loaded = _compared(old, new, since, framework)
    found = output.needed(loaded)
    newer = Path(old if new is None or found.change.backwards else new)
    targets = targets_of(found, newer, framework)
    output.complain(in_order((*loaded.problems, *targets.problems)))
    check_scale(fail_under, found.new.result.overall.ends)
    decline = None
    if fail_on_regression is not None:
        decline = decline_of(fail_on_regression, noticeable_of(found))
    stations = stations or STATIONS in (sections or ())
    report = output.needed(
        report_of(found, theme, only_changed=only is not None, stations=stations, targets=targets.value or ())
    )
    if quiet:
        from readiness.report.one_line import change_line  # noqa: PLC0415 - only one line needs it

        output.write(change_line(report))
    else:
        output.deliver(report, form, out, force=force, dialect=dialect, pager=not no_pager, sections=sections)
    end_where(failures(found, gates, decline))


def _compared(old: str, new: str | None, since: str | None, framework: str | None) -> "Loaded[Comparison]":
    from readiness.workflow.comparing import compare_files, compare_since  # noqa: PLC0415

    if new is not None:
        return compare_files(Path(old), Path(new), framework)
    return compare_since(Path(old), since or "", framework)
