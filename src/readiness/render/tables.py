"""The big reports as tables: a row for each node and item. The names of columns stay; what is not there is left blank.

docs/reports.md lists the columns. Tags are hashtags of the core dictionary of HXL 1.1, with its attributes where it has
one that fits.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from readiness.render.csv_text import Cell, Column, Table
from readiness.report.change_view import ChangeReport, FigureChange, ItemBeside, SplitView
from readiness.report.explained import Explanation, Unfolded
from readiness.report.trend_view import CourseView, LinkView, PointView, RoundView, TrendReport
from readiness.report.view import Figure, Identity, ItemView, Report, TopicView
from readiness.words import report as words

Row: TypeAlias = Mapping[str, Cell]

_SUBJECT: Final = {
    "audience": "#meta+audience",
    "subject": "#org+code",
    "subject_name": "#org+name",
    "fictional": "#meta+fictional",
    "illustration": "#meta+illustration",
}
_ROUND: Final = {
    **_SUBJECT,
    "round": "#meta+round",
    "date": "#date",
    "phase": "#meta+phase",
    "respondent": "#respondee+type",
    "scope": "#meta+scope",
    "framework": "#meta+framework",
}
_NODE: Final = {
    "kind": "#indicator+type",
    "id": "#indicator+code",
    "parent": "#indicator+code+parent",
    "theme": "#sector+name",
    "title": "#indicator+name",
}
_RANGE: Final = {"low": "#indicator+num+min", "high": "#indicator+num+max"}
_BACKED: Final = {"coverage": "#indicator+num+coverage", "support": "#indicator+num+support"}
REPORT: Final = {
    **_ROUND,
    **_NODE,
    "weight": "#indicator+num+weight",
    "score": "#indicator+num+score",
    "shown": "#indicator+num+shown",
    "band": "#status+name",
    **_RANGE,
    **_BACKED,
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
PARTS: Final = ("answers", "corrections", "applicability", "method", "rules")
CHANGE: Final = {
    **_SUBJECT,
    "old_round": "#meta+round+start",
    "new_round": "#meta+round+end",
    "old_date": "#date+start",
    "new_date": "#date+end",
    "old_framework": "#meta+framework+start",
    "new_framework": "#meta+framework+end",
    **_NODE,
    "old": "#indicator+num+start",
    "new": "#indicator+num+end",
    "change": "#indicator+num+change",
    "like_for_like": "#indicator+num+like_for_like",
    "least": "#indicator+num+like_for_like+min",
    "most": "#indicator+num+like_for_like+max",
    "verdict": "#status+name",
    "why": "#description+reason",
    "old_band": "#status+name+start",
    "new_band": "#status+name+end",
    "comparable": "#indicator+num+comparable",
    "likeness": "#status+code+likeness",
    "movement": "#status+code+movement",
    "old_state": "#status+code+start",
    "new_state": "#status+code+end",
    "old_value": "#indicator+code+answer+start",
    "new_value": "#indicator+code+answer+end",
    **{part: f"#indicator+num+{part}" for part in PARTS},
}
TREND: Final = {
    **_ROUND,
    **_NODE,
    "score": "#indicator+num+score",
    "shown": "#indicator+num+shown",
    "band": "#status+name",
    **_RANGE,
    **_BACKED,
    "index": "#indicator+num+index",
    "index_begins": "#meta+index_begins",
    "change": "#indicator+num+change",
    "like_for_like": "#indicator+num+like_for_like",
    "verdict": "#status+name+verdict",
}
EXPLANATION: Final = {
    **_ROUND,
    "row": "#meta+id",
    "within": "#meta+id+parent",
    "kind": "#indicator+type",
    "id": "#indicator+code",
    "title": "#indicator+name",
    "number": "#indicator+num",
    "shown": "#indicator+num+shown",
    "band": "#status+name",
    **_RANGE,
    **_BACKED,
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


def _table(tags: Mapping[str, str], rows: Iterable[Row]) -> Table:
    columns = tuple(Column(name, tag) for name, tag in tags.items())
    return Table(columns, ([row.get(column.name) for column in columns] for row in rows))


def _subject(found: Identity) -> Row:
    return {
        "audience": found.audience,
        "subject": found.subject,
        "subject_name": found.name,
        "fictional": found.fictional,
        "illustration": found.illustration,
    }


def _round(found: Identity) -> Row:
    return {
        **_subject(found),
        "round": found.round,
        "date": found.date,
        "phase": found.phase,
        "respondent": found.respondent,
        "scope": found.scope,
        "framework": found.framework,
    }


# ---- an assessment


def report_table(report: Report) -> Table:
    """An assessment: the whole, the mission's own levers, then each theme and topic with its items."""
    head = _round(report.identity)
    return _table(REPORT, ({**head, **row} for row in _report_rows(report)))


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


# ---- a change


def change_table(view: ChangeReport) -> Table:
    """A change: the nodes that are looked at and all below, every scored item, then what no item accounts for."""
    head = {
        **_subject(view.new),
        # also where only the other round is one
        "fictional": view.old.fictional or view.new.fictional,
        "illustration": view.old.illustration or view.new.illustration,
        "old_round": view.old.round,
        "new_round": view.new.round,
        "old_date": view.old.date,
        "new_date": view.new.date,
        "old_framework": view.old.framework,
        "new_framework": view.new.framework,
    }
    return _table(CHANGE, ({**head, **row} for row in _change_rows(view)))


def _change_rows(view: ChangeReport) -> Iterator[Row]:
    splits = {split.id: split for split in (*view.themes, *(() if view.split is None else (view.split,)))}
    for place, figure in enumerate((*view.figures, *view.topics)):
        yield _figure_change(figure, splits.get(figure.id), is_first=place == 0)
    effects: dict[str, dict[str, float]] = {}
    rest: list[Row] = []
    for part in () if view.split is None else view.split.parts:
        for line in part.lines:
            if line.kind == "item" and line.id is not None:
                found = effects.setdefault(line.id, {})
                # a renamed item may have a line of either name
                found[part.part] = found.get(part.part, 0.0) + line.effect
            else:
                rest.append({"kind": line.kind, "id": line.id, "title": line.label, part.part: line.effect})
    for item in view.items:
        yield {**_item_change(item), **effects.get(item.id, {})}
    yield from rest


def _figure_change(figure: FigureChange, split: SplitView | None, *, is_first: bool) -> Row:
    kind = "node" if figure.parent is not None or is_first else "own"
    return {
        "kind": "overall" if is_first and figure.parent is None else kind,
        "id": figure.id,
        "parent": figure.parent,
        "title": figure.title,
        "old": figure.old,
        "new": figure.new,
        "change": figure.change,
        "like_for_like": figure.like_for_like,
        "least": figure.least,
        "most": figure.most,
        "verdict": figure.verdict.verdict,
        "why": figure.verdict.why,
        "old_band": figure.old_band,
        "new_band": figure.new_band,
        "comparable": figure.comparable,
        **({} if split is None else {part.part: part.effect for part in split.parts}),
    }


def _item_change(item: ItemBeside) -> Row:
    return {
        "kind": "item",
        "id": item.id,
        "parent": item.parent,
        "theme": item.theme,
        "title": item.ask,
        "old": item.old_points,
        "new": item.new_points,
        "change": item.change,
        "likeness": item.likeness,
        "movement": item.movement,
        "old_state": item.old_state,
        "new_state": item.new_state,
        "old_value": item.old_value,
        "new_value": item.new_value,
    }


# ---- a trend


def trend_table(view: TrendReport) -> Table:
    """A trend: each round, and in it each node that is looked at."""
    return _table(TREND, _trend_rows(view))


def _trend_rows(view: TrendReport) -> Iterator[Row]:
    for at, found in enumerate(view.rounds):
        for place, course in enumerate(view.courses):
            link = course.links[at - 1] if at else None
            yield _point(found, course, course.points[at], link, is_first=place == 0)


def _point(found: RoundView, course: CourseView, point: PointView, link: LinkView | None, *, is_first: bool) -> Row:
    kind = "node" if course.parent is not None or is_first else "own"
    return {
        **_round(found.identity),
        "kind": "overall" if is_first and course.parent is None else kind,
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


# ---- an explanation


def explanation_table(view: Explanation) -> Table:
    """An explanation: each node, item, rule and condition in it, what it stands in before it."""
    head = _round(view.identity)
    return _table(EXPLANATION, ({**head, **row} for row in _unfolded_rows(view.unfolded)))


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
