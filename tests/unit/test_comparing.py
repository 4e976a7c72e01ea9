"""What a comparison says of two rounds, by hand."""

import shutil
from collections.abc import Mapping
from math import fsum
from pathlib import Path
from typing import Any

import pytest

from readiness.compare.change import Change, Movement, Part
from readiness.compare.rounds import compare
from readiness.engine.part import Marks, part
from readiness.engine.plan import compile_plan
from readiness.ids import NodeId
from readiness.model.framework import Framework
from readiness.render.registry import text_of
from readiness.report.both_rounds import WHOLE, Compared, Shown
from readiness.report.change import build_change
from readiness.report.change_view import ChangeReport
from readiness.workflow.comparing import compare_files, report_of
from support import EXAMPLES, INTEGRATED, PROCEEDINGS, UNMEX, framework_from, good, sheet_from
from versions import round_of

NUMBER = {"unit": "points", "between": [0, 100], "goalposts": [[0, 0], [100, 100]]}


def number(name: str, **keys: Any) -> dict[str, Any]:
    return {"id": name, "ask": "Q", "number": NUMBER, **keys}


CHECKLISTS = [
    {
        "id": "a",
        "title": "A",
        "items": [
            number("a.1"),
            number("a.2", weight={"default": 1, "late": 3}),
            number("a.3", lever="headquarters"),
            {"id": "a.told", "ask": "Q", "context": "number"},
        ],
    },
    {"id": "b", "title": "B", "items": [number("b.1"), number("b.late", phases=["late"])]},
]
OTHERS: list[dict[str, Any]] = [
    {
        "id": "c",
        "title": "C",
        "items": [
            {"id": "c.day", "ask": "Q", "date": {"goalposts": [[0, 100], [48, 0]]}},
            {
                "id": "c.some",
                "ask": "Q",
                "choices": {
                    "ceiling": 100,
                    "options": [
                        {"id": name, "label": name.upper(), "points": 20 + at} for at, name in enumerate("xyz")
                    ],
                },
            },
        ],
    }
]
OPTIONS = [{"id": name, "label": name.upper(), "points": 50} for name in "xy"]
RULES = [
    {
        "id": "r",
        "when": 'points("a.1") > 80 and points("b.1") < 50',
        "severity": "warning",
        "finding": "F",
        "recommend": "R",
        "for": "mission",
        "cap": {"overall": 30},
    }
]
RULES_2 = [{**RULES[0], "id": "other", "when": 'points("b.1") < 35', "cap": {"overall": 10}}]
FRAMEWORK = good(framework_from({"phases": ["early", "late"]}, CHECKLISTS, RULES))
PLAN = compile_plan(FRAMEWORK)


def sheet(**keys: Any) -> Any:
    return good(sheet_from(FRAMEWORK, {"phase": "early", "date": "2025-11-23", "round": "2025", **keys}))


def compared(old: Mapping[str, Any], new: Mapping[str, Any], **keys: Any) -> tuple[Change, ChangeReport]:
    sheets = [sheet(answers=old), sheet(date="2026-11-23", round="2026", answers=new, **keys)]
    rounds = [round_of(PLAN, one.assessment) for one in sheets]
    change = compare(*rounds)
    shown = [Compared(one, found.result) for one, found in zip(sheets, rounds, strict=True)]
    return change, build_change(shown[0], shown[1], change, PLAN)


def between(
    older: Framework,
    old: Mapping[str, Any],
    newer: Framework,
    new: Mapping[str, Any],
    *,
    phase: str = "early",
    back: bool = False,
    shown: Shown = WHOLE,
) -> ChangeReport:
    """The report from a round of one framework to one of another; `phase` is that of the second."""
    found = []
    for framework, year, at, answers in ((older, 2025, "early", old), (newer, 2026, phase, new)):
        head = {"round": str(year), "date": f"{year}-11-23", "phase": at, "answers": answers}
        head["framework"] = {"id": framework.id, "version": framework.version}
        made = good(sheet_from(framework, head))
        found.append((made, round_of(compile_plan(framework), made.assessment)))
    if back:
        found.reverse()
    one, other = (Compared(made, each.result) for made, each in found)
    return build_change(one, other, compare(*(each for _, each in found)), compile_plan(newer), shown=shown)


def moves(report: ChangeReport) -> list[str]:
    """What became of each answer that moved."""
    return [item.moved for group in report.moves for item in group.items]


def parts(change: Change) -> dict[str, float]:
    """The parts of the overall change that are not 0."""
    assert change.split is not None
    found = {part: fsum(line.effect for line in change.split.lines if line.part is part) for part in Part}
    return {part.value: round(effect, 9) for part, effect in found.items() if round(effect, 9)}


def told(old: Path, new: Path, framework: str | None = None, **keys: Any) -> ChangeReport:
    return good(report_of(good(compare_files(old, new, framework)), **keys))


OLD = {"a.1": 60, "a.2": 30, "a.3": 30, "b.1": 80}


def test_nothing_changed_is_nothing() -> None:
    change, report = compared(OLD, OLD)
    assert (change.overall.headline, change.overall.like_for_like) == (0, 0)
    assert {entry.movement for entry in change.items} == {Movement.STAYED, Movement.ELSEWHERE}
    assert parts(change) == {}
    assert report.split is not None
    assert report.split.parts == ()
    assert report.moves == ()
    assert report.summary == ("The overall score is 60.0 in both rounds.",)
    assert (report.verdict.verdict, report.verdict.why) == (
        "unchanged",
        (
            "like for like, the score changed by 0.0 (items answered in both rounds: 4); less than 2.0 does not count "
            "as a change."
        ),
    )


def test_answers_alone_are_like_for_like() -> None:
    # a: (60 + 30 + 30)/3 = 40 rises to (60 + 60 + 30)/3 = 50; b stays at 80
    change, report = compared(OLD, {**OLD, "a.2": 60})
    assert (change.overall.headline, change.overall.like_for_like) == (5, 5)
    assert parts(change) == {"answers": 5}
    assert report.split is not None
    (part,) = report.split.parts
    assert (part.label, part.text) == ("other answers and dates that grew older", "+5.0")
    assert report.verdict.verdict == "improved"
    assert report.summary == (
        (
            "The overall score went from 60.0 to 65.0, a change of +5.0: +5.0 from other answers and dates that grew "
            "older."
        ),
        "Most of what rose: a.2 (+5.0).",
    )
    (moves,) = report.moves
    assert (moves.kind, [(item.id, item.change_text, item.effect) for item in moves.items]) == (
        "rose",
        [("a.2", "+30.0", 5)],
    )


def test_a_correction_is_told_apart() -> None:
    new = {**OLD, "a.2": {"answer": 0, "revised": "correction", "note": "Misread."}, "b.1": 90}
    change, report = compared(OLD, new)
    assert parts(change) == {"answers": 5, "corrections": -5}
    assert change.overall.like_for_like == 0
    moved = {moves.kind: [item.id for item in moves.items] for moves in report.moves}
    assert moved == {"rose": ["b.1"], "corrected": ["a.2"]}
    (corrected,) = (item for moves in report.moves for item in moves.items if moves.kind == "corrected")
    assert (corrected.revised, corrected.note) == ("the answer of the round before was off", "Misread.")


def test_only_the_later_round_tells_what_was_corrected() -> None:
    old = {**OLD, "a.2": {"answer": 30, "revised": "correction"}}
    change, _ = compared(old, {**OLD, "a.2": 60})
    assert [entry.movement for entry in change.items if entry.id == "a.2"] == [Movement.ROSE]


def test_newly_answered_and_no_longer_answered_are_not_like_for_like() -> None:
    # a: 40, then (60 + 30 + 90)/3 = 60 over a.1, a.2 and a.3; without a.3 in both rounds: (60 + 30)/2 = 45, unchanged
    old = {key: value for key, value in OLD.items() if key != "a.3"}
    change, report = compared(old, {**OLD, "a.3": 90, "b.1": "dont-know"})
    assert change.overall.like_for_like == 0
    assert {entry.id: entry.movement for entry in change.items if entry.movement is not Movement.STAYED} == {
        "a.3": Movement.CAME,
        "b.1": Movement.LEFT,
        "b.late": Movement.ELSEWHERE,
    }
    nodes = {node.id: node.like_for_like for node in change.nodes}
    assert nodes == {NodeId("a"): 0, NodeId("b"): None}
    assert [(figure.id, figure.like_for_like_text) for figure in report.figures] == [
        ("overall", "0.0"),
        ("own", "0.0"),
        ("a", "0.0"),
        ("b", "none"),
    ]


def test_a_change_of_phase_alone_is_no_change_of_answers() -> None:
    change, report = compared(OLD, {**OLD, "b.late": 0}, phase="late")
    # a: (60 + 3·30 + 30)/5 = 36 instead of 40; b: (80 + 0)/2 = 40 instead of 80
    assert change.overall.headline == pytest.approx(-22)
    assert parts(change) == {"applicability": -22}
    assert any(text.startswith("The phase changed from early to late; ") for text in report.notices)


def test_like_for_like_takes_the_weights_of_the_later_phase() -> None:
    # a.2 rises by 30; its share of a is 3/5 in the late phase and 1/3 in the early one; a is half of the whole
    change, _ = compared(OLD, {**OLD, "a.2": 60}, phase="late")
    assert change.overall.like_for_like == 9
    assert compared(OLD, {**OLD, "a.2": 60})[0].overall.like_for_like == 5


def caps_of(report: ChangeReport) -> list[tuple[str, str, str]]:
    """The lines of caps, each with the part that it is in."""
    assert report.split is not None
    return [
        (part.part, line.text, line.label) for part in report.split.parts for line in part.lines if line.kind == "caps"
    ]


def test_caps_of_another_questionnaire_are_told_from_those_of_other_answers() -> None:
    later = good(framework_from({"version": "2", "phases": ["early", "late"]}, CHECKLISTS, RULES_2))
    fires = {**OLD, "a.1": 90, "b.1": 40}
    assert caps_of(between(FRAMEWORK, fires, later, {**fires, "b.1": 30})) == [
        ("method", "+15.0", "caps take off less, by what was asked (no longer: r)"),
        ("rules", "-30.0", "caps take off more, by what was answered (new: other)"),
    ]
    # a rule that the newer framework lacks went for no answer
    assert caps_of(between(FRAMEWORK, {**fires, "b.1": 30}, later, fires)) == [
        ("method", "-20.0", "caps take off more, by what was asked"),
        ("rules", "+30.0", "caps take off less, by what was answered"),
    ]


def test_of_frameworks_without_a_question_in_common_nothing_is_set_side_by_side() -> None:
    other = good(framework_from({"id": "g", "phases": ["early", "late"]}, OTHERS))
    report = between(FRAMEWORK, OLD, other, {"c.some": ["x"]})
    assert any(text.startswith("The frameworks f@1 and g@1 have no question in common") for text in report.notices)
    assert report.verdict.verdict == "not-comparable"
    assert report.summary == ("The scores of the two rounds cannot be compared as they stand.",)
    assert (report.figures[0].change_text, report.split, report.themes, report.moves) == ("none", None, (), ())
    assert report.versions is not None
    assert (report.versions.items, report.versions.others) == ((), ())
    assert len(report.items) == len(list(FRAMEWORK.items())) - 1 + len(list(other.items()))


def test_which_round_lacks_the_rule_of_a_finding_is_told_whichever_way_the_rounds_stand() -> None:
    later = good(framework_from({"version": "2", "phases": ["early", "late"]}, CHECKLISTS, RULES_2))
    fires = {**OLD, "a.1": 90, "b.1": 30}
    for back, came, went in ((False, "other", "r"), (True, "r", "other")):
        report = between(FRAMEWORK, fires, later, fires, back=back)
        assert ([entry.id for entry in report.came], report.new_rules) == ([came], (came,))
        page = text_of(report, "markdown")
        assert f"F The framework of the first round had no such rule. ({came})" in page
        assert f"F The framework of the second round has no such rule. ({went})" in page
    # a rule of both frameworks is new in neither, and one that does not fire came with no finding
    _, report = compared(OLD, fires)
    assert ([entry.id for entry in report.came], report.new_rules) == (["r"], ())
    assert between(FRAMEWORK, OLD, later, OLD).new_rules == ()


def test_what_changed_in_the_questionnaire_is_told_forward_in_time() -> None:
    later = good(framework_from({"version": "2", "phases": ["early", "late"]}, CHECKLISTS, RULES_2))
    there, back = (between(FRAMEWORK, OLD, later, OLD, back=back).versions for back in (False, True))
    assert there is not None
    assert back is not None
    assert back.others == there.others
    assert back.summary == (
        "This section is told from the older version to the newer one, from f@1 to f@2, and not back in time. "
        + there.summary
    )


def test_caps_are_a_part_of_their_own() -> None:
    # without the cap: a (90 + 30 + 30)/3 = 50, b 40, the whole 45; with it 30
    change, report = compared(OLD, {**OLD, "a.1": 90, "b.1": 40})
    assert change.overall.headline == -30
    assert parts(change) == {"answers": -15, "rules": -15}
    assert [entry.id for entry in report.came] == ["r"]
    assert caps_of(report) == [("rules", "-15.0", "caps take off more, by what was answered (new: r)")]
    back, report = compared({**OLD, "a.1": 90, "b.1": 40}, OLD)
    assert parts(back)["rules"] == 15
    assert caps_of(report) == [("rules", "+15.0", "caps take off less, by what was answered (no longer: r)")]
    assert [(entry.finding.id, entry.what) for entry in report.went] == [("r", "It no longer holds.")]


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ("dont-know", "Open answers leave it undecided."),
        ({"answer": "not-applicable", "because": "None."}, "It no longer applies."),
    ],
)
def test_a_finding_goes_for_a_reason(now: Any, why: str) -> None:
    fires = {**OLD, "a.1": 90, "b.1": 40}
    _, report = compared(fires, {**fires, "b.1": now})
    assert [entry.what for entry in (*report.went, *report.undecided)] == [why]


def test_a_round_without_a_score_leaves_the_change_like_for_like() -> None:
    change, report = compared(OLD, {"a.1": 70})
    assert change.overall.headline is None
    assert change.split is None
    assert change.overall.like_for_like == 10
    assert report.figures[0].new_text == "no score"
    assert report.summary == ("The scores of the two rounds cannot be compared as they stand.",)
    assert (report.verdict.verdict, report.verdict.why) == (
        "not-comparable",
        (
            "like for like, the score changed by +10.0, but only 17 % of the weight is answered in both rounds (items: "
            "1); a judgement needs half of it."
        ),
    )


def test_scopes_and_subjects_and_respondents_that_differ_are_said() -> None:
    change, report = compared(OLD, OLD, scope="pulse", subject={"id": "t", "name": "T"})
    assert change.overall.headline is None
    assert change.overall.like_for_like is None
    assert report.split is None
    # each has a score, and they are not set side by side
    assert (report.figures[0].old_text, report.figures[0].change, report.figures[0].change_text) == (
        "60.0",
        None,
        "none",
    )
    assert any(text.startswith("The scopes differ: full, then pulse.") for text in report.notices)
    assert any(text.startswith("The two rounds are about different subjects: s and t.") for text in report.notices)
    assert (report.verdict.verdict, report.verdict.why) == (
        "not-comparable",
        "no item that can be compared is answered in both rounds.",
    )


def test_context_that_changed_is_shown() -> None:
    _, report = compared({**OLD, "a.told": 3}, {**OLD, "a.told": 5})
    (group,) = report.moves
    assert (group.kind, [(item.old_text, item.new_text) for item in group.items]) == ("context", [("3", "5")])


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ({"c.day": "2025-05-01"}, {"c.day": "2025-05-01"}, "2025-05-01 in both rounds; it is longer ago now"),
        ({"c.day": "2025-05-01"}, {"c.day": "2026-05-02"}, "2025-05-01, then 2026-05-02"),
        ({"c.some": ["x"]}, {"c.some": ["x", "y", "z"]}, "added: Y, Z"),
        ({"c.some": ["x", "y"]}, {"c.some": ["y", "z"]}, "added: Z; no longer: X"),
        ({"c.some": ["x", "y"]}, {"c.some": ["y"]}, "no longer: X"),
        ({"c.some": []}, {"c.some": ["y"]}, "none of them, then Y"),
        ({"c.some": ["y"]}, {"c.some": "dont-know"}, "Y, then not known"),
    ],
)
def test_what_became_of_an_answer_is_told_in_words(old: Any, new: Any, moved: str) -> None:
    framework = good(framework_from({"phases": ["early", "late"]}, OTHERS))
    assert moves(between(framework, old, framework, new)) == [moved]


def test_an_answer_that_changed_at_equal_points_is_told() -> None:
    some = {"id": "c.some", "ask": "Q", "choices": {"ceiling": 100, "options": OPTIONS}}
    framework = good(framework_from({"phases": ["early"]}, [{"id": "c", "title": "C", "items": [some, number("c.n")]}]))
    for shown in (WHOLE, Shown(only_changed=True)):
        report = between(framework, {"c.some": ["x"], "c.n": 5}, framework, {"c.some": ["y"], "c.n": 5}, shown=shown)
        (group,) = report.moves
        assert (group.kind, group.title) == ("same-points", "Answers that changed, with the same points")
        assert [(item.id, item.moved, item.change_text) for item in group.items] == [
            ("c.some", "added: Y; no longer: X", "")
        ]
        assert "c.some" in {item.id for item in report.items}
        assert ("c.n" in {item.id for item in report.items}) is (shown is WHOLE)
    # the order in which options are written is no change, and neither is another label
    again = [{**option, "label": f"{option['label']} anew"} for option in OPTIONS]
    same = {**some, "choices": {"ceiling": 100, "options": again}, "same-meaning": "Only worded anew."}
    later = good(
        framework_from(
            {"version": "2", "phases": ["early"]}, [{"id": "c", "title": "C", "items": [same, number("c.n")]}]
        )
    )
    report = between(framework, {"c.some": ["x", "y"], "c.n": 5}, later, {"c.some": ["y", "x"], "c.n": 5})
    assert ([item.movement for item in report.items], report.moves) == (["stayed", "stayed"], ())


def test_of_a_date_that_stayed_it_is_told_which_way_it_aged_and_only_where_that_is_why_it_moved() -> None:
    framework = good(framework_from({"phases": ["early", "late"]}, OTHERS))
    day = {"c.day": "2025-05-01"}
    assert moves(between(framework, day, framework, day, back=True)) == [
        "2025-05-01 in both rounds; it was less long ago then"
    ]
    (theme,) = OTHERS
    items = [{"id": "c.day", "ask": "Q", "date": {"goalposts": [[0, 100], [24, 0]]}}, theme["items"][1]]
    later = good(framework_from({"version": "2", "phases": ["early", "late"]}, [{**theme, "items": items}]))
    assert moves(between(framework, day, later, day)) == ["2025-05-01, then 2025-05-01"]


def test_options_that_are_not_asked_for_any_more_are_not_told_as_left_out() -> None:
    (theme,) = OTHERS
    early = [{**item, "phases": ["early"]} for item in theme["items"]]
    framework = good(framework_from({"phases": ["early", "late"]}, [{**theme, "items": early}]))
    report = between(framework, {"c.some": ["x", "y"]}, framework, {"c.some": ["x"]}, phase="late")
    assert moves(report) == ["X, Y, then not due"]


def test_evidence_that_grew_too_old_is_named() -> None:
    evidence = [{"ref": "R", "kind": "document", "date": "2025-06-01"}]
    answers = {**OLD, "a.1": {"answer": 60, "evidence": evidence}}
    _, report = compared(answers, answers)
    assert [(entry.kind, entry.ids) for entry in report.backing] == [("stale", ("a.1",))]
    _, report = compared(answers, OLD)
    assert [(entry.kind, entry.ids) for entry in report.backing] == [("lost", ("a.1",))]
    recent = {**OLD, "a.1": {"answer": 60, "evidence": [{**evidence[0], "date": "2026-06-01"}]}}
    _, report = compared(OLD, recent)
    assert [(entry.kind, entry.ids) for entry in report.backing] == [("gained", ("a.1",))]


def test_of_what_is_carried_over_only_that_is_named_which_had_support() -> None:
    evidence = [{"ref": "R", "kind": "document", "date": "2025-06-01"}]
    old = {**OLD, "a.1": {"answer": 60, "evidence": evidence}}
    carried = {name: {"answer": answer, "carried": True} for name, answer in OLD.items()}
    _, report = compared(old, {**carried, "a.1": {**carried["a.1"], "evidence": evidence}})
    assert [(entry.kind, entry.title, entry.ids) for entry in report.backing] == [
        ("carried", "Had support, and are now carried over and not confirmed", ("a.1",))
    ]


def test_answers_that_nobody_confirmed_are_counted_before_any_number() -> None:
    carried = {name: {"answer": answer, "carried": True} for name, answer in OLD.items()}
    of_new = "{} of the {} answers of round 2026."
    told = "Carried over from an earlier round and confirmed by nobody: "
    _, report = compared(OLD, carried)
    assert told + of_new.format(len(OLD), len(OLD)) in report.notices
    _, report = compared(OLD, {**OLD, "a.1": carried["a.1"]})
    assert told + of_new.format(1, len(OLD)) in report.notices
    _, report = compared(carried, OLD)
    assert f"{told}{len(OLD)} of the {len(OLD)} answers of round 2025." in report.notices
    _, report = compared(OLD, OLD)
    assert not any(text.startswith(told) for text in report.notices)
    # of two texts of one round the second is what stands, and of a theme its own answers
    report = between(FRAMEWORK, carried, FRAMEWORK, OLD, shown=Shown(since="HEAD"))
    assert not any(text.startswith(told) for text in report.notices)
    report = between(FRAMEWORK, OLD, FRAMEWORK, carried, shown=Shown(theme=NodeId("b")))
    assert told + of_new.format(1, 1) in report.notices


def test_a_real_mission_is_not_called_fictional_beside_one_that_is(tmp_path: Path) -> None:
    real = tmp_path / "2024.yaml"
    shutil.copy(UNMEX.with_name("2024.yaml"), real)
    all_of_it = "The subject of this report is fictional; every answer was invented to show how the tool works."
    assert told(UNMEX, real).notices[0] == all_of_it
    text = real.read_text(encoding="utf-8")
    assert "fictional: true" in text
    real.write_text(text.replace("fictional: true", "fictional: false"), encoding="utf-8")
    for one, other in ((UNMEX, real), (real, UNMEX)):
        report = told(one, other)
        assert report.notices[0] == ("Round 2023 (UN Mission in Exampleland) is fictional; its answers were invented.")
        assert all_of_it not in report.notices


def test_rounds_with_nothing_behind_their_answers_are_named() -> None:
    recent = {**OLD, "a.1": {"answer": 60, "evidence": [{"ref": "R", "kind": "document", "date": "2026-06-01"}]}}
    why = "no answer rests on evidence that is dated and recent enough."
    _, report = compared(OLD, OLD)
    assert f"Nothing supports the scores of rounds 2025 and 2026: {why}" in report.notices
    _, report = compared(OLD, recent)
    assert f"Nothing supports the score of round 2025: {why}" in report.notices


def test_shown_parts_add_up_to_the_shown_change() -> None:
    _, report = compared(
        {**OLD, "a.1": 61, "a.2": 31}, {**OLD, "a.1": 62.3, "a.2": {"answer": 33, "revised": "other-reading"}}
    )
    assert report.split is not None
    shown = [float(part.text) for part in report.split.parts]
    assert sum(shown) == pytest.approx(float(report.figures[0].change_text))
    for part_ in report.split.parts:
        assert sum(float(line.text) for line in part_.lines) == pytest.approx(float(part_.text))


def test_an_illustration_shows_no_score_and_no_parts() -> None:
    report = told(PROCEEDINGS, UNMEX)
    assert report.split is None
    assert {figure.old_text for figure in report.figures} == {"no score"}
    assert {figure.new_text for figure in report.figures} == {"no score"}


def test_the_second_round_may_be_the_earlier_one() -> None:
    later = EXAMPLES / "unmex" / "2024.yaml"
    there, back = told(UNMEX, later), told(later, UNMEX)
    assert (
        "The second round is the earlier one; every change of scores, answers and findings below runs back in time."
        in back.notices
    )
    assert {entry.kind for entry in back.backing} <= {"lost"}
    for one, other in zip(there.figures, back.figures, strict=True):
        assert (one.old_text, one.new_text) == (other.new_text, other.old_text)
        assert one.change == -(other.change or 0.0)
        assert one.like_for_like == -(other.like_for_like or 0.0)
    assert [entry.id for entry in there.came] == [entry.finding.id for entry in back.went]


def test_a_correction_speaks_of_the_round_before_only() -> None:
    rounds = {year: EXAMPLES / "unmex" / f"{year}.yaml" for year in (2023, 2024, 2025)}
    near, far = told(rounds[2024], rounds[2025]), told(rounds[2023], rounds[2025])
    assert {moves.kind for moves in near.moves} >= {"corrected"}
    assert {moves.kind for moves in far.moves}.isdisjoint({"corrected"})
    assert not any(text.startswith("Neither round is known") for text in near.notices)
    assert any(text.startswith("Neither round is known") for text in far.notices)
    back = told(rounds[2025], rounds[2024])
    assert {moves.kind for moves in back.moves} >= {"corrected"}


def test_in_another_folder_the_older_round_is_the_one_before(tmp_path: Path) -> None:
    old, new = (shutil.copy(EXAMPLES / "unmex" / name, tmp_path / name) for name in ("2025.yaml", "2026.yaml"))
    (tmp_path / "later").mkdir()
    alone = Path(shutil.move(new, tmp_path / "later" / "2026.yaml"))
    report = told(Path(old), alone)
    assert "new-phase-old-profiles" in [entry.id for entry in report.came]
    # nor does a copy beside it keep the two from being compared
    shutil.copy(alone, tmp_path / "2026.yaml")
    shutil.copy(old, tmp_path / "copy.yaml")
    again = told(Path(old), tmp_path / "2026.yaml")
    assert [entry.id for entry in again.came] == [entry.id for entry in report.came]


def test_a_round_of_others_is_not_the_one_before(tmp_path: Path) -> None:
    other = tmp_path / "military.yaml"
    text = (EXAMPLES / "unmex" / "2025.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace("respondent: leadership", "respondent: military"), encoding="utf-8")
    new = Path(shutil.copy(EXAMPLES / "unmex" / "2026.yaml", tmp_path / "2026.yaml"))
    report = told(other, new)
    assert "new-phase-old-profiles" not in [entry.id for entry in report.came]
    assert any(text.startswith("Different people answered: military, then leadership.") for text in report.notices)


def test_rounds_read_with_another_framework_say_so_first(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(INTEGRATED, own)
    head = own / "framework.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace('version: "2026.1"', 'version: "2"'), encoding="utf-8")
    report = told(UNMEX, EXAMPLES / "unmex" / "2024.yaml", str(own))
    named = "Rescored with integrated-mission@2, on request; the file names integrated-mission@2026.1."
    assert report.rescored == named
    assert text_of(report, "markdown").startswith("**Rescored with")


def test_corrections_are_told_apart_whether_or_not_a_rule_asks_the_round_before(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(INTEGRATED, own)
    (own / "rules.yaml").write_text("readiness: rules/1\nrules: []\n", encoding="utf-8")
    for name in ("2023.yaml", "2024.yaml", "2025.yaml"):
        shutil.copy(EXAMPLES / "unmex" / name, tmp_path / name)
    report = told(tmp_path / "2024.yaml", tmp_path / "2025.yaml", str(own))
    assert "corrected" in {moves.kind for moves in report.moves}
    assert not any(text.startswith("Neither round is known") for text in report.notices)
    far = told(tmp_path / "2023.yaml", tmp_path / "2025.yaml", str(own))
    assert "corrected" not in {moves.kind for moves in far.moves}
    # two copies of the round before leave it to the two that are named
    shutil.copy(tmp_path / "2024.yaml", tmp_path / "copy.yaml")
    again = told(tmp_path / "2024.yaml", tmp_path / "2025.yaml", str(own))
    assert again.moves == report.moves


def test_over_some_items_a_node_keeps_its_own_score_and_passes_up_the_value_of_its_band() -> None:
    valued = {**CHECKLISTS[1], "bands": [{"from": 0, "label": "low", "value": 5}]}
    plan = compile_plan(good(framework_from({"phases": ["early", "late"]}, [CHECKLISTS[0], valued])))
    points = [77.0 if slot.id == "b.1" else None for slot in plan.slots]
    rows = part(plan, Marks(tuple(points), frozenset()), plan.weighing(None))
    found = {branch.id: rows.score[branch.place] for branch in plan.branches}
    assert found == {"a": None, "b": 77.0, "overall": 5.0}
