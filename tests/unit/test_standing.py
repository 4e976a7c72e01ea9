"""How targets stand, by lines that were calculated by hand; and what is said where nothing can be."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readiness.compare.standing import DAYS_A_YEAR, Reading, Stand, Standing, line_at, mark, stand
from readiness.ids import OVERALL, OWN, NodeId
from readiness.model.framework import Framework
from readiness.model.targets import Target
from readiness.problems import Loaded
from readiness.report.target_view import TargetView
from readiness.report.targets import target_views
from readiness.words.problems import message
from readiness.workflow.scoring import report_of, score_assessment, targets_beside
from readiness.workflow.targets import standings_beside
from support import EXAMPLES, framework_from, good, result_of, sheet_from

HEAD = {
    "phases": ["start-up", "implementation", "transition"],
    "bands": [{"from": 0, "label": "Low"}, {"from": 50, "label": "High"}],
}
OPTIONS = [{"id": "x", "label": "X", "points": 30}, {"id": "y", "label": "Y", "points": 60}]
AMOUNT = {"unit": "%", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
ITEMS: list[dict[str, Any]] = [
    {"id": "t.level", "ask": "Level?", "scale": "practice", "levels": ["l0", "l1", "l2", "l3"]},
    {"id": "t.turned", "ask": "Q", "yes-no": {"yes": 100, "no": 40}, "reverse": True},
    {"id": "t.one", "ask": "Q", "choice": OPTIONS},
    {"id": "t.amount", "ask": "How much?", "number": AMOUNT},
    {"id": "t.late", "ask": "Q", "yes-no": {"yes": 100, "no": 0}, "phases": ["transition"]},
]
THEMES: list[dict[str, Any]] = [
    {"id": "t", "title": "T", "items": ITEMS},
    {
        "id": "sum",
        "title": "S",
        "aggregate": "sum",
        "floor": 0,
        "ceiling": 10,
        "decimals": 0,
        "bands": [{"from": 0, "label": "Few"}, {"from": 6, "label": "Many"}],
        "items": [{"id": "s.a", "ask": "Q", "weight": 0.1, "yes-no": {"yes": 100, "no": 0}}],
    },
]
FRAMEWORK = good(framework_from(HEAD, THEMES))
AGREED = date(2024, 1, 1)


def by(day: date, at_least: float | str = 60.0, node: str = "t", agreed: date = AGREED) -> Target:
    return Target("x", NodeId(node), at_least, day, None, agreed, with_partners=False)


def before(phase: str, at_least: float | str = 60.0, node: str = "t") -> Target:
    return Target("x", NodeId(node), at_least, None, phase, AGREED, with_partners=False)


def at(day: date, value: float | None, phase: str | None = "implementation") -> Reading:
    return Reading(day, phase, value)


def stood(target: Target, *readings: Reading) -> Stand:
    return stand(target, FRAMEWORK, readings)


# ---- what is asked, as a number


@pytest.mark.parametrize(
    ("node", "at_least", "threshold"),
    [
        (OVERALL, 61.5, 61.5),
        (OVERALL, "High", 50.0),
        (OWN, "High", 50.0),
        ("t", "High", 50.0),
        ("sum", "Many", 6.0),
        ("sum", 7.0, 7.0),
        ("t.level", "established", 200 / 3),
        ("t.level", "absent", 0.0),
        ("t.turned", "yes", 0.0),
        ("t.turned", "no", 60.0),
        ("t.one", "y", 60.0),
        ("t.amount", 33.0, 33.0),
    ],
)
def test_what_a_target_asks_for_is_one_number(node: str, at_least: float | str, threshold: float) -> None:
    assert mark(FRAMEWORK, before("transition", at_least, node)).threshold == pytest.approx(threshold)


def test_the_scale_is_that_of_the_node() -> None:
    asked = mark(FRAMEWORK, before("transition", 7.0, "sum"))
    assert (asked.ends, asked.decimals) == ((0.0, 10.0), 0)
    asked = mark(FRAMEWORK, before("transition", 7.0, "t"))
    assert (asked.ends, asked.decimals) == ((0.0, 100.0), None)


# ---- by a day: from 40 on 2024-01-01 to 60 on 2025-01-01 are 366 days, a leap year's


@pytest.mark.parametrize(
    ("day", "value", "standing", "line"),
    [
        (date(2024, 7, 2), 50.0, Standing.ON_COURSE, 50.0),  # 183 of 366 days
        (date(2024, 7, 2), 49.9, Standing.BEHIND, 50.0),
        (date(2024, 7, 2), 59.9, Standing.ON_COURSE, 50.0),
        (date(2024, 7, 2), 60.0, Standing.MET, 50.0),
        (date(2024, 4, 1), 45.0, Standing.ON_COURSE, 44.972677596),  # 91 days, 20 * 91 / 366
        (date(2024, 4, 2), 45.0, Standing.ON_COURSE, 45.027322404),  # 92 days; shown as 45.0 too
        (date(2024, 4, 3), 45.0, Standing.BEHIND, 45.081967213),  # 93 days; shown as 45.1
        (date(2025, 1, 1), 59.9, Standing.BEHIND, 60.0),
        (date(2025, 1, 1), 60.0, Standing.MET, 60.0),
        # once the day is past, what was there on the day counts: 40
        (date(2025, 1, 2), 59.9, Standing.MISSED, 60.0),
        (date(2025, 1, 2), 60.0, Standing.MISSED, 60.0),
        (date(2027, 1, 2), 71.0, Standing.MISSED, 60.0),
        (date(2024, 1, 2), 0.0, Standing.BEHIND, 40.054644809),
    ],
)
def test_a_target_with_a_day(day: date, value: float, standing: Standing, line: float) -> None:
    found = stood(by(date(2025, 1, 1)), at(AGREED, 40.0), at(day, value))
    assert (found.standing, found.line, found.value) == (standing, line, value)
    assert found.base == at(AGREED, 40.0)


def test_the_pace_is_what_is_left_over_the_years_that_are_left() -> None:
    found = stood(by(date(2026, 7, 2)), at(AGREED, 40.0), at(date(2024, 7, 2), 47.7))
    assert (date(2026, 7, 2) - date(2024, 7, 2)).days == 730
    assert found.pace == pytest.approx(12.3 * DAYS_A_YEAR / 730)
    assert found.pace == pytest.approx(6.154212329)


@pytest.mark.parametrize(
    ("day", "value"), [(date(2025, 1, 1), 50.0), (date(2025, 1, 2), 50.0), (date(2024, 7, 2), 60.0)]
)
def test_without_a_day_left_or_where_it_is_met_there_is_no_pace(day: date, value: float) -> None:
    assert stood(by(date(2025, 1, 1)), at(AGREED, 40.0), at(day, value)).pace is None


@pytest.mark.parametrize(
    ("rounds", "base"),
    [
        ([("2022-01-01", 10.0), ("2023-01-01", 20.0), ("2024-06-01", 30.0)], "2023-01-01"),
        ([("2022-01-01", 10.0), ("2024-01-01", 20.0), ("2024-06-01", 30.0)], "2024-01-01"),  # the day itself
        ([("2022-01-01", 10.0), ("2023-01-01", None), ("2024-06-01", 30.0)], "2022-01-01"),
        ([("2023-01-01", None), ("2024-06-01", 30.0), ("2024-09-01", 40.0)], "2024-06-01"),
        ([("2024-01-02", 20.0), ("2024-06-01", 30.0)], "2024-01-02"),
        ([("2024-06-01", 30.0)], "2024-06-01"),
    ],
)
def test_the_line_begins_in_the_last_round_before_the_agreement(
    rounds: Sequence[tuple[str, float | None]], base: str
) -> None:
    found = stood(by(date(2025, 1, 1)), *(at(date.fromisoformat(day), value) for day, value in rounds))
    assert found.base is not None
    assert found.base.date == date.fromisoformat(base)


def test_a_line_that_begins_now_is_kept_to() -> None:
    found = stood(by(date(2025, 1, 1)), at(date(2024, 6, 1), 30.0))
    assert (found.standing, found.line) == (Standing.ON_COURSE, 30.0)


def test_a_line_of_no_length_asks_for_all() -> None:
    day = date(2024, 1, 1)
    found = stood(by(day), at(day, 30.0))
    assert (found.standing, found.line, found.pace) == (Standing.BEHIND, 60.0, None)


def test_whoever_has_fallen_below_a_target_once_reached_is_behind() -> None:
    found = stood(by(date(2025, 1, 1)), at(AGREED, 70.0), at(date(2024, 7, 2), 59.0))
    assert (found.standing, found.line) == (Standing.BEHIND, 65.0)


def test_a_score_in_whole_numbers_is_held_against_a_line_in_whole_numbers() -> None:
    # from 3 to 6 in 366 days: 4.6 after 195 days, 5 as it is shown
    target = by(date(2025, 1, 1), "Many", "sum")
    day = date(2024, 7, 14)
    assert stood(target, at(AGREED, 3.0), at(day, 5.0)).standing is Standing.ON_COURSE
    found = stood(target, at(AGREED, 3.0), at(day, 4.0))
    assert found.standing is Standing.BEHIND
    assert found.line == pytest.approx(3 + 3 * 195 / 366)


DAY = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("rounds", "standing", "decided", "late", "lost"),
    [
        # until the day, and on it, the last round decides
        ([("2024-07-02", 60.0), ("2024-12-31", 30.0)], Standing.BEHIND, "2024-12-31", None, None),
        ([("2024-07-02", 60.0), ("2025-01-01", 30.0)], Standing.BEHIND, "2025-01-01", None, None),
        # then the last one on the day or before it
        ([("2025-01-01", 60.0), ("2025-01-02", 60.0)], Standing.MET, "2025-01-01", None, None),
        ([("2024-07-02", 60.0), ("2026-01-01", 70.0)], Standing.MET, "2024-07-02", None, None),
        ([("2024-07-02", 60.0), ("2024-12-31", 59.9), ("2025-01-02", 59.9)], Standing.MISSED, "2024-12-31", None, None),
        # two rounds of the day itself
        ([("2025-01-01", 60.0), ("2025-01-01", 59.9), ("2025-01-02", 0.0)], Standing.MISSED, "2025-01-01", None, None),
        # reached late
        ([("2024-07-02", 59.9), ("2026-01-01", 60.0)], Standing.MISSED, "2024-07-02", "2026-01-01", None),
        (
            [("2024-07-02", 50.0), ("2026-01-01", 50.0), ("2027-01-01", 60.0), ("2028-01-01", 70.0)],
            Standing.MISSED,
            "2024-07-02",
            "2027-01-01",
            None,
        ),
        # lost later
        ([("2024-07-02", 60.0), ("2026-01-01", 59.9)], Standing.MET, "2024-07-02", None, "2026-01-01"),
        (
            [("2024-07-02", 60.0), ("2026-01-01", 50.0), ("2027-01-01", 60.0), ("2028-01-01", 50.0)],
            Standing.MET,
            "2024-07-02",
            None,
            "2028-01-01",
        ),
        (
            [("2024-07-02", 60.0), ("2026-01-01", 50.0), ("2027-01-01", None), ("2028-01-01", 50.0)],
            Standing.MET,
            "2024-07-02",
            None,
            "2026-01-01",
        ),
        ([("2024-07-02", 60.0), ("2026-01-01", 50.0), ("2027-01-01", 60.0)], Standing.MET, "2024-07-02", None, None),
        # reached late, and lost again
        (
            [("2024-07-02", 50.0), ("2026-01-01", 60.0), ("2027-01-01", 50.0)],
            Standing.MISSED,
            "2024-07-02",
            "2026-01-01",
            "2027-01-01",
        ),
        # no score says nothing of what became of it
        ([("2024-07-02", 60.0), ("2026-01-01", None)], Standing.MET, "2024-07-02", None, None),
        ([("2024-07-02", 60.0), ("2026-01-01", 50.0), ("2027-01-01", None)], Standing.MET, "2024-07-02", None, None),
        (
            [("2024-07-02", 50.0), ("2026-01-01", 60.0), ("2027-01-01", None)],
            Standing.MISSED,
            "2024-07-02",
            "2026-01-01",
            None,
        ),
        # and where it would have to decide, it cannot be told
        ([("2024-07-02", None), ("2026-01-01", 60.0)], Standing.UNKNOWN, "2024-07-02", None, None),
        (
            [("2024-07-02", 60.0), ("2024-12-31", None), ("2026-01-01", 60.0)],
            Standing.UNKNOWN,
            "2024-12-31",
            None,
            None,
        ),
        ([("2026-01-01", 60.0)], Standing.UNKNOWN, None, None, None),
        ([("2026-01-01", None)], Standing.UNKNOWN, None, None, None),
    ],
)
def test_once_the_day_is_past_the_last_round_by_it_decides(
    rounds: Sequence[tuple[str, float | None]],
    standing: Standing,
    decided: str | None,
    late: str | None,
    lost: str | None,
) -> None:
    found = stood(by(DAY), *(at(date.fromisoformat(day), value) for day, value in rounds))
    days = (None if found.decided is None else found.decided.date, found.late, found.lost)
    assert (found.standing, *(None if day is None else day.isoformat() for day in days)) == (
        standing,
        decided,
        late,
        lost,
    )
    assert found.value == rounds[-1][1]


def test_a_line_to_a_day_that_is_past_begins_by_that_day() -> None:
    found = stood(by(DAY), at(date(2026, 1, 1), 60.0), at(date(2027, 1, 1), 60.0))
    assert (found.base, found.line, found.pace) == (None, None, None)
    found = stood(by(DAY), at(date(2024, 7, 2), 50.0), at(date(2027, 1, 1), 60.0))
    assert (found.base, found.line, found.pace) == (at(date(2024, 7, 2), 50.0), 60.0, None)


def test_no_score_is_never_zero() -> None:
    found = stood(by(DAY, 0.0), at(AGREED, 40.0), at(date(2024, 7, 2), None))
    assert (found.standing, found.value, found.line, found.pace) == (Standing.UNKNOWN, None, None, None)
    found = stood(by(date(2025, 1, 1)), at(AGREED, None))
    assert (found.standing, found.base) == (Standing.UNKNOWN, None)


def test_a_line_is_flat_from_its_end_on() -> None:
    begin, end = (date(2024, 1, 1), 10.0), (date(2024, 1, 11), 20.0)
    assert [line_at(begin, end, date(2024, 1, day)) for day in (1, 6, 11, 20)] == [10.0, 15.0, 20.0, 20.0]


# ---- before a phase

START, MIDDLE, END = date(2023, 1, 1), date(2024, 1, 1), date(2025, 1, 1)


@pytest.mark.parametrize(
    ("phase", "rounds", "standing", "decided"),
    [
        ("transition", [(MIDDLE, 59.9, "implementation")], Standing.OPEN, MIDDLE),
        ("transition", [(MIDDLE, 60.0, "implementation")], Standing.MET, MIDDLE),
        ("transition", [(MIDDLE, 60.0, "implementation"), (END, 10.0, "implementation")], Standing.OPEN, END),
        ("transition", [(MIDDLE, 60.0, "implementation"), (END, 10.0, "transition")], Standing.MET, MIDDLE),
        ("transition", [(MIDDLE, 59.9, "implementation"), (END, 90.0, "transition")], Standing.MISSED, MIDDLE),
        ("implementation", [(START, 59.9, "start-up"), (END, 90.0, "transition")], Standing.MISSED, START),
        ("implementation", [(START, 60.0, "start-up"), (END, None, "transition")], Standing.MET, START),
        ("transition", [(START, 60.0, "start-up"), (END, None, "implementation")], Standing.UNKNOWN, END),
        ("transition", [(MIDDLE, None, "implementation"), (END, 90.0, "transition")], Standing.UNKNOWN, MIDDLE),
        ("transition", [(END, 90.0, "transition")], Standing.UNKNOWN, None),
        ("start-up", [(START, 90.0, "start-up"), (END, 90.0, "transition")], Standing.UNKNOWN, None),
        ("transition", [(MIDDLE, 10.0, None), (END, 10.0, "closing")], Standing.OPEN, END),
        # what a mission that went back does later changes nothing
        (
            "transition",
            [(START, 10.0, "implementation"), (MIDDLE, 10.0, "transition"), (END, 90.0, "implementation")],
            Standing.MISSED,
            START,
        ),
    ],
)
def test_a_target_with_a_phase(
    phase: str, rounds: Sequence[tuple[date, float | None, str | None]], standing: Standing, decided: date | None
) -> None:
    found = stood(before(phase), *(at(day, value, name) for day, value, name in rounds))
    assert found.standing is standing
    assert (None if found.decided is None else found.decided.date) == decided
    assert found.value == rounds[-1][1]
    assert (found.base, found.line, found.pace) == (None, None, None)


def test_binary_noise_fails_no_target() -> None:
    target = before("transition", "established", "t.level")
    assert stood(target, at(MIDDLE, 66.666666667)).standing is Standing.MET
    assert stood(target, at(MIDDLE, 66.66)).standing is Standing.OPEN


# ---- of scored rounds

ALL = {"t.level": "ad hoc", "t.turned": "no", "t.one": "y", "t.amount": 59.96, "s.a": "yes"}


def view(target: Target, *rounds: dict[str, Any], framework: Framework = FRAMEWORK) -> TargetView:
    """How a target stands after these rounds; each is an assessment in which some keys are otherwise."""
    sheets = [good(sheet_from(framework, {"answers": ALL, "phase": "implementation", **changes})) for changes in rounds]
    (found,) = target_views(framework, [target], [(sheet, result_of(sheet)) for sheet in sheets])
    return found


@pytest.mark.parametrize(
    ("node", "at_least", "standing", "value", "text"),
    [
        ("t.level", "ad hoc", "met", 33.333333333, "ad hoc (33.3 points)"),
        ("t.level", "established", "open", 33.333333333, "ad hoc (33.3 points)"),
        # yes earns 100, turned round 0; no earns 40, so 60
        ("t.turned", "no", "met", 60.0, "no (60.0 points)"),
        ("t.turned", "yes", "met", 60.0, "no (60.0 points)"),
        ("t.one", "y", "met", 60.0, "Y (60.0 points)"),
        # by the number that is shown
        ("t.amount", 60.0, "met", 60.0, "59.96 % (60.0 points)"),
        ("t.amount", 60.1, "open", 60.0, "59.96 % (60.0 points)"),
        ("sum", "Many", "met", 10.0, "10"),
        ("t", 53.3, "met", 53.3, "53.3"),
        ("t", 53.4, "open", 53.3, "53.3"),
        (OVERALL, 0.0, "met", 31.7, "31.7"),
        (OWN, "Low", "met", 31.7, "31.7"),
        ("t.late", "yes", "unknown", None, "not due"),
    ],
)
def test_what_a_round_says(node: str, at_least: float | str, standing: str, value: float | None, text: str) -> None:
    found = view(before("transition", at_least, node), {})
    assert (found.standing, found.value, found.value_text) == (standing, value, text)


@pytest.mark.parametrize("answer", ["dont-know", {"answer": "not-applicable", "because": "None here."}])
def test_an_answer_without_points_tells_nothing(answer: Any) -> None:
    found = view(before("transition", "absent", "t.level"), {"answers": {**ALL, "t.level": answer}})
    assert (found.standing, found.value) == ("unknown", None)
    assert found.value_text in {"not known", "not applicable: None here."}
    assert found.why == "Without a score it cannot be told."


def test_too_little_answered_is_no_score() -> None:
    found = view(by(date(2027, 1, 1), 0.0), {"answers": {"t.one": "y"}})
    assert (found.standing, found.value, found.value_text) == ("unknown", None, "no score")


@pytest.mark.parametrize("node", ["t", "t.one"])
def test_an_illustration_reaches_nothing(node: str) -> None:
    subject = {"subject": {"id": "s", "name": "S", "illustration": True}}
    found = view(before("transition", 0.0, node), subject)
    assert (found.standing, found.value) == ("unknown", None)


def test_the_round_that_decides_is_told_where_it_is_not_the_last() -> None:
    late = {"phase": "transition", "answers": {**ALL, "t.level": "embedded"}}
    found = view(before("transition", "established", "t.level"), {"date": "2025-11-23"}, late)
    assert (found.standing, found.value_text, found.decided) == ("missed", "embedded (100.0 points)", "2025-11-23")
    assert found.why == "The last round before that phase, of 2025-11-23, decides: ad hoc (33.3 points)."
    found = view(before("transition", "established", "t.level"), late)
    assert (found.standing, found.decided) == ("unknown", None)
    assert found.why == "There is no round before that phase, so it cannot be told."


def test_line_and_pace_in_words() -> None:
    # 53.3 now; 80 is 26.7 away and 365 days are left; rounded up
    target = by(date(2027, 11, 23), 80.0, agreed=date(2025, 11, 23))
    early = {"date": "2025-11-23", "answers": {**ALL, "t.level": "absent"}}
    found = view(target, early, {})
    assert found.line_text == "The straight line from 45.0 on 2025-11-23 asks for 62.5 by now."
    assert found.pace == pytest.approx(26.7 * 365.25 / 365)
    assert (found.standing, found.pace_text) == ("behind", "Needs 26.8 points a year until 2027-11-23.")
    found = view(by(date(2026, 11, 23), 80.0, agreed=AGREED), {})
    assert (found.standing, found.pace, found.pace_text) == ("behind", None, "No day is left.")
    found = view(by(date(2026, 11, 22), 80.0, agreed=AGREED), early, {})
    assert (found.standing, found.line_text, found.pace_text) == ("missed", None, None)


def test_what_became_of_a_target_after_its_day_is_told() -> None:
    target = by(date(2026, 1, 1), "ad hoc", "t.level")
    low, high = ({**ALL, "t.level": level} for level in ("absent", "ad hoc"))

    def why(*answers: dict[str, Any]) -> tuple[str, str | None, str | None]:
        days = ("2025-11-23", "2026-11-23", "2027-11-23")[: len(answers)]
        found = view(target, *({"date": day, "answers": given} for day, given in zip(days, answers, strict=True)))
        return found.standing, found.decided, found.why

    missed = "The last round by that day, of 2025-11-23, decides: absent (0.0 points)."
    met = "The last round by that day, of 2025-11-23, decides: ad hoc (33.3 points)."
    assert why(high, high) == ("met", "2025-11-23", met)
    assert why(high, low) == ("met", "2025-11-23", f"{met} No longer reached since 2026-11-23.")
    assert why(low, low) == ("missed", "2025-11-23", missed)
    assert why(low, high) == ("missed", "2025-11-23", f"{missed} Reached only on 2026-11-23.")
    both = "Reached only on 2026-11-23. No longer reached since 2027-11-23."
    assert why(low, high, low) == ("missed", "2025-11-23", f"{missed} {both}")
    unscored = "The last round by that day, of 2025-11-23, decides: not known. Without a score it cannot be told."
    assert why({**ALL, "t.level": "dont-know"}, high) == ("unknown", "2025-11-23", unscored)
    found = view(target, {})
    assert (found.standing, found.decided) == ("unknown", None)
    assert found.why == "There is no round by that day, so it cannot be told."


@pytest.mark.parametrize(
    ("target", "asks"),
    [
        (by(date(2027, 1, 1)), "At least 60, by 2027-01-01."),
        (by(date(2027, 1, 1), "High"), "At least 50, where the band High begins, by 2027-01-01."),
        (before("transition", 33.5, "t.amount"), "At least 33.5 points, before the phase transition."),
        (
            before("transition", "established", "t.level"),
            "At least established (66.7 points), before the phase transition.",
        ),
    ],
)
def test_what_is_asked_in_words(target: Target, asks: str) -> None:
    assert view(target, {}).asks == asks


def test_who_agreed_is_told() -> None:
    shared = Target("x", NodeId("t"), 1.0, date(2027, 1, 1), None, AGREED, with_partners=True)
    assert view(shared, {}).agreed_text == "Agreed with domestic partners on 2024-01-01."
    assert view(by(date(2027, 1, 1)), {}).agreed_text == "Agreed on 2024-01-01."


def test_rounds_of_other_frameworks_are_read_by_id_and_only_on_the_same_scale() -> None:
    def other(points: list[int], items: list[dict[str, Any]]) -> Framework:
        head = {**HEAD, "points": points, "bands": [{"from": points[0], "label": "All"}]}
        return good(framework_from(head, [{"id": "t", "title": "T", "items": items}]))

    def first(framework: Framework, target: Target, answers: dict[str, Any]) -> TargetView:
        old = good(sheet_from(framework, {"date": "2025-11-23", "phase": "implementation", "answers": answers}))
        new = good(sheet_from(FRAMEWORK, {"phase": "transition", "answers": ALL}))
        (found,) = target_views(FRAMEWORK, [target], [(sheet, result_of(sheet)) for sheet in (old, new)])
        return found

    yes = {"id": "t.level", "ask": "Q", "yes-no": {"yes": 7, "no": 1}}
    found = first(other([0, 100], [yes]), before("transition", 7.0), {"t.level": "yes"})
    assert (found.standing, found.decided) == ("met", "2025-11-23")
    for node in ("t", "t.level"):
        found = first(other([1, 7], [yes]), before("transition", 1.0, node), {"t.level": "yes"})
        assert found.standing == "unknown"
        assert "no score on this scale" in str(found.why)
    found = first(other([0, 100], [yes]), before("transition", 1.0, "t.amount"), {"t.level": "yes"})
    assert found.standing == "unknown"
    assert "not in the framework of that round" in str(found.why)


# ---- in a folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES / "unmex", tmp_path, dirs_exist_ok=True)
    return tmp_path


def codes(loaded: Loaded[Any]) -> list[str]:
    return [problem.code for problem in loaded.problems]


def test_the_rounds_before_are_those_of_the_same_row(folder: Path) -> None:
    text = (folder / "2025.yaml").read_text(encoding="utf-8")
    (folder / "2025.yaml").write_text(text.replace("respondent: leadership", "respondent: military"), encoding="utf-8")
    text = (folder / "2024.yaml").read_text(encoding="utf-8")
    (folder / "2024.yaml").write_text(text.replace("id: unmex", "id: other"), encoding="utf-8")
    found = good(standings_beside(folder / "2026.yaml"))
    assert found.rounds == "Rounds read: 2023 (2023-11-24), 2026 (2026-11-20)."
    found = good(standings_beside(folder / "2023.yaml"))
    assert found.rounds == "Rounds read: 2023 (2023-11-24)."


def test_a_round_that_cannot_be_read_is_passed_over_and_told(folder: Path) -> None:
    text = (folder / "2024.yaml").read_text(encoding="utf-8")
    (folder / "2024.yaml").write_text(text.replace("funding.horizon", "funding.horizons"), encoding="utf-8")
    (folder / "2023.yaml").write_text(f"{UNREAD}date: 2023-11-24\nx: [\n", encoding="utf-8")
    (folder / "2022.yaml").write_text(f"{UNREAD}date: 2022-11-24\nround: 2022\n", encoding="utf-8")
    loaded = standings_beside(folder / "2026.yaml")
    assert codes(loaded) == ["A034", "A034", "A034"]
    assert good(loaded).rounds == "Rounds read: 2025 (2025-11-21), 2026 (2026-11-20)."


UNREAD = "readiness: assessment/1\nsubject: {id: unmex, name: U}\n"


def test_of_one_day_the_name_of_the_round_tells_the_order(folder: Path) -> None:
    text = (folder / "2025.yaml").read_text(encoding="utf-8")
    (folder / "2025-b.yaml").write_text(text.replace('round: "2025"', 'round: "2025b"'), encoding="utf-8")
    loaded = standings_beside(folder / "2026.yaml", previous=folder / "2025.yaml")
    assert "2025 (2025-11-21), 2025b (2025-11-21), 2026" in good(loaded).rounds


def test_many_rounds_are_counted(folder: Path) -> None:
    text = (folder / "2023.yaml").read_text(encoding="utf-8")
    for day in range(10, 15):
        other = text.replace("date: 2023-11-24", f"date: 2023-12-{day}").replace('round: "2023"', f'round: "{day}"')
        (folder / f"{day}.yaml").write_text(other, encoding="utf-8")
    rounds = good(standings_beside(folder / "2026.yaml")).rounds
    assert rounds == "Rounds read: 9, from 2023 (2023-11-24) to 2026 (2026-11-20)."


def test_without_their_file_targets_are_refused_and_the_score_says_nothing(folder: Path) -> None:
    (folder / "targets.yaml").unlink()
    loaded = standings_beside(folder / "2026.yaml")
    assert (loaded.value, codes(loaded)) == (None, ["A098"])
    scored = good(score_assessment(folder / "2026.yaml"))
    assert targets_beside(folder / "2026.yaml", scored) == Loaded(())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("node: funding", "node: fundings", "A088"), ("targets:", "targets: [", "Y"), ("by: 2025-12-31", "", "A086")],
)
def test_a_faulty_file_is_refused_and_the_score_only_warns(folder: Path, old: str, new: str, code: str) -> None:
    file = folder / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    loaded = standings_beside(folder / "2026.yaml")
    assert loaded.value is None
    assert all(found.startswith(code) for found in codes(loaded))
    scored = good(score_assessment(folder / "2026.yaml"))
    warned = targets_beside(folder / "2026.yaml", scored)
    assert (warned.value, codes(warned)) == ((), ["A099"])
    (problem,) = warned.problems
    assert message(problem).startswith("warning: the targets of this folder are not in the report")
    assert (problem.place.file, problem.place.line > 0, bool(problem.quote)) == (str(file), True, True)


def test_a_folder_in_the_place_of_the_file_is_told(folder: Path) -> None:
    (folder / "targets.yaml").unlink()
    (folder / "targets.yaml").mkdir()
    assert codes(standings_beside(folder / "2026.yaml")) == ["S002"]
    scored = good(score_assessment(folder / "2026.yaml"))
    assert codes(targets_beside(folder / "2026.yaml", scored)) == ["A099"]


def test_no_targets_need_no_rounds(folder: Path) -> None:
    (folder / "targets.yaml").write_text("readiness: targets/1\n", encoding="utf-8")
    found = good(standings_beside(folder / "2026.yaml"))
    assert (found.targets, found.failing) == ((), ())
    assert found.summary == "targets.yaml states no target."
    assert found.rounds == "Rounds read: 2026 (2026-11-20)."
    found = good(standings_beside(folder / "2026.yaml", phase="transition"))
    assert found.summary == "No target is to be met before the phase transition or by 2026-11-20."


def test_an_unknown_phase_names_the_known_ones(folder: Path) -> None:
    loaded = standings_beside(folder / "2026.yaml", phase="transitions")
    assert (loaded.value, codes(loaded)) == (None, ["A020"])
    assert message(loaded.problems[0]) == "unknown phase 'transitions', did you mean 'transition'?"


@pytest.mark.parametrize(
    ("phase", "listed", "failing"),
    [
        (None, 5, ()),
        ("implementation", 1, ()),
        ("consolidation", 2, ()),
        ("transition", 3, ("profiles-in-transition",)),
    ],
)
def test_with_a_phase_only_what_must_be_met_before_it(
    folder: Path, phase: str | None, listed: int, failing: tuple[str, ...]
) -> None:
    found = good(standings_beside(folder / "2026.yaml", phase=phase))
    assert (len(found.targets), found.failing) == (listed, failing)


def test_a_day_that_is_today_is_due_now(folder: Path) -> None:
    file = folder / "targets.yaml"
    text = file.read_text(encoding="utf-8")
    for day, failing in (("2026-11-20", ("funding-2027",)), ("2026-11-21", ())):
        file.write_text(text.replace("2027-06-30", day), encoding="utf-8")
        assert good(standings_beside(folder / "2026.yaml", phase="start-up")).failing == failing
    file.write_text(text.replace("2027-06-30", "2026-11-19"), encoding="utf-8")
    assert good(standings_beside(folder / "2026.yaml")).failing == ("funding-2027",)


def test_the_report_has_the_targets_as_the_command_has_them(folder: Path) -> None:
    path = folder / "2026.yaml"
    scored = good(score_assessment(path))
    assert report_of(scored).targets == ()
    beside = good(targets_beside(path, scored))
    report = report_of(scored, beside)
    assert report.targets == good(standings_beside(path)).targets
    assert [entry.standing for entry in report.targets] == ["met", "behind", "on-course", "met", "open"]
