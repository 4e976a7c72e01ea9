"""Verdicts, each with its reason; what became of items, their evidence and rules; and gates, each by itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from readiness.compare.change import Backing, Change, Movement, Reason, Verdict
from readiness.compare.matching import match
from readiness.compare.nodes import noticeable
from readiness.compare.rounds import Round, compare, is_older
from readiness.engine.evaluate import evaluate
from readiness.engine.plan import compile_plan
from readiness.engine.score import result_of
from readiness.model.framework import Framework, Severity
from readiness.report.gates import Gates, drift, failed, gauge, regressed
from support import framework_from, good, sheet_from

NUMBER = {"unit": "points", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
POLICY = {"minimum-coverage": 0}


def item(given: str | Mapping[str, Any]) -> dict[str, Any]:
    return {"ask": "Q", "number": NUMBER, **({"id": given} if isinstance(given, str) else given)}


def framework(*items: str | Mapping[str, Any], head: Mapping[str, Any] | None = None, **theme: Any) -> Framework:
    made = [item(one) for one in items]
    rules = theme.pop("rules", None)
    return good(
        framework_from({"policy": POLICY, **(head or {})}, [{"id": "t", "title": "T", **theme, "items": made}], rules)
    )


def rounded(made: Framework, answers: Mapping[str, Any], day: str = "2026-11-23", **keys: Any) -> Round:
    sheet = good(
        sheet_from(made, {"framework": {"id": "f", "version": made.version}, "date": day, "answers": answers, **keys})
    )
    figures = evaluate(compile_plan(made), sheet.assessment)
    return Round(figures, result_of(figures))


def compared(made: Framework, old: Mapping[str, Any], new: Mapping[str, Any], **keys: Any) -> Change:
    return compare(rounded(made, old, "2025-11-23"), rounded(made, new), **keys)


def told(change: Change) -> tuple[float | None, Verdict, Reason]:
    node = next(node for node in change.nodes if node.id == "t")
    return node.like_for_like, node.verdict, node.reason


# ---- verdicts

ITEMS = framework("a", "b")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # what is shown decides: 1.95 is shown as 2.0, which is noticeable, and 1.94 as 1.9
        (50, 53.9, (1.95, Verdict.IMPROVED, Reason.NOTICEABLE)),
        (50, 53.88, (1.94, Verdict.UNCHANGED, Reason.SMALL)),
        (53.9, 50, (-1.95, Verdict.DECLINED, Reason.NOTICEABLE)),
        (50, 50, (0, Verdict.UNCHANGED, Reason.SMALL)),
    ],
)
def test_a_change_is_called_one_from_what_is_noticeable_on(old: float, new: float, expected: Any) -> None:
    assert told(compared(ITEMS, {"a": old, "b": 50}, {"a": new, "b": 50})) == expected


def test_what_is_noticeable_may_be_nothing_and_no_change_is_still_none() -> None:
    made = framework("a", head={"policy": {**POLICY, "noticeable": 0}})
    assert told(compared(made, {"a": 50}, {"a": 50.01})) == (0.01, Verdict.IMPROVED, Reason.NOTICEABLE)
    assert told(compared(made, {"a": 50}, {"a": 50})) == (0, Verdict.UNCHANGED, Reason.SMALL)


def test_what_is_noticeable_is_the_same_share_of_another_scale() -> None:
    made = framework("a", "b", aggregate="sum", floor=0, ceiling=50, decimals=1)
    change = compared(made, {"a": 10, "b": 10}, {"a": 10.9, "b": 10})
    node = change.nodes[0]
    assert node.new is not None
    assert noticeable(compile_plan(made), node.new) == 1
    assert told(change) == (0.9, Verdict.UNCHANGED, Reason.SMALL)
    assert told(compared(made, {"a": 10, "b": 10}, {"a": 11, "b": 10})) == (1, Verdict.IMPROVED, Reason.NOTICEABLE)


def test_nothing_is_said_where_nothing_is_answered_in_both_or_less_than_half_is_comparable() -> None:
    nothing = told(compared(ITEMS, {"a": 50, "b": "dont-know"}, {"b": 50}))
    assert nothing == (None, Verdict.NOT_COMPARABLE, Reason.NOTHING_IN_BOTH)
    new = framework("a", {"id": "b", "reverse": True, "weight": 1.01}, head={"version": "2"})
    change = compare(rounded(ITEMS, {"a": 50, "b": 50}, "2025-11-23"), rounded(new, {"a": 90, "b": 50}))
    assert told(change) == (40, Verdict.NOT_COMPARABLE, Reason.OTHER_QUESTIONS)
    assert change.nodes[0].comparable == pytest.approx(1 / 2.01)


def test_a_change_that_rests_on_less_than_half_of_the_weight_is_not_judged() -> None:
    made = framework("a", {"id": "b", "weight": 1.01}, "c")
    few = compared(made, {"a": 50, "b": 50, "c": "dont-know"}, {"a": 90, "b": "dont-know", "c": 50})
    assert told(few) == (40, Verdict.NOT_COMPARABLE, Reason.FEW_IN_BOTH)
    assert few.overall.in_both == pytest.approx(1 / 3.01)
    enough = compared(made, {"a": 50, "b": 50, "c": "dont-know"}, {"a": 90, "b": 50, "c": 50})
    assert told(enough)[1:] == (Verdict.IMPROVED, Reason.NOTICEABLE)


def test_of_a_pulse_and_a_full_round_the_pulse_decides() -> None:
    made = framework({"id": "a", "pulse": True}, "b", "c")
    answers = {"a": 50, "b": 50, "c": 50}
    full, pulse = rounded(made, answers, "2025-11-23"), rounded(made, {"a": 90}, scope="pulse")
    change = compare(full, pulse)
    assert (change.overall.headline, told(change)) == (None, (40, Verdict.IMPROVED, Reason.NOTICEABLE))
    assert (change.overall.in_both, change.own.in_both) == (1, 1)


def test_nodes_that_one_version_has_are_told_of_and_not_compared() -> None:
    new = good(
        framework_from(
            {"policy": POLICY, "version": "2"},
            [{"id": "u", "title": "U", "items": [{"id": "a", "ask": "Q", "number": NUMBER}]}],
        )
    )
    change = compare(rounded(framework("a"), {"a": 50}, "2025-11-23"), rounded(new, {"a": 90}))
    assert [(node.id, node.verdict, node.reason, node.comparable, node.headline) for node in change.nodes] == [
        ("u", Verdict.NOT_COMPARABLE, Reason.OTHER_QUESTIONS, 0, None),
        ("t", Verdict.NOT_COMPARABLE, Reason.NOTHING_IN_BOTH, 0, None),
    ]
    assert [node.found.id for node in change.nodes] == ["u", "t"]
    assert change.overall.verdict is Verdict.IMPROVED
    assert change.overall.headline == change.overall.headline == 40
    assert change.themes == ()


@pytest.mark.parametrize(
    ("count", "formula", "spread"),
    [
        # a plain mean: whatever they are, the open ones take the same part of the change
        (1, {}, (15, 30)),
        # a maximum of 30, then 60, and of others that may be 100 in both
        (4, {"aggregate": "maximum"}, (0, 30)),
        (5, {"aggregate": "maximum"}, (0, 30)),
        (0, {"aggregate": "maximum"}, (30, 30)),
    ],
)
def test_open_questions_are_taken_at_equal_values(count: int, formula: Mapping[str, Any], spread: Any) -> None:
    made = framework("a", *(f"o{place}" for place in range(count)), **formula)
    assert compared(made, {"a": 30}, {"a": 60}).nodes[0].spread == spread


def test_up_to_four_open_questions_are_tried_at_every_combination_of_ends() -> None:
    # a rises as b falls, each in a maximum with an open one: with both at one end nothing comes of it, and with one at
    # 100 and the other at 0 only the fall, or only the rise: -15 or +15
    topics = [
        {"id": name, "title": "T", "aggregate": "maximum", "items": [item(first), item(second)]}
        for name, first, second in (("u", "a", "x"), ("v", "b", "y"))
    ]
    made = good(framework_from({"policy": POLICY}, [{"id": "t", "title": "T", "topics": topics}]))
    change = compared(made, {"a": 30, "b": 60}, {"a": 60, "b": 30})
    assert (change.overall.like_for_like, change.overall.spread) == (0, (-15, 15))


@pytest.mark.parametrize("weights", [(1, 1.5), (1.5, 1)])
def test_of_both_rounds_the_one_with_less_comparable_weight_decides(weights: tuple[float, float]) -> None:
    old = framework("a", {"id": "b", "weight": weights[0]})
    new = framework("a", {"id": "b", "weight": weights[1], "reverse": True}, head={"version": "2"})
    change = compare(rounded(old, {"a": 50, "b": 50}, "2025-11-23"), rounded(new, {"a": 90, "b": 50}))
    for node in (change.nodes[0], change.own):
        assert (node.comparable, node.reason) == (0.4, Reason.OTHER_QUESTIONS)


def test_the_missions_own_levers_are_compared_apart() -> None:
    made = framework("a", {"id": "b", "lever": "headquarters"})
    change = compared(made, {"a": 50, "b": 50}, {"a": 60, "b": 90})
    assert (change.own.headline, change.own.like_for_like, change.own.both, change.own.comparable) == (10, 10, 1, 1)
    others = framework({"id": "b", "lever": "headquarters"})
    own = compared(others, {"b": 50}, {"b": 90}).own
    assert (own.headline, own.like_for_like, own.comparable) == (None, None, 0)


def test_context_that_changed_has_no_weight() -> None:
    told_of = {"id": "c", "ask": "Q", "context": "number"}
    made = good(
        framework_from(
            {"policy": POLICY},
            [
                {"id": "t", "title": "T", "items": [{"id": "a", "ask": "Q", "number": NUMBER}]},
                {"id": "u", "title": "U", "items": [told_of]},
            ],
        )
    )
    change = compared(made, {"a": 50, "c": 3}, {"a": 50, "c": 4})
    assert [entry.id for entry in change.context] == ["c"]
    assert [entry.id for entry in change.items] == ["a"]
    assert [(node.id, node.comparable) for node in change.nodes] == [("t", 1), ("u", 0)]
    assert compared(made, {"a": 50, "c": 3}, {"a": 50, "c": 3}).context == ()


# ---- items and rules


@pytest.mark.parametrize(
    ("old", "new", "movement", "first"),
    [
        (40, 50, Movement.ROSE, False),
        (50, 40, Movement.FELL, False),
        (50, 50, Movement.STAYED, False),
        (50, {"answer": 40, "revised": "other-reading"}, Movement.CORRECTED, False),
        (50, {"answer": 50, "revised": "correction"}, Movement.STAYED, False),
        ("dont-know", 50, Movement.CAME, True),
        (None, 50, Movement.CAME, True),
        ({"answer": "not-applicable", "because": "N."}, 50, Movement.CAME, False),
        (50, "dont-know", Movement.LEFT, False),
        ("dont-know", None, Movement.ELSEWHERE, False),
    ],
)
def test_what_became_of_an_item(old: Any, new: Any, movement: Movement, first: bool) -> None:
    answers = [{"b": 50, **({} if given is None else {"a": given})} for given in (old, new)]
    change = compared(ITEMS, *answers)
    found = next(entry for entry in change.items if entry.id == "a")
    assert (found.movement, found.first) == (movement, first)


def test_only_the_round_before_can_be_corrected() -> None:
    answers = {"a": 50, "b": 50}, {"a": {"answer": 60, "revised": "correction"}, "b": 50}
    movements = [compared(ITEMS, *answers, adjacent=adjacent).items[0].movement for adjacent in (True, False)]
    assert movements == [Movement.CORRECTED, Movement.ROSE]


def test_an_item_that_was_rescaled_new_or_dropped_has_not_risen() -> None:
    new = framework({"id": "a", "reverse": True}, "c", head={"version": "2"})
    change = compare(rounded(ITEMS, {"a": 50, "b": 50}, "2025-11-23"), rounded(new, {"a": 90, "c": 50}))
    assert {str(entry.id): entry.movement for entry in change.items} == {
        "a": Movement.OTHER,
        "b": Movement.LEFT,
        "c": Movement.CAME,
    }
    assert not any(entry.first for entry in change.items)


def evidence(day: str | None) -> list[dict[str, Any]]:
    return [{"ref": "R", "kind": "document", **({} if day is None else {"date": day})}]


@pytest.mark.parametrize(
    ("old", "new", "backing"),
    [
        (None, "2026-11-01", Backing.GAINED),
        ("2025-11-01", "2025-11-01", Backing.STALE),
        ("2025-11-01", "undated", Backing.LOST),
        ("2025-11-01", None, Backing.LOST),
        ("2025-11-01", "2026-11-01", None),
        (None, None, None),
    ],
)
def test_what_became_of_the_evidence(old: str | None, new: str | None, backing: Backing | None) -> None:
    def answer(day: str | None) -> dict[str, Any]:
        given = {} if day is None else {"evidence": evidence(None if day == "undated" else day)}
        return {"a": {"answer": 50, **given}, "b": 50}

    assert [entry.backing for entry in compared(ITEMS, answer(old), answer(new)).items] == [backing, None]


def test_evidence_that_an_item_no_longer_takes_is_not_lost() -> None:
    none = framework({"id": "a", "evidence": "none"}, head={"version": "2"})
    old = rounded(framework("a"), {"a": {"answer": 50, "evidence": evidence("2025-11-01")}}, "2025-11-23")
    new = rounded(none, {"a": 50})
    assert [entry.backing for entry in compare(old, new).items] == [None]
    bare = rounded(framework("a"), {"a": 50}, "2025-11-23")
    assert [entry.backing for entry in compare(bare, new).items] == [None]


def rule(name: str, **keys: Any) -> dict[str, Any]:
    words = {"severity": "warning", "finding": "F.", "recommend": "R.", "for": "mission"}
    return {"id": name, "when": 'points("a") > 50', **words, **keys}


def test_rules_are_paired_by_id_and_by_what_they_were() -> None:
    old = framework("a", rules=[rule("r"), rule("gone")])
    new = framework("a", rules=[rule("s", was="r"), rule("new")], head={"version": "2"})
    change = compare(rounded(old, {"a": 40}, "2025-11-23"), rounded(new, {"a": 90}))
    assert [(at.old and at.old.rule.id, at.new and at.new.rule.id) for at in change.rules] == [
        ("r", "s"),
        (None, "new"),
        ("gone", None),
    ]


def test_a_matching_that_is_there_need_not_be_found_again() -> None:
    old, new = rounded(ITEMS, {"a": 40, "b": 50}, "2025-11-23"), rounded(ITEMS, {"a": 90, "b": 50})
    found = match(ITEMS, ITEMS)
    change = compare(old, new, matching=found)
    assert change.matching is found
    assert change == compare(old, new)


def test_the_older_round_is_the_one_of_the_earlier_day_then_of_the_lower_version() -> None:
    one, ten = framework("a", head={"version": "2"}), framework("a", head={"version": "10"})
    old = rounded(one, {"a": 40})
    for new in (rounded(one, {"a": 40}, "2026-11-24"), rounded(ten, {"a": 40})):
        assert is_older(old, new)
        assert not is_older(new, old)
    assert not is_older(old, old)
    assert date(2026, 11, 23) == old.assessment.date


# ---- gates

RULES = [
    rule("much", severity="critical"),
    rule("some", severity="note"),
    rule("more", severity="note", when='points("a") > 99'),
]
REGRESSION = "gate --fail-on-regression failed: like for like, the overall score"
GATED = framework("a", "b", "c", rules=RULES)


def gates(gates: Gates, answers: Mapping[str, Any], *, rates_nobody: bool = False) -> list[str]:
    return list(failed(gates, gauge(rounded(GATED, answers).result, rates_nobody=rates_nobody)))


def test_gates_that_are_not_asked_pass() -> None:
    assert gates(Gates(), {}) == []


@pytest.mark.parametrize(
    ("answers", "least", "score"),
    [({"a": 49.94, "b": 50, "c": 50}, 50, None), ({"a": 49.8, "b": 50, "c": 50}, 50, "49.9"), ({}, 0, "no score")],
)
def test_the_gate_on_the_score_reads_the_shown_number(
    answers: Mapping[str, Any], least: float, score: str | None
) -> None:
    expected = [] if score is None else [f"gate --fail-under failed: overall {score}, at least {least} asked"]
    assert gates(Gates(fail_under=least), answers) == expected


def test_an_illustration_has_no_score() -> None:
    found = gates(Gates(fail_under=0), {"a": 40, "b": 50, "c": 50}, rates_nobody=True)
    assert found == ["gate --fail-under failed: overall no score, at least 0 asked"]


def test_the_gate_on_coverage() -> None:
    none = {name: {"answer": "not-applicable", "because": "N."} for name in "abc"}
    assert gates(Gates(min_coverage=2 / 3), {"a": 40, "b": 50}) == []
    assert gates(Gates(min_coverage=0.67), {"a": 40, "b": 50}) == [
        "gate --min-coverage failed: 66.6 % of the weight is answered, at least 67 % asked"
    ]
    assert gates(Gates(min_coverage=0.0), none) == ["gate --min-coverage failed: nothing applies, at least 0 % asked"]


def test_the_gate_on_findings_names_the_weightiest_first() -> None:
    fires = {"a": 90, "b": 50, "c": 50}
    assert gates(Gates(fail_on=Severity.CRITICAL), fires) == ["gate --fail-on failed: much (critical)"]
    assert gates(Gates(fail_on=Severity.NOTE), fires) == ["gate --fail-on failed: much (critical), some (note)"]
    assert gates(Gates(fail_on=Severity.NOTE), {**fires, "a": 40}) == []
    mostly_not = {name: {"answer": "not-applicable", "because": "N."} for name in "bc"}
    assert gates(Gates(fail_on=Severity.NOTE), {"a": 40, **mostly_not}) == [
        "gate --fail-on failed: not-applicable-share t (note)"
    ]
    assert gates(Gates(fail_on=Severity.WARNING), {"a": 40, **mostly_not}) == []


def test_no_gate_switches_another_off() -> None:
    every = Gates(fail_under=100, min_coverage=1, fail_on=Severity.CRITICAL)
    assert len(gates(every, {"a": 90})) == 3


@pytest.mark.parametrize(
    ("old", "new", "least", "fails"),
    [
        (50, 46.1, 2, True),  # -1.95, shown as -2.0
        (50, 46.2, 2, False),
        (50, 54, 2, False),
        (50, 50, 0, False),
        (50, 49.95, 0, False),  # shown as 0.0
        (50, 49.8, 0, True),
    ],
)
def test_the_gate_on_regression_reads_the_shown_change(old: float, new: float, least: float, fails: bool) -> None:
    found = list(regressed(drift(compared(ITEMS, {"a": old, "b": 50}, {"a": new, "b": 50}).overall), least))
    assert bool(found) is fails
    assert not fails or found[0].startswith(
        "gate --fail-on-regression failed: like for like, the overall score changed by -"
    )


def test_the_gate_on_regression_fails_where_nothing_can_be_told() -> None:
    found = list(regressed(drift(compared(ITEMS, {"a": 50}, {"b": 50}).overall), 2))
    assert len(found) == 1
    assert "cannot be ruled out" in found[0]


def test_the_gate_on_regression_goes_by_the_decimals_of_the_whole() -> None:
    made = framework("a", head={"overall": {"decimals": 0}})
    assert list(regressed(drift(compared(made, {"a": 50}, {"a": 49.6}).overall), 1)) == []
    found = list(regressed(drift(compared(made, {"a": 50}, {"a": 48.4}).overall), 2))
    assert found == [
        "gate --fail-on-regression failed: like for like, the overall score changed by -2; 2 or more is a decline"
    ]
