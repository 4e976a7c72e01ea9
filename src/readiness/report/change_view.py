"""What is shown of a comparison: worded, ordered and rounded, without markup. Exact numbers stand beside the shown."""

from dataclasses import dataclass

from readiness.report.target_view import TargetView
from readiness.report.view import FindingView, Identity, Named


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What a change like for like says, and why."""

    verdict: str
    """improved, declined, unchanged or not-comparable."""
    text: str
    """The same as people say it."""
    why: str
    """In a sentence."""
    short: str
    """The same in few words."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """The score of a node in both rounds. Texts are as shown; a change is the difference of the numbers shown."""

    id: str
    parent: str | None
    """The id of the node above it, by the newer framework where it is there; None for the whole."""
    title: str
    old: float | None
    """The score, exact; None where there is none."""
    new: float | None
    old_text: str
    new_text: str
    change: float | None
    """Exact; None where a round has no score."""
    change_text: str
    like_for_like: float | None
    """Exact; the change over comparable items that are answered in both rounds, without caps."""
    like_for_like_text: str
    least: float | None
    """The least and the most that it could be, items open in both rounds taken at equal values."""
    most: float | None
    items: int
    """How many items it rests on."""
    comparable: float
    """Share (0 to 1) of the weight that is of comparable items, in the round in which it is less."""
    verdict: VerdictView
    old_band: str | None
    new_band: str | None
    band_text: str | None
    """What became of the band, where it is another."""
    coverage_text: str
    """One share where it is the same in both rounds, else both."""
    support_text: str
    moved: str
    """The verdict with its reason, and what became of band, coverage and support where they moved."""


@dataclass(frozen=True, slots=True)
class LineView:
    """What one thing has to do with a change. The shown lines of a part add up to the part as it is shown."""

    kind: str
    """item, rounding, weights, phase or caps."""
    id: str | None
    label: str
    effect: float
    text: str


@dataclass(frozen=True, slots=True)
class PartView:
    """Where a part of the headline change comes from. The shown parts add up to the shown change."""

    part: str
    """answers, corrections, applicability, method or rules."""
    label: str
    effect: float
    text: str
    lines: tuple[LineView, ...]
    """The largest first."""


@dataclass(frozen=True, slots=True)
class StationView:
    """A score on the way from the older round to the newer one."""

    name: str
    label: str
    score: float | None
    text: str


@dataclass(frozen=True, slots=True)
class SplitView:
    """The headline change of the whole, or of a theme, split."""

    id: str
    title: str
    parts: tuple[PartView, ...]
    stations: tuple[StationView, ...]
    approximate: str | None
    """Where so much changed at once that not every order of it was tried."""


@dataclass(frozen=True, slots=True)
class EditView:
    """A key that was written otherwise; blank where it was not."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """A question that is not the same in both versions."""

    id: str
    old_id: str | None
    """Where it was called otherwise."""
    theme: str
    ask: str
    edits: tuple[EditView, ...]
    same_meaning: str | None
    made_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemEdits:
    """Questions that changed the same way."""

    likeness: str
    """reworded, reweighted, rescaled, new, discontinued; or same, of what changed beside the question itself."""
    title: str
    items: tuple[ItemEdit, ...]


@dataclass(frozen=True, slots=True)
class OtherEdit:
    """Something of a framework beside its questions that changed: the head, a theme or topic, a rule."""

    what: str
    edits: tuple[EditView, ...]


@dataclass(frozen=True, slots=True)
class VersionsView:
    """Two versions of a framework side by side."""

    old: str
    new: str
    summary: str
    comparable: float
    """Share (0 to 1) of the weight that is of comparable items, in the version in which it is less; every item due."""
    items: tuple[ItemEdits, ...]
    others: tuple[OtherEdit, ...]


@dataclass(frozen=True, slots=True)
class ItemMove:
    """An item whose answer moved."""

    id: str
    theme: str
    ask: str
    old_text: str
    new_text: str
    moved: str
    """From the one answer to the other, in words; of several options only what came and what went."""
    change_text: str
    """In points; empty where it counts in one round only, or earns the same in both."""
    effect: float
    """What it has to do with the headline change; 0 where there is none."""
    effect_text: str
    revised: str | None
    """Why the earlier answer was off, where the newer round says so."""
    note: str | None
    """The note of the second round's answer."""


@dataclass(frozen=True, slots=True)
class ItemBeside:
    """A scored item in both rounds, moved or not. For programs; what is None is not there in that round."""

    id: str
    parent: str
    """The id of the node that it is in, by the newer framework where it is there."""
    theme: str
    ask: str
    likeness: str
    """same, reworded, reweighted, rescaled, new or discontinued."""
    movement: str
    """rose, fell, corrected, stayed, came, left, other (not the same question) or elsewhere (counts in neither)."""
    old_state: str | None
    """asked and answered, not-applicable, dont-know or unanswered; else why it is not asked."""
    new_state: str | None
    old_value: str | float | None
    """The answer as a file states it."""
    new_value: str | float | None
    old_points: float | None
    new_points: float | None
    change: float | None
    """In points; None where it is comparable and answered in one round only, or not comparable."""
    effect: float
    """What it has to do with the headline change; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Items that moved the same way."""

    kind: str
    """rose, fell, corrected, first, came, left, other, same-points (another answer that earns the same) or context."""
    title: str
    items: tuple[ItemMove, ...]


@dataclass(frozen=True, slots=True)
class BackingView:
    """Items whose evidence changed the same way."""

    kind: str
    """gained, lost, stale or carried."""
    title: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovedFinding:
    """A finding that is not the same in both rounds, and what became of it."""

    finding: FindingView
    what: str


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """Everything that a report of a comparison shows."""

    rescored: str | None
    """Stands first where it is not None."""
    title: str
    notices: tuple[str, ...]
    internal: str
    old: Identity
    new: Identity
    facts: tuple[tuple[str, str, str], ...]
    """A label, and what the first and the second round say."""
    verdict: VerdictView
    summary: tuple[str, ...]
    figures: tuple[FigureChange, ...]
    """The whole, the mission's own levers (unless every item is one), and the themes; or one theme and its topics."""
    topics: tuple[FigureChange, ...]
    """Every node below the themes, where the whole is looked at. For programs."""
    items: tuple[ItemBeside, ...]
    """Every scored item, in the newer framework's order, then the discontinued ones. For programs."""
    split: SplitView | None
    """Of the whole, or of the one theme that is looked at; None where there is no headline change."""
    themes: tuple[SplitView, ...]
    """Of each theme."""
    versions: VersionsView | None
    """Where the two rounds were made with different frameworks."""
    came: tuple[FindingView, ...]
    new_rules: tuple[str, ...]
    """The ids of those that came with a rule that the first round's framework does not have."""
    went: tuple[MovedFinding, ...]
    undecided: tuple[MovedFinding, ...]
    """In the first round; in the second open answers decide."""
    shifted: tuple[MovedFinding, ...]
    """In both rounds, with another severity."""
    stayed: tuple[FindingView, ...]
    moves: tuple[Moves, ...]
    backing: tuple[BackingView, ...]
    targets: tuple[TargetView, ...]
    """Those beside the newer round, as they stand by it."""
    unchanged: str
    corrected: str | None
    """How many answers the newer round calls revised, where it does of any."""
    only_changed: bool
    """Whether what did not move is left out."""
    with_stations: bool
    """Whether the scores at the stations are to be shown; they stand in the splits always."""
    method: tuple[str, ...]
    made_with: tuple[Named, ...]
