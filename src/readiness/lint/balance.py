"""How the parts of a framework weigh, and whether each can come up: what can be said only of the whole."""

from collections.abc import Iterator, Mapping
from math import ceil, inf
from typing import Final, TypeAlias

from readiness.ids import NodeId
from readiness.lint.conditions import ends_of
from readiness.model.extents import Domain, domains, levels_of
from readiness.model.framework import Aggregate, Band, Framework, Item, Node
from readiness.numbers import half_away, snap
from readiness.words import parts as words

MOST_ITEMS: Final = 60
"""Scored items above which a questionnaire is a burden; 42 were too many for one mission."""
HALF: Final = 0.5 + 1e-9
_WEIGHING: Final = frozenset({Aggregate.MEAN, Aggregate.GEOMETRIC, Aggregate.MEDIAN})
"""The aggregates in which the weights are shares."""

Said: TypeAlias = tuple[NodeId | None, str, tuple[str | int, ...], dict[str, str]]
"""Of what, None being the head; the code; the path below it; and the words of the message."""


def balance(framework: Framework) -> Iterator[Said]:
    """What is out of balance, and what can make no difference."""
    yield from _dominating(framework)
    yield from _bands(framework)
    yield from _burden(framework)
    for item in framework.items():
        if item.scored:
            worth = {snap(points) for _, points in levels_of(item, framework.points)}
            low, high = (min(worth), max(worth)) if worth else ends_of(item, framework.points)
            if low == high:
                yield item.id, "F114", ("id",), {"name": item.id, "points": f"{low:g}"}


# ---- weights


def _dominating(framework: Framework) -> Iterator[Said]:
    """Items that by their weights decide more than half of a node, each with the lowest such node."""
    whole = framework.whole()
    above = {child.id: node for node in whole.nodes() for child in node.children}
    nodes = sorted(whole.nodes(), key=lambda node: -_depth(node.id, above))
    told: set[NodeId] = set()
    for node in nodes:
        theme = above.get(node.id) is whole
        for phase in framework.phases or (None,):
            shares = dict(_shares(node, phase, 1.0, weighted=True))
            # of two items in a topic, any weight but the same makes one the greater
            if len(shares) < (2 if theme else 3):
                continue
            equal = dict(_shares(node, phase, 1.0, weighted=False))
            for name, share in shares.items():
                if share > HALF >= equal[name] and name not in told:
                    told.add(name)
                    when = words.IN_PHASE.format(phase=phase) if _by_phase(framework) and phase is not None else ""
                    said = {"name": name, "node": node.id, "share": f"{100 * share:.0f}", "when": when}
                    yield name, "F131", ("id",), said


def _depth(name: NodeId, above: Mapping[NodeId, Node]) -> int:
    return 0 if name not in above else 1 + _depth(above[name].id, above)


def _by_phase(framework: Framework) -> bool:
    """Whether shares can differ by phase."""
    return any(node.weight.by_phase for node in framework.nodes()) or any(
        item.weight.by_phase or item.phases for item in framework.items()
    )


def _shares(node: Node, phase: str | None, of: float, *, weighted: bool) -> Iterator[tuple[NodeId, float]]:
    """The share of each scored item that is due in a node's score, where its weights are shares."""
    if node.formula.aggregate not in _WEIGHING:
        return
    counted = [child for child in node.children if _counts(child, phase)]
    factors = [max(0.0, child.weight.at(phase)) if weighted else 1.0 for child in counted]
    total = sum(factors)
    for child, factor in zip(counted, factors, strict=True):
        share = of * factor / total if total else 0.0
        if isinstance(child, Item):
            yield child.id, share
        else:
            yield from _shares(child, phase, share, weighted=weighted)


def _counts(child: Node | Item, phase: str | None) -> bool:
    if isinstance(child, Node):
        return any(_counts(below, phase) for below in child.children)
    return child.scored and (child.phases is None or phase in child.phases)


# ---- bands


def _bands(framework: Framework) -> Iterator[Said]:
    least, most = framework.points
    for place, band in enumerate(framework.bands):
        if band.start > most:
            yield None, "F132", ("bands", place, "from"), _reach(band, least, most)
    reached: Mapping[NodeId, Domain] = domains(framework)
    for node in framework.whole().nodes():
        own = reached[node.id].own
        values = _few(node, framework)
        digits = 1 if node.formula.decimals is None else node.formula.decimals
        starts = [*(band.start for band in node.formula.bands), inf]
        for place, band in enumerate(node.formula.bands):
            first = _first_shown(band.start, digits)
            missed = first > own[1] or first >= starts[place + 1]
            if values is not None:
                missed = not any(band.start <= half_away(value, digits) < starts[place + 1] for value in values)
            if missed:
                yield node.id, "F132", ("bands", place, "from"), _reach(band, *own)


def _reach(band: Band, least: float, most: float) -> dict[str, str]:
    return {"label": band.label, "least": f"{least:g}", "most": f"{most:g}"}


def _first_shown(start: float, digits: int) -> float:
    """The least score, as it is shown, that is not below a number."""
    return snap(ceil(snap(start * 10**digits)) / 10**digits)


def _few(node: Node, framework: Framework) -> set[float] | None:
    """The few scores that a node can have; None where there are too many to tell."""
    if node.formula.lookup is not None:
        return set(node.formula.lookup.points)
    counted = [child for child in node.children if child.scored]
    if node.formula.aggregate is Aggregate.SUM or framework.policy.unsupported is not None:
        return None
    if len(counted) > 1 and node.formula.aggregate not in {Aggregate.MINIMUM, Aggregate.MAXIMUM}:
        return None
    found: set[float] = set()
    for child in counted:
        if isinstance(child, Node) and child.formula.bands:
            return None  # the values of bands may go up
        below = _few(child, framework) if isinstance(child, Node) else _worth(child, framework)
        if not below:
            return None
        found |= below
    digits = node.formula.decimals
    return {half_away(value, digits) for value in found} if digits is not None else found or None


def _worth(item: Item, framework: Framework) -> set[float]:
    return {snap(points) for _, points in levels_of(item, framework.points)}


# ---- burden


def _burden(framework: Framework) -> Iterator[Said]:
    items = [item for item in framework.items() if item.scored]
    if len(items) <= MOST_ITEMS:
        return
    asked = {
        (phase, respondent): sum(item.is_due(phase, respondent) for item in items)
        for phase in framework.phases or (None,)
        for respondent in framework.respondents or (None,)
    }
    (phase, respondent), most = max(asked.items(), key=lambda pair: pair[1])
    who = "".join(
        f", {what} {name}" for what, name in (("phase", phase), ("respondent", respondent)) if name is not None
    )
    said = {"count": str(len(items)), "limit": str(MOST_ITEMS), "most": str(most), "who": who}
    yield None, "F133", ("checklists",), said
