"""What explanations say: of every kind of answer, of every way to count or not to count, and of rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from readiness.engine.evaluate import evaluate
from readiness.engine.plan import compile_plan
from readiness.engine.trace import trace
from readiness.engine.traced import ItemTrace, Missing, NodeTrace, Worth
from readiness.ids import OWN, NodeId
from readiness.model.assessment import Evidence, Sheet
from readiness.model.framework import Framework
from readiness.render.explanation_markdown import explanation_markdown
from readiness.report.condition_text import written
from readiness.report.explain import build_explanation
from readiness.report.explain_item import item_steps
from readiness.report.explain_node import node_steps
from readiness.report.explained import Explanation, Unfolded
from readiness.report.figuring import apart, beside, figure
from support import framework_from, good, sheet_from

LEVELS = ["l0", "l1", "l2", "l3"]
RULE = {"severity": "warning", "finding": "It is so.", "recommend": "Do.", "for": "mission"}


def amount(name: str, **more: object) -> dict[str, Any]:
    number = {"unit": "x", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
    return {"id": name, "ask": "Q", "number": number, **more}


def practice(name: str, **more: object) -> dict[str, Any]:
    return {"id": name, "ask": "Q", "scale": "practice", "levels": LEVELS, **more}


def theme(name: str, *items: Mapping[str, Any], **more: object) -> dict[str, Any]:
    return {"id": name, "title": name.upper(), "items": list(items), **more}


def rule(name: str, when: str, **more: object) -> dict[str, Any]:
    return {"id": name, "when": when, **RULE, **more}


def framework(
    *themes: Mapping[str, Any], rules: Sequence[Mapping[str, Any]] | None = None, **head: object
) -> Framework:
    return good(framework_from({"policy": {"minimum-coverage": 0}, **head}, themes, rules))


def explain(
    made: Framework,
    name: str,
    answers: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
    **more: object,
) -> Explanation:
    sheet = good(sheet_from(made, {**more, "answers": answers}))
    earlier = None if before is None else good(sheet_from(made, {**more, "date": "2025-11-23", "answers": before}))
    plan = compile_plan(made)
    previous = None if earlier is None else evaluate(plan, earlier.assessment)
    found = trace(evaluate(plan, sheet.assessment, previous), NodeId(name), previous)
    assert found is not None
    return build_explanation(sheet, found, None, None if earlier is None else earlier.assessment)


def parts(unfolded: Unfolded) -> Iterator[Unfolded]:
    yield unfolded
    for part in unfolded.parts:
        yield from parts(part)


def part(explained: Explanation, name: str) -> Unfolded:
    return next(found for found in parts(explained.unfolded) if found.id == name)


def steps(explained: Explanation, name: str) -> list[str]:
    return [step.text for step in part(explained, name).steps]


def lines(explained: Explanation, name: str) -> list[str]:
    found = part(explained, name)
    return [f"{line.label}: {line.text}" for line in (*found.facts, *found.remarks)]


def above(explained: Explanation, name: str) -> str:
    found = part(explained, name).above
    assert found is not None
    return found.text


# ---- figures


def test_a_figure_has_as_many_decimals_as_it_takes() -> None:
    assert [figure(33.333333333, digits) for digits in (1, 2, 4)] == ["33.3", "33.33", "33.3333"]
    assert [figure(20.0, digits, least) for digits, least in ((1, 1), (3, 1), (3, 0), (0, 0))] == [
        "20.0",
        "20.0",
        "20",
        "20",
    ]
    assert (beside(74.96, [75]), beside(75.04, [75]), beside(75.0, [75])) == ("74.96", "75.04", "75.0")
    assert apart(50.0, 60.0, str) == ("50.0", "60.0")
    assert apart(50.01, 50.04, lambda value: f"{value:.1f}") == ("50.01", "50.04")
    assert apart(50.0, 50.0, str) == ("50.0", "50.0")


def test_a_sum_is_printed_so_that_it_comes_out() -> None:
    made = framework(theme("a", practice("a1", weight=2), practice("a2")))
    found = explain(made, "a", {"a1": "established", "a2": "absent"})
    assert steps(found, "a") == ["Mean of 2, by weight: (2 x 66.67 + 1 x 0.0) / 3 = 44.4"]
    assert found.why == "Why A is 44.4"


def test_just_between_two_decimals_one_more_is_printed_of_the_result() -> None:
    items = [practice(f"a{place}") for place in range(8)]
    made = framework(theme("a", *items))
    answers = {"a0": "ad hoc", "a1": "ad hoc", "a2": "ad hoc", "a3": "embedded", "a4": "embedded", "a5": "absent"}
    found = explain(made, "a", {**answers, "a6": "embedded", "a7": 0})
    (first, *rest) = steps(found, "a")
    assert first.endswith("/ 8 = 50.0")
    assert rest == []
    found = explain(made, "a", {**answers, "a4": "established", "a5": "established", "a6": "ad hoc", "a7": "ad hoc"})
    assert steps(found, "a")[-1].endswith(" = 50.0")


# ---- nodes


def test_a_cap_is_a_step_and_an_idle_one_a_remark() -> None:
    rules = [
        rule("tight", 'points("a1") < 60', cap={"a": 30}),
        rule("loose", 'points("a1") < 61', cap={"a": 50}),
        rule("open", 'points("a2") < 60', cap={"a": 20}),
    ]
    made = framework(theme("a", amount("a1"), amount("a2")), rules=rules)
    found = explain(made, "a", {"a1": 40})
    assert steps(found, "a") == ["One number counts: 40.0", "At most 30, by the cap of tight: 30.0"]
    assert "Without caps: 40.0" in lines(found, "a")
    assert "Caps: The cap of loose at 50 takes nothing off" in lines(found, "a")
    possible = "Caps: The cap of open at 20 is not yet decided; it holds the low end of the range down only"
    assert possible in lines(found, "a")


def test_a_cap_keeps_to_the_decimals_of_its_node() -> None:
    made = framework(theme("a", amount("a1"), decimals=0), rules=[rule("r", 'points("a1") < 60', cap={"a": 33.5})])
    assert steps(explain(made, "a", {"a1": 40}), "a") == [
        "One number counts: 40",
        "At most 33.5, by the cap of r, which with the decimals of this number is 33",
    ]
    assert "Caps: A counts at most 33.5: 33 with this cap, 40 without it" in lines(explain(made, "r", {"a1": 40}), "r")


def test_caps_further_down_show_above() -> None:
    made = framework(
        theme("a", amount("a1")), theme("b", amount("b1")), rules=[rule("r", 'points("a1") < 60', cap={"a": 30})]
    )
    found = explain(made, "overall", {"a1": 40, "b1": 60})
    assert steps(found, "overall") == ["Mean of 2: (30.0 + 60.0) / 2 = 45.0"]
    assert "Without caps: 50.0" in lines(found, "overall")


def test_too_little_coverage_shows_no_figures_unless_they_count_above() -> None:
    made = framework(
        theme("a", amount("a1"), amount("a2"), amount("a3")),
        theme("b", amount("b1"), weight=3),
        policy={"minimum-coverage": 0.6},
    )
    answers = {"a1": 40, "b1": 60}
    alone = explain(made, "a", answers)
    assert (alone.why, steps(alone, "a"), part(alone, "a").number) == ("Why A has no score", [], None)
    assert "Score: 33 % of the weight is answered; a score needs 60 %." in lines(alone, "a")
    counted = explain(made, "overall", answers)
    assert steps(counted, "a") == ["One number counts: 40.0"]
    assert (part(counted, "a").number, part(counted, "a").shown) == (40.0, None)
    assert part(counted, "a").head == "A (a): no score"
    assert any(line.endswith("What is answered counts further up all the same") for line in lines(counted, "a"))


def test_no_figures_show_where_nothing_above_them_has_a_score() -> None:
    topic = {"id": "a.t", "title": "T", "items": [amount("a1"), amount("a2"), amount("a3")]}
    made = framework({"id": "a", "title": "A", "topics": [topic]}, policy={"minimum-coverage": 0.6})
    found = explain(made, "a", {"a1": 40})
    assert [steps(found, name) for name in ("a", "a.t")] == [[], []]
    assert part(found, "a.t").number is None
    assert steps(found, "a1") != []


def test_an_illustration_shows_no_score_anywhere() -> None:
    made = framework(
        theme("a", amount("a1")),
        theme("b", amount("b1"), bands=[{"from": 0, "label": "low", "value": 5}]),
        rules=[rule("r", 'points("a1") < 60', cap={"a": 33})],
    )
    subject = {"id": "s", "name": "S", "illustration": True}
    found = explain(made, "overall", {"a1": 44.5, "b1": 77}, subject=subject)
    for node in ("overall", "a", "b"):
        assert (part(found, node).number, part(found, node).shown, steps(found, node)) == (None, None, [])
        assert "Score: An illustration has no score, however much of it is answered." in lines(found, node)
    assert above(found, "b") == "Counts with weight 1: 50 % of Overall"
    assert part(found, "a1").number == 44.5
    capping = explain(made, "r", {"a1": 44.5, "b1": 77}, subject=subject)
    assert "Caps: An illustration has no score, however much of it is answered." in lines(capping, "r")
    assert not any("33.0" in line for line in lines(capping, "r"))


def test_what_does_not_count_says_why() -> None:
    made = framework(
        theme(
            "a",
            amount("a0"),
            amount("a1", phases=["start-up"]),
            amount("a2", respondents=["military"]),
            practice("a3"),
            amount("a4", **{"applies-when": 'answer("a3") == "absent"'}),
            practice("a7"),
            amount("a5", **{"applies-when": 'answer("a7") == "absent"'}),
            amount("a6"),
            {"id": "told", "ask": "Q", "context": "text"},
        ),
        theme("b", amount("b1")),
        theme("c", amount("c1")),
        phases=["start-up", "transition"],
        respondents=["leadership", "military"],
    )
    away = {"answer": "not-applicable", "because": "None here."}
    answers = {"a0": 50, "a2": 10, "a3": "embedded", "a6": "dont-know", "c1": away, "told": "T"}
    found = explain(made, "overall", answers, phase="transition", respondent="leadership")
    assert {
        name: above(found, name) for name in ("a1", "a2", "a4", "a5", "a6", "a7", "b", "b1", "c", "c1", "told")
    } == {
        "a1": "Not asked: due in start-up, and the phase is transition",
        "a2": "Not asked: put to military, and the respondent is leadership; the answer is kept and not scored",
        "a4": 'Not asked: it applies only where answer("a3") == "absent"',
        "a5": "Left out: open answers decide whether it applies, those to a7",
        "a6": "Left out: not known",
        "a7": "Left out: unanswered",
        "b": "Left out: it has no score yet",
        "b1": "Left out: unanswered",
        "c": "Left out: it does not apply",
        "c1": "Left out, not applicable: None here.",
        "told": "Left out: it is context and scores nothing",
    }
    alone = explain(made, "a1", answers, phase="transition", respondent="leadership")
    assert alone.why == "Why a1 has no points"
    assert above(alone, "a1") == "Not asked: due in start-up, and the phase is transition"
    pulse = explain(made, "overall", answers, phase="transition", respondent="leadership", scope="pulse")
    assert above(pulse, "a0") == "Not asked: it is not part of the pulse; the answer is kept and not scored"
    (gate,) = part(found, "a5").parts
    assert gate.head == 'Asked only where answer("a7") == "absent": is open'


def test_open_answers_at_their_worst_are_named_as_such() -> None:
    made = framework(theme("a", amount("a1"), amount("a2")), policy={"open": "worst", "minimum-coverage": 0})
    found = explain(made, "a", {"a1": 50, "a2": "dont-know"})
    assert steps(found, "a") == ["Mean of 2: (50.0 + 0.0) / 2 = 25.0"]
    worst = "Counts with weight 1: 50 % of A, 50 % of the overall score, as 0.0: not known, so it counts at its worst"
    assert above(found, "a2") == worst
    assert part(found, "a2").head == "a2: no points"


def test_a_table_names_the_row_and_what_stands_in_it() -> None:
    lookup = {
        "to": "grade",
        "not-applicable": "absent",
        "any-order": True,
        "table": [
            {"of": [one, other], "is": "D" if "absent" in {one, other} else "A"}
            for at, one in enumerate(["absent", "ad hoc", "established", "embedded"])
            for other in ["absent", "ad hoc", "established", "embedded"][at:]
        ],
    }
    made = framework(
        theme("a", practice("a1"), practice("a2"), aggregate="lookup", lookup=lookup),
        scales={"practice": ["absent", "ad hoc", "established", "embedded"], "grade": ["D", "A"]},
        policy={"open": "worst", "minimum-coverage": 0},
    )
    found = explain(made, "a", {"a1": "ad hoc", "a2": "embedded"})
    assert steps(found, "a") == ["From the table, a1 at ad hoc and a2 at embedded give A: 100.0"]
    assert above(found, "a1") == "Stands in the table of A as ad hoc"
    worst = explain(made, "a", {"a1": "ad hoc"})
    assert above(worst, "a2") == "Stands in the table of A as absent, its lowest level: unanswered"
    away = explain(made, "a", {"a1": "ad hoc", "a2": {"answer": "not-applicable", "because": "None."}})
    assert above(away, "a2") == (
        "Stands in the table of A as absent, as the table says of what does not apply: not applicable: None."
    )
    empty = explain(made, "a", {})
    assert "Score: No score before everything in the table has a level; still open: a1 and a2" in lines(empty, "a")
    gone = {"answer": "not-applicable", "because": "None."}
    nothing = explain(made, "a", {"a1": gone, "a2": gone})
    assert "Score: No item here applies." in lines(nothing, "a")


def test_own_levers_leave_the_others_out() -> None:
    made = framework(
        theme("a", amount("a1"), amount("a2", lever="headquarters")), theme("b", amount("b1", lever="shared"))
    )
    found = explain(made, "own", {"a1": 40, "a2": 80, "b1": 100})
    assert found.why == "Why The mission's own levers is 40.0"
    assert above(found, "a2") == "Left out: its lever is headquarters, and only the mission's own count here"
    assert above(found, "b") == "Left out: nothing below it is the mission's own lever"
    assert "Score: No item here is the mission's own lever." in lines(found, "b")
    away = {"answer": "not-applicable", "because": "None here."}
    assert above(explain(made, "own", {"a1": 40, "b1": away}), "b") == "Left out: it does not apply"


def test_below_own_levers_shares_are_of_them() -> None:
    topic = {"id": "a.t", "title": "T", "items": [amount("a1"), amount("a2", weight=3)]}
    made = framework({"id": "a", "title": "A", "weight": 3, "topics": [topic]}, theme("b", amount("b1")))
    answers = {"a1": 40, "a2": 80, "b1": 100}
    whole, own = (explain(made, name, answers) for name in ("overall", "own"))
    assert above(whole, "a") == "Counts with weight 3: 75 % of Overall"
    assert above(whole, "a1") == "Counts with weight 1: 25 % of T, 19 % of the overall score"
    assert above(own, "a") == "Counts with weight 3: 75 % of the mission's own levers"
    assert above(own, "a.t") == "Counts with weight 1: 100 % of A, 75 % of the mission's own levers"
    assert above(own, "a1") == "Counts with weight 1: 25 % of T, 19 % of the mission's own levers"


@pytest.mark.parametrize(
    ("formula", "items", "answers", "expected"),
    [
        (
            {"aggregate": "sum", "floor": 0, "ceiling": 50},
            [amount("a1", weight=-2), amount("a2"), amount("a3", weight=0.5)],
            {"a1": 1, "a2": 60, "a3": 9},
            ["Sum of 3: -2 x 1.0 + 60.0 + 0.5 x 9.0 = 62.5", "At most 50: 50.0"],
        ),
        (
            {"aggregate": "sum", "floor": 2.25, "ceiling": 50, "decimals": 1},
            [amount("a1", weight=-1)],
            {"a1": 3.14},
            ["Sum of 1: -3.14 = -3.14", "At least 2.25: 2.25", "Rounded, halves away from zero, to 1 decimal: 2.3"],
        ),
        (
            {"aggregate": "sum", "floor": 0, "ceiling": 10},
            [amount("a1")],
            {"a1": 10.04},
            ["Sum of 1: 10.04 = 10.04", "At most 10: 10.0"],
        ),
        (
            {"decimals": 2},
            [practice("a1"), practice("a2"), practice("a3")],
            {"a1": 1, "a2": 0, "a3": 0},
            ["Mean of 3: (33.333 + 0.0 + 0.0) / 3 = 11.111", "Rounded, halves away from zero, to 2 decimals: 11.11"],
        ),
        (
            {"aggregate": "median"},
            [amount("a1", weight=3), amount("a2")],
            {"a1": 10, "a2": 20},
            [
                (
                    "Median of 2, in order and with their weights: 10.0 (3), 20.0 (1); half of the weight, 2, is "
                    "passed at 10.0"
                )
            ],
        ),
        (
            {},
            [amount("a1")],
            {"a1": 99.96},
            ["One number counts: 99.96", "Only an exact 100 is shown as 100, so this is shown as 99.9"],
        ),
        (
            {},
            [amount("a1")],
            {"a1": 0.04},
            ["One number counts: 0.04", "Only an exact 0 is shown as 0, so this is shown as 0.1"],
        ),
    ],
)
def test_every_step_of_a_number_is_said(
    formula: dict[str, Any], items: list[dict[str, Any]], answers: dict[str, Any], expected: list[str]
) -> None:
    assert steps(explain(framework(theme("a", *items, **formula)), "a", answers), "a") == expected


def test_the_why_of_weights_and_bands_stands_beside_the_number() -> None:
    made = framework(
        theme(
            "a", amount("a1", weight=2, **{"weight-why": "It is slow."}), **{"weight": 3, "weight-why": "It is dear."}
        ),
        bands=[{"from": 0, "label": "low"}, {"from": 50, "label": "high"}],
    )
    found = explain(made, "a", {"a1": 70})
    assert "Band: high, from 50; the number shown decides" in lines(found, "a")
    assert "Why this weight: It is dear." in lines(found, "a")
    assert "Why this weight: It is slow." in lines(found, "a1")


# ---- items


POINTS: list[tuple[dict[str, Any], object, list[str]]] = [
    (practice("i"), "established", ["Level 2, counted from 0 to 3: 100 x 2 / 3 = 66.7"]),
    (
        practice("i", reverse=True),
        "established",
        ["Level 2, counted from 0 to 3: 100 x 2 / 3 = 66.7", "Counted the other way round: 100 - 66.7 = 33.3"],
    ),
    (
        {"id": "i", "ask": "Q", "scale": "uneven", "levels": ["l0", "l1"]},
        "all",
        ["Level 1, counted from 0 to 1, is worth 40.0"],
    ),
    ({"id": "i", "ask": "Q", "yes-no": {"yes": 80, "no": 0}}, "yes", ["The answer is worth 80.0"]),
    (
        {
            "id": "i",
            "ask": "Q",
            "choices": {
                "ceiling": 60,
                "options": [{"id": name, "label": name, "points": 25} for name in ("x", "y", "z")],
            },
        },
        ["x", "y", "z"],
        ["What is chosen: 25 + 25 + 25 = 75", "Together at most 60: 60.0"],
    ),
    (
        {
            "id": "i",
            "ask": "Q",
            "choices": {"options": [{"id": "x", "label": "X", "points": 25}, {"id": "y", "label": "Y", "points": 5}]},
        },
        ["x"],
        ["What is chosen is worth 25.0"],
    ),
    (
        amount("i"),
        99.96,
        [
            "Between the goalposts 0 (0 points) and 100 (100 points): 100 x (99.96 - 0) / (100 - 0) = 99.96",
            "Only an exact 100 is shown as 100, so this is shown as 99.9",
        ],
    ),
    (amount("i"), 0, ["At the goalpost 0, or beyond it: 0.0"]),
    (
        {"id": "i", "ask": "Q", "date": {"goalposts": [[6, 100], [36, 10]], "never": 0}},
        "2025-12-01",
        [
            "11.73 months old at the assessment",
            "Between the goalposts 6 (100 points) and 36 (10 points): 100 - 90 x (11.73 - 6) / (36 - 6) = 82.8",
        ],
    ),
    (
        {"id": "i", "ask": "Q", "date": {"goalposts": [[6, 100], [36, 10]], "never": 0}},
        "2026-11-01",
        ["0.7 months old at the assessment", "At the goalpost 6, or beyond it: 100.0"],
    ),
    (
        {"id": "i", "ask": "Q", "date": {"goalposts": [[6, 100], [36, 10]], "never": 0}},
        "never",
        ["The answer is worth 0.0"],
    ),
]


@pytest.mark.parametrize(("item", "answer", "expected"), POINTS)
def test_every_kind_of_answer_says_how_it_comes_to_its_points(
    item: dict[str, Any], answer: object, expected: list[str]
) -> None:
    scales = {
        "practice": ["absent", "ad hoc", "established", "embedded"],
        "uneven": {"labels": ["none", "all"], "points": [0, 40]},
    }
    found = explain(framework(theme("a", item), scales=scales), "i", {"i": answer})
    assert steps(found, "i") == expected


def test_on_another_scale_of_points_the_least_stands_in_every_formula() -> None:
    options = [{"id": "x", "label": "X", "points": 1}]
    made = framework(
        theme(
            "a",
            practice("a1", reverse=True),
            {"id": "a2", "ask": "Q", "choices": {"ceiling": 7, "options": options}},
        ),
        points=[1, 7],
    )
    found = explain(made, "a", {"a1": "ad hoc", "a2": []})
    assert steps(found, "a1") == [
        "Level 1, counted from 0 to 3: 1 + 6 x 1 / 3 = 3.0",
        "Counted the other way round: 1 + 7 - 3.0 = 5.0",
    ]
    assert steps(found, "a2") == ["None is chosen: 1.0"]


def test_an_answer_without_support_is_held_down_where_the_framework_says_so() -> None:
    made = framework(theme("a", practice("a1"), practice("a2", reverse=True)), policy={"unsupported": {"at-most": 60}})
    found = explain(made, "a", {"a1": "established", "a2": "absent"})
    assert steps(found, "a1") == [
        "Level 2, counted from 0 to 3: 100 x 2 / 3 = 66.7",
        "Without evidence that is dated and recent enough at most 60: 60.0",
    ]
    assert steps(found, "a2")[-2:] == [
        "Counted the other way round: 100 - 0.0 = 100.0",
        "Without evidence that is dated and recent enough at most 60: 60.0",
    ]
    assert "Evidence: none" in lines(found, "a1")


def test_every_piece_of_evidence_says_whether_it_counts() -> None:
    made = framework(theme("a", amount("a1"), amount("a2", evidence="none"), amount("a3")))
    pieces = [
        {"ref": "New", "kind": "document", "date": "2026-10-01"},
        {"ref": "Old", "kind": "document", "date": "2024-10-01"},
        {"ref": "Bare", "kind": "document"},
    ]
    answers = {name: {"answer": 50, "evidence": pieces} for name in ("a1", "a2")}
    answers["a3"] = {"answer": "dont-know", "evidence": pieces, "note": "Asked in May."}
    found = explain(made, "a", answers)
    assert lines(found, "a1")[-3:] == [
        "Evidence: New (document, 2026-10-01): counts",
        "Evidence: Old (document, 2024-10-01): does not count, more than 12 months old at the assessment",
        "Evidence: Bare (document, undated): does not count, undated",
    ]
    assert lines(found, "a2")[-1] == "Evidence: Bare (document, undated): does not count, this question takes none"
    assert lines(found, "a3")[-2:] == ["Evidence: Bare (document, undated)", "Note: Asked in May."]


def test_evidence_dated_after_the_assessment_does_not_count() -> None:
    made = framework(theme("a", amount("a1")))
    sheet = good(sheet_from(made, {"answers": {"a1": 50}}))
    entry = sheet.assessment.entries[NodeId("a1")]
    late = replace(entry, evidence=(Evidence("R", "document", date(2027, 1, 1)),))
    later = replace(sheet.assessment, entries={NodeId("a1"): late})
    found = trace(evaluate(compile_plan(made), later), NodeId("a1"))
    assert isinstance(found, ItemTrace)
    assert [worth for _, worth in found.evidence] == [Worth.LATER]
    shown = build_explanation(Sheet(made, later), found)
    assert "Evidence: R (document, 2027-01-01): does not count, dated after the assessment" in lines(shown, "a1")


def test_a_revised_answer_says_so() -> None:
    made = framework(theme("a", amount("a1")))
    found = explain(made, "a1", {"a1": {"answer": 50, "revised": "correction"}})
    assert "Revised: the answer of the round before was off" in lines(found, "a1")
    assert "Share of the overall score: 100 %" in lines(found, "a1")


# ---- rules


def verdicts(explained: Explanation) -> list[str]:
    return [found.head for found in parts(explained.unfolded) if found.kind == "condition"]


def facts(explained: Explanation) -> list[str]:
    found = (part for part in parts(explained.unfolded) if part.kind == "condition")
    return [f"{line.label}: {line.text}" for condition in found for line in condition.facts]


RULED = theme(
    "a",
    practice("a1"),
    amount("a2"),
    amount("a3"),
    {"id": "told", "ask": "Q", "context": "text"},
    {"id": "many", "ask": "Q", "context": "number"},
)


def ruled(when: str, **more: object) -> Framework:
    bands = [{"from": 0, "label": "low"}, {"from": 50, "label": "high"}]
    head: dict[str, Any] = {"bands": bands, **({"phases": ["p", "q"]} if "phase" in when else {})}
    return framework(RULED, theme("b", amount("b1")), rules=[rule("r", when, **more)], **head)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ('score("a") > 40', ['score("a"): between 25.0 and 75.0']),
        ('score("b") > 40', ['score("b"): between 0.0 and 100.0, or does not apply']),
        ('points("a2") > 49.99', ['points("a2"): 50.0']),
        ('answer("a2") == 50 and low("a") > 2', ['answer("a2"): 50', 'low("a"): 25.0']),
        ('support("a") < 0.5', ['support("a"): 0.00']),
        ('coverage("a") < 0.501', ['coverage("a"): 0.50']),
        ('answered("a3")', ['answered("a3"): not so']),
        ('answered("a2")', ['answered("a2"): so']),
        ('answer("a1") == "ad hoc"', ['answer("a1"): nothing: it is not asked or does not apply']),
        ('answer("told") == "x"', ['answer("told"): any text, or does not apply']),
        ('answer("many") > 3', ['answer("many"): any number, or does not apply']),
        ('band("a") == "high"', ['band("a"): one of "high", "low"']),
        ('phase == "p"', ['phase: "p"']),
        ('previous(phase) == "p"', ["previous(phase): nothing: no previous round is known"]),
        (
            'score("a") - score("b") > 10',
            [
                'score("a"): between 25.0 and 75.0',
                'score("b"): between 0.0 and 100.0, or does not apply',
                'score("a") - score("b"): between -75.0 and 75.0, or does not apply',
            ],
        ),
        (
            'count("a", points < 60) >= 2',
            [
                "count(3 items, points < 60): between 1 and 2",
                'points("a1"): nothing: it is not asked or does not apply',
                'points("a2"): 50.0',
                'points("a3"): between 0.0 and 100.0, or does not apply',
            ],
        ),
    ],
)
def test_a_rule_shows_what_it_asks(when: str, expected: list[str]) -> None:
    away = {"answer": "not-applicable", "because": "None here."}
    phase: dict[str, Any] = {"phase": "p"} if "phase" in when else {}
    found = explain(ruled(when), "r", {"a1": away, "a2": 50, "a3": "dont-know"}, **phase)
    assert facts(found) == expected


def test_a_rule_shows_every_part_and_what_it_comes_to() -> None:
    made = ruled('not (points("a2") > 60 or answer("a1") in ["absent", "ad hoc"]) and phase != "q"')
    found = explain(made, "r", {"a2": 50, "a1": "embedded"}, phase="p")
    assert found.why == "Why r fires"
    assert verdicts(found) == [
        'not (points("a2") > 60 or answer("a1") in ["absent", "ad hoc"]) and phase != "q": holds',
        'not (points("a2") > 60 or answer("a1") in ["absent", "ad hoc"]): holds',
        'points("a2") > 60 or answer("a1") in ["absent", "ad hoc"]: does not hold',
        'points("a2") > 60: does not hold',
        'answer("a1") in ["absent", "ad hoc"]: does not hold',
        'phase != "q": holds',
    ]
    assert "Finding: It is so." in lines(found, "r")


def test_the_previous_round_is_asked_where_the_rule_asks_it() -> None:
    made = ruled('points("a2") < previous(points("a2")) or previous(answered("a3"))')
    found = explain(made, "r", {"a2": 50}, {"a2": 60})
    assert facts(found) == ['points("a2"): 50.0', 'previous(points("a2")): 60.0', 'previous(answered("a3")): not so']
    away = {"answer": "not-applicable", "because": "None here."}
    gone = explain(made, "r", {"a2": 50}, {"a2": away})
    assert 'previous(points("a2")): nothing: the previous round does not have it' in facts(gone)
    waiting = explain(made, "r", {"a2": 50}, {})
    assert "Waits for: the open answers of the previous round" in lines(waiting, "r")


def test_a_rule_says_what_its_caps_take_off() -> None:
    made = ruled('points("a2") < 60', cap={"a": 45})
    fires = explain(made, "r", {"a2": 50, "b1": 70})
    assert lines(fires, "r")[-2:] == [
        "Caps: A counts at most 45.0: 45.0 with this cap, 50.0 without it",
        "Caps: Overall: 57.5 with this cap, 60.0 without it",
    ]
    idle = explain(made, "r", {"a2": 20, "b1": 70})
    assert lines(idle, "r")[-2:] == [
        "Caps: A counts at most 45.0: 20.0 with this cap and without it",
        "Caps: Overall: 45.0 with this cap and without it",
    ]
    silent = explain(made, "r", {"a2": 80})
    assert (silent.why, lines(silent, "r")[-1]) == (
        "Why r is silent",
        "Caps: A counts at most 45.0 where the rule fires; now it caps nothing",
    )
    undecided = explain(made, "r", {"a1": "embedded", "a3": 100})
    assert "Waits for: a2" in lines(undecided, "r")
    assert lines(undecided, "r")[-2:] == [
        "Caps: A counts at most 45.0: low end of the range 45.0 with this cap still possible, 66.7 without it",
        "Caps: Overall: low end of the range 22.5 with this cap still possible, 33.3 without it",
    ]
    other = ruled('points("b1") < 60', cap={"a": 45})
    assert lines(explain(other, "r", {"b1": 50}), "r")[-2] == "Caps: A counts at most 45.0: it has no score"
    low = explain(other, "r", {"a2": 10})
    assert lines(low, "r")[-2].endswith("low end of the range 3.3 with this cap still possible and without it")
    away = {"answer": "not-applicable", "because": "None here."}
    gone = explain(other, "r", {"a1": away, "a2": away, "a3": away})
    assert lines(gone, "r")[-2] == "Caps: A counts at most 45.0: it has no score"
    assert lines(gone, "r")[-1].startswith("Caps: Overall: low end")


@pytest.mark.parametrize(
    "text",
    [
        'score("a") > 40',
        'points("a2") + -points("a3") * 2 < answer("a2")',
        '(points("a2") - 1) * 2 < 3',
        'answer("a1") == "absent"',
        'answer("a1") != "absent"',
        'answer("a1") in ["absent", "ad hoc"]',
        'answered("a1") and not answered("a2")',
        '(phase == "p" or band("a") == "low") and previous(phase) == "q"',
    ],
)
def test_a_condition_is_written_as_it_was(text: str) -> None:
    (made,) = ruled(text).rules
    assert ruled(written(made.when)).rules[0].when == made.when


def test_inside_a_count_the_items_stand_alone() -> None:
    conditions = {
        'count("a", points < 50) > 0': "count(3 items, points < 50) > 0",
        'count("a", answered) > 0': "count(3 items, answered) > 0",
        'count("a", answer == "absent") > 0': 'count(1 items, answer("a1") == "absent") > 0',
        'count("a", answer < points("a2")) > 0': 'count(2 items, answer < points("a2")) > 0',
    }
    for text, expected in conditions.items():
        (made,) = ruled(text).rules
        assert written(made.when) == expected


# ---- as a whole


def test_what_was_declared_not_applicable_says_where_it_is_too_much() -> None:
    away = {"answer": "not-applicable", "because": "None here."}
    made = framework(
        theme("a", amount("a1"), amount("a2")),
        theme("b", amount("b1")),
        theme("c", amount("c1", phases=["late"])),
        phases=["early", "late"],
    )
    found = explain(made, "not-applicable-share", {"a1": away, "a2": 40, "b1": 50}, phase="early")
    assert found.why == "Why not-applicable-share fires"
    assert lines(found, "not-applicable-share") == [
        "Policy: a finding where more than 33 % of the items of a theme that are due are declared so"
    ]
    assert [(each.verdict, each.head) for each in parts(found.unfolded)] == [
        ("fires", "not-applicable-share: fires"),
        ("fires", "A (a): 1 of 2 due declared not applicable, 50 %: a finding"),
        (None, "a1: not applicable: None here."),
        ("silent", "B (b): 0 of 1 due declared not applicable, 0 %: no finding"),
        ("silent", "C (c): nothing is due"),
    ]
    assert explain(made, "not-applicable-share", {"b1": 50}, phase="early").why == "Why not-applicable-share is silent"


def test_hostile_text_stays_text() -> None:
    made = framework(theme("a", amount("a1")))
    found = explain(made, "a1", {"a1": {"answer": 50, "note": "<b> | # [x](y)\n- z"}})
    assert "  - Note: \\<b\\> \\| # \\[x\\](y) - z" in explanation_markdown(found)


def test_traces_tell_missing_from_open() -> None:
    made = framework(theme("a", amount("a1"), amount("a2")))
    sheet = good(sheet_from(made, {"answers": {"a1": 50}}))
    found = trace(evaluate(compile_plan(made), sheet.assessment), OWN)
    assert isinstance(found, NodeTrace)
    (child,) = found.children
    assert isinstance(child.trace, NodeTrace)
    assert [inner.trace.missing for inner in child.trace.children] == [None, Missing.UNANSWERED]


def test_points_below_the_least_are_held_up() -> None:
    options = [{"id": name, "label": name, "points": -3} for name in ("x", "y")]
    item = {"id": "i", "ask": "Q", "choices": {"ceiling": 5, "options": options}}
    found = explain(framework(theme("a", item), points=[-5, 5]), "i", {"i": ["x", "y"]})
    assert steps(found, "i") == ["What is chosen: -3 - 3 = -6", "Never below -5: -5.0"]


def test_without_a_number_there_are_no_steps() -> None:
    made = framework(theme("a", amount("a1")))
    sheet = good(sheet_from(made, {"answers": {}}))
    figures = evaluate(compile_plan(made), sheet.assessment)
    item, node = trace(figures, NodeId("a1")), trace(figures, NodeId("a"))
    assert isinstance(item, ItemTrace)
    assert isinstance(node, NodeTrace)
    assert (list(item_steps(item)), list(node_steps(node))) == ([], [])


def test_another_framework_on_request_is_said_first() -> None:
    made = framework(theme("a", amount("a1")))
    sheet = good(sheet_from(made, {"answers": {"a1": 50}}))
    found = trace(evaluate(compile_plan(made), sheet.assessment), NodeId("a1"))
    assert found is not None
    explained = build_explanation(sheet, found, "g@1")
    first = explanation_markdown(explained).splitlines()[0]
    assert first == "**Rescored with f\\@1, on request; the file names g\\@1.**"
