"""Nothing is lost: a file is written whole or not at all, whatever the system refuses, and it says so."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from readiness.problems import Problem
from readiness.store import files, locks
from readiness.store.files import (
    beside,
    exists,
    is_folder,
    is_inside,
    read,
    real,
    refused,
    same_file,
    sweep,
    write,
    yaml_files,
)
from readiness.store.locks import claim, remove_free


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.md"
    assert write(path, b"x", replace=False) == ()
    assert path.read_bytes() == b"x"
    assert names(path.parent) == ["c.md"]


def test_one_file_may_have_two_names(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"")
    other.write_bytes(b"")
    assert same_file(one, tmp_path / "." / "a")
    assert not same_file(one, other)
    assert not same_file(one, tmp_path / "gone")
    assert not same_file(one, Path("\0"))


def test_a_path_with_all_links_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "b").symlink_to("a")
    assert real(tmp_path / "b") == real(tmp_path / "." / "a")
    assert real(Path("\0")) == Path("\0")


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_what_is_written_is_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o644)
    for replace in (False, True):
        target = path if replace else tmp_path / "b.md"
        assert write(target, b"new", replace=replace) == ()
        assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_a_mode_is_kept_of_a_file_and_not_of_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.md", tmp_path / "l.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    for target, mode in ((path, 0o640), (link, 0o600), (tmp_path / "new.md", 0o600)):
        assert write(target, b"new", replace=True, keep_mode=True) == ()
        assert target.stat().st_mode & 0o777 == mode


def test_an_existing_file_stays_unless_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    assert codes(write(path, b"new", replace=False)) == ["S005"]
    assert path.read_bytes() == b"old"
    assert write(path, b"new", replace=True) == ()
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.md"]


def test_a_link_that_leads_nowhere_is_something_that_exists(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.symlink_to(tmp_path / "elsewhere.md")
    assert codes(write(path, b"new", replace=False)) == ["S005"]
    assert write(path, b"new", replace=True) == ()
    assert not path.is_symlink()
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_file_that_came_into_being_a_moment_ago_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"theirs")
    monkeypatch.setattr(files, "exists", lambda _: False)
    assert codes(write(path, b"ours", replace=False)) == ["S005"]
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.md"]


def test_a_file_system_without_links_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a.md"
    assert write(path, b"x", replace=False) == ()
    assert path.read_bytes() == b"x"
    monkeypatch.setattr(files, "exists", lambda _: False)
    assert codes(write(path, b"y", replace=False)) == ["S005"]
    assert path.read_bytes() == b"x"
    assert names(tmp_path) == ["a.md"]


def test_a_folder_or_a_file_on_the_way_is_refused(tmp_path: Path) -> None:
    assert codes(write(tmp_path, b"x", replace=True)) == ["S002"]
    (tmp_path / "a").write_bytes(b"old")
    assert codes(write(tmp_path / "a" / "b.md", b"x", replace=False)) == ["S012"]
    assert codes(read(tmp_path / "a" / "b.md", 10).problems) == ["S012"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_signal_on_a_file_system_without_links_leaves_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", Refusal(errno.EPERM))
    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a.md", b"x", replace=False)
    assert names(tmp_path) == []


def test_a_long_name_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / f"{'é' * 120}.md"
    assert write(path, b"x", replace=False) == ()


REFUSALS = [
    (errno.ENOSPC, "S004"),
    (errno.EDQUOT, "S004"),
    (errno.EIO, "S004"),
    (errno.EROFS, "S072"),
    (errno.EACCES, "S003"),
]


class Refusal:
    """Raises the error from one of the calls that writing makes, and counts how often it did."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.hits = 0

    def __call__(self, *_: object, **__: object) -> NoReturn:
        self.hits += 1
        raise OSError(self.number, os.strerror(self.number))

    def in_open(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(os, "open", self)

    def in_write(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(os, "write", self)

    def in_sync(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(os, "fsync", self)

    def in_move(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(os, "link", self)
        patch.setattr(Path, "replace", self)


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize(("number", "code"), REFUSALS)
@pytest.mark.parametrize("inject", [Refusal.in_open, Refusal.in_write, Refusal.in_sync, Refusal.in_move])
def test_whatever_is_refused_the_old_file_stays_and_it_is_said(
    tmp_path: Path, inject: Callable[[Refusal, pytest.MonkeyPatch], None], number: int, code: str, replace: bool
) -> None:
    path, refusal = tmp_path / "a.md", Refusal(number)
    if replace:
        path.write_bytes(b"old")
    with pytest.MonkeyPatch.context() as patch:
        inject(refusal, patch)
        problems = write(path, b"new", replace=replace)
    assert refusal.hits, "nothing was injected"
    assert codes(problems) == [code]
    assert names(tmp_path) == (["a.md"] if replace else [])
    assert not replace or path.read_bytes() == b"old"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_folder_that_fails_to_sync_is_said_and_the_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real, refusal, handles = os.fsync, Refusal(number), []

    def later(handle: int) -> None:
        handles.append(handle)
        if len(handles) > 1:
            refusal()
        real(handle)

    monkeypatch.setattr(os, "fsync", later)
    assert codes(write(tmp_path / "a.md", b"new", replace=False)) == ["S013"]
    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert names(tmp_path) == ["a.md"]


def test_a_folder_that_cannot_be_synced_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.fsync, []

    def refusing(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", refusing)
    assert write(tmp_path / "a.md", b"x", replace=False) == ()
    assert len(calls) == 2


def test_windows_syncs_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "WINDOWS", True)
    handles: list[int] = []
    monkeypatch.setattr(os, "fsync", handles.append)
    assert write(tmp_path / "a.md", b"x", replace=False) == ()
    assert len(handles) == 1


def test_the_file_is_synced_before_it_gets_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real = tmp_path / "a.md", os.fsync
    seen: list[bool] = []

    def looking(handle: int) -> None:
        seen.append(path.exists())
        real(handle)

    monkeypatch.setattr(os, "fsync", looking)
    assert write(path, b"x", replace=False) == ()
    assert seen == [False, True]


def test_reading_says_why_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read(tmp_path / "a", 10).value == b"12345"
    assert read(tmp_path / "a", 3).value == b"1234"
    assert codes(read(tmp_path, 10).problems) == ["S002"]
    assert codes(read(tmp_path / "b", 10).problems) == ["S001"]
    assert codes(read(Path("a\0b"), 10).problems) == ["S004"]


def test_what_has_no_size_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        pytest.fail("opened")

    path = tmp_path / "empty"
    path.touch()
    monkeypatch.setattr(Path, "open", opened)
    assert read(path, 10).value == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(read(tmp_path / "pipe", 10).problems) == ["S010"]


def test_names_that_no_file_can_have_are_no_error() -> None:
    bad = Path("a\0b")
    assert not is_folder(bad)
    assert not is_inside(bad, Path())
    assert not exists(bad)
    assert codes(write(bad, b"", replace=True)) == ["S004"]


def test_every_refusal_of_the_system_has_a_code() -> None:
    path = Path("a")
    found = {
        type(error): refused(path, error).code
        for error in (FileNotFoundError(), IsADirectoryError(), PermissionError(), FileExistsError(), OSError())
    }
    assert list(found.values()) == ["S001", "S002", "S003", "S005", "S004"]


def test_yaml_files_come_in_the_order_of_names_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "B.YAML", "c.txt", ".d.yaml", "e/f.yaml", ".readiness/g.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = yaml_files(tmp_path)
    assert found.problems == ()
    assert [path.relative_to(tmp_path).as_posix() for path in found.value or ()] == [
        *("B.YAML", "a.yml", "b.yaml", "e/f.yaml")
    ]


def test_a_folder_that_cannot_be_listed_is_said() -> None:
    assert codes(yaml_files(Path("nowhere")).problems) == ["S001"]


def test_a_circle_of_links_is_inside_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert codes(read(tmp_path / "a", 10).problems) == ["S004"]
    assert not is_inside(tmp_path / "a", tmp_path / "c")
    assert is_inside(tmp_path / "d" / "e", tmp_path)


# ---- drafts


def draft_of(path: Path, content: bytes = b"half") -> Path:
    """What somebody who was killed left beside a file."""
    draft = beside(path, f"{'0a' * 8}.tmp")
    draft.write_bytes(content)
    return draft


@pytest.mark.parametrize(("replace", "expected"), [(True, []), (False, ["S005"])])
def test_who_writes_a_file_removes_what_was_left_of_it_even_where_it_is_refused(
    tmp_path: Path, replace: bool, expected: list[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    draft_of(path)
    other = draft_of(tmp_path / "b.md")
    assert codes(write(path, b"new", replace=replace)) == expected
    assert names(tmp_path) == [other.name, "a.md"]


def test_the_draft_of_somebody_who_is_writing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real, seen = tmp_path / "a.md", os.fsync, []

    def synced(handle: int) -> None:
        monkeypatch.undo()
        before = names(tmp_path)
        sweep(path)
        assert write(path, b"theirs", replace=False) == ()
        seen.append((before, names(tmp_path)))
        real(handle)

    monkeypatch.setattr(os, "fsync", synced)
    assert write(path, b"ours", replace=True) == ()
    ((before, after),) = seen
    assert len(before) == 1
    assert after == [*before, "a.md"]
    assert names(tmp_path) == ["a.md"]
    assert path.read_bytes() == b"ours"


def test_a_draft_that_was_swept_before_it_was_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, drafts = tmp_path / "a.md", []

    def swept(draft: Path, handle: int) -> bool:
        drafts.append(draft)
        if len(drafts) == 1:
            sweep(path)
        return claim(draft, handle)

    monkeypatch.setattr(files, "claim", swept)
    assert write(path, b"x", replace=False) == ()
    assert len(set(drafts)) == 2
    assert path.read_bytes() == b"x"
    assert names(tmp_path) == ["a.md"]


def test_without_locks_a_file_is_written_and_no_draft_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    left = draft_of(path)
    fake: Any = SimpleNamespace(flock=Refusal(errno.ENOLCK), LOCK_EX=1, LOCK_NB=2)
    monkeypatch.setitem(sys.modules, "fcntl", fake)
    assert write(path, b"x", replace=False) == ()
    assert names(tmp_path) == [left.name, "a.md"]


def test_a_draft_that_may_only_be_read_is_removed_and_a_link_or_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "a.md", os.open
    draft_of(path)

    def read_only(there: Path, flags: int, *more: int) -> int:
        if flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(there, flags, *more)

    monkeypatch.setattr(os, "open", read_only)
    sweep(path)
    assert names(tmp_path) == []
    (tmp_path / "b").write_bytes(b"")
    beside(path, f"{'0b' * 8}.tmp").symlink_to("b")
    sweep(path)
    assert "b" in names(tmp_path)


def test_a_file_that_lost_its_name_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    real = locks._try

    def moved(handle: int) -> bool:
        path.rename(tmp_path / "b")
        path.write_bytes(b"another")
        return real(handle)

    monkeypatch.setattr(locks, "_try", moved)
    remove_free(path)
    assert names(tmp_path) == ["a", "b"]


@pytest.mark.parametrize("fails", [False, True])
def test_on_windows_a_draft_is_closed_before_it_is_moved_or_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    closed, real = [], os.close

    def close(handle: int) -> None:
        closed.append(len(names(tmp_path)))
        real(handle)

    monkeypatch.setattr(files, "WINDOWS", True)
    monkeypatch.setattr(os, "close", close)
    if fails:
        monkeypatch.setattr(os, "fsync", Refusal(errno.EIO))
    assert codes(write(tmp_path / "a.md", b"x", replace=False)) == (["S004"] if fails else [])
    assert closed == [1]
    assert names(tmp_path) == ([] if fails else ["a.md"])
