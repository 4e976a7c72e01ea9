"""Time whole processes beside what nobody can do without, and print the table of docs/performance.md.

    python benchmarks/starts.py [--runs 20]

CPU seconds of the user and of the system together, medians; every round runs each case once, so that whatever else the
machine does meanwhile falls on all alike. Instructions are counted where valgrind is at hand; they do not hang on the
load of the machine. It ends with 0 whatever the figures are.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from processes import ENTRY, Run, environment_in, run

ROOT: Final = Path(__file__).parent.parent
HERE: Final = Path(__file__).parent
EXAMPLE: Final = ROOT / "examples" / "unmex" / "2023.yaml"
FRAMEWORK: Final = ROOT / "checklists" / "integrated-mission" / "2026.1"
LIBRARIES: Final = "import typer, yaml, rich.console, rich.table, pydantic; pydantic.BaseModel"


@dataclass(frozen=True)
class Case:
    """A process, and which other one it is held against."""

    name: str
    words: Sequence[str]
    beside: str = ""
    limit: float = 0.0
    """How many times the other's cost it may have; 0: no limit."""


CASES: Final = (
    Case("interpreter", ("-c", "pass")),
    Case("`--version`", (*ENTRY, "--version"), "interpreter", 1.3),
    Case("help of a bare typer", (str(HERE / "bare_help.py"), "--help")),
    Case("`--help`", (*ENTRY, "--help"), "help of a bare typer", 1.2),
    Case("four libraries imported", ("-c", LIBRARIES)),
    Case("floor", (str(HERE / "floor.py"), *map(str, sorted(FRAMEWORK.glob("*.yaml"))), str(EXAMPLE))),
    Case("`score`, no cache", (*ENTRY, "--no-cache", "score", str(EXAMPLE)), "floor", 1.2),
    Case("`score`, warm cache", (*ENTRY, "score", str(EXAMPLE)), "four libraries imported", 1.45),
)


def instructions(words: Sequence[str], environment: Mapping[str, str]) -> int | None:
    """How many instructions a process takes; None where nothing can count them."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    command = [valgrind, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", sys.executable]
    done = subprocess.run(
        [*command, *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    return None if found is None else int(found[1].replace(",", ""))


def judged(case: Case, costs: Mapping[str, float]) -> str:
    """How many times the cost of the other case, and whether that is within the limit."""
    if not case.beside:
        return ""
    times = costs[case.name] / costs[case.beside]
    return f"{times:.2f} times ({'within' if times <= case.limit else 'over'} {case.limit:g})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_in(Path(folder))
        for case in CASES:  # compiles what is imported, and fills the cache
            run(case.words, environment)
        timed: dict[str, list[Run]] = {case.name: [] for case in CASES}
        for _ in range(runs):
            for case in CASES:
                timed[case.name].append(run(case.words, environment))
        counted = {case.name: instructions(case.words, environment) for case in CASES}
    cpu = {name: median(found.cpu for found in each) for name, each in timed.items()}
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}, {runs} runs\n")
    print("| process | CPU ms | memory MB | CPU beside another | Minstr | Minstr beside it |")
    print("| --- | ---: | ---: | --- | ---: | --- |")
    for case in CASES:
        memory = max(found.memory for found in timed[case.name]) / 1024
        count = counted[case.name]
        counts = {name: float(found) for name, found in counted.items() if found is not None}
        told = ("", "") if count is None else (f"{count / 1e6:,.0f}", judged(case, counts))
        row = (case.name, f"{1000 * cpu[case.name]:.0f}", f"{memory:.0f}", judged(case, cpu), *told)
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
