"""Unfolding gives the number: over trees of every aggregate, with caps, decimals, bands that count and open answers."""

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import exp, fsum, log
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.engine.evaluate import evaluate
from readiness.engine.figures import Figures
from readiness.engine.plan import compile_plan
from readiness.engine.score import result_of
from readiness.engine.trace import known_ids, trace
from readiness.engine.traced import AnyTrace, Child, ItemTrace, NodeTrace, RuleTrace
from readiness.ids import OVERALL, OWN, NodeId
from readiness.model.assessment import (
    Answer,
    Answered,
    Assessment,
    DontKnow,
    Entry,
    Level,
    NotApplicable,
    Quantity,
    Scope,
    Sheet,
    Subject,
    Unanswered,
)
from readiness.model.condition import Constant, NumbersCompared, Points
from readiness.model.framework import (
    PLAIN,
    Aggregate,
    Band,
    Formula,
    Framework,
    Item,
    Lever,
    Lookup,
    Node,
    Number,
    Policy,
    Rule,
    Scale,
    Severity,
    Weight,
)
from readiness.numbers import half_away, snap
from readiness.report.explain import build_explanation
from readiness.report.explained import Explanation, Unfolded

TODAY: Final = date(2026, 11, 23)
AMOUNT: Final = Number("x", 0, 100, ((0.0, 0.0), (100.0, 100.0)))
SCALE: Final = Scale(("low", "middle", "high"), (0.0, 50.0, 100.0), ("l0", "l1", "l2"))
WEIGHTS: Final = st.sampled_from([1.0, 1.0, 1.0, 2.0, 0.5, 3.7])
AMOUNTS: Final = st.one_of(st.sampled_from([0.0, 33.3, 50.0, 99.96, 0.04, 100.0]), st.floats(0, 100))
ENTRIES: Final[st.SearchStrategy[Answer]] = st.one_of(
    AMOUNTS.map(lambda amount: Answered(Quantity(AMOUNT, amount))),
    AMOUNTS.map(lambda amount: Answered(Quantity(AMOUNT, amount))),
    st.sampled_from([DontKnow(), Unanswered(), NotApplicable("Not here.")]),
)
LEVELS: Final[st.SearchStrategy[Answer]] = st.one_of(
    st.integers(0, 2).map(lambda level: Answered(Level(SCALE, level))),
    st.sampled_from([Unanswered(), NotApplicable("Not here.")]),
)
BANDS: Final = (Band(0, "low"), Band(40, "high"))
VALUED: Final = (Band(0, "low", 10.0), Band(40, "high", 25.0), Band(70, "top", 90.0))
PLAIN_AGGREGATES: Final = (
    Aggregate.MEAN,
    Aggregate.GEOMETRIC,
    Aggregate.MEDIAN,
    Aggregate.MINIMUM,
    Aggregate.MAXIMUM,
    Aggregate.SUM,
)


@dataclass(frozen=True)
class Case:
    framework: Framework
    answers: Mapping[NodeId, Answer]

    def figures(self) -> Figures:
        entries = {name: Entry(answer) for name, answer in self.answers.items()}
        made = Assessment(Subject("s", "S"), "1", TODAY, None, None, Scope.FULL, entries, "0" * 64)
        return evaluate(compile_plan(self.framework), made)

    def explained(self, name: NodeId) -> Explanation:
        figures = self.figures()
        found = trace(figures, name)
        assert found is not None
        return build_explanation(Sheet(self.framework, figures.assessment), found)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    answers: dict[NodeId, Answer] = {}
    count = 0

    def name(prefix: str) -> NodeId:
        nonlocal count
        count += 1
        return NodeId(f"{prefix}{count}")

    def item(*, leveled: bool = False, subtracts: bool = False) -> Item:
        made = Item(
            name("i"),
            "Q",
            SCALE if leveled else AMOUNT,
            lever=draw(st.sampled_from(list(Lever))),
            weight=Weight(draw(WEIGHTS) * (-1 if subtracts and draw(st.booleans()) else 1)),
            reverse=not leveled and draw(st.integers(0, 3)) == 0,
        )
        answers[made.id] = draw(LEVELS if leveled else ENTRIES)
        return made

    def table() -> Node:
        children = tuple(item(leveled=True) for _ in range(2))
        rows = tuple((levels, draw(st.integers(0, 2))) for levels in product(range(3), repeat=2))
        lookup = Lookup(
            ("d", "e", "f"), (0.0, 33.3333333333, 80.0), rows, draw(st.sampled_from([None, (0, 0), (1, 2)]))
        )
        return Node(name("n"), "T", children, Weight(draw(WEIGHTS)), formula=Formula(Aggregate.LOOKUP, lookup=lookup))

    def node(depth: int) -> Node:
        if draw(st.integers(0, 5)) == 0:
            return table()
        formula = draw(formulas)
        children = tuple(
            node(depth - 1) if depth and draw(st.booleans()) else item(subtracts=formula.aggregate is Aggregate.SUM)
            for _ in range(draw(st.integers(1, 4)))
        )
        return Node(name("n"), "N", children, Weight(draw(WEIGHTS)), formula=formula)

    themes = tuple(node(2) for _ in range(draw(st.integers(1, 3))))
    nodes = [below.id for theme in themes for below in theme.nodes()]
    asked = [below.id for theme in themes for below in theme.items()]
    rules = tuple(
        Rule(
            id=NodeId(f"r{place}"),
            when=NumbersCompared("<", Points(draw(st.sampled_from(asked))), Constant(60.0)),
            text="points < 60",
            severity=Severity.NOTE,
            finding="F",
            recommend="R",
            move=Lever.MISSION,
            caps=((draw(st.sampled_from(nodes)), draw(st.sampled_from([5.0, 33.5, 66.67]))),),
            sources=(),
        )
        for place in range(draw(st.integers(0, 2)))
    )
    policy = Policy(draw(st.sampled_from([0.0, 0.6])), 12, open_at_worst=draw(st.booleans()))
    whole = draw(st.sampled_from([PLAIN, Formula(Aggregate.GEOMETRIC, decimals=1)]))
    made = Framework("f", "1", "F", None, (), (), (), policy, (), themes, rules, None, "0" * 64, formula=whole)
    return Case(made, answers)


@st.composite
def _formulas(draw: st.DrawFn) -> Formula:
    aggregate = draw(st.sampled_from(PLAIN_AGGREGATES))
    is_sum = aggregate is Aggregate.SUM
    return Formula(
        aggregate,
        decimals=draw(st.sampled_from([None, None, 0, 1, 2])),
        floor=0.0 if is_sum else None,
        ceiling=draw(st.sampled_from([40.0, 150.0])) if is_sum else None,
        bands=draw(st.sampled_from([(), BANDS, VALUED])),
    )


formulas = _formulas()


def below(found: AnyTrace | None) -> Iterator[NodeTrace]:
    """A node and all nodes below it."""
    assert isinstance(found, NodeTrace)
    yield found
    for child in found.children:
        if isinstance(child.trace, NodeTrace):
            yield from below(child.trace)


# ---- arithmetic of this file's own, so that the engine is not tested by itself


def recombined(found: NodeTrace) -> float:
    """The number of a node from what its trace says of its children."""
    formula = found.node.formula
    counting = found.counting
    if formula.lookup is not None:
        labels = {"low": 0, "middle": 1, "high": 2}
        levels = tuple(labels[child.level] for child in found.children if child.level is not None)
        value = formula.lookup.points[dict(formula.lookup.table)[levels]]
    else:
        value = OWN_WAY[formula.aggregate](counting)
    if formula.floor is not None and formula.ceiling is not None:
        value = min(max(value, formula.floor), formula.ceiling)
    value = snap(value) if formula.decimals is None else half_away(value, formula.decimals)
    return min([value, *(cap.most for cap in found.caps if cap.firm)])


def numbers(children: tuple[Child, ...]) -> list[float]:
    return [child.number for child in children if child.number is not None]


def weighed(children: tuple[Child, ...]) -> float:
    return fsum(child.weight * number for child, number in zip(children, numbers(children), strict=True))


def the_median(children: tuple[Child, ...]) -> float:
    """Each number as often as its weight in tenths, then the middle."""
    row = sorted(
        number
        for child, number in zip(children, numbers(children), strict=True)
        for _ in range(round(child.weight * 10))
    )
    return (row[(len(row) - 1) // 2] + row[len(row) // 2]) / 2


OWN_WAY: Final[Mapping[Aggregate, Callable[[tuple[Child, ...]], float]]] = {
    Aggregate.MEAN: lambda children: weighed(children) / fsum(child.weight for child in children),
    Aggregate.GEOMETRIC: lambda children: (
        0.0
        if min(numbers(children)) <= 0
        else exp(
            fsum(child.weight * log(n) for child, n in zip(children, numbers(children), strict=True))
            / fsum(child.weight for child in children)
        )
    ),
    Aggregate.MEDIAN: the_median,
    Aggregate.MINIMUM: lambda children: min(numbers(children)),
    Aggregate.MAXIMUM: lambda children: max(numbers(children)),
    Aggregate.SUM: weighed,
}


@given(cases(), st.sampled_from([OVERALL, OWN]))
def test_recombining_the_children_gives_the_number(case: Case, name: NodeId) -> None:
    for found in below(trace(case.figures(), name)):
        value = found.result.value
        if value is None:
            assert found.raw is None
            assert found.missing is not None
        else:
            assert recombined(found) == value
            assert found.missing is None


@given(cases(), st.sampled_from([OVERALL, OWN]))
def test_a_child_passes_up_what_it_came_to(case: Case, name: NodeId) -> None:
    for found in below(trace(case.figures(), name)):
        is_table = found.node.formula.lookup is not None
        for child in found.children:
            if child.number is None or child.at_worst:
                continue
            if isinstance(child.trace, ItemTrace):
                assert child.number == child.trace.result.points
            else:
                result = child.trace.result
                passed = result.value if result.passes is None or is_table else result.passes
                assert child.number == passed


@given(cases())
def test_the_trace_tells_what_the_result_tells(case: Case) -> None:
    figures = case.figures()
    result = result_of(figures)
    for node in result.nodes:
        found = trace(figures, node.id)
        assert isinstance(found, NodeTrace)
        assert found.result == node
    for item in result.items:
        found = trace(figures, item.item.id)
        assert isinstance(found, ItemTrace)
        assert found.result == item
    for rule in result.rules:
        found = trace(figures, rule.rule.id)
        assert isinstance(found, RuleTrace)
        assert found.result == rule


@given(cases())
def test_everything_that_is_known_can_be_unfolded_and_nothing_else(case: Case) -> None:
    figures = case.figures()
    assert all(trace(figures, name) is not None for name in known_ids(figures))
    assert trace(figures, NodeId("nobody")) is None


@given(cases())
def test_shares_of_a_score_sum_to_the_whole(case: Case) -> None:
    for found in below(trace(case.figures(), OVERALL)):
        shares = [child.share for child in found.counting if child.share is not None]
        if shares:
            assert fsum(shares) == pytest.approx(1)
            if found.share is not None:
                assert fsum(child.trace.share or 0.0 for child in found.counting) == pytest.approx(found.share)


@given(cases())
def test_where_all_is_a_mean_the_shares_make_the_overall_score(case: Case) -> None:
    figures = case.figures()
    whole = trace(figures, OVERALL)
    assert isinstance(whole, NodeTrace)
    nodes = list(below(whole))
    plain = all(node.node.formula.aggregate is Aggregate.MEAN and not node.bands for node in nodes)
    plain = plain and all(node.result.decimals is None and node.result.value == node.finished for node in nodes)
    if plain and whole.result.value is not None and not any(c.at_worst for node in nodes for c in node.children):
        made = fsum(
            (child.trace.share or 0.0) * (child.number or 0.0)
            for node in nodes
            for child in node.counting
            if isinstance(child.trace, ItemTrace)
        )
        assert made == pytest.approx(whole.result.value, abs=1e-6)


@given(cases())
def test_what_a_cap_takes_off_is_what_the_score_gains_without_its_rule(case: Case) -> None:
    figures = case.figures()
    for place, rule in enumerate(case.framework.rules):
        found = trace(figures, rule.id)
        assert isinstance(found, RuleTrace)
        others = case.framework.rules[:place] + case.framework.rules[place + 1 :]
        without = Case(replace(case.framework, rules=others), case.answers).figures()
        for effect in found.effects:
            at = figures.plan.place[effect.node.id]
            assert (effect.score, effect.low) == (figures.capped.score[at], figures.capped.low[at])
            assert (effect.score_without, effect.low_without) == (without.capped.score[at], without.capped.low[at])


# ---- what a reader sees


_SIGNS: Final[Mapping[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def calculated(formula: str) -> float:
    """What somebody with a pocket calculator gets."""

    def at(part: ast.expr) -> float:
        match part:
            case ast.Constant(value=float() | int() as value):
                return value
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return -at(inner)
            case ast.BinOp(left=left, op=sign, right=right):
                return _SIGNS[type(sign)](at(left), at(right))
            case _:
                raise AssertionError(formula)

    return at(ast.parse(formula.replace(" x ", " * ").replace("^", "**"), mode="eval").body)


def unfolded(part: Unfolded) -> Iterator[Unfolded]:
    yield part
    for inner in part.parts:
        yield from unfolded(inner)


@given(cases(), st.sampled_from([OVERALL, OWN]))
def test_the_last_step_ends_in_the_number_shown(case: Case, name: NodeId) -> None:
    explained = case.explained(name)
    for part in unfolded(explained.unfolded):
        if part.shown is not None:
            assert re.search(r"(-?[0-9.]+)$", part.steps[-1].text), part.steps[-1].text
            assert float(part.steps[-1].text.split()[-1]) == part.shown
            assert str(part.shown) in part.head or f"{part.shown:g}" in part.head or part.kind == "item"


@given(cases())
def test_every_formula_comes_out_as_it_says(case: Case) -> None:
    for part in unfolded(case.explained(OVERALL).unfolded):
        for step in part.steps:
            found = re.search(r": ([-+0-9. ()x/^]+) = (-?[0-9.]+)$", step.text)
            if found is None:
                continue
            formula, result = found.groups()
            digits = len(result.partition(".")[2])
            assert half_away(calculated(formula), digits) == float(result), step.text


@given(cases())
def test_every_step_leads_to_the_next(case: Case) -> None:
    """Each number printed, rounded or held down as the next step says, gives the number printed there."""
    for part in unfolded(case.explained(OVERALL).unfolded):
        last: str | None = None
        for step in part.steps:
            result = step.text.split()[-1]
            digits = len(result.partition(".")[2])
            if last is not None and step.kind == "decimals":
                assert half_away(float(last), digits) == float(result)
            if last is not None and step.kind in {"cap", "ceiling"}:
                assert float(last) > float(result) or step.kind == "cap"
            if last is not None and step.kind == "floor":
                assert float(last) < float(result)
            last = result
