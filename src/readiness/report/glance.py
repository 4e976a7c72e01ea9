"""What one has to know who looks at a report for ten seconds: the weakest theme, whether it moved, how sure that is.

The first card is of the whole; a card of the weakest theme says so in its label.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readiness.ids import OVERALL, OWN
from readiness.report.change_view import ChangeReport, FigureChange
from readiness.report.chart_view import Card
from readiness.report.trend_view import CourseView, TrendReport
from readiness.report.view import Figure, Report
from readiness.words import charts as words


@dataclass(frozen=True, slots=True)
class _One:
    """A theme or topic among which the weakest is looked for."""

    at: float
    """The exact score, as a share of its scale."""
    text: str
    """The score as it is shown."""
    place: int
    """Its place in the view."""


def weakest(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures that stand lowest on their scales: several where they are shown alike, none without a score."""
    return tuple(figures[place] for place in _lowest([(_at(f.score, f.ends), f.score_text) for f in figures]))


def _at(score: float | None, ends: tuple[float, float]) -> float | None:
    return None if score is None else (score - ends[0]) / (ends[1] - ends[0])


def _lowest(scores: Sequence[tuple[float | None, str]]) -> tuple[int, ...]:
    found = [_One(at, text, place) for place, (at, text) in enumerate(scores) if at is not None]
    if not found:
        return ()
    least = min(found, key=lambda one: one.at)
    return tuple(one.place for one in found if one.text == least.text)


# ---- of an assessment


def of_report(report: Report) -> tuple[Card, ...]:
    """The whole, the weakest theme, whether that moved, and how sure it is."""
    return tuple(_of_report(report))


def _of_report(report: Report) -> Iterator[Card]:
    whole = report.overall
    text = words.OVERALL_TEXT.format(range=whole.range_text, support=whole.support_text)
    if report.own_apart:
        text = words.WITH_OWN.format(text=text, own=report.own.title, own_score=report.own.score_text)
    yield Card(whole.title, _with_band(whole.score_text, whole.band), text)
    found = weakest(report.themes)
    named = [(figure.title, _with_band(figure.score_text, figure.band)) for figure in found]
    yield _weakest(named, len(report.themes), themes=True)
    if len(found) != 1:
        return
    (figure,) = found
    since = next((entry for entry in report.since if entry.id == figure.id), None)
    if since is None:
        yield Card(words.MOVED.format(title=figure.title), words.NOT_KNOWN, words.NO_ROUND_BEFORE)
    else:
        moved = words.MOVED_SINCE.format(short=_begun(since.short), score=since.score_text, round=since.round)
        yield Card(words.MOVED.format(title=figure.title), since.verdict_text, moved)
    yield _sure(figure.title, figure.support, figure.support_text, " ".join(_open(figure, report.themes)))


def _open(figure: Figure, themes: Sequence[Figure]) -> Iterator[str]:
    """What the open questions can still do to the weakest theme."""
    high = _at(figure.high, figure.ends)
    rivals = [
        other.title
        for other in themes
        if other is not figure and (low := _at(other.low, other.ends)) is not None and high is not None and low < high
    ]
    if figure.low == figure.high:
        yield words.NOTHING_OPEN
    else:
        yield words.LEFT_OPEN.format(range=figure.range_text, coverage=figure.coverage_text)
    if rivals:
        yield words.RIVALS.format(titles=", ".join(rivals))
    elif len(themes) > 1 and any(theme.low != theme.high for theme in themes):
        yield words.NO_RIVAL


# ---- of a comparison


def of_change(view: ChangeReport) -> tuple[Card, ...]:
    """The same of a comparison, by its second round; of what is weakest only where all of it is shown."""
    return tuple(_of_change(view))


def _of_change(view: ChangeReport) -> Iterator[Card]:
    main = view.figures[0]
    text = words.CHANGE_TEXT.format(short=_begun(view.verdict.short), support=main.support_text)
    yield Card(main.title, view.verdict.text, text)
    if view.only_changed:
        return
    below, themes = _below(view.figures)
    found = [below[place] for place in _lowest([(figure.new, figure.new_text) for figure in below])]
    named = [(figure.title, _with_band(figure.new_text, figure.new_band)) for figure in found]
    yield _weakest(named, len(below), themes=themes)
    if len(found) != 1:
        return
    (figure,) = found
    text = words.MOVED_SINCE.format(short=_begun(figure.verdict.short), score=figure.old_text, round=view.old.round)
    yield Card(words.MOVED.format(title=figure.title), figure.verdict.text, text)
    yield Card(
        words.SURE.format(title=figure.title),
        words.SUPPORTED.format(support=figure.support_text),
        f"{words.SUPPORT_WHY} {words.COVERED.format(coverage=figure.coverage_text)}",
    )


def _below(figures: Sequence[FigureChange]) -> tuple[list[FigureChange], bool]:
    """What is below the main figure, and whether it is themes."""
    return [figure for figure in figures[1:] if figure.id != OWN], figures[0].id == OVERALL


# ---- of a trend


def of_trend(view: TrendReport) -> tuple[Card, ...]:
    """The same of a trend, by its last round."""
    return tuple(_of_trend(view))


def _of_trend(view: TrendReport) -> Iterator[Card]:
    main, last = view.main, view.main.points[-1]
    if main.like_for_like is None or len(view.rounds) == 1:
        text = words.TREND_TEXT_ONE.format(range=last.range_text, support=last.support_text)
    else:
        text = words.TREND_TEXT.format(
            first=main.first_text,
            round=view.rounds[0].identity.round,
            change=main.like_for_like.change_text,
            support=last.support_text,
        )
    yield Card(main.title, _with_band(last.score_text, last.band), text)
    if view.only_changed:
        return
    below = [course for course in view.courses[1:] if course.id != OWN]
    lasts = [(_at(course.points[-1].score, course.ends), course.points[-1].score_text) for course in below]
    found = [below[place] for place in _lowest(lasts)]
    named = [(course.title, _with_band(course.points[-1].score_text, course.points[-1].band)) for course in found]
    yield _weakest(named, len(below), themes=main.id == OVERALL)
    if len(found) != 1:
        return
    (course,) = found
    yield _moved_in_trend(view, course)
    point = course.points[-1]
    is_range = point.low != point.high
    left = words.LEFT_OPEN.format(range=point.range_text, coverage=point.coverage_text)
    yield _sure(course.title, point.support, point.support_text, left if is_range else words.NOTHING_OPEN)


def _moved_in_trend(view: TrendReport, course: CourseView) -> Card:
    if not course.links or (verdict := course.links[-1].verdict) is None:
        return Card(words.MOVED.format(title=course.title), words.NOT_KNOWN, words.NO_ROUND_BEFORE)
    text = words.MOVED_IN_TREND.format(
        short=_begun(verdict.short),
        round=view.rounds[-2].identity.round,
        first=course.first_text,
        last=course.last_text,
    )
    return Card(words.MOVED.format(title=course.title), verdict.text, text)


# ---- in words


def _weakest(found: Sequence[tuple[str, str]], among: int, *, themes: bool) -> Card:
    """The card of what stands lowest, by its titles and scores; of one alone it is not said that it does."""
    label = (words.ONLY if among == 1 else words.WEAKEST)[themes]
    if not found:
        return Card(label, words.NO_WEAKEST, words.NO_WEAKEST_WHY[themes])
    titles = ", ".join(title for title, _ in found)
    text = found[0][1] if len(found) == 1 else words.WEAKEST_TOGETHER.format(score=found[0][1])
    return Card(label, titles, text)


def _sure(title: str, support: float | None, support_text: str, opened: str) -> Card:
    label = words.SURE.format(title=title)
    if support is None:
        return Card(label, words.SUPPORT_NONE, opened)
    return Card(label, words.SUPPORTED.format(support=support_text), f"{words.SUPPORT_WHY} {opened}")


def _with_band(score: str, band: str | None) -> str:
    return score if band is None else words.SCORE_AND_BAND.format(score=score, band=band)


def _begun(text: str) -> str:
    """The text as the beginning of a sentence."""
    return f"{text[:1].upper()}{text[1:]}"
