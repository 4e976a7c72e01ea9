"""The steps that would help most: their ranking, and the search for the fewest steps to a score."""

from collections.abc import Callable
from typing import Final

import pytest

from readiness.engine.chains import chains
from readiness.engine.next_steps import Rescoring, holding_back, overall, ranked
from readiness.engine.shortest import shortest
from workloads import Benchmark, Workload, evaluate, made, shipped

RANKING: Final = 50_000
"""Microseconds for the shipped framework."""
SEARCH: Final = 1_000_000
"""Microseconds for the fewest steps to a score."""


def scoring(work: Workload) -> Rescoring:
    now = evaluate(work.plan, work.assessment)
    return Rescoring(now, chains(now))


def advise(work: Workload) -> None:
    found = scoring(work)
    assert ranked(found, list(found.chains))
    holding_back(found)


def search(work: Workload, further: float) -> None:
    found = scoring(work)
    now = overall(found.now)
    assert now is not None
    shortest(found, list(found.chains), now + further, 6)


@pytest.mark.parametrize(
    ("name", "workload", "target"),
    [("shipped framework", shipped, RANKING), ("made framework", lambda: made(400, 15), None)],
    ids=["shipped", "made"],
)
def test_ranking(benchmark: Benchmark, name: str, workload: Callable[[], Workload], target: int | None) -> None:
    work = workload()
    benchmark.extra_info = {
        "what": f"next, {name}",
        "items": work.items,
        "rules": work.rules,
        "target": target,
    }
    benchmark(advise, work)


@pytest.mark.parametrize("further", [5.0, 9.0, 40.0])
def test_search(benchmark: Benchmark, further: float) -> None:
    work = shipped()
    benchmark.extra_info = {
        "what": f"next --until, {further:g} above",
        "items": work.items,
        "rules": work.rules,
        "target": SEARCH,
    }
    benchmark(search, work, further)
