"""The laws of docs/comparison.md, over generated pairs of rounds, of one framework and of two versions of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import fsum
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generated import EXACT, PHASES, Shaped
from readiness.compare.change import Backing, Change, Line, LineKind, Movement, NodeChange, Part, Split, Verdict
from readiness.compare.matching import Likeness, match
from readiness.compare.rounds import compare
from readiness.engine.part import Counting, marks_of
from readiness.engine.plan import compile_plan
from readiness.ids import OVERALL, NodeId
from readiness.model.extents import domains, falling_places, falls
from readiness.model.framework import Framework, Node
from versions import (
    Two,
    again,
    another_method,
    other_order,
    round_of,
    same_framework,
    two_versions,
    without_gates,
)

ANY = st.one_of(same_framework(), two_versions())
ANSWERS = (Part.ANSWERS, Part.CORRECTIONS)
CLOSE = pytest.approx
WITHIN = EXACT * 1.01
"""Every score is snapped to 1e-9, and a difference of two may be off by that."""


def splits(change: Change) -> dict[NodeId, Split]:
    found = dict(change.themes)
    return found if change.split is None else {OVERALL: change.split, **found}


def nodes(change: Change) -> dict[NodeId, NodeChange]:
    return {node.id: node for node in (change.overall, *change.nodes)}


def effects(split: Split, *parts: Part) -> float:
    return fsum(line.effect for line in split.lines if line.part in (parts or tuple(Part)))


def lines(change: Change) -> Iterator[tuple[NodeId, Line]]:
    for name, split in splits(change).items():
        for line in split.lines:
            yield name, line


def by_key(split: Split) -> Mapping[tuple[Part, LineKind, NodeId | None], float]:
    return {(line.part, line.kind, line.id): line.effect for line in split.lines}


@dataclass(frozen=True)
class Marked:
    """A scored comparable item, by its newer id: how it counts in both rounds, and with how many points."""

    id: NodeId
    ways: tuple[Counting, Counting]
    points: tuple[float | None, float | None]

    @property
    def counts_alike(self) -> bool:
        return self.ways[0] is self.ways[1]


def marked(two: Two) -> list[Marked]:
    old, new = (found.figures for found in two.rounds())
    before, after = marks_of(old), marks_of(new)
    found = []
    for entry in match(old.plan.framework, new.plan.framework).items:
        if entry.comparable and entry.item.scored and entry.old is not None and entry.new is not None:
            one, other = old.plan.place[entry.old.id], new.plan.place[entry.new.id]
            ways = before.counting(one), after.counting(other)
            found.append(Marked(entry.new.id, ways, (before.points[one], after.points[other])))
    return found


def same_reading(two: Two) -> bool:
    """Whether both frameworks say the same of answers without evidence that counts."""
    old, new = two.old.framework.policy, two.new.framework.policy
    return (old.unsupported, old.valid_for_months) == (new.unsupported, new.valid_for_months)


# ---- nothing, and the other way round


@given(ANY)
@settings(max_examples=25)
def test_a_round_compared_with_itself_has_not_changed(two: Two) -> None:
    old, new = two.rounds()
    for one, other in ((old, old), (new, new), (old, round_of(compile_plan(two.old.framework), two.old.assessment))):
        change = compare(one, other)
        for node in nodes(change).values():
            assert node.headline in {0, None}
            assert node.like_for_like in {0, None}
            assert node.spread in {(0, 0), None}
            assert node.verdict in {Verdict.UNCHANGED, Verdict.NOT_COMPARABLE}
        assert list(lines(change)) == []
        assert {entry.movement for entry in change.items} <= {Movement.STAYED, Movement.ELSEWHERE}
        assert {entry.match.likeness for entry in change.items} <= {Likeness.SAME}
        assert {entry.backing for entry in change.items} <= {None}
        assert change.context == ()
        assert all(entry.old == entry.new for entry in change.rules)


@given(ANY)
@settings(max_examples=25)
def test_called_the_other_way_round_every_line_is_negated(two: Two) -> None:
    old, new = two.rounds()
    there, back = compare(old, new), compare(new, old)
    assert there.backwards is not back.backwards
    assert (there.matching, [name for name, _ in there.themes]) == (back.matching, [name for name, _ in back.themes])
    opposite = {Verdict.IMPROVED: Verdict.DECLINED, Verdict.DECLINED: Verdict.IMPROVED}
    for one, other in zip((there.own, *nodes(there).values()), (back.own, *nodes(back).values()), strict=True):
        assert (one.old, one.new) == (other.new, other.old)
        assert (one.comparable, one.both, one.reason) == (other.comparable, other.both, other.reason)
        assert other.verdict is opposite.get(one.verdict, one.verdict)
        for number, negated in ((one.headline, other.headline), (one.like_for_like, other.like_for_like)):
            assert (number is None) is (negated is None)
            assert number == -(negated or 0.0) or number is None
        assert one.spread == (None if other.spread is None else (-other.spread[1], -other.spread[0]))
    for name, split in splits(there).items():
        turned = splits(back)[name]
        assert turned.stations == split.stations
        assert [(line.part, line.kind, line.id, -line.effect) for line in split.lines] == [
            (line.part, line.kind, line.id, line.effect) for line in turned.lines
        ]
    moves = {Movement.ROSE: Movement.FELL, Movement.FELL: Movement.ROSE}
    moves |= {Movement.CAME: Movement.LEFT, Movement.LEFT: Movement.CAME}
    for entry, reverse in zip((*there.items, *there.context), (*back.items, *back.context), strict=True):
        assert (entry.old, entry.new, entry.match) == (reverse.new, reverse.old, reverse.match)
        assert reverse.movement is moves.get(entry.movement, entry.movement)
    for entry in compare(new, old).items:
        assert not entry.first
        # what was without evidence on the later day had it on no earlier one that is told of
        assert entry.backing in {None, Backing.LOST}
    assert [(rule.old, rule.new) for rule in there.rules] == [(rule.new, rule.old) for rule in back.rules]


@given(another_method())
@settings(max_examples=30)
def test_the_same_answers_read_with_two_frameworks_of_one_version_are_walked_one_way(two: Two) -> None:
    framework = replace(two.new.framework, version=two.old.framework.version)
    old, new = replace(two, new=Shaped(framework, two.old.assessment)).rounds()
    there, back = compare(old, new), compare(new, old)
    assert there.backwards is not back.backwards
    for name, split in splits(there).items():
        assert by_key(split) == {key: -effect for key, effect in by_key(splits(back)[name]).items()}


# ---- sums


@given(ANY)
@settings(max_examples=60)
def test_the_parts_sum_to_the_headline(two: Two) -> None:
    change = compare(*two.rounds())
    found = nodes(change)
    for name, split in splits(change).items():
        headline, like = found[name].headline, found[name].like_for_like
        assert effects(split) == CLOSE(headline, abs=WITHIN)
        # like for like is the answers and the corrections
        assert effects(split, *ANSWERS) == CLOSE(0.0 if like is None else like, abs=WITHIN)
        before, after = split.stations[4:6]
        assert (before is None) is (after is None)
    have_both = {name for name, node in found.items() if node.headline is not None}
    themes = {theme.id for theme in two.new.framework.themes}
    assert splits(change).keys() == have_both & {*themes, OVERALL}


@given(same_framework())
@settings(max_examples=25)
def test_with_the_same_items_answered_like_for_like_is_the_headline_before_caps(two: Two) -> None:
    two = again(two, phase=two.old.assessment.phase, scope=two.old.assessment.scope)
    assume(all(item.counts_alike for item in marked(two)))
    change = compare(*two.rounds())
    for node in nodes(change).values():
        assert node.old is not None
        assert node.new is not None
        if node.like_for_like is not None:
            assert node.new.uncapped is not None
            assert node.like_for_like == CLOSE(node.new.uncapped - (node.old.uncapped or 0.0), abs=WITHIN)
    assert {line.part for _, line in lines(change)} <= {*ANSWERS, Part.RULES}


# ---- one thing changed


@given(another_method())
@settings(max_examples=25)
def test_a_change_of_the_framework_alone_is_all_method(two: Two) -> None:
    change = compare(*two.rounds())
    assert {line.part for _, line in lines(change)} <= {Part.METHOD}
    assert {node.like_for_like for node in nodes(change).values()} <= {0, None}


@given(same_framework(), st.booleans())
@settings(max_examples=25)
def test_a_change_of_the_answers_alone_puts_nothing_under_method(two: Two, compiled_anew: bool) -> None:
    old, new = two.rounds()
    if compiled_anew:
        new = round_of(compile_plan(two.new.framework), two.new.assessment)
    assert Part.METHOD not in {line.part for _, line in lines(compare(old, new))}


@given(same_framework(), st.sampled_from(PHASES))
@settings(max_examples=25)
def test_a_change_of_phase_alone_is_applicability_and_caps(two: Two, phase: str) -> None:
    new = replace(two.old.assessment, phase=phase, round="2", digest="1" * 64)
    alone = replace(two, new=replace(two.old, assessment=new))
    change = compare(*alone.rounds())
    assert {line.part for _, line in lines(change)} <= {Part.APPLICABILITY, Part.RULES}
    assert {node.like_for_like for node in nodes(change).values()} <= {0, None}


# ---- single lines


def rounds(two: Two, name: NodeId | None) -> bool:
    """Whether a node states decimals in either version; generated versions rename none."""
    whole = (made.whole() for made in (two.old.framework, two.new.framework))
    return any(node.formula.decimals is not None for each in whole for node in each.nodes() if node.id == name)


@given(ANY)
@settings(max_examples=40)
def test_an_item_has_effects_only_where_it_changed(two: Two) -> None:
    """One with the same points in both rounds has an effect only where the newer framework reads the older answer
    otherwise, which a policy for answers without evidence can bring about. (The same date is older by now.)"""
    change = compare(*two.rounds())
    of_items: dict[NodeId, set[Part]] = {}
    for _, line in lines(change):
        if line.kind is LineKind.ROUNDING:
            assert rounds(two, line.id)
        if line.kind is LineKind.ITEM and line.id is not None:
            of_items.setdefault(line.id, set()).add(line.part)
    corrected = {entry.id for entry in change.items if entry.movement is Movement.CORRECTED}
    items = {item.id: item for item in marked(two)}
    for name, parts in of_items.items():
        item = items.get(name)
        assert len(parts) == 1
        if item is None:
            assert parts == {Part.METHOD}
        elif item.counts_alike:
            assert parts == ({Part.CORRECTIONS} if name in corrected else {Part.ANSWERS})
            assert item.points[0] != item.points[1] or not same_reading(two)
        else:
            assert parts <= {Part.APPLICABILITY, Part.METHOD}


@given(ANY)
@settings(max_examples=40)
def test_the_effect_of_an_answer_has_the_sign_of_its_change(two: Two) -> None:
    assume(same_reading(two))
    change = compare(*two.rounds())
    turned = frozenset(_turned(two.new.framework))
    moved = {item.id: (item.points[1] or 0.0) - (item.points[0] or 0.0) for item in marked(two)}
    for _, line in lines(change):
        if line.part in ANSWERS and line.kind is LineKind.ITEM and line.id is not None and line.id not in turned:
            assert line.effect * moved[line.id] >= 0 or abs(line.effect) <= EXACT


def _turned(framework: Framework) -> Iterator[NodeId]:
    """The items in or below something that counts the other way round, in one phase at least."""

    def look(node: Node, *, down: bool) -> Iterator[NodeId]:
        for place, child in enumerate(child for child in node.children if child.scored):
            falling = node.formula.lookup is not None and place in falling_places(node.formula.lookup.table)
            below = down or falling or min(child.weight.default, *(w for _, w in child.weight.by_phase), 1.0) < 0
            if isinstance(child, Node):
                yield from look(child, down=below or falls(child.formula))
            elif below:
                yield child.id

    return look(framework.whole(), down=False)


@given(ANY)
@settings(max_examples=60)
def test_no_line_exceeds_the_scale(two: Two) -> None:
    """The scale of the node, or of what lies below where rounding narrows it; an item that is not the same question
    any more comes and goes, which is two lines shown as one."""
    change = compare(*two.rounds())
    likeness = {entry.id: entry.match.likeness for entry in change.items}
    for name, line in lines(change):
        rescaled = line.id is not None and likeness.get(line.id) is Likeness.RESCALED
        most = max(_width(two.old.framework, change, name), _width(two.new.framework, change, name))
        assert abs(line.effect) <= most * (2 if rescaled else 1) + WITHIN


def _width(framework: Framework, change: Change, name: NodeId) -> float:
    former = {other.id: one.id for one, other in change.matching.nodes if one is not None and other is not None}
    found = {node.id: node for node in (framework.whole(), *framework.nodes())}
    node = found.get(name) or found[former[name]]
    known = domains(framework)
    below = [known[child.id].own for child in node.nodes()] + [known[child.id].passed for child in node.nodes()]
    return max(high - low for low, high in (*below, framework.points))


# ---- order


@given(two_versions(), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_items_topics_files_and_rules_is_irrelevant(two: Two, random: Random) -> None:
    two = without_gates(two)
    change, shuffled = compare(*two.rounds()), compare(*other_order(two, random).rounds())
    for name, node in nodes(change).items():
        other = nodes(shuffled)[name]
        assert (node.headline, node.both, node.verdict, node.reason) == (
            other.headline,
            other.both,
            other.verdict,
            other.reason,
        )
        assert node.like_for_like == other.like_for_like
    for name, split in splits(change).items():
        assert by_key(splits(shuffled)[name]) == CLOSE(by_key(split), abs=WITHIN)
    assert {entry.id: entry.movement for entry in change.items} == {
        entry.id: entry.movement for entry in shuffled.items
    }
