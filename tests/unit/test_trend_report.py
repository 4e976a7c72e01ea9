"""How a trend is shown: what is said of gaps and breaks, sparks, and the plot."""

from collections.abc import Mapping
from datetime import date, timedelta
from io import StringIO

import pytest
from rich.console import Console

from readiness.compare.rounds import Round
from readiness.compare.trend import trend
from readiness.engine.plan import Plan, compile_plan
from readiness.model.assessment import Sheet
from readiness.render import plots, sparks
from readiness.render.registry import text_of
from readiness.render.screen import on_screen
from readiness.report.in_a_row import ShownTrend
from readiness.report.page import Mark, Plot, Spark, SparkKey
from readiness.report.trend import build_trend
from readiness.report.trend_page import LONGEST, trend_page
from readiness.report.trend_view import TrendReport
from support import framework_from, good, sheet_from
from versions import round_of

NUMBER = {"unit": "points", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}
DAYS = [date(2023, 11, 24), date(2024, 11, 22), date(2025, 11, 21), date(2026, 11, 20)]


def plan(*names: str, version: str = "1", framework: str = "f") -> Plan:
    """A framework of one theme, with an item for each name."""
    items = [{"id": name, "ask": "Q", "number": NUMBER} for name in names]
    head = {"id": framework, "version": version, "phases": ["early", "late"]}
    return compile_plan(good(framework_from(head, [{"id": "a", "title": "A", "items": items}])))


PLAN = plan("a.1", "a.2")


def made(day: date, answers: Mapping[str, object], of: Plan = PLAN, phase: str = "early", **keys: object) -> Round:
    framework = of.framework
    head = {"date": day.isoformat(), "round": str(day.year), "phase": phase}
    head["framework"] = {"id": framework.id, "version": framework.version}  # type: ignore[assignment]
    return round_of(of, good(sheet_from(framework, {**head, **keys, "answers": answers})).assessment)


def shown(*rounds: Round, **keys: bool) -> TrendReport:
    sheets = [Sheet(each.figures.plan.framework, each.assessment) for each in rounds]
    return build_trend(sheets, trend(rounds), shown=ShownTrend(**keys))  # type: ignore[arg-type]


def printed(view: TrendReport, width: int = 80) -> str:
    stream = StringIO()
    Console(file=stream, width=width, highlight=False, markup=False, emoji=False).print(on_screen(view))
    return stream.getvalue()


def both(one: int, other: int) -> dict[str, int]:
    return {"a.1": one, "a.2": other}


# ---- where the index breaks off


def test_where_the_index_begins_anew_that_is_said() -> None:
    other = plan("a.3", version="2")
    view = shown(
        made(DAYS[0], both(40, 40)),
        made(DAYS[1], both(50, 50)),
        made(DAYS[2], {"a.3": 90}, other),
        made(DAYS[3], {"a.3": 95}, other),
    )
    (broken,) = view.courses[0].breaks
    assert broken == (
        "Overall: from round 2024 to round 2025 nothing that can be compared is answered in both, so the index cannot "
        "be carried on; it begins anew in round 2025, at its own score."
    )
    assert [point.index_text for point in view.courses[0].points] == ["40.0", "50.0", "90.0", "95.0"]
    assert [point.begins for point in view.courses[0].points] == [True, False, True, False]
    assert view.courses[0].links[1].like_for_like_text == "none"
    assert "Not comparable; the index begins anew" in " ".join(printed(view).split())
    assert "from f@1 to f@2" in view.notices[0]
    pace = view.courses[0].like_for_like
    assert pace is not None
    assert (pace.change_text, pace.days) == ("+15.0", 728)


def test_where_the_index_ends_that_is_said() -> None:
    view = shown(made(DAYS[0], both(40, 40)), made(DAYS[1], {}))
    (broken,) = view.courses[0].breaks
    assert broken == ("Overall: there is no score in round 2024, so the index ends in round 2023.")
    assert view.pace == (
        "There are not two rounds with a score, so no rate of change can be told.",
        (
            "No two neighbouring rounds both have a score and can be compared like for like, so the index has no rate "
            "of change."
        ),
    )
    assert [point.score_text for point in view.courses[0].points] == ["40.0", "no score"]


def test_a_theme_is_not_there_where_its_framework_has_none() -> None:
    more = good(
        framework_from(
            {"version": "2", "phases": ["early", "late"]},
            [
                {"id": name, "title": name.upper(), "items": [{"id": f"{name}.1", "ask": "Q", "number": NUMBER}]}
                for name in ("a", "b")
            ],
        )
    )
    view = shown(made(DAYS[0], both(40, 40)), made(DAYS[1], {"a.1": 50, "b.1": 30}, compile_plan(more)))
    come = next(course for course in view.courses if course.id == "b")
    assert [point.score_text for point in come.points] == ["not in this version", "30.0"]
    assert come.links[0].verdict is None
    assert come.first_text == "30.0"
    assert not come.breaks
    view = shown(made(DAYS[0], {"a.1": 50, "b.1": 30}, compile_plan(more)), made(DAYS[1], both(40, 40)))
    gone = next(course for course in view.courses if course.id == "b")
    assert gone.breaks == ("B: the framework of round 2024 does not have it, so the index ends in round 2023.",)


def test_why_the_index_is_not_carried_on_is_told_apart() -> None:
    other = plan("a.1", "a.3", "a.4", version="2")
    view = shown(
        made(DAYS[0], {}),
        made(DAYS[1], both(40, 40)),
        made(DAYS[2], {"a.1": 50, "a.3": 60, "a.4": 70}, other),
        made(DAYS[3], {"a.1": 90}, other),
        made(date(2027, 11, 19), {"a.1": 50, "a.3": 60, "a.4": 70}, other),
    )
    assert [point.score_text for point in view.main.points] == ["no score", "40.0", "60.0", "no score", "60.0"]
    assert view.main.breaks == (
        (
            "Overall: from round 2024 to round 2025 too little can be compared, so the index cannot be carried on; it "
            "begins anew in round 2025, at its own score."
        ),
        (
            "Overall: there is no score in round 2026, so the index cannot be carried on; it begins anew in round "
            "2027, at its own score."
        ),
    )
    out = " ".join(printed(view, 200).split())
    assert out.count("the index begins here") == 1
    assert out.count("the index begins anew") == 2


# ---- findings


RULED = compile_plan(
    good(
        framework_from(
            {"version": "1", "phases": ["early", "late"]},
            [{"id": "a", "title": "A", "items": [{"id": f"a.{at}", "ask": "Q", "number": NUMBER} for at in (1, 2)]}],
            [
                {
                    "id": f"r{at}",
                    "when": f'points("a.{at}") < 50',
                    "severity": "warning",
                    "finding": f"F{at}",
                    "recommend": "R",
                    "for": "mission",
                }
                for at in (1, 2)
            ],
        )
    )
)


RULELESS = plan("a.1", "a.2", version="2")


def seen(*answers: int | None, second: int = 60, only_changed: bool = False) -> TrendReport:
    """Answers to a.1, None open, beside one to a.2."""
    return shown(
        *(
            made(day, {"a.2": second} | ({} if one is None else {"a.1": one}), RULED)
            for day, one in zip(DAYS, answers, strict=False)
        ),
        only_changed=only_changed,
    )


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (
            (10, None, 20),
            "First seen in round 2023 (2023-11-24), open: 728 days so far, in 2 rounds; undecided in round 2024.",
        ),
        (
            (10, None, None, 60),
            (
                "First seen in round 2023 (2023-11-24), gone in round 2026 (2026-11-20): 1,092 days, in 1 round; "
                "undecided in rounds 2024, 2025. It no longer holds."
            ),
        ),
        (
            (10, None, 20, None),
            (
                "First seen in round 2023 (2023-11-24), undecided since round 2026 (2026-11-20); seen over 728 days, "
                "in 2 rounds; undecided in round 2024."
            ),
        ),
    ],
)
def test_a_round_that_leaves_a_finding_undecided_is_named(answers: tuple[int | None, ...], text: str) -> None:
    (entry,) = seen(*answers).findings
    assert [spell.text for spell in entry.spells] == [text]


def test_a_finding_whose_rule_came_or_went_says_so() -> None:
    def told(*with_rules: bool) -> list[str]:
        plans = [RULED if has else RULELESS for has in with_rules]
        rounds = [made(day, {"a.1": 10, "a.2": 60}, of) for day, of in zip(DAYS, plans, strict=False)]
        (entry,) = shown(*rounds).findings
        return [spell.text for spell in entry.spells]

    assert told(False, True) == [
        "First seen in round 2024 (2024-11-22), with a rule that is new there, open: 0 days so far, in 1 round."
    ]
    assert told(True, False, True) == [
        (
            "First seen in round 2023 (2023-11-24), gone in round 2024 (2024-11-22): 364 days, in 1 round. The "
            "framework of round 2024 has no such rule."
        ),
        "Came back in round 2025 (2025-11-21), with a rule that is there again, open: 0 days so far, in 1 round.",
    ]


def test_a_finding_that_is_undecided_by_now_stands_with_the_open_ones() -> None:
    view = seen(10, None, second=20)
    assert [(entry.finding.id, entry.open, entry.undecided) for entry in view.findings] == [
        ("r1", False, True),
        ("r2", True, False),
    ]
    (spell,) = view.findings[0].spells
    assert (spell.gone, spell.undecided, spell.undecided_since, spell.last) == (None, ("2024",), "2024", "2023")
    out = printed(view)
    assert "Findings that are open or undecided" in out
    assert "Findings that are gone" not in out
    assert [entry.finding.id for entry in seen(10, None, second=20, only_changed=True).findings] == ["r1"]
    assert "undecided" not in printed(seen(10, 20)).partition("A finding is open")[0]


def test_rounds_with_answers_that_nobody_confirmed_are_told() -> None:
    carried = {"answer": 40, "carried": True}
    view = shown(
        made(DAYS[0], both(40, 40)), made(DAYS[1], {"a.1": carried, "a.2": carried}), made(DAYS[2], {"a.1": carried})
    )
    (notice,) = view.notices
    assert notice == (
        "Carried over from an earlier round and confirmed by nobody: 2 of the 2 answers of round 2024, 1 of the 1 "
        "answers of round 2025."
    )


def test_only_rounds_that_are_fictional_are_called_so() -> None:
    def notices(*fictional: bool) -> tuple[str, ...]:
        subjects = [{"id": "s", "name": "S", "fictional": is_one} for is_one in fictional]
        rounds = [made(day, both(40, 40), subject=subject) for day, subject in zip(DAYS, subjects, strict=False)]
        return shown(*rounds).notices

    assert notices(True, True) == (
        "The subject of this report is fictional; every answer was invented to show how the tool works.",
    )
    assert notices(False, False) == ()
    assert notices(False, True) == ("Round 2024 (S) is fictional; its answers were invented.",)
    assert notices(True, False, True) == ("Rounds 2023 and 2025 (S) are fictional; their answers were invented.",)


def test_frameworks_of_different_names_are_told() -> None:
    view = shown(made(DAYS[0], both(40, 40)), made(DAYS[1], both(40, 40), plan("a.1", "a.2", framework="g")))
    assert view.notices[0].startswith("Rounds 2023 and 2024 were made with frameworks of different names, f@1 and g@1.")


@pytest.mark.parametrize(
    ("last", "sentences"),
    [
        (
            50,
            (
                "The score of the whole rose from 40.0 to 50.0 over 364 days: by 10.0 a year.",
                "Like for like it rose by 10.0 over the 364 days that the index covers: by 10.0 a year.",
            ),
        ),
        (
            20,
            (
                "The score of the whole fell from 40.0 to 20.0 over 364 days: by 20.1 a year.",
                "Like for like it fell by 20.0 over the 364 days that the index covers: by 20.1 a year.",
            ),
        ),
        (
            40,
            (
                "The score of the whole is 40.0, as it was 364 days before.",
                "Like for like it did not change over the 364 days that the index covers.",
            ),
        ),
    ],
)
def test_the_rate_of_change_in_words(last: int, sentences: tuple[str, ...]) -> None:
    assert shown(made(DAYS[0], both(40, 40)), made(DAYS[1], both(last, last))).pace == sentences


# ---- sparks


def test_a_spark_has_a_character_for_each_number() -> None:
    spark = Spark((0.0, 0.5, None, 1.0))
    assert sparks.drawn(spark, sparks.BLOCKS) == "▁▅·█"
    assert sparks.drawn(spark, sparks.ASCII) == "05.9"
    assert sparks.drawn(Spark((-0.1, 1.2)), sparks.ASCII) == "09"


def test_its_key_says_where_there_is_none_only_if_there_is_none() -> None:
    assert "·" in sparks.key_text(SparkKey(1, gaps=True), sparks.BLOCKS)
    assert "·" not in sparks.key_text(SparkKey(1, gaps=False), sparks.BLOCKS)


@pytest.mark.parametrize(("count", "each", "cells"), [(LONGEST, 1, LONGEST), (LONGEST + 1, 2, 13), (200, 9, 23)])
def test_many_rounds_share_a_character(count: int, each: int, cells: int) -> None:
    rounds = [made(DAYS[0] + timedelta(days=at), both(at % 100, at % 100)) for at in range(count)]
    page = trend_page(shown(*rounds))
    key = next(block for block in page if isinstance(block, SparkKey))
    found = [cell for block in page if hasattr(block, "rows") for row in block.rows for cell in row]
    sparks_ = [cell for cell in found if isinstance(cell, Spark)]
    assert key.rounds == each
    assert {len(spark.levels) for spark in sparks_} == {cells}
    # the last score among those that share the last character
    assert sparks_[0].levels[-1] == ((count - 1) % 100) / 100


# ---- the plot


def mark(at: float, level: float | None, low: float | None = None, high: float | None = None) -> Mark:
    return Mark(at, level, level if low is None else low, level if high is None else high)


def drawn(*marks: Mark, width: int = 40) -> tuple[str, ...]:
    plot = Plot(marks, ("0", "100"), ("2023-11-24", "2026-11-20"), ((0.0, "A"), (1.0, "B")))
    return plots.plotted(plot, width, plots.ASCII)


def test_a_plot_has_points_ranges_phases_and_days() -> None:
    rows = drawn(mark(0.0, 0.0), mark(0.5, 0.5, 0.4, 0.6), mark(1.0, 1.0))
    assert rows[0] == "100|" + " " * 35 + "*"
    assert rows[plots.HEIGHT - 1] == "  0|*"
    middle = [row[4 + 18] for row in rows[: plots.HEIGHT] if len(row) > 22]
    assert [char for char in middle if char != " "] == [":", ":", "*", ":"]
    assert rows[plots.HEIGHT] == "   +A" + "-" * 34 + "B"
    assert rows[-1] == "    2023-11-24" + " " * 16 + "2026-11-20"


def test_a_round_without_a_score_has_a_range_and_no_point() -> None:
    rows = drawn(Mark(0.5, None, 0.0, 1.0))
    assert not any("*" in row for row in rows)
    assert sum(":" in row for row in rows) == plots.HEIGHT


def test_where_there_is_nothing_to_draw_that_is_said() -> None:
    assert drawn(Mark(0.0, None, None, None)) == ("No round has a score or a range to draw.",)


@pytest.mark.parametrize("width", [20, 30, 80, 200])
def test_no_line_of_a_plot_is_wider_than_it_may_be(width: int) -> None:
    rows = drawn(*(mark(at / 9, at / 9) for at in range(10)), width=width)
    assert max(map(len, rows)) <= min(width, 80)
    assert any("2023-11-24" in row for row in rows)
    assert any("2026-11-20" in row for row in rows)


def test_rounds_that_share_a_column_are_told_of() -> None:
    rounds = [made(DAYS[0] + timedelta(days=at), both(50, 50)) for at in range(100)]
    assert "drawn over one another" in " ".join(printed(shown(*rounds, plot=True)).split())
    assert "drawn over one another" in text_of(shown(*rounds, plot=True), "markdown")
    assert "drawn over one another" not in printed(shown(*rounds[:2], plot=True))


def test_phases_are_marked_by_letters_and_told() -> None:
    rounds = [made(day, both(40, 40), phase=phase) for day, phase in zip(DAYS, ("early", "late", "late"), strict=False)]
    out = " ".join(printed(shown(*rounds, plot=True)).split())
    assert "Phases: A early, from round 2023 (2023-11-24); B late, from round 2024 (2024-11-22)." in out
