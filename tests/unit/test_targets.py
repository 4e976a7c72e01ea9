"""Targets and the file of a folder, beside the assessments and the framework that they name."""

from datetime import date
from pathlib import Path

import pytest

from readiness.ids import NodeId
from readiness.model.assessment import Subject
from readiness.model.targets import Target
from readiness.syntax.yaml_events import parse
from readiness.words.problems import message
from readiness.workflow.assessments import read_assessment
from readiness.workflow.beside import framework_beside, read_folder_file, read_targets_file
from readiness.workflow.checking import check
from readiness.workflow.frameworks import load_framework
from readiness.workflow.keeping import keep
from support import INTEGRATED, framework_from, good, told

FOLDER = """\
readiness: folder/1
subject: {id: unmex, name: UN Mission in Exampleland, fictional: true}
respondent: leadership
framework: integrated-mission@2026.1
"""
TARGETS = """\
readiness: targets/1
targets:
  - {id: t1, node: staffing.profiles, at-least: established, before: transition, agreed: 2025-03-01,
     with-partners: true}
  - {id: t2, node: funding, at-least: 60, by: 2027-06-30, agreed: 2025-03-01}
"""


def put(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def codes(path: Path, framework: str | None = None) -> list[str]:
    return [problem.code for found in check(path, framework) for problem in found.problems]


def test_what_the_design_shows_is_read(tmp_path: Path) -> None:
    put(tmp_path, readiness=FOLDER, targets=TARGETS)
    file = tmp_path / "readiness.yaml"
    folder = good(read_folder_file(file, good(parse(file.read_bytes(), str(file)))))
    assert folder.subject == Subject("unmex", "UN Mission in Exampleland", fictional=True)
    assert folder.framework is not None
    assert (folder.respondent, folder.framework.id, folder.framework.version) == (
        "leadership",
        "integrated-mission",
        "2026.1",
    )
    file = tmp_path / "targets.yaml"
    framework = framework_beside(file)
    assert framework == good(load_framework(INTEGRATED))
    agreed = date(2025, 3, 1)
    assert good(read_targets_file(file, good(parse(file.read_bytes(), str(file))), framework)) == (
        Target("t1", NodeId("staffing.profiles"), "established", None, "transition", agreed, with_partners=True),
        Target("t2", NodeId("funding"), 60.0, date(2027, 6, 30), None, agreed, with_partners=False),
    )


def test_check_of_a_folder_takes_both(tmp_path: Path) -> None:
    put(tmp_path, readiness=FOLDER, targets=TARGETS)
    found = list(check(tmp_path))
    assert [item.problems for item in found] == [(), ()]
    assert [item.summary for item in found] == [
        f"{tmp_path / 'readiness.yaml'}: what the assessments of this folder have in common; no errors",
        f"{tmp_path / 'targets.yaml'}: targets: 2; no errors",
    ]


@pytest.mark.parametrize(
    "folder",
    [
        "",
        "readiness: folder/1\n",
        "readiness: [",
        "readiness: folder/1\nframework: x\n",
        "readiness: folder/1\nframework: x@1\n",
    ],
)
def test_without_a_framework_names_are_not_looked_up_and_that_is_said(tmp_path: Path, folder: str) -> None:
    put(tmp_path, targets=TARGETS.replace("funding", "nowhere"), **({"readiness": folder} if folder else {}))
    (found,) = check(tmp_path / "targets.yaml")
    assert found.problems == ()
    assert found.summary is not None
    assert "was not looked up" in found.summary
    assert codes(tmp_path / "targets.yaml", str(INTEGRATED)) == ["A088"]


def test_a_framework_that_is_nowhere_is_told_where_it_is_named(tmp_path: Path) -> None:
    put(tmp_path, readiness=FOLDER.replace("2026.1", "1999.1"))
    (found,) = (problem for item in check(tmp_path) for problem in item.problems)
    assert (found.code, found.place.line) == ("A031", 4)
    assert codes(tmp_path / "readiness.yaml", str(INTEGRATED)) == []


def test_a_kept_framework_is_found_from_the_folder(tmp_path: Path) -> None:
    theme = {"id": "t", "title": "T", "items": [{"id": "t.i", "ask": "Q", "yes-no": {"yes": 100, "no": 0}}]}
    framework = good(framework_from({"id": "own", "respondents": ["staff"]}, [theme]))
    assert keep(framework, tmp_path / "a.yaml") == ()
    put(tmp_path, readiness="readiness: folder/1\nrespondent: leadership\nframework: own@1\n", targets=TARGETS)
    assert codes(tmp_path) == ["A020", "A088", "A020", "A088"]


@pytest.mark.parametrize(("name", "text"), [("readiness.yaml", FOLDER), ("targets.yaml", TARGETS)])
def test_under_another_name_they_would_not_be_found(tmp_path: Path, name: str, text: str) -> None:
    put(tmp_path, other=text)
    (warned,) = (problem for item in check(tmp_path) for problem in item.problems)
    assert warned.code == "A096"
    assert name in message(warned)


@pytest.mark.parametrize("text", [FOLDER, TARGETS])
def test_they_are_no_assessments(tmp_path: Path, text: str) -> None:
    put(tmp_path, a=text)
    problems = read_assessment(tmp_path / "a.yaml").problems
    assert [problem.code for problem in problems] == ["A033"], told(problems)
