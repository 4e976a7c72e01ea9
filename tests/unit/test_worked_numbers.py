"""The numbers that the explanations work through are those that the program comes to.

Where a case file has them, test_scoring_cases.py and test_change_cases.py see that the program comes to them.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from program import outcome
from readiness.compare.course import YEAR, chained
from readiness.compare.standing import line_at
from readiness.engine.aggregate import geometric, mean, median, minimum
from readiness.engine.points import interpolate
from readiness.model.result import Scored
from readiness.numbers import months_between
from readiness.syntax.yaml_events import parse
from readiness.workflow.scoring import score_assessment
from support import ROOT, UNMEX, good

MINUS = "\N{MINUS SIGN}"


def page(name: str) -> str:
    """A page in one line, as wrapping means nothing."""
    return re.sub(r"\s+", " ", (ROOT / "docs" / name).read_text(encoding="utf-8"))


SCORING, COMPARISON, FILES = page("scoring.md"), page("comparison.md"), page("files.md")


def expected(kind: str, name: str) -> Any:
    path = Path(ROOT / "tests" / "cases" / kind / f"{name}.yaml")
    data: Any = good(parse(path.read_bytes(), path.name)).data
    return data["expect"]


def test_points_between_goalposts() -> None:
    earned = interpolate(((10, 100), (90, 0)), 30)
    assert f"an answer of 30 days: 100 {MINUS} 100 · (30 {MINUS} 10)/(90 {MINUS} 10) = **{earned:g}**" in SCORING


def test_an_age_in_months() -> None:
    age = months_between(date(2026, 5, 1), date(2026, 11, 23))
    days = (age - 6) * 30
    assert days == pytest.approx(round(days))
    assert f"from 2026-05-01 to 2026-11-23 it is 6 + {days:.0f}/30 months" in SCORING


def test_a_mean_of_means() -> None:
    case = expected("scoring", "mean-of-topics")
    topic, theme, whole = (case[name]["score"] for name in ("a.one", "a", "overall"))
    assert f"first topic: (1·0 + 2·100)/3 = {topic:.2f}" in SCORING
    assert f"theme a: ({topic:.2f} + 0)/2 = {theme:.2f}" in SCORING
    assert f"the whole: (3·{theme:.2f} + 1·10)/4 = **{whole:g}**" in SCORING


def test_open_items() -> None:
    case = expected("scoring", "open-items")["overall"]
    low, high = case["range"]
    assert f"Score: (60 + 0)/2 = **{case['score']:g}**" in SCORING
    assert f"Range: (60 + 0 + 0 + 0)/4 = **{low:g}** to (60 + 100 + 100 + 0)/4 = **{high:g}**" in SCORING
    assert f"Coverage: 2/4 = **{case['coverage']:.0%}**".replace("%", " %") in SCORING


def test_the_cap_of_the_fictional_mission() -> None:
    result = good(score_assessment(UNMEX)).result
    planning = next(node for node in result.nodes if node.id == "planning")
    points = {str(item.item.id): item.points for item in result.items}
    assert isinstance(planning.score, Scored)
    assert isinstance(result.overall.score, Scored)
    assert planning.uncapped is not None
    assert result.overall.uncapped is not None
    without = planning.uncapped
    off = result.overall.uncapped - result.overall.score.value
    assert f"planning is {without:.2f} without caps" in SCORING
    assert f"has {points['local-ownership.consultation']:.1f} points" in SCORING
    assert f"planning counts {planning.score.value:g}, and the whole, the mean of five themes" in SCORING
    assert f"is lower by ({without:.2f} {MINUS} 75)/5 = **{off:.2f}**" in SCORING
    _, out, _ = outcome("explain", UNMEX, "planning")
    assert "(75.0 + 100.0 + 66.7 + 66.7) / 4 = 77.1" in out
    assert f"(75 + 100 + 66.7 + 66.7)/4 = {without:.1f}, at most 75" in SCORING


def test_the_step_that_ends_it() -> None:
    report = json.loads(outcome("next", UNMEX, "--format", "json")[1])
    (adds,) = (step["adds"] for step in report["steps"] if step["id"] == "local-ownership.consultation")
    assert f"so this step adds **{adds:.2f}**" in SCORING
    assert f"it earns 33.3 points more, {100 / 3 / 60:.2f} of the overall score" in SCORING


def test_the_index_of_a_trend() -> None:
    text = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d)[^|]*\| ([^|]+) \| ([^|]*?) ?\| ([^|]+) \|$", text, re.MULTILINE)
    assert [int(number) for number, *_ in rows] == [1, 2, 3, 4, 5, 6, 7]
    scores = [None if shown == "no score" else float(shown) for _, shown, _, _ in rows]
    # what the few answers of a round without a score say is no measure of the whole
    links = [
        None if link == "none" or None in (scores[at], scores[at + 1]) else float(link)
        for at, (_, _, link, _) in enumerate(rows[1:])
    ]
    chain = chained(scores, links)
    told = [None if index == "none" else float(index.partition(",")[0]) for *_, index in rows]
    assert list(chain.index) == told
    assert f"together {chain.change:g}." in SCORING


def test_other_aggregation() -> None:
    weights, values = [1.0, 1.0], [81.0, 25.0]
    assert f"Mean (81 + 25)/2 = {mean(weights, values):g} and median {median(weights, values):g}" in SCORING
    assert f"Geometric mean √(81 · 25) = **{geometric(weights, values):g}**" in SCORING
    assert f"and minimum **{minimum(weights, values):g}**" in SCORING


def test_the_line_to_a_target() -> None:
    begin, end, at = date(2024, 1, 1), date(2025, 1, 1), date(2024, 7, 2)
    asked = line_at((begin, 40), (end, 60), at)
    days, left = (at - begin).days, (end - at).days
    assert f"the line asks for 40 + 20 x {days} / {(end - begin).days} = {asked:g} on 2024-07-02" in FILES
    assert f"needs 13 points in {left} days, which is 13 x {YEAR} / {left} = {13 * YEAR / left:.0f} points" in FILES


def test_a_geometric_mean_and_a_minimum_that_changed() -> None:
    lines = expected("change", "geometric-mean")["t"]["lines"]
    assert f"= **+{lines['answers item a']:.3f}**" in COMPARISON
    assert f"= **{MINUS}{-lines['answers item b']:.3f}**" in COMPARISON
    lines = expected("change", "median-and-minimum")["u"]["lines"]
    assert f"a = (10 + 30)/2 = **{lines['answers item d']:g}**" in COMPARISON
    assert f"b = (20 + 0)/2 = **{lines['answers item e']:g}**" in COMPARISON


def test_the_worked_case_adds_up() -> None:
    case = expected("change", "worked-case")["overall"]
    first, last, parts = case["stations"][0], case["stations"][-1], case["parts"]
    answers, applicability, method = (parts[name] for name in ("answers", "applicability", "method"))
    assert (
        f"{answers:.2f} {MINUS} {-applicability:g} + {method:.2f} = **{last - first:g}** = {last:g} {MINUS} {first:g}"
        in (COMPARISON)
    )
