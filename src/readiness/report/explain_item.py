"""How an answer comes to its points, in sentences of figures."""

from collections.abc import Iterator
from math import fsum
from typing import Final, assert_never

from readiness.engine.traced import ItemTrace, Missing, Reading
from readiness.model.assessment import (
    Answered,
    Level,
    Never,
    OneOf,
    Quantity,
    Since,
    SomeOf,
    Told,
    Unanswered,
    Value,
    YesOrNo,
)
from readiness.model.framework import Extent, Scale
from readiness.numbers import half_away, shown, snap
from readiness.report.explained import Step
from readiness.report.figuring import digits_for, figure, minus, plus
from readiness.report.view import Named
from readiness.report.wording import amount, answer_text, score_text, value_detail
from readiness.words import explain as words
from readiness.words import report as report_words


def item_steps(trace: ItemTrace) -> Iterator[Step]:
    """From the answer to its points, which the last step ends in."""
    answer, ends, points = trace.result.answer, trace.ends, trace.result.points
    earned, stated = trace.result.earned, trace.stated
    if not isinstance(answer, Answered) or points is None or earned is None or stated is None:
        return
    digits = digits_for(lambda places: _leads_on(half_away(earned, places), earned, points, ends))
    last = figure(earned, digits)
    if trace.item.reverse:
        before = digits_for(lambda places: half_away(sum(ends) - half_away(stated, places), digits) == float(last))
        least, most = ends
        formula = plus([*([amount(least)] if least else []), amount(most), _negative(figure(stated, before))])
        yield from _stated(trace, answer.value, stated, before)
        yield Step("reverse", earned, words.REVERSED.format(formula=formula, result=last))
    else:
        yield from _stated(trace, answer.value, stated, digits)
    if points < earned:
        last = score_text(points, ends)
        yield Step("unsupported", points, words.UNSUPPORTED.format(limit=amount(half_away(points, 2)), result=last))
    final = shown(points, ends)
    if (text := score_text(points, ends)) != last:
        end = ends[1] if final < points else ends[0]
        yield Step("display", final, words.DISPLAY.format(result=text, end=amount(end)))


def _leads_on(rounded: float, earned: float, points: float, ends: Extent) -> bool:
    """Whether a rounded number still reads right: above what counts, or shown as it is."""
    return rounded > points if points < earned else shown(rounded, ends) == shown(earned, ends)


def _negative(text: str) -> str:
    return f"-{minus(text)}"


# ---- what the item states


def _stated(trace: ItemTrace, value: Value, stated: float, digits: int) -> Iterator[Step]:
    result = figure(stated, digits)
    match value:
        case Level(scale, level):
            yield Step("level", stated, _level(scale, level, trace.ends, result))
        case YesOrNo() | OneOf() | Never():
            yield Step("option", stated, words.OPTION.format(result=result))
        case SomeOf():
            yield from _chosen(value, trace.ends, stated, result)
        case Quantity() | Since() if trace.reading is not None:
            yield from _read(value, trace.reading, stated, digits)
        case Quantity() | Since() | Told():
            return  # goalposts are always read, and what is told has no points
        case _:
            assert_never(value)


def _level(scale: Scale, level: int, ends: Extent, result: str) -> str:
    (least, most), last = ends, len(scale.labels) - 1
    spread = [snap(least + (most - least) * place / last) for place in range(last + 1)] if last else []
    known = {"level": level, "last": last, "result": result}
    if [snap(points) for points in scale.points] != spread:
        return words.LEVEL_STATED.format(**known)
    formula = words.SPREAD_FROM if least else words.SPREAD
    text = formula.format(least=amount(least), span=amount(most - least), level=level, last=last)
    return words.LEVEL.format(formula=text, **known)


def _chosen(value: SomeOf, ends: Extent, stated: float, result: str) -> Iterator[Step]:
    earned = [option.points or 0.0 for option in value.options]
    together = fsum(earned)
    if not earned:
        yield Step("options", stated, words.NONE_CHOSEN.format(result=result))
        return
    limited = together != stated
    whole = amount(together) if limited else result
    formula = plus([amount(points) for points in earned])
    text = words.CHOSEN_ONE if len(earned) == 1 else words.CHOSEN
    yield Step("options", together, text.format(formula=formula, result=whole))
    if limited and stated < together:
        yield Step("ceiling", stated, words.CHOSEN_AT_MOST.format(limit=amount(value.kind.ceiling), result=result))
    elif limited:
        yield Step("floor", stated, words.CHOSEN_AT_LEAST.format(limit=amount(ends[0]), result=result))


def _read(value: Quantity | Since, reading: Reading, stated: float, digits: int) -> Iterator[Step]:
    result = figure(stated, digits)
    (one, first), after = reading.before, reading.after
    if after is None:
        if isinstance(value, Since):
            yield Step("age", reading.at, words.AGE.format(months=figure(reading.at, 1, 0)))
        yield Step("goalposts", stated, words.AT_POST.format(one=amount(one), result=result))
        return
    other, second = after

    def right(places: int) -> bool:
        found = first + (second - first) * (half_away(reading.at, places) - one) / (other - one)
        return half_away(found, digits) == half_away(stated, digits)

    at = figure(reading.at, digits_for(right), 0) if isinstance(value, Since) else amount(reading.at)
    if isinstance(value, Since):
        yield Step("age", reading.at, words.AGE.format(months=at))
    known = {"one": amount(one), "first": amount(first), "other": amount(other), "second": amount(second)}
    part = words.PART_OF_SPAN.format(
        span=amount(abs(second - first)), at=at, one=minus(amount(one)), other=minus(amount(other))
    )
    formula = plus([*([amount(first)] if first else []), part if second >= first else f"-{part}"])
    yield Step("goalposts", stated, words.BETWEEN.format(formula=formula, result=result, **known))


# ---- what stands beside it


def item_facts(trace: ItemTrace) -> Iterator[Named]:
    """What was answered; nothing where that it was not is the reason for no points."""
    if trace.missing in _NO_ANSWER or isinstance(trace.result.answer, Unanswered):
        return
    answer = answer_text(trace.result.answer)
    detail = value_detail(trace.result.answer)
    yield Named(report_words.ANSWER, answer if detail is None else words.WITH_DETAIL.format(answer=answer, text=detail))


_NO_ANSWER: Final = frozenset({Missing.NOT_APPLICABLE, Missing.DONT_KNOW, Missing.UNANSWERED})


def item_remarks(trace: ItemTrace) -> Iterator[Named]:
    """What the answer rests on, and what was written beside it."""
    result, item = trace.result, trace.item
    for piece, worth in trace.evidence:
        day = report_words.UNDATED if piece.day is None else piece.day.isoformat()
        text = report_words.EVIDENCE_PIECE.format(ref=piece.ref, kind=piece.kind, date=day)
        if trace.missing is None:
            said = words.WORTH[worth.value] if item.takes_evidence else words.TAKES_NO_EVIDENCE
            text = words.PIECE.format(piece=text, worth=said.format(months=trace.valid_for_months))
        yield Named(report_words.EVIDENCE, text)
    if result.supported is False and not trace.evidence:
        yield Named(report_words.EVIDENCE, words.NO_EVIDENCE)
    if result.note is not None:
        yield Named(report_words.NOTE, result.note)
    if result.revised is not None:
        yield Named(report_words.REVISED, report_words.REVISIONS[result.revised.value])
    if item.weight.why is not None:
        yield Named(words.WEIGHT_WHY, item.weight.why)
