"""What a change like for like says, in words."""

from readiness.compare.change import NodeChange, Reason
from readiness.compare.nodes import noticeable
from readiness.engine.plan import Plan
from readiness.report.apportion import signed
from readiness.report.change_view import VerdictView
from readiness.report.wording import percent, shown_text
from readiness.words import change as words


def verdict_view(node: NodeChange, plan: Plan) -> VerdictView:
    """The verdict on a change with its reason; `plan` is the newer framework's."""
    decimals = node.found.decimals
    least, most = node.spread or (0.0, 0.0)
    reason = Reason.NOTHING_IN_BOTH if node.like_for_like is None else node.reason
    said = {
        "change": signed(node.like_for_like or 0.0, decimals),
        "items": node.both,
        "noticeable": shown_text(noticeable(plan, node.found), decimals),
        "least": signed(least, decimals),
        "most": signed(most, decimals),
        "share": percent(node.comparable),
        "in_both": percent(node.in_both),
    }
    why, short = (texts[reason.value].format(**said) for texts in (words.REASONS, words.SHORT_REASONS))
    return VerdictView(node.verdict.value, words.VERDICTS[node.verdict.value], why, short)
