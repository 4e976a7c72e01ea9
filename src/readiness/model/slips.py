"""What somebody meant who wrote a number or a date otherwise than the files have it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Final

from readiness.problems import Problem
from readiness.syntax.dates import ISO, parse_date
from readiness.syntax.document import Document, Path
from readiness.syntax.scalars import EXACT_DIGITS, plain_scalar
from readiness.words import parts as words

KINDS: Final = ("number", "comma", "finite", "digits", "day", "no-day")
LONGEST: Final = 40
"""Characters; a longer text is no slip of the pen."""

_NOT_FINITE: Final = re.compile(r"[-+]?(\.?inf(inity)?|\.?nan|∞)", re.IGNORECASE)
_DIGITS: Final = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_HUGE: Final = re.compile(r"[-+]?[0-9]*\.?[0-9]+[eE][-+]?[0-9]+")
_COMMA: Final = re.compile(r"([-+]?[0-9]+),([0-9]+)")
_THOUSANDS: Final = re.compile(r"[-+]?[0-9]{1,3}(?:(?P<by>[.,' ’_\u00a0\u202f])[0-9]{3})(?:(?P=by)[0-9]{3})*")  # noqa: RUF001
_GROUPED: Final = re.compile(r"([-+]?[0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)|([-+]?[0-9]{1,3}(?:[.' ][0-9]{3})+),([0-9]+)")
_PERCENT: Final = re.compile(r"(.*?)\s*(%|per ?cent)")
_BASED: Final = re.compile(r"[-+]?0[xob][0-9a-fA-F]+")
_LEADING: Final = re.compile(r"([-+]?)0+([0-9]+(?:\.[0-9]+)?)")
_UNIT: Final = re.compile(r"([-+]?[0-9]+(?:\.[0-9]+)?) ?[A-Za-zµ€$]+(?: [A-Za-z]+)?")
_UNDERSCORED: Final = re.compile(r"[-+]?[0-9]+(?:_[0-9]+)+")


_CODES: Final = {
    "A": dict(zip(KINDS, ("A040", "A041", "A042", "A043", "A044", "A045"), strict=True)),
    "F": dict(zip(KINDS, ("F064", "F065", "F066", "F067", "F068", "F069"), strict=True)),
}


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake in a number or a date, and the words of its message."""

    kind: str
    args: tuple[tuple[str, str], ...]

    def at(self, document: Document, letter: str, path: Path) -> Problem:
        """The problem of it; `letter` begins the code (F or A)."""
        return document.problem(_CODES[letter][self.kind], path, key=False, **dict(self.args))


def _slip(kind: str, **args: str) -> Slip:
    return Slip(kind, tuple(args.items()))


# ---- numbers


def number_slip(value: object) -> Slip | None:
    """What is wrong with a value where a number is asked, in words that help; None where nothing is known of it."""
    match value:
        case [int() | float() as whole, int() as part] if not isinstance(whole, bool) and not isinstance(part, bool):
            return _slip("comma", found=f"{whole}, {part}", instead=f"{whole}.{part}")
        case str():
            return _text_slip(value.strip())
        case _:
            return None


def _text_slip(text: str) -> Slip | None:
    if (digits := sum(map(str.isdigit, text))) > EXACT_DIGITS and _DIGITS.fullmatch(text) and not _is_number(text):
        return _slip("digits", found=text, digits=f"{digits:,}", limit=str(EXACT_DIGITS))
    if len(text) > LONGEST:
        return None
    if _NOT_FINITE.fullmatch(text) or (_HUGE.fullmatch(text) and not _is_number(text)):
        return _slip("finite", found=text)
    for what, instead in _readings(text):
        if instead == (text,) or _is_number(instead[0]):
            return _slip("number" if what else "comma", found=text, instead=_either(instead), what=what)
    return None


def _either(ways: Sequence[str]) -> str:
    return reduce(lambda one, other: words.OR.format(one=one, other=other), ways)


def _readings(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How a text may be read as a number: what is about it, and the ways in which it is to be written."""
    if (found := _PERCENT.fullmatch(text)) and (bare := _bare(found[1])):
        yield words.PERCENT, (bare,)
    if found := _COMMA.fullmatch(text):
        alone = f"{found[1]}.{found[2]}"
        # 1,234 may be either
        yield "", (alone, f"{found[1]}{found[2]}") if _THOUSANDS.fullmatch(text) else (alone,)
    if (found := _THOUSANDS.fullmatch(text)) and (found["by"] != "." or text.count(".") > 1):
        yield words.THOUSANDS, (text.replace(found["by"], ""),)
    if found := _GROUPED.fullmatch(text):
        whole, part = (found[1], found[2]) if found[1] else (found[3], found[4])
        yield words.THOUSANDS, (f"{re.sub('[., ’]', '', whole).replace(chr(39), '')}.{part}",)  # noqa: RUF001
    if _UNDERSCORED.fullmatch(text):
        yield words.DIGITS_APART, (text.replace("_", ""),)
    if _BASED.fullmatch(text):
        yield words.OTHER_BASE, (str(int(text, 0)),)
    if found := _LEADING.fullmatch(text):
        yield words.ZERO_IN_FRONT, (f"{found[1]}{found[2]}",)
    if found := _UNIT.fullmatch(text):
        yield words.WORD_BEHIND, (found[1],)
    if _is_number(text):
        yield words.QUOTES_AROUND, (text,)


def _bare(text: str) -> str | None:
    """A number without what stands around it; a decimal comma becomes a point."""
    text = text.replace(",", ".", 1)
    return text if _is_number(text) else None


def _is_number(text: str) -> bool:
    value = plain_scalar(text)
    return isinstance(value, int | float) and not isinstance(value, bool)


# ---- dates

_PARTS: Final = re.compile(r"([0-9]{1,4})([-./ ])([0-9]{1,2})\2([0-9]{1,4})\.?")
_WITH_TIME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([Tt ]+[0-9]{1,2}:?[0-9]{2}.*)")
_COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NAMED: Final = re.compile(
    r"(?:([0-9]{1,2})\.? )?([A-Za-z]{3})[a-z]*\.?(?: ([0-9]{1,2})(?:st|nd|rd|th)?,?)? ([0-9]{4})"
)
_SHORT: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""How a month begins that is written in English, as programs export it."""
_YEAR_DIGITS: Final = 4


def day_slip(value: object) -> Slip | None:
    """What is wrong with a value where a day is asked; None where nothing is known of it."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    text = value.strip()
    if ISO.fullmatch(text) and not parse_date(text):
        year, month, day = map(int, text.split("-"))
        return _no_day(text, year, month, day)
    if (found := _WITH_TIME.fullmatch(text)) and parse_date(found[1]):
        return _slip("day", found=text, instead=found[1])
    if text != value and parse_date(text):
        return _slip("day", found=value, instead=text)
    instead = tuple(dict.fromkeys(day.isoformat() for day in _days(text) if parse_date(day.isoformat())))
    return _slip("day", found=text, instead=_either(instead)) if instead else None


def _no_day(text: str, year: int, month: int, day: int) -> Slip | None:
    """A day that the calendar does not have; None where the day is only too early or too late."""
    if not year or _is_day(year, month, day):
        return None
    if not 1 <= month <= len(words.MONTHS):
        return _slip("no-day", found=text, why=words.NO_SUCH_MONTH.format(month=month))
    last = next(number for number in range(31, 0, -1) if _is_day(year, month, number))
    why = words.DAYS_OF.format(month=words.MONTHS[month - 1], year=f"{year:04}", days=last)
    return _slip("no-day", found=text, why=why)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _days(text: str) -> Iterator[date]:
    """The days that a text may mean, the likelier reading first."""
    readings: list[tuple[int, int, int]] = []
    if found := _COMPACT.fullmatch(text):
        readings.append((int(found[1]), int(found[2]), int(found[3])))
    elif found := _PARTS.fullmatch(text):
        first, _, second, third = found.groups()
        if len(first) == _YEAR_DIGITS:
            readings.append((int(first), int(second), int(third)))
        elif len(third) == _YEAR_DIGITS:
            readings += [(int(third), int(second), int(first)), (int(third), int(first), int(second))]
    elif (found := _NAMED.fullmatch(text)) and found[2].lower() in _SHORT:
        readings.append((int(found[4]), _SHORT.index(found[2].lower()) + 1, int(found[1] or found[3] or 1)))
    for year, month, day in readings:
        if _is_day(year, month, day):
            yield date(year, month, day)
