"""Which level of a scale an answer names, wherever one is read."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from readiness.interview.replies import Value, typed
from readiness.model.build import build_framework
from readiness.model.framework import Framework
from readiness.model.head import read_head
from readiness.model.levels import alike, has_numbers, level_of, number_of
from readiness.model.result import Scored
from readiness.model.targets import read_targets
from readiness.report.answer_schema import answer_schema
from readiness.report.question import question
from readiness.workflow.schemas import shipped_schema
from support import HEAD, document, good, result_of, sheet_from

NUMBERS = ("1", "2", "3", "4")
WORDS = ("absent", "ad hoc", "established", "embedded")


@pytest.mark.parametrize(
    ("labels", "answer", "level"),
    [
        (NUMBERS, 3, 2),
        (NUMBERS, "3", 2),
        (NUMBERS, 3.0, 2),
        (NUMBERS, 4, 3),
        (NUMBERS, 0, None),
        (NUMBERS, 5, None),
        (NUMBERS, True, None),
        (NUMBERS, [3], None),
        (("0", "1", "2"), 1, 1),
        (("5", "4", "3", "2", "1"), 1, 4),
        (("01", "02", "03"), 1, 0),
        (("-1", "0", "1"), -1, 0),
        (("0,5", "1,5", "2,5"), 1.5, 1),
        (("0.5", "1.5"), 1, None),
        (("none", "1", "2"), 0, None),
        (("none", "1", "2"), 2, 2),
        (("1 - never", "2 - rarely", "3 - often"), 1, 0),
        (("1. never", "2. rarely", "3. often"), 2, 1),
        (("1: never", "2: rarely", "3: often"), 0, None),
        (("2 days", "2 weeks", "3 months"), 2, None),
        (("0-25 %", "25-50 %", "50-75 %"), 1, 1),
        (("1st", "2nd", "3rd"), 1, 1),
        (WORDS, 2, 2),
        (WORDS, 4, None),
        (WORDS, 2.0, None),
        (WORDS, "2", None),
        (("caf\u00e9", "tea"), "cafe\u0301", 0),
        (("cafe\u0301", "tea"), "caf\u00e9", 0),
    ],
)
def test_a_number_is_a_place_only_where_no_label_is_a_number(labels: tuple[str, ...], answer: Any, level: int) -> None:
    assert level_of(labels, answer) == level


def test_labels_that_are_no_numbers() -> None:
    assert not has_numbers(("1a", "x2", "1/2", "", "½", "٣", "\uff11"))
    assert number_of(" 7 ") == 7
    assert alike("2 days") != alike("2 weeks")
    assert alike("Caf\u00c9  au lait ") == alike("cafe\u0301 au lait")


def framework(*labels: str) -> Framework:
    head = good(read_head(document({**HEAD, "scales": {"practice": list(labels)}}, "framework.yaml")))
    item = {"id": "a.level", "ask": "Q?", "scale": "practice", "levels": [f"text of {label}" for label in labels]}
    checklist = {"readiness": "checklist/1", "id": "a", "title": "A", "items": [item]}
    return good(build_framework(head, {("checklists", 0): document(checklist, "c.yaml")}))


def test_the_interview_shows_and_takes_the_numbers_of_the_labels() -> None:
    item = next(iter(framework(*NUMBERS).items()))
    assert question(item, "A", 1, 1, None, "").lines()[3] == "1: text of 1"
    assert [typed(item, line) for line in ("3", "4", "0", "5")] == [Value(text) for text in ("3", "4", "0", "5")]
    words = next(iter(framework(*WORDS).items()))
    assert question(words, "A", 1, 1, None, "").lines()[3] == "0  absent: text of absent"
    assert [typed(words, line) for line in ("3", "4", "Embedded")] == [
        Value(text) for text in ("embedded", "4", "embedded")
    ]


@pytest.mark.parametrize(("asked", "reached"), [(3, "3"), ("3", "3"), (0, None), (75, None)])
def test_a_target_for_such_a_level(asked: Any, reached: str | None) -> None:
    target = {"id": "t", "node": "a.level", "at-least": asked, "by": "2027-01-01", "agreed": "2026-01-01"}
    data = document({"readiness": "targets/1", "targets": [target]}, "targets.yaml")
    read = read_targets(data, framework(*NUMBERS))
    assert (None if read.value is None else read.value[0].at_least) == reached


@pytest.mark.parametrize(("answer", "points"), [(3, 66.7), ("3", 66.7), (4, 100.0), (1, 0.0)])
def test_what_such_an_answer_scores(answer: Any, points: float) -> None:
    data = {"answers": {"a.level": answer}}
    result = result_of(good(sheet_from(framework(*NUMBERS), data)))
    assert isinstance(result.overall.score, Scored)
    assert result.overall.score.shown == points


@pytest.mark.parametrize("labels", [NUMBERS, WORDS, ("2 days", "2 weeks", "3 months"), ("none", "1", "2")])
def test_the_schema_takes_the_numbers_that_the_reader_takes(labels: tuple[str, ...]) -> None:
    schema = answer_schema(framework(*labels), json.loads(good(shipped_schema("assessment"))))
    entry = {**schema["properties"]["answers"]["properties"]["a.level"], "$defs": schema["$defs"]}
    for number in range(-1, 6):
        taken = Draft202012Validator(entry).is_valid(number)
        assert taken == (level_of(labels, number) is not None), number
