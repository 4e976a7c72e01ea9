"""From a result to the report that shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness._version import __version__
from readiness.engine.plan import Plan
from readiness.engine.robustness import Steadiness
from readiness.ids import DECLARED, OVERALL, NodeId
from readiness.model.assessment import Answered, Assessment, DontKnow, NotApplicable, Sheet, Subject, Unanswered
from readiness.model.framework import Framework, Item, Lever, Node, Rule, Severity
from readiness.model.result import ItemResult, NodeResult, Outcome, Result, RuleResult, Status
from readiness.report.brief import build_brief
from readiness.report.build_item import item_view
from readiness.report.build_node import figure_of
from readiness.report.formulas import formulas_text, unsupported_text
from readiness.report.levers import are_apart
from readiness.report.steadiness import steady_band
from readiness.report.steps import weakest
from readiness.report.target_view import TargetView
from readiness.report.view import (
    Figure,
    FindingView,
    Identity,
    ItemView,
    Named,
    OpenItems,
    RawRound,
    Report,
    TopicView,
    UndecidedView,
    Written,
)
from readiness.report.wording import amount, bands_text, cap_text, percent, titles_of
from readiness.words import report as words

if TYPE_CHECKING:
    from readiness.compare.change import Change


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
        node.id: figure_of(framework, node.title, found, hidden, result.rules)
        for node, found in zip(framework.nodes(), result.nodes, strict=True)
    }
    titles = titles_of(framework)
    themes = {item.id: theme.title for theme in framework.themes for item in theme.items()}
    items = {entry.item.id: entry for entry in result.items}
    views = {entry.item.id: item_view(entry, framework.points, assessment.phase) for entry in result.items}
    topics = _Topics(figures, views, assessment.phase)
    scored_themes = tuple(figures[theme.id] for theme in framework.themes)
    overall = figure_of(framework, words.OVERALL, result.overall, hidden, result.rules)
    findings = (
        *(finding(entry.rule, titles) for entry in in_order(result.rules, Outcome.FIRES)),
        *(declared(framework, node, titles) for node in result.nodes if node.id in result.declared),
    )
    return Report(
        rescored=rescored_text(framework, rescored_from),
        title=title_of(sheet),
        notices=notices_of(assessment.subject),
        internal=words.INTERNAL,
        facts=facts(sheet, previous),
        overall=overall,
        own=figure_of(framework, words.OWN_LEVERS, result.own, hidden, result.rules),
        own_apart=are_apart(framework),
        brief=build_brief(framework, overall, scored_themes, findings, assessment, previous, change, plan),
        counts=_counts(result),
        robustness=None if hidden is not None or steadiness is None else steady_band(steadiness, titles),
        themes=scored_themes,
        findings=findings,
        undecided=tuple(
            UndecidedView(entry.rule.id, entry.rule.severity.value, entry.waits_for)
            for entry in in_order(result.rules, Outcome.UNDECIDED)
        ),
        targets=tuple(targets),
        weakest=weakest(framework, result.items, themes, assessment.date),
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


def rescored_text(framework: Framework, rescored_from: str | None) -> str | None:
    """That it was made with another framework than the file asked for, where it was."""
    return rescored_from and words.RESCORED.format(framework=framework.name, named=rescored_from)


def title_of(sheet: Sheet) -> str:
    """What an assessment is called."""
    assessment = sheet.assessment
    return words.TITLE.format(framework=sheet.framework.title, subject=assessment.subject.name, round=assessment.round)


def notices_of(subject: Subject) -> tuple[str, ...]:
    """What a reader has to know of the subject before any number."""
    return (
        *((words.FICTIONAL,) if subject.fictional else ()),
        *((words.ILLUSTRATION.format(name=subject.name),) if subject.illustration else ()),
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
