"""A framework as the program works with it: a tree of themes, topics and items, all names resolved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from readiness.ids import OVERALL, NodeId
from readiness.model.condition import Condition, leaves
from readiness.syntax.document import Plain

Extent: TypeAlias = tuple[float, float]
"""The lowest and the highest that points or a score can be."""
POINTS: Final[Extent] = (0.0, 100.0)
"""The points of an item, where the framework says nothing else."""


class Lever(StrEnum):
    """Whose move it is."""

    MISSION = "mission"
    SHARED = "shared"
    HEADQUARTERS = "headquarters"


# ---- kinds of item


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels from the least to the most, each with its label, its points and what one would see."""

    labels: tuple[str, ...]
    points: tuple[float, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YesNo:
    """Points of a yes and of a no."""

    yes: float
    no: float


@dataclass(frozen=True, slots=True)
class Option:
    """One option; `points` is None where choosing it means that the question does not apply."""

    id: str
    label: str
    points: float | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Any number of options; their points add up to at most the ceiling."""

    options: tuple[Option, ...]
    ceiling: float


Goalposts: TypeAlias = tuple[tuple[float, float], ...]
"""Pairs (value, points), values rising; straight lines between, flat outside."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in `unit`, at least `lowest` and at most `highest`."""

    unit: str
    lowest: float
    highest: float
    goalposts: Goalposts


@dataclass(frozen=True, slots=True)
class Age:
    """A day, scored by its age in months at the assessment's date; or never, where that has points."""

    goalposts: Goalposts
    never: float | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """An answer that scores nothing."""

    form: Literal["number", "text", "yes-no"]
    unit: str | None


Kind: TypeAlias = Scale | YesNo | Choice | Choices | Number | Age | Context


# ---- how a score is made


class Aggregate(StrEnum):
    """How the scores of children become one."""

    MEAN = "mean"
    GEOMETRIC = "geometric"
    MEDIAN = "median"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SUM = "sum"
    LOOKUP = "lookup"


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of scores that begins at `start`; `value`, where there is one, is what goes up to the parent."""

    start: float
    label: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """A table from the levels of the children, in their order, to a level of its own."""

    labels: tuple[str, ...]
    """What it can come to, from the least to the most."""
    points: tuple[float, ...]
    """What each of these is worth, rising."""
    table: tuple[tuple[tuple[int, ...], int], ...]
    """Every combination of the children's levels, counted from 0, and the place of what it gives."""
    absent: tuple[int, ...] | None
    """The level that each child counts as where it does not apply; None: then the node does not apply."""


@dataclass(frozen=True, slots=True)
class Formula:
    """How a node's score is made of those of its children, and what it is called."""

    aggregate: Aggregate = Aggregate.MEAN
    decimals: int | None = None
    """To how many decimals it is rounded before it goes up; None: it is not."""
    floor: float | None = None
    """The least and the most of a sum; no other aggregate has them."""
    ceiling: float | None = None
    bands: tuple[Band, ...] = ()
    lookup: Lookup | None = None
    """The table, with `Aggregate.LOOKUP` and only there."""


PLAIN: Final = Formula()
"""The mean of the children."""


# ---- what it was before


Former: TypeAlias = NodeId | tuple[NodeId, ...] | None
"""The id that a part had in an earlier version, which is the same part; of one that was split off or merged, the ids
of what it was made of, none of which it is the same as."""


# ---- the tree


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a node counts beside its siblings, by phase where the framework says so."""

    default: float = 1.0
    by_phase: tuple[tuple[str, float], ...] = ()
    why: str | None = None

    def at(self, phase: str | None) -> float:
        """The weight in this phase."""
        return next((weight for name, weight in self.by_phase if name == phase), self.default)


@dataclass(frozen=True, slots=True)
class Item:
    """One question."""

    id: NodeId
    ask: str
    kind: Kind
    lever: Lever = Lever.MISSION
    weight: Weight = field(default_factory=Weight)
    why: str | None = None
    sources: tuple[str, ...] = ()
    phases: tuple[str, ...] | None = None
    """The phases in which it is due; None: all."""
    respondents: tuple[str, ...] | None = None
    """The respondent groups it is put to; None: all."""
    applies_when: "When | None" = None
    """What must hold of earlier answers; None: nothing."""
    pulse: bool = False
    reverse: bool = False
    takes_evidence: bool = True
    was: Former = None
    same_meaning: str | None = None
    """Why another wording than in an earlier version means the same."""

    @property
    def scored(self) -> bool:
        """Whether an answer to it earns points."""
        return not isinstance(self.kind, Context)

    def is_due(self, phase: str | None, respondent: str | None) -> bool:
        """Whether it is put to this respondent in this phase."""
        return (self.phases is None or phase in self.phases) and (
            self.respondents is None or respondent in self.respondents
        )


@dataclass(frozen=True, slots=True)
class Node:
    """A theme or a topic."""

    id: NodeId
    title: str
    children: tuple["Node | Item", ...]
    weight: Weight = field(default_factory=Weight)
    about: str | None = None
    formula: Formula = PLAIN
    was: Former = None

    @property
    def scored(self) -> bool:
        """Whether anything below earns points."""
        return any(child.scored for child in self.children)

    def items(self) -> Iterator[Item]:
        """Every item below, in the order of the file."""
        for child in self.children:
            if isinstance(child, Item):
                yield child
            else:
                yield from child.items()

    def nodes(self) -> Iterator["Node"]:
        """The node itself and every node below, parents first."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()


@dataclass(frozen=True, slots=True)
class Policy:
    """What a framework settles for itself."""

    minimum_coverage: float
    """Share (0 to 1) of a node's weight that must be answered before a score is shown."""
    valid_for_months: int
    """How old evidence may be at the assessment's date and still support an answer."""
    open_at_worst: bool = False
    """Whether an open answer counts at its worst; else it is left out of the score."""
    unsupported: float | str | None = None
    """What an answer without support earns at most: so many points, or a level by its label; None: no less."""
    not_applicable_share: float = 1 / 3
    """The share (0 to 1) of a theme's items above which a finding says that they were declared not applicable."""
    noticeable: float = 2.0
    """The least change like for like that is called one, in points of the framework's scale."""


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the sources and what it is called today."""

    term: str
    today: str
    added_by: str


class Severity(StrEnum):
    """How much a finding weighs."""

    NOTE = "note"
    WARNING = "warning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class When:
    """A condition, and how it is written, on one line."""

    condition: Condition
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition over the themes, and what follows where it holds."""

    id: NodeId
    when: Condition
    text: str
    """The condition as it is written, on one line."""
    severity: Severity
    finding: str
    recommend: str
    move: Lever
    """Whose move it is: the mission's or headquarters'."""
    caps: tuple[tuple[NodeId, float], ...]
    """Nodes, and the highest score that they may have while the rule fires."""
    sources: tuple[str, ...]
    was: Former = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A point of the work that the catalogue draws on, in our words."""

    id: str
    section: str
    kind: str
    theme: str
    held_by: str
    """How widely the point was held, in one word of the catalogue."""
    assessable_by: tuple[str, ...]
    """Who can answer it about itself: mission, headquarters, both or neither."""
    text: str
    numbers: tuple[str, ...]
    joined: bool
    """Whether it joins statements that the work only sets side by side."""


@dataclass(frozen=True, slots=True)
class Tension:
    """Findings that pull against each other; joining them is the authors' reading."""

    id: str
    title: str
    between: tuple[str, ...]
    text: str
    findings: tuple[str, ...]


Source: TypeAlias = Finding | Tension


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What items and rules cite."""

    work: str
    """The work that the findings are drawn from."""
    sources: tuple[Source, ...]
    not_asked: tuple[tuple[str, str], ...]
    """Findings that nothing cites, and tensions that no rule shows, each with the reason."""

    def named(self, ids: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources of these ids, in this order."""
        known = {source.id: source for source in self.sources}
        return tuple(known[name] for name in ids if name in known)


@dataclass(frozen=True, slots=True)
class Framework:
    """A versioned set of checklists with its scales, bands and rules."""

    id: str
    version: str
    title: str
    about: str | None
    phases: tuple[str, ...]
    respondents: tuple[str, ...]
    bands: tuple[Band, ...]
    policy: Policy
    terms: tuple[Term, ...]
    themes: tuple[Node, ...]
    rules: tuple[Rule, ...]
    catalogue: Catalogue | None
    digest: str
    """SHA-256 over the canonical JSON of what the files say."""
    points: Extent = POINTS
    """The least and the most points of an item."""
    formula: Formula = PLAIN
    """How the score of the whole is made of those of its themes."""
    written: Plain = field(default=None, compare=False, repr=False)
    """What its files say, by what they are; it is kept beside assessments. None where it was read from no file."""

    def whole(self) -> Node:
        """The whole as a node, with the themes as its children."""
        return Node(OVERALL, self.title, self.themes, formula=self.formula)

    def items(self) -> Iterator[Item]:
        """Every item, in the order of the files."""
        for theme in self.themes:
            yield from theme.items()

    def nodes(self) -> Iterator[Node]:
        """Every theme and topic, parents first."""
        for theme in self.themes:
            yield from theme.nodes()

    @property
    def asks_previous(self) -> bool:
        """Whether any rule asks the previous round."""
        return any(leaf.earlier for rule in self.rules for leaf in leaves(rule.when))

    @property
    def name(self) -> str:
        """Id and version in one word, as `--framework` takes it."""
        return f"{self.id}@{self.version}"

    def name_beside(self, other: "Framework") -> str:
        """Its name, with the beginning of its digest where another framework has the same name."""
        same = self.name == other.name and self.digest != other.digest
        return f"{self.name} ({self.digest[:TOLD_APART_BY]})" if same else self.name


TOLD_APART_BY: Final = 8
"""Digits of a digest by which two frameworks of one name are told apart."""
NEVER: Final = "never"
"""The answer to an age item where the thing has not happened."""
NON_ANSWERS: Final = ("not-applicable", "dont-know", "unanswered")
"""Words that no label and no option may take: in an assessment they mean that there is no answer."""
