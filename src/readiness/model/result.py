"""Everything that scoring yields for one assessment."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from readiness.ids import NodeId
from readiness.model.assessment import Answer, Evidence, Revision
from readiness.model.framework import Extent, Item, Rule
from readiness.numbers import snap


@dataclass(frozen=True, slots=True)
class Scored:
    """A score, on the scale of its node."""

    value: float
    shown: float
    """The value as it is shown; bands and gates read this one."""
    band: str | None


class NoScore(Enum):
    """Why there is no score. It is never 0."""

    NOTHING_APPLICABLE = "nothing-applicable"
    NOTHING_ANSWERED = "nothing-answered"
    LOW_COVERAGE = "low-coverage"
    """Less is answered than the framework asks for; only the range is shown."""


Score: TypeAlias = Scored | NoScore


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest score that the open items still allow."""

    low: float
    high: float
    shown_low: float
    shown_high: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Scored items by what was said of them; `due` is their sum."""

    answered: int = 0
    not_applicable: int = 0
    dont_know: int = 0
    unanswered: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.answered + other.answered,
            self.not_applicable + other.not_applicable,
            self.dont_know + other.dont_know,
            self.unanswered + other.unanswered,
        )

    @property
    def due(self) -> int:
        """How many items were to be answered."""
        return self.answered + self.not_applicable + self.dont_know + self.unanswered

    @property
    def completion(self) -> float | None:
        """Share (0 to 1) of the items due of which anything is said; None where none is due. No score hangs on it."""
        return snap((self.due - self.unanswered) / self.due) if self.due else None


@dataclass(frozen=True, slots=True)
class NodeResult:
    """What scoring yields for a theme, a topic or the whole."""

    id: NodeId
    value: float | None
    """What the answers give, on the node's own scale, also where too little is answered for it to be a score."""
    uncapped: float | None
    """The same without any rule's cap."""
    score: Score
    range: Range | None
    """None where nothing is applicable."""
    coverage: float | None
    """Share (0 to 1) of the applicable weight that is answered; None where nothing is applicable."""
    support: float | None
    """Share (0 to 1) of the answered weight that rests on dated evidence young enough; None where there is none."""
    counts: Counts
    ends: Extent
    """The least and the most that it can come to."""
    decimals: int | None
    """To how many decimals it is rounded; None: it is not, and is shown with one."""
    passes: float | None
    """The value of its band, where that goes up in place of the score."""


class Status(Enum):
    """Whether an item was put to this respondent in this round."""

    ASKED = "asked"
    NOT_DUE = "not-due"
    """Another phase or another respondent."""
    UNMET = "unmet"
    """What its `applies-when` asks for is not so."""
    UNSETTLED = "unsettled"
    """Open answers decide whether it applies; until then it is open itself."""
    OUT_OF_SCOPE = "out-of-scope"
    """Not part of the pulse."""


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What scoring yields for an item."""

    item: Item
    status: Status
    answer: Answer
    note: str | None
    evidence: tuple[Evidence, ...]
    revised: Revision | None
    points: float | None
    """What it counts with; None unless it is asked, scored and answered."""
    earned: float | None
    """What the answer earns; more than its points where it lacks the support that the framework asks for."""
    share: float
    """Its share (0 to 1) of the whole by effective weight; 0 where it does not count."""
    supported: bool | None
    """Whether its evidence supports it; None where it has no points or cannot have evidence."""
    carried: bool
    """Whether its answer was carried over from an earlier round and not confirmed."""


class Outcome(Enum):
    """What became of a rule."""

    FIRES = "fires"
    SILENT = "silent"
    UNDECIDED = "undecided"
    """Open answers decide."""
    DOES_NOT_APPLY = "does-not-apply"
    """It hangs on something that is not asked, does not apply or, of a previous round, is not there."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What became of a rule in this assessment."""

    rule: Rule
    outcome: Outcome
    waits_for: tuple[NodeId, ...]
    """The open items that an undecided rule names, itself or by a node above them."""


@dataclass(frozen=True, slots=True)
class Result:
    """Everything scoring yields."""

    overall: NodeResult
    own: NodeResult
    """The same over the items whose lever is the mission's."""
    nodes: tuple[NodeResult, ...]
    """Themes and topics, parents first, in the framework's order."""
    items: tuple[ItemResult, ...]
    """Every item, context items included, in the framework's order."""
    rules: tuple[RuleResult, ...]
    """Every rule, in the framework's order."""
    declared: tuple[NodeId, ...]
    """The themes of which more than the framework's share is declared not applicable."""
