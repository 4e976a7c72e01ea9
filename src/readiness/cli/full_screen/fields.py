"""A field to type into."""

from textual import events
from textual.message import Message
from textual.widgets import Input

from readiness.cli.line_by_line import LONGEST, harmless
from readiness.words import full_screen as words


class Field(Input):
    """A field; one that takes no letters leaves them to be keys."""

    def __init__(self, name: str) -> None:
        super().__init__(
            id=name,
            placeholder=words.PLACEHOLDERS.get(name, ""),
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

    class TooLong(Message):
        """What was pasted is more than a field takes."""

    def on_paste(self, event: events.Paste) -> None:
        """All lines of it as one; what is too long is not taken in part."""
        event.prevent_default()
        event.stop()
        text = " ".join(harmless(line) for line in event.text.splitlines())
        if len(self.value) + len(text) > LONGEST:
            self.post_message(self.TooLong())
        else:
            self.insert_text_at_cursor(text)

    def refill(self, text: str) -> None:
        """Put a text into it, to be mended from its end."""
        self.value = text
        self.cursor_position = len(text)

    async def _on_key(self, event: events.Key) -> None:
        if self.is_key(event.character):
            event.prevent_default()  # else the handler of the base types it
