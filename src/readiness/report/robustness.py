"""From trials of the conclusions to the report that shows what became of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeVar

from readiness.engine.robustness import Conclusions, Level, Order, OtherAggregate, Robustness
from readiness.engine.weightings import LEAST, MOST
from readiness.ids import NodeId
from readiness.model.framework import Framework
from readiness.report.robustness_view import Kept, Otherwise, RobustnessReport, Trial
from readiness.report.steadiness import together
from readiness.report.view import Named, Report
from readiness.report.wording import amount, percent, titles_of
from readiness.words import report as report_words
from readiness.words import robustness as words

T = TypeVar("T")

PAIRS: Final = 10
"""How many pairs of themes that change places are named."""


def build_robustness(framework: Framework, report: Report, found: Robustness) -> RobustnessReport:
    """The report of what became of the conclusions of an assessment, whose own report is `report`."""
    base, titles = found.base, titles_of(framework)
    nothing = _nothing(report, base)
    weighed = [] if nothing else list(_under_weights(found, titles))
    pairs = [entry for entry in weighed if entry.conclusion == "order"]
    others = [] if nothing else [*_under_aggregates(found, titles), *_left_out(found, titles)]
    return RobustnessReport(
        rescored=report.rescored,
        title=words.TITLE.format(title=report.title),
        notices=report.notices,
        internal=report.internal,
        identity=report.identity,
        nothing=nothing,
        conclusions=() if nothing else tuple(_conclusions(report, base, titles)),
        band=None if nothing else base.band,
        order=base.order if base.ranks and not nothing else (),
        draws=found.draws,
        seed=found.seed,
        trials=() if nothing else tuple(trial for trial in _trials(found) if trial.tried),
        otherwise=(*(entry for entry in weighed if entry not in pairs[PAIRS:]), *others),
        more_pairs=len(pairs[PAIRS:]),
        method=() if nothing else tuple(_method(found, titles)),
        versions=report.versions,
    )


def _nothing(report: Report, base: Conclusions) -> str | None:
    """Why there is nothing to try."""
    if report.identity.illustration:
        return report_words.NO_SCORE_IN_ILLUSTRATION
    if base.band is not None or base.ranks:
        return None
    return " ".join((words.NOTHING, report.overall.why_no_score or "")).strip()


# ---- the conclusions


def _conclusions(report: Report, base: Conclusions, titles: Mapping[NodeId, str]) -> Iterator[Named]:
    scores = {theme.id: theme.score_text for theme in report.themes if theme.score is not None}
    if base.band is None:
        why = report.overall.why_no_score or words.NO_BANDS
        yield Named(words.LABELS["band"], words.WITHOUT.format(why=why))
    else:
        text = words.WITH_SCORE.format(text=base.band, score=report.overall.score_text)
        yield Named(words.LABELS["band"], text)
    if not base.ranks:
        why = words.OTHER_SCALES if len(scores) > 1 else words.TOO_FEW
        yield Named(words.LABELS["weakest"], words.WITHOUT.format(why=why))
        return
    weakest = words.WITH_SCORE.format(text=_named(base.weakest, titles), score=scores[base.weakest[0]])
    yield Named(words.LABELS["weakest"], weakest)
    order = (words.WITH_SCORE.format(text=_equal(group, titles), score=scores[group[0]]) for group in base.order)
    yield Named(words.LABELS["order"], words.NEXT.join(order))


def _named(nodes: Sequence[NodeId], titles: Mapping[NodeId, str]) -> str:
    return together([titles[node] for node in nodes])


def _equal(group: Sequence[NodeId], titles: Mapping[NodeId, str]) -> str:
    named = _named(group, titles)
    return named if len(group) == 1 else words.EQUAL.format(titles=named)


# ---- how often each stays the same


def _trials(found: Robustness) -> Iterator[Trial]:
    base, steady = found.base, found.themes_weighed
    if steady is not None:
        title = words.TRIAL_TITLES["theme-weights"]
        yield Trial("theme-weights", title, steady.draws, _kept(steady.kept, steady.draws), None, None)
    yield _trial("all-weights", base, found.weighed)
    for level in Level:
        ends = [(other.found, 1) for other in found.aggregates if other.level is level]
        yield _trial(level.value, base, ends, band_only=level is Level.WHOLE)
    yield _trial("item", base, [(left.found, 1) for left in found.items])
    yield _trial("theme", base, [(left.found, 1) for left in found.themes], band_only=True)


def _trial(
    varied: str, base: Conclusions, ends: Sequence[tuple[Conclusions, int]], *, band_only: bool = False
) -> Trial:
    tried = sum(count for _, count in ends)

    def kept(stays: Callable[[Conclusions], bool]) -> Kept | None:
        return _kept(sum(count for found, count in ends if stays(found)), tried) if tried else None

    ranks = base.ranks and not band_only
    return Trial(
        varied=varied,
        title=words.TRIAL_TITLES[varied],
        # what bears on the band alone is no trial where there is no band
        tried=0 if band_only and base.band is None else tried,
        band=kept(lambda found: found.band == base.band) if base.band is not None else None,
        weakest=kept(lambda found: found.weakest == base.weakest) if ranks else None,
        order=kept(lambda found: found.order == base.order) if ranks else None,
    )


def _kept(kept: int, tried: int) -> Kept:
    return Kept(kept, kept / tried, percent(kept / tried))


# ---- what comes out otherwise


def _under_weights(found: Robustness, titles: Mapping[NodeId, str]) -> Iterator[Otherwise]:
    """The other bands and weakest themes under other weights, and what changes places; the most frequent first."""
    base = found.base
    bands = _tallied((end.band, count) for end, count in found.weighed if end.band != base.band)
    weakest = _tallied((end.weakest, count) for end, count in found.weighed if end.weakest != base.weakest)

    def drawn(conclusion: str, ids: tuple[str, ...], text: str, count: int) -> Otherwise:
        share = percent(count / found.draws)
        return Otherwise("all-weights", conclusion, (), ids, count, words.IN_DRAWS.format(share=share, found=text))

    for band, count in bands if base.band is not None else ():
        yield drawn("band", *_band(band), count)
    for themes, count in weakest if base.ranks else ():
        yield drawn("weakest", *_weakest(themes, titles), count)
    for pair, count in _tallied(_swaps(found)) if base.ranks else ():
        template = words.NOT_EQUAL if any(set(pair) <= set(group) for group in base.order) else words.NOT_BELOW
        yield drawn("order", pair, template.format(first=titles[pair[0]], second=titles[pair[1]]), count)


def _tallied(ends: Iterable[tuple[T, int]]) -> list[tuple[T, int]]:
    counts: Counter[T] = Counter()
    for end, count in ends:
        counts[end] += count
    return counts.most_common()


def _swaps(found: Robustness) -> Iterator[tuple[tuple[NodeId, NodeId], int]]:
    """Every two themes that stand otherwise to one another than in the base, once for each conclusion."""
    before = _ranks(found.base.order)
    for end, count in found.weighed:
        after = _ranks(end.order)
        for one, other in combinations(before, 2):
            both = one in after and other in after
            if not both or _sign(before[one], before[other]) != _sign(after[one], after[other]):
                yield (one, other), count


def _ranks(order: Order) -> dict[NodeId, int]:
    return {theme: rank for rank, group in enumerate(order) for theme in group}


def _sign(one: int, other: int) -> int:
    return (one > other) - (one < other)


def _under_aggregates(found: Robustness, titles: Mapping[NodeId, str]) -> Iterator[Otherwise]:
    for other in found.aggregates:
        name = other.aggregate.value
        for conclusion, ids, text in _changed(found.base, other.found, titles):
            full = words.WITH_AGGREGATE.format(
                aggregate=words.AGGREGATES[name], where=_where(other, found, titles), found=text
            )
            yield Otherwise(other.level.value, conclusion, (name,), ids, 1, full)


def _left_out(found: Robustness, titles: Mapping[NodeId, str]) -> Iterator[Otherwise]:
    """What leaving something out changes: for each other conclusion, everything of which one has to be without."""
    grouped: dict[tuple[str, str, tuple[str, ...], str], list[NodeId]] = defaultdict(list)
    for left in found.items:
        for conclusion, ids, text in _changed(found.base, left.found, titles):
            # a list of orders would say less than the items that change the order
            which = ((), words.ANOTHER_ORDER) if conclusion == "order" else (ids, text)
            grouped["item", conclusion, *which].append(left.id)
    for left in found.themes:
        if left.found.band != found.base.band:
            grouped["theme", "band", *_band(left.found.band)].append(left.id)
    # of items before themes, and of each the band before the weakest theme before the order
    places = [(varied, conclusion) for varied in ("item", "theme") for conclusion in words.SHORT]
    for (varied, conclusion, ids, text), left_out in sorted(grouped.items(), key=lambda row: places.index(row[0][:2])):
        names = [titles.get(one, one) for one in left_out]
        template = words.WITHOUT_ONE if len(names) == 1 else words.WITHOUT_ONE_OF
        full = template.format(name=names[0], names=", ".join(names), found=text)
        yield Otherwise(varied, conclusion, tuple(left_out), ids, len(names), full)


def _changed(
    base: Conclusions, end: Conclusions, titles: Mapping[NodeId, str]
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The conclusions that came out otherwise: which, as ids and in words."""
    if base.band is not None and end.band != base.band:
        yield "band", *_band(end.band)
    if base.ranks and end.weakest != base.weakest:
        yield "weakest", *_weakest(end.weakest, titles)
    if base.ranks and end.order != base.order:
        order = words.NEXT.join(_equal(group, titles) for group in end.order)
        text = words.ORDER_IS.format(order=order) if end.order else words.NO_THEMES
        yield "order", tuple(theme for group in end.order for theme in group), text


def _band(band: str | None) -> tuple[tuple[str, ...], str]:
    return ((), words.NO_SCORE) if band is None else ((band,), words.BAND_IS.format(band=band))


def _weakest(themes: tuple[NodeId, ...], titles: Mapping[NodeId, str]) -> tuple[tuple[NodeId, ...], str]:
    if not themes:
        return (), words.NO_THEMES
    template = words.WEAKEST_IS if len(themes) == 1 else words.WEAKEST_ARE
    return themes, template.format(title=titles[themes[0]], titles=_named(themes, titles))


def _where(other: OtherAggregate, found: Robustness, titles: Mapping[NodeId, str]) -> str:
    """The nodes that an aggregate was tried at, in words."""
    if other.level is Level.WHOLE:
        return words.THE_WHOLE
    everywhere = not any(skipped for skipped in found.not_tried)
    return words.THE_THEMES if everywhere else _named(other.nodes, titles)


# ---- how it was tried


def _method(found: Robustness, titles: Mapping[NodeId, str]) -> Iterator[str]:
    yield words.WHY
    yield words.WEIGHTS.format(draws=f"{found.draws:,}", least=amount(LEAST), most=amount(MOST), seed=found.seed)
    yield " ".join(_aggregation(found, titles))
    yield words.LEFT_OUT
    yield words.TIES
    yield words.NOT_ASKED_WHY


def _aggregation(found: Robustness, titles: Mapping[NodeId, str]) -> Iterator[str]:
    tried: dict[str, list[str]] = defaultdict(list)
    for other in found.aggregates:
        tried[_where(other, found, titles)].append(words.AGGREGATES[other.aggregate.value])
    for where, aggregates in tried.items():
        yield words.AGGREGATES_TRIED.format(where=where, aggregates=", ".join(aggregates))
    if not tried:
        yield words.NO_AGGREGATES
    for skipped in found.not_tried:
        yield words.NOT_TRIED[skipped.why.value].format(nodes=_named(skipped.nodes, titles))
    yield words.MAXIMUM
