"""Kills interviews, saves, exports and seals, and counts what is lost: run by test_kills.py in a process of its own.

python killing.py FOLDER; each line of its input is a job as JSON (see `Job`), each line of its output what was counted.
Jobs run in forks of this process, and what is killed in forks of those, so that nothing is imported twice.
"""

import contextlib
import functools
import io
import itertools
import json
import mmap
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import typer.main

from readiness.cli import seal as seal_command
from readiness.cli.main import main
from readiness.interview.effects import NotSaved, Save, Saved
from readiness.model.seals import read_chain
from readiness.problems import Problem
from readiness.store import files as store_files
from readiness.store import installed as store_installed
from readiness.store import journal as store_journal
from readiness.store.files import read
from readiness.store.journal import Contents, Journal, Record, line_of
from readiness.syntax.splice import set_entry
from readiness.syntax.yaml_events import parse
from readiness.words import interview as words
from readiness.words.history import HEAD as SEAL_HEAD
from readiness.words.report import WROTE
from readiness.workflow import exporting as workflow_exporting
from readiness.workflow import keeping as workflow_keeping
from readiness.workflow import sealing as workflow_sealing
from readiness.workflow.assessments import read_assessment
from readiness.workflow.folding import SECTION, waiting, with_waiting
from readiness.workflow.saving import Keeper, Put
from readiness.workflow.verifying import verify_folder

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
CALLS: Final = ("write", "fsync", "replace", "link", "unlink", "ftruncate", "open", "mkdir", "chmod")
KILLED: Final = -signal.SIGKILL
PARTS: Final = (0, 0.3, 0.7, 1)
"""How much of a write is done when the kill comes."""
NEVER: Final = 1 << 30


# ---- designs that lose answers, reports or seals


def overwrite(self: Keeper, effect: Save) -> Saved | NotSaved:
    """Open for writing, and write."""
    data = set_entry(read(self.path, 1 << 20).value or b"", SECTION, effect.item.id, effect.value)
    if data is None:
        return NotSaved("")
    in_place(self.path, data)
    return Saved()


def in_place(path: Path, data: bytes, **_: bool) -> tuple[Problem, ...]:
    """The same for any file."""
    path.parent.mkdir(exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_CREAT)
    for place in range(0, len(data), len(data) // 20 + 20):
        os.write(handle, data[place : place + len(data) // 20 + 20])
    os.close(handle)
    return ()


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
        vars(workflow_exporting)["write"] = in_place
        vars(workflow_sealing)["append"] = lambda path, known, line: in_place(path, known + line)
    if design == "unhealed":
        patched.settle = lambda _, tidy=False: Put()  # noqa: ARG005
        vars(store_journal)["_inside"] = lambda _: ()
        journal: Any = Journal
        journal.append = append
    if design == "unswept":
        vars(store_files)["sweep"] = vars(workflow_keeping)["sweep"] = lambda _: None


# ---- a process that is killed


@dataclass(frozen=True, slots=True)
class Kill:
    """Where a process is killed: at a call, in the middle of it if that writes, or after a time."""

    call: int = NEVER
    part: float = 0
    seconds: float | None = None


COUNT: Final = mmap.mmap(-1, 8)
"""How many calls that write a process made; it is shared with the processes that are forked."""


def at_call(kill: Kill) -> None:
    """Kill this process at its call of this number."""
    count = 0

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal count
            if name == "open" and not args[1] & (os.O_CREAT | os.O_TRUNC):
                return real(*args, **options)
            count += 1
            COUNT[:] = count.to_bytes(8, "little")
            if count == kill.call:
                if name == "write":
                    real(args[0], args[1][: round(len(args[1]) * kill.part)])
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **options)

        return call

    for name in CALLS:
        setattr(os, name, wrap(name, getattr(os, name)))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended, and what it said by then."""

    code: int
    said: bytes


def started(run: Callable[[], object], typed: str, kill: Kill) -> Ended:
    """Something that is done in a process of its own."""
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
            at_call(kill)
            run()
        except SystemExit as end:
            sys.stdout.flush()
            os._exit(int(end.code or 0))
        finally:
            os._exit(99)
    os.close(keys)
    os.close(screen)
    os.write(ours_in, typed.encode())
    os.close(ours_in)
    if kill.seconds is not None:
        time.sleep(kill.seconds)
        os.kill(child, signal.SIGKILL)
    with io.open(ours_out, "rb") as out:  # noqa: UP020
        said = out.read()
    _, status = os.waitpid(child, 0)
    return Ended(os.waitstatus_to_exitcode(status), said)


def command(*arguments: str | Path) -> Callable[[], object]:
    """The program with these arguments."""

    def run() -> None:
        sys.argv = ["readiness", *map(str, arguments)]
        main()

    return run


# ---- what is killed


@dataclass
class Counts:
    """What came of it."""

    points: int = 0
    kills: int = 0
    ticked: int = 0
    """What was said to be saved, written or sealed."""
    lost: int = 0
    """Of this, what was not there afterwards."""
    torn: int = 0
    """Files that were neither the old nor the new one."""
    strays: int = 0
    unended: int = 0
    """Commands that failed otherwise than by a kill, the last one included, which is not killed."""


class Interview:
    """Answers that are typed; the next opening must have every one that was ticked."""

    def __init__(self, work: Path, kills: int) -> None:
        self.work = work
        self.path = work / "a.yaml"
        self.each = ITEMS // kills
        self.typed = "5\n" * self.each
        self.ticked = 0
        self.opening = self.run = command("assess", self.path, "--framework", work.parent / "f")

    def fresh(self) -> None:
        self.ticked = 0
        self.path.write_text(HEAD, encoding="utf-8")

    def refuses(self, _: Ended) -> bool:
        return False

    def killed(self, ended: Ended, counts: Counts) -> None:
        ticks = ended.said.count(words.SAVED_ONE.encode())
        self.ticked += ticks
        counts.ticked += ticks

    def again(self, counts: Counts) -> None:
        counts.unended += started(self.opening, "q\n", Kill()).code != 0
        counts.lost += max(0, self.ticked - self.found())

    def found(self) -> int:
        """How many answers there are, those that wait included."""
        data = with_waiting(self.path.read_bytes(), waiting(self.path).value or ())
        document = parse(data, "").value
        there = document.data.get(SECTION) if document is not None and isinstance(document.data, dict) else None
        return len(there) if isinstance(there, dict) else 0

    def known(self) -> Iterator[Path]:
        """What may be left in the folder."""
        kept = self.work / ".readiness" / "frameworks"
        yield from (self.path, kept.parent, kept, *kept.glob("*.yaml"))


class Saving(Interview):
    """The same without an interview, answer by answer, each from beginning to end."""

    def __init__(self, work: Path, kills: int) -> None:
        super().__init__(work, kills)
        self.next = 0

    def fresh(self) -> None:
        super().fresh()
        self.next = 0
        self.run = self.save

    def save(self) -> None:
        loaded = read_assessment(self.path)
        assert loaded.value is not None
        items = list(loaded.value.sheet.framework.items())
        for item in items[self.next : self.next + self.each]:
            keeper = Keeper(self.path, loaded.value.sheet)
            if isinstance(keeper.save(Save(item, 5, None)), Saved) and not keeper.settle().clashes:
                sys.stdout.write(words.SAVED_ONE)
                sys.stdout.flush()
        raise SystemExit(0)

    def killed(self, ended: Ended, counts: Counts) -> None:
        super().killed(ended, counts)
        self.next += self.each


class Export:
    """A report that is written anew, or over an older one."""

    OLD: Final = b"the report of last year\n" * 40
    typed = ""

    def __init__(self, work: Path, *, over: bool) -> None:
        self.work, self.over = work, over
        self.path = work / "a.yaml"
        self.out = work / "out" / "a.md"
        self.text = (HEAD + "".join(f"  t.i{number}: 5\n" for number in range(ITEMS))).encode()
        self.said = WROTE.format(path=self.out).encode()
        self.run = command("export", self.path, "-o", self.out, *(("--force",) if over else ()))
        work.mkdir()
        self.fresh()
        assert started(self.run, "", Kill()).code == 0
        self.new = self.out.read_bytes()

    def fresh(self) -> None:
        self.path.write_bytes(self.text)
        if self.over:
            self.out.parent.mkdir(exist_ok=True)
            self.out.write_bytes(self.OLD)

    def there(self) -> bytes | None:
        return self.out.read_bytes() if self.out.exists() else None

    def killed(self, ended: Ended, counts: Counts) -> None:
        counts.ticked += self.said in ended.said
        counts.lost += self.said in ended.said and self.there() != self.new
        counts.torn += self.there() not in {self.OLD if self.over else None, self.new}

    def refuses(self, ended: Ended) -> bool:
        """Whether a new report that is there whole is not written over without --force."""
        return not self.over and self.there() == self.new and b"[S005]" in ended.said

    def again(self, counts: Counts) -> None:
        ended = started(self.run, "", Kill())
        counts.unended += ended.code != 0 and not self.refuses(ended)
        counts.torn += self.there() != self.new or self.path.read_bytes() != self.text

    def known(self) -> Iterator[Path]:
        yield from (self.path, self.out.parent, self.out)


class Sealing:
    """A round that is sealed, where nothing was sealed yet or another round was."""

    typed = ""

    def __init__(self, work: Path, *, first: bool) -> None:
        self.work, self.first = work, first
        self.path, self.other = work / "a.yaml", work / "b.yaml"
        self.seals = work / ".readiness" / "seals"
        self.text = (HEAD + "".join(f"  t.i{number}: 5\n" for number in range(ITEMS))).encode()
        self.run = command("seal", self.path)
        self.old = b""
        work.mkdir()
        self.other.write_bytes(self.text.replace(b"2026", b"2025"))
        if not first:
            assert started(command("seal", self.other), "", Kill()).code == 0
            self.old = self.seals.read_bytes()
        self.template = work.with_name("template")
        shutil.rmtree(self.template, ignore_errors=True)
        shutil.copytree(work, self.template)
        self.fresh()
        assert started(self.run, "", Kill()).code == 0
        self.new = self.seals.read_bytes()
        assert self.new.startswith(self.old)
        assert self.new.count(b"\n") == self.old.count(b"\n") + 1
        self.before = self.old

    def fresh(self) -> None:
        shutil.copytree(self.template, self.work, dirs_exist_ok=True)
        self.path.write_bytes(self.text)
        self.before = self.old

    def there(self) -> bytes:
        return self.seals.read_bytes() if self.seals.exists() else b""

    def is_content(self) -> bool:
        """Whether `readiness verify` finds nothing wrong with the folder; one without seals has nothing to verify."""
        found = verify_folder(self.work)
        return found.value.passed if found.value is not None else [one.code for one in found.problems] == ["S050"]

    def mine(self) -> list[str]:
        """The heads of the seals of our file."""
        return [entry.head for entry in read_chain(self.there()).seals if entry.seal.file == self.path.name]

    def killed(self, ended: Ended, counts: Counts) -> None:
        there, mine = self.there(), self.mine()
        said = SEAL_HEAD.format(head="").encode() in ended.said
        counts.ticked += said
        counts.lost += said and not mine
        counts.torn += not there.startswith(self.before)
        # a line that was cut off is the one thing that may be wrong, and `verify` says so until a seal is made again
        chain = read_chain(there)
        counts.torn += chain.damage is not None or self.is_content() != (not chain.faults)
        if self.before == self.old and not chain.faults:
            counts.torn += there not in {self.old, self.new}
        self.before = there

    def refuses(self, ended: Ended) -> bool:
        """Whether it is told that the file is sealed already, with its head, and that there is nothing to do."""
        return bool(self.mine()) and self.there() == self.before and b"[S041]" in ended.said

    def again(self, counts: Counts) -> None:
        ended = started(self.run, "", Kill())
        counts.unended += ended.code != 0 and not self.refuses(ended)
        counts.lost += len(self.mine()) != 1
        counts.torn += not (self.there().startswith(self.before) and self.is_content())
        counts.torn += self.path.read_bytes() != self.text

    def known(self) -> Iterator[Path]:
        kept = self.work / ".readiness" / "frameworks"
        yield from (self.path, self.other, self.seals, kept.parent, kept, *kept.glob("*.yaml"))


Scene = Interview | Export | Sealing


def scene(what: str, work: Path, kills: int) -> Scene:
    shutil.rmtree(work, ignore_errors=True)
    match what:
        case "interview":
            return Interview(work, kills)
        case "save":
            return Saving(work, kills)
        case "export" | "export --force":
            return Export(work, over=what.endswith("--force"))
        case "seal" | "seal behind a seal":
            return Sealing(work, first=what == "seal")
        case _:
            raise ValueError(what)


@dataclass(frozen=True, slots=True)
class Job:
    """What is killed, in which design, how often in a row, and how many such rows."""

    what: str
    design: str
    kills: int
    points: int
    until: str | None = None
    """The fault that is looked for in a bad design; with the first one the job is done."""
    seed: int = 1


def places(calls: int) -> Iterator[Kill]:
    """Every call in turn, each with every part of a write."""
    for call, part in itertools.product(range(1, calls + 1), PARTS):
        yield Kill(call, part)


def run(job: Job, folder: Path) -> dict[str, int]:
    plant(job.design)
    chance = random.Random(job.seed)
    work = folder / "a"
    ours = scene(job.what, work, job.kills)
    counts = Counts()

    def fresh() -> None:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        ours.fresh()

    fresh()
    start = time.monotonic()
    ended = started(ours.run, ours.typed, Kill())
    lasts = time.monotonic() - start
    assert ended.code == 0, ended.said
    calls = int.from_bytes(COUNT, "little")
    in_order = list(places(calls))
    chance.shuffle(in_order)
    for number in range(job.points):
        fresh()
        counts.points += 1
        for _ in range(job.kills):
            if number < len(in_order) and job.kills == 1 and job.what not in {"interview", "save"}:
                kill = in_order[number]
            elif chance.random() < 0.7:
                kill = Kill(chance.randint(1, calls), chance.choice(PARTS))
            else:
                kill = Kill(seconds=chance.uniform(0, 1.2 * lasts))
            ended = started(ours.run, ours.typed, kill)
            counts.kills += ended.code == KILLED
            counts.unended += ended.code not in {0, KILLED} and not ours.refuses(ended)
            ours.killed(ended, counts)
        ours.again(counts)
        counts.strays += len(set(work.rglob("*")) - set(ours.known()))
        if job.until is not None and vars(counts)[job.until]:
            break
    return vars(counts) | {"calls": calls}


# ---- jobs


def prepare(folder: Path) -> None:
    """The framework, installed, and everything that is killed once in this process, which imports what they need."""
    own = folder / "installed" / "f" / "1"
    own.mkdir(parents=True)
    (own / "framework.yaml").write_text(FRAMEWORK, encoding="utf-8")
    items = "".join(
        f"  - {{id: t.i{number}, ask: Q, number: {{unit: u, between: [0, 9], goalposts: [[0, 0], [9, 100]]}}}}\n"
        for number in range(ITEMS)
    )
    (own / "c.yaml").write_text(f"readiness: checklist/1\nid: t\ntitle: T\nitems:\n{items}", encoding="utf-8")
    shutil.copytree(own, folder / "f")
    vars(store_installed)["checklists_folder"] = lambda: folder / "installed"
    # the commands are put together once, which takes as long as what they do here
    vars(typer.main)["get_command"] = functools.cache(typer.main.get_command)
    vars(seal_command)["today"] = lambda: date(2026, 12, 1)
    work = folder / "first"
    work.mkdir()
    path = work / "a.yaml"
    path.write_text(HEAD, encoding="utf-8")
    before = sys.stdin, sys.stdout, sys.stderr
    for words_typed in (
        ("assess", path, "--framework", folder / "f"),
        ("export", path, "-o", work / "a.md"),
        ("seal", path),
        ("verify", work),
    ):
        sys.stdin, sys.stdout, sys.stderr = io.StringIO("5\n5\nq\n"), io.StringIO(), io.StringIO()
        with contextlib.suppress(SystemExit):
            command(*words_typed)()
        sys.stdin, sys.stdout, sys.stderr = before
    shutil.rmtree(work)


def serve(folder: Path) -> None:
    """Each job in a process of its own, so that a design which is planted is gone with it."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            code = 1
            try:
                # what is printed by forked children goes to their own pipes
                sys.stdout.write(f"{json.dumps(run(Job(**json.loads(line)), folder))}\n")
                sys.stdout.flush()
                code = 0
            finally:
                if code:
                    traceback.print_exc()
                os._exit(code)
        if os.waitpid(child, 0)[1]:
            sys.exit(1)


if __name__ == "__main__":
    where = Path(sys.argv[1])
    prepare(where)
    serve(where)
