"""The scores of all rounds, and how fast they move."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from readiness.compare.change import NodeChange
from readiness.compare.course import Break, Course, Pace
from readiness.engine.plan import Plan
from readiness.model.result import Scored
from readiness.report.apportion import signed
from readiness.report.change_split import shown_change
from readiness.report.in_a_row import InARow
from readiness.report.levers import are_apart
from readiness.report.trend_view import CourseView, LinkView, PaceView, PointView
from readiness.report.verdict import verdict_view
from readiness.report.wording import percent, range_text, score_text, shown_text
from readiness.words import change as change_words
from readiness.words import report as report_words
from readiness.words import trend as words

_NOWHERE: Final = PointView(
    score=None,
    shown=None,
    score_text=change_words.NOT_THERE,
    low=None,
    high=None,
    range_text=report_words.NO_RANGE,
    band=None,
    coverage=None,
    coverage_text=report_words.NO_RANGE,
    support=None,
    support_text=report_words.NO_RANGE,
    index=None,
    index_text=report_words.NO_RANGE,
    begins=False,
)
_NO_LINK: Final = LinkView(
    change=None,
    change_text=report_words.NO_RANGE,
    like_for_like=None,
    like_for_like_text=report_words.NO_RANGE,
    least=None,
    most=None,
    verdict=None,
)


def courses_of(row: InARow) -> tuple[CourseView, ...]:
    """The main one, then all others that are shown."""
    trend = row.trend
    if row.shown.theme is None:
        themes = {theme.id for framework in row.frameworks for theme in framework.themes}
        rows = [
            (report_words.OVERALL, trend.overall),
            *(((report_words.OWN_LEVERS, trend.own),) if are_apart(*row.frameworks) else ()),
            *((row.titles[course.id], course) for course in trend.nodes if course.id in themes),
        ]
    else:
        theme = next(theme for theme in row.sheets[-1].framework.themes if theme.id == row.shown.theme)
        below = {node.id for node in theme.nodes()}
        rows = [(row.titles[course.id], course) for course in trend.nodes if course.id in below]
    views = [_course(row, title, course, is_own=course is trend.own) for title, course in rows]
    if row.shown.only_changed:
        views = [views[0], *(view for view in views[1:] if _has_moved(view))]
    return tuple(views)


def _course(row: InARow, title: str, course: Course, *, is_own: bool) -> CourseView:
    """A node through all rounds."""
    decimals = course.latest.decimals
    points = tuple(_points(row, course))
    shown = [point.score_text for point in points if point.score is not None]
    return CourseView(
        id="own" if is_own else course.id,
        parent=None if is_own else row.parents.get(course.id),
        title=title,
        ends=course.latest.ends,
        points=points,
        links=tuple(_links(row, course)),
        first_text=shown[0] if shown else report_words.NO_SCORE,
        last_text=shown[-1] if shown else report_words.NO_SCORE,
        headline=_headline(row, course),
        like_for_like=None
        if course.like_for_like is None
        else _pace(course.like_for_like, signed(course.like_for_like.change, decimals), decimals),
        breaks=tuple(_breaks(row, title, course)) if row.scored else (),
    )


def _headline(row: InARow, course: Course) -> PaceView | None:
    """What the score moved from the first to the last round that has one; the change of the numbers shown."""
    if course.headline is None or not row.scored:
        return None
    scored = [node for node in course.results if node is not None and isinstance(node.score, Scored)]
    decimals = course.latest.decimals
    return _pace(course.headline, signed(shown_change(scored[0], scored[-1]) or 0.0, decimals), decimals)


def _points(row: InARow, course: Course) -> Iterator[PointView]:
    """The node in each round."""
    begins = {first for first, _ in course.chain.stretches}
    for at, (node, index) in enumerate(zip(course.results, course.chain.index, strict=True)):
        if node is None:
            yield _NOWHERE
            continue
        score = node.score if isinstance(node.score, Scored) and row.scored else None
        found = index if row.scored else None
        text = report_words.NO_RANGE if found is None else score_text(found, node.ends, node.decimals)
        yield PointView(
            score=None if score is None else score.value,
            shown=None if score is None else score.shown,
            score_text=report_words.NO_SCORE if score is None else shown_text(score.shown, node.decimals),
            low=None if node.range is None else node.range.low,
            high=None if node.range is None else node.range.high,
            range_text=report_words.NO_RANGE if node.range is None else range_text(node.range, node.decimals),
            band=None if score is None else score.band,
            coverage=node.coverage,
            coverage_text=_share(node.coverage),
            support=node.support,
            support_text=_share(node.support),
            index=found,
            index_text=text,
            begins=found is not None and at in begins,
        )


def _links(row: InARow, course: Course) -> Iterator[LinkView]:
    """What became of the node from round to round."""
    for link, node, ends in zip(row.trend.links, course.links, pairwise(row.trend.rounds), strict=True):
        newer = ends[0] if link.backwards else ends[1]
        yield _NO_LINK if node is None else _link(row, node, newer.figures.plan)


def _link(row: InARow, node: NodeChange, plan: Plan) -> LinkView:
    """What became of it from one round to the next; `plan` is the newer framework's."""
    decimals = node.found.decimals
    change = shown_change(node.old, node.new) if row.scored else None
    like, (least, most) = node.like_for_like, node.spread or (None, None)
    return LinkView(
        change=node.headline if row.scored else None,
        change_text=report_words.NO_RANGE if change is None else signed(change, decimals),
        like_for_like=like,
        like_for_like_text=report_words.NO_RANGE if like is None else signed(like, decimals),
        least=least,
        most=most,
        verdict=verdict_view(node, plan),
    )


def _breaks(row: InARow, title: str, course: Course) -> Iterator[str]:
    """Where an index cannot be carried on."""
    for gap in course.chain.breaks:
        old, new = row.rounds[gap.at - 1].round, row.rounds[gap.at].round
        why = _why_broken(course, gap).format(old=old, new=new)
        if gap.anew is None:
            yield words.BREAK.format(title=title, why=why, old=old)
        else:
            yield words.BREAK_ANEW.format(title=title, why=why, anew=row.rounds[gap.anew].round)


def pace_of(row: InARow, main: CourseView) -> Iterator[str]:
    """How fast the main node moves."""
    if not row.scored or len(row.rounds) == 1:
        return
    if main.headline is None or main.headline.per_year is None:
        yield words.NO_PACE
    else:
        title = words.THE_WHOLE if row.shown.theme is None else main.title
        yield words.HEADLINE_PACE[_way(main.headline)].format(
            title=title, first=main.first_text, last=main.last_text, **_told(main.headline)
        )
    if main.like_for_like is None or main.like_for_like.per_year is None:
        yield words.NO_LIKE_PACE
    else:
        yield words.LIKE_FOR_LIKE_PACE[_way(main.like_for_like)].format(**_told(main.like_for_like))


def _share(share: float | None) -> str:
    return report_words.NO_RANGE if share is None else percent(share)


def _why_broken(course: Course, gap: Break) -> str:
    """Why an index cannot be carried over a link."""
    if course.results[gap.at] is None:
        return words.NOT_IN_FRAMEWORK
    if course.scores[gap.at] is None:
        return words.NO_SCORE
    link = course.links[gap.at - 1]
    return words.NOTHING_IN_BOTH if link is None or link.like_for_like is None else words.TOO_LITTLE


def _pace(pace: Pace, text: str, decimals: int | None) -> PaceView:
    per_year = pace.per_year
    yearly = report_words.NO_RANGE if per_year is None else signed(per_year, decimals)
    return PaceView(pace.change, text, pace.days, per_year, yearly)


def _way(pace: PaceView) -> str:
    """Up, down, or the same by what is shown."""
    change = float(pace.change_text)
    return "up" if change > 0 else "down" if change < 0 else "same"


def _told(pace: PaceView) -> dict[str, object]:
    """The words of a sentence that says the direction itself."""
    return {
        "change": pace.change_text.lstrip("+-"),
        "by": pace.per_year_text.lstrip("+-"),
        "days": pace.days,
    }


def _has_moved(course: CourseView) -> bool:
    """Whether anything that is shown of a node differs from round to round."""
    texts = {point.score_text for point in course.points}
    moved = [link.like_for_like_text for link in course.links if link.like_for_like is not None]
    return len(texts) > 1 or any(float(text) for text in moved)
