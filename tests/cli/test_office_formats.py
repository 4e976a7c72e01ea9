"""Formats that are no text, as commands: where they go, and what is told where their package is missing."""

import os
import pty
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

import pytest

from program import outcome, run
from readiness.cli.extras import install_line
from readiness.render.forms import EXTRAS
from support import ROOT, UNMEX

MODULES: Final = {"docx": "docx", "pdf": "typst", "xlsx": "xlsxwriter"}
BEGINS: Final = {"docx": b"PK", "pdf": b"%PDF-", "xlsx": b"PK"}


def without(module: str, *words: str | Path, cwd: Path) -> tuple[int, str, str]:
    """A run of the program where a package is not installed."""
    program = f"import sys; sys.modules[{module!r}] = None; from readiness.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("form", EXTRAS)
def test_the_line_that_installs_an_extra_asks_for_what_the_extra_asks_for(form: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (wanted,) = project["optional-dependencies"][form]
    line = install_line(EXTRAS[form].requirement)
    assert shlex.split(line) == [sys.executable, "-m", "pip", "install", wanted]


@pytest.mark.parametrize("form", EXTRAS)
@pytest.mark.parametrize("command", ["score", "export", "all", "format"])
def test_where_a_package_is_missing_the_line_that_installs_it_is_told_and_nothing_written(
    form: str, command: str, tmp_path: Path
) -> None:
    words: dict[str, tuple[str | Path, ...]] = {
        "score": ("score", UNMEX, "-o", f"x.{form}"),
        "export": ("export", UNMEX, "-o", f"x.{form}"),
        "all": ("export", UNMEX.parent, "--all", form),
        "format": ("score", UNMEX, "--format", form),
    }
    code, out, err = without(MODULES[form], *words[command], cwd=tmp_path)
    assert (code, out) == (2, "")
    assert "[S069]" in err
    assert install_line(EXTRAS[form].requirement) in " ".join(err.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", EXTRAS)
def test_through_a_pipe_goes_what_a_file_gets(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"x.{form}"
    assert outcome("score", UNMEX, "-o", target) == (0, f"Wrote {target}\n", "")
    done = run("score", UNMEX, "--format", form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == target.read_bytes()
    assert done.stdout.startswith(BEGINS[form])


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
@pytest.mark.parametrize("form", EXTRAS)
def test_a_screen_gets_none_of_it(form: str) -> None:
    ours, theirs = pty.openpty()
    try:
        command = [sys.executable, "-m", "readiness", "score", str(UNMEX), "--format", form]
        done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(theirs)
        os.close(ours)
    assert done.returncode == 2
    assert f"cannot show {form}" in " ".join(done.stderr.decode().split())


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no such disk")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "readiness", "score", str(UNMEX), "--format", "xlsx"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
