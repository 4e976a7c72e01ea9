"""`readiness show`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.options import quoted
from readiness.cli.streams import write_as_utf_8
from readiness.words import fill_in as words
from readiness.words import usage

EXAMPLE: Final = "Example: readiness show funding"


class PageFormat(StrEnum):
    """How a page is printed."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


class Kind(StrEnum):
    """The kinds of file that have a schema: those that people write, then reports as JSON."""

    FRAMEWORK = "framework"
    CHECKLIST = "checklist"
    RULES = "rules"
    SOURCES = "sources"
    ASSESSMENT = "assessment"
    TARGETS = "targets"
    FOLDER = "folder"
    REPORT = "report"
    CHANGE = "change"
    TREND = "trend"
    EXPLANATION = "explanation"
    VERSIONS = "versions"
    NEXT = "next"
    ROBUSTNESS = "robustness"
    STANDINGS = "standings"
    ROUNDS = "rounds"
    VERIFICATION = "verification"
    PROBLEMS = "problems"
    PAGE = "page"


def _complete(incomplete: str) -> list[str]:
    from readiness.words.problems import TEXTS  # noqa: PLC0415 - only completion needs it
    from readiness.workflow.showing import ids  # noqa: PLC0415

    return [name for name in (*ids(), *TEXTS) if name.startswith(incomplete)]


def command(
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="ID|CODE",
            help="A framework (id, id@version or folder), a theme, a topic, an item, a rule, a source, or: sources; "
            "or the code of a problem, such as F022.",
            show_default=False,
            autocompletion=_complete,
        ),
    ] = None,
    copy: Annotated[
        Path | None,
        typer.Option(
            "--copy",
            metavar="FOLDER",
            readable=False,
            help="Write the files of framework ID to FOLDER, to begin a framework of one's own.",
            show_default=False,
        ),
    ] = None,
    schema: Annotated[
        Kind | None,
        typer.Option(
            "--schema",
            metavar="KIND",
            help="Print the JSON Schema of a kind of file: framework, checklist, rules, sources, assessment, targets "
            "or folder; or of a report as JSON: report, change, trend, explanation, versions, next, robustness, "
            "standings, rounds, verification, problems or page. Of assessment with ID, that of the assessments made "
            "with framework ID, with its questions and answers.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        PageFormat | None, typer.Option("--format", help="Print the page in this form.", show_default="terminal")
    ] = None,
) -> None:
    """Show what is installed, or print a framework, a part of it, or the manual page of a problem."""
    if copy is not None:
        _copy(id_, copy)
        return
    if schema is not None:
        _schema(id_, schema)
        return
    from readiness.render.terminal_page import TerminalPage  # noqa: PLC0415 - help needs none of it
    from readiness.workflow.showing import show, show_list  # noqa: PLC0415

    page = output.accepted(show_list() if id_ is None else show(id_))
    if form is PageFormat.MARKDOWN:
        from readiness.render.page_markdown import page_markdown  # noqa: PLC0415 - the terminal needs none of it

        write_as_utf_8(page_markdown(page))
    elif form is PageFormat.JSON:
        from readiness.render.json_text import page_json  # noqa: PLC0415 - the terminal needs none of it

        write_as_utf_8(page_json(page))
    else:
        output.show(TerminalPage(page))


def _schema(name: str | None, kind: Kind) -> None:
    from readiness.workflow.schemas import schema_of_answers, shipped_schema  # noqa: PLC0415 - reading needs none of it

    if name is not None and kind is not Kind.ASSESSMENT:
        raise typer.BadParameter(usage.SCHEMA_OF_ID)
    write_as_utf_8(output.needed(shipped_schema(kind) if name is None else schema_of_answers(name)))


def _copy(name: str | None, folder: Path) -> None:
    from readiness.workflow.making import copy_framework  # noqa: PLC0415 - reading needs none of it

    if name is None:
        raise typer.BadParameter(usage.COPY_OF_WHAT)
    made = output.accepted(copy_framework(name, folder))
    output.write(words.FRAMEWORK_COPIED.format(count=len(made.files), path=folder, name=made.name, id=made.id))
    output.write(words.FRAMEWORK_NEXT.format(path=quoted(folder)))
