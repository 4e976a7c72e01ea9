"""How much of each theme was declared not applicable, and with what reasons."""

from readiness.engine.traced import DeclaredTrace, Missing, ThemeDeclared
from readiness.model.assessment import NotApplicable
from readiness.model.result import ItemResult, Outcome
from readiness.report.explained import Unfolded
from readiness.report.view import Named
from readiness.report.wording import percent
from readiness.words import explain as words
from readiness.words import report as report_words


def declared(trace: DeclaredTrace) -> Unfolded:
    """The policy, and what of each theme it is measured at."""
    outcome = outcome_of(trace)
    limit = words.DECLARED_LIMIT_IS.format(share=percent(trace.limit))
    return Unfolded(
        kind="policy",
        title=trace.id,
        head=words.HEAD.format(title=trace.id, shown=words.OUTCOMES[outcome.value]),
        id=trace.id,
        verdict=outcome.value,
        facts=(Named(words.DECLARED_LIMIT, limit),),
        parts=tuple(map(_theme, trace.themes)),
    )


def outcome_of(trace: DeclaredTrace) -> Outcome:
    """Whether the policy has anything to say."""
    return Outcome.FIRES if any(found.is_much for found in trace.themes) else Outcome.SILENT


def _theme(found: ThemeDeclared) -> Unfolded:
    counts, outcome = found.counts, Outcome.FIRES if found.is_much else Outcome.SILENT
    form = words.DECLARED_SHARE if counts.due else words.DECLARED_THEME
    return Unfolded(
        kind="node",
        title=found.theme.title,
        head=form.format(
            title=words.NODE.format(title=found.theme.title, id=found.theme.id),
            count=counts.not_applicable,
            due=counts.due,
            share=percent(counts.not_applicable / counts.due) if counts.due else "",
            finding=words.DECLARED_FINDING[outcome.value],
        ),
        id=found.theme.id,
        verdict=outcome.value,
        parts=tuple(map(_item, found.items)),
    )


def _item(result: ItemResult) -> Unfolded:
    because = result.answer.because if isinstance(result.answer, NotApplicable) else ""
    text = report_words.BECAUSE.format(because=because)
    head = words.HEAD.format(title=result.item.id, shown=text)
    return Unfolded(
        kind="item",
        title=result.item.ask,
        head=head,
        id=result.item.id,
        missing=Missing.NOT_APPLICABLE.value,
        facts=(Named(words.QUESTION, result.item.ask),),
    )
