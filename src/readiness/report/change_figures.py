"""The scores of both rounds, and how each moved."""

from collections.abc import Iterator, Mapping

from readiness.compare.change import NodeChange
from readiness.ids import NodeId
from readiness.model.result import NodeResult, Scored
from readiness.numbers import snap
from readiness.report.apportion import signed
from readiness.report.both_rounds import BothRounds
from readiness.report.change_split import shown_change
from readiness.report.change_view import FigureChange, VerdictView
from readiness.report.levers import are_apart
from readiness.report.verdict import verdict_view
from readiness.report.wording import percent, shown_text
from readiness.words import change as words
from readiness.words import report as report_words


def figures_of(
    rounds: BothRounds, named: Mapping[NodeId, NodeChange], titles: Mapping[NodeId, str]
) -> Iterator[FigureChange]:
    """The whole, the mission's own levers where they are apart, and the themes; or one theme and what is below it."""
    if rounds.shown.theme is not None:
        theme = next(theme for theme in rounds.change.matching.new.themes if theme.id == rounds.shown.theme)
        for node in theme.nodes():
            yield _figure(rounds, titles[node.id], named[node.id])
        return
    yield _figure(rounds, report_words.OVERALL, rounds.change.overall)
    if are_apart(rounds.change.matching.old, rounds.change.matching.new):
        yield _figure(rounds, report_words.OWN_LEVERS, rounds.change.own)
    themes = {theme.id for theme in (*rounds.change.matching.old.themes, *rounds.change.matching.new.themes)}
    for change in rounds.change.nodes:
        if change.id in themes:
            yield _figure(rounds, titles[change.id], change)


def topics_of(rounds: BothRounds, titles: Mapping[NodeId, str]) -> Iterator[FigureChange]:
    """What is below the themes, where these are looked at; only what moved, where that is asked for."""
    if rounds.shown.theme is not None:
        return
    themes = {theme.id for theme in (*rounds.change.matching.old.themes, *rounds.change.matching.new.themes)}
    for change in rounds.change.nodes:
        if change.id not in themes:
            figure = _figure(rounds, titles[change.id], change)
            if not rounds.shown.only_changed or has_moved(figure):
                yield figure


def _figure(rounds: BothRounds, title: str, node: NodeChange) -> FigureChange:
    """A node as it is shown."""
    one, other = (_scored(found) if rounds.rated else None for found in (node.old, node.new))
    decimals = node.found.decimals
    change = shown_change(node.old, node.new) if rounds.scored else None
    old_band, new_band = (None if found is None else found.band for found in (one, other))
    least, most = node.spread or (None, None)
    verdict, band = verdict_view(node, rounds.plan), _band_text(old_band, new_band)
    coverage = _both(coverage_of(node.old), coverage_of(node.new))
    support = _both(support_of(node.old), support_of(node.new))
    return FigureChange(
        id=node.id,
        parent=rounds.parents.get(node.id),
        title=title,
        old=None if one is None else one.value,
        new=None if other is None else other.value,
        old_text=_text(one, decimals),
        new_text=_text(other, decimals),
        change=None if one is None or other is None or not rounds.scored else snap(other.value - one.value),
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


def coverage_of(node: NodeResult | None) -> str:
    """The coverage of a node as it is shown."""
    return _share(None if node is None else node.coverage)


def support_of(node: NodeResult | None) -> str:
    """The support of a node as it is shown."""
    return _share(None if node is None else node.support)


def _share(share: float | None) -> str:
    return report_words.NO_RANGE if share is None else percent(share)


def _both(old: str, new: str) -> str:
    return old if old == new else words.FROM_TO.format(old=old, new=new)


def _scored(node: NodeResult | None) -> Scored | None:
    return node.score if node is not None and isinstance(node.score, Scored) else None


def _text(score: Scored | None, decimals: int | None) -> str:
    return report_words.NO_SCORE if score is None else shown_text(score.shown, decimals)


def score_text_of(node: NodeResult | None) -> str:
    """The score of a node as it is shown."""
    return _text(_scored(node), None if node is None else node.decimals)


def _moved(node: NodeChange, verdict: VerdictView, band: str | None, coverage: str, support: str) -> Iterator[str]:
    yield words.FIGURE.format(verdict=verdict.text, why=verdict.short)
    if band is not None:
        yield words.FIGURE_BAND.format(band=band)
    if coverage_of(node.old) != coverage_of(node.new):
        yield words.FIGURE_COVERAGE.format(coverage=coverage)
    if support_of(node.old) != support_of(node.new):
        yield words.FIGURE_SUPPORT.format(support=support)


def _band_text(old: str | None, new: str | None) -> str | None:
    if old == new:
        return None
    if old is None or new is None:
        return words.BAND_ENTERED.format(new=new) if old is None else words.BAND_LEFT.format(old=old)
    return words.BAND_MOVED.format(old=old, new=new)


def has_moved(figure: FigureChange) -> bool:
    """Whether any number of a node moved, or its band."""
    return bool(figure.change or figure.like_for_like or figure.band_text) or figure.old_text != figure.new_text
