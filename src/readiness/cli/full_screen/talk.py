"""What fields and keys mean as the lines that the machine is told: it knows no screen."""

from typing import TYPE_CHECKING, Final

from readiness.cli.clock import seconds
from readiness.interview.effects import Ask, Review, Wanted
from readiness.interview.replies import Line
from readiness.words import interview as words
from readiness.workflow.asking import evidence_lines, now_lines, told_lines

if TYPE_CHECKING:
    from readiness.workflow.asking import Session

_WAYS_OUT: Final = {
    Wanted.NOTE: "",
    Wanted.BECAUSE: "",
    Wanted.REFERENCE: "",
    Wanted.KIND: "q",
    Wanted.DAY: "q",
}
"""What is typed to leave a question within a question."""


class Talk:
    """Types lines, and knows what is asked and what was told since."""

    def __init__(self, session: "Session") -> None:
        self.session = session
        self.at: Ask | Review | None = session.say(None)
        """What is asked now; None at the end."""
        self.told: tuple[str, ...] = ()
        self._hear()

    @property
    def question(self) -> Ask | None:
        """The question that waits for an answer; None in a review, within another question and at the end."""
        return self.at if isinstance(self.at, Ask) and self.at.wanted is Wanted.ANSWER else None

    def type(self, line: str) -> None:
        """Type a line; a review is always shown in full."""
        self._type(line)
        if isinstance(self.at, Review) and self.at.brief:
            told = self.told
            self._type("r")
            self.told = (*told, *self.told)

    def settle(self) -> tuple[str, ...]:
        """Put into the file what was saved; what is to be told of that."""
        return self.session.settle()

    def write_note(self, text: str) -> None:
        """Write, replace or take away the note of the question that is asked."""
        self._type("m")
        self._type(text.strip() or "-")
        self._leave()

    def add_evidence(self, reference: str, kind: str, day: str) -> bool:
        """Add a piece of evidence, or take one away as `- 1` says; whether that was done.

        A blank kind is the usual one, a blank day is none.
        """
        saves = self.session.saves
        self._type("e")
        for wanted, line in ((Wanted.REFERENCE, reference), (Wanted.KIND, kind), (Wanted.DAY, day.strip() or "-")):
            if self._wanted is not wanted:
                break
            self._type(line)
        taken = self._wanted is Wanted.REFERENCE and self.session.saves > saves
        # the pieces that there are stand on the screen
        told = tuple(line for line in self.told if self.question is not None or line not in evidence_lines(self._asked))
        self._leave()
        if not taken and told:  # that it ended without a change says less than why
            self.told = told
        return taken

    @property
    def _asked(self) -> Ask:
        assert isinstance(self.at, Ask)  # noqa: S101 - evidence is asked for at a question only
        return self.at

    @property
    def _wanted(self) -> Wanted | None:
        return self.at.wanted if isinstance(self.at, Ask) else None

    def _type(self, line: str) -> None:
        self.at = self.session.say(Line(line, seconds()))
        self._hear()

    def _leave(self) -> None:
        """Come back to the question itself."""
        while (wanted := self._wanted) is not None and wanted is not Wanted.ANSWER:
            self._type(_WAYS_OUT[wanted])

    def _hear(self) -> None:
        if self.at is None:
            self.told = ()
            return
        said = told_lines(self.session.opened.sheet, self.at, self.session.earlier)
        # the full screen has a list of keys of its own
        self.told = tuple(line for line in said if line not in words.HELP)
        if (asked := self.question) is not None and {words.DIFFERS, words.DIFFERS_KEPT}.intersection(said):
            self.told += now_lines(self.session.opened.sheet, asked)
