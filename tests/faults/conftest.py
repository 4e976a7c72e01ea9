import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faulty import LONG, folder_in_memory


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    with folder_in_memory(tmp_path) as folder:
        yield folder


@pytest.fixture
def tell(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Says what a harness counted, where `make faults` runs it."""

    def say(**counts: float) -> None:
        if LONG:
            with capsys.disabled():
                counted = ", ".join(f"{name} {count:,}" for name, count in counts.items())
                sys.stdout.write(f"\n{request.node.name}: {counted}\n")

    return say
