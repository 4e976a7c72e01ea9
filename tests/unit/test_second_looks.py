"""What only `check` says of an assessment: missing items, evidence that has turned old, two files of one round."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from readiness.problems import Level, Loaded, Problem
from readiness.syntax.document import Document
from readiness.syntax.yaml_events import parse
from readiness.words.problems import message, remedy
from readiness.workflow import rounds
from readiness.workflow.checking import check
from readiness.workflow.scoring import score_assessment
from support import EXAMPLES, UNMEX

AT = date(2023, 11, 24)


def problems(path: Path, at: date | None = None) -> list[Problem]:
    found = [found for checked in check(path, None, at) for found in checked.problems]
    for problem in found:
        assert message(problem)
        assert remedy(problem)
        assert problem.level is Level.WARNING
    return found


def copied(folder: Path, name: str = "a.yaml", old: str = "", new: str = "") -> Path:
    path = folder / name
    text = UNMEX.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def without(path: Path, count: int) -> Path:
    """The file with its last entries taken out."""
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    starts = [place for place, row in enumerate(rows) if row.startswith("  ") and row[2] not in " #"]
    path.write_text("".join(rows[: starts[-count]]), encoding="utf-8")
    return path


def summary(path: Path) -> str:
    (checked,) = check(path)
    assert checked.summary is not None
    return checked.summary


def test_missing_items_are_one_problem_that_names_the_first(tmp_path: Path) -> None:
    path = without(copied(tmp_path), 5)
    (found,) = problems(path)
    assert (found.code, found.quote) == ("A050", "answers:")
    assert message(found).startswith("warning: items that are due and not in this file: 5 of 47: staffing.")
    assert message(found).endswith(" and 2 more")
    assert "; not in the file: 5" in summary(path)
    assert score_assessment(path).problems == ()


@pytest.mark.parametrize(("count", "expected"), [(1, ["A050"]), (23, ["A050"]), (24, [])])
def test_a_file_that_is_less_than_half_filled_in_is_left_in_peace(
    tmp_path: Path, count: int, expected: list[str]
) -> None:
    path = without(copied(tmp_path), count)
    assert [found.code for found in problems(path)] == expected
    assert f"; not in the file: {count}" in summary(path)


@pytest.mark.parametrize("answers", ["", "answers:\n", "answers:\n  funding.programming:\n"])
def test_a_file_without_any_answer_says_so_and_is_not_warned_of(tmp_path: Path, answers: str) -> None:
    path = copied(tmp_path)
    assert "no answer in it" not in summary(path)
    head = path.read_text(encoding="utf-8").partition("answers:")[0]
    path.write_text(head + answers, encoding="utf-8")
    assert problems(path) == []
    assert "; there is no answer in it yet; not in the file: 4" in summary(path)


def test_old_evidence_is_counted_by_the_own_date_and_warned_of_only_when_asked() -> None:
    assert problems(UNMEX) == []
    assert "; evidence older than 12 months: 4" in summary(UNMEX)
    found = problems(UNMEX, AT)
    assert [problem.code for problem in found] == ["A051"] * 4
    assert [problem.place.line for problem in found] == sorted(problem.place.line for problem in found)
    assert "2022-04-29" in message(found[0])
    assert found[0].quote[found[0].place.column - 1 :].startswith("2022-04-29")


def test_old_evidence_is_warned_of_beside_an_error(tmp_path: Path) -> None:
    old = copied(tmp_path, "a.yaml")
    text = old.read_text(encoding="utf-8")
    wrong = text.replace("answers:\n", "answers:\n  fundin.horizon: 5\n", 1)
    old.write_text(wrong, encoding="utf-8")
    (checked,) = check(old, None, AT)
    assert [found.code for found in checked.problems] == ["A021", *["A051"] * 4]
    old.write_text(wrong.replace("readiness: assessment/1", "readiness: assessment/1\nroud: 5"), encoding="utf-8")
    (checked,) = check(old, None, AT)
    assert [found.code for found in checked.problems] == ["A001", "A021"]


def test_evidence_of_exactly_so_many_months_is_young_enough() -> None:
    names = {dict(found.args)["name"] for found in problems(UNMEX, AT)}
    assert "planning.threats" not in names  # its evidence has no date
    at_once = {dict(found.args)["name"] for found in problems(UNMEX, date(2024, 3, 16))}
    a_day_on = {dict(found.args)["name"] for found in problems(UNMEX, date(2024, 3, 17))}
    assert a_day_on - at_once >= {"planning.joint-strategy"}  # 2023-03-16 is the later of its two dates


def test_two_files_of_one_date_name_each_other(tmp_path: Path) -> None:
    first, second = copied(tmp_path, "a.yaml"), copied(tmp_path, "b.yaml", 'round: "2023"', 'round: "2023b"')
    (found,) = problems(tmp_path)
    assert (found.code, found.place.file) == ("A052", str(second))
    assert f"{first}:8 is a round of the same subject" in message(found)
    assert [one.code for one in problems(first)] == ["A052"]
    assert score_assessment(second).problems == ()


def test_two_files_of_one_name_name_each_other(tmp_path: Path) -> None:
    first, second = copied(tmp_path, "a.yaml"), copied(tmp_path, "b.yaml", "date: 2023-11-24", "date: 2023-11-25")
    (found,) = problems(tmp_path)
    assert (found.code, found.place) == ("A053", found.place)
    assert f"{first}:7 is a round of the same subject" in message(found)
    assert [one.code for one in problems(second)] == ["A053"]


def test_a_copy_is_said_once_and_a_third_too(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        copied(tmp_path, name)
    assert [found.code for found in problems(tmp_path)] == ["A052", "A052"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("respondent: leadership", "respondent: political"),
        ("respondent: leadership", "respondent: leadership\nscope: pulse"),
        ("id: unmex", "id: other"),
    ],
)
def test_another_row_of_rounds_may_share_the_date(tmp_path: Path, old: str, new: str) -> None:
    one, _ = copied(tmp_path, "a.yaml"), copied(tmp_path, "b.yaml", old, new)
    assert problems(one) == []


def test_rounds_in_other_folders_and_files_that_are_none_are_passed_over(tmp_path: Path) -> None:
    one = copied(tmp_path, "a.yaml")
    (tmp_path / "below").mkdir()
    copied(tmp_path / "below", "b.yaml")
    assert problems(tmp_path) == []
    (tmp_path / "c.yaml").write_text("readiness: assessment/1\ndate: 2023-11-24\nsubject: unmex\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text("assessment/1 2023-11-24: [", encoding="utf-8")
    shutil.copytree(EXAMPLES / "unmex", tmp_path / "unmex")
    assert problems(one) == []


def test_so_much_of_other_files_is_read_and_only_those_that_state_the_date_or_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = copied(tmp_path, "a.yaml")
    copied(tmp_path, "b.yaml", 'round: "2023"', "round: {of: 2023-11-24}")
    copied(tmp_path, "c.yaml", "date: 2023-11-24", 'date: "2023-11-24"')
    read: list[str] = []

    def noting(data: bytes, name: str) -> Loaded[Document]:
        read.append(Path(name).name)
        return parse(data, name)

    monkeypatch.setattr(rounds, "parse", noting)
    for name, old in (("d.yaml", "2023-11-24"), ("e.yaml", '"2023"')):
        copied(tmp_path, name, old, "2022-11-24")
    (tmp_path / "f.yaml").write_text("readiness: assessment/1\nnote: of 2023-11-24\n", encoding="utf-8")
    assert [found.code for found in problems(one)] == ["A052"]
    assert read == ["b.yaml", "c.yaml", "d.yaml", "e.yaml"]
    monkeypatch.setattr(rounds, "MOST_BESIDE", one.stat().st_size + 100)
    read.clear()
    assert problems(one) == []
    assert read == ["b.yaml"]


def test_the_examples_have_no_warning() -> None:
    assert problems(EXAMPLES) == []


# ---- mistakes in the head hide none in the answers

HEAD = """\
readiness: assessment/1
framework: {id: integrated-mission, version: "2026.1"}
subject: {id: unmex, name: UN Mission in Exampleland, fictional: true}
round: "2026"
date: 2026-11-23
phase: implementation
respondent: leadership
answers:
"""
ANSWERS = """\
  funding.programming: estblished
  funding.tasks-resourced: {answer: 555, nots: x}
  harmonization.command: not-applicable
  fundin.horizon: 5
  funding.horizon: {answer: 5, because: A reason.}
  funding.development-money: {answer: not-applicable, because: 5}
  planning.task-leads: {answer: ad hoc, evidence: [{ref: R, kind: K, date: 2026-11-24}]}
"""
ALL = ["A025", "A028", "A001", "A024", "A021", "A023", "A003", "A022"]
OF_FORM = ["A001", "A024", "A003"]
OF_KIN = ["A025", *OF_FORM, "A023", "A022"]
"""What is a mistake in another version too."""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ALL),
        ("readiness:", "roud: 5\nreadiness:", ["A001", *ALL]),
        # the kind is understood all the same
        ("assessment/1", "asessment/1", ["A081", *ALL]),
        ("assessment/1", "Assessment", ["A081", *ALL]),
        ("readiness:", "readines:", ["A001", "A082", *ALL]),
        ("readiness: assessment/1\n", "", ["A082", *ALL]),
        # of what a newer version says nothing is known
        ("assessment/1", "assessment/2", ["A080"]),
        ("phase: implementation", "phase: implementatio", ["A020", *ALL]),
        ("phase: implementation", "phase: [a]", ["A003", *ALL]),
        ("respondent: leadership", "respondent: The Lead", ["A005", *ALL]),
        ("round: ", "runde: ", ["A002", "A001", *ALL]),
        # without a date none of the evidence is said to be younger
        ("date: 2026-11-23", "date: 2026-13-23", ["A045", *ALL[:-1]]),
        # the framework is understood all the same
        ('"2026.1"', "2026.1", ["A003", *ALL]),
        ('"2026.1"', '"2026.1", colour: red', ["A001", *ALL]),
        ('"2026.1"', '"2026.1", digest: abc', ["A011", *ALL]),
        ('{id: integrated-mission, version: "2026.1"}', "integrated-mission@2026.1", ["A003", *ALL]),
        ("framework: {", "framewrk: {", ["A002", "A001", *ALL]),
        ("phase: implementation", "phase:", ["A049", *ALL]),
        ("phase: implementation\nrespondent: leadership", "phase:\nrespondent: ~", ["A049", "A049", *ALL]),
        (
            "date: 2026-11-23\nphase: implementation",
            "dat: x\nphase: implementatio",
            ["A001", "A002", "A020", *ALL[:-1]],
        ),
        ("answers:\n", "funding.handover: 2\nanswers:\n", ["A054", *ALL]),
        # 2026.10 is not 2026.1
        ('"2026.1"', "2026.10", ["A003", *OF_KIN]),
        ('"2026.1"', "true", ["A003", *OF_FORM]),
        ('{id: integrated-mission, version: "2026.1"}', "[a]", ["A003", *OF_FORM]),
        # with one that is akin to its own
        ('"2026.1"', '"2031.1"', ["A031", *OF_KIN]),
        ('"2026.1"', f'"2026.1", digest: {"a" * 64}', ["A032", *OF_KIN]),
        ("integrated-mission", "integrated-misson", ["A031", *OF_KIN]),
        # without any, the form alone
        ("integrated-mission", "funding", ["A031", *OF_FORM]),
        ('version: "2026.1"', "versio: x", ["A002", "A001", *OF_FORM]),
        ('version: "2026.1"', 'version: "2031.1", x: y', ["A001", *OF_KIN]),
        ("framework: {", "question: {", ["A002", "A001", *OF_FORM]),
        ("phase: implementation\n", "", ["A002", *ALL]),
        ("phase: implementation", "phase: implementatio\nrund: 5", ["A020", "A001", *ALL]),
        ("date: 2026-11-23", "date: x", ["A007", *ALL[:-1]]),
    ],
)
def test_a_mistake_in_the_head_hides_none_in_the_answers(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HEAD.replace(old, new, 1) + ANSWERS if old else HEAD + ANSWERS, encoding="utf-8")
    (checked,) = check(path)
    assert sorted(found.code for found in checked.problems) == sorted(expected)
    assert checked.summary is None


def test_a_head_with_mistakes_and_a_framework_that_is_not_there_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"roud: 5\n{HEAD.replace('2026.1', '2031.1')}{ANSWERS}", encoding="utf-8")
    (checked,) = check(path)
    assert sorted(found.code for found in checked.problems) == sorted(["A001", "A031", *OF_KIN])


@pytest.mark.parametrize("id_", ["integrated-mission", "another"])
def test_a_day_that_there_is_not_needs_no_framework(tmp_path: Path, id_: str) -> None:
    path = tmp_path / "a.yaml"
    head = HEAD.replace("2026.1", "2031.1").replace("integrated-mission", id_)
    days = (
        "  funding.self-evaluation: 2026-02-30\n  x.y: {answer: 2026-02-28}\n  planning.review: {answer: 2025-02-29}\n"
    )
    path.write_text(f"{head}{days}", encoding="utf-8")
    (checked,) = check(path)
    assert [found.code for found in checked.problems] == ["A031", "A045", "A045"]


def test_what_another_version_may_have_otherwise_is_not_held_against_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    head = HEAD.replace("2026.1", "2031.1").replace("phase: implementation", "phase: drawdown")
    answers = "  funding.programming: outstanding\n  funding.newer: 5\n  funding.tasks-resourced: 555\n"
    path.write_text(f"{head}{answers}", encoding="utf-8")
    (checked,) = check(path)
    assert [found.code for found in checked.problems] == ["A031"]


@pytest.mark.parametrize("answers", ["", "answers:\n", "answers: [a]\n", "answers: x\n"])
def test_answers_that_are_none_are_no_error_of_ours(tmp_path: Path, answers: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"roud: 5\n{HEAD.partition('answers:')[0]}{answers}", encoding="utf-8")
    (checked,) = check(path)
    assert {"A001"} <= {found.code for found in checked.problems} <= {"A001", "A003"}
