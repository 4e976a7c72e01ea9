"""A report as PDF: what `report.document` says, laid out by the templates for typst."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, assert_never

from readiness.render.typeset import as_data, as_json, paged
from readiness.report.big import BigReport
from readiness.report.chart_view import Bars, HeatMap, OverTime, Waterfall
from readiness.report.document import document_of
from readiness.report.document_view import Cards, Document, DocumentBlock, Grid, Remark
from readiness.report.page import Bullet, Heading, Pair, Paragraph, Plot, Rows, Snippet, SparkKey
from readiness.words import charts as chart_words
from readiness.words import document as words
from readiness.words import page as page_words


def pdf(view: BigReport) -> bytes:
    """The view as PDF. The same view gives the same bytes, as long as the compiler's own fonts have its characters."""
    return laid_out(document_of(view))


def laid_out(document: Document) -> bytes:
    """The same of a document."""
    return paged("document.typ", as_json(_data(document)))


def _data(document: Document) -> Mapping[str, Any]:
    day = date.fromisoformat(document.date)
    return {
        "title": as_data(document.title),
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "notices": as_data(document.notices),
        "audience": as_data(document.audience),
        "running": as_data(asdict(document.running)),
        "language": page_words.LANGUAGE,
        "page": words.PAGE,
        "blocks": list(_blocks(document.blocks)),
    }


def _blocks(blocks: tuple[DocumentBlock, ...]) -> Iterator[Mapping[str, Any]]:
    depth = 0
    for block in blocks:
        match block:
            case Heading():
                # the title is no heading, and none is more than one below the one before it
                depth = min(block.depth - 1, depth + 1)
                yield {"block": "Heading", "text": as_data(block.text), "depth": depth}
            case SparkKey(rounds):
                text = chart_words.SPARK_WHY if rounds == 1 else chart_words.SPARK_WHY_MANY.format(count=rounds)
                yield {"block": "Why", "text": text}
            case Plot():
                # drawn in characters: a document has the drawing itself
                pass
            case (
                Paragraph()
                | Pair()
                | Bullet()
                | Rows()
                | Snippet()
                | Cards()
                | Remark()
                | Grid()
                | Bars()
                | Waterfall()
                | OverTime()
                | HeatMap()
            ):
                yield {"block": type(block).__name__, **as_data(asdict(block))}
            case _:
                assert_never(block)
