"""What is shown of a trend: worded, ordered and rounded, without markup. Exact numbers stand beside the shown."""

from dataclasses import dataclass

from readiness.report.change_view import VerdictView
from readiness.report.target_view import TargetView
from readiness.report.view import FindingView, Identity, Named


@dataclass(frozen=True, slots=True)
class PointView:
    """A node in one round. Texts are as shown."""

    score: float | None
    """Exact; None where there is no score, or no such node in the framework of the round."""
    shown: float | None
    """The score as it is shown."""
    score_text: str
    low: float | None
    high: float | None
    """The range that the open items leave."""
    range_text: str
    band: str | None
    coverage: float | None
    """Share, 0 to 1."""
    coverage_text: str
    support: float | None
    """Share, 0 to 1."""
    support_text: str
    index: float | None
    """The score of the round in which the index begins, and every change like for like since; None without a score."""
    index_text: str
    begins: bool
    """Whether the index begins here, at the round's own score."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """What became of a node from one round to the next."""

    change: float | None
    """Exact; None where one of the two has no score."""
    change_text: str
    """The difference of the numbers shown."""
    like_for_like: float | None
    """Exact; None where nothing that can be compared is answered in both."""
    like_for_like_text: str
    least: float | None
    most: float | None
    """The least and the most that it could be, items open in both rounds taken at equal values."""
    verdict: VerdictView | None
    """None where one of the two rounds has no such node."""


@dataclass(frozen=True, slots=True)
class PaceView:
    """A change over some days."""

    change: float
    change_text: str
    days: int
    per_year: float | None
    """None where no day passed."""
    per_year_text: str


@dataclass(frozen=True, slots=True)
class CourseView:
    """A node through all rounds."""

    id: str
    parent: str | None
    """The id of the node above it, by the last framework that has it; None for the whole."""
    title: str
    ends: tuple[float, float]
    """The least and the most that the score can come to."""
    points: tuple[PointView, ...]
    """Of each round."""
    links: tuple[LinkView, ...]
    """Of each round but the first, from the one before it."""
    first_text: str
    """The first score that there is."""
    last_text: str
    """The last score that there is."""
    headline: PaceView | None
    """From the first to the last round with a score; None where there are not two."""
    like_for_like: PaceView | None
    """What the index gained over the time that it covers; None where it has no link."""
    breaks: tuple[str, ...]
    """Where the index cannot be carried on, and where it begins anew."""


@dataclass(frozen=True, slots=True)
class RoundView:
    """One of the rounds."""

    identity: Identity
    phase_text: str
    new_phase: bool
    """Whether the round before it was in another phase."""
    new_framework: bool
    """Whether the round before it was made with another framework."""


@dataclass(frozen=True, slots=True)
class SpellView:
    """A time during which a finding was open."""

    first: str
    """The round in which it came."""
    last: str
    """The last round in which it is there."""
    gone: str | None
    """The round in which it is there no more; None where it is open, or undecided since."""
    undecided: tuple[str, ...]
    """The rounds since the first that leave it undecided."""
    undecided_since: str | None
    """The first of those up to the last round; None where it is open or gone."""
    days: int
    """From the day of its first round to the day on which it was gone, or to the last round in which it is there."""
    rounds: int
    """In how many it is there."""
    text: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A finding over time."""

    finding: FindingView
    """As the last round that has the rule says it."""
    open: bool
    """Whether it is there in the last round."""
    undecided: bool
    """Whether it was there, and is undecided up to the last round: neither open nor gone."""
    outcomes: tuple[str | None, ...]
    """What became of the rule in each round: fires, silent, undecided or does-not-apply; None where there is none."""
    spells: tuple[SpellView, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What an item was answered in one round."""

    text: str
    """In short; empty where the framework of the round has no such item."""
    points: float | None
    """None where it earned none: it is open, does not apply, was not asked, or is not scored."""
    share: float | None
    """The same between the least and the most points, from 0 to 1."""
    anew: bool
    """Whether the question, or what its answers earn, is another one than in the round before."""


@dataclass(frozen=True, slots=True)
class ItemCourse:
    """A scored item through all rounds."""

    id: str
    """As the last round that has it calls it."""
    theme: str
    ask: str
    answers: tuple[AnswerView, ...]
    """Of each round."""


@dataclass(frozen=True, slots=True)
class TrendReport:
    """Everything that a report of a trend shows."""

    rescored: str | None
    """Stands first where it is not None."""
    title: str
    notices: tuple[str, ...]
    internal: str
    facts: tuple[Named, ...]
    rounds: tuple[RoundView, ...]
    """By date."""
    courses: tuple[CourseView, ...]
    """The whole, the mission's own levers (unless every item is one) and the themes; or the one theme that is looked
    at, and its topics."""
    items: tuple[ItemCourse, ...]
    """Of the themes that are shown, in the order of the last framework; then those that it no longer has."""
    pace: tuple[str, ...]
    """How fast it moves, in words."""
    findings: tuple[TimelineView, ...]
    """Those that are open or undecided, the weightiest first, then those that are gone."""
    targets: tuple[TargetView, ...]
    """Those beside the last round, as they stand by it."""
    only_changed: bool
    """Whether what did not move is left out."""
    with_plot: bool
    """Whether the score is to be drawn over time."""
    made_with: tuple[Named, ...]

    @property
    def main(self) -> CourseView:
        """The whole, or the one theme that is looked at."""
        return self.courses[0]
