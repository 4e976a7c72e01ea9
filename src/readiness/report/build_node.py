"""The figure of a node: its score with all that stands beside it."""

from collections.abc import Sequence

from readiness.ids import OWN
from readiness.model.framework import Framework
from readiness.model.result import NodeResult, NoScore, Outcome, RuleResult, Scored
from readiness.report.view import Figure
from readiness.report.wording import percent, percent_below, range_text, score_text, shown_text
from readiness.words import report as words


def figure_of(
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
