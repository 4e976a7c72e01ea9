"""Eight processes that save into one file at once, without an interview: every answer is kept."""

import os
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faulty import HEAD, LONG, answers, sheet_of, strays
from readiness.interview.effects import Save, Saved
from readiness.model.assessment import Sheet
from readiness.store import journal as store_journal
from readiness.store import locks
from readiness.workflow import saving
from readiness.workflow.saving import Keeper, sit

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks of POSIX")

PROCESSES = 8
EACH = 100 if LONG else 8
HOLDER = "Ann on ship, process 1, since noon"


def fork() -> int:
    """A process that goes on from here; later Pythons warn of threads, which have no part in this."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def all_at_once(path: Path, sheet: Sheet) -> int:
    """How many answers were said to be saved, by all of them; each of its own items."""
    items = list(sheet.framework.items())
    start = time.monotonic() + 0.2
    children = []
    for number in range(PROCESSES):
        child = fork()
        if not child:
            saved = 0
            try:
                time.sleep(max(0, start - time.monotonic()))
                for item in items[number * EACH : (number + 1) * EACH]:
                    keeper = Keeper(path, sheet)
                    came, put = keeper.save(Save(item, number, None)), keeper.settle()
                    saved += came == Saved() and put.why is None and not put.clashes
            finally:
                os._exit(saved)
        children.append(child)
    return sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def test_every_answer_of_eight_processes_is_kept(memory: Path, tell: Callable[..., None]) -> None:
    path = memory / "a.yaml"
    path.write_bytes(HEAD)
    saved = all_at_once(path, sheet_of(PROCESSES * EACH))
    tell(saved=saved, kept=len(answers(path.read_bytes())))
    assert (saved, len(answers(path.read_bytes()))) == (PROCESSES * EACH, PROCESSES * EACH)
    assert strays(memory) == []


def test_without_the_lock_some_are_lost(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = memory / "a.yaml"
    sheet = sheet_of(PROCESSES * EACH)
    monkeypatch.setattr(store_journal, "take", no_lock)
    for _ in range(5):  # how it goes is chance
        path.write_bytes(HEAD)
        if all_at_once(path, sheet) != len(answers(path.read_bytes())) or len(answers(path.read_bytes())) < 8 * EACH:
            return
    pytest.fail("nothing was lost")


@contextmanager
def held_by_another(path: Path, who: str) -> Iterator[None]:
    """Somebody else answers the file, and is killed behind this."""
    ready, go = os.pipe()
    child = fork()
    if not child:
        try:
            assert sit(path, who).value is not None
            os.write(go, b"x")
            time.sleep(60)
        finally:
            os._exit(1)
    os.close(go)
    try:
        assert os.read(ready, 1) == b"x"
        yield
    finally:
        os.close(ready)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_a_second_interview_is_refused_at_once_and_told_who(memory: Path, tell: Callable[..., None]) -> None:
    path = memory / "a.yaml"
    path.write_bytes(HEAD)
    with held_by_another(path, HOLDER):
        start = time.monotonic()
        refused = sit(path, "me")
        seconds = time.monotonic() - start
    tell(milliseconds=round(seconds * 1000, 1))
    assert [found.code for found in refused.problems] == ["S062"]
    assert ("holder", HOLDER) in refused.problems[0].args
    assert seconds < 1
    seat = sit(path, "me")  # free after kill -9
    assert seat.value is not None
    assert strays(memory) == [".a.yaml.session"]
    seat.value.free()
    assert strays(memory) == []


def no_lock(there: Path, _: float = 0) -> locks.Held:
    """Bad: a file that stands for a lock, and nobody locks it."""
    return locks.Held(there, os.open(there, os.O_RDWR | os.O_CREAT, 0o600))


def its_being_there(there: Path, _: float = 0) -> locks.Held:
    """Bad: a file that stands for a lock as long as it is there."""
    try:
        return locks.Held(there, os.open(there, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise locks.HeldError(there) from None


def test_without_the_lock_a_second_interview_is_not_refused(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = memory / "a.yaml"
    monkeypatch.setattr(saving, "take", no_lock)
    with held_by_another(path, HOLDER):
        assert sit(path, "me").value is not None


def test_a_lock_that_is_only_a_file_is_not_free_after_a_kill(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = memory / "a.yaml"
    monkeypatch.setattr(saving, "take", its_being_there)
    with held_by_another(path, HOLDER):
        assert sit(path, "me").problems
    assert sit(path, "me").problems
