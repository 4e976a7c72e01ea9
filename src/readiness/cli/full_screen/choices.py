"""Lists in which nothing is told by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.table import Table
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from readiness.render.plain import clean
from readiness.report.question import ChoiceView, QuestionView
from readiness.words import full_screen as words

ANSWER: Final = "a"
"""The key that answers with what is marked, where several may be chosen."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list; one without an id is a heading."""

    text: str
    id: str | None = None
    mark: str = ""


class Pointed(OptionList):
    """A list with a pointer before the entry that Enter takes, while keys go to the list."""

    def __init__(self, id: str, *, width: int = 0, shows_always: bool = False) -> None:  # noqa: A002 - as widgets call it
        super().__init__(id=id, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._width = width
        self._shows_always = shows_always
        if shows_always:
            self.can_focus = False

    def put(self, rows: Sequence[Row], at: int | None = None) -> None:
        """Show these, and point at one of them, else at the first that can be taken; at none of them where it is -1."""
        self._rows = tuple(rows)
        self.clear_options()
        self.add_options(Option(self._drawn(place), disabled=row.id is None) for place, row in enumerate(rows))
        first = next((place for place, row in enumerate(rows) if row.id is not None), None)
        self.highlighted = first if at is None or at >= len(rows) else at if at >= 0 else None

    @property
    def pointed(self) -> str | None:
        """The id of the entry that is pointed at."""
        return None if self.highlighted is None else self._rows[self.highlighted].id

    def mark(self, place: int, mark: str) -> None:
        """Put another mark before an entry."""
        row = self._rows[place]
        self._rows = (*self._rows[:place], Row(row.text, row.id, mark), *self._rows[place + 1 :])
        self._redraw(place)

    def _drawn(self, place: int) -> Table:
        row = self._rows[place]
        points = place == self.highlighted and (self._shows_always or self.has_focus)
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=2 + self._width if row.id is not None else 0)
        table.add_column(ratio=1)
        table.add_row(Text(f"{'>' if points else ' '} {row.mark}".rstrip()), Text(clean(row.text)))
        return table

    def _redraw(self, *places: int | None) -> None:
        for place in places:
            if place is not None and place < min(self.option_count, len(self._rows)):
                self.replace_option_prompt_at_index(place, self._drawn(place))

    def watch_highlighted(self, old: int | None, new: int | None) -> None:  # type: ignore[override]
        """Move the pointer with the colour."""
        super().watch_highlighted(new)
        self._redraw(old, new)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The pointer comes and goes with the keys."""
        super().watch_has_focus(has_focus)
        self._redraw(self.highlighted)


class Choices(Pointed):
    """The choices of a question, and what may be chosen at every question below them.

    A mark stands before what the file has, a question mark where that was carried over and nobody has confirmed it.
    Nothing is pointed at before an arrow was pressed: Enter alone chooses
    nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("space", "pick", "")]
    MOST_DIGITS: Final = 10
    """With more choices than this a digit may be the first of two, and only moves the pointer."""

    class Picked(Message):
        """Something was chosen; `typed` is what the line interview would have been told."""

        def __init__(self, typed: str, *, answers_marks: bool = False) -> None:
            super().__init__()
            self.typed = typed
            self.answers_marks = answers_marks

    class Digit(Message):
        """A digit where there is nothing to choose by it."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    def __init__(self, id: str) -> None:  # noqa: A002 - as widgets call it
        super().__init__(id, width=3)
        self._chosen: frozenset[str] = frozenset()
        self._carried = False
        self._choices: tuple[ChoiceView, ...] = ()
        self._count = 0
        self._several = False
        self._marked: set[str] = set()
        self._digits = ""

    @property
    def is_half_marked(self) -> bool:
        """Whether marks were changed that no answer has taken."""
        return self._several and self._marked != self._chosen

    def forget_marks(self) -> None:
        """The marks have become an answer; they are half marked no more."""
        self._chosen = frozenset(self._marked)

    def ask(self, view: QuestionView, others: Sequence[ChoiceView], *, moved: bool) -> None:
        """Show the choices of a question, and others below them; marks that no answer took stay until one has moved."""
        marked = self._marked if not moved and self.is_half_marked and view.chosen == self._chosen else set(view.chosen)
        answer = (ChoiceView(ANSWER, words.ANSWER_MARKED),) if view.several else ()
        self._choices = (*view.choices, *answer, *others)
        self._count = len(view.choices)
        self._several, self._chosen, self._marked, self._digits = view.several, view.chosen, marked, ""
        self._carried = view.carried
        rows = [Row(choice.text, choice.typed, self._mark(place)) for place, choice in enumerate(self._choices)]
        self.put(rows, -1)

    def _mark(self, place: int) -> str:
        if place >= self._count:
            return ""
        typed = self._choices[place].typed
        mark = " " if typed not in self._marked else "?" if self._carried and typed in self._chosen else "x"
        return f"[{mark}]" if self._several else f"({mark})"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        event.stop()
        self._pick(event.option_index)

    def action_select(self) -> None:
        """Enter: the one under the pointer, or, where there is none, what a blank line would be."""
        if self.highlighted is None:
            self.post_message(self.Picked(""))
        else:
            super().action_select()

    def action_pick(self) -> None:
        """Do the same with the one under the pointer."""
        if self.highlighted is not None:
            self._pick(self.highlighted)

    def _pick(self, place: int) -> None:
        """Choose, or mark where several may be chosen."""
        typed = self._choices[place].typed
        if self._several and place < self._count:
            self._marked ^= {typed}
            self.mark(place, self._mark(place))
        elif typed == ANSWER:
            marked = [choice.typed for choice in self._choices[: self._count] if choice.typed in self._marked]
            self.post_message(self.Picked(" ".join(marked) or "-", answers_marks=True))
        else:
            self.post_message(self.Picked(typed))

    def on_key(self, event: events.Key) -> None:
        """Numbers, and the key that answers with what is marked."""
        key = event.character or ""
        if key == ANSWER and self._several:
            event.stop()
            self._pick(self._count)
        elif key.isascii() and key.isdecimal():
            event.stop()
            self._number(key)
        else:
            self._digits = ""

    def _number(self, digit: str) -> None:
        if not self._count:
            self.post_message(self.Digit(digit))
            return
        if self._count <= self.MOST_DIGITS and not self._several:
            self.post_message(self.Picked(digit))
            return
        for digits in (self._digits + digit, digit):
            if int(digits) < self._count:
                self._digits = digits
                self.highlighted = int(digits)
                if self._several and self._count <= self.MOST_DIGITS:
                    self._pick(int(digits))
                return
