"""The laws of a trend, over rounds of generated frameworks of any shape, and of two versions of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import fsum
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generated import Shaped, shaped
from readiness.compare.change import Verdict
from readiness.compare.rounds import Round, compare
from readiness.compare.trend import Trend, trend
from readiness.engine.part import marks_of
from readiness.engine.plan import Plan, compile_plan
from readiness.model.result import Outcome
from versions import answered_again, linking, round_of, two_versions

CLOSE = 1e-6
FIRST = date(2026, 11, 23)
FEWER = settings(max_examples=40)
"""Four rounds each; what is looked at in two is generated in other tests too."""


def scored(cases: Sequence[Shaped]) -> list[Round]:
    """The cases as rounds of one row, one each year."""
    plans: dict[int, Plan] = {}
    rounds = []
    for number, case in enumerate(cases):
        plan = plans.setdefault(id(case.framework), compile_plan(case.framework))
        day = FIRST + timedelta(days=365 * number)
        rounds.append(round_of(plan, replace(case.assessment, date=day, round=str(number), digest=f"{number:064}")))
    return rounds


@st.composite
def rows(draw: st.DrawFn) -> list[Round]:
    """Rounds of two versions of a framework, some of the one and some of the other."""
    two = draw(two_versions())
    cases = [two.old, draw(answered_again(two.old)), two.new, draw(answered_again(two.new))]
    return scored(cases)


@st.composite
def alike(draw: st.DrawFn) -> list[Round]:
    """Rounds of one framework and phase, in which the same items are answered."""
    cases = [draw(shaped())]
    for _ in range(draw(st.integers(1, 3))):
        cases.append(draw(answered_again(cases[-1], alike=True)))
    rounds = scored(cases)
    first, *others = [marks_of(found.figures) for found in rounds]
    places = range(len(rounds[0].figures.plan.slots))
    for other in others:
        assume(all(first.counting(at) is other.counting(at) for at in places))
    return rounds


@FEWER
@given(rows(), st.randoms(use_true_random=False))
def test_the_order_in_which_rounds_are_given_says_nothing(rounds: list[Round], random: Random) -> None:
    shuffled = list(rounds)
    random.shuffle(shuffled)
    assert trend(shuffled) == trend(rounds)


@given(rows())
def test_each_link_is_the_diff_of_neighbours(rounds: list[Round]) -> None:
    for link, (one, other) in zip(trend(rounds).links, pairwise(rounds), strict=True):
        assert link == linking(compare(one, other))


@FEWER
@given(rows())
def test_headlines_telescope(rounds: list[Round]) -> None:
    found = trend(rounds)
    links = [link.overall.headline for link in found.links]
    direct = compare(rounds[0], rounds[-1]).overall.headline
    if None not in links and direct is not None:
        assert abs(fsum(link for link in links if link is not None) - direct) < CLOSE
        assert found.overall.headline is not None
        assert abs(found.overall.headline.change - direct) < CLOSE


@given(alike())
def test_where_the_same_is_answered_throughout_the_chain_is_the_direct_change(rounds: list[Round]) -> None:
    found = trend(rounds)
    direct = compare(rounds[0], rounds[-1])
    named = {node.id: node for node in (direct.overall, *direct.nodes)}
    for course in (found.overall, *found.nodes):
        wanted = named[course.id].like_for_like
        links = [link.like_for_like if link else None for link in course.links]
        assert {link is None for link in links} == {wanted is None}
        if wanted is None:
            continue
        assert abs(fsum(link for link in links if link is not None) - wanted) < CLOSE
        judged = all(link and link.verdict is not Verdict.NOT_COMPARABLE for link in course.links)
        if judged and None not in course.scores:
            assert course.chain.change is not None
            assert abs(course.chain.change - wanted) < CLOSE


@FEWER
@given(rows())
def test_an_index_moves_by_its_links_alone_and_begins_at_a_score(rounds: list[Round]) -> None:
    found = trend(rounds)
    for course in (found.overall, found.own, *found.nodes):
        links = [None if link is None else link.like_for_like for link in course.links]
        assert [at for at, index in enumerate(course.chain.index) if index is not None] == [
            at for at, score in enumerate(course.scores) if score is not None
        ]
        for first, last in course.chain.stretches:
            assert course.chain.at(first) == course.scores[first]
            moved = [link for link in links[first:last] if link is not None]
            assert len(moved) == last - first
            assert abs(course.chain.at(last) - course.chain.at(first) - fsum(moved)) < CLOSE
        assert {at for first, last in course.chain.stretches for at in range(first + 1, last + 1)} == {
            at
            for at, link in enumerate(course.links, 1)
            if link is not None
            and link.verdict is not Verdict.NOT_COMPARABLE
            and course.scores[at - 1] is not None
            and course.scores[at] is not None
        }
        for gap in course.chain.breaks:
            assert course.chain.index[gap.at - 1] is not None
            assert gap.anew == next((at for at in range(gap.at, len(rounds)) if course.scores[at] is not None), None)


@FEWER
@given(rows())
def test_a_finding_is_in_a_spell_from_where_its_rule_fires_to_where_it_is_known_not_to(rounds: list[Round]) -> None:
    found: Trend = trend(rounds)
    for entry in found.rules:
        outcomes = [result.outcome if result else None for result in entry.results]
        fires = [at for at, outcome in enumerate(outcomes) if outcome is Outcome.FIRES]
        covered: list[int] = []
        for spell in entry.spells:
            end = len(rounds) if spell.gone is None else spell.gone
            inside = range(spell.first, end)
            assert {outcomes[at] for at in inside} <= {Outcome.FIRES, Outcome.UNDECIDED}
            assert list(spell.undecided) == [at for at in inside if outcomes[at] is Outcome.UNDECIDED]
            assert outcomes[spell.first] is outcomes[spell.last] is Outcome.FIRES
            assert end == len(rounds) or outcomes[end] not in {Outcome.FIRES, Outcome.UNDECIDED}
            here = [at for at in inside if outcomes[at] is Outcome.FIRES]
            assert len(here) == spell.rounds
            covered += here
        assert covered == fires
        assert entry.is_open == (outcomes[-1] is Outcome.FIRES)
