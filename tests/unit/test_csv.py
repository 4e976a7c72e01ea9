"""CSV: what it makes of text and numbers, what its rows hold, and that what it says adds up."""

import csv
import re
from collections import Counter
from io import StringIO
from math import fsum, nextafter
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readiness.render.csv_text import Column, Dialect, Table, csv_text, escape, seen
from readiness.render.registry import csv_of, text_of
from readiness.render.tables.assessment import REPORT
from readiness.render.tables.change import CHANGE, PARTS
from readiness.render.tables.explanation import EXPLANATION
from readiness.render.tables.trend import TREND
from readiness.workflow import comparing, trending
from readiness.workflow.explaining import explain_file
from readiness.workflow.scoring import report_of, score_assessment
from support import EXAMPLES, ROOT, good

UNMEX: Final = EXAMPLES / "unmex"
CORE: Final = frozenset({"org", "meta", "date", "respondee", "indicator", "sector", "status", "description"})
"""Hashtags of the core dictionary of HXL 1.1 that are used."""
TEXTS: Final = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def column(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, f"#meta+{name}") for name in names)


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def records(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def unescaped(cell: str) -> str:
    """The text of a cell, as docs/reports.md says that it is got back."""
    return re.sub("^'(?='*[=+\\-@\t\r＝＋－＠])", "", cell)  # noqa: RUF001 - the full-width twins


# ---- text and numbers


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])  # noqa: RUF001
def test_a_text_that_would_be_a_formula_gets_one_apostrophe(first: str) -> None:
    assert escape(f"{first}1+1") == f"'{first}1+1"
    assert escape(f"1{first}") == f"1{first}"


def test_a_text_with_an_apostrophe_of_its_own_stays_apart_from_one_that_got_it() -> None:
    assert (escape("'t is"), escape("'=1"), escape("''-x")) == ("'t is", "''=1", "'''-x")


@given(TEXTS)
@example("=1")
@example("'=1")
@example("\r")
@example('a "b", c\r\nd\ne\rf')
def test_every_text_is_read_back_in_one_cell(text: str) -> None:
    table = Table(column("a", "b"), [[text, "end"], ["", text]])
    names, one, other = rows_of(csv_text(table))
    assert names == ["a", "b"]
    assert [unescaped(cell) for cell in one] == [text, "end"]
    assert [unescaped(cell) for cell in other] == ["", text]
    assert not re.match("[=+\\-@\t\r]", one[0])


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
@example(-0.5)
@example(nextafter(0.1, 1))
def test_a_number_is_exact_and_gets_no_apostrophe(number: float) -> None:
    (cell,) = rows_of(csv_text(Table(column("a"), [[number]])))[1]
    assert type(number)(cell) == number


def test_what_is_not_there_is_blank_and_a_truth_is_a_word() -> None:
    assert csv_text(Table(column("a", "b", "c"), [[None, True, False]])) == "a,b,c\r\n,true,false\r\n"


def test_tags_stand_in_the_second_row_and_the_mark_in_front_only_where_they_are_asked_for() -> None:
    table = Table(column("a", "b"), [["x", 1]])
    assert csv_text(table) == "a,b\r\nx,1\r\n"
    assert csv_text(table, Dialect(hxl=True)) == "a,b\r\n#meta+a,#meta+b\r\nx,1\r\n"
    assert csv_text(table, Dialect(excel=True)) == "\ufeffa,b\r\nx,1\r\n"


def test_somebody_who_looks_at_it_in_a_terminal_sees_nothing_that_acts_on_it() -> None:
    text = csv_text(Table(column("a"), [["\x1b[31mred\u202e"]]), Dialect(excel=True))
    assert seen(text) == "a\n\ufffd[31mred\ufffd\n"


@pytest.mark.parametrize("tags", [REPORT, CHANGE, TREND, EXPLANATION])
def test_every_column_has_a_stable_name_and_a_tag_of_its_own(tags: dict[str, str]) -> None:
    for name, tag in tags.items():
        assert re.fullmatch("[a-z]+(_[a-z]+)*", name)
        found = re.fullmatch(r"#([a-z]+)((?:\+[a-z][a-z_]*)*)", tag)
        assert found is not None, tag
        assert found[1] in CORE
    # the order of attributes means nothing in HXL
    kinds = Counter(frozenset(re.split(r"(?=[#+])", tag)) for tag in tags.values())
    assert max(kinds.values()) == 1


def test_the_manual_lists_every_column_with_its_tag() -> None:
    said = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z_]+)` \| `(#[a-z+_]+)` \|", said, re.MULTILINE))
    assert listed == {(name, tag) for tags in (REPORT, CHANGE, TREND, EXPLANATION) for name, tag in tags.items()}


# ---- what the rows hold


def scored_csv(year: int) -> list[dict[str, str]]:
    return records(text_of(report_of(good(score_assessment(UNMEX / f"{year}.yaml"))), "csv"))


def test_an_assessment_has_a_row_for_every_node_and_item() -> None:
    report = report_of(good(score_assessment(UNMEX / "2026.yaml")))
    found = records(text_of(report, "csv"))
    kinds = Counter(row["kind"] for row in found)
    items = [item for topic in report.topics for item in topic.items]
    themes = [topic for topic in report.topics if topic.depth == 1]
    assert kinds["overall"] == kinds["own"] == 1
    assert (kinds["theme"], kinds["topic"]) == (len(themes), len(report.topics) - len(themes))
    assert kinds["item"] + kinds["context"] == len(items)
    assert [row["id"] for row in found if row["kind"] in {"item", "context"}] == [item.id for item in items]
    nodes = {row["id"] for row in found}
    assert all(row["parent"] in nodes for row in found if row["kind"] not in {"overall", "own"})
    assert {row["fictional"] for row in found} == {"true"}


def test_the_scores_of_an_assessment_follow_from_the_rows_below_them() -> None:
    found = scored_csv(2023)
    checked = 0
    for node in found:
        below = [row for row in found if row["parent"] == node["id"] and (row["points"] or row["score"])]
        if node["id"] not in {"funding.means", "funding.delivery"} or not below:
            continue
        weights = [float(row["weight"]) for row in below]
        numbers = [float(row["points"] or row["score"]) for row in below]
        mean = fsum(w * x for w, x in zip(weights, numbers, strict=True)) / fsum(weights)
        assert float(node["score"]) == pytest.approx(mean, abs=1e-8)
        checked += 1
    assert checked


def test_the_parts_of_a_change_add_up_to_it_and_the_rows_to_the_parts() -> None:
    compared = good(comparing.compare_files(UNMEX / "2026.yaml", UNMEX / "2027.yaml"))
    view = good(comparing.report_of(compared))
    found = records(text_of(view, "csv"))
    split = 0
    for row in found:
        parts = [float(row[part]) for part in PARTS if row[part]]
        if row["kind"] in {"overall", "node"} and parts:
            split += 1
            assert fsum(parts) == pytest.approx(float(row["change"]), abs=1e-8)
    assert split == 6
    lines = [row for row in found if row["kind"] not in {"overall", "own", "node"}]
    for part in PARTS:
        total = fsum(float(row[part]) for row in lines if row[part])
        assert total == pytest.approx(float(found[0][part] or 0), abs=1e-8)
    items = [row for row in found if row["kind"] == "item"]
    assert len({row["id"] for row in items}) == len(items) == len(compared.change.items)
    assert {row["movement"] for row in items} > {"rose", "fell", "stayed"}


@pytest.mark.parametrize("rounds", [("2023", "2024"), ("2025", "2026"), ("2026", "2027"), ("2027", "2026")])
@pytest.mark.parametrize(("theme", "only_changed"), [(None, True), ("planning", False), ("funding", True)])
def test_rows_add_up_however_a_change_is_looked_at(
    rounds: tuple[str, str], theme: str | None, *, only_changed: bool
) -> None:
    compared = good(comparing.compare_files(UNMEX / f"{rounds[0]}.yaml", UNMEX / f"{rounds[1]}.yaml"))
    found = records(text_of(good(comparing.report_of(compared, theme, only_changed=only_changed)), "csv"))
    lines = [row for row in found if row["kind"] not in {"overall", "own", "node"}]
    for part in PARTS:
        total = fsum(float(row[part]) for row in lines if row[part])
        assert total == pytest.approx(float(found[0][part] or 0), abs=1e-8)
    whole = fsum(float(found[0][part] or 0) for part in PARTS)
    assert whole == pytest.approx(float(found[0]["change"]), abs=1e-8)


def test_a_change_of_one_theme_or_of_what_changed_alone_has_the_rows_of_that() -> None:
    compared = good(comparing.compare_files(UNMEX / "2026.yaml", UNMEX / "2027.yaml"))
    of_theme = records(text_of(good(comparing.report_of(compared, "planning")), "csv"))
    assert {row["id"].partition(".")[0] for row in of_theme if row["id"]} == {"planning"}
    assert (of_theme[0]["kind"], of_theme[0]["parent"]) == ("node", "overall")
    changed = records(text_of(good(comparing.report_of(compared, only_changed=True)), "csv"))
    assert "stayed" not in {row["movement"] for row in changed}
    assert all(row["change"] != "0.0" or row["like_for_like"] != "0.0" for row in changed if row["kind"] == "node")


def test_a_trend_has_a_row_for_each_round_and_node() -> None:
    followed = good(trending.follow([UNMEX]))
    view = good(trending.report_of(followed))
    found = records(text_of(view, "csv"))
    assert [(row["round"], row["id"]) for row in found] == [
        (entry.identity.round, course.id) for entry in view.rounds for course in view.courses
    ]
    assert [row["kind"] for row in found[:3]] == ["overall", "own", "node"]
    assert {row["like_for_like"] for row in found[: len(view.courses)]} == {""}


def test_an_explanation_has_a_row_for_everything_in_it_and_says_what_it_stands_in() -> None:
    found = records(text_of(good(explain_file(UNMEX / "2023.yaml", "planning")), "csv"))
    assert [row["row"] for row in found] == [str(place + 1) for place in range(len(found))]
    assert found[0]["within"] == ""
    assert all(int(row["within"]) < int(row["row"]) for row in found[1:])
    named = {row["row"]: row["id"] for row in found}
    assert {named[row["within"]] for row in found if row["id"] == "planning.threats"} == {"planning.strategy"}


def test_there_is_no_csv_of_other_reports() -> None:
    versions = good(comparing.compare_frameworks("integrated-mission@2026.1", "integrated-mission@2026.2"))
    with pytest.raises(KeyError):
        csv_of(versions)
