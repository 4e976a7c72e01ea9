"""Frameworks and answers that nobody thought of, for the laws in tests/properties."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from hypothesis import strategies as st

from readiness.ids import NodeId
from readiness.model.assessment import Answer, Answered, DontKnow, NotApplicable, Quantity, Unanswered
from readiness.model.framework import Framework, Item, Lever, Node, Number, Policy, Weight

Answers: TypeAlias = Mapping[NodeId, Answer]
TODAY = date(2026, 11, 23)
EXACT = 1e-9
KIND = Number("points", 0, 100, ((0.0, 0.0), (100.0, 100.0)))
WEIGHTS = st.sampled_from([0.5, 1.0, 1.0, 2.0, 3.7, 1000.0])
POINTS = st.one_of(st.sampled_from([0.0, 33.3, 50.0, 100.0]), st.floats(0, 100))
ANSWERS = st.one_of(
    POINTS.map(lambda points: Answered(Quantity(KIND, points))),
    st.just(DontKnow()),
    st.just(Unanswered()),
    st.just(NotApplicable("Not here.")),
)


@dataclass(frozen=True)
class Case:
    framework: Framework
    answers: Answers

    @property
    def items(self) -> list[NodeId]:
        return [item.id for item in self.framework.items()]


def plain_item(draw: st.DrawFn, name: NodeId) -> Item:
    return Item(
        name,
        "Q",
        KIND,
        lever=draw(st.sampled_from(list(Lever))),
        weight=Weight(draw(WEIGHTS)),
        pulse=draw(st.booleans()),
    )


@st.composite
def trees(
    draw: st.DrawFn,
    item: Callable[[st.DrawFn, NodeId], Item] = plain_item,
    weights: st.SearchStrategy[float] = WEIGHTS,
    deep: int = 2,
    wide: tuple[int, int] = (4, 3),
) -> tuple[Node, ...]:
    """Themes of items and topics, `deep` below one another; at most so many children, and so many themes."""
    count = 0

    def name(prefix: str) -> NodeId:
        nonlocal count
        count += 1
        return NodeId(f"{prefix}{count}")

    def node(depth: int) -> Node:
        children = tuple(
            node(depth - 1) if depth and draw(st.integers(0, 2)) == 0 else item(draw, name("i"))
            for _ in range(draw(st.integers(1, wide[0])))
        )
        return Node(name("n"), "N", children, Weight(draw(weights)))

    return tuple(node(deep) for _ in range(draw(st.integers(1, wide[1]))))


def framework(themes: tuple[Node, ...]) -> Framework:
    return Framework("f", "1", "F", None, (), (), (), Policy(0.0, 12), (), themes, (), None, "0" * 64)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    made = framework(draw(trees()))
    return Case(made, {item.id: draw(ANSWERS) for item in made.items()})
