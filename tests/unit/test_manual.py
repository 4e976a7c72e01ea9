"""Each manual page shows a mistake and the same mended; both are run."""

from pathlib import Path

import pytest

from manual_snippets import problems_of
from readiness.words.manual.pages import PAGES
from readiness.words.problems import TEXTS

SHOWN = {code: page for code, page in PAGES.items() if page.fails}


def test_the_small_framework_has_no_problem(tmp_path: Path) -> None:
    assert not problems_of(tmp_path, "answers", "handover: yes\n")
    assert not problems_of(tmp_path, "head", "")


def test_a_page_is_of_a_code() -> None:
    assert PAGES.keys() <= TEXTS.keys()


@pytest.mark.parametrize("code", SHOWN)
def test_what_fails_has_the_problem_and_no_other(code: str, tmp_path: Path) -> None:
    page = SHOWN[code]
    assert {problem.code for problem in problems_of(tmp_path, page.of, page.fails)} == {code}


@pytest.mark.parametrize("code", SHOWN)
def test_what_passes_has_none(code: str, tmp_path: Path) -> None:
    page = SHOWN[code]
    assert page.passes
    assert not problems_of(tmp_path, page.of, page.passes)
