"""From a trace to the explanation that shows it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, assert_never

from readiness._version import __version__
from readiness.engine.traced import AnyTrace, Child, DeclaredTrace, ItemTrace, Missing, NodeTrace, RuleTrace
from readiness.ids import OVERALL, OWN
from readiness.model.assessment import Assessment, NotApplicable, Sheet, Unanswered
from readiness.model.framework import Aggregate
from readiness.model.result import NoScore, Outcome, Scored
from readiness.numbers import shown
from readiness.report.build import facts, identity, notices_of, rescored_text
from readiness.report.build import title_of as assessment_title
from readiness.report.explain_declared import declared, outcome_of
from readiness.report.explain_item import item_facts, item_remarks, item_steps
from readiness.report.explain_node import band_of, band_text, cap_remarks, node_steps, title_of, why_no_number
from readiness.report.explain_rule import Seen, effect_texts, judged
from readiness.report.explained import Above, Explanation, Unfolded
from readiness.report.figuring import figure
from readiness.report.view import Named
from readiness.report.wording import amount, percent, percent_below, range_text, score_text, shown_text, titles_of
from readiness.words import explain as words
from readiness.words import report as report_words


def build_explanation(
    sheet: Sheet,
    trace: AnyTrace,
    rescored_from: str | None = None,
    previous: Assessment | None = None,
) -> Explanation:
    """The explanation of a number, a rule or what was declared not applicable in an assessment.

    `rescored_from` names the framework that the file asked for, where another was used on request; `previous` is the
    round that its rules could ask.
    """
    framework, assessment = sheet.framework, sheet.assessment
    unfolded = _unfolded(sheet, trace, has_previous=previous is not None)
    if unfolded.share is not None and unfolded.id not in {OVERALL, OWN}:
        share = Named(words.SHARE, percent(unfolded.share))
        unfolded = replace(unfolded, remarks=(*unfolded.remarks, share))
    return Explanation(
        rescored=rescored_text(framework, rescored_from),
        title=assessment_title(sheet),
        notices=notices_of(assessment.subject),
        internal=report_words.INTERNAL,
        facts=facts(sheet, previous),
        why=_why(trace, unfolded),
        unfolded=unfolded,
        notes={
            "node": (words.ROUNDED, words.SHARES),
            "rule": (words.CONDITIONS,),
        }.get(unfolded.kind, ()),
        identity=identity(sheet, previous),
        versions=(
            Named(report_words.VERSION_LABELS["tool"], __version__),
            Named(report_words.VERSION_LABELS["framework"], framework.name),
            Named(report_words.VERSION_LABELS["framework-digest"], framework.digest),
            Named(report_words.VERSION_LABELS["answers-digest"], assessment.digest),
        ),
    )


def _unfolded(sheet: Sheet, trace: AnyTrace, *, has_previous: bool) -> Unfolded:
    match trace:
        case NodeTrace():
            return _node(sheet, trace, None, used=False)
        case ItemTrace(parent=parent):
            beside = () if parent is None else parent.children
            places = [_above(sheet, parent, child) for child in beside if parent and child.trace.id == trace.id]
            return _item(trace, places[0] if places else None, withheld=sheet.assessment.withheld)
        case RuleTrace():
            return _rule(sheet, trace, has_previous=has_previous)
        case DeclaredTrace():
            return declared(trace)
        case _:
            assert_never(trace)


def _why(trace: AnyTrace, unfolded: Unfolded) -> str:
    match trace:
        case RuleTrace():
            return words.WHY_RULE.format(id=trace.id, verdict=words.OUTCOMES[trace.result.outcome.value])
        case DeclaredTrace():
            return words.WHY_RULE.format(id=trace.id, verdict=words.OUTCOMES[outcome_of(trace).value])
        case ItemTrace() if unfolded.number is None:
            return words.WHY_NO_POINTS.format(id=trace.id)
        case ItemTrace():
            return words.WHY_POINTS.format(id=trace.id, points=score_text(unfolded.number or 0.0, trace.ends))
        case NodeTrace() if unfolded.shown is None:
            return words.WHY_NONE.format(title=unfolded.title)
        case NodeTrace():
            text = shown_text(unfolded.shown or 0.0, trace.result.decimals)
            return words.WHY.format(title=unfolded.title, shown=text)
        case _:
            assert_never(trace)


# ---- nodes


def _node(sheet: Sheet, trace: NodeTrace, above: Above | None, *, used: bool) -> Unfolded:
    """A node with all below it; `used` tells whether its number enters a score that is shown above it."""
    result, illustration = trace.result, sheet.assessment.subject.illustration
    scored = result.score if isinstance(result.score, Scored) and not illustration else None
    visible = result.value if scored is not None or (used and not illustration) else None
    title = title_of(trace)
    name = words.NODE.format(title=title, id=trace.id)
    if scored is None:
        head = words.HEAD.format(title=name, shown=report_words.NO_SCORE)
    else:
        form = words.HEAD if scored.band is None else words.HEAD_BAND
        head = form.format(title=name, shown=shown_text(scored.shown, result.decimals), band=scored.band)
    why = (
        ()
        if scored is not None
        else (Named(report_words.SCORE, _why_no_score(sheet, trace, used=visible is not None)),)
    )
    low, high = (None, None) if result.range is None else (result.range.low, result.range.high)
    return Unfolded(
        kind="node",
        title=title,
        head=head,
        id=trace.id,
        number=visible,
        shown=None if scored is None else scored.shown,
        missing=None if trace.missing is None else trace.missing.value,
        band=None if scored is None else scored.band,
        low=low,
        high=high,
        coverage=result.coverage,
        support=result.support,
        share=trace.share,
        above=above,
        facts=why,
        steps=() if visible is None else tuple(node_steps(trace)),
        remarks=tuple(_remarks(trace, shows=visible is not None)),
        parts=tuple(_child(sheet, trace, child, used=visible is not None) for child in trace.children),
    )


def _child(sheet: Sheet, parent: NodeTrace, child: Child, *, used: bool) -> Unfolded:
    above = _above(sheet, parent, child)
    if isinstance(child.trace, ItemTrace):
        return _item(child.trace, above, withheld=sheet.assessment.withheld)
    return _node(sheet, child.trace, above, used=used and (child.number is not None or child.level is not None))


def _remarks(trace: NodeTrace, *, shows: bool) -> Iterator[Named]:
    result, band = trace.result, band_of(trace)
    if shows and band is not None:
        yield Named(report_words.BAND, band_text(band))
    if shows:
        yield from cap_remarks(trace)
    if result.range is not None:
        shares = [
            report_words.NO_RANGE if share is None else percent(share) for share in (result.coverage, result.support)
        ]
        text = words.RANGES.format(
            range=range_text(result.range, result.decimals), coverage=shares[0], support=shares[1]
        )
        yield Named(report_words.RANGE_LABEL, text)
    if trace.node.weight.why is not None:
        yield Named(words.WEIGHT_WHY, trace.node.weight.why)


def _why_no_score(sheet: Sheet, trace: NodeTrace, *, used: bool) -> str:
    result, minimum = trace.result, sheet.framework.policy.minimum_coverage
    match result.score:
        case Scored():
            return report_words.NO_SCORE_IN_ILLUSTRATION
        case NoScore.LOW_COVERAGE:
            text = report_words.WHY_NO_SCORE[result.score.value].format(
                coverage=percent_below(result.coverage or 0.0, minimum), minimum=percent(minimum)
            )
            return words.LOW_COVERAGE.format(why=text) if used else text
        case _:
            return why_no_number(trace)


# ---- what stands between a node and its child


def _above(sheet: Sheet, parent: NodeTrace, child: Child) -> Above:
    hidden = sheet.assessment.subject.illustration and isinstance(child.trace, NodeTrace)
    return Above(
        weight=child.weight,
        number=None if hidden else child.number,
        at_worst=child.at_worst,
        share=child.share,
        level=None if hidden else child.level,
        text=_counts_as(sheet, parent, child, hidden=hidden),
    )


def _counts_as(sheet: Sheet, parent: NodeTrace, child: Child, *, hidden: bool) -> str:
    trace, missing = child.trace, child.trace.missing
    why = "" if missing is None else _why_missing(sheet, trace, missing)
    if child.level is not None and not hidden:
        text = words.IN_TABLE.format(above=_inside(parent), level=child.level)
        if child.at_worst:
            return words.LEVEL_AT_WORST.format(text=text, why=why)
        return words.LEVEL_ABSENT.format(text=text, why=why) if why else text
    if child.number is None:
        return _left_out(trace, missing, why)
    text = _weight_text(parent, child)
    if child.at_worst:
        return words.AT_WORST.format(text=text, number=figure(child.number, 1), why=why)
    if isinstance(trace, NodeTrace) and trace.result.passes is not None and not hidden:
        band = band_of(trace)
        return words.AS_BAND.format(
            text=text, number=amount(trace.result.passes), band="" if band is None else band.label
        )
    return text


def _inside(node: NodeTrace) -> str:
    """What a node is called inside a sentence."""
    return words.TOPS[OWN] if node.id == OWN else title_of(node)


def _weight_text(parent: NodeTrace, child: Child) -> str:
    weight, title = amount(child.weight), _inside(parent)
    if parent.node.formula.aggregate is Aggregate.SUM:
        return words.TIMES.format(weight=weight)
    if child.share is None:
        return words.UNWEIGHED.format(above=title)
    share, whole = percent(child.share), child.trace.share
    if whole is None or parent.id in {OVERALL, OWN}:
        return words.WEIGHED.format(weight=weight, share=share, above=title)
    return words.WEIGHED_OF_WHOLE.format(
        weight=weight, share=share, above=title, whole=percent(whole), top=words.TOPS[parent.whole]
    )


_NOT_ASKED: Final = frozenset({Missing.OTHER_PHASE, Missing.OTHER_RESPONDENT, Missing.OUT_OF_SCOPE, Missing.UNMET})


def _left_out(trace: NodeTrace | ItemTrace, missing: Missing | None, why: str) -> str:
    """Why something does not count, although it may have a number: then nothing beside it lets a table be read."""
    if missing is None:
        return words.UNREAD
    asked = missing not in _NOT_ASKED
    form = words.LEFT_OUT if asked else words.NOT_ASKED
    if missing is Missing.NOT_APPLICABLE and isinstance(trace, ItemTrace):
        form = words.DECLARED
    text = form.format(why=why)
    kept = isinstance(trace, ItemTrace) and not asked and not isinstance(trace.result.answer, Unanswered)
    return words.KEPT.format(text=text) if kept else text


def _why_missing(sheet: Sheet, trace: NodeTrace | ItemTrace, missing: Missing) -> str:
    assessment = sheet.assessment
    if isinstance(trace, NodeTrace):
        return words.MISSING["other-levers" if missing is Missing.OTHER_LEVER else missing.value]
    item, answer = trace.item, trace.result.answer
    if missing is Missing.NOT_APPLICABLE and isinstance(answer, NotApplicable):
        return report_words.BECAUSE.format(because=answer.because)
    name = "unsettled-by" if missing is Missing.UNSETTLED and trace.waits_for else missing.value
    return words.MISSING[name].format(
        phases=", ".join(item.phases or ()),
        phase=assessment.phase or report_words.NONE_GIVEN,
        respondents=", ".join(item.respondents or ()),
        respondent=report_words.OTHER_RESPONDENT
        if assessment.withheld
        else assessment.respondent or report_words.NONE_GIVEN,
        condition="" if item.applies_when is None else item.applies_when.text,
        items=", ".join(trace.waits_for),
        lever=report_words.LEVERS[item.lever.value],
    )


# ---- items


def _item(trace: ItemTrace, above: Above | None, *, withheld: bool) -> Unfolded:
    missing = trace.missing
    points = trace.result.points if missing is None else None
    text = words.NO_POINTS if points is None else words.POINTS.format(points=score_text(points, trace.ends))
    lines = (Named(words.QUESTION, trace.item.ask), *item_facts(trace))
    parts: tuple[Unfolded, ...] = ()
    if trace.gate is not None and trace.item.applies_when is not None:
        seen = Seen(has_previous=False, withheld=withheld)
        condition = judged(trace.gate, trace.item.applies_when.text, seen)
        parts = (replace(condition, head=words.GATE.format(head=condition.head)),)
    return Unfolded(
        kind="item",
        title=trace.item.ask,
        head=words.HEAD.format(title=trace.id, shown=text),
        id=trace.id,
        number=points,
        shown=None if points is None else shown(points, trace.ends),
        missing=None if missing is None else missing.value,
        share=trace.share,
        above=above,
        facts=lines,
        steps=() if points is None else tuple(item_steps(trace)),
        remarks=tuple(item_remarks(trace)),
        parts=parts,
    )


# ---- rules


def _rule(sheet: Sheet, trace: RuleTrace, *, has_previous: bool) -> Unfolded:
    rule, outcome = trace.result.rule, trace.result.outcome
    lines = [Named(words.SEVERITY, report_words.SEVERITIES[rule.severity.value].lower())]
    lines.append(Named(words.FINDING if outcome is Outcome.FIRES else words.WOULD_SAY, rule.finding))
    if outcome is Outcome.UNDECIDED:
        waits = ", ".join(trace.result.waits_for) or report_words.WAITS_FOR_PREVIOUS
        lines.append(Named(words.WAITS, waits))
    effects = tuple(effect_texts(trace, titles_of(sheet.framework)))
    if effects and sheet.assessment.subject.illustration:
        effects = (report_words.NO_SCORE_IN_ILLUSTRATION,)
    return Unfolded(
        kind="rule",
        title=rule.text,
        head=words.HEAD.format(title=trace.id, shown=words.OUTCOMES[outcome.value]),
        id=trace.id,
        verdict=outcome.value,
        facts=tuple(lines),
        remarks=tuple(Named(words.CAPS, text) for text in effects),
        parts=(judged(trace.condition, rule.text, Seen(has_previous, sheet.assessment.withheld)),),
    )
