"""What a report says of the missions that are not like the example."""

from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from readiness.render.markdown import markdown
from readiness.render.registry import text_of
from readiness.render.screen import on_screen
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


# ---- other shapes


def shaped(head: dict[str, Any], checklists: list[dict[str, Any]], answers: dict[str, Any]) -> Report:
    made = good(framework_from({"policy": {"minimum-coverage": 0}, **head}, checklists))
    sheet = good(sheet_from(made, {"answers": answers}))
    return build_report(sheet, result_of(sheet))


LINE = {"number": {"unit": "posts", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}}


def test_what_is_subtracted_stands_lowest_where_it_earns_most_and_is_to_become_less() -> None:
    items = [{"id": "up", "ask": "Q", **LINE}, {"id": "down", "ask": "Q", "weight": -1, **LINE}]
    theme = {"id": "a", "title": "A", "aggregate": "sum", "floor": -100, "ceiling": 100, "items": items}
    found = shaped({"bands": []}, [theme], {"up": 40, "down": 80})
    assert [(step.id, step.next_text) for step in found.weakest] == [
        ("down", "Next: 55 posts, from 80."),
        ("up", "Next: 65 posts, from 40."),
    ]
    assert found.overall.score_text == "-40.0"
    assert found.overall.ends == (-100, 100)


def test_a_theme_of_which_more_than_the_share_is_declared_not_applicable_says_so() -> None:
    away = {"answer": "not-applicable", "because": "Not here."}
    items = [{"id": f"i{place}", "ask": "Q", **LINE} for place in range(6)]
    answers = {f"i{place}": 50 for place in range(6)}
    theme = {"id": "a", "title": "Alone", "items": items}
    assert shaped({}, [theme], {**answers, "i0": away, "i1": away}).findings == ()
    (said,) = shaped({}, [theme], {**answers, "i0": away, "i1": away, "i2": away}).findings
    assert said.finding.startswith("Declared not applicable: 3 of the 6 items of Alone that were due, which is more ")
    assert (said.id, said.severity, said.cap, said.sources) == ("not-applicable-share", "note", None, ())
    policy = {"not-applicable-share": 0.2, "minimum-coverage": 0}
    assert len(shaped({"policy": policy}, [theme], {**answers, "i0": away, "i1": away}).findings) == 1
    assert shaped({"policy": {**policy, "not-applicable-share": 0.5}}, [theme], {**answers, "i0": away}).findings == ()


def test_the_missions_own_levers_are_told_apart_only_where_some_item_is_none_of_them() -> None:
    items: list[dict[str, Any]] = [{"id": name, "ask": "Q", **LINE} for name in ("i", "j")]
    found = shaped({}, [{"id": "a", "title": "A", "items": items}], {"i": 50, "j": 50})
    assert found.wholes == (found.overall,)
    items[0]["lever"] = "shared"
    found = shaped({}, [{"id": "a", "title": "A", "items": items}], {"i": 50, "j": 50})
    assert found.wholes == (found.overall, found.own)


@pytest.mark.parametrize("form", ["markdown", "html", "terminal"])
def test_what_is_the_same_as_the_whole_stands_in_no_format_beside_it(form: str) -> None:
    items: list[dict[str, Any]] = [{"id": name, "ask": "Q", **LINE} for name in ("i", "j")]
    for lever, count in (("mission", 0), ("headquarters", 1)):
        items[0]["lever"] = lever
        found = shaped({}, [{"id": "a", "title": "A", "items": items}], {"i": 50, "j": 50})
        stream = StringIO()
        Console(file=stream, width=80).print(text_of(found, form) if form != "terminal" else on_screen(found))
        text = " ".join(stream.getvalue().split())
        assert bool(count) is ("own levers" in text)


def test_where_no_evidence_is_given_that_is_said_and_not_that_it_is_too_old() -> None:
    old = {"answer": 50, "evidence": [{"ref": "R", "kind": "document", "date": "2020-01-01"}]}
    recent = {"answer": 50, "evidence": [{"ref": "R", "kind": "document", "date": "2026-11-01"}]}
    items = [{"id": name, "ask": "Q", **LINE} for name in ("i", "j", "k")]
    found = shaped({}, [{"id": "a", "title": "A", "items": items}], {"i": 50, "j": old, "k": recent})
    assert [item.support_text for item in found.topics[0].items] == [
        "no evidence given",
        "none that is dated and recent enough",
        "dated and recent enough",
    ]


def test_an_answer_without_support_shows_what_it_would_earn_with_it() -> None:
    items = [{"id": "i", "ask": "Q", **LINE}, {"id": "j", "ask": "Q", **LINE}]
    head = {"policy": {"unsupported": {"at-most": 60}, "minimum-coverage": 0}}
    found = shaped(head, [{"id": "a", "title": "A", "items": items}], {"i": 80, "j": 50})
    first, second = found.topics[0].items
    assert first.answer_text == (
        "80 posts (60.0 points, 50 % of the whole); 80.0 points with evidence that is dated and recent enough"
    )
    assert second.answer_text == "50 posts (50.0 points, 50 % of the whole)"
    assert any("An answer without such evidence earns at most 60 points." in text for text in found.method)


def test_numbers_are_shown_to_the_decimals_of_their_node_and_the_method_says_how_they_are_made() -> None:
    theme = {
        "id": "a",
        "title": "A",
        "aggregate": "geometric",
        "decimals": 2,
        "items": [{"id": "i", "ask": "Q", **LINE}],
    }
    head = {"overall": {"aggregate": "minimum", "decimals": 0}, "points": [0, 100], "policy": {"open": "worst"}}
    found = shaped(
        head, [theme, {**theme, "id": "b", "items": [{"id": "j", "ask": "Q", **LINE}]}], {"i": 33.335, "j": 90}
    )
    assert [figure.score_text for figure in (found.overall, *found.themes)] == ["33", "33.34", "90.00"]
    assert found.themes[0].range_text == "33.34"
    formulas = next(text for text in found.method if text.startswith("A score is the mean"))
    assert "Overall: the lowest of what is below it, rounded to whole numbers" in formulas
    assert "A, A: the geometric mean of what is below it, by weight, rounded to 2 decimals" in formulas
    assert "counts at its worst" in formulas
    assert markdown(found)


def test_what_hangs_on_an_open_answer_is_open_and_an_answer_to_it_is_kept() -> None:
    items = [
        {"id": "i", "ask": "Q", "yes-no": {"yes": 100, "no": 0}},
        {"id": "j", "ask": "Q", "applies-when": 'answer("i") == "yes"', **LINE},
        {"id": "k", "ask": "Q", **LINE},
    ]
    theme = {"id": "a", "title": "A", "items": items}
    open_ = shaped({}, [theme], {"j": 50, "k": 50})
    assert open_.open[0].ids == ("i", "j")
    assert "unanswered: 2" in open_.counts or "2 unanswered" in open_.counts
    assert "decide whether it applies" in open_.topics[0].items[1].answer_text
    assert open_.unscored is None
    unmet = shaped({}, [theme], {"i": "no", "j": 50, "k": 50})
    assert unmet.unscored is not None
    assert "j" in unmet.unscored
    assert unmet.topics[0].items[1].answer_text == "50 posts (kept, not scored: not asked after the answers given)"


def test_where_no_item_is_the_missions_own_the_reason_says_so() -> None:
    items = [{"id": "i", "ask": "Q", "lever": "headquarters", **LINE}]
    found = shaped({}, [{"id": "a", "title": "A", "items": items}], {"i": 50})
    assert found.own.why_no_score == "No item that applies here is the mission's own lever."
    assert found.overall.score_text == "50.0"
