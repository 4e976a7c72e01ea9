"""Folders with many rounds: what came of each is kept beside them, and all processors help."""

import concurrent.futures
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from filled import fill, put
from program import PROGRAM, environment
from readiness.problems import Loaded
from readiness.report.rounds_view import RoundsReport
from readiness.store import cache
from readiness.store.journal import journal_of
from readiness.workflow import many, rounds_list
from readiness.workflow.cache_folder import kept_in
from readiness.workflow.frameworks import load_framework
from readiness.workflow.keeping import keep
from readiness.workflow.rounds_list import list_rounds
from readiness.workflow.sealing import seal_file
from support import INTEGRATED, good

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="it has neither modes nor these signals")
KEPT = Path(".readiness", "cache", "rounds")
HERE = os.getpid()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(rounds_list, "MANY", 3)
    found = tmp_path / "rounds"
    fill(found, 5)
    return found


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really looked at."""
    found: list[str] = []
    real = rounds_list.look_at

    def noted(path: Path, framework: str | None = None) -> rounds_list.Looked:
        found.append(path.name)
        return real(path, framework)

    monkeypatch.setattr(rounds_list, "look_at", noted)
    return found


def listed(folder: Path, kept: bool = True, framework: str | None = None) -> Loaded[RoundsReport]:
    with kept_in(folder.parent / "kept" if kept else None):
        return list_rounds(folder, framework)


# ---- what is kept


def test_a_round_is_looked_at_once(folder: Path, looked: list[str]) -> None:
    first = listed(folder)
    assert len(looked) == 5
    assert listed(folder) == first == listed(folder, kept=False)
    assert len(looked) == 5 + 5
    good(first)


@POSIX
def test_it_is_kept_beside_the_rounds_for_the_user_alone(folder: Path) -> None:
    old = os.umask(0)
    try:
        listed(folder)
    finally:
        os.umask(old)
    kept = folder / KEPT
    assert [path.stat().st_mode & 0o777 for path in (kept, kept.parent, kept.parent.parent)] == [0o600, 0o700, 0o777]


def test_nothing_is_kept_of_few_without_a_cache_or_with_another_framework(folder: Path) -> None:
    listed(folder, kept=False)
    listed(folder, framework="integrated-mission@2026.2")
    assert not (folder / ".readiness").exists()
    for path in sorted(folder.iterdir())[:3]:
        path.unlink()
    listed(folder)
    assert not (folder / ".readiness").exists()


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "another answer": (lambda at: put(at / "001.yaml", "answer: established", "answer: absent"), {"001.yaml"}),
    "another name": (lambda at: (at / "001.yaml").rename(at / "101.yaml"), set()),
    "a copy": (lambda at: shutil.copy(at / "001.yaml", at / "101.yaml"), set()),
    "gone": (lambda at: (at / "001.yaml").unlink(), set()),
    "a mistake": (lambda at: put(at / "001.yaml", "phase: ", "phrase: "), {"001.yaml"}),
    "no assessment": (lambda at: (at / "001.yaml").write_text("a: 1\n"), {"001.yaml"}),
    "answers that wait": (lambda at: journal_of(at / "001.yaml").write_bytes(b"x\n"), {"001.yaml"}),
    "sealed": (lambda at: seal_file(at / "001.yaml", date(2027, 1, 1)), set()),
    "a framework beside it": (lambda at: keep(good(load_framework(INTEGRATED)), at / "001.yaml"), set()),
}


@pytest.mark.parametrize(("change", "again"), CHANGES.values(), ids=CHANGES)
def test_what_changed_is_looked_at_again(
    change: Callable[[Path], object], again: set[str], folder: Path, looked: list[str]
) -> None:
    listed(folder)
    change(folder)
    looked.clear()
    found = listed(folder)
    assert set(looked) == again
    assert found == listed(folder, kept=False)
    looked.clear()
    assert listed(folder) == found
    # what cannot be read is never kept
    assert set(looked) <= again


def test_a_framework_that_is_another_now_is_asked_again(
    folder: Path, looked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from readiness.workflow import frameworks  # noqa: PLC0415 - only this test needs it

    listed(folder)
    own = tmp_path / "frameworks" / "integrated-mission" / "2026.1"
    shutil.copytree(INTEGRATED, own)
    monkeypatch.setattr(frameworks, "installed", lambda: (own,))
    looked.clear()
    listed(folder)
    assert not looked
    put(own / "framework.yaml", "title: Integrated", "title: Another")
    assert good(listed(folder)) == good(listed(folder, kept=False))
    assert len(looked) == 10
    monkeypatch.setattr(frameworks, "installed", lambda: ())
    assert listed(folder) == listed(folder, kept=False)


def test_another_program_looks_again(folder: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    listed(folder)
    monkeypatch.setattr(cache, "__version__", "99")
    listed(folder)
    assert len(looked) == 10


@pytest.mark.parametrize("data", [b"", b"x", b"\xff\n", b"{}", b"[1]", b'[{"Kept":["x"]}]', b'{"Kept":["x",["a"],1]}'])
def test_what_is_no_list_of_rounds_is_as_none(data: bytes, folder: Path, looked: list[str]) -> None:
    first = listed(folder)
    kept = folder / KEPT
    program = cache.program_digest(cache.SCORING).encode()
    cache.keep(kept.parent, kept.name, program + b"\n" + data)
    assert listed(folder) == first
    kept.write_bytes(data)
    assert listed(folder) == first
    assert len(looked) == 15
    assert listed(folder) == first
    assert len(looked) == 15


def test_a_folder_that_cannot_be_written_to_is_listed(folder: Path) -> None:
    (folder / ".readiness").write_text("a file")
    assert listed(folder) == listed(folder, kept=False)


def test_a_view_that_cannot_be_packed_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from readiness.workflow import rounds_kept  # noqa: PLC0415 - only this test needs it

    monkeypatch.setattr(rounds_kept, "CLASSES", {})
    listed(folder)
    assert not (folder / KEPT).exists()


# ---- all processors


def name_and_process(path: Path) -> tuple[str, int]:
    return path.name, os.getpid()


def dies_elsewhere(path: Path) -> str:
    if os.getpid() != HERE:
        os._exit(1)
    return path.name


@pytest.fixture
def paths(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr(many, "WORTH_IT", 8)
    monkeypatch.setattr(many, "AT_ONCE", 3)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return [Path(f"{number}") for number in range(20)]


FORKS = pytest.mark.skipif(sys.platform != "linux", reason="what is in a test is found by a fork only")


@FORKS
def test_the_order_is_kept(paths: list[Path]) -> None:
    found = list(many.each_of(name_and_process, paths))
    assert [name for name, _ in found] == [path.name for path in paths]
    assert os.getpid() not in {process for _, process in found}
    assert list(many.each_of(name_and_process, paths[:7])) == [(path.name, os.getpid()) for path in paths[:7]]


def test_one_processor_does_it_alone(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert {process for _, process in many.each_of(name_and_process, paths)} == {os.getpid()}


@FORKS
def test_where_processes_die_this_one_does_it(paths: list[Path]) -> None:
    assert list(many.each_of(dies_elsewhere, paths)) == [path.name for path in paths]


def test_where_there_are_no_processes_this_one_does_it(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", none)
    assert {process for _, process in many.each_of(name_and_process, paths)} == {os.getpid()}


@FORKS
def test_many_rounds_are_listed_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, 12)
    (tmp_path / "100.yaml").write_text("readiness: assessment/1\n")
    alone = listed(tmp_path, kept=False)
    monkeypatch.setattr(many, "WORTH_IT", 4)
    monkeypatch.setattr(many, "AT_ONCE", 2)
    monkeypatch.setattr(rounds_list, "MANY", 4)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert listed(tmp_path, kept=False) == alone
    assert replace(good(alone), title="") != good(alone)


@POSIX
def test_ctrl_c_ends_all_of_them(tmp_path: Path) -> None:
    fill(tmp_path, 400)
    process = subprocess.Popen(
        [*PROGRAM, "rounds", str(tmp_path)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
