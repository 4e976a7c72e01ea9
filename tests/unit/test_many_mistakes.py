"""Several mistakes at once: each is told as if it were alone, and none is told that is only another's shadow."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pytest

from readiness.model.answer_files import AnswerFile
from readiness.model.build import build
from readiness.model.head import read_head_in_part
from readiness.model.validate import validate
from readiness.problems import MOST_KEPT, Problem, has_errors
from readiness.syntax.document import Document
from readiness.syntax.document import Path as Steps
from readiness.workflow.framework_files import idle_problems
from support import document

Files: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[Files], None]
Told: TypeAlias = frozenset[tuple[str, str, str]]
YES_NO = {"yes": 100, "no": 0}
BASE: Files = {
    "framework.yaml": {
        "readiness": "framework/1",
        "id": "f",
        "version": "1",
        "title": "F",
        "phases": ["start-up", "transition"],
        "respondents": ["leadership", "military"],
        "scales": {"practice": ["absent", "ad hoc", "established", "embedded"]},
        "bands": [{"from": 0, "label": "Low"}, {"from": 50, "label": "High"}],
        "checklists": ["a.yaml", "b.yaml"],
        "rules": "rules.yaml",
        "sources": "sources.yaml",
    },
    "a.yaml": {
        "readiness": "checklist/1",
        "id": "a",
        "title": "A",
        "topics": [
            {
                "id": "a.t",
                "title": "T",
                "aggregate": "sum",
                "floor": 0,
                "ceiling": 200,
                "bands": [{"from": 0, "label": "Few"}, {"from": 100, "label": "Many"}],
                "items": [
                    {"id": "a.yes", "ask": "Q?", "sources": ["S-1"], "yes-no": YES_NO},
                    {"id": "a.level", "ask": "Q?", "scale": "practice", "levels": ["l0", "l1", "l2", "l3"]},
                ],
            },
            {
                "id": "a.u",
                "title": "U",
                "items": [
                    {
                        "id": "a.number",
                        "ask": "Q?",
                        "number": {"unit": "d", "between": [0, 90], "goalposts": [[0, 100], [90, 0]]},
                        "applies-when": 'answer("a.yes") == "yes"',
                    },
                    {"id": "a.told", "ask": "Q?", "context": "text"},
                ],
            },
        ],
    },
    "b.yaml": {
        "readiness": "checklist/1",
        "id": "b",
        "title": "B",
        "items": [
            {"id": "b.yes", "ask": "Q?", "sources": ["S-1"], "yes-no": YES_NO},
            {
                "id": "b.one",
                "ask": "Q?",
                "choice": [{"id": "x", "label": "X", "points": 1}, {"id": "y", "label": "Y", "points": 9}],
            },
        ],
    },
    "rules.yaml": {
        "readiness": "rules/1",
        "rules": [
            {
                "id": f"r{place}",
                "when": when,
                "severity": "note",
                "finding": "F.",
                "recommend": "R.",
                "for": "mission",
                **({"cap": {"a.t": 100}} if place == 0 else {}),
            }
            for place, when in enumerate(
                (
                    'points("a.level") < 50',
                    'count("overall", points < 50) >= 2 or band("a.t") == "Few"',
                    'score("b") < 50 and answer("b.one") == "x" and phase == "start-up"',
                    'points("b.yes") < 50',
                )
            )
        ],
    },
    "sources.yaml": {
        "readiness": "sources/1",
        "work": "W",
        "findings": [
            {
                "id": "S-1",
                "section": "1",
                "kind": "problem",
                "theme": "a",
                "held-by": "many",
                "assessable-by": ["mission"],
                "finding": "F.",
            }
        ],
    },
}
GONE = object()


def put(file: str, *path: str | int, value: Any = GONE) -> Callable[[Files], None]:
    """Writes another value at a path, or takes out what stands there."""

    def change(files: Files) -> None:
        part = files[file]
        for step in path[:-1]:
            part = part[step]
        if value is GONE:
            del part[path[-1]]
        else:
            part[path[-1]] = value

    change.__name__ = f"{file} {' '.join(map(str, path))} {'gone' if value is GONE else value}"
    return change


T, U = ("topics", 0), ("topics", 1)
MISTAKES = [
    put("framework.yaml", "titel", value="F"),
    put("framework.yaml", "policy", value={"unsupported": {"at-most": "embeded"}}),
    put("framework.yaml", "bands", 1, "label", value="Low"),
    put("framework.yaml", "respondents", 1, value="leadership"),
    put("framework.yaml", "allow", value={"F000": "R."}),
    put("a.yaml", "title"),
    put("a.yaml", "weigth", value=2),
    put("a.yaml", "aggregate", value="avarage"),
    put("a.yaml", *T, "floor"),
    put("a.yaml", *T, "bands", 1, "from", value=0),
    put("a.yaml", *T, "items", 0, "id", value="A yes"),
    put("a.yaml", *T, "items", 0, "yes-no", value={"yes": 100}),
    put("a.yaml", *T, "items", 0, "sources", value=["S-2"]),
    put("a.yaml", *T, "items", 0, "lever", value="misson"),
    put("a.yaml", *T, "items", 0, "ask"),
    put("a.yaml", *T, "items", 1, "scale", value="practise"),
    put("a.yaml", *T, "items", 1, "levels", value=["l0"]),
    put("a.yaml", *T, "items", 1, "weight", value=0),
    put("a.yaml", *T, "items", 1, "phases", value=["startup"]),
    put("a.yaml", *T, "items", 1, "id", value="a.yes"),
    put("a.yaml", *U, "items", 0, "applies-when", value='answer("a.yes") == "si"'),
    put("a.yaml", *U, "items", 0, "number", "between", value=[90, 0]),
    put("a.yaml", *U, "items", 0, value="a.number"),
    put("a.yaml", *U, "items"),
    put("a.yaml", *U, "id", value="overall"),
    put("b.yaml", "readiness", value="checklist/x"),
    put("b.yaml", "items", value="none"),
    put("b.yaml", "items", 1, "choice", 0, "points"),
    put("b.yaml", "items", 1, "choice", value="x"),
    put("b.yaml", "items", 0, "yes-no", "yes", value=200),
    put("rules.yaml", "rules", 0, "cap", value={"a.x": 50}),
    put("rules.yaml", "rules", 0, "cap", value={"a.t": 500}),
    put("rules.yaml", "rules", 0, "when", value='points("a.leve") < 50'),
    put("rules.yaml", "rules", 1, "severity", value="grave"),
    put("rules.yaml", "rules", 1, "when", value='band("a.t") == "Low"'),
    put("rules.yaml", "rules", 1, "recommend"),
    put("rules.yaml", "rules", 2, "when", value='answer("b.one") == "z" and score("c") < 5'),
    put("rules.yaml", "rules", 2, "id", value="r1"),
    put("rules.yaml", "rules", 3, "when", value='points("b.yes") > 100'),
    put("rules.yaml", "rules", 3, "when", value='points("b.yes") < 50 and points("b.yes") > 60'),
    put("rules.yaml", "rules", 3, "for", value="nobody"),
    put("sources.yaml", "findings", 0, "kind", value="probelm"),
]


def parts_of(documents: Mapping[str, Document]) -> Mapping[Steps, Document]:
    named: dict[Steps, Document] = {("checklists", place): documents[f"{name}.yaml"] for place, name in enumerate("ab")}
    return named | {(name,): documents[f"{name}.yaml"] for name in ("rules", "sources")}


def problems_of(documents: Mapping[str, Document]) -> list[Problem]:
    head = read_head_in_part(documents["framework.yaml"])
    if head.value is None:
        return list(head.problems)
    built = build(head.value, parts_of(documents))
    assert (built.loaded.value is None) == has_errors(built.loaded.problems)
    return [*head.problems, *built.loaded.problems, *idle_problems(built.draft, parts_of(documents))]


def written(*changes: Change) -> Files | None:
    """The files with these mistakes; None where one takes out what another stands in."""
    files: Files = json.loads(json.dumps(BASE))
    try:
        for change in changes:
            change(files)
    except (KeyError, TypeError):
        return None
    return files


def told(*changes: Change) -> Told:
    """What is said of the files with these mistakes."""
    files = written(*changes)
    assert files is not None
    return told_of(files)


def told_of(files: Files) -> Told:
    """What is said of files, by file, code and words; places move with what is written."""
    problems = problems_of({name: document(data, name) for name, data in files.items()})
    return frozenset(
        (problem.place.file, problem.code, str([pair for pair in problem.args if pair[0] not in {"nearest", "keys"}]))
        for problem in problems
    )


ALONE = {change.__name__: told(change) for change in MISTAKES}


def test_the_framework_without_mistakes_has_none() -> None:
    assert told() == frozenset()


@pytest.mark.parametrize("name", ALONE)
def test_each_mistake_is_told(name: str) -> None:
    assert ALONE[name]


# the one id is lost, and the other item takes its name: what is asked of that name is then asked of this one
BECOMES = ("a.yaml topics 0 items 0 id A yes", "a.yaml topics 0 items 1 id a.yes")


@pytest.mark.parametrize("one", MISTAKES, ids=lambda change: change.__name__)
def test_of_two_mistakes_none_is_told_that_is_not_told_of_one_of_them_alone(one: Change) -> None:
    # a third of the pairs, each mistake in as many: all of them take a quarter of a minute
    for other in MISTAKES[MISTAKES.index(one) + 1 :: 3]:
        files = written(one, other)
        if files is not None and (one.__name__, other.__name__) != BECOMES:
            assert told_of(files) <= ALONE[one.__name__] | ALONE[other.__name__], other.__name__


FAR = [
    put("framework.yaml", "titel", value="F"),
    put("a.yaml", "weigth", value=2),
    put("a.yaml", *T, "items", 0, "sources", value=["S-2"]),
    put("a.yaml", *U, "items", 0, "applies-when", value='answer("a.yes") == "si"'),
    put("b.yaml", "items", 1, "choice", value="x"),
    put("rules.yaml", "rules", 0, "when", value='points("a.leve") < 50'),
    put("rules.yaml", "rules", 1, "severity", value="grave"),
    put("rules.yaml", "rules", 3, "when", value='points("b.yes") > 100'),
]


def test_mistakes_of_every_kind_and_file_are_told_in_one_run() -> None:
    assert {code for _, code, _ in told(*FAR)} == {"F001", "F022", "E011", "F003", "E008", "F004", "E022"}
    assert told(*FAR) == frozenset().union(*(told(change) for change in FAR))


def test_of_a_cap_nothing_is_said_where_it_is_not_known_which_answer_is_better() -> None:
    rule = put("rules.yaml", "rules", 3, "when", value='answer("b.yes") == "no"')
    cap = put("rules.yaml", "rules", 3, "cap", value={"b": 50})
    for worth, expected in (({"yes": 0, "no": 100}, {"F041"}), ({"yes": 0, "no": 200}, {"F043"})):
        found = told(rule, cap, put("b.yaml", "items", 0, "yes-no", value=worth))
        assert {code for _, code, _ in found} == expected


SUM: Files = {"aggregate": "sum", "floor": 0, "ceiling": 100}
LEVELS = {"absent": "absent", "ad hoc": "ad hoc", "established": "established", "embedded": "embedded"}
TABLE: Files = {
    "aggregate": "lookup",
    "lookup": {"to": "near", "table": [{"of": [level], "is": level} for level in LEVELS]},
    "decimals": 2,
}
NEAR = [0, 0.01, 0.02, 100]
LEVEL = {"id": "c.level", "ask": "Q?", "scale": "practice", "levels": ["l0", "l1", "l2", "l3"]}
FLAG = {"id": "c.flag", "ask": "Q?", "yes-no": YES_NO, "weight": -1}


@pytest.mark.parametrize(
    ("formula", "change", "told"),
    [
        (SUM, {}, ""),
        (SUM, {"decimals": 9}, "F009"),
        (SUM, {"floor": "none"}, "F003"),
        (SUM, {"ceiling": "none"}, "F003"),
        (SUM, {"aggregate": "summ"}, "F004"),
        (SUM, {"bands": [{"from": "none", "label": "L"}]}, "F003"),
        (SUM, {"aggregate": GONE, "agregate": "sum"}, "F001"),
        (SUM, {"ceiling": GONE, "celing": 100}, "F001"),
        (TABLE, {}, ""),
        (TABLE, {"decimals": "two"}, "F003"),
        (TABLE, {"decimals": GONE, "decimal": 2}, "F001"),
        (TABLE, {"lookup": "none"}, "F003"),
        (TABLE, {"lookup": GONE, "lokup": TABLE["lookup"]}, "F001"),
        (TABLE, {"bands": "none"}, "F003"),
        # what hangs on none of it is told
        ({**SUM, "aggregate": "mean", "floor": GONE}, {"decimals": 9}, "F009 F042 F045"),
        ({**SUM, "floor": 200}, {"decimals": 9}, "F009 F032"),
    ],
)
def test_a_faulty_part_of_a_formula_casts_no_doubt_on_the_others(formula: Files, change: Files, told: str) -> None:
    node = {key: value for key, value in {**formula, **change}.items() if value is not GONE}
    topic = {"id": "a.c", "title": "C", **node, "items": [LEVEL if formula is TABLE else FLAG]}
    scales = {"practice": list(LEVELS), "near": {"labels": list(LEVELS), "points": NEAR}}
    found = told_of(written_with(scales, topic))
    assert " ".join(sorted(code for _, code, _ in found)) == told


def written_with(scales: Files, topic: Files) -> Files:
    """The files with other scales and one more topic."""
    files = written(put("framework.yaml", "scales", value=scales))
    assert files is not None
    files["a.yaml"]["topics"].append(topic)
    return files


@pytest.mark.parametrize(
    ("overall", "told"),
    [
        ({"overall": SUM}, ""),
        ({"overall": {**SUM, "decimals": 9}}, "F009"),
        ({"overal": SUM}, "F001"),
        ({"overall": {}}, "F042"),
    ],
)
def test_a_faulty_formula_of_the_whole_says_nothing_of_the_weights_of_themes(overall: Files, told: str) -> None:
    files = written(put("b.yaml", "weight", value=-1))
    assert files is not None
    files["framework.yaml"] |= overall
    assert " ".join(sorted(code for _, code, _ in told_of(files))) == told


def test_behind_more_unknown_keys_than_are_kept_a_known_one_is_still_looked_at() -> None:
    unknown = {f"x{number}": 1 for number in range(2 * MOST_KEPT)}
    last = document({**unknown, "answer": "no", "note": 5}, "a.yaml")
    found = validate(last, AnswerFile, "A").problems
    assert len(found) == MOST_KEPT
    assert dict(found[-1].args)["name"] == f"x{MOST_KEPT - 2}"
    assert [one.code for one in found if one.code != "A001"] == ["A003"]
