"""The interview as a machine: what is asked and saved for every line that may be typed, without terminal or file."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from readiness.interview.choosing import questions
from readiness.interview.effects import Differs, Done, NotSaved, Save, Wanted
from readiness.interview.head import HeadAsk, Heading, ask_heading, mistakes, short_id, unasked_heading
from readiness.interview.machine import interview
from readiness.interview.replies import Typed, Value, typed
from readiness.model.framework import Framework
from readiness.model.sheet import read_entry
from readiness.syntax.document import Plain
from readiness.words import interview as words
from support import good, sheet_from
from talk import FRAMEWORK, IDS, ITEMS, SHEET, Talk, always, framework

if TYPE_CHECKING:
    from collections.abc import Generator

TODAY = date(2026, 11, 23)
# ---- what a line means


@pytest.mark.parametrize(
    ("item", "line", "raw"),
    [
        ("scale", "0", "absent"),
        ("scale", " 3 ", "embedded"),
        ("scale", "ad hoc", "ad hoc"),
        ("yes-no", "y", "yes"),
        ("yes-no", "N", "no"),
        ("yes-no", "yes", "yes"),
        ("choice", "1", "two"),
        ("choice", "two", "two"),
        ("choice", "2", "away"),
        ("choices", "-", []),
        ("choices", "None", []),
        ("choices", "1", ["two"]),
        ("choices", "1, 0", ["two", "one"]),
        ("choices", "one two", ["one", "two"]),
        ("number", "7", 7),
        ("number", "-5", -5),
        ("number", "+2.50", 2.5),
        ("number", "3.0", 3),
        ("number", "007", 7),
        ("age", "2026-01-31", "2026-01-31"),
        ("age-never", "Never", "never"),
        ("told.number", "123456789", 123_456_789),
        ("told.text", "2026", "2026"),
        ("told.text", "two  words", "two  words"),
        ("told.yes-no", "n", "no"),
        ("scale", "Ad Hoc", "ad hoc"),
        ("yes-no", "Yes", "yes"),
        *((name, word, "dont-know") for name in IDS for word in ("d", "D ")),
        *((name, word, word) for name in IDS for word in ("dont-know", "unanswered") if name != "choices"),
    ],
)
def test_a_line_is_an_answer(item: str, line: str, raw: Plain) -> None:
    asked = next(found for found in FRAMEWORK.items() if found.id == item)
    assert typed(asked, line) == Value(raw)
    assert type(raw) is type(typed(asked, line).raw)  # type: ignore[union-attr]
    assert read_entry(SHEET, asked, raw).value is not None
    talk = Talk().type(f"g {item}", line)
    assert talk.file == {item: raw}
    assert [(save.value, save.known) for save in talk.saves] == [(raw, None)]


@pytest.mark.parametrize(
    ("item", "line", "told"),
    [
        ("scale", "4", "'4'"),
        ("scale", "-1", "'-1'"),
        ("scale", "embeded", "did you mean 'embedded'"),
        ("scale", "\u0663", "'\u0663'"),
        ("scale", "2.0", "'2.0'"),
        ("yes-no", "1", "'1'"),
        ("yes-no", "true", "'true'"),
        ("choice", "3", "'3'"),
        ("choices", "0 2", "'2'"),
        ("choices", "1 1", "two"),
        ("number", "101", "101"),
        ("number", "1e3", "'1e3'"),
        ("number", "1,5", "'1,5'"),
        ("number", "nan", "'nan'"),
        ("number", "9" * 16, "9"),
        ("age", "never", "'never'"),
        ("age", "31.1.2026", "'31.1.2026'"),
        ("age", "2026-02-30", "'2026-02-30'"),
        ("age", "2026-11-24", "2026-11-24"),
        ("age-never", "nie", "'nie'"),
        ("told.number", "many", "'many'"),
        ("told.yes-no", "perhaps", "'perhaps'"),
        ("scale", "not-applicable", "because"),
    ],
)
def test_a_line_that_is_no_answer_is_told_and_asked_again(item: str, line: str, told: str) -> None:
    talk = Talk().type(f"g {item}", line)
    assert (talk.at, talk.asked.again, talk.file, talk.saves) == (item, True, {}, [])
    assert told in talk.said
    assert talk.end() == Done(finished=False, saved=0, open=7, unsaved=())


@pytest.mark.parametrize("key", list(Typed))
def test_a_key_is_a_key_at_every_question(key: Typed) -> None:
    for item in FRAMEWORK.items():
        assert typed(item, f" {key.value.upper()} ") is key


@pytest.mark.parametrize("length", [4_000, 5_000, 10_000])
@pytest.mark.parametrize("line", ["9", "g 9", "0 9"])
def test_many_digits_are_no_error(line: str, length: int) -> None:
    for name in IDS[:5]:
        talk = Talk().type(f"g {name}", line + "9" * length)
        assert (talk.at, talk.file) == (name, {})


# ---- the keys


def test_every_question_is_asked_in_order_and_the_last_answer_ends_it() -> None:
    lines = {"scale": "0", "choice": "0", "choices": "0", "number": "0", "told.number": "0", "told.text": "0"}
    talk = Talk()
    for number, name in enumerate(IDS, 1):
        assert (talk.at, talk.asked.number, talk.asked.of, talk.asked.wanted) == (name, number, 10, Wanted.ANSWER)
        assert talk.asked.again is False
        assert talk.said == ("" if number == 1 else words.SAVED_ONE)
        talk.type(lines.get(name, "2026-01-31" if "age" in name else "y"))
    assert talk.review is not None
    assert talk.type("f").done == Done(finished=True, saved=10, open=0, unsaved=())
    assert list(talk.file) == IDS


def test_questions_can_be_skipped_and_passed() -> None:
    talk = Talk({"yes-no": "yes"}).type("s", "", "s")
    assert (talk.at, talk.saves) == ("choices", [])
    assert Talk({"yes-no": "yes"}).type("s").asked.raw == "yes"
    assert talk.type(*["s"] * 7, "f").done == Done(finished=True, saved=0, open=6, unsaved=())


def test_back_goes_back_and_at_the_first_question_says_so() -> None:
    talk = Talk().type("b")
    assert (talk.at, talk.said, talk.asked.again) == ("scale", words.FIRST, True)
    talk.type("0", "s", "b", "b")
    assert (talk.at, talk.said, talk.asked.again, talk.asked.raw) == ("scale", "", False, "absent")


def test_an_answer_may_be_changed() -> None:
    talk = Talk().type("0", "b", "1")
    assert [(save.known, save.value) for save in talk.saves] == [(None, "absent"), ("absent", "ad hoc")]
    assert talk.end().saved == 2


def test_the_same_answer_is_not_saved_again() -> None:
    talk = Talk({"scale": "absent"}).type("g 1", "0")
    assert (talk.at, talk.saves) == ("yes-no", [])


def test_nothing_typed_at_an_open_question_is_told() -> None:
    talk = Talk({"scale": "unanswered"}).type(" ")
    assert (talk.at, talk.said, talk.asked.again) == ("scale", words.NOTHING_TYPED, True)


def test_the_next_open_question_is_gone_to() -> None:
    talk = Talk({"yes-no": "yes", "choice": "dont-know", "number": 1}).type("o")
    assert (talk.at, talk.said, talk.asked.again) == ("choices", "", False)
    talk = Talk(dict.fromkeys(IDS[1:9], "dont-know")).type("o")
    assert talk.at == "told.yes-no"
    talk.type("o")
    assert (talk.at, talk.said, talk.asked.again) == ("told.yes-no", words.NONE_OPEN, True)


def test_help_is_told_and_the_question_stays() -> None:
    talk = Talk().type("?")
    assert (talk.at, talk.asked.said, talk.asked.again) == ("scale", words.HELP, True)


@pytest.mark.parametrize(
    ("target", "at"), [("1", "scale"), ("10", "told.yes-no"), ("told.text", "told.text"), (" 3 ", "choice")]
)
@pytest.mark.parametrize("key", ["g", "G"])
def test_one_goes_to_a_question_by_its_number_or_its_id(key: str, target: str, at: str) -> None:
    talk = Talk().type("s", f"{key} {target}")
    assert (talk.at, talk.said, talk.asked.again) == (at, "", False)


@pytest.mark.parametrize(
    ("target", "hint"), [("0", ""), ("11", ""), ("told.txt", "told.text"), ("-1", ""), ("\u00b2", "")]
)
def test_a_question_that_there_is_not_is_told_with_the_nearest(target: str, hint: str) -> None:
    talk = Talk().type("s", f"g {target}")
    assert talk.at == "yes-no"
    expected = words.NO_SUCH_QUESTION.format(count=10, hint=f" {words.MEANT.format(name=hint)}" if hint else "")
    assert talk.said == expected


@pytest.mark.parametrize("key", ["q", "Q", " q "])
def test_quitting_ends_it(key: str) -> None:
    assert Talk().type("0", key).done == Done(finished=False, saved=1, open=6, unsaved=())


# ---- notes


def test_a_note_is_written_replaced_and_taken_away() -> None:
    talk = Talk().type("0", "b", "m")
    assert (talk.asked.wanted, talk.at, talk.asked.raw) == (Wanted.NOTE, "scale", "absent")
    talk.type(" why ")
    assert talk.file == {"scale": {"answer": "absent", "note": "why"}}
    assert (talk.at, talk.said, talk.asked.wanted, talk.asked.again) == ("scale", words.NOTE_SAVED, Wanted.ANSWER, True)
    talk.type("m", "better")
    assert talk.file == {"scale": {"answer": "absent", "note": "better"}}
    talk.type("m", " - ")
    assert talk.file == {"scale": "absent"}
    assert talk.said == words.NOTE_GONE


def test_a_note_on_an_unanswered_question_leaves_it_unanswered() -> None:
    talk = Talk().type("m", "ask Kim")
    assert talk.file == {"scale": {"answer": "unanswered", "note": "ask Kim"}}
    assert talk.end().open == 7
    again = Talk(talk.file)
    assert again.at == "scale"
    assert again.type("1").file == {"scale": {"answer": "ad hoc", "note": "ask Kim"}}


@pytest.mark.parametrize("line", ["", "  "])
def test_a_blank_note_changes_nothing(line: str) -> None:
    talk = Talk({"scale": {"answer": 1, "note": "n"}}).type("g 1", "m", line)
    assert (talk.at, talk.said, talk.saves) == ("scale", words.NOT_CHANGED, [])


def test_taking_away_a_note_that_there_is_not_changes_nothing() -> None:
    talk = Talk().type("m", "-")
    assert (talk.saves, talk.said) == ([], words.NOT_CHANGED)


@pytest.mark.parametrize("key", [key.value for key in Typed])
@pytest.mark.parametrize("asking", ["m", "x"])
def test_a_key_is_no_note_and_no_reason(asking: str, key: str) -> None:
    talk = Talk({"scale": {"answer": 1, "note": "n"}}).type("g 1", asking, key.upper())
    assert (talk.at, talk.said, talk.saves) == ("scale", words.NOT_CHANGED, [])


@pytest.mark.parametrize("line", ["0", "g 3", "q and a", "é"])
def test_any_other_line_is_a_note_and_a_reason(line: str) -> None:
    assert Talk().type("m", line).file == {"scale": {"answer": "unanswered", "note": line}}
    assert Talk().type("x", line).file == {"scale": {"answer": "not-applicable", "because": line}}


# ---- what does not apply


def test_what_does_not_apply_needs_its_reason() -> None:
    talk = Talk().type("x")
    assert (talk.asked.wanted, talk.at, talk.asked.again) == (Wanted.BECAUSE, "scale", True)
    talk.type(" no mandate ")
    assert talk.file == {"scale": {"answer": "not-applicable", "because": "no mandate"}}
    assert (talk.at, talk.said) == ("yes-no", words.SAVED_ONE)
    assert talk.end().open == 6


@pytest.mark.parametrize("line", ["", "  "])
def test_without_a_reason_nothing_is_changed(line: str) -> None:
    talk = Talk({"scale": 1}).type("g 1", "x", line)
    assert (talk.at, talk.said, talk.saves, talk.asked.again) == ("scale", words.NOT_CHANGED, [], True)


def test_the_reason_goes_with_its_answer() -> None:
    talk = Talk({"scale": {"answer": "not-applicable", "because": "b", "note": "n"}}).type("g 1", "0")
    assert talk.file == {"scale": {"answer": "absent", "note": "n"}}


# ---- what stands beside an answer


BESIDE: dict[str, Plain] = {
    "evidence": [{"ref": "r", "kind": "document", "date": "2026-01-31"}],
    "revised": "correction",
    "note": "n",
}


@pytest.mark.parametrize(("lines", "answer"), [(["2"], "established"), (["d"], "dont-know")])
def test_evidence_revision_and_note_stay_when_an_answer_changes(lines: list[str], answer: str) -> None:
    talk = Talk({"scale": {"answer": 0, **BESIDE}}).type("g 1", *lines)
    assert talk.file == {"scale": {"answer": answer, **BESIDE}}
    assert list(talk.file["scale"]) == ["answer", *BESIDE]  # type: ignore[arg-type]


def test_evidence_stays_when_a_note_goes_and_when_nothing_applies() -> None:
    without: dict[str, Plain] = {"answer": 0, "evidence": BESIDE["evidence"]}
    assert Talk({"scale": {**without, "note": "n"}}).type("g 1", "m", "-").file == {"scale": without}
    assert Talk({"scale": without}).type("g 1", "x", "no mandate").file == {
        "scale": {**without, "answer": "not-applicable", "because": "no mandate"}
    }


# ---- where it begins and ends


@pytest.mark.parametrize(
    ("answers", "at"),
    [
        ({}, "scale"),
        ({"scale": "dont-know", "yes-no": {"answer": "not-applicable", "because": "b"}}, "choice"),
        ({"scale": 0, "yes-no": None}, "yes-no"),
        ({"scale": 0, "yes-no": "unanswered"}, "yes-no"),
        ({"scale": 0, "yes-no": {"note": "n"}}, "yes-no"),
        ({"scale": 0, "yes-no": "yes", "told.text": "x"}, "choice"),
        (dict.fromkeys(IDS, "dont-know"), "scale"),
    ],
)
def test_it_goes_on_at_the_first_unanswered_question(answers: dict[str, Plain], at: str) -> None:
    assert Talk(answers).at == at


def test_only_what_is_due_is_asked() -> None:
    phased = [
        {**ITEMS[0], "id": "a", "phases": ["early"]},
        {**ITEMS[0], "id": "b", "phases": ["late"]},
        {**ITEMS[0], "id": "c", "respondents": ["police"]},
        {**ITEMS[0], "id": "d", "respondents": ["police", "military"]},
        {**ITEMS[0], "id": "e", "pulse": False},
        {**ITEMS[7], "id": "f"},
    ]
    made = framework(phased, phases=["early", "late"], respondents=["police", "military"])

    def asked(**head: str) -> list[str]:
        sheet = good(sheet_from(made, {"phase": "early", "respondent": "police", **head}))
        talk = Talk(sheet=sheet)
        found = []
        while talk.review is None:
            found.append(str(talk.at))
            assert talk.asked.of == len(questions(sheet))
            talk.type("s")
        return found

    assert asked() == ["a", "c", "d", "e", "f"]
    assert asked(phase="late", respondent="military") == ["b", "d", "e", "f"]
    assert asked(scope="pulse") == ["a", "c", "d", "f"]


def test_where_nothing_is_due_nothing_is_asked() -> None:
    made = framework([{**ITEMS[0], "phases": ["late"]}], phases=["early", "late"])
    talk = Talk(sheet=good(sheet_from(made, {"phase": "early"})))
    assert talk.done == Done(finished=True, saved=0, open=0, unsaved=())


@pytest.mark.parametrize("lines", [[], ["m"], ["x"], ["?"], ["9"], ["0"], ["0", "b"]])
def test_the_end_of_input_ends_it_everywhere(lines: list[str]) -> None:
    talk = Talk().type(*lines)
    for _ in range(2):  # where a note or a reason is asked, the question is asked once more
        if talk.done is None:
            talk._send(None)
    saved = lines.count("0")
    assert talk.done == Done(finished=False, saved=saved, open=7 - saved, unsaved=())


@pytest.mark.parametrize("lines", [[], ["m"], ["x"], ["0"]])
def test_a_signal_while_a_line_is_asked_ends_it_like_the_end_of_input(lines: list[str]) -> None:
    talk = Talk().type(*lines)
    talk._send(NotSaved(words.STOPPED))
    assert talk.end().unsaved == ()


def test_a_signal_while_an_answer_is_saved_keeps_the_answer() -> None:
    machine = interview(SHEET, {})
    next(machine)
    assert isinstance(machine.send("1"), Save)
    machine.send(NotSaved(words.STOPPED))
    with pytest.raises(StopIteration) as end:
        machine.send(None)
    assert end.value.value == Done(finished=False, saved=0, open=7, unsaved=(("scale", "ad hoc"),))


# ---- what is not saved


def test_an_answer_that_is_not_saved_is_told_kept_and_tried_again() -> None:
    talk = Talk()
    talk.save = lambda _: NotSaved("the disk is full")
    talk.type("1")
    assert (talk.at, talk.asked.again, talk.file) == ("scale", True, {})
    assert talk.said == words.NOT_SAVED.format(why="the disk is full")
    talk.type("s", "y")
    talk.save = always
    assert talk.at == "yes-no"
    talk.type("y")
    assert talk.file == {"yes-no": "yes"}
    assert talk.end() == Done(finished=False, saved=1, open=6, unsaved=(("scale", "ad hoc"),))


def test_of_an_answer_that_is_not_saved_the_last_is_kept() -> None:
    talk = Talk()
    talk.save = lambda _: NotSaved("")
    talk.type("1", "2")
    assert talk.end().unsaved == (("scale", "established"),)


def test_a_note_keeps_the_answer_that_was_not_saved() -> None:
    talk = Talk()
    talk.save = lambda _: NotSaved("")
    assert talk.type("2", "m", "n").end().unsaved == (("scale", {"answer": "established", "note": "n"}),)


def test_an_answer_that_was_taken_back_is_not_told_as_unsaved() -> None:
    talk = Talk({"scale": "absent"}).type("g 1")
    talk.save = lambda _: NotSaved("")
    assert talk.type("1", "0").end().unsaved == ()


def test_an_answer_that_somebody_else_changed_is_told_with_what_it_is_now() -> None:
    talk = Talk()
    talk.save = lambda _: Differs("embedded")
    talk.type("1")
    assert (talk.at, talk.said, talk.asked.raw, talk.asked.again) == ("scale", words.DIFFERS, "embedded", True)
    talk.save = always
    talk.type("1")
    assert [(save.known, save.value) for save in talk.saves] == [(None, "ad hoc"), ("embedded", "ad hoc")]
    assert talk.end() == Done(finished=False, saved=1, open=6, unsaved=())


def test_an_answer_that_somebody_else_took_away_or_broke_is_open() -> None:
    found: tuple[Plain, ...] = (None, "nonsense", ["absent"], {"answer": "absent", "unknown": 1})
    for now in found:
        talk = Talk({"scale": "absent"}).type("g 1")
        reply = Differs(now)
        talk.save = lambda _, reply=reply: reply  # type: ignore[misc]
        talk.type("1")
        assert talk.asked.raw == now
        assert talk.end().open == 7


# ---- the head


class HeadTalk:
    """Types what is asked of a head."""

    def __init__(self, framework: Framework, known: Heading | None = None, usual: Heading | None = None) -> None:
        self.asking: Generator[HeadAsk, str | None, Heading | None] = ask_heading(
            framework, known or Heading(), TODAY, usual or Heading()
        )
        self.asked: list[HeadAsk] = []
        self.made: Heading | None = None
        self.ended = False

    def type(self, *lines: str | None) -> "HeadTalk":
        try:
            if not self.asked:
                self.asked.append(next(self.asking))
            for line in lines:
                self.asked.append(self.asking.send(line))
        except StopIteration as end:
            self.made, self.ended = end.value, True
        return self

    @property
    def labels(self) -> list[str]:
        return [ask.label for ask in self.asked]


PHASED = framework(phases=["early", "late"], respondents=["police", "military"])
LABELS = [words.HEAD[key] for key in ("name", "subject", "date", "round", "phase", "respondent")]


def test_a_head_has_defaults_for_all_but_its_name_phase_and_respondent() -> None:
    talk = HeadTalk(PHASED).type("UN Mission in Exampleland", "", "", "", "0", " military ")
    assert talk.made == Heading("UN Mission in Exampleland", "ume", "2026", "2026-11-23", "early", "military")
    assert talk.labels == LABELS
    assert [ask.default for ask in talk.asked] == [None, "ume", "2026-11-23", "2026", None, None]
    assert [ask.choices for ask in talk.asked[-2:]] == [("early", "late"), ("police", "military")]
    assert not any(ask.said for ask in talk.asked)


def test_a_head_takes_what_is_typed() -> None:
    talk = HeadTalk(PHASED).type(" É ", "e.1", "2025-01-31", "2025-B", "late", "1")
    assert talk.made == Heading("É", "e.1", "2025-B", "2025-01-31", "late", "military")


def test_the_round_is_the_year_of_the_date_that_was_typed() -> None:
    assert HeadTalk(PHASED).type("M", "", "2024-05-06").asked[-1].default == "2024"


def test_a_framework_without_phases_and_respondents_asks_neither() -> None:
    talk = HeadTalk(FRAMEWORK).type("M", "", "", "")
    assert talk.made == Heading("M", "m", "2026", "2026-11-23", None, None)
    assert talk.labels == LABELS[:4]


def test_what_is_known_is_not_asked() -> None:
    known = Heading(name="M", date="2020-01-31", phase="late")
    talk = HeadTalk(PHASED, known).type("", "", "0")
    assert talk.made == Heading("M", "m", "2020", "2020-01-31", "late", "police")
    assert talk.labels == [LABELS[1], LABELS[3], LABELS[5]]
    full = Heading("M", "m", "1", "2020-01-31", "late", "police")
    assert HeadTalk(PHASED, full).type().made == full


@pytest.mark.parametrize(
    ("place", "lines", "key"),
    [
        (0, ["", "  ", "a" * 201], "name"),
        (1, ["Capitals", "two words", "ü", "a..b", "."], "subject"),
        (2, ["31.1.2026", "2026-02-30", "1944-12-31", "tomorrow", "2026"], "date"),
        (3, [".hidden", "a/b", "two words", "é"], "round"),
        (4, ["", "2", "Early", "earl", "-1", "\u0661"], "choice"),
        (5, ["", "2", "Police", "00000000002"], "choice"),
    ],
)
def test_a_mistake_in_a_head_is_told_and_asked_again(place: int, lines: list[str], key: str) -> None:
    good_lines = ["Ö", "o", "", "", "0", "0"]
    talk = HeadTalk(PHASED).type(*good_lines[:place], *lines)
    assert not talk.ended
    assert talk.labels[place:] == [LABELS[place]] * (len(lines) + 1)
    template = words.HEAD_MISTAKES[key]
    choices = ", ".join(talk.asked[-1].choices)
    assert talk.asked[-1].said == template.format(limit=200, example="2026-11-23", choices=choices)
    talk.type(*good_lines[place:])
    assert talk.made == Heading("Ö", "o", "2026", "2026-11-23", "early", "police")


def test_a_name_of_which_no_id_can_be_made_leaves_the_id_to_be_typed() -> None:
    talk = HeadTalk(PHASED).type("中", "")
    assert (talk.asked[1].default, talk.asked[2].said) == (None, words.HEAD_MISTAKES["subject"])


@pytest.mark.parametrize("line", [None, "q", " q "])
@pytest.mark.parametrize("place", range(6))
def test_a_head_ends_where_somebody_quits_or_the_input_ends(place: int, line: str | None) -> None:
    talk = HeadTalk(PHASED).type(*["M", "m", "", "", "0", "0"][:place], line)
    assert (talk.ended, talk.made) == (True, None)


def test_many_digits_in_a_head_are_no_error() -> None:
    assert not HeadTalk(PHASED).type("M", "", "", "", "9" * 5000).ended


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("UN Mission in Exampleland", "ume"),
        ("MINUSMA", "minusma"),
        ("Mission", "mission"),
        ("mission in exampleland", "mission-in-exampleland"),
        ("Élan Über", "eu"),
        ("Mission 2", "mission-2"),
        ("  - a -- b.c - ", "a-b-c"),
        ("中", None),
        ("", None),
        ("...", None),
    ],
)
def test_a_short_id_is_made_of_a_name(name: str, made: str | None) -> None:
    assert short_id(name) == made


def test_what_is_known_of_a_head_is_checked() -> None:
    assert mistakes(PHASED, Heading(), TODAY) == ()
    assert mistakes(PHASED, Heading("M", "m", "1", "2026-01-31", "early", "police"), TODAY) == ()
    wrong = mistakes(PHASED, Heading("", "M", "/", "x", "0", "nobody"), TODAY)
    assert [text.split(":")[0] for text in wrong] == LABELS
    assert words.HEAD_MISTAKES["choice"].format(choices="early, late") in wrong[4]


def test_a_phase_that_a_framework_does_not_have_is_told() -> None:
    assert len(mistakes(FRAMEWORK, Heading(phase="early", respondent="police"), TODAY)) == 2


@pytest.mark.parametrize("name", ["a\x01b", "a\ufffe", "a\udcff"])
def test_a_name_that_no_file_can_have_is_told(name: str) -> None:
    assert mistakes(PHASED, Heading(name=name), TODAY)


@pytest.mark.parametrize("name", ["", " ", " M", "M\n", "a" * 201])
def test_a_name_that_is_blank_or_too_long_is_told(name: str) -> None:
    assert mistakes(PHASED, Heading(name=name), TODAY)


def test_the_next_open_question_is_one_key_away() -> None:
    talk = Talk(dict.fromkeys(IDS[1:3], "dont-know"))
    assert talk.at == IDS[0]
    assert talk.type("o").at == IDS[3]
    for _ in IDS[4:]:
        talk.type("o")
    assert (talk.at, talk.type("o").said) == (IDS[-1], words.NONE_OPEN)


# ---- questions that hang on answers

STEPS: list[dict[str, Any]] = [
    {"id": "first", "ask": "Q", "yes-no": {"yes": 100, "no": 0}},
    {"id": "second", "ask": "Q", "applies-when": 'answer("first") == "yes"', "yes-no": {"yes": 100, "no": 0}},
    {"id": "third", "ask": "Q", "applies-when": 'answer("second") == "yes"', "yes-no": {"yes": 100, "no": 0}},
    {"id": "last", "ask": "Q", "yes-no": {"yes": 100, "no": 0}},
]


def test_a_question_that_does_not_arise_is_passed_over_in_both_directions() -> None:
    talk = Talk(framework=framework(STEPS))
    assert talk.type("n").at == "last"
    assert talk.type("b").at == "first"
    assert talk.type("s").at == "last"
    done = talk.type("s", "f").end()
    assert (done.finished, done.saved, done.open) == (True, 1, 1)


def test_a_question_arises_with_the_answer_that_asks_for_it_and_goes_with_it() -> None:
    talk = Talk(framework=framework(STEPS))
    assert talk.type("y").at == "second"
    assert talk.type("n").at == "last"
    assert talk.type("b", "b").at == "first"
    assert talk.type("y", "y").at == "third"
    assert talk.type("g first", "n").at == "last"
    # its answer is kept in the file, and it is no open question
    assert talk.file["second"] == "yes"
    assert talk.end().open == 1


def test_an_answer_already_in_the_file_decides_where_the_interview_begins() -> None:
    assert Talk({"first": "no"}, framework=framework(STEPS)).at == "last"
    assert Talk({"first": "yes"}, framework=framework(STEPS)).at == "second"


def test_one_can_go_to_a_question_that_does_not_arise() -> None:
    talk = Talk({"first": "no"}, framework=framework(STEPS))
    assert talk.type("g second").at == "second"
    assert talk.type("y").at == "last"
    assert talk.file["second"] == "yes"


# ---- defaults of the head

USUAL = Heading("UN Mission in Exampleland", "unmex", phase="late", respondent="military", fictional=True)


def test_what_is_usual_is_offered_and_taken_by_enter_alone() -> None:
    talk = HeadTalk(PHASED, usual=USUAL).type("", "", "", "", "", "")
    assert [ask.default for ask in talk.asked] == [
        *(USUAL.name, USUAL.subject, "2026-11-23", "2026"),
        *("late", "military"),
    ]
    assert talk.made == Heading(
        *("UN Mission in Exampleland", "unmex", "2026", "2026-11-23", "late", "military"), fictional=True
    )


def test_another_mission_gets_an_id_of_its_own_and_is_not_known_to_be_fictional() -> None:
    talk = HeadTalk(PHASED, usual=USUAL).type("Mission", "", "", "", "", "")
    assert talk.made is not None
    assert (talk.made.subject, talk.made.fictional, talk.made.phase) == ("mission", False, "late")


def test_what_is_usual_and_will_not_do_is_not_offered() -> None:
    talk = HeadTalk(PHASED, usual=Heading(phase="mid", respondent="nobody")).type("M", "", "", "", "0", "0")
    assert [ask.default for ask in talk.asked[-2:]] == [None, None]


def test_a_head_of_the_pulse_stays_one() -> None:
    talk = HeadTalk(FRAMEWORK, Heading(pulse=True)).type("M", "", "", "")
    assert talk.made == Heading("M", "m", "2026", "2026-11-23", pulse=True)


def test_without_asking_what_is_usual_is_taken_and_what_is_missing_is_named() -> None:
    assert unasked_heading(PHASED, Heading(), TODAY) == ("name", "subject", "phase", "respondent")
    assert unasked_heading(PHASED, Heading(name="M"), TODAY) == ("phase", "respondent")
    assert unasked_heading(FRAMEWORK, Heading(), TODAY, Heading("M", "s")) == Heading("M", "s", "2026", "2026-11-23")
    full = Heading("N", None, None, "2025-01-31", "early", None, pulse=True)
    assert unasked_heading(PHASED, full, TODAY, USUAL) == Heading(
        *("N", "n", "2025", "2025-01-31", "early", "military"), pulse=True
    )
