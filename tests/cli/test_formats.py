"""The formats that are chosen by `--format` or by the ending of a file's name, and what goes with one of them only."""

import csv
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from readiness.cli.app import app
from readiness.cli.options import Format, PageFormat
from shown import text_of
from support import EXAMPLES

UNMEX: Final = EXAMPLES / "unmex"
NEW: Final = str(UNMEX / "2026.yaml")
BIG: Final = {
    "score": ("score", NEW),
    "diff": ("diff", str(UNMEX / "2025.yaml"), NEW),
    "trend": ("trend", str(UNMEX)),
    "explain": ("explain", NEW, "funding"),
}


def run(*args: str | Path) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(app, list(map(str, args)), env={"COLUMNS": "80", "NO_COLOR": "1"})
    return done.exit_code, done.stdout_bytes, done.stderr


@pytest.mark.parametrize("name", BIG)
def test_csv_is_printed_as_it_is_written(name: str, tmp_path: Path) -> None:
    target = tmp_path / "x.CSV"
    code, printed, _ = run(*BIG[name], "--format", "csv")
    assert code == 0
    assert run(*BIG[name], "-o", target)[0] == 0
    assert target.read_bytes() == printed
    lines = printed.split(b"\r\n")
    assert lines[0].startswith(b"audience,subject,subject_name,fictional,")
    assert lines[1].startswith(b"internal,unmex,UN Mission in Exampleland,true,")


@pytest.mark.parametrize("name", BIG)
def test_tags_and_the_mark_for_excel_go_into_files_too(name: str, tmp_path: Path) -> None:
    plain, both = tmp_path / "a.csv", tmp_path / "b.csv"
    run(*BIG[name], "-o", plain)
    run(*BIG[name], "-o", both, "--hxl", "--excel")
    names, tags, rest = both.read_bytes().split(b"\r\n", 2)
    assert names.startswith(b"\xef\xbb\xbfaudience,")
    assert tags.startswith(b"#meta+audience,#org+code,")
    assert plain.read_bytes() == names.removeprefix(b"\xef\xbb\xbf") + b"\r\n" + rest


def test_export_writes_csv(tmp_path: Path) -> None:
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    assert run("export", NEW, "-o", one, "--hxl")[0] == 0
    run("score", NEW, "-o", other, "--hxl")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("option", ["--hxl", "--excel"])
@pytest.mark.parametrize("args", [(), ("--format", "json"), ("-o", "x.md")])
@pytest.mark.parametrize("name", [*BIG, "export"])
def test_what_belongs_to_csv_is_refused_elsewhere(name: str, args: tuple[str, ...], option: str) -> None:
    if name == "export" and "--format" in args:
        return
    command = BIG.get(name, ("export", NEW))
    code, out, said = run(*command, *args, option)
    assert (code, out) == (2, b"")
    assert f"{option} goes with CSV only" in " ".join(said.split())


def test_small_reports_have_no_csv(tmp_path: Path) -> None:
    code, _, said = run("next", NEW, "--format", "csv")
    assert (code, "'csv' is not taken here" in said) == (2, True)
    code, _, said = run("next", NEW, "-o", tmp_path / "x.csv")
    assert (code, "[S008]" in said, ".csv'" in said) == (2, True, True)
    assert not list(tmp_path.iterdir())


def test_two_frameworks_have_no_csv(tmp_path: Path) -> None:
    both = ("diff", "integrated-mission@2026.1", "integrated-mission@2026.2")
    code, out, said = run(*both, "--format", "csv")
    assert (code, out) == (2, b"")
    assert "There is no csv of this" in " ".join(said.split())
    assert run(*both, "-o", tmp_path / "x.csv")[0] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_csv_in_a_terminal_has_nothing_that_acts_on_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = (UNMEX / "2026.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("name: UN Mission", 'name: "\\u202E UN Mission', 1).replace("land,", 'land",', 1))
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "readiness", "score", str(path), "--format", "csv"]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE) as done:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 4096):
                shown += data
        except OSError:  # how Linux says that the other side is closed
            pass
    os.close(ours)
    assert done.returncode == 0
    assert "\u202e".encode() not in shown
    assert "\ufffd UN Mission in Exampleland".encode() in shown


SAYING: Final = {
    **BIG,
    "next": ("next", NEW),
    "robustness": ("robustness", NEW, "--draws", "100"),
    "targets": ("targets", NEW),
    "rounds": ("rounds", str(UNMEX)),
}


@pytest.mark.parametrize("audience", ["internal", "shareable"])
@pytest.mark.parametrize("name", SAYING)
def test_a_fictional_mission_is_called_fictional_in_every_format(name: str, audience: str) -> None:
    if (name, audience) == ("rounds", "shareable"):
        return
    forms = PageFormat if name in BIG else Format
    for form in forms:
        more = ("--shareable",) if audience == "shareable" else ()
        _, text, _ = run(*SAYING[name], "--format", form.value, *more)
        if form is PageFormat.CSV:
            rows = list(csv.DictReader(StringIO(text.decode(), newline="")))
            assert {(row["fictional"], row["audience"]) for row in rows} == {("true", audience)}
        else:
            said = '"fictional": true' if form.value == "json" else "is fictional"
            assert said in " ".join(text_of(form.value, text).split())
