"""A trend as a table."""

from collections.abc import Iterator
from typing import Final

from readiness.render.csv_text import Table
from readiness.render.tables.rows import BACKED, NODE, RANGE, ROUND, Row, kind_of, round_cells, table_of
from readiness.report.trend_view import CourseView, LinkView, PointView, RoundView, TrendReport

TREND: Final = {
    **ROUND,
    **NODE,
    "score": "#indicator+num+score",
    "shown": "#indicator+num+shown",
    "band": "#status+name",
    **RANGE,
    **BACKED,
    "index": "#indicator+num+index",
    "index_begins": "#meta+index_begins",
    "change": "#indicator+num+change",
    "like_for_like": "#indicator+num+like_for_like",
    "verdict": "#status+name+verdict",
}


def trend_table(view: TrendReport) -> Table:
    """A trend: each round, and in it each node that is looked at."""
    return table_of(TREND, _trend_rows(view))


def _trend_rows(view: TrendReport) -> Iterator[Row]:
    for at, found in enumerate(view.rounds):
        for place, course in enumerate(view.courses):
            link = course.links[at - 1] if at else None
            yield _point(found, course, course.points[at], link, is_first=place == 0)


def _point(found: RoundView, course: CourseView, point: PointView, link: LinkView | None, *, is_first: bool) -> Row:
    return {
        **round_cells(found.identity),
        "kind": kind_of(course.parent, is_first=is_first),
        "id": course.id,
        "parent": course.parent,
        "title": course.title,
        "score": point.score,
        "shown": point.shown,
        "band": point.band,
        "low": point.low,
        "high": point.high,
        "coverage": point.coverage,
        "support": point.support,
        "index": point.index,
        "index_begins": point.begins,
        "change": None if link is None else link.change,
        "like_for_like": None if link is None else link.like_for_like,
        "verdict": None if link is None or link.verdict is None else link.verdict.verdict,
    }
