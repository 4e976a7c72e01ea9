"""Whatever byte changes, of the seals or of what was sealed, it is noticed; and what changed is told apart."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.model.seals import Chain, read_chain
from readiness.problems import has_errors
from readiness.syntax.yaml_events import parse_in_part
from readiness.workflow.verifying import verify_folder
from sealed import rounds_in, seal, seals_of
from support import good

FOLDER: Final = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
"""The folder is put back by each example."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sealed rounds, with a line that was cut off and healed among their seals."""
    here = rounds_in(tmp_path_factory.mktemp("laws"), 2024, 2025, 2026)
    seal(here, 2024)
    seals_of(here).write_bytes(seals_of(here).read_bytes() + b"cut off")
    for year in (2025, 2026):
        seal(here, year)
    assert good(verify_folder(here)).passed
    return here


def damaged(data: bytes, at: int, byte: int, kind: str) -> bytes:
    """The data with one byte changed, put in or taken out."""
    at %= len(data)
    match kind:
        case "delete":
            return data[:at] + data[at + 1 :]
        case "insert":
            return data[:at] + bytes((byte,)) + data[at:]
        case _:
            return data[:at] + bytes((byte,)) + data[at + 1 :]


DAMAGE: Final = st.tuples(
    st.integers(0, 10**6), st.integers(0, 255), st.sampled_from(["delete", "insert", "change", "change"])
)


def test_every_byte_of_the_seals_that_is_taken_out_or_changed_is_noticed(folder: Path) -> None:
    data = seals_of(folder).read_bytes()
    for at in range(len(data)):
        for kind in ("delete", "change", "insert"):
            found: Chain = read_chain(damaged(data, at, data[at] ^ 1, kind))
            assert found.faults, (at, kind)


@given(damage=DAMAGE)
def test_any_byte_of_the_seals_that_changes_is_noticed(folder: Path, damage: tuple[int, int, str]) -> None:
    data = seals_of(folder).read_bytes()
    changed = damaged(data, *damage)
    assert bool(read_chain(changed).faults) == (changed != data)


@given(extra=st.binary(min_size=1, max_size=200), at=st.integers(0, 10**6))
def test_bytes_put_in_anywhere_are_noticed(folder: Path, extra: bytes, at: int) -> None:
    data = seals_of(folder).read_bytes()
    at %= len(data) + 1
    assert read_chain(data[:at] + extra + data[at:]).faults


@given(data=st.binary(max_size=300))
def test_no_bytes_at_all_are_more_than_a_finding(data: bytes) -> None:
    chain = read_chain(data)
    assert bool(chain.faults) == bool(data)
    assert not chain.seals


@FOLDER
@given(damage=DAMAGE)
def test_any_byte_of_a_sealed_file_that_changes_is_noticed(folder: Path, damage: tuple[int, int, str]) -> None:
    path = folder / "2025.yaml"
    data = path.read_bytes()
    changed = damaged(data, *damage)
    try:
        path.write_bytes(changed)
        report = good(verify_folder(folder))
    finally:
        path.write_bytes(data)
    assert report.passed == (changed == data)
    (found,) = (entry for entry in report.files if entry.file == "2025.yaml")
    assert found.state == expected(data, changed)
    assert [entry.state for entry in report.files if entry.file != "2025.yaml"] == ["unchanged"] * 2
    # what changed can be named
    assert bool(found.changed_head or found.changed_answers) == (found.state == "answers")


def expected(old: bytes, new: bytes) -> str:
    """What became of a file, by what it says: the data of YAML, as our own reader has it."""
    before, after = parse_in_part(old, "x"), parse_in_part(new, "x")
    if old == new:
        return "unchanged"
    if after.value is None or has_errors(after.problems):
        return "unreadable"
    return "bytes" if repr(good(before).data) == repr(after.value.data) else "answers"
