"""Reports that are passed on hold nothing that respondents typed, and do not say who they are."""

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import pytest
from typer.testing import CliRunner

from readiness.cli.app import app
from readiness.cli.options import Format, PageFormat
from readiness.model.answer_files import AnswerFile, AssessmentFile, EvidenceFile, SubjectFile
from readiness.model.assessment import Assessment, Entry, Evidence, NotApplicable, Subject, Told
from readiness.model.border import Border
from readiness.model.folder_files import FolderFile, TargetFile, TargetsFile
from readiness.model.kept import kept_name, kept_text
from readiness.render.forms import SUFFIXES
from readiness.report.change_view import ChangeReport
from readiness.report.explained import Explanation
from readiness.report.next_view import NextReport
from readiness.report.robustness_view import RobustnessReport
from readiness.report.shareable import Shareable
from readiness.report.targets_view import StandingsReport
from readiness.report.trend_view import TrendReport
from readiness.report.view import Report
from readiness.workflow.frameworks import load_framework
from readiness.workflow.scoring import score_assessment
from shown import text_of
from support import EXAMPLES, good

MARK: Final = "MARKER"
GROUP: Final = "zz-group"

FRAMEWORK: Final = """\
readiness: framework/1
id: small
version: "1"
title: Small
phases: [start-up, transition]
respondents: [zz-group, other]
scales: {practice: [absent, ad hoc, established, embedded]}
checklists: [one.yaml, two.yaml]
rules: rules.yaml
"""
ONE: Final = """\
readiness: checklist/1
id: one
title: One
items:
  - {id: one.told, ask: What is it called?, context: text}
  - {id: one.many, ask: How many?, context: number, unit: posts}
  - {id: one.flag, ask: Is it so?, context: yes-no}
  - {id: one.level, ask: How is it?, why: W., scale: practice, levels: [L0, L1, L2, L3]}
  - {id: one.other, ask: And for others?, why: W., respondents: [other], yes-no: {yes: 100, no: 0}}
  - {id: one.gate, ask: If it is called so?, why: W., applies-when: answer("one.told") != "x", yes-no: {yes: 90, no: 0}}
  - {id: one.none, ask: Does it apply?, why: W., yes-no: {yes: 100, no: 0}}
"""
TWO: Final = """\
readiness: checklist/1
id: two
title: Two
items:
  - {id: two.option, ask: A?, why: W, choice: [{id: x, label: X, points: 80}, {id: n, label: N, means: not-applicable}]}
  - {id: two.gone, ask: B?, why: W, choice: [{id: x, label: X, points: 80}, {id: n, label: N, means: not-applicable}]}
  - {id: two.some, ask: C?, why: W., choices: {options: [{id: p, label: P, points: 40}, {id: q, label: Q, points: 60}]}}
  - {id: two.number, ask: How much?, why: W., number: {unit: "%", between: [0, 100], goalposts: [[0, 0], [100, 100]]}}
  - {id: two.day, ask: Since when?, why: W., date: {goalposts: [[6, 100], [36, 0]]}}
"""
COMMON: Final = "severity: warning, finding: F., recommend: R., for: mission"
RULES: Final = f"""\
readiness: rules/1
rules:
  - {{id: called, when: answer("one.told") != "x" and points("two.number") < 90, cap: {{two: 60}}, {COMMON}}}
  - {{id: who, when: respondent == "zz-group" and points("two.number") < 90, {COMMON}}}
  - {{id: before, when: previous(answer("one.told")) == answer("one.told") and points("two.number") < 90, {COMMON}}}
  - {{id: much, when: score("two") > 99, {COMMON}}}
"""
ANSWERS: Final = """\
readiness: assessment/1
framework: {id: small, version: "1"}
subject: {id: mission, name: The mission}
round: "%(year)s"
date: %(year)s-11-23
phase: transition
respondent: zz-group
# MARKER in a comment
answers:
  one.told: {answer: MARKER called %(told)s, note: MARKER note 1}
  one.many: {answer: %(many)s, note: MARKER note 2}
  one.flag: {answer: yes, note: MARKER note 3}
  one.level: {answer: %(level)s, note: MARKER note 4, revised: correction, evidence: [
    {ref: MARKER reference, kind: MARKER kind, date: %(year)s-10-01}, {ref: MARKER undated, kind: MARKER kind}]}
  one.gate: {answer: yes, carried: true, note: MARKER carried}
  one.none: {answer: not-applicable, because: MARKER reason, note: MARKER note 5}
  two.option: {answer: x, note: MARKER note 6, evidence: [{ref: MARKER r, kind: MARKER k, date: %(year)s-09-01}]}
  two.gone: {answer: n, because: MARKER reason 2}
  two.some: [p]
  two.number: {answer: %(many)s, note: MARKER note 7}
  two.day: {answer: dont-know, note: MARKER nobody knows}
"""
TARGETS: Final = """\
readiness: targets/1
targets:
  - {id: t1, node: one.level, at-least: embedded, by: 2027-06-30, agreed: 2025-03-01, with-partners: true}
  - {id: t2, node: two, at-least: 60, before: transition, agreed: 2025-03-01}
  - {id: t3, node: one.none, at-least: 100, by: 2027-06-30, agreed: 2025-03-01}
  - {id: t4, node: two.gone, at-least: 80, by: 2027-06-30, agreed: 2025-03-01}
"""
FOLDER: Final = """\
readiness: folder/1
subject: {id: mission, name: MARKER name of the folder}
respondent: zz-group
"""

FREE: Final[Mapping[type[Border], frozenset[str]]] = {
    AssessmentFile: frozenset(),
    AnswerFile: frozenset({"answer", "because", "note"}),
    EvidenceFile: frozenset({"ref", "kind"}),
    SubjectFile: frozenset(),
    TargetsFile: frozenset(),
    TargetFile: frozenset(),
    FolderFile: frozenset(),
}
"""The keys of the files of a mission in which people type what they like; the subject's name, and what names a level,
an id, a phase or a round, are no such keys."""
NOT_FREE: Final = frozenset({"name", "at_least", "round", "version", "readiness", "scope", "revised", "allow"})

BIG: Final = [form.value for form in PageFormat]
SMALL: Final = [form.value for form in Format]
COMMANDS: Final[Mapping[str, tuple[tuple[str, ...], list[str]]]] = {
    "score": (("score", "2026.yaml"), BIG),
    "diff": (("diff", "2025.yaml", "2026.yaml"), BIG),
    "diff one theme": (("diff", "2025.yaml", "2026.yaml", "--theme", "one", "--stations"), BIG),
    "diff other people": (("diff", "2026.yaml", "other.yaml"), BIG),
    "trend": (("trend", "2025.yaml", "2026.yaml", "--plot"), BIG),
    **{
        f"explain {name}": (("explain", "2026.yaml", name), BIG)
        for name in ("overall", "own", "one", "two", "called", "who", "before", "much", "not-applicable-share")
    },
    **{
        f"explain {name}": (("explain", "2026.yaml", name), BIG)
        for name in ("one.told", "one.other", "one.gate", "one.none", "two.gone", "one.level", "two.day")
    },
    "next": (("next", "2026.yaml", "--lever", "all", "--until", "70"), SMALL),
    "robustness": (("robustness", "2026.yaml", "--draws", "100"), SMALL),
    "targets": (("targets", "2026.yaml"), SMALL),
}


@pytest.fixture(scope="module")
def mission(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rounds of a mission with the mark wherever something can be typed."""
    folder = tmp_path_factory.mktemp("mission")
    (folder / "small").mkdir()
    parts = {"framework": FRAMEWORK, "one": ONE, "two": TWO, "rules": RULES}
    for name, text in parts.items():
        (folder / "small" / f"{name}.yaml").write_text(text, encoding="utf-8")
    first = {"year": "2025", "many": 40, "level": "ad hoc", "told": "one"}
    last = {"year": "2026", "many": 55, "level": "established", "told": "other"}
    (folder / "2025.yaml").write_text(ANSWERS % first, encoding="utf-8")
    (folder / "2026.yaml").write_text(ANSWERS % last, encoding="utf-8")
    other = (ANSWERS % last).replace("respondent: zz-group", "respondent: other")
    (folder / "other.yaml").write_text(other, encoding="utf-8")
    (folder / "targets.yaml").write_text(TARGETS, encoding="utf-8")
    (folder / "readiness.yaml").write_text(FOLDER, encoding="utf-8")
    framework = good(load_framework(folder / "small"))
    kept = folder / ".readiness" / "frameworks" / kept_name(framework.digest)
    kept.parent.mkdir(parents=True)
    kept.write_text(kept_text(framework) or "", encoding="utf-8")
    seal = CliRunner().invoke(app, ["seal", str(folder / "2026.yaml")])
    assert seal.exit_code == 0, seal.output
    return folder


def run(folder: Path, *args: str) -> str:
    return printed(folder, *args).decode("utf-8")


def shown(folder: Path, form: str, *args: str) -> str:
    return text_of(form, printed(folder, *args, "--format", form))


def printed(folder: Path, *args: str) -> bytes:
    words = [str(folder / word) if (folder / word).exists() else word for word in args]
    done = CliRunner().invoke(app, words, env={"COLUMNS": "80", "NO_COLOR": "1"})
    # targets that are missed end a command with 1
    assert done.exit_code in {0, 1}, done.output
    return done.stdout_bytes


EVERY: Final = [(name, form) for name, (_, forms) in COMMANDS.items() for form in forms]


def digests(folder: Path) -> set[str]:
    """The digests of all answers."""
    return {
        good(score_assessment(path)).sheet.assessment.digest
        for path in folder.glob("*.yaml")
        if path.stem not in {"targets", "readiness"}
    }


# ---- nothing typed


@pytest.mark.unmeasured
@pytest.mark.parametrize(("name", "form"), EVERY)
def test_nothing_that_was_typed_is_in_a_report_that_is_passed_on(name: str, form: str, mission: Path) -> None:
    text = shown(mission, form, *COMMANDS[name][0], "--shareable")
    flat = " ".join(text.split()).replace("-\n", "-")
    # the style of a chart's lines has a name of its own
    assert MARK.lower() not in flat.replace("lineMarker", "").lower()
    # the names of groups are the framework's, and one of its rules has this one; that it answered is nobody's business
    assert GROUP not in re.sub(rf'respondent == \\*"+{GROUP}\\*"', "", unescape(text))
    assert not [found for found in digests(mission) if found in text or found[:12] in text]
    if form == "csv":
        assert text.splitlines()[1].startswith("shareable,mission,The mission,")
    else:
        assert "Shareable: left out are notes" in flat
        assert "Internal" not in flat


@pytest.mark.parametrize("name", ["score", "diff", "trend", "explain overall", "explain called"])
def test_an_internal_report_has_what_was_typed_and_says_so(name: str, mission: Path) -> None:
    text = run(mission, *COMMANDS[name][0], "--format", "json")
    assert (MARK in text, GROUP in text) == (True, True)
    assert json.loads(text)["internal"].startswith("Internal: ")


@pytest.mark.unmeasured
@pytest.mark.parametrize(("name", "form"), [(name, form) for name, form in EVERY if form != "csv"])
def test_every_report_says_at_its_top_for_whom_it_is(name: str, form: str, mission: Path) -> None:
    text = shown(mission, form, *COMMANDS[name][0])
    # a page begins with how it looks
    top = " ".join(text.partition("<body")[2][:1500].split() if form == "html" else text[:1500].split())
    assert "Internal: this report contains answers" in top


def test_a_rule_that_compares_typed_text_comes_to_the_same(mission: Path) -> None:
    inner = json.loads(run(mission, "score", "2026.yaml", "--format", "json"))
    outer = json.loads(run(mission, "score", "2026.yaml", "--format", "json", "--shareable"))
    for key in ("overall", "own", "themes", "findings", "undecided", "counts", "weakest", "open"):
        assert inner[key] == outer[key]
    assert [finding["id"] for finding in inner["findings"]] == ["called", "who"]
    points = [[item["points"] for topic in each["topics"] for item in topic["items"]] for each in (inner, outer)]
    assert points[0] == points[1]


def test_what_of_answers_may_stay_stays(mission: Path) -> None:
    found = json.loads(run(mission, "score", "2026.yaml", "--format", "json", "--shareable"))
    items = {item["id"]: item for topic in found["topics"] for item in topic["items"]}
    assert {name: item["value"] for name, item in items.items()} == {
        "one.told": None,
        "one.many": 55.0,
        "one.flag": "yes",
        "one.level": "established",
        "one.other": None,
        "one.gate": "yes",
        "one.none": None,
        "two.option": "x",
        "two.gone": None,
        "two.some": "p",
        "two.number": 55.0,
        "two.day": None,
    }
    assert items["one.told"]["answer"] == "left out"
    assert items["one.none"]["answer"] == "not applicable: left out"
    assert items["two.gone"]["answer"] == "not applicable: N"
    assert items["one.level"]["supported"] is True
    assert found["identity"]["audience"] == "shareable"
    assert found["written"] is None


def test_two_frameworks_have_nothing_to_leave_out() -> None:
    both = ["diff", "integrated-mission@2026.1", "integrated-mission@2026.2", "--format", "json"]
    assert CliRunner().invoke(app, both).stdout == CliRunner().invoke(app, [*both, "--shareable"]).stdout


def test_the_next_command_is_internal_again(mission: Path) -> None:
    run(mission, "score", "2026.yaml", "--shareable")
    assert MARK in run(mission, "score", "2026.yaml", "--format", "markdown")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_exported_is_what_is_printed(suffix: str, mission: Path, tmp_path: Path) -> None:
    target = tmp_path / f"x{suffix}"
    run(mission, "export", "2026.yaml", "-o", str(target), "--shareable")
    form = SUFFIXES[suffix]
    assert target.read_bytes() == printed(mission, "score", "2026.yaml", "--format", form, "--shareable")
    assert MARK not in text_of(form, target.read_bytes())


def test_the_default_name_says_so_and_names_no_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["export", str(EXAMPLES / "unmex" / "2026.yaml"), "--shareable"])
    assert done.stdout == f"Wrote {Path('reports', 'unmex-2026-shareable.md')}\n"
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["unmex-2026-shareable.md"]


@pytest.mark.parametrize("command", [["rounds"], ["verify"], ["check", "."]])
def test_lists_of_files_cannot_be_passed_on(command: list[str]) -> None:
    done = CliRunner().invoke(app, [*command, "--shareable"])
    assert (done.exit_code, "No such option" in done.stderr) == (2, True)


# ---- and nothing by default


def models(model: type[Border]) -> Iterator[str]:
    """The keys of a model that may hold a text."""
    for name, field in model.model_fields.items():
        if re.search(r"\bstr\b|Any", str(field.annotation)) and name not in NOT_FREE:
            yield name


def test_the_mark_is_in_every_key_in_which_something_can_be_typed() -> None:
    for model, free in FREE.items():
        ids = {"id", "node", "by", "before", "respondent", "phase", "framework", "answers", "digest", "date", "agreed"}
        assert {name for name in models(model) if name not in ids} == free, model.__name__
    for key in ("note", "because", "ref", "kind"):
        assert f"{key}: {MARK}" in ANSWERS


def fields_of(kind: type) -> str:
    return " ".join(field.name for field in dataclasses.fields(kind))


def test_a_field_that_the_model_gets_has_to_be_looked_at() -> None:
    """What withheld() makes anew; whoever adds a field says there whether it may stay, and then here."""
    assert {kind.__name__: fields_of(kind) for kind in (Assessment, Subject, Entry, Evidence, NotApplicable, Told)} == {
        "Assessment": "subject round date phase respondent scope entries digest written withheld",
        "Subject": "id name fictional illustration",
        "Entry": "answer note evidence revised carried",
        "Evidence": "ref kind day",
        "NotApplicable": "because option",
        "Told": "kind value withheld",
    }


def reachable() -> list[type]:
    """Every class that a report which is passed on is made of."""
    found: list[type] = list(get_args(Shareable))
    for view in found:
        hints = list(get_type_hints(view).values())
        for hint in hints:
            hints += get_args(hint)
            if isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint not in found:
                found.append(hint)
    return found


REMADE: Final = ("Report", "ChangeReport", "TrendReport", "Explanation", "NextReport", "RobustnessReport")
LOOKED_AT: Final = Path(__file__).with_name("shareable-fields.txt")


def test_a_field_that_a_view_gets_has_to_be_looked_at(request: pytest.FixtureRequest) -> None:
    """All fields of all views that are passed on. A view that is made anew in report/shareable.py leaves a new field
    out; of the others, whoever adds one sees this test fail and says whether it may be passed on.
    """
    found = "".join(f"{view.__module__}.{view.__name__}: {fields_of(view)}\n" for view in reachable())
    if request.config.getoption("--update-golden"):
        LOOKED_AT.write_text(found, encoding="utf-8", newline="\n")
    assert found == LOOKED_AT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "kind", [Report, ChangeReport, TrendReport, Explanation, NextReport, RobustnessReport, StandingsReport]
)
def test_what_says_who_answered_is_in_no_view_but_where_it_is_taken_out(kind: type) -> None:
    named: dict[str, Any] = {view.__name__: view for view in reachable()}
    telling = {"respondent", "answers_digest", "note", "because", "evidence", "written", "previous_digest"}
    holders = {name for name, view in named.items() if telling & {field.name for field in dataclasses.fields(view)}}
    assert holders == {"Report", "Identity", "ItemView", "ItemMove"}
    assert kind.__name__ in named
