"""How cost grows with rounds and with items: whole processes, and the tables of docs/performance.md.

    python benchmarks/growth.py [--runs 5]

CPU seconds and elapsed seconds are medians; memory is the most that the first process of a run held, without those that
it started. It ends with 0 whatever the figures are.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final

from processes import ENTRY, environment_in, run

ROUNDS: Final = (1, 10, 100, 300, 1_000)
ITEMS: Final = (40, 400, 5_000)
RULES: Final = 15
COMMANDS: Final = (("trend", "-q"), ("trend", "--format", "json"), ("rounds",))


def measured(words: Sequence[str], environment: Mapping[str, str], runs: int) -> tuple[float, float, float]:
    """CPU seconds, elapsed seconds and megabytes of a command."""
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        cost = run([*ENTRY, *words], environment)
        found.append((cost.cpu, time.perf_counter() - began, cost.memory / 1024))
    cpu, elapsed, memory = zip(*found, strict=True)
    return median(cpu), median(elapsed), max(memory)


def fill_folders(folder: Path) -> None:
    """Make everything that is read: `rounds-N` with so many rounds, `items-N` with an assessment of so many items."""
    sys.path.append(str(Path(__file__).parent.parent / "tests"))
    from filled import fill  # noqa: PLC0415 - it lies among the tests, and what measures must stay small
    from readiness.model.kept import kept_name, kept_text  # noqa: PLC0415
    from workloads import made  # noqa: PLC0415

    for count in ROUNDS:
        fill(folder / f"rounds-{count}", count)
    for count in ITEMS:
        work = made(count, RULES)
        framework, written = work.plan.framework, work.assessment.written
        assert isinstance(written, dict)
        here = folder / f"items-{count}"
        kept = here / ".readiness" / "frameworks" / kept_name(framework.digest)
        kept.parent.mkdir(parents=True)
        kept.write_text(str(kept_text(framework)), "utf-8")
        reference = {"id": framework.id, "version": framework.version, "digest": framework.digest}
        (here / "round.yaml").write_text(json.dumps({**written, "framework": reference}, ensure_ascii=False), "utf-8")


def of_rounds(folder: Path, environment: Mapping[str, str], runs: int) -> Iterator[Sequence[object]]:
    """A line for so many rounds, and one for the second run over the most."""
    for count in ROUNDS:
        told: list[object] = [f"{count:,}"]
        for words in COMMANDS:
            cost = measured(["--no-cache", *words, str(folder / f"rounds-{count}")], environment, runs)
            told += [f"{cost[0]:.1f}", f"{cost[1]:.1f}", f"{cost[2]:.0f}"]
        yield told
    most = str(folder / f"rounds-{ROUNDS[-1]}")
    told = [f"{ROUNDS[-1]:,}, again"]
    for words in COMMANDS:
        run([*ENTRY, *words, most], environment)
        cost = measured([*words, most], environment, runs)
        told += [f"{cost[0]:.1f}", f"{cost[1]:.1f}", f"{cost[2]:.0f}"]
    yield told


def of_items(folder: Path, environment: Mapping[str, str], runs: int) -> Iterator[Sequence[object]]:
    """A line for so many items: the first `score` of a framework kept beside its answers, and the next."""
    for count in ITEMS:
        file = str(folder / f"items-{count}" / "round.yaml")
        told: list[object] = [f"{count:,}"]
        for words in (("--no-cache", "score", "-q"), ("score", "-q")):
            run([*ENTRY, *words, file], environment)
            cpu, _, memory = measured([*words, file], environment, runs)
            told += [f"{cpu:.1f}", f"{memory:.0f}"]
        yield told


def table(head: Sequence[str], lines: Iterator[Sequence[object]]) -> None:
    """Print a table, line by line as it comes."""
    print(f"| {' | '.join(head)} |")
    print(f"| {' | '.join(['---:'] * len(head))} |")
    for line in lines:
        print(f"| {' | '.join(map(str, line))} |", flush=True)
    print()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--fill", type=Path, help="Only make what is read, in this folder.")
    asked = parser.parse_args()
    if asked.fill is not None:
        fill_folders(asked.fill)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = environment_in(folder)
        # elsewhere: a process that is started counts what the one that starts it holds as its own
        subprocess.run([sys.executable, __file__, "--fill", name], check=True)
        run([*ENTRY, "--help"], environment)
        each = ("CPU s", "elapsed s", "MB")
        head = ["rounds", *(f"`{' '.join(words)}` {what}" for words in COMMANDS for what in each)]
        table(head, of_rounds(folder, environment, asked.runs))
        table(["items", "first CPU s", "MB", "then CPU s", "MB"], of_items(folder, environment, asked.runs))


if __name__ == "__main__":
    main()
