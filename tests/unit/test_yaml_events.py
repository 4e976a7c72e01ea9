from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.problems import MOST_KEPT
from readiness.syntax import yaml_events
from readiness.syntax.document import Plain
from readiness.syntax.pure import PureLoader
from readiness.syntax.yaml_events import MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_TEXT, parse, parse_in_part
from support import EXAMPLES, INTEGRATED, good


def data(text: str) -> Plain:
    return good(parse(text.encode(), "f")).data


def code(content: bytes) -> tuple[str, int, int]:
    loaded = parse(content, "f")
    assert loaded.value is None
    first = loaded.problems[0]
    return first.code, first.place.line, first.place.column


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("NO", "NO"),
        ("22:30", "22:30"),
        ("010", "010"),
        ("1_0", "1_0"),
        ("0x10", "0x10"),
        ("2026-11-23", "2026-11-23"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("1" * 16, "1" * 16),
        ("1" * 5000, "1" * 5000),
        ("0." + "1" * 50, "0." + "1" * 50),
        ("<<", "<<"),
        ("'1'", "1"),
        ("true", True),
        ("False", False),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("+1", 1),
    ],
)
def test_scalars_are_read_as_yaml_1_2_reads_them(text: str, value: Plain) -> None:
    found = data(f"k: {text}")
    assert found == {"k": value}
    assert isinstance(found, dict)
    assert type(found["k"]) is type(value)


def test_blank_values_are_none() -> None:
    assert data("a:\nb: ~\nc: null\nd: ''") == {"a": None, "b": None, "c": None, "d": ""}


def test_every_value_and_key_has_its_place() -> None:
    document = good(parse(b"a:\n  - x\n  - {b: y}\n", "f"))
    assert document.places[("a", 0)] == (2, 5)
    assert document.places[("a", 1, "b")] == (3, 9)
    assert document.key_places[("a", 1, "b")] == (3, 6)
    assert document.places[()] == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    document = good(parse(f"\ufeffa: 1{end}b: 2{end}c: 3{end}".encode(), "f"))
    assert document.places[("c",)] == (3, 4)
    assert document.lines[2] == "c: 3"


def test_bytes_that_are_no_text_are_named_with_their_place() -> None:
    assert code(b"\x8dPNG") == ("Y001", 1, 1)
    assert code("\ufeffa: 1\nb: ".encode() + b"\xc3\xa9\xff") == ("Y001", 2, 5)
    assert code(b"a: 1\nb: \x1b[2J") == ("Y002", 2, 4)
    assert code(b"a: \x00") == ("Y002", 1, 4)


def test_limits_are_checked_before_anything_is_built() -> None:
    assert code(b"a" * (MAX_BYTES + 1))[0] == "Y003"
    assert code(b"[" * (MAX_DEPTH + 1)) == ("Y008", 1, MAX_DEPTH + 1)
    assert code(b"[" * 100_000)[0] == "Y008"
    assert code(b"- 1\n" * (MAX_NODES + 1))[0] == "Y009"
    assert code(b"a: " + b"x" * (MAX_TEXT + 1)) == ("Y010", 1, 4)


def test_a_file_of_many_warnings_is_read_to_its_end() -> None:
    text = "".join(f"k{number}: item #3\n" for number in range(MOST_KEPT + 100)) + "last: 1\n"
    document = good(parse(text.encode(), "f"))
    assert isinstance(document.data, dict)
    assert document.data["last"] == 1
    assert len(document.warnings) == MOST_KEPT


def test_of_two_equal_keys_the_first_stands_where_further_mistakes_are_looked_for() -> None:
    content = b"a: {b: 1, b: {c: 2}}\na: [{d: 1, d: 2}]\ne: 3\n"
    assert parse(content, "f").value is None
    found = parse_in_part(content, "f")
    assert [(p.code, p.place.line, p.place.column) for p in found.problems] == [
        ("Y005", 1, 11),
        ("Y005", 2, 1),
        ("Y005", 2, 12),
    ]
    assert found.value is not None
    assert found.value.is_refused
    assert found.value.data == {"a": {"b": 1}, "e": 3}
    assert set(found.value.places) == {(), ("a",), ("a", "b"), ("e",)}
    assert set(found.value.key_places) == {("a",), ("a", "b"), ("e",)}
    assert found.value.unsure == {(1, 14), (2, 4)}


def test_behind_a_key_that_is_no_text_further_mistakes_are_looked_for() -> None:
    content = b"a: 1\n? [b, {c: 1, c: 2}]\n: {d: 1}\ne: {{f: 1}: 2, ? {g: 1, ? h : 2} : 3}\ni: 4\ni: 5\n"
    assert parse(content, "f").value is None
    found = parse_in_part(content, "f")
    assert [(p.code, p.place.line, p.place.column) for p in found.problems] == [
        ("Y011", 2, 3),
        ("Y005", 2, 14),
        ("Y011", 4, 5),
        ("Y011", 4, 18),
        ("Y005", 6, 1),
    ]
    assert found.value is not None
    assert found.value.is_refused
    assert found.value.data == {"a": 1, "e": {}, "i": 4}
    assert set(found.value.places) == {(), ("a",), ("e",), ("i",)}
    assert set(found.value.key_places) == {("a",), ("e",), ("i",)}


@pytest.mark.parametrize("content", [b"a: 1\na: [", b"[" * 50, b"a: 1\n---\n", b"a: \x00", b"a: 1\n...\nb: 2\n"])
def test_what_cannot_be_read_on_is_no_document_in_part(content: bytes) -> None:
    assert parse_in_part(content, "f").value is None


def test_python_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [*sorted(INTEGRATED.glob("*.yaml")), *sorted(EXAMPLES.rglob("*.yaml"))]
    assert files
    fast = [parse(path.read_bytes(), path.name) for path in files]
    monkeypatch.setattr(yaml_events, "LOADER", PureLoader)
    assert [parse(path.read_bytes(), path.name) for path in files] == fast
    assert code(b"a: [1") == ("Y004", 1, 4)


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    parse(content, "f")


PARTS = (
    *(b"\xed", b"\xed\xa0\x80", b"\xef", b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xf4", b"\xf4\x90", b"\xc3", b"\xe2\x80"),
    *(b"\xe2\x80\xa8", b"\xc2\x85", b"\xff\xfe", b"\xe9", b"\x8e", b"a: ", b"b", b" ", b"\n", b"\r", b"\x00", b"\x1b"),
    *(b"<<<<<<< a\n", b"=======\n", b">>>>>>> b\n", b"\t", b"- ", b"!", b"#", b"\\ud800", b'"', b"BM", b"RIFF"),
)


@given(st.lists(st.sampled_from(PARTS) | st.binary(max_size=3), max_size=12).map(b"".join))
def test_no_bytes_of_other_encodings_raise_and_every_problem_has_a_place(content: bytes) -> None:
    loaded = parse(content, "f")
    assert loaded.value is not None or loaded.problems
    for problem in loaded.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert "\n" not in problem.quote


@pytest.mark.parametrize("content", [b"\xed\xc0\xc1\xc2", b"note: \xed\xe0\xf6\xe8\xff\n", b"a: \xed\xa0"])
def test_what_only_begins_like_half_of_a_pair_is_no_crash(content: bytes) -> None:
    assert code(content)[0] in {"Y001", "Y034"}


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#\n \t,?%@`0", max_size=120))
def test_no_text_raises_and_every_problem_has_a_place(text: str) -> None:
    for problem in parse(text.encode(), "f").problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1


def test_no_loader_of_pyyaml_is_used() -> None:
    source = Path(yaml_events.__file__).read_text(encoding="utf-8")
    assert "yaml.load" not in source
    assert "yaml.compose" not in source
