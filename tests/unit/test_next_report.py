"""How the steps that would help most are worded."""

from collections.abc import Mapping, Sequence
from typing import Any

from readiness.render.page_markdown import page_markdown
from readiness.report.build import build_report
from readiness.report.next_page import ENDS, LISTED, next_page
from readiness.report.next_steps import build_next
from readiness.report.next_view import NextReport
from readiness.words import next_steps as words
from readiness.workflow.advising import advice_on
from support import framework_from, good, result_of, sheet_from

YES_NO = {"yes-no": {"yes": 100, "no": 0}}
LEVELS = {"scale": "practice", "levels": ["l0", "l1", "l2", "l3"]}


def item(name: str, **keys: Any) -> dict[str, Any]:
    return {"id": name, "ask": "Q", **({} if "scale" in keys else YES_NO), **keys}


def theme(name: str, *items: Mapping[str, Any], **keys: Any) -> dict[str, Any]:
    return {"id": name, "title": name.upper(), "items": [*items], **keys}


def rule(name: str, when: str, **cap: float) -> dict[str, Any]:
    return {
        "id": name,
        "when": when,
        "severity": "note",
        "finding": "F.",
        "recommend": "R.",
        "for": "mission",
        "cap": cap,
    }


def view(
    themes: Sequence[Mapping[str, Any]],
    answers: Mapping[str, Any],
    rules: Sequence[Mapping[str, Any]] | None = None,
    wanted: tuple[float, int] | None = None,
    **head: Any,
) -> NextReport:
    sheet = good(sheet_from(good(framework_from(head, themes, rules)), {"answers": answers}))
    report = build_report(sheet, result_of(sheet))
    return build_next(sheet, report, advice_on(sheet, None, "mission", wanted, scored=report.overall.score is not None))


def test_evidence_is_asked_for_in_words() -> None:
    found = view([theme("a", item("i", **LEVELS))], {"i": "embedded"}, policy={"unsupported": {"at-most": "ad hoc"}})
    (step,) = found.steps
    assert [(ask.kind, ask.text) for ask in step.asks] == [("evidence", words.GIVE_EVIDENCE.format(months=12))]
    assert step.answer == "embedded"


def test_why_no_step_is_listed_is_said() -> None:
    full = view([theme("a", item("i"))], {"i": "yes"})
    assert (full.steps, full.why_none) == ((), words.NOTHING_LEFT)
    theirs = view([theme("a", item("i", lever="shared"))], {"i": "no"})
    assert theirs.why_none == words.NOTHING_LEFT
    tied = view([theme("a", item("i"), item("j"), aggregate="minimum")], {"i": "no", "j": "no"})
    assert tied.why_none == words.NOTHING_RAISES
    for found in (full, tied):
        assert (found.why_none or "?") in page_markdown(next_page(found))


CAPS = [theme("a", item("a1"), item("a2")), theme("b", *(item(f"b{place}") for place in range(5)))]
ANSWERS = {"a1": "yes", "a2": "yes", **{f"b{place}": "no" for place in range(5)}}


def test_a_finding_with_many_ends_names_some() -> None:
    found = view(CAPS, ANSWERS, [rule("r", 'score("b") < 10', a=10)])
    assert found.holding is not None
    assert len(found.holding.ends) == 5
    text = page_markdown(next_page(found))
    section = text[text.index(words.HOLDING) :]
    assert words.ENDS_ANY in section
    assert section.count("\n### ") == ENDS
    assert words.ENDS_MORE.format(count=2) in section


def test_a_finding_that_no_item_ends_says_so() -> None:
    text = page_markdown(next_page(view(CAPS, ANSWERS, [rule("r", 'score("b") < 50', a=10)])))
    assert words.ENDS_NONE in text


def test_findings_that_cap_the_same_are_told_together() -> None:
    found = view(CAPS, ANSWERS, [rule("r", 'points("b1") < 50', a=10), rule("s", 'points("b2") < 50', a=10)])
    assert found.why_no_holding == words.HOLDING_TOGETHER
    assert view(CAPS, ANSWERS).why_no_holding == words.HOLDING_NONE


def test_a_long_list_is_cut_and_says_how() -> None:
    names = [f"i{place}" for place in range(LISTED + 3)]
    found = view([theme("a", *map(item, names))], dict.fromkeys(names, "no"))
    text = page_markdown(next_page(found))
    assert len(found.steps) == LISTED + 3
    assert text.count("\n### ") == LISTED
    assert words.MORE.format(count=3) in text


def test_one_step_is_no_set() -> None:
    found = view([theme("a", item("i"))], {"i": "no"}, wanted=(50.5, 6))
    assert found.until is not None
    assert found.until.text == words.UNTIL_ONE["shortest"].format(least="50.5")
    none = view([theme("a", item("i"), item("j"))], {"i": "no", "j": "no"}, wanted=(70, 1))
    assert none.until is not None
    assert none.until.text.startswith(words.UNTIL_ONE["none-so-short"].format(least="70"))


def test_scores_are_shown_with_the_decimals_of_the_whole() -> None:
    found = view(
        [theme("a", item("i"), item("j", lever="shared"), item("k", lever="shared"))],
        {"i": "no", "j": "no", "k": "yes"},
        wanted=(90, 6),
        overall={"decimals": 0},
    )
    assert found.until is not None
    assert found.until.text.endswith(words.ALL_TAKEN.format(score="67"))
    assert found.stands == words.STANDS.format(score="33")


def test_open_items_are_listed_apart() -> None:
    found = view([theme("a", item("i"), item("j"))], {"i": "no"}, policy={"minimum-coverage": 0.2})
    assert [step.id for step in found.steps] == ["i"]
    assert [row.ids for row in found.open] == [("j",)]
