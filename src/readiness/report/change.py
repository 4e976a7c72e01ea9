"""From a comparison to the report that shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from readiness._version import __version__
from readiness.compare.change import Backing, Change, ItemChange, Movement, NodeChange, RuleChange
from readiness.engine.plan import Plan
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, NotApplicable, Sheet
from readiness.model.framework import Rule, Severity
from readiness.model.result import ItemResult, NodeResult, Outcome, Result, RuleResult, Scored, Status
from readiness.numbers import snap
from readiness.report.apportion import signed
from readiness.report.build import finding, identity
from readiness.report.change_split import NO_EFFECT, Effect, effects_of, shown_change, split_view
from readiness.report.change_versions import themes_of, versions_view
from readiness.report.change_view import (
    BackingView,
    ChangeReport,
    FigureChange,
    ItemBeside,
    ItemMove,
    MovedFinding,
    Moves,
    SplitView,
    VerdictView,
)
from readiness.report.concerned import concerns, names_below
from readiness.report.target_view import TargetView, of_theme
from readiness.report.verdict import verdict_view
from readiness.report.view import FindingView, Named
from readiness.report.wording import answer_text, percent, shown_text, state_name, stated, titles_of
from readiness.words import change as words
from readiness.words import report as report_words

_MOVES: Final = {
    "rose": words.ROSE,
    "fell": words.FELL,
    "corrected": words.CORRECTED,
    "first": words.FIRST_ANSWERED,
    "came": words.CAME,
    "left": words.LEFT,
    "other": words.OTHER,
}
_MOST_NAMED: Final = 3
"""How many items a summary names."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the rounds of a comparison."""

    sheet: Sheet
    result: Result

    @property
    def assessment(self) -> Assessment:
        """What was answered."""
        return self.sheet.assessment


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a comparison is asked for."""

    theme: NodeId | None = None
    """One theme, by its id in the newer framework; None: the whole."""
    only_changed: bool = False
    stations: bool = False
    targets: tuple[TargetView, ...] = ()
    """Those beside the newer round."""
    since: str | None = None
    """The revision of which the first text is, where both are texts of one file."""


def build_change(
    old: Compared,
    new: Compared,
    change: Change,
    plan: Plan,
    *,
    adjacent: bool = True,
    rescored_from: str | None = None,
    shown: Shown = Shown(),
) -> ChangeReport:
    """The report of what changed from one round to another.

    `plan` is the newer framework's. `adjacent` says that the one is the round before the other. `rescored_from` names
    the framework that a file asked for, where the rounds were read with another on request.
    """
    return _Builder(old, new, change, plan, shown).report(adjacent=adjacent, rescored_from=rescored_from)


@dataclass(frozen=True)
class _Builder:
    old: Compared
    new: Compared
    change: Change
    plan: Plan
    shown: Shown

    @property
    def rated(self) -> bool:
        """Whether scores may be shown: an illustration rates nobody."""
        return not (self.old.assessment.subject.illustration or self.new.assessment.subject.illustration)

    @property
    def scored(self) -> bool:
        """Whether they may be set side by side too: those of other scopes may not."""
        return self.rated and self.old.assessment.scope is self.new.assessment.scope

    def report(self, *, adjacent: bool, rescored_from: str | None) -> ChangeReport:
        change, one, other = self.change, self.old.assessment, self.new.assessment
        named = {node.id: node for node in change.nodes}
        titles = titles_of(change.matching.old) | titles_of(change.matching.new)
        themes = themes_of(change.matching)
        splits = dict(change.themes)
        main = change.overall if self.shown.theme is None else named[self.shown.theme]
        split = (change.split if self.shown.theme is None else splits.get(main.id)) if self.scored else None
        figures = tuple(self.figures(named, titles))
        if self.shown.only_changed:
            figures = (figures[0], *(figure for figure in figures[1:] if _has_moved(figure)))
        title = words.THE_WHOLE if self.shown.theme is None else titles[main.id]
        view = None if split is None else split_view(main, title, split, titles, themes)
        return ChangeReport(
            title=words.TITLE.format(
                framework=self.new.sheet.framework.title, subject=other.subject.name, old=one.round, new=other.round
            ),
            rescored=rescored_from
            and report_words.RESCORED.format(framework=self.new.sheet.framework.name, named=rescored_from),
            notices=tuple(self.notices(titles, adjacent=adjacent)),
            internal=report_words.INTERNAL,
            old=identity(self.old.sheet, None),
            new=identity(self.new.sheet, None),
            facts=tuple(self.facts(main)),
            verdict=self.verdict(main, view),
            summary=tuple(self.summary(main, titles, view)),
            figures=figures,
            topics=tuple(self.topics(titles)),
            items=tuple(self.besides(themes, effects_of(view))),
            split=view,
            themes=tuple(
                split_view(named[name], titles[name], found, titles, themes)
                for name, found in (change.themes if self.scored and self.shown.theme is None else ())
            ),
            versions=None
            if change.matching.old.digest == change.matching.new.digest
            else versions_view(change.matching, change.overall.comparable),
            came=self.findings(before=False, after=True),
            went=tuple(self.went(undecided=False)),
            undecided=tuple(self.went(undecided=True)),
            shifted=tuple(self.shifted()),
            stayed=() if self.shown.only_changed else self.findings(before=True, after=True),
            moves=tuple(self.moves(themes, effects_of(view), title)),
            backing=tuple(self.backing()),
            targets=of_theme(self.shown.targets, change.matching.new, self.shown.theme),
            unchanged=words.UNCHANGED.format(count=sum(entry.movement is Movement.STAYED for entry in self.items)),
            corrected=self.corrected(),
            only_changed=self.shown.only_changed,
            with_stations=self.shown.stations,
            method=words.METHOD,
            made_with=tuple(self.made_with()),
        )

    # ---- what is told first

    def notices(self, titles: Mapping[NodeId, str], *, adjacent: bool) -> Iterator[str]:
        """What a reader has to know before any number."""
        old, new = self.old.assessment, self.new.assessment
        if old.subject.fictional or new.subject.fictional:
            yield report_words.FICTIONAL
        for subject in dict.fromkeys((old.subject, new.subject)):
            if subject.illustration:
                yield report_words.ILLUSTRATION.format(name=subject.name)
        yield from self.differences()
        yield from self.order(adjacent=adjacent)
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
        if one.digest != other.digest:
            yield words.DIFFERENT["framework"].format(old=one.name, new=other.name)
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
        yield (labels["framework"], self.old.sheet.framework.name, self.new.sheet.framework.name)
        before, after = main.old, main.new
        yield (report_words.COVERAGE, _coverage(before), _coverage(after))
        yield (report_words.SUPPORT, _support(before), _support(after))

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
            old=_score_text(main.old),
            new=_score_text(main.new),
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

    # ---- figures

    def figures(self, named: Mapping[NodeId, NodeChange], titles: Mapping[NodeId, str]) -> Iterator[FigureChange]:
        """The whole, the mission's own levers and the themes; or one theme and what is below it."""
        if self.shown.theme is not None:
            theme = next(theme for theme in self.change.matching.new.themes if theme.id == self.shown.theme)
            for node in theme.nodes():
                yield self.figure(titles[node.id], named[node.id])
            return
        yield self.figure(report_words.OVERALL, self.change.overall)
        yield self.figure(report_words.OWN_LEVERS, self.change.own)
        themes = {theme.id for theme in (*self.change.matching.old.themes, *self.change.matching.new.themes)}
        for change in self.change.nodes:
            if change.id in themes:
                yield self.figure(titles[change.id], change)

    def topics(self, titles: Mapping[NodeId, str]) -> Iterator[FigureChange]:
        """What is below the themes, where these are looked at; only what moved, where that is asked for."""
        if self.shown.theme is not None:
            return
        themes = {theme.id for theme in (*self.change.matching.old.themes, *self.change.matching.new.themes)}
        for change in self.change.nodes:
            if change.id not in themes:
                figure = self.figure(titles[change.id], change)
                if not self.shown.only_changed or _has_moved(figure):
                    yield figure

    @cached_property
    def parents(self) -> Mapping[NodeId, NodeId]:
        """What each node and item is in, by the newer framework where it is there."""
        wholes = (framework.whole() for framework in (self.change.matching.old, self.change.matching.new))
        return {child.id: node.id for whole in wholes for node in whole.nodes() for child in node.children}

    def figure(self, title: str, node: NodeChange) -> FigureChange:
        """A node as it is shown."""
        one, other = (_scored(found) if self.rated else None for found in (node.old, node.new))
        decimals = node.found.decimals
        change = shown_change(node.old, node.new) if self.scored else None
        old_band, new_band = (None if found is None else found.band for found in (one, other))
        least, most = node.spread or (None, None)
        verdict, band = verdict_view(node, self.plan), _band_text(old_band, new_band)
        coverage = _both(_coverage(node.old), _coverage(node.new))
        support = _both(_support(node.old), _support(node.new))
        return FigureChange(
            id=node.id,
            parent=self.parents.get(node.id),
            title=title,
            old=None if one is None else one.value,
            new=None if other is None else other.value,
            old_text=_text(one, decimals),
            new_text=_text(other, decimals),
            change=None if one is None or other is None or not self.scored else snap(other.value - one.value),
            change_text=report_words.NO_RANGE if change is None else signed(change, decimals),
            like_for_like=node.like_for_like,
            like_for_like_text=report_words.NO_RANGE
            if node.like_for_like is None
            else signed(node.like_for_like, decimals),
            least=least,
            most=most,
            items=node.both,
            comparable=node.comparable,
            verdict=verdict,
            old_band=old_band,
            new_band=new_band,
            band_text=band,
            coverage_text=coverage,
            support_text=support,
            moved="; ".join(_moved(node, verdict, band, coverage, support)),
        )

    # ---- findings

    def findings(self, *, before: bool, after: bool) -> tuple[FindingView, ...]:
        """Of the rules that fired, or did not, in each round, with one severity; the weightiest first."""
        titles = titles_of(self.new.sheet.framework)
        found = [
            entry.new.rule
            for entry in self.change.rules
            if entry.new is not None
            and concerns(entry.new.rule, self.names)
            and (_fires(entry.old), _fires(entry.new)) == (before, after)
            and not (before and after and _has_shifted(entry))
        ]
        return tuple(finding(rule, titles) for rule in _weightiest(found))

    @cached_property
    def names(self) -> frozenset[NodeId] | None:
        """The ids of the theme that is asked for, and of all below it, in both frameworks; None: there is none."""
        found = [names_below(each, self.shown.theme) for each in (self.change.matching.old, self.change.matching.new)]
        return None if found[1] is None else found[1] | (found[0] or frozenset())

    def went(self, *, undecided: bool) -> Iterator[MovedFinding]:
        """What fired in the first round only, and why it does not in the second; what open answers decide is apart."""
        titles = titles_of(self.old.sheet.framework)
        now = {
            entry.old.rule.id: "gone" if entry.new is None else entry.new.outcome.value
            for entry in self.change.rules
            if entry.old is not None
            and concerns(entry.old.rule, self.names)
            and _fires(entry.old)
            and not _fires(entry.new)
            and (entry.new is not None and entry.new.outcome is Outcome.UNDECIDED) is undecided
        }
        gone = [entry.old.rule for entry in self.change.rules if entry.old is not None and entry.old.rule.id in now]
        for rule in _weightiest(gone):
            yield MovedFinding(finding(rule, titles), words.WHY_WENT[now[rule.id]])

    def shifted(self) -> Iterator[MovedFinding]:
        """What fired in both rounds, with another severity."""
        titles = titles_of(self.new.sheet.framework)
        for entry in self.change.rules:
            if entry.old is None or entry.new is None or not _has_shifted(entry):
                continue
            if not concerns(entry.new.rule, self.names):
                continue
            if _fires(entry.old) and _fires(entry.new):
                severity = report_words.SEVERITIES[entry.old.rule.severity.value]
                yield MovedFinding(finding(entry.new.rule, titles), words.SHIFTED.format(severity=severity))

    # ---- items

    @property
    def items(self) -> Sequence[ItemChange]:
        """The items that are looked at."""
        return tuple(self.below(self.change.items))

    def below(self, entries: Sequence[ItemChange]) -> Iterator[ItemChange]:
        """Those of the theme that is asked for; all, where none is."""
        yield from (entry for entry in entries if self.names is None or entry.id in self.names)

    def moves(self, themes: Mapping[NodeId, str], effects: Mapping[str, Effect], title: str) -> Iterator[Moves]:
        """The items by how they moved, those with the largest effect first, then the largest movement."""
        groups: dict[str, list[ItemChange]] = {kind: [] for kind in _MOVES}
        for entry in self.items:
            kind = "first" if entry.first else entry.movement.value
            if kind in groups:
                groups[kind].append(entry)
        for kind, entries in groups.items():
            ordered = sorted(
                entries, key=lambda entry: (-abs(effects.get(entry.id, NO_EFFECT).exact), -abs(_by(entry)))
            )
            if ordered:
                yield Moves(kind, _MOVES[kind], tuple(self.move(entry, themes, effects, title) for entry in ordered))
        context = tuple(self.below(self.change.context))
        if context:
            yield Moves("context", words.CONTEXT, tuple(self.move(entry, themes, {}, title) for entry in context))

    def move(
        self, entry: ItemChange, themes: Mapping[NodeId, str], effects: Mapping[str, Effect], title: str
    ) -> ItemMove:
        """An item that moved."""
        effect = effects.get(entry.id, NO_EFFECT)
        text = signed(effect.shown, self.change.overall.found.decimals)
        newer = entry.old if self.change.backwards else entry.new
        revised = None if newer is None or newer.revised is None else report_words.REVISIONS[newer.revised.value]
        comparable = entry.movement is not Movement.OTHER
        both = comparable and _points(entry.old) is not None and _points(entry.new) is not None
        return ItemMove(
            id=entry.id,
            theme=themes[entry.id],
            ask=entry.match.item.ask,
            old_text=_answer(entry.old),
            new_text=_answer(entry.new),
            change_text=signed(_by(entry)) if both else "",
            effect=effect.exact,
            effect_text=words.MOVE_EFFECT.format(effect=text, title=title) if float(text) else "",
            revised=revised,
            note=None if entry.new is None else entry.new.note,
        )

    def besides(self, themes: Mapping[NodeId, str], effects: Mapping[str, Effect]) -> Iterator[ItemBeside]:
        """Every item that is looked at; only those that moved, where that is asked for."""
        for entry in self.items:
            if self.shown.only_changed and entry.movement in {Movement.STAYED, Movement.ELSEWHERE}:
                continue
            one, other = entry.old, entry.new
            both = entry.movement is not Movement.OTHER and _points(one) is not None and _points(other) is not None
            yield ItemBeside(
                id=entry.id,
                parent=self.parents[entry.id],
                theme=themes[entry.id],
                ask=entry.match.item.ask,
                likeness=entry.match.likeness.value,
                movement=entry.movement.value,
                old_state=_state(one),
                new_state=_state(other),
                old_value=None if one is None else stated(one.answer),
                new_value=None if other is None else stated(other.answer),
                old_points=_points(one),
                new_points=_points(other),
                change=_by(entry) if both else None,
                effect=effects.get(entry.id, NO_EFFECT).exact,
            )

    def corrected(self) -> str | None:
        """How many answers the newer round calls revised."""
        newer = [entry.old if self.change.backwards else entry.new for entry in self.items]
        count = sum(found is not None and found.revised is not None for found in newer)
        return words.CORRECTED_COUNT.format(count=count) if count else None

    def backing(self) -> Iterator[BackingView]:
        """The items whose evidence changed."""
        for kind in (Backing.LOST, Backing.CARRIED, Backing.STALE, Backing.GAINED):
            ids = tuple(entry.id for entry in self.items if entry.backing is kind)
            if ids:
                yield BackingView(kind.value, words.BACKING[kind.value], ids)

    def made_with(self) -> Iterator[Named]:
        """What the comparison was made with."""
        yield Named(report_words.VERSION_LABELS["tool"], __version__)
        for framework in dict.fromkeys((self.old.sheet.framework.name, self.new.sheet.framework.name)):
            found = self.new.sheet.framework if framework == self.new.sheet.framework.name else self.old.sheet.framework
            yield Named(words.FRAMEWORK_DIGEST.format(framework=framework), found.digest)
        for compared in (self.old, self.new):
            yield Named(words.DIGEST.format(round=compared.assessment.round), compared.assessment.digest)


# ---- in words


def _coverage(node: NodeResult | None) -> str:
    return _share(None if node is None else node.coverage)


def _support(node: NodeResult | None) -> str:
    return _share(None if node is None else node.support)


def _share(share: float | None) -> str:
    return report_words.NO_RANGE if share is None else percent(share)


def _both(old: str, new: str) -> str:
    return old if old == new else words.FROM_TO.format(old=old, new=new)


def _scored(node: NodeResult | None) -> Scored | None:
    return node.score if node is not None and isinstance(node.score, Scored) else None


def _text(score: Scored | None, decimals: int | None) -> str:
    return report_words.NO_SCORE if score is None else shown_text(score.shown, decimals)


def _score_text(node: NodeResult | None) -> str:
    return _text(_scored(node), None if node is None else node.decimals)


def _moved(node: NodeChange, verdict: VerdictView, band: str | None, coverage: str, support: str) -> Iterator[str]:
    yield words.FIGURE.format(verdict=verdict.text, why=verdict.short)
    if band is not None:
        yield words.FIGURE_BAND.format(band=band)
    if _coverage(node.old) != _coverage(node.new):
        yield words.FIGURE_COVERAGE.format(coverage=coverage)
    if _support(node.old) != _support(node.new):
        yield words.FIGURE_SUPPORT.format(support=support)


def _band_text(old: str | None, new: str | None) -> str | None:
    if old == new:
        return None
    if old is None or new is None:
        return words.BAND_ENTERED.format(new=new) if old is None else words.BAND_LEFT.format(old=old)
    return words.BAND_MOVED.format(old=old, new=new)


def _has_moved(figure: FigureChange) -> bool:
    """Whether any number of a node moved, or its band."""
    return bool(figure.change or figure.like_for_like or figure.band_text) or figure.old_text != figure.new_text


def _fires(rule: RuleResult | None) -> bool:
    return rule is not None and rule.outcome is Outcome.FIRES


def _has_shifted(entry: RuleChange) -> bool:
    return entry.old is not None and entry.new is not None and entry.old.rule.severity is not entry.new.rule.severity


def _weightiest(rules: Sequence[Rule]) -> list[Rule]:
    weights = list(reversed(Severity))
    return sorted(rules, key=lambda rule: weights.index(rule.severity))


def _points(found: ItemResult | None) -> float | None:
    return None if found is None else found.points


def _by(entry: ItemChange) -> float:
    """How far an item moved, in points."""
    before, after = _points(entry.old), _points(entry.new)
    return 0.0 if before is None or after is None else snap(after - before)


def _state(found: ItemResult | None) -> str | None:
    if found is None:
        return None
    return state_name(found.answer) if found.status is Status.ASKED else found.status.value


def _answer(found: ItemResult | None) -> str:
    if found is None:
        return words.NOT_THERE
    if isinstance(found.answer, NotApplicable):
        return words.NOT_APPLICABLE
    if found.status.value == "asked":
        return answer_text(found.answer)
    return report_words.ANSWERS[found.status.value]
