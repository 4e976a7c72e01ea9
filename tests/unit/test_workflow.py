"""Several files together: a framework's folder, an assessment and the framework that it names."""

import shutil
from pathlib import Path

import pytest

from readiness.problems import Problem
from readiness.store import installed as store_installed
from readiness.words.problems import message, remedy
from readiness.workflow import showing
from readiness.workflow.assessments import read_assessment
from readiness.workflow.checking import Checked, check
from readiness.workflow.exporting import default_path
from readiness.workflow.frameworks import find_framework, framework_for_new, load_framework
from readiness.workflow.scoring import report_of, score_assessment
from readiness.workflow.showing import ids, show, show_list
from support import INTEGRATED, PROCEEDINGS, UNMEX, good, told


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "2026.1"
    shutil.copytree(INTEGRATED, folder)
    return folder


def change(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


FIRST = "checklists: [funding.yaml"


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ("funding.yaml, funding.yaml", "F021"),
        ("nowhere.yaml", "F030"),
        ("../2026.1/funding.yaml", "F020"),
        ("./funding.yaml", "F020"),
    ],
)
def test_a_checklist_twice_missing_or_outside(copy: Path, listed: str, code: str) -> None:
    change(copy / "framework.yaml", FIRST, f"checklists: [{listed}")
    loaded = load_framework(copy)
    assert loaded.value is None
    assert codes(loaded.problems) == [code], told(loaded.problems)
    assert loaded.problems[0].place.line > 1


def test_a_link_that_leads_outside_is_outside(copy: Path, tmp_path: Path) -> None:
    (copy / "funding.yaml").rename(tmp_path / "funding.yaml")
    (copy / "funding.yaml").symlink_to(tmp_path / "funding.yaml")
    assert codes(load_framework(copy).problems) == ["F020"]


def test_mistakes_of_all_files_are_told_in_one_run(copy: Path) -> None:
    change(copy / "funding.yaml", "id: funding.horizon", "id: funding.programming")
    change(copy / "staffing.yaml", "scale: practice", "scale: practise")
    change(copy / "planning.yaml", "lever: mission", "lever: misson")
    assert codes(load_framework(copy).problems) == ["F029", "F004", "F022"]


def test_a_checklist_that_is_not_yaml_is_told_with_its_own_place(copy: Path) -> None:
    (copy / "funding.yaml").write_bytes(b"a: [")
    (found,) = load_framework(copy).problems
    assert (found.code, Path(found.place.file).name) == ("Y004", "funding.yaml")


def test_a_folder_that_is_no_framework(tmp_path: Path) -> None:
    assert codes(load_framework(tmp_path).problems) == ["S011"]
    assert codes(load_framework(tmp_path / "nowhere").problems) == ["S001"]


def test_sources_do_not_enter_the_digest_and_everything_else_does(copy: Path) -> None:
    before = good(load_framework(copy)).digest
    change(copy / "funding.yaml", "sources: [", "sources: [CTX-01, ")
    change(copy / "framework.yaml", "readiness:", "# a comment\nreadiness:")
    assert good(load_framework(copy)).digest == before
    change(copy / "funding.yaml", "pulse: true", "pulse: false")
    assert good(load_framework(copy)).digest != before


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("integrated-mission", "2026.2"),
        ("integrated-mission@2026.1", "2026.1"),
        ("integrated-mission@2026.2", "2026.2"),
        (str(INTEGRATED), "2026.1"),
    ],
)
def test_a_framework_is_found_by_id_version_or_path(name: str, version: str) -> None:
    assert good(find_framework(name)).name == f"integrated-mission@{version}"


def test_a_framework_is_found_by_the_path_of_its_head() -> None:
    assert good(find_framework(str(INTEGRATED / "framework.yaml"))).id == "integrated-mission"


def test_the_last_version_is_the_highest_number(copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = tmp_path / "checklists" / "integrated-mission"
    for version in ("2026.9", "2026.10"):
        shutil.copytree(copy, root / version)
        change(root / version / "framework.yaml", '"2026.1"', f'"{version}"')
    monkeypatch.setattr(store_installed, "checklists_folder", lambda: tmp_path / "checklists")
    assert good(find_framework("integrated-mission")).version == "2026.10"
    assert good(framework_for_new(None)).version == "2026.10"


def test_a_folder_that_may_not_be_searched_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shutil.copytree(INTEGRATED, tmp_path / "framework")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "stat", refused)  # root, who runs the gate in some places, is refused nothing
    assert codes(load_framework(copy).problems) == ["S003"]


def test_an_unknown_framework_offers_the_nearest() -> None:
    (found,) = find_framework("integrated-mision").problems
    assert found.code == "S007"
    assert dict(found.args)["nearest"] == "integrated-mission"


def test_the_wheel_keeps_its_checklists_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "readiness"
    (package / "checklists").mkdir(parents=True)
    monkeypatch.setattr(store_installed, "__file__", str(package / "store" / "installed.py"))
    assert store_installed.checklists_folder() == package / "checklists"


# ---- an assessment and its framework


def assessment(tmp_path: Path, old: str = "", new: str = "") -> Path:
    path = tmp_path / "a.yaml"
    shutil.copy(UNMEX, path)
    return change(path, old, new) if old else path


REFERENCE = '{id: integrated-mission, version: "2026.1"}'


def test_a_framework_that_is_not_installed(tmp_path: Path) -> None:
    path = assessment(tmp_path, REFERENCE, '{id: integrated-mission, version: "2031.1"}')
    loaded = read_assessment(path)
    (lost,) = loaded.problems
    assert (lost.code, lost.quote[lost.place.column - 1 :]) == ("A031", '"2031.1"}')
    assert "did you mean" not in message(lost)
    misspelt = assessment(tmp_path, REFERENCE, '{id: integrated-misson, version: "2026.1"}')
    (lost,) = read_assessment(misspelt).problems
    assert lost.quote[lost.place.column - 1 :].startswith("integrated-misson,")
    assert message(lost).endswith(", did you mean 'integrated-mission'?")


def test_a_digest_that_differs_is_never_scored_in_silence(tmp_path: Path) -> None:
    wrong = f'{{id: integrated-mission, version: "2026.1", digest: {"a" * 64}}}'
    path = assessment(tmp_path, REFERENCE, wrong)
    assert codes(read_assessment(path).problems) == ["A032"]
    rescored = good(score_assessment(path, "integrated-mission@2026.1"))
    assert report_of(rescored).rescored is not None


def test_a_digest_that_matches_is_scored(tmp_path: Path) -> None:
    digest = good(load_framework(INTEGRATED)).digest
    right = f'{{id: integrated-mission, version: "2026.1", digest: {digest}}}'
    assert report_of(good(score_assessment(assessment(tmp_path, REFERENCE, right)))).rescored is None


def test_naming_the_same_framework_is_no_rescoring() -> None:
    assert report_of(good(score_assessment(UNMEX, str(INTEGRATED)))).rescored is None


def test_another_framework_on_request_is_said_first(copy: Path) -> None:
    change(copy / "framework.yaml", 'version: "2026.1"', 'version: "2026.2"')
    rescored = report_of(good(score_assessment(UNMEX, str(copy)))).rescored
    assert rescored is not None
    assert "integrated-mission@2026.2" in rescored
    assert "integrated-mission@2026.1" in rescored


def test_a_framework_with_mistakes_refuses_the_assessment(copy: Path) -> None:
    change(copy / "funding.yaml", "id: funding.horizon", "id: funding.programming")
    assert codes(score_assessment(UNMEX, str(copy)).problems) == ["F029"]


@pytest.mark.parametrize("name", ["framework.yaml", "funding.yaml"])
def test_a_file_of_another_kind_is_named(name: str) -> None:
    (found,) = read_assessment(INTEGRATED / name).problems
    assert found.code == "A033"
    assert dict(found.args)["kind"] == name.removesuffix(".yaml").replace("funding", "checklist")


@pytest.mark.parametrize("content", [b"readiness: [a]", b"readiness: {a: b}", b"- a"])
def test_a_kind_that_is_no_text_is_no_error_of_ours(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    assert set(codes(read_assessment(tmp_path / "a.yaml").problems)) <= {"A001", "A002", "A003", "A004", "A082"}
    assert [found.summary for found in check(tmp_path / "a.yaml")] == [None]


def test_the_default_path_has_subject_round_and_respondent() -> None:
    sheet = good(read_assessment(UNMEX)).sheet
    assert default_path(sheet.assessment) == Path("reports", "unmex-2023-leadership.md")


# ---- check


def checked(path: Path) -> list[Checked]:
    return list(check(path))


def test_check_takes_every_kind_of_file() -> None:
    for path in (INTEGRATED, INTEGRATED / "framework.yaml", INTEGRATED / "staffing.yaml", UNMEX, PROCEEDINGS):
        (found,) = checked(path)
        assert found.summary is not None, told(found.problems)
        assert found.problems == ()


def test_check_walks_a_folder_and_takes_a_framework_as_one(tmp_path: Path) -> None:
    shutil.copytree(INTEGRATED, tmp_path / "framework")
    shutil.copy(UNMEX, tmp_path / "2023.yaml")
    (tmp_path / "empty.yaml").touch()
    found = checked(tmp_path)
    assert [item.summary is not None for item in found] == [True, True, False]
    assert [codes(item.problems) for item in found] == [[], [], ["Y013"]]


def test_check_of_a_folder_with_nothing_to_check(tmp_path: Path) -> None:
    assert [codes(item.problems) for item in checked(tmp_path)] == [["S006"]]


def test_a_checklist_that_no_framework_lists_is_said(copy: Path, tmp_path: Path) -> None:
    shutil.copy(INTEGRATED / "funding.yaml", tmp_path)
    assert [codes(item.problems) for item in checked(tmp_path / "funding.yaml")] == [["F038"]]
    shutil.copy(INTEGRATED / "funding.yaml", copy / "extra.yaml")
    (copy / "broken.yaml").write_bytes(b"a: [")
    assert [codes(item.problems) for item in checked(copy)] == [[], ["Y004"], ["F038"]]


def test_a_head_with_a_mistake_blames_no_checklist(copy: Path) -> None:
    change(copy / "framework.yaml", "title:", "titel:")
    assert [codes(item.problems) for item in checked(copy)] == [["F002", "F001"]]
    assert [codes(item.problems) for item in checked(copy / "staffing.yaml")] == [["F002", "F001"]]


def test_a_folder_and_a_file_that_disagree(copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = tmp_path / "checklists" / "integrated-mission"
    shutil.copytree(copy, root / "2026.1")
    change(root / "2026.1" / "framework.yaml", '"2026.1"', '"2099.9"')
    monkeypatch.setattr(store_installed, "checklists_folder", lambda: tmp_path / "checklists")
    assert codes(score_assessment(UNMEX).problems) == ["F037"]
    assert codes(show_list().problems) == ["F037"]


def test_other_weights_under_the_same_name_are_a_rescoring(copy: Path) -> None:
    change(copy / "staffing.yaml", "weight: 2", "weight: 3")
    assert report_of(good(score_assessment(UNMEX, str(copy)))).rescored is not None


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "A082", "nothing says what kind of file this is"),
        ("readiness:\n", "A082", "nothing says what kind of file this is"),
        ("readiness: letter/1\n", "A081", "'letter/1' is no kind of file"),
        ("readiness: assessment/2\n", "A080", "this file says assessment/2"),
        ("readiness: Assessment\nround: x\n", "A081", "did you mean 'assessment/1'?"),
    ],
)
def test_a_file_of_no_known_kind_is_told_what_kinds_there_are(tmp_path: Path, text: str, code: str, words: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{text}dear: colleagues\n", encoding="utf-8")
    (told_,) = (item.problems for item in checked(path))
    (found,) = (problem for problem in told_ if problem.code == code)
    assert found.place.line == 1
    assert words in message(found)
    assert code == "A080" or "assessment/1, targets/1, folder/1" in remedy(found)


@pytest.mark.parametrize(("key", "wanted"), [("items", "checklist/1"), ("rules", "rules/1"), ("findings", "sources/1")])
def test_a_part_that_does_not_say_what_it_is_is_known_by_its_keys(tmp_path: Path, key: str, wanted: str) -> None:
    (tmp_path / "a.yaml").write_text(f"{key}: []\n", encoding="utf-8")
    ((lone, *rest),) = (item.problems for item in checked(tmp_path / "a.yaml"))
    problems = {found.code: found for found in (lone, *rest)}
    assert {"F038", "F082"} <= problems.keys()
    assert wanted in remedy(problems["F082"])


# ---- show


def test_show_lists_what_is_installed() -> None:
    loaded = show_list()
    assert loaded.problems == ()
    assert any("integrated-mission@2026.1" in str(block) for block in good(loaded))


def test_everything_that_completion_offers_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    names, latest = ids(), tuple(showing._latest())
    monkeypatch.setattr(showing, "_latest", lambda: latest)  # read once, and not for each of them
    assert {"integrated-mission", "funding", "funding.use", "funding.programming"} <= set(names)
    for name in names:
        assert good(show(name))


def test_show_offers_the_nearest_id() -> None:
    (found,) = show("fundin.programing").problems
    assert dict(found.args)["nearest"] == "funding.programming"


def test_show_of_a_framework_with_mistakes_tells_them(copy: Path) -> None:
    change(copy / "framework.yaml", FIRST, "checklists: [nowhere.yaml")
    assert codes(show(str(copy)).problems) == ["F030"]


def test_a_framework_that_cannot_be_read_is_left_out_of_the_list(
    copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = tmp_path / "checklists" / "integrated-mission"
    shutil.copytree(copy, root / "2026.1")
    (root / "2026.1" / "funding.yaml").unlink()
    monkeypatch.setattr(store_installed, "checklists_folder", lambda: tmp_path / "checklists")
    assert codes(show_list().problems) == ["F030"]
    assert ids() == ("integrated-mission@2026.1", "sources")
    assert codes(show("funding").problems) == ["S009"]


TWICE = '\nround: "2027"\n'


@pytest.mark.parametrize("wrong", [TWICE, "\nround: !!str x\n", "\nscope: *full\n", '\ncomment: "\\0"\n'])
def test_what_yaml_refuses_is_never_scored_and_hides_no_other_mistake(tmp_path: Path, wrong: str) -> None:
    path = assessment(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + wrong, encoding="utf-8", newline="")
    alone = read_assessment(path)
    assert alone.value is None
    assert not any(one.summary for one in checked(path))
    change(path, "phase: ", "phase: never-")
    both = read_assessment(path)
    assert both.value is None
    assert "A020" in codes(both.problems)
    assert set(codes(alone.problems)) < set(codes(both.problems))
    assert {*codes(both.problems)} <= {code for one in checked(path) for code in codes(one.problems)}


def test_a_key_twice_in_a_framework_hides_no_other_mistake_and_no_framework_comes_of_it(copy: Path) -> None:
    head = copy / "framework.yaml"
    head.write_text(head.read_text(encoding="utf-8") + "title: Another\n", encoding="utf-8", newline="")
    change(copy / "funding.yaml", "    title: ", "    title: One\n    title: ")
    change(copy / "rules.yaml", "severity: ", "severity: x")
    loaded = load_framework(copy)
    assert loaded.value is None
    assert codes(loaded.problems) == ["Y005", "Y005", "F004"], told(loaded.problems)


def test_a_list_twice_in_a_framework_blames_nothing_that_hangs_on_it(copy: Path) -> None:
    change(copy / "funding.yaml", "\ntopics:", "\ntopics: []\ntopics:")
    loaded = load_framework(copy)
    assert loaded.value is None
    assert codes(loaded.problems) == ["Y005"], told(loaded.problems)


@pytest.mark.parametrize("kind", ["targets/1", "folder/1"])
def test_a_file_beside_that_yaml_refuses_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"readiness: {kind}\nreadiness: {kind}\n", encoding="utf-8", newline="")
    assert not any(one.summary for one in checked(path))
    assert "Y005" in [code for one in checked(path) for code in codes(one.problems)]
