"""Arguments and options that several commands share."""

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from readiness.cli.extras import check_installed
from readiness.ids import nearest
from readiness.render.forms import EXTRAS, SUFFIXES
from readiness.words import printing as words
from readiness.words import usage

if TYPE_CHECKING:
    from readiness.render.csv_text import Dialect


def one_of(names: Iterable[str]) -> str:
    """Names as a help lists what may be chosen."""
    *others, last = names
    return usage.ONE_OF.format(others=", ".join(others), last=last)


# readable=False: typer's own look at a file would end in its own words and exit code; we say ourselves what is wrong
Assessment: TypeAlias = Annotated[
    Path, typer.Argument(metavar="FILE", readable=False, help="An assessment.", show_default=False)
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PATH",
        readable=False,
        help="Write the report to PATH; its ending, .md or .json, decides the format.",
    ),
]
PageOutput: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PATH",
        readable=False,
        help=f"Write the report to PATH; its ending, {one_of(SUFFIXES)}, decides the format.",
    ),
]
Previous: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="FILE",
        readable=False,
        help="The round before this one; by default the latest earlier one of the same subject in FILE's folder.",
    ),
]
Name: TypeAlias = Annotated[
    str | None, typer.Option("--name", metavar="TEXT", help="Name of the mission.", show_default=False)
]
Subject: TypeAlias = Annotated[
    str | None, typer.Option("--subject", metavar="ID", help="Short id of the mission.", show_default=False)
]
Round: TypeAlias = Annotated[
    str | None, typer.Option("--round", metavar="TEXT", help="The round, such as 2026.", show_default=False)
]
When: TypeAlias = Annotated[
    str | None, typer.Option("--date", metavar="DAY", help="The day of the assessment.", show_default=False)
]
Phase: TypeAlias = Annotated[
    str | None, typer.Option("--phase", metavar="ID", help="The phase the mission is in.", show_default=False)
]
Respondent: TypeAlias = Annotated[
    str | None, typer.Option("--respondent", metavar="ID", help="Who answers.", show_default=False)
]
Theme: TypeAlias = Annotated[
    str | None, typer.Option("--theme", metavar="ID", help="Show one theme only.", show_default=False)
]
RowSubject: TypeAlias = Annotated[
    str | None,
    typer.Option("--subject", metavar="ID", help="Take the rounds of this mission only.", show_default=False),
]
RowRespondent: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--respondent",
        metavar="ID",
        help='Take the rounds that this respondent answered only; "" for those that name none.',
        show_default=False,
    ),
]


class Scopes(StrEnum):
    """Of assessments."""

    FULL = "full"
    PULSE = "pulse"


RowScope: TypeAlias = Annotated[
    Scopes | None, typer.Option("--scope", help="Take the rounds of this scope only.", show_default=False)
]
NoPager: TypeAlias = Annotated[
    bool, typer.Option("--no-pager", help="Print all at once, also where it is longer than the screen.")
]
Quiet: TypeAlias = Annotated[bool, typer.Option("-q", "--quiet", help="Print one line instead of the report.")]


def _share(ctx: typer.Context, shareable: bool) -> bool:
    """Read and show, until the command ends, nothing that is not to be passed on."""
    if shareable:
        from readiness.workflow.sharing import to_be_shared  # noqa: PLC0415 - only this needs it

        ctx.with_resource(to_be_shared())
    return shareable


Shareable: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--shareable",
        callback=_share,
        help="Leave out what respondents typed and who they are: for readers outside the mission.",
    ),
]
Force: TypeAlias = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]


class Format(StrEnum):
    """How a report is printed."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


Hxl: TypeAlias = Annotated[bool, typer.Option("--hxl", help="In CSV: a second row with HXL tags.")]
Excel: TypeAlias = Annotated[
    bool, typer.Option("--excel", help="In CSV: a mark in front by which Excel reads it as UTF-8.")
]
Form: TypeAlias = Annotated[
    Format | None, typer.Option("--format", help="Print the report in this form.", show_default="terminal")
]


class PageFormat(StrEnum):
    """The same, of what is also written for browsers, offices and spreadsheets."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    DOCX = "docx"
    SVG = "svg"


PageForm: TypeAlias = Annotated[
    PageFormat | None, typer.Option("--format", help="Print the report in this form.", show_default="terminal")
]


def check_output(form: StrEnum | None, out: Path | None, *, force: bool) -> None:
    """Refuse options that contradict one another."""
    if form is not None and out is not None:
        raise typer.BadParameter(usage.FORMAT_TWICE)
    if force and out is None:
        raise typer.BadParameter(usage.FORCE_ALONE)
    if form in EXTRAS and sys.stdout.isatty():
        raise typer.BadParameter(usage.NOT_ON_SCREEN.format(form=form), param_hint=usage.OF_FORMAT)
    check_installed(form, out)


def section_option(names: Sequence[str]) -> Any:
    """The option that chooses among the sections of a report."""
    return typer.Option(
        "--section",
        metavar="NAMES",
        help=words.SECTION_HELP.format(names=", ".join(names)),
        show_default=False,
    )


def sections_of(asked: str | None, known: Sequence[str], form: StrEnum | None, out: Path | None) -> list[str] | None:
    """The sections that are asked for; None where all are shown that usually are."""
    if asked is None:
        return None
    if out is not None or str(form or Format.TERMINAL) != Format.TERMINAL:
        raise typer.BadParameter(words.SECTION_ELSEWHERE)
    listed = ", ".join(known)
    names = [name for part in asked.split(",") if (name := part.strip().lower())]
    if not names:
        raise typer.BadParameter(words.NO_SECTION.format(names=listed), param_hint="--section")
    for name in names:
        if name not in known:
            close = nearest(name, known)
            told = "" if close is None else words.NEAREST.format(nearest=close)
            reason = words.NO_SUCH_SECTION.format(name=name, nearest=told, names=listed)
            raise typer.BadParameter(reason, param_hint="--section")
    return names


def check_quiet(form: StrEnum | None, out: Path | None, section: str | None, *, quiet: bool) -> None:
    """Refuse what one line cannot be."""
    if quiet and not (form is None and out is None and section is None):
        raise typer.BadParameter(words.QUIET_ELSEWHERE)


def check_into(into: Path | None, out: Path | None, *, force: bool) -> None:
    """Refuse options that say two things of where a report goes."""
    if into is None:
        return
    for name, asked in (("-o", out is not None), ("--force", force)):
        if asked:
            raise typer.BadParameter(usage.INTO_TWICE.format(option=name))


def is_json(form: StrEnum | None, out: Path | None) -> bool:
    """Whether JSON is asked for, by the format or by the ending of a file's name."""
    return form == PageFormat.JSON if out is None else out.suffix.lower() == ".json"


def dialect_of(form: StrEnum | None, out: Path | None, *, hxl: bool, excel: bool) -> "Dialect":
    """How CSV is to be written; refuse what is asked of it where the report is none."""
    from readiness.render.csv_text import Dialect  # noqa: PLC0415 - help needs none of it

    is_csv = form == PageFormat.CSV or (out is not None and out.suffix.lower() == ".csv")
    for name, asked in (("--hxl", hxl), ("--excel", excel)):
        if asked and not is_csv:
            raise typer.BadParameter(usage.CSV_ONLY.format(option=name))
    return Dialect(hxl=hxl, excel=excel)


def _frameworks(incomplete: str) -> list[str]:
    from readiness.workflow.frameworks import installed_names  # noqa: PLC0415 - only completion needs it

    return [name for name in installed_names() if name.startswith(incomplete)]


Framework: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--framework",
        metavar="ID@VERSION|PATH",
        help="The framework to read with; by default the one that the file names.",
        autocompletion=_frameworks,
    ),
]


def with_framework(framework: str | None) -> str:
    """The option as it is typed again in the next command."""
    return "" if framework is None else f" --framework {quoted(framework)}"


def with_previous(previous: Path | None) -> str:
    """The same of the round before."""
    return "" if previous is None else f" --previous {quoted(previous)}"


def quoted(word: str | Path) -> str:
    """A word as it is typed in a command, in quotes where it has a space; both POSIX and Windows shells take these."""
    return f'"{word}"' if " " in str(word) else str(word)
