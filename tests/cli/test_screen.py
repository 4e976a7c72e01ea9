"""What a person at a terminal sees: pages of a long report, a bar while something takes long, ASCII, sections."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from program import PROGRAM, Terminal, at_a_terminal, outcome
from readiness.cli.app import app
from readiness.cli.progress import meter
from support import EXAMPLES, PROCEEDINGS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
FIRST, ROUND, NEXT = (EXAMPLES / "unmex" / f"{year}.yaml" for year in (2025, 2026, 2027))
FOLDER = EXAMPLES / "unmex"
PAGER = "tail -n 1"
"""Shows that it was there by what it leaves out."""
PLAIN: Final[Mapping[str, str]] = {}


def terminal(*args: str | Path, rows: int = 24, env: Mapping[str, str] = PLAIN) -> AbstractContextManager[Terminal]:
    """A command in a terminal of its own."""
    return at_a_terminal([*PROGRAM, *args], (rows, 80), **env)


def shown(*args: str | Path, rows: int = 24, env: Mapping[str, str] = PLAIN, code: int = 0) -> str:
    """What a command has shown in a terminal by its end."""
    with terminal(*args, rows=rows, env=env) as found:
        text = found.text()
        assert found.ended() == code
    return text


def paged(*args: str | Path, rows: int = 24, pager: str = PAGER, **env: str) -> str:
    """What is shown where this is the pager."""
    return shown(*args, rows=rows, env={"PAGER": pager, **env})


def invoked(*args: str | Path) -> tuple[int, str, str]:
    """A command in this process."""
    done = CliRunner().invoke(app, [*map(str, args)], env={"COLUMNS": "80", "NO_COLOR": "1"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


# ---- the pager


def test_a_report_longer_than_the_screen_goes_to_the_pager() -> None:
    assert len(paged("score", ROUND).splitlines()) == 1


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("args", "env"),
    [
        (("score", ROUND, "--no-pager"), {"PAGER": PAGER}),
        (("score", ROUND), {"PAGER": "cat"}),
        (("score", ROUND), {"PAGER": PAGER, "TERM": "dumb"}),
        (("score", ROUND), {"PAGER": "no-such-pager"}),
        (("score", ROUND), {"PAGER": "'"}),
        (("score", ROUND, "--format", "json"), {"PAGER": PAGER}),
        (("score", ROUND, "--format", "markdown"), {"PAGER": PAGER}),
        (("show", "funding"), {"PAGER": PAGER}),
    ],
    ids=str,
)
def test_it_is_printed_at_once_where_no_pager_is_wanted_or_can_be_had(
    args: tuple[str | Path, ...], env: dict[str, str]
) -> None:
    assert len(shown(*args, env=env).splitlines()) > 40


def test_a_report_that_fits_is_printed_at_once() -> None:
    assert len(paged("score", ROUND, "--section", "open").splitlines()) > 5
    assert len(paged("score", ROUND, rows=300).splitlines()) > 40


def test_a_pipe_has_no_pages() -> None:
    code, out, _ = outcome("score", ROUND, PAGER=PAGER)
    assert code == 0
    assert len(out.splitlines()) > 40


@pytest.mark.parametrize(
    "args",
    [
        ("score", ROUND),
        ("diff", FIRST, ROUND),
        ("diff", "integrated-mission@2026.1", "integrated-mission@2026.2"),
        ("trend", FOLDER),
        ("explain", ROUND),
        ("next", ROUND),
        ("robustness", ROUND, "--draws", "100"),
        ("targets", ROUND),
        ("rounds", FOLDER),
    ],
    ids=lambda args: args[0],
)
def test_every_report_has_pages_and_can_do_without(
    args: tuple[str | Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []

    def taken(text: str) -> bool:
        pages.append(text)
        return True

    monkeypatch.setattr("readiness.cli.pager.is_wanted", lambda _: True)
    monkeypatch.setattr("readiness.cli.pager.shown", taken)
    assert invoked(*args)[1] == ""
    assert invoked(*args, "--no-pager")[1] == pages[0]
    assert len(pages) == 1


def test_the_pager_is_told_to_take_colours_and_leaves_its_settings_to_the_user() -> None:
    tells = "sh -c 'cat >/dev/null; echo $LESS'"
    assert paged("score", ROUND, pager=tells) == "-R\n"
    assert paged("score", ROUND, pager=tells, LESS="-S") == "-S\n"


def test_ctrl_c_is_for_the_pager() -> None:
    script = "import signal, sys; signal.signal(2, lambda *_: print('heard', flush=True)); print('here', flush=True); "
    script += "signal.pause(); sys.stdin.read()"
    pager = f'{sys.executable} -c "{script}"'
    with terminal("score", ROUND, env={"PAGER": pager}) as found:
        found.wait_for("here")
        found.type("\x03")
        found.wait_for("heard")
        assert found.ended() == 0


def test_the_gate_fails_behind_a_pager_too() -> None:
    assert "gate --fail-under failed" in shown("score", ROUND, "--fail-under", "99", code=1, env={"PAGER": PAGER})


# ---- while something takes long


@pytest.mark.unmeasured
def test_what_takes_long_shows_how_far_it_is_and_takes_it_away() -> None:
    text = shown("robustness", ROUND, "--draws", "5000", "--no-pager")
    assert re.search(r"Trying other weights .* \d+/5000", text)
    # its line is cleared behind the last time that it was written, and the report begins
    assert "\x1b[2K" in text[text.rindex("Trying other weights") : text.index("Integrated")]


def test_what_is_done_at_once_shows_nothing_of_it() -> None:
    assert "Reading and comparing" not in shown("trend", ROUND, "--no-pager")


def test_where_nobody_would_see_it_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("readiness.cli.progress.PATIENCE", 0.0)
    for stream, term, seen in ((Stream(), "xterm", True), (Stream(), "dumb", False), (StringIO(), "xterm", False)):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("TERM", term)
        with meter("Trying") as told:
            assert (told is not None) == seen
            if told is not None:
                told(1, 2)
        assert ("Trying" in stream.getvalue()) == seen


# ---- ASCII

REPORTS = {
    "score": ("score", ROUND),
    "no score": ("score", PROCEEDINGS),
    "items": ("score", ROUND, "--section", "items"),
    "diff": ("diff", ROUND, NEXT, "--stations"),
    "trend": ("trend", FOLDER, "--plot"),
    "explain": ("explain", ROUND),
    "robustness": ("robustness", ROUND, "--draws", "100"),
}
ASCII = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
LOCALE = {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}


def drawn_in_ascii(text: str) -> bool:
    """Whether it is ASCII; a question mark stands behind a question, and nowhere for a character that was lost."""
    return text.isascii() and not re.search(r"(^|[^a-z)])\?", text, re.MULTILINE)


@pytest.mark.parametrize("command", REPORTS)
def test_what_is_drawn_is_ascii_where_no_more_can_be_written(command: str) -> None:
    done = CliRunner(charset="ascii").invoke(app, [*map(str, REPORTS[command])], env={"COLUMNS": "140"})
    assert (done.exit_code, done.exception) == (0, None)
    assert drawn_in_ascii(done.stdout)


@pytest.mark.parametrize("settings", [ASCII, LOCALE], ids=["the stream", "the locale"])
def test_a_stream_or_a_locale_without_more_is_found_out(settings: dict[str, str]) -> None:
    code, out, _ = outcome(*REPORTS["score"], cwd=None, **settings)
    assert code == 0
    assert drawn_in_ascii(out)


@pytest.mark.unmeasured
def test_a_document_on_such_a_terminal_is_drawn_in_ascii_too() -> None:
    for args in (("score", ROUND), ("trend", FOLDER, "--plot")):
        assert drawn_in_ascii(shown(*args, "--format", "markdown", env=ASCII))


# ---- sections, and one line


def lines_of(*args: str | Path) -> list[str]:
    code, out, err = invoked(*args)
    assert (code, err) == (0, "")
    return out.splitlines()


def sections() -> Iterator[tuple[str, tuple[str | Path, ...], str, str]]:
    """A command, its files, a section and its first line."""
    yield from (
        ("score", (ROUND,), name, title)
        for name, title in {
            "themes": "Themes",
            "findings": "Findings across the themes",
            "steps": "Weakest items, and what the next level asks",
            "targets": "Targets",
            "open": "Still open",
            "context": "Context",
            "items": "Items",
        }.items()
    )
    yield from (
        ("diff", (ROUND, NEXT), name, title)
        for name, title in {
            "scores": "Scores",
            "split": "Where the change of the overall score comes from",
            "stations": "The stations between the rounds",
            "questions": "What changed in the questionnaire",
            "findings": "Findings that came",
            "targets": "Targets",
            "items": "Items that rose",
            "method": "How the change was made",
        }.items()
    )
    yield from (
        ("trend", (FOLDER,), name, title)
        for name, title in {
            "rounds": "Rounds",
            "plot": "Overall over time",
            "index": "From round to round",
            "themes": "Themes over time",
            "rate": "Rate of change",
            "findings": "Findings that are open",
            "targets": "Targets",
            "versions": "Versions and digests",
        }.items()
    )


SECTIONS = list(sections())


@pytest.mark.parametrize(("command", "files", "name", "title"), SECTIONS, ids=lambda value: str(value)[:12])
def test_a_section_is_shown_alone_below_what_says_whose_it_is(
    command: str, files: tuple[Path, ...], name: str, title: str
) -> None:
    shown = lines_of(command, *files, "--section", name)
    assert "fictional" in shown[1] or "fictional" in shown[2]
    assert title in shown
    others = {other for verb, _, key, other in SECTIONS if verb == command and key != name}
    assert not others & set(shown)


def test_sections_are_shown_in_the_order_of_the_report() -> None:
    one, other = (lines_of("score", ROUND, "--section", names) for names in ("findings,themes", "Themes, findings"))
    assert one == other
    assert one.index("Themes") < one.index("Findings across the themes")


def test_a_section_that_has_nothing_says_so() -> None:
    assert lines_of("score", PROCEEDINGS, "--section", "targets")[-1] == "There is nothing to show under targets."
    assert lines_of("trend", ROUND, "--section", "rate")[-1] == "There is nothing to show under rate."


@pytest.mark.parametrize("command", [("score", ROUND), ("diff", FIRST, ROUND), ("trend", FOLDER)], ids=lambda c: c[0])
def test_an_unknown_section_is_a_wrong_use_and_the_nearest_is_named(command: tuple[str | Path, ...]) -> None:
    code, out, err = invoked(*command, "--section", "finding")
    assert (code, out) == (2, "")
    assert "There is no section finding (did you mean findings?); there are: " in " ".join(err.split())
    assert invoked(*command, "--section", ",")[0] == 2


@pytest.mark.parametrize("command", ["score", "diff", "trend"])
def test_the_names_of_the_sections_are_in_the_help(command: str) -> None:
    told = " ".join(invoked(command, "--help")[1].split())
    assert re.search(r"Show these sections only, with a comma between them: [a-z, ]*findings[a-z, ]*\.", told)


@pytest.mark.parametrize(
    "options",
    [
        ("--section", "themes", "--format", "json"),
        ("--section", "themes", "-o", "x.md"),
        ("--quiet", "--format", "json"),
        ("--quiet", "-o", "x.md"),
        ("--quiet", "--section", "themes"),
    ],
    ids=" ".join,
)
def test_sections_and_one_line_are_for_the_screen(options: tuple[str, ...], tmp_path: Path) -> None:
    code, out, _ = invoked("score", ROUND, *(tmp_path / word if word.endswith(".md") else word for word in options))
    assert (code, out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_two_frameworks_have_neither() -> None:
    two = ("diff", "integrated-mission@2026.1", "integrated-mission@2026.2")
    for options in (("--quiet",), ("--section", "scores")):
        assert invoked(*two, *options)[0] == 2


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (
            ("score", ROUND),
            "UN Mission in Exampleland (fictional), round 2026: 60.8, Established in part, range 59.2 to 61.7",
        ),
        (
            ("score", PROCEEDINGS),
            (
                "The UN system as the 2007 seminar described it (an illustration), round 2007: no score, range 1.5 to "
                "94.5. 7 % of the weight is answered; a score needs 60 %."
            ),
        ),
        (
            ("diff", ROUND, NEXT),
            (
                "UN Mission in Exampleland (fictional), round 2026 to 2027, Overall: Declined: -2.3 like for like "
                "(items: 38), 2.0 or more"
            ),
        ),
        (
            ("diff", ROUND, NEXT, "--theme", "funding"),
            (
                "UN Mission in Exampleland (fictional), round 2026 to 2027, Funding: Improved: +4.5 like for like "
                "(items: 9), 2.0 or more"
            ),
        ),
        (
            ("trend", FOLDER),
            (
                "UN Mission in Exampleland (fictional), rounds 2023 to 2027, Overall: index 60.4; last: Declined: -2.3 "
                "like for like (items: 38), 2.0 or more"
            ),
        ),
        (
            ("trend", ROUND),
            "UN Mission in Exampleland (fictional), round 2026, Overall: index 60.8; one round alone has no verdict",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_quiet_prints_one_line(args: tuple[str | Path, ...], line: str) -> None:
    assert lines_of(*args, "--quiet") == [line]


def test_the_gates_hold_for_one_line_too() -> None:
    code, out, err = invoked("score", ROUND, "-q", "--fail-under", "99")
    assert (code, len(out.splitlines())) == (1, 1)
    assert "gate --fail-under failed" in err
