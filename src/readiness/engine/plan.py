"""A framework compiled for scoring: children before their parents, every reference an index."""

from dataclasses import dataclass

from readiness.ids import OVERALL, NodeId
from readiness.model.framework import Framework, Item, Node, Weight


@dataclass(frozen=True, slots=True)
class Branch:
    """A node's children, as places in the row of all leaves and branches, each with its weight."""

    id: NodeId
    children: tuple[tuple[int, Weight], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Leaves first, then branches, children before parents; the last place is the whole."""

    framework: Framework
    leaves: tuple[Item, ...]
    """The scored items, in the framework's order."""
    branches: tuple[Branch, ...]


def compile_plan(framework: Framework) -> Plan:
    """The plan of a framework; nodes with context items alone are part of it and have no children."""
    leaves = tuple(item for item in framework.items() if item.scored)
    place = {item.id: number for number, item in enumerate(leaves)}
    branches: list[Branch] = []

    def add(name: NodeId, children: tuple[Node | Item, ...]) -> None:
        for child in children:
            if isinstance(child, Node):
                add(child.id, child.children)
        counted = tuple((place[child.id], child.weight) for child in children if child.id in place)
        place[name] = len(leaves) + len(branches)
        branches.append(Branch(name, counted))

    add(OVERALL, framework.themes)
    return Plan(framework, leaves, tuple(branches))
