"""What would help most: single steps, the finding that holds most back, and the shortest set of steps."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from readiness.engine.chains import Chain, chains
from readiness.engine.evaluate import evaluate
from readiness.engine.next_steps import Rescoring, caps_take, holding_back, overall, ranked
from readiness.engine.outlook import outlook
from readiness.engine.plan import compile_plan
from readiness.engine.shortest import Found, Way, shortest
from readiness.model.assessment import Answered
from support import framework_from, good, sheet_from

YES_NO = {"yes-no": {"yes": 100, "no": 0}}
LEVELS = {"scale": "practice", "levels": ["l0", "l1", "l2", "l3"]}
DATED = [{"ref": "R", "kind": "document", "date": "2026-10-01"}]


def item(name: str, **keys: Any) -> dict[str, Any]:
    kind = {} if keys.keys() & {"scale", "number", "yes-no", "date"} else YES_NO
    return {"id": name, "ask": "Q", **kind, **keys}


def theme(name: str, *items: Mapping[str, Any], **keys: Any) -> dict[str, Any]:
    return {"id": name, "title": name.upper(), "items": [*items], **keys}


def scoring(
    themes: Sequence[Mapping[str, Any]],
    answers: Mapping[str, Any],
    rules: Sequence[Mapping[str, Any]] | None = None,
    said: Mapping[str, Any] | None = None,
    **head: Any,
) -> Rescoring:
    framework = good(framework_from(head, themes, rules))
    sheet = good(sheet_from(framework, {**(said or {}), "answers": answers}))
    now = evaluate(compile_plan(framework), sheet.assessment)
    return Rescoring(now, chains(now))


def rule(name: str, when: str, **cap: float) -> dict[str, Any]:
    return {
        "id": name,
        "when": when,
        "severity": "note",
        "finding": "F.",
        "recommend": "R.",
        "for": "mission",
        "cap": cap,
    }


def chain(found: Rescoring, name: str) -> Chain:
    return found.chains[found.plan.place[name]]  # type: ignore[index]


def look(found: Rescoring, least: float, most_steps: int = 6, **budget: int) -> Way:
    return shortest(found, list(found.chains), least, most_steps, **budget)


def names(way: Way) -> dict[str, int]:
    return {entry.item.id: steps for entry, steps in way.steps}


# ---- the steps on an item


@pytest.mark.parametrize(
    ("answer", "kinds", "worth"),
    [
        ("established", [True, False], [33.3, 66.7, 100]),
        # evidence is asked for once it adds something
        ("ad hoc", [False, True, False], [33.3, 33.3, 66.7, 100]),
        ("absent", [False, False, True, False], [0, 33.3, 33.3, 66.7, 100]),
        ("embedded", [True], [33.3, 100]),
        ({"answer": "established", "evidence": DATED}, [False], [66.7, 100]),
        ({"answer": "established", "evidence": [{"ref": "R", "kind": "document"}]}, [True, False], [33.3, 66.7, 100]),
    ],
)
def test_dated_evidence_is_a_step_where_it_alone_adds(answer: Any, kinds: list[bool], worth: list[float]) -> None:
    found = scoring([theme("a", item("i", **LEVELS))], {"i": answer}, policy={"unsupported": {"at-most": "ad hoc"}})
    steps = chain(found, "i")
    assert [rung.evidence for rung in steps.rungs] == kinds
    assert [Answered(rung.value) for rung in steps.rungs] == [rung.entry.answer for rung in steps.rungs]
    assert [round(points, 1) for points in steps.worth] == worth


def test_a_step_keeps_the_evidence_and_the_note() -> None:
    given = {"answer": "established", "evidence": DATED, "note": "N"}
    found = scoring([theme("a", item("i", **LEVELS))], {"i": given})
    (rung,) = chain(found, "i").rungs
    before = found.now.assessment.entries[chain(found, "i").item.id]
    assert (rung.entry.evidence, rung.entry.note) == (before.evidence, before.note)


def test_only_what_is_answered_and_can_be_better_has_steps() -> None:
    items = [item("low"), item("full"), item("open"), item("none")]
    answers = {"low": "no", "full": "yes", "open": "dont-know", "none": {"answer": "not-applicable", "because": "B."}}
    assert [entry.item.id for entry in scoring([theme("a", *items)], answers).chains.values()] == ["low"]


def test_a_number_takes_a_quarter_of_the_points_at_a_time() -> None:
    number = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
    found = scoring([theme("a", item("i", number=number))], {"i": 40})
    assert chain(found, "i").worth == (40, 65, 90, 100)


def test_a_date_takes_one_step_to_the_oldest_that_earns_the_most_on_its_own_scale() -> None:
    old = item("i", date={"goalposts": [[6, 10], [36, 0]]})
    found = scoring([theme("a", old)], {"i": "2024-11-23"}, points=[0, 10])
    assert chain(found, "i").worth == (4.0, 10.0)
    assert chain(found, "i").rungs[0].entry.answer.value.day == date(2026, 5, 23)  # type: ignore[union-attr]


def test_what_is_subtracted_goes_down_its_own_scale() -> None:
    dated = item("d", date={"goalposts": [[6, 10], [36, 0]]}, weight=-1)
    number = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 10]]}
    shares = item("n", number=number, weight=-1)
    parts = [item("up", **{"yes-no": {"yes": 10, "no": 0}}), dated, shares]
    whole = theme("a", *parts, aggregate="sum", floor=0, ceiling=10)
    found = scoring([whole], {"up": "yes", "d": "2026-05-23", "n": 40}, points=[0, 10])
    assert chain(found, "d").worth == (10.0, 0.0)
    assert chain(found, "n").worth == (4.0, 1.5, 0.0)
    lower, least = chain(found, "n").rungs
    assert [rung.value.amount for rung in (lower, least)] == [15, 0]  # type: ignore[union-attr]
    assert not lower.evidence
    assert chain(found, "n").value.amount == 40  # type: ignore[union-attr]


def test_what_is_subtracted_without_evidence_goes_below_what_it_counts_with() -> None:
    # it counts with no more than ad hoc, so the step to established, and that to ad hoc, change nothing
    whole = theme("a", item("up"), item("i", **LEVELS, weight=-1), aggregate="sum", floor=0, ceiling=100)
    found = scoring([whole], {"up": "yes", "i": "embedded"}, policy={"unsupported": {"at-most": "ad hoc"}})
    assert [round(worth, 1) for worth in chain(found, "i").worth] == [33.3, 0]


# ---- what steps can come to


def most(found: Rescoring, left: int | None) -> float | None:
    return outlook(found.now, {place: entry.worth for place, entry in found.chains.items()}, left).most


TENTHS = {"yes-no": {"yes": 7, "no": 1}}


@pytest.mark.parametrize(
    ("up", "others", "expected"),
    [
        # the open one counts at its worst: 1 of 1 to 7
        ("no", [item("open", **TENTHS)], 7 + 1),
        ("no", [item("open", **TENTHS, weight=0.5)], 7 + 0.5),
        ("yes", [item("other", **TENTHS), item("open", **TENTHS)], None),
    ],
)
def test_an_open_child_of_a_sum_counts_at_its_worst(
    up: str, others: list[dict[str, Any]], expected: float | None
) -> None:
    whole = theme("a", item("up", **TENTHS), *others, aggregate="sum", floor=-9, ceiling=30)
    found = scoring([whole], {"up": up}, points=[1, 7], policy={"minimum-coverage": 0})
    assert most(found, 1) == (found.now.bare.score[-1] if expected is None else expected)


def test_steps_are_looked_at_with_the_weights_of_the_phase() -> None:
    heavy = item("b", weight={"default": 1, "transition": 3})
    found = scoring(
        [theme("a", item("a1"), heavy)],
        {"a1": "no", "b": "no"},
        said={"phase": "transition"},
        phases=["start-up", "transition"],
    )
    assert (most(found, 1), most(found, 2)) == (75, 100)


def test_steps_are_looked_at_below_caps_with_the_weights_of_the_phase() -> None:
    heavy = theme("b", item("b1"), weight={"default": 1, "transition": 3})
    found = scoring(
        [theme("a", item("a1")), heavy],
        {"a1": "yes", "b1": "no"},
        [rule("r", 'points("a1") > 50', a=40)],
        {"phase": "transition"},
        phases=["start-up", "transition"],
    )
    assert most(found, 1) == 85


def test_whether_a_cap_can_be_ended_is_looked_at_with_the_weights_of_the_phase() -> None:
    # with the usual weights a comes to 32.5 at most, and the cap would be for ever
    stuck = item("a1", **{"yes-no": {"yes": 10, "no": 0}}, weight=3)
    found = scoring(
        [theme("a", stuck, item("a2", weight={"default": 1, "transition": 9})), theme("b", item("b1"))],
        {"a1": "yes", "a2": "no", "b1": "yes"},
        [rule("r", 'score("a") < 60', overall=20)],
        {"phase": "transition"},
        phases=["start-up", "transition"],
    )
    assert most(found, 1) == 88.75


def test_the_best_steps_below_one_are_found_in_a_geometric_mean() -> None:
    quarters = {"choice": [{"id": name, "label": name, "points": at} for name, at in (("p", 0.25), ("q", 0.5))]}
    parts = [{"id": name, "ask": "Q", **quarters} for name in ("x", "y")]
    found = scoring([theme("a", *parts, aggregate="geometric")], {"x": "p", "y": "p"}, points=[0, 1])
    assert most(found, 1) == pytest.approx(0.125**0.5)


def test_a_band_that_goes_up_is_that_of_the_decimals_of_its_node() -> None:
    # 49.96 would be shown as 50.0
    bands = [{"from": 0, "label": "Low", "value": 10}, {"from": 50, "label": "High", "value": 90}]
    number = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 49.96]]}
    found = scoring([theme("a", item("n", number=number), decimals=2, bands=bands)], {"n": 80})
    assert most(found, None) == 10


def test_too_little_is_answered_below_the_minimum_and_enough_at_it() -> None:
    half = [theme("a", item("a1")), theme("b", item("b1"))]
    assert overall(scoring(half, {"a1": "yes"}, policy={"minimum-coverage": 0.5}).now) == 100
    assert overall(scoring(half, {"b1": "yes"}, policy={"minimum-coverage": 0.6}).now) is None


# ---- single steps


def test_the_step_that_adds_most_stands_first_and_equal_ones_as_the_items_stand() -> None:
    themes = [theme("a", item("a1"), item("a2")), theme("b", item("b1")), theme("c", item("c1"), weight=0.5)]
    found = scoring(themes, {"a1": "no", "a2": "no", "b1": "no", "c1": "no"})
    assert [(step.chain.item.id, round(step.adds, 2)) for step in ranked(found, list(found.chains))] == [
        ("b1", 40.0),
        ("a1", 20.0),
        ("a2", 20.0),
        ("c1", 20.0),
    ]


def test_a_step_that_a_cap_swallows_is_not_listed() -> None:
    themes = [theme("a", item("a1"), item("a2"), item("a3")), theme("b", item("b1"))]
    found = scoring(themes, {"a1": "yes", "a2": "no", "a3": "no", "b1": "no"}, [rule("r", 'points("b1") < 50', a=30)])
    assert [step.chain.item.id for step in ranked(found, list(found.chains))] == ["b1"]


def test_without_a_score_there_is_nothing_to_rank_or_to_reach() -> None:
    found = scoring([theme("a", item("a1"), item("a2"))], {"a1": "no"})
    assert ranked(found, list(found.chains)) == ()
    assert holding_back(found) is None
    assert look(found, 50) == Way(Found.NO_SCORE)


# ---- findings


CAPS = [theme("a", item("a1"), item("a2")), theme("b", item("b1"), item("b2"))]
TAKES_MOST = [
    rule("little", 'points("b1") < 50', a=90),
    rule("most", 'points("b1") < 50 or points("b2") < 50', b=10),
    rule("quiet", 'points("a1") < 50', overall=5),
]


def test_the_rule_whose_caps_take_most_is_named_with_what_would_end_it() -> None:
    answers = {"a1": "yes", "a2": "yes", "b1": "yes", "b2": "no"}
    found = holding_back(scoring(CAPS, answers, TAKES_MOST))
    assert found is not None
    assert (found.rule.id, found.takes) == ("most", 20.0)
    assert [(entry.item.id, steps) for entry, steps in found.ends] == [("b2", 1)]


def test_of_several_rules_in_force_the_one_whose_caps_take_most_is_named_wherever_it_stands() -> None:
    # b alone down from 50 to 10 takes 20 of the whole, a alone from 100 to 90 takes 5
    answers = {"a1": "yes", "a2": "yes", "b1": "no", "b2": "yes"}
    for rules in (TAKES_MOST, TAKES_MOST[::-1]):
        found = holding_back(scoring(CAPS, answers, rules))
        assert found is not None
        assert (found.rule.id, found.takes) == ("most", 20.0)


def test_a_rule_whose_caps_take_less_than_a_point_holds_back() -> None:
    answers = dict.fromkeys(("a1", "a2", "b1", "b2"), "yes")
    found = holding_back(scoring(CAPS, answers, [rule("r", 'points("a1") > 50', a=99)]))
    assert found is not None
    assert found.takes == 0.5


def test_what_a_rule_takes_is_under_the_weights_of_the_phase() -> None:
    themes = [{**CAPS[0], "weight": {"default": 1, "start-up": 9}}, CAPS[1]]
    answers = {"a1": "yes", "a2": "yes", "b1": "no", "b2": "no"}
    # of two rules, so that the caps of the other one are put on again without it
    rules = [rule("r", 'points("b1") < 50', a=50), rule("s", 'points("b2") < 50', b=50)]
    found = holding_back(scoring(themes, answers, rules, {"phase": "start-up"}, phases=["start-up"]))
    assert found is not None
    assert found.takes == 45.0


def test_where_too_little_is_answered_no_rule_holds_back_and_without_a_score_caps_take_nothing() -> None:
    few = scoring(CAPS, {"b1": "no"}, [rule("r", 'points("b1") < 50', b=0)], policy={"minimum-coverage": 0.9})
    assert few.now.capped.score[-1] is not None
    assert holding_back(few) is None
    assert caps_take(scoring(CAPS, {}).now) == 0.0


def test_of_the_ways_to_end_a_rule_those_with_the_fewest_steps_are_named() -> None:
    themes = [theme("a", item("a1", **LEVELS), item("a2", **LEVELS), item("a3"))]
    rules = [rule("r", 'points("a1") < 50 and points("a2") < 50', a=10)]
    found = holding_back(scoring(themes, {"a1": "absent", "a2": "ad hoc", "a3": "yes"}, rules))
    assert found is not None
    assert [(entry.item.id, steps) for entry, steps in found.ends] == [("a2", 1)]


def test_a_rule_that_no_single_item_ends_is_named_without_a_way() -> None:
    found = holding_back(
        scoring(CAPS, {"a1": "yes", "a2": "yes", "b1": "no", "b2": "no"}, [rule("r", 'score("b") < 60', a=10)])
    )
    assert found is not None
    assert found.ends == ()


def test_caps_that_hold_the_same_together_hold_nothing_by_themselves() -> None:
    answers = {"a1": "yes", "a2": "yes", "b1": "no", "b2": "no"}
    rules = [rule("one", 'points("b1") < 50', a=50), rule("two", 'points("b2") < 50', a=50)]
    found = scoring(CAPS, answers, rules)
    assert holding_back(found) is None
    assert caps_take(found.now) == 25.0
    assert caps_take(scoring(CAPS, answers).now) == 0.0


# ---- the shortest set


EIGHT = theme("a", *(item(f"i{place}") for place in range(8)))
ALL_NO = {f"i{place}": "no" for place in range(8)}


def test_a_score_that_stands_there_needs_no_step() -> None:
    assert look(scoring([EIGHT], {**ALL_NO, "i0": "yes"}), 12.5) == Way(Found.THERE)


def test_the_shortest_set_is_given_in_the_order_of_the_framework() -> None:
    way = look(scoring([EIGHT], {**ALL_NO, "i3": "yes"}), 50)
    assert (way.found, way.reaches) == (Found.SHORTEST, 50)
    assert [*names(way)] == sorted(names(way))
    assert len(names(way)) == 3


def test_several_steps_on_an_item_are_counted_each() -> None:
    found = scoring([theme("a", item("i", **LEVELS), item("j", weight=0.01))], {"i": "absent", "j": "no"})
    way = look(found, 99)
    assert (way.found, names(way)) == (Found.SHORTEST, {"i": 3})


def test_the_shown_score_is_what_has_to_be_reached() -> None:
    themes = [theme("a", item("i", weight=59.95), item("j", weight=40.05))]
    assert names(look(scoring(themes, {"i": "no", "j": "no"}), 60)) == {"i": 1}


def test_the_whole_is_shown_with_the_decimals_that_it_states() -> None:
    themes = [theme(name, item(f"{name}1")) for name in "abc"]
    answers = {"a1": "yes", "b1": "no", "c1": "no"}
    assert look(scoring(themes, answers, overall={"decimals": 2}), 33.33) == Way(Found.THERE)
    assert names(look(scoring(themes, answers, overall={"decimals": 2}), 33.34)) in ({"b1": 1}, {"c1": 1})


def test_sets_are_divided_first_by_what_ends_a_cap_that_their_best_does_not_end() -> None:
    # thousands of scorings where sets are divided by the items that add most; hundreds by those of the idle rule
    themes = [theme("a", *(item(f"i{place}") for place in range(12)), item("x", weight=0.01), item("y", weight=0.01))]
    idle = rule("idle", 'score("a") > 90 and points("x") < 50', overall=90)
    found = scoring(themes, no_to(themes), [idle, rule("r", 'points("y") < 50', overall=15)])
    way = look(found, 30)
    assert (way.found, len(names(way)), "y" in names(way)) == (Found.SHORTEST, 5, True)
    assert found.count < 50


def test_every_scoring_and_every_outlook_counts_against_the_budget() -> None:
    found = scoring([EIGHT], ALL_NO)
    assert look(found, 12.5).found is Found.SHORTEST
    # all steps scored, and an outlook over them; an outlook over one step, and its best scored
    assert found.count == 4
    tied = scoring([{**EIGHT, "aggregate": "minimum"}], ALL_NO)
    assert look(tied, 100, 8).found is Found.NOT_FOUND
    # the same two, and an outlook for each of the six sizes, whose best is not high enough to be scored; then each step
    # by itself, and where they stand; outlooks over two to six steps, the best of which are no step, scored once
    assert tied.count == 2 + 6 + 8 + 1 + 5 + 1


def test_beyond_six_steps_a_set_is_put_together_step_by_step() -> None:
    found = scoring([EIGHT], ALL_NO)
    assert look(found, 100, 7).found is Found.NOT_FOUND
    way = look(found, 100, 8)
    assert (way.found, len(names(way)), way.reaches) == (Found.STEP_BY_STEP, 8, 100)


def test_what_more_steps_would_come_to_is_said_of_what_fewer_do_not() -> None:
    assert look(scoring([EIGHT], ALL_NO), 100, 5) == Way(Found.NONE_SO_SHORT, all_taken=100)


def test_what_no_number_of_steps_comes_to_is_out_of_reach() -> None:
    found = scoring([EIGHT], ALL_NO)
    assert shortest(found, list(found.chains)[:4], 60, 6) == Way(Found.OUT_OF_REACH, all_taken=50)
    assert shortest(found, [], 60, 6) == Way(Found.OUT_OF_REACH, all_taken=0)


def test_a_cap_that_a_step_ends_is_ended_where_that_is_shorter() -> None:
    themes = [theme("a", *(item(f"a{place}") for place in range(4))), theme("b", item("b1"), item("b2", weight=9))]
    answers = {"a0": "yes", "a1": "yes", "a2": "yes", "a3": "no", "b1": "no", "b2": "yes"}
    way = look(scoring(themes, answers, [rule("r", 'score("a") > 50 and points("b1") < 50', overall=50)]), 90)
    assert (way.found, names(way)) == (Found.SHORTEST, {"b1": 1, "a3": 1})


def test_a_cap_that_steps_bring_about_is_kept_out_of() -> None:
    themes = [theme("a", item("a1"), item("a2")), theme("b", item("b1"), item("b2"))]
    rules = [rule("r", 'points("a1") > 50 and points("b1") < 50', overall=20)]
    way = look(scoring(themes, dict.fromkeys(("a1", "a2", "b1", "b2"), "no"), rules), 50)
    assert way.found is Found.SHORTEST
    assert len(names(way)) == 2
    assert "a1" not in names(way) or "b1" in names(way)


PAIRS: dict[str, Any] = {
    "to": "practice",
    "any-order": True,
    "table": [
        {"of": ["no", "no"], "is": "absent"},
        {"of": ["no", "yes"], "is": "absent"},
        {"of": ["yes", "yes"], "is": "embedded"},
    ],
}


def test_a_table_that_only_two_steps_together_raise() -> None:
    themes = [theme("a", item("a1"), item("a2"), aggregate="lookup", lookup=PAIRS), theme("b", item("b1"))]
    found = scoring(themes, {"a1": "no", "a2": "no", "b1": "yes"})
    assert ranked(found, list(found.chains)) == ()
    assert names(look(found, 100)) == {"a1": 1, "a2": 1}
    way = look(found, 100, budget=0)
    assert names(way) == {"a1": 1, "a2": 1}


def test_a_table_that_gives_more_than_the_mean_of_its_children() -> None:
    rows = [{**row, "is": "embedded"} if "yes" in row["of"] else row for row in PAIRS["table"]]
    themes = [theme("a", item("a1"), item("a2"), aggregate="lookup", lookup={**PAIRS, "table": rows})]
    assert names(look(scoring(themes, {"a1": "no", "a2": "no"}), 100)) in ({"a1": 1}, {"a2": 1})


def test_a_table_with_an_open_child_has_no_score_to_raise() -> None:
    rows = [{**row, "is": "low"} for row in PAIRS["table"]]
    table = {**PAIRS, "to": "grade", "table": rows}
    themes = [theme("a", item("a1"), item("a2"), aggregate="lookup", lookup=table), theme("b", item("b1"), weight=9)]
    scales = {"practice": ["absent", "embedded"], "grade": {"labels": ["low", "high"], "points": [0, 10]}}
    found = scoring(themes, {"a1": "no", "a2": "dont-know", "b1": "no"}, scales=scales)
    assert [entry.item.id for entry in found.chains.values()] == ["a1", "b1"]
    assert names(look(found, 100)) == {"b1": 1}


def test_what_is_subtracted_from_what_is_subtracted_counts() -> None:
    span = {"aggregate": "sum", "floor": -100, "ceiling": 100}
    inner = {"id": "b", "title": "B", "weight": -1, **span, "items": [item("b1", weight=0.5), item("b2", weight=-1)]}
    themes = [{"id": "a", "title": "A", **span, "topics": [theme("c", item("c1")), inner]}]
    found = scoring(themes, {"c1": "no", "b1": "yes", "b2": "no"})
    assert names(look(found, 50)) == {"b2": 1}


TIED = theme("a", item("a1"), item("a2"), item("a3"), aggregate="minimum")


def test_where_no_single_step_raises_the_score_several_are_taken_together() -> None:
    answers = dict.fromkeys(("a1", "a2", "a3"), "no")
    assert names(look(scoring([TIED], answers), 100)) == {"a1": 1, "a2": 1, "a3": 1}


def test_a_long_way_takes_together_what_raises_the_score_only_together() -> None:
    threes = [theme(name, *(item(f"{name}{place}") for place in range(3)), aggregate="minimum") for name in "abc"]
    way = look(scoring(threes, {f"{name}{place}": "no" for name in "abc" for place in range(3)}), 100, 9)
    assert (way.found, len(names(way))) == (Found.STEP_BY_STEP, 9)


def test_where_items_hang_on_answers_all_sets_are_looked_at() -> None:
    themes = [theme("a", item("a1"), item("a2", **{"applies-when": 'answer("a1") == "yes"'}), item("a3"))]
    # a1 makes a2 asked, which is answered no already
    found = scoring(themes, {"a1": "no", "a2": "no", "a3": "no"})
    assert [entry.item.id for entry in found.chains.values()] == ["a1", "a3"]
    way = look(found, 60)
    assert (way.found, names(way)) == (Found.SHORTEST, {"a1": 1, "a3": 1})
    assert look(found, 80).found is Found.NONE_SO_SHORT


def test_an_item_that_is_no_longer_asked_holds_nothing_down() -> None:
    themes = [theme("a", item("a1"), item("a2", **{"applies-when": 'answer("a1") == "no"'}), item("a3"))]
    found = scoring(themes, {"a1": "no", "a2": "no", "a3": "no"})
    assert names(look(found, 100)) == {"a1": 1, "a3": 1}


def test_once_the_budget_is_used_up_the_set_is_put_together_step_by_step() -> None:
    # every answer decides whether the last item is asked, so no set can be left out unseen
    asked = " or ".join(f'answer("i{place}") == "yes"' for place in range(8))
    hanging = theme("a", *EIGHT["items"], item("last", **{"applies-when": asked}))
    found = scoring([hanging], {**ALL_NO, "last": "no"})
    assert look(found, 55, budget=0).found is Found.STEP_BY_STEP
    assert look(scoring([hanging], {**ALL_NO, "last": "no"}), 80, budget=0).found is Found.NOT_FOUND
    assert look(scoring([hanging], {**ALL_NO, "last": "no"}), 55).found is Found.SHORTEST


def test_what_steps_do_not_raise_even_together_is_not_found() -> None:
    themes = [{**TIED, "items": [*TIED["items"], item("a4", **{"applies-when": 'answer("a1") == "yes"'})]}]
    found = scoring(themes, dict.fromkeys(("a1", "a2", "a3", "a4"), "no"))
    assert look(found, 50, 7) == Way(Found.NOT_FOUND, all_taken=0)


def test_what_is_subtracted_has_steps_to_less() -> None:
    down = {"id": "down", "ask": "Q", "yes-no": {"yes": 80, "no": 0}, "weight": -1}
    whole = theme("a", item("up"), down, aggregate="sum", floor=0, ceiling=100)
    found = scoring([whole], {"up": "yes", "down": "yes"})
    assert chain(found, "down").worth == (80.0, 0.0)
    assert names(look(found, 60)) == {"down": 1}


def test_what_is_subtracted_has_no_step_that_changes_nothing() -> None:
    options = [{"id": name, "label": name, "points": 90} for name in "pqr"]
    down = {"id": "down", "ask": "Q", "choices": {"options": options}, "weight": -1}
    whole = theme("a", item("up"), down, aggregate="sum", floor=0, ceiling=100)
    # three of 90 count as 100 in all, and so would two
    stuck = scoring([whole], {"up": "no", "down": ["p", "q", "r"]})
    assert [one.item.id for one in stuck.chains.values()] == ["up"]
    assert chain(scoring([whole], {"up": "no", "down": ["p", "q"]}), "down").worth == (100.0, 90.0, 0.0)


def test_of_several_options_those_with_the_most_points_come_first() -> None:
    options = [{"id": name, "label": name, "points": worth} for name, worth in (("p", 10), ("q", 90))]
    found = scoring([theme("a", {"id": "x", "ask": "Q", "choices": {"options": options}})], {"x": []})
    assert chain(found, "x").worth == (0.0, 90.0, 100.0)
    assert names(look(found, 90)) == {"x": 1}
    turned = scoring(
        [theme("a", {"id": "x", "ask": "Q", "reverse": True, "choices": {"options": options}})], {"x": ["p", "q"]}
    )
    assert chain(turned, "x").worth == (0.0, 90.0, 100.0)


# ---- step by step


def pairs(*names: str) -> list[dict[str, Any]]:
    return [theme(name, item(f"{name}1"), item(f"{name}2"), aggregate="minimum") for name in names]


def no_to(themes: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {entry["id"]: "no" for part in themes for entry in part["items"]}


def test_each_step_of_a_long_way_is_the_one_that_adds_most() -> None:
    # 70 of 72 with the seven heavy ones, and no more than seven steps
    themes = [theme("a", *(item(f"i{place}", weight=10 if place in range(1, 8) else 1) for place in range(9)))]
    way = look(scoring(themes, no_to(themes)), 97, 7)
    assert (way.found, names(way)) == (Found.STEP_BY_STEP, {f"i{place}": 1 for place in range(1, 8)})


def test_a_long_way_takes_several_steps_on_an_item() -> None:
    themes = [theme("a", *(item(name, **LEVELS) for name in "ijk"))]
    way = look(scoring(themes, {"i": "absent", "j": "absent", "k": "ad hoc"}), 100, 8)
    assert (way.found, names(way)) == (Found.STEP_BY_STEP, {"i": 3, "j": 3, "k": 2})


def test_a_long_way_has_no_more_steps_than_are_allowed() -> None:
    threes = [theme(name, *(item(f"{name}{place}") for place in range(3)), aggregate="minimum") for name in "abc"]
    assert look(scoring(threes, no_to(threes)), 100, 8) == Way(Found.NOT_FOUND, all_taken=100)
    assert look(scoring([{**EIGHT, "aggregate": "minimum"}], ALL_NO), 100, 7) == Way(Found.NOT_FOUND, all_taken=100)


def test_the_last_two_steps_of_a_long_way_may_go_together() -> None:
    themes = pairs(*"abcd")
    way = look(scoring(themes, no_to(themes)), 100, 8)
    assert (way.found, len(names(way))) == (Found.STEP_BY_STEP, 8)


def test_a_long_way_takes_no_step_that_adds_nothing() -> None:
    # a cap that no step ends holds the first theme and the last at 0, so only the other four can rise
    themes = pairs(*"abcdef")
    ends = theme("g", item("g1"))
    rules = [rule("r", 'points("g1") > 50', a=0, f=0)]
    way = look(scoring([*themes, ends], {**no_to(themes), "g1": "yes"}, rules), 71, 8)
    assert (way.found, set(names(way))) == (
        Found.STEP_BY_STEP,
        {f"{name}{place}" for name in "bcde" for place in (1, 2)},
    )


@pytest.mark.parametrize(("left", "expected"), [(0, 0.0), (1, 100.0), (2, 100.0)])
def test_the_most_of_a_median_is_a_bound_as_if_each_of_its_items_had_all_steps(left: int, expected: float) -> None:
    answers = {"a1": "no", "a2": "no", "a3": "no"}
    found = scoring([theme("a", item("a1"), item("a2"), item("a3"), aggregate="median")], answers)
    assert most(found, left) == pytest.approx(expected)
