"""Typst, the compiler that lays out PDF and draws charts. What it shows goes to it as data, and is never its markup."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from readiness.render.plain import clean
from readiness.report.chart_view import Bars, HeatMap, OverTime, Waterfall

TEMPLATES: Final = Path(__file__).parent / "templates"


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
    return {"kind": type(chart).__name__, **as_data(asdict(chart))}


def as_json(data: object) -> str:
    """The data as the compiler hands it on to a template."""
    return json.dumps(data, ensure_ascii=False)


def drawn(template: str, data: str, ppi: int) -> bytes:
    """A template of ours with this data, as PNG; its one page."""
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        format="png",
        ppi=ppi,
        sys_inputs={"data": data},
        ignore_system_fonts=is_covered(data),
    )


def is_covered(text: str) -> bool:
    """Whether the fonts within the compiler have all characters; only then a text is the same on every machine."""
    return text.isascii() or _are_covered("".join(sorted(char for char in set(text) if not char.isascii())))


@cache
def _are_covered(chars: str) -> bool:
    try:
        typst.compile(
            TEMPLATES / "probe.typ",
            root=TEMPLATES,
            format="pdf",
            sys_inputs={"data": as_json(list(chars))},
            ignore_system_fonts=True,
            pdf_standards="a-2u",
        )
    except typst.TypstError:
        return False
    return True
