"""What the trials of conclusions promise, over frameworks, bands, caps and answers that nobody thought of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generated import ANSWERS, KIND, TODAY, Answers, framework, trees
from readiness.engine.aggregate import band_at
from readiness.engine.evaluate import evaluate
from readiness.engine.figures import Figures
from readiness.engine.plan import compile_plan, weighing_of
from readiness.engine.robustness import Conclusions, conclusions, reweighed, robustness, steadiness
from readiness.engine.score import score_of
from readiness.engine.weightings import LEAST, MOST, _bands, _reader, _trial, band_draws, by_id, drawn
from readiness.ids import NodeId
from readiness.model.assessment import Answered, Assessment, Entry, Quantity, Scope, Subject
from readiness.model.framework import (
    Aggregate,
    Band,
    Formula,
    Framework,
    Item,
    Lever,
    Node,
    Policy,
    Rule,
    Severity,
    Weight,
)
from readiness.model.resolve import resolve
from readiness.model.result import Scored
from readiness.numbers import shown
from support import names_in

DRAWS = 20
SEEDS = st.integers(0, 2**32 - 1)


@dataclass(frozen=True)
class Case:
    framework: Framework
    answers: Answers

    @property
    def assessment(self) -> Assessment:
        entries = {name: Entry(answer) for name, answer in self.answers.items()}
        return Assessment(Subject("s", "S"), "1", TODAY, None, None, Scope.FULL, entries, "0" * 64)

    @property
    def figures(self) -> Figures:
        return evaluate(compile_plan(self.framework), self.assessment)


def banded(starts: Iterator[float]) -> tuple[Band, ...]:
    rising = sorted({start for start in starts if 0 < start <= 100})
    return tuple(Band(start, f"b{place}") for place, start in enumerate([0.0, *rising]))


def rules(draw: st.DrawFn, themes: tuple[Node, ...]) -> tuple[Rule, ...]:
    """Caps that hang on themes and items, as no weight of a theme can turn these."""
    names = names_in(themes)
    nodes = [node.id for theme in themes for node in theme.nodes()]
    items = [item.id for theme in themes for item in theme.items()]
    made = []
    for place in range(draw(st.integers(0, 2))):
        form = draw(
            st.sampled_from([*(f'score("{name}")' for name in nodes), *(f'points("{name}")' for name in items)])
        )
        text = f"{form} {draw(st.sampled_from(['>=', '<']))} {draw(st.sampled_from([0, 0, 50]))}"
        condition = resolve(text, names)
        assert not isinstance(condition, tuple)
        cap = (NodeId(draw(st.sampled_from([*nodes, "overall"]))), draw(st.sampled_from([10.0, 33.3, 62.55])))
        name = NodeId(f"r{place}")
        made.append(Rule(name, condition, text, Severity.NOTE, "F.", "R.", Lever.MISSION, (cap,), ()))
    return tuple(made)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    aggregate = draw(st.sampled_from([a for a in Aggregate if a is not Aggregate.LOOKUP]))
    ends = (0.0, 100.0) if aggregate is Aggregate.SUM else (None, None)
    formula = Formula(aggregate, draw(st.sampled_from([None, None, 0, 1, 2])), *ends)
    themes = draw(trees(deep=1, wide=(3, 4)))
    if aggregate is Aggregate.SUM:
        weights = st.sampled_from([1.0, 0.5, 0.1, -0.5])
        themes = tuple(replace(theme, weight=Weight(draw(weights))) for theme in themes)
    policy = Policy(draw(st.sampled_from([0.0, 0.0, 0.4, 0.6, 0.8])), 12, open_at_worst=draw(st.booleans()))
    plain = replace(framework(themes), formula=formula, policy=policy, rules=rules(draw, themes))
    case = Case(plain, {item.id: draw(ANSWERS) for item in plain.items()})
    # bands that begin where the score is are the ones that draws can leave
    found = case.figures.capped.score[-1]
    near = st.sampled_from([-1.0, -0.1, -0.05, -0.04, 0.0, 0.05, 0.1, 1.0]).map(
        lambda by: round((found or 50.0) + by, 2)
    )
    starts = draw(st.lists(st.one_of(near, st.sampled_from([25.0, 50.0, 99.9, 100.0, 0.1])), min_size=1, max_size=4))
    return replace(case, framework=replace(plain, bands=banded(iter(starts))))


# ---- the tight loop


def slow_bands(figures: Figures, seed: int) -> list[str | None]:
    """The same draws, each scored in full."""
    plan = figures.plan
    whole, weighing = plan.branches[-1], plan.weighing(None)
    order = by_id(plan, whole)
    found = []
    for factors in drawn([weighing[-1].weights[child] for child in order], DRAWS, seed):
        weights = dict(zip(order, factors, strict=True))
        row = weighing_of(weights[child] for child in range(len(order)))
        other = replace(plan, weighings={None: (*weighing[:-1], row)})
        found.append(conclusions(evaluate(other, figures.assessment)).band)
    return found


@settings(max_examples=300)
@given(cases(), SEEDS)
def test_the_tight_loop_finds_what_full_scoring_finds_draw_by_draw(case: Case, seed: int) -> None:
    figures = case.figures
    whole = figures.plan.branches[-1]
    assume(isinstance(score_of(figures, whole), Scored))
    places = _bands(_trial(figures), DRAWS, seed)
    assert [None if place is None else whole.domain.bands[place].label for place in places] == slow_bands(figures, seed)


@settings(max_examples=300)
@given(cases(), SEEDS)
def test_the_band_is_counted_where_it_is_the_same(case: Case, seed: int) -> None:
    figures = case.figures
    found = band_draws(figures, DRAWS, seed)
    band = conclusions(figures).band
    assert (found is None) == (band is None or len(case.framework.themes) == 1)
    if found is not None:
        assert (found.band, found.draws, found.seed) == (band, DRAWS, seed)
        assert found.kept == slow_bands(figures, seed).count(band)
        assert found.weighed or found.kept == DRAWS


NEAR = st.sampled_from([0.0, 1e-10, 4e-10, 6e-10, 1e-9, 9e-9, 1e-8, 2e-8, 1e-6, 0.04, 0.05, 0.06, 0.1, 0.15, 0.2, 0.3])


@settings(max_examples=2000)
@given(
    st.sampled_from([(0.0, 100.0), (1.0, 7.0), (-10.0, 10.0), (0.0, 6.97), (0.05, 3.33)]),
    st.sampled_from([None, None, 0, 1, 3, 6]),
    st.lists(st.one_of(st.floats(0, 1), st.integers(0, 1000).map(lambda k: k / 1000)), min_size=1, max_size=5),
    st.data(),
)
def test_a_band_is_read_near_an_edge_as_the_shown_number_has_it(
    ends: tuple[float, float], decimals: int | None, starts: list[float], data: st.DataObject
) -> None:
    least, most = ends
    points = sorted({round(least + share * (most - least), data.draw(st.integers(0, 4))) for share in starts})
    bands = tuple(Band(start, "b") for start in [least, *(point for point in points if least < point <= most)])
    plan = compile_plan(framework((Node(NodeId("n"), "N", ()),)))
    whole = plan.branches[-1]
    branch = replace(whole, formula=Formula(decimals=decimals), domain=replace(whole.domain, own=ends, bands=bands))
    read = _reader(branch)
    side = data.draw(st.sampled_from([-1, 1]))
    begin = data.draw(st.sampled_from([*(band.start for band in bands), *ends]))
    half = 0.5 / 10 ** (1 if decimals is None else decimals)
    for middle in (begin, begin - half, begin + half):
        number = min(most, max(least, middle + side * data.draw(NEAR)))
        assert read(number) == band_at(bands, shown(number, ends, decimals)), number


# ---- every trial


@settings(max_examples=60)
@given(cases(), SEEDS)
def test_what_is_counted_is_between_none_and_all(case: Case, seed: int) -> None:
    figures = case.figures
    found = robustness(figures, DRAWS, seed)
    nothing = found.base.band is None and not found.base.ranks
    assert sum(count for _, count in found.weighed) == (0 if nothing else DRAWS)
    assert all(one >= other for (_, one), (_, other) in pairwise(found.weighed))
    counted = [
        slot.id for slot, points in zip(figures.plan.slots, figures.bare.score, strict=False) if points is not None
    ]
    assert [left.id for left in found.items] == ([] if nothing else counted)
    ends = [end for end, _ in found.weighed]
    ends += [trial.found for trials in (found.aggregates, found.items, found.themes) for trial in trials]
    for end in ends:
        assert len({theme for group in end.order for theme in group}) == sum(map(len, end.order))


def scaled(node: Node, factor: float) -> Node:
    children = tuple(
        scaled(child, factor)
        if isinstance(child, Node)
        else replace(child, weight=Weight(child.weight.default * factor))
        for child in node.children
    )
    return replace(node, weight=Weight(node.weight.default * factor), children=children)


@settings(max_examples=60)
@given(cases(), SEEDS, st.sampled_from([0.001, 0.25, 3.0, 4096.0]))
def test_weights_have_no_unit(case: Case, seed: int, factor: float) -> None:
    assume(case.framework.formula.aggregate is not Aggregate.SUM)
    themes = tuple(scaled(theme, factor) for theme in case.framework.themes)
    other = replace(case, framework=replace(case.framework, themes=themes))
    assert robustness(other.figures, DRAWS, seed) == robustness(case.figures, DRAWS, seed)


@settings(max_examples=60)
@given(cases(), SEEDS)
def test_the_same_seed_gives_the_same_trials(case: Case, seed: int) -> None:
    assert robustness(case.figures, DRAWS, seed) == robustness(case.figures, DRAWS, seed)


def shuffled(node: Node, data: st.DataObject) -> Node:
    children = [shuffled(child, data) if isinstance(child, Node) else child for child in node.children]
    return replace(node, children=tuple(data.draw(st.permutations(children))))


@settings(max_examples=60)
@given(cases(), SEEDS, st.data())
def test_the_order_of_files_topics_and_items_changes_no_draw(case: Case, seed: int, data: st.DataObject) -> None:
    themes = tuple(data.draw(st.permutations([shuffled(theme, data) for theme in case.framework.themes])))
    other = replace(case, framework=replace(case.framework, themes=themes))
    one, two = robustness(case.figures, DRAWS, seed), robustness(other.figures, DRAWS, seed)
    assert two.themes_weighed == one.themes_weighed
    assert counts(two.weighed) == counts(one.weighed)


def counts(weighed: tuple[tuple[Conclusions, int], ...]) -> dict[tuple[str | None, tuple[frozenset[NodeId], ...]], int]:
    return {(end.band, tuple(map(frozenset, end.order))): count for end, count in weighed}


@given(
    st.floats(0, 100),
    st.sampled_from([a for a in Aggregate if a not in {Aggregate.LOOKUP, Aggregate.SUM}]),
    st.lists(st.sampled_from([0.5, 1.0, 3.7, 1000.0]), min_size=2, max_size=6),
    st.lists(st.sampled_from([25.0, 50.0, 33.33, 100.0]), max_size=3),
    SEEDS,
)
@example(50.0, Aggregate.MEAN, [1.0, 1.0, 1.0], [50.0], 2007)
@example(99.95, Aggregate.GEOMETRIC, [1.0, 3.7], [100.0], 2007)
def test_where_all_themes_have_one_score_the_band_holds(
    points: float, aggregate: Aggregate, weights: list[float], starts: list[float], seed: int
) -> None:
    themes = tuple(
        Node(NodeId(f"n{place}"), "N", (Item(NodeId(f"i{place}"), "Q", KIND),), Weight(weight))
        for place, weight in enumerate(weights)
    )
    made = replace(framework(themes), formula=Formula(aggregate), bands=banded(iter([*starts, points])))
    case = Case(made, {item.id: Answered(Quantity(KIND, points)) for item in made.items()})
    found = robustness(case.figures, DRAWS, seed)
    assert found.themes_weighed is not None
    assert found.themes_weighed.kept == DRAWS
    assert found.weighed == ((found.base, DRAWS),)
    assert len(found.base.order) == 1
    steady = steadiness(case.figures)
    assert steady is not None
    assert set(steady.weakest) == {theme.id for theme in themes}


@given(cases(), SEEDS)
def test_every_weight_is_drawn_within_a_quarter_of_its_own(case: Case, seed: int) -> None:
    plan = compile_plan(case.framework)
    for other in reweighed(plan, None, 3, seed):
        for branch, row, before in zip(plan.branches, other.weighing(None), plan.weighing(None), strict=True):
            assert len(row.weights) == len(branch.children)
            for weight, own in zip(row.weights, before.weights, strict=True):
                assert LEAST * abs(own) <= abs(weight) <= MOST * abs(own)
                assert weight * own > 0
