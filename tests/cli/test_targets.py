"""`readiness targets` as a user types it, and what `score` says of targets."""

import json
import shutil
from pathlib import Path

import pytest

from program import loaded_by, outcome
from support import EXAMPLES, INTEGRATED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES / "unmex", tmp_path / "unmex")
    return tmp_path / "unmex"


def missed(folder: Path) -> Path:
    file = folder / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2027-06-30", "2026-06-30"), encoding="utf-8")
    return folder / "2026.yaml"


FORMS = ("terminal", "markdown", "json")
NOW = EXAMPLES / "unmex" / "2026.yaml"


@pytest.mark.parametrize("form", FORMS)
def test_all_targets_are_listed_and_none_is_missed(form: str) -> None:
    code, out, err = outcome("targets", NOW, "--format", form)
    assert (code, err) == (0, "")
    for text in ("overall-2025", "Behind", "On course", "Agreed with domestic partners on 2024-02-01."):
        assert text in out
    assert "Needs 7.9 points a year until 2027-06-30." in " ".join(out.split())


@pytest.mark.parametrize("form", FORMS)
def test_one_missed_target_fails(form: str, folder: Path) -> None:
    code, out, err = outcome("targets", missed(folder), "--format", form)
    assert (code, err) == (1, "gate targets failed: missed: funding-2027\n")
    assert "Missed" in out


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_met_before_a_phase_fails(form: str) -> None:
    code, out, err = outcome("targets", NOW, "--phase", "transition", "--format", form)
    assert (code, err) == (1, "gate --phase transition failed: not yet met: profiles-in-transition\n")
    assert "profiles-in-transition" in out
    assert "funding-2027" not in out
    assert "Not yet met: profiles-in-transition." in " ".join(out.split())


def test_what_is_met_before_a_phase_passes(folder: Path) -> None:
    code, out, err = outcome("targets", NOW, "--phase", "consolidation")
    assert (code, err) == (0, "")
    assert "To be met before the phase consolidation or by 2026-11-20: 2. Met: 2." in " ".join(out.split())
    # what should have been met by now is asked too
    assert outcome("targets", missed(folder), "--phase", "consolidation")[0] == 1


def test_json_says_it_for_programs() -> None:
    found = json.loads(outcome("targets", NOW, "--phase", "transition", "--format", "json")[1])
    assert (found["readiness"], found["phase"], found["failing"]) == (
        "standings/1",
        "transition",
        ["profiles-in-transition"],
    )
    assert {entry["id"]: entry["standing"] for entry in found["targets"]} == {
        "overall-2025": "met",
        "planning-in-consolidation": "met",
        "profiles-in-transition": "open",
    }


def test_an_unknown_phase_is_wrong_usage() -> None:
    code, out, err = outcome("targets", NOW, "--phase", "transit")
    assert (code, out) == (2, "")
    assert "unknown phase 'transit'" in err
    assert "pre-mandate, start-up, implementation, consolidation, transition" in err
    assert outcome("targets", NOW, "--force")[0] == 2


def test_without_targets_it_is_refused(folder: Path) -> None:
    (folder / "targets.yaml").unlink()
    code, out, err = outcome("targets", folder / "2026.yaml")
    assert (code, out) == (2, "")
    assert "there is no targets.yaml beside this assessment [A098]" in err
    assert outcome("targets", folder / "nowhere.yaml")[0] == 3
    assert outcome("targets", folder)[0] == 2


@pytest.mark.parametrize("form", FORMS)
def test_the_score_shows_them(form: str, folder: Path) -> None:
    shown = outcome("score", folder / "2026.yaml", "--format", form)
    assert shown[0] == 0
    assert "Agreed with domestic partners on 2024-02-01." in " ".join(shown[1].split())
    (folder / "targets.yaml").unlink()
    code, out, err = outcome("score", folder / "2026.yaml", "--format", form)
    assert (code, err) == (0, "")
    assert "funding-2027" not in out
    if form == "json":
        assert (len(json.loads(shown[1])["targets"]), json.loads(out)["targets"]) == (5, [])
    else:
        assert ("Targets" in shown[1], "Targets" in out) == (True, False)


def test_faulty_targets_refuse_the_command_and_only_warn_in_a_score(folder: Path) -> None:
    file = folder / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("node: funding", "node: fundings"), encoding="utf-8")
    code, out, err = outcome("targets", folder / "2026.yaml")
    assert (code, out) == (2, "")
    assert "'fundings'" in err
    assert "[A088]" in err
    for command in (("score",), ("export", "-o", str(folder / "x.md"))):
        code, out, err = outcome(command[0], folder / "2026.yaml", *command[1:])
        assert code == 0
        assert "warning: the targets of this folder are not in the report" in " ".join(err.split())
        assert "[A088] [A099]" in " ".join(err.split())


def test_it_is_written_to_a_file(tmp_path: Path) -> None:
    for name, form in (("t.md", "markdown"), ("t.json", "json")):
        code, out, _ = outcome("targets", NOW, "-o", tmp_path / name)
        assert (code, out) == (0, f"Wrote {tmp_path / name}\n")
        assert (tmp_path / name).read_text(encoding="utf-8") == outcome("targets", NOW, "--format", form)[1]
        assert outcome("targets", NOW, "-o", tmp_path / name)[0] == 2
        assert outcome("targets", NOW, "-o", tmp_path / name, "--force")[0] == 0
    # a gate that fails still writes
    assert outcome("targets", NOW, "--phase", "transition", "-o", tmp_path / "gate.md")[0] == 1
    assert (tmp_path / "gate.md").exists()


def test_rescoring_is_said_first_and_takes_the_rounds_before_along(tmp_path: Path) -> None:
    copy = tmp_path / "framework"
    shutil.copytree(INTEGRATED, copy)
    head = copy / "framework.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace('"2026.1"', '"2026.1b"'), encoding="utf-8")
    for form in ("terminal", "markdown"):
        code, out, err = outcome("targets", NOW, "--framework", copy, "--format", form)
        assert (code, err) == (0, "")
        assert "Rescored with integrated-mission" in out.splitlines()[0]
    assert "2023 (2023-11-24)" in out


def test_a_score_without_targets_imports_nothing_of_them(folder: Path) -> None:
    (folder / "targets.yaml").unlink()
    loaded = loaded_by("score", folder / "2026.yaml")
    assert "readiness.engine.score" in loaded
    assert not loaded & {"readiness.workflow.targets", "readiness.model.targets", "readiness.compare.standing"}
