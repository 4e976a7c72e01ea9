"""One entry of a file is changed, and every other character stays."""

from collections.abc import Sequence

import pytest

from readiness.syntax.document import Plain
from readiness.syntax.splice import entry_lines, flow, scalar, set_entry, set_value
from readiness.syntax.yaml_events import parse
from support import good

HEAD = "round: 1\n"
ORDER = ("a", "b", "c", "d")


def changed(text: str, key: str, value: Plain, order: Sequence[str] = ORDER) -> str | None:
    """The text with an entry of its answers set, or None; what came back must read as the data with this difference."""
    found = set_entry(text.encode(), "answers", key, value, order)
    if found is None:
        return None
    before, after = (good(parse(data, "")).data for data in (text.encode(), found))
    assert isinstance(before, dict)
    answers = before.get("answers") or {}
    assert isinstance(answers, dict)
    assert after == {**before, "answers": {**answers, key: value}}
    return found.decode()


# ---- an entry that is there

IN_PLACE: list[tuple[str, str, Plain, str]] = [
    ("a plain text", "a: ad hoc", "embedded", "a: embedded"),
    ("what stands behind it", "a: 1  # why", 2, "a: 2  # why"),
    ("spaces before it and behind it", "a:    1   ", 2, "a:    2   "),
    ("single quotes", "a: 'it''s # one'  # why", "it is", "a: it is  # why"),
    ("double quotes", 'a: "\\"# one" # why', 2.5, "a: 2.5 # why"),
    ("what needs quotes", "a: 1", "yes: no", 'a: "yes: no"'),
    ("a text over two lines", "a: one\n    two\n  b: 1", "three", "a: three\n  b: 1"),
    ("quotes over two lines", 'a: "one\n    two" # why\n  b: 1', "three", "a: three # why\n  b: 1"),
    ("a blank", "a:\n  b: 1", 2, "a: 2\n  b: 1"),
    ("a blank before a comment", "a: # why\n  # below\n  b: 1", 2, "a: 2 # why\n  # below\n  b: 1"),
    ("a blank before spaces", "a:   \n  b: 1", 2, "a: 2   \n  b: 1"),
    ("a literal text", "a: |\n    # no comment\n    two\n  b: 1", "three", "a: three\n  b: 1"),
    ("a folded text", "a: >-\n    one\n    two\n  # of b\n  b: 1", "three", "a: three\n  # of b\n  b: 1"),
    ("a list in brackets", "a: [ one,two ] # why", ["one"], "a: [one] # why"),
    ("a list with hyphens", "a:\n    - one # 1\n    - two # 2\n  b: 1", ["two"], "# 1\n  a: [two] # 2\n  b: 1"),
    ("hyphens as far left as the key", "a:\n  - one\n  b: 1", [], "a: []\n  b: 1"),
    ("a key in quotes", "'a' : 1", 2, "'a' : 2"),
    (
        "one part of a long form",
        "a:\n    # above\n    note: n # kept\n\n    answer: 1 # behind\n    evidence:\n      - ref: r # r",
        {"note": "n", "answer": 2, "evidence": [{"ref": "r"}]},
        "a:\n    # above\n    note: n # kept\n\n    answer: 2 # behind\n    evidence:\n      - ref: r # r",
    ),
    (
        "two parts of a long form",
        "a:\n    answer: 1 # 1\n    note: long # 2",
        {"answer": "not-applicable", "note": "n"},
        "a:\n    answer: not-applicable # 1\n    note: n # 2",
    ),
    ("a long form in braces", "a: {answer: 1,  note: 'n'}", {"answer": 22, "note": "n"}, "a: {answer: 22,  note: 'n'}"),
    ("a blank in braces", "a: {answer: , note: n}", {"answer": 2, "note": "n"}, "a: {answer: 2, note: n}"),
    (
        "a short form that becomes long",
        "a: 1 # why",
        {"answer": 1, "note": "n"},
        "a:\n    answer: 1\n    note: n # why",
    ),
    (
        "a long form that becomes short, its comments above it",
        "a:\n    # above\n    answer: 1 # behind\n    note: n # last\n    # below\n  b: 1",
        2,
        "# above\n  # behind\n  a: 2 # last\n    # below\n  b: 1",
    ),
    (
        "a long form that gets a part, its comments above it",
        "a:\n    answer: 1 # why\n    evidence:\n      - {ref: '# r', kind: k} # e\n  b: 1",
        {"answer": 2, "evidence": [{"ref": "# r", "kind": "k"}], "note": "n"},
        '# why\n  a:\n    answer: 2\n    evidence:\n      - {ref: "# r", kind: k}\n    note: n # e\n  b: 1',
    ),
    (
        "a long form that ends in a literal text",
        "a:\n    answer: 1\n    note: |\n      one\n  b: 1",
        {"answer": 2},
        "a:\n    answer: 2\n  b: 1",
    ),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("name", "old", "value", "new"), IN_PLACE, ids=[name for name, _, _, _ in IN_PLACE])
def test_an_entry_is_changed_in_its_place(name: str, old: str, value: Plain, new: str, end: str) -> None:
    before, after = (f"{HEAD}answers:\n  # of a\n  {text}\n# end\n".replace("\n", end) for text in (old, new))
    assert changed(before, "a", value) == after, name


IN_BRACES: list[tuple[str, Plain, str]] = [
    ("{a: 1, b: {answer: 2}}", 3, "{a: 3, b: {answer: 2}}"),
    ("{b: 2, a: {answer: 1, note: n}}", 3, "{b: 2, a: 3}"),
    ("{a: 1}", {"answer": 1, "note": "n, {m}"}, '{a: {answer: 1, note: "n, {m}"}}'),
    ("{a: , b: 1}", 3, "{a: 3, b: 1}"),
    ("{b: 1, a: }", 3, "{b: 1, a: 3}"),
    ("{b: 1}", 3, "{b: 1, a: 3}"),
    ("{ b: 1, } # why", 3, "{ b: 1, a: 3, } # why"),
    ("{\n  b: [one], # of b\n  c: 'x' # of c\n}", 3, "{\n  b: [one], # of b\n  c: 'x', a: 3 # of c\n}"),
]


@pytest.mark.parametrize(("old", "value", "new"), IN_BRACES, ids=[old for old, _, _ in IN_BRACES])
def test_answers_in_braces_stay_in_braces(old: str, value: Plain, new: str) -> None:
    before, after = (f"{HEAD}answers: {text}\nlast: 1\n" for text in (old, new))
    assert changed(before, "a", value) == after


# ---- an entry that is new


@pytest.mark.parametrize(
    ("entries", "new"),
    [
        ("  b: 1\n  d: 1\n", "  b: 1\n  c: 3\n  d: 1\n"),
        ("  d: 1\n", "  c: 3\n  d: 1\n"),
        ("  a: 1\n", "  a: 1\n  c: 3\n"),
        ("  d: 1\n  a: 1 # a\n  b: 1 # b\n\n  # end\n", "  d: 1\n  a: 1 # a\n  b: 1 # b\n  c: 3\n\n  # end\n"),
        ("  b: 1\n  a: 1\n", "  b: 1\n  c: 3\n  a: 1\n"),
        ("     x: 1\n", "     x: 1\n     c: 3\n"),
        (" b: |\n  one\n", " b: |\n  one\n c: 3\n"),
        (" b: |+\n  one\n\n", " b: |+\n  one\n\n c: 3\n"),
        ("  b:\n", "  b:\n  c: 3\n"),
        ("  b: # blank\n  d:\n", "  b: # blank\n  c: 3\n  d:\n"),
        (
            "  b:\n    answer: 1 # in b\n    # in b\n  d: 1\n",
            "  b:\n    answer: 1 # in b\n  c: 3\n    # in b\n  d: 1\n",
        ),
        ("  b: [one,\n      two]\n", "  b: [one,\n      two]\n  c: 3\n"),
    ],
)
def test_a_new_entry_goes_behind_the_one_that_comes_before_it(entries: str, new: str) -> None:
    assert changed(f"answers:\n{entries}", "c", 3) == f"answers:\n{new}"


def test_an_entry_that_is_in_no_order_comes_last() -> None:
    assert changed("answers:\n  b: 1\n  a: 2\nlast: 1\n", "z", 3, ()) == "answers:\n  b: 1\n  a: 2\n  z: 3\nlast: 1\n"


BLANKS = [
    ("answers:\n", "answers:\n  a: 1\n"),
    ("answers:", "answers:\n  a: 1\n"),
    ("answers: {}\n", "answers:\n  a: 1\n"),
    ("answers:   {  }   \nlast: 1\n", "answers:\n  a: 1\nlast: 1\n"),
    ("answers: null # why\n", "answers: # why\n  a: 1\n"),
    ("answers:  ~  # why\n\n# below\nlast: 1", "answers:  # why\n  a: 1\n\n# below\nlast: 1"),
    ("answers: # why\n  # below\n", "answers: # why\n  a: 1\n  # below\n"),
    ("answers:\n  # below\nlast: 1\n", "answers:\n  a: 1\n  # below\nlast: 1\n"),
    ("'answers': {} # why\n...\n", "'answers': # why\n  a: 1\n...\n"),
    ("", "answers:\n  a: 1\n"),
    ("date: # blank\n", "date: # blank\nanswers:\n  a: 1\n"),
    ("note: |+\n  one\n\n", "note: |+\n  one\n\nanswers:\n  a: 1\n"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a mark of byte order"])
@pytest.mark.parametrize(("old", "new"), BLANKS, ids=[old for old, _ in BLANKS])
def test_the_first_entry_makes_its_section(old: str, new: str, mark: str, end: str) -> None:
    before, after = (f"{mark}{HEAD}{text}".replace("\n", end) for text in (old, new))
    assert changed(before, "a", 1) == after


@pytest.mark.parametrize("text", ["round: 1", "answers:\n  b: 1", "answers:\n  b: 1 # why", "answers:\n  b: >-\n    x"])
def test_a_file_without_an_end_of_line_gets_one(text: str) -> None:
    found = changed(text, "c", 3)
    assert found is not None
    assert found.startswith(f"{text}\n")
    assert found.endswith("  c: 3\n")


def test_the_end_of_a_file_without_an_end_of_line_stays_where_another_entry_is_changed() -> None:
    assert changed("answers:\n  a: 1\n  b: 1", "a", 2) == "answers:\n  a: 2\n  b: 1"


# ---- what cannot be done

REFUSED = [
    b"",
    b"- a\n",
    b"text\n",
    b"answers: [",
    b"answers: [a]\n",
    b"answers: ''\n",
    b"answers: 1\n",
    b"a: 1\na: 2\n",
    b"a: &x 1\n",
    b"\xff",
    b"answers:\n  ? b\n  : 1\n",
]


@pytest.mark.parametrize("data", REFUSED)
def test_what_cannot_be_changed_is_left_alone(data: bytes) -> None:
    assert set_entry(data, "answers", "c", 1, ORDER) is None


@pytest.mark.parametrize("text", ["\x00", "\x1b[A", "\x7f", "\ufffe", "\ud800", "a" * 20_001])
def test_a_text_that_could_not_be_read_again_is_not_written(text: str) -> None:
    assert set_entry(b"answers:\n  a: 1\n", "answers", "a", text) is None


RARE: list[tuple[str, str, Plain, str]] = [
    ("a comment behind the sign of a block text", "answers:\n  a: | # why\n    one\n  b: 1\n", 2, "# why"),
    (
        "a comment behind the sign of a block text in a long form",
        "answers:\n  a:\n    answer: 1\n    note: > # why\n      one\n",
        {"answer": 1, "note": "n", "because": "b"},
        "# why",
    ),
    ("a comment in empty braces", "answers: { # why\n}\n", 1, "# why"),
    (
        "a comment in an entry in braces",
        "answers: {a: {answer: 1, # why\n    note: n}}\n",
        {"answer": 1, "note": "n", "because": "b"},
        "# why",
    ),
    ("a blank line below a block text", "answers:\n  a: |\n    one\n\n  b: 1\n", 2, "\n\n  b: 1\n"),
    ("how the same text was quoted", "answers:\n  a: 'one'\n", "one", "a: 'one'\n"),
    ("how the same list was written", "answers:\n  a: [ one ]\n", ["one"], "a: [ one ]\n"),
    ("a last line of a block text without its end", "answers:\n  x: |\n    one", 1, "x: |\n    one"),
    ("a last line of a block text at the top", "note: |\n  one", 1, "note: |\n  one"),
    ("empty answers in JSON", '{"round": 1, "answers": {}}', 1, '"round": 1'),
    ("no answers in JSON", '{"round": 1}\n', 1, '"round": 1'),
    ("a document that ends with points", "round: 1\n...\n", 1, "round: 1\n"),
    ("a key in braces without a value", "answers: {a, b: 1}\n", 1, "b: 1"),
]


@pytest.mark.parametrize(("name", "text", "value", "kept"), RARE, ids=[name for name, _, _, _ in RARE])
def test_what_is_rarely_written_is_kept_too(name: str, text: str, value: Plain, kept: str) -> None:
    found = changed(text, "a", value)
    assert found is not None, name
    assert kept in found


@pytest.mark.parametrize("blank", ["a:  , b: 1", "a:\n    , b: 1", "a: # c\n    , b: 1", "\n  a:\n"])
def test_a_blank_in_braces_is_filled_in_wherever_it_stands(blank: str) -> None:
    assert changed(f"answers: {{{blank}}}\n", "a", 1) is not None


def test_a_comment_in_empty_answers_of_a_file_in_braces_stays() -> None:
    assert "# why" in (changed("{round: 1, answers: { # why\n}}\n", "a", 1) or "")


def test_a_number_that_is_not_exact_is_written_all_the_same() -> None:
    assert changed("answers:\n  b: 1\n", "a", 1e15) is not None


# ---- values


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-3, "-3"),
        (2.0, "2"),
        (0.1, "0.1"),
        (1e-7, "1e-07"),
        ("ad hoc", "ad hoc"),
        ("Board (of two), no", '"Board (of two), no"'),
        ("yes", "yes"),
        ("2026-01-31", "2026-01-31"),
        ("2026-01", '"2026-01"'),
        ("5", '"5"'),
        ("Null", '"Null"'),
        ("TRUE", '"TRUE"'),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("?", '"?"'),
        ('a"b\\c\n\t', '"a\\"b\\\\c\\n\\t"'),
        ("é\u2028\x85\ufeff", '"é\\u2028\\u0085\\ufeff"'),
        ("\U0001f600", '"\U0001f600"'),
    ],
)
def test_a_value_is_plain_where_that_is_safe(value: bool | float | str | None, written: str) -> None:
    assert scalar(value) == written
    assert good(parse(f"a: {written}\n".encode(), "")).data == {"a": value}


def test_a_value_on_one_line() -> None:
    value: Plain = {"answer": ["one", "two, three"], "evidence": [{"ref": "r"}], "none": {}, "blank": None}
    assert flow(value) == '{answer: [one, "two, three"], evidence: [{ref: r}], none: {}, blank: null}'


def test_an_entry_has_its_parts_on_lines_of_their_own() -> None:
    value: Plain = {"answer": [], "evidence": [{"ref": "r", "kind": "k"}, {"ref": "s"}], "note": "n"}
    assert entry_lines("1.a", value) == [
        '"1.a":',
        "  answer: []",
        "  evidence:",
        "    - {ref: r, kind: k}",
        "    - {ref: s}",
        "  note: n",
    ]
    assert entry_lines("a", {}) == ["a: {}"]


# ---- a value at the top


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: f # why\nversion: 1\n", "id: own # why\nversion: 1\n"),
        ("version: 1\nid: 'f'", "version: 1\nid: own"),
        ("\ufeffid: f\r\nversion: 1\r\n", "\ufeffid: own\r\nversion: 1\r\n"),
        ("id:\nversion: 1\n", "id: own\nversion: 1\n"),
        ('{"id": "f", "version": 1}', '{"id": own, "version": 1}'),
        ("a: {id: f}\nid: f\n", "a: {id: f}\nid: own\n"),
    ],
)
def test_a_value_at_the_top_is_set(old: str, new: str) -> None:
    assert set_value(old.encode(), "id", "own") == new.encode()


@pytest.mark.parametrize("data", [b"version: 1\n", b"id: [f]\n", b"id: {f: g}\n", b"id: |\n  f\n", b"- id\n", b"id: ["])
def test_a_value_at_the_top_that_is_no_line_is_left_alone(data: bytes) -> None:
    assert set_value(data, "id", "own") is None


def test_a_value_at_the_top_that_could_not_be_read_again_is_left_alone() -> None:
    assert set_value(b"id: f\n", "id", "\x00") is None
