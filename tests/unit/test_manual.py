"""Each manual page shows a mistake and the same mended; both are run."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from manual_snippets import problems_of
from readiness.words.manual.pages import PAGES
from readiness.words.problems import TEXTS

SHOWN = {code: page for code, page in PAGES.items() if page.fails}
WITHOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "bytes, and no text": ("Y001",),
    "bytes, or a file of quite another kind": (*(f"Y0{number}" for number in range(15, 27)), "Y034", "Y036"),
    "as long as its limit": ("Y003", "Y008", "Y009", "Y010", "Y042", "E003", "E004", "F061", "F077"),
    "an empty file": ("Y013",),
    "no key of this kind of file can have it": ("F007", "F011", "F068", "F069", "A008", "A009"),
    "what is installed decides": ("F037",),
    "several files decide": ("F038", "F078", "A034", "A035", "A036", "A037", "A052", "A053", "A055", "A056"),
    "the day on which it is asked decides": ("A051",),
    "of a whole framework, and long": ("F124", "F133"),
    "check takes every kind of file, and other commands do not": ("A033", "A083"),
    "other kinds of file than these, with files beside them": tuple(f"A{number:03}" for number in range(84, 100)),
    "the disk, or what was typed, and no file's text": tuple(code for code in TEXTS if code.startswith("S")),
}
"""Why a page has no snippet. A new code belongs here, or has one."""


def test_the_small_framework_has_no_problem(tmp_path: Path) -> None:
    assert not problems_of(tmp_path, "answers", "handover: yes\n")
    assert not problems_of(tmp_path, "head", "")


@pytest.mark.parametrize("of", ["item", "topic", "rule", "rules", "checklist", "framework", "sources", "files"])
def test_what_snippets_stand_in_has_no_problem(of: str, tmp_path: Path) -> None:
    assert not problems_of(tmp_path, of, "")  # type: ignore[arg-type]


def test_every_code_has_a_page() -> None:
    assert PAGES.keys() == TEXTS.keys()


def test_every_page_has_a_snippet_or_a_reason_to_have_none() -> None:
    without = [code for codes in WITHOUT.values() for code in codes]
    assert sorted(without) == sorted(set(PAGES) - set(SHOWN))


@pytest.mark.parametrize("code", PAGES)
def test_a_page_teaches_in_one_to_three_sentences(code: str) -> None:
    why = PAGES[code].why
    assert 1 <= len(re.findall(r"[.:?](?= |$)", why.replace(": ", ", "))) <= 3
    assert why.endswith(".")
    assert "!" not in why


@pytest.mark.parametrize("code", SHOWN)
def test_what_fails_has_the_problem_and_no_other(code: str, tmp_path: Path) -> None:
    page = SHOWN[code]
    assert {problem.code for problem in problems_of(tmp_path, page.of, page.fails)} == {code}


@pytest.mark.parametrize("code", SHOWN)
def test_what_passes_has_none(code: str, tmp_path: Path) -> None:
    page = SHOWN[code]
    assert page.passes
    assert not problems_of(tmp_path, page.of, page.passes)
