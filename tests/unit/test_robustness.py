"""Whether conclusions hold: trials worked out by hand, what cannot be tried, and what is said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from readiness.engine.evaluate import evaluate
from readiness.engine.figures import Figures
from readiness.engine.plan import compile_plan
from readiness.engine.robustness import Conclusions, Level, Robustness, Why, conclusions, robustness, steadiness
from readiness.engine.weightings import DRAWS, SEED, BandDraws, _bands, _reader, _trial, band_draws, drawn
from readiness.ids import NodeId
from readiness.model.assessment import Sheet
from readiness.model.framework import Aggregate
from readiness.render.registry import text_of
from readiness.report.build import build_report
from readiness.report.robustness import build_robustness
from readiness.report.robustness_view import RobustnessReport
from readiness.report.view import Report
from readiness.syntax.yaml_events import parse
from support import ROOT, framework_from, good, result_of, sheet_from

FEW = 100
HALVES = {"bands": [{"from": 0, "label": "Low"}, {"from": 50, "label": "High"}]}
POINTS = {"number": {"unit": "points", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}}


def item(name: str, **more: Any) -> Mapping[str, Any]:
    return {"id": name, "ask": f"{name}?", **POINTS, **more}


def theme(name: str, *items: Mapping[str, Any], **more: Any) -> Mapping[str, Any]:
    return {"id": name, "title": name.upper(), "items": list(items or [item(f"{name}1")]), **more}


def sheet(
    themes: Sequence[Mapping[str, Any]],
    answers: Mapping[str, Any],
    rules: Sequence[Mapping[str, Any]] | None = None,
    **head: Any,
) -> Sheet:
    framework = good(framework_from({**HALVES, **head}, themes, rules))
    return good(sheet_from(framework, {"answers": answers}))


def figures(made: Sheet) -> Figures:
    return evaluate(compile_plan(made.framework), made.assessment)


def tried(made: Sheet, draws: int = FEW) -> Robustness:
    return robustness(figures(made), draws)


def concluded(band: str | None, *order: str) -> Conclusions:
    """Themes by the letters that they are called by; those in one word are equal."""
    return Conclusions(band, tuple(tuple(map(NodeId, group)) for group in order))


def reports(made: Sheet) -> tuple[Report, RobustnessReport]:
    report = build_report(made, result_of(made), steadiness=steadiness(figures(made)))
    return report, build_robustness(made.framework, report, tried(made))


def line(made: Sheet) -> str | None:
    steady = reports(made)[0].robustness
    return None if steady is None else steady.text


def texts(made: Sheet) -> list[str]:
    return [entry.text for entry in reports(made)[1].otherwise]


def two(one: Any, other: Any, **head: Any) -> Sheet:
    return sheet([theme("a"), theme("b")], {"a1": one, "b1": other}, **head)


# ---- draws


def test_the_draws_are_the_same_on_every_platform_and_in_every_version() -> None:
    # from Python's own documentation: random() keeps its sequence for a seed
    assert [row[0] for row in islice(drawn([1.0], 3, SEED), 3)] == EXPECTED
    assert len(list(drawn([1.0], FEW, SEED))) == FEW


EXPECTED = [0.8513388141128075, 1.0807841448168847, 1.183096904569433]


def test_other_weights_of_the_themes_change_the_band_by_hand() -> None:
    # 100 and 0 with equal weights: 50 and more where a's factor is not the smaller one, as the shown number has it
    made = two(100, 0)
    kept = sum(a / (a + b) >= 0.4995 for a, b in drawn([1.0, 1.0], DRAWS, SEED))
    assert band_draws(figures(made)) == BandDraws("High", kept, DRAWS, SEED, weighed=True)
    assert 450 < kept < 550


def test_another_seed_draws_other_weights() -> None:
    made = two(100, 0)
    found = robustness(figures(made), FEW, 1)
    assert (found.draws, found.seed) == (FEW, 1)
    assert found.themes_weighed == band_draws(figures(made), FEW, 1) != band_draws(figures(made), FEW)


def test_the_weights_of_the_phase_are_drawn() -> None:
    # (9 * 100 + 0)/10 = 90 in this phase; 50, at the edge, in any other
    themes = [theme("a", weight={"default": 1, "start-up": 9}), theme("b")]
    framework = good(framework_from({**HALVES, "phases": ["start-up"]}, themes))
    made = good(sheet_from(framework, {"phase": "start-up", "answers": {"a1": 100, "b1": 0}}))
    assert tried(made).weighed == ((concluded("High", "b", "a"), FEW),)
    assert band_draws(figures(made)) == BandDraws("High", DRAWS, DRAWS, SEED, weighed=True)


def test_a_cap_on_the_whole_stands_under_every_draw() -> None:
    rule = {"id": "r", "when": 'points("a1") > 50', "cap": {"overall": 40}, "severity": "note", "finding": "F."}
    made = sheet([theme("a"), theme("b")], {"a1": 100, "b1": 90}, [{**rule, "recommend": "R.", "for": "mission"}])
    assert band_draws(figures(made)) == BandDraws("Low", DRAWS, DRAWS, SEED, weighed=True)
    assert line(made) == (
        "With other weights of the themes, each up to a quarter more or less, the band stays the same in 100 % of "
        "1,000 tries; the weakest theme, B, is the same whatever the weights."
    )


def test_a_draw_that_leaves_too_little_covered_has_no_band() -> None:
    made = sheet(
        [theme("a", item("a1"), item("a2")), theme("b"), theme("c")],
        {"a1": 80, "a2": 80, "b1": 70},
        policy={"minimum-coverage": 0.66},
    )
    places = _bands(_trial(figures(made)), DRAWS, SEED)
    found = band_draws(figures(made))
    assert found is not None
    assert 0 < places.count(None) == DRAWS - found.kept < DRAWS
    assert "In " in texts(made)[0]
    assert "of the draws, there is no score." in texts(made)[0]


def test_the_minimum_of_the_themes_knows_no_weights_but_coverage_does() -> None:
    covered = two(60, 70, overall={"aggregate": "minimum"})
    found = band_draws(figures(covered))
    assert found == BandDraws("High", DRAWS, DRAWS, SEED, weighed=False)
    assert line(covered) == "The band does not depend on the weights of the themes, nor does which is the weakest, A."
    short = sheet(
        [theme("a"), theme("b"), theme("c")],
        {"a1": 60, "b1": 70},
        overall={"aggregate": "minimum"},
        policy={"minimum-coverage": 0.66},
    )
    found = band_draws(figures(short))
    assert found is not None
    assert found.weighed
    assert 0 < found.kept < DRAWS


def test_the_weight_of_the_only_theme_that_counts_plays_no_part() -> None:
    away = {"answer": "not-applicable", "because": "Not here."}
    assert band_draws(figures(two(60, away))) == BandDraws("High", DRAWS, DRAWS, SEED, weighed=False)


def test_where_every_theme_is_covered_just_enough_no_weights_leave_too_little() -> None:
    made = sheet(
        [theme("a", item("a1"), item("a2")), theme("b")],
        {"a1": 60, "b1": 70},
        overall={"aggregate": "minimum"},
        policy={"minimum-coverage": 0.5},
    )
    assert band_draws(figures(made)) == BandDraws("High", DRAWS, DRAWS, SEED, weighed=False)


def test_a_table_stays_what_it_gives_in_every_draw_that_covers_enough() -> None:
    # the mean of 10 and 95 would be an A, but the table gives D
    rows = [(["Low", "Low"], "D"), (["Low", "High"], "D"), (["High", "High"], "A")]
    table = {"to": "grade", "any-order": True, "table": [{"of": of, "is": is_} for of, is_ in rows]}
    made = sheet(
        [theme("a", item("a1"), item("a2")), theme("b")],
        {"a1": 10, "b1": 95},
        overall={"aggregate": "lookup", "lookup": table},
        scales={"grade": {"labels": ["D", "A"], "points": [0, 50]}},
        policy={"minimum-coverage": 0.75},
    )
    found = band_draws(figures(made))
    assert found is not None
    assert (found.band, found.weighed) == ("D", True)
    assert 0 < found.kept < DRAWS


def test_a_score_of_nought_is_a_score() -> None:
    made = sheet(
        [theme("a"), theme("b"), theme("c")],
        {"a1": 0, "b1": 70},
        overall={"aggregate": "minimum"},
        policy={"minimum-coverage": 0.66},
        bands=[{"from": 0, "label": "None"}, {"from": 1, "label": "Some"}],
    )
    found = band_draws(figures(made))
    assert found is not None
    assert (found.band, found.weighed) == ("None", True)
    assert 0 < found.kept < DRAWS


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (sheet([theme("a")], {"a1": 60}), "one theme"),
        (sheet([theme("a"), theme("b")], {"a1": 60, "b1": 70}, bands=[]), "no bands"),
        (sheet([theme("a"), theme("b")], {}), "no score"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_line_is_left_out(made: Sheet, why: str) -> None:
    assert band_draws(figures(made)) is None, why
    assert line(made) is None


# ---- conclusions


def test_themes_that_show_one_number_keep_the_order_of_the_framework() -> None:
    made = sheet([theme("c"), theme("a")], {"a1": 30, "c1": 30})
    assert conclusions(figures(made)) == concluded("Low", "ca")


def test_themes_that_show_one_number_are_weakest_together() -> None:
    made = sheet([theme("a"), theme("b"), theme("c")], {"a1": 30.04, "b1": 90, "c1": 29.96})
    assert conclusions(figures(made)) == concluded("High", "ac", "b")
    shared = "; the themes that share the lowest score, A and C, are the same whatever the weights."
    assert (line(made) or "").endswith(shared)
    shown = {named.label: named.text for named in reports(made)[1].conclusions}
    assert shown["Weakest theme"] == "A and C (30.0)"
    assert shown["Order of the themes, the weakest first"] == "A and C equal (30.0); B (90.0)"


def test_a_tie_that_breaks_is_another_conclusion() -> None:
    made = sheet([theme("a", item("a1"), item("a2")), theme("b"), theme("c")], {"a1": 20, "a2": 40, "b1": 30, "c1": 90})
    found = tried(made)
    assert found.base.weakest == ("a", "b")
    weakest = reports(made)[1].trials[1].weakest
    assert weakest is not None
    assert weakest.kept == sum(count for end, count in found.weighed if end.weakest == ("a", "b")) < FEW
    assert any(text.endswith("of the draws, A and B are not equal.") for text in texts(made))


def test_themes_on_different_scales_are_not_compared() -> None:
    tens = {"aggregate": "sum", "floor": 0, "ceiling": 10}
    made = sheet([theme("a", **tens), theme("b")], {"a1": 5, "b1": 70}, bands=[])
    assert conclusions(figures(made)) == concluded(None)
    found = sheet([theme("a", **tens), theme("b")], {"a1": 5, "b1": 70}, overall={"bands": HALVES["bands"]}, bands=[])
    assert [named.text for named in reports(found)[1].conclusions] == [
        "Low (37.5)",
        "none. The themes have scores on different scales.",
    ]
    assert line(found) == (
        "With other weights of the themes, each up to a quarter more or less, the band stays the same in 100 % of "
        "1,000 tries."
    )


def test_where_the_whole_has_no_score_the_themes_still_have_an_order() -> None:
    made = sheet([theme("a"), theme("b"), theme("c")], {"a1": 20, "b1": 30}, policy={"minimum-coverage": 0.9})
    found = reports(made)[1]
    assert [named.text for named in found.conclusions] == [
        "none. 67 % of the weight is answered; a score needs 90 %.",
        "A (20.0)",
        "A (20.0); B (30.0)",
    ]
    assert {trial.varied for trial in found.trials} == {"all-weights", "item"}
    assert all(trial.band is None for trial in found.trials)
    assert tried(made).themes == ()


def test_a_band_that_only_other_weights_give_is_no_conclusion() -> None:
    made = sheet([theme("a"), theme("b"), theme("c")], {"a1": 20, "b1": 30}, policy={"minimum-coverage": 0.67})
    assert {end.band for end, _ in tried(made).weighed} == {None, "Low"}
    assert not any("band" in text for text in texts(made))


def test_a_theme_that_loses_its_score_stands_otherwise_to_the_others() -> None:
    made = sheet(
        [theme("a", item("a1"), item("a2")), theme("b"), theme("c")],
        {"a1": 20, "b1": 30, "c1": 40},
        policy={"minimum-coverage": 0.5},
    )
    found = tried(made)
    lost = sum(count for end, count in found.weighed if end.order == concluded(None, "b", "c").order)
    assert 0 < lost < FEW
    assert f"In {lost} % of the draws, the weakest theme is B." in texts(made)
    assert f"In {lost} % of the draws, A is not below B." in texts(made)
    assert not any("B is not below C" in text for text in texts(made))


def test_with_one_theme_scored_the_line_names_no_weakest_theme() -> None:
    made = sheet([theme("a"), theme("b")], {"a1": 60}, policy={"minimum-coverage": 0.4})
    assert "the band stays the same in " in (line(made) or "")
    assert "weakest" not in (line(made) or "")


def test_without_conclusions_nothing_is_tried() -> None:
    made = sheet([theme("a"), theme("b")], {})
    found = tried(made)
    assert found == Robustness(concluded(None), FEW, SEED, None, (), (), (), (), ())
    report = reports(made)[1]
    assert report.nothing == (
        "There is no conclusion to try: the whole has no band, and the themes do not have scores on one scale to "
        "compare. No item here "
        "is answered."
    )
    assert "No item here is answered." in text_of(report, "markdown")


# ---- other aggregation


def test_other_aggregates_by_hand() -> None:
    # the whole of 81 and 25: mean 53, geometric 45, median 53, minimum 25
    made = two(81, 25)
    ends = {other.aggregate: other.found.band for other in tried(made).aggregates if other.level is Level.WHOLE}
    assert ends == {Aggregate.GEOMETRIC: "Low", Aggregate.MEDIAN: "High", Aggregate.MINIMUM: "Low"}
    assert [text for text in texts(made) if text.startswith("With the")] == [
        "With the geometric mean at the whole, the band is Low.",
        "With the minimum at the whole, the band is Low.",
    ]


def test_other_aggregates_at_the_themes_by_hand() -> None:
    # a is 50 as a mean and 0 else; b is 40 throughout
    made = sheet([theme("a", item("a1"), item("a2")), theme("b")], {"a1": 0, "a2": 100, "b1": 40}, bands=[])
    found = tried(made)
    assert found.base.order == (("b",), ("a",))
    assert {(other.level, other.aggregate): other.found.order for other in found.aggregates} == {
        (Level.WHOLE, Aggregate.GEOMETRIC): (("b",), ("a",)),
        (Level.WHOLE, Aggregate.MEDIAN): (("b",), ("a",)),
        (Level.WHOLE, Aggregate.MINIMUM): (("b",), ("a",)),
        (Level.THEMES, Aggregate.GEOMETRIC): (("a",), ("b",)),
        (Level.THEMES, Aggregate.MEDIAN): (("b",), ("a",)),
        (Level.THEMES, Aggregate.MINIMUM): (("a",), ("b",)),
    }
    assert "With the minimum at A, the order is A; B." in texts(made)
    assert {trial.varied: trial.tried for trial in reports(made)[1].trials} == {
        "all-weights": FEW,
        "themes": 3,
        "item": 3,
    }


def test_what_is_not_tried_is_said_with_its_reason() -> None:
    below: Mapping[str, Any] = {"points": [-10, 10]}
    goalposts = {"number": {"unit": "points", "between": [-10, 10], "goalposts": [[-10, -10], [10, 10]]}}
    both = [{"id": "a1", "ask": "Q?", **goalposts}, {"id": "a2", "ask": "Q?", **goalposts}]
    one = {"id": "b1", "ask": "Q?", **goalposts}
    summed = theme("c", {**one, "id": "c1"}, aggregate="sum", floor=-10, ceiling=10)
    table = {
        "aggregate": "lookup",
        "lookup": {"to": "grade", "table": [{"of": ["no"], "is": "D"}, {"of": ["yes"], "is": "A"}]},
    }
    looked = theme("d", {"id": "d1", "ask": "Q?", "yes-no": {"yes": 10, "no": -10}}, **table)
    scales = {"grade": {"labels": ["D", "A"], "points": [-10, 10]}}
    made = sheet(
        [theme("a", *both), theme("b", one), summed, looked],
        {"a1": 1, "a2": 2, "b1": 3, "c1": 4, "d1": "yes"},
        bands=[{"from": -10, "label": "Low"}, {"from": 5, "label": "High"}],
        scales=scales,
        **below,
    )
    found = tried(made)
    assert {entry.why: entry.nodes for entry in found.not_tried} == {
        Why.BELOW_ZERO: ("overall", "a"),
        Why.SINGLE: ("b",),
        Why.SUM: ("c",),
        Why.TABLE: ("d",),
    }
    assert {(other.level, other.aggregate, other.nodes) for other in found.aggregates} == {
        (Level.WHOLE, Aggregate.MEDIAN, ("overall",)),
        (Level.WHOLE, Aggregate.MINIMUM, ("overall",)),
        (Level.THEMES, Aggregate.MEDIAN, ("a",)),
        (Level.THEMES, Aggregate.MINIMUM, ("a",)),
    }
    method = " ".join(reports(made)[1].method)
    assert "Aggregation tried at the whole: median, minimum. Aggregation tried at A: median, minimum." in method
    assert "No geometric mean at Overall and A: the scale goes below 0." in method
    assert "No other aggregation at D: the score comes from a table." in method


def test_where_no_other_aggregate_fits_that_is_said() -> None:
    summed = {"aggregate": "sum", "floor": 0, "ceiling": 200, "bands": HALVES["bands"]}
    made = two(60, 70, overall=summed, bands=[])
    report = reports(made)[1]
    assert "No other aggregation was tried." in " ".join(report.method)
    assert "Under other aggregation" not in text_of(report, "markdown")


def test_the_mean_stands_in_for_another_aggregate() -> None:
    made = two(20, 90, overall={"aggregate": "minimum"})
    ends = {other.aggregate: other.found.band for other in tried(made).aggregates if other.level is Level.WHOLE}
    assert ends == {Aggregate.MEAN: "High", Aggregate.GEOMETRIC: "Low", Aggregate.MEDIAN: "High"}


# ---- something left out


def test_items_left_out_by_hand() -> None:
    # a is (10 + 70)/2 = 40, b is 50: without a1 the order turns, and the whole is (70 + 50)/2; without a2 it is 30
    made = sheet([theme("a", item("a1"), item("a2")), theme("b")], {"a1": 10, "a2": 70, "b1": 50})
    found = tried(made)
    assert found.base == concluded("Low", "a", "b")
    assert {left.id: left.found for left in found.items} == {
        "a1": concluded("High", "b", "a"),
        "a2": concluded("Low", "a", "b"),
        "b1": concluded("Low", "a"),
    }
    assert {left.id: left.found.band for left in found.themes} == {"a": "High", "b": "Low"}
    assert texts(made)[-4:] == [
        "Without a1, the band is High.",
        "Without a1, the weakest theme is B.",
        "Without one of these, the order is another: a1, b1.",
        "Without A, the band is High.",
    ]


def test_what_hangs_on_an_item_goes_with_it() -> None:
    gated = item("b1", **{"applies-when": 'points("a1") > 50'})
    made = sheet([theme("a"), theme("b", gated, item("b2"))], {"a1": 90, "b1": 0, "b2": 80})
    left = {entry.id: entry.found for entry in tried(made).items}
    assert left[NodeId("a1")] == concluded("High", "b")
    only = sheet([theme("a"), theme("b", gated)], {"a1": 90, "b1": 0})
    assert {entry.id: entry.found for entry in tried(only).items}[NodeId("a1")] == concluded(None)
    assert "Without a1, there is no score." in texts(only)
    assert "Without a1, the themes do not have scores on one scale to compare." in texts(only)


def test_only_items_that_count_are_left_out() -> None:
    made = sheet(
        [theme("a", item("a1"), item("a2"), {"id": "a3", "ask": "Q?", "context": "number"}), theme("b")],
        {"a1": 60, "a2": "dont-know", "a3": 7, "b1": 80},
        policy={"minimum-coverage": 0.1},
    )
    assert [left.id for left in tried(made).items] == ["a1", "b1"]


# ---- what is said


def test_where_nothing_changes_that_is_said() -> None:
    made = sheet([theme("a", item("a1"), item("a2")), theme("b")], {"a1": 10, "a2": 10, "b1": 40})
    page = text_of(reports(made)[1], "markdown")
    assert page.count("Every conclusion stays the same.") == 2


def test_of_many_pairs_the_most_frequent_are_named() -> None:
    names = "abcdefg"
    themes = [theme(name, item(f"{name}1"), item(f"{name}2")) for name in names]
    answers = {f"{name}{number}": 100 * (number - 1) for name in names for number in (1, 2)}
    report = reports(sheet(themes, answers))[1]
    pairs = [entry for entry in report.otherwise if entry.varied == "all-weights" and entry.conclusion == "order"]
    assert (len(pairs), report.more_pairs) == (10, 11)
    assert [entry.trials for entry in pairs] == sorted((entry.trials for entry in pairs), reverse=True)
    assert "Further pairs of themes that change places, more seldom: 11." in text_of(report, "markdown")


def test_an_illustration_has_no_conclusions_and_no_line() -> None:
    made = two(60, 70)
    subject = replace(made.assessment.subject, illustration=True)
    shown = replace(made, assessment=replace(made.assessment, subject=subject))
    report, found = reports(shown)
    assert report.robustness is None
    assert found.nothing == "An illustration has no score, however much of it is answered."
    assert (found.conclusions, found.trials, found.otherwise) == ((), (), ())


# ---- every shape of framework


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "cases" / "scoring").glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_shape_of_framework_can_be_tried(path: Any) -> None:
    case: Any = good(parse(path.read_bytes(), path.name)).data
    framework = good(framework_from(case["framework"], case["checklists"]))
    made = good(sheet_from(framework, case["assessment"]))
    report, found = reports(made)
    for trial in found.trials:
        for kept in (trial.band, trial.weakest, trial.order):
            assert kept is None or (0 <= kept.kept <= trial.tried and kept.share == kept.kept / trial.tried)
    assert (report.robustness is None) == (band_draws(figures(made)) is None)
    for form in ("json", "markdown"):
        assert text_of(found, form)


def test_in_a_sum_the_weight_of_the_only_theme_that_counts_has_its_effect() -> None:
    away = {"answer": "not-applicable", "because": "Not here."}
    whole = {"aggregate": "sum", "floor": 0, "ceiling": 100}
    found = band_draws(figures(sheet([theme("a"), theme("b")], {"a1": 49, "b1": away}, overall=whole)))
    assert found is not None
    assert found.weighed
    assert 0 < found.kept < found.draws


def test_coverage_at_the_minimum_is_enough_for_a_draw() -> None:
    made = sheet([theme("a"), theme("b")], {"a1": 50}, policy={"minimum-coverage": 0.5})
    falls_short = _trial(figures(made)).falls_short
    assert falls_short is not None
    assert [falls_short([one, 1.0]) for one in (0.99, 1.0, 1.01)] == [True, False, False]


def test_each_draw_is_told() -> None:
    told: list[tuple[int, int]] = []
    robustness(figures(two(60, 40)), 3, told=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(("number", "band"), [(49.94, 0), (49.95 - 1e-12, 1), (49.95, 1), (49.96, 1), (20.0, 0)])
def test_near_the_start_of_a_band_the_shown_number_decides(number: float, band: int) -> None:
    head = {"bands": [{"from": 0, "label": "Low"}, {"from": 50, "label": "High"}]}
    whole = figures(two(60, 40, **head)).plan.branches[-1]
    assert _reader(whole)(number) == band
