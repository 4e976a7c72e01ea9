"""A trend as a page to read."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from readiness.report import sections
from readiness.report.page import Block, Bullet, Heading, Mark, Page, Pair, Paragraph, Plot, Rows, Spark, SparkKey
from readiness.report.targets_page import targets_section
from readiness.report.trend_view import CourseView, LinkView, PointView, RoundView, TimelineView, TrendReport
from readiness.words import report as report_words
from readiness.words import trend as words

LONGEST: Final = 24
"""Characters of a spark; where there are more rounds, one stands for several."""
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def trend_page(view: TrendReport) -> Page:
    """The page, in the terminal and as Markdown."""
    return tuple(_blocks(view))


def _blocks(view: TrendReport) -> Iterator[Block]:
    if view.rescored is not None:
        yield Paragraph(view.rescored)
    yield Heading(view.title)
    for text in (*view.notices, view.internal):
        yield Paragraph(text)
    yield Rows((report_words.ABOUT, ""), tuple((fact.label, fact.text) for fact in view.facts))
    yield Heading(words.ROUNDS, 2, sections.ROUNDS)
    yield _rounds(view)
    if view.with_plot:
        yield from _plot(view)
    yield from trend_figures(view)
    yield from trend_findings(view)
    yield Heading(report_words.VERSIONS, 2, sections.VERSIONS)
    for version in view.made_with:
        yield Pair(version.label, version.text)


def trend_rounds(view: TrendReport) -> Page:
    """Each round by itself, as a page in a browser has it below a drawing."""
    return (Heading(words.ROUNDS, 2), _rounds(view))


def trend_figures(view: TrendReport) -> Iterator[Block]:
    """What became of the scores from round to round."""
    yield Heading(words.LINKS, 2, sections.INDEX)
    yield _links(view)
    for text in view.main.breaks:
        yield Paragraph(text)
    yield Paragraph(words.INDEX_WHY)
    yield from _courses(view)
    if view.pace:
        yield Heading(words.PACE_TITLE, 2, sections.RATE)
        for text in view.pace:
            yield Paragraph(text)


def trend_findings(view: TrendReport) -> Iterator[Block]:
    """What became of the findings, and how the targets stand."""
    yield from _findings(view)
    if view.targets:
        yield from targets_section(view.targets)


def _rounds(view: TrendReport) -> Rows:
    """Each round by itself."""
    labels = report_words.FACT_LABELS
    head = (
        words.ROUND,
        labels["date"],
        labels["phase"],
        report_words.SCORE,
        report_words.RANGE_LABEL,
        report_words.BAND,
    )
    rows = (
        (
            entry.identity.round,
            entry.identity.date,
            entry.phase_text,
            point.score_text,
            point.range_text,
            point.band or report_words.NO_RANGE,
        )
        for entry, point in zip(view.rounds, view.main.points, strict=True)
    )
    return Rows(head, tuple(rows), "lllrrl")


def _links(view: TrendReport) -> Rows:
    """What became of the main node from round to round, with its index beside the score."""
    head = (
        words.ROUND,
        report_words.COVERAGE,
        report_words.SUPPORT,
        report_words.SCORE,
        words.CHANGE,
        words.INDEX,
        words.LIKE_FOR_LIKE,
        words.VERDICT,
    )
    begun = next((place for place, point in enumerate(view.main.points) if point.begins), None)
    rows = (
        (
            entry.identity.round,
            point.coverage_text,
            point.support_text,
            point.score_text,
            "" if link is None else link.change_text,
            point.index_text,
            "" if link is None else link.like_for_like_text,
            _verdict(point, link, anew=place != begun),
        )
        for place, (entry, point, link) in enumerate(
            zip(view.rounds, view.main.points, (None, *view.main.links), strict=True)
        )
    )
    return Rows(head, tuple(rows), "lrrrrrrl")


def _verdict(point: PointView, link: LinkView | None, *, anew: bool) -> str:
    if link is None or link.verdict is None:
        return ""
    if not point.begins:
        return link.verdict.text
    return (words.BEGINS_ANEW if anew else words.BEGINS).format(verdict=link.verdict.text)


# ---- nodes


def _courses(view: TrendReport) -> Iterator[Block]:
    yield Heading(words.COURSES, 2, sections.THEMES)
    each = -(-len(view.rounds) // LONGEST)
    sparks = [_spark(course, each) for course in view.courses]
    head = (report_words.THEME, words.COURSE, words.FIRST, words.LAST, words.CHANGE, words.LIKE_FOR_LIKE)
    rows = tuple(
        (
            course.title,
            spark,
            course.first_text,
            course.last_text,
            report_words.NO_RANGE if course.headline is None else course.headline.change_text,
            report_words.NO_RANGE if course.like_for_like is None else course.like_for_like.change_text,
        )
        for course, spark in zip(view.courses, sparks, strict=True)
    )
    yield Rows(head, rows, "llrrrr")
    yield SparkKey(each, gaps=any(None in spark.levels for spark in sparks))
    yield Paragraph(words.COURSES_WHY)
    for course in view.courses:
        if course is not view.main:
            for text in course.breaks:
                yield Paragraph(text)


def _spark(course: CourseView, each: int) -> Spark:
    """The scores on the scale of the node; the last one of so many rounds."""
    levels = [_share(point.score, course) for point in course.points]
    groups = (levels[at : at + each] for at in range(0, len(levels), each))
    return Spark(tuple(next((level for level in reversed(group) if level is not None), None) for group in groups))


def _share(value: float | None, course: CourseView) -> float | None:
    """How far along the scale of its node a number is, from 0 to 1."""
    if value is None:
        return None
    least, most = course.ends
    return (value - least) / (most - least)


# ---- the plot


def _plot(view: TrendReport) -> Iterator[Block]:
    yield Heading(words.PLOT.format(title=view.main.title), 2, sections.PLOT)
    main, days = view.main, [date.fromisoformat(entry.identity.date) for entry in view.rounds]
    span = (days[-1] - days[0]).days
    at = [(day - days[0]).days / span if span else 0.0 for day in days]
    marks = tuple(
        Mark(place, _share(point.score, main), _share(point.low, main), _share(point.high, main))
        for place, point in zip(at, main.points, strict=True)
    )
    yield Plot(
        marks,
        (f"{main.ends[0]:g}", f"{main.ends[1]:g}"),
        (days[0].isoformat(), days[-1].isoformat()),
        tuple((at[place], letter) for place, letter in lettered(view.rounds)),
    )
    yield Paragraph(phases_text(view.rounds))


def lettered(rounds: Sequence[RoundView]) -> tuple[tuple[int, str], ...]:
    """The rounds in which a phase begins, and the letter that stands for it."""
    begun = [place for place, entry in enumerate(rounds) if not place or entry.new_phase]
    return tuple((place, LETTERS[number % len(LETTERS)]) for number, place in enumerate(begun))


def phases_text(rounds: Sequence[RoundView]) -> str:
    """What the letters stand for."""
    return words.PLOT_PHASES.format(phases="; ".join(_phases(rounds)))


def _phases(rounds: Sequence[RoundView]) -> Iterator[str]:
    for place, letter in lettered(rounds):
        entry = rounds[place]
        yield words.PLOT_PHASE.format(
            mark=letter, phase=entry.phase_text, round=entry.identity.round, day=entry.identity.date
        )


# ---- findings


def _findings(view: TrendReport) -> Iterator[Block]:
    if not view.findings:
        yield Heading(report_words.FINDINGS, 2, sections.FINDINGS)
        yield Paragraph(words.FINDINGS_NOT_MOVED if view.only_changed else words.FINDINGS_NONE)
        return
    here = [entry for entry in view.findings if entry.open or entry.undecided]
    gone = [entry for entry in view.findings if not (entry.open or entry.undecided)]
    first = words.FINDINGS_OPEN_OR_UNDECIDED if any(entry.undecided for entry in here) else words.FINDINGS_OPEN
    for title, found in ((first, here), (words.FINDINGS_GONE, gone)):
        if found:
            yield Heading(title, 2, sections.FINDINGS)
            for entry in found:
                yield from _timeline(entry)
    yield Paragraph(words.FINDINGS_WHY)


def _timeline(entry: TimelineView) -> Iterator[Block]:
    found = entry.finding
    severity = report_words.SEVERITIES[found.severity]
    yield Bullet(words.FINDING.format(severity=severity, finding=found.finding, id=found.id))
    for spell in entry.spells:
        yield Bullet(spell.text, 1)
