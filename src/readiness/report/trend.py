"""From the trend of rounds in a row to the report that shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from readiness._version import __version__
from readiness.compare.change import NodeChange
from readiness.compare.trend import Break, Course, ItemRow, Pace, Spell, Timeline, Trend
from readiness.engine.plan import Plan
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, Scope, Sheet, Unanswered
from readiness.model.framework import Framework, Severity
from readiness.model.result import Scored, Status
from readiness.report.apportion import signed
from readiness.report.build import finding, identity
from readiness.report.change_split import shown_change
from readiness.report.concerned import names_below
from readiness.report.levers import are_apart
from readiness.report.standing_on import carried_notice
from readiness.report.target_view import TargetView, of_theme
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
from readiness.report.verdict import verdict_view
from readiness.report.view import Named
from readiness.report.wording import percent, range_text, score_text, short_answer, shown_text, titles_of
from readiness.words import change as change_words
from readiness.words import report as report_words
from readiness.words import trend as words


@dataclass(frozen=True, slots=True)
class ShownTrend:
    """What of a trend is asked for."""

    theme: NodeId | None = None
    """One theme, by its id in the last round's framework; None: the whole."""
    only_changed: bool = False
    plot: bool = False
    targets: tuple[TargetView, ...] = ()
    """Those beside the last round."""


def build_trend(
    sheets: Sequence[Sheet], trend: Trend, rescored_from: Sequence[str] = (), shown: ShownTrend = ShownTrend()
) -> TrendReport:
    """The report of a trend over the rounds of these sheets, which stand in its order.

    `rescored_from` are the frameworks that files name, where they were read with another on request.
    """
    return _Builder(sheets, trend, shown).report(rescored_from)


@dataclass(frozen=True)
class _Builder:
    sheets: Sequence[Sheet]
    trend: Trend
    shown: ShownTrend

    @cached_property
    def rounds(self) -> Sequence[Assessment]:
        """What was answered in each round."""
        return [sheet.assessment for sheet in self.sheets]

    @cached_property
    def scored(self) -> bool:
        """Whether scores may be shown: an illustration rates nobody."""
        return not any(found.subject.illustration for found in self.rounds)

    @cached_property
    def titles(self) -> dict[NodeId, str]:
        """What everything is called, as the last round that names it does."""
        return {name: title for framework in self.frameworks for name, title in titles_of(framework).items()}

    @cached_property
    def frameworks(self) -> Sequence[Framework]:
        """Each once, the one of the last round last."""
        return tuple({id(sheet.framework): sheet.framework for sheet in reversed(self.sheets)}.values())[::-1]

    @cached_property
    def parents(self) -> dict[NodeId, NodeId]:
        """What each node is in, by the last framework that has it."""
        nodes = (node for framework in self.frameworks for node in framework.whole().nodes())
        return {child.id: node.id for node in nodes for child in node.children}

    def report(self, rescored_from: Sequence[str]) -> TrendReport:
        last = self.sheets[-1].framework
        first, latest = self.rounds[0], self.rounds[-1]
        title = words.TITLE if len(self.rounds) > 1 else words.TITLE_ONE
        courses = self.courses()
        return TrendReport(
            rescored=words.RESCORED.format(framework=last.name, named=", ".join(rescored_from))
            if rescored_from
            else None,
            title=title.format(framework=last.title, subject=latest.subject.name, first=first.round, last=latest.round),
            notices=tuple(self.notices()),
            internal=report_words.INTERNAL,
            facts=tuple(self.facts()),
            rounds=tuple(self.round_views()),
            courses=courses,
            items=tuple(self.items()),
            pace=tuple(self.pace(courses[0])),
            findings=tuple(self.timelines()),
            targets=of_theme(self.shown.targets, last, self.shown.theme),
            only_changed=self.shown.only_changed,
            with_plot=self.shown.plot,
            made_with=tuple(self.made_with()),
        )

    # ---- what is told first

    def notices(self) -> Iterator[str]:
        """What a reader has to know before any number."""
        if any(found.subject.fictional for found in self.rounds):
            yield report_words.FICTIONAL
        for name in dict.fromkeys(found.subject.name for found in self.rounds if found.subject.illustration):
            yield report_words.ILLUSTRATION.format(name=name)
        for at in self.trend.frameworks:
            old, new = self.sheets[at - 1], self.sheets[at]
            text = words.FRAMEWORK_CHANGED if old.framework.id == new.framework.id else words.OTHER_FRAMEWORKS
            yield text.format(
                old=old.assessment.round,
                new=new.assessment.round,
                before=old.framework.name,
                after=new.framework.name,
            )
        if len(self.rounds) == 1:
            yield words.ONE_ROUND
        if self.rounds[-1].scope is Scope.PULSE:
            yield words.PULSE
        carried = carried_notice(self.sheets, names_below(self.sheets[-1].framework, self.shown.theme))
        if carried is not None:
            yield carried
        if self.shown.theme is not None:
            yield words.ONE_THEME.format(title=self.titles[self.shown.theme])
        if self.shown.only_changed:
            yield words.ONLY_CHANGED

    def facts(self) -> Iterator[Named]:
        """What the rounds have in common."""
        labels, none, latest = report_words.FACT_LABELS, report_words.NONE_GIVEN, self.rounds[-1]
        count, days = len(self.rounds), (self.trend.days[-1] - self.trend.days[0]).days
        yield Named(labels["subject"], latest.subject.name)
        yield Named(labels["respondent"], latest.respondent or none)
        yield Named(labels["scope"], report_words.SCOPES[latest.scope.value])
        yield Named(words.ROUNDS, words.COUNT.format(count=count, days=days) if count > 1 else words.COUNT_ONE)
        names = dict.fromkeys(sheet.framework.name for sheet in self.sheets)
        yield Named(labels["framework"], ", ".join(names))

    def round_views(self) -> Iterator[RoundView]:
        """Each round with what is new in it."""
        phases, frameworks = set(self.trend.phases[1:]), set(self.trend.frameworks)
        for at, sheet in enumerate(self.sheets):
            previous = self.rounds[at - 1] if at else None
            yield RoundView(
                identity=identity(sheet, previous),
                phase_text=sheet.assessment.phase or report_words.NONE_GIVEN,
                new_phase=at in phases,
                new_framework=at in frameworks,
            )

    # ---- figures

    def courses(self) -> tuple[CourseView, ...]:
        """The main one, then all others that are shown."""
        trend = self.trend
        if self.shown.theme is None:
            themes = {theme.id for framework in self.frameworks for theme in framework.themes}
            rows = [
                (report_words.OVERALL, trend.overall),
                *(((report_words.OWN_LEVERS, trend.own),) if are_apart(*self.frameworks) else ()),
                *((self.titles[course.id], course) for course in trend.nodes if course.id in themes),
            ]
        else:
            theme = next(theme for theme in self.sheets[-1].framework.themes if theme.id == self.shown.theme)
            below = {node.id for node in theme.nodes()}
            rows = [(self.titles[course.id], course) for course in trend.nodes if course.id in below]
        views = [self.course(title, course, is_own=course is trend.own) for title, course in rows]
        if self.shown.only_changed:
            views = [views[0], *(view for view in views[1:] if _has_moved(view))]
        return tuple(views)

    def course(self, title: str, course: Course, *, is_own: bool) -> CourseView:
        """A node through all rounds."""
        decimals = course.latest.decimals
        points = tuple(self.points(course))
        shown = [point.score_text for point in points if point.score is not None]
        return CourseView(
            id="own" if is_own else course.id,
            parent=None if is_own else self.parents.get(course.id),
            title=title,
            ends=course.latest.ends,
            points=points,
            links=tuple(self.links(course)),
            first_text=shown[0] if shown else report_words.NO_SCORE,
            last_text=shown[-1] if shown else report_words.NO_SCORE,
            headline=self.headline(course),
            like_for_like=None
            if course.like_for_like is None
            else _pace(course.like_for_like, signed(course.like_for_like.change, decimals), decimals),
            breaks=tuple(self.breaks(title, course)) if self.scored else (),
        )

    def headline(self, course: Course) -> PaceView | None:
        """What the score moved from the first to the last round that has one; the change of the numbers shown."""
        if course.headline is None or not self.scored:
            return None
        scored = [node for node in course.results if node is not None and isinstance(node.score, Scored)]
        decimals = course.latest.decimals
        return _pace(course.headline, signed(shown_change(scored[0], scored[-1]) or 0.0, decimals), decimals)

    def points(self, course: Course) -> Iterator[PointView]:
        """The node in each round."""
        begins = {first for first, _ in course.chain.stretches}
        for at, (node, index) in enumerate(zip(course.results, course.chain.index, strict=True)):
            if node is None:
                yield _NOWHERE
                continue
            score = node.score if isinstance(node.score, Scored) and self.scored else None
            found = index if self.scored else None
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

    def links(self, course: Course) -> Iterator[LinkView]:
        """What became of the node from round to round."""
        for link, node, ends in zip(self.trend.links, course.links, pairwise(self.trend.rounds), strict=True):
            newer = ends[0] if link.backwards else ends[1]
            yield _NO_LINK if node is None else self.link(node, newer.figures.plan)

    def link(self, node: NodeChange, plan: Plan) -> LinkView:
        """What became of it from one round to the next; `plan` is the newer framework's."""
        decimals = node.found.decimals
        change = shown_change(node.old, node.new) if self.scored else None
        like, (least, most) = node.like_for_like, node.spread or (None, None)
        return LinkView(
            change=node.headline if self.scored else None,
            change_text=report_words.NO_RANGE if change is None else signed(change, decimals),
            like_for_like=like,
            like_for_like_text=report_words.NO_RANGE if like is None else signed(like, decimals),
            least=least,
            most=most,
            verdict=verdict_view(node, plan),
        )

    def breaks(self, title: str, course: Course) -> Iterator[str]:
        """Where an index cannot be carried on."""
        for gap in course.chain.breaks:
            old, new = self.rounds[gap.at - 1].round, self.rounds[gap.at].round
            why = _why_broken(course, gap).format(old=old, new=new)
            if gap.anew is None:
                yield words.BREAK.format(title=title, why=why, old=old)
            else:
                yield words.BREAK_ANEW.format(title=title, why=why, anew=self.rounds[gap.anew].round)

    def pace(self, main: CourseView) -> Iterator[str]:
        """How fast the main node moves."""
        if not self.scored or len(self.rounds) == 1:
            return
        if main.headline is None or main.headline.per_year is None:
            yield words.NO_PACE
        else:
            title = words.THE_WHOLE if self.shown.theme is None else main.title
            yield words.HEADLINE_PACE[_way(main.headline)].format(
                title=title, first=main.first_text, last=main.last_text, **_told(main.headline)
            )
        if main.like_for_like is None or main.like_for_like.per_year is None:
            yield words.NO_LIKE_PACE
        else:
            yield words.LIKE_FOR_LIKE_PACE[_way(main.like_for_like)].format(**_told(main.like_for_like))

    # ---- items

    def items(self) -> Iterator[ItemCourse]:
        """The scored items of the themes that are shown; where only what changed is, those answered otherwise."""
        themes = {
            item.id: theme for framework in self.frameworks for theme in framework.themes for item in theme.items()
        }
        for row in self.trend.items:
            theme = themes[row.item.id]
            if not row.item.scored or self.shown.theme not in {None, theme.id}:
                continue
            answers = tuple(self.answers(row))
            if not self.shown.only_changed or len({(found.text, found.points) for found in answers}) > 1:
                yield ItemCourse(row.item.id, self.titles[theme.id], row.item.ask, answers)

    def answers(self, row: ItemRow) -> Iterator[AnswerView]:
        """An item in each round; an illustration rates nobody, and its answers earn nothing."""
        for at, (found, sheet) in enumerate(zip(row.results, self.sheets, strict=True)):
            if found is None:
                yield AnswerView("", None, None, anew=False)
                continue
            points = found.points if self.scored else None
            least, most = sheet.framework.points
            asked = found.status in {Status.ASKED, Status.UNSETTLED} or not isinstance(found.answer, Unanswered)
            text = short_answer(found.answer) if asked else report_words.ANSWERS[found.status.value]
            share = None if points is None else (points - least) / (most - least)
            yield AnswerView(text, points, share, anew=at in row.anew)

    # ---- findings

    def timelines(self) -> Iterator[TimelineView]:
        """The findings of all rounds: those that are open or undecided, then those that are gone.

        The weightiest come first.
        """
        weights = list(reversed(Severity))
        found = [entry for entry in self.trend.rules if entry.spells]
        if self.shown.only_changed:
            found = [entry for entry in found if entry.moved]
        for entry in sorted(
            found, key=lambda entry: (entry.spells[-1].gone is not None, weights.index(entry.rule.severity))
        ):
            outcomes = tuple(None if result is None else result.outcome.value for result in entry.results)
            titles = {node: self.titles.get(node, node) for node, _ in entry.rule.caps}
            spells = tuple(self.spell(entry, spell) for spell in entry.spells)
            yield TimelineView(finding(entry.rule, titles), entry.is_open, entry.is_undecided, outcomes, spells)

    def spell(self, entry: Timeline, spell: Spell) -> SpellView:
        """A time during which a finding was open."""
        first = self.rounds[spell.first]
        begun = words.FIRST_SEEN if spell is entry.spells[0] else words.CAME_BACK
        came = begun.format(first=first.round, day=first.date.isoformat())
        told = {
            "came": came,
            "days": spell.days,
            "rounds": words.IN_ROUNDS[spell.rounds == 1].format(count=spell.rounds),
            "undecided": self.undecided_in([at for at in spell.undecided if spell.since is None or at < spell.since]),
        }
        gone = None if spell.gone is None else self.rounds[spell.gone]
        since = None if spell.since is None else self.rounds[spell.since]
        if since is not None:
            text = words.UNDECIDED_SINCE.format(**told, since=since.round, day=since.date.isoformat())
        elif gone is None or spell.gone is None:
            text = words.STILL_OPEN.format(**told)
        else:
            after = entry.results[spell.gone]
            text = words.GONE.format(
                **told,
                gone=gone.round,
                until=gone.date.isoformat(),
                why=change_words.WHY_WENT["gone" if after is None else after.outcome.value],
            )
        return SpellView(
            first=first.round,
            last=self.rounds[spell.last].round,
            gone=None if gone is None else gone.round,
            undecided=tuple(self.rounds[at].round for at in spell.undecided),
            undecided_since=None if since is None else since.round,
            days=spell.days,
            rounds=spell.rounds,
            text=text,
        )

    def undecided_in(self, places: Sequence[int]) -> str:
        """The rounds that leave a finding undecided without ending it, in words; nothing where there are none."""
        if not places:
            return ""
        return words.UNDECIDED_IN[len(places) == 1].format(rounds=", ".join(self.rounds[at].round for at in places))

    def made_with(self) -> Iterator[Named]:
        """What the trend was made with; the digests of the answers stand beside the rounds."""
        yield Named(report_words.VERSION_LABELS["tool"], __version__)
        for name, digest in dict.fromkeys((sheet.framework.name, sheet.framework.digest) for sheet in self.sheets):
            yield Named(change_words.FRAMEWORK_DIGEST.format(framework=name), digest)


# ---- in words

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
