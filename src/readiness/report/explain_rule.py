"""How a rule comes to its outcome, and what its caps do."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple, assert_never

from readiness.engine.conditions import Span, Texts
from readiness.engine.traced import Asked, Effect, Judged, RuleTrace
from readiness.ids import NodeId
from readiness.model.condition import (
    Amount,
    Arithmetic,
    Banded,
    Count,
    Gathered,
    IsAnswered,
    Measure,
    Measured,
    NumbersCompared,
    Points,
    Setting,
    Stated,
    Word,
    leaf_name,
)
from readiness.model.result import Outcome
from readiness.report.condition_text import number_text, written
from readiness.report.explained import Unfolded
from readiness.report.figuring import apart, beside
from readiness.report.view import Named
from readiness.report.wording import cap_text, score_text
from readiness.words import explain as words
from readiness.words import report as report_words


class Seen(NamedTuple):
    """What of an assessment an explanation can show."""

    has_previous: bool
    """Whether there is a round before it."""
    withheld: bool
    """Whether what was typed, and who answered, is left out."""


def judged(condition: Judged, text: str | None, seen: Seen) -> Unfolded:
    """A condition with all that it is made of; `text` is how it is written, where that is known."""
    text = written(condition.condition) if text is None else text
    return Unfolded(
        kind="condition",
        title=text,
        head=words.JUDGED.format(condition=text, verdict=words.VERDICTS[condition.verdict.value]),
        verdict=condition.verdict.value,
        facts=tuple(_facts(condition, seen)),
        parts=tuple(judged(part, None, seen) for part in condition.parts),
    )


# ---- what a comparison asks


def _facts(found: Judged, seen: Seen) -> Iterator[Named]:
    match found.condition:
        case NumbersCompared(_, left, right):
            one, other = found.sides
            sides = ((left, one, _ends(other)), (right, other, _ends(one)))
            for asked in found.asked:
                limits = next((ends for side, _, ends in sides if side == asked.leaf), ())
                yield Named(leaf_name(asked.leaf), _asked(asked, limits, seen))
            for side, span, limits in sides:
                if isinstance(side, Arithmetic | Gathered):
                    text = _span(span, limits, 0 if isinstance(side, Count) else 1)
                    yield Named(number_text(side), text or words.NOT_THERE)
        case _:
            for asked in found.asked:
                yield Named(leaf_name(asked.leaf), _asked(asked, (), seen))


def _ends(span: Span | None) -> tuple[float, ...]:
    return () if span is None else tuple(dict.fromkeys(span[:2]))


def _asked(asked: Asked, limits: Sequence[float], seen: Seen) -> str:
    """What something is that a condition asks."""
    text: str | None = None
    match asked.leaf:
        case Measured(Measure.COVERAGE | Measure.SUPPORT):
            text = _span(asked.number, limits, 2)
        case Measured() | Points():
            text = _span(asked.number, limits, 1)
        case Amount():
            text = _span(asked.number, limits, 0)
        case Word(allowed=None) | Stated(Setting.RESPONDENT) if seen.withheld:
            text = report_words.LEFT_OUT
        case Word() | Banded() | Stated():
            text = _words(asked.words)
        case IsAnswered():
            text = None if asked.answered is None else words.ANSWERED[asked.answered]
        case _:
            assert_never(asked.leaf)
    if text is not None:
        return text
    if not asked.leaf.earlier:
        return words.NOT_THERE
    return words.NOT_IN_PREVIOUS if seen.has_previous else words.NO_PREVIOUS


def _span(span: Span | None, limits: Sequence[float], least: int) -> str | None:
    if span is None:
        return None
    low, high, lapses = span
    if max(abs(low), abs(high)) == inf:
        text = words.ANY_NUMBER
    else:
        one, other = (beside(end, limits, least) for end in (low, high))
        text = one if low == high else words.BETWEEN_ENDS.format(low=one, high=other)
    return words.MAY_LAPSE.format(value=text) if lapses else text


def _words(found: Texts | None) -> str | None:
    if found is None:
        return None
    known, lapses = found
    if known is None:
        text = words.ANYTHING
    else:
        named = [f'"{word}"' for word in sorted(known)]
        text = named[0] if len(named) == 1 else words.ONE_OF.format(words=", ".join(named))
    return words.MAY_LAPSE.format(value=text) if lapses else text


# ---- what follows


def effect_texts(trace: RuleTrace, titles: Mapping[NodeId, str]) -> Iterator[str]:
    """What the caps of a rule do to the nodes that it caps and to the whole."""
    match trace.result.outcome:
        case Outcome.FIRES:
            yield from (_effect(effect, titles[effect.node.id]) for effect in trace.effects)
        case Outcome.UNDECIDED:
            yield from (_possible(effect, titles[effect.node.id]) for effect in trace.effects)
        case Outcome.SILENT | Outcome.DOES_NOT_APPLY:
            for node, most in trace.result.rule.caps:
                yield words.EFFECT_IDLE.format(what=cap_text(titles[node], most))
        case _:
            assert_never(trace.result.outcome)


def _subject(effect: Effect, title: str) -> str:
    return title if effect.most is None else cap_text(title, effect.most)


def _effect(effect: Effect, title: str) -> str:
    what = _subject(effect, title)
    if effect.score is None or effect.score_without is None:
        return words.EFFECT_NO_SCORE.format(what=what)
    score, without = _both(effect, effect.score, effect.score_without)
    form = words.EFFECT_NONE if effect.score == effect.score_without else words.EFFECT
    return form.format(what=what, score=score, without=without)


def _possible(effect: Effect, title: str) -> str:
    what = _subject(effect, title)
    if effect.low is None or effect.low_without is None:
        return words.EFFECT_NO_SCORE.format(what=what)
    low, without = _both(effect, effect.low, effect.low_without)
    form = words.EFFECT_OPEN_NONE if effect.low == effect.low_without else words.EFFECT_OPEN
    return form.format(what=what, low=low, without=without)


def _both(effect: Effect, one: float, other: float) -> tuple[str, str]:
    return apart(one, other, lambda number: score_text(number, effect.ends, effect.node.formula.decimals))
