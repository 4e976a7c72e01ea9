"""`readiness trend`: which files it takes, what it refuses, and how it ends."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from program import environment, started, typed
from readiness.cli.app import app
from support import EXAMPLES, INTEGRATED, PROCEEDINGS, UNMEX

FOLDER = EXAMPLES / "unmex"
YEARS = ("2023", "2024", "2025", "2026", "2027")


def run(*args: object, columns: int = 80) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["trend", *map(str, args)], env={"COLUMNS": str(columns), "NO_COLOR": "1"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def told(*args: object) -> dict[str, Any]:
    code, out, err = run(*args, "--format", "json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def copied(folder: Path, *years: str, edit: Mapping[str, str] | None = None, name: str = "{year}") -> Path:
    for year in years or YEARS:
        text = (FOLDER / f"{year}.yaml").read_text(encoding="utf-8")
        for old, new in (edit or {}).items():
            assert old in text
            text = text.replace(old, new)
        (folder / f"{name.format(year=year)}.yaml").write_text(text, encoding="utf-8")
    return folder


# ---- which files


def test_a_folder_is_the_assessments_in_it(tmp_path: Path) -> None:
    copied(tmp_path, "2023", "2025")
    shutil.copy(FOLDER / "targets.yaml", tmp_path)
    (tmp_path / "notes.yaml").write_text("answers to letters: none\n", encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("something: [\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    copied(tmp_path / "below", "2024")
    found = told(tmp_path)
    assert found["readiness"] == "trend/1"
    assert [entry["identity"]["round"] for entry in found["rounds"]] == ["2023", "2025"]


def test_files_and_folders_in_any_order_make_one_trend_and_a_file_named_twice_is_one() -> None:
    files = [FOLDER / f"{year}.yaml" for year in YEARS]
    whole = run(FOLDER)
    assert whole[0] == 0
    assert run(*files[::-1]) == whole
    assert run(files[2], FOLDER, FOLDER / "." / "2023.yaml") == whole


def test_what_lies_beside_assessments_is_passed_over_where_a_shell_names_it() -> None:
    assert run(*sorted(FOLDER.glob("*.yaml"))) == run(FOLDER)
    assert run(FOLDER / "targets.yaml", FOLDER) == run(FOLDER)


def test_a_link_to_a_file_is_the_file(tmp_path: Path) -> None:
    (tmp_path / "same.yaml").symlink_to(UNMEX)
    assert [entry["identity"]["round"] for entry in told(UNMEX, tmp_path)["rounds"]] == ["2023"]


@pytest.mark.parametrize("beside", [(), ("targets.yaml",)])
def test_no_assessment_at_all_is_refused(tmp_path: Path, beside: tuple[str, ...]) -> None:
    for name in beside:
        shutil.copy(FOLDER / name, tmp_path)
    code, out, err = run(tmp_path)
    assert (code, out) == (2, "")
    assert "there is no assessment here" in " ".join(err.split())
    assert "[S028]" in err


def test_a_file_that_is_not_there_is_the_systems_fault(tmp_path: Path) -> None:
    code, _, err = run(tmp_path / "nothing.yaml", UNMEX)
    assert code == 3
    assert "[S001]" in err


def test_a_framework_is_no_round() -> None:
    assert run(UNMEX, EXAMPLES.parent / "checklists" / "integrated-mission" / "2026.1" / "funding.yaml")[0] == 2


def test_a_refused_file_refuses_the_trend_and_all_problems_of_all_files_are_told(tmp_path: Path) -> None:
    copied(tmp_path, "2023", edit={"funding.horizon:": "funding.horizont:"})
    copied(tmp_path, "2024", edit={"phase: implementation": "phase: peace"})
    copied(tmp_path, "2025")
    (tmp_path / "2026.yaml").write_text("readiness: assessment/1\nanswers: [\n", encoding="utf-8")
    code, out, err = run(tmp_path)
    assert (code, out) == (2, "")
    for name in ("2023", "2024", "2026"):
        assert f"{name}.yaml:" in err
    assert "2025.yaml:" not in err


def test_a_misspelt_assessment_of_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    copied(tmp_path, "2023")
    copied(tmp_path, "2024", edit={"readiness: assessment/1": "readiness: asessment/1"})
    code, _, err = run(tmp_path)
    assert code == 2
    assert "2024.yaml:" in err


def test_a_head_that_does_not_say_whose_round_it_is_is_refused_too(tmp_path: Path) -> None:
    copied(tmp_path, "2023")
    copied(tmp_path, "2024", edit={"respondent: leadership": "respondent: [leadership]"})
    code, _, err = run(tmp_path, "--respondent", "leadership")
    assert code == 2
    assert "2024.yaml:" in err


def test_two_rounds_that_may_be_the_one_before_are_refused_though_not_named(tmp_path: Path) -> None:
    copied(tmp_path, "2023", "2024")
    copied(tmp_path, "2023", name="again-{year}")
    code, _, err = run(tmp_path / "2024.yaml")
    assert code == 2
    assert "[A035]" in err


def test_two_rounds_of_one_date_are_refused(tmp_path: Path) -> None:
    copied(tmp_path, "2023", "2024")
    copied(tmp_path, "2024", name="again-{year}")
    code, _, err = run(tmp_path)
    assert code == 2
    assert "[A055]" in err
    assert "2024.yaml" in err


def test_two_rounds_of_one_name_are_a_warning(tmp_path: Path) -> None:
    copied(tmp_path, "2023", "2024", edit={'round: "202': 'round: "202'})
    copied(tmp_path, "2025", edit={'round: "2025"': 'round: "2024"'})
    code, out, err = run(tmp_path)
    assert code == 0
    assert "[A053]" in err
    assert out


# ---- whose rounds


@pytest.fixture
def several(tmp_path: Path) -> Path:
    copied(tmp_path, "2023", "2024")
    copied(tmp_path, "2025", "2026", edit={"respondent: leadership": "respondent: police"}, name="police-{year}")
    copied(tmp_path, "2024", edit={"id: unmex": "id: other"}, name="other")
    copied(tmp_path, "2025", edit={"respondent: leadership": "respondent: leadership\nscope: pulse"}, name="pulse")
    return tmp_path


def test_rounds_of_several_are_refused_with_a_list_and_how_to_choose(several: Path) -> None:
    code, out, err = run(several)
    err = " ".join(err.split())
    assert (code, out) == (2, "")
    assert err.count("[S029]") == 4
    for row, options in (
        ("unmex, respondent leadership, scope full; files like it: 2", "unmex --respondent leadership --scope full"),
        ("unmex, respondent police, scope full; files like it: 2", "unmex --respondent police --scope full"),
        ("unmex, respondent leadership, scope pulse; files like it: 1", "unmex --respondent leadership --scope pulse"),
        ("other, respondent leadership, scope full; files like it: 1", "other --respondent leadership --scope full"),
    ):
        assert f"this is of {row}" in err
        assert f"--subject {options}" in err


@pytest.mark.parametrize(
    ("options", "rounds"),
    [
        (("--subject", "unmex", "--respondent", "leadership", "--scope", "full"), ["2023", "2024"]),
        (("--respondent", "police"), ["2025", "2026"]),
        (("--subject", "other"), ["2024"]),
        (("--scope", "pulse"), ["2025"]),
    ],
)
def test_one_of_several_is_chosen(several: Path, options: tuple[str, ...], rounds: list[str]) -> None:
    assert [entry["identity"]["round"] for entry in told(several, *options)["rounds"]] == rounds


def test_options_that_leave_several_are_refused(several: Path) -> None:
    code, _, err = run(several, "--scope", "full", "--respondent", "leadership")
    assert code == 2
    assert err.count("take these with --subject") == 2


def test_a_choice_of_what_is_not_there_lists_what_is(several: Path) -> None:
    code, _, err = run(several, "--respondent", "nobody")
    assert code == 2
    assert err.index("[S030]") < err.index("[S029]")
    assert "respondent police" in " ".join(err.split())


def test_rounds_that_name_no_respondent_can_be_chosen(several: Path) -> None:
    copied(several, "2026", edit={"respondent: leadership\n": ""}, name="nobody")
    code, _, err = run(several, "--scope", "full", "--subject", "unmex")
    assert code == 2
    assert 'take these with --respondent ""' in " ".join(err.split())
    # the framework of this one wants to know who answered
    code, _, err = run(several, "--respondent", "")
    assert code == 2
    assert "[A002]" in err
    assert "[S029]" not in err


def test_what_is_wrong_with_files_that_are_not_asked_for_does_not_matter(several: Path) -> None:
    copied(several, "2026", edit={"id: unmex": "id: other", "funding.horizon:": "funding.horizont:"}, name="wrong")
    assert run(several, "--respondent", "police")[0] == 0
    assert run(several, "--subject", "other")[0] == 2


# ---- what is told


def test_each_round_is_what_score_says_of_it() -> None:
    found = told(FOLDER)
    for year, point in zip(YEARS, found["courses"][0]["points"], strict=True):
        done = CliRunner().invoke(app, ["score", str(FOLDER / f"{year}.yaml"), "--format", "json"])
        report = json.loads(done.stdout)
        assert point["score-text"] == report["overall"]["score-text"]
        assert point["range-text"] == report["overall"]["range-text"]
        now = [entry["finding"]["id"] for entry in found["findings"] if entry["outcomes"][YEARS.index(year)] == "fires"]
        assert set(now) == {entry["id"] for entry in report["findings"]}


def test_rules_that_ask_the_round_before_ask_the_one_in_the_folder() -> None:
    """Also where that is not among the files of the trend."""
    found = told(FOLDER / "2023.yaml", FOLDER / "2026.yaml")
    asked = next(entry for entry in found["findings"] if entry["finding"]["id"] == "new-phase-old-profiles")
    assert asked["outcomes"] == ["does-not-apply", "fires"]


def test_each_link_is_what_diff_says() -> None:
    found = told(FOLDER)
    for (old, new), link in zip(pairwise(YEARS), found["courses"][0]["links"], strict=True):
        done = CliRunner().invoke(
            app, ["diff", str(FOLDER / f"{old}.yaml"), str(FOLDER / f"{new}.yaml"), "--format", "json"]
        )
        overall = json.loads(done.stdout)["figures"][0]
        for key in ("change", "change-text", "like-for-like", "like-for-like-text", "least", "most", "verdict"):
            assert link[key] == overall[key]


def test_one_round_alone_says_so() -> None:
    code, out, _ = run(UNMEX)
    assert code == 0
    assert "This is one round alone" in out
    assert run(UNMEX, "--plot")[0] == 0


def test_a_theme_with_its_topics() -> None:
    found = told(FOLDER, "--theme", "funding")
    assert found["courses"][0]["id"] == "funding"
    assert all(course["id"].startswith("funding") for course in found["courses"])
    assert len(found["courses"]) > 1


def test_no_such_theme() -> None:
    code, _, err = run(FOLDER, "--theme", "fundin")
    assert code == 2
    assert "[S027]" in err


def test_only_what_changed(tmp_path: Path) -> None:
    copied(tmp_path, "2023", "2025")
    edit = {'round: "2023"': 'round: "again"', "date: 2023-11-24": "date: 2023-11-25"}
    copied(tmp_path, "2023", edit=edit, name="again")
    whole, found = told(tmp_path), told(tmp_path, "--only", "changed")
    assert whole["courses"] == found["courses"]
    gone = [entry["finding"]["id"] for entry in whole["findings"] if set(entry["outcomes"]) == {"fires"}]
    assert gone
    kept = [entry["finding"]["id"] for entry in whole["findings"]]
    assert [entry["finding"]["id"] for entry in found["findings"]] == [name for name in kept if name not in gone]
    (tmp_path / "2025.yaml").unlink()
    whole, found = told(tmp_path), told(tmp_path, "--only", "changed")
    assert len(found["courses"]) < len(whole["courses"])
    for course in whole["courses"][1:]:
        moved = len({point["score-text"] for point in course["points"]}) > 1
        assert (course in found["courses"]) is (moved or float(course["links"][0]["like-for-like-text"]) != 0)


def test_where_nothing_changed_that_is_said() -> None:
    assert "No finding came or went." in run(UNMEX, "--only", "changed")[1]


def test_an_illustration_rates_nobody_over_time_either(tmp_path: Path) -> None:
    shutil.copy(PROCEEDINGS, tmp_path / "1.yaml")
    text = PROCEEDINGS.read_text(encoding="utf-8")
    day = next(line for line in text.splitlines() if line.startswith("date:"))
    name = next(line for line in text.splitlines() if line.startswith("round:"))
    (tmp_path / "2.yaml").write_text(
        text.replace(day, "date: 2020-01-01").replace(name, "round: later"), encoding="utf-8"
    )
    found = told(tmp_path)
    assert {point["score"] for point in found["courses"][0]["points"]} == {None}
    assert {point["index"] for point in found["courses"][0]["points"]} == {None}
    assert found["pace"] == []
    out = run(tmp_path, "--plot")[1]
    assert "rate nobody" in out


def test_another_framework_on_request_is_said_first(tmp_path: Path) -> None:
    shutil.copytree(INTEGRATED, tmp_path / "own")
    head = tmp_path / "own" / "framework.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: Our "), encoding="utf-8")
    code, out, err = run(*(FOLDER / f"{year}.yaml" for year in YEARS[:4]), "--framework", tmp_path / "own")
    assert code == 0, err
    assert out.startswith("Rescored with integrated-mission@2026.1, on request; the files name")


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
@pytest.mark.parametrize("extra", [(), ("--plot",)])
def test_no_line_is_wider_than_the_terminal(columns: int, extra: tuple[str, ...]) -> None:
    out = run(FOLDER, *extra, columns=columns)[1]
    assert max(map(len, out.splitlines())) <= min(columns, 100)


def test_where_blocks_cannot_be_written_digits_are() -> None:
    out = started("trend", FOLDER, "--plot", env=environment(PYTHONIOENCODING="ascii")).stdout.decode("ascii")
    assert "from 0 at the lowest to 9 at the highest" in out
    assert "* score   : range that open questions leave" in out
    assert "?" not in out.partition("\nTargets\n")[0]  # a target asks a question


# ---- gates and how it ends


def test_gates_are_of_the_last_round_and_the_last_link() -> None:
    gates = ("--fail-under", 70, "--min-coverage", "100", "--fail-on", "warning", "--fail-on-regression")
    code, out, err = run(FOLDER, *gates)
    assert code == 1
    assert out.startswith("Integrated mission readiness")
    assert [line.split(" failed")[0] for line in err.splitlines() if line.startswith("gate")] == [
        "gate --fail-under",
        "gate --fail-on",
        "gate --fail-on-regression",
    ]
    assert run(FOLDER / "2023.yaml", FOLDER / "2024.yaml", "--fail-on-regression", "1")[0] == 0


def test_one_round_cannot_rule_out_a_decline() -> None:
    code, _, err = run(UNMEX, "--fail-on-regression")
    assert code == 1
    assert "one round only" in err


@pytest.mark.parametrize(
    "extra", [("--fail-under", "101"), ("--fail-on-regression", "-1"), ("--force",), ("--only", "x")]
)
def test_wrong_usage(extra: tuple[str, ...]) -> None:
    assert run(FOLDER, *extra)[0] == 2


def test_nothing_named_is_wrong_usage() -> None:
    assert run()[0] == 2


def test_it_writes_a_file_and_replaces_none(tmp_path: Path) -> None:
    args = (FOLDER, "-o", tmp_path / "t.md")
    assert run(*args)[0] == 0
    written = (tmp_path / "t.md").read_text(encoding="utf-8")
    assert written == run(FOLDER, "--format", "markdown")[1]
    assert run(*args)[0] == 2
    assert run(*args, "--force")[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_closed_pipe_ends_quietly() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{typed('trend', FOLDER)} | head -1"], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_the_targets_beside_the_last_round_are_shown_by_the_rounds_of_the_trend(tmp_path: Path) -> None:
    folder = tmp_path / "unmex"
    shutil.copytree(EXAMPLES / "unmex", folder)
    view = told(folder)
    assert {target["id"]: target["standing"] for target in view["targets"]} == {
        "overall-2025": "met",
        "funding-2027": "missed",
        "ownership-2028": "behind",
        "planning-in-consolidation": "met",
        "profiles-in-transition": "missed",
    }
    only = told(folder, "--theme", "funding")
    assert [target["id"] for target in only["targets"]] == ["funding-2027"]
    (folder / "targets.yaml").write_text("readiness: targets/1\ntargets: [x]\n", encoding="utf-8")
    code, out, err = run(folder, "--format", "json")
    assert (code, json.loads(out)["targets"]) == (0, [])
    assert "[A099]" in err
    (folder / "targets.yaml").unlink()
    assert told(folder)["targets"] == []


def test_a_file_of_conflicting_answers_is_no_round(tmp_path: Path) -> None:
    copied(tmp_path, "2023", "2024")
    shutil.copy(tmp_path / "2024.yaml", tmp_path / "2024.conflict-1.yaml")
    assert [entry["identity"]["round"] for entry in told(tmp_path)["rounds"]] == ["2023", "2024"]
    assert [entry["identity"]["round"] for entry in told(*sorted(tmp_path.glob("*.yaml")))["rounds"]] == [
        "2023",
        "2024",
    ]
