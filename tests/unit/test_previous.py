"""Which file is the round before, and what is said where that is not plain."""

from pathlib import Path
from typing import Any

import pytest

from readiness.problems import has_errors
from readiness.report.view import Report
from readiness.words.problems import message
from readiness.workflow.scoring import report_of, score_assessment
from support import EXAMPLES, UNMEX, good

HEAD = UNMEX.read_text(encoding="utf-8")


def put(folder: Path, name: str, day: str, **changes: str) -> Path:
    text = HEAD.replace("date: 2023-11-24", f"date: {day}", 1)
    for old, new in {"evidence: [{ref": "#", **changes}.items():
        text = text.replace(old, new) if old != "evidence: [{ref" else text
    path = folder / name
    path.write_text(_without_evidence(text), encoding="utf-8")
    return path


def _without_evidence(text: str) -> str:
    """Evidence may not be dated after the assessment, and none is needed here."""
    rows = text.splitlines(keepends=True)
    kept = [row for row in rows if not row.lstrip().startswith(("evidence:", "- {ref"))]
    return "".join(kept).replace("answer: 2022-", "answer: 2001-")


def previous(path: Path, named: Path | None = None) -> str | None:
    return report(path, named).identity.previous_round


def report(path: Path, named: Path | None = None) -> Report:
    return report_of(good(score_assessment(path, previous=named)))


def test_the_latest_earlier_round_in_the_folder_is_the_one_before() -> None:
    rounds = EXAMPLES / "unmex"
    years = ("2023", "2024", "2025", "2026", "2027")
    assert [previous(rounds / f"{year}.yaml") for year in years] == [None, *years[:-1]]
    (fact,) = [fact.text for fact in report(rounds / "2026.yaml").facts if fact.label == "Previous round"]
    assert fact == "2025, 2025-11-21"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{id: unmex,", "{id: other,"),
        ("respondent: leadership", "respondent: military"),
        ("respondent: leadership", "respondent: leadership\nscope: pulse"),
        ("readiness: assessment/1", "readiness: checklist/1"),
    ],
)
def test_another_subject_respondent_scope_or_kind_is_no_round_before(tmp_path: Path, old: str, new: str) -> None:
    put(tmp_path, "a.yaml", "2022-01-01", **{old: new})
    assert previous(put(tmp_path, "b.yaml", "2023-11-24")) is None


def test_a_round_of_a_newer_format_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "2022-01-01", **{"readiness: assessment/1": "readiness: assessment/2"})
    scored = score_assessment(put(tmp_path, "b.yaml", "2023-11-24"))
    assert scored.value is not None
    (warned,) = (problem for problem in scored.problems if problem.code == "A034")
    assert "[A080]" in message(warned)


def test_a_file_below_the_folder_or_hidden_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    put(tmp_path / "below", "a.yaml", "2022-01-01")
    put(tmp_path, ".a.yaml", "2022-01-01")
    assert previous(put(tmp_path, "b.yaml", "2023-11-24")) is None


def test_two_that_could_be_it_are_a_problem_and_one_can_be_named(tmp_path: Path) -> None:
    one = put(tmp_path, "a.yaml", "2022-01-01", **{'round: "2023"': 'round: "one"'})
    put(tmp_path, "copy.yaml", "2022-01-01")
    put(tmp_path, "older.yaml", "2021-01-01")
    now = put(tmp_path, "b.yaml", "2023-11-24")
    refused = score_assessment(now)
    assert refused.value is None
    assert [p.code for p in refused.problems] == ["A035"]
    assert "a.yaml, copy.yaml" in message(refused.problems[0])
    assert previous(now, one) == "one"


def test_two_older_ones_behind_a_later_one_are_none(tmp_path: Path) -> None:
    for name, day in (("a.yaml", "2021-01-01"), ("copy.yaml", "2021-01-01"), ("later.yaml", "2022-01-01")):
        put(tmp_path, name, day, **{'round: "2023"': f'round: "{name}"'})
    assert previous(put(tmp_path, "b.yaml", "2023-11-24")) == "later.yaml"


def test_a_date_that_only_reading_finds_is_found(tmp_path: Path) -> None:
    put(tmp_path, "old.yaml", "2020-01-01", **{'round: "2023"': 'round: "old"'})
    put(
        tmp_path, "a.yaml", "2022-01-01", **{"date: 2022-01-01": '"date": 2022-01-01', 'round: "2023"': 'round: "flow"'}
    )
    assert previous(put(tmp_path, "b.yaml", "2023-11-24")) == "flow"


@pytest.mark.parametrize("fault", ["[", "answers:\n  no.such.item: yes\n"])
def test_a_round_that_cannot_be_read_is_a_warning(tmp_path: Path, fault: str) -> None:
    before = tmp_path / "a.yaml"
    head = "".join(HEAD.partition("answers:")[:1]).replace("2023-11-24", "2022-01-01")
    before.write_text(head + fault, encoding="utf-8")
    loaded = score_assessment(put(tmp_path, "b.yaml", "2023-11-24"))
    assert loaded.value is not None
    assert not has_errors(loaded.problems)
    assert [(p.code, p.place.file) for p in loaded.problems] == [("A034", str(before))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2022-01-01", "date: 2022-02-31"),
        ("respondent: leadership", "respondent: leadrship"),
        ("respondent: leadership", "respondent: leadership\nscop: full"),
    ],
)
def test_a_round_with_a_faulty_head_is_a_warning(tmp_path: Path, old: str, new: str) -> None:
    put(tmp_path, "a.yaml", "2022-01-01", **{old: new})
    put(tmp_path, "older.yaml", "2021-01-01")
    loaded = score_assessment(put(tmp_path, "b.yaml", "2023-11-24"))
    assert loaded.value is not None
    assert [(p.code, Path(p.place.file).name) for p in loaded.problems] == [("A034", "a.yaml")]


def _named(tmp_path: Path, **changes: Any) -> list[str]:
    other = put(tmp_path, "other.yaml", "2022-01-01", **changes)
    return [p.code for p in score_assessment(UNMEX, previous=other).problems]


def test_what_is_named_must_be_an_earlier_round_of_the_same_subject(tmp_path: Path) -> None:
    assert _named(tmp_path) == []
    assert _named(tmp_path, **{"{id: unmex,": "{id: other,"}) == ["A036"]
    assert [p.code for p in score_assessment(UNMEX, previous=UNMEX).problems] == ["A037"]
    assert [p.code for p in score_assessment(UNMEX, previous=tmp_path / "none.yaml").problems] == ["S001"]


def test_a_framework_that_does_not_ask_the_round_before_says_nothing_of_it(tmp_path: Path) -> None:
    from support import INTEGRATED  # noqa: PLC0415

    own = tmp_path / "own"
    own.mkdir()
    for file in INTEGRATED.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("rules: rules.yaml\n", "")
        if file.name != "rules.yaml":
            (own / file.name).write_text(text, encoding="utf-8")
    found = report_of(good(score_assessment(EXAMPLES / "unmex" / "2024.yaml", str(own))))
    assert found.identity.previous_round is None
    assert "Previous round" not in [fact.label for fact in found.facts]
