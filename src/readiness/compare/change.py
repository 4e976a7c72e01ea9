"""Everything that comparing two rounds of one framework yields."""

from dataclasses import dataclass
from enum import Enum

from readiness.ids import NodeId
from readiness.model.result import ItemResult, NodeResult, RuleResult


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A theme, a topic or the whole in both rounds."""

    id: NodeId
    old: NodeResult
    new: NodeResult
    like_for_like: float | None
    """The change over the items answered in both rounds, with the newer phase's weights and without caps.

    None where no item below was answered in both.
    """


class Movement(Enum):
    """What became of an item."""

    ROSE = "rose"
    FELL = "fell"
    CORRECTED = "corrected"
    """The older answer was off, as the newer round says."""
    STAYED = "stayed"
    CAME = "came"
    """It counts in the newer round only."""
    LEFT = "left"
    """It counts in the older round only."""
    ELSEWHERE = "elsewhere"
    """It counts in neither."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item in both rounds."""

    old: ItemResult
    new: ItemResult
    movement: Movement


@dataclass(frozen=True, slots=True)
class Split:
    """What the change of the whole is made of; the parts sum to it."""

    answers: float
    """Of items answered in both rounds."""
    corrections: float
    """The same, of items whose older answer was off."""
    counted: float
    """Of other items counting, and of the phase's weights."""
    caps: float
    """Of rules taking off more or less."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule in both rounds."""

    old: RuleResult
    new: RuleResult


@dataclass(frozen=True, slots=True)
class Change:
    """Everything a comparison yields, from the first to the second as they were given."""

    overall: NodeChange
    own: NodeChange
    """The whole over the items whose lever is the mission's."""
    nodes: tuple[NodeChange, ...]
    """Themes and topics, parents first, in the framework's order."""
    headline: float | None
    """The change of the overall score, 0 to 100; None where a round has no score, or the scopes differ."""
    split: Split | None
    """Where there is a headline and an item was answered in both rounds."""
    items: tuple[ItemChange, ...]
    """Every scored item, in the framework's order."""
    context: tuple[ItemChange, ...]
    """Every context item whose answer is another."""
    rules: tuple[RuleChange, ...]
    both: int
    """How many items are answered in both rounds: what the changes like for like rest on."""
