"""From a comparison to the report that shows it."""

from collections.abc import Iterator, Mapping
from math import floor

from readiness._version import __version__
from readiness.compare.change import Change, ItemChange, Movement, NodeChange
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, NotApplicable, Sheet
from readiness.model.framework import Rule, Severity
from readiness.model.result import NodeResult, Outcome, Result, Scored
from readiness.numbers import half_away, snap
from readiness.report.build import finding, identity
from readiness.report.change_view import ChangeReport, FigureChange, GoneFinding, ItemMove, Moves, PartOfChange
from readiness.report.view import FindingView, Named
from readiness.report.wording import answer_text, percent, shown_text, titles_of
from readiness.words import change as words
from readiness.words import report as report_words

_MOVES = {
    Movement.ROSE: words.ROSE,
    Movement.FELL: words.FELL,
    Movement.CORRECTED: words.CORRECTED,
    Movement.CAME: words.CAME,
    Movement.LEFT: words.LEFT,
}


def build_change(
    old: tuple[Sheet, Result],
    new: tuple[Sheet, Result],
    change: Change,
    *,
    adjacent: bool = True,
    rescored_from: str | None = None,
) -> ChangeReport:
    """The report of what changed from one round to another of the same framework.

    `adjacent` says that the one is the round before the other. `rescored_from` names the framework that a file asked
    for, where the rounds were read with another on request.
    """
    one, other = old[0].assessment, new[0].assessment
    framework = new[0].framework
    titles = titles_of(framework)
    scored = not (one.subject.illustration or other.subject.illustration) and one.scope is other.scope
    nodes = {node.id: node for node in change.nodes}
    now: dict[str, str] = {rule.new.rule.id: rule.new.outcome.value for rule in change.rules}
    figures = (
        _figure(report_words.OVERALL, change.overall, scored=scored),
        _figure(report_words.OWN_LEVERS, change.own, scored=scored),
        *(_figure(theme.title, nodes[theme.id], scored=scored) for theme in framework.themes),
    )
    themes = {item.id: theme.title for theme in framework.themes for item in theme.items()}
    return ChangeReport(
        title=words.TITLE.format(framework=framework.title, subject=other.subject.name, old=one.round, new=other.round),
        rescored=rescored_from and report_words.RESCORED.format(framework=framework.name, named=rescored_from),
        notices=tuple(_notices(one, other, adjacent=adjacent)),
        internal=report_words.INTERNAL,
        old=identity(old[0], None),
        new=identity(new[0], None),
        facts=tuple(_facts(old, new)),
        summary=_summary(figures[0], change.both),
        figures=figures,
        parts=_parts(change, figures[0]) if scored else (),
        came=_findings(change, titles, before=False, after=True),
        went=tuple(
            GoneFinding(entry, words.WHY_WENT[now[entry.id]])
            for entry in _findings(change, titles, before=True, after=False)
        ),
        stayed=_findings(change, titles, before=True, after=True),
        moves=tuple(_moves(change, themes)),
        support_lost=tuple(
            entry.new.item.id
            for entry in change.items
            if entry.old.supported and entry.new.supported is False and not _backwards(one, other)
        ),
        unchanged=words.UNCHANGED.format(count=sum(entry.movement is Movement.STAYED for entry in change.items)),
        method=words.METHOD,
        versions=(
            Named(report_words.VERSION_LABELS["tool"], __version__),
            Named(report_words.VERSION_LABELS["framework"], framework.name),
            Named(report_words.VERSION_LABELS["framework-digest"], framework.digest),
            Named(words.DIGEST.format(round=one.round), one.digest),
            Named(words.DIGEST.format(round=other.round), other.digest),
        ),
    )


# ---- what is told first


def _notices(old: Assessment, new: Assessment, *, adjacent: bool) -> Iterator[str]:
    if old.subject.fictional or new.subject.fictional:
        yield report_words.FICTIONAL
    for subject in dict.fromkeys((old.subject, new.subject)):
        if subject.illustration:
            yield report_words.ILLUSTRATION.format(name=subject.name)
    for what, one, other in (
        ("subject", old.subject.id, new.subject.id),
        ("respondent", old.respondent, new.respondent),
        ("scope", old.scope.value, new.scope.value),
        ("phase", old.phase, new.phase),
    ):
        if one != other:
            none = report_words.NONE_GIVEN
            yield words.DIFFERENT[what].format(old=one or none, new=other or none)
    if _backwards(old, new):
        yield words.BACKWARDS
    if not adjacent and old.subject.id == new.subject.id and old.digest != new.digest:
        yield words.NOT_ADJACENT


def _backwards(old: Assessment, new: Assessment) -> bool:
    return (new.date, new.round) < (old.date, old.round)


def _facts(old: tuple[Sheet, Result], new: tuple[Sheet, Result]) -> Iterator[tuple[str, str, str]]:
    one, other = old[0].assessment, new[0].assessment
    none = report_words.NONE_GIVEN
    yield (report_words.FACT_LABELS["round"], one.round, other.round)
    yield (report_words.FACT_LABELS["date"], one.date.isoformat(), other.date.isoformat())
    yield (report_words.FACT_LABELS["phase"], one.phase or none, other.phase or none)
    yield (report_words.FACT_LABELS["respondent"], one.respondent or none, other.respondent or none)
    before, after = old[1].overall, new[1].overall
    yield (report_words.COVERAGE, _share(before.coverage), _share(after.coverage))
    yield (report_words.SUPPORT, _share(before.support), _share(after.support))


def _share(share: float | None) -> str:
    return report_words.NO_RANGE if share is None else percent(share)


def _summary(overall: FigureChange, both: int) -> str:
    parts = []
    if overall.change is None:
        parts.append(words.NO_HEADLINE)
    else:
        text = words.SUMMARY if float(overall.change_text) else words.SUMMARY_SAME
        parts.append(text.format(old=overall.old_text, new=overall.new_text, change=overall.change_text))
    like = words.NO_LIKE_FOR_LIKE if overall.like_for_like is None else words.LIKE_FOR_LIKE_SUMMARY
    parts.append(like.format(change=overall.like_for_like_text, count=both))
    return " ".join(parts)


# ---- figures


def _signed(value: float, decimals: int | None = None) -> str:
    """A change with its sign, to the decimals of its node, else to one; no sign before 0."""
    digits = 1 if decimals is None else decimals
    rounded = half_away(value, digits)
    return f"{rounded:+.{digits}f}" if rounded else f"{0:.{digits}f}"


def _figure(title: str, node: NodeChange, *, scored: bool) -> FigureChange:
    one, other = _shown(node.old, scored=scored), _shown(node.new, scored=scored)
    values = [found.score.value for found in (node.old, node.new) if isinstance(found.score, Scored)]
    both = one is not None and other is not None
    decimals = node.new.decimals
    return FigureChange(
        id=node.id,
        title=title,
        old_text=report_words.NO_SCORE if one is None else shown_text(one, decimals),
        new_text=report_words.NO_SCORE if other is None else shown_text(other, decimals),
        change=snap(values[1] - values[0]) if both else None,
        # of the numbers as they are shown, so that a reader who subtracts gets the same
        change_text=_signed(other - one, decimals) if one is not None and other is not None else report_words.NO_RANGE,
        like_for_like=node.like_for_like,
        like_for_like_text=report_words.NO_RANGE
        if node.like_for_like is None
        else _signed(node.like_for_like, decimals),
    )


def _shown(node: NodeResult, *, scored: bool) -> float | None:
    return node.score.shown if scored and isinstance(node.score, Scored) else None


def _parts(change: Change, overall: FigureChange) -> tuple[PartOfChange, ...]:
    """The parts of the overall change, rounded by largest remainder, so that what is shown adds up."""
    split = change.split
    if split is None:
        return ()
    values = (split.answers, split.corrections, split.counted, split.caps)
    decimals = change.overall.new.decimals
    shown = _round_to_sum(values, float(overall.change_text), 1 if decimals is None else decimals)
    return tuple(
        PartOfChange(label, value, _signed(text, decimals))
        for label, value, text in zip(words.PARTS, values, shown, strict=True)
        if value
    )


def _round_to_sum(values: tuple[float, ...], total: float, digits: int) -> tuple[float, ...]:
    """The values to so many decimals, so that they sum to `total`; those with the largest remainders are rounded up.

    A value of 0 stays 0. `total` may differ from the sum by what rounding two scores leaves.
    """
    unit = 10**digits
    parts = [floor(snap(value * unit)) for value in values]
    missing = round(total * unit) - sum(parts)
    by_remainder = sorted(
        (place for place, value in enumerate(values) if value), key=lambda place: parts[place] - values[place] * unit
    )
    for number in range(abs(missing) if by_remainder else 0):
        place = (
            by_remainder[number % len(by_remainder)] if missing > 0 else by_remainder[-1 - number % len(by_remainder)]
        )
        parts[place] += 1 if missing > 0 else -1
    return tuple(part / unit for part in parts)


# ---- findings


def _findings(change: Change, titles: Mapping[NodeId, str], *, before: bool, after: bool) -> tuple[FindingView, ...]:
    """Of the rules that fired, or did not, in each round; the weightiest first."""
    weights = list(reversed(Severity))
    rules: list[Rule] = [
        entry.new.rule
        for entry in change.rules
        if ((entry.old.outcome is Outcome.FIRES), (entry.new.outcome is Outcome.FIRES)) == (before, after)
    ]
    return tuple(finding(rule, titles) for rule in sorted(rules, key=lambda rule: weights.index(rule.severity)))


# ---- items


def _moves(change: Change, themes: Mapping[NodeId, str]) -> Iterator[Moves]:
    """The items by how they moved, the largest movement first."""
    for movement, title in _MOVES.items():
        moved = sorted(
            (entry for entry in change.items if entry.movement is movement), key=lambda entry: -abs(_by(entry))
        )
        if moved:
            yield Moves(movement.value, title, tuple(_move(entry, themes) for entry in moved))
    if change.context:
        yield Moves("context", words.CONTEXT, tuple(_move(entry, themes) for entry in change.context))


def _by(entry: ItemChange) -> float:
    """How far an item moved, in points."""
    if entry.old.points is None or entry.new.points is None:
        return 0.0
    return snap(entry.new.points - entry.old.points)


def _move(entry: ItemChange, themes: Mapping[NodeId, str]) -> ItemMove:
    item = entry.new.item
    both = entry.old.points is not None and entry.new.points is not None
    revised = None if entry.new.revised is None else report_words.REVISIONS[entry.new.revised.value]
    return ItemMove(
        id=item.id,
        theme=themes[item.id],
        ask=item.ask,
        old_text=_answer(entry, old=True),
        new_text=_answer(entry, old=False),
        change_text=_signed(_by(entry)) if both else "",
        revised=revised,
        note=entry.new.note,
    )


def _answer(entry: ItemChange, *, old: bool) -> str:
    found = entry.old if old else entry.new
    if isinstance(found.answer, NotApplicable):
        return words.NOT_APPLICABLE
    if found.status.value == "asked":
        return answer_text(found.answer)
    return report_words.ANSWERS[found.status.value]
