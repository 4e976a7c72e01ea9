"""The same files give the same bytes, whatever the hash seed, the locale and the time zone."""

import os
import subprocess
import sys
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

import pytest

from support import EXAMPLES

UNMEX = EXAMPLES / "unmex" / "2026.yaml"
READS = ("explain", "next", "robustness")
COMMANDS = [
    ("score", UNMEX, "--format", "json"),
    ("score", UNMEX, "--format", "markdown"),
    ("score", UNMEX, "--format", "csv"),
    ("score", UNMEX, "--format", "html"),
    *((name, UNMEX, "--format", "json") for name in READS if find_spec(f"readiness.cli.{name}")),
]
SEEDS = ("0", "1", "2", "3", "random")
# a name that is not installed must change nothing either
LOCALES = ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8")
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")


def output(command: tuple[str | Path, ...], seed: str, locale: str, zone: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "readiness", *map(str, command)],
        env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale, "TZ": zone, "PYTHONUTF8": "0"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def installed() -> tuple[str, ...]:
    """The locales of this machine."""
    try:
        done = subprocess.run(["locale", "-a"], capture_output=True, text=True, timeout=60, check=False)
    except FileNotFoundError:
        return ()
    return tuple(done.stdout.split())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command[0]}-{command[-1]}")
def test_hash_seed_locale_and_time_zone_change_no_byte(command: tuple[str | Path, ...]) -> None:
    others = [name for name in installed() if name not in {"C", "POSIX"}][:2]
    locales = [*LOCALES, *others]
    # every seed, every locale and every zone, though not each with each
    runs = zip(range(max(len(SEEDS), len(locales))), cycle(SEEDS), cycle(locales), cycle(ZONES), strict=False)
    found = {output(command, seed, locale, zone) for _, seed, locale, zone in runs}
    assert len(found) == 1
    assert b"UN Mission in Exampleland" in found.pop()
