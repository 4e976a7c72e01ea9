"""What a new assessment begins with: what its folder says, and what the round says that it is to follow."""

import shutil
from pathlib import Path

import pytest

from readiness.interview.head import Heading
from readiness.model.kept import kept_name, kept_text
from readiness.workflow.frameworks import load_framework
from readiness.workflow.starting import begin
from support import EXAMPLES, INTEGRATED, NEWEST, good

FIRST = EXAMPLES / "unmex" / "2023.yaml"


def beside(folder: Path, text: str) -> Path:
    """A new file of a folder whose own file says this."""
    (folder / "readiness.yaml").write_text(text, encoding="utf-8")
    return folder / "2028.yaml"


def test_without_a_folder_and_a_round_before_nothing_is_usual(tmp_path: Path) -> None:
    begun = good(begin(tmp_path / "a.yaml", "integrated-mission@2026.1"))
    assert (begun.framework.name, begun.usual, begun.old) == ("integrated-mission@2026.1", Heading(), None)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("readiness: folder/1\nrespondent: [\n", (2, 14), "Y004"),
        ("readiness: folder/1\nrespondents: leadership\n", (2, 1), "A001"),
        ("readiness: folder/1\nframework: integrated-mission@1999\n", (2, 12), "A031"),
    ],
    ids=["no YAML", "an unknown key", "no such framework"],
)
def test_a_folder_whose_file_is_refused_begins_nothing(
    tmp_path: Path, text: str, place: tuple[int, int], code: str
) -> None:
    loaded = begin(beside(tmp_path, text), None, FIRST)
    assert loaded.value is None
    assert [(one.code, one.place.line, one.place.column) for one in loaded.problems] == [(code, *place)]


def test_a_round_before_that_is_refused_begins_nothing(tmp_path: Path) -> None:
    (tmp_path / "2027.yaml").write_text("readiness: assessment/1\n", encoding="utf-8")
    loaded = begin(tmp_path / "2028.yaml", None, tmp_path / "2027.yaml")
    assert loaded.value is None
    assert {one.place.file for one in loaded.problems} == {str(tmp_path / "2027.yaml")}


def test_the_round_that_is_followed_says_who_and_gets_the_last_version(tmp_path: Path) -> None:
    begun = good(begin(tmp_path / "2028.yaml", None, FIRST))
    assert begun.framework.digest == good(load_framework(NEWEST)).digest
    assert (begun.usual.subject, begun.usual.phase, begun.usual.respondent) == ("unmex", "implementation", "leadership")
    assert begun.source == FIRST


def test_what_the_folder_says_goes_before_the_round(tmp_path: Path) -> None:
    text = "framework: integrated-mission@2026.1\nsubject: {id: other, name: Other}\n"
    path = beside(tmp_path, f"readiness: folder/1\n{text}respondent: military\n")
    begun = good(begin(path, None, FIRST))
    assert begun.framework.name == "integrated-mission@2026.1"
    assert (begun.usual.subject, begun.usual.name, begun.usual.respondent) == ("other", "Other", "military")
    assert begun.usual.phase == "implementation"


def test_a_framework_that_is_not_installed_goes_on_with_the_version_of_the_round(tmp_path: Path) -> None:
    copy = tmp_path / "framework"
    shutil.copytree(INTEGRATED, copy)
    head = copy / "framework.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("id: integrated-mission", "id: ours", 1), encoding="utf-8")
    ours = good(load_framework(copy))
    kept = tmp_path / ".readiness" / "frameworks" / kept_name(ours.digest)
    kept.parent.mkdir(parents=True)
    kept.write_text(kept_text(ours) or "", encoding="utf-8")
    text = FIRST.read_text(encoding="utf-8").replace("id: integrated-mission", f"digest: {ours.digest}, id: ours", 1)
    (tmp_path / "2023.yaml").write_text(text, encoding="utf-8")
    assert good(begin(tmp_path / "2028.yaml", None, tmp_path / "2023.yaml")).framework == ours
