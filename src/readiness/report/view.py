"""What is shown of an assessment: worded, ordered and rounded, without markup. Renderers only lay it out."""

from dataclasses import dataclass
from typing import Any

from readiness.report.target_view import TargetView


@dataclass(frozen=True, slots=True)
class Named:
    """A label and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The score of a node with all that stands beside it. Numbers are exact; texts are as shown."""

    id: str
    title: str
    score: float | None
    """0 to 100; None where there is no score."""
    shown: float | None
    """The score as it is shown; gates read this one."""
    score_text: str
    why_no_score: str | None
    band: str | None
    low: float | None
    high: float | None
    range_text: str
    ends: tuple[float, float]
    """The least and the most that the score can come to."""
    coverage: float | None
    """Share, 0 to 1."""
    coverage_text: str
    support: float | None
    """Share, 0 to 1."""
    support_text: str
    completion: float | None
    """Share (0 to 1) of the items due of which anything is said; for programs that show progress."""
    capped: str | None
    """What a rule's cap takes off, where one does."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """What a rule that fired says."""

    id: str
    severity: str
    """critical, warning or note."""
    finding: str
    recommend: str
    move: str
    """Whose move it is."""
    cap: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndecidedView:
    """A rule that open answers decide."""

    id: str
    severity: str
    waits_for: tuple[str, ...]
    """The open items that it names; none where only the previous round's are open."""


@dataclass(frozen=True, slots=True)
class Step:
    """An item that could be better, and what would make it so."""

    id: str
    theme: str
    ask: str
    answer: str
    points_text: str
    next_text: str


@dataclass(frozen=True, slots=True)
class OpenItems:
    """The items of a theme that are not known or unanswered."""

    theme: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence; `date` is None where it has none."""

    ref: str
    kind: str
    date: str | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item with its answer and all that was written beside it."""

    id: str
    ask: str
    kind: str
    """scale, yes-no, choice, choices, number, date or context."""
    lever: str
    why: str | None
    sources: tuple[str, ...]
    weight: float
    """Beside its siblings, in the phase of the assessment."""
    status: str
    """asked, not-due, unmet, unsettled or out-of-scope."""
    state: str
    """answered, not-applicable, dont-know or unanswered."""
    value: str | float | None
    """The answer as a file states it: a level's label, ids of options with commas between, a number, a day, yes or no;
    None where there is none."""
    because: str | None
    """Why it does not apply, where that is the answer."""
    carried: bool
    """Whether the answer was carried over from an earlier round and not confirmed."""
    answer: str
    """In short: a level's label, a number with its unit, or the word for a non-answer."""
    detail: str | None
    """What the level that was answered says."""
    answer_text: str
    """The answer with its points and its share of the whole."""
    points: float | None
    points_text: str | None
    share: float
    supported: bool | None
    support_text: str | None
    note: str | None
    revised: str | None
    """Why the answer of the round before was off, where that is what changed."""
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic and its items; topics below it follow it."""

    depth: int
    """1 for a theme, 2 for its topics, and so on."""
    parent: str
    """The id of the node above it; overall for a theme."""
    weight: float
    """Beside its siblings, in the phase of the assessment."""
    figure: Figure
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """What was assessed, when, by whom and with what, for programs: ids, dates and digests as the files have them."""

    audience: str
    """internal, or shareable: then what was typed, who answered and the digests of answers are left out."""
    subject: str
    name: str
    fictional: bool
    illustration: bool
    round: str
    date: str
    phase: str | None
    respondent: str | None
    scope: str
    framework: str
    framework_digest: str
    answers_digest: str | None
    """None where it is left out."""
    previous_round: str | None
    previous_digest: str | None
    """Digest of the previous round's answers, where rules could ask one."""


@dataclass(frozen=True, slots=True)
class SteadyBand:
    """How steady the band of the whole is under other weights of the themes."""

    text: str
    kept: int
    """In how many of the draws it is the same."""
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class RawRound:
    """An assessment as its file has it, with its framework."""

    framework_digest: str
    """By its first 32 digits, a kept framework's file is named."""
    framework: Any
    """A file of the kind kept-framework/1; None where the framework was read from no file, and of the previous round
    where it is the same."""
    assessment: Any
    """A file of the kind assessment/1."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the report was made of, as the files have it: enough to make it again without them."""

    this: RawRound
    previous: RawRound | None
    """The round before it, where rules could ask one."""


@dataclass(frozen=True, slots=True)
class SinceView:
    """What became of a theme or the whole since the round before."""

    id: str
    round: str
    """The round before."""
    score: float | None
    """Of that round, exact; None where there is none on the same scale."""
    score_text: str
    like_for_like: float | None
    """The change, exact; None where nothing that can be compared is answered in both rounds."""
    like_for_like_text: str
    verdict: str
    """improved, declined, unchanged or not-comparable."""
    verdict_text: str
    short: str
    """Why, in few words."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Two sentences for a reader who has a minute, each with what it is about."""

    holds_back: Named
    moved: Named


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report of one assessment shows."""

    rescored: str | None
    """Stands first where it is not None."""
    title: str
    notices: tuple[str, ...]
    internal: str
    identity: Identity
    facts: tuple[Named, ...]
    overall: Figure
    own: Figure
    own_apart: bool
    """Whether it is shown: not where every item is the mission's own lever, and it is the same as the whole."""
    brief: Brief
    counts: str
    robustness: SteadyBand | None
    """None where the whole has no score or no band, or there is one theme."""
    themes: tuple[Figure, ...]
    findings: tuple[FindingView, ...]
    """Of the rules that fired, the weightiest first."""
    undecided: tuple[UndecidedView, ...]
    targets: tuple[TargetView, ...]
    """Of the targets beside the assessment, where there are any."""
    weakest: tuple[Step, ...]
    open_summary: str
    open: tuple[OpenItems, ...]
    unscored: str | None
    context: tuple[ItemView, ...]
    topics: tuple[TopicView, ...]
    """Every theme and topic with all its items, parents first."""
    method: tuple[str, ...]
    versions: tuple[Named, ...]
    since: tuple[SinceView, ...] = ()
    """Of the whole and the themes, where the round before is known and the report is to be a document."""
    written: Written | None = None
    """For programs, which can score it anew; None where it is left out."""

    @property
    def wholes(self) -> tuple[Figure, ...]:
        """The whole, and the mission's own levers where they are told apart from it."""
        return (self.overall, self.own) if self.own_apart else (self.overall,)
