"""`readiness diff` as a user types it: two rounds, one file at two times, two frameworks; and the gates."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from readiness.cli.app import app
from support import EXAMPLES, INTEGRATED, PROCEEDINGS, UNMEX

ROUNDS = {year: EXAMPLES / "unmex" / f"{year}.yaml" for year in range(2023, 2028)}
VERSIONS = ("integrated-mission@2026.1", "integrated-mission@2026.2")


def outcome(*args: str | Path, command: str = "diff") -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [command, *map(str, args)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.stdout, done.stderr


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


@pytest.fixture(name="kept")
def in_git(tmp_path: Path) -> Path:
    """A file whose folder git keeps: as it was in 2025, tagged, and as it is in 2026, not committed yet."""
    folder = tmp_path / "mission"
    folder.mkdir()
    git(folder, "init", "--quiet")
    path = folder / "ours.yaml"
    shutil.copy(ROUNDS[2025], path)
    git(folder, "add", "ours.yaml")
    git(folder, "commit", "--quiet", "-m", "Answers of 2025")
    git(folder, "tag", "v2025")
    git(folder, "branch", "with/slash")
    shutil.copy(ROUNDS[2026], path)
    return path


# ---- two rounds


def test_what_changed_why_and_how_much_of_it_is_real() -> None:
    code, out, err = outcome(ROUNDS[2026], ROUNDS[2027])
    assert (code, err) == (0, "")
    text = " ".join(out.split())
    assert "Declined: like for like, the score changed by -2.3" in text
    assert "The overall score went from 60.8 to 61.6, a change of +0.8: -2.9 from other answers" in text
    assert "The questionnaire changed from integrated-mission@2026.1 to integrated-mission@2026.2." in text
    assert "planning.benchmarks" in text
    assert "Same meaning: " in text
    assert "The stations between the rounds" not in text


def test_stations_are_shown_where_they_are_asked_for() -> None:
    _, out, _ = outcome(ROUNDS[2026], ROUNDS[2027], "--stations")
    assert "The stations between the rounds" in out


def test_one_theme_has_its_topics_and_its_own_split() -> None:
    code, out, _ = outcome(ROUNDS[2026], ROUNDS[2027], "--theme", "planning", "--format", "json")
    view = json.loads(out)
    assert code == 0
    assert view["figures"][0]["id"] == "planning"
    assert view["split"]["id"] == "planning"
    assert {item["theme"] for moves in view["moves"] for item in moves["items"]} == {"Planning"}
    assert {entry["finding"]["id"] for entry in view["went"]} == {"clocks-apart"}
    assert sum(part["effect"] for part in view["split"]["parts"]) == pytest.approx(view["figures"][0]["change"])
    code, _, err = outcome(ROUNDS[2026], ROUNDS[2027], "--theme", "planing")
    assert code == 2
    assert "[S027]" in err
    assert "did you mean 'planning'?" in err


def test_only_what_changed_leaves_out_what_did_not(tmp_path: Path) -> None:
    text = ROUNDS[2024].read_text(encoding="utf-8").replace('round: "2024"', 'round: "b"')
    threats = "planning.threats:\n    answer: established"
    assert threats in text
    again = tmp_path / "again.yaml"
    again.write_text(text.replace(threats, threats.replace("established", "absent")), encoding="utf-8")
    whole, changed = (
        json.loads(outcome(ROUNDS[2024], again, "--format", "json", *more)[1]) for more in ((), ("--only", "changed"))
    )
    assert whole["stayed"]
    assert changed["stayed"] == []
    assert len(whole["figures"]) == 7
    assert [figure["id"] for figure in changed["figures"]] == ["overall", "own", "planning"]


def test_a_report_goes_to_a_file(tmp_path: Path) -> None:
    for name in ("change.md", "change.json"):
        path = tmp_path / name
        code, out, _ = outcome(ROUNDS[2025], ROUNDS[2026], "-o", path)
        assert (code, path.exists()) == (0, True)
        assert str(path) in out.replace("\n", "")


def test_the_targets_beside_the_newer_round_are_shown(tmp_path: Path) -> None:
    view = json.loads(outcome(ROUNDS[2025], ROUNDS[2026], "--format", "json")[1])
    assert {target["id"] for target in view["targets"]} >= {"funding-2027", "ownership-2028"}
    backwards = json.loads(outcome(ROUNDS[2026], ROUNDS[2025], "--format", "json")[1])
    assert backwards["targets"] == view["targets"]
    alone = shutil.copy(ROUNDS[2026], tmp_path / "2026.yaml")
    assert json.loads(outcome(ROUNDS[2025], alone, "--format", "json")[1])["targets"] == []


# ---- one file at two times


@pytest.mark.parametrize("revision", ["v2025", "HEAD", "with/slash"])
def test_an_earlier_text_is_read_from_git(kept: Path, revision: str) -> None:
    code, out, err = outcome(kept, "--since", revision, "--format", "json")
    assert (code, err) == (0, "")
    since, view = json.loads(out), json.loads(outcome(ROUNDS[2025], ROUNDS[2026], "--format", "json")[1])
    assert (
        f"The first text is that of {revision}, as git has it; the second is what the file says now."
        in since["notices"]
    )
    assert since["figures"] == view["figures"]
    assert since["split"] == view["split"]


def test_what_git_cannot_tell_is_said(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for revision in ("v2024", "--all", "a b", ""):
        code, _, err = outcome(kept, f"--since={revision}")
        assert code == 2
        assert "[S023]" in err
    other = Path(shutil.copy(ROUNDS[2026], kept.with_name("other.yaml")))
    assert "[S024]" in outcome(other, "--since", "v2025")[2]
    lone = Path(shutil.copy(ROUNDS[2026], tmp_path / "lone.yaml"))
    code, _, err = outcome(lone, "--since", "v2025")
    assert code == 2
    assert "[S022]" in err
    assert "[S001]" in outcome(tmp_path / "none" / "x.yaml", "--since", "v2025")[2]
    monkeypatch.setenv("PATH", "")
    assert "[S025]" in outcome(kept, "--since", "v2025")[2]


def test_a_faulty_earlier_text_is_told_with_its_revision(kept: Path) -> None:
    text = ROUNDS[2025].read_text(encoding="utf-8").replace("phase: implementation", "phase: never")
    kept.write_text(text, encoding="utf-8")
    git(kept.parent, "commit", "--quiet", "-am", "A mistake")
    shutil.copy(ROUNDS[2026], kept)
    code, _, err = outcome(kept, "--since", "HEAD")
    assert code == 2
    assert "ours.yaml@HEAD:" in err.replace("\n", "")


def test_a_correction_within_a_round_is_none_of_the_round_before(kept: Path) -> None:
    text = ROUNDS[2025].read_text(encoding="utf-8")
    kept.write_text(text.replace("revised: correction", "revised: correction  # again"), encoding="utf-8")
    view = json.loads(outcome(kept, "--since", "v2025", "--format", "json")[1])
    assert view["moves"] == []
    assert view["figures"][0]["change"] == 0
    assert any(text.startswith("Both are texts of one round") for text in view["notices"])


@pytest.mark.parametrize("words", [(UNMEX,), (UNMEX, ROUNDS[2024], "--since", "v1")])
def test_two_files_or_one_with_a_revision_are_asked_for(words: tuple[str | Path, ...]) -> None:
    code, _, err = outcome(*words)
    assert code == 2
    assert "Name two files" in err


# ---- two frameworks


def test_two_frameworks_tell_what_changed_in_the_questions() -> None:
    code, out, err = outcome(*VERSIONS)
    assert (code, err) == (0, "")
    told = "reworded with the same meaning: 1; reweighted: 1; rescaled: 1; new: 1; discontinued: 1."
    assert told in " ".join(out.split())
    assert outcome(*reversed(VERSIONS))[1] == out
    view = json.loads(outcome(*VERSIONS, "--format", "json")[1])
    assert view["readiness"] == "versions/1"
    listed = {group["likeness"]: [item["id"] for item in group["items"]] for group in view["items"]}
    assert listed["rescaled"] == ["planning.benchmarks"]
    assert 0.9 < view["comparable"] < 1


def test_a_framework_is_named_by_its_folder_too(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(INTEGRATED, own)
    _, out, _ = outcome(VERSIONS[0], own)
    assert "Nothing differs: both have the same digest." in out


def test_a_framework_is_compared_with_a_framework_only() -> None:
    code, _, err = outcome(VERSIONS[0], UNMEX)
    assert code == 2
    assert "[S026]" in err
    code, _, err = outcome(VERSIONS[0], "integrated-mission@2026.3")
    assert code == 2
    assert "[S007]" in err


@pytest.mark.parametrize(
    "words",
    [("--fail-on", "critical"), ("--min-coverage", "1"), ("--fail-on-regression",), ("--stations",), ("--theme", "x")],
)
def test_what_needs_two_rounds_is_refused_for_two_frameworks(words: tuple[str, ...]) -> None:
    code, out, err = outcome(*VERSIONS, *words)
    assert (code, out) == (2, "")
    assert "need two rounds" in err


# ---- gates


def test_every_gate_that_fails_is_named_and_none_switches_another_off() -> None:
    gates = ("--fail-under", "70", "--min-coverage", "1", "--fail-on", "warning", "--fail-on-regression")
    code, out, err = outcome(ROUNDS[2026], ROUNDS[2027], *gates)
    assert code == 1
    assert "Declined: " in out
    failed = [line.split(" ")[1] for line in err.splitlines() if line.startswith("gate ")]
    assert failed == ["--fail-under", "--fail-on", "--fail-on-regression"]
    # what is left out of the report is not left out of a gate
    narrow = outcome(ROUNDS[2026], ROUNDS[2027], *gates, "--only", "changed", "--theme", "funding", "--format", "json")
    assert narrow[2] == err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--fail-on-regression",), 1),
        (("--fail-on-regression", "2.3"), 1),
        (("--fail-on-regression", "2.4"), 0),
        (("--fail-on-regression=2.4",), 0),
        (("--fail-on-regression", "0"), 1),
        (("--fail-on-regression", "-1"), 2),
        (("--fail-on-regression", "nan"), 2),
        (("--fail-on-regression=x",), 2),
        (("--fail-under", "61.6"), 0),
        (("--fail-under", "61.7"), 1),
        (("--fail-under", "101"), 2),
        (("--min-coverage", "100"), 0),
        (("--min-coverage", "101"), 2),
        (("--fail-on", "critical"), 0),
        (("--fail-on", "note"), 1),
    ],
)
def test_a_gate_reads_the_number_that_is_shown(words: tuple[str, ...], code: int) -> None:
    assert outcome(*words, ROUNDS[2026], ROUNDS[2027])[0] == code
    assert outcome(ROUNDS[2026], ROUNDS[2027], *words)[0] == code


def test_a_rise_is_no_regression() -> None:
    assert outcome(ROUNDS[2023], ROUNDS[2024], "--fail-on-regression", "0")[0] == 0


def test_where_nothing_can_be_compared_a_decline_cannot_be_ruled_out(tmp_path: Path) -> None:
    text = UNMEX.read_text(encoding="utf-8")
    blank = tmp_path / "2024.yaml"
    blank.write_text(text[: text.index("answers:")].replace("2023", "2024") + "answers:\n", encoding="utf-8")
    code, _, err = outcome(UNMEX, blank, "--fail-on-regression", "--fail-under", "0", "--min-coverage", "0.5")
    assert code == 1
    assert [line.split(" ")[1] for line in err.splitlines() if line.startswith("gate ")] == [
        "--fail-under",
        "--min-coverage",
        "--fail-on-regression",
    ]


def test_score_has_the_gates_of_one_round() -> None:
    gates = ("--fail-under", "70", "--min-coverage", "0.99", "--fail-on", "warning")
    code, _, err = outcome(ROUNDS[2026], *gates, command="score")
    assert code == 1
    assert err.splitlines() == [
        "gate --fail-under failed: overall 60.8, at least 70 asked",
        "gate --min-coverage failed: 98 % of the weight is answered, at least 99 % asked",
        (
            "gate --fail-on failed: money-without-projects (warning), clocks-apart (warning), "
            "new-phase-old-profiles (warning)"
        ),
    ]
    assert outcome(PROCEEDINGS, "--fail-under", "0", command="score")[0] == 1
