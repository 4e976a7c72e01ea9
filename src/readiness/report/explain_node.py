"""How a node comes to its number, in sentences of figures."""

from collections.abc import Iterator
from math import inf
from typing import Final

from readiness.engine.aggregate import band_at
from readiness.engine.traced import Child, Missing, NodeTrace
from readiness.ids import OVERALL, OWN
from readiness.model.framework import Band
from readiness.numbers import SNAP, half_away, shown, snap
from readiness.report.explained import Step
from readiness.report.figuring import Sum, apart, digits_for, figure, listed, raw_digits
from readiness.report.view import Named
from readiness.report.wording import amount, score_text, shown_text
from readiness.words import explain as words
from readiness.words import report as report_words

_WHOLES: Final = {OVERALL: report_words.OVERALL, OWN: report_words.OWN_LEVERS}


def title_of(trace: NodeTrace) -> str:
    """What a node is called."""
    return _WHOLES.get(trace.id, trace.node.title)


def node_steps(trace: NodeTrace) -> Iterator[Step]:
    """From the numbers of the children to the number shown, which the last step ends in."""
    value, raw, whole = trace.result.value, trace.raw, trace.finished
    if value is None or raw is None or whole is None:
        return
    formula, ends, decimals = trace.node.formula, trace.result.ends, trace.result.decimals
    least = 1 if decimals is None else decimals
    cap = min((cap.most for cap in trace.caps if cap.firm), default=inf)
    digits, text = _combined(trace, raw, cap, least)
    last = figure(raw, digits, least)
    yield Step(formula.aggregate.value, raw, text)
    clipped = snap(raw)
    for kind, limit, form in (("floor", formula.floor, words.FLOOR), ("ceiling", formula.ceiling, words.CEILING)):
        if limit is not None and (clipped < limit if kind == "floor" else clipped > limit):
            clipped = limit
            last = _exactly(limit, least)
            yield Step(kind, limit, form.format(limit=amount(limit), result=last))
    if decimals is not None and clipped != whole:
        form = {0: words.WHOLE_NUMBER, 1: words.ONE_DECIMAL}.get(decimals, words.DECIMALS)
        last = shown_text(whole, decimals)
        yield Step("decimals", whole, form.format(decimals=decimals, result=last))
    if cap < whole:
        capping = [entry for entry in trace.caps if entry.firm and entry.most == cap]
        rules, last = ", ".join(entry.rule.id for entry in capping), score_text(value, ends, decimals)
        limit = min(entry.stated for entry in capping)
        form = words.CAP if snap(limit) == cap else words.CAP_KEPT
        yield Step("cap", value, form.format(limit=amount(limit), rules=rules, result=last))
    final = shown(value, ends, decimals)
    if (text := shown_text(final, decimals)) != last:
        form = words.ROUNDED_STEP if half_away(value, least) == final else words.DISPLAY
        end = ends[1] if final < value else ends[0]
        yield Step("display", final, form.format(result=text, end=amount(end)))


def _exactly(limit: float, least: int) -> str:
    return figure(limit, digits_for(lambda digits: half_away(limit, digits) == snap(limit), least), least)


READABLE: Final = 3
"""So many decimals of the numbers that go in are worth another decimal of the result."""


def _combined(trace: NodeTrace, raw: float, cap: float, least: int) -> tuple[int, str]:
    """How the numbers of the children become one, and the decimals of that one in the sentence."""
    formula, ends = trace.node.formula, trace.result.ends
    digits = raw_digits(formula, raw, cap, ends, least)
    if trace.outcome is not None:
        levels = [
            words.LOOKUP_LEVEL.format(title=_name(child), level=child.level)
            for child in trace.children
            if child.level is not None
        ]
        result = figure(raw, digits, least)
        return digits, words.LOOKUP.format(levels=listed(levels), outcome=trace.outcome, result=result)
    weights = [child.weight for child in trace.counting]
    numbers = [(child.number or 0.0, _decimals(child)) for child in trace.counting]
    found = Sum(formula, weights, numbers, digits, least)
    # where the result lies just between two decimals, one decimal more says so in fewer figures
    for _ in range(2):
        if found.places <= READABLE or digits >= SNAP:
            break
        digits = raw_digits(formula, raw, cap, ends, digits + 1)
        found = Sum(formula, weights, numbers, digits, least)
    return digits, found.text()


def _name(child: Child) -> str:
    return title_of(child.trace) if isinstance(child.trace, NodeTrace) else child.trace.id


def _decimals(child: Child) -> int:
    """The decimals that what a child counts with is shown with at least."""
    if isinstance(child.trace, NodeTrace):
        if child.trace.result.passes is not None:
            return 0
        decimals = child.trace.result.decimals
        return 1 if decimals is None else decimals
    return 1


# ---- remarks


def band_of(trace: NodeTrace) -> Band | None:
    """The band that the number shown lies in; None where there are none, or no number."""
    value = trace.result.value
    if value is None or not trace.bands:
        return None
    return trace.bands[band_at(trace.bands, shown(value, trace.result.ends, trace.result.decimals))]


def band_text(band: Band) -> str:
    """A band, and what follows from it."""
    known = {"band": band.label, "start": amount(band.start)}
    if band.value is None:
        return words.BAND_AT.format(**known)
    return words.BAND_PASSES.format(value=amount(band.value), **known)


def cap_remarks(trace: NodeTrace) -> Iterator[Named]:
    """What caps do to a number, beyond the step that one of them is."""
    result = trace.result
    if result.value is not None and result.uncapped is not None and result.uncapped != result.value:
        _, without = apart(
            result.value, result.uncapped, lambda number: score_text(number, result.ends, result.decimals)
        )
        yield Named(words.WITHOUT_CAPS, without)
    lowest = min((cap.most for cap in trace.caps if cap.firm), default=inf)
    for cap in trace.caps:
        if cap.firm and trace.finished is not None and (cap.most > lowest or cap.most >= trace.finished):
            yield Named(words.CAPS, words.CAP_IDLE.format(rule=cap.rule.id, limit=amount(cap.stated)))
        if not cap.firm:
            yield Named(words.CAPS, words.CAP_POSSIBLE.format(rule=cap.rule.id, limit=amount(cap.stated)))


def why_no_number(trace: NodeTrace) -> str:
    """Why a node has no number at all."""
    is_table = trace.node.formula.lookup is not None
    still_open = [_name(child) for child in trace.children if child.trace.missing in _OPEN]
    if trace.result.range is not None:
        return words.LOOKUP_OPEN.format(names=listed(still_open)) if is_table else words.NO_NUMBER
    scored = [child for child in trace.children if child.trace.missing is not Missing.CONTEXT]
    absent = [_name(child) for child in scored if child.trace.missing not in {None, *_OPEN}]
    if is_table and len(absent) < len(scored):
        return words.LOOKUP_LAPSES.format(names=listed(absent))
    return (
        words.NO_OWN_LEVER if trace.missing is Missing.OTHER_LEVER else report_words.WHY_NO_SCORE["nothing-applicable"]
    )


_OPEN: Final = frozenset({Missing.DONT_KNOW, Missing.UNANSWERED, Missing.UNSETTLED, Missing.NO_SCORE})
