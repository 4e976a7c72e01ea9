"""The full screen, driven as by hands: keys and a mouse at a screen of a given size."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.geometry import Offset
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, Static

from readiness.cli import full_screen
from readiness.cli.clock import today
from readiness.cli.exits import Exit, StoppedError
from readiness.cli.full_screen.app import Interview, run
from readiness.cli.full_screen.choices import Choices, Pointed
from readiness.cli.full_screen.question_screen import QuestionScreen
from readiness.cli.full_screen.screens import FindScreen, PromptScreen, ReviewScreen, TextScreen
from readiness.interview.choosing import Choice
from readiness.interview.effects import Differs, NotSaved, Save
from readiness.model.assessment import Sheet
from readiness.model.framework import Framework
from readiness.syntax.document import Plain
from readiness.syntax.yaml_events import parse
from readiness.words import full_screen as words
from readiness.words import interview as interview_words
from readiness.workflow.answering import Opened, Previous
from readiness.workflow.asking import Manner, Session, question_lines
from readiness.workflow.folding import answers_in
from readiness.workflow.saving import Keeper
from support import framework_from, good, sheet_from
from talk import ITEMS

NARROW, STANDARD, WIDE = (60, 24), (80, 24), (120, 40)
MANY = [{"id": f"o{place}", "label": f"Option {place}", "points": place} for place in range(15)]
SECOND: list[dict[str, Any]] = [
    {"id": "many", "ask": "Which of many?", "choice": MANY},
    {"id": "several", "ask": "Which of them?", "choices": {"options": MANY}},
    {"id": "last", "ask": "The end?", "yes-no": {"yes": 100, "no": 0}, "evidence": "none"},
]
FRAMEWORK: Framework = good(
    framework_from(
        {},
        [
            {"id": "first", "title": "First theme", "items": ITEMS},
            {"id": "second", "title": "Second theme", "items": SECOND},
        ],
    )
)


@dataclass
class Screen:
    """An interview on a screen, and the file that it fills."""

    path: Path
    app: Interview
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press one key after another, and see what came of each before the next."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        while self.app._is_at_a_key or self.app._typed_ahead:
            await self.pilot.pause()
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text into the field that has the keys, without looking up from them."""
        for letter in text:
            self.app.post_message(events.Key(_character_to_key(letter), letter))
        await self.pilot.pause()
        await self.settle()

    async def enter(self, text: str) -> None:
        await self.write(text)
        await self.press("enter")

    @property
    def file(self) -> Mapping[str, Plain]:
        return answers_in(good(parse(self.path.read_bytes(), "")).data)

    @property
    def at(self) -> str:
        """The question that is shown."""
        asked = self.app._talk.question
        assert asked is not None
        return str(asked.item.id)

    def text(self, name: str) -> str:
        """What stands in a part of the screen."""
        return str(self.app.screen.query_one(f"#{name}", Static).content)

    def field(self, name: str) -> Input:
        return self.app.screen.query_one(f"#{name}", Input)

    def listed(self, name: str) -> list[str]:
        return [f"{row.mark} {row.text}".strip() for row in self.app.screen.query_one(f"#{name}", Pointed)._rows]

    def shown(self) -> str:
        """Every character on the screen."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in rows)


def session(
    path: Path,
    answers: Mapping[str, Plain] | None = None,
    *,
    framework: Framework = FRAMEWORK,
    previous: Mapping[str, Plain] | None = None,
    blind: bool = False,
    keeper: Callable[[Path, Sheet], Keeper] | None = None,
) -> Session:
    sheet = good(sheet_from(framework, {"answers": dict(answers or {})}))
    lines = "".join(f"  {name}: {json.dumps(value)}\n" for name, value in (answers or {}).items())
    path.write_text(f"answers:\n{lines}", encoding="utf-8")
    opened = Opened(sheet, dict(answers or {}), previous=None if previous is None else Previous("2025", previous))
    made = Keeper(path, sheet, stays=True) if keeper is None else keeper(path, sheet)
    return Session(opened, Choice(), made, Manner(0.0, blind, watched=True))


def on_screen(
    path: Path,
    play: Callable[[Screen], Awaitable[None]],
    *,
    size: tuple[int, int] = STANDARD,
    light: bool = False,
    **how: Any,
) -> Session:
    """Play at a screen, and give back the session as it is then."""
    talk = session(path, **how)

    async def played() -> None:
        app = Interview(talk, blind=how.get("blind", False), light=light)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await play(Screen(path, app, pilot))
        if app.failure is not None:
            raise app.failure

    asyncio.run(played())
    return talk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


# ---- answers


def test_every_kind_of_question_is_answered_by_keys(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("2", "y", "down", "down", "enter")  # a level, yes, the second option
        await screen.press("0", "space", "down", "space", "a")  # unmarks the first, marks it not again
        await screen.enter("12.5")
        await screen.enter("2026-01-31")
        await screen.press("down")
        await screen.enter("2025-12-01")
        await screen.enter("7")
        await screen.enter("d is a text here?")
        await screen.press("n")
        await screen.press("1", "2", "enter")  # the thirteenth of many
        await screen.press("1", "space", "1", "4", "space", "a")
        await screen.press("y")
        assert isinstance(screen.app.screen, ReviewScreen)
        assert not any("unanswered" in row for row in screen.listed("open"))
        await screen.press("f")

    talk = on_screen(path, play)
    assert talk.done is not None
    assert (talk.done.finished, talk.done.saved, talk.done.open) == (True, 13, 0)
    found = answers_in(good(parse(path.read_bytes(), "")).data)
    assert found == {
        "scale": "established",
        "yes-no": "yes",
        "choice": "two",
        "choices": ["two"],
        "number": 12.5,
        "age": "2026-01-31",
        "age-never": "2025-12-01",
        "told.number": 7,
        "told.text": "d is a text here?",
        "told.yes-no": "no",
        "many": "o12",
        "several": ["o1", "o14"],
        "last": "yes",
    }


def test_the_tick_is_shown_and_the_file_has_the_answer(path: Path) -> None:
    async def play(screen: Screen) -> None:
        assert screen.at == "scale"
        await screen.press("3")
        assert (screen.at, screen.text("told")) == ("yes-no", interview_words.SAVED_ONE)
        assert screen.file == {"scale": "embedded"}
        await screen.press("b")
        assert screen.listed("choices")[3].startswith("(x) 3")
        assert not any(row.startswith("(x)") for row in screen.listed("choices")[:3])

    on_screen(path, play)


def test_enter_alone_answers_nothing_that_is_typed(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("enter")
        assert (screen.at, screen.text("told")) == ("number", interview_words.NOTHING_TYPED)
        await screen.enter("1000")
        assert screen.at == "number"
        assert screen.field("answer").value == "1000"
        assert "within these limits" in screen.text("told")

    on_screen(path, play, answers=DONE)


def test_enter_alone_chooses_nothing(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("enter", "enter", "space")
        assert (screen.at, screen.text("told")) == ("scale", interview_words.NOTHING_TYPED)
        await screen.press("s", "enter", "b", "enter")
        assert (screen.at, screen.file) == ("scale", {})

    on_screen(path, play)


def test_enter_alone_keeps_nothing_that_was_carried_over(path: Path) -> None:
    carried: Mapping[str, Plain] = {"scale": {"answer": "ad hoc", "carried": True}}

    async def play(screen: Screen) -> None:
        assert screen.listed("choices")[-1] == "k  keep what the round before answered: ad hoc"
        assert screen.listed("choices")[1].startswith("(?) 1")
        await screen.press("enter")
        assert (screen.at, screen.text("told")) == ("scale", interview_words.NOT_CONFIRMED)
        await screen.press("k")
        assert screen.file == {"scale": "ad hoc"}

    on_screen(path, play, answers=carried)


DONE: Mapping[str, Plain] = {"scale": "ad hoc", "yes-no": "yes", "choice": "one", "choices": []}


def test_after_a_note_what_is_typed_is_the_answer_again(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("m")
        await screen.enter("A note.")
        await screen.enter("12")
        assert screen.file["number"] == {"answer": 12, "note": "A note."}
        assert screen.at == "age"
        await screen.press("m", "escape")
        await screen.enter("2026-01-31")
        assert screen.file["age"] == "2026-01-31"
        screen.app.screen.query_one(Choices).focus()
        await screen.press("2")
        await screen.enter("025-12-01")
        assert screen.file["age-never"] == "2025-12-01"

    on_screen(path, play, answers=DONE)


def test_a_choice_replaces_nothing_that_stands_in_the_field(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.write("33")
        await screen.press("d")
        assert (screen.at, screen.text("told")) == ("number", words.PENDING)
        await screen.press("tab", "down", "enter")
        assert (screen.at, screen.text("told")) == ("number", words.PENDING)
        assert screen.field("answer").has_focus
        await screen.press("enter")
        assert screen.file["number"] == 33

    on_screen(path, play, answers=DONE)


def test_a_refused_answer_is_mended_from_its_end(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.enter("101")
        await screen.press("backspace", "enter")
        assert screen.file["number"] == 10

    on_screen(path, play, answers=DONE)


def test_marks_stay_until_they_are_answered_and_are_not_left_in_silence(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("g")
        await screen.enter("several")
        await screen.press("down", "space", "m")
        await screen.enter("A note.")
        assert screen.listed("choices")[0].startswith("[x]")
        await screen.press("s")
        assert (screen.at, screen.text("told")) == ("several", words.PENDING_MARKS)
        assert screen.text("form") == ""
        await screen.press("a")
        assert screen.file["several"] == {"answer": ["o0"], "note": "A note."}
        assert screen.at == "last"

    on_screen(path, play)


def test_all_lines_of_a_paste_are_taken_or_none(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("m")
        screen.app.post_message(events.Paste("One.\nTwo.\r\n\x1b[31mThree."))
        await screen.pilot.pause()
        await screen.press("enter")
        assert screen.file == {"scale": {"answer": "unanswered", "note": "One. Two. Three."}}
        await screen.press("m")
        screen.app.post_message(events.Paste("x" * 10_000))
        await screen.pilot.pause()
        assert screen.text("told").startswith("That line is longer")
        assert screen.field("note").value == "One. Two. Three."

    on_screen(path, play)


def test_what_did_not_answer_is_told_when_one_must_leave(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def left(app: Interview) -> None:
        app.half_typed = "number"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Interview, "run", left)
        run(session(path), blind=False, light=False)
    assert words.HALF_TYPED.format(item="number") in " ".join(capsys.readouterr().out.split())

    async def play(screen: Screen) -> None:
        await screen.write("33")
        await screen.press("ctrl+q")
        assert screen.app.half_typed == "number"

    on_screen(path, play, answers=DONE)


def test_what_is_long_is_read_on_a_screen_of_its_own(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("question_mark", "end")
        await screen.pilot.pause(0.5)
        assert words.BACK in screen.shown()
        await screen.press("escape", "r", "p")
        assert isinstance(screen.app.screen, TextScreen)
        await screen.press("end")
        await screen.pilot.pause(0.5)
        assert "Overall" in screen.shown()

    on_screen(path, play, size=(40, 12))


def test_the_mouse_is_enough(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.pilot.click("#choices", offset=Offset(8, 1))
        await screen.pilot.pause()
        assert (screen.at, screen.file) == ("yes-no", {"scale": "ad hoc"})
        await screen.pilot.click("#themes", offset=Offset(3, 1))
        await screen.pilot.pause()
        assert screen.at == "many"
        await screen.pilot.click("#themes", offset=Offset(3, 0))
        await screen.pilot.pause()
        assert screen.at == "scale"

    on_screen(path, play, size=WIDE)


def test_keys_are_letters_in_a_field_for_text_and_keys_elsewhere(path: Path) -> None:
    answered: dict[str, Plain] = {str(item.id): "dont-know" for item in FRAMEWORK.items() if item.id != "told.text"}

    async def play(screen: Screen) -> None:
        assert screen.at == "told.text"
        await screen.write("sb?/q")
        assert screen.field("answer").value == "sb?/q"
        await screen.press("escape", "s")
        assert (screen.at, screen.text("told")) == ("told.text", words.PENDING)
        assert screen.field("answer").has_focus
        await screen.press("enter")
        assert screen.at == "told.yes-no"
        await screen.press("b")
        assert (screen.at, screen.field("answer").value) == ("told.text", "")

    on_screen(path, play, answers=answered)
    assert answers_in(good(parse(path.read_bytes(), "")).data)["told.text"] == "sb?/q"


def test_a_reason_is_asked_before_a_question_does_not_apply(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("x")
        assert isinstance(screen.app.screen, PromptScreen)
        await screen.press("escape")
        assert (screen.at, screen.text("told")) == ("scale", interview_words.NOT_CHANGED)
        await screen.press("x")
        await screen.enter("No such task here.")
        assert screen.at == "yes-no"
        assert screen.file == {"scale": {"answer": "not-applicable", "because": "No such task here."}}

    on_screen(path, play)


def test_what_the_round_before_answered_is_kept_on_purpose_only(path: Path) -> None:
    async def play(screen: Screen) -> None:
        assert screen.listed("choices")[-1] == "k  keep what the round before answered: ad hoc"
        assert "Round 2025: ad hoc" in screen.text("beside")
        await screen.press("k")
        assert screen.file == {"scale": "ad hoc"}

    on_screen(path, play, previous={"scale": "ad hoc"})


def test_a_blind_interview_shows_it_afterwards(path: Path) -> None:
    async def play(screen: Screen) -> None:
        assert "ad hoc" not in screen.text("beside")
        await screen.press("0")
        assert "scale in the round before: Round 2025: ad hoc" in screen.text("told")

    on_screen(path, play, previous={"scale": "ad hoc"}, blind=True)


def test_undo_takes_back_the_last_change(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("2", "u")
        assert (screen.at, screen.text("told")) == ("scale", interview_words.UNDONE)
        assert screen.file == {"scale": "unanswered"}

    on_screen(path, play)


# ---- notes and evidence


def test_a_note_is_saved_by_enter_and_by_going_on(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("m")
        await screen.enter("As last year.")
        assert screen.text("told") == interview_words.NOTE_SAVED
        assert screen.file == {"scale": {"answer": "unanswered", "note": "As last year."}}
        await screen.press("s", "m")
        await screen.write("On the way.")
        await screen.press("escape", "s")
        assert screen.at == "choice"
        await screen.press("b", "b")
        assert screen.field("note").value == "As last year."
        await screen.press("m", "end", *["backspace"] * 13, "tab")
        assert screen.file == {"scale": "unanswered", "yes-no": {"answer": "unanswered", "note": "On the way."}}

    on_screen(path, play)


def test_a_note_that_is_being_written_is_saved_on_every_way_out(path: Path) -> None:
    for keys in (("escape", "q"), ("ctrl+q",), ("ctrl+c",)):

        async def play(screen: Screen, keys: tuple[str, ...] = keys) -> None:
            await screen.press("m")
            await screen.write("Half")
            await screen.press("tab")
            await screen.write("A report")
            await screen.press(*keys)

        on_screen(path, play).close()
        found = answers_in(good(parse(path.read_bytes(), "")).data)
        pieces = [{"ref": "A report", "kind": "document"}]
        assert found == {"scale": {"answer": "unanswered", "note": "Half", "evidence": pieces}}, keys


def test_evidence_with_a_date_that_will_not_do_is_kept_without_it_when_one_must_leave(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("e")
        await screen.enter("A report")
        await screen.press("enter")
        await screen.write("soon")
        await screen.press("ctrl+c")

    on_screen(path, play).close()
    found = answers_in(good(parse(path.read_bytes(), "")).data)
    assert found == {"scale": {"answer": "unanswered", "evidence": [{"ref": "A report", "kind": "document"}]}}


def test_evidence_is_typed_into_three_fields(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("e")
        await screen.enter("Report 7")
        await screen.enter("report")
        await screen.enter("someday")
        assert screen.text("told").startswith("Type year, month and day")
        assert [screen.field(name).value for name in ("reference", "kind", "day")] == ["Report 7", "report", "someday"]
        assert screen.file == {}
        await screen.press(*["backspace"] * 7)
        await screen.enter("2025-10-01")
        piece = {"ref": "Report 7", "kind": "report", "date": "2025-10-01"}
        assert screen.file == {"scale": {"answer": "unanswered", "evidence": [piece]}}
        assert screen.text("pieces") == "Evidence 1: Report 7, report, 2025-10-01"
        assert [screen.field(name).value for name in ("reference", "kind", "day")] == ["", "", ""]
        await screen.enter("- 2")
        assert screen.text("told") == interview_words.NO_SUCH_EVIDENCE.format(count=1)
        await screen.press("shift+tab", "shift+tab", "end", "ctrl+u")
        await screen.enter("- 1")
        assert (screen.file, screen.text("pieces")) == ({"scale": "unanswered"}, "")

    on_screen(path, play, size=WIDE)


def test_evidence_that_was_typed_goes_with_the_answer(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("e")
        await screen.write("Report 7")
        await screen.press("escape", "2")
        assert screen.at == "yes-no"
        assert screen.file == {
            "scale": {"answer": "established", "evidence": [{"ref": "Report 7", "kind": "document"}]}
        }

    on_screen(path, play)


def test_a_question_without_evidence_has_no_field_for_it(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("e")
        assert screen.text("told") == interview_words.TAKES_NO_EVIDENCE

    done: dict[str, Plain] = {str(item.id): "dont-know" for item in FRAMEWORK.items() if item.id != "last"}
    on_screen(path, play, answers=done)


# ---- finding one's way


def test_a_question_is_found_by_its_words(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("slash")
        assert isinstance(screen.app.screen, FindScreen)
        assert len(screen.listed("found")) == len(tuple(FRAMEWORK.items()))
        await screen.write("which many")
        assert screen.listed("found") == ["11  many: Which of many?"]
        await screen.write("!")
        assert screen.listed("found") == [words.NONE_FOUND]
        await screen.press("enter")
        assert isinstance(screen.app.screen, FindScreen)
        await screen.press("backspace", "enter")
        assert screen.at == "many"
        await screen.press("g", "down", "down", "up", "enter")
        assert screen.at == "yes-no"
        await screen.press("slash", "escape")
        assert screen.at == "yes-no"
        await screen.press("slash")
        await screen.pilot.click("#found", offset=Offset(4, 2))
        await screen.pilot.pause()
        assert screen.at == "choice"

    on_screen(path, play)


def test_a_review_leads_to_what_is_open(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("r")
        assert screen.text("counts").splitlines()[0] == "12 of 13 unanswered; 0 answered in this session."
        rows = screen.listed("open")
        assert rows[0] == "First theme: unanswered."
        assert rows[1] == "2  yes-no: Q"
        await screen.press("p")
        assert "Overall" in screen.text("told")
        await screen.press("u")
        assert screen.text("told") == interview_words.NOTHING_TO_UNDO
        await screen.press("down", "enter")
        assert screen.at == "choice"
        await screen.press("r", "b")
        assert screen.at == "choice"
        await screen.press("r", "o")
        assert screen.at == "yes-no"
        await screen.press("r", "question_mark")
        assert isinstance(screen.app.screen, TextScreen)
        await screen.press("escape", "slash")
        await screen.enter("several")
        assert screen.at == "several"
        await screen.press("r", "q")

    talk = on_screen(path, play, answers={"scale": "ad hoc"})
    assert talk.done is not None
    assert not talk.done.finished


def test_help_tells_the_keys_of_both(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("question_mark")
        shown = str(screen.app.screen.query(Static).first().content)
        for line in (*interview_words.HELP, *words.HELP):
            assert line in shown
        await screen.press("escape")
        assert screen.at == "scale"

    on_screen(path, play, size=WIDE)


def test_the_score_so_far_stands_at_the_left(path: Path) -> None:
    async def play(screen: Screen) -> None:
        before = screen.text("standing")
        await screen.press("3")
        assert screen.text("standing") != before
        assert screen.text("standing").startswith("First theme: ")
        assert screen.listed("themes") == ["* First theme, 1 of 10", "Second theme, 0 of 3"]
        await screen.press("p")
        assert "Overall" in screen.text("told")

    on_screen(path, play)


# ---- what is seen


def test_both_front_ends_show_the_same_words(path: Path) -> None:
    async def play(screen: Screen) -> None:
        for _, size in zip(FRAMEWORK.items(), cycle((NARROW, STANDARD, WIDE)), strict=False):
            await screen.pilot.resize_terminal(*size)
            asked = screen.app._talk.question
            assert asked is not None
            lines = question_lines(screen.app._talk.session.opened.sheet, asked, today())
            parts = (*(screen.text(name) for name in ("place", "ask", "form", "beside")), *screen.listed("choices"))
            for line in filter(None, lines):
                if line == interview_words.FORMS["choices"]:
                    continue  # how several are typed; here they are marked
                assert any(line in part for part in parts), line
            screen.app.screen.query_one(Choices).focus()
            await screen.press("s")

    on_screen(path, play)


def test_nothing_is_told_by_colour_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def play(screen: Screen) -> None:
        await screen.press("2", "b", "down", "down", "down")
        assert "> (x) 2" in screen.shown()
        assert "  ( ) 1" in screen.shown()
        for strip in screen.app.screen._compositor.render_strips():
            for segment in screen.app._filters[-1].apply(list(strip), screen.app.screen.background_colors[1]):
                colours = () if segment.style is None else (segment.style.color, segment.style.bgcolor)
                assert all(colour is None or colour.is_default for colour in colours)
        await screen.press("shift+tab")
        assert "> * First" in screen.shown()

    on_screen(path, play)


def test_it_turns_light_and_dark(path: Path) -> None:
    async def play(screen: Screen) -> None:
        assert screen.app.theme == "textual-light"
        await screen.press("ctrl+t")
        assert screen.app.theme == "textual-dark"
        await screen.press("ctrl+t")
        assert screen.app.theme == "textual-light"

    on_screen(path, play, light=True)


def test_it_is_resized_in_the_middle(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("m")
        await screen.write("Half")
        for size in (WIDE, NARROW, (20, 8), STANDARD):
            await screen.pilot.resize_terminal(*size)
            await screen.pilot.pause()
        await screen.write(" written")
        await screen.press("enter", "2")
        assert screen.file == {"scale": {"answer": "established", "note": "Half written"}}

    on_screen(path, play)


def test_what_is_typed_ahead_goes_to_what_the_keys_before_lead_to(path: Path) -> None:
    ahead = "2yb\x1bsmHalf written, dry\r\x1bs0a50\r2026-01-31\r"
    names = {"\r": "enter", "\x1b": "escape"}

    async def play(screen: Screen) -> None:
        for character in ahead:
            key = names.get(character) or _character_to_key(character)
            screen.app.post_message(events.Key(key, character))
        await screen.pilot.pause()
        await screen.press("f1")

    on_screen(path, play).close()
    assert answers_in(good(parse(path.read_bytes(), "")).data) == {
        "scale": "established",
        "yes-no": "yes",
        "choice": {"answer": "unanswered", "note": "Half written, dry"},
        "choices": ["one"],
        "number": 50,
        "age": "2026-01-31",
    }


HOSTILE = "[red]r[/red] [/] \u202eabc"


def test_hostile_text_is_shown_as_text(path: Path) -> None:
    item = {"id": "i", "ask": HOSTILE, "why": HOSTILE, "scale": "practice", "levels": [HOSTILE] * 4}
    hostile = good(framework_from({}, [{"id": "t", "title": HOSTILE, "items": [item]}]))

    async def play(screen: Screen) -> None:
        seen = screen.shown()
        assert "[red]r[/red] [/]" in seen
        assert "\u202e" not in seen
        await screen.press("slash", "escape", "r")
        assert "\u202e" not in screen.shown()

    on_screen(path, play, framework=hostile, size=WIDE)


# ---- when things go wrong


class Refusing(Keeper):
    def save(self, effect: Save) -> NotSaved:  # noqa: ARG002 - it refuses all
        return NotSaved("the disk is full")


class Differing(Keeper):
    def save(self, effect: Save) -> Differs:  # noqa: ARG002 - it refuses all
        return Differs("absent", "a.conflict-1.yaml")


def test_what_cannot_be_saved_is_told_at_the_question_and_at_the_end(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("2")
        assert (screen.at, screen.text("told")) == ("scale", "Not saved: the disk is full")
        await screen.press("q")

    talk = on_screen(path, play, keeper=Refusing)
    assert talk.done is not None
    assert talk.done.unsaved == (("scale", "established"),)


def test_where_somebody_else_answered_too_both_are_shown(path: Path) -> None:
    async def play(screen: Screen) -> None:
        await screen.press("2")
        told = screen.text("told")
        assert "Your answer is kept in a.conflict-1.yaml: established" in told
        assert told.endswith("Now: absent")
        assert "(x) 0" in screen.listed("choices")[0]

    on_screen(path, play, keeper=Differing)


def break_it(path: Path) -> None:
    path.write_bytes(b"a: [")


def put_a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(("harm", "told"), [(break_it, ".a.yaml.journal"), (put_a_folder_in_its_place, "is gone")])
def test_what_waits_is_told_with_the_tick(path: Path, harm: Callable[[Path], None], told: str) -> None:
    async def play(screen: Screen) -> None:
        harm(path)
        await screen.press("2")
        assert interview_words.SAVED_ONE in screen.text("told")
        assert told in screen.text("told")

    on_screen(path, play)


def test_a_defect_is_raised_and_not_printed(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("ours")

    async def play(screen: Screen) -> None:
        monkeypatch.setattr(QuestionScreen, "put", broken)
        screen.app.post_message(events.Key("2", "2"))
        await asyncio.sleep(0.5)

    with pytest.raises(KeyError, match="ours"):
        on_screen(path, play)
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err


def test_an_interrupt_ends_as_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(app: Interview) -> None:
        app.stopped = StoppedError(Exit.INTERRUPTED)

    monkeypatch.setattr(Interview, "run", pressed)
    talk = session(path)
    with pytest.raises(StoppedError):
        run(talk, blind=False, light=False)


def test_without_a_terminal_or_without_textual_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not full_screen.has_terminal()
    assert full_screen.is_installed()
    monkeypatch.setitem(__import__("sys").modules, "textual", None)
    assert not full_screen.is_installed()


KEYS = [
    *"0123456789abdefgkmnopqrsuxy?/ -=.",
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "space", "backspace", "ctrl+t", "home", "end"),
]


@pytest.mark.unmeasured
@pytest.mark.parametrize("seed", range(2))
def test_no_keys_break_it_and_what_is_ticked_is_in_the_file(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    saved: dict[str, Plain] = {}

    class Watching(Keeper):
        def save(self, effect: Save) -> Any:
            came = super().save(effect)
            saved[str(effect.item.id)] = effect.value
            return came

    async def play(screen: Screen) -> None:
        for _ in range(30):
            if screen.app._talk.at is None:
                break
            await screen.press(chance.choice([key for key in KEYS if key != "q"]))

    on_screen(path, play, keeper=Watching).close()
    assert answers_in(good(parse(path.read_bytes(), "")).data) == saved
