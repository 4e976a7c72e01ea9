"""An interview in progress: what the machine asks for is done here between two lines, and put into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.interview.choosing import Choice, chosen
from readiness.interview.effects import Ask, Differs, Done, Former, Machine, NotSaved, Reply, Review, Save, Wanted
from readiness.interview.entries import parts_of, pieces_of
from readiness.interview.evidence import listed
from readiness.interview.machine import interview
from readiness.interview.replies import Line
from readiness.model.assessment import Sheet, Unanswered
from readiness.model.framework import Item
from readiness.model.sheet import read_entry
from readiness.report.question import (
    QuestionView,
    before,
    now,
    progress,
    question,
    revealed,
    review_theme,
    standing,
)
from readiness.report.wording import answer_text
from readiness.words import interview as words
from readiness.workflow.answering import Opened, keep_framework
from readiness.workflow.saving import Keeper, Put, put_lines


@dataclass(frozen=True, slots=True)
class Manner:
    """How an interview goes."""

    started: float
    """The time at which it begins, on the clock of the lines."""
    blind: bool = False
    watched: bool = False
    """Whether figures and progress come with each question."""


class Session:
    """An interview about one file: a line goes in, and what is asked next comes out."""

    def __init__(self, opened: Opened, choice: Choice, keeper: Keeper, how: "Manner") -> None:
        self.opened = opened
        self.items = chosen(opened.sheet, choice)
        """What is asked, in order."""
        self.saves = 0
        """How often something was to be saved."""
        self.kept: list[str] = []
        """The files that have answers of this session which somebody else had changed."""
        self.done: Done | None = None
        """How it ended, where it has."""
        self._keeper = keeper
        self._unsettled = False
        self._machine: Machine = interview(
            opened.sheet,
            opened.answers,
            only=frozenset(item.id for item in self.items),
            at_first=choice.open or choice.stale,
            previous=None if opened.previous is None else opened.previous.entries,
            blind=how.blind,
            started=how.started,
            watched=how.watched,
        )

    @property
    def earlier(self) -> str:
        """The name of the round before; nothing where there is none."""
        return "" if self.opened.previous is None else self.opened.previous.round

    def say(self, line: Line | None) -> Ask | Review | None:
        """What is asked after this line, which is None before the first and at the end of input; None at the end."""
        reply: Reply = line
        try:
            while isinstance(effect := self._machine.send(reply), Save):
                reply = self._keeper.save(effect)
                self._unsettled = True
                self.saves += 1
                if isinstance(reply, Differs) and reply.kept is not None:
                    self.kept.append(reply.kept)
        except StopIteration as end:
            self.done = end.value
            return None
        return effect

    def settle(self) -> tuple[str, ...]:
        """Put into the file what was saved since the last time; what is to be told of that."""
        if not self._unsettled:
            return ()
        self._unsettled = False
        return put_lines(self._keeper.path, self._settled(tidy=False))

    def stop(self) -> None:
        """End where a signal left it, waiting for a line or for what became of saving."""
        if self.done is not None:
            return
        try:
            # it waits at one of these two, and at the end of input it ends
            self._machine.send(NotSaved(words.STOPPED))
            self._machine.send(None)
        except StopIteration as end:
            self.done = end.value

    def close(self) -> Put:
        """Put the rest into the file, and take away what served the saving."""
        return self._settled(tidy=True)

    def _settled(self, *, tidy: bool) -> Put:
        put = self._keeper.settle(tidy=tidy)
        if put.remade:
            # what is kept beside the file went with its folder
            keep_framework(self._keeper.path, self.opened)
        return put


# ---- in words


def question_view(sheet: Sheet, ask: Ask, today: date, round_: str = "") -> QuestionView:
    """The question that is asked; `round_` is the name of the round before."""
    entry = read_entry(sheet, ask.item, ask.raw).value
    theme = next(theme.title for theme in sheet.framework.themes if ask.item in set(theme.items()))
    is_open = entry is None or isinstance(entry.answer, Unanswered)
    is_carried = entry is not None and entry.carried and not is_open
    earlier = () if ask.former is None else before(ask.former, round_, is_open=is_open, is_carried=is_carried)
    return question(
        ask.item,
        theme,
        ask.number,
        ask.of,
        entry,
        today.isoformat(),
        progress(ask.to_do, ask.seconds),
        (*earlier, *((words.HIDDEN,) if ask.hidden else ())),
    )


def keepable(sheet: Sheet, ask: Ask) -> str | None:
    """What `k` would keep, in words; None where there is nothing."""
    own = read_entry(sheet, ask.item, ask.raw).value
    entry = own if own is not None and own.carried else ask.former
    return None if entry is None else answer_text(entry.answer)


def told_lines(sheet: Sheet, effect: Ask | Review, round_: str = "") -> tuple[str, ...]:
    """What is told before a line is asked for: mistakes, what was done, and what was asked for beside the questions."""
    former: Former | None = effect.revealed
    shown = () if former is None else (revealed(former.item, former.entry, round_),)
    return (*effect.said, *shown, *standing(sheet.framework, sheet.assessment.subject, effect.standing))


def note_of(ask: Ask) -> str:
    """The note that the file has; blank where it has none."""
    note = parts_of(ask.raw).get("note")
    return note if isinstance(note, str) else ""


def evidence_lines(ask: Ask) -> tuple[str, ...]:
    """The evidence that the file has, numbered."""
    return listed(pieces_of(ask.raw))


def prompt_for(ask: Ask) -> str:
    """What stands before the line that is asked for."""
    name = "day-again" if ask.wanted is Wanted.DAY and ask.last is not None else ask.wanted.value
    return words.PROMPTS[name].format(default=ask.default, last=ask.last)


def now_lines(sheet: Sheet, ask: Ask) -> tuple[str, ...]:
    """What the file has for the question."""
    return now(read_entry(sheet, ask.item, ask.raw).value)


def question_lines(sheet: Sheet, ask: Ask, today: date, round_: str = "") -> tuple[str, ...]:
    """What is shown before a line is asked for."""
    told = told_lines(sheet, ask, round_)
    if not ask.again:
        return (*told, *question_view(sheet, ask, today, round_).lines())
    return (*told, *(now_lines(sheet, ask) if ask.said and ask.wanted is Wanted.ANSWER else ()))


def review_counts(review: Review) -> tuple[str, ...]:
    """How far it is, in short."""
    silent, carried, answered = (
        sum(len(part) for part in parts)
        for parts in (
            [theme.open for theme in review.themes],
            [theme.carried for theme in review.themes],
            [theme.answered for theme in review.themes],
        )
    )
    return (
        *((words.LAST_QUESTION,) if review.at_end else ()),
        words.REVIEW_OPEN.format(open=silent, of=review.of, answered=answered),
        *((words.REVIEW_CARRIED.format(count=carried),) if carried else ()),
    )


def review_lines(sheet: Sheet, review: Review, round_: str = "") -> tuple[str, ...]:
    """What is shown of a review before a line is asked for: in short, or theme by theme."""
    rows = [*told_lines(sheet, review, round_)]
    if review.again:
        return tuple(rows)
    rows += ["", *review_counts(review)]
    for theme in () if review.brief else review.themes:
        sorts = ((words.UNANSWERED, theme.open), (words.CARRIED, theme.carried), (words.ANSWERED_NOW, theme.answered))
        rows += review_theme(
            theme.title, [(what, [(entry.number, entry.item) for entry in listed]) for what, listed in sorts]
        )
    return (*rows, *words.REVIEW_KEYS)


def begin_lines(opened: Opened, asked: Sequence[Item], *, blind: bool = False) -> tuple[str, ...]:
    """What is shown before the first question."""
    assessment = opened.sheet.assessment
    silent = sum(isinstance(assessment.entry(item.id).answer, Unanswered) for item in asked)
    begin = words.BEGIN.format(
        name=assessment.subject.name, round=assessment.round, date=assessment.date, count=len(asked), open=silent
    )
    template = words.BEFORE_HIDDEN if blind else words.BEFORE_SHOWN
    earlier = () if opened.previous is None else (template.format(round=opened.previous.round),)
    return (begin, *earlier, words.KEYS)
