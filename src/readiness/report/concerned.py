"""Which rules are about a theme."""

from readiness.ids import NodeId
from readiness.model.condition import Banded, Measured, Stated, leaves
from readiness.model.framework import Framework, Rule


def names_below(framework: Framework, name: NodeId | None) -> frozenset[NodeId] | None:
    """The ids of a theme and of all below it; None where no theme is named, or there is none such."""
    theme = next((theme for theme in framework.themes if theme.id == name), None)
    if theme is None:
        return None
    return frozenset({*(node.id for node in theme.nodes()), *(item.id for item in theme.items())})


def concerns(rule: Rule, names: frozenset[NodeId] | None) -> bool:
    """Whether a rule asks or caps anything of these names; every rule does, where there are none."""
    if names is None:
        return True
    asked = {
        leaf.node if isinstance(leaf, Measured | Banded) else leaf.item
        for leaf in leaves(rule.when)
        if not isinstance(leaf, Stated)
    }
    return not names.isdisjoint(asked | {node for node, _ in rule.caps})
