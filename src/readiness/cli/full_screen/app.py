"""The full screen itself: which screen shows what is asked, and every way out of it."""

import asyncio
import contextlib
import os
import signal
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from readiness.cli.exits import Exit, StoppedError
from readiness.cli.full_screen.fields import Field
from readiness.cli.full_screen.question_screen import QuestionScreen
from readiness.cli.full_screen.screens import PromptScreen, ReviewScreen, Typed
from readiness.cli.full_screen.style import STYLE
from readiness.cli.full_screen.talk import Talk
from readiness.cli.line_by_line import tell
from readiness.interview.effects import Ask, Review
from readiness.words import full_screen as full_screen_words
from readiness.words import interview as words
from readiness.workflow.asking import begin_lines, review_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

    from textual.message_pump import MessagePump

    from readiness.workflow.asking import Session

_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")


ROUNDS: Final = 3
"""How often what came of a key comes up from a widget: the key itself, what its action says, what that leads to."""


class Interview(App[None]):
    """Shows what the machine asks, until it ends."""

    ENABLE_COMMAND_PALETTE = False
    CSS = STYLE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (110, "-wide")]  # noqa: RUF012 - as the base has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "stop", show=False, priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+t", "light", show=False, priority=True),
    ]

    def __init__(self, session: "Session", *, blind: bool, light: bool) -> None:
        # without colour nothing is drawn in greys either
        super().__init__(ansi_color="NO_COLOR" in os.environ)
        self.theme = "textual-light" if light else "textual-dark"
        self.stopped: StoppedError | None = None
        """The signal that ended it, where one did."""
        self.failure: Exception | None = None
        """A defect of ours."""
        self.half_typed: str | None = None
        """The question at which something was typed that did not answer it any more."""
        self._is_at_a_key = False
        self._typed_ahead: deque[events.Key] = deque()
        self._talk = Talk(session)
        self._lines = begin_lines(session.opened, session.items, blind=blind)
        about = session.opened.sheet.assessment
        title = full_screen_words.TITLE.format(name=about.subject.name, round=about.round, date=about.date)
        self._questions = QuestionScreen(self._talk, title, self.show)
        self._review = ReviewScreen(session.items)

    async def on_event(self, event: events.Event) -> None:
        """Take one key after another: each goes to what the one before it has led to, however fast they are typed.

        A key that a widget does not take comes back here when others may have been typed; those wait until then.
        """
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_at_a_key:
            self._typed_ahead.append(event)
        else:
            self._is_at_a_key = True
            await self._take(event)

    async def _take(self, key: events.Key) -> None:
        nodes, field = self._who_hears(), self.focused
        is_text = isinstance(field, Field) and field.check_consume_key(key.key, key.character)
        await super().on_event(key)
        # a letter of a text goes no further than its field, and there may be thousands of them
        self._see_off(nodes[:1], 0) if is_text else self._see_off(nodes, ROUNDS)

    def _who_hears(self) -> "Sequence[MessagePump]":
        return (self.focused or self.screen).ancestors_with_self

    def _see_off(self, nodes: "Sequence[MessagePump]", rounds: int) -> None:
        """Wait until each of these has done what was sent to it, and what came of that; then take the next key."""
        if nodes:
            if not nodes[0].call_later(self._see_off, nodes[1:], rounds):
                self._see_off(nodes[1:], rounds)
        elif rounds:
            self._see_off(self._who_hears(), rounds - 1)
        elif self._typed_ahead:
            self.call_next(self._take, self._typed_ahead.popleft())
        else:
            self._is_at_a_key = False

    def on_mount(self) -> None:
        """Listen to signals, and show the first question."""
        self._listen()
        self._talk.told = (*self._lines[:-1], *self._talk.told)
        # one that is not installed is taken apart when it is left, and takes no keys until it is whole again
        self.install_screen(self._review, "review")
        self.push_screen(self._questions)

    def show(self) -> None:
        """Show what is asked now; what was saved goes into the file when its tick is to be seen."""
        match self._talk.at:
            case None:
                self.exit()
            case Review() as review:
                self._show_review(review)
            case Ask() as ask if self._talk.question is not None:
                if self.screen is self._review:
                    self.pop_screen()
                self._questions.put(ask, self._talk.told)
            case Ask() as ask:
                prompt = words.PROMPTS[ask.wanted.value].format(default=ask.default)
                self.push_screen(PromptScreen(prompt), self._prompted)
        self.call_after_refresh(self._settle)

    def _show_review(self, review: Review) -> None:
        if self.screen is not self._review:
            self.push_screen(self._review)
        self.call_after_refresh(self._review.put, review, self._talk.told, review_counts(review))

    def _prompted(self, line: str | None) -> None:
        self._talk.type(line or "")
        self.show()

    def _settle(self) -> None:
        told = self._talk.settle()
        if told and isinstance(self.screen, QuestionScreen | ReviewScreen):
            self.screen.tell((*self._talk.told, *told))

    def on_typed(self, event: Typed) -> None:
        """A line that another screen types."""
        self._talk.type(event.line)
        self.show()

    # ---- ways out

    def action_leave(self) -> None:
        """Quit from anywhere."""
        if self._talk.question is not None:
            self._questions.save_fields()
            if self._questions.half_typed() is not None:
                self.half_typed = str(self._talk.question.item.id)
        self.exit()

    def action_stop(self) -> None:
        """Quit as an interrupt does."""
        self.stopped = StoppedError(Exit.INTERRUPTED)
        self.action_leave()

    def action_light(self) -> None:
        """Light or dark."""
        self.theme = "textual-dark" if self.theme == "textual-light" else "textual-light"

    def _listen(self) -> None:
        """Hear the signals that the command hears, between two keys and not in the middle of one."""
        loop = asyncio.get_running_loop()
        for name in _SIGNALS:
            number = signal.Signals.__members__.get(name)
            handler = None if number is None else signal.getsignal(number)
            if number is not None and callable(handler):
                with contextlib.suppress(NotImplementedError):  # on Windows
                    loop.add_signal_handler(number, self._heard, number, handler)

    def _heard(self, number: int, handler: "Callable[[int, FrameType | None], object]") -> None:
        try:
            handler(number, None)
        except StoppedError as stop:
            self.stopped = stop
            self.action_leave()

    def _handle_exception(self, error: Exception) -> None:
        """Keep a defect for whoever reports it, where Textual would print what nobody is to see."""
        self.failure = self.failure or error
        self.exit()


@contextlib.contextmanager
def _signals_kept() -> Iterator[None]:
    """Whoever listened to signals before listens to them afterwards."""
    numbers = [signal.Signals[name] for name in _SIGNALS if name in signal.Signals.__members__]
    handlers = {number: signal.getsignal(number) for number in numbers}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def run(session: "Session", *, blind: bool, light: bool) -> None:
    """Fill the screen until the end; raises the signal that ended it, or the defect."""
    for stale in ("COLUMNS", "LINES"):  # they say how large the terminal was, and it may be resized
        os.environ.pop(stale, None)
    app = Interview(session, blind=blind, light=light)
    with _signals_kept():
        app.run()
    if app.half_typed is not None:
        tell((full_screen_words.HALF_TYPED.format(item=app.half_typed),))
    if app.failure is not None:
        raise app.failure
    if app.stopped is not None:
        raise app.stopped
    session.stop()  # it was left in the middle, unless it ended by itself
