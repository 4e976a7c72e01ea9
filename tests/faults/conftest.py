import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faulty import LONG


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: with faults injected or modelled, waiting for a disk shows nothing."""
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK):
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="readiness-", dir=shared))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def tell(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Says what a harness counted, where `make faults` runs it."""

    def say(**counts: float) -> None:
        if LONG:
            with capsys.disabled():
                counted = ", ".join(f"{name} {count:,}" for name, count in counts.items())
                sys.stdout.write(f"\n{request.node.name}: {counted}\n")

    return say
