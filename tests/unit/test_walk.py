"""How a change is shared inside a step: Shapley values, the logarithmic mean, and what is done where neither fits."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from math import fsum, inf, isclose, log
from random import Random

import pytest

from generated import KIND, framework
from readiness.compare.walk import MOST_EXACT, Station, Step, logarithmic_mean, shapley
from readiness.engine.part import Counting, Marks, chosen, part, rerolled
from readiness.engine.plan import Plan, compile_plan
from readiness.ids import OVERALL, NodeId
from readiness.model.framework import Aggregate, Band, Formula, Item, Node, Policy, Weight

# ---- Shapley


def by_permutations(count: int, value: Callable[[int], float]) -> list[float]:
    effects: list[list[float]] = [[] for _ in range(count)]
    for order in permutations(range(count)):
        mask = 0
        for bit in order:
            effects[bit].append(value(mask | 1 << bit) - value(mask))
            mask |= 1 << bit
    return [fsum(each) / len(each) for each in effects]


@pytest.mark.parametrize("count", range(7))
def test_up_to_ten_changes_every_order_counts(count: int) -> None:
    random = Random(count)
    values = [random.uniform(-100, 100) for _ in range(1 << count)]
    effects, exact = shapley(count, values.__getitem__)
    assert exact
    assert effects == pytest.approx(by_permutations(count, values.__getitem__), abs=1e-9)
    assert fsum(effects) == pytest.approx(values[-1] - values[0], abs=1e-9)


def test_of_ten_equal_changes_that_bring_something_only_together_each_has_a_tenth() -> None:
    everything = (1 << MOST_EXACT) - 1
    effects, exact = shapley(MOST_EXACT, lambda mask: 30.0 if mask == everything else 0.0)
    assert exact
    assert effects == pytest.approx([3.0] * MOST_EXACT)


def test_above_ten_changes_two_orders_are_averaged() -> None:
    count = MOST_EXACT + 1
    asked: list[int] = []

    def value(mask: int) -> float:
        asked.append(mask)
        # the first of all to be made brings 10, whichever it is; the third one always brings 4
        return (10.0 if mask else 0.0) + (4.0 if mask >> 2 & 1 else 0.0)

    effects, exact = shapley(count, value)
    assert not exact
    assert effects == [5.0, 0.0, 4.0, *[0.0] * (count - 4), 5.0]
    assert len(asked) == 2 * (count + 1)


# ---- the logarithmic mean


@pytest.mark.parametrize(
    ("one", "other"), [(40.0, 60.0), (60.0, 40.0), (1e-9, 100.0), (99.999999, 100.0), (50.0, 100.0)]
)
def test_the_logarithmic_mean_lies_between_the_geometric_and_the_arithmetic_one(one: float, other: float) -> None:
    mean = logarithmic_mean(one, other)
    assert mean == pytest.approx((one - other) / log(one / other), rel=1e-6)
    assert (one * other) ** 0.5 <= mean
    assert mean <= (one + other) / 2
    assert mean == pytest.approx(logarithmic_mean(other, one), rel=1e-12)


@pytest.mark.parametrize("number", [1e-9, 1.0, 100.0])
def test_of_two_equal_numbers_the_logarithmic_mean_is_the_number(number: float) -> None:
    assert logarithmic_mean(number, number) == number
    assert logarithmic_mean(number, number * (1 + 1e-15)) == number
    assert isclose(logarithmic_mean(number, number * (1 + 1e-7)), number, rel_tol=1e-6)


# ---- steps


def item(name: str, weight: float = 1.0) -> Item:
    return Item(NodeId(name), "Q", KIND, weight=Weight(weight))


def node(name: str, aggregate: Aggregate, *children: Node | Item, weight: float = 1.0, **keys: object) -> Node:
    return Node(NodeId(name), "N", children, Weight(weight), formula=Formula(aggregate, **keys))  # type: ignore[arg-type]


def steps(root: Node, old: Sequence[float | None], new: Sequence[float | None]) -> tuple[dict[str, float], bool]:
    """What each item has to do with the change of the only theme, by id, those first that are first in the tree."""
    plan = compile_plan(framework((root,)))
    before, after = (station(plan, points) for points in (old, new))
    place = plan.place[root.id]
    ends = (before.rows.score[place] or 0.0, after.rows.score[place] or 0.0)
    shares = Step(before, after).shared(place, ends)
    assert fsum([*shares.items.values(), *shares.limits.values()]) == pytest.approx(ends[1] - ends[0], abs=1e-9)
    return {str(plan.slots[at].id): shares.items[at] for at in sorted(shares.items)}, shares.exact


def station(plan: Plan, points: Sequence[float | None]) -> Station:
    marks = chosen({at: (worth, False) for at, worth in enumerate(points)}, len(plan.slots))
    weighing = plan.weighing(None)
    return Station(plan, weighing, marks, part(plan, marks, weighing))


def test_a_child_that_is_absent_stands_where_its_node_stands() -> None:
    found, exact = steps(node("t", Aggregate.MEAN, item("a"), item("b", 3)), [40, None], [40, 80])
    assert (found, exact) == ({"b": 30.0}, True)


def test_lines_below_a_geometric_mean_that_would_outgrow_the_scale_are_shared_by_orders() -> None:
    # the root of 0.01 times 100 is 1 on both sides. By factors a and b would have +-50 of a minimum that stays at 0.01,
    # times 1/2 times 1/0.01: 2,500. By orders: a first, min(100, 100) and so 100: +99, and then b -99; b first,
    # min(0.01, 0.01): nothing, and then a nothing
    low = node("low", Aggregate.MINIMUM, item("a"), item("b"))
    found, exact = steps(node("t", Aggregate.GEOMETRIC, low, item("c")), [0.01, 100, 100], [100, 0.01, 100])
    assert exact
    assert found == pytest.approx({"a": 49.5, "b": -49.5})


def test_many_changed_children_are_taken_by_id_whatever_their_order() -> None:
    names = [f"i{number:02}" for number in range(MOST_EXACT + 1)]
    old = {name: float(place * 7 % 11) for place, name in enumerate(names)}
    new = {name: float(50 + place * 3 % 13) for place, name in enumerate(names)}
    found = []
    for order in (names, names[::-1], names[4:] + names[:4]):
        root = node("t", Aggregate.MEDIAN, *map(item, order))
        effects, exact = steps(root, [old[name] for name in order], [new[name] for name in order])
        assert not exact
        found.append(effects)
    assert found[0] == found[1] == found[2]


def test_many_changed_items_below_a_ceiling_are_shared_over_two_orders() -> None:
    names = [f"i{number:02}" for number in range(MOST_EXACT + 1)]
    root = node("t", Aggregate.SUM, *map(item, names), floor=0.0, ceiling=15.0)
    found, exact = steps(root, [0] * len(names), [10] * len(names))
    # of either order the first brings 10 and the second 5: half of it each
    assert not exact
    assert found == {"i00": 5.0, "i01": 2.5, "i09": 2.5, "i10": 5.0}


def test_a_change_that_no_item_can_be_given_a_part_of_is_shared_equally() -> None:
    # a sum that begins to have a score: from what its parent stands at without it, 0 here, to 70
    root = node("t", Aggregate.SUM, item("a"), item("b"), floor=0.0, ceiling=100.0)
    assert steps(root, [None, None], [60, 10]) == ({"a": 35.0, "b": 35.0}, True)


def test_noise_makes_no_line() -> None:
    root = node("t", Aggregate.MEAN, item("a"), item("b"), item("c"))
    plan = compile_plan(framework((root,)))
    before, after = station(plan, [10, 20, 40]), station(plan, [20, 20, 40])
    place = plan.place[root.id]
    shares = Step(before, after).shared(place, (before.rows.score[place] or 0, after.rows.score[place] or 0))
    assert shares.limits == {}
    assert shares.items == {0: pytest.approx(10 / 3, abs=2e-9)}


def test_what_does_not_change_has_no_part() -> None:
    root = node("t", Aggregate.MEAN, item("a"), node("u", Aggregate.MEAN, item("b")))
    assert steps(root, [10, 20], [10, 20]) == ({}, True)


# ---- marks and parts of an assessment


def test_marks_tell_how_an_item_counts() -> None:
    marks = Marks((30.0, None, None), frozenset({1}))
    assert [marks.counting(place) for place in range(3)] == [Counting.ANSWERED, Counting.OPEN, Counting.NOT]
    assert [marks.at(place) for place in range(3)] == [(30.0, False), (None, True), (None, False)]
    assert chosen({0: (30.0, False), 1: (None, True)}, 3) == marks


BANDS = (Band(0.0, "Low", 0.0), Band(50.0, "High", 10.0))


@pytest.mark.parametrize("bands", [(), BANDS])
@pytest.mark.parametrize("worst", [False, True])
def test_what_is_rolled_anew_is_what_is_rolled_from_the_start(bands: tuple[Band, ...], worst: bool) -> None:
    theme = Node(NodeId("t"), "N", (item("a"), item("b")), formula=Formula(bands=bands))
    made = framework((theme, node("u", Aggregate.MEAN, item("c"))))
    plan = compile_plan(replace(made, policy=Policy(0.0, 12, open_at_worst=worst)))
    marks = [
        Marks((10.0, 20.0, 30.0), frozenset()),
        Marks((90.0, None, 30.0), frozenset({1})),
        Marks((None,) * 3, frozenset()),
    ]
    weighing = plan.weighing(None)
    for before in marks:
        for after in marks:
            rows = part(plan, before, weighing)
            rerolled(plan, rows, weighing, {at: after.at(at) for at in range(3)}, plan.branches)
            assert rows == part(plan, after, weighing)


def test_a_part_has_the_scores_over_what_is_there_and_the_range_of_what_is_open() -> None:
    plan = compile_plan(framework((node("t", Aggregate.MEAN, item("a"), item("b"), item("c", 2)),)))
    rows = part(plan, Marks((10.0, 40.0, None), frozenset({2})), plan.weighing(None))
    place = plan.place[OVERALL]
    assert (rows.score[place], rows.low[place], rows.high[place]) == (25.0, 12.5, 62.5)
    assert inf not in rows.high
