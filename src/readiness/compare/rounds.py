"""From two scored rounds to the change between them, whichever versions of a framework they were made with."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from readiness.compare.change import Change, Line, LineKind, Link, Movement, NodeChange, Part, Split
from readiness.compare.items import context_changes, item_changes, rule_changes
from readiness.compare.matching import Matching, match
from readiness.compare.nodes import Nodes
from readiness.compare.stations import Walk
from readiness.compare.turned import turned, turned_link
from readiness.engine.figures import Figures
from readiness.ids import OVERALL, NodeId, natural
from readiness.model.assessment import Assessment
from readiness.model.result import Result


@dataclass(frozen=True, slots=True)
class Round:
    """One of the two rounds, scored."""

    figures: Figures
    result: Result

    @property
    def assessment(self) -> Assessment:
        """What was answered."""
        return self.figures.assessment


def compare(
    old: Round, new: Round, *, adjacent: bool = True, matching: Matching | None = None, splits: bool = True
) -> Change:
    """The change from one round to another.

    It is always found on the way from the older round to the newer one (by date, then version of the framework, then
    digests), so that called the other way round it is the same change negated. `adjacent` says that the one is the
    round before the other; only then an answer marked as revised speaks of it. `matching`, from the framework of the
    older round to that of the newer one, spares finding it again. Without `splits` no headline is split: half the work.
    """
    if is_older(new, old):
        return turned(_compared(new, old, matching, adjacent=adjacent, splits=splits))
    return _compared(old, new, matching, adjacent=adjacent, splits=splits)


def linked(old: Round, new: Round, matching: Matching) -> Link:
    """The part of the same change that says what became of every node."""
    if is_older(new, old):
        return turned_link(_linked(new, old, matching)[0])
    return _linked(old, new, matching)[0]


def is_older(one: Round, other: Round) -> bool:
    """Whether the one comes before the other: by date, then version and digest of the framework, then digest."""
    return _age(one) < _age(other)


def _age(found: Round) -> tuple[object, ...]:
    framework = found.figures.plan.framework
    return found.assessment.date, natural(framework.version), framework.digest, found.assessment.digest


def _linked(old: Round, new: Round, matching: Matching) -> tuple[Link, Walk]:
    walk = Walk(matching, old.figures, new.figures)
    looked_at = Nodes(walk, old.result, new.result)
    overall, *nodes = looked_at.changes()
    return Link(matching, backwards=False, overall=overall, own=looked_at.own(), nodes=tuple(nodes)), walk


def _compared(old: Round, new: Round, matching: Matching | None, *, adjacent: bool, splits: bool) -> Change:
    if matching is None:
        matching = match(old.figures.plan.framework, new.figures.plan.framework)
    link, walk = _linked(old, new, matching)
    items = tuple(item_changes(matching, old.result, new.result, adjacent=adjacent))
    corrected = {entry.id for entry in items if entry.movement is Movement.CORRECTED}
    named = {node.id: node for node in link.nodes}
    themes = {theme.id for theme in matching.new.themes}
    found = (
        (other.id, _split(walk, named[other.id], one.id, corrected))
        for one, other in matching.nodes
        if splits and one is not None and other is not None and other.id in themes
    )
    return Change(
        matching=matching,
        backwards=False,
        overall=link.overall,
        own=link.own,
        nodes=link.nodes,
        split=_split(walk, link.overall, OVERALL, corrected) if splits else None,
        themes=tuple((name, split) for name, split in found if split is not None),
        items=tuple(entry for entry in items if entry.match.item.scored),
        context=tuple(context_changes(items)),
        rules=tuple(rule_changes(matching, old.result, new.result)),
    )


def _split(walk: Walk, node: NodeChange, older: NodeId, corrected: Collection[NodeId]) -> Split | None:
    """What the headline of a node is made of; None where it has none. `older` is its id in the older framework."""
    if node.headline is None:
        return None
    split = walk.split(older, node.id, corrected)
    before, middle = _taken(walk.old, older), _taken(walk.middle, node.id)
    caps = (
        Line(Part.METHOD, LineKind.CAPS, None, middle - before),
        Line(Part.RULES, LineKind.CAPS, None, _taken(walk.new, node.id) - middle),
    )
    return replace(split, lines=(*split.lines, *(line for line in caps if line.effect)))


def _taken(figures: Figures, node: NodeId) -> float:
    """What caps take off a node, as a number below 0."""
    place = figures.plan.place[node]
    return (figures.capped.score[place] or 0.0) - (figures.bare.score[place] or 0.0)
