"""Write docs/cli.md and man/readiness.1: every command with its options, from the commands themselves.

    python tools/cli_pages.py

What a command does and what its options mean is said by its help; what else a manual page needs is said here. The gate
fails where the two are not up to date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from readiness.cli.app import app
from readiness.cli.exits import Exit
from readiness.words.commands import GROUPS

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "cli.md"
MANUAL: Final = ROOT / "man" / "readiness.1"

HEAD: Final = """\
# The commands

Every command with its options, as `readiness COMMAND --help` prints them; this page is made from the program.
"""
ABOUT: Final = (
    (
        "readiness is a tool with which people who run integrated peace operations assess, by themselves, how ready "
        "their mission is to work as one. Checklists and answers are plain YAML files; the program checks them, scores "
        "them, shows what every score rests on, and compares rounds."
    ),
    (
        "It needs no network, and writes nothing but what it is asked to write, the questionnaire beside new answers, "
        "a journal and a lock beside a file that is being answered, and what it keeps to be quick."
    ),
)
EXITS: Final[Mapping[Exit, str]] = {
    Exit.DONE: "done",
    Exit.GATE: "a gate failed, check found errors, targets what is missed, or verify what was changed",
    Exit.USAGE: "wrong usage, or a file that is refused",
    Exit.SYSTEM: "a missing file, no permission, a full disk, or a file that somebody else is answering",
    Exit.DEFECT: "a defect of the program; a short report without any text of the user's says where it lies",
    Exit.HUNG_UP: "the terminal was closed",
    Exit.INTERRUPTED: "stopped with Ctrl-C",
    Exit.TERMINATED: "stopped by another program",
}
VARIABLES: Final[Mapping[str, str]] = {
    "PAGER": "what shows a report that is longer than the screen; without it, less. cat prints it at once.",
    "READINESS_NO_CACHE": "1: as --no-cache.",
    "XDG_CACHE_HOME": "below which frameworks that were read are kept; by default ~/.cache.",
    "COLUMNS": "how many columns a report is laid out for, where there is no terminal.",
    "NO_COLOR": "anything in it: no colours.",
}
FILES: Final[Mapping[str, str]] = {
    "readiness.yaml": "what the assessments of a folder have in common: mission, respondent, framework.",
    "targets.yaml": "what a mission has agreed to reach; lies beside its assessments.",
    ".readiness/": "beside assessments: the questionnaires that they were made with, schemas for editors, seals. It "
    "is to be copied and sent along with them.",
    ".readiness/cache/": "what the list of 50 rounds or more keeps of each; it can be made anew. Leave it out "
    "where a folder is passed on.",
    ".NAME.journal": "answers that are saved and not yet in the file NAME; gone when the interview has ended.",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command as its help tells of it."""

    name: str
    usage: str
    short: str
    about: str
    arguments: Sequence[tuple[str, str]]
    options: Sequence[tuple[str, str]]
    example: str


def whole() -> tuple[TyperGroup, typer.Context]:
    """The program as a whole, which all commands are below."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)  # noqa: S101 - what several commands come to
    return group, typer.Context(group, info_name="readiness", **group.context_settings)


def options() -> Sequence[tuple[str, str]]:
    """What may stand before a command."""
    group, context = whole()
    return [record for param in group.get_params(context) if (record := param.get_help_record(context))]


def commands() -> Mapping[str, tuple[Command, ...]]:
    """The commands by the headings that they have in the help."""
    group, above = whole()
    return {
        title: tuple(_command(group, above, name, short) for name, short in lines.items())
        for title, lines in GROUPS.items()
    }


def _command(group: TyperGroup, above: typer.Context, name: str, short: str) -> Command:
    found = group.get_command(above, name)
    assert found is not None  # noqa: S101 - it is in the list
    context = typer.Context(found, info_name=name, parent=above)
    records = [(param, param.get_help_record(context)) for param in found.get_params(context)]
    return Command(
        name,
        found.get_usage(context).removeprefix("Usage: "),
        short,
        found.help or "",
        [record for param, record in records if record and param.param_type_name == "argument"],
        [record for param, record in records if record and param.param_type_name == "option"],
        (found.epilog or "").removeprefix("Example: "),
    )


# ---- Markdown


def page() -> str:
    """The text of docs/cli.md."""
    return "\n".join(_page()).rstrip("\n") + "\n"


def _page() -> Iterator[str]:
    yield HEAD
    yield "| what for | command | what it does |"
    yield "| --- | --- | --- |"
    for title, group in commands().items():
        for command in group:
            yield f"| {title} | [{command.name}](#{command.name}) | {_plain(command.short)} |"
    yield ""
    for group in commands().values():
        for command in group:
            yield from _section(command)
    yield from ("## Before a command", "", "These stand alone, or between `readiness` and the command.", "")
    yield from _table("option", options())
    yield from ("## Exit codes", "", "| code | when |", "| ---: | --- |")
    yield from (f"| {code.value} | {EXITS[code]} |" for code in Exit)
    yield from ("", "## The environment", "", "| variable | what it says |", "| --- | --- |")
    yield from (f"| `{name}` | {said} |" for name, said in VARIABLES.items())


def _section(command: Command) -> Iterator[str]:
    yield from (f"## {command.name}", "", _plain(command.about), "", f"Usage: `{command.usage}`", "")
    yield from _table("argument", command.arguments)
    yield from _table("option", command.options)
    yield from (f"Example: `{command.example}`", "")


def _table(heading: str, records: Sequence[tuple[str, str]]) -> Iterator[str]:
    if records:
        yield from (f"| {heading} | what it says |", "| --- | --- |")
        yield from (f"| `{_cell(names)}` | {_cell(_plain(said))} |" for names, said in records)
        yield ""


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", " ".join(text.split()))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


# ---- the manual page


def manual() -> str:
    """The text of man/readiness.1, in the macros of man(7). It bears no date: the same program gives the same bytes."""
    return "\n".join(_manual()) + "\n"


def _manual() -> Iterator[str]:
    yield '.\\" made by tools/cli_pages.py from the commands of the program'
    yield '.TH READINESS 1 "" "readiness" "User commands"'
    yield from (".SH NAME", "readiness \\- assess how ready an integrated mission is to work as one")
    yield from (".SH SYNOPSIS", ".B readiness", ".I command", "[options] [files]")
    yield ".SH DESCRIPTION"
    for place, text in enumerate(ABOUT):
        yield from ([".PP"] if place else [])
        yield _roff(text)
    yield ".SH OPTIONS"
    for names, said in options():
        yield from (".TP", f".B {_line(names)}", _roff(said))
    for title, group in commands().items():
        yield f".SH {_quoted(title.upper())}"
        for command in group:
            yield from _subsection(command)
    yield ".SH EXIT STATUS"
    for code in Exit:
        yield from (".TP", f".B {code.value}", _roff(EXITS[code]))
    for heading, entries in (("ENVIRONMENT", VARIABLES), ("FILES", FILES)):
        yield f".SH {heading}"
        for name, said in entries.items():
            yield from (".TP", f".B {_line(name)}", _roff(said))
    yield from (".SH EXAMPLES", "Write the examples, score a round of a fictional mission, and compare two:")
    yield from (".PP", ".nf", ".RS")
    yield _roff("readiness new --example first-steps")
    yield _roff("readiness score first-steps/unmex/2026.yaml")
    yield _roff("readiness diff first-steps/unmex/2025.yaml first-steps/unmex/2026.yaml")
    yield from (".RE", ".fi")


def _subsection(command: Command) -> Iterator[str]:
    yield from (f".SS {_quoted(command.usage)}", _roff(command.about))
    for names, said in (*command.arguments, *command.options):
        yield from (".TP", f".B {_line(names)}", _roff(said))
    yield from (".PP", "Example:", f".B {_line(command.example)}")


def _quoted(text: str) -> str:
    """A text as the one argument of a macro, which stands in one line."""
    return f'"{_line(text)}"'


def _line(text: str) -> str:
    return _roff(text).replace("\n", " ")


def _roff(text: str) -> str:
    """A text with nothing in it that roff acts on, in lines of at most 80 bytes."""
    plain = " ".join(text.split())
    for character, name in (("\\", "\\e"), ("-", "\\-"), ('"', "\\(dq"), ("'", "\\(aq")):
        plain = plain.replace(character, name)
    lines = wrap(plain, 72, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in lines)


def main() -> None:
    """Write both."""
    MANUAL.parent.mkdir(exist_ok=True)
    for path, text in ((PAGE, page()), (MANUAL, manual())):
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {path.relative_to(ROOT).as_posix()}")


if __name__ == "__main__":
    main()
