"""Typst, the compiler that lays out PDF and draws charts. What it shows goes to it as data, and is never its markup."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typst

from readiness.render.plain import clean
from readiness.report.chart_view import Bars, HeatMap, OverTime, Waterfall

if TYPE_CHECKING:
    from typst import PDFStandard

TEMPLATES: Final = Path(__file__).parent / "templates"
PANIC: Final = "PanicException"
"""What Python sees of a defect of the compiler; it is no `Exception`, and its class has no name to import."""


class PanicError(Exception):
    """The compiler has a defect, and this document met it."""


def as_data(value: object) -> Any:
    """A value as JSON has it, in which no text holds what cannot be seen; its lines are kept."""
    match value:
        case str():
            return "\n".join(map(clean, value.split("\n")))
        case Mapping():
            return {name: as_data(held) for name, held in value.items()}
        case Sequence():
            return [as_data(held) for held in value]
        case _:
            return value


def chart_data(chart: Bars | Waterfall | OverTime | HeatMap) -> Mapping[str, Any]:
    """A chart as a template is given it."""
    return {"block": type(chart).__name__, **as_data(asdict(chart))}


def as_json(data: object) -> str:
    """The data as the compiler hands it on to a template."""
    return json.dumps(data, ensure_ascii=False)


def drawn(template: str, data: str, ppi: int) -> bytes:
    """A template of ours with this data, as PNG; its one page."""
    found, fonts_within = displayable(data)
    with _no_panic():
        return typst.compile(
            TEMPLATES / template,
            root=TEMPLATES,
            format="png",
            ppi=ppi,
            sys_inputs={"data": found},
            ignore_system_fonts=fonts_within,
        )


def paged(template: str, data: str) -> bytes:
    """A template of ours with this data, as PDF, dated by nothing but what is in the data.

    It is PDF/A-2a and PDF/UA-1, unless a text cannot be so: one of more than 32,767 bytes that names a part.
    """
    found, fonts_within = displayable(data)
    try:
        return _as_pdf(template, found, ["a-2a", "ua-1"], fonts_within=fonts_within)
    except (typst.TypstError, PanicError):
        return _as_pdf(template, found, [], fonts_within=fonts_within)


def _as_pdf(template: str, data: str, standards: list["PDFStandard"], *, fonts_within: bool) -> bytes:
    with _no_panic():
        return typst.compile(
            TEMPLATES / template,
            root=TEMPLATES,
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=standards,
            ignore_system_fonts=fonts_within,
        )


@contextmanager
def _no_panic() -> Iterator[None]:
    """Within this a defect of the compiler is an error like any other."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise PanicError from error


def displayable(text: str) -> tuple[str, bool]:
    """The text with U+FFFD for what no font at hand has, and whether the fonts within the compiler are enough.

    Only then it looks the same on every machine. The compiler leaves out what it has no font for, and says nothing.
    """
    others = "".join(sorted(char for char in set(text) if not char.isascii()))
    if _are_covered(others, fonts_within=True):
        return text, True
    lost = _lost(others)
    left = "".join(char for char in others if char not in lost)
    return text.translate(dict.fromkeys(map(ord, lost), "\N{REPLACEMENT CHARACTER}")), _are_covered(
        left, fonts_within=True
    )


def _lost(chars: str) -> str:
    """Those that no font has, neither within the compiler nor of the machine."""
    if _are_covered(chars, fonts_within=False):
        return ""
    if len(chars) == 1:
        return chars
    middle = len(chars) // 2
    return _lost(chars[:middle]) + _lost(chars[middle:])


@cache
def _are_covered(chars: str, *, fonts_within: bool) -> bool:
    if not chars:
        return True
    try:
        typst.compile(
            TEMPLATES / "probe.typ",
            root=TEMPLATES,
            format="pdf",
            sys_inputs={"data": as_json(list(chars)), "fallback": "" if fonts_within else "yes"},
            ignore_system_fonts=fonts_within,
            pdf_standards="a-2u",
        )
    except typst.TypstError:
        return False
    return True
