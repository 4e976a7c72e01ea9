"""What it costs to write a scored assessment of a large framework in each format."""

from dataclasses import replace
from typing import Final

import pytest

from readiness.model.assessment import Sheet
from readiness.render.registry import FORMATS, bytes_of
from readiness.report.build import build_report, written
from readiness.report.view import Report
from workloads import Benchmark, made, score

TARGET: Final = 3_000_000
"""Microseconds for 5,000 items, from the result to the text."""


@pytest.mark.parametrize("form", sorted(FORMATS[Report]))
def test_a_report(benchmark: Benchmark, form: str) -> None:
    work = made(5_000, 15)
    sheet = Sheet(work.plan.framework, work.assessment)
    result = score(work.plan, work.assessment)

    def report() -> bytes:
        return bytes_of(replace(build_report(sheet, result), written=written(sheet, None)), form)

    benchmark.extra_info = {
        "what": f"report as {form}, large framework",
        "items": work.items,
        "rules": work.rules,
        "target": TARGET,
    }
    assert len(benchmark(report)) > 100_000
