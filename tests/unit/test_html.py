"""The page for a browser: one file without a script or a request, whose parts hang together."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from jinja2 import UndefinedError

from pages import tree
from readiness.render import drawing
from readiness.render.html import _environment, page_html
from readiness.render.listed import Entry, Listed, parts
from readiness.report.change_view import ChangeReport
from readiness.report.chart import bars, heat_map, over_time, waterfall
from readiness.report.chart_view import Dot
from readiness.report.explained import Explanation
from readiness.report.glance import of_change, of_report, of_trend
from readiness.report.page import Bullet, Pair, Paragraph
from readiness.report.trend_view import TrendReport
from readiness.report.view import Report
from readiness.workflow import trending
from readiness.workflow.comparing import compare_files
from readiness.workflow.comparing import report_of as report_of_change
from readiness.workflow.explaining import explain_file
from readiness.workflow.scoring import report_of, score_assessment, targets_beside
from support import EXAMPLES, PROCEEDINGS, good


def unmex(year: int) -> Path:
    return EXAMPLES / "unmex" / f"{year}.yaml"


@cache
def report(path: Path) -> Report:
    scored = good(score_assessment(path))
    targets = good(targets_beside(path, scored))
    return report_of(scored, targets)


@cache
def change(old: int, new: int, theme: str | None = None, *, only: bool = False) -> ChangeReport:
    return good(report_of_change(good(compare_files(unmex(old), unmex(new))), theme, only_changed=only))


@cache
def trend(*years: int, theme: str | None = None, only: bool = False) -> TrendReport:
    found = good(trending.follow([unmex(year) for year in years]))
    return good(trending.report_of(found, theme, only_changed=only))


ALL = (2023, 2024, 2025, 2026, 2027)
VIEWS: Final[Mapping[str, Callable[[], Report | ChangeReport | TrendReport | Explanation]]] = {
    "report": lambda: report(unmex(2026)),
    "first report": lambda: report(unmex(2023)),
    "illustration": lambda: report(PROCEEDINGS),
    "change": lambda: change(2025, 2026),
    "change backwards": lambda: change(2026, 2025),
    "change of versions": lambda: change(2026, 2027),
    "change of a theme": lambda: change(2025, 2026, "planning"),
    "what changed": lambda: change(2025, 2026, only=True),
    "change of nothing": lambda: change(2025, 2025),
    "trend": lambda: trend(*ALL),
    "trend of one round": lambda: trend(2024),
    "trend of a theme": lambda: trend(*ALL, theme="funding"),
    "trend of what changed": lambda: trend(*ALL, only=True),
    "trace": lambda: good(explain_file(unmex(2026))),
    "trace of a rule": lambda: good(explain_file(unmex(2023), "integration-without-owners")),
}


@cache
def view_named(name: str) -> Report | ChangeReport | TrendReport | Explanation:
    """A view, made once."""
    return VIEWS[name]()


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest) -> Report | ChangeReport | TrendReport | Explanation:
    return view_named(str(request.param))


def test_a_page_is_whole_and_small(view: Report | ChangeReport | TrendReport | Explanation) -> None:
    text = page_html(view)
    assert text == page_html(view)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert text.endswith("</html>\n")
    assert "\r" not in text
    # 48 items; with 60 it is a quarter more
    assert len(text.encode()) < 160_000
    assert "None" not in re.sub(r"None given|<p class=\"answer\" dir=\"auto\">None<", "", text)
    page = tree(text)
    ids = Counter(found.attributes["id"] for found in page.all() if "id" in found.attributes)
    assert set(ids.values()) == {1}
    for found in page.all():
        for name in found.attributes.get("aria-labelledby", "").split():
            assert name in ids
        if found.name == "a":
            assert found.attributes["href"].removeprefix("#") in ids


def test_a_page_asks_for_nothing_and_runs_nothing(view: Report | ChangeReport | TrendReport | Explanation) -> None:
    text = page_html(view)
    page = tree(text)
    assert not page.named(
        "script", "link", "iframe", "object", "embed", "img", "image", "base", "form", "use", "foreignobject"
    )
    for found in page.all():
        assert not [
            name for name in found.attributes if name.startswith("on") or name in {"src", "srcset", "style", "action"}
        ]
    (style,) = page.named("style")
    assert not re.search(r"url\(|@import|expression", style.text)
    policy = next(found for found in page.named("meta") if found.attributes.get("http-equiv"))
    hashed = b64encode(sha256(style.text.encode()).digest()).decode()
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    )


def test_headings_are_in_order_and_tables_have_heads(view: Report | ChangeReport | TrendReport | Explanation) -> None:
    page = tree(page_html(view))
    depths = [int(found.name[1]) for found in page.named("h1", "h2", "h3", "h4", "h5", "h6")]
    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(depths))
    for table in page.named("table"):
        assert all(found.attributes.get("scope") for found in table.named("th"))
        assert table.named("th")


@pytest.mark.parametrize("made", [report(unmex(2026)), change(2026, 2027), trend(*ALL)], ids=["one", "two", "all"])
def test_contents_lead_to_sections_of_different_names(made: Report | ChangeReport | TrendReport) -> None:
    page = tree(page_html(made))
    (contents,) = page.named("nav")
    links = [(link.attributes["href"].removeprefix("#"), link.text) for link in contents.named("a")]
    (main,) = page.named("main")
    sections = [(found.attributes["id"], found.text) for found in main.named("h2")]
    assert [found for found in sections if found[0] not in {"glance", "contents"}] == links
    assert len({text for _, text in links}) == len(links)


def test_what_is_internal_or_invented_says_so_before_the_title(
    view: Report | ChangeReport | TrendReport | Explanation,
) -> None:
    text = page_html(view)
    first = text[text.index("<body>") : text.index("<h1")]
    assert "Internal: this report contains answers, notes and evidence as they were typed." in first
    assert ("fictional" in first) == (view.notices[0].startswith("The subject of this report is fictional"))
    for notice in view.notices:
        assert notice in tree(text).text


def test_every_drawing_has_a_title_and_a_table_behind_it() -> None:
    for text in (page_html(report(unmex(2026))), page_html(change(2025, 2026)), page_html(trend(*ALL))):
        page = tree(text)
        drawings = [found for found in page.named("svg") if found.attributes.get("role") == "img"]
        assert drawings
        for found in drawings:
            (title,) = found.named("title")
            assert title.text.strip()
        assert page.named("table")
    (plot,) = tree(page_html(trend(*ALL))).of_class("plot")
    (desc,) = plot.named("desc")
    assert "Round 2024: 55.2, range 54.0 to 56.2" in desc.text


# ---- what is told in ten seconds


def test_the_weakest_theme_whether_it_moved_and_how_sure_that_is() -> None:
    assert [(card.label, card.answer) for card in of_report(report(unmex(2026)))] == [
        ("Overall", "60.8, Established in part"),
        ("Weakest theme", "Staffing"),
        ("Staffing: has it moved?", "Unchanged"),
        ("Staffing: how sure is that?", "89 % supported"),
    ]
    assert [(card.label, card.answer) for card in of_change(change(2025, 2026))] == [
        ("Overall", "Improved"),
        ("Weakest theme", "Staffing"),
        ("Staffing: has it moved?", "Unchanged"),
        ("Staffing: how sure is that?", "63 %, then 89 % supported"),
    ]
    assert [(card.label, card.answer) for card in of_trend(trend(*ALL))] == [
        ("Overall", "61.6, Established in part"),
        ("Weakest theme", "Staffing"),
        ("Staffing: has it moved?", "Declined"),
        ("Staffing: how sure is that?", "100 % supported"),
    ]


def test_the_card_of_the_whole_has_the_support_of_the_whole() -> None:
    assert "Support: 89 %." in of_report(report(unmex(2026)))[0].text
    assert of_change(change(2026, 2027))[0].text.endswith("Support: 89 %, then 74 %.")
    assert of_trend(trend(*ALL))[0].text.endswith("Support: 74 %.")


def test_a_first_round_has_not_moved_as_far_as_is_known() -> None:
    moved = of_report(report(unmex(2023)))[2]
    assert (moved.answer, moved.text) == ("Not known", "No earlier round was compared with this one.")
    assert of_trend(trend(2024))[2].answer == "Not known"


def test_an_illustration_has_no_weakest_theme() -> None:
    assert [card.answer for card in of_report(report(PROCEEDINGS))] == ["no score", "None"]


def test_of_what_changed_alone_no_weakest_is_told() -> None:
    assert len(of_change(change(2025, 2026, only=True))) == len(of_trend(trend(*ALL, only=True))) == 1


def test_of_a_theme_the_weakest_topic_is_told() -> None:
    assert of_change(change(2025, 2026, "planning"))[1].label == "Weakest topic"
    assert of_trend(trend(*ALL, theme="funding"))[1].label == "Weakest topic"


def test_a_theme_alone_is_not_called_the_weakest() -> None:
    found = report(unmex(2026))
    alone = replace(found, themes=found.themes[-1:])
    assert [card.label for card in of_report(alone)][1] == "The one theme"
    shown = bars(alone)
    assert shown is not None
    assert not shown.bars[0].weakest


def test_themes_that_are_shown_alike_are_named_together() -> None:
    found = report(unmex(2026))
    first, second, *others = found.themes
    low = replace(first, score=10.01, score_text="10.0"), replace(second, score=10.04, score_text="10.0")
    cards = of_report(replace(found, themes=(*low, *others)))
    assert [(card.answer, card.text) for card in cards[1:]] == [
        ("Funding, Planning", "10.0, Established in part, all of them.")
    ]


def test_what_open_questions_could_make_the_weakest_is_named() -> None:
    found = report(unmex(2026))
    weakest = next(figure for figure in found.themes if figure.id == "staffing")
    opened = replace(weakest, high=57.0, range_text="44.9 to 57.0", support=None)
    themes = tuple(opened if figure is weakest else figure for figure in found.themes)
    assert of_report(replace(found, themes=themes))[3].text == (
        "Open questions leave it at 44.9 to 57.0; 100 % of the weight is answered. "
        "By what is open the weakest may also be: Funding, Harmonization."
    )


# ---- charts


def test_the_bars_carry_range_last_round_and_targets() -> None:
    made = bars(report(unmex(2026)))
    assert made is not None
    assert [(name, text) for name, text in made.legend] == [
        ("score", "score"),
        ("range", "range that open questions leave"),
        ("before", "score of round 2025"),
        ("target", "target"),
    ]
    funding, *_, staffing = made.bars
    assert (funding.notes, staffing.notes) == ("44.3 in round 2025, target 60, behind", "weakest, 47.4 in round 2025")
    assert funding.targets[0].at == pytest.approx(0.6)
    assert [bar.weakest for bar in made.bars] == [False, False, False, False, True]
    assert made.table.rows[4][6:] == ("Unchanged: 0.0 like for like (items: 7), less than 2.0", "none")


def test_a_report_without_a_round_before_draws_none() -> None:
    found = report(unmex(2023))
    assert found.since == ()
    made = bars(replace(found, targets=()))
    assert made is not None
    assert [name for name, _ in made.legend] == ["score"]
    assert "Since round" not in " ".join(made.table.head)
    assert bars(replace(found, themes=())) is None


def test_the_parts_of_a_waterfall_lead_from_one_round_to_the_other() -> None:
    made = waterfall(change(2025, 2026))
    assert made is not None
    assert made.ends == ("50", "70")
    first, *falls, second = made.falls
    assert [fall.kind for fall in falls] == ["up", "down", "down"]
    assert first.end == falls[0].start
    assert all(one.end == other.start for one, other in pairwise(falls))
    assert second.start == falls[-1].end
    low, high = map(float, made.ends)
    assert low + second.start * (high - low) == pytest.approx(change(2025, 2026).figures[0].new)
    assert all(0 < fall.start < 1 for fall in made.falls)


def test_a_change_of_nothing_has_no_waterfall() -> None:
    assert waterfall(change(2025, 2025)) is None


def test_labels_that_would_stand_on_one_another_are_left_out() -> None:
    found = trend(*ALL)
    rounds = list(found.rounds)
    near = replace(rounds[4].identity, date="2026-11-30")
    rounds[4] = replace(rounds[4], identity=near)
    made = over_time(replace(found, rounds=tuple(rounds)))
    assert made is not None
    assert [dot.label for dot in made.dots] == ["42.6", "55.2", "53.5", "", "61.6"]


def test_one_round_stands_in_the_middle_and_none_without_a_score() -> None:
    found = trend(2024)
    made = over_time(found)
    assert made is not None
    assert [dot.at for dot in made.dots] == [0.5]
    point = replace(found.main.points[0], score=None, low=None, high=None)
    assert over_time(replace(found, courses=(replace(found.main, points=(point,)),))) is None


def test_the_heat_map_has_a_row_for_each_item_with_its_answers() -> None:
    made = heat_map(trend(*ALL))
    assert made is not None
    rows = {row.id: row for group in made.groups for row in group.rows}
    assert [group.title for group in made.groups] == [
        "Funding",
        "Planning",
        "Local ownership",
        "Harmonization",
        "Staffing",
    ]
    quick = rows["funding.discretionary-speed"].cells
    assert [(cell.text, cell.step) for cell in quick[:3]] == [
        ("not applicable", None),
        ("not known", None),
        ("52 days", 2),
    ]
    assert [row.id for row in rows.values() if any(cell.anew for cell in row.cells)] == ["planning.benchmarks"]
    shared = rows["planning.shared-analysis"].cells
    assert [cell.text for cell in shared[:4]] == ["not in the framework"] * 4
    assert heat_map(replace(trend(*ALL), items=())) is None


def test_only_what_changed_leaves_items_out() -> None:
    everything, changed = trend(*ALL), trend(*ALL, only=True)
    assert 0 < len(changed.items) < len(everything.items)
    assert {item.theme for item in trend(*ALL, theme="funding").items} == {"Funding"}


def test_coordinates_stay_on_the_drawing() -> None:
    assert [drawing.across(share) for share in (-1, 0, 0.5, 1, 2)] == ["2.00%", "2.00%", "50.00%", "98.00%", "98.00%"]
    assert drawing.wide(0.75, 0.25) == "48.00%"
    assert drawing.left(0.75, 0.25) == "26.00%"
    assert [drawing.down(share) for share in (0, 1, 2)] == ["224.0", "24.0", "24.0"]
    assert [drawing.anchor(share) for share in (0, 0.5, 1)] == ["start", "middle", "end"]


def test_lines_break_where_there_is_nothing() -> None:
    def dot(at: float, level: float | None, *, begins: bool = False) -> Dot:
        return Dot(at, level, level, level, level, begins, "")

    dots = (dot(0, 0.5), dot(0.25, 0.6), dot(0.5, None), dot(0.75, 0.7, begins=True), dot(1, 0.8))
    assert len(drawing.scores(dots)) == len(drawing.indices(dots)) == len(drawing.bands(dots)) == 2
    anew = (dot(0, 0.5), dot(1, 0.6, begins=True))
    assert (len(drawing.scores(anew)), len(drawing.indices(anew))) == (1, 0)


# ---- how it is made


def test_bullets_that_follow_one_another_are_one_list() -> None:
    made = parts((Bullet("a"), Bullet("b", 1), Pair("c", "d", 2), Bullet("e"), Paragraph("f"), Bullet("g", 1)))
    assert made == (
        ("listed", Listed([Entry("", "a", [Entry("", "b", [Entry("c", "d")])]), Entry("", "e")])),
        ("paragraph", Paragraph("f")),
        ("listed", Listed([Entry("", "g")])),
    )


def test_a_template_shows_nothing_but_texts_and_numbers() -> None:
    made = _environment()
    assert made.from_string("{{ text }}").render(text="<b>&\x1b\u202e\na") == "&lt;b&gt;&amp;\ufffd\ufffd&#10;a"
    for wrong in (None, 0.5, ("a",), object()):
        with pytest.raises(TypeError, match="a page shows texts and whole numbers"):
            made.from_string("{{ wrong }}").render(wrong=wrong)
    with pytest.raises(UndefinedError):
        made.from_string("{{ missing }}").render()
