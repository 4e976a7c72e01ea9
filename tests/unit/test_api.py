"""What other programs may use: the same reports as the command line makes, errors raised once, warnings told."""

import doctest
import json
import pickle
import re
import shutil
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from inspect import getdoc
from pathlib import Path
from typing import assert_type, get_args

import pytest

import program
import readiness
from readiness import api
from readiness.render import registry
from readiness.render.registry import forms_of
from support import EXAMPLES, PROCEEDINGS, ROOT, UNMEX

YEARS = {year: EXAMPLES / "unmex" / f"{year}.yaml" for year in (2023, 2024, 2026)}
DOCUMENT = ROOT / "docs" / "api.md"


def printed(*words: str | Path) -> str:
    return program.run(*words).stdout.decode("utf-8")


# ---- the names


def test_the_names_are_those_that_are_listed() -> None:
    assert sorted({*api.PUBLIC, "__version__"}) == readiness.__all__ == dir(readiness)


@pytest.mark.parametrize("name", sorted(api.PUBLIC))
def test_every_name_can_be_imported_and_says_what_it_is(name: str) -> None:
    found: dict[str, object] = {}
    exec(f"from readiness import {name} as found", found)
    assert found["found"] is api.PUBLIC[name]
    assert (getdoc(api.PUBLIC[name]) or "").partition("\n")[0].endswith(".")
    assert f"`{name}" in DOCUMENT.read_text(encoding="utf-8")


def test_a_name_that_is_not_there_is_told_as_python_does() -> None:
    with pytest.raises(AttributeError, match="module 'readiness' has no attribute 'score'"):
        readiness.score  # type: ignore[attr-defined] # noqa: B018 - to see what comes of it
    with pytest.raises(ImportError, match="cannot import name 'score'"):
        exec("from readiness import score")


def test_no_name_is_that_of_a_module() -> None:
    inside = {path.stem for path in Path(readiness.__file__).parent.iterdir()}
    assert inside.isdisjoint(api.PUBLIC), "importing the module would put it in the place of the name"


def test_nothing_else_is_imported_with_the_package() -> None:
    asked = "import sys; before = set(sys.modules); import readiness; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "['readiness', 'readiness._version']\n"


# ---- what is written about them


def test_the_examples_of_the_functions_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testmod(api)
    assert done.failed == 0
    assert done.attempted >= 15


def test_the_examples_of_the_document_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    # a fence would be taken for what the example above it prints
    text = re.sub(r"^```.*$", "", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    done = doctest.DocTestRunner().run(doctest.DocTestParser().get_doctest(text, {}, "api.md", str(DOCUMENT), 0))
    assert done.failed == 0
    assert done.attempted >= 10


def test_the_example_script_scores_and_compares_in_ten_lines() -> None:
    script = EXAMPLES / "score_and_compare.py"
    done = subprocess.run(
        [sys.executable, script, YEARS[2023], YEARS[2024]], capture_output=True, timeout=60, check=True
    )
    first, why, whole, *_ = done.stdout.decode("utf-8").splitlines()
    assert why.startswith("Improved: ")
    assert [first, whole] == [
        "UN Mission in Exampleland, round 2024: 55.2 (Established in part)",
        "Overall: 42.6 to 55.2, like for like +12.2: Improved",
    ]
    lines = script.read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line and not line.startswith('"""')]) == 10
    text = DOCUMENT.read_text(encoding="utf-8")
    assert "\n".join(lines[1:]).strip() in text


# ---- the same as the commands


@pytest.mark.parametrize("shareable", [False, True])
@pytest.mark.parametrize("form", get_args(api.TextForm))
def test_a_report_is_what_the_command_prints(form: api.TextForm, *, shareable: bool) -> None:
    options = ["--format", form, *(["--shareable"] if shareable else [])]
    one, other = YEARS[2024], YEARS[2026]
    made: dict[tuple[str | Path, ...], api.AnyReport] = {
        ("score", other): readiness.score_assessment(other, shareable=shareable),
        ("diff", one, other): readiness.compare_assessments(one, other, shareable=shareable),
        ("trend", UNMEX.parent): readiness.follow_assessments(UNMEX.parent, shareable=shareable),
        ("explain", other): readiness.explain_score(other, shareable=shareable),
        ("explain", other, "staffing"): readiness.explain_score(str(other), "staffing", shareable=shareable),
    }
    for words, report in made.items():
        if form not in forms_of(report):
            continue
        assert readiness.render_report(report, form) == printed(*words, *options), words


@pytest.mark.parametrize("form", get_args(api.OfficeForm))
def test_a_document_is_what_the_command_writes(form: api.OfficeForm, tmp_path: Path) -> None:
    out = tmp_path / f"report.{form}"
    made = readiness.render_report(readiness.score_assessment(UNMEX), form)
    assert_type(made, bytes)
    printed("score", UNMEX, "-o", out)
    assert made == out.read_bytes()


def test_another_framework_and_the_round_before_are_taken_as_by_the_commands(tmp_path: Path) -> None:
    # what the other version no longer asks is left out
    asked = rb"^  (local-ownership\.two-way|staffing\.mobility):.*\n(    .*\n)*"
    older = tmp_path / "other" / "2007.yaml"
    older.parent.mkdir()
    older.write_bytes(re.sub(asked, b"", PROCEEDINGS.read_bytes(), flags=re.MULTILINE))
    other = ["--framework", "integrated-mission@2026.2", "--format", "json"]
    scored = readiness.score_assessment(older, framework=other[1])
    assert scored.rescored is not None
    assert readiness.render_report(scored, "json") == printed("score", older, *other)
    explained = readiness.explain_score(older, framework=other[1])
    assert readiness.render_report(explained, "json") == printed("explain", older, *other)
    # in a folder of its own nothing is found beside it
    now, before = shutil.copy(YEARS[2026], tmp_path), YEARS[2024]
    own = ["--framework", "integrated-mission@2026.1", "--format", "json"]
    scored = readiness.score_assessment(now, framework=own[1], previous=str(before))
    assert scored.identity.previous_round == "2024"
    assert readiness.render_report(scored, "json") == printed("score", now, "--previous", before, *own)
    explained = readiness.explain_score(now, framework=own[1], previous=before)
    assert readiness.render_report(explained, "json") == printed("explain", now, "--previous", before, *own)
    changed = readiness.compare_assessments(now, before, framework=own[1])
    assert readiness.render_report(changed, "json") == printed("diff", now, before, *own)
    rounds = readiness.follow_assessments(now, str(before), framework=own[1], subject="unmex", scope="full")
    assert readiness.render_report(rounds, "json") == printed("trend", now, before, *own)


def test_problems_are_those_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(UNMEX.read_bytes().replace(b"phase: implementation", b"phase: implementaton"))
    (tmp_path / "round.yaml").write_bytes(YEARS[2024].read_bytes())
    found = readiness.check_files(tmp_path, on=date(2030, 1, 1))
    report = json.loads(printed("check", tmp_path, "--stale", "--on", "2030-01-01", "--format", "json"))
    assert [problem.code for problem in found] == [problem["code"] for problem in report["problems"]]
    assert {problem.level for problem in found} == {"error", "warning"}
    assert readiness.check_files(EXAMPLES, ROOT / "checklists") == ()
    (unknown,) = readiness.check_files(UNMEX, framework="no-such@1")
    assert unknown.code == "S007"


def test_a_framework_can_be_had_by_name_and_by_folder() -> None:
    folder = ROOT / "checklists" / "integrated-mission" / "2026.1"
    found = readiness.load_framework("integrated-mission@2026.1")
    assert found == readiness.load_framework(folder) == readiness.load_framework(str(folder / "framework.yaml"))
    assert readiness.load_framework("integrated-mission").name == "integrated-mission@2026.2"
    assert found.digest == readiness.score_assessment(UNMEX).identity.framework_digest
    shown = {item.id: item for topic in readiness.score_assessment(UNMEX).topics for item in topic.items}
    for item in found.items:
        if item.scored:
            told = shown[item.id]
            assert (item.ask, item.kind) == (told.ask, told.kind)
        assert item.lever in {"mission", "shared", "headquarters"}
        assert item.theme in found.themes
    assert sum(item.pulse for item in found.items) == 10


def test_several_threads_do_not_share_what_is_to_be_passed_on() -> None:
    wanted = [number % 2 == 0 for number in range(12)]
    with ThreadPoolExecutor(4) as threads:
        reports = list(threads.map(lambda asked: readiness.score_assessment(UNMEX, shareable=asked), wanted))
    assert [report.identity.audience == "shareable" for report in reports] == wanted


# ---- mistakes


def test_what_refuses_a_file_is_raised_with_every_problem(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    text = UNMEX.read_bytes().replace(b"phase: implementation", b"phase: implementaton")
    bad.write_bytes(text.replace(b"respondent: leadership", b"respondent: leaders"))
    for call in (
        lambda: readiness.score_assessment(bad),
        lambda: readiness.compare_assessments(bad, UNMEX),
        lambda: readiness.follow_assessments(bad),
        lambda: readiness.explain_score(bad),
    ):
        with pytest.raises(readiness.ReadinessError) as caught:
            call()
        problems = caught.value.problems
        assert_type(problems, tuple[readiness.Problem, ...])
        assert len(problems) >= 2
        assert all(problem.file == str(bad) and problem.line and problem.remedy for problem in problems)
        lines = str(caught.value).splitlines()
        assert len(lines) == len(problems)
        assert lines[0].startswith(f"{bad}:{problems[0].line}:{problems[0].column}: ")
        assert f"[{problems[0].code}]" in lines[0]
        again = pickle.loads(pickle.dumps(caught.value))
        assert (again.problems, str(again)) == (problems, str(caught.value))


def test_names_that_are_not_there_are_raised_too() -> None:
    for call, code in (
        (lambda: readiness.load_framework("no-such@1"), "S007"),
        (lambda: readiness.score_assessment("no-such.yaml"), "S001"),
        (lambda: readiness.explain_score(UNMEX, "no-such"), "S019"),
        (lambda: readiness.follow_assessments(UNMEX, subject="nobody"), "S030"),
    ):
        with pytest.raises(readiness.ReadinessError) as caught:
            call()
        assert caught.value.problems[0].code == code


def test_nothing_that_a_terminal_acts_on_stands_in_the_text_of_an_error(tmp_path: Path) -> None:
    named = tmp_path / "a\x1b[31m.yaml"
    with pytest.raises(readiness.ReadinessError) as caught:
        readiness.score_assessment(named)
    assert "\x1b" not in str(caught.value)
    assert caught.value.problems[0].file == str(named)


def test_a_warning_is_told_where_the_caller_stands(tmp_path: Path) -> None:
    file = tmp_path / "2024.yaml"
    # a second value behind a mark of comments is lost, and may have been meant
    file.write_bytes(UNMEX.read_bytes().replace(b'round: "2023"', b"round: year-2023 #4", 1))
    expected = [problem for problem in readiness.check_files(file) if problem.level == "warning"]
    assert expected
    for call in (
        lambda: readiness.score_assessment(file),
        lambda: readiness.follow_assessments(file),
        lambda: readiness.explain_score(file),
        lambda: readiness.compare_assessments(file, YEARS[2024]),
    ):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            call()
        assert [entry.category for entry in told] == [readiness.ReadinessWarning] * len(expected)
        assert {entry.filename for entry in told} == {__file__}
        assert f"[{expected[0].code}]" in str(told[0].message)


# ---- formats


def test_a_format_that_there_is_not_is_told_with_those_there_are() -> None:
    report = readiness.score_assessment(UNMEX)
    with pytest.raises(ValueError, match=r"no format latex of this report; there are: csv, .*html, json, markdown"):
        readiness.render_report(report, "latex")  # type: ignore[call-overload]


def test_a_format_whose_package_is_not_there_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    report = readiness.score_assessment(UNMEX)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.setattr(registry, "FORMATS", {type(report): {"xlsx": lambda _: b""}})
    with pytest.raises(ImportError, match=r"needs a package that is not installed: XlsxWriter>="):
        readiness.render_report(report, "xlsx")


def test_what_is_text_and_what_is_not_is_known_beforehand() -> None:
    report = readiness.score_assessment(UNMEX)
    assert_type(report, readiness.Report)
    assert_type(readiness.render_report(report), str)
    assert_type(readiness.compare_assessments(UNMEX, YEARS[2024]), readiness.ChangeReport)
    assert_type(readiness.follow_assessments(UNMEX), readiness.TrendReport)
    assert_type(readiness.explain_score(UNMEX), readiness.Explanation)
    assert_type(readiness.load_framework("integrated-mission"), readiness.Framework)
