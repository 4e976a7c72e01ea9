"""The screens beside the question: a review, a search, a question within a question, and a text to read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Input, OptionList, Static

from readiness.cli.full_screen.choices import Pointed, Row
from readiness.cli.full_screen.fields import Field
from readiness.cli.line_by_line import harmless
from readiness.render.plain import clean
from readiness.words import full_screen as words
from readiness.words import interview as interview_words

if TYPE_CHECKING:
    from readiness.interview.effects import Review
    from readiness.model.framework import Item


class Typed(Message):
    """A line for the machine."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


def plain(lines: Sequence[str]) -> str:
    """Lines without anything that a terminal would act on."""
    return "\n".join(map(clean, lines))


MOST_LINES: Final = 8
"""Lines at the foot of a screen; more are shown on a screen of their own, where they can be read to the end."""


def tell(screen: Screen[None], lines: Sequence[str]) -> None:
    """Say what was done, or what went wrong."""
    width = max(20, screen.size.width - 2)
    if sum(len(line) // width + 1 for line in lines) > MOST_LINES:
        screen.app.push_screen(TextScreen(lines))
        lines = ()
    screen.query_one("#told", Static).update(plain(lines))


class PromptScreen(ModalScreen[str]):
    """A line that is asked for before the answer counts; Escape types nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", words.KEYS["back"])]

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        """What the screen is made of."""
        with Vertical(classes="box"):
            yield Static(clean(self._prompt), markup=False)
            yield Field("line")
            yield Static(words.BACK, markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The line is typed."""
        event.stop()
        self.dismiss(harmless(event.value))


class TextScreen(ModalScreen[None]):
    """Lines to read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,question_mark", "dismiss", words.KEYS["back"])]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """What the screen is made of."""
        with VerticalScroll(classes="box"):
            yield Static(plain(self._lines), markup=False)
            yield Static(words.BACK, markup=False)


class FindScreen(ModalScreen[str]):
    """A search among the questions; the id of the one to go to, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", words.KEYS["back"]),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, items: "Sequence[Item]") -> None:
        super().__init__()
        self._rows = [
            Row(words.QUESTION.format(number=number, id=item.id, ask=item.ask), str(item.id))
            for number, item in enumerate(items, 1)
        ]

    def compose(self) -> ComposeResult:
        """What the screen is made of."""
        with Vertical(classes="box tall"):
            yield Static(words.FIND, markup=False)
            yield Field("line")
            yield Pointed("found", shows_always=True)

    def on_mount(self) -> None:
        """Everything is found at first."""
        self._find("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each letter narrows it."""
        self._find(event.value)

    def _find(self, text: str) -> None:
        parts = text.casefold().split()
        matching = [row for row in self._rows if all(part in row.text.casefold() for part in parts)]
        self.query_one(Pointed).put(matching or [Row(words.NONE_FOUND)])

    def action_move(self, by: int) -> None:
        """Move the pointer while the letters still go into the field."""
        found = self.query_one(Pointed)
        if by > 0:
            found.action_cursor_down()
        else:
            found.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the question under the pointer."""
        event.stop()
        if (item := self.query_one(Pointed).pointed) is not None:
            self.dismiss(item)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the one that was clicked."""
        event.stop()
        self.dismiss(self.query_one(Pointed).pointed)


class ReviewScreen(Screen[None]):
    """What is open, theme by theme, and the way to each of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape", "type('b')", words.KEYS["back"]),
        Binding("o", "type('o')", words.KEYS["first"]),
        Binding("p", "type('p')", words.SO_FAR.lower()),
        Binding("u", "type('u')", words.KEYS["undo"]),
        Binding("slash", "find", words.KEYS["find"]),
        Binding("question_mark", "help", words.KEYS["help"]),
        Binding("f", "type('f')", words.KEYS["finish"]),
        Binding("q", "type('q')", words.KEYS["quit"]),
    ]

    def __init__(self, items: "Sequence[Item]") -> None:
        super().__init__()
        self._items = items

    def compose(self) -> ComposeResult:
        """What the screen is made of."""
        yield Static(words.REVIEW, id="title", markup=False)
        yield Static(id="counts", markup=False)
        yield Pointed("open")
        yield Static(id="told", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def put(self, review: "Review", told: Sequence[str], counts: Sequence[str]) -> None:
        """Show what is open now."""
        self.query_one("#counts", Static).update(plain(counts))
        self.tell(told)
        rows = []
        for theme in review.themes:
            for what, entries in (
                (interview_words.UNANSWERED, theme.open),
                (interview_words.CARRIED, theme.carried),
                (interview_words.ANSWERED_NOW, theme.answered),
            ):
                if entries:
                    rows.append(Row(interview_words.REVIEW_THEME.format(theme=theme.title, counts=what)))
                    rows += [
                        Row(words.QUESTION.format(number=number, id=item.id, ask=item.ask), item.id)
                        for number, item in ((entry.number, entry.item) for entry in entries)
                    ]
        listed = self.query_one(Pointed)
        listed.put(rows or [Row(words.NOTHING_OPEN)])
        self.set_focus(listed)

    def tell(self, lines: Sequence[str]) -> None:
        """Say what was done, or what went wrong."""
        tell(self, lines)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the question that was chosen."""
        event.stop()
        self.post_message(Typed(f"g {self.query_one(Pointed).pointed}"))

    def action_type(self, line: str) -> None:
        """Type a line."""
        self.post_message(Typed(line))

    def action_find(self) -> None:
        """Go to a question that is searched for."""
        self.app.push_screen(FindScreen(self._items), self._found)

    def _found(self, item: str | None) -> None:
        if item:
            self.post_message(Typed(f"g {item}"))

    def action_help(self) -> None:
        """Tell the keys."""
        self.app.push_screen(TextScreen(words.REVIEW_HELP))
