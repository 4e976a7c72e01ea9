"""The same files give the same bytes, whatever the hash seed, the locale and the time zone."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest

from program import Done, Server, environment, outcome, started
from readiness.render.forms import EXTRAS, SUFFIXES
from readiness.words.commands import GROUPS
from support import EXAMPLES

COMMANDS = [
    *(("score", "2026.yaml", "--format", form) for form in SUFFIXES.values() if form not in EXTRAS),
    ("explain", "2026.yaml", "--format", "json"),
    ("next", "2026.yaml", "--format", "json"),
    ("next", "2026.yaml", "--until", "65", "--format", "json"),
    ("robustness", "2026.yaml", "--format", "json"),
    ("robustness", "2026.yaml", "--draws", "100", "--format", "markdown"),
    ("targets", "2026.yaml", "--format", "json"),
    ("diff", "2026.yaml", "2027.yaml", "--format", "json"),
    ("trend", ".", "--format", "json"),
    ("rounds", ".", "--format", "json"),
    ("verify", ".", "--format", "json"),
    ("check", ".", "--format", "json"),
    ("show", "funding", "--format", "json"),
]
WRITES = {"new", "assess", "export", "seal"}
"""Commands that print no report."""
SEEDS = ("0", "1", "2", "3", "random")
# a name that is not installed must change nothing either
LOCALES = ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8")
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")
UTF_8 = ("0", "0", "1", "0")


def installed() -> tuple[str, ...]:
    """The locales of this machine."""
    try:
        done = subprocess.run(["locale", "-a"], capture_output=True, text=True, timeout=60, check=False)
    except FileNotFoundError:
        return ()
    return tuple(done.stdout.split())


def places() -> Iterator[dict[str, str]]:
    """Every seed, every locale and every zone, though not each with each."""
    others = [name for name in installed() if name not in {"C", "POSIX"}][:2]
    locales = [*LOCALES, *others]
    several = zip(range(max(len(SEEDS), len(locales))), *map(cycle, (SEEDS, locales, ZONES, UTF_8)), strict=False)
    for _, seed, locale, zone, utf_8 in several:
        settings = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale, "TZ": zone, "PYTHONUTF8": utf_8}
        yield {**environment(), **settings}


@contextmanager
def running(env: dict[str, str]) -> Iterator[Server | None]:
    """A process of this environment that forks for each command; none where there are no forks."""
    if sys.platform != "linux":
        yield None
        return
    server = Server(env)
    try:
        yield server
    finally:
        server.stop()


def printed(done: Done) -> bytes:
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The rounds of the fictional mission, one of them sealed."""
    copy = tmp_path / "unmex"
    shutil.copytree(EXAMPLES / "unmex", copy)
    assert outcome("seal", "2025.yaml", cwd=copy)[0] == 0
    return copy


def test_every_command_that_prints_a_report_is_tried() -> None:
    assert {command[0] for command in COMMANDS} == {name for names in GROUPS.values() for name in names} - WRITES


@pytest.mark.long
def test_hash_seed_locale_and_time_zone_change_no_byte(folder: Path) -> None:
    first: dict[tuple[str, ...], bytes] = {}
    for env in places():
        with running(env) as server:
            for command in COMMANDS:
                if server is None:
                    done = started(*command, cwd=folder, env=env)
                else:
                    done = server.run(list(command), b"", folder, env)
                assert printed(done) == first.setdefault(command, printed(done)), (command, env)
    assert all(b"UN Mission in Exampleland" in first[command] for command in COMMANDS if command[0] == "score")
