"""Ten thousand damaged files, and whether the search would find what it looks for."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import fuzz
from support import ROOT


@pytest.mark.long
def test_no_damaged_file_does_harm() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "fuzz.py"), "--seed", "1", "--count", "10000"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_damage_is_the_same_each_time() -> None:
    texts = list(fuzz.good_texts())
    inputs = [[fuzz.damaged(random.Random(f"1.{number}"), texts) for number in range(50)] for _ in range(2)]
    assert inputs[0] == inputs[1]
    assert len(set(inputs[0])) > 40


def test_good_files_have_no_fault() -> None:
    by = fuzz.small()
    for text in fuzz.good_texts():
        assert fuzz.fault_of(text.encode(), by) is None


def test_what_goes_wrong_is_told_with_the_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(_: bytes, __: str) -> None:
        raise KeyError("defect")

    by = fuzz.small()
    monkeypatch.setattr(fuzz, "parse", broken)
    fault = fuzz.fault_of(b"a: \xff", by)
    assert fault is not None
    assert "defect" in fault
    told = fuzz.told(7, b"a: \xff", fault)
    assert "input 7" in told
    made = subprocess.run(["sh", "-c", told.rpartition("as a file: ")[2]], cwd=tmp_path, check=False)
    assert made.returncode == 0
    assert (tmp_path / "input.yaml").read_bytes() == b"a: \xff"


def test_what_takes_long_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 2.5))
    monkeypatch.setattr(time, "process_time", lambda: next(clock))
    assert fuzz.fault_of(b"a: 1", fuzz.small()) == "took 2.5 s"


def test_what_stays_in_memory_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = iter((50.0, 60.0, 90.0))
    monkeypatch.setattr(fuzz, "megabytes", lambda: next(sizes))
    assert fuzz.run(1, 5) == "the process grew by 30 MB"
