"""Scores put together by hand, where generated frameworks seldom come."""

from collections.abc import Mapping
from typing import Any

import pytest

from readiness.model.result import NodeResult, Outcome
from support import framework_from, good, result_of, sheet_from

BOTH = {"yes": 100, "no": 0}


def nodes(head: Mapping[str, Any], checklist: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, NodeResult]:
    framework = good(framework_from(head, [{"id": "t", "title": "T", **checklist}]))
    result = result_of(good(sheet_from(framework, {"answers": answers})))
    return {node.id: node for node in [result.overall, *result.nodes]}


def item(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "ask": "Q", "lever": "mission", **({"yes-no": BOTH} | more if "number" not in more else more)}


def ends(node: NodeResult) -> tuple[float | None, float, float]:
    assert node.range is not None
    return node.value, node.range.low, node.range.high


def test_the_band_that_goes_up_is_that_of_the_number_shown() -> None:
    number = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
    bands = [{"from": 0, "label": "low", "value": 1}, {"from": 50, "label": "high", "value": 2}]
    checklist = {"bands": bands, "items": [item("i", number=number)]}
    assert ends(nodes({}, checklist, {"i": 49.94})["overall"]) == (1, 1, 1)
    assert ends(nodes({}, checklist, {"i": 49.95})["overall"]) == (2, 2, 2)


def test_an_open_child_ranges_over_what_its_siblings_can_feed_and_not_over_what_comes_of_rounding_that() -> None:
    bands = [{"from": 0, "label": "low", "value": 0.4}, {"from": 50, "label": "high", "value": 0.6}]
    topics = [{"id": name, "title": name, "bands": bands, "items": [item(f"{name}.i")]} for name in ("a", "b")]
    found = nodes({}, {"decimals": 0, "topics": topics}, {"a.i": "yes"})
    # (0.6 + 0.4)/2 is 0.5 and rounds to 1; with 0 in place of 0.4 it would be 0.3
    assert ends(found["t"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("policy", "expected"), [("worst", (50, 50, 100)), ("left-out", (None, 0, 100))], ids=["worst", "left-out"]
)
def test_a_table_takes_the_lowest_level_for_an_open_child_where_it_counts_at_its_worst(
    policy: str, expected: tuple[float | None, float, float]
) -> None:
    rows = {("no", "no"): "low", ("no", "yes"): "middle", ("yes", "no"): "middle", ("yes", "yes"): "high"}
    table = {"to": "grade", "table": [{"of": [*of], "is": gives} for of, gives in rows.items()]}
    head = {"scales": {"grade": ["low", "middle", "high"]}, "policy": {"open": policy}}
    checklist = {"aggregate": "lookup", "lookup": table, "items": [item("a"), item("b")]}
    assert ends(nodes(head, checklist, {"a": "yes"})["t"]) == expected
    assert ends(nodes(head, checklist, {"b": "yes"})["t"]) == expected
    assert ends(nodes(head, checklist, {})["t"]) == (None, 0, 100)


def test_a_table_goes_by_the_band_that_is_shown() -> None:
    number = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
    bands = [{"from": 0, "label": "few"}, {"from": 50, "label": "many"}]
    table = {"to": "grade", "table": [{"of": ["few"], "is": "low"}, {"of": ["many"], "is": "high"}]}
    topic = {"id": "a", "title": "A", "bands": bands, "items": [item("i", number=number)]}
    checklist = {"aggregate": "lookup", "lookup": table, "topics": [topic]}
    head = {"scales": {"grade": ["low", "high"]}}
    assert ends(nodes(head, checklist, {"i": 49.94})["t"]) == (0, 0, 0)
    assert ends(nodes(head, checklist, {"i": 49.95})["t"]) == (100, 100, 100)


def test_an_open_child_at_its_worst_counts_at_the_least_that_it_can_be_itself() -> None:
    bands = [{"from": 0, "label": "low", "value": 1}, {"from": 50, "label": "high", "value": 4}]
    topic = {"id": "a", "title": "A", "bands": bands, "items": [item("a.i")]}
    checklist = {"topics": [topic], "items": [item("i")]}
    found = nodes({"policy": {"open": "worst"}}, checklist, {"i": "yes"})
    # its range is wider: it may yet turn out not to apply
    assert ends(found["t"]) == (50.5, 50, 100)
    assert ends(nodes({"policy": {"open": "worst"}}, checklist, {"a.i": "yes"})["t"]) == (2, 2, 52)


# ---- rules over what is open


def outcome(when: str, answers: Mapping[str, Any]) -> tuple[Outcome, tuple[str, ...]]:
    rule = {"id": "r", "when": when, "severity": "note", "finding": "F.", "recommend": "R.", "for": "mission"}
    head = {"bands": [{"from": 0, "label": "low"}, {"from": 50, "label": "high"}]}
    checklist = {"id": "t", "title": "T", "items": [item("a"), item("b")]}
    framework = good(framework_from(head, [checklist], [rule]))
    (found,) = result_of(good(sheet_from(framework, {"answers": answers}))).rules
    return found.outcome, found.waits_for


def test_whatever_its_score_turns_out_to_be_a_node_without_one_may_yet_not_apply() -> None:
    asked = 'band("t") in ["low", "high"]'
    assert outcome(asked, {}) == (Outcome.UNDECIDED, ("a", "b"))
    assert outcome(asked, {"a": "yes"}) == (Outcome.FIRES, ())
    lapsed = {"answer": "not-applicable", "because": "Not here."}
    assert outcome(asked, {"a": lapsed, "b": lapsed}) == (Outcome.DOES_NOT_APPLY, ())


def test_a_rule_waits_first_for_the_items_that_it_names() -> None:
    assert outcome('score("t") < 40 and points("b") < 50', {}) == (Outcome.UNDECIDED, ("b", "a"))


def test_a_table_goes_by_the_band_of_a_number_with_the_decimals_of_its_node() -> None:
    # with one decimal, 49.96 would be shown as 50.0
    number = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
    bands = [{"from": 0, "label": "Few"}, {"from": 50, "label": "Many"}]
    topic = {"id": "u", "title": "U", "bands": bands, "decimals": 2, "items": [item("i", number=number)]}
    table = {"to": "grade", "table": [{"of": ["Few"], "is": "low"}, {"of": ["Many"], "is": "high"}]}
    checklist = {"aggregate": "lookup", "lookup": table, "topics": [topic]}
    found = nodes({"scales": {"grade": ["low", "high"]}}, checklist, {"i": 49.96})
    assert found["t"].value == 0


def test_the_own_levers_have_the_weights_of_the_phase_and_the_caps() -> None:
    heavy = {"default": 1, "transition": 3}
    themes: list[dict[str, Any]] = [
        {"id": "t", "title": "T", "items": [item("i"), item("j", weight=heavy), item("k", lever="shared")]},
        {"id": "u", "title": "U", "weight": heavy, "items": [item("l")]},
    ]
    rule = {"id": "r", "when": 'points("k") < 50', "severity": "note", "finding": "F.", "recommend": "R."}
    rules = [{**rule, "for": "mission", "cap": {"u": 40}}]
    framework = good(framework_from({"phases": ["start-up", "transition"]}, themes, rules))
    answers = {"i": "no", "j": "yes", "k": "no", "l": "yes"}
    own = result_of(good(sheet_from(framework, {"phase": "transition", "answers": answers}))).own
    # t = (0 + 3 * 100) / 4 = 75; u = 40 by the cap; (75 + 3 * 40) / 4
    assert own is not None
    assert ends(own) == (48.75, 48.75, 48.75)
    assert own.uncapped == 93.75


def test_a_band_that_goes_up_is_that_of_the_number_with_the_decimals_of_its_node() -> None:
    # with one decimal, 49.96 would be shown as 50.0
    number = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 99.92]]}
    bands = [{"from": 0, "label": "low", "value": 10}, {"from": 50, "label": "high", "value": 90}]
    topic = {"id": "u", "title": "U", "bands": bands, "decimals": 2}
    steady = [{**topic, "items": [item("i", number=number)]}]
    assert ends(nodes({}, {"topics": steady}, {"i": 50})["t"]) == (10, 10, 10)
    pair = [{**topic, "items": [item("i", number=number), item("j")]}]
    half = nodes({"policy": {"minimum-coverage": 0}}, {"topics": pair}, {"i": 0})
    assert ends(half["t"]) == (10, 10, 90)
    most = [
        {**topic, "items": [item("i", number={**number, "goalposts": [[0, 0], [100, 0]]}), item("j", weight=0.9984)]}
    ]
    assert ends(nodes({"policy": {"minimum-coverage": 0}}, {"topics": most}, {"i": 0})["t"]) == (10, 10, 10)


def test_an_open_child_of_a_sum_may_turn_out_not_to_apply() -> None:
    items = [{**item(name), "yes-no": {"yes": 7, "no": 1}} for name in ("i", "j")]
    checklist = {"aggregate": "sum", "floor": 0, "ceiling": 20, "items": items}
    head = {"points": [1, 7], "policy": {"minimum-coverage": 0}}
    # at its worst it adds 1, and where it does not apply nothing
    assert ends(nodes(head, checklist, {"i": "yes"})["t"]) == (8, 7, 14)


def test_where_nothing_applies_the_scale_and_the_decimals_are_still_those_of_the_node() -> None:
    away = {"answer": "not-applicable", "because": "B."}
    found = nodes(
        {"points": [1, 7]}, {"decimals": 2, "items": [{**item("i"), "yes-no": {"yes": 7, "no": 1}}]}, {"i": away}
    )
    assert (found["t"].ends, found["t"].decimals) == ((1, 7), 2)


def test_of_an_answer_that_takes_no_evidence_it_is_not_said_whether_it_has_some() -> None:
    framework = good(framework_from({}, [{"id": "t", "title": "T", "items": [item("i", evidence="none"), item("j")]}]))
    result = result_of(good(sheet_from(framework, {"answers": {"i": "yes", "j": "yes"}})))
    assert [entry.supported for entry in result.items] == [None, False]


def test_for_an_item_that_may_not_apply_a_rule_waits_for_those_that_decide_it() -> None:
    made = [item("a"), item("b", **{"applies-when": 'answer("a") == "yes"'})]
    rule = {"id": "r", "when": 'answer("b") == "yes"', "severity": "note", "finding": "F.", "recommend": "R."}
    framework = good(framework_from({}, [{"id": "t", "title": "T", "items": made}], [{**rule, "for": "mission"}]))
    (found,) = result_of(good(sheet_from(framework, {"answers": {}}))).rules
    assert (found.outcome, found.waits_for) == (Outcome.UNDECIDED, ("a",))
    (found,) = result_of(good(sheet_from(framework, {"answers": {"a": "yes"}}))).rules
    assert (found.outcome, found.waits_for) == (Outcome.UNDECIDED, ("b",))
