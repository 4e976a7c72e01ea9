"""Kills interviews, and counts what is lost: run by test_kills.py in a process of its own, which forks one for each.

python killing.py DESIGN KILLS POINTS SEED FOLDER; KILLS in a row are one point. Prints what it counted, as JSON.
"""

import io
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from readiness.cli.main import main
from readiness.interview.machine import NotSaved, Save, Saved
from readiness.store import journal as store_journal
from readiness.store.files import read
from readiness.store.journal import Contents, Journal, Record, line_of
from readiness.syntax.splice import set_entry
from readiness.syntax.yaml_events import parse
from readiness.words import interview as words
from readiness.workflow.folding import SECTION, waiting, with_waiting
from readiness.workflow.saving import Keeper, Put

FRAMEWORK: Final = """\
readiness: framework/1
id: f
version: "1"
title: F
scales: {practice: [a, b, c, d]}
checklists: [c.yaml]
"""
HEAD: Final = """\
readiness: assessment/1
framework: {id: f, version: "1"}
subject: {id: s, name: S} # mine
round: "2026"
date: 2026-11-23
answers:
"""
ITEMS: Final = 14
CALLS: Final = ("write", "fsync", "replace", "unlink", "ftruncate", "open")
KILLED: Final = -signal.SIGKILL


# ---- designs that lose answers


def overwrite(self: Keeper, effect: Save) -> Saved | NotSaved:
    """Open for writing, and write."""
    data = set_entry(read(self.path, 1 << 20).value or b"", SECTION, effect.item.id, effect.value)
    if data is None:
        return NotSaved("")
    handle = os.open(self.path, os.O_WRONLY | os.O_TRUNC)
    for place in range(0, len(data), 40):
        os.write(handle, data[place : place + 40])
    os.close(handle)
    return Saved()


def append(self: Journal, record: Record) -> None:
    """Go on behind a torn line."""
    os.lseek(self._handle, 0, os.SEEK_END)
    os.write(self._handle, line_of(record))
    os.fsync(self._handle)
    self.contents = Contents((*self.contents.records, record), self.contents.damaged)


def plant(design: str) -> None:
    patched: Any = Keeper
    if design == "overwrite":
        patched.save = overwrite
    if design == "unhealed":
        patched.settle = lambda _, tidy=False: Put()  # noqa: ARG005
        vars(store_journal)["_inside"] = lambda _: ()
        journal: Any = Journal
        journal.append = append


# ---- a process that is killed


def at_call(number: int) -> None:
    """Kill this process at the call of this number: before it, or in the middle of what it writes."""
    count = 0

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal count
            if name == "open" and not args[1] & (os.O_CREAT | os.O_TRUNC):
                return real(*args, **options)
            count += 1
            if count == number:
                if name == "write" and number % 3:
                    real(args[0], args[1][: len(args[1]) * (number % 3) // 3])
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **options)

        return call

    for name in CALLS:
        setattr(os, name, wrap(name, getattr(os, name)))


def interview(path: Path, typed: str, call: int | None, seconds: float | None) -> tuple[int, int]:
    """An interview in a process of its own; how it ended, and how many answers it said to be saved."""
    keys, ours_in = os.pipe()
    ours_out, screen = os.pipe()
    child = os.fork()
    if not child:
        try:
            for there, here in ((keys, 0), (screen, 1), (screen, 2)):
                os.dup2(there, here)
            for handle in (keys, ours_in, ours_out, screen):
                os.close(handle)
            sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
            sys.argv = ["readiness", "assess", str(path), "--framework", str(path.parent.parent / "f")]
            if call is not None:
                at_call(call)
            main()
        except SystemExit as end:
            sys.stdout.flush()
            os._exit(int(end.code or 0))
        finally:
            os._exit(99)
    os.close(keys)
    os.close(screen)
    os.write(ours_in, typed.encode())
    os.close(ours_in)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with io.open(ours_out, "rb") as out:  # noqa: UP020
        said = out.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.count(words.SAVED_ONE.encode())


def warm_up(path: Path) -> None:
    """An interview in this process, so that none that is forked from it has to import anything."""
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.StringIO("5\n5\nq\n"), io.StringIO(), io.StringIO()
    sys.argv = ["readiness", "assess", str(path), "--framework", str(path.parent.parent / "f")]
    try:
        main()
    except SystemExit:
        pass
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def found(path: Path) -> int:
    """How many answers there are, those that wait included."""
    data = with_waiting(path.read_bytes(), waiting(path).value or ())
    document = parse(data, "").value
    there = document.data.get(SECTION) if document is not None and isinstance(document.data, dict) else None
    return len(there) if isinstance(there, dict) else 0


def run(design: str, kills: int, points: int, seed: int, folder: Path) -> dict[str, int]:
    plant(design)
    (folder / "f").mkdir(parents=True)
    (folder / "f" / "framework.yaml").write_text(FRAMEWORK, encoding="utf-8")
    items = "".join(
        f"  - {{id: t.i{number}, ask: Q, number: {{unit: u, between: [0, 9], goalposts: [[0, 0], [9, 100]]}}}}\n"
        for number in range(ITEMS)
    )
    (folder / "f" / "c.yaml").write_text(f"readiness: checklist/1\nid: t\ntitle: T\nitems:\n{items}", encoding="utf-8")
    chance = random.Random(seed)
    work = folder / "a"
    path = work / "a.yaml"
    counts = {"points": 0, "kills": 0, "ticked": 0, "lost": 0, "strays": 0, "unended": 0}
    each = ITEMS // kills
    typed = "5\n" * each

    def fresh() -> None:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        path.write_text(HEAD, encoding="utf-8")

    fresh()
    warm_up(path)
    fresh()
    start = time.monotonic()
    assert interview(path, typed, None, None)[0] == 0
    lasts = time.monotonic() - start
    for _ in range(points):
        fresh()
        ticked = 0
        counts["points"] += 1
        for _ in range(kills):
            by_call = chance.random() < 0.7
            call = chance.randint(1, 11 * each + 8) if by_call else None
            code, ticks = interview(path, typed, call, None if by_call else chance.uniform(0, 1.2 * lasts))
            ticked += ticks
            counts["kills"] += code == KILLED
            counts["unended"] += code not in {0, KILLED}
        code, _ = interview(path, "q\n", None, None)
        counts["unended"] += code != 0
        counts["ticked"] += ticked
        counts["lost"] += max(0, ticked - found(path))
        kept = work / ".readiness" / "frameworks"
        known = {path, kept.parent, kept, *kept.glob("*.yaml")}
        counts["strays"] += len(set(work.rglob("*")) - known)
        if design != "ours" and counts["lost"]:  # it is caught
            break
    return counts


if __name__ == "__main__":
    _, what, in_a_row, many, first, where = sys.argv
    # what is printed by forked children goes to their own pipes
    sys.stdout.write(json.dumps(run(what, int(in_a_row), int(many), int(first), Path(where))))
