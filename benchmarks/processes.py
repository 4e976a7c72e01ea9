"""Whole processes, and what they cost."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ENTRY: Final = ("-c", "from readiness.cli.main import main; main()")
"""What the installed script does; some versions of pip put an import of `re` in front, which is not ours."""


@dataclass(frozen=True)
class Run:
    """What one process cost."""

    cpu: float
    """Seconds."""
    memory: int
    """The most that it held, in KiB."""


def run(words: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run Python with these words, and see what it cost."""
    process = subprocess.Popen(
        [sys.executable, *words], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{words} ended with {process.returncode}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss)


def environment_in(folder: Path) -> dict[str, str]:
    """What processes are started with: nothing of the user's, and a cache and compiled modules in a folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "READINESS"))}
    return {
        **kept,
        "PYTHONHASHSEED": "0",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
