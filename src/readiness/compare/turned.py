"""A change told backwards: the same walk, negated."""

from dataclasses import replace
from typing import Final, TypeVar

from readiness.compare.change import Backing, Change, ItemChange, Link, Movement, NodeChange, RuleChange, Split, Verdict

L = TypeVar("L", bound=Link)
_MOVEMENTS: Final = {
    Movement.ROSE: Movement.FELL,
    Movement.FELL: Movement.ROSE,
    Movement.CAME: Movement.LEFT,
    Movement.LEFT: Movement.CAME,
}
_VERDICTS: Final = {Verdict.IMPROVED: Verdict.DECLINED, Verdict.DECLINED: Verdict.IMPROVED}


def turned(change: Change) -> Change:
    """The change from its second round to its first."""
    return replace(
        turned_link(change),
        split=None if change.split is None else _split(change.split),
        themes=tuple((name, _split(split)) for name, split in change.themes),
        items=tuple(map(_item, change.items)),
        context=tuple(map(_item, change.context)),
        rules=tuple(RuleChange(entry.new, entry.old) for entry in change.rules),
    )


def turned_link(link: L) -> L:
    """The same of the nodes alone."""
    return replace(
        link,
        backwards=not link.backwards,
        overall=_node(link.overall),
        own=_node(link.own),
        nodes=tuple(map(_node, link.nodes)),
    )


def _node(node: NodeChange) -> NodeChange:
    spread = None if node.spread is None else (_negated(node.spread[1]), _negated(node.spread[0]))
    return replace(
        node,
        old=node.new,
        new=node.old,
        headline=None if node.headline is None else _negated(node.headline),
        like_for_like=None if node.like_for_like is None else _negated(node.like_for_like),
        spread=spread,
        verdict=_VERDICTS.get(node.verdict, node.verdict),
    )


def _split(split: Split) -> Split:
    return replace(split, lines=tuple(replace(line, effect=_negated(line.effect)) for line in split.lines))


def _item(item: ItemChange) -> ItemChange:
    """Evidence that was lost on the way forwards is not told of on the way back: it was there later on no day."""
    backing = Backing.LOST if item.backing is Backing.GAINED else None
    movement = _MOVEMENTS.get(item.movement, item.movement)
    return replace(item, old=item.new, new=item.old, movement=movement, backing=backing, first=False)


def _negated(value: float) -> float:
    return -value + 0.0
