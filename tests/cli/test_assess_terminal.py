"""`readiness assess` line by line in a real terminal: every key that one has, and what becomes of the answers."""

import os
import re
import time
from pathlib import Path

import pytest

from program import LARGE, PROGRAM, SECONDS, SMALL, Terminal, at_a_terminal, typed
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import parse
from readiness.words import interview as words
from support import good

pytestmark = pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
HEAD = """\
readiness: assessment/1
framework: {id: integrated-mission, version: "2026.1"}
subject: {id: m, name: M}
round: "2026" # as it was typed
date: 2026-11-01
phase: implementation
respondent: leadership
answers:
"""
TYPED_HEAD = ["UN Mission in Exampleland", "", "", "", "2", "0"]
PROMPT = f"\r\n{words.PROMPT}"
SHELL = "at the shell: "
REFERENCE = words.PROMPTS["reference"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.yaml"
    file.write_text(HEAD, encoding="utf-8", newline="")
    return file


def answers(path: Path) -> dict[str, Plain]:
    data = good(parse(path.read_bytes(), str(path))).data
    assert isinstance(data, dict)
    found = data["answers"]
    assert isinstance(found, dict | None)
    return found or {}


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name != ".readiness")


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def widest(said: str) -> int:
    return max(map(len, said.replace("\r\n", "\n").split("\n")))


def look(terminal: Terminal) -> None:
    """Nothing but lines that fit: no traceback, no color, and nothing that moves the cursor."""
    assert "Traceback" not in terminal.said
    assert "\x1b" not in terminal.said
    assert widest(terminal.said) <= 80


LATER: dict[str, Plain] = {
    "answer": 12,
    "note": "the reason 2 y",
    "evidence": [{"ref": "Budget", "kind": "document", "date": "2026-10-31"}, {"ref": "Plan", "kind": "document"}],
}
FIRST, SECOND, THIRD = "funding.tasks-resourced", "funding.horizon", "funding.development-money"


def say_what_it_rests_on(terminal: Terminal) -> None:
    """A note and two pieces of evidence, one of them without a date."""
    terminal.enter("m")
    terminal.wait_for(words.PROMPTS["note"])
    terminal.type("the reason\r2\ry\r")  # a paste of several lines is one note, and answers no question
    terminal.wait_for(words.NOTE_SAVED, PROMPT)
    terminal.enter("e")
    terminal.wait_for(REFERENCE)
    terminal.enter("Budget")
    terminal.wait_for(words.PROMPTS["kind"].format(default=words.EVIDENCE_KIND))
    terminal.enter("")
    terminal.wait_for(words.PROMPTS["day"])
    terminal.enter("2026-10-31")
    terminal.wait_for(words.EVIDENCE_SAVED, REFERENCE)
    terminal.enter("Plan")
    terminal.wait_for(words.PROMPTS["kind"].format(default=words.EVIDENCE_KIND))
    terminal.enter("")
    terminal.wait_for(words.PROMPTS["day-again"].format(last="2026-10-31"))
    terminal.enter("")
    terminal.wait_for(words.EVIDENCE_UNDATED, REFERENCE)
    terminal.enter("")
    terminal.wait_for(PROMPT)


def press_other_keys(terminal: Terminal) -> None:
    # arrows, a function key and escape by themselves, and an arrow in the middle of an answer
    terminal.enter("\x1b[A\x1b[1;5D\x1bOP\x1b")
    terminal.wait_for(words.NOTHING_TYPED, PROMPT)
    terminal.enter("1\x1b[D2")
    terminal.wait_for(words.SAVED_ONE, f". {THIRD}", PROMPT)
    terminal.enter("u")
    terminal.wait_for(words.UNDONE, f". {SECOND}", PROMPT)
    # what the terminal itself takes back was never typed: a character, and a whole line
    terminal.enter("9\x7f99\x1512")
    terminal.wait_for(words.SAVED_ONE, f". {THIRD}", PROMPT)


def change_the_window(terminal: Terminal) -> None:
    """The window shrinks and grows at a prompt; what comes next fits it."""
    begun = len(terminal.said)
    terminal.resize((24, 40))
    terminal.enter("s")
    terminal.wait_for("5 of ", PROMPT)
    terminal.enter("r")
    terminal.wait_for("? the others.", PROMPT)
    assert widest(terminal.said[begun:]) <= 40
    begun = len(terminal.said)
    terminal.resize(LARGE)
    terminal.enter("r")
    terminal.wait_for(words.REVIEW_KEYS[0], PROMPT)
    assert 40 < widest(terminal.said[begun:]) <= 80


def test_every_key_of_a_terminal_in_one_sitting_with_a_pause_and_a_window_that_changes(path: Path) -> None:
    with at_a_terminal(["sh", "-i"], PS1=SHELL) as terminal:
        terminal.wait_for(SHELL)
        terminal.enter(typed("assess", path))
        terminal.wait_for(PROMPT)
        begun = len(terminal.said)
        terminal.enter("50")
        terminal.wait_for(words.SAVED_ONE, f". {SECOND}", PROMPT)
        say_what_it_rests_on(terminal)
        press_other_keys(terminal)
        assert widest(terminal.said[begun:]) <= 80

        terminal.type("half an answer\x1a")
        terminal.wait_for(SHELL)
        assert answers(path) == {FIRST: 50, SECOND: LATER}
        terminal.enter("fg")
        terminal.wait_for("assess")
        terminal.enter("d")
        terminal.wait_for(words.SAVED_ONE, "4 of ", PROMPT)

        change_the_window(terminal)
        terminal.enter("f")
        terminal.wait_for("6 saved in", SHELL)
        terminal.enter("echo ended with $?")
        terminal.wait_for("ended with 0", SHELL)
        assert answers(path) == {FIRST: 50, SECOND: LATER, THIRD: "dont-know"}

        # the same in a pipe, with nobody at the keys and nobody at the screen
        terminal.enter(f"printf 'd\\nq\\n' | {typed('assess', path)} | cat; echo done")
        terminal.wait_for("4 of ", words.SAVED_ONE, "1 saved in", "\ndone", SHELL)
        terminal.enter("exit")
        terminal.ended()
        assert "Traceback" not in terminal.said
    assert list(answers(path).values())[3] == "dont-know"
    assert (len(answers(path)), names_in(path.parent)) == (4, ["a.yaml"])


@pytest.mark.parametrize(
    ("size", "more"), [(SMALL, {"TERM": "dumb"}), (LARGE, {"NO_COLOR": "1"})], ids=["80x24, dumb", "120x40, no color"]
)
def test_ten_questions_then_control_c_then_the_same_command_goes_on_until_control_d(
    tmp_path: Path, size: tuple[int, int], more: dict[str, str]
) -> None:
    path = tmp_path / "a.yaml"
    command = [*PROGRAM, "assess", str(path)]
    with at_a_terminal(command, size, **more) as terminal:
        for line in TYPED_HEAD:
            terminal.wait_for(": ")
            terminal.enter(line)
            terminal.wait_for("\n")
        for number in range(1, 11):
            terminal.wait_for(f"{number} of ", PROMPT)
            terminal.enter("d")
            terminal.wait_for(words.SAVED_ONE)
        terminal.wait_for("11 of ", PROMPT)
        terminal.type("half an answer\x03")
        assert terminal.ended() == 130
        assert "10 saved in" in flat(terminal.said)
        assert "Go on with: readiness assess" in flat(terminal.said)
        look(terminal)
    assert list(answers(path).values()) == ["dont-know"] * 10
    assert names_in(tmp_path) == ["a.yaml"]
    with at_a_terminal(command, size, **more) as terminal:
        terminal.wait_for("11 of ", PROMPT)
        # behind text the first sends what was typed, and only the second is an end; the answer counts
        terminal.type("d\x04\x04")
        terminal.wait_for(words.SAVED_ONE, "12 of ", PROMPT)
        terminal.type("\x04")
        assert terminal.ended() == 0
        look(terminal)
    assert list(answers(path).values()) == ["dont-know"] * 11
    assert names_in(tmp_path) == ["a.yaml"]


def test_control_c_at_the_head_makes_nothing(tmp_path: Path) -> None:
    with at_a_terminal([*PROGRAM, "assess", str(tmp_path / "a.yaml")]) as terminal:
        terminal.wait_for(f"{words.HEAD['name']}: ")
        terminal.type("M\r\x03")
        assert terminal.ended() == 130
        look(terminal)
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_that_is_closed_ends_it_with_every_answer_saved(path: Path) -> None:
    with at_a_terminal([*PROGRAM, "assess", str(path)]) as terminal:
        terminal.wait_for(PROMPT)
        terminal.enter("d")
        terminal.wait_for(words.SAVED_ONE, PROMPT)
        # the signal, or the end of input and nobody to tell: whichever comes first
        assert terminal.close() in {129, 3}
    assert list(answers(path).values()) == ["dont-know"]
    assert names_in(path.parent) == ["a.yaml"]


def test_a_terminal_that_went_away_without_a_signal_is_the_end_of_input(path: Path, tmp_path: Path) -> None:
    said = tmp_path / "said"

    def wait_for(text: str) -> None:
        end = time.monotonic() + SECONDS
        while not said.exists() or text not in said.read_text(encoding="utf-8"):
            assert time.monotonic() < end, f"{text!r} did not come"
            time.sleep(0.01)

    command = f"trap '' HUP; exec {typed('assess', path)} >{said} 2>&1"
    with at_a_terminal(["sh", "-c", command]) as terminal:
        wait_for(f"\n{words.PROMPT}")
        terminal.enter("50")
        wait_for(words.SAVED_ONE)
        # the system answers with an error or with the end of input, as it happens
        assert terminal.close() == 0
    assert "1 saved in" in flat(said.read_text(encoding="utf-8"))
    assert answers(path) == {FIRST: 50}
