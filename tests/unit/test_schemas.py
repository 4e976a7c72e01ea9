"""The JSON Schemas for editors: as the models are, valid, described, and of one mind with the reader."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from manual_snippets import files_with
from readiness.interview.head import Heading
from readiness.model.border import Border
from readiness.model.build import build_framework
from readiness.model.framework import Framework
from readiness.model.head import read_head
from readiness.model.sheet import build_sheet, read_file
from readiness.model.targets import read_folder, read_targets
from readiness.model.validate import validate
from readiness.problems import Loaded, Problem, has_errors
from readiness.report.answer_schema import answer_schema
from readiness.syntax.document import Document
from readiness.syntax.document import Path as Steps
from readiness.syntax.yaml_events import parse
from readiness.words.problems import message
from readiness.workflow.answering import keep_framework, make_assessment, open_assessment
from readiness.workflow.checking import check
from readiness.workflow.frameworks import load_framework
from readiness.workflow.making import copy_framework, fill_in_text, make_fill_in
from readiness.workflow.schemas import schema_of_answers, shipped_schema
from report_schemas import KINDS
from schemas import FOLDER, ROOTS, text_of
from support import EXAMPLES, INTEGRATED, NEWEST, PROCEEDINGS, SHIPPED, document, framework_from, good, told

TARGETS: Final = """\
readiness: targets/1
targets:
  - {id: t1, node: staffing.profiles, at-least: established, before: transition, agreed: 2025-03-01}
  - {id: t2, node: funding, at-least: 60, by: 2027-06-30, agreed: 2025-03-01, with-partners: true}
"""
READINESS: Final = """\
readiness: folder/1
subject: {id: unmex, name: UN Mission in Exampleland, fictional: true}
respondent: leadership
framework: integrated-mission@2026.1
"""
HEADING: Final = Heading("A fictional mission", "unmex", "2026", "2026-11-23", "implementation", "leadership")


@cache
def schema(kind: str) -> Any:
    return json.loads(good(shipped_schema(kind)))


@cache
def of_answers(version: str = INTEGRATED.name) -> Any:
    return json.loads(good(schema_of_answers(f"integrated-mission@{version}")))


def faults(data: Any, of: Any) -> list[str]:
    return [fault.message for fault in Draft202012Validator(of).iter_errors(data)]


def good_files() -> Iterator[tuple[str, str, Any]]:
    """Every good file of the repository, with its kind."""
    folders = (*SHIPPED, EXAMPLES)
    texts = {str(path): path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.yaml")}
    texts |= {f"small/{name}": text for name, text in files_with("answers", "handover: yes\n").items()}
    texts |= {"targets": TARGETS, "readiness": READINESS}
    for name, text in texts.items():
        data: Any = good(parse(text.encode(), name)).data
        yield name, data["readiness"].partition("/")[0], data


GOOD: Final = tuple(good_files())


# ---- the schemas themselves


@pytest.mark.parametrize("kind", ROOTS)
def test_what_is_shipped_is_what_the_models_say(kind: str) -> None:
    assert (FOLDER / f"{kind}.json").read_text(encoding="utf-8") == text_of(kind), "run: make written"


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {*ROOTS, *KINDS}


@pytest.mark.parametrize("kind", ROOTS)
def test_it_is_a_schema_whose_keys_are_described_and_closed(kind: str) -> None:
    for found in (schema(kind), of_answers()) if kind == "assessment" else (schema(kind),):
        Draft202012Validator.check_schema(found)
        for part in (found, *found["$defs"].values()):
            assert part["additionalProperties"] is False
            assert len(part["description"]) > 5
            for key, value in part["properties"].items():
                assert "$ref" in value or value["description"].endswith((".", '"', "< 50")), key
    assert "`" not in json.dumps(schema(kind))


@pytest.mark.parametrize(("name", "kind", "data"), GOOD, ids=[name for name, _, _ in GOOD])
def test_every_good_file_fits_its_schema(name: str, kind: str, data: Any) -> None:
    assert faults(data, schema(kind)) == []
    if kind == "assessment" and "small" not in name:
        assert faults(data, of_answers(data["framework"]["version"])) == []


def test_a_file_to_fill_in_fits_both() -> None:
    text = fill_in_text(good(load_framework(INTEGRATED)), HEADING)
    data = good(parse(text.encode(), "a.yaml")).data
    assert (faults(data, schema("assessment")), faults(data, of_answers())) == ([], [])


# ---- of one mind with the reader

ODD: Final = [
    None,
    True,
    3,
    -1,
    2.5,
    "",
    " ",
    "x y",
    "No Such",
    "2026-02-28",
    "not-applicable",
    [],
    ["a"],
    {},
    {"a": 1},
]


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from places(value, (*path, key))


def mutated(data: Any, random: Random) -> tuple[str, Any]:
    """The data with one thing changed, and what was."""
    changed = deepcopy(data)
    every = [path for path in places(changed) if path]
    path = random.choice(every)
    above: Any = changed
    for step in path[:-1]:
        above = above[step]
    match random.choice(["other", "other", "gone", "more", "key"]):
        case "gone":
            del above[path[-1]]
        case "more" if isinstance(above[path[-1]], dict):
            above[path[-1]]["wrong-key"] = random.choice(ODD)
        case "key" if isinstance(above, dict):
            above[f"{path[-1]}x"] = above.pop(path[-1])
        case _:
            above[path[-1]] = random.choice(ODD)
    return f"{'.'.join(map(str, path))}", changed


@cache
def integrated() -> Framework:
    return good(load_framework(INTEGRATED))


@cache
def parts() -> Mapping[Steps, Document]:
    """The files of the shipped framework, as its head names them."""
    head: Any = good(parse((INTEGRATED / "framework.yaml").read_bytes(), "framework.yaml")).data
    named: dict[Steps, str] = {("checklists", place): name for place, name in enumerate(head["checklists"])}
    named |= {(key,): head[key] for key in ("rules", "sources")}
    return {path: good(parse((INTEGRATED / name).read_bytes(), name)) for path, name in named.items()}


def read(kind: str, name: str, changed: Document) -> Loaded[Any]:
    """The changed file, read as a user's is."""
    match kind:
        case "assessment":
            file = read_file(changed)
            return file if file.value is None else build_sheet(changed, file.value, integrated())
        case "targets":
            return read_targets(changed, integrated())
        case "folder":
            return read_folder(changed)
        case "framework":
            head = read_head(changed)
            return head if head.value is None else build_framework(head.value, parts())
        case _:
            head = read_head(good(parse((INTEGRATED / "framework.yaml").read_bytes(), "framework.yaml")))
            (here,) = (path for path, part in parts().items() if part.name == Path(name).name)
            return build_framework(good(head), {**parts(), here: changed})


def refused(loaded: Loaded[Any]) -> tuple[Problem, ...]:
    return tuple(found for found in loaded.problems if has_errors((found,)))


def model_of(kind: str) -> type[Border]:
    return ROOTS[kind]


CHANGED: Final = {"framework", "staffing", "rules", "sources", "targets", "readiness", "2023"}
MUTABLE: Final = [
    (name, kind, data)
    for name, kind, data in GOOD
    if "small" not in name and NEWEST not in Path(name).parents and Path(name).stem in CHANGED
]


@pytest.mark.unmeasured
@pytest.mark.parametrize(("name", "kind", "data"), MUTABLE, ids=[Path(name).stem for name, _, _ in MUTABLE])
def test_what_the_schema_refuses_the_reader_refuses_and_the_other_way_round(name: str, kind: str, data: Any) -> None:
    random = Random(2007)
    both = 0
    data = {key: value[:5] if kind == "sources" and isinstance(value, list) else value for key, value in data.items()}
    for _ in range(60):
        where, changed = mutated(data, random)
        file = document(changed, name)
        by_schema = faults(file.data, schema(kind))
        by_model = validate(file, model_of(kind), "F").problems
        if kind == "assessment" and not by_model:
            # answers are read one by one; which are good for their question, only the schema of the framework says
            by_schema = by_schema or faults(file.data, of_answers())
            problems = refused(read(kind, name, file))
            # without a digest in the file there is nothing to differ from
            assert bool(by_schema) == bool(problems), (where, by_schema, told(problems))
        elif by_schema and not by_model:
            problems = refused(read(kind, name, file))
            assert problems, (where, by_schema)
        else:
            assert bool(by_schema) == bool(by_model), (where, by_schema, told(by_model))
        both += bool(by_schema)
    assert both > 10


# ---- the schema of a framework's own assessments


OWN: Final = """\
id: a
title: A
items:
  - {id: a.level, ask: Q?, why: W., scale: practice, levels: [l0, l1, l2, l3]}
  - {id: a.one, ask: Q?, choice: [{id: x, label: X, points: 1}, {id: n, label: N, means: not-applicable}]}
  - {id: a.some, ask: Q?, choices: {options: [{id: x, label: X, points: 1}]}}
  - {id: a.day, ask: Q?, date: {goalposts: [[6, 100], [36, 0]], never: 0}}
  - {id: a.told, ask: Q?, context: text}
  - {id: a.many, ask: Q?, context: number, unit: posts}
  - {id: a.count, ask: Q?, context: number, respondents: [staff]}
  - {id: a.gate, ask: Q?, yes-no: {yes: 100, no: 0}, phases: [start-up], applies-when: answer("a.one") == "x"}
  - {id: a.flag, ask: Q?, context: yes-no}
"""


def test_each_kind_of_answer_is_offered_and_explained() -> None:
    theme = good(parse(OWN.encode(), "c.yaml")).data
    assert isinstance(theme, dict)
    small = good(framework_from({"phases": ["start-up"], "respondents": ["staff"]}, [theme]))
    made = answer_schema(small, schema("assessment"))
    Draft202012Validator.check_schema(made)
    items = made["properties"]["answers"]["properties"]
    levels = {entry["const"]: entry["description"] for entry in items["a.level"]["anyOf"] if "const" in entry}
    assert levels["established"] == "l2\n\nThe question: Q?"
    assert set(levels) == {"absent", "ad hoc", "established", "embedded", "dont-know", "unanswered"}
    assert items["a.level"]["description"].startswith("Q?\n\nabsent: l0\n\n")
    assert "Why: W." in items["a.level"]["description"]
    assert 'Only where: answer("a.one") == "x"' in items["a.gate"]["description"]
    head = {"readiness": "assessment/1", "framework": {"id": "f", "version": "1"}, "subject": {"id": "s", "name": "S"}}
    head |= {"round": "1", "date": "2026-11-23", "phase": "start-up", "respondent": "staff"}
    reads: list[tuple[str, list[Any], list[Any]]] = [
        ("a.level", ["embedded", 3, "dont-know", None, {"answer": 0, "note": "N"}], ["x", 4, -1, 1.5]),
        ("a.level", [{"answer": "not-applicable", "because": "B"}], ["not-applicable", {"answer": 1, "becaus": "B"}]),
        ("a.flag", ["no", "unanswered"], [0, "ja"]),
        ("a.one", ["x", "n", {"answer": "n", "because": "B"}], ["y", {"answer": "x", "because": "B"}, ["x"]]),
        ("a.some", [[], ["x"]], ["x", ["x", "x"], ["y"]]),
        ("a.day", ["2026-01-31", "never"], ["2026-1-31", 2026, "ever"]),
        ("a.told", ["Anything.", "", "dont-know"], [5, ["a"], "not-applicable"]),
        ("a.many", [5, 0.5, -3], ["five", [5]]),
        ("a.gate", ["yes", {"answer": "not-applicable", "because": "B"}], [True, "Yes", {"answer": "not-applicable"}]),
    ]
    for item, right, wrong in reads:
        for answers, is_right in [*((value, True) for value in right), *((value, False) for value in wrong)]:
            data = {**head, "answers": {item: answers}}
            file = document(data, "a.yaml")
            assert (faults(data, made) == []) is is_right, (item, answers)
            assert (refused(build_sheet(file, good(read_file(file)), small)) == ()) is is_right, (item, answers)
    other: list[tuple[str, Any]] = [("phase", None), ("phase", "x"), ("respondent", "x")]
    for key, value in (*other, ("framework", {"id": "g", "version": "1"})):
        assert faults({**head, key: value}, made)


def test_a_framework_without_phases_takes_none() -> None:
    theme = {"id": "a", "title": "A", "items": [{"id": "a.i", "ask": "Q?", "context": "number"}]}
    made = answer_schema(good(framework_from({}, [theme])), schema("assessment"))
    head = {"readiness": "assessment/1", "framework": {"id": "f", "version": "1"}, "subject": {"id": "s", "name": "S"}}
    head |= {"round": "1", "date": "2026-11-23"}
    assert faults(head, made) == []
    assert faults({**head, "phase": "start-up"}, made)


# ---- beside the files


def line_one(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0]


def test_new_and_assess_name_the_schema_that_lies_beside(tmp_path: Path) -> None:
    framework = integrated()
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    assert make_fill_in(one, framework, HEADING).problems == ()
    assert make_assessment(two, framework, HEADING) == ()
    assert line_one(one) == line_one(two)
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line_one(one))
    assert found is not None
    beside = tmp_path / found[1]
    assert json.loads(beside.read_text(encoding="utf-8")) == of_answers()
    beside.unlink()
    assert keep_framework(two, good(open_assessment(two))) == ()
    assert beside.exists()


def test_a_file_that_names_no_schema_gets_none(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(PROCEEDINGS.read_bytes())
    assert keep_framework(path, good(open_assessment(path))) == ()
    assert sorted(entry.name for entry in (tmp_path / ".readiness").iterdir()) == ["frameworks"]


def test_a_schema_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / ".readiness").mkdir()
    (tmp_path / ".readiness" / "schemas").write_text("in the way", encoding="utf-8")
    made = make_fill_in(tmp_path / "a.yaml", integrated(), HEADING)
    assert made.value == 47
    assert [problem.code for problem in made.problems] == ["A097"]
    assert "[S012]" in message(made.problems[0])
    assert [found.problems for found in check(tmp_path / "a.yaml")] == [()]


def test_a_copied_framework_names_the_schema_of_each_of_its_files(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for path in good(copy_framework("integrated-mission", source)).files:
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line_one(path))
        assert found is not None
        kind = re.findall(r"^readiness: ([a-z]+)/1$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert (path.parent / found[1]).read_text(encoding="utf-8") == good(shipped_schema(kind[0]))
    assert [item.problems for item in check(source)] == [()]
    below = source / "below"
    below.mkdir()
    (source / "staffing.yaml").rename(below / "staffing.yaml")
    head = source / "framework.yaml"
    text = head.read_text(encoding="utf-8").replace("staffing.yaml", "below/staffing.yaml")
    head.write_text("\ufeff" + text.partition("\n")[2].replace("\n", "\r\n"), encoding="utf-8", newline="")
    moved = below / "staffing.yaml"
    moved.write_text(moved.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    again = tmp_path / "again"
    assert copy_framework(str(source), again).problems == ()
    assert line_one(again / "below" / "staffing.yaml").endswith("$schema=../.readiness/schemas/checklist.json")
    assert (again / "framework.yaml").read_bytes().startswith(b"\xef\xbb\xbf# yaml-language-server: $schema=.readiness")
    assert line_one(again / "funding.yaml") == line_one(source / "funding.yaml")
    assert [item.problems for item in check(again)] == [()]
