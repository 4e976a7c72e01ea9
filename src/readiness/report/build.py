"""From a result to the report that shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from readiness._version import __version__
from readiness.engine.plan import Plan
from readiness.engine.robustness import Steadiness
from readiness.ids import DECLARED, OVERALL, OWN, NodeId
from readiness.model.assessment import Answered, Assessment, DontKnow, NotApplicable, Sheet, Unanswered
from readiness.model.extents import subtracted
from readiness.model.framework import Extent, Framework, Item, Lever, Node, Rule, Severity
from readiness.model.result import ItemResult, NodeResult, NoScore, Outcome, Result, RuleResult, Scored, Status
from readiness.report.brief import build_brief
from readiness.report.formulas import formulas_text, unsupported_text
from readiness.report.steadiness import steady_band
from readiness.report.steps import next_step
from readiness.report.target_view import TargetView
from readiness.report.view import (
    EvidenceView,
    Figure,
    FindingView,
    Identity,
    ItemView,
    Named,
    OpenItems,
    RawRound,
    Report,
    Step,
    TopicView,
    UndecidedView,
    Written,
)
from readiness.report.wording import (
    amount,
    answer_text,
    bands_text,
    cap_text,
    kind_name,
    percent,
    percent_below,
    range_text,
    score_text,
    shown_text,
    state_name,
    stated,
    titles_of,
    value_detail,
)
from readiness.words import report as words

if TYPE_CHECKING:
    from readiness.compare.change import Change

WEAKEST = 5
"""How many of the weakest items a report names."""


def build_report(
    sheet: Sheet,
    result: Result,
    rescored_from: str | None = None,
    previous: Assessment | None = None,
    steadiness: Steadiness | None = None,
    targets: Sequence[TargetView] = (),
    change: "Change | None" = None,
    plan: Plan | None = None,
) -> Report:
    """The report of an assessment.

    `rescored_from` names the framework that the file asked for, where the result was made with another on request;
    `previous` is the round before it, which its rules could ask; `steadiness` is how the band fares under other
    weights; `targets` are those beside the assessment; `change` is the comparison with the round before, and `plan`
    that of the framework.
    """
    framework, assessment = sheet.framework, sheet.assessment
    # an illustration rates nobody, whatever part of it happens to be answered
    hidden = words.NO_SCORE_IN_ILLUSTRATION if assessment.subject.illustration else None
    figures = {
        node.id: _figure(framework, node.title, found, hidden, result.rules)
        for node, found in zip(framework.nodes(), result.nodes, strict=True)
    }
    titles = titles_of(framework)
    themes = {item.id: theme.title for theme in framework.themes for item in theme.items()}
    items = {entry.item.id: entry for entry in result.items}
    views = {entry.item.id: _item(entry, framework.points, assessment.phase) for entry in result.items}
    topics = _Topics(figures, views, assessment.phase)
    subject = assessment.subject
    scored_themes = tuple(figures[theme.id] for theme in framework.themes)
    findings = (
        *(finding(entry.rule, titles) for entry in in_order(result.rules, Outcome.FIRES)),
        *(declared(framework, node, titles) for node in result.nodes if node.id in result.declared),
    )
    return Report(
        rescored=rescored_from and words.RESCORED.format(framework=framework.name, named=rescored_from),
        title=words.TITLE.format(framework=framework.title, subject=subject.name, round=assessment.round),
        notices=(
            *((words.FICTIONAL,) if subject.fictional else ()),
            *((words.ILLUSTRATION.format(name=subject.name),) if subject.illustration else ()),
        ),
        internal=words.INTERNAL,
        facts=facts(sheet, previous),
        overall=_figure(framework, words.OVERALL, result.overall, hidden, result.rules),
        own=_figure(framework, words.OWN_LEVERS, result.own, hidden, result.rules),
        brief=build_brief(framework, scored_themes, findings, assessment, previous, change, plan),
        counts=_counts(result),
        robustness=None if hidden is not None or steadiness is None else steady_band(steadiness, titles),
        themes=scored_themes,
        findings=findings,
        undecided=tuple(
            UndecidedView(entry.rule.id, entry.rule.severity.value, entry.waits_for)
            for entry in in_order(result.rules, Outcome.UNDECIDED)
        ),
        targets=tuple(targets),
        weakest=_weakest(framework, result.items, themes, assessment.date),
        open_summary=_open_summary(result),
        open=_open(framework, items),
        unscored=_unscored(result.items),
        context=tuple(
            views[entry.item.id]
            for entry in result.items
            if not entry.item.scored and entry.status is Status.ASKED and isinstance(entry.answer, Answered)
        ),
        identity=identity(sheet, previous),
        topics=tuple(view for theme in framework.themes for view in topics.of(theme)),
        method=_method(framework),
        versions=(
            Named(words.VERSION_LABELS["tool"], __version__),
            Named(words.VERSION_LABELS["framework"], framework.name),
            Named(words.VERSION_LABELS["framework-digest"], framework.digest),
            Named(words.VERSION_LABELS["answers-digest"], assessment.digest),
        ),
    )


def written(sheet: Sheet, previous: Sheet | None) -> Written:
    """What a report is made of, as the files have it."""
    from readiness.model.kept import kept_data  # noqa: PLC0415 - what reads frameworks comes with it

    digest = sheet.framework.digest
    this = RawRound(digest, kept_data(sheet.framework), sheet.assessment.written)
    if previous is None:
        return Written(this, None)
    before = previous.framework
    kept = None if before.digest == digest else kept_data(before)
    return Written(this, RawRound(before.digest, kept, previous.assessment.written))


def identity(sheet: Sheet, previous: Assessment | None) -> Identity:
    """What was assessed, when, by whom and with what."""
    framework, assessment = sheet.framework, sheet.assessment
    return Identity(
        audience="internal",
        subject=assessment.subject.id,
        name=assessment.subject.name,
        fictional=assessment.subject.fictional,
        illustration=assessment.subject.illustration,
        round=assessment.round,
        date=assessment.date.isoformat(),
        phase=assessment.phase,
        respondent=assessment.respondent,
        scope=assessment.scope.value,
        framework=framework.name,
        framework_digest=framework.digest,
        answers_digest=assessment.digest,
        previous_round=None if previous is None else previous.round,
        previous_digest=None if previous is None else previous.digest,
    )


def facts(sheet: Sheet, previous: Assessment | None) -> tuple[Named, ...]:
    """The same for a reader: labels and what they say."""
    assessment = sheet.assessment
    before = None if previous is None else words.ROUND_AND_DATE.format(round=previous.round, date=previous.date)
    values = {
        "subject": f"{assessment.subject.name} ({assessment.subject.id})",
        "round": assessment.round,
        "date": assessment.date.isoformat(),
        "phase": assessment.phase or words.NONE_GIVEN,
        "respondent": assessment.respondent or words.NONE_GIVEN,
        "scope": words.SCOPES[assessment.scope.value],
        "framework": sheet.framework.name,
    }
    if sheet.framework.asks_previous or before is not None:
        values["previous"] = before or words.NONE_FOUND
    return tuple(Named(words.FACT_LABELS[name], text) for name, text in values.items())


def _figure(
    framework: Framework, title: str, node: NodeResult, hidden: str | None, rules: Sequence[RuleResult]
) -> Figure:
    """The figure of a node; `hidden` is why a score that there is may not be shown."""
    scored = node.score if isinstance(node.score, Scored) and hidden is None else None
    why = hidden
    if isinstance(node.score, NoScore):
        nobody = node.id == OWN and node.score is NoScore.NOTHING_APPLICABLE
        why = words.WHY_NO_SCORE["no-own-lever" if nobody else node.score.value].format(
            coverage=percent_below(node.coverage or 0.0, framework.policy.minimum_coverage),
            minimum=percent(framework.policy.minimum_coverage),
        )
    return Figure(
        id=node.id,
        title=title,
        score=None if scored is None else scored.value,
        shown=None if scored is None else scored.shown,
        score_text=words.NO_SCORE if scored is None else shown_text(scored.shown, node.decimals),
        why_no_score=why,
        band=None if scored is None else scored.band,
        low=None if node.range is None else node.range.low,
        high=None if node.range is None else node.range.high,
        range_text=words.NO_RANGE if node.range is None else range_text(node.range, node.decimals),
        ends=node.ends,
        coverage=node.coverage,
        coverage_text=words.NO_RANGE if node.coverage is None else percent(node.coverage),
        support=node.support,
        support_text=words.NO_RANGE if node.support is None else percent(node.support),
        completion=node.counts.completion,
        capped=None if scored is None else _capped(node, rules),
    )


def _capped(node: NodeResult, rules: Sequence[RuleResult]) -> str | None:
    """What caps take off a score: by which rules, where they are on the node itself."""
    if node.uncapped is None or node.uncapped == node.value:
        return None
    names = [
        entry.rule.id
        for entry in rules
        if entry.outcome is Outcome.FIRES and any(name == node.id for name, _ in entry.rule.caps)
    ]
    text = words.CAPPED if names else words.CAPPED_BELOW
    return text.format(rules=", ".join(names), without=score_text(node.uncapped, node.ends, node.decimals))


def in_order(rules: Sequence[RuleResult], outcome: Outcome) -> tuple[RuleResult, ...]:
    """The rules with this outcome, the weightiest first."""
    weights = list(reversed(Severity))
    return tuple(
        sorted(
            (entry for entry in rules if entry.outcome is outcome), key=lambda entry: weights.index(entry.rule.severity)
        )
    )


def declared(framework: Framework, node: NodeResult, titles: Mapping[NodeId, str]) -> FindingView:
    """That much of a theme was declared not applicable."""
    counts = node.counts
    return FindingView(
        id=DECLARED,
        severity=Severity.NOTE.value,
        finding=words.DECLARED.format(
            title=titles[node.id],
            count=counts.not_applicable,
            due=counts.due,
            share=percent(framework.policy.not_applicable_share),
        ),
        recommend=words.DECLARED_ADVICE,
        move=words.LEVERS[Lever.MISSION.value],
        cap=None,
        sources=(),
    )


def finding(rule: Rule, titles: Mapping[NodeId, str]) -> FindingView:
    """What a rule that fired says."""
    caps = [cap_text(titles[node], most) for node, most in rule.caps]
    return FindingView(
        id=rule.id,
        severity=rule.severity.value,
        finding=rule.finding,
        recommend=rule.recommend,
        move=words.LEVERS[rule.move.value],
        cap="; ".join(caps) or None,
        sources=rule.sources,
    )


def _counts(result: Result) -> str:
    counts = result.overall.counts
    carried = sum(entry.carried and entry.status is Status.ASKED for entry in result.items)
    text = words.COUNTS.format(
        due=counts.due,
        answered=counts.answered,
        not_applicable=counts.not_applicable,
        dont_know=counts.dont_know,
        unanswered=counts.unanswered,
    )
    return text + (words.CARRIED.format(count=carried) if carried else "")


def _weakest(
    framework: Framework, items: Sequence[ItemResult], themes: dict[NodeId, str], at: date
) -> tuple[Step, ...]:
    """The items that stand lowest, the heavier first among equals, that something could still improve."""
    ends, down = framework.points, subtracted(framework.whole())
    ranked = sorted(
        (sum(ends) - entry.points if entry.item.id in down else entry.points, -entry.share, place)
        for place, entry in enumerate(items)
        if entry.points is not None
    )
    steps: list[Step] = []
    for _, _, place in ranked:
        if len(steps) == WEAKEST:
            break
        entry = items[place]
        # what is subtracted gets better where it earns less
        facing = replace(entry.item, reverse=not entry.item.reverse) if entry.item.id in down else entry.item
        following = next_step(facing, entry.answer.value, at, ends) if isinstance(entry.answer, Answered) else None
        if following is not None and entry.points is not None:
            steps.append(
                Step(
                    id=entry.item.id,
                    theme=themes[entry.item.id],
                    ask=entry.item.ask,
                    answer=answer_text(entry.answer),
                    points_text=score_text(entry.points, ends),
                    next_text=following,
                )
            )
    return tuple(steps)


def _open_summary(result: Result) -> str:
    counts = result.overall.counts
    if not counts.dont_know and not counts.unanswered:
        return words.OPEN_NONE
    return words.OPEN_SUMMARY.format(
        open=counts.dont_know + counts.unanswered,
        due=counts.due,
        dont_know=counts.dont_know,
        unanswered=counts.unanswered,
    )


def _is_open(entry: ItemResult) -> bool:
    if entry.status is Status.UNSETTLED:
        return entry.item.scored and not isinstance(entry.answer, NotApplicable)
    return entry.item.scored and entry.status is Status.ASKED and isinstance(entry.answer, DontKnow | Unanswered)


def _open(framework: Framework, items: dict[NodeId, ItemResult]) -> tuple[OpenItems, ...]:
    rows = (
        OpenItems(theme.title, tuple(item.id for item in theme.items() if _is_open(items[item.id])))
        for theme in framework.themes
    )
    return tuple(row for row in rows if row.ids)


def _unscored(items: Sequence[ItemResult]) -> str | None:
    kept = [
        entry.item.id
        for entry in items
        if entry.status not in {Status.ASKED, Status.UNSETTLED} and not isinstance(entry.answer, Unanswered)
    ]
    return words.UNSCORED.format(items=", ".join(kept)) if kept else None


@dataclass(frozen=True, slots=True)
class _Topics:
    figures: Mapping[NodeId, Figure]
    views: Mapping[NodeId, ItemView]
    phase: str | None

    def of(self, node: Node, depth: int = 1, parent: str = OVERALL) -> Iterator[TopicView]:
        """A theme or topic and all topics below it."""
        own = tuple(self.views[child.id] for child in node.children if isinstance(child, Item))
        yield TopicView(depth, parent, node.weight.at(self.phase), self.figures[node.id], own)
        for child in node.children:
            if isinstance(child, Node):
                yield from self.of(child, depth + 1, node.id)


def _item(entry: ItemResult, ends: Extent, phase: str | None) -> ItemView:
    item = entry.item
    answer = answer_text(entry.answer)
    text = answer
    if entry.points is not None:
        text = words.WITH_SCORE.format(answer=answer, points=score_text(entry.points, ends), share=percent(entry.share))
        if entry.earned is not None and entry.earned > entry.points:
            full = score_text(entry.earned, ends)
            text = words.WITHOUT_SUPPORT.format(text=text, full=full)
    elif entry.status is not Status.ASKED:
        reason = words.ANSWERS[entry.status.value]
        silent = isinstance(entry.answer, Unanswered)
        text = reason if silent else words.NOT_SCORED.format(answer=answer, why=reason)
    return ItemView(
        id=item.id,
        ask=item.ask,
        kind=kind_name(item.kind),
        lever=words.LEVERS[item.lever.value],
        why=item.why,
        sources=item.sources,
        weight=item.weight.at(phase),
        status=entry.status.value,
        state=state_name(entry.answer),
        value=stated(entry.answer),
        because=entry.answer.because if isinstance(entry.answer, NotApplicable) else None,
        carried=entry.carried,
        answer=answer,
        detail=value_detail(entry.answer),
        answer_text=text,
        points=entry.points,
        points_text=None if entry.points is None else score_text(entry.points, ends),
        share=entry.share,
        supported=entry.supported,
        support_text=_support(entry),
        note=entry.note,
        revised=None if entry.revised is None else words.REVISIONS[entry.revised.value],
        evidence=tuple(
            EvidenceView(piece.ref, piece.kind, None if piece.day is None else piece.day.isoformat())
            for piece in entry.evidence
        ),
    )


def _support(entry: ItemResult) -> str | None:
    """Whether an answer has support; None where it cannot have any."""
    if entry.supported is None:
        return None
    return words.CARRIED_UNSUPPORTED if entry.carried else words.SUPPORTED[entry.supported]


def _method(framework: Framework) -> tuple[str, ...]:
    policy = framework.policy
    least, most = framework.points
    known = {
        "least": amount(least),
        "most": amount(most),
        "formulas": formulas_text(framework),
        "open": words.OPEN_AT_WORST if policy.open_at_worst else words.OPEN_LEFT_OUT,
        "unsupported": unsupported_text(policy.unsupported),
        "minimum": percent(policy.minimum_coverage),
        "months": policy.valid_for_months,
    }
    paragraphs = tuple(text.format(**known) for text in words.METHOD_TEXT)
    if not framework.bands:
        return paragraphs
    return (*paragraphs, words.BAND_LIST.format(bands=bands_text(framework.bands)))
