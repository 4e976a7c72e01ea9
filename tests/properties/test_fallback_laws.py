"""Without libyaml a file reads the same: the same data and places, and refused at the same line with the same code."""

import random
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import bad_input
import fuzz
from readiness.syntax import splice, yaml_events
from readiness.syntax.pure import PureLoader
from readiness.syntax.splice import set_entry
from readiness.syntax.yaml_events import parse_in_part
from readiness.words.problems import message
from support import EXAMPLES, ROOT, UNMEX

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is only one parser here")

FRAGMENTS = (
    *("a: ", "- ", "b", "[", "]", "{", "}", ", ", ",", ": ", ":", "?", "? ", "'", '"', "|\n", "|-\n", ">\n", ">+2\n"),
    *("#", " #c", "\n", "\n  ", "\n    ", "\t", "&x ", "*x", "!t ", "!!str ", "!<x> ", "!", "---", "\n---\n"),
    *("%YAML 1.2\n", "%TAG ! x\n", "%", "\\n", "\\x41", "\\ud800", "\\q", "''", "@", "`", "0x1", "é", "\u2028", "\x85"),
    *("\r", "\r\n", "yes: no\n", "k", "-", "~", "<<: ", " ", "  ", "x?y", "a:b", "://", "\u00a0", "- item\n"),
    *("\n...\n", "key: value\n"),
)  # fmt: skip


def answer(content: bytes, loader: type) -> tuple[Any, list[tuple[str, int]], list[str]]:
    """The document of a file, and its problems by code and line, with what is said of them."""
    with patch.object(yaml_events, "LOADER", loader):
        loaded = parse_in_part(content, "f")
    found = loaded.value
    data = None if found is None else (found.data, found.places, found.key_places, found.unsure)
    return data, [(p.code, p.place.line) for p in loaded.problems], [message(p) for p in loaded.problems]


def same(content: bytes) -> bool:
    fast, slow = answer(content, yaml.CSafeLoader), answer(content, PureLoader)
    return fast[:2] == slow[:2]


def corpus() -> Iterator[bytes]:
    for entry in bad_input.entries():
        match entry.kind:
            case "bytes":
                yield bad_input.unescaped(entry.content)
            case "made":
                pass
            case _:
                yield str(entry.content).encode()


def test_all_bad_input_is_answered_the_same_in_the_same_words() -> None:
    for content in corpus():
        assert answer(content, PureLoader)[:2] == answer(content, yaml.CSafeLoader)[:2], content
    slow, fast = (answer(b"a: [1\nb: 2\n", loader) for loader in (PureLoader, yaml.CSafeLoader))
    assert slow == fast


def test_all_good_files_are_read_the_same() -> None:
    files = [path for folder in (ROOT / "checklists", EXAMPLES) for path in sorted(folder.rglob("*.yaml"))]
    assert files
    assert all(same(path.read_bytes()) for path in files)


def test_all_damaged_files_are_answered_the_same() -> None:
    texts = list(fuzz.good_texts())
    for number in range(300):
        content = fuzz.damaged(random.Random(f"fallback.{number}"), texts)
        assert answer(content, PureLoader)[:2] == answer(content, yaml.CSafeLoader)[:2], (number, content)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=10).map("".join))
def test_whatever_is_written_is_answered_the_same(text: str) -> None:
    assert same(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("content", [b"[" * 10_000, b"{a: " * 10_000, b"- " * 10_000])
def test_depth_is_bounded_without_libyaml_too(content: bytes) -> None:
    data, problems, _ = answer(content, PureLoader)
    assert data is None
    assert problems == [("Y008", 1)]


def test_saving_finds_what_it_changes_without_libyaml() -> None:
    content = UNMEX.read_bytes()
    item = "staffing.vacancy-action"
    fast = set_entry(content, "answers", item, {"answer": 44})
    with patch.object(yaml_events, "LOADER", PureLoader), patch.object(splice, "LOADER", PureLoader):
        slow = set_entry(content, "answers", item, {"answer": 44})
    assert fast is not None
    assert slow == fast


@pytest.mark.parametrize("key", ["e\u0301tat", "\u00e9tat"])
def test_saving_finds_a_section_however_its_key_is_composed(key: str) -> None:
    content = f"a: 1\n{key}:\n  x: 1 # one\nz: 2\n".encode()
    changed = set_entry(content, "\u00e9tat", "x", 2)
    assert changed == content.replace(b"x: 1", b"x: 2")
