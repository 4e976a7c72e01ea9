"""The laws of a comparison, over generated frameworks and rounds; the frameworks are those of generated.py."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generated import ANSWERS, Answers, Case, cases
from readiness.compare.change import Change, Movement
from readiness.compare.rounds import Round, compare
from readiness.engine.plan import compile_plan
from readiness.engine.score import score
from readiness.ids import NodeId
from readiness.model.assessment import Answered, Assessment, Entry, Revision, Scope, Subject
from readiness.model.condition import Constant, NumbersCompared, Points
from readiness.model.framework import Framework, Lever, Rule, Severity

CLOSE = 1e-6
REVISIONS = st.sampled_from([None, None, None, Revision.CORRECTION])


def rule(item: NodeId, node: NodeId, most: float) -> Rule:
    condition = NumbersCompared("<", Points(item), Constant(50.0))
    return Rule(NodeId("r"), condition, "", Severity.NOTE, "F", "R", Lever.MISSION, ((node, most),), ())


@st.composite
def capped(draw: st.DrawFn) -> Case:
    case = draw(cases())
    nodes = [NodeId("overall"), *(node.id for node in case.framework.nodes())]
    made = rule(draw(st.sampled_from(case.items)), draw(st.sampled_from(nodes)), draw(st.sampled_from([0, 30, 80])))
    return replace(case, framework=replace(case.framework, rules=(made,)))


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Framework, Round, Round]:
    case = draw(capped())
    second = {name: draw(st.one_of(st.just(case.answers[name]), ANSWERS)) for name in case.items}
    revised = {name: draw(REVISIONS) for name in case.items}
    return (
        case.framework,
        made(case.framework, case.answers, date(2025, 11, 23), {}),
        made(case.framework, second, date(2026, 11, 23), revised),
    )


def made(framework: Framework, answers: Answers, day: date, revised: dict[NodeId, Revision | None]) -> Round:
    entries = {name: Entry(answer, revised=revised.get(name)) for name, answer in answers.items()}
    assessment = Assessment(Subject("s", "S"), "1", day, None, None, Scope.FULL, entries, "0" * 64)
    return Round(assessment, score(compile_plan(framework), assessment))


def change_of(case: tuple[Framework, Round, Round]) -> Change:
    framework, old, new = case
    return compare(compile_plan(framework), old, new)


@given(rounds())
def test_the_parts_sum_to_the_headline(case: tuple[Framework, Round, Round]) -> None:
    change = change_of(case)
    if change.split is not None and change.headline is not None:
        split = change.split
        total = split.answers + split.corrections + split.counted + split.caps
        assert abs(total - change.headline) < CLOSE
        assert abs(split.answers + split.corrections - (change.overall.like_for_like or 0.0)) < CLOSE


@given(rounds())
def test_a_round_compared_with_itself_has_not_changed(case: tuple[Framework, Round, Round]) -> None:
    framework, old, _ = case
    change = compare(compile_plan(framework), old, old)
    assert change.headline in {0, None}
    assert change.overall.like_for_like in {0, None}
    assert {entry.movement for entry in change.items} <= {Movement.STAYED, Movement.ELSEWHERE}
    assert change.context == ()


@given(rounds())
def test_called_the_other_way_round_every_number_is_negated(case: tuple[Framework, Round, Round]) -> None:
    framework, old, new = case
    there, back = change_of(case), compare(compile_plan(framework), new, old)
    for one, other in zip((there.overall, there.own, *there.nodes), (back.overall, back.own, *back.nodes), strict=True):
        assert (one.like_for_like is None) == (other.like_for_like is None)
        assert abs((one.like_for_like or 0.0) + (other.like_for_like or 0.0)) < CLOSE
    if there.split is not None:
        assert back.split is not None
        pairs = zip(
            (there.split.answers, there.split.corrections, there.split.counted, there.split.caps),
            (back.split.answers, back.split.corrections, back.split.counted, back.split.caps),
            strict=True,
        )
        assert all(abs(one + other) < CLOSE for one, other in pairs)
    opposite = {Movement.ROSE: Movement.FELL, Movement.FELL: Movement.ROSE, Movement.CAME: Movement.LEFT}
    opposite |= {Movement.LEFT: Movement.CAME}
    for entry, reverse in zip(there.items, back.items, strict=True):
        assert reverse.movement is opposite.get(entry.movement, entry.movement)


@given(rounds())
def test_where_the_same_items_are_answered_like_for_like_is_the_change_before_caps(
    case: tuple[Framework, Round, Round],
) -> None:
    framework, old, new = case
    counted = {
        name
        for name in old.assessment.entries
        if isinstance(old.assessment.entry(name).answer, Answered)
        and isinstance(new.assessment.entry(name).answer, Answered)
    }

    def only(round_: Round) -> Round:
        entries = {name: round_.assessment.entry(name) for name in counted}
        assessment = replace(round_.assessment, entries=entries)
        return Round(assessment, score(compile_plan(framework), assessment))

    change = compare(compile_plan(framework), only(old), only(new))
    if change.overall.like_for_like is not None:
        before, after = change.overall.old.uncapped, change.overall.new.uncapped
        assert before is not None
        assert after is not None
        assert abs((after - before) - change.overall.like_for_like) < CLOSE


@given(rounds())
def test_what_moved_is_what_has_other_points(case: tuple[Framework, Round, Round]) -> None:
    for entry in change_of(case).items:
        if entry.movement is Movement.STAYED:
            assert entry.old.points == entry.new.points is not None
        elif entry.movement in {Movement.ROSE, Movement.FELL}:
            assert entry.old.points is not None
            assert entry.new.points is not None
            assert (entry.new.points > entry.old.points) == (entry.movement is Movement.ROSE)
