"""How each kind of item is put to somebody: in the interview, and in a file to fill in."""

from typing import Any

import pytest

from readiness.model.assessment import Entry, Unanswered
from readiness.model.framework import Framework
from readiness.report.fill_in import comment, head_comments, question_lines
from readiness.report.question import question
from support import framework_from, good

OPTIONS = [{"id": "x", "label": "First", "points": 1}, {"id": "y", "label": "Second", "points": 2}]
AGES = [[6, 100], [36, 0]]
ITEMS: list[tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]] = [
    (
        {"scale": "practice", "levels": ["l0", "l1", "l2", "l3"], "why": "Because."},
        ("0  absent: l0", "1  ad hoc: l1", "2  established: l2", "3  embedded: l3", "Why: Because."),
        ("absent: l0", "ad hoc: l1", "established: l2", "embedded: l3", "Why: Because."),
    ),
    ({"yes-no": {"yes": 100, "no": 0}}, ("y  yes", "n  no"), ("yes or no",)),
    ({"choice": OPTIONS}, ("0  First", "1  Second"), ("One of:", "x: First", "y: Second")),
    (
        {"choices": {"options": OPTIONS}},
        ("0  First", "1  Second", "Numbers with spaces between them; a single hyphen for none."),
        ("Any of these, in brackets, such as [one, two]; [] is none of them:", "x: First", "y: Second"),
    ),
    (
        {"number": {"unit": "days", "between": [0, 90], "goalposts": [[0, 100], [90, 0]]}},
        ("A number from 0 to 90 (days).",),
        ("A number from 0 to 90 (days).",),
    ),
    (
        {"date": {"goalposts": AGES}},
        ("A date as year-month-day, such as 2026-11-23.",),
        ("A date, such as 2026-01-31.",),
    ),
    (
        {"date": {"goalposts": AGES, "never": 0}},
        ("A date as year-month-day, such as 2026-11-23; or never.",),
        ("A date, such as 2026-01-31, or never.",),
    ),
    (
        {"context": "number", "unit": "%"},
        ("A number (%).", "For context; it scores nothing."),
        ("A number (%); for context, it scores nothing.",),
    ),
    (
        {"context": "number"},
        ("A number.", "For context; it scores nothing."),
        ("A number; for context, it scores nothing.",),
    ),
    (
        {"context": "text"},
        ("A line of text.", "For context; it scores nothing."),
        ("Text; for context, it scores nothing.",),
    ),
    ({"context": "yes-no"}, ("y  yes", "n  no", "For context; it scores nothing."), ("yes or no",)),
]
by_kind = pytest.mark.parametrize(
    ("keys", "asked", "written"), ITEMS, ids=[next(iter(keys)) + str(place) for place, (keys, _, _) in enumerate(ITEMS)]
)


def framework(keys: dict[str, Any]) -> Framework:
    item = {"id": "a.item", "ask": "What is asked?", **keys}
    return good(framework_from({}, [{"id": "a", "title": "A", "items": [item]}]))


@by_kind
def test_a_question_is_put_line_by_line(keys: dict[str, Any], asked: tuple[str, ...], written: tuple[str, ...]) -> None:
    (item,) = framework(keys).items()
    lines = question(item, "A", 3, 7, Entry(Unanswered(), "As last year."), "2026-11-23").lines()
    assert lines == ("", "3 of 7. A. a.item", "What is asked?", *asked, "Note: As last year.")
    assert question(item, "A", 3, 7, None, "2026-11-23").lines() == lines[:-1]
    assert written


@by_kind
def test_a_file_to_fill_in_has_it_as_comments(
    keys: dict[str, Any], asked: tuple[str, ...], written: tuple[str, ...]
) -> None:
    made = framework(keys)
    rows = list(question_lines(made, None, None))
    assert rows[:3] == ["", "  # ==== A ====", ""]
    assert rows[3:-1] == [f"  # {text}" for text in ("What is asked?", *written)]
    assert rows[-1] == "  a.item:"
    assert list(head_comments(made, blank=True))[-1].endswith("are to be filled in first.")
    assert asked


def test_a_theme_without_a_question_that_is_due_is_left_out() -> None:
    made = good(
        framework_from(
            {"phases": ["early", "late"], "respondents": ["one", "two"]},
            [
                {"id": "a", "title": "A", "items": [{"id": "a.1", "ask": "Q", "context": "text", "phases": ["late"]}]},
                {
                    "id": "b",
                    "title": "B",
                    "items": [{"id": "b.1", "ask": "Q", "context": "text", "respondents": ["two"]}],
                },
            ],
        )
    )
    assert list(question_lines(made, "early", "one")) == []
    rows = list(question_lines(made, None, None))
    assert "  # Only in: late." in rows
    assert "  # Only from: two." in rows
    assert [row for row in question_lines(made, "late", "two") if "Only" in row] == []


def test_nothing_in_a_text_ends_its_comment() -> None:
    rows = comment("one\ntwo\r# three\u2028four\x00five" + " word" * 50, "  ", hang="    ")
    assert all(row.startswith("  # ") and len(row) <= 100 for row in rows)
    assert "\u2028" not in "".join(rows)


def test_what_a_question_hangs_on_is_said_with_it() -> None:
    when = 'answer("a.first") == "yes"'
    items = [
        {"id": "a.first", "ask": "Q", "context": "yes-no"},
        {"id": "a.second", "ask": "Q", "context": "text", "applies-when": when},
    ]
    made = good(framework_from({}, [{"id": "a", "title": "A", "items": items}]))
    _, second = made.items()
    assert f"Asked only where: {when}" in question(second, "A", 2, 2, None, "2026-11-23").lines()
    assert f"  # Only where: {when}" in list(question_lines(made, None, None))
