"""Every kind of answer stands where no type asks for it: in pages, and in what other tests are made of."""

import re
from typing import Any

import pytest

from readiness.model.files import KINDS
from readiness.report.wording import kind_name
from readiness.syntax.yaml_events import parse
from support import ROOT, good
from talk import FRAMEWORK

POINTS = ROOT / "tests" / "cases" / "scoring" / "points-of-each-kind.yaml"


TABLES = (
    ("files.md", "| key of an item | what it says |"),
    ("files.md", "| kind of item | its answers |"),
    ("scoring.md", "| kind | points |"),
)


@pytest.mark.parametrize(("page", "head"), TABLES)
def test_pages_say_how_it_is_asked_answered_and_scored(page: str, head: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    table = text[text.index(head) :].split("\n\n")[0]
    keys = {key for row in table.splitlines() for key in re.findall(r"`([a-z-]+)`", row.split(" | ")[0])}
    assert keys & {*KINDS} == {*KINDS}


def test_it_has_the_name_that_files_have_for_it_and_is_typed_in_the_tests_of_the_interview() -> None:
    assert {kind_name(item.kind) for item in FRAMEWORK.items()} == {*KINDS}


def test_its_points_were_calculated_by_hand() -> None:
    case: Any = good(parse(POINTS.read_bytes(), POINTS.name)).data
    items = [item for checklist in case["checklists"] for item in checklist["items"]]
    assert {key for item in items for key in item if key in KINDS} == {*KINDS}
