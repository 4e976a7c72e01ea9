"""Frameworks kept beside assessments: written once, read back as they were, and not used where they are changed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from readiness.interview.head import Heading
from readiness.model.framework import Framework
from readiness.model.kept import kept_name, kept_text, read_kept
from readiness.problems import Level, Loaded
from readiness.store import installed as store_installed
from readiness.syntax.yaml_events import parse
from readiness.words.problems import message, remedy
from readiness.workflow import keeping
from readiness.workflow.answering import keep_framework, open_assessment
from readiness.workflow.assessments import Read, read_assessment
from readiness.workflow.checking import check
from readiness.workflow.comparing import compare_files
from readiness.workflow.comparing import report_of as report_of_change
from readiness.workflow.frameworks import load_framework
from readiness.workflow.keeping import keep
from readiness.workflow.making import make_fill_in
from readiness.workflow.scoring import report_of, score_assessment
from readiness.workflow.starting import begin
from support import HEAD, INTEGRATED, UNMEX, framework_from, good, told

HEADING = Heading("A fictional mission", "unmex", "2026", "2026-11-23", "implementation", "leadership")


def codes(loaded: Loaded[Read]) -> list[str]:
    return [problem.code for problem in loaded.problems]


def own(tmp_path: Path, version: str = "7") -> Framework:
    """A framework of one's own, whose files are then lost."""
    folder = tmp_path / "own-framework"
    shutil.copytree(INTEGRATED, folder)
    head = folder / "framework.yaml"
    text = head.read_text(encoding="utf-8").replace('version: "2026.1"', f'version: "{version}"')
    head.write_text(text, encoding="utf-8")
    framework = good(load_framework(folder))
    shutil.rmtree(folder)
    return framework


def made(tmp_path: Path, framework: Framework, name: str = "a.yaml") -> Path:
    path = tmp_path / "mission" / name
    assert make_fill_in(path, framework, HEADING).problems == ()
    return path


def kept(path: Path, framework: Framework) -> Path:
    return path.parent / ".readiness" / "frameworks" / f"{framework.digest[:32]}.yaml"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_assessment_is_scored_with_a_framework_that_is_only_kept(tmp_path: Path) -> None:
    framework = own(tmp_path)
    path = made(tmp_path, framework)
    assert kept(path, framework).is_file()
    read = good(read_assessment(path))
    assert read.rescored_from is None
    assert read.sheet.framework == framework
    assert report_of(good(score_assessment(path))).rescored is None
    assert [found.problems for found in check(path)] == [()]


def test_without_a_digest_it_is_found_by_id_and_version(tmp_path: Path) -> None:
    framework = own(tmp_path)
    path = made(tmp_path, framework)
    change(path, f"  digest: {framework.digest}\n", "")
    assert good(read_assessment(path)).sheet.framework == framework
    change(path, 'version: "7"', 'version: "8"')
    (lost,) = read_assessment(path).problems
    assert lost.code == "A031"
    assert f"Kept there are: {framework.name}; installed are: " in remedy(lost)


def test_two_kept_ones_of_one_name_are_told_apart_by_digest_only(tmp_path: Path) -> None:
    one = own(tmp_path)
    path = made(tmp_path, one)
    other = good(framework_from({"id": one.id, "version": one.version}, [_theme()]))
    assert keep(other, path) == ()
    assert good(read_assessment(path)).sheet.framework == one
    change(path, f"  digest: {one.digest}\n", "")
    assert codes(read_assessment(path)) == ["A031", "A093"]
    rescored = good(read_assessment(path, str(INTEGRATED)))
    assert rescored.rescored_from == one.name


def edited(tmp_path: Path) -> tuple[Path, Path, Framework, Framework]:
    """An assessment and the folder of its framework, which was then changed and kept its version."""
    folder = tmp_path / "mission" / "own-framework"
    shutil.copytree(INTEGRATED, folder)
    change(folder / "framework.yaml", 'version: "2026.1"', 'version: "7"')
    before = good(load_framework(folder))
    path = made(tmp_path, before)
    assert [found.problems for found in check(folder)] == [()]
    change(folder / "staffing.yaml", "weight: 2", "weight: 3")
    return path, folder, before, good(load_framework(folder))


def test_a_framework_that_was_changed_and_kept_its_version_is_told(tmp_path: Path) -> None:
    path, folder, before, after = edited(tmp_path)
    one, other = (f"{framework.name} (digest {framework.digest[:8]}...)" for framework in (after, before))
    warned = [f"warning: this {one} is not the {other.replace(' (', ' that a.yaml was made with (')}"]
    assert [message(p) for found in check(folder) for p in found.problems] == warned
    assert warned[0] in [message(p) for found in check(path.parent) for p in found.problems]
    assert [message(p) for p in begin(path.with_name("b.yaml"), str(folder)).problems] == warned
    # nothing is told of a framework that no assessment was made with, nor once the version is another one
    path.unlink()
    assert begin(path.with_name("b.yaml"), str(folder)).problems == ()
    assert good(read_assessment(made(tmp_path, after))).sheet.framework == after


def test_two_frameworks_of_one_name_are_told_apart_in_reports(tmp_path: Path) -> None:
    path, folder, before, after = edited(tmp_path)
    newer = replace(HEADING, round="2027", date="2027-11-23")
    other = path.with_name("b.yaml")
    assert make_fill_in(other, after, newer).problems == ()
    report = good(report_of_change(good(compare_files(path, other))))
    assert any(f"{before.name} ({before.digest[:8]}) to {after.name} ({after.digest[:8]})" in n for n in report.notices)
    assert {named.text for named in report.made_with} >= {before.digest, after.digest}
    rescored = report_of(good(score_assessment(path, str(folder)))).rescored
    assert rescored is not None
    assert f"{before.name} ({before.digest[:8]})" in rescored


def _theme() -> dict[str, object]:
    return {"id": "t", "title": "T", "items": [{"id": "t.i", "ask": "Q", "yes-no": {"yes": 100, "no": 0}}]}


def test_the_installed_one_of_another_digest_is_not_used_where_the_right_one_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    framework = good(load_framework(INTEGRATED))
    path = made(tmp_path, framework)
    root = tmp_path / "checklists"
    shutil.copytree(INTEGRATED, root / "integrated-mission" / "2026.1")
    change(root / "integrated-mission" / "2026.1" / "staffing.yaml", "weight: 2", "weight: 3")
    monkeypatch.setattr(store_installed, "checklists_folder", lambda: root)
    assert good(read_assessment(path)).sheet.framework == framework
    kept(path, framework).unlink()
    (found,) = read_assessment(path).problems
    assert found.code == "A032"
    assert kept(path, framework).name in message(found)


def test_an_installed_one_that_cannot_be_read_is_not_needed_where_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    framework = good(load_framework(INTEGRATED))
    path = made(tmp_path, framework)
    root = tmp_path / "checklists"
    shutil.copytree(INTEGRATED, root / "integrated-mission" / "2026.1")
    (root / "integrated-mission" / "2026.1" / "staffing.yaml").unlink()
    monkeypatch.setattr(store_installed, "checklists_folder", lambda: root)
    assert good(read_assessment(path)).sheet.framework == framework
    kept(path, framework).unlink()
    assert codes(read_assessment(path)) == ["F030"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("weight: 2", "weight: 3", "A090"),
        ("held-by: many", "held-by: agreed", "A091"),
        ("section:", "sektion:", "A091"),
        ("readiness: kept-framework/1", "readiness: kept-framework/2", "A080"),
        ("\nchecklists:", "\nchecklist:", "A002"),
        ("readiness: kept-framework/1", "readiness: [", "Y004"),
        ("whole:", "hole:", "A002"),
    ],
)
def test_a_kept_file_that_is_not_what_it_says_is_told_and_not_used(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    framework = own(tmp_path)
    path = made(tmp_path, framework)
    change(kept(path, framework), old, new)
    problems = read_assessment(path).problems
    assert code in [problem.code for problem in problems], told(problems)
    assert problems[0].code == "A031"
    assert all(problem.place.line for problem in problems)
    change(path, f"  digest: {framework.digest}\n", "")
    assert code in codes(read_assessment(path))


def test_a_kept_file_under_another_name_is_not_the_one_that_is_asked(tmp_path: Path) -> None:
    framework = own(tmp_path)
    path = made(tmp_path, framework)
    file = kept(path, framework)
    file.rename(file.with_name(f"{'0' * 32}.yaml"))
    change(path, framework.digest, "0" * 64)
    assert codes(read_assessment(path)) == ["A031", "A090"]


def test_a_digest_of_another_framework_than_is_named_is_refused(tmp_path: Path) -> None:
    framework = own(tmp_path)
    path = made(tmp_path, framework)
    change(path, 'version: "7"', 'version: "8"')
    (lost,) = read_assessment(path).problems
    assert lost.code == "A031"
    assert f"Kept there are: {framework.name}; installed are: " in remedy(lost)


def test_a_kept_file_is_never_written_over(tmp_path: Path) -> None:
    framework = own(tmp_path)
    path = made(tmp_path, framework)
    before = kept(path, framework).stat()
    at = (before.st_ino, before.st_mtime_ns)
    assert keep(framework, path) == ()
    after = kept(path, framework).stat()
    assert (after.st_ino, after.st_mtime_ns) == at
    change(kept(path, framework), "weight: 2", "weight: 3")
    damaged = kept(path, framework).read_bytes()
    (warned,) = keep(framework, path)
    assert (warned.code, warned.level) == ("A092", Level.WARNING)
    assert "[A090]" in message(warned)
    assert kept(path, framework).read_bytes() == damaged


def test_two_who_keep_it_at_the_same_moment_do_not_disturb_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    framework = own(tmp_path)
    path = made(tmp_path, framework)
    before = kept(path, framework).stat()
    monkeypatch.setattr(keeping, "exists", lambda _: False)
    assert keep(framework, path) == ()
    assert kept(path, framework).stat() == before


def test_where_it_cannot_be_kept_the_assessment_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".readiness").write_text("a file in the way", encoding="utf-8")
    path = tmp_path / "a.yaml"
    result = make_fill_in(path, good(load_framework(INTEGRATED)), HEADING)
    assert result.value == 47
    assert [problem.code for problem in result.problems] == ["A092"]
    assert "[S012]" in message(result.problems[0])
    assert good(read_assessment(path)).rescored_from is None


def test_opening_keeps_the_framework_that_is_named_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    shutil.copy(UNMEX, path)
    other = tmp_path / "other"
    shutil.copytree(INTEGRATED, other)
    change(other / "staffing.yaml", "weight: 2", "weight: 3")
    assert keep_framework(path, good(open_assessment(path, str(other)))) == ()
    assert not (tmp_path / ".readiness").exists()
    opened = good(open_assessment(path))
    assert keep_framework(path, opened) == ()
    assert kept(path, opened.sheet.framework).is_file()


def test_what_cannot_be_read_back_is_not_written(tmp_path: Path) -> None:
    theme = _theme()
    for place in range(18):
        theme = {"id": f"n{place}", "title": "N", "topics": [theme]}
    deep = good(framework_from({}, [{**theme, "id": "top"}]))
    (warned,) = keep(deep, tmp_path / "a.yaml")
    assert "cannot be read back" in message(warned)
    assert not (tmp_path / ".readiness").exists()


def test_what_was_read_from_no_file_is_not_kept(tmp_path: Path) -> None:
    framework = own(tmp_path)
    bare = Framework(**{name: framework.__getattribute__(name) for name in framework.__slots__ if name != "written"})
    (warned,) = keep(bare, tmp_path / "a.yaml")
    assert "it was read from no file" in message(warned)


def test_check_of_a_folder_passes_over_what_is_kept_in_it(tmp_path: Path) -> None:
    path = made(tmp_path, own(tmp_path))
    assert [found.problems for found in check(path.parent)] == [()]


def test_check_of_a_kept_framework_says_whether_it_is_sound(tmp_path: Path) -> None:
    framework = own(tmp_path)
    file = kept(made(tmp_path, framework), framework)
    (sound,) = check(file)
    assert sound.summary is not None
    assert sound.problems == ()
    change(file, "weight: 2", "weight: 3")
    (damaged,) = check(file)
    assert [problem.code for problem in damaged.problems] == ["A090"]
    assert codes(read_assessment(file)) == ["A033"]


def test_rounds_made_with_a_kept_framework_are_compared(tmp_path: Path) -> None:
    framework = own(tmp_path)
    one = made(tmp_path, framework)
    two = made(tmp_path, framework, "b.yaml")
    change(one, "date: 2026-11-23", "date: 2025-11-23")
    assert good(report_of_change(good(compare_files(one, two)))).rescored is None


def test_the_shipped_framework_reads_back_as_it_is() -> None:
    framework = good(load_framework(INTEGRATED))
    text = kept_text(framework)
    assert text is not None
    name = kept_name(framework.digest)
    again = good(read_kept(good(parse(text.encode(), name)), name))
    assert again == framework
    assert again.catalogue == framework.catalogue
    assert again.written == framework.written


def test_what_its_author_was_warned_of_is_not_told_again(tmp_path: Path) -> None:
    yes_no = {"yes": 100, "no": 0}
    items = [{"id": "t.i", "ask": "Q", "yes-no": yes_no}, {"id": "t.j", "ask": "Q", "yes-no": yes_no}]
    bands = [{"from": 0, "label": "Low", "value": 9}, {"from": 50, "label": "High", "value": 1}]
    loaded = framework_from(HEAD, [{"id": "t", "title": "T", "items": items, "bands": bands}])
    assert [problem.code for problem in loaded.problems] == ["F055"]
    path = made(tmp_path, good(loaded))
    assert read_assessment(path).problems == ()
