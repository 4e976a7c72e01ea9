"""The shape of a framework's other files, as pydantic models: what a head, rules and a catalogue may say."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from readiness.model.border import Border, FileSafe, Id, Seq, Text
from readiness.model.checklist_files import Allow, BandFile, Former, FormulaFile, Points


class ScaleFile(Border):
    """A scale that states the points of its levels."""

    labels: Annotated[Seq[Text], Field(min_length=2)]
    points: Annotated[Seq[Points], Field(min_length=2)]


def _most_form(value: object) -> str:
    return ":label" if isinstance(value, str) else ":points"


class UnsupportedFile(Border):
    """What an answer without support earns at most: the points of a level, or so many points."""

    at_most: Annotated[Annotated[Points, Tag(":points")] | Annotated[Text, Tag(":label")], Discriminator(_most_form)]


def _unsupported_form(value: object) -> str:
    return ":at-most" if isinstance(value, Mapping) else ":full"


Unsupported: TypeAlias = Annotated[
    Annotated[Literal["full"], Tag(":full")] | Annotated[UnsupportedFile, Tag(":at-most")],
    Discriminator(_unsupported_form),
]


class PolicyFile(Border):
    """What a framework settles for itself."""

    open: Literal["left-out", "worst"] = "left-out"
    unsupported: Unsupported = "full"
    not_applicable_share: Annotated[float, Field(ge=0, le=1)] = 1 / 3
    minimum_coverage: Annotated[float, Field(ge=0, le=1)] = 0.6
    valid_for_months: Annotated[int, Field(ge=1, le=1200)] = 12
    noticeable: Annotated[float, Field(ge=0, le=1_000_000)] | None = None


class TermFile(Border):
    """A name of the sources, what it is called today, and who added that."""

    term: Text
    today: Text
    added_by: Text


def _scale_form(value: object) -> str:
    return ":stated" if isinstance(value, Mapping) else ":labels"


AnyScaleFile: TypeAlias = Annotated[
    Annotated[Annotated[Seq[Text], Field(min_length=2)], Tag(":labels")] | Annotated[ScaleFile, Tag(":stated")],
    Discriminator(_scale_form),
]


class FrameworkFile(Border):
    """The head of a framework; the questions stand in its checklists."""

    readiness: Literal["framework/1"]
    id: Id
    version: FileSafe
    title: Text
    about: Text | None = None
    phases: Seq[Id] = ()
    respondents: Seq[Id] = ()
    points: tuple[Points, Points] = Field(default=(0.0, 100.0), strict=False)
    """The least and the most points of an item; scores live on this scale too, where nothing says otherwise."""
    overall: FormulaFile = FormulaFile()
    scales: dict[str, AnyScaleFile] = {}
    bands: Seq[BandFile] = ()
    policy: PolicyFile = PolicyFile()
    terms: Seq[TermFile] = ()
    checklists: Seq[Text] = Field(min_length=1)
    rules: Text | None = None
    sources: Text | None = None
    allow: Allow = {}


# ---- rules


class RuleFile(Border):
    """A condition and what follows where it holds."""

    id: Id
    was: Former | None = None
    when: Text
    severity: Literal["note", "warning", "critical"]
    finding: Text
    recommend: Text
    for_: Literal["mission", "headquarters"]
    cap: dict[str, Points] = {}
    sources: Seq[Text] = ()
    allow: Allow = {}


class RulesFile(Border):
    """The rules of a framework."""

    readiness: Literal["rules/1"]
    rules: Seq[RuleFile] = ()
    allow: Allow = {}


# ---- sources


class FindingFile(Border):
    """A point of the work, in our words, and how widely it was held."""

    id: Text
    section: Text
    kind: Literal["problem", "recommendation", "caution", "fact", "tension", "mechanism"]
    theme: Text
    held_by: Literal["agreed", "majority", "many", "participants", "some", "one", "contested", "stated"]
    assessable_by: Seq[Literal["mission", "headquarters"]]
    finding: Text
    numbers: Seq[Text] = ()
    joined: bool = False
    """True where two statements were joined that the work only sets side by side."""


class TensionFile(Border):
    """Findings that pull against each other; the joining is the author's."""

    id: Text
    title: Text
    between: Annotated[Seq[Text], Field(min_length=2)]
    tension: Text
    findings: Annotated[Seq[Text], Field(min_length=1)]


class SourcesFile(Border):
    """The catalogue that items and rules cite."""

    readiness: Literal["sources/1"]
    work: Text
    findings: Seq[FindingFile] = ()
    tensions: Seq[TensionFile] = ()
    not_asked: dict[str, Text] = {}
    """Findings that no item or rule cites, and tensions that no rule shows, each with the reason."""
