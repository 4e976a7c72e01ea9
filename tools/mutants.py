"""Mutation testing of the engine: mutmut makes every small error it knows, one at a time, and the tests must notice.

    python tools/mutants.py run      make all mutants anew, run the tests on each, judge the run
    python tools/mutants.py judge    judge the last run again
    python tools/mutants.py list     write tests/mutants.yaml from the last run; the reasons in it are kept

`tests/mutants.yaml` lists the mutants that survive, each with the reason. One is named by its function and the lines
that it changes there: an edit of other lines leaves its name alone, and one of these lines asks for the reason again.
What is mutated and which tests are run stands in pyproject.toml. mutmut mutates no code outside of functions, no
decorated function but static and class methods, and it needs `fork`.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import yaml
from mutmut.configuration import config
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

ROOT = Path(__file__).resolve().parent.parent
LISTED = ROOT / "tests" / "mutants.yaml"
HEAD = """\
# The mutants of the engine that no test kills, each with the reason. `make mutate` fails where one survives that is not
# listed, where one is listed that does not survive, and where a reason is missing. tools/mutants.py writes this file.
"""
WORK = Path("mutants")  # where mutmut keeps its copy and its results, below the current folder
LEAST = 0.9
MEMORY = 4 * 2**30  # bytes; a mutant whose loop has no end is to end itself, and not another program
KILLED = {"killed", "timeout"}
SURVIVING = {"survived", "no tests"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mutant as the list names it."""

    function: str
    change: str
    """Each line that goes, after a minus, and each that comes, after a plus; without indentation."""


Entry = TypedDict("Entry", {"in": str, "changes": list[str], "why": str})
"""Mutants of one function that survive for one reason, as they stand in the list."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant of the last run, under the name that mutmut gave it, and what became of it."""

    name: str
    status: str
    source: Path

    def described(self) -> Mutant:
        """The mutant as the list names it."""
        function, owner = orig_function_and_class_names_from_key(self.name)
        module = self.name.rpartition(".")[0]
        diff = get_diff_for_mutant(self.name, path=self.source).splitlines()[2:]
        change = [f"{line[0]} {line[1:].strip()}" for line in diff if line[:1] in {"-", "+"}]
        return Mutant(".".join(filter(None, (module, owner, function))), "\n".join(change))


def tried() -> Iterator[Tried]:
    """Every mutant of the last run, in the order of the code."""
    for source in sorted(walk_mutatable_files()):
        data = SourceFileMutationData(path=source)
        data.load()
        for name, code in data.exit_code_by_key.items():
            yield Tried(name, status_by_exit_code[code], source)


def listed() -> list[tuple[Mutant, str]]:
    """The mutants of the list with their reasons."""
    entries = yaml.safe_load(LISTED.read_text(encoding="utf-8")) if LISTED.is_file() else None
    return [
        (Mutant(entry["in"], change.strip()), (entry["why"] or "").strip())
        for entry in entries or []
        for change in entry["changes"]
    ]


# ---- the run


def run() -> None:
    """Make all mutants anew and run the tests on each, in one process at a time."""
    shutil.rmtree(WORK, ignore_errors=True)
    shown = sys.stdout.isatty()
    started = time.monotonic()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    done = subprocess.run(
        [Path(sys.executable).with_name("mutmut"), "run", "--max-children", "1"],
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
        stdout=None if shown else subprocess.PIPE,
        stderr=None if shown else subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{done.stdout or ''}\nmutants: mutmut failed with code {done.returncode}")
    check_names()
    print(f"mutants: the run took {(time.monotonic() - started) / 60:.1f} minutes")


def check_names() -> None:
    """End where pytest does not know a test by the name that mutmut calls it by: that looks like a kill."""
    stats = json.loads((WORK / "mutmut-stats.json").read_text(encoding="utf-8"))
    names = sorted({name for names in stats["tests_by_mangled_function_name"].values() for name in names})
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", *config().pytest_add_cli_args, *names]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nmutants: the tests above cannot be run by name")


# ---- its judgement


def judge() -> None:
    """Print what became of the mutants; end with code 1 where that is not as it should be."""
    found = list(tried())
    counts = Counter(mutant.status for mutant in found)
    if not found or counts.keys() - KILLED - SURVIVING:
        sys.exit(f"mutants: the last run was not completed: {dict(counts)}")
    survivors = [(mutant.described(), mutant.name) for mutant in found if mutant.status in SURVIVING]
    killed = len(found) - len(survivors)
    known = listed()
    print(f"mutants: {killed} of {len(found)} are killed, {killed / len(found):.1%}; {counts['timeout']} by the clock")
    print(
        f"mutants: {len(survivors)} survive, {counts['no tests']} of them where no test comes; {len(known)} are listed"
    )
    faults = [
        *(f"survives and is not listed: {told(mutant, names)}" for mutant, names in unlisted(survivors, known)),
        *(
            f"is listed and does not survive: {told(mutant)}"
            for mutant in (Counter(mutant for mutant, _ in known) - Counter(mutant for mutant, _ in survivors))
        ),
        *(f"is listed without a reason: {told(mutant)}" for mutant, why in known if not why),
    ]
    if killed < LEAST * len(found):
        faults.append(f"fewer than {LEAST:.0%} are killed")
    for fault in faults:
        print(f"mutants: {fault}")
    if faults:
        sys.exit(1)


def unlisted(
    survivors: Iterable[tuple[Mutant, str]], known: Iterable[tuple[Mutant, str]]
) -> Iterator[tuple[Mutant, list[str]]]:
    """The survivors that are there more often than in the list, with the names that `mutmut show` knows them by."""
    names = defaultdict(list)
    for mutant, name in survivors:
        names[mutant].append(name)
    for mutant in Counter({mutant: len(those) for mutant, those in names.items()}) - Counter(one for one, _ in known):
        yield mutant, names[mutant]


def told(mutant: Mutant, names: Iterable[str] = ()) -> str:
    """A mutant on several lines."""
    lines = mutant.change.split("\n")
    return "\n    ".join([mutant.function, *lines, *(f".venv/bin/mutmut show {name}" for name in names)])


# ---- the list


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they are."""


def write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A text, as a block where it has several lines."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def write_list() -> None:
    """Write the list from the last run; one that was not listed before has an empty reason."""
    reasons = defaultdict(list)
    for mutant, why in listed():
        reasons[mutant].append(why)
    entries: list[Entry] = []
    shared: dict[tuple[str, str], Entry] = {}
    for mutant in (mutant.described() for mutant in tried() if mutant.status in SURVIVING):
        why = reasons[mutant].pop(0) if reasons[mutant] else ""
        entry = shared.get((mutant.function, why))
        if entry is None:
            entry = Entry({"in": mutant.function, "changes": [], "why": why})
            entries.append(entry)
            if why:
                shared[mutant.function, why] = entry
        entry["changes"].append(mutant.change + "\n")
    Dumper.add_representer(str, write_text)
    text = yaml.dump(entries, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=115) if entries else ""
    LISTED.write_text(HEAD + text, encoding="utf-8")
    print(f"mutants: {LISTED.relative_to(ROOT)} is written, {sum(not entry['why'] for entry in entries)} want a reason")


def main() -> None:
    """Do what the command line names."""
    os.chdir(ROOT)
    match sys.argv[1:]:
        case ["run"]:
            run()
            judge()
        case ["judge"]:
            judge()
        case ["list"]:
            write_list()
        case _:
            sys.exit("usage: python tools/mutants.py run|judge|list")


if __name__ == "__main__":
    main()
