"""From a comparison to the report that shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from readiness._version import __version__
from readiness.compare.change import Change, Movement, NodeChange
from readiness.engine.plan import Plan
from readiness.ids import NodeId
from readiness.report.apportion import signed
from readiness.report.both_rounds import WHOLE, BothRounds, Compared, Shown
from readiness.report.build import identity, rescored_text
from readiness.report.change_figures import coverage_of, figures_of, has_moved, score_text_of, support_of, topics_of
from readiness.report.change_findings import findings_of, gone_of, new_rules_of, shifted_of
from readiness.report.change_items import backing_of, besides_of, corrected_of, moves_of
from readiness.report.change_split import effects_of, shown_change, split_view
from readiness.report.change_versions import themes_of, versions_view
from readiness.report.change_view import (
    ChangeReport,
    SplitView,
    VerdictView,
    VersionsView,
)
from readiness.report.standing_on import carried_notice, fictional_notices
from readiness.report.steadiness import together
from readiness.report.target_view import of_theme
from readiness.report.verdict import verdict_view
from readiness.report.view import Named
from readiness.report.wording import titles_of
from readiness.words import change as words
from readiness.words import report as report_words

_MOST_NAMED: Final = 3
"""How many items a summary names."""


def build_change(
    old: Compared,
    new: Compared,
    change: Change,
    plan: Plan,
    *,
    adjacent: bool = True,
    rescored_from: str | None = None,
    shown: Shown = WHOLE,
) -> ChangeReport:
    """The report of what changed from one round to another.

    `plan` is the newer framework's. `adjacent` says that the one is the round before the other. `rescored_from` names
    the framework that a file asked for, where the rounds were read with another on request.
    """
    return _Builder(old, new, change, plan, shown).report(adjacent=adjacent, rescored_from=rescored_from)


class _Builder(BothRounds):
    """What is told first, and all the rest behind it."""

    def report(self, *, adjacent: bool, rescored_from: str | None) -> ChangeReport:
        change, one, other = self.change, self.old.assessment, self.new.assessment
        named = {node.id: node for node in change.nodes}
        titles = titles_of(change.matching.old) | titles_of(change.matching.new)
        themes = themes_of(change.matching)
        splits = dict(change.themes)
        main = change.overall if self.shown.theme is None else named[self.shown.theme]
        split = (change.split if self.shown.theme is None else splits.get(main.id)) if self.scored else None
        figures = tuple(figures_of(self, named, titles))
        if self.shown.only_changed:
            figures = (figures[0], *(figure for figure in figures[1:] if has_moved(figure)))
        title = words.THE_WHOLE if self.shown.theme is None else titles[main.id]
        view = None if split is None else split_view(main, title, split, titles, themes, self.capping(self.names))
        return ChangeReport(
            title=words.TITLE.format(
                framework=self.new.sheet.framework.title, subject=other.subject.name, old=one.round, new=other.round
            ),
            rescored=rescored_text(self.new.sheet.framework, rescored_from),
            notices=tuple(self.notices(titles, adjacent=adjacent)),
            internal=report_words.INTERNAL,
            old=identity(self.old.sheet, None),
            new=identity(self.new.sheet, None),
            facts=tuple(self.facts(main)),
            verdict=self.verdict(main, view),
            summary=tuple(self.summary(main, titles, view)),
            figures=figures,
            topics=tuple(topics_of(self, titles)),
            items=tuple(besides_of(self, themes, effects_of(view))),
            split=view,
            themes=tuple(
                split_view(named[name], titles[name], found, titles, themes, self.capping(self.below_theme(name)))
                for name, found in (change.themes if self.scored and self.shown.theme is None else ())
            ),
            versions=None if change.matching.old.digest == change.matching.new.digest else self.versions(),
            came=findings_of(self, before=False, after=True),
            new_rules=new_rules_of(self),
            went=tuple(gone_of(self, undecided=False)),
            undecided=tuple(gone_of(self, undecided=True)),
            shifted=tuple(shifted_of(self)),
            stayed=() if self.shown.only_changed else findings_of(self, before=True, after=True),
            moves=tuple(moves_of(self, themes, effects_of(view), title)) if self.related else (),
            backing=tuple(backing_of(self)),
            targets=of_theme(self.shown.targets, change.matching.new, self.shown.theme),
            unchanged=words.UNCHANGED.format(count=sum(entry.movement is Movement.STAYED for entry in self.items)),
            corrected=corrected_of(self),
            only_changed=self.shown.only_changed,
            with_stations=self.shown.stations,
            method=words.METHOD,
            made_with=tuple(self.made_with()),
        )

    def versions(self) -> VersionsView:
        """What changed in the questionnaire; of one that has nothing in common with the other, only how much is new."""
        found = versions_view(self.change.matching, self.change.overall.comparable)
        if self.change.backwards:
            text = words.VERSIONS_FORWARD.format(old=found.old, new=found.new, summary=found.summary)
            found = replace(found, summary=text)
        return found if self.related else replace(found, items=(), others=())

    # ---- what is told first

    def notices(self, titles: Mapping[NodeId, str], *, adjacent: bool) -> Iterator[str]:
        """What a reader has to know before any number."""
        old, new = self.old.assessment, self.new.assessment
        yield from fictional_notices([(each.round, each.subject.name, each.subject.fictional) for each in (old, new)])
        for subject in dict.fromkeys((old.subject, new.subject)):
            if subject.illustration:
                yield report_words.ILLUSTRATION.format(name=subject.name)
        yield from self.differences()
        yield from self.order(adjacent=adjacent)
        yield from self.unfounded()
        if self.shown.theme is not None:
            yield words.ONE_THEME.format(title=titles[self.shown.theme])
        if self.shown.only_changed:
            yield words.ONLY_CHANGED

    def differences(self) -> Iterator[str]:
        """What makes the two rounds more than two moments of one thing."""
        old, new, none = self.old.assessment, self.new.assessment, report_words.NONE_GIVEN
        for what, before, after in (
            ("subject", old.subject.id, new.subject.id),
            ("respondent", old.respondent, new.respondent),
            ("scope", old.scope.value, new.scope.value),
            ("phase", old.phase, new.phase),
        ):
            if what == "respondent" and before != after and new.withheld:
                yield words.DIFFERENT_RESPONDENTS
            elif before != after:
                yield words.DIFFERENT[what].format(old=before or none, new=after or none)
        one, other = self.old.sheet.framework, self.new.sheet.framework
        if not self.related:
            yield words.UNRELATED.format(old=one.name, new=other.name)
            return
        if one.digest != other.digest:
            yield words.DIFFERENT["framework"].format(old=one.name_beside(other), new=other.name_beside(one))
        if one.id != other.id:
            yield words.OTHER_FRAMEWORKS.format(old=one.id, new=other.id)

    def order(self, *, adjacent: bool) -> Iterator[str]:
        """Which text is of when."""
        old, new = self.old.assessment, self.new.assessment
        if self.shown.since is not None:
            yield words.SINCE.format(revision=self.shown.since)
            if (old.round, old.date) == (new.round, new.date):
                yield words.SINCE_SAME_ROUND
        elif not adjacent and old.subject.id == new.subject.id and old.digest != new.digest:
            yield words.NOT_ADJACENT
        if self.change.backwards:
            yield words.BACKWARDS

    def unfounded(self) -> Iterator[str]:
        """What the answers do not rest on."""
        # of two texts of one round the second is what stands
        rounds = (self.old, self.new) if self.shown.since is None else (self.new,)
        carried = carried_notice([compared.sheet for compared in rounds], self.names)
        if carried is not None:
            yield carried
        unsupported = [found.assessment.round for found in rounds if self.rated and found.result.overall.support == 0]
        if unsupported:
            yield words.UNSUPPORTED[len(unsupported) == 1].format(rounds=together(unsupported))

    def verdict(self, main: NodeChange, view: SplitView | None) -> VerdictView:
        """The verdict, and how much of the change like for like is none of the mission's doing."""
        found = verdict_view(main, self.plan)
        parts = {} if view is None else {part.part: part.text for part in view.parts if float(part.text)}
        if "corrections" not in parts:
            return found
        text = words.OF_IT_CORRECTED if "answers" in parts else words.ALL_CORRECTED
        return replace(found, why=found.why + text.format(effect=parts["corrections"]))

    def facts(self, main: NodeChange) -> Iterator[tuple[str, str, str]]:
        """What each round says of itself."""
        old, new = self.old.assessment, self.new.assessment
        none, labels = report_words.NONE_GIVEN, report_words.FACT_LABELS
        yield (labels["round"], old.round, new.round)
        yield (labels["date"], old.date.isoformat(), new.date.isoformat())
        yield (labels["phase"], old.phase or none, new.phase or none)
        yield (labels["respondent"], old.respondent or none, new.respondent or none)
        one, other = self.old.sheet.framework, self.new.sheet.framework
        yield (labels["framework"], one.name_beside(other), other.name_beside(one))
        before, after = main.old, main.new
        yield (report_words.COVERAGE, coverage_of(before), coverage_of(after))
        yield (report_words.SUPPORT, support_of(before), support_of(after))

    def summary(self, main: NodeChange, titles: Mapping[NodeId, str], view: SplitView | None) -> Iterator[str]:
        """The change in a breath: the headline with its parts, and the items with the largest part in it."""
        change = shown_change(main.old, main.new) if self.scored else None
        if change is None:
            yield words.NO_HEADLINE
            return
        decimals = main.found.decimals
        parts = [] if view is None else [part for part in view.parts if float(part.text)]
        texts = ", ".join(words.PARTS_SHORT[part.part].format(effect=part.text) for part in parts)
        if self.shown.theme is None:
            moved, same, mixed = words.SUMMARY, words.SUMMARY_SAME, words.SUMMARY_SAME_MIXED
        else:
            moved, same, mixed = words.SUMMARY_THEME, words.SUMMARY_THEME_SAME, words.SUMMARY_THEME_SAME_MIXED
        text = moved if change else mixed if parts else same
        yield text.format(
            title=titles[main.id],
            old=score_text_of(main.old),
            new=score_text_of(main.new),
            change=signed(change, decimals),
            parts=texts,
        )
        answers = [line for part in parts if part.part == "answers" for line in part.lines if line.kind == "item"]
        for words_of, sign in ((words.UP, 1), (words.DOWN, -1)):
            named = [line for line in answers if sign * float(line.text) > 0][:_MOST_NAMED]
            if named:
                yield words_of.format(
                    items=", ".join(words.NAMED_ITEM.format(id=line.id, effect=line.text) for line in named)
                )

    def made_with(self) -> Iterator[Named]:
        """What the comparison was made with."""
        yield Named(report_words.VERSION_LABELS["tool"], __version__)
        one, other = self.old.sheet.framework, self.new.sheet.framework
        for digest, name in {one.digest: one.name_beside(other), other.digest: other.name_beside(one)}.items():
            yield Named(words.FRAMEWORK_DIGEST.format(framework=name), digest)
        for compared in (self.old, self.new):
            yield Named(words.DIGEST.format(round=compared.assessment.round), compared.assessment.digest)
