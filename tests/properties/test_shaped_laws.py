"""The laws of scoring over frameworks of every shape: aggregates, scales, bands, tables, gates, policies and caps.

A law holds for all of them, or names as narrowly as can be what it leaves out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generated import NOT_HERE, WEIGHTS, Answers, Shaped, answers_to, shaped
from readiness.engine.conditions import verdict
from readiness.engine.evaluate import evaluate
from readiness.engine.figures import ABSENT, GIVEN, OPEN, Figures
from readiness.engine.plan import compile_plan
from readiness.engine.score import result_of, score
from readiness.ids import NodeId
from readiness.model.assessment import Entry
from readiness.model.condition import Amount, Points, Word, leaves
from readiness.model.framework import Aggregate, Framework, Item, Lookup, Node, Weight
from readiness.model.result import NodeResult, NoScore, Outcome, Result, Scored, Status
from readiness.numbers import half_away, snap
from reference import Reference, Standing

CLOSE = 2e-8
"""Every level of a tree snaps its numbers to 1e-9, and may round at the half."""


def run(case: Shaped) -> Result:
    return score(compile_plan(case.framework), case.assessment)


def results(result: Result) -> list[NodeResult]:
    return [result.overall, result.own, *result.nodes]


# ---- the same as a plain reference


@settings(max_examples=400)
@given(shaped())
def test_the_engine_agrees_with_a_plain_reference(case: Shaped) -> None:
    figures = evaluate(compile_plan(case.framework), case.assessment)
    result, expected = result_of(figures), Reference(case.framework, case.assessment)
    for found, state in zip(result.items, figures.state, strict=True):
        answer = expected.answers[found.item.id]
        assert_close(found.points, answer.points, found.item.id)
        assert state == (GIVEN if answer.value is not None else OPEN if answer.there else ABSENT), found.item.id
    assert {rule.rule.id: found for rule, found in zip(figures.plan.rules, verdicts(figures), strict=True)} == (
        expected.outcomes
    )
    for node in [result.overall, *result.nodes]:
        assert_same(node, expected.capped[node.id])
        assert_shown(node, expected)
        bare = expected.bare[node.id]
        assert_close(node.uncapped, None if bare is None else bare.score, node.id)
    assert_same(result.own, expected.own)


def verdicts(figures: Figures) -> list[str]:
    return [verdict(found).value for found in figures.outcomes]


def assert_same(node: NodeResult, expected: Standing | None) -> None:
    if expected is None:
        assert (node.value, node.range, node.coverage, node.support) == (None, None, None, None), node.id
        return
    assert node.range is not None, node.id
    assert_close(node.value, expected.score, node.id)
    assert_close(node.range.low, expected.low, node.id)
    assert_close(node.range.high, expected.high, node.id)
    assert_close(node.coverage, expected.coverage, node.id)
    assert_close(node.support, expected.support, node.id)


def assert_shown(node: NodeResult, expected: Reference) -> None:
    """What a score is shown as, its band, and what the parent is given in its place."""
    stand = expected.capped[node.id]
    if isinstance(node.score, Scored):
        assert stand is not None
        assert stand.score is not None
        assert stand.coverage >= Fraction(repr(expected.framework.policy.minimum_coverage))
        assert node.score.shown == float(expected.shown(node.id, stand.score))
        assert node.score.band == expected.label(node.id, stand.score)
    elif node.score is NoScore.LOW_COVERAGE:
        assert stand is not None
        assert stand.coverage < Fraction(repr(expected.framework.policy.minimum_coverage))
    if node.passes is not None:
        assert stand is not None
        assert_close(node.passes, stand.up[0], node.id)


def assert_close(found: float | None, expected: Fraction | None, name: NodeId) -> None:
    assert (found is None) == (expected is None), (name, found, expected)
    assert found is None or expected is None or abs(found - float(expected)) <= CLOSE, (name, found, float(expected))


# ---- scales and ranges


@given(shaped())
def test_every_number_stays_on_its_scale_and_every_score_inside_its_range(case: Shaped) -> None:
    for node in results(run(case)):
        if node.range is None:
            assert node.value is None
            assert node.coverage is None
            continue
        assert node.ends[0] <= node.range.low <= node.range.high <= node.ends[1]
        assert node.coverage is not None
        assert 0 <= node.coverage <= 1
        assert node.support is None or 0 <= node.support <= 1
        if node.value is not None:
            assert node.range.low <= node.value <= node.range.high


@given(shaped())
def test_without_an_open_item_the_range_is_the_score(case: Shaped) -> None:
    closed = run(case.answered({item.id: NOT_HERE for item in case.still_open}))
    for node in results(closed):
        if node.range is not None:
            assert node.range.low == node.range.high == node.value
            assert node.coverage == 1
    assert Outcome.UNDECIDED not in {rule.outcome for rule in closed.rules}


@given(shaped(), st.data())
def test_whatever_open_items_turn_out_to_be_ranges_shrink_coverage_grows_and_what_was_decided_stays(
    case: Shaped, data: st.DataObject
) -> None:
    assume(case.still_open)
    tried = data.draw(st.lists(st.sampled_from(case.still_open), min_size=1, max_size=2, unique_by=lambda i: i.id))
    plan = compile_plan(case.framework)
    before = score(plan, case.assessment)
    for answers in every(tried):
        after = score(plan, case.answered(answers).assessment)
        lapsed = lapsing(case.framework, before, after)
        assert_narrower(case, before, after, lapsed)
        if not (lapsed and case.framework.policy.open_at_worst):
            assert_decided(before, after)
        assert_asked(before, after)


def every(items: Sequence[Item]) -> Iterator[Answers]:
    """Every way to answer these items, not-applicable among them."""
    for row in product(*((*answers_to(item), NOT_HERE) for item in items)):
        yield dict(zip((item.id for item in items), row, strict=True))


def lapsing(framework: Framework, before: Result, after: Result) -> set[NodeId]:
    """The nodes above a table that something was answered below and that now does not apply, and the table itself.

    It takes its answers with it. This comes of a table that does not apply where a child does not.
    """
    old, new = ({node.id: node for node in [found.overall, *found.nodes]} for found in (before, after))

    def climb(node: Node) -> set[NodeId]:
        below = set[NodeId]().union(*(climb(child) for child in node.children if isinstance(child, Node)))
        lookup = node.formula.lookup
        lapses = lookup is not None and lookup.absent is None and bool(old[node.id].coverage)
        return below | {node.id} if below or (lapses and new[node.id].range is None) else below

    return climb(framework.whole())


def assert_narrower(case: Shaped, before: Result, after: Result, lapsed: set[NodeId]) -> None:
    """Each range inside the one before.

    Where open answers count at their worst, a table has a score before all of its children have one. If it then turns
    out not to apply, that score leaves the nodes above, and the rules that ask for it.
    """
    worst = case.framework.policy.open_at_worst
    # what lapses below the mission's own items alone cannot be seen in a result
    tables = any(node.formula.lookup is not None for node in case.framework.whole().nodes())
    for old, new in zip(results(before), results(after), strict=True):
        gone = old.id in lapsed or (tables and old.id == before.own.id)
        if old.range is None or new.range is None:
            assert old.range is not None or new.range is None, old.id
            continue
        if not gone:
            assert (new.coverage or 0) >= (old.coverage or 0), old.id
        if not (worst and (gone or (lapsed and case.framework.rules))):
            assert old.range.low <= new.range.low, old.id
            assert new.range.high <= old.range.high, old.id


def assert_decided(before: Result, after: Result) -> None:
    """No rule that was decided is turned; of one that does not apply, a part that was open may yet fail."""
    for old, new in zip(before.rules, after.rules, strict=True):
        if old.outcome is Outcome.DOES_NOT_APPLY:
            assert new.outcome in {Outcome.DOES_NOT_APPLY, Outcome.SILENT}
        elif old.outcome is not Outcome.UNDECIDED:
            assert new.outcome is old.outcome


def assert_asked(before: Result, after: Result) -> None:
    """What was asked stays asked, and what was not comes not up later."""
    for old, new in zip(before.items, after.items, strict=True):
        assert new.status is old.status or old.status is Status.UNSETTLED


# ---- answers


@given(shaped(), st.data())
def test_raising_points_raises_what_it_adds_to_and_lowers_what_it_is_taken_from(
    case: Shaped, data: st.DataObject
) -> None:
    before = run(case)
    counted = [found for found in before.items if found.points is not None]
    assume(counted)
    old = data.draw(st.sampled_from(counted))
    assume(not any(old.item.id in asked(item) for item in case.framework.items()))
    for answer in answers_to(old.item):
        after = run(case.answered({old.item.id: answer}))
        new = next(found for found in after.items if found.item.id == old.item.id)
        assert old.points is not None
        assert new.points is not None
        for node, direction in ways(case, old.item):
            was, now = (value_of(result, node) for result in (before, after))
            assert (was is None) is (now is None), node
            gain = ((now or 0) - (was or 0)) * direction
            assert gain >= 0 or new.points < old.points, node
            assert gain <= 0 or new.points > old.points, node


def asked(item: Item) -> set[NodeId]:
    """The items on which it hangs whether this one applies."""
    found = set() if item.applies_when is None else set(leaves(item.applies_when.condition))
    return {leaf.item for leaf in found if isinstance(leaf, Points | Amount | Word)}


def value_of(result: Result, node: NodeId) -> float | None:
    return next(found.uncapped for found in [result.overall, *result.nodes] if found.id == node)


def ways(case: Shaped, item: Item) -> list[tuple[NodeId, int]]:
    """The nodes above an item, with 1 where its points add to them and -1 where they are taken from them.

    The row ends where they do now one, now the other.
    """
    found: list[tuple[NodeId, int]] = []

    def climb(node: Node) -> int | None:
        for child in node.children:
            if child.id == item.id:
                way: int | None = 1
            elif isinstance(child, Node) and any(below.id == item.id for below in child.items()):
                # a table goes by the names of bands, not by their values
                values = [] if node.formula.lookup else [band.value or 0.0 for band in child.formula.bands]
                inner = climb(child)
                way = None if inner is None else turned(inner, trend(list(pairwise(values))))
            else:
                continue
            way = None if way is None else turned(way, through(node, child, case.assessment.phase))
            if way is not None:
                found.append((node.id, way))
            return way
        raise AssertionError

    climb(case.framework.whole())
    return found


def turned(way: int, by: int | None) -> int | None:
    return None if by is None else way * by


def trend(steps: Sequence[tuple[float, float]]) -> int | None:
    """1 where no step falls, else -1 where none rises, else None."""
    if all(one <= other for one, other in steps):
        return 1
    return -1 if all(one >= other for one, other in steps) else None


def through(node: Node, child: Node | Item, phase: str | None) -> int | None:
    if node.formula.aggregate is Aggregate.SUM:
        return 1 if child.weight.at(phase) > 0 else -1
    if node.formula.lookup is None:
        return 1
    place = [other for other in node.children if other.scored].index(child)
    gives = dict(node.formula.lookup.table)
    above = {levels: (*levels[:place], levels[place] + 1, *levels[place + 1 :]) for levels in gives}
    return trend([(gives[levels], gives[above[levels]]) for levels in gives if above[levels] in gives])


# ---- weights and order


def weighed(node: Node, factor: float) -> Node:
    """The same tree, all weights but those below a sum multiplied."""
    times = 1.0 if node.formula.aggregate is Aggregate.SUM else factor

    def settle(child: Node | Item) -> Node | Item:
        weight = Weight(
            child.weight.default * times, tuple((phase, known * times) for phase, known in child.weight.by_phase)
        )
        return replace(weighed(child, factor) if isinstance(child, Node) else child, weight=weight)

    return replace(node, children=tuple(map(settle, node.children)))


def with_tree(case: Shaped, whole: Node) -> Shaped:
    themes = tuple(child for child in whole.children if isinstance(child, Node))
    return replace(case, framework=replace(case.framework, themes=themes, formula=whole.formula))


@given(shaped(), st.sampled_from([0.25, 4096.0, 0.3, 7.0]))
def test_weights_have_no_unit_except_in_sums(case: Shaped, factor: float) -> None:
    before, after = run(case), run(with_tree(case, weighed(case.framework.whole(), factor)))
    if factor in {0.25, 4096.0}:
        # a power of two takes no bit from any number
        assert results(after) == results(before)
        return
    for old, new in zip(results(before), results(after), strict=True):
        for one, other in zip(numbers(old), numbers(new), strict=True):
            assert (one is None) == (other is None)
            assert abs((one or 0) - (other or 0)) <= CLOSE


def numbers(node: NodeResult) -> tuple[float | None, ...]:
    low, high = (None, None) if node.range is None else (node.range.low, node.range.high)
    return node.value, low, high, node.coverage, node.support


def ungated(node: Node) -> Node:
    """The same tree, every item always applying."""
    return replace(
        node,
        children=tuple(
            ungated(child) if isinstance(child, Node) else replace(child, applies_when=None) for child in node.children
        ),
    )


def shuffled(node: Node, data: st.DataObject) -> Node:
    """The same tree in another order, the tables along with it."""
    order = data.draw(st.permutations(range(len(node.children))))
    children = [node.children[place] for place in order]
    lookup = node.formula.lookup
    if lookup is not None:
        there = [place for place, child in enumerate(node.children) if child.scored]
        lookup = permuted(lookup, [there.index(place) for place in order if place in there])
    return replace(
        node,
        children=tuple(shuffled(child, data) if isinstance(child, Node) else child for child in children),
        formula=replace(node.formula, lookup=lookup),
    )


def permuted(lookup: Lookup, order: Sequence[int]) -> Lookup:
    def again(levels: Sequence[int]) -> tuple[int, ...]:
        return tuple(levels[place] for place in order)

    absent = None if lookup.absent is None else again(lookup.absent)
    return replace(lookup, table=tuple((again(levels), result) for levels, result in lookup.table), absent=absent)


def in_order(whole: Node) -> bool:
    """Whether every item comes after those that its condition asks."""
    seen: set[NodeId] = set()
    for item in whole.items():
        if not asked(item) <= seen:
            return False
        seen.add(item.id)
    return True


@given(shaped(), st.data())
def test_the_order_of_items_files_topics_and_rules_changes_no_bit(case: Shaped, data: st.DataObject) -> None:
    other = with_tree(case, shuffled(case.framework.whole(), data))
    if not in_order(other.framework.whole()):
        case, other = (with_tree(one, ungated(one.framework.whole())) for one in (case, other))
    rules = tuple(data.draw(st.permutations(case.framework.rules)))
    before, after = run(case), run(replace(other, framework=replace(other.framework, rules=rules)))
    assert (after.overall, after.own) == (before.overall, before.own)
    assert {node.id: node for node in after.nodes} == {node.id: node for node in before.nodes}
    assert {found.item.id: found for found in after.items} == {found.item.id: found for found in before.items}
    assert {found.rule.id: found.outcome for found in after.rules} == {
        found.rule.id: found.outcome for found in before.rules
    }
    assert set(after.declared) == set(before.declared)


def changed(node: Node, item: Item, others: tuple[Item, ...]) -> Node:
    """The same tree with others in the place of one item."""
    children: list[Node | Item] = []
    for child in node.children:
        if isinstance(child, Node):
            children.append(changed(child, item, others))
        else:
            children += others if child.id == item.id else (child,)
    return replace(node, children=tuple(children))


@given(shaped(), WEIGHTS, st.data())
def test_the_weight_of_what_does_not_apply_changes_nothing(case: Shaped, weight: float, data: st.DataObject) -> None:
    plan = compile_plan(case.framework)
    state = evaluate(plan, case.assessment).state
    gone = [slot.item for slot, found in zip(plan.slots, state, strict=True) if found == ABSENT]
    assume(gone)
    item = data.draw(st.sampled_from(gone))
    heavier = changed(case.framework.whole(), item, (replace(item, weight=Weight(weight)),))
    assert results(run(with_tree(case, heavier))) == results(run(case))


@given(shaped(), WEIGHTS, st.data())
def test_another_item_that_does_not_apply_changes_nothing_whatever_its_weight(
    case: Shaped, weight: float, data: st.DataObject
) -> None:
    # a table would be another one; and beside bands that feed, an item widens the scale that an open one can be on
    beside = [
        child
        for node in case.framework.whole().nodes()
        for child in node.children
        if isinstance(child, Item) and child.scored and node.formula.lookup is None
    ]
    assume(beside)
    item = data.draw(st.sampled_from(beside))
    extra = Item(NodeId("extra"), "Q", item.kind, weight=Weight(weight), pulse=True)
    wider = with_tree(case, changed(case.framework.whole(), item, (item, extra)))
    entries = {**case.assessment.entries, extra.id: Entry(NOT_HERE)}
    wider = replace(wider, assessment=replace(case.assessment, entries=entries))
    for old, new in zip(results(run(case)), results(run(wider)), strict=True):
        assert replace(new, counts=old.counts) == old


# ---- caps


@given(shaped())
def test_caps_only_lower_and_only_by_rules_that_fire_or_may(case: Shaped) -> None:
    free = run(replace(case, framework=without_caps(case.framework)))
    capped = run(case)
    assert {found.rule.id: found.outcome for found in capped.rules} == {
        found.rule.id: found.outcome for found in free.rules
    }
    acting = {found.outcome for found in capped.rules if found.rule.caps}
    for old, new in zip(results(free), results(capped), strict=True):
        assert new.uncapped == old.value
        assert (new.coverage, new.support, new.counts) == (old.coverage, old.support, old.counts)
        assert (new.value is None, new.range is None) == (old.value is None, old.range is None)
        if old.range is None or new.range is None:
            continue
        assert new.range.low <= old.range.low
        assert new.range.high <= old.range.high
        assert old.value is None or new.value is None or new.value <= old.value
        if Outcome.FIRES not in acting:
            assert (new.value, new.range.high) == (old.value, old.range.high)
            if Outcome.UNDECIDED not in acting:
                assert new == old


def without_caps(framework: Framework) -> Framework:
    return replace(framework, rules=tuple(replace(rule, caps=()) for rule in framework.rules))


@settings(max_examples=60)
@given(shaped())
def test_a_node_that_a_rule_in_force_caps_stands_no_higher(case: Shaped) -> None:
    result = run(case)
    nodes = {node.id: node for node in [result.overall, *result.nodes]}
    for found in result.rules:
        for name, most in found.rule.caps if found.outcome is Outcome.FIRES else ():
            node = nodes[name]
            if node.value is not None and node.range is not None:
                assert node.value <= most
                assert node.range.high <= most


# ---- numbers


@settings(max_examples=60)
@given(shaped())
def test_every_number_is_snapped_and_what_states_decimals_shows_exactly_its_value(case: Shaped) -> None:
    result = run(case)
    assert all(found.points is None or found.points == snap(found.points) for found in result.items)
    for node in results(result):
        assert all(number is None or number == snap(number) for number in (*numbers(node), node.uncapped))
        if isinstance(node.score, Scored):
            assert node.score.value == node.value
        if node.decimals is None or node.range is None:
            continue
        low, high = node.range.low, node.range.high
        assert (low, high) == (half_away(low, node.decimals), half_away(high, node.decimals))
        assert (low, high) == (node.range.shown_low, node.range.shown_high)
        if isinstance(node.score, Scored):
            assert node.score.value == node.score.shown


@settings(max_examples=60)
@given(shaped())
def test_shares_of_what_applies_sum_to_one_and_give_the_coverage(case: Shaped) -> None:
    result = run(case)
    shares = sum(found.share for found in result.items)
    if result.overall.coverage is None:
        assert shares == 0
        return
    answered = sum(found.share for found in result.items if found.points is not None)
    assert abs(shares - 1) <= CLOSE
    assert abs(result.overall.coverage - answered) <= CLOSE
