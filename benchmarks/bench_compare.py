"""Two rounds compared: the walk, the split down to items and the verdicts, once both are scored."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from readiness.compare.rounds import Round, compare
from readiness.engine.evaluate import evaluate
from readiness.engine.score import result_of
from readiness.model.assessment import Answered, Entry, Level
from workloads import Benchmark, Workload, made, shipped

ITEMS: Final = (40, 5_000)


def rounds(work: Workload) -> tuple[Round, Round]:
    """A workload and the same a year later, every other level one higher or lower."""
    entries = dict(work.assessment.entries)
    levels = [(name, entry) for name, entry in entries.items() if isinstance(entry.answer, Answered)]
    for name, entry in levels[::2]:
        match entry.answer:
            case Answered(Level(scale, level)):
                entries[name] = Entry(Answered(Level(scale, level - 1 if level else 1)), entry.note, entry.evidence)
            case _:
                pass
    later = replace(work.assessment, entries=entries, date=date(2027, 11, 23), digest="f" * 64)
    figures = evaluate(work.plan, work.assessment), evaluate(work.plan, later)
    one, other = (Round(found, result_of(found)) for found in figures)
    assert (
        sum(line.effect != 0 for line in (compare(one, other).split or pytest.fail("no split")).lines) > work.items / 5
    )
    return one, other


def test_shipped(benchmark: Benchmark) -> None:
    work = shipped()
    benchmark.extra_info = {"what": "comparison, shipped framework", "items": work.items, "rules": work.rules}
    benchmark(compare, *rounds(work))


@pytest.mark.parametrize("items", ITEMS)
def test_made(benchmark: Benchmark, items: int) -> None:
    work = made(items, 15)
    benchmark.extra_info = {"what": "comparison, made framework", "items": work.items, "rules": work.rules}
    benchmark(compare, *rounds(work))
