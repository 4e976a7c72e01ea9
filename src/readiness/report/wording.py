"""How numbers, answers and questions are put into words, the same in every report."""

from collections.abc import Sequence
from typing import assert_never

from readiness.ids import OVERALL, NodeId
from readiness.model.assessment import Answer as AnyAnswer
from readiness.model.assessment import (
    Answered,
    DontKnow,
    Level,
    Never,
    NotApplicable,
    OneOf,
    Quantity,
    Since,
    SomeOf,
    Told,
    Unanswered,
    Value,
    YesOrNo,
    as_written,
)
from readiness.model.framework import (
    POINTS,
    Age,
    Band,
    Choice,
    Choices,
    Context,
    Extent,
    Framework,
    Kind,
    Number,
    Scale,
    YesNo,
)
from readiness.model.result import Range
from readiness.numbers import half_away, shown
from readiness.report.view import UndecidedView
from readiness.words import report as words


def score_text(value: float, ends: Extent = POINTS, decimals: int | None = None) -> str:
    """A score as it is shown: with the decimals of its node, else with one."""
    return shown_text(shown(value, ends, decimals), decimals)


def shown_text(value: float, decimals: int | None = None) -> str:
    """A number that is already rounded as it is shown."""
    return f"{value:.{1 if decimals is None else decimals}f}"


def cap_text(title: str, most: float) -> str:
    """The most that a node counts, as the framework states it."""
    return words.CAP.format(title=title, most=shown_text(half_away(most, 1)))


def range_text(found: Range, decimals: int | None = None) -> str:
    """A range, of the ends as they are shown; one number where both are the same."""
    low, high = (shown_text(end, decimals) for end in (found.shown_low, found.shown_high))
    return low if low == high else words.RANGE.format(low=low, high=high)


def percent_below(share: float, limit: float) -> str:
    """A share that is below a limit, so that it reads as below it too."""
    whole = percent(share)
    return whole if whole != percent(limit) else f"{int(share * 1000) / 10} %"


def percent(share: float) -> str:
    """A share from 0 to 1 in whole per cent; 0 and 100 only where they are exact."""
    rounded = int(half_away(share * 100, 0))
    if rounded == 0 and share > 0:
        rounded = 1
    elif rounded == 100 and share < 1:  # noqa: PLR2004 - the end of the scale
        rounded = 99
    return f"{rounded} %"


def amount(value: float) -> str:
    """A number as people write it: no decimals where there are none."""
    return f"{int(value)}" if value == int(value) else f"{value:.10g}"


def with_unit(value: float, unit: str | None) -> str:
    """A number with its unit, where it has one."""
    return amount(value) if unit is None else words.UNIT.format(amount=amount(value), unit=unit)


def answer_text(answer: AnyAnswer) -> str:
    """An answer in short."""
    match answer:
        case Answered(value):
            return value_text(value)
        case NotApplicable(because=because):
            return words.BECAUSE.format(because=because)
        case Unanswered():
            return words.ANSWERS["unanswered"]
        case _:
            return words.ANSWERS["dont-know"]


def short_answer(answer: AnyAnswer) -> str:
    """An answer without the reason why it does not apply."""
    return words.NOT_APPLICABLE if isinstance(answer, NotApplicable) else answer_text(answer)


def value_text(value: Value) -> str:
    """What was answered, in short, for readers."""
    match value:
        case Level(scale, level):
            return scale.labels[level]
        case YesOrNo(_, yes):
            return words.ANSWERS["yes" if yes else "no"]
        case OneOf(_, option, _):
            return option.label
        case SomeOf(_, options):
            return ", ".join(option.label for option in options) or words.ANSWERS["none"]
        case Quantity(kind, number):
            return with_unit(number, kind.unit)
        case Since(_, day):
            return day.isoformat()
        case Never():
            return words.ANSWERS["never"]
        case Told():
            return _told_text(value)
        case _:
            assert_never(value)


def _told_text(told: Told) -> str:
    match told:
        case Told(withheld=True):
            return words.LEFT_OUT
        case Told(_, bool(yes)):
            return words.ANSWERS["yes" if yes else "no"]
        case Told(kind, float(number)):
            return with_unit(number, kind.unit)
        case _:
            return str(told.value)


def kind_name(kind: Kind) -> str:
    """The kind of an item, by the key that files have for it."""
    match kind:
        case Scale():
            return "scale"
        case YesNo():
            return "yes-no"
        case Choice():
            return "choice"
        case Choices():
            return "choices"
        case Number():
            return "number"
        case Age():
            return "date"
        case Context():
            return "context"
        case _:
            assert_never(kind)


def state_name(answer: AnyAnswer) -> str:
    """Whether there is an answer, and if not, which of the words for none stands in its place."""
    match answer:
        case Answered():
            return "answered"
        case NotApplicable():
            return "not-applicable"
        case DontKnow():
            return "dont-know"
        case Unanswered():
            return "unanswered"
        case _:
            assert_never(answer)


def written_value(answer: AnyAnswer) -> str | float | None:
    """The answer as a file has it; several options with commas between, and None where there is none to show."""
    match answer:
        case Answered(Told(withheld=True)):
            return None
        case Answered(value):
            written = as_written(value)
            return ", ".join(written) if isinstance(written, tuple) else written
        case _:
            return None


def value_detail(answer: AnyAnswer) -> str | None:
    """What the level that was answered says; None for other kinds of answer."""
    match answer:
        case Answered(Level(scale, level)):
            return scale.levels[level]
        case _:
            return None


def bands_text(bands: Sequence[Band]) -> str:
    """The bands, each with the score from which it holds."""
    return ", ".join(words.BAND_FROM.format(label=band.label, start=amount(band.start)) for band in bands)


def titles_of(framework: Framework) -> dict[NodeId, str]:
    """What each theme and topic is called, and the whole."""
    return {OVERALL: words.OVERALL, **{node.id: node.title for node in framework.nodes()}}


def waiting(entry: UndecidedView, listed: int) -> str:
    """A rule that open answers decide, and what it waits for; so many items of it are named."""
    more = len(entry.waits_for) - listed
    names = [*entry.waits_for[:listed], *([words.OPEN_MORE.format(count=more)] if more > 0 else [])]
    return words.WAITS_FOR.format(
        rule=entry.id,
        severity=words.SEVERITIES[entry.severity].lower(),
        items=", ".join(names) or words.WAITS_FOR_PREVIOUS,
    )
