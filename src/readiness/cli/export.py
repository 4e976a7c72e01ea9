"""`readiness export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.extras import check_installed
from readiness.cli.options import (
    Excel,
    Force,
    Framework,
    Hxl,
    PageFormat,
    PageOutput,
    Previous,
    RowRespondent,
    RowScope,
    RowSubject,
    Shareable,
    check_into,
    dialect_of,
    is_json,
    one_of,
)
from readiness.problems import in_order
from readiness.render.forms import SUFFIXES
from readiness.words import report as words
from readiness.words import usage

if TYPE_CHECKING:
    from readiness.render.csv_text import Dialect
    from readiness.render.registry import View
    from readiness.workflow.rows import Choice

EXAMPLE: Final = "Example: readiness export examples/unmex/2023.yaml -o unmex-2023.md"


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER",
            readable=False,
            help="An assessment; with --all a folder in which they lie.",
            show_default=False,
        ),
    ],
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
    whole: Annotated[
        PageFormat | None,
        typer.Option(
            "--all",
            metavar="FORMAT",
            help="Write every round of FOLDER, the latest comparison, the trend, and a page that leads to them; FORMAT "
            f"is {one_of(SUFFIXES.values())}, and -o then names a folder.",
            show_default=False,
        ),
    ] = None,
    subject: RowSubject = None,
    respondent: RowRespondent = None,
    scope: RowScope = None,
    force: Force = False,
    hxl: Hxl = False,
    excel: Excel = False,
    shareable: Shareable = False,
    framework: Framework = None,
    previous: Previous = None,
) -> None:
    """Write the scored report of an assessment to a file.

    By default it is reports/SUBJECT-ROUND-RESPONDENT.md, or with --shareable reports/SUBJECT-ROUND-shareable.md; with
    --all a folder in reports/.
    """
    if whole is not None:
        from readiness.workflow.rows import Choice  # noqa: PLC0415 - help needs none of it

        if into is not None or previous is not None:
            raise typer.BadParameter(usage.ALL_OF_A_FOLDER)
        if whole is PageFormat.TERMINAL:
            raise typer.BadParameter(usage.ALL_AS_FILES, param_hint="--all")
        choice = Choice(subject, respondent, None if scope is None else scope.value)
        _write_set(file, whole, choice, out, framework, dialect_of(whole, None, hxl=hxl, excel=excel), force=force)
        return
    if (subject, respondent, scope) != (None, None, None):
        raise typer.BadParameter(usage.CHOICE_OF_ALL)
    from readiness.store.files import is_folder  # noqa: PLC0415
    from readiness.workflow.exporting import default_path  # noqa: PLC0415
    from readiness.workflow.scoring import report_beside, score_assessment  # noqa: PLC0415

    if is_folder(file):
        raise typer.BadParameter(usage.A_FOLDER.format(path=file))
    check_into(into, out, force=force)
    check_installed(None, out)
    dialect = dialect_of(None, out, hxl=hxl, excel=excel)
    loaded = score_assessment(file, framework, previous, told=True)
    scored = output.needed(loaded)
    report, beside = report_beside(file, scored, framework, files=is_json(None, out))
    output.complain(in_order((*loaded.problems, *beside)))
    if into is not None:
        put_report_into(report, into)
        return
    path = default_path(scored.sheet.assessment, shareable=shareable) if out is None else out
    write_report(report, path, force=force, dialect=dialect)


def _write_set(
    folder: Path,
    form: PageFormat,
    choice: "Choice",
    out: Path | None,
    framework: str | None,
    dialect: "Dialect",
    *,
    force: bool,
) -> None:
    from readiness.cli.progress import meter  # noqa: PLC0415 - one report needs none of it
    from readiness.words import index as index_words  # noqa: PLC0415
    from readiness.workflow.sets import Wanted, write_reports  # noqa: PLC0415

    check_installed(form, None, usage.OF_ALL)
    with meter(index_words.WRITING) as told:
        found = write_reports(Wanted(folder, form, choice, out, framework, dialect, force=force), told)
    reports = output.accepted(found)
    output.write(index_words.WROTE.format(count=len(reports.names), folder=reports.folder))
    for name in reports.names:
        output.write(index_words.WROTE_ONE.format(name=name))


def put_report_into(report: "View", path: Path) -> None:
    """Put the report into a document and say so; end where that cannot be."""
    from readiness.workflow.exporting import put_into_file  # noqa: PLC0415
    from readiness.workflow.sharing import for_readers  # noqa: PLC0415

    put = output.needed(put_into_file(for_readers(report), path))
    output.write((words.PUT_INTO if put else words.IN_IT_ALREADY).format(path=path))


def write_report(report: "View", path: Path, *, force: bool, dialect: "Dialect | None" = None) -> None:
    """Write the report and say where; end where it cannot be written."""
    from readiness.workflow.exporting import export  # noqa: PLC0415
    from readiness.workflow.sharing import for_readers  # noqa: PLC0415

    problems = export(for_readers(report), path, force=force, dialect=dialect)
    if problems:
        output.refuse(problems)
    output.write(words.WROTE.format(path=path))
