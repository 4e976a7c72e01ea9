"""What an interview knows while it lasts: what the file has, where it stands, and what was changed in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from readiness.engine.evaluate import evaluate
from readiness.engine.figures import Figures
from readiness.engine.plan import Plan
from readiness.engine.score import score
from readiness.ids import NodeId
from readiness.interview.entries import says_the_same
from readiness.model.assessment import NOTHING, Entry, Sheet, Unanswered
from readiness.model.framework import Item
from readiness.model.result import NodeResult, Result, Status
from readiness.model.sheet import read_entry
from readiness.syntax.document import Plain

LEAST_PACE: Final = 3
"""Answers from which a pace is told."""


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that was saved, and what the file had before."""

    item: Item
    former: Plain
    answers: bool
    """Whether the answer is another, and not only what stands beside it."""


@dataclass(slots=True)
class State:
    """Where an interview stands."""

    sheet: Sheet
    items: tuple[Item, ...]
    """What is asked, in order."""
    raw: dict[str, Plain]
    """What the file has, by item."""
    plan: Plan
    entries: dict[NodeId, Entry]
    """What that means."""
    previous: Mapping[str, Plain] = field(default_factory=dict)
    """What the round before answered, by item."""
    blind: bool = False
    """Whether that is hidden until a question is answered."""
    watched: bool = False
    """Whether somebody looks at the figures all the time."""
    place: int = 0
    saved: int = 0
    unsaved: dict[str, Plain] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    """What may be undone, the last one last."""
    kind: str | None = None
    """The kind of evidence that was named last."""
    day: str | None = None
    """The date of evidence that was named last."""
    since: float | None = None
    """When the last line was typed, in seconds; None where nobody tells the time."""
    spent: float = 0.0
    """Seconds at this question."""
    pace: list[float] = field(default_factory=list)
    """Seconds that each answer of this session took."""
    figures: Figures | None = None
    """Those of the answers so far, where they were asked for since the last change."""

    def latest(self, item: Item) -> Plain:
        """What was last said of an item, in the file or not."""
        return self.unsaved.get(item.id, self.raw.get(item.id))

    def entry(self, item: Item) -> Entry:
        """What the file says of an item."""
        return self.entries.get(item.id, NOTHING)

    def is_open(self, item: Item) -> bool:
        """Whether nothing is said of an item that is asked."""
        return isinstance(self.entry(item).answer, Unanswered) and not self.is_unmet(item)

    def is_carried(self, item: Item) -> bool:
        """Whether an answer was carried over and nobody has confirmed it."""
        return self.entry(item).carried and not self.is_open(item) and not self.is_unmet(item)

    def is_to_do(self, item: Item) -> bool:
        """Whether a question is still to be answered, or its answer to be confirmed."""
        return self.is_open(item) or self.is_carried(item)

    def is_hidden(self, item: Item) -> bool:
        """Whether what the round before answered must not be seen yet."""
        return self.blind and self.is_to_do(item)

    def former(self, item: Item) -> Entry | None:
        """What the round before answered, where it did."""
        raw = self.previous.get(item.id)
        return None if raw is None else read_entry(self.sheet, item, raw).value

    def heard(self, at: float) -> None:
        """That a line was typed, and when."""
        if self.since is not None:
            self.spent += max(0.0, at - self.since)
        self.since = at

    def seconds_left(self) -> float | None:
        """How long the rest will take at the pace of this session; None where too little was answered to tell."""
        if len(self.pace) < LEAST_PACE:
            return None
        middle = len(self.pace) // 2
        ordered = sorted(self.pace)
        return ordered[middle] * self.to_do()

    def to_do(self) -> int:
        """How many questions are still to be answered or confirmed."""
        return sum(map(self.is_to_do, self.items))

    def is_unmet(self, item: Item) -> bool:
        """Whether the answers so far say that the question does not arise."""
        if item.applies_when is None:
            return False
        return self.now().status[self.plan.place[item.id]] is Status.UNMET

    def now(self) -> Figures:
        """The figures of the answers so far."""
        if self.figures is None:
            self.figures = evaluate(self.plan, replace(self.sheet.assessment, entries=self.entries))
        return self.figures

    def result(self) -> Result:
        """What scoring yields for the answers so far; what is hidden counts as open."""
        seen = {name: entry for name, entry in self.entries.items() if not self.blind or not entry.carried}
        return score(self.plan, replace(self.sheet.assessment, entries=seen))

    def standing(self, item: Item | None) -> tuple[NodeResult, ...]:
        """The theme of a question and the whole; without a question, every theme and the whole."""
        result, themes = self.result(), self.sheet.framework.themes
        names = {theme.id for theme in themes if item is None or item.id in {each.id for each in theme.items()}}
        return (*(node for node in result.nodes if node.id in names), result.overall)

    @property
    def here(self) -> Item | None:
        """The question that it stands at; None behind the last."""
        return self.items[self.place] if self.place < len(self.items) else None

    def number(self, item: Item) -> int:
        """Which of the questions an item is, counted from 0."""
        return next(place for place, each in enumerate(self.items) if each.id == item.id)

    def next_open(self, first: int) -> int | None:
        """The first question from there on that is to be answered or confirmed."""
        return next((place for place in range(first, len(self.items)) if self.is_to_do(self.items[place])), None)

    def move(self, by: int) -> None:
        """Go so many questions on or back, and past those that do not arise; never before the first."""
        self.place = max(0, self.place + by)
        while 0 < self.place < len(self.items) and self.is_unmet(self.items[self.place]):
            self.place += by

    def take(self, item: Item, raw: Plain) -> None:
        """What the file has for an item now."""
        self.raw[item.id] = raw
        entry = read_entry(self.sheet, item, raw).value
        self.entries[item.id] = NOTHING if entry is None else entry
        self.figures = None

    def note_saved(self, item: Item, value: Plain) -> None:
        """That a change was saved."""
        former = self.raw.get(item.id)
        answers = not says_the_same(former, value)
        self.changes.append(Change(item, former, answers=answers))
        if answers and self.since is not None:
            self.pace.append(self.spent)
        self.saved += 1
        self.unsaved.pop(item.id, None)
        self.take(item, value)

    def note_undone(self, raw: Plain) -> None:
        """That the last change was taken back, and what the file has instead."""
        change = self.changes.pop()
        self.saved -= 1
        self.take(change.item, raw)

    def note_differs(self, item: Item, raw: Plain) -> None:
        """That somebody else changed an entry; what was there before that is nothing to go back to."""
        self.changes = [change for change in self.changes if change.item.id != item.id]
        self.take(item, raw)

    def answered_now(self) -> frozenset[NodeId]:
        """The questions that were answered in this session."""
        return frozenset(change.item.id for change in self.changes if change.answers)
