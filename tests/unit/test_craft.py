"""The checks of craft: where they run, what switches them off, and that they cost nobody else anything."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from manual_snippets import good_files
from readiness.lint import wording
from readiness.lint.craft import craft_of_texts
from readiness.model.allow import without_allow
from readiness.model.checklist_files import ChecklistFile
from readiness.model.validate import validate
from readiness.problems import Level, Place, may_be_allowed, problem
from readiness.syntax.yaml_events import parse
from readiness.words.problems import TEXTS, remedy
from readiness.workflow.checking import check
from readiness.workflow.frameworks import load_framework
from readiness.workflow.scoring import score_assessment
from support import INTEGRATED, ROOT, UNMEX, good

CRAFT = sorted(code for code in TEXTS if code.startswith("F1"))
DIGEST = "6eaeb0ce73fdd3ce686d7f70640bb29510352b16834024e28bf04fbd490e731b"


def test_all_of_craft_warns_and_says_how_it_is_switched_off() -> None:
    for code in CRAFT:
        found = problem(code, Place("f"))
        assert found.level is Level.WARNING
        assert may_be_allowed(code) is (code != "F199")


def test_a_remedy_of_craft_names_its_own_code() -> None:
    assert remedy(problem("F102", Place("f"))).endswith("Where it is meant so, add: allow: {F102: the reason}.")
    assert "allow:" not in remedy(problem("F062", Place("f"), first="r"))


def test_only_warnings_of_frameworks_may_be_allowed() -> None:
    assert {code for code in TEXTS if may_be_allowed(code)} - {*CRAFT} == {"F041", "F055", "F056", "F062"}


def test_the_manual_lists_every_check() -> None:
    text = (ROOT / "docs" / "conditions.md").read_text(encoding="utf-8")
    section = text[text.index("## The checks") :]
    listed = set(re.findall(r"F\d{3}", "".join(re.findall(r"^\| (F.*?) \|", section, re.MULTILINE))))
    assert listed == {code for code in TEXTS if may_be_allowed(code)} | {"F199"}


def test_the_framework_has_the_digest_that_it_was_released_with() -> None:
    assert good(load_framework(INTEGRATED)).digest == DIGEST


def test_what_is_allowed_does_not_enter_the_digest_and_a_name_like_it_does(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    shutil.copytree(INTEGRATED, folder)
    for name, old, new in (
        ("framework.yaml", "rules: rules.yaml", "rules: rules.yaml\nallow: {F101: R.}"),
        ("funding.yaml", "title: Funding\n", "title: Funding\nallow: {F101: R.}\n"),
        ("rules.yaml", "rules:\n", "allow: {F101: R.}\nrules:\n"),
        ("rules.yaml", "    for: mission\n", "    for: mission\n    allow: {F101: R.}\n"),
    ):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert good(load_framework(folder)).digest == DIGEST
    assert without_allow({"allow": {}, "scales": {"allow": [1]}, "items": [{"allow": {}, "weight": {"allow": 2}}]}) == {
        "scales": {"allow": [1]},
        "items": [{"weight": {"allow": 2}}],
    }


def test_scoring_neither_runs_nor_imports_the_checks_of_craft() -> None:
    code = (
        "import sys; from pathlib import Path; from readiness.workflow.scoring import report_of, score_assessment;"
        f"report_of(score_assessment(Path({str(UNMEX)!r})).value);"
        "print(sorted(m for m in sys.modules if m.startswith('readiness.lint.') or m.endswith('crafting')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "['readiness.lint.conditions', 'readiness.lint.meaning']\n"


def test_warnings_of_a_framework_are_said_of_the_framework_and_not_of_every_assessment(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    shutil.copytree(INTEGRATED, folder)
    rules = folder / "rules.yaml"
    rule = (
        '  - {id: twice, when: score("planning") > 75 and points("local-ownership.consultation") < 50, severity: note'
    )
    text = f"{rules.read_text(encoding='utf-8')}{rule}, finding: F., recommend: R., for: mission, sources: [X-01]}}\n"
    rules.write_text(text, encoding="utf-8")
    assert score_assessment(UNMEX, str(folder)).problems == ()
    assert [found.code for checked in check(UNMEX, str(folder)) for found in checked.problems] == []
    (checked,) = check(folder)
    assert [found.code for found in checked.problems] == ["F062"]
    assert checked.summary is not None


def test_craft_is_said_of_the_files_that_can_be_read_beside_one_that_cannot(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    shutil.copytree(INTEGRATED, folder)
    for name, old, new in (
        ("funding.yaml", "lever: mission", "lever: misson"),
        ("staffing.yaml", "what happens to job profiles?", "what happens to job profiles"),
    ):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    (checked,) = check(folder)
    assert [found.code for found in checked.problems] == ["F004", "F102"]


def test_craft_is_said_of_the_items_that_can_be_read_beside_one_that_cannot(tmp_path: Path) -> None:
    for name, text in good_files().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "staffing.yaml"
    rows = (
        "- {id: one, ask: Is it read and is it signed, yes-no: {yes: 100, no: 0}, sources: [S-1], way: x}",
        "- {id: two, ask: Is it read and is it signed, yes-no: {yes: 100, no: 0}, sources: [S-1]}",
        "- {id: three, asks: Is it read and is it signed, yes-no: {yes: 100, no: 0}, sources: [S-1]}",
    )
    begin = path.read_text(encoding="utf-8")
    path.write_text(begin + "".join(f"  {row}\n" for row in rows), encoding="utf-8")
    (checked,) = check(tmp_path)
    first = begin.count("\n") + 1
    assert [(found.place.line - first, found.code) for found in checked.problems] == [
        *((0, code) for code in ["F001"]),
        *((1, code) for code in ["F121", "F102", "F101"]),
        *((2, code) for code in ["F002", "F001"]),
    ]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("the", 1), ("mission", 2), ("planned", 1), ("needed", 2), ("reviewed", 2), ("offices", 3), ("churches", 2)),
        *(("table", 2), ("safe", 1), ("mandate's", 2), ("people", 2), ("peacebuilding", 4), ("rhythm", 1), ("hm", 1)),
    ],
)
def test_syllables_are_estimated(word: str, count: int) -> None:
    assert wording.syllables(word) == count


def test_reading_ease_is_flesch_s_formula() -> None:
    # one sentence
    text = "How many of the posts in the field are not filled?"
    assert (len(wording.words_of(text)), sum(map(wording.syllables, wording.words_of(text)))) == (11, 12)
    assert wording.reading_ease(text) == pytest.approx(206.835 - 1.015 * 11 - 84.6 * 12 / 11)


@pytest.mark.parametrize(
    "text", ["", "Q", "How many?", "123 456", "Wie viele Stellen sind in diesem Jahr noch nicht besetzt worden?"]
)
def test_reading_ease_is_not_said_of_what_is_too_short_or_not_english(text: str) -> None:
    assert wording.reading_ease(text) is None


def test_of_a_long_question_the_beginning_is_looked_at() -> None:
    two = "is it done and is it read"
    assert double_of(f"{'word ' * 150}{two}?") == ["F101"]
    assert double_of(f"{'word ' * 300}{two}?") == []


def double_of(ask: str) -> list[str]:
    item = f"  - {{id: x, ask: {ask}, why: W., sources: [S], yes-no: {{yes: 100, no: 0}}}}\n"
    document = good(parse(f"readiness: checklist/1\nid: a\ntitle: A\nitems:\n{item}".encode(), "a.yaml"))
    file = good(validate(document, ChecklistFile, "F"))
    found = craft_of_texts(document, [(document, file)], None, whole=True)
    return [problem.code for problem in found if problem.code == "F101"]
