"""A journal that was cut off anywhere, or in which a byte is another one: what is intact comes back, and it is told."""

from collections.abc import Callable
from itertools import pairwise

from faulty import LONG
from readiness.store.journal import Contents, Record, contents, line_of

RECORDS = (
    Record("staffing.vacancy-action", 33),
    Record("funding.programming", "established", "ad hoc"),
    Record("planning.threats", {"answer": "dont-know", "note": 'é "[\\\u2028 0badc0de[1]'}, None),
    Record("staffing.vacancy-action", ["a", "b"], 33),
)
LINES = [line_of(record) for record in RECORDS]
JOURNAL = b"\n" + b"".join(LINES)
VALUES = range(256) if LONG else (*b"\n\r[],0a", 0, 128, 255)
ENDS = [1 + sum(map(len, LINES[:number])) for number in range(len(LINES) + 1)]


def naive(data: bytes) -> Contents:
    """Bad: what cannot be read ends the reading, and nobody hears of it."""
    found: list[Record] = []
    for row in data.splitlines():
        if row and contents(row + b"\n").damaged:
            break
        found += contents(row + b"\n").records
    return Contents(tuple(found))


def cut_faults(reader: Callable[[bytes], Contents]) -> list[str]:
    faults = []
    for size in range(len(JOURNAL)):
        found = reader(JOURNAL[:size])
        whole = sum(end <= size + 1 for end in ENDS[1:])  # without the end of its line, a record is whole
        if found.records != RECORDS[:whole]:
            faults.append(f"{size}: records")
        if bool(found.damaged) != (size > 0 and size not in ENDS):
            faults.append(f"{size}: damage")
    return faults


def byte_faults(reader: Callable[[bytes], Contents]) -> list[str]:
    faults = []
    for place, old in enumerate(JOURNAL):
        touched = next((number for number, (low, high) in enumerate(pairwise(ENDS)) if low <= place < high - 1), None)
        intact = tuple(record for number, record in enumerate(RECORDS) if number != touched)
        for new in {*VALUES, old ^ 1, old ^ 32} - {old}:
            found = reader(JOURNAL[:place] + bytes([new]) + JOURNAL[place + 1 :])
            if found.records != intact:
                faults.append(f"{place}, {new}: records")
            if not found.damaged:
                faults.append(f"{place}, {new}: damage")
    return faults


def test_what_was_cut_off_anywhere_gives_back_all_whole_records_and_is_told() -> None:
    assert cut_faults(contents) == []


def test_whichever_byte_is_another_one_all_other_records_come_back_and_it_is_told() -> None:
    assert byte_faults(contents) == []


def test_a_reader_that_stops_in_silence_is_caught() -> None:
    assert cut_faults(naive)
    assert byte_faults(naive)
