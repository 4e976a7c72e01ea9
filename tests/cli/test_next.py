"""`readiness next` as a user types it."""

import json
import re
import shutil
from pathlib import Path

import pytest

import program
from support import INTEGRATED, PROCEEDINGS, UNMEX


def outcome(*args: str | Path, **env: str) -> tuple[int, str, str]:
    return program.outcome("next", *args, cwd=None, **env)


def test_steps_are_worded_as_what_is_asked_and_never_as_points() -> None:
    for form in ("terminal", "markdown"):
        code, out, err = outcome(UNMEX, "--format", form)
        assert (code, err) == (0, "")
        assert "Next, established: " in out
        assert "integration-without-owners" in out
        # the points that steps add, as they would be shown; nothing has a sign either
        assert not re.search(r"\b(2\.5|1\.7|1\.5|0\.4)\b|[+]\d", out)


def test_the_exact_gains_are_in_json() -> None:
    found = json.loads(outcome(UNMEX, "--format", "json")[1])
    assert found["readiness"] == "next/1"
    assert [step["adds"] for step in found["steps"]] == sorted((step["adds"] for step in found["steps"]), reverse=True)
    assert found["steps"][0]["adds"] == 2.5
    assert found["holding"]["takes"] == 0.416666667
    assert found["until"] is None


@pytest.mark.parametrize(
    ("options", "found", "count"),
    [
        (("--until", "40"), "there", 0),
        (("--until", "50"), "shortest", 5),
        (("--until", "50", "--steps", "4"), "none-so-short", 0),
        (("--until", "60", "--steps", "14"), "step-by-step", 12),
        (("--until", "60", "--steps", "8"), "not-found", 0),
        (("--until", "95"), "out-of-reach", 0),
        (("--until", "95", "--lever", "all"), "none-so-short", 0),
    ],
)
def test_until(options: tuple[str, ...], found: str, count: int) -> None:
    until = json.loads(outcome(UNMEX, *options, "--format", "json")[1])["until"]
    assert (until["found"], sum(len(entry["asks"]) for entry in until["steps"])) == (found, count)
    code, out, _ = outcome(UNMEX, *options)
    assert code == 0
    assert until["text"] in " ".join(out.split())


@pytest.mark.parametrize("lever", ["mission", "shared", "headquarters"])
def test_only_items_with_the_lever_are_looked_at(lever: str) -> None:
    words = {"mission": "mission", "shared": "mission and headquarters", "headquarters": "headquarters"}
    found = json.loads(outcome(UNMEX, "--lever", lever, "--format", "json")[1])
    assert {step["lever"] for step in found["steps"]} == {words[lever]}


def test_all_levers_are_those_of_the_three_together() -> None:
    def ids(lever: str) -> set[str]:
        found = json.loads(outcome(UNMEX, "--lever", lever, "--format", "json")[1])
        return {step["id"] for step in found["steps"]}

    assert ids("all") == ids("mission") | ids("shared") | ids("headquarters")


def test_without_a_score_no_step_is_ranked_and_open_items_are_named() -> None:
    code, out, err = outcome(PROCEEDINGS, "--until", "50")
    assert (code, err) == (0, "")
    flat = " ".join(out.split())
    assert "There is no overall score, so no step is ranked. 7 % of the weight is answered" in flat
    assert "There is no overall score, so no steps to one are looked for." in flat
    assert "Steps that would help most" not in out
    assert "Open: 39 of 41 items due" in flat


def test_an_illustration_gets_no_advice_however_much_is_answered(tmp_path: Path) -> None:
    text = UNMEX.read_text(encoding="utf-8").replace("fictional: true", "illustration: true")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    found = json.loads(outcome(tmp_path / "a.yaml", "--format", "json", "--until", "50")[1])
    assert (found["score"], found["steps"], found["holding"], found["until"]["found"]) == (None, [], None, "no-score")
    assert "An illustration has no score" in found["stands"]


@pytest.mark.parametrize(
    "options",
    [("--steps", "3"), ("--until", "nan"), ("--until", "50", "--steps", "0"), ("--lever", "nobody"), ("--force",)],
)
def test_wrong_usage(options: tuple[str, ...]) -> None:
    code, out, err = outcome(UNMEX, *options)
    assert (code, out) == (2, "")
    assert "Error: " in err


def test_it_is_written_to_a_file(tmp_path: Path) -> None:
    code, out, _ = outcome(UNMEX, "-o", tmp_path / "next.md")
    assert (code, out) == (0, f"Wrote {tmp_path / 'next.md'}\n")
    printed = outcome(UNMEX, "--format", "markdown")[1]
    assert (tmp_path / "next.md").read_text(encoding="utf-8") == printed
    assert outcome(UNMEX, "-o", tmp_path / "next.md")[0] == 2


def test_a_missing_and_a_bad_file(tmp_path: Path) -> None:
    assert outcome(tmp_path / "nowhere.yaml")[0] == 3
    (tmp_path / "a.yaml").write_text("a: [1, 2\n", encoding="utf-8")
    assert outcome(tmp_path / "a.yaml")[0] == 2


def test_rescoring_is_said_first(tmp_path: Path) -> None:
    copy = tmp_path / "framework"
    shutil.copytree(INTEGRATED, copy)
    head = copy / "framework.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace('"2026.1"', '"2026.1b"'), encoding="utf-8")
    for form in ("terminal", "markdown"):
        first = outcome(UNMEX, "--framework", copy, "--format", form)[1].splitlines()[0]
        assert "Rescored with integrated-mission" in first
