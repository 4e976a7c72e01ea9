"""`readiness assess`."""

import sys
import textwrap
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from readiness.cli import full_screen, line_by_line, output
from readiness.cli.clock import seconds, today, whoever
from readiness.cli.exits import Exit, StoppedError
from readiness.cli.heading import begun
from readiness.cli.line_by_line import line, tell
from readiness.cli.options import (
    Framework,
    Name,
    Phase,
    Previous,
    Respondent,
    Round,
    Subject,
    When,
    quoted,
    with_framework,
    with_previous,
)
from readiness.words import full_screen as full_screen_words
from readiness.words import interview as words
from readiness.words import usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.ids import NodeId
    from readiness.interview.choosing import Choice
    from readiness.interview.head import Heading
    from readiness.model.framework import Framework as FrameworkModel
    from readiness.syntax.document import Plain
    from readiness.workflow.answering import Opened
    from readiness.workflow.asking import Session
    from readiness.workflow.starting import Beginning

EXAMPLE: Final = "Example: readiness assess my-mission-2026.yaml"


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", readable=False, help="The assessment; it is made where there is none.", show_default=False
        ),
    ],
    name: Name = None,
    subject: Subject = None,
    round_: Round = None,
    when: When = None,
    phase: Phase = None,
    respondent: Respondent = None,
    framework: Framework = None,
    old: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="OLD",
            readable=False,
            help="Begin a new round with the answers of the assessment OLD, to be confirmed one by one.",
            show_default=False,
        ),
    ] = None,
    previous: Previous = None,
    pulse: Annotated[
        bool, typer.Option("--pulse", help="Ask the short set only; a new file is one of the pulse alone.")
    ] = False,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="ID", help="Ask one theme only.", show_default=False)
    ] = None,
    only_open: Annotated[
        bool, typer.Option("--open", help="Ask only what is unanswered, not known, or carried over and not confirmed.")
    ] = False,
    stale: Annotated[
        bool,
        typer.Option("--stale", help="Ask only answers whose evidence is too old at the assessment's date."),
    ] = False,
    blind: Annotated[
        bool, typer.Option("--blind", help="Hide what the round before answered until a question is answered.")
    ] = False,
    tui: Annotated[
        bool | None,
        typer.Option(
            "--tui/--lines",
            help="Fill the screen, or ask line by line; without either as readiness.yaml says, else line by line.",
            show_default=False,
        ),
    ] = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Ask nothing: make the file of options and defaults, and end.")
    ] = False,
) -> None:
    """Answer the questions one at a time; each answer is saved at once, and one can go on later."""
    from readiness.interview.head import Heading  # noqa: PLC0415 - help needs none of it
    from readiness.store.files import exists  # noqa: PLC0415

    if tui:
        _check_full_screen()
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    heading = Heading(name, subject, round_, when, phase, respondent)
    is_new = not exists(file)
    _check_options(file, old, is_new=is_new, about_head=heading != Heading(), asks=not no_input)
    if is_new and previous is not None:
        raise typer.BadParameter(usage.PREVIOUS_OF_NEW)
    if is_new:
        _check_writable(file)
        _make(file, framework, replace(heading, pulse=pulse), old, theme, asks=not no_input)
    from readiness.workflow.saving import sit  # noqa: PLC0415

    seat = sit(file, words.HOLDER.format(**whoever()))
    if seat.problems:
        output.refuse(seat.problems)
    if seat.value is None:
        _check_writable(file)
    wanted = _Wanted(old, previous, theme, pulse, only_open, stale, blind, no_input, tui)
    try:
        _sit_down(file, framework, wanted)
    finally:
        if seat.value is not None:
            seat.value.free()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of an interview beside its file."""

    old: Path | None
    previous: Path | None
    theme: str | None
    pulse: bool
    open: bool
    stale: bool
    blind: bool
    no_input: bool
    full_screen: bool | None
    """None where the folder decides."""


def _sit_down(file: Path, framework: str | None, wanted: _Wanted) -> None:
    """Open the file, put into it what waits for it, and ask."""
    from readiness.interview.choosing import Choice  # noqa: PLC0415
    from readiness.workflow.answering import heal, keep_framework, open_assessment, with_round_before  # noqa: PLC0415

    loaded = open_assessment(file, framework)
    if loaded.value is None:
        output.refuse(loaded.problems)
    healed = heal(file, loaded.value)
    if healed.said or healed.problems:
        loaded = open_assessment(file, framework)
    if loaded.value is None:
        output.refuse((*healed.problems, *loaded.problems))
    theme = _theme_of(loaded.value.sheet.framework, wanted.theme)
    choice = Choice(theme, wanted.pulse, wanted.open, wanted.stale)
    unkept = keep_framework(file, loaded.value)
    earlier = with_round_before(file, loaded.value, framework, wanted.previous or wanted.old)
    if earlier.value is None:
        output.refuse((*healed.problems, *earlier.problems))
    # of the journal everything is said by healing
    rest = (found for found in loaded.problems if found.code not in {"S060", "S061", "S063"})
    output.complain((*healed.problems, *rest, *unkept, *earlier.problems))
    tell(healed.said)
    # what is kept beside the file need not be named again
    again = with_framework(framework) if unkept or loaded.value.rescored else ""
    again += with_previous(wanted.previous)
    if wanted.no_input:
        tell((words.GO_ON.format(path=quoted(file), framework=again),))
    else:
        _interview(file, earlier.value, again, choice, wanted)


def _check_options(file: Path, old: Path | None, *, is_new: bool, about_head: bool, asks: bool) -> None:
    """Refuse options that say what the file says already, and to ask nothing where nothing else is to be done."""
    if not is_new and old is not None:
        raise typer.BadParameter(usage.FROM_OF_OLD.format(file=file))
    if not is_new and about_head:
        raise typer.BadParameter(usage.HEAD_IS_THERE)
    if not is_new and not asks:
        raise typer.BadParameter(usage.NOTHING_TO_ASK)


def _check_writable(file: Path) -> None:
    """Refuse a place where no file can be written, before anything is asked."""
    from readiness.store.files import try_to_write  # noqa: PLC0415 - help needs none of it

    if problems := try_to_write(file):
        output.refuse(problems)


def _theme_of(framework: "FrameworkModel", theme: str | None) -> "NodeId | None":
    """The theme that is asked for; the end where there is none such."""
    from readiness.workflow.answering import find_theme  # noqa: PLC0415 - help needs none of it

    if theme is None:
        return None
    return output.needed(find_theme(framework, theme))


# ---- a new file


def _make(
    file: Path, framework: str | None, heading: "Heading", old: Path | None, theme: str | None, *, asks: bool
) -> None:
    from readiness.workflow.answering import carried_lines, orphaned_lines  # noqa: PLC0415
    from readiness.workflow.starting import make_round  # noqa: PLC0415

    tell(orphaned_lines(file, asks=asks))
    began, heading = begun(file, framework, heading, old)
    _theme_of(began.framework, theme)
    made = _asked(file, began, heading) if asks else _unasked(began, heading)
    if made is None:
        tell((words.NOT_MADE,))
        output.end(Exit.DONE)
    carried, problems = make_round(file, began, made)
    if problems:
        output.refuse(problems)
    tell((words.MADE.format(path=file), *(() if carried is None else carried_lines(carried)), ""))


def _unasked(began: "Beginning", heading: "Heading") -> "Heading":
    """The head of options and defaults; the end where something has neither."""
    from readiness.interview.head import unasked_heading  # noqa: PLC0415

    made = unasked_heading(began.framework, heading, today(), began.usual)
    if isinstance(made, tuple):
        raise typer.BadParameter(usage.NOT_STATED.format(options=", ".join(f"--{key}" for key in made)))
    return made


def _asked(file: Path, began: "Beginning", heading: "Heading") -> "Heading | None":
    """The head as it is typed; None where it is not finished."""
    from readiness.interview.head import ask_heading  # noqa: PLC0415

    tell((words.BEGIN_NEW.format(path=file),))
    asking = ask_heading(began.framework, heading, today(), began.usual)
    try:
        ask = next(asking)
        while True:
            tell(() if ask.said is None else (ask.said,))
            tell(words.CHOICES.format(number=number, name=name) for number, name in enumerate(ask.choices))
            template = words.LABEL if ask.default is None else words.DEFAULT
            ask = asking.send(line(template.format(label=ask.label, default=ask.default)))
    except StopIteration as end:
        made: Heading | None = end.value
        return made


# ---- the questions


def _interview(file: Path, opened: "Opened", framework: str, choice: "Choice", wanted: _Wanted) -> None:
    """Ask until the end, or until a signal; what could not be saved is told on every way out."""
    from readiness.workflow.asking import Manner, Session  # noqa: PLC0415
    from readiness.workflow.saving import Keeper  # noqa: PLC0415

    colours = _colours(file, wanted.full_screen)
    manner = Manner(seconds(), wanted.blind, watched=colours is not None)
    session = Session(opened, choice, Keeper(file, opened.sheet, stays=True), manner)
    if not session.items:
        tell((words.NOTHING_ASKED,))
    try:
        if not session.items or colours is None:
            line_by_line.ask(session, blind=wanted.blind)
        else:
            full_screen.ask(session, blind=wanted.blind, light=colours == "light")
    except StoppedError as stop:
        tell(("",))
        session.stop()
        stop.told = session.done is not None
        _end(file, session, framework)
        raise
    if not _end(file, session, framework):
        output.end(Exit.SYSTEM)


def _check_full_screen() -> None:
    """Refuse a full screen that cannot be had, before anything is asked."""
    from readiness.problems import Place, problem  # noqa: PLC0415 - help needs none of it

    if not full_screen.is_installed():
        output.refuse((problem("S067", Place("--tui"), install=full_screen.how_to_install()),))
    if not full_screen.has_terminal():
        output.refuse((problem("S068", Place("--tui")),))


def _colours(file: Path, wanted: bool | None) -> str | None:
    """In which colours the screen is filled; None where the questions come line by line.

    What the folder asks for is left out, and said to be, where it cannot be had: the answers matter more.
    """
    from readiness.workflow.beside import full_screen_beside  # noqa: PLC0415 - help needs none of it

    if wanted is False:
        return None
    colours = full_screen_beside(file)
    if wanted or colours is None:
        return colours or ("dark" if wanted else None)
    if not full_screen.is_installed():
        tell((full_screen_words.NOT_INSTALLED.format(install=full_screen.how_to_install()),))
        return None
    return colours if full_screen.has_terminal() else None


def _end(file: Path, session: "Session", framework: str) -> bool:
    """Put the rest into the file, say what was saved and how to go on; whether all that was answered is in the file."""
    from readiness.store.files import exists  # noqa: PLC0415
    from readiness.workflow.saving import put_lines  # noqa: PLC0415

    done, put = session.done, session.close()
    if done is None:
        return False
    if not done.saved and not done.unsaved and not exists(file):
        tell(("", words.GONE.format(path=file)))
        return True
    if put.whole is not None:
        tell(("", *put_lines(file, put), words.WHOLE))
        output.write_lines(put.whole.decode())
        _tell_unsaved(done.unsaved)
        return False
    saved = words.SAVED if done.saved else words.NONE_SAVED
    tell(("", saved.format(saved=done.saved, path=file, open=done.open), *put_lines(file, put)))
    if session.kept:
        tell((words.KEPT_ELSEWHERE.format(names=", ".join(dict.fromkeys(session.kept))),))
    _tell_unsaved(done.unsaved)
    if done.unsaved or put.why is not None:
        return False
    if done.carried:
        tell((words.STILL_CARRIED.format(count=done.carried),))
    if done.open or done.carried:
        tell((words.GO_ON.format(path=quoted(file), framework=framework),))
    tell((words.SCORE.format(path=quoted(file), framework=framework),))
    return True


def _tell_unsaved(unsaved: "Sequence[tuple[str, Plain]]") -> None:
    """Print the answers that could not be saved, as a file has them."""
    from readiness.workflow.answering import entry_text  # noqa: PLC0415

    if unsaved:
        tell((words.UNSAVED,))
    for name, value in unsaved:
        output.write_lines(textwrap.indent(entry_text(name, value), "  "))
