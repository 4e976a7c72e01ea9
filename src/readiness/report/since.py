"""What became of each theme since the round before, for the report of an assessment."""

from collections.abc import Iterator
from dataclasses import replace

from readiness.compare.change import Change, NodeChange
from readiness.engine.plan import Plan
from readiness.ids import NodeId
from readiness.model.result import Scored
from readiness.report.apportion import signed
from readiness.report.verdict import verdict_view
from readiness.report.view import Report, SinceView
from readiness.report.wording import shown_text
from readiness.words import report as words


def with_since(report: Report, change: Change, plan: Plan, before: str) -> Report:
    """The same report with what `change` says of the whole and the themes.

    `plan` is that of its framework, `before` the name of the round before.
    """
    themes = {theme.id for theme in plan.framework.themes}
    return replace(report, since=tuple(_views(change, themes, plan, before)))


def _views(change: Change, themes: set[NodeId], plan: Plan, before: str) -> Iterator[SinceView]:
    for node in (change.overall, *(node for node in change.nodes if node.id in themes)):
        if node.new is not None:
            yield _view(node, plan, before)


def _view(node: NodeChange, plan: Plan, before: str) -> SinceView:
    old = node.old
    same_scale = old is not None and node.new is not None and old.ends == node.new.ends
    scored = old.score if old is not None and same_scale and isinstance(old.score, Scored) else None
    verdict = verdict_view(node, plan)
    return SinceView(
        id=node.id,
        round=before,
        score=None if scored is None else scored.value,
        score_text=words.NO_SCORE if scored is None else shown_text(scored.shown, node.found.decimals),
        like_for_like=node.like_for_like,
        like_for_like_text=words.NO_RANGE
        if node.like_for_like is None
        else signed(node.like_for_like, node.found.decimals),
        verdict=verdict.verdict,
        verdict_text=verdict.text,
        short=verdict.short,
    )
