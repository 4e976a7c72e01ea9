"""`readiness explain` as a user types it."""

import json
from pathlib import Path

import pytest

import program
from support import PROCEEDINGS, UNMEX


def outcome(*args: str | Path, cwd: Path | None = None) -> tuple[int, str, str]:
    return program.outcome("explain", *args, cwd=cwd)


def test_without_an_id_the_whole_is_unfolded_down_to_items() -> None:
    code, out, err = outcome(UNMEX)
    assert (code, err) == (0, "")
    assert "Why Overall is 42.6" in out
    assert "Mean of 5: (42.4 + 75.0 + 26.6 + 43.8 + 25.1) / 5 = 42.6" in out
    assert "├── Funding (funding): 42.4, Ad hoc" in out
    assert "staffing.vacancy-action: 52.5 points" in out


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("planning", "Why Planning is 75.0"),
        ("planning.strategy", "Why Joint strategy is 75.0"),
        ("staffing.vacancy-action", "Why staffing.vacancy-action has 52.5 points"),
        ("integration-without-owners", "Why integration-without-owners fires"),
        ("new-phase-old-profiles", "Why new-phase-old-profiles does not apply"),
        ("overall", "Why Overall is 42.6"),
        ("not-applicable-share", "Why not-applicable-share is silent"),
        ("own", "Why The mission's own levers is 43.6"),
    ],
)
def test_anything_with_an_id_can_be_unfolded(name: str, why: str) -> None:
    code, out, err = outcome(UNMEX, name)
    assert (code, err) == (0, "")
    assert why in out.splitlines()


def test_an_unknown_id_gives_the_nearest_known_one() -> None:
    code, out, err = outcome(UNMEX, "plannin")
    assert (code, out) == (2, "")
    assert "nothing in integrated-mission@2026.1 that can be explained has the id 'plannin'" in err
    assert "did you mean 'planning'? [S019]" in err
    assert "`readiness show integrated-mission@2026.1` lists" in err
    code, _, err = outcome(UNMEX, "z")
    assert (code, "did you mean" in err) == (2, False)


def test_other_forms_and_files(tmp_path: Path) -> None:
    assert outcome(UNMEX, "planning", "--format", "markdown")[1].startswith("# Integrated mission readiness")
    shown = json.loads(outcome(UNMEX, "planning", "--format", "json")[1])
    assert (shown["readiness"], shown["unfolded"]["id"], shown["unfolded"]["shown"]) == (
        "explanation/1",
        "planning",
        75.0,
    )
    assert outcome(UNMEX, "planning", "-o", "e.json", cwd=tmp_path)[:2] == (0, "Wrote e.json\n")
    assert json.loads((tmp_path / "e.json").read_text(encoding="utf-8")) == shown
    assert outcome(UNMEX, "-o", "e.json", cwd=tmp_path)[0] == 2
    assert outcome(UNMEX, "-o", "e.json", "--format", "json", cwd=tmp_path)[0] == 2


def test_the_previous_round_and_the_framework_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(UNMEX.with_name("2024.yaml").read_bytes())
    code, out, _ = outcome(file, "new-phase-old-profiles")
    assert code == 0
    assert "previous(phase): nothing: no previous round is known" in out
    code, out, _ = outcome(file, "new-phase-old-profiles", "--previous", UNMEX)
    assert code == 0
    assert 'previous(phase): "implementation"' in out
    assert outcome(file, "--framework", "integrated-mission@2026.1")[0] == 0
    assert outcome(file, "--framework", "nobody@1")[0] == 2


def test_an_illustration_shows_no_score() -> None:
    code, out, _ = outcome(PROCEEDINGS)
    assert code == 0
    assert "Why Overall has no score" in out


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("[")
    code, out, err = outcome("a.yaml", cwd=tmp_path)
    assert (code, out, "a.yaml:1:2" in err) == (2, "", True)


def test_completion_offers_what_the_file_has() -> None:
    def complete(words: str) -> list[str]:
        env = {"_READINESS_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
        return program.outcome(cwd=None, **env)[1].split()

    assert "staffing.profiles" in complete(f"readiness explain {UNMEX} staf")
    assert complete(f"readiness explain {UNMEX} integ") == ["integration-without-owners"]
    assert complete("readiness explain nowhere.yaml integ") == []
