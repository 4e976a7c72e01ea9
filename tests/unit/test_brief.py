"""The two sentences that are read first: what holds the mission back, and what moved since the round before."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from readiness.report.build import build_report
from readiness.report.view import Brief
from readiness.workflow.comparing import compare_files
from readiness.workflow.scoring import report_of, score_assessment
from support import EXAMPLES, INTEGRATED, PROCEEDINGS, framework_from, good, result_of, sheet_from

LEVELS = ["l0", "l1", "l2", "l3"]
ABC = ("a", "b", "c")


def unmex(year: int) -> Path:
    return EXAMPLES / "unmex" / f"{year}.yaml"


def brief(path: Path, previous: Path | None = None) -> Brief:
    return report_of(good(score_assessment(path, previous=previous, told=True))).brief


def themes(**head: Any) -> dict[str, Any]:
    """The framework of an assessment: three themes with an item each."""
    made = [
        {
            "id": name,
            "title": name.upper(),
            "items": [{"id": f"{name}.one", "ask": "Q?", "scale": "practice", "levels": LEVELS, "evidence": "none"}],
        }
        for name in ABC
    ]
    return {"head": {"policy": {"minimum-coverage": 0}, **head}, "checklists": made}


def held_back(answers: dict[str, Any], made: dict[str, Any] | None = None, **keys: Any) -> str:
    made = made or themes()
    sheet = good(sheet_from(good(framework_from(made["head"], made["checklists"])), {"answers": answers, **keys}))
    return build_report(sheet, result_of(sheet)).brief.holds_back.text


# ---- what holds it back


def test_the_weakest_theme_is_named_with_score_and_band() -> None:
    bands = [{"label": "Low", "from": 0}, {"label": "High", "from": 50}]
    made = themes(bands=bands)
    told = held_back({"a.one": "embedded", "b.one": "ad hoc", "c.one": "established"}, made)
    assert told == "The weakest theme is B, at 33.3 (Low); no rule fires."


def test_themes_that_share_the_lowest_score_are_all_named() -> None:
    told = held_back({"a.one": "absent", "b.one": "ad hoc", "c.one": "absent"})
    assert told.startswith("The weakest themes are A and C, at 0.0")


def test_a_theme_without_a_score_is_not_called_the_weakest_and_is_counted() -> None:
    told = held_back({"a.one": "embedded", "b.one": "established"})
    assert told.startswith("The weakest theme is B, at 66.7")
    assert "of those that have a score (1 without)" in told


def test_where_nothing_is_answered_no_theme_is_weak() -> None:
    assert held_back({}).startswith("No theme has a score;")


def test_where_all_is_well_nothing_is_called_weak() -> None:
    assert held_back({f"{name}.one": "embedded" for name in ABC}).startswith("No theme is below full points;")


def test_a_theme_that_is_subtracted_is_not_weak_for_being_low() -> None:
    made = themes(overall={"aggregate": "sum", "floor": -100, "ceiling": 200}, bands=[])
    made["checklists"][2]["weight"] = -1
    told = held_back({"a.one": "established", "b.one": "embedded", "c.one": "absent"}, made)
    assert told.startswith("The weakest theme is A, at 66.7")


def test_themes_on_scales_of_their_own_are_not_ranked() -> None:
    made = themes()
    made["checklists"][0] |= {"aggregate": "sum", "floor": 0, "ceiling": 40}
    told = held_back({f"{name}.one": "absent" for name in ABC}, made)
    assert "scales of their own" in told


def test_an_illustration_is_held_back_by_nothing() -> None:
    assert brief(PROCEEDINGS).holds_back.text == "An illustration rates nobody, so nothing is said of it."


def test_findings_are_counted_and_the_first_is_named_with_whose_move_it_is() -> None:
    report = report_of(good(score_assessment(unmex(2026))))
    told = report.brief.holds_back.text
    assert (
        f"of {len(report.findings)} findings the first is {report.findings[0].id} (warning; whose move: mission" in told
    )
    assert str(report.findings[0].cap) in told


def test_one_theme_alone_is_not_called_the_weakest_but_named() -> None:
    made = themes()
    one = {**made, "checklists": made["checklists"][:1]}
    assert held_back({"a.one": "ad hoc"}, one) == "There is one theme only, A, at 33.3; no rule fires."
    assert held_back({}, one) == "No theme has a score; no rule fires."


def test_where_every_theme_has_something_that_is_subtracted_it_is_not_said_that_none_has_a_score() -> None:
    made = themes()
    for theme in made["checklists"]:
        theme |= {"aggregate": "sum", "floor": -100, "ceiling": 100}
        theme["items"][0]["weight"] = -1
    assert held_back({"a.one": "ad hoc"}, made).startswith("Every theme with a score has something in it")


def test_where_nothing_supports_the_scores_it_is_said_there() -> None:
    made = themes()
    for theme in made["checklists"]:
        del theme["items"][0]["evidence"]
    answers: dict[str, Any] = {"a.one": "embedded", "b.one": "ad hoc", "c.one": "established"}
    unsupported = "no answer rests on evidence that is dated and recent enough, so nothing supports the scores."
    assert held_back(answers, made).endswith(f"; no rule fires; {unsupported}")
    too_few = {**made, "head": {"policy": {"minimum-coverage": 0.9}}}
    assert unsupported not in held_back({"a.one": "embedded"}, too_few)
    evidence = [{"ref": "R", "kind": "document", "date": "2026-11-01"}]
    supported = {**answers, "c.one": {"answer": "established", "evidence": evidence}}
    assert held_back(supported, made).endswith("; no rule fires.")


# ---- what moved


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_what_moved_is_what_the_comparison_says_of_the_whole_and_of_each_theme(year: int) -> None:
    found = report_of(good(score_assessment(unmex(year), told=True)))
    change = good(compare_files(unmex(year - 1), unmex(year))).change
    compared = {str(node.id): node for node in (change.overall, *change.nodes)}
    assert [entry.id for entry in found.since] == ["overall", *(theme.id for theme in found.themes)]
    for entry in found.since:
        node = compared[entry.id]
        assert (entry.round, entry.verdict) == (str(year - 1), node.verdict.value)
        assert entry.like_for_like == node.like_for_like
        named = f"{next((t.title for t in found.themes if t.id == entry.id), '')} ({entry.like_for_like_text})"
        assert (named in found.brief.moved.text) == (entry.id != "overall" and entry.verdict != "unchanged")


def test_the_sentence_is_of_the_change_like_for_like_and_not_of_the_scores_shown() -> None:
    told = brief(unmex(2027)).moved
    assert told.label == "What moved since round 2026 (2026-11-20)"
    # the score rose from 60.8 to 61.6
    assert told.text.startswith("Declined: -2.3 like for like (items: 38), 2.0 or more; improved: Funding (+4.5); ")
    assert "declined: Harmonization (-12.6), Staffing (-4.1)" in told.text
    assert told.text.endswith("answers that correct the round before: 1.")


def test_a_theme_that_is_unchanged_is_not_named() -> None:
    assert "Staffing" not in brief(unmex(2026)).moved.text


def test_where_no_round_before_is_known_it_is_said() -> None:
    for path in (unmex(2023), PROCEEDINGS):
        found = brief(path)
        assert found.moved.label == "What moved"
        assert found.moved.text == "No round before this one is known, so nothing can be said of it."


def test_a_round_before_that_others_answered_is_told_as_such(tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    text = unmex(2025).read_text(encoding="utf-8")
    old.write_text(text.replace("respondent: leadership", "respondent: headquarters"), encoding="utf-8")
    assert "other people answered" in brief(unmex(2026), old).moved.text
    assert "other people answered" not in brief(unmex(2026)).moved.text


# ---- the round before, where no rule asks it


@pytest.fixture
def without_rules(tmp_path: Path) -> str:
    """A framework that asks nothing of the round before."""
    own = tmp_path / "framework"
    own.mkdir()
    for file in INTEGRATED.glob("*.yaml"):
        if file.name != "rules.yaml":
            text = file.read_text(encoding="utf-8").replace("rules: rules.yaml\n", "")
            (own / file.name).write_text(text, encoding="utf-8")
    return str(own)


def copied(folder: Path, *years: int) -> Path:
    """Copies of rounds of one folder; the last one's path."""
    for year in years:
        shutil.copy(unmex(year), folder)
    return folder / f"{years[-1]}.yaml"


def test_the_round_before_is_found_for_the_sentence_though_no_rule_asks_it(tmp_path: Path, without_rules: str) -> None:
    loaded = score_assessment(copied(tmp_path, 2023, 2024), without_rules, told=True)
    since = report_of(good(loaded)).since
    assert (since[0].round, since[0].verdict) == ("2023", "improved")


def test_what_is_wrong_with_it_then_refuses_nothing_and_it_is_not_known(tmp_path: Path, without_rules: str) -> None:
    path = copied(tmp_path, 2023, 2024)
    before, again = tmp_path / "2023.yaml", tmp_path / "again.yaml"
    shutil.copy(before, again)
    said = score_assessment(path, without_rules).problems
    both = score_assessment(path, without_rules, told=True)
    assert (report_of(good(both)).since, both.problems) == ((), said)
    again.unlink()
    before.write_text("readiness: assessment/1\nsubject: {id: unmex}\ndate: 2023-11-24\n", encoding="utf-8")
    broken = score_assessment(path, without_rules, told=True)
    assert (report_of(good(broken)).since, broken.problems) == ((), said)
