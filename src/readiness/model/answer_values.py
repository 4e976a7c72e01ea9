"""What an answer means to the question that it answers, kind by kind."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, assert_never

from readiness.ids import nearest, repeated
from readiness.model.assessment import Level, Never, OneOf, Quantity, Since, SomeOf, Told, Value, YesOrNo
from readiness.model.framework import (
    NEVER,
    NON_ANSWERS,
    Age,
    Choice,
    Choices,
    Context,
    Item,
    Number,
    Option,
    Scale,
    YesNo,
)
from readiness.model.levels import level_of
from readiness.model.validate import wrong_type
from readiness.problems import MOST_SHOWN, Problem
from readiness.syntax.dates import EARLIEST, ISO, LATEST, parse_date
from readiness.syntax.document import Document, Path, Plain
from readiness.syntax.scalars import plain_scalar
from readiness.words import parts as words

_NOT_APPLICABLE: Final = frozenset({"n/a", "na", "n.a.", "n.a", "n. a.", "not applicable", "does not apply"})
"""What people write who mean not-applicable, which needs a reason."""
_YES_OR_NO: Final = frozenset({"yes", "no", "y", "n", "true", "false", "on", "off"})


@dataclass(slots=True)
class ValueReader:
    """Reads answers of one file, and notes what is wrong with them."""

    document: Document
    at: date
    """The day of the assessment."""
    problems: list[Problem] = field(default_factory=list, kw_only=True)

    def nearest(self, word: Plain, known: Iterable[str]) -> str:
        """The known word that was meant, where there is one and its hint would be shown."""
        return (nearest(word, known) or "") if isinstance(word, str) and len(self.problems) < MOST_SHOWN else ""

    def note(self, code: str, path: Path, *, key: bool = False, **args: object) -> None:
        """A problem at this place of the file."""
        self.problems.append(self.document.problem(code, path, key=key, **args))

    def value(self, item: Item, raw: Plain, path: Path) -> Value | Option | None:
        """What the answer means; None after a problem was noted."""
        kind = item.kind
        match kind:
            case Scale():
                return self._level(kind, raw, path)
            case YesNo():
                yes = self._yes_or_no(raw, path)
                return None if yes is None else YesOrNo(kind, yes)
            case Choice():
                option = self._option(kind.options, raw, path)
                return option if option is None or option.points is None else OneOf(kind, option, option.points)
            case Choices():
                return self._some_of(kind, raw, path)
            case Number():
                amount = self._number(raw, path)
                if amount is not None and not kind.lowest <= amount <= kind.highest:
                    self.note("A028", path, found=raw, lowest=f"{kind.lowest:g}", highest=f"{kind.highest:g}")
                    return None
                return None if amount is None else Quantity(kind, amount)
            case Age():
                if kind.never is not None and raw == NEVER:
                    return Never(kind, kind.never)
                day = self._day(raw, path, may_be_never=kind.never is not None)
                return None if day is None else Since(kind, day)
            case Context():
                told = self._told(kind, raw, path)
                return None if told is None else Told(kind, told)
            case _:
                assert_never(kind)

    def _level(self, kind: Scale, raw: Plain, path: Path) -> Level | None:
        if (place := level_of(kind.labels, raw)) is not None:
            return Level(kind, place)
        if self._is_no_answer(raw, path):
            return None
        if (meant := _in_quotes(kind, raw)) is not None:
            self.note("A048", path, found=raw, label=kind.labels[meant])
            return None
        self.note(
            "A046" if isinstance(raw, bool) or (isinstance(raw, str) and raw.lower() in _YES_OR_NO) else "A025",
            path,
            found=_shown(raw),
            allowed=", ".join(kind.labels),
            nearest=self.nearest(raw, (*kind.labels, *NON_ANSWERS)),
        )
        return None

    def _is_no_answer(self, raw: Plain, path: Path) -> bool:
        """Whether it says in another way that the question does not apply, or is several; then that is noted."""
        if isinstance(raw, str) and raw.strip().lower().replace("_", " ") in _NOT_APPLICABLE:
            self.note("A047", path, found=raw)
            return True
        if isinstance(raw, list | dict):
            self.problems.append(wrong_type(self.document, "A003", path, words.ONE_ANSWER, raw))
            return True
        return False

    def _yes_or_no(self, raw: Plain, path: Path) -> bool | None:
        if raw == "yes" or raw == "no":  # noqa: PLR1714 - a list answer cannot be looked up in a set
            return raw == "yes"
        if self._is_no_answer(raw, path):
            return None
        self.note("A026", path, found=_shown(raw), nearest=self.nearest(raw, NON_ANSWERS))
        return None

    def _option(self, options: tuple[Option, ...], raw: Plain, path: Path) -> Option | None:
        for option in options:
            if option.id == raw:
                return option
        if self._is_no_answer(raw, path):
            return None
        known = [option.id for option in options]
        allowed = ", ".join(_as_text(name) for name in known)
        self.note("A025", path, found=_shown(raw), allowed=allowed, nearest=self.nearest(raw, (*known, *NON_ANSWERS)))
        return None

    def _some_of(self, kind: Choices, raw: Plain, path: Path) -> SomeOf | None:
        if not isinstance(raw, list):
            if not self._is_no_answer(raw, path):
                self.problems.append(wrong_type(self.document, "A003", path, words.LIST, raw))
            return None
        chosen = [self._option(kind.options, entry, (*path, place)) for place, entry in enumerate(raw)]
        for place in repeated(map(repr, raw)):
            self.note("A029", (*path, place), name=raw[place])
        return SomeOf(kind, tuple(option for option in kind.options if option in chosen))

    def _number(self, raw: Plain, path: Path) -> float | None:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return float(raw)
        from readiness.model.slips import number_slip  # noqa: PLC0415 - only mistakes need it

        if (slip := number_slip(raw)) is not None:
            self.problems.append(slip.at(self.document, "A", path))
            return None
        if self._is_no_answer(raw, path):
            return None
        self.note("A027", path, found=_shown(raw), nearest=self.nearest(raw, NON_ANSWERS))
        return None

    def _day(self, raw: Plain, path: Path, *, may_be_never: bool) -> date | None:
        day = parse_date(raw)
        if day is None:
            from readiness.model.slips import day_slip  # noqa: PLC0415 - only mistakes need it

            if self._is_no_answer(raw, path):
                return None
            if (slip := day_slip(raw)) is not None:
                self.problems.append(slip.at(self.document, "A", path))
            elif isinstance(raw, str) and ISO.fullmatch(raw):
                self.note("A007", path, found=raw, earliest=EARLIEST, latest=LATEST)
            else:
                self.note(
                    "A030", path, found=_shown(raw), never=words.OR_NEVER.format(never=NEVER) if may_be_never else ""
                )
            return None
        if day > self.at:
            self.note("A022", path, day=day, date=self.at)
            return None
        return day

    def _told(self, kind: Context, raw: Plain, path: Path) -> float | str | bool | None:
        match kind.form:
            case "number":
                return self._number(raw, path)
            case "yes-no":
                return self._yes_or_no(raw, path)
            case "text":
                if isinstance(raw, str):
                    return raw
                self.problems.append(wrong_type(self.document, "A003", path, words.TEXT, raw))
                return None


def _in_quotes(kind: Scale, raw: Plain) -> int | None:
    """The level whose place is written in quotes, which make a text of it; None where there is none."""
    number = plain_scalar(raw) if isinstance(raw, str) else None
    return level_of(kind.labels, number) if isinstance(number, int) else None


def _as_text(name: str) -> str:
    """An id as it is to be written in a file: one that would be read as a number needs quotes."""
    return name if isinstance(plain_scalar(name), str) else f'"{name}"'


def _shown(raw: Plain) -> str:
    """An answer as the file has it, for a message."""
    match raw:
        case None:
            return "null"
        case bool():
            return "true" if raw else "false"
        case str():
            from readiness.syntax.unseen import with_names  # noqa: PLC0415 - only mistakes need it

            return with_names(raw)
        case _:
            return str(raw)
