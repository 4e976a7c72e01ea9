"""The shortest set of steps against all sets, over small frameworks with rules, caps and aggregates of every kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from generated import TODAY, trees
from readiness.engine.chains import chains
from readiness.engine.evaluate import evaluate
from readiness.engine.next_steps import Rescoring, holding_back, overall, overall_shown, ranked
from readiness.engine.outlook import outlook
from readiness.engine.plan import compile_plan
from readiness.engine.shortest import Found, shortest
from readiness.ids import OVERALL, NodeId
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
    Subject,
    YesOrNo,
)
from readiness.model.condition import Condition
from readiness.model.extents import other_way, subtracted
from readiness.model.framework import (
    POINTS,
    Aggregate,
    Band,
    Formula,
    Framework,
    Item,
    Kind,
    Lever,
    Node,
    Number,
    Policy,
    Rule,
    Scale,
    Severity,
    Weight,
    When,
    YesNo,
)
from readiness.model.names import names_of
from readiness.model.resolve import resolve

MOST_SETS = 300
STEPS = 3
NOISE = 1e-8
TRUTH = YesNo(100, 0)
BENT = Scale(("none", "some", "much", "all"), (0.0, 10.0, 80.0, 100.0), ("l0", "l1", "l2", "l3"))
AMOUNT = Number("points", 0, 100, ((0.0, 0.0), (100.0, 100.0)))
KINDS: tuple[Kind, ...] = (TRUTH, BENT, AMOUNT)
WEIGHTS = st.sampled_from([1.0, 1.0, 2.0, 0.5, 3.7])
RISING = (Band(0, "low", 0), Band(40, "middle", 30), Band(70, "high", 100))
FALLING = (Band(0, "low", 90), Band(50, "high", 20))
RISES = [
    *[Formula()] * 4,
    *(Formula(aggregate) for aggregate in (Aggregate.GEOMETRIC, Aggregate.MINIMUM, Aggregate.MAXIMUM)),
    Formula(decimals=0),
    Formula(bands=RISING),
]
FORMULAS = st.sampled_from(
    [
        *RISES,
        Formula(Aggregate.MEDIAN),
        Formula(Aggregate.SUM, floor=10.0, ceiling=120.0),
        Formula(bands=FALLING),
    ]
)


@dataclass(frozen=True)
class Case:
    scoring: Rescoring

    @property
    def places(self) -> list[int]:
        return list(self.scoring.chains)

    def sets(self, places: list[int]) -> Iterator[dict[int, int]]:
        lengths = [range(len(self.scoring.chains[place].rungs) + 1) for place in places]
        for counts in product(*lengths):
            yield dict(zip(places, counts, strict=True))


def answers_to(item: Item) -> tuple[Answer, ...]:
    match item.kind:
        case Number() as kind:
            return tuple(Answered(Quantity(kind, amount)) for amount in (0, 30, 60, 90))
        case YesNo() as kind:
            return (Answered(YesOrNo(kind, yes=False)), Answered(YesOrNo(kind, yes=True)))
        case _:
            return tuple(Answered(Level(BENT, level)) for level in range(4))


def shaped(draw: st.DrawFn, node: Node, formulas: st.SearchStrategy[Formula]) -> Node:
    formula = draw(formulas)
    children = tuple(shaped(draw, child, formulas) if isinstance(child, Node) else child for child in node.children)
    if formula.aggregate is Aggregate.SUM:
        children = (*children[:-1], weighed(children[-1], draw(st.sampled_from([-1.0, 1.0]))))
    return Node(node.id, node.title, children, node.weight, formula=formula)


def weighed(child: Node | Item, weight: float) -> Node | Item:
    if isinstance(child, Node):
        return Node(child.id, child.title, child.children, Weight(weight), formula=child.formula)
    return Item(child.id, child.ask, child.kind, weight=Weight(weight), reverse=child.reverse)


def item(draw: st.DrawFn, name: NodeId) -> Item:
    return Item(
        name, "Q", draw(st.sampled_from(KINDS)), weight=Weight(draw(WEIGHTS)), reverse=draw(st.integers(0, 5)) == 0
    )


def resolved(text: str, whole: Node) -> Condition | None:
    found = resolve(text, names_of(whole, POINTS, (), (), ()))
    return None if isinstance(found, tuple) else found


def rules(draw: st.DrawFn, whole: Node) -> Iterator[Rule]:
    items, nodes = [entry.id for entry in whole.items()], [node.id for node in whole.nodes()]
    turned = other_way(whole)
    for place in range(draw(st.integers(0, 3))):
        one, other = draw(st.sampled_from(items)), draw(st.sampled_from(items))
        node = draw(st.sampled_from(nodes))
        text = draw(
            st.sampled_from(
                [
                    f'score("{node}") > 40 and points("{one}") < 60',
                    f'points("{one}") > 20 and points("{other}") < 50',
                    f'score("{node}") < 50',
                    f'count("{node}", points >= 60) >= 2',
                    f'answer("{one}") == "yes"',
                    f'answer("{one}") in ["none", "some"] or score("overall") > 70',
                ]
            )
        )
        when = resolved(text, whole)
        # where less counts for more, no cap may stand
        if when is not None:
            caps = (
                (
                    draw(st.sampled_from([name for name in nodes if name not in turned])),
                    draw(st.sampled_from([20.0, 45.0, 75.0])),
                ),
            )
            yield Rule(NodeId(f"r{place}"), when, text, Severity.NOTE, "F.", "R.", Lever.MISSION, caps, ())


@st.composite
def cases(draw: st.DrawFn, *, gated: bool = False, rising: bool = False) -> Case:
    formulas = st.sampled_from(RISES) if rising else FORMULAS
    themes = tuple(shaped(draw, theme, formulas) for theme in draw(trees(item, WEIGHTS, deep=1, wide=(3, 2))))
    whole = Node(OVERALL, "F", themes, formula=draw(formulas))
    if gated:
        first, *others = whole.items()
        assume(others)
        when = resolved(f'points("{first.id}") >= 50', whole)
        assert when is not None
        themes = tuple(with_gate(theme, others[-1].id, When(when, "")) for theme in themes)
        whole = Node(OVERALL, "F", themes, formula=whole.formula)
    made = Framework(
        id="f",
        version="1",
        title="F",
        about=None,
        phases=(),
        respondents=(),
        bands=(),
        policy=Policy(
            0.3, 12, open_at_worst=draw(st.booleans()), unsupported=draw(st.sampled_from([None, None, 50.0]))
        ),
        terms=(),
        themes=themes,
        rules=() if rising else tuple(rules(draw, whole)),
        catalogue=None,
        digest="0" * 64,
        formula=whole.formula,
    )
    entries = {
        entry.id: Entry(draw(st.sampled_from([*answers_to(entry) * 2, DontKnow(), NotApplicable("Not here.")])))
        for entry in made.items()
    }
    now = evaluate(
        compile_plan(made), Assessment(Subject("s", "S"), "1", TODAY, None, None, Scope.FULL, entries, "0" * 64)
    )
    case = Case(Rescoring(now, chains(now)))
    assume(overall(now) is not None)
    assume(case.scoring.chains)
    assume(0 < sum(1 for _ in zip(case.sets(case.places), range(MOST_SETS + 1), strict=False)) <= MOST_SETS)
    return case


def with_gate(node: Node, name: NodeId, when: When) -> Node:
    children: list[Node | Item] = []
    for child in node.children:
        if isinstance(child, Node):
            children.append(with_gate(child, name, when))
        elif child.id == name:
            gated = Item(child.id, child.ask, child.kind, weight=child.weight, applies_when=when)
            children.append(gated)
        else:
            children.append(child)
    return Node(node.id, node.title, tuple(children), node.weight, formula=node.formula)


def reaches(case: Case, taken: dict[int, int], least: float) -> bool:
    score = case.scoring.overall(taken)
    return score is not None and overall_shown(case.scoring.plan, score) >= least


def check_against_all_sets(case: Case, data: st.DataObject) -> None:
    scores = {
        overall_shown(case.scoring.plan, score)
        for taken in case.sets(case.places)
        if (score := case.scoring.overall(taken)) is not None
    }
    least = data.draw(st.sampled_from(sorted({*scores, *(score + 0.1 for score in scores)})))
    fewest = min((sum(taken.values()) for taken in case.sets(case.places) if reaches(case, taken, least)), default=None)
    way = shortest(case.scoring, case.places, least, STEPS, budget=10**9)
    taken = {chain.place: steps for chain, steps in way.steps}
    event(f"{way.found.value} {sum(taken.values())}")
    if way.found is Found.SHORTEST:
        assert sum(taken.values()) == fewest
        assert reaches(case, taken, least)
        assert way.reaches == case.scoring.overall(taken)
    elif way.found is Found.THERE:
        assert fewest == 0
    elif way.found is Found.NONE_SO_SHORT:
        assert fewest is None or fewest > STEPS
    else:
        assert way.found is Found.OUT_OF_REACH
        assert fewest is None


@settings(max_examples=300)
@given(cases(), st.data())
def test_the_shortest_set_is_the_shortest_of_all(case: Case, data: st.DataObject) -> None:
    check_against_all_sets(case, data)


@given(cases(gated=True), st.data())
def test_it_is_so_too_where_answers_decide_what_is_asked(case: Case, data: st.DataObject) -> None:
    check_against_all_sets(case, data)


@settings(max_examples=300)
@given(cases(), st.data())
def test_no_set_passes_the_outlook(case: Case, data: st.DataObject) -> None:
    fixed = dict.fromkeys(data.draw(st.sets(st.sampled_from(case.places))), 0)
    left = data.draw(st.sampled_from([1, 2, 3, None]))
    worth = {place: chain.worth for place, chain in case.scoring.chains.items() if place not in fixed}
    found = outlook(case.scoring.now, worth, left)
    for taken in case.sets([place for place in case.places if place not in fixed]):
        score = case.scoring.overall(taken)
        if score is not None and (left is None or sum(taken.values()) <= left):
            assert found.most is not None
            assert found.most >= score - NOISE, (
                case.scoring.plan.framework.whole(),
                case.scoring.now.assessment.entries,
                taken,
                found,
                case.scoring.figures(taken).capped,
            )
    if left is not None:
        assert sum(steps for _, steps in found.pick) <= left
    assert all(0 < steps <= len(case.scoring.chains[place].rungs) for place, steps in found.pick)


@settings(max_examples=200)
@given(cases(rising=True), st.sampled_from([1, 2, 3]))
def test_the_outlook_is_exact_where_all_rises_and_no_rule_caps(case: Case, left: int) -> None:
    scores = [case.scoring.overall(taken) or 0.0 for taken in case.sets(case.places) if sum(taken.values()) <= left]
    worth = {place: chain.worth for place, chain in case.scoring.chains.items()}
    found = outlook(case.scoring.now, worth, left)
    assert found.most is not None
    assert abs(found.most - max(scores)) <= NOISE
    assert case.scoring.overall(dict(found.pick)) == found.most


@given(cases())
def test_an_item_counts_with_what_its_chain_says(case: Case) -> None:
    for place, chain in case.scoring.chains.items():
        falling = chain.item.id in subtracted(case.scoring.now.plan.framework.whole())
        assert list(chain.worth) == sorted(chain.worth, reverse=falling)
        for steps in range(len(chain.worth)):
            assert case.scoring.figures({place: steps}).bare.score[place] == chain.worth[steps]


@given(cases())
def test_steps_stand_in_the_order_of_what_they_add(case: Case) -> None:
    now, found = overall(case.scoring.now), ranked(case.scoring, case.places)
    assert now is not None
    assert [step.chain.place for step in found] == [
        step.chain.place for step in sorted(found, key=lambda step: (-step.adds, step.chain.place))
    ]
    listed = {step.chain.place: step.adds for step in found}
    for place in case.places:
        after = case.scoring.overall({place: 1})
        assert after is not None
        assert abs(max(0.0, after - now) - listed.get(place, 0.0)) <= NOISE


@given(cases())
def test_the_rule_that_holds_most_back_is_the_one_without_whose_caps_the_whole_is_highest(case: Case) -> None:
    scoring = case.scoring
    framework = scoring.plan.framework
    now = overall(scoring.now)
    assert now is not None
    takes: dict[NodeId, float] = {}
    for rule in framework.rules:
        others = tuple(other for other in framework.rules if other is not rule)
        free = Framework(
            **{name: getattr(framework, name) for name in framework.__dataclass_fields__ if name != "rules"},
            rules=others,
        )
        without = overall(evaluate(compile_plan(free), scoring.now.assessment))
        assert without is not None
        takes[rule.id] = without - now
    found = holding_back(scoring)
    most = max(takes.values(), default=0.0)
    assert (found is None) == (most <= NOISE)
    if found is not None:
        assert abs(takes[found.rule.id] - most) <= NOISE
        assert abs(found.takes - most) <= NOISE
        for chain, steps in found.ends:
            place = [rule.id for rule in framework.rules].index(found.rule.id)
            assert not scoring.figures({chain.place: steps}).outcomes[place] & 1


@given(cases(), st.data())
def test_a_set_put_together_step_by_step_reaches_what_it_says(case: Case, data: st.DataObject) -> None:
    everything = case.scoring.overall({place: len(chain.rungs) for place, chain in case.scoring.chains.items()})
    now = overall(case.scoring.now)
    assert now is not None
    least = data.draw(st.floats(now, max(now, everything or now)))
    way = shortest(case.scoring, case.places, least, 20, budget=0)
    taken = {chain.place: steps for chain, steps in way.steps}
    assert way.found in {Found.THERE, Found.SHORTEST, Found.STEP_BY_STEP, Found.OUT_OF_REACH, Found.NOT_FOUND}
    if way.found in {Found.SHORTEST, Found.STEP_BY_STEP}:
        assert reaches(case, taken, least)
