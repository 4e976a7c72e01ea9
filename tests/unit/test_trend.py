"""What rounds in a row come to, by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from readiness.compare.change import Reason, Verdict
from readiness.compare.course import Break, Chain, Course, Pace, chained
from readiness.compare.matching import match
from readiness.compare.rounds import Round, compare
from readiness.compare.timeline import Spell, Timeline
from readiness.compare.trend import Trend, trend
from readiness.engine.plan import Plan, compile_plan
from readiness.ids import NodeId
from readiness.model.framework import Framework
from readiness.model.result import NoScore
from support import framework_from, good, sheet_from
from versions import linking, round_of

NUMBER = {"unit": "points", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}


def number(name: str, **keys: Any) -> dict[str, Any]:
    return {"id": name, "ask": "Q", "number": NUMBER, **keys}


def theme(name: str, *items: Mapping[str, Any], **keys: Any) -> dict[str, Any]:
    return {"id": name, "title": name.upper(), "items": list(items), **keys}


A = theme("a", number("a.1"), number("a.2"))
B = theme("b", number("b.1"), number("b.2"))
RULE = {"id": "r", "when": 'points("a.1") < 50', "severity": "warning", "finding": "F", "recommend": "R"}
FIRST = good(framework_from({"version": "1", "phases": ["early", "late"]}, [A, B], [{**RULE, "for": "mission"}]))
PLAN = compile_plan(FIRST)
DAYS = [date(2023, 11, 24), date(2024, 11, 22), date(2025, 11, 21), date(2026, 11, 20), date(2027, 11, 19)]


def version(name: str, checklists: Sequence[Mapping[str, Any]], *rules: Mapping[str, Any]) -> Plan:
    head = {"version": name, "phases": ["early", "late"]}
    return compile_plan(good(framework_from(head, checklists, [{**rule, "for": "mission"} for rule in rules] or None)))


def made(day: date, answers: Mapping[str, Any], plan: Plan = PLAN, name: str | None = None, **keys: Any) -> Round:
    head = {"date": day.isoformat(), "round": name or str(day.year), "phase": "early", **keys}
    return round_of(plan, good(sheet_from(plan.framework, {**head, "answers": answers})).assessment)


def of(*numbers: int | None, **keys: Any) -> dict[str, Any]:
    """Answers to a.1, a.2, b.1 and b.2; None is open."""
    names = ("a.1", "a.2", "b.1", "b.2")
    return {name: "dont-know" if found is None else found for name, found in zip(names, numbers, strict=True)} | keys


def following(*answers: Mapping[str, Any]) -> Trend:
    return trend([made(day, found) for day, found in zip(DAYS, answers, strict=False)])


# ---- the chain


@pytest.mark.parametrize(
    ("scores", "links", "index", "stretches", "breaks", "change"),
    [
        ([40.0, 50.0, 60.0], [8.0, 9.0], [40, 48, 57], [(0, 2)], [], 17),
        ([40.0, 50.0, 60.0, 70.0], [8.0, None, 5.0], [40, 48, 60, 65], [(0, 1), (2, 3)], [Break(2, 2)], 13),
        (
            [None, 40.0, 45.0, None, None, 60.0, 70.0],
            [1.0, 5.0, 90.0, 2.0, 7.0, 4.0],
            [None, 40, 45, None, None, 60, 64],
            [(1, 2), (5, 6)],
            [Break(3, 5)],
            9,
        ),
        ([40.0, None, 50.0], [None, None], [40, None, 50], [(0, 0), (2, 2)], [Break(1, 2)], None),
        ([40.0, 50.0, None], [3.0, None], [40, 43, None], [(0, 1)], [Break(2, None)], 3),
        ([40.0, 50.0, 60.0], [None, None], [40, 50, 60], [(0, 0), (1, 1), (2, 2)], [Break(1, 1), Break(2, 2)], None),
        ([40.0], [], [40], [(0, 0)], [], None),
        ([None, None], [4.0], [None, None], [], [], None),
    ],
    ids=["plain", "break", "gap", "break-at-a-gap", "ends", "only-breaks", "alone", "no-score"],
)
def test_a_chain(
    scores: list[float | None],
    links: list[float | None],
    index: list[float | None],
    stretches: list[tuple[int, int]],
    breaks: list[Break],
    change: float | None,
) -> None:
    found = chained(scores, links)
    assert found == Chain(tuple(index), tuple(stretches), tuple(breaks))
    assert found.change == change


def test_the_index_begins_at_the_first_score_and_adds_what_answers_changed() -> None:
    # a: 20, 40, 40; b: 60 with too little answered for a score, then 60, 70
    found = following(of(10, 30, 60, None), of(30, 50, 60, 60), of(30, 50, 80, 60))
    assert list(found.overall.scores) == [40, 50, 55]
    assert [link.overall.headline for link in found.links] == [10, 5]
    assert [link.overall.like_for_like for link in found.links] == [10, 5]
    assert list(found.overall.chain.index) == [40, 50, 55]
    by_name = {course.id: course for course in found.nodes}
    assert list(by_name[NodeId("a")].chain.index) == [20, 40, 40]
    assert list(by_name[NodeId("b")].chain.index) == [None, 60, 70]


def test_what_is_newly_answered_moves_the_headline_and_not_the_index() -> None:
    found = following(of(40, 40, 60, None), of(50, 50, 60, 100))
    assert found.overall.headline == Pace(15.0, 364)
    assert found.overall.like_for_like == Pace(5.0, 364)
    assert list(found.overall.chain.index) == [50, 55]


def test_a_round_without_a_score_breaks_the_chain_and_its_links_stay_what_they_are() -> None:
    found = following(of(40, 40, 40, 40), of(60, None, None, None), of(60, 80, 40, 40))
    middle = found.overall.results[1]
    assert middle is not None
    assert middle.score is NoScore.LOW_COVERAGE
    assert [link.overall.headline for link in found.links] == [None, None]
    # only a.1 is answered in the first and the second round, and nothing else in the second and the third
    assert [link.overall.like_for_like for link in found.links] == [20, 0]
    assert found.overall.chain == Chain((40, None, 55), ((0, 0), (2, 2)), (Break(1, 2),))
    assert found.overall.like_for_like is None
    assert list(found.overall.scores) == [40, None, 55]
    assert found.overall.headline == Pace(15.0, 728)


def test_where_nothing_can_be_compared_the_chain_breaks() -> None:
    other = version("2", [theme("a", number("a.3")), theme("b", number("b.3"))])
    found = trend(
        [
            made(DAYS[0], of(40, 40, 40, 40)),
            made(DAYS[1], of(50, 50, 50, 50)),
            made(DAYS[2], {"a.3": 90, "b.3": 80}, other),
            made(DAYS[3], {"a.3": 90, "b.3": 82}, other),
        ]
    )
    assert [link.overall.like_for_like for link in found.links] == [10, None, 1]
    assert [link.overall.headline for link in found.links] == [10, 35, 1]
    assert found.overall.chain == Chain((40, 50, 85, 86), ((0, 1), (2, 3)), (Break(2, 2),))
    # the days of the stretches, not those between them
    assert found.overall.like_for_like == Pace(11.0, 364 + 364)
    assert found.overall.headline == Pace(46.0, 1092)
    assert found.frameworks == (2,)


def test_what_one_answer_of_many_says_does_not_carry_the_index() -> None:
    # a round with one answer, which went from the least to the most, and a round with the answers of the first
    found = following(of(0, 50, 50, 50), of(100, None, None, None), of(0, 50, 50, 60), of(0, 50, 50, 70))
    assert [link.overall.like_for_like for link in found.links] == [100, -100, 2.5]
    assert list(found.overall.chain.index) == [37.5, None, 40, 42.5]
    assert found.overall.like_for_like == Pace(2.5, 364)


def test_a_link_that_is_not_comparable_breaks_the_chain_though_it_has_a_change() -> None:
    other = version("2", [theme("a", number("a.1"), number("a.3")), theme("b", number("b.3"), number("b.4"))])
    found = trend(
        [
            made(DAYS[0], of(40, 40, 40, 40)),
            made(DAYS[1], {"a.1": 50, "a.3": 80, "b.3": 80, "b.4": 80}, other),
        ]
    )
    link = found.links[0].overall
    assert (link.like_for_like, link.verdict, link.reason) == (10, Verdict.NOT_COMPARABLE, Reason.OTHER_QUESTIONS)
    assert found.overall.chain == Chain((40, 72.5), ((0, 0), (1, 1)), (Break(1, 1),))


def test_a_rate_is_of_a_year_of_365_and_a_quarter_days() -> None:
    assert Pace(10.0, 730).per_year == pytest.approx(10 / 730 * 365.25)
    assert Pace(10.0, 0).per_year is None


def test_one_round_is_a_trend_of_one_point() -> None:
    found = trend([made(DAYS[0], of(40, 40, 40, 40))])
    assert not found.links
    assert list(found.overall.chain.index) == [40]
    assert {found.overall.headline, found.overall.like_for_like} == {None}
    assert found.phases == (0,)


def test_the_whole_over_ones_own_levers_has_a_course() -> None:
    plan = version("1", [theme("a", number("a.1"), number("a.2", lever="headquarters"))])
    found = trend([made(day, {"a.1": one, "a.2": 0}, plan) for day, one in zip(DAYS, (20, 50), strict=False)])
    assert list(found.own.chain.index) == [20, 50]
    assert list(found.overall.chain.index) == [10, 25]


# ---- in a row


def test_rounds_stand_by_date_then_by_name_as_people_count() -> None:
    day = DAYS[0]
    rounds = [made(day, of(1, 1, 1, 1), name=name) for name in ("10", "9")]
    rounds.append(made(date(2023, 1, 1), of(2, 2, 2, 2), name="11"))
    found = trend(rounds)
    assert [each.assessment.round for each in found.rounds] == ["11", "9", "10"]
    assert found == trend(rounds[::-1])


@pytest.mark.parametrize("digests", ["01", "10"])
def test_a_link_of_two_rounds_of_one_date_goes_the_way_of_their_names(digests: str) -> None:
    rounds = [
        Round(replace(each.figures, assessment=replace(each.assessment, digest=mark * 64)), each.result)
        for each, mark in zip(
            (made(DAYS[0], of(10, 10, 10, 10), name="1"), made(DAYS[0], of(30, 30, 30, 30), name="2")),
            digests,
            strict=True,
        )
    ]
    found = trend(rounds)
    assert found.links[0].backwards is (digests == "10")
    assert list(found.overall.chain.index) == [10, 30]
    assert {course.id: course.chain.index for course in found.nodes} == {"a": (10, 30), "b": (10, 30)}
    assert found.overall.like_for_like == Pace(20.0, 0)
    assert found.links[0] == linking(compare(*found.rounds))


def test_phases_are_marked_where_they_begin() -> None:
    phases = ["early", "early", "late", "early"]
    found = trend([made(day, of(1, 1, 1, 1), phase=phase) for day, phase in zip(DAYS, phases, strict=False)])
    assert found.phases == (0, 2, 3)
    assert list(found.days) == DAYS[:4]


# ---- what is called otherwise, goes and comes


def in_versions(*plans: Plan) -> Trend:
    """A round of each, every item answered by the number of its round."""
    return trend(
        [
            made(day, {item.id: 10 * place for item in plan.framework.items()}, plan)
            for place, (day, plan) in enumerate(zip(DAYS, plans, strict=False), 1)
        ]
    )


def courses(found: Trend) -> dict[str, Course]:
    return {course.id: course for course in found.nodes}


def test_a_theme_that_is_called_otherwise_is_the_same() -> None:
    renamed = theme("b2", number("b.1"), number("b.2"), was="b")
    found = in_versions(PLAN, version("2", [A, renamed]), version("3", [renamed, A]))
    assert [course.id for course in found.nodes] == ["b2", "a"]
    assert courses(found)["b2"].ids == ("b", "b2", "b2")
    assert courses(found)["b2"].chain == Chain((10, 20, 30), ((0, 2),), ())


def test_a_theme_that_goes_has_an_end_and_one_that_comes_a_beginning() -> None:
    c = theme("c", number("c.1"))
    found = in_versions(PLAN, version("2", [A, c]), version("3", [A, c]))
    assert [course.id for course in found.nodes] == ["a", "c", "b"]
    gone, come = courses(found)["b"], courses(found)["c"]
    assert gone.ids == ("b", None, None)
    assert gone.links == (None, None)
    assert gone.chain == Chain((10, None, None), ((0, 0),), (Break(1, None),))
    assert gone.latest is gone.results[0]
    assert come.ids == (None, "c", "c")
    assert come.chain == Chain((None, 20, 30), ((1, 2),), ())


def test_a_theme_that_comes_back_is_the_same_after_a_gap() -> None:
    without = version("2", [A])
    found = in_versions(PLAN, without, without, PLAN, PLAN)
    course = courses(found)["b"]
    assert course.ids == ("b", None, None, "b", "b")
    assert course.chain == Chain((10, None, None, 40, 50), ((0, 0), (3, 4)), (Break(1, 3),))
    assert course.headline == Pace(40.0, 1456)
    assert course.like_for_like == Pace(10.0, 364)


# ---- findings


def of_rule(found: Trend, name: str = "r") -> Timeline:
    return next(entry for entry in found.rules if entry.rule.id == name)


def test_a_finding_is_seen_goes_and_comes_back() -> None:
    found = following(*(of(one, 50, 50, 50) for one in (10, 20, 60, 40)))
    entry = of_rule(found)
    assert [(spell.first, spell.last, spell.gone, spell.days, spell.rounds) for spell in entry.spells] == [
        (0, 1, 2, 728, 2),
        (3, 3, None, 0, 1),
    ]
    assert entry.is_open
    assert entry.moved


@pytest.mark.parametrize(
    ("answers", "spells", "since", "is_open"),
    [
        ((10, None, 20), [Spell(0, 2, None, (1,), 728)], None, True),
        ((10, None, 60), [Spell(0, 0, 2, (1,), 728)], None, False),
        ((10, None), [Spell(0, 0, None, (1,), 0)], 1, False),
        ((10, None, 20, None, None), [Spell(0, 2, None, (1, 3, 4), 728)], 3, False),
        ((None, 10, 60, None, 10), [Spell(1, 1, 2, (), 364), Spell(4, 4, None, (), 0)], None, True),
        ((10, 60, None), [Spell(0, 0, 1, (), 364)], None, False),
    ],
    ids=["between", "before-it-goes", "since", "both", "before-it-comes", "after-it-went"],
)
def test_a_round_that_leaves_a_rule_undecided_ends_no_spell(
    answers: Sequence[int | None], spells: list[Spell], since: int | None, is_open: bool
) -> None:
    entry = of_rule(following(*(of(one, 50, 50, 50) for one in answers)))
    assert list(entry.spells) == spells
    assert entry.spells[-1].since == since
    assert (entry.is_open, entry.is_undecided) == (is_open, since is not None)
    assert entry.moved or is_open
    assert sum(spell.rounds for spell in entry.spells) == sum(one is not None and one < 50 for one in answers)


@pytest.mark.parametrize(
    ("answers", "spells", "is_open", "moved"),
    [((10, 20), 1, True, False), ((60, 70), 0, False, False), ((60, 10), 1, True, True)],
)
def test_a_finding_moves_where_it_comes_or_goes(
    answers: tuple[int, int], spells: int, is_open: bool, moved: bool
) -> None:
    entry = of_rule(following(*(of(one, 50, 50, 50) for one in answers)))
    assert (len(entry.spells), entry.is_open, entry.moved) == (spells, is_open, moved)


def test_a_rule_is_followed_by_its_id_and_by_what_it_was() -> None:
    plans = [
        PLAN,
        version("2", [A, B], {**RULE, "id": "r2", "was": "r", "severity": "critical"}),
        version("3", [A, B]),
        version("4", [A, B], {**RULE, "id": "r2"}),
    ]
    found = trend([made(day, of(10, 50, 50, 50), plan) for day, plan in zip(DAYS, plans, strict=False)])
    entry = of_rule(found, "r2")
    assert len(found.rules) == 1
    assert [(spell.first, spell.last, spell.gone) for spell in entry.spells] == [(0, 1, 2), (3, 3, None)]
    assert entry.results[2] is None
    assert entry.rule.severity.value == "warning"


def test_versions_are_matched_once_for_each_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs: list[tuple[str, str]] = []

    def counted(old: Framework, new: Framework) -> Any:
        pairs.append((old.version, new.version))
        return match(old, new)

    monkeypatch.setattr("readiness.compare.trend.match", counted)
    other = version("2", [A, B])
    in_versions(PLAN, PLAN, PLAN, other, other)
    assert pairs == [("1", "1"), ("1", "2"), ("2", "2")]
