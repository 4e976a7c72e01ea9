"""`kill -9` at any moment of an interview, a save, an export or a seal, and of the one after it.

No answer is lost that was said to be saved, no report and no file of seals is torn, the next start succeeds by itself,
and leaves nothing behind. Most kills come at a chosen call of the store's own, a part of a write being done; the others
at a chosen moment.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faulty import LONG, folder_in_memory

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and forks of POSIX")

DRIVER = Path(__file__).with_name("killing.py")
Killer = Callable[..., dict[str, int]]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    """Does jobs in one process that has imported everything."""
    with (
        folder_in_memory(tmp_path_factory.mktemp("kills")) as folder,
        subprocess.Popen(
            [sys.executable, str(DRIVER), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as driver,
    ):
        assert driver.stdin is not None
        assert driver.stdout is not None
        asked, told = driver.stdin, driver.stdout

        def run(**job: str | int) -> dict[str, int]:
            asked.write(f"{json.dumps(job)}\n")
            asked.flush()
            line = told.readline()
            assert line, "the driver failed; what it said stands above"
            counts: dict[str, int] = json.loads(line)
            return counts

        yield run
        asked.close()


@pytest.mark.parametrize(
    ("what", "kills", "points"),
    [
        ("interview", 1, 1_000 if LONG else 6),
        ("interview", 2, 2_500 if LONG else 5),
        ("save", 1, 1_000 if LONG else 4),
        ("export", 1, 1_000 if LONG else 6),
        ("export --force", 1, 1_000 if LONG else 6),
        ("export --force", 2, 500 if LONG else 2),
        ("seal", 1, 1_000 if LONG else 6),
        ("seal behind a seal", 1, 1_000 if LONG else 6),
        ("seal", 2, 500 if LONG else 2),
    ],
)
def test_what_is_killed_loses_nothing_tears_nothing_and_leaves_nothing(
    killed: Killer, tell: Callable[..., None], what: str, kills: int, points: int
) -> None:
    counts = killed(what=what, design="ours", kills=kills, points=points)
    tell(**counts)
    assert (counts["lost"], counts["torn"], counts["strays"], counts["unended"]) == (0, 0, 0, 0)
    assert counts["points"] == points
    # of those at a random moment some come too late, and of few points these may be most
    assert counts["kills"] >= kills * points * (0.6 if LONG else 0.3)
    assert counts["ticked"] >= points or what not in {"interview", "save"}


@pytest.mark.parametrize(
    ("what", "design", "kills", "fault", "seed"),
    [
        ("interview", "overwrite", 1, "lost", 1),
        ("interview", "unhealed", 2, "lost", 5),
        ("save", "overwrite", 1, "lost", 1),
        ("export", "overwrite", 1, "torn", 1),
        ("export", "unswept", 1, "strays", 1),
        ("export --force", "overwrite", 1, "torn", 1),
        ("export --force", "unswept", 1, "strays", 1),
        ("seal", "unswept", 1, "strays", 1),
        ("seal behind a seal", "overwrite", 1, "torn", 1),
    ],
)
def test_a_design_that_loses_tears_or_leaves_something_is_caught(
    killed: Killer, what: str, design: str, kills: int, fault: str, seed: int
) -> None:
    assert killed(what=what, design=design, kills=kills, points=60, until=fault, seed=seed)[fault] > 0
