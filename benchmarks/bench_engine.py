"""One assessment, its framework loaded: what is evaluated of it, the whole Result beside that, and the plan before."""

from collections.abc import Callable
from typing import Final

import pytest

from readiness.engine.plan import compile_plan
from workloads import Benchmark, Workload, evaluate, made, score, shipped

ONE_ASSESSMENT: Final = 150
"""Microseconds for 40 items and 15 rules; the shipped framework, a little larger, is held to the same."""
LARGE: Final = 20_000
"""Microseconds for 5,000 items."""


# the upper one of the two changes faster, so that the whole Result stands beside the evaluation
@pytest.mark.parametrize("whole", [False, True], ids=["evaluation", "result"])
@pytest.mark.parametrize(
    ("name", "workload", "target"),
    [
        ("shipped framework", shipped, ONE_ASSESSMENT),
        ("made framework", lambda: made(40, 15), ONE_ASSESSMENT),
        ("large framework", lambda: made(5_000, 15), LARGE),
    ],
    ids=["shipped", "made", "large"],
)
def test_scoring(
    benchmark: Benchmark, *, whole: bool, name: str, workload: Callable[[], Workload], target: int
) -> None:
    work = workload()
    what = "whole Result" if whole else "evaluation"
    # a whole Result has no target of its own
    benchmark.extra_info = {
        "what": f"{what}, {name}",
        "items": work.items,
        "rules": work.rules,
        "target": None if whole else target,
    }
    benchmark(score if whole else evaluate, work.plan, work.assessment)


def test_compile_plan(benchmark: Benchmark) -> None:
    work = shipped()
    benchmark.extra_info = {"what": "compile_plan, shipped framework", "items": work.items, "rules": work.rules}
    benchmark(compile_plan, work.plan.framework)
