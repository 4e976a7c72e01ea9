"""The digest of a result: of the figures that one assessment and one framework decide, whatever lies beside them."""

from readiness.model.result import ItemResult, NodeResult, Result, Scored
from readiness.numbers import snap
from readiness.syntax.canonical import digest
from readiness.syntax.document import Plain

FORM = "result/1"


def result_data(result: Result) -> Plain:
    """What enters: of the whole, the own levers and each node the figures; of each item what it counts with.

    Numbers are snapped to 1e-9. Findings stay out, because rules may ask the round before, which is another file.
    """
    return {
        "readiness": FORM,
        "nodes": [_node(node) for node in (result.overall, result.own, *result.nodes)],
        "items": [_item(entry) for entry in result.items],
    }


def result_digest(result: Result) -> str:
    """SHA-256 over the canonical JSON of these."""
    return digest(result_data(result))


def _node(node: NodeResult) -> Plain:
    scored = node.score if isinstance(node.score, Scored) else None
    return {
        "id": node.id,
        "score": None if scored is None else _number(scored.value),
        "shown": None if scored is None else _number(scored.shown),
        "band": None if scored is None else scored.band,
        "low": None if node.range is None else _number(node.range.low),
        "high": None if node.range is None else _number(node.range.high),
        "coverage": _number(node.coverage),
        "support": _number(node.support),
    }


def _item(entry: ItemResult) -> Plain:
    return {"id": entry.item.id, "status": entry.status.value, "points": _number(entry.points)}


def _number(value: float | None) -> float | None:
    return None if value is None else snap(value)
