"""Trends over many rounds: read on all processors, and kept in their folder as long as nothing changes."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from filled import fill, put
from readiness.problems import Loaded
from readiness.report.gates import Drift, Gates, Gauge
from readiness.store import cache
from readiness.store.journal import journal_of
from readiness.workflow import many, rows, trend_kept, trending
from readiness.workflow.cache_folder import kept_in
from readiness.workflow.frameworks import load_framework
from readiness.workflow.keeping import keep
from readiness.workflow.rows import Choice
from readiness.workflow.sharing import to_be_shared
from readiness.workflow.trend_report import Reported, Wanted, failures, report_trend
from support import EXAMPLES, INTEGRATED, good

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="it has no modes")
PLAIN = Wanted()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(trend_kept, "MANY", 4)
    fill(tmp_path / "rounds", 5)
    return tmp_path / "rounds"


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was really followed."""
    found: list[object] = []
    real = trending.follow

    def noted(*asked: object) -> object:
        found.append(asked)
        return real(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(trending, "follow", noted)
    return found


def reported(folder: Path, wanted: Wanted = PLAIN, *, kept: bool = True) -> Loaded[Reported]:
    with kept_in(folder.parent / "kept" if kept else None):
        return report_trend([folder], wanted)


@pytest.fixture
def another(tmp_path: Path) -> str:
    """A framework that the files do not name, and that can read them."""
    shutil.copytree(INTEGRATED, tmp_path / "another")
    put(tmp_path / "another" / "framework.yaml", "title: Integrated", "title: Another")
    return str(tmp_path / "another")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / ".readiness" / "cache").glob("*"))


# ---- what is kept


def test_it_is_followed_once(folder: Path, followed: list[object]) -> None:
    shutil.copy(EXAMPLES / "unmex" / "targets.yaml", folder / "targets.yaml")
    first = reported(folder)
    assert reported(folder) == first
    assert len(followed) == 1
    assert reported(folder, kept=False) == first
    assert len({point.score for point in good(first).report.main.points}) == 5
    assert good(first).report.targets
    (name,) = names(folder)
    assert name.startswith("trend-")


@POSIX
def test_it_is_kept_for_the_user_alone(folder: Path) -> None:
    old = os.umask(0)
    try:
        reported(folder)
    finally:
        os.umask(old)
    (name,) = names(folder)
    kept = folder / ".readiness" / "cache" / name
    assert [path.stat().st_mode & 0o777 for path in (kept, kept.parent)] == [0o600, 0o700]


OTHERS: dict[str, Wanted] = {
    "a choice": Wanted(Choice(respondent="leadership")),
    "a theme": Wanted(theme="funding"),
    "what changed": Wanted(only_changed=True),
    "a drawing": Wanted(plot=True),
}


@pytest.mark.parametrize("wanted", OTHERS.values(), ids=OTHERS)
def test_each_question_is_kept_by_itself(wanted: Wanted, folder: Path, followed: list[object]) -> None:
    plain = reported(folder)
    other = reported(folder, wanted)
    assert len(followed) == 2
    assert (reported(folder), reported(folder, wanted)) == (plain, other)
    assert len(followed) == 2
    assert reported(folder, wanted, kept=False) == other


def test_the_last_few_are_kept(folder: Path) -> None:
    for theme in ("funding", "planning", "local-ownership", "harmonization", "staffing"):
        reported(folder, Wanted(theme=theme))
    assert len(names(folder)) == 4


def test_nothing_stays_of_answers_that_are_no_more(folder: Path) -> None:
    old = [reported(folder), reported(folder, Wanted(theme="funding"))]
    assert old[0] != old[1]
    before = names(folder)
    (folder / "002.yaml").unlink()
    reported(folder)
    assert len(before) == 2
    assert set(names(folder)).isdisjoint(before)
    assert len(names(folder)) == 1


def test_what_is_passed_on_is_kept_by_itself(folder: Path, followed: list[object]) -> None:
    plain = reported(folder)
    with to_be_shared():
        shared = reported(folder)
        assert shared == reported(folder)
    assert len(followed) == 2
    assert (reported(folder), shared.problems) == (plain, ())
    assert len(names(folder)) == 2


def test_nothing_is_kept_of_few_of_files_without_a_cache_or_with_another_framework(folder: Path, another: str) -> None:
    reported(folder, kept=False)
    good(reported(folder, Wanted(framework=another)))
    with kept_in(folder.parent / "kept"):
        report_trend(sorted(folder.iterdir()), PLAIN)
        report_trend([folder, folder / "000.yaml"], PLAIN)
    for path in sorted(folder.iterdir())[:2]:
        path.unlink()
    reported(folder)
    assert names(folder) == []


CHANGES: dict[str, Callable[[Path], object]] = {
    "another answer": lambda at: put(at / "001.yaml", "answer: 74", "answer: 10"),
    "another name": lambda at: (at / "001.yaml").rename(at / "101.yaml"),
    "gone": lambda at: (at / "001.yaml").unlink(),
    "a mistake": lambda at: put(at / "001.yaml", "phase: ", "phrase: "),
    "answers that wait": lambda at: journal_of(at / "001.yaml").write_bytes(b"x\n"),
    "targets": lambda at: shutil.copy(EXAMPLES / "unmex" / "targets.yaml", at / "targets.yaml"),
    "a file that cannot be read": lambda at: (at / "zzz.yaml").symlink_to(at / "nowhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(change: Callable[[Path], object], folder: Path, followed: list[object]) -> None:
    reported(folder)
    change(folder)
    found = reported(folder)
    assert len(followed) == 2
    assert found == reported(folder, kept=False)


def test_a_framework_that_is_another_now_is_asked_again(
    folder: Path, followed: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from readiness.workflow import frameworks  # noqa: PLC0415 - only this test needs it

    reported(folder)
    own = tmp_path / "frameworks" / "integrated-mission" / "2026.1"
    shutil.copytree(INTEGRATED, own)
    monkeypatch.setattr(frameworks, "installed", lambda: (own,))
    reported(folder)
    assert len(followed) == 1
    put(own / "framework.yaml", "title: Integrated", "title: Another")
    assert reported(folder) == reported(folder, kept=False)
    assert len(followed) == 3
    monkeypatch.setattr(frameworks, "installed", lambda: ())
    assert reported(folder) == reported(folder, kept=False)


def test_a_framework_beside_it_changes_nothing(folder: Path, followed: list[object]) -> None:
    reported(folder)
    keep(good(load_framework(INTEGRATED)), folder / "001.yaml")
    reported(folder)
    assert len(followed) == 1


def test_what_is_warned_of_is_not_kept(folder: Path) -> None:
    (folder / "targets.yaml").write_text("a: 1\n")
    assert reported(folder).problems
    assert names(folder) == []


def test_what_changed_meanwhile_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = trending.follow

    def slow(*asked: object) -> object:
        found = real(*asked)  # type: ignore[arg-type]
        put(folder / "001.yaml", "answer: 74", "answer: 10")
        return found

    monkeypatch.setattr(trending, "follow", slow)
    reported(folder)
    assert names(folder) == []


def test_another_program_follows_again(folder: Path, followed: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    reported(folder)
    monkeypatch.setattr(cache, "__version__", "99")
    reported(folder)
    assert len(followed) == 2


@pytest.mark.parametrize("data", [b"", b"x", b"\xff\n", b"{}", b'{"Gauge":[1]}', b'{"Kept":[[],{"":0}]}', b'{"":7}'])
def test_what_is_no_report_is_as_none(data: bytes, folder: Path, followed: list[object]) -> None:
    first = reported(folder)
    (name,) = names(folder)
    program = cache.program_digest(cache.SCORING).encode()
    cache.keep(folder / ".readiness" / "cache", name, program + b"\n" + data)
    assert reported(folder) == first
    assert len(followed) == 2
    assert reported(folder) == first
    assert len(followed) == 2


def test_gates_ask_what_is_kept(folder: Path) -> None:
    put(folder / "004.yaml", "answer: 71", "answer: 1")
    for _ in range(2):
        found = good(reported(folder))
        told = list(failures(found, Gates(fail_under=90, min_coverage=1), 0.1))
        assert len(told) == 3, told
    assert isinstance(found.gauge, Gauge)
    assert isinstance(found.drift, Drift)


# ---- all processors


@pytest.fixture
def shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "WORTH_IT", 4)
    monkeypatch.setattr(many, "AT_ONCE", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


FORKS = pytest.mark.skipif(sys.platform != "linux", reason="what is set in a test is found by a fork only")


@FORKS
@pytest.mark.usefixtures("shared_out")
@pytest.mark.parametrize("is_own", [True, False])
def test_it_is_the_same_on_one_processor(
    folder: Path, another: str, monkeypatch: pytest.MonkeyPatch, *, is_own: bool
) -> None:
    wanted = PLAIN if is_own else Wanted(framework=another)
    shutil.copy(EXAMPLES / "unmex" / "targets.yaml", folder / "targets.yaml")
    found = reported(folder, wanted, kept=False)
    with to_be_shared():
        shareable = reported(folder, kept=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert good(reported(folder, wanted, kept=False)) == good(found)
    with to_be_shared():
        assert reported(folder, kept=False) == shareable


@FORKS
@pytest.mark.usefixtures("shared_out")
def test_mistakes_are_the_same_on_one_processor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "000.yaml", "round: ", "rounds: ")
    put(folder / "002.yaml", 'round: "2"', 'round: "1"')
    put(folder / "003.yaml", "date: 2026-11-26", "date: 2026-11-25")
    found = reported(folder, kept=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert reported(folder, kept=False) == found
    assert {problem.code for problem in found.problems} == {"A001", "A002", "A053", "A055"}


@FORKS
@pytest.mark.usefixtures("shared_out")
def test_what_was_read_with_another_framework_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = good(reported(folder, kept=False))
    real, here = rows._said, os.getpid()

    def elsewhere(*read: object) -> rows.Said:
        said = real(*read)  # type: ignore[arg-type]
        return said if os.getpid() == here else replace(said, framework="0" * 64)

    monkeypatch.setattr(rows, "_said", elsewhere)
    assert good(reported(folder, kept=False)) == expected


@pytest.mark.parametrize("shared", [True, False])
def test_a_process_is_told_what_is_passed_on(folder: Path, *, shared: bool) -> None:
    file = rows.look_at(folder / "000.yaml", rows.Asked(), frozenset(), shared=shared)
    assert file is not None
    assert file.said is not None
    assert file.said.assessment.withheld is shared
