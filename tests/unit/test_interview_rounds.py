"""The interview of a round that follows another: what was answered then, what is carried over, and how far it is."""

from collections.abc import Mapping
from typing import Any

import pytest

from readiness.compare.matching import Likeness
from readiness.interview.carrying import carry, former_entries
from readiness.interview.choosing import Choice, chosen
from readiness.interview.effects import Done
from readiness.interview.replies import Line, Typed
from readiness.model.assessment import Sheet
from readiness.model.framework import Framework
from readiness.model.sheet import read_entry
from readiness.syntax.document import Plain
from readiness.words import interview as words
from support import framework_from, good, result_of, sheet_from
from talk import FRAMEWORK, IDS, ITEMS, SHEET, Talk, framework

EVIDENCE: list[Plain] = [{"ref": "R", "kind": "document", "date": "2025-10-31"}, {"ref": "S", "kind": "minutes"}]
ANSWERS: dict[str, Plain] = {
    "scale": {"answer": "established", "note": "As in May.", "evidence": EVIDENCE, "revised": "correction"},
    "yes-no": "no",
    "choice": "away",
    "choices": ["two"],
    "number": 2.5,
    "age": "2025-01-31",
    "age-never": "never",
    "told.number": 7,
    "told.text": "two words",
    "told.yes-no": "yes",
}
OLD = {"round": "2025", "date": "2025-11-20"}


def old_sheet(answers: Mapping[str, Plain], framework: Framework = FRAMEWORK, **head: Any) -> Sheet:
    return good(sheet_from(framework, {**OLD, **head, "answers": dict(answers)}))


def talk_after(
    previous: Mapping[str, Plain], answers: Mapping[str, Plain] | None = None, *, blind: bool = False
) -> Talk:
    former = former_entries(old_sheet(previous), good(sheet_from(FRAMEWORK, {"answers": dict(answers or {})})))
    return Talk(answers, previous=former, blind=blind)


# ---- the round before


def test_what_the_round_before_answered_comes_with_the_question() -> None:
    talk = talk_after({"scale": ANSWERS["scale"], "yes-no": "dont-know", "choice": None})
    former = talk.asked.former
    assert former == read_entry(SHEET, ITEMS_BY_ID["scale"], {**parts("scale"), "revised": None}).value
    assert talk.type("s").asked.former is None
    assert talk.type("s").asked.former is None


ITEMS_BY_ID = {str(item.id): item for item in FRAMEWORK.items()}


def parts(name: str) -> dict[str, Plain]:
    raw = ANSWERS[name]
    return dict(raw) if isinstance(raw, dict) else {"answer": raw}


def test_enter_alone_never_keeps_it() -> None:
    talk = talk_after({"scale": "absent"}).type("")
    assert (talk.at, talk.said, talk.saves) == ("scale", words.NOTHING_TYPED, [])


def test_k_keeps_it_with_its_evidence_and_without_its_note() -> None:
    talk = talk_after(ANSWERS).type("k")
    assert talk.file == {"scale": {"answer": "established", "evidence": EVIDENCE}}
    assert (talk.at, talk.said) == ("yes-no", words.SAVED_ONE)
    talk.type("k", "k")
    assert (talk.file["yes-no"], talk.file["choice"]) == ("no", "away")
    assert talk.type("u", "u", "u").file["scale"] == "unanswered"


def test_k_leaves_ones_own_note_and_evidence() -> None:
    own: dict[str, Plain] = {"note": "Mine.", "evidence": [{"ref": "T", "kind": "document"}]}
    talk = talk_after(ANSWERS, {"scale": {"answer": "unanswered", **own}}).type("k")
    assert talk.file == {"scale": {"answer": "established", **own}}
    kept = talk_after(ANSWERS, {"scale": {"answer": "absent", "note": "Mine."}}).type("g 1", "k")
    assert kept.file == {"scale": {"answer": "established", "note": "Mine.", "evidence": EVIDENCE}}


@pytest.mark.parametrize("previous", [{}, {"scale": "dont-know"}, {"scale": "unanswered"}])
def test_without_an_answer_of_the_round_before_k_says_so(previous: dict[str, Plain]) -> None:
    talk = talk_after(previous).type("k")
    assert (talk.at, talk.said, talk.asked.again, talk.saves) == ("scale", words.NOTHING_TO_KEEP, True, [])


def test_blind_hides_it_until_the_question_is_answered() -> None:
    talk = talk_after(ANSWERS, blind=True)
    assert (talk.asked.former, talk.asked.revealed) == (None, None)
    talk.type("k")
    assert (talk.at, talk.said, talk.saves) == ("scale", words.HIDDEN, [])
    talk.type("0")
    revealed = talk.asked.revealed
    assert revealed is not None
    assert (revealed.item.id, revealed.entry.note) == ("scale", "As in May.")
    talk.type("b")
    assert talk.asked.former is not None
    assert talk.asked.revealed is None
    assert talk.type("k").file["scale"] == {"answer": "established", "evidence": EVIDENCE}


def test_blind_reveals_the_last_answer_in_the_review() -> None:
    talk = talk_after(ANSWERS, blind=True).type("g 10", "y")
    assert talk.reviewed.revealed is not None
    assert talk.type("r").reviewed.revealed is None


# ---- carrying over


@pytest.mark.parametrize("name", IDS)
def test_every_kind_of_answer_is_carried_as_it_was_and_marked(name: str) -> None:
    new = good(sheet_from(FRAMEWORK, {}))
    found = carry(old_sheet({name: ANSWERS[name]}), new)
    expected = {key: value for key, value in parts(name).items() if key not in {"note", "revised"}}
    assert found.entries == {name: {**expected, "carried": True}}
    assert {left.item.id for left in found.left} == set(IDS) - {name}
    assert {left.likeness for left in found.left} == {Likeness.SAME}
    raw = found.entries[name]
    entry = read_entry(new, ITEMS_BY_ID[name], raw).value
    assert entry is not None
    assert entry.carried
    assert entry.answer == old_sheet({name: ANSWERS[name]}).assessment.entry(ITEMS_BY_ID[name].id).answer


@pytest.mark.parametrize("answer", ["dont-know", "unanswered", None, {"note": "n"}])
def test_what_was_open_is_left_open(answer: Plain) -> None:
    assert carry(old_sheet({"scale": answer}), SHEET).entries == {}


def test_what_does_not_apply_is_carried_with_its_reason() -> None:
    away: dict[str, Plain] = {"answer": "not-applicable", "because": "No mandate."}
    chosen_: dict[str, Plain] = {"answer": "away", "because": "It was handed over."}
    found = carry(old_sheet({"scale": away, "choice": chosen_}), SHEET).entries
    assert found == {"scale": {**away, "carried": True}, "choice": {**chosen_, "carried": True}}


def test_only_comparable_questions_are_carried() -> None:
    plain = ITEMS[0]
    before = framework(
        [{**plain, "id": name} for name in ("same", "before", "reworded", "rescaled", "gone")], version="1"
    )
    now = framework(
        [
            {**plain, "id": "same"},
            {**plain, "id": "after", "was": "before"},
            {**plain, "id": "reworded", "ask": "Q?", "same-meaning": "A mark was missing."},
            {**plain, "id": "rescaled", "levels": ["w", "x", "y", "another"]},
            {**plain, "id": "new"},
        ],
        version="2",
    )
    old = old_sheet(dict.fromkeys(("same", "before", "reworded", "rescaled", "gone"), "established"), before)
    new = good(sheet_from(now, {"framework": {"id": "f", "version": "2"}}))
    found = carry(old, new)
    kept: Plain = {"answer": "established", "carried": True}
    assert found.entries == {"same": kept, "after": kept, "reworded": kept}
    assert [(str(left.item.id), left.likeness) for left in found.left] == [
        ("rescaled", Likeness.RESCALED),
        ("new", Likeness.NEW),
    ]


def test_a_level_is_carried_by_the_label_that_it_has_now() -> None:
    scales = {"practice": ["none", "some", "most", "all"]}
    before = framework([ITEMS[0]], version="1")
    now = framework([{**ITEMS[0], "same-meaning": "Other words."}], version="2", scales=scales)
    new = good(sheet_from(now, {"framework": {"id": "f", "version": "2"}}))
    assert carry(old_sheet({"scale": "established"}, before), new).entries == {
        "scale": {"answer": "most", "carried": True}
    }


def test_what_is_not_asked_this_time_is_not_carried() -> None:
    items = [{**ITEMS[0], "id": "a"}, {**ITEMS[0], "id": "b", "pulse": False}, {**ITEMS[0], "id": "c", "phases": ["x"]}]
    made = framework(items, phases=["x", "y"])
    old = old_sheet(dict.fromkeys("abc", "absent"), made, phase="x")
    new = good(sheet_from(made, {"phase": "y", "scope": "pulse"}))
    found = carry(old, new)
    assert (list(found.entries), found.left) == (["a"], ())


CARRIED: dict[str, Plain] = {"answer": "established", "evidence": EVIDENCE, "carried": True}


def test_the_interview_begins_at_what_is_to_be_confirmed_and_enter_alone_confirms_nothing() -> None:
    talk = Talk({"scale": "absent", "yes-no": {"answer": "no", "carried": True}})
    assert (talk.at, talk.asked.to_do) == ("yes-no", 9)
    talk.type("")
    assert (talk.at, talk.said, talk.saves) == ("yes-no", words.NOT_CONFIRMED, [])
    talk.type("s", "g 1", "o")
    assert talk.at == "yes-no"


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["k"], {"answer": "established", "evidence": EVIDENCE}),
        (["2"], {"answer": "established", "evidence": EVIDENCE}),
        (["0"], {"answer": "absent", "evidence": EVIDENCE}),
        (["d"], {"answer": "dont-know", "evidence": EVIDENCE}),
        (["x", "Over."], {"answer": "not-applicable", "evidence": EVIDENCE, "because": "Over."}),
    ],
)
def test_k_or_an_answer_takes_the_mark_away(lines: list[str], left: dict[str, Plain]) -> None:
    talk = Talk({"scale": CARRIED}).type(*lines)
    assert talk.file == {"scale": left}
    assert talk.at == "yes-no"
    assert talk.type("u").file == {"scale": CARRIED}
    assert talk.end().carried == 1


@pytest.mark.parametrize("lines", [["m", "A note."], ["e", "T", "", "", ""], ["e", "- 1", ""]])
def test_a_note_or_evidence_confirms_nothing(lines: list[str]) -> None:
    talk = Talk({"scale": CARRIED}).type(*lines)
    raw = talk.file["scale"]
    assert isinstance(raw, dict)
    assert raw["carried"] is True
    assert talk.end() == Done(finished=False, saved=1, open=6, unsaved=(), carried=1)


def test_a_review_lists_what_is_carried_over_apart() -> None:
    talk = Talk({"scale": CARRIED, "yes-no": {"answer": "no", "carried": True}}).type("k", "r")
    theme = talk.reviewed.themes[0]
    assert [str(each.item.id) for each in theme.carried] == ["yes-no"]
    assert [str(each.item.id) for each in theme.answered] == ["scale"]
    assert len(theme.open) == 8


def test_blind_hides_what_is_carried_over_too() -> None:
    talk = Talk({"scale": CARRIED}, blind=True)
    assert (talk.asked.raw, talk.asked.hidden) == (None, True)
    assert talk.type("").said == words.NOTHING_TYPED
    assert talk.type("k").said == words.HIDDEN
    assert talk.type("e").asked.raw is None
    talk.type("", "1", "b")
    assert (talk.asked.raw, talk.asked.hidden) == ({"answer": "ad hoc", "evidence": EVIDENCE}, False)


def test_a_carried_answer_that_is_confirmed_gets_its_support() -> None:
    young: Plain = [{"ref": "R", "kind": "document", "date": "2026-11-01"}]
    raw: dict[str, Plain] = {"answer": "embedded", "evidence": young}

    def support(entry: dict[str, Plain]) -> float | None:
        return result_of(good(sheet_from(FRAMEWORK, {"answers": {"scale": entry}}))).overall.support

    assert (support({**raw, "carried": True}), support(raw)) == (0, 1)


# ---- progress and pace


def timed(lines: list[tuple[str, float]], answers: dict[str, Plain] | None = None) -> list[tuple[int, float | None]]:
    """What is to do and the seconds left, as the machine tells at each question."""
    sheet = good(sheet_from(FRAMEWORK, {"answers": answers or {}}))
    talk = Talk(answers, sheet=sheet, started=100.0)
    told = [(talk.asked.to_do, talk.asked.seconds)]
    for text, at in lines:
        talk._send(Line(text, at))
        told.append((talk.asked.to_do, talk.asked.seconds))
    return told


def test_the_time_left_is_the_middle_pace_times_what_is_to_do_from_the_third_answer_on() -> None:
    told = timed([("0", 110), ("y", 140), ("0", 160)])
    assert told == [(10, None), (9, None), (8, None), (7, 140.0)]


def test_a_telephone_call_does_not_count_and_neither_does_what_is_left_unanswered() -> None:
    told = timed([("0", 110), ("s", 5_000), ("b", 5_001), ("?", 5_005), ("y", 5_011), ("0", 10_000), ("0", 10_010)])
    # 10, 10, 4989 and 10 seconds
    assert told[-1] == (6, 60.0)


def test_a_review_starts_the_time_at_a_question_anew() -> None:
    sheet = good(sheet_from(FRAMEWORK, {}))
    talk = Talk(None, sheet=sheet, started=0.0)
    for text, at in (("r", 1_000), ("g 2", 2_000), ("y", 2_010), ("0", 2_020), ("0", 2_030)):
        talk._send(Line(text, at))
    assert (talk.asked.to_do, talk.asked.seconds) == (7, 70.0)


def test_a_clock_that_goes_back_and_one_that_is_not_told_do_no_harm() -> None:
    assert timed([("0", 90), ("y", 80), ("0", 70)])[-1] == (7, 0.0)
    assert Talk().type("0", "y", "0", "0").asked.seconds is None


# ---- what is asked


def test_only_the_questions_that_are_wanted_are_asked_and_counted() -> None:
    talk = Talk(only={"yes-no", "number"})
    assert (talk.at, talk.asked.of, talk.asked.to_do) == ("yes-no", 2, 2)
    assert "There is no such question" in talk.type("g scale").said
    talk.type("g 2", "5")
    assert talk.reviewed.at_end
    assert talk.type("f").done == Done(finished=True, saved=1, open=6, unsaved=())


FRESH: list[Plain] = [{"ref": "R", "kind": "document", "date": "2025-11-23"}]
STALE: list[Plain] = [{"ref": "R", "kind": "document", "date": "2025-11-22"}]


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (Choice(), ["a.1", "a.2", "a.3", "a.4", "b.1", "b.2", "b.3", "b.4", "b.5"]),
        (Choice(theme=ITEMS_BY_ID["scale"].id), []),
        (Choice(pulse=True), ["a.1", "b.1", "b.5"]),
        (Choice(open=True), ["a.2", "a.3", "b.1", "b.5"]),
        (Choice(stale=True), ["a.1", "b.1"]),
        (Choice(open=True, stale=True), ["b.1"]),
    ],
)
def test_what_is_wanted_is_chosen_by_the_answers_at_the_date_of_the_assessment(
    choice: Choice, names: list[str]
) -> None:
    def scale(name: str, **keys: Any) -> dict[str, Any]:
        return {**ITEMS[0], "id": name, "pulse": name.endswith("1"), **keys}

    made = good(
        framework_from(
            {},
            [
                {"id": "a", "title": "A", "items": [scale(f"a.{n}") for n in (1, 2, 3, 4)]},
                {
                    "id": "b",
                    "title": "B",
                    "items": [
                        scale("b.1"),
                        scale("b.2"),
                        scale("b.3"),
                        scale("b.4", **{"applies-when": 'answer("a.1") == "absent"'}),
                        {"id": "b.5", "ask": "Q", "context": "text"},
                    ],
                },
            ],
        )
    )
    answers: dict[str, Plain] = {
        "a.1": {"answer": "embedded", "evidence": STALE},
        "a.2": "dont-know",
        "a.4": {"answer": "absent", "evidence": FRESH},
        "b.1": {"answer": "absent", "evidence": STALE, "carried": True},
        "b.2": "absent",
        "b.3": {"answer": "not-applicable", "because": "No."},
    }
    sheet = good(sheet_from(made, {"answers": answers}))
    assert [str(item.id) for item in chosen(sheet, choice)] == names
    inside = Choice(made.themes[1].id, choice.pulse, choice.open, choice.stale)
    if choice.theme is None:
        assert [str(item.id) for item in chosen(sheet, inside)] == [name for name in names if name[0] == "b"]


def test_every_key_is_known_by_its_letter() -> None:
    assert sorted(key.value for key in Typed) == sorted(["", "?", *"qbsmexoguprk"])
