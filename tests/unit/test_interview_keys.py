"""The keys of the interview that are no answers: evidence, undo, the score so far, the review and the end."""

from typing import Any

import pytest

from readiness.interview.effects import Differs, Done, NotSaved, Wanted
from readiness.interview.replies import Typed
from readiness.model.result import Scored
from readiness.syntax.document import Plain
from readiness.words import interview as words
from support import framework_from, good
from talk import IDS, ITEMS, Talk, always, framework

TABLE: dict[str, Plain] = {"ref": "Staffing table", "kind": "table", "date": "2026-10-31"}
MINUTES: dict[str, Plain] = {"ref": "Minutes", "kind": "document", "date": "2026-11-23"}
UNDATED: dict[str, Plain] = {"ref": "Minutes", "kind": "document"}


# ---- yes and no, go to


@pytest.mark.parametrize("line", ["y", "n", "Y", "no"])
@pytest.mark.parametrize("item", ["scale", "choice", "choices", "number", "age", "told.number"])
def test_yes_and_no_are_refused_with_a_hint_where_they_are_no_answer(item: str, line: str) -> None:
    talk = Talk().type(f"g {item}", line)
    assert (talk.at, talk.asked.again, talk.saves) == (item, True, [])
    assert ", or d." in talk.said


def test_at_a_scale_the_hint_says_what_yes_and_no_are_for() -> None:
    assert words.HINTS["A046"] in Talk().type("y").said


def test_go_to_alone_says_how_it_is_typed() -> None:
    talk = Talk().type("s", "g")
    assert (talk.at, talk.said, talk.asked.again) == ("yes-no", words.GO_WHERE.format(count=10), True)


def test_one_goes_to_the_first_question_of_a_theme_or_topic() -> None:
    topics = [{"id": f"t.{name}", "title": "T", "items": [{**ITEMS[0], "id": name}]} for name in ("a", "b")]
    made = good(framework_from({}, [{"id": "t", "title": "T", "topics": topics}]))
    talk = Talk(framework=made)
    assert talk.type("g t.b").at == "b"
    assert talk.type("g t").at == "a"


# ---- evidence


def test_evidence_is_asked_for_part_by_part_with_defaults() -> None:
    talk = Talk({"scale": "absent"}).type("g 1", "e")
    assert (talk.asked.wanted, talk.at, talk.asked.default) == (Wanted.REFERENCE, "scale", None)
    talk.type(" Minutes ")
    assert (talk.asked.wanted, talk.asked.default) == (Wanted.KIND, words.EVIDENCE_KIND)
    talk.type("")
    assert (talk.asked.wanted, talk.asked.default, talk.asked.last) == (Wanted.DAY, None, None)
    talk.type("2026-11-23")
    assert talk.file == {"scale": {"answer": "absent", "evidence": [MINUTES]}}
    assert talk.asked.wanted is Wanted.REFERENCE
    assert talk.asked.said == (
        words.EVIDENCE_SAVED,
        words.EVIDENCE_PIECE.format(number=1, piece="Minutes, document, 2026-11-23"),
    )
    talk.type("")
    assert (talk.asked.wanted, talk.at, talk.said, talk.asked.again) == (
        Wanted.ANSWER,
        "scale",
        words.EVIDENCE_SAVED,
        True,
    )


@pytest.mark.parametrize("line", ["", " ", "-"])
def test_evidence_without_a_date_is_kept_and_told_not_to_support(line: str) -> None:
    # a date that Enter alone would take adds support that nobody thought of
    talk = Talk({"scale": "absent"}).type("g 1", "e", "Minutes", "", line)
    assert talk.file == {"scale": {"answer": "absent", "evidence": [UNDATED]}}
    assert talk.asked.said == (
        words.EVIDENCE_UNDATED,
        words.EVIDENCE_PIECE.format(number=1, piece="Minutes, document"),
    )
    assert talk.type("").said == words.EVIDENCE_UNDATED


def test_the_date_that_was_typed_last_is_offered_by_a_key_and_never_by_enter_alone() -> None:
    talk = Talk().type("e", "Minutes", "", "=")
    assert (talk.asked.wanted, talk.said) == (Wanted.DAY, words.EVIDENCE_DAY.format(date="2026-11-23"))
    talk.type("2026-10-31", "Staffing table", "table")
    assert (talk.asked.default, talk.asked.last) == (None, "2026-10-31")
    talk.type("=")
    assert talk.said.startswith(words.EVIDENCE_SAVED)
    # one without a date between them changes nothing, and another question is of the same session
    talk.type("Budget", "", "", "", "g 2", "e", "Rumour", "talk")
    assert talk.asked.last == "2026-10-31"
    talk.type(" = ", "")
    assert talk.file["scale"] == {
        "answer": "unanswered",
        "evidence": [{**MINUTES, "date": "2026-10-31"}, TABLE, {"ref": "Budget", "kind": "table"}],
    }
    assert talk.file["yes-no"] == {
        "answer": "unanswered",
        "evidence": [{"ref": "Rumour", "kind": "talk", "date": "2026-10-31"}],
    }


def test_several_pieces_are_given_one_after_another_and_the_last_kind_is_offered() -> None:
    talk = Talk().type("e", "Staffing table", "table", "2026-10-31", "Budget")
    assert talk.asked.default == "table"
    talk.type("", "-", "")
    budget: Plain = {"ref": "Budget", "kind": "table"}
    assert talk.file == {"scale": {"answer": "unanswered", "evidence": [TABLE, budget]}}
    assert len(talk.saves) == 2
    assert talk.type("0").file["scale"] == {"answer": "absent", "evidence": [TABLE, budget]}


@pytest.mark.parametrize(("line", "left"), [("- 1", [MINUTES]), ("-2", [TABLE]), ("-  2 ", [TABLE])])
def test_a_piece_is_taken_away_by_its_number(line: str, left: list[Plain]) -> None:
    talk = Talk({"scale": {"answer": 0, "evidence": [TABLE, MINUTES]}}).type("g 1", "e", line)
    assert talk.file == {"scale": {"answer": 0, "evidence": left}}
    assert words.EVIDENCE_GONE in talk.said
    talk.type("-", "")
    assert talk.file == {"scale": 0}


@pytest.mark.parametrize("line", ["-", "- 0", "- 3", "-99"])
def test_a_piece_that_there_is_not_is_told(line: str) -> None:
    talk = Talk({"scale": {"answer": 0, "evidence": [TABLE, MINUTES]}}).type("g 1", "e", line)
    assert talk.asked.wanted is Wanted.REFERENCE
    assert talk.asked.said[0] == words.NO_SUCH_EVIDENCE.format(count=2)
    assert talk.saves == []


def test_a_reference_may_begin_with_a_hyphen() -> None:
    talk = Talk().type("e", "- minutes of August", "", "")
    assert talk.file == {
        "scale": {"answer": "unanswered", "evidence": [{"ref": "- minutes of August", "kind": "document"}]}
    }


@pytest.mark.parametrize("line", ["31.10.2026", "2026-02-30", "2026-11-24", "yesterday"])
def test_a_date_that_no_evidence_can_have_is_told_and_asked_again(line: str) -> None:
    talk = Talk().type("e", "Minutes", "", line)
    assert (talk.asked.wanted, talk.said) == (Wanted.DAY, words.EVIDENCE_DAY.format(date="2026-11-23"))
    assert talk.saves == []
    assert talk.type("2026-11-23").file == {"scale": {"answer": "unanswered", "evidence": [MINUTES]}}


@pytest.mark.parametrize("lines", [["q"], [""], ["Minutes", "q"], ["Minutes", "", "Q"]])
def test_evidence_that_is_not_finished_changes_nothing(lines: list[str]) -> None:
    talk = Talk().type("e", *lines)
    assert (talk.asked.wanted, talk.said, talk.saves) == (Wanted.ANSWER, words.NOT_CHANGED, [])


def test_a_question_that_takes_no_evidence_says_so() -> None:
    made = framework([{**ITEMS[0], "evidence": "none"}])
    talk = Talk(framework=made).type("e")
    assert (talk.asked.wanted, talk.said, talk.asked.again) == (Wanted.ANSWER, words.TAKES_NO_EVIDENCE, True)


def test_evidence_that_is_not_saved_is_told_and_kept() -> None:
    talk = Talk({"scale": "absent"})
    talk.save = lambda _: NotSaved("the disk is full")
    talk.type("g 1", "e", "Minutes", "", "2026-11-23")
    assert (talk.asked.wanted, talk.said) == (Wanted.ANSWER, words.NOT_SAVED.format(why="the disk is full"))
    assert talk.end().unsaved == (("scale", {"answer": "absent", "evidence": [MINUTES]}),)


@pytest.mark.parametrize("count", range(3))
def test_the_end_of_input_amid_evidence_ends_it(count: int) -> None:
    talk = Talk().type("e", *["Minutes", ""][:count])
    while talk.done is None:
        talk._send(None)
    assert talk.done == Done(finished=False, saved=0, open=7, unsaved=())


# ---- undo


def test_undo_takes_back_one_change_after_another() -> None:
    talk = Talk({"yes-no": "no"}).type("0", "y", "b", "m", "why")
    assert talk.file == {"scale": "absent", "yes-no": {"answer": "yes", "note": "why"}}
    talk.type("g 9", "u")
    assert (talk.at, talk.said, talk.asked.again) == ("yes-no", words.UNDONE, False)
    assert talk.file == {"scale": "absent", "yes-no": "yes"}
    talk.type("u")
    assert (talk.at, talk.file) == ("yes-no", {"scale": "absent", "yes-no": "no"})
    talk.type("u")
    assert (talk.at, talk.file) == ("scale", {"scale": "unanswered", "yes-no": "no"})
    talk.type("u")
    assert (talk.said, talk.asked.again) == (words.NOTHING_TO_UNDO, True)
    assert talk.end() == Done(finished=False, saved=0, open=6, unsaved=())


def test_what_was_taken_back_may_be_answered_again() -> None:
    talk = Talk().type("0", "u", "1", "u", "2")
    assert talk.file == {"scale": "established"}
    assert talk.end().saved == 1


def test_evidence_is_taken_back_piece_by_piece() -> None:
    talk = Talk({"scale": "absent"}).type(
        "g 1", "e", "Minutes", "", "2026-11-23", "Staffing table", "table", "2026-10-31", ""
    )
    talk.type("u")
    assert talk.file == {"scale": {"answer": "absent", "evidence": [MINUTES]}}
    assert talk.type("u").file == {"scale": "absent"}


def test_undo_that_is_not_saved_is_told_and_can_be_tried_again() -> None:
    talk = Talk().type("0")
    talk.save = lambda _: NotSaved("the disk is full")
    talk.type("u")
    assert (talk.at, talk.said) == ("scale", words.NOT_SAVED.format(why="the disk is full"))
    assert talk.file == {"scale": "absent"}
    talk.save = always
    assert talk.type("u").file == {"scale": "unanswered"}


def test_undo_never_goes_over_what_somebody_else_changed() -> None:
    talk = Talk().type("0")
    talk.save = lambda _: Differs("embedded")
    talk.type("b", "1")
    talk.save = always
    assert talk.type("u").said == words.NOTHING_TO_UNDO
    talk = Talk().type("0")
    talk.save = lambda _: Differs("embedded")
    talk.type("u")
    assert (talk.said, talk.asked.raw) == (words.DIFFERS, "embedded")
    talk.save = always
    assert talk.type("u").said == words.NOTHING_TO_UNDO


def test_undo_leaves_what_could_not_be_saved() -> None:
    talk = Talk().type("0", "b")
    talk.save = lambda _: NotSaved("")
    talk.type("2")
    talk.save = always
    talk.type("u")
    assert talk.file == {"scale": "unanswered"}
    assert talk.end().unsaved == (("scale", "established"),)


# ---- the score so far

TWO: list[dict[str, Any]] = [
    {"id": name, "title": name.upper(), "items": [{**ITEMS[0], "id": f"{name}.{n}"} for n in (1, 2)]} for name in "ab"
]


def test_the_score_of_the_theme_and_the_whole_is_told_when_asked_and_follows_the_answers() -> None:
    made = good(framework_from({"policy": {"minimum-coverage": 0.5}}, TWO))
    talk = Talk(framework=made)
    assert not talk.asked.standing
    theme, whole = talk.type("3", "p").asked.standing
    assert (theme.id, whole.id, talk.at, talk.asked.again) == ("a", "overall", "a.2", True)
    assert isinstance(theme.score, Scored)
    assert theme.score.value == 100
    assert theme.range is not None
    assert (theme.range.low, theme.range.high) == (50, 100)
    assert not isinstance(whole.score, Scored)
    theme = talk.type("0", "g b.1", "0", "p").asked.standing[0]
    assert isinstance(theme.score, Scored)
    assert (theme.id, theme.score.value) == ("b", 0)
    assert not talk.type("b").asked.standing


# ---- the review and the end


def listed(talk: Talk) -> list[tuple[str, list[str], list[str]]]:
    return [
        (theme.title, [str(each.item.id) for each in theme.open], [str(each.item.id) for each in theme.answered])
        for theme in talk.reviewed.themes
    ]


def test_a_review_lists_what_is_open_and_what_was_answered_in_this_session_by_theme() -> None:
    talk = Talk({"a.1": "absent"}, framework=good(framework_from({}, TWO)))
    talk.type("0", "m", "a note is no answer", "r")
    assert (talk.reviewed.at_end, talk.reviewed.brief) == (False, False)
    assert listed(talk) == [("A", [], ["a.2"]), ("B", ["b.1", "b.2"], [])]
    assert [each.number for each in talk.reviewed.themes[1].open] == [3, 4]
    talk.type("")
    assert (talk.at, talk.asked.again) == ("b.1", False)
    talk.type("u", "u", "r")
    assert listed(talk)[0] == ("A", ["a.2"], [])


def test_behind_the_last_question_a_review_is_offered_and_only_f_finishes() -> None:
    talk = Talk().type(*["s"] * 10)
    assert (talk.reviewed.at_end, talk.reviewed.brief) == (True, True)
    talk.type("")
    assert talk.reviewed.said == (words.HOW_TO_FINISH,)
    full = talk.type("r").reviewed
    assert (full.brief, len(full.said)) == (False, 0)
    assert talk.type(" F ").done == Done(finished=True, saved=0, open=7, unsaved=())


@pytest.mark.parametrize(
    ("line", "at"), [("b", IDS[9]), ("o", IDS[1]), ("g 3", IDS[2]), ("4", IDS[3]), (IDS[4], IDS[4])]
)
def test_from_the_end_one_goes_back_to_questions(line: str, at: str) -> None:
    talk = Talk({"scale": 0}).type(*["s"] * 9, line)
    assert (talk.at, talk.asked.again) == (at, False)
    assert talk.type("g 10", "s").reviewed.at_end


@pytest.mark.parametrize("line", ["b", "o", "g 3", "4", ""])
def test_from_a_review_on_the_way_one_goes_on(line: str) -> None:
    talk = Talk().type("s", "r", line)
    assert talk.at == {"o": IDS[0], "g 3": IDS[2], "4": IDS[3]}.get(line, IDS[1])


@pytest.mark.parametrize("line", ["s", "g 11", "x", "nonsense", "g"])
def test_a_line_that_a_review_does_not_know_is_told(line: str) -> None:
    talk = Talk().type("r", line)
    assert "There is no such question" in talk.reviewed.said[0]


def test_a_review_helps_scores_and_takes_back() -> None:
    talk = Talk().type("0", *["s"] * 9, "?")
    assert talk.reviewed.said[0] == words.REVIEW_HELP[0]
    talk.type("p")
    assert [node.id for node in talk.reviewed.standing] == ["t", "overall"]
    talk.type("u")
    assert (talk.at, talk.said, talk.file) == ("scale", words.UNDONE, {"scale": "unanswered"})
    talk.type("r", "u")
    assert words.NOTHING_TO_UNDO in talk.reviewed.said


def test_where_nothing_is_open_the_review_says_so() -> None:
    talk = Talk(dict.fromkeys(IDS, "dont-know")).type("r", "o")
    assert talk.reviewed.said == (words.ALL_ANSWERED,)


@pytest.mark.parametrize("key", ["q", "f"])
def test_one_leaves_or_finishes_from_a_review_on_the_way(key: str) -> None:
    assert Talk().type("r", key).done == Done(finished=key == "f", saved=0, open=7, unsaved=())


@pytest.mark.parametrize("lines", [["r"], ["s"] * 10])
def test_the_end_of_input_in_a_review_ends_it_unfinished(lines: list[str]) -> None:
    assert Talk().type(*lines).end() == Done(finished=False, saved=0, open=7, unsaved=())


# ---- help


def test_help_names_every_key() -> None:
    told = " ".join(words.HELP)
    assert [key for key in Typed if key not in {Typed.NOTHING, Typed.HELP} and f"{key.value}: " not in told] == [
        Typed.GO
    ]
    assert "g 12" in told
