"""`readiness diff`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

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
    PageForm,
    PageFormat,
    PageOutput,
    Shareable,
    Theme,
    check_output,
    dialect_of,
)
from readiness.problems import in_order

if TYPE_CHECKING:
    from readiness.problems import Loaded
    from readiness.workflow.comparing import Comparison

EXAMPLE: Final = "Example: readiness diff examples/unmex/2023.yaml examples/unmex/2024.yaml"


class Only(StrEnum):
    """What of a comparison is shown."""

    CHANGED = "changed"


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
    dialect = dialect_of(form, out, hxl=hxl, excel=excel)
    gates = gates_of(fail_under, min_coverage, fail_on)
    if (new is None) == (since is None):
        reason = "Name two files; or one, and a revision of it with --since."
        raise typer.BadParameter(reason)
    if new is not None and (names_framework(old) or names_framework(new)):
        if gates != Gates() or fail_on_regression is not None or stations or only is not None or theme is not None:
            reason = "Two frameworks have no scores: gates, --theme, --only and --stations need two rounds."
            raise typer.BadParameter(reason)
        if form is PageFormat.HTML:
            reason = "Two frameworks have no page for a browser: use --format terminal, markdown or json."
            raise typer.BadParameter(reason)
        versions = compare_frameworks(old, new)
        if versions.value is None:
            output.refuse(versions.problems)
        output.deliver(versions.value, form, out, force=force, dialect=dialect)
        return
    loaded = _compared(old, new, since, framework)
    if loaded.value is None:
        output.refuse(loaded.problems)
    found = loaded.value
    newer = Path(old if new is None or found.change.backwards else new)
    targets = targets_of(found, newer, framework)
    output.complain(in_order((*loaded.problems, *targets.problems)))
    check_scale(fail_under, found.new.result.overall)
    decline = None
    if fail_on_regression is not None:
        decline = decline_of(fail_on_regression, noticeable_of(found))
    report = report_of(found, theme, only_changed=only is not None, stations=stations, targets=targets.value or ())
    if report.value is None:
        output.refuse(report.problems)
    output.deliver(report.value, form, out, force=force, dialect=dialect)
    end_where(failures(found, gates, decline))


def _compared(old: str, new: str | None, since: str | None, framework: str | None) -> "Loaded[Comparison]":
    from readiness.workflow.comparing import compare_files, compare_since  # noqa: PLC0415

    if new is not None:
        return compare_files(Path(old), Path(new), framework)
    return compare_since(Path(old), since or "", framework)
