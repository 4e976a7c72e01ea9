"""How the time of an evaluation grows with the items, with the rules, and with both."""

import pytest

from workloads import Benchmark, evaluate, made


@pytest.mark.parametrize(
    ("growth", "items", "rules"),
    [
        ("items", 40, 15),
        ("items", 400, 15),
        ("items", 5_000, 15),
        ("rules", 40, 15),
        ("rules", 40, 150),
        ("rules", 40, 1_500),
        ("both", 40, 15),
        ("both", 400, 150),
        ("both", 4_000, 1_500),
    ],
)
def test_growth(benchmark: Benchmark, growth: str, items: int, rules: int) -> None:
    work = made(items, rules)
    benchmark.extra_info = {"growth": growth, "items": work.items, "rules": work.rules}
    benchmark(evaluate, work.plan, work.assessment)
