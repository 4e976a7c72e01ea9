"""An assessment that was cut off anywhere, or in which a byte is another one.

Every answer that does not stand where the damage is comes back as it was, or the file is refused and it is told where.
What is left may be a well-formed file that says something else; whatever it is, `verify` tells it of a sealed one.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

import sealed
from faulty import LONG, folder_in_memory
from readiness.ids import NodeId
from readiness.model.assessment import Entry
from readiness.problems import Loaded, Problem, has_errors
from readiness.report.verification import State
from readiness.workflow import verifying
from readiness.workflow.assessments import read_assessment
from readiness.workflow.frameworks import each_once
from readiness.workflow.verifying import verify_folder

FILE: Final = (
    sealed.HEAD.format(year=2026)
    + """\
answers:
  profiles: established   # as the head of office sees it
  handover: yes
  language: "own"
  channels: [web, 'press']
  vacancies: {answer: 30, note: "From the table: 30 #1."}

  review:
    answer: dont-know
    note: |
      Nobody asked.
      Not yet: é
"""
).encode()
BYTES: Final = b"\n#\"' :\t-\r,[{\xff\0"
"""What means something in such a file, and what cannot stand in one."""
Entries = Mapping[NodeId, Entry]
Reader = Callable[[Path], Loaded[Entries]]
Verifier = Callable[[Path], bool]


def ours(path: Path) -> Loaded[Entries]:
    loaded = read_assessment(path)
    return Loaded(None if loaded.value is None else loaded.value.sheet.assessment.entries, loaded.problems)


def verified(path: Path) -> bool:
    """Whether `verify` says that the file is as it was sealed."""
    found = verify_folder(path.parent).value
    assert found is not None
    assert [file.file for file in found.files] == [path.name]
    assert found.passed == (found.files[0].state == State.UNCHANGED.value)
    return found.passed


def taking_what_parses(path: Path) -> Loaded[Entries]:
    """Bad: lines are left out from the end on until the rest can be read, and nobody hears of it."""
    data = path.read_bytes()
    while (found := ours(path)).value is None and data:
        data = b"".join(data.splitlines(keepends=True)[:-1])
        path.write_bytes(data)
    return Loaded(found.value or {})


def by_answers(path: Path) -> bool:
    """Bad: a file is as it was where it can be read and has the same answers."""
    found = verify_folder(path.parent).value
    assert found is not None
    return found.files[0].state in {State.UNCHANGED.value, State.BYTES.value}


def owners() -> list[str]:
    """Of each line the entry, or the key of the head, that it belongs to."""
    found: list[str] = []
    for row in FILE.decode().splitlines():
        deep = len(row) - len(row.lstrip())
        found.append(row.split(":")[0].strip() if row and deep <= 2 else found[-1])
    return found


OWNERS: Final = owners()


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that is not what was written."""

    data: bytes
    first: int
    """The line, from 0, of the first byte that is another one."""
    last: int

    @property
    def touched(self) -> frozenset[str]:
        return frozenset(OWNERS[self.first : self.last + 1])


def cuts() -> Iterator[Damage]:
    for size in range(len(FILE)):
        yield Damage(FILE[:size], FILE[:size].count(b"\n"), len(OWNERS))


def changes() -> Iterator[Damage]:
    """Every byte in turn, as every other one; in short one that is akin to it, and one of those above."""
    for place, old in enumerate(FILE):
        line = FILE[:place].count(b"\n")
        for new in (set(range(256)) if LONG else {old ^ 1, BYTES[place % len(BYTES)]}) - {old}:
            data = FILE[:place] + bytes([new]) + FILE[place + 1 :]
            # without its end, a line and the next one are one
            yield Damage(data, line, line + (old == ord("\n")))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file, sealed, with its framework beside it."""
    with folder_in_memory(tmp_path_factory.mktemp("damage")) as folder, pytest.MonkeyPatch.context() as patch:
        there = sealed.rounds_in(folder, 2026) / "2026.yaml"
        there.write_bytes(FILE)
        sealed.seal(there.parent, 2026)
        # the framework, which is not damaged, is read once for many files; see `faults`
        patch.setattr(verifying, "each_once", nullcontext)
        yield there


def faults(
    path: Path, damages: Iterable[Damage], reader: Reader = ours, verifier: Verifier = verified
) -> Iterator[str]:
    """What is wrong with how damage is met."""
    path.write_bytes(FILE)
    whole = ours(path).value
    assert whole is not None
    assert set(whole) == {"profiles", "handover", "language", "channels", "vacancies", "review"}
    for some in batches(damages):
        with each_once():  # the framework is read once for all of them
            for damage in some:
                path.write_bytes(damage.data)
                if verifier(path):
                    yield f"is verified: {damage.data!r}"
                found = reader(path)
                if found.value is None:
                    yield from (f"{fault}: {damage.data!r}" for fault in untold(found.problems))
                    continue
                for name in whole.keys() - damage.touched:
                    if found.value.get(name) != whole[name]:
                        yield f"{name} is not as it was: {damage.data!r}"


def batches(damages: Iterable[Damage]) -> Iterator[list[Damage]]:
    left = iter(damages)
    while some := list(itertools.islice(left, 100)):
        yield some


def untold(problems: tuple[Problem, ...]) -> Iterator[str]:
    """What a refusal leaves unsaid."""
    if not has_errors(problems):
        yield "refused without an error"
    yield from (f"no place for {found.code}" for found in problems if found.place.line < 1)


def test_what_was_cut_off_anywhere_gives_back_all_whole_answers_or_is_refused_and_is_told(
    path: Path, tell: Callable[..., None]
) -> None:
    tell(cuts=len(FILE))
    assert list(faults(path, cuts())) == []


def test_whichever_byte_is_another_one_all_other_answers_come_back_or_it_is_refused_and_it_is_told(
    path: Path, tell: Callable[..., None]
) -> None:
    tell(changes=sum(1 for _ in changes()))
    assert list(faults(path, changes())) == []


def test_a_reader_that_takes_what_parses_is_caught(path: Path) -> None:
    found = list(faults(path, itertools.islice(changes(), 0, None, 997 if LONG else 41), taking_what_parses))
    assert any("is not as it was" in fault for fault in found)


def test_a_reader_that_refuses_in_silence_is_caught(path: Path) -> None:
    found = list(faults(path, itertools.islice(cuts(), 0, None, 41), lambda there: Loaded(ours(there).value)))
    assert any("without an error" in fault for fault in found)


def test_a_verification_of_answers_alone_is_caught(path: Path) -> None:
    found = list(faults(path, itertools.islice(changes(), 0, None, 997 if LONG else 11), verifier=by_answers))
    assert any("is verified" in fault for fault in found)
