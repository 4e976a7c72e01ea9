"""Charts as pictures: what they are drawn of, and that equal charts are equal bytes."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import pytest

from readiness.render.chart_png import chart_png
from readiness.report import chart
from readiness.report.chart_view import Bars, OverTime, TargetMark, Waterfall
from readiness.workflow import trending
from readiness.workflow.comparing import compare_files
from readiness.workflow.comparing import report_of as report_of_change
from readiness.workflow.scoring import report_of, score_assessment
from support import UNMEX, good

OLD, NEW = (UNMEX.with_name(f"{year}.yaml") for year in (2026, 2027))


def bars() -> Bars:
    found = chart.bars(report_of(good(score_assessment(NEW, told=True))))
    assert found is not None
    return found


def waterfall() -> Waterfall:
    found = chart.waterfall(good(report_of_change(good(compare_files(OLD, NEW)))))
    assert found is not None
    return found


def over_time() -> OverTime:
    found = chart.over_time(good(trending.report_of(good(trending.follow([OLD, NEW])))))
    assert found is not None
    return found


CHARTS: Final[Mapping[str, Callable[[], Bars | Waterfall | OverTime]]] = {
    "bars": bars,
    "waterfall": waterfall,
    "over time": over_time,
}


def size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_a_picture_16_cm_wide_and_the_same_each_time(name: str) -> None:
    found = CHARTS[name]()
    png = chart_png(found)
    assert chart_png(found) == png
    width, height = size(png)
    assert abs(width - 16 / 2.54 * 200) < 2
    assert width / 6 < height < width
    assert abs(size(chart_png(found, ppi=100))[0] * 2 - width) < 3


def test_what_a_chart_says_shows_in_its_picture() -> None:
    found = bars()
    first, *others = found.bars
    for other in (
        replace(first, weakest=not first.weakest),
        replace(first, level=None),
        replace(first, low=0.1, high=0.9),
        replace(first, before=0.9),
        replace(first, targets=(TargetMark(0.5, "50"),)),
        replace(first, title="Other"),
        replace(first, notes="other"),
        replace(first, value="other"),
    ):
        assert chart_png(replace(found, bars=(other, *others))) != chart_png(found)


def test_a_text_that_would_do_harm_is_only_shown() -> None:
    found = bars()
    harmful = (
        '#panic("x") $x$ *b* _i_ @ref <label> \\u{202e} #import "@preview/x:1.0.0"\u202e\x1b[31m\ud800' + "x" * 5000
    )
    first, *others = found.bars
    made = chart_png(replace(found, bars=(replace(first, title=harmful, notes=harmful), *others)), ppi=30)
    assert size(made)[0] == size(chart_png(found, ppi=30))[0]
