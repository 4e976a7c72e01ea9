"""What a number is made of, step by step, down to answers and evidence."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from readiness.engine.conditions import Span, Texts, Verdict
from readiness.ids import NodeId
from readiness.model.assessment import Evidence
from readiness.model.condition import Condition, Leaf
from readiness.model.framework import Band, Extent, Item, Node, Rule
from readiness.model.result import Counts, ItemResult, NodeResult, RuleResult


class Missing(Enum):
    """Why something has no number of its own that could enter the score above it."""

    NOT_APPLICABLE = "not-applicable"
    """An item that was declared so, or a node below which nothing applies."""
    OTHER_PHASE = "other-phase"
    OTHER_RESPONDENT = "other-respondent"
    OUT_OF_SCOPE = "out-of-scope"
    """Outside the pulse."""
    UNMET = "unmet"
    """What its `applies-when` asks for is not so."""
    UNSETTLED = "unsettled"
    """Open answers decide whether it applies."""
    DONT_KNOW = "dont-know"
    UNANSWERED = "unanswered"
    NO_SCORE = "no-score"
    """A node that open answers keep from having a score yet."""
    OTHER_LEVER = "other-lever"
    """Not the mission's own lever, where only those count."""
    CONTEXT = "context"
    """It scores nothing, whatever is answered."""


class Worth(Enum):
    """Whether a piece of evidence supports its answer."""

    COUNTS = "counts"
    UNDATED = "undated"
    OLDER = "older"
    """More months old than the framework allows."""
    LATER = "later"
    """Dated after the assessment."""
    CARRIED = "carried"
    """It supports an answer that was carried over and that nobody has confirmed."""


# ---- conditions


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that a condition asks, and what it is: a number, a text or whether it is answered.

    All are None where it does not apply, or where there is no previous round to ask.
    """

    leaf: Leaf
    number: Span | None = None
    words: Texts | None = None
    answered: bool | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition or a part of one, and what it comes to."""

    condition: Condition
    verdict: Verdict
    asked: tuple[Asked, ...]
    """What a comparison asks, in the order of its text; none of a condition made of parts."""
    sides: tuple[Span | None, ...]
    """What a comparison of numbers compares, left and right."""
    parts: tuple["Judged", ...]
    """What it is made of; of a comparison with a count, the condition of each item that is counted."""


# ---- items


@dataclass(frozen=True, slots=True)
class Reading:
    """What goalposts are read at, and the ones it lies between, or the one that it has reached or lies outside of."""

    at: float
    """In the unit of the item, or in months."""
    before: tuple[float, float]
    after: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class ItemTrace:
    """How an item comes to its points."""

    result: ItemResult
    missing: Missing | None
    """Why it has no points; None where it has."""
    stated: float | None
    """The points that the answer has by the item, before they are turned round, where they are."""
    ends: Extent
    """The least and the most points of the framework."""
    reading: Reading | None
    """Where the answer lies between goalposts."""
    evidence: tuple[tuple[Evidence, Worth], ...]
    valid_for_months: int
    unsupported: float | None
    """What it earns at most without support; None: no less than with it."""
    gate: Judged | None
    """What its `applies-when` comes to."""
    waits_for: tuple[NodeId, ...]
    """The open items that decide whether it applies."""
    share: float | None
    """Its share of the whole; None where it has none, or weights play no part."""
    parent: "NodeTrace | None" = None
    """What it stands in, where it was asked for alone."""

    @property
    def id(self) -> NodeId:
        """Its id."""
        return self.result.item.id

    @property
    def item(self) -> Item:
        """What the framework says of it."""
        return self.result.item


# ---- nodes


@dataclass(frozen=True, slots=True)
class Cap:
    """A cap that a rule puts on a node."""

    rule: Rule
    stated: float
    """As the rule states it."""
    most: float
    """To the decimals of the node."""
    firm: bool
    """Whether the rule fires; else open answers decide."""


@dataclass(frozen=True, slots=True)
class Child:
    """A child of a node, and how it counts there."""

    trace: "Trace"
    weight: float
    number: float | None
    """What it counts with in the score; None where it is left out."""
    at_worst: bool
    """Whether it has no number of its own and counts with the least that it could come to."""
    share: float | None
    """Its share (0 to 1) of the weight that counts; None where it is left out, or weights play no part."""
    level: str | None
    """The level that it counts as in a table."""


@dataclass(frozen=True, slots=True)
class NodeTrace:
    """How a node comes to its number."""

    node: Node
    id: NodeId
    """Its id; `own` for the whole over the mission's own levers."""
    result: NodeResult
    children: tuple[Child, ...]
    """In the framework's order, those that do not count among them."""
    raw: float | None
    """What its aggregate makes of the numbers of its children; None where there is nothing to make it of."""
    finished: float | None
    """The same inside floor and ceiling and to the decimals of the node, before a cap on the node itself."""
    outcome: str | None
    """Of a table, what its row gives."""
    caps: tuple[Cap, ...]
    missing: Missing | None
    """Why there is no number; None where there is one."""
    share: float | None
    """Its share of the whole; None where it has none, or weights play no part."""
    bands: tuple[Band, ...]
    whole: NodeId
    """What the whole is: `overall`, or `own` where only the mission's own levers count."""

    @property
    def counting(self) -> tuple[Child, ...]:
        """The children whose numbers make its own."""
        return tuple(child for child in self.children if child.number is not None)


Trace: TypeAlias = NodeTrace | ItemTrace


# ---- rules


@dataclass(frozen=True, slots=True)
class Effect:
    """What the caps of a rule do to a node: its score and the low end of its range, with and without them."""

    node: Node
    most: float | None
    """The cap on the node itself; None: caps further down reach it."""
    score: float | None
    score_without: float | None
    low: float | None
    low_without: float | None
    ends: Extent


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """How a rule comes to its outcome, and what follows for the scores."""

    result: RuleResult
    condition: Judged
    effects: tuple[Effect, ...]
    """On the capped nodes, then on the whole; none without caps."""

    @property
    def id(self) -> NodeId:
        """Its id."""
        return self.result.rule.id


# ---- what was declared not applicable


@dataclass(frozen=True, slots=True)
class ThemeDeclared:
    """What of a theme was declared not applicable."""

    theme: Node
    counts: Counts
    is_much: bool
    """Whether it is more than the framework's share."""
    items: tuple[ItemResult, ...]


@dataclass(frozen=True, slots=True)
class DeclaredTrace:
    """How much of each theme was declared not applicable, against the framework's share."""

    id: NodeId
    limit: float
    """0 to 1."""
    themes: tuple[ThemeDeclared, ...]


AnyTrace: TypeAlias = NodeTrace | ItemTrace | RuleTrace | DeclaredTrace
