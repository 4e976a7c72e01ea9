"""A trend as a workbook."""

from collections.abc import Iterator
from typing import Final

from readiness.render.xlsx import summary
from readiness.render.xlsx.sheets import (
    STEPS,
    Book,
    Cell,
    Chart,
    Column,
    Day,
    Gap,
    Line,
    Look,
    Number,
    Part,
    Prose,
    Row,
    Series,
    Sheet,
    Text,
    across,
    heads,
    labelled,
    shown,
    table,
    texts,
)
from readiness.report import chart, glance
from readiness.report.chart_view import HeatCell, HeatMap, OverTime
from readiness.report.document_view import Head
from readiness.report.trend_view import (
    AnswerView,
    CourseView,
    ItemCourse,
    LinkView,
    PaceView,
    PointView,
    RoundView,
    SpellView,
    TimelineView,
    TrendReport,
)
from readiness.words import charts as chart_words
from readiness.words import report as report_words
from readiness.words import sheets as words
from readiness.words import trend as trend_words

DATE, SCORE, LOW, HIGH, INDEX = 2, 5, 6, 7, 11
"""Columns of the sheet of rounds that the chart is drawn of."""
CHART_ROWS: Final = 20
"""How many rows the chart stands on."""
_ROUNDS: Final = (
    Column(words.NODE, 23),
    Column(trend_words.ROUND, 10),
    Column(words.DATE, 12),
    Column(report_words.FACT_LABELS["phase"], 18),
    Column(report_words.FACT_LABELS["framework"], 28),
    Column(report_words.SCORE, 10, number=True),
    Column(words.LOW, 11, number=True),
    Column(words.HIGH, 10, number=True),
    Column(report_words.BAND, 18),
    Column(report_words.COVERAGE, 12, number=True),
    Column(report_words.SUPPORT, 11, number=True),
    Column(trend_words.INDEX, 10, number=True),
    Column(trend_words.CHANGE, 11, number=True),
    Column(words.LIKE_FOR_LIKE, 11, number=True),
    Column(trend_words.VERDICT, 15),
    Column(words.REMARK, 22),
    Column(words.ID, 18),
)
_COURSES: Final = (
    Column(report_words.THEME, 34),
    Column(trend_words.FIRST, 10, number=True),
    Column(trend_words.LAST, 10, number=True),
    Column(trend_words.CHANGE, 11, number=True),
    Column(words.A_YEAR, 11, number=True),
    Column(words.LIKE_FOR_LIKE, 11, number=True),
    Column(words.LIKE_A_YEAR, 13, number=True),
    Column(report_words.BAND, 24),
)


def trend_book(view: TrendReport, head: Head) -> Book:
    """The workbook of a trend."""
    return Book(view.title, head.date, tuple(_sheets(view, head)))


def _sheets(view: TrendReport, head: Head) -> Iterator[Sheet]:
    yield _summary(view, head)
    yield table(words.ROUNDS, _ROUNDS, [row for course in view.courses for row in _course_rounds(view, course)])
    heat = chart.heat_map(view)
    if heat is not None:
        yield _heat(view, heat)
    yield _findings(view)
    yield from summary.targets(view.targets)
    yield summary.method((), view.made_with)


# ---- the first sheet


def _summary(view: TrendReport, head: Head) -> Sheet:
    lines: list[Line] = [
        *summary.top(head),
        *summary.facts(view.facts),
        *summary.glance(glance.of_trend(view), 3),
        *summary.heading(trend_words.COURSES),
        heads(_COURSES),
        *(_course(course, is_first=place == 0) for place, course in enumerate(view.courses)),
        across(trend_words.COURSES_WHY, Look.SOFT),
        *(labelled(course.title, text) for course in view.courses for text in course.breaks),
        Gap(),
        *((*summary.heading(trend_words.PACE_TITLE), *map(across, view.pace), Gap()) if view.pace else ()),
        across(trend_words.INDEX_WHY, Look.SOFT),
        Gap(),
    ]
    over_time = chart.over_time(view)
    drawn = None if over_time is None else _chart(view, over_time, len(lines))
    if over_time is not None:
        # the chart stands on empty rows
        lines += [Gap()] * CHART_ROWS
        lines.append(across(words.PLOT_TEXT.format(sheet=words.ROUNDS), Look.SOFT))
    return Sheet(words.SUMMARY, tuple(column.width for column in _COURSES), tuple(lines), chart=drawn)


def _course(course: CourseView, *, is_first: bool) -> Row:
    scored = [point for point in course.points if point.score is not None]
    first, last = (scored[0].score, scored[-1].score) if scored else (None, None)
    return Row(
        (
            Text(course.title, Look.STRONG if is_first else Look.TEXT),
            shown(first, course.first_text),
            shown(last, course.last_text, course.ends),
            *_pace(course.headline),
            *_pace(course.like_for_like),
            *texts(course.points[-1].band),
        )
    )


def _pace(found: PaceView | None) -> tuple[Cell, ...]:
    if found is None:
        return (Text(report_words.NO_RANGE, Look.ABSENT),) * 2
    return shown(found.change, found.change_text), shown(found.per_year, found.per_year_text)


def _chart(view: TrendReport, found: OverTime, at: int) -> Chart:
    points = view.main.points
    series = [Series(_named(found, "line"), SCORE, "score")]
    if any(point.low != point.high for point in points):
        series += [Series(words.LOW, LOW, "end"), Series(words.HIGH, HIGH, "end")]
    if len(points) > 1 and any(point.index is not None for point in points):
        series.append(Series(_named(found, "index"), INDEX, "index"))
    rows = (1, len(view.rounds))
    return Chart(found.title, found.text, words.ROUNDS, rows, DATE, tuple(series), view.main.ends, at)


def _named(found: OverTime, name: str) -> str:
    """What a line of the chart stands for."""
    return dict(found.legend).get(name, chart_words.COURSE_LEGEND[name])


# ---- rounds


def _course_rounds(view: TrendReport, course: CourseView) -> Iterator[Row]:
    links: tuple[LinkView | None, ...] = (None, *course.links)
    for entry, point, link in zip(view.rounds, course.points, links, strict=True):
        last = Text(course.id, Look.SOFT)
        yield Row((*texts(course.title), *_round(entry), *_point(point, course, link), last))


def _round(found: RoundView) -> tuple[Cell, ...]:
    identity = found.identity
    return Text(identity.round), Day(identity.date), *texts(found.phase_text, identity.framework)


def _point(point: PointView, course: CourseView, link: LinkView | None) -> tuple[Cell, ...]:
    low, _, high = point.range_text.partition(report_words.RANGE.format(low="", high=""))
    verdict = None if link is None else link.verdict
    remark = (
        *((point.score_text,) if point.score is None else ()),
        *((words.BEGINS,) if point.begins else ()),
    )
    # a chart takes a word for 0, so that these columns have numbers alone
    return (
        None if point.score is None else shown(point.score, point.score_text, course.ends),
        None if point.low is None else shown(point.low, low),
        None if point.high is None else shown(point.high, high or low),
        *texts(point.band),
        shown(point.coverage, point.coverage_text),
        shown(point.support, point.support_text),
        None if point.index is None else shown(point.index, point.index_text),
        *(
            (None, None)
            if link is None
            else (shown(link.change, link.change_text), shown(link.like_for_like, link.like_for_like_text))
        ),
        *texts(None if verdict is None else verdict.text, "; ".join(remark)),
    )


# ---- items by round


def _heat(view: TrendReport, heat: HeatMap) -> Sheet:
    columns = (
        Column(words.ID, 20),
        Column(report_words.THEME, 14),
        Column(words.QUESTION, 34),
        *(
            column
            for name in heat.rounds
            for column in (Column(name, 15), Column(words.POINTS_OF.format(round=name), 10, number=True))
        ),
        Column(words.ASKED_OTHERWISE, 14, needed=False),
    )
    items = {item.id: item for item in view.items}
    rows = [
        _heat_row(items[row.id], group.title, row.cells, heat.rounds) for group in heat.groups for row in group.rows
    ]
    steps = words.BETWEEN_STEPS.join(heat.steps)
    above = [across(words.HEAT_WHY.format(steps=steps), Look.SOFT)]
    if heat.anew is not None:
        above.append(across(words.HEAT_TURNED, Look.SOFT))
    found = table(words.HEAT, columns, rows, above, still=1)
    legend: list[Line] = [Gap(), across(heat.legend, Look.SOFT)]
    legend += [
        Prose((Part(Text(text, look), 1),))
        for text, look in (*zip(heat.steps, STEPS, strict=True), (heat.none, Look.UNEARNED))
    ]
    return Sheet(found.name, found.widths, (*found.lines, *legend), found.head, found.still)


def _heat_row(item: ItemCourse, theme: str, cells: tuple[HeatCell, ...], rounds: tuple[str, ...]) -> Row:
    turned = ", ".join(name for name, cell in zip(rounds, cells, strict=True) if cell.anew)
    pairs = (_heat_pair(cell, answer) for cell, answer in zip(cells, item.answers, strict=True))
    return Row(
        (Text(item.id, Look.SOFT), *texts(theme, item.ask), *(cell for pair in pairs for cell in pair), *texts(turned))
    )


def _heat_pair(cell: HeatCell, answer: AnswerView) -> tuple[Cell, Cell]:
    look = Look.UNEARNED if cell.step is None else STEPS[cell.step]
    number = None if answer.points is None else Number(answer.points, "0.0", look=look)
    return Text(cell.text, look, turned=cell.anew), number


# ---- findings


_FINDINGS: Final = (
    Column(words.STANDS, 11),
    Column(words.SEVERITY, 11),
    Column(words.FINDING, 44),
    Column(words.FIRST_SEEN, 9),
    Column(words.LAST_SEEN, 9),
    Column(words.GONE_IN, 9, needed=False),
    Column(words.DAYS, 9, number=True),
    Column(words.ROUND_COUNT, 10, number=True),
    Column(words.TOLD, 34),
    *summary.FINDING[1:],
)


def _findings(view: TrendReport) -> Sheet:
    rows = [_spell(entry, spell) for entry in view.findings for spell in entry.spells]
    none = trend_words.FINDINGS_NOT_MOVED if view.only_changed else trend_words.FINDINGS_NONE
    above = (across(trend_words.FINDINGS_WHY, Look.SOFT),)
    return table(words.FINDINGS, _FINDINGS, rows or [summary.nothing(_FINDINGS, none)], above)


def _spell(entry: TimelineView, spell: SpellView) -> Row:
    found = entry.finding
    stands = words.GONE if spell.gone is not None else words.UNDECIDED_SINCE if spell.undecided_since else words.OPEN
    return Row(
        (
            Text(stands, Look.TEXT if spell.gone is not None else Look.STRONG),
            summary.severity(found.severity),
            *texts(found.finding, spell.first, spell.last, spell.gone),
            Number(spell.days, "#,##0"),
            Number(spell.rounds, "0"),
            *texts(spell.text),
            *summary.finding(found)[1:],
        )
    )
