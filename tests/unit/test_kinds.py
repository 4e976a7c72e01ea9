"""Every kind of answer, from what is typed to a better answer, and where no type asks for it: in pages and in cases."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from generated import kinds
from readiness.compare.hybrid import with_old_answers
from readiness.compare.matching import Likeness, match
from readiness.engine.following import following
from readiness.engine.points import points
from readiness.interview.carrying import former_entries
from readiness.interview.replies import Value, typed
from readiness.model.assessment import Answered, Sheet
from readiness.model.checklist_files import KINDS
from readiness.report.answer_schema import answer_schema
from readiness.report.steps import step_text
from readiness.report.wording import kind_name
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import parse
from readiness.workflow.schemas import shipped_schema
from support import REFERENCE, ROOT, framework_from, good, sheet_from

CASE = ROOT / "tests" / "cases" / "scoring" / "points-of-each-kind.yaml"
OPTIONS: Final = [{"id": "x", "label": "X", "points": 0}, {"id": "y", "label": "Y", "points": 100}]


@dataclass(frozen=True)
class Asked:
    """An item, a line that is typed at it, what the file then has, and what that earns: less than the most."""

    item: dict[str, Any]
    line: str
    raw: Plain
    earned: float | None


ASKED: Final = {
    "scale": Asked({"scale": "practice", "levels": ["l0", "l1", "l2", "l3"]}, "1", "ad hoc", 100 / 3),
    "yes-no": Asked({"yes-no": {"yes": 90, "no": 5}}, "n", "no", 5),
    "choice": Asked({"choice": OPTIONS}, "0", "x", 0),
    "choices": Asked({"choices": {"options": OPTIONS}}, "0", ["x"], 0),
    "number": Asked({"number": {"unit": "%", "between": [0, 10], "goalposts": [[0, 0], [10, 100]]}}, "5", 5, 50),
    "date": Asked({"date": {"goalposts": [[6, 100], [36, 0]]}}, "2025-05-23", "2025-05-23", 60),
    "context": Asked({"context": "number"}, "7", 7, None),
}


def sheet_of(asked: Asked, version: str = "1", **more: Any) -> Sheet:
    item = {"id": "i", "ask": "Q", **asked.item, **more}
    framework = good(framework_from({"version": version}, [{"id": "t", "title": "T", "items": [item]}]))
    answers = {"framework": {"id": "f", "version": version}, "answers": {"i": asked.raw}}
    return good(sheet_from(framework, answers))


def relabelled(part: Any) -> Any:
    match part:
        case dict():
            return {key: f"new {value}" if key == "label" else relabelled(value) for key, value in part.items()}
        case list():
            return [relabelled(inner) for inner in part]
        case _:
            return part


def test_none_is_left_out() -> None:
    assert ASKED.keys() == {*KINDS}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=5)
@given(data=st.data())
def test_every_kind_is_drawn_for_the_laws(kind: str, data: st.DataObject) -> None:
    assert kind_name(data.draw(kinds(kind))) == kind


@pytest.mark.parametrize("kind", ASKED)
def test_what_is_typed_is_read_offered_and_carried(kind: str) -> None:
    asked = ASKED[kind]
    sheet = sheet_of(asked)
    (item,) = sheet.framework.items()
    assert kind_name(item.kind) == kind
    assert typed(item, asked.line) == Value(asked.raw)
    assert former_entries(sheet, sheet) == {"i": {"answer": asked.raw}}
    schema = answer_schema(sheet.framework, json.loads(good(shipped_schema("assessment"))))
    assert Draft202012Validator(schema).is_valid({**REFERENCE, "answers": {"i": asked.raw}})


@pytest.mark.parametrize("kind", ASKED)
def test_a_better_answer_earns_more_whichever_way_round_points_count(kind: str) -> None:
    asked = ASKED[kind]
    sheet = sheet_of(asked)
    (item,) = sheet.framework.items()
    answer, at, ends = sheet.assessment.entry(item.id).answer, sheet.assessment.date, sheet.framework.points
    assert isinstance(answer, Answered)
    assert points(item, answer.value, at, ends) == (None if asked.earned is None else pytest.approx(asked.earned))
    assert (following(item, answer.value, at, ends) is None) is (asked.earned is None)
    for one in (item, replace(item, reverse=True)):
        better = following(one, answer.value, at, ends)
        if better is not None:
            assert (points(one, better, at, ends) or 0) > (points(one, answer.value, at, ends) or 0)
            assert step_text(one, answer.value, better)


@pytest.mark.parametrize("kind", ASKED)
def test_with_other_labels_an_older_answer_is_what_the_newer_version_reads(kind: str) -> None:
    asked = ASKED[kind]
    old = sheet_of(asked)
    new = sheet_of(replace(asked, item=relabelled(asked.item)), "2", **{"same-meaning": "M"})
    matching = match(old.framework, new.framework)
    (found,) = matching.items
    has_labels = relabelled(asked.item) != asked.item
    assert found.likeness is (Likeness.REWORDED if has_labels else Likeness.SAME)
    assert with_old_answers(matching, old.assessment, new.assessment).entries == new.assessment.entries


@pytest.mark.parametrize(
    ("page", "head"),
    [
        ("files.md", "| key of an item | what it says |"),
        ("files.md", "| kind of item | its answers |"),
        ("scoring.md", "| kind | points |"),
    ],
)
def test_pages_say_how_it_is_asked_answered_and_scored(page: str, head: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    table = text[text.index(head) :].split("\n\n")[0]
    keys = {key for row in table.splitlines() for key in re.findall(r"`([a-z-]+)`", row.split(" | ")[0])}
    assert keys & {*KINDS} == {*KINDS}


def test_its_points_were_calculated_by_hand() -> None:
    case: Any = good(parse(CASE.read_bytes(), CASE.name)).data
    items = [item for checklist in case["checklists"] for item in checklist["items"]]
    assert {key for item in items for key in item if key in KINDS} == {*KINDS}
