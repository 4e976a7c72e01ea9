"""What a head of office reads first: what holds the mission back, and what moved since the round before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from readiness.engine.plan import Plan
from readiness.ids import NodeId
from readiness.model.assessment import Assessment
from readiness.model.extents import subtracted
from readiness.model.framework import Framework
from readiness.report.apportion import signed
from readiness.report.steadiness import together
from readiness.report.view import Brief, Figure, FindingView, Named
from readiness.report.wording import titles_of
from readiness.words import brief as words
from readiness.words import change as change_words
from readiness.words import report as report_words

if TYPE_CHECKING:
    from readiness.compare.change import Change, NodeChange

# values of what comparing yields, which a first round does not import
CORRECTED: Final = "corrected"
NOT_COMPARABLE: Final = "not-comparable"


def build_brief(
    framework: Framework,
    overall: Figure,
    themes: Sequence[Figure],
    findings: Sequence[FindingView],
    assessment: Assessment,
    previous: Assessment | None,
    change: "Change | None",
    plan: Plan | None,
) -> Brief:
    """The two sentences; `change` is from the previous round to this one, and `plan` that of this one's framework."""
    illustrated = assessment.subject.illustration
    held = words.HELD_ILLUSTRATION if illustrated else _held(framework, overall, themes, findings)
    held_back = Named(words.HELD, held)
    if previous is None or change is None or plan is None:
        return Brief(held_back, Named(words.MOVED, words.NO_ROUND_BEFORE))
    label = words.MOVED_SINCE.format(round=previous.round, day=previous.date)
    if assessment.subject.illustration or previous.subject.illustration:
        return Brief(held_back, Named(label, words.MOVED_ILLUSTRATION))
    return Brief(held_back, Named(label, "; ".join(_moved(framework, assessment, previous, change, plan)) + "."))


# ---- what holds it back


def _held(framework: Framework, overall: Figure, themes: Sequence[Figure], findings: Sequence[FindingView]) -> str:
    unsupported = overall.score is not None and overall.support == 0
    text = words.HELD_TEXT_UNSUPPORTED if unsupported else words.HELD_TEXT
    return text.format(weakest=_weakest(framework, themes), findings=_findings(findings))


def _weakest(framework: Framework, themes: Sequence[Figure]) -> str:
    """The themes that stand lowest; more of one that is subtracted is worse, so it is none of them."""
    if len(themes) == 1 and themes[0].shown is not None:
        (only,) = themes
        return words.ONE_THEME.format(title=only.title, score=only.score_text, band=_band(only))
    down = subtracted(framework.whole())
    rising = {str(theme.id) for theme in framework.themes if not any(item.id in down for item in theme.items())}
    ranked = [theme for theme in themes if theme.id in rising and theme.shown is not None]
    if not ranked:
        scored = any(theme.shown is not None for theme in themes)
        return words.ALL_SUBTRACTED if scored else words.NO_THEME_SCORED
    if len({theme.ends for theme in ranked}) > 1:
        return words.OTHER_SCALES
    lowest = min(theme.shown for theme in ranked if theme.shown is not None)
    if lowest >= ranked[0].ends[1]:
        return words.NONE_BELOW_FULL
    weakest = [theme for theme in ranked if theme.shown == lowest]
    template = words.WEAKEST_ONE if len(weakest) == 1 else words.WEAKEST_SHARED
    unscored = len(themes) - sum(theme.shown is not None for theme in themes)
    text = template.format(
        titles=together([theme.title for theme in weakest]), score=weakest[0].score_text, band=_band(weakest[0])
    )
    return text + (words.NOT_SCORED.format(count=unscored) if unscored else "")


def _band(theme: Figure) -> str:
    return "" if theme.band is None else words.WITH_BAND.format(band=theme.band)


def _findings(findings: Sequence[FindingView]) -> str:
    """How many there are, and the first of them; none is weightier."""
    if not findings:
        return words.NO_FINDINGS
    first = findings[0]
    template = words.ONE_FINDING if len(findings) == 1 else words.FINDINGS
    return template.format(
        count=len(findings),
        id=first.id,
        severity=report_words.SEVERITIES[first.severity].lower(),
        move=report_words.MOVE.format(move=first.move).lower(),
        cap="" if first.cap is None else words.WITH_CAP.format(cap=first.cap),
    )


# ---- what moved


def _moved(
    framework: Framework, assessment: Assessment, previous: Assessment, change: "Change", plan: Plan
) -> Iterator[str]:
    """The verdict on the whole, the themes with one of their own, and what else makes a difference."""
    from readiness.report.verdict import verdict_view  # noqa: PLC0415 - a first round needs none of it

    verdict = verdict_view(change.overall, plan)
    yield change_words.FIGURE.format(verdict=verdict.text, why=verdict.short)
    titles = titles_of(framework)
    themes = _themes(framework, change)
    if len(themes) > 1:
        yield from _told(themes, titles)
    corrected = sum(entry.movement.value == CORRECTED for entry in change.items)
    if corrected:
        yield words.CORRECTED.format(count=corrected)
    if assessment.respondent != previous.respondent:
        yield words.OTHER_PEOPLE


def _told(themes: "Sequence[NodeChange]", titles: Mapping[NodeId, str]) -> Iterator[str]:
    judged = False
    for verdict, template in words.THEMES_MOVED.items():
        found = [node for node in themes if node.verdict.value == verdict]
        # the largest change first; those of one size in the framework's order
        found.sort(key=lambda node: -abs(node.like_for_like or 0.0))
        if found:
            judged = judged or verdict != NOT_COMPARABLE
            yield template.format(themes=", ".join(_named(node, titles) for node in found))
    if not judged:
        yield words.NO_THEME_MOVED


def _named(node: "NodeChange", titles: Mapping[NodeId, str]) -> str:
    if node.like_for_like is None or node.verdict.value == NOT_COMPARABLE:
        return titles[node.id]
    return words.THEME_MOVED.format(title=titles[node.id], change=signed(node.like_for_like, node.found.decimals))


def _themes(framework: Framework, change: "Change") -> "list[NodeChange]":
    """Those of this round's framework, in its order."""
    named = {node.id: node for node in change.nodes}
    return [named[theme.id] for theme in framework.themes]
