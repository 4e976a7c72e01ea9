"""Each command as it is really started; a forked run, as which the other tests run the program, says the same."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import program
from program import Done, environment, run, started
from readiness.words.commands import GROUPS
from support import EXAMPLES

POSIX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every run is a start")
NOW, BEFORE = "unmex/2026.yaml", "unmex/2025.yaml"
STARTS: Sequence[Sequence[str]] = [
    ("new", "a.yaml", "--date", "2026-11-23"),
    ("assess", NOW),
    ("score", NOW),
    ("export", NOW, "-o", "a.html"),
    ("diff", BEFORE, NOW),
    ("trend", "unmex"),
    ("explain", NOW, "planning"),
    ("next", NOW),
    ("robustness", NOW, "--draws", "100"),
    ("targets", NOW),
    ("check", "nowhere.yaml", NOW),
    ("seal", NOW),
    ("verify", "unmex"),
    ("rounds", "unmex"),
    ("show", "planing"),
    ("--version",),
    ("--help",),
    ("score", "--frob"),
]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_command_is_started() -> None:
    assert {words[0] for words in STARTS} >= {name for names in GROUPS.values() for name in names}


@pytest.mark.parametrize("words", STARTS, ids=" ".join)
def test_a_run_is_as_a_start(words: Sequence[str], tmp_path: Path) -> None:
    def told(done: Done) -> tuple[int, bytes, bytes]:
        return done.returncode, done.stdout, done.stderr

    folders = [tmp_path / name / "x" for name in ("one", "two")]
    for folder in folders:
        (folder / "unmex").mkdir(parents=True)
        for file in (EXAMPLES / "unmex").glob("*.yaml"):
            (folder / "unmex" / file.name).write_bytes(file.read_bytes())
    start = told(started(*words, typed=b"?\nq\n", cwd=folders[0]))
    assert b"Traceback" not in start[2]
    assert start[1] + start[2]
    assert told(run(*words, typed=b"?\nq\n", cwd=folders[1])) == start
    assert files(folders[0]) == files(folders[1])


@POSIX
def test_runs_have_their_own_folder_variables_input_and_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(program, "started", lambda *_, **__: pytest.fail("it was started"))
    assert program.outcome("new", "a.yaml")[0] == 0
    assert (tmp_path / "a.yaml").exists()
    assert program.outcome("check", "a.yaml", cwd=EXAMPLES)[0] == 3
    assert max(map(len, program.outcome("score", EXAMPLES / NOW, COLUMNS="40")[1].splitlines())) <= 40
    much = b"x" * 100_000  # more than a pipe holds, as is what comes of it
    shutil.copy(EXAMPLES / NOW, tmp_path / "b.yaml")
    done = run("assess", "b.yaml", typed=b"g 1\n" + b"?\n" * 100 + much + b"\nq\n")
    assert (done.returncode, len(done.stdout) > len(much)) == (0, True)
    assert run("--version", typed=much).returncode == 0
    assert run("--version", os.fsdecode(b"\xff")).returncode == 0


@POSIX
@pytest.mark.parametrize("name", ["FORCE_COLOR", "LANG", "LC_ALL", "PYTHONHASHSEED", "PYTHONIOENCODING", "TZ", "HOME"])
def test_a_variable_that_is_read_early_wants_a_start(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    starts: list[str] = []
    monkeypatch.setattr(program, "started", lambda *_, **more: starts.append(more["env"][name]))
    run("--version", env=environment(**{name: "0"}))
    assert starts == ["0"]


@POSIX
def test_what_does_not_end_is_killed_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "SECONDS", 0)
    with pytest.raises(AssertionError, match="it did not end"):
        run("robustness", EXAMPLES / NOW)
    monkeypatch.undo()
    assert run("--version").returncode == 0
