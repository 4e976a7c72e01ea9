"""Runs `readiness` with the arguments given, and says on the last line of stderr what it cost: `cost: MB seconds`.

The megabytes are the most that the process held at any time, and 0 where the system does not say so; the seconds are of
the processor, so that a busy machine changes little.
"""

import sys
import time
from pathlib import Path

from readiness.cli.main import main


def most_memory() -> int:
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    try:
        main()
    finally:
        sys.stderr.write(f"\ncost: {most_memory()} {time.process_time():.2f}\n")
