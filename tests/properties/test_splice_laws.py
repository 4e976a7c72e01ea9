"""The laws of changing one entry, over files that nobody thought of."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.syntax import splice, yaml_events
from readiness.syntax.document import Plain
from readiness.syntax.pure import PureLoader
from readiness.syntax.splice import flow, scalar, set_entry, set_value
from readiness.syntax.writing import block_text
from readiness.syntax.yaml_events import parse
from support import good

IDS = ("funding.horizon", "funding.use", "planning.a", "planning.b", "staffing.x-1", "z")

# ---- values


def is_read(char: str) -> bool:
    """Whether the reader takes a text with this character."""
    return re.fullmatch("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", char) is None


AWKWARD = "#:,-?&*!|>%@`'\"{}[]\\ \t\n\r\x85\u2028\ufeff\xa0éß中\U0001f600\U0010fffd0aZ~="
CHARACTERS = st.one_of(st.sampled_from(AWKWARD), st.characters().filter(is_read))
WORDS = st.sampled_from(
    [
        "ad hoc",
        "yes",
        "no",
        "null",
        "True",
        "~",
        "",
        "5",
        "1e3",
        ".5",
        "0x1",
        "2026-01-31",
        "a: b",
        "a #b",
        "- a",
        "---",
    ]
)
TEXTS = st.one_of(WORDS, st.text(CHARACTERS, max_size=12))
NUMBERS = st.one_of(
    st.integers(-(10**13), 10**14), st.floats(-9e13, 9e14).filter(lambda x: x == 0 or abs(x) > 1e-90), st.just(1e-9)
)
SCALARS = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)
EVIDENCE = st.lists(st.fixed_dictionaries({"ref": TEXTS, "kind": TEXTS}, optional={"date": WORDS}), max_size=2)
ANSWERS = st.one_of(SCALARS, st.lists(WORDS, max_size=3))
LONG = st.fixed_dictionaries(
    {"answer": ANSWERS}, optional={"note": TEXTS, "because": TEXTS, "revised": WORDS, "evidence": EVIDENCE}
)
VALUES: st.SearchStrategy[Plain] = st.one_of(
    ANSWERS, LONG, LONG.flatmap(lambda parts: st.permutations(list(parts.items())).map(dict))
)


KEYS = TEXTS.map(lambda key: normalize("NFC", key)).filter(lambda key: key not in {"", "<<"})
DATA: st.SearchStrategy[Plain] = st.recursive(
    SCALARS, lambda parts: st.one_of(st.lists(parts, max_size=4), st.dictionaries(KEYS, parts, max_size=4))
)


@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=4))
def test_what_is_written_as_a_file_reads_back_as_the_same_data(data: dict[str, Plain]) -> None:
    assert good(parse(block_text(data).encode("utf-8"), "a.yaml")).data == data


# ---- texts


@dataclass(frozen=True)
class Written:
    """The text of a file in parts; each part belongs to an entry, to the section or to nothing."""

    parts: tuple[tuple[str | None, str], ...]
    end: str
    mark: str

    @property
    def text(self) -> str:
        return self.mark + "".join(text for _, text in self.parts).replace("\n", self.end)

    @property
    def data(self) -> bytes:
        return self.text.encode()

    @property
    def plain(self) -> dict[str, Plain]:
        data = good(parse(self.data, "")).data
        assert isinstance(data, dict), self.text
        return data

    @property
    def answers(self) -> dict[str, Plain]:
        found = self.plain.get("answers")
        return found if isinstance(found, dict) else {}

    def around(self, owner: str) -> tuple[bytes, bytes] | None:
        """What stands before and behind the part of an entry or of the section."""
        owners = [name for name, _ in self.parts]
        if owner not in owners:
            return None
        place = owners.index(owner)
        before, behind = ("".join(text for _, text in part) for part in (self.parts[:place], self.parts[place + 1 :]))
        return ((self.mark + before).replace("\n", self.end).encode(), behind.replace("\n", self.end).encode())


class Writer:
    """Writes a file in every manner that YAML allows."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.texts = st.sampled_from(
            ["ad hoc", "embedded", "é中\U0001f600", "a#b", "12", "0.5", "-3", "2026-01-31", "yes", "NULL", "true", "~"]
        )

    def one(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def sometimes(self) -> bool:
        return self.draw(st.booleans())

    def comment(self) -> str:
        """A comment that occurs once."""
        text = self.one("why", "it is: so", "é \U0001f600", 'a " b', "it's # so")
        return f"# {text} c{self.next()};"

    def behind(self) -> str:
        """What may stand behind a value on its line."""
        return self.one("", "", "  ") or (f"{self.one(' ', '   ')}{self.comment()}" if self.sometimes() else "")

    def between(self, indent: str) -> str:
        """Lines of comment, and blank ones."""
        lines = [
            self.one("", f"{indent}{self.comment()}", f"{indent}{self.comment()}")
            for _ in range(self.draw(st.integers(0, 2)))
        ]
        return "".join(f"{line}\n" for line in lines) if self.sometimes() else ""

    def flow_scalar(self) -> str:
        match self.one("plain", "single", "double"):
            case "plain":
                return self.draw(self.texts)
            case "single":
                return self.one("'it''s'", "'# no comment'", "''", "'a: b, {c}'", "'\U0001f600'", "'5'")
            case _:
                text = self.draw(st.sampled_from(['# "no" comment', "a\nb", "é中\U0001f600", "", "a\\b", "5"]))
                return json.dumps(text, ensure_ascii=self.sometimes() and text.isascii())

    def flow_list(self) -> str:
        return self.one("[]", "[ a,b ]", "[one, two]", f"[{self.flow_scalar()}, {self.flow_scalar()}]", "['#', \"]\" ]")

    def flow_entry(self) -> str:
        """A value in braces or brackets, or none of them."""
        inner = f", {self.comment()}\n      " if self.sometimes() else self.one(", ", ",", " , ")
        match self.one("scalar", "scalar", "list", "long", "evidence", "blank"):
            case "scalar":
                return self.flow_scalar()
            case "list":
                return self.flow_list()
            case "long":
                return f"{{answer: {self.flow_scalar()}{inner}note: {self.flow_scalar()}}}"
            case "evidence":
                return f"{{evidence: [{{ref: {self.flow_scalar()}, kind: k}}]{inner}'answer': {self.flow_scalar()} }}"
            case _:
                return "{answer: , note: n}"

    def value(self, indent: str) -> str:
        """What stands behind the colon of a key that stands in `indent`, ending in an end of line."""
        deeper = indent + self.one(" ", "  ", "    ")
        match self.one("flow", "flow", "flow", "blank", "lines", "block", "quoted lines"):
            case "flow":
                return f"{self.one(' ', '  ')}{self.flow_entry()}{self.behind()}\n"
            case "blank":
                return f"{self.behind()}\n"
            case "lines":
                return f" one\n{deeper}two # two c{self.next()};\n"
            case "quoted lines":
                quote = self.one('"', "'")
                return f" {quote}one\n\n{deeper}# two{quote}{self.behind()}\n"
            case _:
                sign = self.one("|", ">", "|-", ">-", "|+")
                header = f" {self.comment()}" if self.sometimes() else ""
                blank = "\n" if self.sometimes() else ""
                return f" {sign}{header}\n{deeper}# no comment: 'é\n{deeper}\U0001f600 {{\n{blank}"

    def next(self) -> int:
        self.count += 1
        return self.count

    def listed(self, indent: str) -> str:
        """A list with hyphens, behind the colon of its key."""
        deeper = indent + self.one("", "  ")
        rows = [f"{deeper}- {self.flow_scalar()}{self.behind()}\n" for _ in range(self.draw(st.integers(1, 2)))]
        return f"{self.behind()}\n{''.join(self.between(deeper) + row for row in rows)}"

    def long(self, indent: str) -> str:
        """A long form on lines of its own, behind the colon of its key."""
        deeper = indent + self.one(" ", "  ", "   ")
        names = self.draw(st.permutations(["answer", "note", "because", "evidence"]))
        rows = []
        for name in names[: self.draw(st.integers(1, 4))]:
            match name:
                case "evidence":
                    row = self.one(self.listed(deeper), f" {self.flow_list()}{self.behind()}\n", self.pieces(deeper))
                case _:
                    row = self.value(deeper)
            rows.append(f"{deeper}{self.one(name, name, json.dumps(name))}:{row}")
        return f"{self.behind()}\n{''.join(self.between(deeper) + row for row in rows)}"

    def pieces(self, indent: str) -> str:
        return (
            f"\n{self.between(indent)}{indent}- ref: {self.flow_scalar()}{self.behind()}\n"
            f"{indent}  kind: {self.flow_scalar()}{self.behind()}\n"
        )

    def entry(self, name: str, indent: str) -> str:
        key = self.one(name, name, f"'{name}'", f'"{name}"', f"{name} ")
        match self.one("value", "value", "list", "long", "long"):
            case "value":
                return f"{indent}{key}:{self.value(indent)}"
            case "list":
                return f"{indent}{key}:{self.listed(indent)}"
            case _:
                return f"{indent}{key}:{self.long(indent)}"

    def block_section(self, names: list[str]) -> Iterator[tuple[str | None, str]]:
        indent = self.one("  ", "  ", " ", "    ")
        yield None, self.one("answers:", "answers:", '"answers":') + f"{self.behind()}\n"
        for name in names:
            yield None, self.between(indent)
            text = self.entry(name, indent)
            own = text.rstrip("\n") + "\n"
            yield name, own
            yield None, text.removeprefix(own)
            if not own.endswith("{\n"):  # below a block text this could be a part of it
                yield None, self.between(indent + self.one("", "  "))

    def flow_section(self, names: list[str]) -> Iterator[tuple[str | None, str]]:
        """Entries in braces; each is a part of its own."""
        yield None, self.one("answers: {", "answers: { ", "answers: {\n  ")
        for place, name in enumerate(names):
            if place:
                yield None, self.one(", ", ",", " , ", ",\n  ", f", {self.comment()}\n  ")
            yield name, f"{self.one(name, json.dumps(name))}: {self.flow_entry()}"
        yield None, f"{self.one('', ' ', ',')}}}{self.behind()}\n"

    def blank_section(self) -> Iterator[tuple[str | None, str]]:
        inside = f" {{ {self.comment()}\n}}"
        blank = self.one("", " {}", " null", "  ~", " { }", " NULL", inside)
        yield "answers", f"answers:{blank}{self.behind()}\n"
        yield None, self.between(self.one("", "  "))

    def head(self) -> Iterator[tuple[str | None, str]]:
        heads = {
            "readiness": "assessment/1",
            "framework": '{id: f, version: "1"} # é',
            "subject": "\n  id: s\n  name: 'It''s # \U0001f600'",
            "round": '"2026"',
            "date": self.one("2026-11-23", ""),
            "note": "|\n  # a text\n  answers: none" if self.sometimes() else ">-\n  folded\n\n  twice",
        }
        names = self.draw(st.permutations(list(heads)))
        for name in names[: self.draw(st.integers(0, len(names)))]:
            yield None, self.between("")
            yield None, f"{name}: {heads[name]}".rstrip() + self.tail(name)

    def tail(self, name: str) -> str:
        return "\n" if name == "note" else f"{self.behind()}\n"


@st.composite
def files(draw: st.DrawFn) -> Written:
    writer = Writer(draw)
    parts = [*writer.head()]
    names = list(draw(st.permutations(IDS)))[: draw(st.integers(1, 4))]
    match writer.one("block", "block", "block", "flow", "blank", "missing"):
        case "block":
            parts += writer.block_section(names)
        case "flow":
            parts += writer.flow_section(names)
        case "blank":
            parts += writer.blank_section()
        case _:
            parts += [] if parts else [(None, "round: 1\n")]
    if draw(st.booleans()):
        parts += [(None, "last: 1\n"), (None, writer.between(""))]
    parts = [(name, text) for name, text in parts if text]
    name, text = parts[-1]
    if draw(st.booleans()) and not text.endswith("\n\n"):
        parts[-1] = (name, text.removesuffix("\n"))
    return Written(tuple(parts), draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(["", "\ufeff"])))


@st.composite
def changes(draw: st.DrawFn) -> tuple[Written, str, Plain]:
    """A file, the entry that is to be set, and what to; often only a part of what is there."""
    file = draw(files())
    there = tuple(name for name in file.answers if name in IDS)
    key = draw(st.sampled_from((*there, *there, *IDS)))
    old = file.answers.get(key)
    if isinstance(old, dict) and draw(st.booleans()):
        return file, key, {**old, draw(st.sampled_from(["answer", "note"])): draw(SCALARS)}
    return file, key, draw(VALUES)


COMMENT = re.compile(r"# (?:why|it is: so|é \U0001f600|a \" b|it's # so) c[0-9]+;|# two c[0-9]+;")


def done(file: Written, key: str, value: Plain) -> bytes:
    found = set_entry(file.data, "answers", key, value, IDS)
    assert found is not None, file.text
    return found


# ---- laws


Change = tuple[Written, str, Plain]


@settings(max_examples=200)
@given(changes())
def test_the_result_reads_as_the_same_data_with_this_one_difference(change: Change) -> None:
    file, key, value = change
    after = good(parse(done(file, key, value), "")).data
    assert after == {**file.plain, "answers": {**file.answers, key: value}}


@settings(max_examples=200)
@given(changes())
def test_every_line_outside_the_entry_stays(change: Change) -> None:
    file, key, value = change
    old, new = file.data, done(file, key, value)
    around = file.around(key) or file.around("answers")
    if around is not None:
        before, behind = around
        assert new.startswith(before)
        assert new.endswith(behind)
    else:
        same = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
        assert new.endswith(old[same:]), "more than an insertion"


@settings(max_examples=200)
@given(changes())
def test_every_comment_stays_once(change: Change) -> None:
    file, key, value = change
    # a value that is put in has no such text, so what is found is a comment
    new = done(file, key, value).decode()
    for comment in COMMENT.findall(file.text):
        assert new.count(comment) == file.text.count(comment) == 1, comment


@given(changes())
def test_ends_of_line_and_the_mark_of_byte_order_stay(change: Change) -> None:
    file, key, value = change
    new = done(file, key, value).decode()
    assert new.startswith(file.mark)
    assert new.count("\ufeff") == file.text.count("\ufeff")
    if file.end in file.text:
        assert set(re.findall(r"\r\n|[\r\n]", new)) == {file.end}


@given(changes())
def test_setting_twice_is_setting_once(change: Change) -> None:
    file, key, value = change
    once = done(file, key, value)
    assert set_entry(once, "answers", key, value, IDS) == once


@given(files())
def test_setting_what_is_there_changes_no_byte(file: Written) -> None:
    for key, value in file.answers.items():
        assert done(file, key, value) == file.data


@settings(max_examples=40)
@given(changes())
def test_the_parser_without_libyaml_finds_the_same_places(change: Change) -> None:
    file, key, value = change
    expected = done(file, key, value)
    with patch.object(splice, "LOADER", PureLoader), patch.object(yaml_events, "LOADER", PureLoader):
        assert set_entry(file.data, "answers", key, value, IDS) == expected


@given(st.binary(max_size=40).filter(lambda data: not re.search(rb"\xc2[\x80-\x9f]", data)), VALUES)
def test_bytes_that_are_no_such_file_are_no_error(data: bytes, value: Plain) -> None:
    set_entry(data, "answers", "z", value)
    set_value(data, "a", "b")


@given(st.text(st.sampled_from("answers:z {}[]#\n -'\"|>?&*!%,"), max_size=20), VALUES)
def test_texts_that_look_like_such_a_file_are_no_error(text: str, value: Plain) -> None:
    data = text.encode()
    found = set_entry(data, "answers", "z", value)
    if found is not None:
        assert isinstance(good(parse(found, "")).data, dict)


@given(files(), st.sampled_from(["readiness", "round", "date", "last"]), TEXTS)
def test_a_value_at_the_top_is_set_and_nothing_else(file: Written, key: str, value: str) -> None:
    found = set_value(file.data, key, value)
    if key not in file.plain:
        assert found is None
        return
    assert found is not None
    assert good(parse(found, "")).data == {**file.plain, key: value}
    assert len(found.splitlines()) == len(file.data.splitlines())


# ---- values


@given(SCALARS)
def test_a_scalar_reads_back(value: bool | float | str | None) -> None:
    written = scalar(value)
    assert len(written.splitlines()) == 1
    for text in (f"a: {written}", f"[{written}, {written}]", f"{{a: {written}}}", f"- {written} # c"):
        found = good(parse(text.encode(), "")).data
        assert value in (found.values() if isinstance(found, dict) else found if isinstance(found, list) else ())
        assert json.dumps(value) in json.dumps(found) or isinstance(value, float)


@given(TEXTS)
def test_a_text_reads_back_as_a_text_and_as_a_key(value: str) -> None:
    assert good(parse(f"{scalar(value)}: {scalar(value)}\n".encode(), "")).data == {value: value}


@given(VALUES)
def test_a_value_on_one_line_reads_back(value: Plain) -> None:
    written = flow(value)
    assert len(written.splitlines()) == 1
    assert good(parse(f"a: {written}\n".encode(), "")).data == {"a": value}
