"""Runs `readiness` with the arguments given, and says on the last line of stderr what it cost: `cost: MB seconds`.

The megabytes are the most that the process held at any time, and 0 where the system does not say so. The seconds are of
the processor; where this one is at the moment slower than usual, since it is shared, they are what they would be at its
usual speed, which a fixed piece of work before and after tells.
"""

import sys
import time
from pathlib import Path

from readiness.cli.main import main

USUAL = 0.055
"""Seconds that the fixed piece of work takes where nothing disturbs it."""


def seconds_of_fixed_work() -> float:
    table = {}
    begun = time.process_time()
    for number in range(400_000):
        table[number & 1023] = str(number)
    return time.process_time() - begun


def most_memory() -> int:
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    before = seconds_of_fixed_work()
    try:
        main()
    finally:
        spent = time.process_time() - before
        slower = max(1.0, (before + seconds_of_fixed_work()) / 2 / USUAL)
        sys.stderr.write(f"\ncost: {most_memory()} {spent / slower:.2f}\n")
