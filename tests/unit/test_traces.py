"""What the trace of a number holds, field by field: also what an explanation has no sentence for."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import Any

import pytest

from readiness.engine.evaluate import evaluate
from readiness.engine.plan import compile_plan
from readiness.engine.trace import known_ids, trace
from readiness.engine.traced import AnyTrace, DeclaredTrace, ItemTrace, Judged, Missing, NodeTrace, RuleTrace
from readiness.ids import NodeId
from readiness.model.framework import Framework
from support import framework_from, good, sheet_from

PRACTICE = ["absent", "ad hoc", "established", "embedded"]
RULE = {"severity": "warning", "finding": "It is so.", "recommend": "Do.", "for": "mission"}
AWAY = {"answer": "not-applicable", "because": "None here."}


def amount(name: str, **more: object) -> dict[str, Any]:
    number = {"unit": "x", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
    return {"id": name, "ask": "Q", "number": number, **more}


def practice(name: str, **more: object) -> dict[str, Any]:
    return {"id": name, "ask": "Q", "scale": "practice", "levels": ["l0", "l1", "l2", "l3"], **more}


def told(name: str) -> dict[str, Any]:
    return {"id": name, "ask": "Q", "context": "text"}


def theme(name: str, *items: Mapping[str, Any], **more: object) -> dict[str, Any]:
    return {"id": name, "title": name.upper(), "items": list(items), **more}


def rule(name: str, when: str, **more: object) -> dict[str, Any]:
    return {"id": name, "when": when, **RULE, **more}


def framework(
    *themes: Mapping[str, Any], rules: Sequence[Mapping[str, Any]] | None = None, **head: object
) -> Framework:
    return good(framework_from({"policy": {"minimum-coverage": 0}, **head}, themes, rules))


def traced(made: Framework, name: str, answers: Mapping[str, Any], **more: object) -> AnyTrace | None:
    sheet = good(sheet_from(made, {**more, "answers": answers}))
    return trace(evaluate(compile_plan(made), sheet.assessment), NodeId(name))


def node(made: Framework, name: str, answers: Mapping[str, Any], **more: object) -> NodeTrace:
    found = traced(made, name, answers, **more)
    assert isinstance(found, NodeTrace)
    return found


def item(made: Framework, name: str, answers: Mapping[str, Any]) -> ItemTrace:
    found = traced(made, name, answers)
    assert isinstance(found, ItemTrace)
    return found


def of_rule(made: Framework, name: str, answers: Mapping[str, Any], **more: object) -> RuleTrace:
    found = traced(made, name, answers, **more)
    assert isinstance(found, RuleTrace)
    return found


def test_whatever_has_an_id_is_known() -> None:
    made = framework(theme("a", amount("a1"), told("t")), rules=[rule("r", 'points("a1") < 60')])
    figures = evaluate(compile_plan(made), good(sheet_from(made, {"answers": {}})).assessment)
    assert sorted(known_ids(figures)) == ["a", "a1", "not-applicable-share", "overall", "own", "r", "t"]


def test_the_policy_on_what_is_declared_not_applicable_has_an_id_unless_something_else_has_it() -> None:
    away = {"answer": "not-applicable", "because": "None here."}
    made = framework(
        theme("a", amount("a1"), amount("a2"), amount("a3", phases=["late"]), told("t")),
        theme("b", amount("b1")),
        theme("c", amount("c1", phases=["late"])),
        phases=["early", "late"],
    )
    answers = {"a1": away, "a2": 50, "a3": away, "b1": 50, "c1": away}
    found = traced(made, "not-applicable-share", answers, phase="early")
    assert isinstance(found, DeclaredTrace)
    assert found.limit == pytest.approx(1 / 3)
    told_of = [
        (part.theme.id, part.counts.not_applicable, part.counts.due, part.is_much, [one.item.id for one in part.items])
        for part in found.themes
    ]
    assert told_of == [("a", 1, 2, True, ["a1"]), ("b", 0, 1, False, []), ("c", 0, 0, False, [])]
    taken = framework(theme("a", amount("not-applicable-share")))
    assert isinstance(traced(taken, "not-applicable-share", {}), ItemTrace)


# ---- nodes


def test_the_whole_is_all_of_the_score_and_nothing_where_there_is_none() -> None:
    made = framework(theme("a", amount("a1"), weight=3), theme("b", amount("b1")))
    full, partly = {"a1": 40, "b1": 60}, {"a1": 40}
    assert [node(made, name, full).share for name in ("overall", "a", "b")] == [1.0, 0.75, 0.25]
    assert [node(made, name, partly).share for name in ("overall", "a", "b")] == [1.0, 1.0, None]
    assert [node(made, name, {}).share for name in ("overall", "a", "b")] == [None, None, None]


PHASED = {"default": 1, "transition": 3}
PHASES: dict[str, Any] = {"phases": ["start-up", "transition"]}


@pytest.mark.parametrize(("phase", "weight", "made_of"), [("start-up", 1, 50.0), ("transition", 3, 25.0)])
def test_weights_are_those_of_the_phase(phase: str, weight: float, made_of: float) -> None:
    made = framework(
        theme("a", amount("a1", weight=PHASED), amount("a2")), theme("n", told("t"), weight=PHASED), **PHASES
    )
    whole = node(made, "overall", {"a1": 0, "a2": 100}, phase=phase)
    below, beside = whole.children
    assert isinstance(below.trace, NodeTrace)
    assert (below.trace.raw, beside.weight) == (made_of, weight)
    assert [child.weight for child in below.trace.children] == [weight, 1]
    assert [child.share for child in below.trace.children] == [weight / (weight + 1), 1 / (weight + 1)]
    assert [child.trace.share for child in below.trace.children] == [weight / (weight + 1), 1 / (weight + 1)]


def test_what_a_phase_subtracts_stands_at_its_other_end_while_it_is_open() -> None:
    turning = {"default": 1, "transition": -1}
    formula: dict[str, Any] = {"aggregate": "sum", "floor": 0, "ceiling": 200}
    made = framework(theme("a", amount("a1"), amount("a2", weight=turning), **formula), **PHASES)
    found = {phase: node(made, "a", {"a1": 40}, phase=phase).children[1] for phase in ("start-up", "transition")}
    assert [(child.number, child.at_worst) for child in found.values()] == [(0.0, True), (100.0, True)]


def test_what_scores_nothing_stands_among_the_children_in_its_order() -> None:
    first, second = node(framework(theme("a", told("t"), amount("a1", weight=2))), "a", {"a1": 40}).children
    assert (first.trace.id, first.number, first.share, first.level) == ("t", None, None, None)
    assert first.weight == 1.0
    assert first.at_worst is False
    assert (second.trace.id, second.weight, second.number) == ("a1", 2, 40.0)


def test_in_a_table_the_numbers_of_children_show_once_it_gives_one() -> None:
    rows = [{"of": list(pair), "is": "D" if "absent" in pair else "A"} for pair in _pairs()]
    lookup = {"to": "grade", "any-order": True, "table": rows}
    made = framework(
        theme("a", practice("a1"), practice("a2"), aggregate="lookup", lookup=lookup),
        scales={"practice": PRACTICE, "grade": ["D", "A"]},
    )
    full, partly = node(made, "a", {"a1": "embedded", "a2": "absent"}), node(made, "a", {"a1": "embedded"})
    assert [child.number for child in full.children] == [100.0, 0.0]
    assert [child.number for child in partly.children] == [None, None]


def _pairs() -> Iterator[tuple[str, str]]:
    return combinations_with_replacement(PRACTICE, 2)


def test_caps_are_those_in_force_and_then_those_that_may_come() -> None:
    rules = [
        rule("possible", 'points("a2") < 60', cap={"a": 20}),
        rule("never", 'points("a1") > 60', cap={"a": 10}),
        rule("firm", 'points("a1") < 61', cap={"a": 50}),
        rule("firmer", 'points("a1") < 60', cap={"a": 30}),
    ]
    found = node(framework(theme("a", amount("a1"), amount("a2")), rules=rules), "a", {"a1": 40})
    assert [(cap.rule.id, cap.most, cap.firm) for cap in found.caps] == [
        ("firmer", 30, True),
        ("firm", 50, True),
        ("possible", 20, False),
    ]


# ---- items


def test_only_between_goalposts_there_is_a_reading() -> None:
    made = framework(theme("a", practice("a1"), amount("a2")))
    answers = {"a1": "ad hoc", "a2": 40}
    assert item(made, "a1", answers).reading is None
    reading = item(made, "a2", answers).reading
    assert reading is not None
    assert (reading.at, reading.before, reading.after) == (40, (0, 0), (100, 100))


def test_an_item_tells_what_it_earns_at_most_without_support() -> None:
    made = framework(
        theme("a", practice("a1"), amount("a2", evidence="none")),
        policy={"minimum-coverage": 0, "unsupported": {"at-most": 60}},
    )
    assert [item(made, name, {}).unsupported for name in ("a1", "a2")] == [60.0, None]


def test_what_is_settled_waits_for_nothing() -> None:
    gate = 'answer("a1") == "absent" and answer("a2") == "absent"'
    made = framework(theme("a", practice("a1"), practice("a2"), amount("a3", **{"applies-when": gate})))
    unmet, unsettled = item(made, "a3", {"a1": "embedded"}), item(made, "a3", {"a1": "absent"})
    assert (unmet.missing, unmet.waits_for) == (Missing.UNMET, ())
    assert (unsettled.missing, unsettled.waits_for) == (Missing.UNSETTLED, ("a2",))


# ---- rules


def test_without_a_cap_the_others_still_count_with_the_weights_of_the_phase() -> None:
    rules = [rule("r", 'points("a1") < 60', cap={"a": 30}), rule("s", 'points("b1") < 60', cap={"b": 10})]
    made = framework(theme("a", amount("a1"), weight=PHASED), theme("b", amount("b1"), weight=1), rules=rules, **PHASES)
    (_, whole) = of_rule(made, "r", {"a1": 50, "b1": 50}, phase="transition").effects
    assert (whole.score, whole.score_without) == (25.0, 40.0)


def conditions(judged: Judged) -> Iterator[Judged]:
    yield judged
    for part in judged.parts:
        yield from conditions(part)


def test_only_comparisons_of_numbers_have_sides() -> None:
    when = 'not answered("a1") or answer("a2") == "absent" or points("a1") < 60'
    made = framework(theme("a", amount("a1"), practice("a2")), rules=[rule("r", when)])
    found = list(conditions(of_rule(made, "r", {"a1": 40, "a2": "absent"}).condition))
    compared = ((40.0, 40.0, False), (60.0, 60.0, False))
    assert [judged.sides for judged in found] == [(), (), (), (), compared]


@pytest.mark.parametrize(("answer", "expected"), [(AWAY, None), (40, True), ("dont-know", False)])
def test_whether_something_is_answered_is_nothing_where_it_does_not_apply(
    answer: object, expected: bool | None
) -> None:
    made = framework(theme("a", amount("a1"), amount("a2")), rules=[rule("r", 'answered("a1")')])
    (asked,) = of_rule(made, "r", {"a1": answer}).condition.asked
    assert asked.answered is expected


def test_of_what_there_is_not_there_is_no_trace() -> None:
    made = framework(theme("t", practice("t.a")))
    assert traced(made, "t.b", {}) is None
    assert traced(made, "t.a", {}) is not None
