"""From a report to the charts that show it."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import Final

from readiness.numbers import snap
from readiness.report.change_view import ChangeReport
from readiness.report.chart_view import (
    Bar,
    Bars,
    Dot,
    Fall,
    HeatCell,
    HeatGroup,
    HeatMap,
    HeatRow,
    OverTime,
    Phase,
    Table,
    TargetMark,
    Waterfall,
)
from readiness.report.glance import weakest
from readiness.report.target_view import TargetView
from readiness.report.trend_page import lettered, phases_text
from readiness.report.trend_view import AnswerView, CourseView, RoundView, TrendReport
from readiness.report.view import Figure, Report, SinceView
from readiness.report.wording import amount
from readiness.words import charts as words
from readiness.words import report as report_words

STEPS: Final = 5
"""Of the heat map."""
APART: Final = 0.09
"""The least share of the time between two labels: on the narrowest page they would touch."""
GRIDS: Final = tuple(step * 10.0**power for power in range(-3, 12) for step in (1, 2, 5))
"""What the ends of the scale of a waterfall may be multiples of."""
LINES: Final = 4
"""How many such steps all that is drawn takes up at the most."""


# ---- themes as bars


def bars(report: Report) -> Bars | None:
    """The themes of an assessment; None where it has none."""
    if not report.themes:
        return None
    since = {entry.id: entry for entry in report.since}
    # of one theme alone nobody is told that it is the weakest
    lowest = {figure.id for figure in weakest(report.themes)} if len(report.themes) > 1 else set()
    rows = tuple(
        _bar(figure, since.get(figure.id), _targets(report, figure), weakest=figure.id in lowest)
        for figure in report.themes
    )
    first, last = (amount(end) for end in report.themes[0].ends)
    before = next((entry.round for entry in report.since), None)
    return Bars(
        title=words.BARS,
        text=words.BARS_TEXT.format(
            least=first,
            most=last,
            themes="; ".join(
                words.BAR_TEXT.format(title=bar.title, value=", ".join(filter(None, (bar.value, bar.notes))))
                for bar in rows
            ),
        ),
        ends=(first, last),
        legend=tuple(_bar_legend(rows, before)),
        bars=rows,
        table=_bar_table(report, since, before),
    )


def _bar(figure: Figure, since: SinceView | None, targets: Sequence[TargetView], *, weakest: bool) -> Bar:
    is_range = figure.low != figure.high
    notes = [
        *((words.BAR_WEAKEST,) if weakest else ()),
        *((words.BAR_RANGE.format(range=figure.range_text),) if is_range else ()),
        *(
            (words.BAR_BEFORE.format(score=since.score_text, round=since.round),)
            if since is not None and since.score is not None
            else ()
        ),
        *(
            words.BAR_TARGET.format(least=amount(target.at_least), standing=target.standing_text.lower())
            for target in targets
        ),
    ]
    scored = figure.score is not None and figure.band is not None
    value = words.BAR_VALUE.format(score=figure.score_text, band=figure.band) if scored else figure.score_text
    return Bar(
        title=figure.title,
        value=value,
        notes=", ".join(notes),
        weakest=weakest,
        level=_share(figure.score, figure.ends),
        low=_share(figure.low, figure.ends),
        high=_share(figure.high, figure.ends),
        before=None if since is None else _share(since.score, figure.ends),
        targets=tuple(
            TargetMark(_share(target.at_least, figure.ends) or 0.0, amount(target.at_least)) for target in targets
        ),
    )


def _targets(report: Report, figure: Figure) -> tuple[TargetView, ...]:
    return tuple(target for target in report.targets if target.node == figure.id)


def _bar_legend(rows: Sequence[Bar], before: str | None) -> Iterator[tuple[str, str]]:
    shown = {
        "score": any(bar.level is not None for bar in rows),
        "range": any(bar.low != bar.high for bar in rows),
        "before": any(bar.before is not None for bar in rows),
        "target": any(bar.targets for bar in rows),
    }
    for name, text in words.BAR_LEGEND.items():
        if shown[name]:
            yield name, text.format(round=before)


def _bar_table(report: Report, since: dict[str, SinceView], before: str | None) -> Table:
    with_targets = any(_targets(report, figure) for figure in report.themes)
    head = (
        report_words.THEME,
        report_words.SCORE,
        report_words.RANGE_LABEL,
        report_words.BAND,
        report_words.COVERAGE,
        report_words.SUPPORT,
        *((words.SINCE_ROUND.format(round=before),) if before is not None else ()),
        *((words.TARGET,) if with_targets else ()),
    )
    rows = tuple(
        (
            figure.title,
            figure.score_text,
            figure.range_text,
            figure.band or report_words.NO_RANGE,
            figure.coverage_text,
            figure.support_text,
            *((_moved(since.get(figure.id)),) if before is not None else ()),
            *((_target_cell(_targets(report, figure)),) if with_targets else ()),
        )
        for figure in report.themes
    )
    return Table(head, rows)


def _moved(since: SinceView | None) -> str:
    if since is None:
        return words.NOT_KNOWN
    return words.VERDICT_TEXT.format(verdict=since.verdict_text, short=since.short).removesuffix(".")


def _target_cell(targets: Sequence[TargetView]) -> str:
    cells = [
        words.TARGET_CELL.format(least=amount(target.at_least), standing=target.standing_text.lower())
        for target in targets
    ]
    return ", ".join(cells) or report_words.NO_RANGE


# ---- over time


def over_time(view: TrendReport) -> OverTime | None:
    """The main score over time; None where no round has a score or a range."""
    main = view.main
    if all(point.score is None and point.low is None for point in main.points):
        return None
    days = [date.fromisoformat(entry.identity.date) for entry in view.rounds]
    span = (days[-1] - days[0]).days
    # a day alone stands in the middle
    at = [(day - days[0]).days / span if span else 0.5 for day in days]
    labels = _labels(at, [point.score_text if point.score is not None else "" for point in main.points])
    dots = tuple(
        Dot(
            at=place,
            level=_share(point.score, main.ends),
            low=_share(point.low, main.ends),
            high=_share(point.high, main.ends),
            index=_share(point.index, main.ends),
            begins=point.begins,
            label=label,
        )
        for place, point, label in zip(at, main.points, labels, strict=True)
    )
    phases = lettered(view.rounds)
    least, most = main.ends
    return OverTime(
        title=words.COURSE.format(title=main.title),
        text=words.COURSE_TEXT.format(
            least=amount(least), most=amount(most), rounds="; ".join(_told(view.rounds, main))
        ),
        ends=(amount(least), amount(most)),
        middle=amount((least + most) / 2),
        days=(days[0].isoformat(), days[-1].isoformat()),
        legend=tuple(_course_legend(dots)),
        dots=dots,
        phases=tuple(Phase(at[place], letter) for place, letter in phases),
        phases_text=phases_text(view.rounds),
    )


def _labels(at: Sequence[float], texts: Sequence[str]) -> list[str]:
    """The texts without those that would stand on a later one; the last one stays."""
    labels = [""] * len(texts)
    following = 1.0 + APART
    for place in range(len(texts) - 1, -1, -1):
        if texts[place] and following - at[place] >= APART:
            labels[place], following = texts[place], at[place]
    return labels


def _told(rounds: Sequence[RoundView], main: CourseView) -> Iterator[str]:
    for entry, point in zip(rounds, main.points, strict=True):
        is_range = point.low != point.high
        text = words.COURSE_ROUND_RANGE if is_range else words.COURSE_ROUND
        yield text.format(round=entry.identity.round, score=point.score_text, range=point.range_text)


def _course_legend(dots: Sequence[Dot]) -> Iterator[tuple[str, str]]:
    shown = {
        "line": any(dot.level is not None for dot in dots),
        "band": any(dot.low != dot.high for dot in dots),
        "index": len(dots) > 1 and any(dot.index is not None for dot in dots),
    }
    for name, text in words.COURSE_LEGEND.items():
        if shown[name]:
            yield name, text


# ---- items by round


def heat_map(view: TrendReport) -> HeatMap | None:
    """The items of a trend by round; None where none is shown."""
    if not view.items:
        return None
    themes = dict.fromkeys(item.theme for item in view.items)
    groups = tuple(
        HeatGroup(
            theme,
            tuple(
                HeatRow(item.id, item.ask, tuple(map(_cell, item.answers)))
                for item in view.items
                if item.theme == theme
            ),
        )
        for theme in themes
    )
    return HeatMap(
        title=words.HEAT,
        why=words.HEAT_WHY,
        item=words.HEAT_ITEM,
        rounds=tuple(entry.identity.round for entry in view.rounds),
        legend=words.HEAT_LEGEND,
        steps=words.HEAT_STEPS,
        none=words.HEAT_NONE,
        anew=words.HEAT_ANEW if any(answer.anew for item in view.items for answer in item.answers) else None,
        groups=groups,
    )


def _cell(answer: AnswerView) -> HeatCell:
    step = None if answer.share is None else max(0, min(STEPS - 1, floor(snap(answer.share * STEPS))))
    return HeatCell(answer.text or words.HEAT_NOT_THERE, step, answer.anew)


# ---- the split of a change


def waterfall(view: ChangeReport) -> Waterfall | None:
    """Where the headline change comes from; None where there is none, or nothing of it."""
    split, main = view.split, view.figures[0]
    if split is None or not split.parts or main.old is None or main.new is None:
        return None
    # the parts sum to the change, so the last of these is where the second round stands
    stops = list(accumulate((part.effect for part in split.parts), initial=main.old))
    low, high = _shown_part(stops)
    falls = (
        _end(view.old.round, main.old_text, _between(stops[0], low, high)),
        *(
            Fall(
                "up" if part.effect > 0 else "down" if part.effect < 0 else "none",
                part.label,
                part.text,
                _between(start, low, high),
                _between(end, low, high),
            )
            for part, (start, end) in zip(split.parts, pairwise(stops), strict=True)
        ),
        _end(view.new.round, main.new_text, _between(stops[-1], low, high)),
    )
    return Waterfall(
        title=words.WATERFALL.format(title=split.title),
        text=words.WATERFALL_TEXT.format(
            old=main.old_text,
            first=view.old.round,
            new=main.new_text,
            second=view.new.round,
            parts=", ".join(words.WATERFALL_PART.format(effect=part.text, label=part.label) for part in split.parts),
        ),
        ends=(amount(low), amount(high)),
        axis=words.WATERFALL_AXIS.format(least=amount(low), most=amount(high)),
        legend=tuple(
            (kind, text) for kind, text in words.WATERFALL_LEGEND.items() if any(fall.kind == kind for fall in falls)
        ),
        falls=falls,
        table=Table(words.WATERFALL_HEAD, tuple((fall.title, fall.value) for fall in falls)),
    )


def _end(name: str, value: str, at: float) -> Fall:
    return Fall("end", words.WATERFALL_END.format(round=name), value, at, at)


def _shown_part(stops: Sequence[float]) -> tuple[float, float]:
    """The ends of the scale: round numbers around all that is drawn."""
    least, most = min(stops), max(stops)
    grid = next((step for step in GRIDS if step * LINES >= most - least), GRIDS[-1])
    return floor(snap((least - grid / 2) / grid)) * grid, ceil(snap((most + grid / 2) / grid)) * grid


def _between(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low)


def _share(value: float | None, ends: tuple[float, float]) -> float | None:
    """How far along a scale a number is, from 0 to 1."""
    if value is None:
        return None
    least, most = ends
    return (value - least) / (most - least)
