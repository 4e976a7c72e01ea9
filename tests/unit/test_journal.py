"""The journal and the locks, call by call; what becomes of answers in them is seen in tests/faults."""

import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from readiness.problems import Loaded
from readiness.store import files, journal, locks
from readiness.store.files import beside, left_beside, settle, sweep
from readiness.store.journal import (
    Chain,
    Contents,
    Record,
    chains,
    contents,
    damages,
    journal_of,
    line_of,
    opened,
    read_journal,
)
from readiness.store.locks import HeldError, note, take

POSIX = pytest.mark.skipif(os.name == "nt", reason="links and modes of POSIX")
ONE, TWO = Record("a.b", 1), Record("a.c", {"answer": "x", "note": "é"}, [1, None, True])


def sum_of(text: bytes) -> bytes:
    import zlib  # noqa: PLC0415

    return b"%08x" % zlib.crc32(text)


def test_a_record_is_a_line_that_reads_back() -> None:
    for record in (ONE, TWO):
        line = line_of(record)
        assert (line.count(b"\n"), line[-1:]) == (1, b"\n")
        assert contents(line) == Contents((record,))
    assert line_of(ONE)[8:] == b'["a.b",1]\n'
    assert contents(b"\n\n" + line_of(ONE) + b"\n" + line_of(TWO)) == Contents((ONE, TWO))


@pytest.mark.parametrize(
    "text", [b"{}", b"[]", b"[1,2]", b'["a"]', b'["a",1,2,3]', b'["a",NaN]', b'["a",Infinity]', b"\xff", b"[" * 100_000]
)
def test_a_line_with_a_right_sum_that_is_no_record_is_damaged(text: bytes) -> None:
    assert contents(sum_of(text) + text + b"\n") == Contents(
        (), ((1, (sum_of(text) + text).decode("utf-8", "replace")),)
    )


def test_records_are_found_in_a_line_whose_end_was_lost() -> None:
    one, two = line_of(ONE)[:-1], line_of(TWO)[:-1]
    for row in (one + two, b"x" + one + b"x" + two + b"x", b"0badc0de[" + one + two, one[:-3] + two + one):
        found = contents(row + b"\n")
        assert found.records in ((ONE, TWO), (TWO, ONE))
        assert [number for number, _ in found.damaged] == [1]


def test_the_records_of_an_item_make_a_chain() -> None:
    found = chains([ONE, TWO, Record("a.b", 2, 1)])
    assert found == (Chain("a.b", (None, 1, 1, 2)), Chain("a.c", ([1, None, True], TWO.value)))


def test_a_journal_is_for_its_owner_alone_and_goes_when_nothing_waits(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with opened(path, 0) as there:
        there.append(ONE)
        assert journal_of(path).name == ".a.yaml.journal"
        if os.name != "nt":
            assert journal_of(path).stat().st_mode & 0o777 == 0o600
    with opened(path, 0) as there:
        assert there.contents == Contents((ONE,))
        there.append(TWO)
    assert read_journal(path) == Loaded(Contents((ONE, TWO)))
    with opened(path, 0, stays=True) as there:
        there.clear()
    assert journal_of(path).read_bytes() == b"\n"
    assert read_journal(path) == Loaded(Contents())
    with opened(path, 0):
        pass
    assert not journal_of(path).exists()
    assert read_journal(path) == Loaded(Contents())


def test_what_is_appended_behind_a_torn_line_is_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    journal_of(path).write_bytes(b"\n" + line_of(ONE) + line_of(TWO)[:-4])
    with opened(path, 0) as there:
        there.append(TWO)
    found = read_journal(path)
    assert found.value is not None
    assert found.value.records == (ONE, TWO)
    assert [(p.code, p.place.line) for p in found.problems] == [("S061", 3)]
    assert damages(journal_of(path), found.value) == found.problems


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_an_append_that_fails_leaves_the_journal_as_it_was(tmp_path: Path, call: str) -> None:
    path = tmp_path / "a.yaml"
    with opened(path, 0) as there:
        there.append(ONE)
    before = journal_of(path).read_bytes()

    def fails(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with opened(path, 0) as there, pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, fails)
        with pytest.raises(OSError, match="full"):
            there.append(TWO)
    assert journal_of(path).read_bytes() == before


@POSIX
def test_a_link_a_folder_and_a_pipe_are_no_journal(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    (tmp_path / "other").write_bytes(line_of(ONE))
    journal_of(path).symlink_to(tmp_path / "other")
    assert [found.code for found in read_journal(path).problems] == ["S017"]
    with pytest.raises(OSError, match=r"."), opened(path, 0):
        pass
    journal_of(path).unlink()
    os.mkfifo(journal_of(path))
    assert [found.code for found in read_journal(path).problems] == ["S010"]
    with pytest.raises(OSError, match="Invalid argument"), opened(path, 0):
        pass
    assert (tmp_path / "other").read_bytes() == line_of(ONE)


# ---- locks


def test_a_lock_is_held_by_one_and_says_by_whom(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    held = take(path)
    note(held, "Ann")
    assert path.read_bytes() == b"Ann"
    for seconds in (0, 0.05):
        with pytest.raises(HeldError) as caught:
            take(path, seconds)
        assert caught.value.path == path
    held.free()
    assert not path.exists()
    again = take(path)
    again.free(remove=False)
    assert path.exists()


def test_a_lock_that_was_removed_meanwhile_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lock"
    real, tries = locks._try, []

    def slow(handle: int) -> bool:
        had = real(handle)
        tries.append(handle)
        if len(tries) == 1:  # whoever held it before removes it at this moment
            path.unlink()
        if len(tries) == 2:  # and another makes a new one
            path.unlink()
            path.write_bytes(b"")
        return had

    monkeypatch.setattr(locks, "_try", slow)
    held = take(path)
    assert len(tries) == 3
    with pytest.raises(HeldError):
        take(path)
    held.free()


def test_a_system_without_locks_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    fake: Any = SimpleNamespace(flock=none, LOCK_EX=1, LOCK_NB=2)
    monkeypatch.setitem(sys.modules, "fcntl", fake)
    with pytest.raises(OSError, match="No locks"):
        take(tmp_path / "lock")


def test_on_windows_the_file_is_closed_before_it_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: set[int] = set()

    def locking(handle: int, mode: int, count: int) -> None:
        assert (mode, count) == (2, 1)
        inode = os.fstat(handle).st_ino
        if inode in taken:
            raise OSError(errno.EACCES, "Permission denied")
        taken.add(inode)

    monkeypatch.setattr(locks, "WINDOWS", True)
    fake: Any = SimpleNamespace(locking=locking, LK_NBLCK=2)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    path = tmp_path / "lock"
    held = take(path)
    with pytest.raises(HeldError):
        take(path)
    held.free(remove=False)
    assert path.exists()
    taken.clear()
    take(path).free()
    assert not path.exists()


# ---- names beside a file


def test_what_belongs_to_a_file_lies_beside_it_also_where_its_name_is_long(tmp_path: Path) -> None:
    assert beside(tmp_path / "a.yaml", "journal") == tmp_path / ".a.yaml.journal"
    names = {beside(tmp_path / f"{'é' * 110}{number}.yaml", "0123456789abcdef.tmp").name for number in range(3)}
    assert len(names) == 3
    assert max(map(len, names)) < 100


def test_drafts_of_one_file_are_swept_and_no_others(tmp_path: Path) -> None:
    drafts = {name: tmp_path / f".{name}.{'0a' * 8}.tmp" for name in ("a.yaml", "b.yaml")}
    for draft in drafts.values():
        draft.write_bytes(b"")
    assert left_beside(tmp_path / "a.yaml") == (drafts["a.yaml"],)
    sweep(tmp_path / "a.yaml")
    assert [path.name for path in tmp_path.iterdir()] == [drafts["b.yaml"].name]
    assert left_beside(tmp_path / "gone" / "a.yaml") == ()


def test_a_file_is_made_to_last_or_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    assert [found.code for found in settle(path)] == ["S001"]
    path.write_bytes(b"")
    assert settle(path) == ()
    monkeypatch.setattr(files, "WINDOWS", True)
    assert settle(path) == ()


def test_only_a_file_that_is_as_it_was_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    assert [found.code for found in files.write(path, b"ours", replace=True, old=b"before")] == ["S065"]
    assert files.write(path, b"ours", replace=True, old=b"theirs") == ()
    assert ([file.name for file in tmp_path.iterdir()], path.read_bytes()) == (["a.yaml"], b"ours")
    assert journal.MOST > 1_000_000
