"""What the documents show is what the program does."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from program import outcome
from readiness.model.answer_files import AssessmentFile
from readiness.model.border import keys_of
from readiness.model.files import ChecklistFile, FrameworkFile, RulesFile, SourcesFile
from readiness.model.folder_files import FolderFile, KeptFile, TargetsFile
from readiness.model.lookup import MOST_COMBINATIONS
from readiness.model.resolve import _CALLS, _SETTINGS
from readiness.syntax.expression import COMPARISONS, MAX_DEPTH, MAX_DIGITS, MAX_LENGTH, MAX_PARTS
from support import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "reports" / "README.md"])


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


COMMANDS = [
    shlex.split(line, comments=True)
    for block in blocks("sh")
    for line in block.splitlines()
    if line.startswith("readiness ")
]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    for name in ("checklists", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def run(words: list[str], cwd: Path) -> tuple[int, str, str]:
    name, *rest = words
    assert name == "readiness"
    return outcome(*rest, cwd=cwd)


def test_the_readme_shows_commands() -> None:
    assert len(COMMANDS) == 19


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_of_the_readme_runs(words: list[str], clone: Path) -> None:
    code, out, err = run(words, clone)
    assert (code, err) == (0, "")
    assert out


def test_the_assessment_of_the_readme_is_one(clone: Path) -> None:
    (text,) = blocks("yaml")
    (clone / "mine.yaml").write_text(text, encoding="utf-8")
    code, _, err = run(["readiness", "check", "mine.yaml"], clone)
    assert (code, err) == (0, "")


def test_the_report_of_the_readme_is_the_real_one(clone: Path) -> None:
    (text,) = blocks("text")
    shown = run(["readiness", "score", "examples/unmex/2023.yaml"], clone)[1]
    assert [line for line in text.splitlines() if line not in shown.splitlines()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert (path.parent / target).exists(), target


def test_every_key_of_every_file_is_documented() -> None:
    text = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    known = set().union(
        *(keys_of(model) for model in (FrameworkFile, ChecklistFile, AssessmentFile, RulesFile, SourcesFile)),
        *(keys_of(model) for model in (TargetsFile, FolderFile, KeptFile)),
    )
    assert {key for key in known if not re.search(rf"\b{re.escape(key)}\b", text)} == set()


def test_the_steps_of_authoring_lead_to_a_checklist_that_checks(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    commands = [
        shlex.split(line)
        for block in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    files = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    own, other = tmp_path / "camp-readiness", tmp_path / "point-readiness"
    other.mkdir()
    for path, content in zip(
        (other / "framework.yaml", other / "point.yaml", tmp_path / "point-2026.yaml"), files[3:], strict=True
    ):
        path.write_text(content, encoding="utf-8")
    for words in commands[:2]:
        assert run(words, tmp_path)[0] == 0
    for file in own.glob("*.yaml"):
        file.unlink()
    for name, content in zip(("framework.yaml", "water.yaml", "rules.yaml"), files[:3], strict=True):
        (own / name).write_text(content, encoding="utf-8")
    for words in commands[2:]:
        code, out, err = run(words, tmp_path)
        assert (code, err) == (0, ""), words
    # the last of them is the report of the other framework, of which the page shows lines
    (lines,) = re.findall(r"^```text\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert [line for line in lines.splitlines() if line not in out.splitlines()] == []
    rules = own / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('points("water', 'point("water'), encoding="utf-8")
    code, _, err = run(["readiness", "check", "camp-readiness"], tmp_path)
    assert code == 1
    assert "rules.yaml:4:42: unknown name 'point', did you mean 'points'? [E006]" in err


def test_every_form_of_a_condition_in_authoring_is_understood() -> None:
    text = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    table = text[text.index("A condition may use:") : text.index("What follows from it:")]
    assert set(re.findall(r"`([a-z]+)[(`]", table)) >= {*_CALLS, *_SETTINGS}


def test_the_grammar_of_conditions_names_every_word_and_the_limits_that_hold() -> None:
    text = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    (grammar,) = re.findall(r"^```ebnf\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r'"([a-z]+)"', grammar)) == {*_CALLS, *_SETTINGS, "and", "or", "not", "in"}
    (signs,) = re.findall(r"^sign +=(.*);$", grammar, re.MULTILINE)
    assert set(re.findall(r'"(.*?)"', signs)) == {*COMPARISONS}
    full = text[text.index("### What may be asked") :]
    assert set(re.findall(r"`([a-z]+)[(`]", full)) >= {*_CALLS, *_SETTINGS}
    plain = " ".join(text.split())
    assert f"has at most {MAX_LENGTH:,} characters and {MAX_PARTS} parts" in plain
    assert f"nests at most {MAX_DEPTH} brackets" in plain
    assert f"numbers have at most {MAX_DIGITS} characters" in plain
    for page in (text, (ROOT / "docs" / "files.md").read_text(encoding="utf-8")):
        assert f"at most {MOST_COMBINATIONS:,}" in page


def test_every_folder_is_explained() -> None:
    tracked = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    tracked -= {"build", "dist", "mutants"}
    explained = set(re.findall(r"`([a-z]+)/", README))
    assert tracked - explained == set()
