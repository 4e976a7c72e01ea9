"""Every file of tests/badinput has the reaction that stands beside it, and none costs time, memory or a traceback."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_input import CORPUS, Entry, entries, found, line, written
from manual_snippets import good_files
from readiness.problems import Level, in_order
from readiness.words.problems import message, remedy
from readiness.workflow.frameworks import each_once
from support import ROOT

ALL = list(entries())
SMALL = [entry for entry in ALL if entry.kind != "made"]
LARGE = [entry for entry in ALL if entry.kind == "made"]
SAMPLE = [entry for place, entry in enumerate(SMALL) if place % 40 == 0]
MOST_MEGABYTES = 200
MOST_SECONDS = 2.0


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small framework as it should be, read once for all."""
    folder = tmp_path_factory.mktemp("small")
    for name, text in good_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    with each_once():
        yield folder


def test_the_corpus_is_large_and_names_nothing_twice() -> None:
    assert len(ALL) > 500
    assert not [name for name, times in Counter(entry.id for entry in ALL).items() if times > 1]


def test_every_class_of_the_corpus_is_described() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert sorted({entry.folder for entry in ALL}) == sorted(re.findall(r"^\| `(\w+)\.yaml`", readme, re.MULTILINE))


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are of other systems")
@pytest.mark.parametrize("entry", SMALL, ids=[entry.id for entry in SMALL])
def test_a_bad_file_has_the_reaction_beside_it(entry: Entry, tmp_path: Path, small: Path) -> None:
    path = written(entry, tmp_path)
    problems = found(path, small)
    assert tuple(line(problem, tmp_path, path) for problem in problems) == entry.problems
    assert tuple(problems) == in_order(problems)
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert not re.search(r"\{\w*\}", message(problem).replace("{0}", "") + remedy(problem))


MORE_TRIES = 2


def measured(path: Path, folder: Path) -> tuple[int, str, int, float]:
    """Exit code and messages of the command, and what it cost."""
    with_small = ["--framework", str(folder / "small")] if path.is_file() else []
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "measured.py"), "check", str(path), *with_small],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        cwd=folder,
    )
    said, _, cost = done.stderr.rpartition("\ncost: ")
    return done.returncode, said, int(cost.split()[0]), float(cost.split()[1])


def reaction(entry: Entry, folder: Path) -> tuple[str, ...]:
    """What the command says of an entry, where it does so at a bearable cost; else what is wrong with that."""
    path = written(entry, folder)
    code, said, megabytes, seconds = measured(path, folder)
    for _ in range(MORE_TRIES):  # other work on the same processor makes it slower, and nothing makes it faster
        if seconds > MOST_SECONDS:
            seconds = min(seconds, measured(path, folder)[3])
    lines = re.findall(
        r"^(?:2026\.yaml:|small/)(\S*\d+:\d+): .*? \[(\w\d{3})\]$",
        said.replace(f"{folder}{os.sep}", "").replace(f"small{os.sep}", "small/"),
        re.MULTILINE,
    )
    errors = any(problem[-4:-2] != "F1" for problem in entry.problems)
    faults = [f"exit {code}"] if code != errors else []
    faults += ["a traceback"] if "Traceback" in said else []
    faults += [f"{megabytes} MB"] if megabytes > MOST_MEGABYTES else []
    faults += [f"{seconds} s"] if seconds > MOST_SECONDS else []
    (path if path.is_file() else folder / "small" / entry.content["into"]).unlink()
    shown = tuple(f"{place} {problem}" for place, problem in lines)
    return (*faults, *(shown if len(shown) <= 3 else (*shown[:3], "...")))


@pytest.mark.parametrize("entry", LARGE, ids=[entry.name for entry in LARGE])
def test_no_large_file_costs_much(entry: Entry, tmp_path: Path) -> None:
    assert reaction(entry, tmp_path) == entry.problems


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are of other systems")
@pytest.mark.parametrize("entry", SAMPLE, ids=[entry.id for entry in SAMPLE])
def test_the_command_ends_as_it_should(entry: Entry, tmp_path: Path) -> None:
    path = written(entry, tmp_path)
    errors = any(problem.level is Level.ERROR for problem in found(path, tmp_path / "small"))
    code, said, megabytes, seconds = measured(path, tmp_path)
    assert (code, "Traceback" in said) == (1 if errors else 0, False)
    assert megabytes <= MOST_MEGABYTES
    assert seconds <= MOST_SECONDS
    for problem in entry.problems:
        assert f"[{problem[-4:]}]" in said
