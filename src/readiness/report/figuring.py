"""Sums in figures, written so that a reader who recalculates them gets what stands behind the sign of equality.

A figure is rounded for reading; where one decimal would not do, as many are printed as it takes.
"""

from collections.abc import Callable, Sequence
from math import fsum
from typing import Final

from readiness.engine.aggregate import COMBINE, finished, middle
from readiness.model.framework import Aggregate, Extent, Formula
from readiness.numbers import SNAP, half_away, shown, snap
from readiness.report.wording import amount
from readiness.words import explain as words

PLAIN: Final = 1
"""Decimals of a number of which nothing is stated."""


def digits_for(reads_right: Callable[[int], bool], least: int = PLAIN) -> int:
    """The fewest decimals with which something reads right."""
    return next((digits for digits in range(least, SNAP) if reads_right(digits)), SNAP)


def figure(value: float, digits: int, least: int = PLAIN) -> str:
    """A number with so many decimals; zeros at its end are left out, down to `least` decimals."""
    text = f"{half_away(value, digits):.{digits}f}"
    if digits <= least:
        return text
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0").ljust(least, "0")
    return f"{whole}.{rest}" if rest else whole


def beside(value: float, limits: Sequence[float], least: int = PLAIN) -> str:
    """A number with as many decimals as it takes to be seen on its side of some limits."""
    sides = [(value > limit, value < limit) for limit in limits]

    def right(digits: int) -> bool:
        rounded = half_away(value, digits)
        return [(rounded > limit, rounded < limit) for limit in limits] == sides

    return figure(value, digits_for(right, least), least)


def apart(one: float, other: float, read: Callable[[float], str]) -> tuple[str, str]:
    """Two numbers as they are shown; with as many decimals as it takes where they would look the same and are not."""
    texts = read(one), read(other)
    if one == other or texts[0] != texts[1]:
        return texts
    digits = digits_for(lambda places: half_away(one, places) != half_away(other, places))
    return figure(one, digits), figure(other, digits)


def listed(texts: Sequence[str]) -> str:
    """Texts with commas, and the word before the last."""
    return words.AND.join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)


# ---- a row of terms


def signed(text: str, *, first: bool) -> str:
    """A term behind those before it: with its sign as the operator."""
    if first:
        return text
    return f" - {text[1:]}" if text.startswith("-") else f" + {text}"


def plus(terms: Sequence[str]) -> str:
    """Terms added up."""
    return "".join(signed(term, first=not place) for place, term in enumerate(terms))


def minus(text: str) -> str:
    """A number in brackets where it stands behind an operator and is below 0."""
    return f"({text})" if text.startswith("-") else text


def _times(weight: float, text: str) -> str:
    if weight in {1, -1}:
        return text if weight == 1 else f"-{minus(text)}"
    return f"{amount(weight)} x {minus(text)}"


# ---- the number of a node


class Sum:
    """What an aggregate makes of some numbers, in figures."""

    def __init__(
        self, formula: Formula, weights: Sequence[float], values: Sequence[tuple[float, int]], digits: int, least: int
    ) -> None:
        """Each number stands with the decimals that it has at least; the result has `digits`, `least` at least."""
        self.formula, self.weights = formula, weights
        combine, exact = COMBINE[formula.aggregate], [value for value, _ in values]
        raw = combine(weights, exact)

        def right(places: int) -> bool:
            found = combine(weights, [half_away(value, places) for value in exact])
            return half_away(found, digits) == half_away(raw, digits)

        self.places = digits_for(right, max(few for _, few in values))
        """The decimals that it takes for the result to come out."""
        self.numbers = [half_away(value, self.places) for value in exact]
        self.texts = [figure(value, self.places, few) for value, few in values]
        self.result = figure(raw, digits, least)

    def text(self) -> str:
        """The sentence."""
        if len(self.texts) == 1 and self.formula.aggregate is not Aggregate.SUM:
            return words.ALONE.format(result=self.result)
        equal = len(set(self.weights)) == 1
        known = {"count": len(self.texts), "result": self.result, "values": listed(self.texts)}
        match self.formula.aggregate:
            case Aggregate.GEOMETRIC:
                return self._geometric(known, equal=equal)
            case Aggregate.MEDIAN:
                return self._median(known, equal=equal)
            case Aggregate.MINIMUM:
                return words.MINIMUM.format(**known)
            case Aggregate.MAXIMUM:
                return words.MAXIMUM.format(**known)
            case Aggregate.SUM:
                terms = [_times(weight, text) for weight, text in zip(self.weights, self.texts, strict=True)]
                return words.SUM.format(formula=plus(terms), **known)
            case _:
                return self._mean(known, equal=equal)

    def _mean(self, known: dict[str, object], *, equal: bool) -> str:
        if equal:
            return words.MEAN.format(formula=f"({plus(self.texts)}) / {len(self.texts)}", **known)
        terms = [f"{amount(weight)} x {minus(text)}" for weight, text in zip(self.weights, self.texts, strict=True)]
        return words.MEAN_WEIGHTED.format(formula=f"({plus(terms)}) / {self._whole}", **known)

    def _geometric(self, known: dict[str, object], *, equal: bool) -> str:
        if equal:
            return words.GEOMETRIC.format(formula=f"({' x '.join(self.texts)}) ^ (1 / {len(self.texts)})", **known)
        terms = [f"{text} ^ {amount(weight)}" for weight, text in zip(self.weights, self.texts, strict=True)]
        return words.GEOMETRIC_WEIGHTED.format(formula=f"({' x '.join(terms)}) ^ (1 / {self._whole})", **known)

    def _median(self, known: dict[str, object], *, equal: bool) -> str:
        rows = sorted(zip(self.numbers, self.weights, self.texts, strict=True))
        value, after = middle(self.weights, self.numbers)
        known["values"] = ", ".join(
            text if equal else words.MEDIAN_VALUE.format(number=text, weight=amount(weight)) for _, weight, text in rows
        )
        known["half"] = amount(fsum(self.weights) / 2)
        if after is None:
            return (words.MEDIAN if equal else words.MEDIAN_WEIGHTED).format(**known)
        named = {number: text for number, _, text in rows}
        both = {"one": named[value], "other": named[after]}
        return (words.MEDIAN_BETWEEN if equal else words.MEDIAN_BETWEEN_WEIGHTED).format(**known, **both)

    @property
    def _whole(self) -> str:
        return amount(fsum(self.weights))


def raw_digits(formula: Formula, raw: float, cap: float, ends: Extent, least: int) -> int:
    """The decimals with which what an aggregate gives leads on to the number shown as the exact one does."""

    def outcome(number: float) -> tuple[object, ...]:
        limits = (formula.floor, formula.ceiling)
        exact = snap(number)
        beyond = [
            exact < limit if place == 0 else exact > limit for place, limit in enumerate(limits) if limit is not None
        ]
        whole = finished(formula, number)
        rounded = None if formula.decimals is None else whole
        return beyond, rounded, whole > cap, shown(min(whole, cap), ends, formula.decimals)

    wanted = outcome(raw)
    rounds = formula.decimals is not None and snap(_clipped(formula, raw)) != finished(formula, raw)
    return digits_for(lambda digits: outcome(half_away(raw, digits)) == wanted, least + 1 if rounds else least)


def _clipped(formula: Formula, raw: float) -> float:
    if formula.floor is not None:
        raw = max(raw, formula.floor)
    return raw if formula.ceiling is None else min(raw, formula.ceiling)
