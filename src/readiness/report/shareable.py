"""A report that may be passed on, from one that is internal.

It is made anew of what may stay: text of the framework, ids, numbers, dates and the subject's name. What a view gets
later stays out until it is named here. The texts of the view hold nothing typed already, because the assessment that
they were made of holds nothing (`readiness.model.withheld`); here goes what says who answered, and by which digest an
answer could be guessed and confirmed.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from readiness.report.change_view import ChangeReport, ItemMove, Moves, VersionsView
from readiness.report.explained import Explanation
from readiness.report.next_view import NextReport
from readiness.report.robustness_view import RobustnessReport
from readiness.report.targets_view import StandingsReport
from readiness.report.trend_view import RoundView, TrendReport
from readiness.report.view import Identity, ItemView, Named, Report, TopicView
from readiness.words import change as change_words
from readiness.words import report as words
from readiness.words import trend as trend_words

Shareable: TypeAlias = (
    Report | ChangeReport | TrendReport | VersionsView | Explanation | NextReport | RobustnessReport | StandingsReport
)
"""What can be made shareable; lists of files and of seals, and what is wrong in files, cannot."""
_FACTS: Final = frozenset(
    {
        *(label for name, label in words.FACT_LABELS.items() if name != "respondent"),
        words.COVERAGE,
        words.SUPPORT,
        trend_words.ROUNDS,
    }
)
_VERSIONS: Final = frozenset(words.VERSION_LABELS[name] for name in ("tool", "framework", "framework-digest"))


def shareable(view: Shareable) -> Shareable:
    """The same report without what respondents typed, who they are, and the digests of what they answered."""
    match view:
        case Report():
            return _report(view)
        case ChangeReport():
            return _change(view)
        case TrendReport():
            return _trend(view)
        case Explanation():
            return _explanation(view)
        case NextReport():
            return _next(view)
        case RobustnessReport():
            return _robustness(view)
        case StandingsReport():
            return _standings(view)
        case VersionsView():
            return view  # it is of frameworks alone


# ---- what several have


def _identity(found: Identity) -> Identity:
    return Identity(
        audience="shareable",
        subject=found.subject,
        name=found.name,
        fictional=found.fictional,
        illustration=found.illustration,
        round=found.round,
        date=found.date,
        phase=found.phase,
        respondent=None,
        scope=found.scope,
        framework=found.framework,
        framework_digest=found.framework_digest,
        answers_digest=None,
        previous_round=found.previous_round,
        previous_digest=None,
    )


def _labelled(named: Iterable[Named], allowed: AbstractSet[str]) -> tuple[Named, ...]:
    return tuple(entry for entry in named if entry.label in allowed)


def _made_with(named: Iterable[Named], frameworks: Iterable[str]) -> tuple[Named, ...]:
    digests = {change_words.FRAMEWORK_DIGEST.format(framework=name) for name in frameworks}
    return _labelled(named, {words.VERSION_LABELS["tool"], *digests})


# ---- each kind


def _report(view: Report) -> Report:
    return Report(
        rescored=view.rescored,
        title=view.title,
        notices=view.notices,
        internal=words.SHAREABLE,
        identity=_identity(view.identity),
        facts=_labelled(view.facts, _FACTS),
        overall=view.overall,
        own=view.own,
        own_apart=view.own_apart,
        brief=view.brief,
        counts=view.counts,
        robustness=view.robustness,
        themes=view.themes,
        findings=view.findings,
        undecided=view.undecided,
        targets=view.targets,
        weakest=view.weakest,
        open_summary=view.open_summary,
        open=view.open,
        unscored=view.unscored,
        context=tuple(map(_item, view.context)),
        topics=tuple(map(_topic, view.topics)),
        method=view.method,
        versions=_labelled(view.versions, _VERSIONS),
        since=view.since,
    )


def _topic(view: TopicView) -> TopicView:
    return TopicView(view.depth, view.parent, view.weight, view.figure, tuple(map(_item, view.items)))


def _item(view: ItemView) -> ItemView:
    return ItemView(
        id=view.id,
        ask=view.ask,
        kind=view.kind,
        lever=view.lever,
        why=view.why,
        sources=view.sources,
        weight=view.weight,
        status=view.status,
        state=view.state,
        value=view.value,
        because=None,
        carried=view.carried,
        answer=view.answer,
        detail=view.detail,
        answer_text=view.answer_text,
        points=view.points,
        points_text=view.points_text,
        share=view.share,
        supported=view.supported,
        support_text=view.support_text,
        note=None,
        revised=view.revised,
        evidence=(),
    )


def _change(view: ChangeReport) -> ChangeReport:
    return ChangeReport(
        rescored=view.rescored,
        title=view.title,
        notices=view.notices,
        internal=words.SHAREABLE,
        old=_identity(view.old),
        new=_identity(view.new),
        facts=tuple(fact for fact in view.facts if fact[0] in _FACTS),
        verdict=view.verdict,
        summary=view.summary,
        figures=view.figures,
        topics=view.topics,
        items=view.items,
        split=view.split,
        themes=view.themes,
        versions=view.versions,
        came=view.came,
        new_rules=view.new_rules,
        went=view.went,
        undecided=view.undecided,
        shifted=view.shifted,
        stayed=view.stayed,
        moves=tuple(Moves(moves.kind, moves.title, tuple(map(_move, moves.items))) for moves in view.moves),
        backing=view.backing,
        targets=view.targets,
        unchanged=view.unchanged,
        corrected=view.corrected,
        with_stations=view.with_stations,
        only_changed=view.only_changed,
        method=view.method,
        made_with=_made_with(view.made_with, (view.old.framework, view.new.framework)),
    )


def _move(view: ItemMove) -> ItemMove:
    return ItemMove(
        id=view.id,
        theme=view.theme,
        ask=view.ask,
        old_text=view.old_text,
        new_text=view.new_text,
        moved=view.moved,
        change_text=view.change_text,
        effect=view.effect,
        effect_text=view.effect_text,
        revised=view.revised,
        note=None,
    )


def _trend(view: TrendReport) -> TrendReport:
    return TrendReport(
        rescored=view.rescored,
        title=view.title,
        notices=view.notices,
        internal=words.SHAREABLE,
        facts=_labelled(view.facts, _FACTS),
        rounds=tuple(
            RoundView(_identity(found.identity), found.phase_text, found.new_phase, found.new_framework)
            for found in view.rounds
        ),
        courses=view.courses,
        items=view.items,
        pace=view.pace,
        findings=view.findings,
        targets=view.targets,
        only_changed=view.only_changed,
        with_plot=view.with_plot,
        made_with=_made_with(view.made_with, (found.identity.framework for found in view.rounds)),
    )


def _explanation(view: Explanation) -> Explanation:
    return Explanation(
        rescored=view.rescored,
        title=view.title,
        notices=view.notices,
        internal=words.SHAREABLE,
        facts=_labelled(view.facts, _FACTS),
        why=view.why,
        unfolded=view.unfolded,
        notes=view.notes,
        identity=_identity(view.identity),
        versions=_labelled(view.versions, _VERSIONS),
    )


def _next(view: NextReport) -> NextReport:
    return NextReport(
        rescored=view.rescored,
        title=view.title,
        notices=view.notices,
        internal=words.SHAREABLE,
        identity=_identity(view.identity),
        score=view.score,
        stands=view.stands,
        lever=view.lever,
        looked_at=view.looked_at,
        why_none=view.why_none,
        steps=view.steps,
        holding=view.holding,
        why_no_holding=view.why_no_holding,
        until=view.until,
        open_summary=view.open_summary,
        open=view.open,
        method=view.method,
        versions=_labelled(view.versions, _VERSIONS),
    )


def _robustness(view: RobustnessReport) -> RobustnessReport:
    return RobustnessReport(
        rescored=view.rescored,
        title=view.title,
        notices=view.notices,
        internal=words.SHAREABLE,
        identity=_identity(view.identity),
        nothing=view.nothing,
        conclusions=view.conclusions,
        band=view.band,
        order=view.order,
        draws=view.draws,
        seed=view.seed,
        trials=view.trials,
        otherwise=view.otherwise,
        more_pairs=view.more_pairs,
        method=view.method,
        versions=_labelled(view.versions, _VERSIONS),
    )


def _standings(view: StandingsReport) -> StandingsReport:
    return StandingsReport(
        rescored=view.rescored,
        title=view.title,
        notices=view.notices,
        internal=words.SHAREABLE,
        identity=_identity(view.identity),
        rounds=view.rounds,
        phase=view.phase,
        summary=view.summary,
        failing=view.failing,
        targets=view.targets,
        method=view.method,
        versions=_labelled(view.versions, _VERSIONS),
    )
