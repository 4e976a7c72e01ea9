"""`readiness assess`."""

import re
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from readiness.cli import output
from readiness.cli.clock import today
from readiness.cli.exits import Exit, StoppedError
from readiness.cli.heading import framework_of
from readiness.cli.options import Framework, Name, Phase, Respondent, Round, Subject, When, quoted, with_framework
from readiness.words import interview as words

if TYPE_CHECKING:
    from readiness.interview.head import Heading
    from readiness.interview.machine import Done, Machine
    from readiness.workflow.answering import Opened

EXAMPLE: Final = "Example: readiness assess my-mission-2026.yaml"
LONGEST: Final = 10_000
"""Characters of a line that is typed."""
WIDEST: Final = 80
# what a terminal sends for an arrow or a function key, and every other control character
_KEYS: Final = re.compile(
    "\x1b(\\[[0-9;?]*[ -/]*[@-~]|O.)?|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)


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
) -> None:
    """Answer the questions one at a time; each answer is saved at once, and one can go on later."""
    from readiness.interview.head import Heading  # noqa: PLC0415 - help needs none of it
    from readiness.store.files import exists  # noqa: PLC0415
    from readiness.workflow.answering import keep_framework, open_assessment  # noqa: PLC0415

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    heading = Heading(name, subject, round_, when, phase, respondent)
    if not exists(file):
        _make(file, framework, heading)
    elif heading != Heading():
        reason = "The file exists, and its head says what these options say; leave them out."
        raise typer.BadParameter(reason)
    loaded = open_assessment(file, framework)
    if loaded.value is None:
        output.refuse(loaded.problems)
    unkept = keep_framework(file, loaded.value)
    output.complain((*loaded.problems, *unkept))
    # what is kept beside the file need not be named again
    _interview(file, loaded.value, with_framework(framework) if unkept or loaded.value.rescored else "")


# ---- lines


def _tell(lines: Iterable[str]) -> None:
    """Print lines, wrapped for the terminal, what follows the first of each indented."""
    import shutil  # noqa: PLC0415 - help needs none of it

    from readiness.render.plain import apart, clean  # noqa: PLC0415

    width = max(20, min(WIDEST, shutil.get_terminal_size().columns))
    for row in lines:
        wrapped = textwrap.wrap(clean(row), width, subsequent_indent="   ", break_on_hyphens=False)
        sys.stdout.write("".join(f"{apart(part)}\n" for part in wrapped or [""]))
    sys.stdout.flush()


def _line(prompt: str) -> str | None:
    """A line that was typed, without what a terminal's keys leave in it; None at the end of input."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    while True:
        try:
            typed = sys.stdin.readline() if sys.stdin is not None else ""
        except OSError:  # a terminal that went away has nothing more to say
            typed = ""
        if not typed:
            sys.stdout.write("\n")
            return None
        _end_line()
        if len(typed) <= LONGEST:
            return _KEYS.sub("", typed.replace("\t", " ").rstrip("\r\n"))
        _tell((words.TOO_LONG.format(limit=f"{LONGEST:,}"),))
        sys.stdout.write(prompt)
        sys.stdout.flush()


def _end_line() -> None:
    """End the line of a prompt where no terminal has shown what was typed, so that what follows begins a line."""
    if sys.stdin is None or not sys.stdin.isatty():
        sys.stdout.write("\n")


# ---- a new file


def _make(file: Path, framework: str | None, heading: "Heading") -> None:
    from readiness.interview.head import ask_heading  # noqa: PLC0415
    from readiness.workflow.answering import make_assessment  # noqa: PLC0415

    found = framework_of(framework, heading)
    _tell((words.BEGIN_NEW.format(path=file),))
    asking = ask_heading(found, heading, today())
    reply: str | None = None
    try:
        ask = next(asking)
        while True:
            _tell(() if ask.said is None else (ask.said,))
            _tell(words.CHOICES.format(number=number, name=name) for number, name in enumerate(ask.choices))
            template = words.LABEL if ask.default is None else words.DEFAULT
            reply = _line(template.format(label=ask.label, default=ask.default))
            ask = asking.send(reply)
    except StopIteration as end:
        made: Heading | None = end.value
    if made is None:
        _tell((words.NOT_MADE,))
        output.end(Exit.DONE)
    if problems := make_assessment(file, found, made):
        output.refuse(problems)
    _tell((words.MADE.format(path=file), ""))


# ---- the questions


def _interview(file: Path, opened: "Opened", framework: str) -> None:
    """Ask until the end, or until a signal; what could not be saved is told on every way out."""
    from readiness.interview.machine import interview  # noqa: PLC0415
    from readiness.workflow.answering import begin_lines  # noqa: PLC0415

    _tell(begin_lines(opened))
    machine = interview(opened.sheet, opened.answers)
    done: Done | None
    try:
        done = _drive(file, opened, machine)
    except StoppedError as stop:
        _tell(("",))
        done = _wound_up(machine)
        stop.told = done is not None
        _end(file, done, framework)
        raise
    if not _end(file, done, framework):
        output.end(Exit.SYSTEM)


def _drive(file: Path, opened: "Opened", machine: "Machine") -> "Done":
    """Do what the machine asks for, until it ends."""
    from readiness.interview.machine import Ask, Reply, Save  # noqa: PLC0415
    from readiness.workflow.answering import question_lines, review_lines, save  # noqa: PLC0415

    try:
        effect = next(machine)
        while True:
            reply: Reply
            if isinstance(effect, Save):
                reply = save(file, opened.sheet, effect)
            elif isinstance(effect, Ask):
                _tell(question_lines(opened.sheet, effect, today()))
                reply = _line(words.PROMPTS[effect.wanted.value].format(default=effect.default))
            else:
                _tell(review_lines(opened.sheet, effect))
                reply = _line(words.PROMPT)
            effect = machine.send(reply)
    except StopIteration as end:
        done: Done = end.value
        return done


def _wound_up(machine: "Machine") -> "Done | None":
    """The end of a machine that a signal left waiting for a line or for what became of saving."""
    from readiness.interview.machine import NotSaved  # noqa: PLC0415

    try:
        # it waits at one of these two, and at the end of input it ends
        machine.send(NotSaved(words.STOPPED))
        machine.send(None)
    except StopIteration as end:
        done: Done | None = end.value
        return done
    return None


def _end(file: Path, done: "Done | None", framework: str) -> bool:
    """Say what was saved, and how to go on; whether everything that was answered is in the file."""
    from readiness.workflow.answering import entry_text  # noqa: PLC0415

    if done is None:
        return False
    saved = words.SAVED if done.saved else words.NONE_SAVED
    _tell(("", saved.format(saved=done.saved, path=file, open=done.open)))
    if done.unsaved:
        _tell((words.UNSAVED,))
        for name, value in done.unsaved:
            output.write_lines(textwrap.indent(entry_text(name, value), "  "))
        return False
    if done.open:
        _tell((words.GO_ON.format(path=quoted(file), framework=framework),))
    _tell((words.SCORE.format(path=quoted(file), framework=framework),))
    return True
