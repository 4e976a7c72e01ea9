"""An explanation as a table."""

from collections.abc import Iterator
from typing import Final

from readiness.render.csv_text import Table
from readiness.render.tables.rows import BACKED, RANGE, ROUND, Row, round_cells, table_of
from readiness.report.explained import Explanation, Unfolded

EXPLANATION: Final = {
    **ROUND,
    "row": "#meta+id",
    "within": "#meta+id+parent",
    "kind": "#indicator+type",
    "id": "#indicator+code",
    "title": "#indicator+name",
    "number": "#indicator+num",
    "shown": "#indicator+num+shown",
    "band": "#status+name",
    **RANGE,
    **BACKED,
    "verdict": "#status+code+verdict",
    "missing": "#status+code+missing",
    "weight": "#indicator+num+weight",
    "counts_with": "#indicator+num+counted",
    "at_worst": "#meta+at_worst",
    "level": "#status+name+level",
    "share_above": "#indicator+num+share_above",
    "share": "#indicator+num+share",
    "counts": "#description+counts",
    "facts": "#description+facts",
    "steps": "#description+steps",
    "remarks": "#description+remarks",
}


def explanation_table(view: Explanation) -> Table:
    """An explanation: each node, item, rule and condition in it, what it stands in before it."""
    head = round_cells(view.identity)
    return table_of(EXPLANATION, ({**head, **row} for row in _unfolded_rows(view.unfolded)))


def _unfolded_rows(top: Unfolded) -> Iterator[Row]:
    # one thing may stand in an explanation several times, so rows are counted and not told by ids
    waiting: list[tuple[int | None, Unfolded]] = [(None, top)]
    row = 0
    while waiting:
        within, found = waiting.pop()
        row += 1
        yield {"row": row, "within": within, **_unfolded(found)}
        waiting += [(row, part) for part in reversed(found.parts)]


def _unfolded(found: Unfolded) -> Row:
    above = found.above
    return {
        "kind": found.kind,
        "id": found.id,
        "title": found.title,
        "number": found.number,
        "shown": found.shown,
        "band": found.band,
        "low": found.low,
        "high": found.high,
        "coverage": found.coverage,
        "support": found.support,
        "verdict": found.verdict,
        "missing": found.missing,
        "weight": None if above is None else above.weight,
        "counts_with": None if above is None else above.number,
        "at_worst": None if above is None else above.at_worst,
        "level": None if above is None else above.level,
        "share_above": None if above is None else above.share,
        "share": found.share,
        "counts": None if above is None else above.text,
        "facts": "\n".join(f"{fact.label}: {fact.text}" for fact in found.facts),
        "steps": "\n".join(step.text for step in found.steps),
        "remarks": "\n".join(f"{remark.label}: {remark.text}" for remark in found.remarks),
    }
