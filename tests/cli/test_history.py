"""`readiness rounds`, `seal` and `verify` as a user types them."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from program import loaded_by, outcome
from readiness.cli.app import app
from sealed import change, rounds_in, seals_of, text
from support import EXAMPLES

FORMS = ("terminal", "markdown", "json")
POSIX = pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")


def run(*args: str | Path, code: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(word) for word in args], env={"COLUMNS": "80", "NO_COLOR": "1"})
    assert done.exit_code == code, done.output
    return done.stdout, done.stderr


def flat(text: str) -> str:
    return " ".join(text.split())


def head_in(out: str) -> str:
    found = re.search(r"^Head: (.*)$", out, re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return rounds_in(tmp_path, 2025, 2026)


# ---- a framework that is asked for


def test_where_the_framework_of_a_file_is_lost_all_three_take_it_by_its_path(folder: Path) -> None:
    shutil.rmtree(folder / ".readiness")
    small, path = folder.parent / "small", folder / "2026.yaml"
    assert "[A031]" in run("seal", path, code=2)[1]
    assert "[S070]" in run("seal", path, "--framework", "integrated-mission@2026.2", code=2)[1]
    out, _ = run("seal", path, "--framework", small)
    assert "Sealed with the framework that the file names: small@1, digest " in flat(out)
    shutil.rmtree(folder / ".readiness" / "frameworks")
    assert "neither installed nor kept" in flat(run("verify", folder, code=1)[0])
    assert "All is as it was sealed." in run("verify", folder, "--framework", small)[0]
    assert "[S071]" in run("verify", folder, "--framework", "integrated-mission@2026.2", code=2)[1]
    assert "Not read" in run("rounds", folder)[0]
    out, err = run("rounds", folder, "--framework", small)
    assert ("Not read" in out, err) == (False, "")


@pytest.mark.parametrize("form", FORMS)
def test_rounds_say_where_they_are_read_with_another_framework(form: str, folder: Path) -> None:
    change(folder.parent / "small" / "framework.yaml", 'version: "1"', 'version: "2"')
    out, _ = run("rounds", folder, "--framework", folder.parent / "small", "--format", form)
    assert "Rescored with small@2, on request; the files name small@1." in flat(out).replace("\\", "")
    assert form == "json" or flat(out).lstrip("*").startswith("Rescored")


# ---- one round after another


def test_a_round_is_sealed_and_found_unchanged_and_changed(folder: Path) -> None:
    path = folder / "2026.yaml"
    out, err = run("seal", path)
    assert err == ""
    assert f'readiness verify {folder} --head "' in out
    head = head_in(out)
    assert len(head.split()) == 8
    assert "All is as it was sealed." in run("verify", folder, "--head", head)[0]
    assert "nothing was sealed since it was printed" in flat(run("verify", folder, "--head", head.upper())[0])
    change(path, "handover: yes", "handover: no")
    out, _ = run("verify", folder, code=1)
    assert "answers changed" in out
    assert "Changed answers: handover" in out
    assert "[S042]" in run("seal", path, code=2)[1]
    run("seal", path, "--replaces", "2026", "--because", "Typed wrongly.")
    assert "Typed wrongly." in run("verify", folder)[0]


def test_the_report_of_a_sealed_file_carries_its_head(folder: Path, tmp_path: Path) -> None:
    path = folder / "2026.yaml"
    head = head_in(run("seal", path)[0])
    for form in FORMS:
        assert f"head {head}" in flat(run("score", path, "--format", form)[0])
    assert [row["text"] for row in json.loads(run("score", path, "--format", "json")[0])["versions"]][-1].endswith(head)
    run("export", path, "-o", tmp_path / "x.md")
    assert head in (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "Sealed" not in run("score", folder / "2025.yaml")[0]


def test_a_score_without_seals_imports_nothing_of_them(folder: Path) -> None:
    loaded = loaded_by("score", folder / "2026.yaml")
    assert "readiness.engine.score" in loaded
    of_seals = {"store.seals", "model.seals", "workflow.sealing", "report.sealed"}
    assert not loaded & {f"readiness.{name}" for name in of_seals}


def test_a_sealed_file_is_not_asked_about(folder: Path) -> None:
    path = folder / "2026.yaml"
    run("seal", path)
    before = path.read_bytes()
    _, err = run("assess", path, code=2)
    assert "[S040]" in err
    assert "--replaces" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize("args", [("--replaces", "2026"), ("--because", "x"), ("--replaces", "2026", "--because", " ")])
def test_a_correction_needs_round_and_reason(args: tuple[str, ...], folder: Path) -> None:
    run("seal", folder / "2026.yaml", *args, code=2)
    assert not seals_of(folder).exists()


@pytest.mark.parametrize("head", ["", "abc", "g" * 64])
def test_what_is_no_head_is_wrong_usage(head: str, folder: Path) -> None:
    assert "64 digits" in flat(run("verify", folder, "--head", head, code=2)[1])


def test_another_head_fails(folder: Path) -> None:
    run("seal", folder / "2026.yaml")
    assert "No line has the head" in run("verify", folder, "--head", "0" * 64, code=1)[0]


def test_a_seal_that_the_disk_does_not_confirm_is_told_and_ends_with_3(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("readiness.store.seals.sync_folder", refuse)
    out, err = run("seal", folder / "2026.yaml", code=3)
    assert "[S045]" in err
    assert head_in(out)
    monkeypatch.undo()
    run("verify", folder)


def test_what_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for command, missing in (("verify", "[S050]"), ("rounds", "[S028]")):
        assert missing in run(command, empty, code=2)[1]
        assert "[S001]" in run(command, tmp_path / "nowhere", code=3)[1]
        assert "[S048]" in run(command, folder / "2026.yaml", code=2)[1]
    assert "[S001]" in run("seal", tmp_path / "nowhere.yaml", code=3)[1]
    assert "[S002]" in run("seal", folder, code=2)[1]


@pytest.mark.parametrize("command", ["rounds", "verify"])
def test_both_are_written_to_files(command: str, folder: Path, tmp_path: Path) -> None:
    run("seal", folder / "2026.yaml")
    for name, form in (("t.md", "markdown"), ("t.json", "json")):
        assert run(command, folder, "-o", tmp_path / name)[0] == f"Wrote {tmp_path / name}\n"
        assert (tmp_path / name).read_text(encoding="utf-8") == run(command, folder, "--format", form)[0]
        run(command, folder, "-o", tmp_path / name, code=2)
        run(command, folder, "-o", tmp_path / name, "--force")
    run(command, folder, "--force", code=2)
    run(command, folder, "-o", tmp_path / "t.csv", code=2)


def test_json_says_it_for_programs(folder: Path) -> None:
    head = head_in(run("seal", folder / "2026.yaml")[0])
    found = json.loads(run("rounds", folder, "--format", "json")[0])
    assert found["readiness"] == "rounds/1"
    assert [(row["file"], row["sealed"]) for row in found["rounds"]] == [("2025.yaml", "no"), ("2026.yaml", "yes")]
    assert {row["identity"]["answers-digest"][:12] == row["digest"] for row in found["rounds"]} == {True}
    found = json.loads(run("verify", folder, "--format", "json")[0])
    assert (found["readiness"], found["passed"], found["unsealed"]) == ("verification/1", True, ["2025.yaml"])
    assert found["head"] == head.replace(" ", "")
    assert [(row["file"], row["state"], row["result"]) for row in found["files"]] == [
        ("2026.yaml", "unchanged", "as-sealed")
    ]


def test_what_cannot_be_read_is_a_row_and_a_warning(folder: Path) -> None:
    change(folder / "2025.yaml", "handover: yes", "handover: maybe")
    out, err = run("rounds", folder)
    assert "2025.yaml: 10:13: 'maybe' is not an answer" in flat(out)
    assert "warning: this file could not be read:" in flat(err)
    assert "2026-11-23" in out


def test_the_current_folder_is_meant_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / "unmex")
    out, err = run("rounds")
    assert (out.count(".yaml"), err) == (5, "")
    run("verify", code=2)


# ---- harmful text


@POSIX
def test_nothing_harmful_is_printed(tmp_path: Path) -> None:
    folder = rounds_in(tmp_path, 2025)
    names = ("[bold]a|b.yaml", "::error file=x::b,%0A.yaml", "d\x1b[31m\u202e <b>.yaml", "e\n# e.yaml", "-x.yaml")
    for place, name in enumerate(names):
        name_of = 'name: "[/] | <b> \\u202E x\\n::error::y"'
        evil = text(2000 + place).replace("name: UN Mission in Exampleland", name_of)
        (folder / name).write_text(evil, encoding="utf-8")
        run("seal", "--", folder / name)
    (folder / "e\n::error::f.yaml").write_text("readiness: assessment/1\nx: [\n", encoding="utf-8")
    change(folder / names[0], "handover: yes", "handover: no")
    reason = "[/] | <b>\n::error::z\x1b[31m\u202e"
    run("seal", folder / names[0], "--replaces", "2000", "--because", reason)
    change(folder / names[1], "own", "other")
    for command, code in (("rounds", 0), ("verify", 1)):
        for form in FORMS:
            out, err = run(command, folder, "--format", form, code=code)
            for char in "\x1b\u202e\r":
                assert char not in out + err
            assert not [line for line in (out + err).splitlines() if line.lstrip().startswith("::")]
            if form == "json":
                rows = json.loads(out)["rounds" if command == "rounds" else "files"]
                assert names[3] in {row["file"] for row in rows}
            if form == "markdown":
                kinds = {token.type for token in MarkdownIt("commonmark").enable("table").parse(out)}
                inline = [c for token in MarkdownIt("commonmark").parse(out) for c in token.children or ()]
                assert "html_block" not in kinds
                assert "html_inline" not in {child.type for child in inline}
    done = json.loads(run("verify", folder, "--format", "json", code=1)[0])
    assert any(reason in text for row in done["files"] for text in row["texts"])


@POSIX
def test_a_reason_that_is_no_text_is_sealed_as_text(folder: Path) -> None:
    run("seal", folder / "2026.yaml")
    change(folder / "2026.yaml", "own", "other")
    args = ["seal", "2026.yaml", "--replaces", "2026", "--because", os.fsdecode(b"x\xffy")]
    assert outcome(*args, cwd=folder)[0] == 0
    assert "x?y" in run("verify", folder)[0]


def test_a_copy_of_the_folder_verifies_as_well(folder: Path, tmp_path: Path) -> None:
    head = head_in(run("seal", folder / "2026.yaml")[0])
    shutil.copytree(folder, tmp_path / "copy")
    assert "All is as it was sealed." in run("verify", tmp_path / "copy", "--head", head)[0]
