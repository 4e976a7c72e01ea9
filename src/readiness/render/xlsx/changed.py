"""A comparison as a workbook."""

from collections.abc import Iterator, Mapping
from typing import Final

from readiness.render.xlsx import summary
from readiness.render.xlsx.questionnaire import versions
from readiness.render.xlsx.sheets import (
    Book,
    Cell,
    Column,
    Gap,
    Line,
    Look,
    Number,
    Part,
    Prose,
    Row,
    Sheet,
    Text,
    across,
    change,
    heads,
    labelled,
    points,
    shown,
    table,
    texts,
)
from readiness.report import glance
from readiness.report.change_view import (
    ChangeReport,
    FigureChange,
    ItemBeside,
    ItemMove,
    LineView,
    MovedFinding,
    SplitView,
)
from readiness.report.document_view import Head
from readiness.report.view import FindingView
from readiness.report.wording import amount
from readiness.words import change as change_words
from readiness.words import report as report_words
from readiness.words import sheets as words

_HALF: Final = 5
"""How many columns of the summary what the first round says takes up."""


def change_book(view: ChangeReport, head: Head) -> Book:
    """The workbook of a comparison."""
    return Book(view.title, head.date, tuple(_sheets(view, head)))


def _sheets(view: ChangeReport, head: Head) -> Iterator[Sheet]:
    yield _summary(view, head)
    splits = _splits(view)
    titles = {figure.id: figure.title for figure in view.figures}
    if splits:
        yield table(words.SPLIT, _SPLIT, [row for split in splits for row in _split(split, titles)])
    if splits and view.with_stations:
        yield table(words.STATIONS, _STATION, [row for split in splits for row in _stations(split, titles)])
    if view.topics:
        yield table(words.TOPICS, _figure_columns(view), [_figure(figure) for figure in (*view.figures, *view.topics)])
    yield _items(view)
    yield _findings(view)
    yield from summary.targets(view.targets)
    if view.backing:
        rows = [Row(texts(entry.title, name)) for entry in view.backing for name in entry.ids]
        yield table(words.EVIDENCE, (Column(words.BECAME, 70), Column(words.ID, 40)), rows)
    if view.versions is not None:
        yield versions(view.versions)
    yield summary.method(view.method, view.made_with)


# ---- the first sheet


def _summary(view: ChangeReport, head: Head) -> Sheet:
    verdict = change_words.VERDICT_LINE.format(verdict=view.verdict.text, why=view.verdict.why)
    lines: list[Line] = [
        *summary.top(head),
        *_facts(view),
        *summary.glance(glance.of_change(view), 3),
        across(verdict, Look.STRONG),
        *map(across, view.summary),
        across(view.unchanged),
        *(() if view.corrected is None else (across(view.corrected),)),
        Gap(),
        *summary.heading(change_words.SCORES),
        heads(_figure_columns(view)),
        *map(_figure, view.figures),
        across(change_words.HEADLINE_WHY, Look.SOFT),
        Gap(),
        *(labelled(figure.title, figure.moved) for figure in view.figures),
        *(across(split.approximate, Look.SOFT) for split in _splits(view)[:1] if split.approximate is not None),
    ]
    return Sheet(words.SUMMARY, tuple(column.width for column in _figure_columns(view)), tuple(lines))


def _facts(view: ChangeReport) -> Iterator[Line]:
    both = (("", change_words.FIRST, change_words.SECOND), *view.facts)
    for place, (label, first, second) in enumerate(both):
        look = Look.TEXT if place else Look.STRONG
        parts = (Part(Text(label, Look.SOFT), 1), Part(Text(first, look), _HALF), Part(Text(second, look)))
        yield Prose(parts)
    yield Gap()


def _figure_columns(view: ChangeReport) -> tuple[Column, ...]:
    one, other = view.old.round, view.new.round
    return (
        Column(report_words.THEME, 30),
        Column(words.BEFORE.format(round=one), 10, number=True),
        Column(words.BEFORE.format(round=other), 10, number=True),
        Column(change_words.CHANGE, 9, number=True),
        Column(words.LIKE_FOR_LIKE, 9, number=True),
        Column(words.FROM, 9, number=True),
        Column(words.TO, 9, number=True),
        Column(change_words.VERDICT, 15),
        Column(words.RESTS_ON, 10, number=True),
        Column(words.COMPARABLE, 17, number=True),
        Column(words.BAND_OF.format(round=one), 18),
        Column(words.BAND_OF.format(round=other), 18),
        Column(report_words.COVERAGE, 18),
        Column(report_words.SUPPORT, 18),
    )


def _figure(figure: FigureChange) -> Row:
    return Row(
        (
            Text(figure.title, Look.TEXT if figure.parent is not None else Look.STRONG),
            shown(figure.old, figure.old_text),
            shown(figure.new, figure.new_text),
            shown(figure.change, figure.change_text),
            shown(figure.like_for_like, figure.like_for_like_text),
            change(figure.least),
            change(figure.most),
            Text(figure.verdict.text),
            Number(figure.items, "0"),
            Number(figure.comparable, "0 %"),
            *texts(figure.old_band, figure.new_band, figure.coverage_text, figure.support_text),
        )
    )


# ---- where it comes from


_SPLIT: Final = (
    Column(words.WHAT, 26),
    Column(words.PART, 50),
    Column(words.LINE, 56),
    Column(words.EFFECT, 15, number=True),
)
_STATION: Final = (
    Column(words.WHAT, 28),
    Column(change_words.STATION, 10),
    Column(words.WHY, 56),
    Column(change_words.SCORE, 10, number=True),
)


def _splits(view: ChangeReport) -> tuple[SplitView, ...]:
    """Of the whole, then of the themes, none twice."""
    first = () if view.split is None else (view.split,)
    return (*first, *(split for split in view.themes if split.id not in {entry.id for entry in first}))


def _split(split: SplitView, titles: Mapping[str, str]) -> Iterator[Row]:
    title = titles.get(split.id, split.title)
    for part in split.parts:
        strong = (Text(title, Look.STRONG), Text(part.label, Look.STRONG), None)
        yield Row((*strong, shown(part.effect, part.text, look=Look.STRONG)))
        yield from (Row((*texts(title, part.label), *_line(line)), 1) for line in part.lines)


def _line(line: LineView) -> tuple[Cell, ...]:
    return Text(line.label, indent=1), shown(line.effect, line.text)


def _stations(split: SplitView, titles: Mapping[str, str]) -> Iterator[Row]:
    title = titles.get(split.id, split.title)
    for station in split.stations:
        yield Row((*texts(title, station.name, station.label), shown(station.score, station.text)))


# ---- items


def _items(view: ChangeReport) -> Sheet:
    one, other = view.old.round, view.new.round
    columns = (
        Column(report_words.THEME, 14),
        Column(words.ID, 18),
        Column(words.QUESTION, 38),
        Column(words.MOVEMENT, 14),
        Column(words.ANSWER_OF.format(round=one), 18),
        Column(words.ANSWER_OF.format(round=other), 18),
        Column(words.POINTS_OF.format(round=one), 10, number=True),
        Column(words.POINTS_OF.format(round=other), 10, number=True),
        Column(words.CHANGE, 11, number=True),
        Column(words.EFFECT, 13, number=True),
        Column(words.LIKENESS, 12),
        Column(report_words.REVISED, 16, needed=False),
        Column(report_words.NOTE, 36, needed=False),
    )
    moved = {item.id: item for moves in view.moves if moves.kind != "context" for item in moves.items}
    rows = [Row(_item(item, moved.get(item.id))) for item in view.items]
    rows += [Row(_context(item)) for moves in view.moves if moves.kind == "context" for item in moves.items]
    return table(words.ITEMS, columns, rows or [summary.nothing(columns, view.unchanged)])


def _item(item: ItemBeside, moved: ItemMove | None) -> tuple[Cell, ...]:
    old = _said(item.old_state, item.old_value) if moved is None else moved.old_text
    new = _said(item.new_state, item.new_value) if moved is None else moved.new_text
    return (
        *texts(item.theme),
        Text(item.id, Look.SOFT),
        *texts(item.ask, words.MOVEMENTS[item.movement], old, new),
        points(item.old_points),
        points(item.new_points),
        change(item.change),
        change(item.effect),
        Text(words.LIKENESSES[item.likeness]),
        *texts(None if moved is None else moved.revised),
        *texts(None if moved is None else moved.note),
    )


def _context(item: ItemMove) -> tuple[Cell, ...]:
    return (
        *texts(item.theme),
        Text(item.id, Look.SOFT),
        *texts(item.ask, words.MOVEMENTS["context"], item.old_text, item.new_text),
        *(None,) * 5,
        *texts(item.revised),
        *texts(item.note),
    )


def _said(state: str | None, value: str | float | None) -> str:
    """An answer that did not move, as its file states it."""
    match value:
        case None:
            return change_words.NOT_THERE if state is None else words.STATES[state]
        case str():
            return value
        case _:
            return amount(value)


# ---- findings


def _findings(view: ChangeReport) -> Sheet:
    columns = (
        Column(words.BECAME, 18),
        Column(words.SEVERITY, 11),
        *summary.FINDING,
        Column(words.REMARK, 28, needed=False),
    )
    groups: Mapping[str, tuple[FindingView | MovedFinding, ...]] = {
        words.CAME: view.came,
        words.WENT: view.went,
        words.LEFT_UNDECIDED: view.undecided,
        words.SHIFTED: view.shifted,
        words.IN_BOTH: view.stayed,
    }
    rows = [_finding(view, entry, became) for became, entries in groups.items() for entry in entries]
    return table(words.FINDINGS, columns, rows or [summary.nothing(columns, change_words.NO_FINDINGS)])


def _finding(view: ChangeReport, entry: FindingView | MovedFinding, became: str) -> Row:
    if isinstance(entry, MovedFinding):
        found, what = entry.finding, entry.what
    else:
        found, what = entry, change_words.RULE_IS_NEW if entry.id in view.new_rules else ""
    return Row((Text(became), summary.severity(found.severity), *summary.finding(found), *texts(what)))
