"""Frameworks that are kept: never out of date, never believed where others could have written them, never missed."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from program import outcome, started
from readiness.cli.cache import user_cache
from readiness.model.answer_files import FrameworkReference
from readiness.model.framework import Framework
from readiness.model.kept import read_kept
from readiness.model.packed import CLASSES, packed, unpacked
from readiness.problems import Loaded
from readiness.store import cache
from readiness.syntax.document import Document
from readiness.workflow import framework_files, keeping
from readiness.workflow.cache_folder import kept_in
from readiness.workflow.frameworks import load_framework
from support import EXAMPLES, INTEGRATED, SHIPPED, good

UNMEX = EXAMPLES / "unmex" / "2026.yaml"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes of files say nothing there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A framework of the user's own."""
    return Path(shutil.copytree(INTEGRATED, tmp_path / "own"))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of which the files were really read."""
    found: list[Path] = []
    real = framework_files.read_framework

    def noted(folder: Path) -> framework_files.FrameworkRead:
        found.append(folder)
        return real(folder)

    monkeypatch.setattr(framework_files, "read_framework", noted)
    return found


def load(folder: Path, kept: Path | None) -> Loaded[Framework]:
    with kept_in(kept):
        return load_framework(folder)


def entry(kept: Path) -> Path:
    (found,) = kept.iterdir()
    return found


# ---- what is packed


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: path.name)
def test_a_framework_is_unpacked_as_it_was(shipped: Path) -> None:
    framework = good(load(shipped, None))
    text = packed(framework)
    assert text is not None
    again = unpacked(text)
    assert again is not None
    assert (again, again.written, repr(again)) == (framework, framework.written, repr(framework))
    assert packed(again) == text
    assert unpacked(f"{text.partition(chr(10))[0]}\n{{") is None


def classes_in(hint: object, found: set[type]) -> set[type]:
    """The dataclasses and enumerations that a value of this type may be made of."""
    if isinstance(hint, type) and hint not in found and (is_dataclass(hint) or issubclass(hint, Enum)):
        found.add(hint)
        for inner in get_type_hints(hint).values() if is_dataclass(hint) else ():
            classes_in(inner, found)
    for inner in get_args(hint):
        classes_in(inner, found)
    return found


def test_every_class_has_a_name_of_its_own_and_none_of_a_framework_is_missing() -> None:
    assert {found.__name__: found for found in classes_in(Framework, set())} == CLASSES


def test_what_is_not_known_is_not_packed() -> None:
    framework = good(load(INTEGRATED, None))
    assert packed(replace(framework, phases={"a"})) is None  # type: ignore[arg-type]
    assert packed(replace(framework, phases=(b"a",))) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "1\n1",
        '{"Frame":[]}\n1',
        '{"YesNo":[1,2]}\n1',
        '{"Framework":[1]}\n1',
        '{"a":[],"b":[]}\n',
        "[" * 99_999,
    ],
)
def test_what_is_no_framework_is_not_unpacked(text: str) -> None:
    assert unpacked(text) is None


# ---- what is kept


def test_a_framework_is_read_once(folder: Path, kept: Path, reads: list[Path]) -> None:
    first, second = load(folder, kept), load(folder, kept)
    assert reads == [folder]
    assert second == first
    assert good(second).written == good(first).written


def test_nothing_is_kept_where_nobody_says_where(folder: Path, kept: Path, reads: list[Path]) -> None:
    load(folder, None)
    load(folder, None)
    assert len(reads) == 2
    assert not kept.exists()


@POSIX
def test_what_is_kept_is_for_the_user_alone(folder: Path, kept: Path) -> None:
    old = os.umask(0)
    try:
        load(folder, kept / "below")
    finally:
        os.umask(old)
    assert [path.stat().st_mode & 0o777 for path in (kept / "below", entry(kept / "below"))] == [0o700, 0o600]


@pytest.mark.parametrize("name", ["framework.yaml", "funding.yaml", "rules.yaml", "sources.yaml"])
def test_a_file_that_changed_is_read(name: str, folder: Path, kept: Path, reads: list[Path]) -> None:
    load(folder, kept)
    path = folder / name
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b" the ", b" The ").replace(b"title: Integ", b"title: integ"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    changed = load(folder, kept)
    assert len(reads) == 2
    assert good(changed).written == good(load(folder, None)).written


def test_a_file_that_is_gone_or_wrong_is_told(folder: Path, kept: Path) -> None:
    load(folder, kept)
    (folder / "funding.yaml").unlink()
    assert [found.code for found in load(folder, kept).problems] == ["F030"]
    (folder / "funding.yaml").write_text("a: [")
    assert load(folder, kept) == load(folder, None)
    (folder / "framework.yaml").unlink()
    assert load(folder, kept) == load(folder, None)


def test_a_framework_beside_answers_is_read_once(
    folder: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    framework = good(load(folder, None))
    answers = tmp_path / "2026.yaml"
    reference = FrameworkReference(id=framework.id, version=framework.version, digest=framework.digest)
    assert keeping.keep(framework, answers) == ()
    read: list[str] = []
    real = read_kept

    def noted(document: Document, name: str) -> Loaded[Framework]:
        read.append(name)
        return real(document, name)

    monkeypatch.setattr(keeping, "read_kept", noted)
    with kept_in(kept):
        first = keeping.find_kept(answers, reference)
        assert keeping.find_kept(answers, reference) == first
        assert len(read) == 1
        assert good(first) == framework
        path = keeping.kept_folder(answers) / read[0]
        # these bytes are what they say under this name only
        shutil.copy(path, path.with_name(f"{'0' * 32}.yaml"))
        assert keeping.find_kept(answers, reference.model_copy(update={"digest": "0" * 64})).value is None
        path.write_text(path.read_text("utf-8").replace("Integrated mission readiness", "Another"), "utf-8")
        assert keeping.find_kept(answers, reference).value is None


def test_what_has_a_warning_is_read_each_time(folder: Path, kept: Path, reads: list[Path]) -> None:
    path = folder / "funding.yaml"
    path.write_text(path.read_text("utf-8") + "# \u202e\n", "utf-8")
    first = load(folder, kept)
    assert first.problems
    assert load(folder, kept) == first
    assert len(reads) == 2
    assert not kept.exists()


@POSIX
def test_a_file_that_leads_outside_by_now_is_told(folder: Path, kept: Path) -> None:
    load(folder, kept)
    outside = folder.with_name("funding.yaml")
    (folder / "funding.yaml").rename(outside)
    (folder / "funding.yaml").symlink_to(outside)
    assert [found.code for found in load(folder, kept).problems][:1] == ["F020"]


def test_what_another_program_kept_is_not_used(
    folder: Path, kept: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder, kept)
    monkeypatch.setattr(cache, "__version__", "99")
    load(folder, kept)
    load(folder, kept)
    assert len(reads) == 2
    monkeypatch.undo()
    monkeypatch.setattr(sys, "version", "4.0")
    load(folder, kept)
    assert len(list(kept.iterdir())) == 3


def test_another_source_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.program_digest()
    shutil.copytree(cache._PACKAGE, tmp_path / "readiness", ignore=shutil.ignore_patterns("checklists", "__pycache__"))
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path / "readiness")
    assert cache.program_digest() == before
    path = tmp_path / "readiness" / "model" / "tree.py"
    path.write_text(path.read_text("utf-8") + "#", "utf-8")
    assert cache.program_digest() != before


# ---- what went wrong with it


def to_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "no head": lambda path: path.write_bytes(path.read_bytes().partition(b"\n")[2]),
    "another bit in the head": lambda path: path.write_bytes(b"R" + path.read_bytes()[1:]),
    "another bit": lambda path: path.write_bytes(path.read_bytes()[:-9] + b"x" + path.read_bytes()[-8:]),
    "too long": lambda path: path.write_bytes(path.read_bytes() + b"x" * cache.MOST_BYTES),
    "a folder": to_folder,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_made_again(
    damage: Callable[[Path], object], folder: Path, kept: Path, reads: list[Path]
) -> None:
    first = load(folder, kept)
    damage(entry(kept))
    assert load(folder, kept) == first
    assert len(reads) == 2
    load(folder, kept)
    assert len(reads) == 2 + entry(kept).is_dir()


@pytest.mark.parametrize("data", [b"\xff", b"{", b"{}\n{}", b'{}\n{"Lever":["mission"]}\n1', b"[]\n", b'{"a":1}\n'])
def test_what_is_whole_and_is_no_framework_is_made_again(
    data: bytes, folder: Path, kept: Path, reads: list[Path]
) -> None:
    load(folder, kept)
    cache.keep(kept, entry(kept).name, data)
    assert good(load(folder, kept)).name == "integrated-mission@2026.1"
    assert len(reads) == 2


@POSIX
def test_what_others_could_have_written_is_not_believed(
    folder: Path, kept: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder, kept)
    path = entry(kept)
    for mode in (0o620, 0o602):
        path.chmod(mode)
        assert cache.kept(kept, path.name) is None
        load(folder, kept)  # it is written anew, for the user alone
        assert path.stat().st_mode & 0o777 == 0o600
    assert len(reads) == 3
    path.rename(path.with_name("other"))
    path.symlink_to("other")
    assert cache.kept(kept, path.name) is None
    path.unlink()
    os.mkfifo(path)
    assert cache.kept(kept, path.name) is None
    path.unlink()
    path.with_name("other").rename(path)
    assert cache.kept(kept, path.name) is not None
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    assert cache.kept(kept, path.name) is None
    assert cache.kept(kept, "\0") is None
    cache.keep(kept, "mine", b"")
    assert [found.name for found in kept.iterdir()] == [path.name]


@POSIX
def test_nothing_is_kept_in_a_folder_that_others_write_to(folder: Path, kept: Path) -> None:
    kept.mkdir()
    kept.chmod(0o777)
    load(folder, kept)
    assert not list(kept.iterdir())


def test_where_nothing_can_be_kept_nothing_is_said(folder: Path, kept: Path) -> None:
    first = load(folder, None)
    kept.write_text("a file")
    assert load(folder, kept) == load(folder, kept / "below") == load(folder, Path("\0")) == first
    assert kept.read_text() == "a file"


def test_a_reading_that_fails_is_as_none(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(folder, kept)

    def broken(_: int) -> os.stat_result:
        raise OSError

    monkeypatch.setattr(os, "fstat", broken)
    assert cache.kept(kept, entry(kept).name) is None
    monkeypatch.undo()
    assert load(folder, kept) == first


def test_the_oldest_are_removed(kept: Path) -> None:
    for number in range(cache.MOST_FILES + 3):
        cache.keep(kept, f"{number:03}", b"x")
        os.utime(kept / f"{number:03}", (number, number))
    cache.keep(kept, "last", b"x")
    names = sorted(path.name for path in kept.iterdir())
    assert names == [*(f"{number:03}" for number in range(4, cache.MOST_FILES + 3)), "last"]
    for name in names:
        (kept / name).unlink()
        (kept / name).mkdir()
    cache.keep(kept, "new", b"x")
    assert cache.kept(kept, "new") == b"x"


def test_on_windows_the_rights_of_the_profile_decide(
    folder: Path, kept: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "WINDOWS", True)
    monkeypatch.delattr(os, "geteuid")
    load(folder, kept)
    assert load(folder, kept).value is not None
    assert len(reads) == 1


# ---- as it is used

HOME, CACHES = "/home/somebody", "/caches"


@POSIX
@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"HOME": HOME}, "/home/somebody/.cache/readiness"),
        ("linux", {"HOME": HOME, "XDG_CACHE_HOME": CACHES}, "/caches/readiness"),
        ("linux", {"HOME": HOME, "XDG_CACHE_HOME": "caches"}, "/home/somebody/.cache/readiness"),
        ("linux", {}, None),
        ("linux", {"HOME": "here"}, None),
        ("darwin", {"HOME": HOME, "XDG_CACHE_HOME": CACHES}, "/home/somebody/Library/Caches/readiness"),
        ("darwin", {}, None),
        ("win32", {"HOME": HOME, "LOCALAPPDATA": "/local"}, "/local/readiness/cache"),
        ("win32", {"HOME": HOME}, None),
    ],
)
def test_each_system_has_a_place_for_it(platform: str, environment: dict[str, str], folder: str | None) -> None:
    assert user_cache(environment, platform) == (None if folder is None else Path(folder))


USES: Sequence[Sequence[str]] = [
    ("score", str(UNMEX)),
    ("score", str(UNMEX), "--format", "json"),
    ("score", str(UNMEX), "--shareable", "--format", "markdown"),
    ("explain", str(UNMEX), "funding"),
    ("next", str(UNMEX)),
    ("diff", str(UNMEX.with_name("2025.yaml")), str(UNMEX)),
    ("trend", str(UNMEX.parent)),
    ("show", "integrated-mission"),
    ("check", str(UNMEX)),
]


@POSIX
@pytest.mark.parametrize("words", USES, ids=lambda words: " ".join(word for word in words if "/" not in word))
def test_what_is_printed_is_the_same_without_with_and_from_what_is_kept(words: Sequence[str], tmp_path: Path) -> None:
    caches = str(tmp_path / "caches")
    without = outcome("--no-cache", *words, XDG_CACHE_HOME=caches, READINESS_NO_CACHE="0")
    assert outcome(*words, XDG_CACHE_HOME=caches, READINESS_NO_CACHE="1") == without
    assert not (tmp_path / "caches").exists()
    first = outcome(*words, XDG_CACHE_HOME=caches, READINESS_NO_CACHE="0")
    assert first == without
    assert outcome(*words, XDG_CACHE_HOME=caches, READINESS_NO_CACHE="0") == without


@POSIX
def test_two_at_once_do_not_harm_one_another(tmp_path: Path) -> None:
    import threading  # noqa: PLC0415 - only this test

    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "READINESS_NO_CACHE": "0", "COLUMNS": "80"}
    found: list[bytes] = []
    runs = [threading.Thread(target=lambda: found.append(started("score", UNMEX, env=env).stdout)) for _ in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(set(found)) == 1
    assert len(list((tmp_path / "readiness").iterdir())) == 1
    assert started("score", UNMEX, env=env).stdout in found
