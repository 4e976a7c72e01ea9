"""The screen of a question: themes and figures at the left, the question with its fields at the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input, Label, OptionList, Static

from readiness.cli.clock import today
from readiness.cli.full_screen.choices import Choices, Pointed, Row
from readiness.cli.full_screen.fields import Field
from readiness.cli.full_screen.screens import FindScreen, TextScreen, plain, tell
from readiness.cli.line_by_line import LONGEST, harmless
from readiness.model.framework import NEVER, Age, Context
from readiness.render.plain import clean
from readiness.report.question import ChoiceView, standing
from readiness.words import full_screen as words
from readiness.words import interview as interview_words
from readiness.workflow.asking import evidence_lines, keepable, note_of, question_view

if TYPE_CHECKING:
    from readiness.cli.full_screen.talk import Talk
    from readiness.interview.effects import Ask, Overview

_EVIDENCE: Final = ("reference", "kind", "day")


class QuestionScreen(Screen[None]):
    """One question at a time."""

    AUTO_FOCUS = ""  # who goes to a question sends the keys to it

    # they come before the widget that has the keys: who types ahead means the field that a key leads to
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, action, words.KEYS[name], key_display=shown, priority=True)
            for key, action, name, shown in (
                ("question_mark", "help", "help", "?"),
                ("q", "type('q')", "quit", None),
                ("s", "type('s')", "skip", None),
                ("b", "type('b')", "back", None),
                ("o", "type('o')", "open", None),
                ("m", "field('note')", "note", None),
                ("e", "field('reference')", "evidence", None),
                ("slash,g", "find", "find", "/"),
                ("r", "type('r')", "review", None),
                ("u", "type('u')", "undo", None),
                ("escape", "question", "question", "Esc"),
            )
        ),
        *(Binding(key, f"type('{key}')", show=False, priority=True) for key in ("d", "x", "k", "p", "y", "n")),
    ]

    def __init__(self, talk: "Talk", title: str, show: Callable[[], None]) -> None:
        super().__init__()
        self._talk = talk
        self._show = show
        self._title = title
        self._item = ""
        self._note = ""
        self._home = "#choices"
        """What the keys go to first at this question."""

    def compose(self) -> ComposeResult:
        """What the screen is made of."""
        yield Static(clean(self._title), id="title", markup=False)
        with Horizontal():
            with Vertical(id="left"):
                yield Static(words.THEMES, classes="head", markup=False)
                yield Pointed("themes", width=1)
                yield Static(words.SO_FAR, classes="head", markup=False)
                yield Static(id="standing", markup=False)
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="place", markup=False)
                yield Static(id="ask", markup=False)
                yield Static(id="form", markup=False)
                with Vertical(id="typing"):
                    yield Label(words.FIELDS["answer"])
                    yield Field("answer")
                yield Choices("choices")
                yield Static(id="beside", markup=False)
                yield Label(words.FIELDS["note"])
                yield Field("note")
                with Vertical(id="evidence"):
                    yield Static(id="pieces", markup=False)
                    for field in _EVIDENCE:
                        with Horizontal(classes="row"):
                            yield Label(words.FIELDS[field])
                            yield Field(field)
        yield Static(id="told", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    # ---- showing

    def on_mount(self) -> None:
        """The first question."""
        self._show()

    def put(self, ask: "Ask", told: Sequence[str]) -> None:
        """Show a question; what is half typed in its fields stays while it is the same one."""
        session = self._talk.session
        view = question_view(session.opened.sheet, ask, today(), session.earlier)
        moved = self._item != ask.item.id
        self._item = ask.item.id
        self._put_overview(ask.overview)
        self.query_one("#place", Static).update(clean(view.place))
        self.query_one("#ask", Static).update(clean(view.ask))
        self.query_one(Choices).ask(view, self._others(ask), moved=moved)
        self.query_one("#typing").display = not view.choices
        self.query_one("#answer", Field).letters = isinstance(ask.item.kind, Context) and ask.item.kind.form == "text"
        # how several are typed is of no use where they are marked
        form = () if view.several else view.form
        for name, lines in (("form", form), ("beside", (*view.beside, *view.answered))):
            part = self.query_one(f"#{name}", Static)
            part.update(plain(lines))
            part.display = bool(lines)
        self._put_fields(ask, moved=moved)
        self.tell(told)
        if moved:
            self._home = "#choices" if view.choices else "#answer"
            self._go(self._home, scrolls=False)
            self.query_one("#right").scroll_home(animate=False)
            self.call_after_refresh(self.query_one("#right").scroll_home, animate=False)

    def _others(self, ask: "Ask") -> tuple[ChoiceView, ...]:
        kind = ask.item.kind
        never = (ChoiceView(NEVER, words.NEVER),) if isinstance(kind, Age) and kind.never is not None else ()
        answer = keepable(self._talk.session.opened.sheet, ask)
        keep = () if answer is None else (ChoiceView("k", words.KEEP.format(answer=answer)),)
        return (*never, *(ChoiceView(typed, text) for typed, text in words.OTHERS.items()), *keep)

    def _put_overview(self, overview: "Overview | None") -> None:
        if overview is None:
            return
        rows = [
            Row(
                words.THEME.format(title=theme.title, done=theme.of - theme.to_do, of=theme.of),
                str(theme.id),
                "*" if theme.here else "",
            )
            for theme in overview.themes
        ]
        themes = self.query_one("#themes", Pointed)
        themes.put(rows, themes.highlighted)
        sheet = self._talk.session.opened.sheet
        lines = standing(sheet.framework, sheet.assessment.subject, overview.standing)
        self.query_one("#standing", Static).update(plain(lines))

    def _put_fields(self, ask: "Ask", *, moved: bool) -> None:
        note = clean(note_of(ask))
        field = self.query_one("#note", Input)
        if moved or self._note == field.value:
            field.value = note
        self._note = note
        pieces = evidence_lines(ask)
        self.query_one("#evidence").display = ask.item.takes_evidence or bool(pieces)
        self.query_one("#pieces", Static).update(plain(pieces))
        self.query_one("#pieces").display = bool(pieces)
        if moved:
            for name in ("answer", *_EVIDENCE):
                self.query_one(f"#{name}", Input).value = ""

    def _go(self, name: str, *, scrolls: bool = True) -> None:
        """Send the keys to a widget, those that are typed ahead too: they must not be taken for others."""
        self.set_focus(self.query_one(name), scroll_visible=scrolls)

    def tell(self, lines: Sequence[str]) -> None:
        """Say what was done, or what went wrong."""
        tell(self, lines)

    # ---- what is typed

    def _type(self, line: str) -> None:
        """Type a line, once what stands in the fields is saved."""
        if self._leave():
            self._talk.type(line)
        self._show()

    def _leave(self) -> bool:
        """Save what stands in the fields of note and evidence; whether one may go on."""
        if self._talk.question is None:
            return True
        if (half := self.half_typed()) is not None:
            self._talk.told = (half,)
            self._go(self._home)
            return False
        self.save_note()
        return self._save_evidence()

    def half_typed(self) -> str | None:
        """That something was typed or marked at this question that has not answered it yet."""
        if self.query_one("#answer", Input).value.strip():
            return words.PENDING
        return words.PENDING_MARKS if self.query_one(Choices).is_half_marked else None

    def save_fields(self) -> None:
        """Save what was being written, since the interview is left; evidence whose date will not do goes without."""
        self.save_note()
        if not self._save_evidence():
            self.query_one("#day", Input).value = ""
            self._save_evidence()

    def save_note(self) -> bool:
        """Save the note where it was changed; whether it was."""
        typed = harmless(self.query_one("#note", Input).value)
        if self._talk.question is None or typed.strip() == self._note.strip():
            return False
        self._note = typed
        self._talk.write_note(typed)
        return True

    def _save_evidence(self) -> bool:
        """Save the evidence that was typed; whether there is none that could not be."""
        fields = [self.query_one(f"#{name}", Input) for name in _EVIDENCE]
        reference, kind, day = (harmless(field.value) for field in fields)
        if self._talk.question is None or not reference.strip():
            return True
        taken = self._talk.add_evidence(reference, kind, day)
        if taken:
            for field in fields:
                field.value = ""
        return taken

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A choice answers; one that is no choice of a list of several leaves its marks, and may not."""
        event.stop()
        choices = self.query_one(Choices)
        if event.answers_marks:
            choices.forget_marks()
        self._type(event.typed)

    def on_choices_digit(self, event: Choices.Digit) -> None:
        """A digit where a number is to be typed goes where it is typed."""
        event.stop()
        self._go("#answer")
        self.query_one("#answer", Input).insert_text_at_cursor(event.digit)

    def on_field_too_long(self, event: Field.TooLong) -> None:
        """What was pasted was not taken."""
        event.stop()
        self.tell((interview_words.TOO_LONG.format(limit=f"{LONGEST:,}"),))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field."""
        event.stop()
        match event.input.id:
            case "answer":
                self._answer(self.query_one("#answer", Field))
            case "note":
                self.save_note()
                self._show()
                self.action_question()
            case "reference" if event.value.strip() and not event.value.strip().startswith("-"):
                self._go("#kind")
            case "kind":
                self._go("#day")
            case _:
                taken = self._save_evidence()
                self._show()
                self._go("#reference" if taken else "#day")
                self.call_after_refresh(self.query_one("#day").scroll_visible, animate=False)

    def _answer(self, field: Field) -> None:
        """Answer with what was typed; what is refused stays in the field, to be mended."""
        typed = field.value
        self.save_note()
        if not self._save_evidence():
            self._show()
            return
        asked, field.value = self._item, ""
        saves = self._talk.session.saves
        self._talk.type(harmless(typed))
        self._show()
        if self._item == asked and self._talk.question is not None and self._talk.session.saves == saves:
            field.refill(typed)

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """A note is saved when its field is left."""
        event.stop()
        if event.input.id == "note" and self.save_note():
            self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to a theme."""
        event.stop()
        self._type(f"g {self.query_one('#themes', Pointed).pointed}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are keys outside of the fields only, and the way out of a field is one inside."""
        del parameters
        in_field = isinstance(self.focused, Field) and self.focused.letters
        if action == "question":
            return (self.focused is not None and f"#{self.focused.id}" != self._home) or in_field
        return not in_field or action not in {"type", "field", "find", "help"}

    def action_type(self, line: str) -> None:
        """Type a line."""
        self._type(line)

    def action_field(self, name: str) -> None:
        """Go to a field."""
        if name == "reference" and not self.query_one("#evidence").display:
            self.tell((interview_words.TAKES_NO_EVIDENCE,))
        else:
            self._go(f"#{name}")

    def action_question(self) -> None:
        """Back from a field to the question; from the one for its answer to the keys."""
        at_home = self.focused is not None and f"#{self.focused.id}" == self._home
        self._go("#choices" if at_home else self._home)

    def action_find(self) -> None:
        """Go to a question that is searched for."""
        self.app.push_screen(FindScreen(self._talk.session.items), self._found)

    def _found(self, item: str | None) -> None:
        if item:
            self._type(f"g {item}")

    def action_help(self) -> None:
        """Tell the keys."""
        self.app.push_screen(TextScreen((*interview_words.HELP, *words.HELP)))
