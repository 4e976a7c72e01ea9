"""`readiness assess` over the rounds of a folder: what is offered, shown and carried, and what is asked at all."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from readiness.cli import assess as command
from readiness.cli import line_by_line
from readiness.cli.app import app
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import parse
from readiness.words import interview as words
from support import EXAMPLES, good

FIRST = "funding.tasks-resourced"
NEW = ("--date", "2028-11-01", "--round", "2028")


def run(*args: str | Path, typed: str = "") -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(arg) for arg in args], input=typed, env={"COLUMNS": "80"})
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "\x1b" not in done.stdout + done.stderr
    return done.exit_code, done.stdout, done.stderr


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def data(path: Path) -> dict[str, Plain]:
    found = good(parse(path.read_bytes(), str(path))).data
    assert isinstance(found, dict)
    return found


def answers(path: Path) -> dict[str, Plain]:
    found = data(path)["answers"]
    assert isinstance(found, dict | None)
    return found or {}


def carried(path: Path) -> list[str]:
    return [name for name, entry in answers(path).items() if isinstance(entry, dict) and entry.get("carried")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "unmex", tmp_path / "unmex"))


# ---- a new round from the last one


def test_a_new_round_begins_with_what_the_last_one_answered(folder: Path) -> None:
    path = folder / "2028.yaml"
    code, out, err = run("assess", path, "--from", folder / "2026.yaml", *NEW, typed="\n\n\n\nk\n\n0\nq\n")
    assert (code, err) == (0, "")
    head = data(path)
    assert head["subject"] == {"id": "unmex", "name": "UN Mission in Exampleland", "fictional": True}
    assert (head["phase"], head["respondent"], head["round"]) == ("consolidation", "leadership", "2028")
    assert "Name of the mission [UN Mission in Exampleland]: " in out
    assert "Phase [consolidation]: " in out
    said = flat(out)
    assert "Answers carried over: 45;" in said
    assert "Left open, since they are new (1): planning.shared-analysis" in said
    assert "Left open, since their answers mean something else now (1): planning.benchmarks" in said
    assert "Carried over, not confirmed: 75 % (k keeps it)" in said
    assert "Its note in round 2026: Six of eight task areas" in said
    assert words.NOT_CONFIRMED in said
    assert "Answers carried over and not confirmed: 43; until they are, they have no support." in said
    assert len(carried(path)) == 43
    assert answers(path)[FIRST] == {
        "answer": 75,
        "evidence": [{"ref": "Budget performance report", "kind": "document", "date": "2026-09-30"}],
    }
    assert run("check", path)[0] == 0
    code, out, _ = run("score", path)
    assert (code, "43 carried over from an earlier round and not confirmed" in flat(out)) == (0, True)


def test_what_is_carried_over_is_read_with_the_framework_that_it_names(folder: Path) -> None:
    # the older round names 2026.1, the folder 2026.2, in which one question was renamed and one means something else
    path = folder / "2028.yaml"
    assert run("assess", path, "--from", folder / "2026.yaml", "--no-input", *NEW)[0] == 0
    assert "planning.benchmarks" not in answers(path)
    again = folder / "2029.yaml"
    day = ("--date", "2029-11-01", "--round", "2029")
    assert (
        run(
            "assess",
            again,
            "--from",
            folder / "2026.yaml",
            "--no-input",
            "--framework",
            "integrated-mission@2026.1",
            *day,
        )[0]
        == 0
    )
    assert "planning.benchmarks" in carried(again)


@pytest.mark.parametrize(
    ("args", "code"),
    [(("--date", "2026-01-01"), "A037"), (("--subject", "other", "--name", "Other"), "A036"), ((), "")],
)
def test_a_round_that_is_no_earlier_one_is_refused(folder: Path, args: tuple[str, ...], code: str) -> None:
    path = folder / "2028.yaml"
    found, _, err = run("assess", path, "--from", folder / "2026.yaml", "--no-input", *args)
    assert (found, path.exists()) == ((2, False) if code else (0, True))
    assert code in err


def test_another_subject_is_refused_before_anything_is_asked(folder: Path, tmp_path: Path) -> None:
    old = ("--from", folder / "2026.yaml")
    code, out, err = run("assess", folder / "2028.yaml", *old, "--subject", "other", typed="Mission\n")
    assert (code, out, "[A036]" in err) == (2, "", True)
    # the subject is that of the round that it follows, and not asked
    _, out, err = run("assess", tmp_path / "2028.yaml", *old, typed="\nq\n")
    assert (err, words.HEAD["subject"] in out) == ("", False)


def test_a_round_that_cannot_be_read_is_refused_and_nothing_is_made(folder: Path) -> None:
    path = folder / "2028.yaml"
    assert run("assess", path, "--from", folder / "none.yaml", *NEW)[0] == 3
    assert run("assess", path, "--from", folder / "targets.yaml", *NEW)[0] == 2
    assert not path.exists()


# ---- the round before


def test_the_round_before_is_shown_kept_on_purpose_and_hidden_on_request(folder: Path) -> None:
    path = folder / "2028.yaml"
    assert run("assess", path, "--no-input", "--phase", "consolidation", *NEW)[0] == 0
    assert answers(path) == {}
    code, out, err = run("assess", path, "--theme", "funding", typed="\nk\nq\n")
    assert (code, err) == (0, "")
    assert "What round 2027 answered is shown; k keeps it." in out
    kept = re.search(r"^Round 2027: (.+) % \(k keeps it\)$", out, re.MULTILINE)
    assert kept is not None
    entry = answers(path)[FIRST]
    assert isinstance(entry, dict)
    assert str(entry["answer"]) == kept[1]
    code, out, _ = run("assess", path, "--blind", typed="k\n12\nq\n")
    assert "Round 2027:" not in out.split("\n> ")[0]
    assert words.HIDDEN in flat(out)
    assert "funding.horizon in the round before: Round 2027: " in flat(out)


def test_the_round_before_is_the_one_that_is_named(folder: Path, tmp_path: Path) -> None:
    path, named = folder / "2028.yaml", tmp_path / "elsewhere" / "before.yaml"
    assert run("assess", path, "--no-input", "--phase", "consolidation", *NEW)[0] == 0
    named.parent.mkdir()
    # another than the latest of the folder, with the framework that it names itself
    shutil.copy(folder / "2026.yaml", named)
    code, out, err = run("assess", path, "--previous", named, typed="k\nq\n")
    assert (code, err) == (0, "")
    assert "What round 2026 answered is shown; k keeps it." in out
    assert "Round 2026: 75 % (k keeps it)" in out
    assert answers(path)[FIRST] == {
        "answer": 75,
        "evidence": [{"ref": "Budget performance report", "kind": "document", "date": "2026-09-30"}],
    }
    # the next command has to be told it again
    assert "".join(out.split()).count(f"--previous{named}") == 2
    code, out, _ = run("assess", path, "--previous", named, "--blind", typed="q\n")
    assert "What round 2026 answered is hidden" in out


@pytest.mark.parametrize(
    ("file", "named", "code", "found"),
    [
        ("2026.yaml", "2026.yaml", "A037", 2),
        ("2026.yaml", "2027.yaml", "A037", 2),
        ("2026.yaml", "none.yaml", "S001", 3),
        ("2026.yaml", "targets.yaml", "A033", 2),
        ("2028.yaml", "2026.yaml", "leave --previous out", 2),
    ],
)
def test_a_round_before_that_cannot_be_used_is_refused(
    folder: Path, file: str, named: str, code: str, found: int
) -> None:
    before = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    ended, out, err = run("assess", folder / file, "--previous", folder / named, typed="50\n")
    assert (ended, out) == (found, "")
    assert code in flat(err)
    assert {path: path.read_bytes() for path in folder.glob("*.yaml")} == before


# ---- what is asked


def test_a_new_file_of_the_pulse_says_so_and_of_a_full_one_only_the_pulse_is_asked(folder: Path) -> None:
    path = folder / "2028.yaml"
    code, out, _ = run("assess", path, "--pulse", "--phase", "consolidation", *NEW, typed="\n\n\nq\n")
    assert (code, data(path)["scope"]) == (0, "pulse")
    pulse = re.search(r"(\d+) questions", out)
    full = re.search(r"(\d+) questions", run("assess", folder / "2027.yaml", "--pulse")[1])
    assert pulse is not None
    assert full is not None
    assert int(pulse[1]) == int(full[1]) < 20


def test_only_what_is_wanted_is_asked(folder: Path) -> None:
    path = folder / "2025.yaml"
    before = path.read_bytes()

    def asked(*options: str) -> list[str]:
        code, out, err = run("assess", path, *options, typed="s\n" * 60)
        assert (code, err) == (0, "")
        return re.findall(r"^\d+ of \d+(?:, .*)?\. .*\. ([a-z.-]+)$", out, re.MULTILINE)

    everything = asked()
    theme = asked("--theme", "staffing")
    assert theme == [name for name in everything if name.startswith("staffing.")]
    stale = asked("--stale")
    assert 0 < len(stale) < len(everything)
    assert f"evidence older than 12 months: {len(stale)};" in run("check", path)[1]
    assert asked("--open") == ["staffing.specialists"]
    assert asked("--open", "--theme", "funding") == []
    assert asked("--stale", "--theme", "staffing") == [name for name in stale if name in theme]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("2026.yaml", "--theme", "fundin"), "did you mean 'funding'"),
        (("2026.yaml", "--from", "2025.yaml"), "--from begins a new file"),
        (("2026.yaml", "--no-input"), "leave --no-input out"),
        (("2028.yaml", "--theme", "fundin"), "did you mean 'funding'"),
        (("2028.yaml", "--no-input"), "--phase"),
        (("2028.yaml", "--no-input", "--phase", "late"), "Phase"),
        # the name of the folder's mission is not that of another
        (("2028.yaml", "--no-input", "--phase", "transition", "--subject", "other"), "state --name."),
        (("elsewhere/2028.yaml", "--no-input"), "--name, --subject, --phase, --respondent"),
    ],
)
def test_what_cannot_be_done_is_told(folder: Path, args: tuple[str, ...], told: str) -> None:
    file, *options = args
    code, out, err = run(
        "assess", folder / file, *(folder / word if word.endswith(".yaml") else word for word in options)
    )
    assert (code, out) == (2, "")
    assert told in flat(err)
    assert not (folder / "2028.yaml").exists()


def test_without_asking_a_file_is_made_of_options_and_defaults(folder: Path) -> None:
    path = folder / "2028.yaml"
    code, out, err = run("assess", path, "--no-input", "--phase", "consolidation")
    assert (code, err) == (0, "")
    assert "Go on with: readiness assess" in out
    assert words.PROMPT not in out
    assert run("check", path)[0] == 0


def test_a_folder_file_with_a_mistake_is_told_and_nothing_is_made(folder: Path) -> None:
    (folder / "readiness.yaml").write_text("readiness: folder/1\nrespondant: leadership\n", encoding="utf-8")
    code, out, err = run("assess", folder / "2028.yaml", *NEW)
    assert (code, out) == (2, "")
    assert "readiness.yaml:2:1" in err


FRAMEWORKS = ("integrated-mission@2026.1", "integrated-mission@2026.2")


def test_new_takes_the_same_defaults_of_the_folder_as_assess(folder: Path) -> None:
    path, other = folder / "2028.yaml", folder / "2029.yaml"
    (folder / "readiness.yaml").write_text(
        (folder / "readiness.yaml").read_text(encoding="utf-8").replace(FRAMEWORKS[1], FRAMEWORKS[0]), encoding="utf-8"
    )
    head = ("--date", "2028-11-01", "--phase", "consolidation")
    assert run("new", path, *head)[::2] == (0, "")
    assert run("assess", other, "--no-input", *head)[::2] == (0, "")
    assert {**data(path), "answers": None} == {**data(other), "answers": None}
    assert data(path)["subject"] == {"id": "unmex", "name": "UN Mission in Exampleland", "fictional": True}
    assert (data(path)["respondent"], data(path)["round"]) == ("leadership", "2028")
    reference = data(path)["framework"]
    assert isinstance(reference, dict)
    assert reference["version"] == "2026.1"
    assert run("check", path)[0] == 0


def test_new_takes_options_before_defaults_and_leaves_blank_what_is_neither(folder: Path) -> None:
    path = folder / "2028.yaml"
    named = ("--subject", "other", "--respondent", "police", "--framework", FRAMEWORKS[1])
    assert run("new", path, "--date", "2028-11-01", *named)[::2] == (0, "")
    head = data(path)
    assert (head["subject"], head["respondent"], head["phase"]) == ({"id": "other", "name": None}, "police", None)
    path.unlink()
    assert run("new", path, "--name", "Other Mission")[::2] == (0, "")
    assert data(path)["subject"] == {"id": "om", "name": "Other Mission"}


@pytest.mark.parametrize("command", [("new",), ("assess", "--no-input", "--phase", "start-up")])
def test_a_folder_file_that_cannot_be_used_is_told_by_both_that_make_an_assessment(
    folder: Path, command: tuple[str, ...]
) -> None:
    file, path = folder / "readiness.yaml", folder / "2028.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("integrated-mission@2026.2", "lost@1"), encoding="utf-8")
    code, out, err = run(command[0], path, *command[1:])
    assert (code, out, path.exists()) == (2, "", False)
    assert "readiness.yaml:5:" in err
    # a framework that is asked for takes the place of the one that the folder names
    code, _, err = run(command[0], path, *command[1:], "--framework", FRAMEWORKS[1])
    assert (code, err, path.exists()) == (0, "", True)


# ---- reading aloud, and small screens

FIRST_SCREEN = 1_100
"""Bytes: what an interview costs on a slow link before the first line is typed."""


def test_the_first_screen_is_small(folder: Path) -> None:
    path = folder / "2028.yaml"
    run("assess", path, "--no-input", "--phase", "consolidation", "--from", folder / "2027.yaml", *NEW)
    out = run("assess", path)[1]
    screen = out[: out.index("> ") + 2]
    assert len(screen.encode()) < FIRST_SCREEN, screen


def test_everything_is_said_in_lines_one_after_another(folder: Path) -> None:
    keys = ["?", "r", "?", "p", "b", "e", "q", "p", "g 30", "1", "u", "m", "", "x", "", "o", "r", "f"]
    code, out, err = run("assess", folder / "2025.yaml", typed="\n".join(keys) + "\n")
    assert (code, err) == (0, "")
    # nothing moves the cursor, overwrites a line or draws a table
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u2500-\u259f]", out)
    assert max(map(len, out.splitlines())) <= 80


def test_help_names_every_option() -> None:
    code, out, _ = run("assess", "--help")
    assert code == 0
    for option in ("--from", "--previous", "--pulse", "--theme", "--open", "--stale", "--blind", "--no-input"):
        assert option in out


def test_the_clock_is_read_by_the_front_end_and_told_to_the_machine(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter(range(0, 10_000, 30))
    for module in (command, line_by_line):
        monkeypatch.setattr(module, "seconds", lambda: next(ticks))
    out = run("assess", folder / "2026.yaml", typed="g 1\n10\n20\n30\n40\nq\n")[1]
    assert ", about" not in out  # nothing is to be done any more
    path = folder / "2028.yaml"
    run("assess", path, "--no-input", "--phase", "consolidation", *NEW)
    out = run("assess", path, typed="10\n20\n30\nq\n")[1]
    assert re.search(r"^4 of \d+, 45 to go, about 23 min\. Funding\. ", out, re.MULTILINE)


def test_a_pipe_without_a_terminal_ends_well(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "readiness", "assess", str(folder / "2025.yaml")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
