"""Files that belong together: all of them are written, or none, whatever the system refuses and whoever is killed."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from readiness.problems import Loaded, Place, problem
from readiness.store.sets import LOCK, write_set

POSIX = pytest.mark.skipif(os.name == "nt", reason="modes, links and signals of POSIX")
CALLS = ("open", "write", "fsync", "mkdir", "rename", "replace", "link")


def files(**texts: str) -> dict[str, Callable[[], Loaded[bytes]]]:
    return {name: lambda text=text: Loaded(text.encode()) for name, text in texts.items()}  # type: ignore[misc]


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def codes(folder: Path, *, replace: bool = False, **given: str) -> list[str]:
    return [found.code for found in write_set(folder, files(**given), replace=replace)]


def test_a_folder_comes_with_all_of_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "set"
    assert codes(folder, a="1", b="2") == []
    assert texts(folder) == {"a": "1", "b": "2"}
    assert [path.name for path in folder.parent.iterdir()] == ["set"]


@POSIX
def test_they_are_for_their_owner_alone(tmp_path: Path) -> None:
    assert codes(tmp_path / "set", a="1") == []
    assert (tmp_path / "set").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "set" / "a").stat().st_mode & 0o777 == 0o600


def test_into_a_folder_that_is_there_they_come_beside_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert codes(tmp_path, a="1", b="2") == []
    assert texts(tmp_path) == {"notes.txt": "mine", "a": "1", "b": "2"}


def test_what_is_there_is_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    assert codes(tmp_path, a="1", b="2") == ["S086"]
    assert texts(tmp_path) == {"b": "mine"}
    assert codes(tmp_path, replace=True, a="1", b="2") == []
    assert texts(tmp_path) == {"a": "1", "b": "2"}


def test_where_one_cannot_be_made_none_is_written_and_no_folder_either(tmp_path: Path) -> None:
    lost = problem("S001", Place("x"))
    some = {**files(a="1"), "b": lambda: Loaded(None, (lost,))}
    assert write_set(tmp_path / "set", some, replace=False) == (lost,)
    assert write_set(tmp_path, some, replace=True) == (lost,)
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    def interrupted() -> Loaded[bytes]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_set(tmp_path / "set", {**files(a="1"), "b": interrupted}, replace=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "set").write_text("mine")
    assert codes(tmp_path / "set", a="1") == ["S048"]
    assert codes(tmp_path / "set" / "below", a="1") == ["S012"]
    assert texts(tmp_path) == {"set": "mine"}


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert [found.code for found in write_set(tmp_path, {"a\0": lambda: Loaded(b"")}, replace=False)] == ["S004"]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    def late() -> Loaded[bytes]:
        (tmp_path / "a").write_text("theirs")
        return Loaded(b"1")

    assert [found.code for found in write_set(tmp_path, {"a": late}, replace=False)] == ["S005"]
    assert texts(tmp_path) == {"a": "theirs"}


@POSIX
@pytest.mark.parametrize("there", [False, True])
def test_whatever_call_fails_no_file_is_half_and_no_draft_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    number, failed = 0, True
    while failed:
        folder = tmp_path / str(number) / "set"
        folder.parent.mkdir()
        if there:
            folder.mkdir()
        turn, failed = number, False
        with monkeypatch.context() as patch:
            for name in CALLS:
                real = getattr(os, name)

                def call(*args: object, real: Callable[..., object] = real, **options: object) -> object:
                    nonlocal turn, failed
                    turn -= 1
                    if turn == -1:
                        failed = True
                        raise OSError(errno.EIO, os.strerror(errno.EIO))
                    return real(*args, **options)

                patch.setattr(os, name, call)
            found = write_set(folder, files(a="1", b="2"), replace=False)
        left = {path.name: path.read_text() for path in folder.glob("[a-z]")}
        assert set(left.items()) <= {("a", "1"), ("b", "2")}
        assert found or len(left) == 2, number
        if not there:
            assert left in ({}, {"a": "1", "b": "2"})
        assert codes(folder, replace=True, a="3") == []  # a failure of tidying up is tidied up by the next one
        assert list((tmp_path / str(number)).rglob(".*")) == []
        number += 1
    assert number > 8


WRITER = """
import sys, time
from pathlib import Path
from readiness.problems import Loaded
from readiness.store.sets import write_set

def slow():
    print("drafted", flush=True)
    time.sleep(60)
    return Loaded(b"2")

write_set(Path(sys.argv[1]), {"a": lambda: Loaded(b"1"), "b": slow}, replace=False)
"""


@POSIX
@pytest.mark.parametrize("there", [False, True])
def test_the_drafts_of_one_who_was_killed_are_swept_and_those_of_one_who_writes_stay(
    tmp_path: Path, *, there: bool
) -> None:
    folder = tmp_path / "set"
    if there:
        folder.mkdir()

    def drafts() -> list[Path]:
        return list((folder if there else tmp_path).glob(".*.tmp"))

    with subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "drafted\n"
        (draft,) = drafts()
        assert codes(folder, c="3") == []
        assert drafts() == [draft]
        assert {path.name for path in draft.iterdir()} == {"a", LOCK}
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert drafts() == [draft]
    if not there:  # what is written into a folder that is there has its drafts in it
        (folder / "c").unlink()
        folder.rmdir()
    assert codes(folder, a="x", b="y") == []
    assert drafts() == []
    assert {"a": "x", "b": "y"}.items() <= texts(folder).items()


@POSIX
def test_a_link_in_the_place_of_a_draft_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("mine")
    (tmp_path / f".set.{'0' * 16}.tmp").symlink_to(elsewhere)
    assert codes(tmp_path / "set", a="1") == []
    assert texts(elsewhere) == {"kept": "mine"}
