"""What a condition comes to, for each thing that it can ask, at the edge and where answers are open."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from readiness.engine import conditions
from readiness.engine.conditions import Verdict
from readiness.engine.evaluate import evaluate
from readiness.engine.plan import compile_plan
from readiness.ids import NodeId
from readiness.model.assessment import Sheet
from readiness.model.condition import Amount, Condition, Measure, Measured, Points, Word, leaves
from readiness.model.framework import Framework
from readiness.model.names import names_of
from readiness.model.resolve import resolve
from readiness.model.rising import Rise, rises
from support import framework_from, good, names_in, sheet_from, verdict_in

HOLDS, FAILS, OPEN, OUT = Verdict.HOLDS, Verdict.FAILS, Verdict.OPEN, Verdict.DOES_NOT_APPLY
HEAD = {"phases": ["start-up", "transition"], "respondents": ["leadership", "military"]}
THEMES: list[dict[str, Any]] = [
    {
        "id": "a",
        "title": "A",
        "items": [
            {"id": "a.level", "ask": "Q", "scale": "practice", "levels": ["l0", "l1", "l2", "l3"]},
            {"id": "a.yes", "ask": "Q", "yes-no": {"yes": 100, "no": 0}, "pulse": True},
            {
                "id": "a.number",
                "ask": "Q",
                "number": {"unit": "d", "between": [0, 90], "goalposts": [[0, 100], [90, 0]]},
            },
        ],
    },
    {
        "id": "b",
        "title": "B",
        "items": [
            {
                "id": "b.one",
                "ask": "Q",
                "choice": [
                    {"id": "x", "label": "X", "points": 80},
                    {"id": "y", "label": "Y", "points": 0},
                    {"id": "none", "label": "None", "means": "not-applicable"},
                ],
            },
            {"id": "b.some", "ask": "Q", "choices": {"options": [{"id": "x", "label": "X", "points": 30}]}},
            {"id": "b.date", "ask": "Q", "date": {"goalposts": [[6, 100], [36, 0]], "never": 10}},
        ],
    },
    {
        "id": "c",
        "title": "C",
        "items": [
            {"id": "c.late", "ask": "Q", "yes-no": {"yes": 100, "no": 0}, "phases": ["transition"]},
            {"id": "c.theirs", "ask": "Q", "yes-no": {"yes": 100, "no": 0}, "respondents": ["military"]},
        ],
    },
    {
        "id": "d",
        "title": "D",
        "items": [
            {"id": "d.told", "ask": "Q", "context": "text"},
            {"id": "d.count", "ask": "Q", "context": "number"},
            {"id": "d.flag", "ask": "Q", "context": "yes-no"},
        ],
    },
]
NA = {"answer": "not-applicable", "because": "Not here."}
SUPPORTED = {"answer": "yes", "evidence": [{"ref": "R", "kind": "document", "date": "2026-11-01"}]}


def framework() -> Framework:
    return good(framework_from(HEAD, THEMES))


FRAMEWORK = framework()
NAMES = names_in(FRAMEWORK.themes, FRAMEWORK.phases, FRAMEWORK.respondents)


def condition(when: str) -> Condition:
    found = resolve(when, NAMES)
    assert not isinstance(found, tuple), found
    return found


def sheet(answers: dict[str, Any], **head: str) -> Sheet:
    return good(sheet_from(FRAMEWORK, {"phase": "start-up", "respondent": "leadership", "answers": answers, **head}))


def decided(when: str, answers: dict[str, Any], before: Sheet | None = None, **head: str) -> Verdict:
    earlier = None if before is None else evaluate(compile_plan(before.framework), before.assessment)
    return verdict_in(condition(when), evaluate(compile_plan(FRAMEWORK), sheet(answers, **head).assessment), earlier)


# ---- one thing at a time

FULL_A = {"a.level": "embedded", "a.yes": "yes", "a.number": 45}


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ('points("a.number") == 50', {"a.number": 45}, HOLDS),
        ('points("a.level") > 66.6', {"a.level": "established"}, HOLDS),
        ('points("b.some") == 30', {"b.some": ["x"]}, HOLDS),
        ('points("b.some") == 0', {"b.some": []}, HOLDS),
        ('points("b.date") == 10', {"b.date": "never"}, HOLDS),
        ('points("b.one") == 80', {"b.one": "x"}, HOLDS),
        ('points("b.one") == 80', {"b.one": "none"}, OUT),
        ('points("a.yes") == 100', {}, OPEN),
        ('points("a.yes") == 100', {"a.yes": "dont-know"}, OPEN),
        ('points("a.yes") == 100', {"a.yes": NA}, OUT),
        ('points("a.yes") > 100', {}, OUT),
        ('points("a.yes") <= 100', {}, OPEN),  # it may yet turn out not to apply
        ('points("c.late") == 100', {"c.late": "yes"}, OUT),
        ('points("c.theirs") == 100', {"c.theirs": "yes"}, OUT),
        ('answer("a.level") == "embedded"', {"a.level": "embedded"}, HOLDS),
        ('answer("a.level") == "embedded"', {"a.level": 2}, FAILS),
        ('answer("a.level") != "embedded"', {"a.level": 2}, HOLDS),
        ('answer("a.level") != "embedded"', {}, OPEN),
        ('answer("a.level") in ["absent", "ad hoc"]', {"a.level": "ad hoc"}, HOLDS),
        ('answer("a.level") in ["absent", "ad hoc"]', {"a.level": "established"}, FAILS),
        ('not answer("a.level") in ["absent", "ad hoc"]', {"a.level": "established"}, HOLDS),
        ('answer("a.level") in ["absent", "ad hoc", "established", "embedded"]', {}, OPEN),
        ('"embedded" == answer("a.level")', {"a.level": "embedded"}, HOLDS),
        ('answer("a.yes") == "yes"', {"a.yes": "yes"}, HOLDS),
        ('answer("a.yes") == "yes"', {"a.yes": "no"}, FAILS),
        ('answer("b.one") == "x"', {"b.one": "x"}, HOLDS),
        ('answer("b.one") == "x"', {"b.one": "none"}, OUT),
        ('answer("b.one") == "x"', {}, OPEN),
        ('answer("d.told") == "one by one"', {"d.told": "one by one"}, HOLDS),
        ('answer("d.told") == "one by one"', {"d.told": "One by one"}, FAILS),
        ('answer("d.told") == "one by one"', {}, OPEN),
        ('answer("d.told") != "one by one"', {}, OPEN),
        ('answer("d.flag") == "yes"', {"d.flag": "yes"}, HOLDS),
        ('answer("d.flag") == "no"', {"d.flag": "no"}, HOLDS),
        ('answer("d.flag") == "no"', {"d.flag": NA}, OUT),
        ('answer("d.count") >= 25', {"d.count": 25}, HOLDS),
        ('answer("d.count") >= 25', {"d.count": 24.99}, FAILS),
        ('answer("d.count") < -1000000', {}, OPEN),
        ('answer("a.number") > 44', {"a.number": 45}, HOLDS),
        ('answer("a.number") > 90', {}, OUT),
        ('answer("a.number") >= 90', {}, OPEN),
        ('answer("a.yes") == answer("d.flag")', {"a.yes": "yes", "d.flag": "yes"}, HOLDS),
        ('answer("a.yes") == answer("d.flag")', {"a.yes": "yes", "d.flag": "no"}, FAILS),
        ('answer("a.yes") == answer("d.flag")', {"a.yes": "yes"}, OPEN),
        ('answer("d.told") == answer("a.level")', {"a.level": "embedded"}, OPEN),
        ('answer("a.level") == answer("d.told")', {"a.level": "embedded", "d.told": "absent"}, FAILS),
        ('answer("a.level") == answer("d.told")', {"a.level": "embedded"}, OPEN),
        ('answered("a.yes")', {"a.yes": "no"}, HOLDS),
        ('answered("a.yes")', {"a.yes": "dont-know"}, FAILS),
        ('answered("a.yes")', {}, FAILS),
        ('answered("a.yes")', {"a.yes": NA}, OUT),
        ('answered("c.late")', {}, OUT),
        ('not answered("d.told")', {}, HOLDS),
        ('phase == "start-up"', {}, HOLDS),
        ('phase != "start-up"', {}, FAILS),
        ('phase in ["transition", "start-up"]', {}, HOLDS),
        ('respondent == "military"', {}, FAILS),
    ],
)
def test_answers_points_and_settings(when: str, answers: dict[str, Any], expected: Verdict) -> None:
    assert decided(when, answers) is expected


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ('score("a") >= 83.333333333', FULL_A, HOLDS),
        ('score("a") > 83.333333333', FULL_A, FAILS),
        ('score("overall") >= 83.333333333', {**FULL_A, "b.one": NA, "b.some": NA, "b.date": NA}, HOLDS),
        ('score("overall") > 41', FULL_A, HOLDS),
        ('score("overall") > 42', FULL_A, OPEN),
        ('score("overall") > 92', FULL_A, FAILS),
        ('score("a") > 66', {"a.level": "embedded", "a.yes": "yes"}, HOLDS),
        ('score("a") > 67', {"a.level": "embedded", "a.yes": "yes"}, OPEN),
        ('score("a") <= 100', {"a.level": "embedded", "a.yes": "yes"}, HOLDS),
        ('score("a") <= 100', {}, OPEN),  # all of it may yet turn out not to apply
        ('score("a") > 50', dict.fromkeys(FULL_A, NA), OUT),
        ('score("c") > 50', {}, OUT),
        ('score("d") > 50', {"d.count": 3}, OUT),
        ('low("a") == 66.666666667', {"a.level": "embedded", "a.yes": "yes"}, HOLDS),
        ('high("a") == 100', {"a.level": "embedded", "a.yes": "yes"}, HOLDS),
        ('low("a") == 0 and high("a") == 100', {}, HOLDS),
        ('low("c") == 0', {}, OUT),
        ('coverage("a") == 0', {}, HOLDS),
        ('coverage("a") > 0.66', {"a.level": "embedded", "a.yes": "yes"}, HOLDS),
        ('coverage("a") > 0.67', {"a.level": "embedded", "a.yes": "yes"}, FAILS),
        ('coverage("c") >= 0', {}, OUT),
        ('support("a") == 0', FULL_A, HOLDS),
        ('support("a") >= 0.5', {"a.level": "embedded", "a.yes": SUPPORTED}, HOLDS),
        ('support("a") == 0', {}, OUT),
    ],
)
def test_measures_of_nodes(when: str, answers: dict[str, Any], expected: Verdict) -> None:
    assert decided(when, answers) is expected


def test_a_pulse_leaves_out_what_is_not_part_of_it_but_no_context() -> None:
    assert decided('points("a.level") > 50', {"a.level": "embedded"}, scope="pulse") is OUT
    assert decided('points("a.yes") > 50', {"a.yes": "yes"}, scope="pulse") is HOLDS
    assert decided('answer("d.count") > 50', {"d.count": 51}, scope="pulse") is HOLDS


@pytest.mark.parametrize(
    ("sign", "below", "at", "above"),
    [
        ("<", HOLDS, FAILS, FAILS),
        ("<=", HOLDS, HOLDS, FAILS),
        ("==", FAILS, HOLDS, FAILS),
        ("!=", HOLDS, FAILS, HOLDS),
        (">=", FAILS, HOLDS, HOLDS),
        (">", FAILS, FAILS, HOLDS),
    ],
)
def test_each_sign_below_at_and_above_the_edge(sign: str, below: Verdict, at: Verdict, above: Verdict) -> None:
    for amount, expected in ((44.99, below), (45, at), (45.01, above)):
        assert decided(f'answer("a.number") {sign} 45', {"a.number": amount}) is expected
    turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(sign, sign)
    for amount, expected in ((44.99, below), (45, at), (45.01, above)):
        assert decided(f'45 {turned} answer("a.number")', {"a.number": amount}) is expected


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("<", (OPEN, OPEN, OPEN, OUT, OUT, OPEN)),
        ("<=", (OPEN, OPEN, OPEN, OPEN, OUT, OPEN)),
        ("==", (OUT, OPEN, OPEN, OPEN, OUT, OUT)),
        ("!=", (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN)),
        (">=", (OUT, OPEN, OPEN, OPEN, OPEN, OUT)),
        (">", (OUT, OUT, OPEN, OPEN, OPEN, OUT)),
    ],
)
def test_each_sign_against_a_span_of_0_to_90(sign: str, expected: tuple[Verdict, ...]) -> None:
    """Beyond an end every number decides alike, but the item may yet turn out not to apply."""
    limits = (90.1, 90, 45, 0, -0.1, 1000)
    assert tuple(decided(f'answer("a.number") {sign} {limit}', {}) for limit in limits) == expected


def test_a_span_that_cannot_lapse_decides_at_its_ends() -> None:
    answers = {"a.level": "embedded", "a.yes": "no"}  # the score is 33.3 to 66.7
    found = {
        when: decided(when, answers)
        for when in (
            'score("a") >= 33.333333333',
            'score("a") > 33.333333333',
            'score("a") <= 66.666666667',
            'score("a") < 66.666666667',
            'score("a") == 33.333333333',
            'score("a") == 33.33',
            'score("a") != 33.33',
            'score("a") in [10, 20]',
            'score("a") in [10, 40]',
        )
    }
    assert list(found.values()) == [HOLDS, OPEN, HOLDS, OPEN, OPEN, FAILS, HOLDS, FAILS, OPEN]


# ---- parts together

OPEN_PART, TRUE, FALSE, NOTHING = 'points("a.yes") > 50', "2 > 1", "1 > 2", 'points("c.late") > 50'


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (TRUE, TRUE, HOLDS, HOLDS),
        (TRUE, FALSE, FAILS, HOLDS),
        (FALSE, FALSE, FAILS, FAILS),
        (TRUE, OPEN_PART, OPEN, HOLDS),
        (FALSE, OPEN_PART, FAILS, OPEN),
        (OPEN_PART, OPEN_PART, OPEN, OPEN),
        (TRUE, NOTHING, OUT, HOLDS),
        (FALSE, NOTHING, FAILS, OUT),
        (NOTHING, NOTHING, OUT, OUT),
        (OPEN_PART, NOTHING, OUT, OPEN),  # it cannot come to hold; with `or` the open part may
    ],
)
def test_and_and_or(left: str, right: str, both: Verdict, either: Verdict) -> None:
    for one, other in ((left, right), (right, left)):
        assert decided(f"{one} and {other}", {}) is both
        assert decided(f"{one} or {other}", {}) is either
    assert decided(f"not (not {left} or not {right})", {}) is both
    assert decided(f"not (not {left} and not {right})", {}) is either


@pytest.mark.parametrize(("part", "inverse"), [(TRUE, FAILS), (FALSE, HOLDS), (OPEN_PART, OPEN), (NOTHING, OUT)])
def test_not(part: str, inverse: Verdict) -> None:
    assert decided(f"not ({part})", {}) is inverse


def test_a_chain_holds_where_each_link_holds() -> None:
    chain = '0 < answer("a.number") <= 45 < 46'
    assert [decided(chain, {"a.number": amount}) for amount in (0, 1, 45, 45.1)] == [FAILS, HOLDS, HOLDS, FAILS]
    assert decided('"x" == answer("b.one") == "x"', {"b.one": "x"}) is HOLDS


def test_rows_of_more_than_two_parts() -> None:
    assert decided(" and ".join([TRUE] * 9 + [OPEN_PART]), {}) is OPEN
    assert decided(" or ".join([FALSE] * 9 + [TRUE]), {}) is HOLDS
    assert decided(" and ".join(["1 == 1"] * 60), {}) is HOLDS


# ---- arithmetic


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("1 + 2 * 3 == 7", HOLDS),
        ("(1 + 2) * 3 == 9", HOLDS),
        ("5 - 2 - 1 == 2", HOLDS),
        ("-2 * -3 == 6", HOLDS),
        ("0.1 + 0.2 == 0.3", HOLDS),
        ("1 - 0.9 == 0.1", HOLDS),
        ("0 * -1 == 0", HOLDS),
        ('answer("a.number") + answer("d.count") == 40', HOLDS),
        ('answer("d.count") - answer("a.number") == -20', HOLDS),
        ('answer("a.number") * answer("d.count") == 300', HOLDS),
        ('-answer("a.number") == -30', HOLDS),
        ('score("a") * 0.5 + score("b") * 0.5 > 100', OUT),
        ('points("a.yes") - 200 < 0', OPEN),
        ('points("a.yes") - 200 > 0', OUT),
        ('points("a.yes") - points("a.level") > 100', OUT),
        ('points("a.yes") - points("a.level") >= 100', OPEN),
        ('points("a.yes") * -1 > 0', OUT),
        ('points("a.yes") * points("a.level") > 10000', OUT),
        ('(points("a.yes") - 50) * (points("a.level") - 50) < -2500', OUT),
        ('(points("a.yes") - 50) * (points("a.level") - 50) <= -2500', OPEN),
        ('points("c.late") + 1 > 0', OUT),
        ('1 - points("c.late") * 2 > 0', OUT),
    ],
)
def test_arithmetic(when: str, expected: Verdict) -> None:
    assert decided(when, {"a.number": 30, "d.count": 10}) is expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ('answer("d.count") * 0 == 0', OPEN),
        ('answer("d.count") * 0 > 0', OUT),
        ('answer("d.count") * answer("d.count") > 0', OPEN),
        ('answer("d.count") - answer("d.count") == 0', OPEN),
        ('0 * answer("d.count") + 1 == 2', OUT),
    ],
)
def test_arithmetic_over_a_number_without_bounds(when: str, expected: Verdict) -> None:
    assert decided(when, {}) is expected


# ---- counting


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ('count("a", points >= 50) == 3', FULL_A, HOLDS),
        ('count("a", points > 50) == 2', FULL_A, HOLDS),
        ('count("a", points > 50) >= 2', {"a.level": "embedded", "a.yes": "yes"}, HOLDS),
        ('count("a", points > 50) == 2', {"a.level": "embedded", "a.yes": "yes"}, OPEN),
        ('count("a", points > 50) > 2', {"a.level": "embedded", "a.yes": "no"}, FAILS),
        ('count("a", points > 50) == 1', {"a.level": "embedded", "a.yes": NA, "a.number": NA}, HOLDS),
        ('count("c", points > 50) == 0', {}, HOLDS),
        ('count("overall", points >= 0) == 0', {}, OPEN),
        ('count("a", answered) == 2', {"a.level": "absent", "a.yes": "no"}, HOLDS),
        ('count("a", not answered) == 1', {"a.level": "absent", "a.yes": "no"}, HOLDS),
        ('count("a", not answered) == 0', {"a.level": "absent", "a.yes": "no", "a.number": NA}, HOLDS),
        ('count("overall", answer == "yes") == 1', {"a.yes": "yes"}, HOLDS),
        ('count("overall", answer > 40) == 1', {"a.number": 45}, HOLDS),
        ('count("a", points > points("a.number")) == 2', FULL_A, HOLDS),
        ('count("a", points < 40 or points > 60) == 2', FULL_A, HOLDS),
        (
            'count("a", points > 50) - count("b", points > 50) == 1',
            {**FULL_A, "b.one": "x", "b.some": [], "b.date": NA},
            HOLDS,
        ),
        ('2 <= count("a", points > 50) <= 3', {"a.level": "embedded", "a.yes": "yes"}, HOLDS),
        ('count("a", phase == "start-up") == 3', {}, HOLDS),
    ],
)
def test_counting_items(when: str, answers: dict[str, Any], expected: Verdict) -> None:
    assert decided(when, answers) is expected


def test_items_of_another_kind_are_passed_over_also_where_parts_are_joined() -> None:
    answers = {"a.yes": "yes"}
    assert decided('count("overall", answer == "yes" and points > 50) == 1', answers) is HOLDS
    assert decided('count("overall", answer == "yes" and answer != "no") == 1', answers) is HOLDS


# ---- the previous round

BEFORE = sheet(
    {"a.yes": "no", "a.level": "absent", "d.told": "apart", "a.number": 90}, phase="transition", date="2025-11-23"
)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("phase != previous(phase)", HOLDS),
        ('previous(phase) == "transition"', HOLDS),
        ("respondent == previous(respondent)", HOLDS),
        ('points("a.yes") > previous(points("a.yes"))', HOLDS),
        ('previous(answer("a.level")) == "absent"', HOLDS),
        ('previous(answer("a.number")) == 90', HOLDS),
        ('answer("d.told") == previous(answer("d.told"))', FAILS),
        ('previous(answered("a.yes"))', HOLDS),
        ('previous(answered("c.late"))', FAILS),
        ('previous(answered("c.theirs"))', OUT),
        ('previous(score("a")) == 0', HOLDS),
        ('score("a") - previous(score("a")) >= 50', HOLDS),
        ('previous(low("c")) == 0 and previous(high("c")) == 100', HOLDS),
        ('previous(coverage("a")) == 1 and previous(support("a")) == 0', HOLDS),
        ('previous(points("b.one")) > 50', OPEN),
        ('count("a", points > previous(points)) == 2', HOLDS),
    ],
)
def test_the_previous_round(when: str, expected: Verdict) -> None:
    answers = {"a.yes": "yes", "a.level": "embedded", "a.number": NA, "d.told": "together"}
    assert decided(when, answers, BEFORE) is expected
    if expected is not OPEN:
        assert decided(when, answers) is (FAILS if when.startswith("count") else OUT)


def test_without_a_previous_round_the_rest_of_an_or_still_decides() -> None:
    assert decided('phase != previous(phase) or phase == "start-up"', {}) is HOLDS
    assert decided('phase != previous(phase) and phase == "transition"', {}) is FAILS


def test_a_node_without_bands_in_the_previous_round_had_none() -> None:
    bands = [{"from": 0, "label": "low"}, {"from": 50, "label": "high"}]
    banded = good(framework_from({"bands": bands}, [THEMES[0]]))
    condition = resolve('previous(band("a")) == "low"', names_of(banded.whole(), banded.points, banded.bands, (), ()))
    assert not isinstance(condition, tuple)
    now = good(sheet_from(banded, {"answers": {"a.yes": "yes"}}))
    plain = good(sheet_from(good(framework_from({}, [THEMES[0]])), {"answers": {"a.yes": "yes"}}))
    figures, before = (evaluate(compile_plan(made.framework), made.assessment) for made in (now, plain))
    assert verdict_in(condition, figures, before) is OUT
    assert verdict_in(condition, figures, figures) is OPEN


@pytest.mark.parametrize("answer", ["2026-01-01", "never"])
def test_a_day_in_the_previous_round_is_no_word(answer: str) -> None:
    # its text would be, and never is a word of files
    asked = {"id": "a", "title": "A", "items": [{"id": "i", "ask": "Q", "yes-no": {"yes": 100, "no": 0}}]}
    day = {"id": "i", "ask": "Q", "date": {"goalposts": [[0, 100], [12, 0]], "never": 0}}
    framework = good(framework_from({}, [asked]))
    condition = resolve('previous(answer("i")) != "yes"', names_of(framework.whole(), framework.points, (), (), ()))
    assert not isinstance(condition, tuple)
    older = good(framework_from({}, [{**asked, "items": [day]}]))
    rounds = good(sheet_from(framework, {"answers": {"i": "yes"}})), good(sheet_from(older, {"answers": {"i": answer}}))
    figures, before = (evaluate(compile_plan(made.framework), made.assessment) for made in rounds)
    assert verdict_in(condition, figures, before) is OUT


def test_a_band_is_that_of_the_number_with_the_decimals_of_its_node() -> None:
    # with one decimal, 49.96 would be shown as 50.0
    number = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
    bands = [{"from": 0, "label": "low"}, {"from": 50, "label": "high"}]
    part: dict[str, Any] = {
        "id": "a",
        "title": "A",
        "decimals": 2,
        "bands": bands,
        "items": [{"id": "i", "ask": "Q", "number": number}],
    }
    framework = good(framework_from({}, [part]))
    condition = resolve('band("a") == "low"', names_of(framework.whole(), framework.points, framework.bands, (), ()))
    assert not isinstance(condition, tuple)
    now = good(sheet_from(framework, {"answers": {"i": 49.96}}))
    assert verdict_in(condition, evaluate(compile_plan(framework), now.assessment)) is HOLDS
    # an open item of this weight can bring the node to 49.96 and no more
    items = [*part["items"], {"id": "j", "ask": "Q", "number": number, "weight": 0.9984}]
    wider = good(framework_from({}, [{**part, "items": items}]))
    half = good(sheet_from(wider, {"answers": {"i": 0}}))
    assert verdict_in(condition, evaluate(compile_plan(wider), half.assessment)) is HOLDS


def test_a_previous_round_of_another_framework_knows_only_what_it_has() -> None:
    other = good(framework_from({}, [{"id": "a", "title": "A", "items": THEMES[0]["items"][1:2]}]))
    before = good(sheet_from(other, {"answers": {"a.yes": "yes"}, "date": "2025-11-23"}))
    found = {
        when: decided(when, {}, before)
        for when in (
            'previous(points("a.yes")) == 100',
            'previous(score("a")) == 100',
            'previous(points("a.level")) == 100',
            'previous(score("b")) == 100',
            'previous(phase) == "start-up"',
        )
    }
    assert list(found.values()) == [HOLDS, HOLDS, OUT, OUT, OUT]


def test_an_answer_of_another_kind_in_a_previous_round_decides_nothing() -> None:
    number = {"number": {"unit": "d", "between": [0, 90], "goalposts": [[0, 100], [90, 0]]}}
    items = [{"id": "a.yes", "ask": "Q", **number}, {"id": "a.number", "ask": "Q", "yes-no": {"yes": 100, "no": 0}}]
    other = good(framework_from({}, [{"id": "a", "title": "A", "items": items}]))
    before = good(sheet_from(other, {"answers": {"a.yes": 30, "a.number": "yes"}, "date": "2025-11-23"}))
    assert decided('previous(answer("a.yes")) == "yes"', {}, before) is OUT
    assert decided('previous(answer("a.number")) > 10', {}, before) is OUT
    assert decided('previous(points("a.yes")) > 10', {}, before) is HOLDS


# ---- what a condition asks


def test_the_leaves_of_a_condition_stand_in_the_order_of_its_text() -> None:
    when = 'not (phase in ["start-up", "transition"] or count("c", points > 1) > answer("d.count") * score("a"))'
    asked = [str(getattr(leaf, "item", getattr(leaf, "node", "phase"))) for leaf in leaves(condition(when))]
    assert asked == ["phase", "c.late", "c.theirs", "d.count", "a"]
    (before, now) = leaves(condition("previous(phase) == phase"))
    assert (before.earlier, now.earlier) == (True, False)


SCORE_OF_A = Measured(Measure.SCORE, NodeId("a"))
POINTS_OF_YES = Points(NodeId("a.yes"))
HALF_OF_A = [Rise(Points(NodeId(f"a.{name}")), 50) for name in ("level", "yes", "number")]
WORD_OF_YES = Rise(Word(NodeId("a.yes"), ("yes", "no")))
LEVEL = Rise(Word(NodeId("a.level"), ("absent", "ad hoc", "established", "embedded")))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ('score("a") > 75', [Rise(SCORE_OF_A, 75)]),
        ('score("a") >= 75 and points("a.yes") < 50', [Rise(SCORE_OF_A, 75)]),
        ('75 < score("a") or 60 <= score("a")', [Rise(SCORE_OF_A, 75), Rise(SCORE_OF_A, 60)]),
        ('60 > score("a")', []),
        ('score("a") < 75 or score("a") <= 60', []),
        ('not score("a") < 75', [Rise(SCORE_OF_A, 75)]),
        ('not 75 >= score("a")', [Rise(SCORE_OF_A, 75)]),
        ('not (not score("a") > 75)', [Rise(SCORE_OF_A, 75)]),
        ('not score("a") > 75', []),
        ('not 75 < score("a")', []),
        ('50 < score("a") < 75', [Rise(SCORE_OF_A, 50)]),
        ('score("a") == 75', [Rise(SCORE_OF_A)]),
        ('score("a") + 0 > 75', [Rise(SCORE_OF_A)]),
        ('points("a.yes") > 50', [Rise(POINTS_OF_YES, 50)]),
        ('score("a") > 30 + 30', [Rise(SCORE_OF_A, 60)]),
        ('2 * 30 - 10 >= score("a")', []),
        ('score("a") - score("b") < 10', [Rise(Measured(Measure.SCORE, NodeId("b")))]),
        ('10 + -1 * score("a") < 0', [Rise(SCORE_OF_A)]),
        ('0 * score("a") < score("a") * points("a.yes")', [Rise(SCORE_OF_A), Rise(POINTS_OF_YES)]),
        ('score("a") == 0', []),
        ('score("a") != 100', []),
        ('score("a") != 0', [Rise(SCORE_OF_A)]),
        ('points("a.yes") == 0', []),
        ('not points("a.yes") != 0', []),
        ('points("a.yes") != 100', []),
        ('points("a.yes") == 100', [Rise(POINTS_OF_YES)]),
        ('points("a.level") in [0, 50]', [Rise(Points(NodeId("a.level")))]),
        ('points("b.date") == 0', []),
        ('points("b.date") == 10', [Rise(Points(NodeId("b.date")))]),
        ('points("b.some") == 0', []),
        ('answer("a.number") > 40', []),
        ('answer("a.number") < 40', [Rise(Amount(NodeId("a.number"), 0, 90))]),
        ('count("a", points < 50) > 2', []),
        ('2 <= count("a", points < 50)', []),
        ('count("a", points < 50) == 3', []),
        ('count("a", points < 50) != 0', []),
        ('not count("a", points < 50) == 0', []),
        ('count("a", points > 50) < 3', []),
        ('not count("a", points > 50) >= 3', []),
        ('count("a", points > 50) == 0', []),
        ('count("a", points < 50) - count("a", points > 50) > 0', []),
        ('count("a", answer == "no") >= 1', []),
        ('count("a", answer == "no") < 1', [WORD_OF_YES]),
        ('count("a", points > 50) >= 3', HALF_OF_A),
        ('count("a", points <= 50) < 3', HALF_OF_A),
        ('count("a", points < 50) == 2', [Rise(found.leaf, 50) for found in HALF_OF_A]),
        ('answer("a.yes") == "yes"', [WORD_OF_YES]),
        ('answer("a.yes") != "no"', [WORD_OF_YES]),
        ('answer("a.yes") == "no" or "no" == answer("a.yes")', []),
        ('answer("a.level") in ["absent", "ad hoc"]', []),
        ('answer("a.level") == "ad hoc" or phase == "transition" or answer("a.level") == "absent"', []),
        ('not answer("a.level") in ["established", "embedded"]', []),
        ('answer("a.level") != "established" and answer("a.level") != "embedded"', []),
        ('answer("a.level") in ["absent", "established"]', [LEVEL]),
        ('answer("a.level") == "ad hoc"', [LEVEL]),
        ('answer("b.one") == "y"', []),
        ('answer("b.one") == "x"', [Rise(Word(NodeId("b.one"), ("x", "y")))]),
        ('answer("a.yes") == answer("c.late")', [WORD_OF_YES, Rise(Word(NodeId("c.late"), ("yes", "no")))]),
        ('answer("d.count") > 3 and phase == "start-up"', []),
    ],
)
def test_what_an_improvement_can_bring_about(when: str, expected: list[Rise]) -> None:
    assert list(dict.fromkeys(rises(condition(when), NAMES))) == expected


@pytest.mark.parametrize(
    ("when", "rising"),
    [
        ('band("a") == "Low"', False),
        ('band("a") in ["Low", "Middle"]', False),
        ('band("a") == "Middle"', True),
        ('band("a") == "High"', True),
        ('band("a") != "High"', False),
        ('band("a") != "Low"', True),
        ('not band("a") == "High"', False),
        ('not band("a") != "High"', True),
        ('not band("a") != "Low"', False),
        ('band("a") == answer("d.told")', True),
    ],
)
def test_that_a_score_lies_in_one_of_the_lowest_bands_ends_by_improvement(when: str, rising: bool) -> None:
    bands = [{"from": start, "label": label} for start, label in ((0, "Low"), (40, "Middle"), (70, "High"))]
    banded = good(framework_from({**HEAD, "bands": bands}, THEMES))
    names = names_of(banded.whole(), banded.points, banded.bands, (), ())
    found = resolve(when, names)
    assert not isinstance(found, tuple), found
    assert bool(list(rises(found, names))) is rising


@pytest.mark.parametrize(
    ("more", "when", "rising"),
    [
        ({}, 'points("x") == 20', False),
        ({}, 'answer("x") == "no"', False),
        ({"reverse": True}, 'answer("x") == "no"', True),
        ({"reverse": True}, 'answer("x") == "yes"', False),
        ({"reverse": True}, 'points("x") == 20', False),
        ({"reverse": True}, 'points("x") == 80', True),
        ({"unsupported": 10.0}, 'points("x") == 20', True),
        ({"unsupported": 10.0}, 'points("x") == 10', False),
        ({"reverse": True}, 'answer("n") < 40', True),
        ({"reverse": True}, 'answer("n") > 40', False),
        ({"reverse": True}, 'points("n") == 30', False),
        ({}, 'answer("v") < 40', True),
        ({}, 'answer("v") > 40', True),
        ({}, 'points("n") == 30', True),
    ],
)
def test_which_answers_are_better_goes_by_the_points_that_they_earn(
    more: dict[str, Any], when: str, rising: bool
) -> None:
    way = {key: value for key, value in more.items() if key == "reverse"}
    number = {"unit": "d", "between": [0, 90]}
    items = [
        {"id": "x", "ask": "Q", "yes-no": {"yes": 80, "no": 20}, **way},
        {"id": "n", "ask": "Q", "number": {**number, "goalposts": [[0, 0], [90, 70]]}, **way},
        {"id": "v", "ask": "Q", "number": {**number, "goalposts": [[0, 0], [50, 100], [90, 0]]}},
    ]
    made = good(framework_from({}, [{"id": "a", "title": "A", "items": items}]))
    names = replace(names_in(made.themes), unsupported=more.get("unsupported"))
    found = resolve(when, names)
    assert not isinstance(found, tuple), found
    assert bool(list(rises(found, names))) is rising


# ---- how deep and long a condition may be


@pytest.mark.parametrize(
    "when",
    [
        "+".join("1" * 148) + " > 1",
        "-".join("1" * 148) + " > 1",
        " and ".join(["1==1"] * 75),
        " or ".join(["1==1"] * 75),
        "(" * 38 + "1 == 1" + ")" * 38,
        "not " * 38 + "1 == 1",
        "-" * 38 + "1 < 2",
        "1" + "<2" * 148,
        "(" * 30 + "+".join("1" * 110) + ")" * 30 + " > 1",
    ],
)
def test_the_longest_and_deepest_conditions_come_to_an_end(when: str) -> None:
    found = condition(when)
    assert not list(leaves(found))
    assert decided(when, {}) in {HOLDS, FAILS}


# ---- what sets of outcomes come to


def reference(some: int, others: int, stronger: int, weaker: int) -> int:
    """Each of some meets each of the others: the stronger decides, then silence, and else the weaker is left."""
    found = 0
    for one, other in product((1, 2, 4), repeat=2):
        if some & one and others & other:
            met = {one, other}
            found |= stronger if stronger in met else 4 if 4 in met else weaker
    return found


def test_the_tables_of_and_and_or_say_what_each_two_sets_of_outcomes_come_to() -> None:
    pairs = list(product(range(8), repeat=2))
    both, either = conditions._table(conditions._both), conditions._table(conditions._either)
    assert [len(both), *{len(row) for row in both}] == [8, 8]
    assert [len(either), *{len(row) for row in either}] == [8, 8]
    assert all(both[one][other] == reference(one, other, 2, 1) for one, other in pairs)
    assert all(either[one][other] == reference(one, other, 1, 2) for one, other in pairs)
    assert (both, either) == (conditions._BOTH, conditions._EITHER)


def test_a_number_against_a_span_that_cannot_lapse_is_open_inside_it() -> None:
    answers = {"a.level": "embedded", "a.yes": "no", "b.some": ["x"]}  # a is 33.3 to 66.7, and b.some is 30
    for sign in ("<", "<="):
        assert decided(f'points("b.some") + 20 {sign} score("a")', answers) is OPEN
        assert decided(f'score("a") {sign} points("b.some") + 20', answers) is OPEN
        assert decided(f'points("b.some") {sign} score("a")', answers) is HOLDS
        assert decided(f'score("a") {sign} points("b.some")', answers) is FAILS
    # the one side may yet turn out not to apply, whatever the other is
    assert decided('points("a.number") < points("b.some") + 100', answers) is OPEN
    assert decided('points("b.some") < points("a.number") + 100', answers) is OPEN
    assert decided('points("a.number") == points("b.some") + 100', answers) is OUT
