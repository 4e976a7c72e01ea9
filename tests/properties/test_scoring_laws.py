"""The laws of docs/scoring.md, over frameworks and answers that nobody thought of."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from generated import ANSWERS, EXACT, KIND, TODAY, WEIGHTS, Answers, Case, cases
from readiness.engine.plan import compile_plan
from readiness.engine.score import score
from readiness.ids import NodeId
from readiness.model.assessment import (
    Answer,
    Answered,
    Assessment,
    DontKnow,
    Entry,
    Evidence,
    NotApplicable,
    Quantity,
    Scope,
    Subject,
    Unanswered,
)
from readiness.model.framework import Framework, Item, Lever, Node, Policy, Weight
from readiness.model.result import NodeResult, Result, Scored
from readiness.numbers import snap


def run(made: Framework, answers: Answers, scope: Scope = Scope.FULL) -> Result:
    entries = {name: Entry(answer, None, (Evidence("R", "document", TODAY),)) for name, answer in answers.items()}
    return score(compile_plan(made), Assessment(Subject("s", "S"), "1", TODAY, None, None, scope, entries, "0" * 64))


def results(result: Result) -> list[NodeResult]:
    return [result.overall, result.own, *result.nodes]


def value(node: NodeResult) -> float | None:
    return node.score.value if isinstance(node.score, Scored) else None


@given(cases())
def test_scores_stay_on_their_scale_and_inside_their_range(case: Case) -> None:
    for node in results(run(case.framework, case.answers)):
        if node.range is None:
            assert value(node) is None
            continue
        assert 0 <= node.range.low <= node.range.high <= 100
        found = value(node)
        if found is not None:
            assert node.range.low - EXACT <= found <= node.range.high + EXACT


@given(cases())
def test_without_an_open_item_the_range_is_the_score(case: Case) -> None:
    closed = {name: answer for name, answer in case.answers.items() if not isinstance(answer, DontKnow | Unanswered)}
    closed = {name: closed.get(name, NotApplicable("Not here.")) for name in case.items}
    for node in results(run(case.framework, closed)):
        if node.range is not None:
            assert node.range.low == node.range.high == value(node)
            assert node.coverage == 1


@given(cases(), ANSWERS, st.data())
def test_an_answer_never_widens_a_range_or_lowers_coverage(case: Case, answer: Answer, data: st.DataObject) -> None:
    still_open = [name for name, given in case.answers.items() if isinstance(given, DontKnow | Unanswered)]
    assume(still_open and not isinstance(answer, DontKnow | Unanswered))
    name = data.draw(st.sampled_from(still_open))
    before = run(case.framework, case.answers)
    after = run(case.framework, {**case.answers, name: answer})
    for old, new in zip(results(before), results(after), strict=True):
        if old.range is None or new.range is None:
            continue
        assert new.range.low >= old.range.low - EXACT
        assert new.range.high <= old.range.high + EXACT
        assert (new.coverage or 0) >= (old.coverage or 0) - EXACT


@given(cases(), st.data())
def test_raising_an_answer_lowers_no_score(case: Case, data: st.DataObject) -> None:
    answered = {
        name: given.value.amount
        for name, given in case.answers.items()
        if isinstance(given, Answered) and isinstance(given.value, Quantity)
    }
    assume(answered)
    name = data.draw(st.sampled_from(sorted(answered)))
    raised = Answered(Quantity(KIND, data.draw(st.floats(answered[name], 100))))
    before, after = run(case.framework, case.answers), run(case.framework, {**case.answers, name: raised})
    for old, new in zip(results(before), results(after), strict=True):
        if (was := value(old)) is not None:
            assert (value(new) or 0) >= was - EXACT


def shuffled(node: Node, data: st.DataObject) -> Node:
    children = [shuffled(child, data) if isinstance(child, Node) else child for child in node.children]
    return replace(node, children=tuple(data.draw(st.permutations(children))))


@given(cases(), st.data())
def test_the_order_of_files_topics_and_items_changes_no_bit(case: Case, data: st.DataObject) -> None:
    themes = tuple(data.draw(st.permutations([shuffled(theme, data) for theme in case.framework.themes])))
    before = run(case.framework, case.answers)
    after = run(replace(case.framework, themes=themes), case.answers)
    assert after.overall == before.overall
    assert after.own == before.own
    assert {node.id: node for node in after.nodes} == {node.id: node for node in before.nodes}


@given(cases(), WEIGHTS)
def test_what_is_not_applicable_changes_nothing_whatever_its_weight(case: Case, weight: float) -> None:
    extra = Item(NodeId("extra"), "Q", KIND, weight=Weight(weight))
    first, *rest = case.framework.themes
    wider = replace(case.framework, themes=(replace(first, children=(extra, *first.children)), *rest))
    before = run(case.framework, case.answers)
    after = run(wider, {**case.answers, extra.id: NotApplicable("Not here.")})
    for old, new in zip(results(before), results(after), strict=True):
        assert (new.score, new.range, new.coverage, new.support) == (old.score, old.range, old.coverage, old.support)


def scaled(node: Node, factor: float) -> Node:
    return replace(
        node,
        weight=Weight(node.weight.default * factor),
        children=tuple(
            scaled(child, factor)
            if isinstance(child, Node)
            else replace(child, weight=Weight(child.weight.default * factor))
            for child in node.children
        ),
    )


@given(cases(), st.sampled_from([0.001, 0.3, 7.0, 4096.0]))
def test_weights_have_no_unit(case: Case, factor: float) -> None:
    before = run(case.framework, case.answers)
    themes = tuple(scaled(theme, factor) for theme in case.framework.themes)
    after = run(replace(case.framework, themes=themes), case.answers)
    for old, new in zip(results(before), results(after), strict=True):
        assert (value(old) is None) == (value(new) is None)
        assert abs((value(old) or 0) - (value(new) or 0)) <= 2 * EXACT


@given(cases())
def test_shares_of_what_applies_sum_to_one_and_give_the_score(case: Case) -> None:
    result = run(case.framework, case.answers)
    shares = sum(item.share for item in result.items)
    if result.overall.range is None:
        assert shares == 0
        return
    assert abs(shares - 1) <= 1e-12
    answered = sum(item.share for item in result.items if item.points is not None)
    assert result.overall.coverage is not None
    assert abs(result.overall.coverage - answered) <= 1e-6
    if result.overall.coverage == 1:
        total = sum(item.share * item.points for item in result.items if item.points is not None)
        assert abs(total - (value(result.overall) or 0)) <= 1e-6


@given(cases())
def test_own_levers_are_the_whole_without_the_others(case: Case) -> None:
    others = {item.id for item in case.framework.items() if item.lever is not Lever.MISSION}
    without = {name: NotApplicable("Theirs.") if name in others else answer for name, answer in case.answers.items()}
    own, expected = run(case.framework, case.answers).own, run(case.framework, without).overall
    assert (own.score, own.range, own.coverage, own.support) == (
        expected.score,
        expected.range,
        expected.coverage,
        expected.support,
    )


@given(cases())
def test_the_pulse_is_the_whole_without_the_others(case: Case) -> None:
    outside = {item.id for item in case.framework.items() if not item.pulse}
    without = {name: NotApplicable("-") if name in outside else answer for name, answer in case.answers.items()}
    pulse, expected = run(case.framework, case.answers, Scope.PULSE), run(case.framework, without)
    for old, new in zip(results(expected), results(pulse), strict=True):
        assert (new.score, new.range, new.coverage, new.support) == (old.score, old.range, old.coverage, old.support)
        assert new.counts.due <= old.counts.due


@given(cases())
def test_every_number_is_snapped(case: Case) -> None:
    for node in results(run(case.framework, case.answers)):
        numbers = [value(node), node.coverage, node.support]
        numbers += [] if node.range is None else [node.range.low, node.range.high]
        assert all(number is None or number == snap(number) for number in numbers)


@given(cases(), st.floats(0, 1))
def test_below_the_minimum_coverage_there_is_no_score(case: Case, minimum: float) -> None:
    strict = replace(case.framework, policy=Policy(minimum, 12))
    for node in results(run(strict, case.answers)):
        if value(node) is not None:
            assert node.coverage is not None
            assert node.coverage >= snap(minimum)
