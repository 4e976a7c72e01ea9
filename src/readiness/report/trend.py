"""From the trend of rounds in a row to the report that shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readiness._version import __version__
from readiness.compare.trend import Trend
from readiness.model.assessment import Scope, Sheet
from readiness.report.build import identity
from readiness.report.concerned import names_below
from readiness.report.in_a_row import WHOLE, InARow, ShownTrend
from readiness.report.standing_on import carried_notice, fictional_notices
from readiness.report.target_view import of_theme
from readiness.report.trend_courses import courses_of, pace_of
from readiness.report.trend_findings import timelines_of
from readiness.report.trend_items import items_of
from readiness.report.trend_view import RoundView, TrendReport
from readiness.report.view import Named
from readiness.words import change as change_words
from readiness.words import report as report_words
from readiness.words import trend as words


def build_trend(
    sheets: Sequence[Sheet], trend: Trend, rescored_from: Sequence[str] = (), shown: ShownTrend = WHOLE
) -> TrendReport:
    """The report of a trend over the rounds of these sheets, which stand in its order.

    `rescored_from` are the frameworks that files name, where they were read with another on request.
    """
    return _Builder(sheets, trend, shown).report(rescored_from)


@dataclass(frozen=True)
class _Builder(InARow):
    def report(self, rescored_from: Sequence[str]) -> TrendReport:
        last = self.sheets[-1].framework
        first, latest = self.rounds[0], self.rounds[-1]
        title = words.TITLE if len(self.rounds) > 1 else words.TITLE_ONE
        courses = courses_of(self)
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
            items=tuple(items_of(self)),
            pace=tuple(pace_of(self, courses[0])),
            findings=tuple(timelines_of(self)),
            targets=of_theme(self.shown.targets, last, self.shown.theme),
            only_changed=self.shown.only_changed,
            with_plot=self.shown.plot,
            made_with=tuple(self.made_with()),
        )

    def notices(self) -> Iterator[str]:
        """What a reader has to know before any number."""
        yield from fictional_notices([(each.round, each.subject.name, each.subject.fictional) for each in self.rounds])
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

    def made_with(self) -> Iterator[Named]:
        """What the trend was made with; the digests of the answers stand beside the rounds."""
        yield Named(report_words.VERSION_LABELS["tool"], __version__)
        for name, digest in dict.fromkeys((sheet.framework.name, sheet.framework.digest) for sheet in self.sheets):
            yield Named(change_words.FRAMEWORK_DIGEST.format(framework=name), digest)
