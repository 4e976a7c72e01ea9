"""Everything that comparing two rounds yields."""

from dataclasses import dataclass
from enum import Enum

from readiness.compare.matching import ItemMatch, Matching
from readiness.ids import NodeId
from readiness.model.result import ItemResult, NodeResult, RuleResult


class Part(Enum):
    """Where a change of a score comes from."""

    ANSWERS = "answers"
    """Other answers to comparable items that are answered in both rounds."""
    CORRECTIONS = "corrections"
    """The same, where the newer round says that the older answer was off."""
    APPLICABILITY = "applicability"
    """Items that are answered, or apply, in one round only; and the phase's weights."""
    METHOD = "method"
    """Another framework: items that are not comparable, weights, aggregation, rules."""
    RULES = "rules"
    """What caps of rules take off."""


class LineKind(Enum):
    """What a line of a split is about."""

    ITEM = "item"
    ROUNDING = "rounding"
    """What a node's rounding changes."""
    WEIGHTS = "weights"
    """The newer framework's weights and aggregation."""
    PHASE = "phase"
    """The weights of the newer round's phase."""
    CAPS = "caps"


@dataclass(frozen=True, slots=True)
class Line:
    """What one thing has to do with the change of a node's score, in points of its scale."""

    part: Part
    kind: LineKind
    id: NodeId | None
    """The item, by the newer framework's id where it is there; or the node whose rounding it is."""
    effect: float


@dataclass(frozen=True, slots=True)
class Split:
    """What a change of a score is made of; the effects of its lines sum to the change within 1e-9."""

    lines: tuple[Line, ...]
    stations: tuple[float | None, ...]
    """The scores without caps at S0, A, B, C, D, E, F and S1, always from the older round to the newer one; None where
    nothing that is left has one."""
    exact: bool
    """Whether every Shapley value was taken over all orders of what changed, and not over two."""


class Verdict(Enum):
    """What a change like for like says."""

    IMPROVED = "improved"
    DECLINED = "declined"
    UNCHANGED = "unchanged"
    NOT_COMPARABLE = "not-comparable"


class Reason(Enum):
    """Why a verdict is what it is."""

    NOTICEABLE = "noticeable"
    """The change is at least the framework's noticeable one, and open questions cannot undo it."""
    SMALL = "small"
    """It is less than that."""
    OPEN = "open"
    """Questions that are open in both rounds could undo it."""
    OTHER_QUESTIONS = "other-questions"
    """Less than half of the weight is comparable."""
    FEW_IN_BOTH = "few-in-both"
    """Less than half of the weight is answered in both rounds."""
    NOTHING_IN_BOTH = "nothing-in-both"
    """Nothing comparable is answered in both rounds."""


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A theme, a topic or the whole in both rounds; one of the two is None where its framework has none such."""

    id: NodeId
    """Its id in the newer version of the framework, else in the older."""
    old: NodeResult | None
    new: NodeResult | None
    headline: float | None
    """The difference of the scores; None where a round has none, or the scopes differ."""
    like_for_like: float | None
    """The change over comparable items answered in both rounds, with the newer framework and phase, without caps."""
    spread: tuple[float, float] | None
    """The least and the most it could be, items open in both rounds taken at equal values."""
    comparable: float
    """Share (0 to 1) of the weight that is of comparable items, in the round in which it is less."""
    in_both: float
    """Share (0 to 1) of the weight that is of comparable items answered in both rounds, in the round in which it is
    less; of two scopes, in the round that asked less."""
    both: int
    """How many comparable items below are answered in both rounds."""
    verdict: Verdict
    reason: Reason

    @property
    def found(self) -> NodeResult:
        """The node in the second round, else in the first."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a change is of something
        return found


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
    OTHER = "other"
    """Both rounds answer it, and it is not the same question any more."""
    ELSEWHERE = "elsewhere"
    """It counts in neither."""


class Backing(Enum):
    """What became of the evidence behind an answer that is there in both rounds."""

    GAINED = "gained"
    LOST = "lost"
    """There is no dated evidence any more."""
    CARRIED = "carried"
    """The answer was carried over and is not confirmed."""
    STALE = "stale"
    """It is dated, and too old by now."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item in both rounds; one of the two is None where its framework has none such."""

    match: ItemMatch
    old: ItemResult | None
    new: ItemResult | None
    movement: Movement
    backing: Backing | None
    first: bool
    """Whether it was answered for the first time: it was asked before, and open."""

    @property
    def id(self) -> NodeId:
        """Its id in the newer version of the framework, else in the older."""
        return self.match.item.id


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule in both rounds; one of the two is None where its framework has none such."""

    old: RuleResult | None
    new: RuleResult | None


@dataclass(frozen=True, slots=True)
class Link:
    """What became of every node between two rounds, from the first to the second as they were given."""

    matching: Matching
    """Always from the older round's framework to the newer one's."""
    backwards: bool
    """Whether the second round is the older one."""
    overall: NodeChange
    own: NodeChange
    """The whole over the items whose lever is the mission's; its headline too."""
    nodes: tuple[NodeChange, ...]
    """Themes and topics, parents first, in the newer framework's order, then those that are gone."""


@dataclass(frozen=True, slots=True)
class Change(Link):
    """Everything a comparison yields: also what each headline is made of, item by item and rule by rule."""

    split: Split | None
    """Of the overall headline; None where there is none, or no split is asked for."""
    themes: tuple[tuple[NodeId, Split], ...]
    """Of the headline of each theme that has one."""
    items: tuple[ItemChange, ...]
    """Every scored item, in the newer framework's order, then the discontinued ones."""
    context: tuple[ItemChange, ...]
    """Every context item whose answer is another."""
    rules: tuple[RuleChange, ...]
