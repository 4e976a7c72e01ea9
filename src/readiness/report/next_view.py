"""What is shown of the steps that would help most: worded and ordered, without markup."""

from dataclasses import dataclass

from readiness.report.view import FindingView, Identity, Named, OpenItems


@dataclass(frozen=True, slots=True)
class Ask:
    """What one step asks for."""

    kind: str
    """answer, or evidence for the same answer."""
    text: str


@dataclass(frozen=True, slots=True)
class Improvement:
    """An item and the steps to take on it, one after the other."""

    id: str
    theme: str
    lever: str
    ask: str
    answer: str
    """What is answered now."""
    asks: tuple[Ask, ...]
    adds: float | None
    """What the steps add to the score of the whole by themselves; None where that was not asked. For programs."""


@dataclass(frozen=True, slots=True)
class Holding:
    """The finding whose caps hold the whole back most."""

    finding: FindingView
    when: str
    """Its condition as the framework writes it."""
    takes: float
    """What its caps alone take off the score of the whole. For programs."""
    ends: tuple[Improvement, ...]
    """Items of which these steps, each item by itself, end it."""


@dataclass(frozen=True, slots=True)
class Until:
    """What came of looking for the fewest steps to a score."""

    least: float
    title: str
    found: str
    """no-score, there, shortest, step-by-step, out-of-reach, none-so-short or not-found."""
    text: str
    most_steps: int
    steps: tuple[Improvement, ...]
    reaches: float | None
    """The score of the whole with these steps."""
    all_taken: float | None
    """The score of the whole with all steps taken, where no set was found."""


@dataclass(frozen=True, slots=True)
class NextReport:
    """Everything that is shown of the steps that would help most."""

    rescored: str | None
    """Stands first where it is not None."""
    title: str
    notices: tuple[str, ...]
    internal: str
    identity: Identity
    score: float | None
    """Of the whole; None where there is none."""
    stands: str
    lever: str
    """mission, shared, headquarters or all."""
    looked_at: str
    why_none: str | None
    """Why no step is listed."""
    steps: tuple[Improvement, ...]
    """The next step on each item that raises the score of the whole by itself, the one that raises it most first."""
    holding: Holding | None
    why_no_holding: str | None
    until: Until | None
    open_summary: str
    open: tuple[OpenItems, ...]
    method: tuple[str, ...]
    versions: tuple[Named, ...]
