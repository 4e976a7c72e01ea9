"""An assessment as a table."""

from collections.abc import Iterator
from typing import Final

from readiness.render.csv_text import Table
from readiness.render.tables.rows import BACKED, NODE, RANGE, ROUND, Row, round_cells, table_of
from readiness.report.view import Figure, ItemView, Report, TopicView
from readiness.words import report as words

REPORT: Final = {
    **ROUND,
    **NODE,
    "weight": "#indicator+num+weight",
    "score": "#indicator+num+score",
    "shown": "#indicator+num+shown",
    "band": "#status+name",
    **RANGE,
    **BACKED,
    "completion": "#indicator+num+completion",
    "no_score": "#description+reason",
    "status": "#status+code+asked",
    "state": "#status+code+answer",
    "answer": "#indicator+text",
    "value": "#indicator+code+answer",
    "points": "#indicator+num+points",
    "share": "#indicator+num+share",
    "supported": "#status+supported",
    "carried": "#status+carried",
    "lever": "#meta+lever",
    "because": "#description+because",
    "note": "#description+note",
    "revised": "#description+revised",
    "evidence": "#meta+source+evidence",
    "sources": "#meta+source",
    "why": "#description",
}


def report_table(report: Report) -> Table:
    """An assessment: the whole, the mission's own levers, then each theme and topic with its items."""
    head = round_cells(report.identity)
    return table_of(REPORT, ({**head, **row} for row in _report_rows(report)))


def _report_rows(report: Report) -> Iterator[Row]:
    yield {"kind": "overall", **_figure(report.overall)}
    yield {"kind": "own", **_figure(report.own)}
    theme = ""
    for topic in report.topics:
        if topic.depth == 1:
            theme = topic.figure.title
        yield _topic(topic, theme)
        yield from (_item(item, topic.figure.id, theme) for item in topic.items)


def _topic(topic: TopicView, theme: str) -> Row:
    place = {"kind": "theme" if topic.depth == 1 else "topic", "parent": topic.parent, "theme": theme}
    return {**place, **_figure(topic.figure), "weight": topic.weight}


def _figure(figure: Figure) -> Row:
    return {
        "id": figure.id,
        "title": figure.title,
        "score": figure.score,
        "shown": figure.shown,
        "band": figure.band,
        "low": figure.low,
        "high": figure.high,
        "coverage": figure.coverage,
        "support": figure.support,
        "completion": figure.completion,
        "no_score": figure.why_no_score,
    }


def _item(item: ItemView, parent: str, theme: str) -> Row:
    pieces = (
        words.EVIDENCE_PIECE.format(ref=piece.ref, kind=piece.kind, date=piece.date or words.UNDATED)
        for piece in item.evidence
    )
    return {
        "kind": "context" if item.kind == "context" else "item",
        "id": item.id,
        "parent": parent,
        "theme": theme,
        "title": item.ask,
        "weight": item.weight,
        "status": item.status,
        "state": item.state,
        "answer": item.answer,
        "value": item.value,
        "points": item.points,
        "share": item.share,
        "supported": item.supported,
        "carried": item.carried,
        "lever": item.lever,
        "because": item.because,
        "note": item.note,
        "revised": item.revised,
        "evidence": "\n".join(pieces),
        "sources": ", ".join(item.sources),
        "why": item.why,
    }
