"""The screen of a question: themes and figures at the left, the question with its fields at the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input, Label, OptionList, Static

from readiness.cli.clock import today
from readiness.cli.full_screen.choices import Choices, Pointed, Row
from readiness.cli.full_screen.screens import FindScreen, TextScreen, plain
from readiness.cli.line_by_line import LONGEST, harmless
from readiness.model.framework import NEVER, Age, Context
from readiness.render.plain import clean
from readiness.report.question import ChoiceView, standing
from readiness.words import full_screen as words
from readiness.words import interview as interview_words
from readiness.workflow.asking import evidence_lines, note_of, question_view

if TYPE_CHECKING:
    from readiness.cli.full_screen.talk import Talk
    from readiness.interview.effects import Ask, Overview

_EVIDENCE: Final = ("reference", "kind", "day")


class Field(Input):
    """A field; one that takes no letters leaves them to be keys."""

    def __init__(self, name: str) -> None:
        super().__init__(
            id=name,
            placeholder=words.PLACEHOLDERS[name],
            max_length=LONGEST,
            compact=True,
            select_on_focus=False,  # the first letter would replace the whole note
        )
        self.letters = True
        """Whether letters are typed into it."""

    def is_key(self, character: str | None) -> bool:
        """Whether a character is a key here, and nothing to be typed."""
        return not self.letters and character is not None and (character.isalpha() or character in "/?")

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed into the field."""
        return not self.is_key(character) and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if self.is_key(event.character):
            event.prevent_default()  # else the handler of the base types it


class QuestionScreen(Screen[None]):
    """One question at a time."""

    AUTO_FOCUS = ""  # who goes to a question sends the keys to it

    # they come before the widget that has the keys: who types ahead means the field that a key leads to
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, action, words.KEYS[name], key_display=shown, priority=True)
            for key, action, name, shown in (
                ("s", "type('s')", "skip", None),
                ("b", "type('b')", "back", None),
                ("o", "type('o')", "open", None),
                ("m", "field('note')", "note", None),
                ("e", "field('reference')", "evidence", None),
                ("slash,g", "find", "find", "/"),
                ("r", "type('r')", "review", None),
                ("u", "type('u')", "undo", None),
                ("question_mark", "help", "help", "?"),
                ("q", "type('q')", "quit", None),
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
        self.query_one(Choices).ask(view, self._others(ask))
        self.query_one("#typing").display = not view.choices
        self.query_one("#answer", Field).letters = isinstance(ask.item.kind, Context) and ask.item.kind.form == "text"
        for name, lines in (("form", view.form), ("beside", (*view.beside, *view.answered))):
            part = self.query_one(f"#{name}", Static)
            part.update(plain(lines))
            part.display = bool(lines)
        self._put_fields(ask, moved=moved)
        self.tell(told)
        if moved:
            self.query_one("#right").scroll_home(animate=False)
            self._go("#choices" if view.choices else "#answer")

    def _others(self, ask: "Ask") -> tuple[ChoiceView, ...]:
        kind = ask.item.kind
        never = (ChoiceView(NEVER, words.NEVER),) if isinstance(kind, Age) and kind.never is not None else ()
        keep = () if ask.former is None else (ChoiceView("k", words.KEEP),)
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

    def _go(self, name: str) -> None:
        """Send the keys to a widget, those that are typed ahead too: they must not be taken for others."""
        self.set_focus(self.query_one(name))

    def tell(self, lines: Sequence[str]) -> None:
        """Say what was done, or what went wrong."""
        self.query_one("#told", Static).update(plain(lines))

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
        if self.query_one("#answer", Input).value.strip():
            self._talk.told = (words.PENDING,)
            self._go("#answer")
            return False
        self.save_note()
        return self._save_evidence()

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
        """A choice answers."""
        event.stop()
        self.save_note()
        if self._save_evidence():
            self._talk.type(event.typed)
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field."""
        event.stop()
        match event.input.id:
            case "answer":
                self._answer(event.input)
            case "note":
                self.save_note()
                self._show()
                self.action_question()
            case "reference" if event.value.strip() and not event.value.strip().startswith("-"):
                self._go("#kind")
            case "kind":
                self._go("#day")
            case _:
                if self._save_evidence():
                    self._go("#reference")
                self._show()

    def _answer(self, field: Input) -> None:
        """Answer with what was typed; what is refused stays in the field, to be mended."""
        asked, typed = self._item, field.value
        self.save_note()
        if self._save_evidence():
            field.value = ""
            self._talk.type(harmless(typed))
        self._show()
        if self._item == asked and self._talk.question is not None:
            field.value = typed

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
        return in_field if action == "question" else not in_field or action not in {"type", "field", "find", "help"}

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
        """Back from a field to the question."""
        self._go("#choices")

    def action_find(self) -> None:
        """Go to a question that is searched for."""
        self.app.push_screen(FindScreen(self._talk.session.items), self._found)

    def _found(self, item: str | None) -> None:
        if item:
            self._type(f"g {item}")

    def action_help(self) -> None:
        """Tell the keys."""
        self.app.push_screen(TextScreen((*interview_words.HELP, *words.HELP)))
