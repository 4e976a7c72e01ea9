"""An assessment as a workbook."""

from collections.abc import Iterator, Mapping
from typing import Final

from readiness.ids import OVERALL
from readiness.render.xlsx import summary
from readiness.render.xlsx.sheets import (
    Book,
    Cell,
    Column,
    Gap,
    Line,
    Look,
    Number,
    Row,
    Sheet,
    Text,
    across,
    heads,
    labelled,
    points,
    shown,
    table,
    texts,
)
from readiness.report import glance
from readiness.report.document_view import Head
from readiness.report.view import EvidenceView, Figure, ItemView, Report, SinceView, Step, TopicView, UndecidedView
from readiness.words import report as report_words
from readiness.words import sheets as words

NODE: Final = 34
"""The width of the titles of nodes."""
_FIGURE: Final = (
    Column(report_words.SCORE, 11, number=True),
    Column(report_words.BAND, 19),
    Column(words.LOW, 11, number=True),
    Column(words.HIGH, 11, number=True),
    Column(report_words.COVERAGE, 12, number=True),
    Column(report_words.SUPPORT, 12, number=True),
)


def assessment_book(view: Report, head: Head) -> Book:
    """The workbook of an assessment."""
    return Book(view.title, head.date, tuple(_sheets(view, head)))


def _sheets(view: Report, head: Head) -> Iterator[Sheet]:
    yield _summary(view, head)
    yield _topics(view)
    yield _items(view)
    if view.weakest:
        yield table(words.WEAKEST, _WEAKEST, [_weakest(step) for step in view.weakest])
    yield _findings(view)
    yield from summary.targets(view.targets)
    yield from _evidence(view)
    yield summary.method(view.method, view.versions)


# ---- the first sheet


def _summary(view: Report, head: Head) -> Sheet:
    since = {entry.id: entry for entry in view.since}
    columns = [Column(report_words.THEME, NODE), *_FIGURE]
    if view.since:
        columns += [
            Column(words.BEFORE.format(round=view.since[0].round), 12, number=True),
            Column(words.LIKE_FOR_LIKE, 12, number=True),
            Column(words.SINCE.format(round=view.since[0].round), 17),
        ]
    else:
        columns.append(Column(words.REMARK, 40))
    lines = [
        *summary.top(head),
        *summary.facts(view.facts),
        *summary.glance(glance.of_report(view), 2),
    ]
    lines += [labelled(told.label, told.text) for told in (view.brief.holds_back, view.brief.moved)]
    lines += [Gap(), *summary.heading(words.SCORES), heads(columns)]
    figures = (*view.wholes, *view.themes)
    lines += [_figure_row(figure, since) for figure in figures]
    if view.since:
        lines += [labelled(figure.title, _remark(figure)) for figure in figures if _remark(figure)]
    lines += [Gap(), across(view.counts)]
    if view.robustness is not None:
        lines.append(across(view.robustness.text))
    if view.own_apart:
        lines.append(across(report_words.OWN_LEVERS_WHY, Look.SOFT))
    lines += [Gap(), *summary.heading(report_words.OPEN), *_open(view)]
    return Sheet(words.SUMMARY, tuple(column.width for column in columns), tuple(lines))


def _figure_row(figure: Figure, since: Mapping[str, SinceView]) -> Row:
    """With what moved since the round before, where there is one, else with what is to be remarked."""
    look = Look.STRONG if figure.id == OVERALL else Look.TEXT
    beside = _since(since.get(figure.id)) if since else texts(_remark(figure))
    return Row((Text(figure.title, look), *_figure(figure, look), *beside))


def _remark(figure: Figure) -> str:
    return " ".join(filter(None, (figure.why_no_score, figure.capped)))


def _figure(figure: Figure, look: Look = Look.TEXT) -> tuple[Cell, ...]:
    low, _, high = figure.range_text.partition(report_words.RANGE.format(low="", high=""))
    return (
        shown(figure.score, figure.score_text, figure.ends, look),
        *texts(figure.band),
        shown(figure.low, low),
        shown(figure.high, high or low),
        shown(figure.coverage, figure.coverage_text),
        shown(figure.support, figure.support_text),
    )


def _since(found: SinceView | None) -> tuple[Cell, ...]:
    if found is None:
        return (None, None, None)
    return (
        shown(found.score, found.score_text),
        shown(found.like_for_like, found.like_for_like_text),
        Text(found.verdict_text),
    )


def _open(view: Report) -> Iterator[Line]:
    yield across(view.open_summary)
    yield from (labelled(row.theme, ", ".join(row.ids)) for row in view.open)
    if view.unscored is not None:
        yield across(view.unscored)


# ---- the others


def _topics(view: Report) -> Sheet:
    columns = (
        Column(words.NODE, NODE + 8),
        *_FIGURE,
        Column(words.WEIGHT, 11, number=True),
        Column(words.REMARK, 40, needed=False),
        Column(words.ID, 31),
    )
    return table(words.TOPICS, columns, [_topic(topic) for topic in view.topics])


def _topic(topic: TopicView) -> Row:
    figure = topic.figure
    look = Look.STRONG if topic.depth == 1 else Look.TEXT
    return Row(
        (
            Text(figure.title, look, indent=topic.depth - 1),
            *_figure(figure, look),
            Number(topic.weight, "General"),
            *texts(_remark(figure)),
            Text(figure.id, Look.SOFT),
        ),
        topic.depth - 1,
    )


def _items(view: Report) -> Sheet:
    rows = []
    theme: Figure | None = None
    for topic in view.topics:
        theme = topic.figure if topic.depth == 1 or theme is None else theme
        rows += [Row(_item(item, topic, theme)) for item in topic.items]
    return table(words.ITEMS, _ITEM, rows)


_ITEM: Final = (
    Column(report_words.THEME, 15),
    Column(words.TOPIC, 16),
    Column(words.ID, 20),
    Column(words.QUESTION, 37),
    Column(words.STATUS, 13),
    Column(report_words.ANSWER, 17),
    Column(words.LEVEL, 32, needed=False),
    Column(words.POINTS, 10, number=True),
    Column(words.SHARE, 11, number=True),
    Column(report_words.SUPPORT, 20),
    Column(report_words.LEVER, 13),
    Column(report_words.NOTE, 36, needed=False),
    Column(words.EVIDENCE_COUNT, 12, number=True, needed=False),
    Column(report_words.REVISED, 16, needed=False),
    Column(report_words.SOURCES, 12, needed=False),
)


def _item(item: ItemView, topic: TopicView, theme: Figure) -> tuple[Cell, ...]:
    state = item.state if item.status == "asked" else item.status
    if item.kind == "context" and item.status == "asked" and item.state == "answered":
        status = report_words.CONTEXT.lower()
    else:
        status = words.STATES[state]
    return (
        *texts(theme.title),
        *texts(topic.figure.title if topic.depth > 1 else ""),
        Text(item.id, Look.SOFT),
        *texts(item.ask, status),
        *texts(item.answer, item.detail),
        points(item.points),
        Number(item.share, "0.0 %") if item.share else None,
        *texts(item.support_text),
        Text(item.lever) if item.kind != "context" else None,
        *texts(item.note),
        Number(len(item.evidence), "0") if item.evidence else None,
        *texts(item.revised),
        *texts(", ".join(item.sources)),
    )


_WEAKEST: Final = (
    Column(report_words.THEME, 18),
    Column(words.ID, 24),
    Column(words.QUESTION, 48),
    Column(report_words.ANSWER, 30),
    Column(words.POINTS, 9, number=True),
    Column(words.NEXT, 60),
)


def _weakest(step: Step) -> Row:
    return Row(
        (
            *texts(step.theme),
            Text(step.id, Look.SOFT),
            *texts(step.ask, step.answer),
            points(float(step.points_text)),
            *texts(step.next_text),
        )
    )


def _findings(view: Report) -> Sheet:
    columns = (
        Column(words.SEVERITY, 11),
        Column(words.STANDS, 12),
        *summary.FINDING,
        Column(words.WAITS, 28, needed=False),
    )
    rows = [
        Row((summary.severity(found.severity), Text(words.FIRES), *summary.finding(found), None))
        for found in view.findings
    ]
    rows += [_undecided(found) for found in view.undecided]
    return table(words.FINDINGS, columns, rows or [summary.nothing(columns, report_words.FINDINGS_NONE)])


def _undecided(found: UndecidedView) -> Row:
    return Row(
        (
            summary.severity(found.severity),
            Text(words.UNDECIDED),
            None,
            None,
            None,
            None,
            Text(found.id),
            None,
            Text(", ".join(found.waits_for) or report_words.WAITS_FOR_PREVIOUS),
        )
    )


_EVIDENCE: Final = (
    Column(words.PIECE, 70),
    Column(words.KIND, 18),
    Column(words.DATE, 12),
    Column(words.ITEMS_BACKED, 50),
)


def _evidence(view: Report) -> Iterator[Sheet]:
    """Every piece once, with the items that name it; a report that may be passed on has none."""
    cited: dict[EvidenceView, list[str]] = {}
    for topic in view.topics:
        for item in topic.items:
            for piece in dict.fromkeys(item.evidence):
                cited.setdefault(piece, []).append(item.id)
    if cited:
        rows = [
            Row((*texts(piece.ref), *texts(piece.kind), summary.day(piece.date), Text(", ".join(items))))
            for piece, items in cited.items()
        ]
        yield table(words.EVIDENCE, _EVIDENCE, rows)
