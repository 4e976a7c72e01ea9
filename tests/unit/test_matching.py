"""What of one version of a framework is the same in another, and which key says that it is not."""

from collections.abc import Mapping
from typing import Any

import pytest

from readiness.compare.hybrid import with_old_answers
from readiness.compare.matching import Likeness, head_edits, match, node_edits, rule_edits
from readiness.ids import NodeId
from readiness.model.framework import Framework
from support import framework_from, good, sheet_from

NUMBER = {"unit": "days", "between": [0, 10], "goalposts": [[0, 0], [10, 100]]}
LEVELS = {"scale": "practice", "levels": ["l0", "l1", "l2", "l3"]}
OPTIONS = [{"id": "x", "label": "X", "points": 30}, {"id": "y", "label": "Y", "points": 60}]
CHOICE = {"choice": OPTIONS}
CHOICES = {"choices": {"ceiling": 80, "options": OPTIONS}}
DATE = {"date": {"goalposts": [[6, 100], [36, 0]]}}
WHO = {"phase": "early", "respondent": "police"}
HEAD = {"phases": ["early", "late"], "respondents": ["leadership", "police"]}


def version(*items: Mapping[str, Any], head: Mapping[str, Any] | None = None, **theme: Any) -> Framework:
    full = [{"ask": "Q", **item} for item in items]
    return good(framework_from({**HEAD, **(head or {})}, [{"id": "t", "title": "T", **theme, "items": full}]))


def likeness(old: Mapping[str, Any], new: Mapping[str, Any], **heads: Any) -> tuple[str, dict[str, tuple[str, str]]]:
    one = version({"id": "i", **old}, {"id": "other", "yes-no": {"yes": 100, "no": 0}})
    other = version({"id": "i", **new}, {"id": "other", "yes-no": {"yes": 90, "no": 0}}, head=heads)
    found = next(entry for entry in match(one, other).items if entry.item.id == "i")
    assert found.comparable is (found.likeness.value in {"same", "reworded", "reweighted"})
    return found.likeness.value, {edit.key: (edit.old, edit.new) for edit in found.edits}


YES_NO = {"yes-no": {"yes": 100, "no": 0}}


@pytest.mark.parametrize(
    ("old", "new", "expected", "edits"),
    [
        (YES_NO, YES_NO, "same", {}),
        # beside the question
        (YES_NO, {**YES_NO, "why": "W."}, "same", {"why": ("", "W.")}),
        (YES_NO, {**YES_NO, "lever": "headquarters"}, "same", {"lever": ("mission", "headquarters")}),
        (YES_NO, {**YES_NO, "pulse": True}, "same", {"pulse": ("", "true")}),
        (YES_NO, {**YES_NO, "evidence": "none"}, "same", {"evidence": ("", "none")}),
        # the wording
        (YES_NO, {**YES_NO, "ask": "R"}, "rescaled", {"ask": ("Q", "R")}),
        (YES_NO, {**YES_NO, "ask": "R", "same-meaning": "M."}, "reworded", {"ask": ("Q", "R")}),
        (YES_NO, {**YES_NO, "same-meaning": "M."}, "same", {}),
        (
            CHOICE,
            {"choice": [{"id": "x", "label": "X2", "points": 30}, OPTIONS[1]], "same-meaning": "M."},
            "reworded",
            {"label of x": ("X", "X2")},
        ),
        (
            CHOICES,
            {"choices": {"ceiling": 80, "options": [{"id": "x", "label": "X2", "points": 30}, OPTIONS[1]]}},
            "rescaled",
            {"label of x": ("X", "X2")},
        ),
        # the weight
        (YES_NO, {**YES_NO, "weight": 2}, "reweighted", {"weight": ("1", "2")}),
        (YES_NO, {**YES_NO, "weight": {"default": 1, "late": 2}}, "reweighted", {"weight in late": ("", "2")}),
        (YES_NO, {**YES_NO, "weight": {"default": 1, "late": 1}}, "same", {}),
        (
            YES_NO,
            {**YES_NO, "weight": 2, "ask": "R", "same-meaning": "M."},
            "reworded",
            {"ask": ("Q", "R"), "weight": ("1", "2")},
        ),
        # the scoring part
        (YES_NO, {"yes-no": {"yes": 90, "no": 0}}, "rescaled", {"yes": ("100", "90")}),
        (YES_NO, {"yes-no": {"yes": 90, "no": 0}, "same-meaning": "M."}, "rescaled", {"yes": ("100", "90")}),
        (YES_NO, {**YES_NO, "reverse": True}, "rescaled", {"reverse": ("", "true")}),
        (YES_NO, {**YES_NO, "phases": ["late", "early"]}, "rescaled", {"phases": ("", "[early, late]")}),
        (
            {**YES_NO, "respondents": ["police"]},
            {**YES_NO, "respondents": ["leadership"]},
            "rescaled",
            {"respondents": ("[police]", "[leadership]")},
        ),
        (LEVELS, {**LEVELS, "levels": ["l0", "l1", "l2", "L3"]}, "rescaled", {"level 3": ("l3", "L3")}),
        (CHOICE, {"choice": OPTIONS[::-1]}, "same", {}),
        (
            CHOICE,
            {"choice": [{"id": "x", "label": "X", "means": "not-applicable"}, OPTIONS[1]]},
            "rescaled",
            {"option x": ("30", "not-applicable")},
        ),
        (CHOICES, {"choices": {"ceiling": 90, "options": OPTIONS}}, "rescaled", {"ceiling": ("80", "90")}),
        (
            {"number": NUMBER},
            {"number": {**NUMBER, "unit": "weeks", "between": [0, 20]}},
            "rescaled",
            {"unit": ("days", "weeks"), "between": ("[0, 10]", "[0, 20]")},
        ),
        (DATE, {"date": {**DATE["date"], "never": 0}}, "rescaled", {"never": ("", "0")}),
        ({"context": "number"}, {"context": "text"}, "rescaled", {"context": ("number", "text")}),
        (
            YES_NO,
            {"context": "yes-no"},
            "rescaled",
            {
                "kind": ("yes-no", "context"),
                "yes": ("100", ""),
                "no": ("0", ""),
                "points": ("[0, 100]", ""),
                "context": ("", "yes-no"),
            },
        ),
    ],
)
def test_an_item_is_what_its_keys_say(
    old: Mapping[str, Any], new: Mapping[str, Any], expected: str, edits: Mapping[str, tuple[str, str]]
) -> None:
    assert likeness(old, new) == (expected, edits)


def test_labels_of_a_scale_are_its_wording() -> None:
    scales = {"practice": ["none", "ad hoc", "established", "embedded"]}
    assert likeness(LEVELS, LEVELS, scales=scales) == (
        "rescaled",
        {"scale": ("[absent, ad hoc, established, embedded]", "[none, ad hoc, established, embedded]")},
    )


def test_another_scale_of_the_framework_makes_every_question_that_scores_another_one() -> None:
    one = version({"id": "i", "yes-no": {"yes": 5, "no": 0}}, {"id": "c", "context": "text"})
    other = version({"id": "i", "yes-no": {"yes": 5, "no": 0}}, {"id": "c", "context": "text"}, head={"points": [0, 5]})
    assert [entry.likeness.value for entry in match(one, other).items] == ["rescaled", "same"]


GATED = {"applies-when": 'answer("a") == "yes"', **YES_NO}


def test_a_condition_that_names_a_renamed_item_is_the_same() -> None:
    one = version({"id": "a", **YES_NO}, {"id": "i", **GATED})
    other = version({"id": "b", "was": "a", **YES_NO}, {"id": "i", **GATED, "applies-when": 'answer("b") == "yes"'})
    renamed, gated = match(one, other).items
    assert [(entry.likeness, {e.key: (e.old, e.new) for e in entry.edits}) for entry in (renamed, gated)] == [
        (Likeness.SAME, {"id": ("a", "b")}),
        (Likeness.SAME, {}),
    ]
    other = version({"id": "a", **YES_NO}, {"id": "i", **GATED, "applies-when": 'answer("a") == "no"'})
    edits = match(one, other).items[1].edits
    assert [(edit.key, edit.old, edit.new) for edit in edits] == [
        ("applies-when", 'answer("a") == "yes"', 'answer("a") == "no"')
    ]


def test_an_id_that_is_there_is_itself_whatever_another_says_it_was() -> None:
    one = version({"id": "a", **YES_NO}, {"id": "b", **YES_NO})
    pairs = match(one, version({"id": "c", "was": "b", **YES_NO}, {"id": "a", **YES_NO})).items
    assert [(entry.old and entry.old.id, entry.new and entry.new.id) for entry in pairs] == [("b", "c"), ("a", "a")]
    pairs = match(one, version({"id": "b", **YES_NO}, {"id": "c", "was": "gone", **YES_NO})).items
    assert [(entry.likeness.value, entry.item.id) for entry in pairs] == [
        ("same", "b"),
        ("new", "c"),
        ("discontinued", "a"),
    ]


def test_what_was_split_and_merged_is_named_together() -> None:
    one = version({"id": "a", **YES_NO}, {"id": "b", **YES_NO}, {"id": "c", **YES_NO})
    other = version(
        {"id": "d", "was": ["a", "b"], **YES_NO}, {"id": "e", "was": ["b"], **YES_NO}, {"id": "f", **YES_NO}
    )
    found = {str(entry.item.id): (entry.likeness.value, entry.made_of) for entry in match(one, other).items}
    assert found == {
        "d": ("new", ("a", "b")),
        "e": ("new", ("b",)),
        "f": ("new", ()),
        "a": ("discontinued", ("d",)),
        "b": ("discontinued", ("d", "e")),
        "c": ("discontinued", ()),
    }


def test_of_one_framework_everything_is_the_same() -> None:
    one = version({"id": "a", **YES_NO})
    for other in (one, version({"id": "a", **YES_NO})):
        assert [entry.likeness for entry in match(one, other).items] == [Likeness.SAME]


# ---- older answers


def test_an_older_answer_is_one_of_the_newer_item() -> None:
    reworded = {"same-meaning": "M."}
    labels = [{"id": "x", "label": "X2", "points": 30}, {"id": "y", "label": "Y2", "points": 60}]
    scales = {"practice": ["none", "some", "most", "all"]}
    one = version({"id": "a", **LEVELS}, {"id": "b", **CHOICE}, {"id": "c", **CHOICES}, {"id": "d", "number": NUMBER})
    other = version(
        {"id": "a", **LEVELS, **reworded},
        {"id": "b", "choice": labels, **reworded},
        {"id": "c", "choices": {"ceiling": 80, "options": labels}, **reworded},
        {"id": "e", "was": "d", "number": NUMBER},
        {"id": "f", **YES_NO},
        head={"scales": scales},
    )
    old = good(sheet_from(one, {**WHO, "answers": {"a": "established", "b": "x", "c": ["y"], "d": 3}})).assessment
    said = {"a": "none", "b": "y", "c": [], "e": 10, "f": "yes"}
    new = good(sheet_from(other, {**WHO, "answers": said, "date": "2027-11-23"})).assessment
    expected = good(
        sheet_from(other, {**WHO, "answers": {"a": "most", "b": "x", "c": ["y"], "e": 3, "f": "yes"}})
    ).assessment
    matching = match(one, other)
    assert [entry.likeness.value for entry in matching.items] == ["reworded", "reworded", "reworded", "same", "new"]
    read = with_old_answers(matching, old, new)
    assert read.entries == {NodeId(name): expected.entry(NodeId(name)) for name in said}
    assert read.date == old.date


# ---- nodes, rules and the head


def test_what_differs_in_nodes_is_told_key_by_key() -> None:
    table = [{"of": [name], "is": "low"} for name in ("no", "yes")]
    plain = version({"id": "i", **YES_NO}).themes[0]
    sums = version({"id": "i", **YES_NO}, aggregate="sum", floor=0, ceiling=50, decimals=0, weight=2).themes[0]
    assert [(edit.key, edit.old, edit.new) for edit in node_edits(plain, sums)] == [
        ("aggregate", "mean", "sum"),
        ("weight", "1", "2"),
        ("decimals", "", "0"),
        ("floor", "", "0"),
        ("ceiling", "", "50"),
    ]
    head = {"scales": {"grade": {"labels": ["low", "high"], "points": [0, 100]}}}
    looked_up = version({"id": "i", **YES_NO}, head=head, aggregate="lookup", lookup={"to": "grade", "table": table})
    bands = [{"from": 0, "label": "Low"}, {"from": 50, "label": "High", "value": 100}]
    bands[0]["value"] = 10
    banded = version({"id": "i", **YES_NO}, bands=bands)
    keys = [(edit.key, edit.new) for edit in node_edits(looked_up.themes[0], banded.themes[0])]
    assert keys == [("aggregate", "mean"), ("lookup", ""), ("bands", "[Low from 0 is 10, High from 50 is 100]")]
    named = version({"id": "i", **YES_NO}, bands=[{"from": 0, "label": "Low"}, {"from": 50, "label": "High"}])
    assert [edit.new for edit in node_edits(plain, named.themes[0])] == ["[Low from 0, High from 50]"]
    assert node_edits(plain, plain) == ()
    whole = version({"id": "i", **YES_NO}, head={"title": "Another", "overall": {"aggregate": "minimum"}}).whole()
    assert [edit.key for edit in node_edits(version({"id": "i", **YES_NO}).whole(), whole)] == ["aggregate"]


RULE = {
    "id": "r",
    "when": 'points("i") > 50',
    "severity": "warning",
    "finding": "F.",
    "recommend": "R.",
    "for": "mission",
}


def test_what_differs_in_rules_and_in_the_head_is_told_key_by_key() -> None:
    def made(head: Mapping[str, Any], **rule: Any) -> Framework:
        items = [{"id": "i", "ask": "Q", **YES_NO}]
        return good(framework_from({**HEAD, **head}, [{"id": "t", "title": "T", "items": items}], [{**RULE, **rule}]))

    policy = {"open": "worst", "unsupported": {"at-most": 30}, "noticeable": 3}
    bands = [{"from": 0, "label": "Low"}]
    one, other = (
        made({}),
        made({"policy": policy, "version": "2", "bands": bands}, cap={"overall": 70}, severity="note"),
    )
    assert [(edit.key, edit.old, edit.new) for edit in rule_edits(one.rules[0], other.rules[0])] == [
        ("severity", "warning", "note"),
        ("cap", "[]", "[overall: 70]"),
    ]
    assert [(edit.key, edit.old, edit.new) for edit in head_edits(one, other)] == [
        ("version", "1", "2"),
        ("bands", "[]", "[Low from 0]"),
        ("open", "left-out", "worst"),
        ("unsupported", "full", "30"),
        ("noticeable", "2", "3"),
    ]
    labelled = made({"policy": {"unsupported": {"at-most": "established"}}})
    assert [edit.new for edit in head_edits(one, labelled)] == ["established"]


def test_where_the_later_round_has_the_earlier_version_its_parts_are_what_the_others_were() -> None:
    earlier = version({"id": "a", **YES_NO}, {"id": "b", **YES_NO})
    later = version(
        {"id": "z", "was": "a", **YES_NO},
        {"id": "b", "ask": "R", "same-meaning": "M.", **YES_NO},
        head={"version": "9"},
    )
    found = {entry.item.id: entry.likeness.value for entry in match(later, earlier).items}
    assert found == {"a": "same", "b": "reworded"}
    assert {entry.item.id: entry.likeness.value for entry in match(earlier, later).items} == {
        "z": "same",
        "b": "reworded",
    }
