"""The line of every report that says what other weights of the themes would change, and the trials in full."""

from typing import Final

from readiness.engine.evaluate import evaluate
from readiness.engine.robustness import robustness, steadiness
from workloads import Benchmark, shipped

LINE: Final = 3_000
"""Microseconds for 1,000 draws of weights of the themes."""


def test_steadiness(benchmark: Benchmark) -> None:
    work = shipped()
    benchmark.extra_info = {
        "what": "1,000 weightings of the themes",
        "items": work.items,
        "rules": work.rules,
        "target": LINE,
    }
    benchmark(steadiness, evaluate(work.plan, work.assessment))


def test_robustness(benchmark: Benchmark) -> None:
    work = shipped()
    benchmark.extra_info = {"what": "robustness, all its trials", "items": work.items, "rules": work.rules}
    benchmark(robustness, evaluate(work.plan, work.assessment))
