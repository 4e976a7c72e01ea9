"""The file of seals: its lines, how they hang together, and how one is appended."""

import errno
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readiness.model.seals import (
    KIND,
    TORN,
    Chain,
    Seal,
    Standing,
    differing,
    grouped,
    head_of,
    line_of,
    parts,
    read_chain,
    sha256,
    ungrouped,
)
from readiness.store import seals as store
from readiness.store.seals import append, read_seals

POSIX = pytest.mark.skipif(os.name == "nt", reason="links of POSIX")


def made(chain: Chain, **more: Any) -> Seal:
    data = {
        "readiness": KIND,
        "number": len(chain.seals) + 1,
        "file": "2026.yaml",
        "subject": "unmex",
        "round": "2026",
        "date": "2026-11-23",
        "respondent": "leadership",
        "scope": "full",
        "sealed": "2026-12-01",
        "tool": "1",
        "framework": "small@1",
        "framework-digest": "a" * 64,
        "answers-digest": "b" * 64,
        "result-digest": "c" * 64,
        "file-digest": "d" * 64,
        "head": {"round": "e" * 16},
        "answers": {"handover": "f" * 16},
        "replaces": None,
        "because": None,
        "torn": chain.torn,
        "before": chain.head,
        **more,
    }
    return Seal.model_validate(data)


def appended(data: bytes, **more: Any) -> bytes:
    chain = read_chain(data)
    return data + line_of(made(chain, **more), chain)


def three() -> bytes:
    return appended(appended(appended(b"")))


def standings(data: bytes) -> list[str]:
    return [line.standing.value for line in read_chain(data).lines]


# ---- lines


def test_nothing_is_sealed_in_an_empty_file() -> None:
    chain = read_chain(b"")
    assert (chain.lines, chain.seals, chain.head, chain.faults, chain.damage) == ((), (), None, (), None)


def test_a_line_is_its_own_hash_and_names_that_of_the_line_before() -> None:
    first, second, third, end = three().split(b"\n")
    assert end == b""
    for before, line in ((None, first), (first, second), (second, third)):
        head, _, text = line.partition(b" ")
        assert sha256(text) == head.decode()
        assert json.loads(text)["before"] == (None if before is None else before[:64].decode())
        assert json.dumps(json.loads(text), sort_keys=True, separators=(",", ":")).encode() == text
    chain = read_chain(three())
    assert (chain.head, chain.faults, standings(three())) == (third[:64].decode(), (), ["sound"] * 3)
    assert head_of(third + b"\n") == chain.head


def test_any_text_is_one_line_and_comes_back() -> None:
    hostile = "a\nb\r\u2028\x85\x1b[31m | \"'\\ \U0001f600 torn"
    data = appended(appended(b"", file=hostile, because=hostile, replaces=1))
    assert data.count(b"\n") == 2
    assert read_chain(data).seals[0].seal.because == hostile
    assert not read_chain(data).faults


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda _, b, c: [b, c], ["astray", "sound"]),
        (lambda a, _, c: [a, c], ["sound", "astray"]),
        (lambda a, b, c: [b, a, c], ["astray", "astray", "astray"]),
        (lambda a, b, c: [a, b, b, c], ["sound", "sound", "astray", "sound"]),
        (lambda a, b, c: [a, b.replace(b"unmex", b"unmez"), c], ["sound", "altered", "sound"]),
        # an altered line counts as one, so that what follows it can be sound; one that was put in shows twice
        (lambda a, b, c: [a, b"", b, c], ["sound", "altered", "astray", "sound"]),
        (lambda a, b, c: [a + b"\r", b + b"\r", c + b"\r"], ["line-end"] * 3),
        (lambda a, b, c: [a, b + TORN, c], ["sound", "torn", "astray"]),
        (lambda a, b, c: [a, b, c, b"x" + TORN], ["sound", "sound", "sound", "unfinished"]),
        (lambda a, b, c: [a.upper(), b, c], ["altered", "sound", "sound"]),
    ],
)
def test_a_line_that_is_removed_moved_or_altered_is_found(
    damage: Callable[[bytes, bytes, bytes], list[bytes]], expected: list[str]
) -> None:
    a, b, c, _ = three().split(b"\n")
    found = read_chain(b"".join(line + b"\n" for line in damage(a, b, c)))
    assert [line.standing.value for line in found.lines] == expected
    assert found.faults


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_seal_made_anew_in_the_place_of_another_shows_in_the_next_line(line: int) -> None:
    lines = three().splitlines(keepends=True)
    chain = read_chain(b"".join(lines[: line - 1]))
    lines[line - 1] = line_of(made(chain, because="Forged."), chain)
    found = read_chain(b"".join(lines))
    # of the last one, only a head that was kept can tell
    assert [entry.number for entry in found.faults] == ([] if line == 3 else [line + 1])
    assert (found.head == read_chain(three()).head) == (line < 3)


def test_what_is_no_seal_is_altered_whatever_its_hash_says() -> None:
    for text in (b"{}", b"{", b'{"readiness":"seal/2"}', b"{" * 5000 + b"}", b'{"a":' + b"9" * 5000 + b"}", b"{\xff}"):
        line = sha256(text).encode() + b" " + text + b"\n"
        assert standings(line) == ["altered"]


# ---- lines that were cut off


def test_the_next_seal_tells_of_a_line_that_was_cut_off() -> None:
    data = three()
    torn = data + appended(data)[len(data) : len(data) + 40]
    assert standings(torn) == ["sound"] * 3 + ["unfinished"]
    assert read_chain(torn).damage is None
    healed = appended(torn)
    assert healed.startswith(torn + TORN + b"\n")
    assert standings(healed) == ["sound"] * 3 + ["torn", "sound"]
    assert not read_chain(healed).faults
    assert len(read_chain(healed).seals) == 4


def test_a_line_without_its_end_is_cut_off_even_where_all_the_rest_is_there() -> None:
    data = three()[:-1]
    assert standings(data) == ["sound", "sound", "unfinished"]
    assert standings(appended(data)) == ["sound", "sound", "torn", "sound"]


def test_healing_may_be_cut_off_anywhere_and_heals_again() -> None:
    torn = three() + b"abc"
    healed = appended(torn)
    for end in range(len(torn), len(healed)):
        again = appended(healed[:end])
        chain = read_chain(again)
        assert not chain.faults
        assert len(chain.seals) == 4
        assert again.startswith(healed[:end])


def test_what_is_called_torn_and_is_not_what_the_seal_tells_of_is_found() -> None:
    healed = appended(three() + b"abc")
    assert standings(healed.replace(b"abc torn", b"abd torn"))[-1] == "astray"
    assert standings(healed.replace(b"abc torn\n", b""))[-1] == "astray"


# ---- heads and parts


def test_a_head_is_read_as_it_is_printed() -> None:
    head = sha256(b"x")
    assert grouped(head).split(" ") == [head[start : start + 8] for start in range(0, 64, 8)]
    for typed in (head, grouped(head), grouped(head).upper(), grouped(head).replace(" ", "-"), f" {head}\n"):
        assert ungrouped(typed) == head
    assert [ungrouped(typed) for typed in ("", head[1:], head + "0", "g" * 64)] == [None] * 4


def test_the_parts_that_differ_are_named() -> None:
    old = parts({"round": "1", "date": "x", "answers": {"a": 1, "b": [1], "c": None}})
    new = parts({"round": "2", "date": "x", "answers": {"a": 1, "b": [2], "d": 1}, "phase": "y"})
    assert differing(old[0], new[0]) == ("phase", "round")
    assert differing(old[1], new[1]) == ("b", "c", "d")
    assert parts(["x"]) == ({}, {})
    assert parts({"answers": None})[1] == {}


# ---- the file


def test_a_line_is_appended_and_synced_and_the_file_is_the_owner_s(tmp_path: Path) -> None:
    path = tmp_path / "new" / ".readiness" / "seals"
    (tmp_path / "new").mkdir()
    assert read_seals(path).value == b""
    assert append(path, b"", b"one\n") == ()
    assert append(path, b"one\n", b"two\n") == ()
    assert read_seals(path).value == b"one\ntwo\n"
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_and_the_folders_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    real = os.fsync

    def sync(handle: int) -> None:
        told.append("file")
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(store, "sync_folder", told.append)
    path = tmp_path / ".readiness" / "seals"
    append(path, b"", b"one\n")
    append(path, b"one\n", b"two\n")
    assert told == ["file", path.parent, tmp_path, "file", path.parent]


def test_nothing_is_appended_to_what_somebody_else_wrote_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "seals"
    path.write_bytes(b"other\n")
    assert [found.code for found in append(path, b"", b"one\n")] == ["S047"]
    assert path.read_bytes() == b"other\n"


def test_of_many_at_one_moment_one_seals_and_the_others_hear_of_it(tmp_path: Path) -> None:
    path = tmp_path / "seals"
    found: list[str] = []

    def run(number: int) -> None:
        problems = append(path, b"", b"%d\n" % number)
        found.append(problems[0].code if problems else "")

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["", *["S047"] * 7]
    assert path.read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_what_cannot_be_written_whole_is_taken_back(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "seals"
    path.write_bytes(b"one\n")
    real = os.write

    def refuse(handle: int, data: bytes = b"") -> int:
        if data and len(data) > 2:
            return real(handle, data[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    problems = append(path, b"one\n", b"two\n")
    monkeypatch.undo()
    assert [(found.code, dict(found.args)) for found in problems] == [("S004", {"detail": "No space left on device"})]
    assert path.read_bytes() == b"one\n"


def test_a_signal_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "seals"

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        append(path, b"", b"one\n")
    assert path.read_bytes() == b""


def test_what_the_system_does_not_confirm_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(store, "sync_folder", refuse)
    assert [found.code for found in append(tmp_path / "seals", b"", b"one\n")] == ["S045"]
    assert (tmp_path / "seals").read_bytes() == b"one\n"


@POSIX
def test_a_file_system_without_locks_is_no_obstacle_and_another_refusal_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415

    path = tmp_path / "seals"
    for number, codes in ((errno.ENOLCK, []), (errno.EIO, ["S004"])):

        def refuse(_: int, __: int, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(fcntl, "flock", refuse)
        known = path.read_bytes() if path.exists() else b""
        assert [found.code for found in append(path, known, b"one\n")] == codes
    assert path.read_bytes() == b"one\n"


@POSIX
def test_links_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "seals"
    path.symlink_to(tmp_path / "elsewhere")
    assert [found.code for found in read_seals(path).problems] == ["S052"]
    assert [found.code for found in append(path, b"", b"one\n")] == ["S004"]
    assert not (tmp_path / "elsewhere").exists()


def test_what_is_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [found.code for found in read_seals(tmp_path).problems] == ["S002"]
    (refused,) = append(tmp_path, b"", b"one\n")
    assert refused.code in {"S002", "S003"}
    (tmp_path / "long").write_bytes(b"xxxx")
    monkeypatch.setattr(store, "MOST", 3)
    assert [found.code for found in read_seals(tmp_path / "long").problems] == ["Y003"]


def test_every_standing_has_words() -> None:
    from readiness.words.history import STANDINGS  # noqa: PLC0415

    assert STANDINGS.keys() == {standing.value for standing in Standing} - {"sound"}
