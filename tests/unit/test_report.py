"""What a report says of the missions that are not like the example."""

from typing import Any

from readiness.render.markdown import markdown
from readiness.report.build import build_report
from readiness.report.view import Report
from support import framework_from, good, result_of, sheet_from

LEVELS = ["l0", "l1", "l2", "l3"]
FRAMEWORK = good(
    framework_from(
        {"phases": ["start-up", "transition"]},
        [
            {
                "id": "a",
                "title": "A",
                "items": [
                    {"id": "a1", "ask": "Q1?", "scale": "practice", "levels": LEVELS},
                    {"id": "a2", "ask": "Q2?", "scale": "practice", "levels": LEVELS, "phases": ["transition"]},
                    {"id": "a3", "ask": "Q3?", "scale": "practice", "levels": LEVELS, "weight": 2},
                    {"id": "a4", "ask": "Q4?", "context": "text"},
                ],
            }
        ],
    )
)


def report(answers: dict[str, Any]) -> Report:
    sheet = good(sheet_from(FRAMEWORK, {"phase": "start-up", "answers": answers}))
    return build_report(sheet, result_of(sheet))


def test_where_all_is_well_nothing_is_weakest() -> None:
    found = report({"a1": "embedded", "a3": "embedded"})
    assert found.weakest == ()
    assert found.open == ()
    assert found.overall.score_text == "100.0"
    assert "No answered item is below full points." in markdown(found)
    assert "Nothing is open" in markdown(found)


def test_the_weakest_come_first_and_the_heavier_of_equals() -> None:
    assert [step.id for step in report({"a1": "ad hoc", "a3": "ad hoc"}).weakest] == ["a3", "a1"]
    assert [step.id for step in report({"a1": "absent", "a3": "ad hoc"}).weakest] == ["a1", "a3"]


def test_an_answer_that_is_not_due_is_kept_and_named() -> None:
    found = report({"a1": "embedded", "a2": "absent"})
    assert found.unscored is not None
    assert "a2" in found.unscored
    (view,) = [item for topic in found.topics for item in topic.items if item.id == "a2"]
    assert view.answer_text == "absent (kept, not scored: not due)"
    assert "a2" in markdown(found)


def test_an_empty_assessment_has_no_score_and_says_why() -> None:
    found = report({})
    assert (found.overall.score, found.overall.score_text, found.overall.band) == (None, "no score", None)
    assert found.overall.why_no_score == "No item here is answered."
    assert found.overall.range_text == "0.0 to 100.0"
    assert [row.ids for row in found.open] == [("a1", "a3")]


def test_where_nothing_applies_there_is_no_range_either() -> None:
    away = {"answer": "not-applicable", "because": "Not here."}
    found = report({"a1": away, "a3": away})
    assert (found.overall.range_text, found.overall.coverage_text) == ("none", "none")
    assert found.overall.why_no_score == "No item here applies."


def test_context_is_shown_where_it_was_told() -> None:
    assert [item.answer for item in report({"a4": "kept apart"}).context] == ["kept apart"]
    assert report({"a4": "dont-know"}).context == ()


def test_context_belongs_to_the_pulse_too() -> None:
    sheet = good(sheet_from(FRAMEWORK, {"phase": "start-up", "scope": "pulse", "answers": {"a4": "kept apart"}}))
    found = build_report(sheet, result_of(sheet))
    assert [item.answer for item in found.context] == ["kept apart"]
    assert found.unscored is None


def test_without_bands_the_method_lists_none() -> None:
    assert not any(text.startswith("Bands:") for text in report({}).method)
