"""What is shown of a trace: worded, ordered and rounded, without markup. Renderers only lay it out."""

from dataclasses import dataclass

from readiness.report.view import Identity, Named


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a sum; the last one of a node or an item ends in the number shown."""

    kind: str
    """What is done: an aggregate, floor, ceiling, decimals, cap, display; or how an answer comes to its points."""
    number: float | None
    """What it gives, exact."""
    text: str


@dataclass(frozen=True, slots=True)
class Above:
    """How something counts in the node above it."""

    weight: float
    number: float | None
    """What it counts with; None where it is left out, or only its level counts."""
    at_worst: bool
    """Whether it is open and counts at its worst."""
    share: float | None
    """Of the weight that counts, 0 to 1; None where it is left out, or weights play no part."""
    level: str | None
    """The level that it stands in a table as."""
    text: str


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A node, an item, a rule, a condition or a policy, and what it was made of."""

    kind: str
    """node, item, rule, condition or policy."""
    title: str
    """A node's title, an item's question, the text of a condition."""
    head: str
    """The whole in a line."""
    id: str | None = None
    number: float | None = None
    """The score or the points, exact; None where there is none or it is not shown."""
    shown: float | None = None
    """The same as it is shown; None also where too little is answered for a score."""
    missing: str | None = None
    """Why there is no number."""
    verdict: str | None = None
    """What a rule, a condition or a policy comes to."""
    band: str | None = None
    low: float | None = None
    high: float | None = None
    coverage: float | None = None
    """Share, 0 to 1."""
    support: float | None = None
    """Share, 0 to 1."""
    share: float | None = None
    """Its share of the overall score, 0 to 1; below `own`, of the mission's own levers."""
    above: Above | None = None
    facts: tuple[Named, ...] = ()
    """What stands before the steps."""
    steps: tuple[Step, ...] = ()
    remarks: tuple[Named, ...] = ()
    """What stands after them."""
    parts: tuple["Unfolded", ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A number or a rule of one assessment, unfolded."""

    rescored: str | None
    """Set where another framework was used than the file names."""
    title: str
    notices: tuple[str, ...]
    internal: str
    facts: tuple[Named, ...]
    why: str
    """The question that the rest answers."""
    unfolded: Unfolded
    notes: tuple[str, ...]
    identity: Identity
    versions: tuple[Named, ...]
