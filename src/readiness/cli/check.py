"""`readiness check`."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.clock import today
from readiness.cli.exits import Exit, exit_for
from readiness.cli.options import Force, Framework, check_output
from readiness.cli.streams import write_as_utf_8
from readiness.problems import MOST_SHOWN, Level, Problem
from readiness.words import problems as words
from readiness.words import usage

if TYPE_CHECKING:
    from readiness.report.check_view import CheckReport

EXAMPLE: Final = "Example: readiness check checklists examples"


class CheckFormat(StrEnum):
    """How the problems are printed."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH", readable=False, help="Assessments, frameworks, or folders of them.", show_default=False
        ),
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    stale: Annotated[
        bool, typer.Option("--stale", help="Warn of evidence that is too old today, not only on the assessment's date.")
    ] = False,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="With --stale: the day to judge by, in place of today.")
    ] = None,
    form: Annotated[
        CheckFormat | None,
        typer.Option(
            "--format",
            help="Print for people, as Markdown, as a JSON document, or as workflow commands of GitHub Actions.",
            show_default="terminal",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            readable=False,
            help="Write it to PATH, in the format of its ending, .md or .json.",
        ),
    ] = None,
    force: Force = False,
    framework: Framework = None,
) -> None:
    """Say what is wrong in frameworks and assessments, with file, line and column."""
    from readiness.report.check import build_check  # noqa: PLC0415 - help needs none of it
    from readiness.workflow.checking import check_all  # noqa: PLC0415

    check_output(form, out, force=force)
    found = check_all(paths, framework, _day(on, stale=stale))
    report = build_check(found.problems, found.well, strict=strict)
    if out is not None:
        from readiness.cli.export import write_report  # noqa: PLC0415 - printing needs none of it

        write_report(report, out, force=force)
    elif form in {None, CheckFormat.TERMINAL}:
        _print(report, found.problems)
    else:
        from readiness.render.registry import text_of  # noqa: PLC0415 - the terminal needs none of it

        write_as_utf_8(text_of(report, str(form)))
    if unread := [problem for problem in found.problems if problem.code[0] == "S" and problem.level is Level.ERROR]:
        output.end(exit_for(unread))
    if not report.passed:
        output.end(Exit.GATE)


def _print(report: "CheckReport", problems: Sequence[Problem]) -> None:
    """What is well on stdout, then what is wrong on stderr, where the last line says where to read more."""
    from readiness.render.problem_lines import counted  # noqa: PLC0415 - other formats need none of it

    for checked in report.checked[:MOST_SHOWN]:
        output.write(checked.summary)
    if len(report.checked) > MOST_SHOWN:
        output.write(words.CHECKED_MORE.format(count=len(report.checked) - MOST_SHOWN))
    output.complain(problems)
    if len(problems) > 1:
        output.error(counted(report.errors, report.warnings))
    output.point_to_manual(problems)


def _day(on: str | None, *, stale: bool) -> date | None:
    """The day by which evidence is judged; None where that was not asked."""
    if on is None:
        return today() if stale else None
    if not stale:
        raise typer.BadParameter(usage.ON_ALONE)
    from readiness.syntax.dates import parse_date  # noqa: PLC0415 - only this needs it

    if (day := parse_date(on)) is None:
        raise typer.BadParameter(usage.NOT_A_DAY, param_hint="--on")
    return day
