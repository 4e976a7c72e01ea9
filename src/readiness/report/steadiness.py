"""The one line of every report that says what other weights of the themes would change."""

from collections.abc import Mapping

from readiness.engine.robustness import Steadiness
from readiness.ids import NodeId
from readiness.report.view import SteadyBand
from readiness.report.wording import percent
from readiness.words import robustness as words


def steady_band(found: Steadiness, titles: Mapping[NodeId, str]) -> SteadyBand:
    """How steady the band is, in one sentence."""
    draws = found.draws
    weakest = _weakest(found.weakest, titles, free=not draws.weighed)
    template = words.BAND_HOLDS if draws.weighed else words.BAND_FREE
    share = draws.kept / draws.draws
    text = template.format(share=percent(share), draws=f"{draws.draws:,}", weakest=weakest)
    return SteadyBand(text, draws.kept, draws.draws, draws.seed)


def _weakest(weakest: tuple[NodeId, ...], titles: Mapping[NodeId, str], *, free: bool) -> str:
    named = [titles[theme] for theme in weakest]
    if not named:
        return ""
    if len(named) == 1:
        return (words.WEAKEST_FREE if free else words.WEAKEST_ONE).format(title=named[0])
    return (words.WEAKEST_SHARED_FREE if free else words.WEAKEST_SHARED).format(titles=together(named))


def together(named: list[str]) -> str:
    """Two or more names, as a sentence has them."""
    return words.AND.join((", ".join(named[:-1]), named[-1])) if len(named) > 1 else named[0]
