"""`kill -9` at any moment of an interview, and of the one after it: no answer is lost that was said to be saved.

Most kills come at a chosen call of the store's own, half of a write being done; the others at a chosen moment.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faulty import LONG

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and forks of POSIX")

DRIVER = Path(__file__).with_name("killing.py")


def killed(folder: Path, design: str, kills: int, points: int, seed: int = 1) -> dict[str, int]:
    # what measures coverage would be killed too
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, str(DRIVER), design, str(kills), str(points), str(seed), str(folder / design)],
        env=env,
        capture_output=True,
        text=True,
        timeout=3_000,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counts: dict[str, int] = json.loads(done.stdout)
    return counts


@pytest.mark.parametrize(("kills", "points"), [(1, 1_000 if LONG else 16), (2, 2_500 if LONG else 10)])
def test_what_is_killed_loses_nothing_and_leaves_nothing(
    memory: Path, tell: Callable[..., None], kills: int, points: int
) -> None:
    counts = killed(memory, "ours", kills, points)
    tell(**counts)
    assert (counts["lost"], counts["strays"], counts["unended"]) == (0, 0, 0)
    assert counts["points"] == points
    assert counts["kills"] >= kills * points * 0.6
    assert counts["ticked"] >= points


@pytest.mark.parametrize(("design", "kills"), [("overwrite", 1), ("unhealed", 2)])
def test_a_design_that_loses_answers_is_caught(memory: Path, design: str, kills: int) -> None:
    assert killed(memory, design, kills, 60)["lost"] > 0
