"""The full screen in a terminal that is one: resized, suspended, without colour, stopped, taken away, or not there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from program import loaded_by
from readiness.cli import full_screen
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import parse
from readiness.words import full_screen as words
from readiness.words import interview as interview_words
from readiness.workflow.folding import answers_in
from support import ROOT, good

HEAD = """\
readiness: assessment/1
framework: {id: integrated-mission, version: "2026.1"}
subject: {id: m, name: M}
round: "2026"
date: 2026-11-01
phase: implementation
respondent: leadership
answers:
"""
FIRST, SECOND, THIRD = "funding.tasks-resourced", "funding.horizon", "funding.development-money"
PATIENCE = 20.0
TMUX = shutil.which("tmux")
IN_TMUX = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.yaml"
    file.write_text(HEAD, encoding="utf-8", newline="")
    return file


def answers(path: Path) -> Mapping[str, Plain]:
    return answers_in(good(parse(path.read_bytes(), "")).data)


class Terminal:
    """A shell in a terminal of tmux."""

    def __init__(self, folder: Path, columns: int, rows: int) -> None:
        self.socket = str(folder / "tmux")
        self.tmux("-f", os.devnull, "new-session", "-d", "-s", "t", "-x", str(columns), "-y", str(rows), "sh")
        self.type("PS1='ready> '", "Enter")
        self.wait(lambda shown: shown.rstrip().endswith("ready>"))

    def tmux(self, *words: str) -> str:
        assert TMUX is not None
        done = subprocess.run(
            [TMUX, "-S", self.socket, *words], capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout

    def type(self, *keys: str) -> None:
        self.tmux("send-keys", "-t", "t", *keys)

    def run(self, *command: str | Path, env: str = "") -> None:
        line = shlex.join([sys.executable, "-m", "readiness", *map(str, command)])
        self.type(f"clear; {env} {line}; echo code $?", "Enter")

    def shown(self, *how: str) -> str:
        return self.tmux("capture-pane", "-t", "t", "-p", *how)

    def wait(self, what: str | Callable[[str], bool]) -> str:
        """What is shown, as soon as it has this."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            shown = self.shown()
            if what in shown if isinstance(what, str) else what(shown):
                return shown
            time.sleep(0.1)
        pytest.fail(f"{what} did not appear:\n{shown}")

    def close(self) -> None:
        self.tmux("kill-server")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[[int, int], Terminal]]:
    made: list[Terminal] = []

    def make(columns: int, rows: int) -> Terminal:
        made.append(Terminal(tmp_path, columns, rows))
        return made[-1]

    yield make
    for each in made:
        each.close()


@IN_TMUX
def test_it_is_answered_resized_suspended_and_resumed(terminal: Callable[[int, int], Terminal], path: Path) -> None:
    screen = terminal(80, 24)
    screen.run("assess", path, "--tui", env="COLUMNS=80 LINES=24")
    shown = screen.wait(FIRST)
    assert len(shown.splitlines()) <= 24
    assert words.THEMES in shown
    screen.type("50", "Enter")
    screen.wait(interview_words.SAVED_ONE)
    screen.tmux("resize-window", "-t", "t", "-x", "120", "-y", "40")
    screen.wait(lambda shown: max(map(len, shown.splitlines())) > 80 and SECOND in shown)
    screen.type("C-z")
    screen.wait("ready>")
    screen.type("fg", "Enter")
    screen.wait(SECOND)
    screen.type("d")
    screen.wait(THIRD)
    screen.tmux("resize-window", "-t", "t", "-x", "40", "-y", "12")
    screen.wait(lambda shown: words.THEMES not in shown and THIRD in shown)
    screen.type("q")
    assert "2 saved in" in screen.wait("Score with")
    assert answers(path) == {FIRST: 50, SECOND: "dont-know"}
    assert [file.name for file in path.parent.iterdir() if "journal" in file.name or "session" in file.name] == []


@IN_TMUX
def test_without_colour_there_is_none(terminal: Callable[[int, int], Terminal], path: Path) -> None:
    screen = terminal(120, 40)
    screen.run("assess", path, "--tui", "--theme", "planning", env="NO_COLOR=1")
    screen.wait("( ) 0")
    codes = re.findall(r"\x1b\[([0-9;]*)m", screen.shown("-e"))
    assert codes
    coloured = re.compile(r"(^|;)(3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8)(;|$)")
    assert [code for code in codes if coloured.search(code)] == []
    screen.type("C-q")
    screen.wait("code 0")


@IN_TMUX
@pytest.mark.parametrize(("how", "code"), [("C-c", 130), ("TERM", 143)])
def test_a_note_half_written_outlives_a_signal(
    terminal: Callable[[int, int], Terminal], path: Path, how: str, code: int
) -> None:
    screen = terminal(80, 24)
    screen.run("assess", path, "--tui")
    screen.wait(FIRST)
    screen.type("m")
    screen.type("Half written")
    screen.wait("Half written")
    if how == "TERM":
        screen.tmux("run-shell", f"pkill -TERM -f {shlex.quote(f'assess {path}')}")
    else:
        screen.type(how)
    shown = screen.wait(f"code {code}")
    assert "Traceback" not in shown
    assert answers(path) == {FIRST: {"answer": "unanswered", "note": "Half written"}}


@IN_TMUX
def test_where_the_terminal_is_taken_away_it_ends_and_keeps_all(
    terminal: Callable[[int, int], Terminal], path: Path
) -> None:
    screen = terminal(80, 24)
    screen.run("assess", path, "--tui")
    screen.wait(FIRST)
    screen.type("50", "Enter")
    screen.wait(SECOND)
    screen.close()
    until = time.monotonic() + PATIENCE
    while subprocess.run(["pgrep", "-f", f"assess {path}"], capture_output=True, check=False).returncode == 0:
        assert time.monotonic() < until, "it goes on without a terminal"
        time.sleep(0.1)
    assert answers(path) == {FIRST: 50}


# ---- no terminal, and no Textual


def outcome(path: Path, *args: str, without: bool = False) -> tuple[int, str, str]:
    block = "sys.modules['textual'] = None; " if without else ""
    program = f"import sys; {block}from readiness.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "assess", str(path), *args],
        input="50\nq\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_textual_is_loaded_for_the_full_screen_only(path: Path) -> None:
    loaded = loaded_by("assess", path, typed=b"50\nq\n")
    assert "readiness.interview.machine" in loaded
    assert [name for name in loaded if name.startswith("textual")] == []


def test_over_a_pipe_it_is_refused(path: Path) -> None:
    code, out, err = outcome(path, "--tui")
    assert (code, out) == (2, "")
    assert "[S068]" in err
    assert answers(path) == {}


def test_the_line_that_installs_it_asks_for_what_the_extra_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (wanted,) = project["optional-dependencies"]["tui"]
    assert shlex.split(full_screen.how_to_install()) == [sys.executable, "-m", "pip", "install", wanted]


def test_where_it_is_not_installed_the_line_that_installs_it_is_told(path: Path) -> None:
    code, out, err = outcome(path, "--tui", without=True)
    assert (code, out) == (2, "")
    assert "[S067]" in err
    assert full_screen.how_to_install() in " ".join(err.split())


@pytest.mark.parametrize("without", [False, True])
def test_where_the_folder_asks_for_it_and_it_cannot_be_had_the_questions_come_in_lines(
    path: Path, *, without: bool
) -> None:
    path.with_name("readiness.yaml").write_text("readiness: folder/1\nfull-screen: dark\n", encoding="utf-8")
    code, out, err = outcome(path, without=without)
    assert (code, err) == (0, "")
    assert ("-m pip install" in " ".join(out.split())) is without
    assert answers(path) == {FIRST: 50}
