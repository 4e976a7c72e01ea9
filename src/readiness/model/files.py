"""The shape of a framework's files, as pydantic models: what a head, a checklist, rules and a catalogue may say.

They check one file at a time and change nothing. What a name refers to, and whether parts of several files fit
together, is settled in `build`, which turns them into the values that the rest of the program works with.
"""

from collections.abc import Mapping
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from readiness.model.border import Border, FileSafe, Id, Seq, Text

Points: TypeAlias = Annotated[float, Field(ge=-1_000_000, le=1_000_000)]
"""Whether they lie on the framework's own scale is settled in `build`."""
Factor: TypeAlias = Annotated[float, Field(ge=-1_000_000, le=1_000_000)]
"""Below 0 it subtracts, which only a sum allows; that too is settled in `build`."""
Pair: TypeAlias = Annotated[tuple[float, Points], Field(strict=False)]
Goalposts: TypeAlias = Annotated[tuple[Pair, ...], Field(strict=False, min_length=2)]
"""Pairs of a value and the points it earns; straight lines between, flat outside."""


Allow: TypeAlias = dict[str, Text]
"""Checks that are switched off here and below, by their codes, each with the reason."""


def _weight_form(value: object) -> str:
    return ":by-phase" if isinstance(value, Mapping) else ":one"


# A tag appears in the place of an error; the colon keeps it from being taken for a key of the file.
Weighing: TypeAlias = Annotated[
    Annotated[Factor, Tag(":one")] | Annotated[dict[str, Factor], Tag(":by-phase")], Discriminator(_weight_form)
]


def _former_form(value: object) -> str:
    return ":one" if isinstance(value, str) else ":several"


Former: TypeAlias = Annotated[
    Annotated[Id, Tag(":one")] | Annotated[Annotated[Seq[Id], Field(min_length=1)], Tag(":several")],
    Discriminator(_former_form),
]
"""What a part was called in an earlier version; a list where it was split off or merged, and is another part now."""


# ---- checklist


class YesNoFile(Border):
    """The points of a yes and of a no."""

    yes: Points
    no: Points


class OptionFile(Border):
    """One option of a choice; it states its points, or that it means the question does not apply."""

    id: Id
    label: Text
    points: Points | None = None
    means: Literal["not-applicable"] | None = None


class ChoicesFile(Border):
    """Options of which any number may be chosen; their points add up to at most the ceiling."""

    ceiling: Points | None = None
    options: Annotated[Seq[OptionFile], Field(min_length=1)]


class NumberFile(Border):
    """A number with its unit, what it may lie between, and its goalposts."""

    unit: Text
    between: tuple[float, float] = Field(strict=False)
    goalposts: Goalposts


class AgeFile(Border):
    """Goalposts for the age in months of the day that is answered, and what `never` earns where that is an answer."""

    goalposts: Goalposts
    never: Points | None = None


class ItemFile(Border):
    """What every item says, whatever its kind of answer."""

    id: Id
    was: Former | None = None
    ask: Text
    same_meaning: Text | None = None
    why: Text | None = None
    sources: Seq[Text] = ()
    lever: Literal["mission", "shared", "headquarters"] = "mission"
    weight: Weighing = 1.0
    weight_why: Text | None = None
    phases: Annotated[Seq[str], Field(min_length=1)] | None = None
    respondents: Annotated[Seq[str], Field(min_length=1)] | None = None
    applies_when: Text | None = None
    pulse: bool = False
    reverse: bool = False
    evidence: Literal["none"] | None = None
    allow: Allow = {}


class ScaleItemFile(ItemFile):
    """An item answered by a level of a named scale, each level written out."""

    scale: str
    levels: Seq[Text] = Field(min_length=2)


class YesNoItemFile(ItemFile):
    """An item answered by yes or no."""

    yes_no: YesNoFile


class ChoiceItemFile(ItemFile):
    """An item answered by one of its options."""

    choice: Seq[OptionFile] = Field(min_length=2)


class ChoicesItemFile(ItemFile):
    """An item answered by any number of its options."""

    choices: ChoicesFile


class NumberItemFile(ItemFile):
    """An item answered by a number."""

    number: NumberFile


class DateItemFile(ItemFile):
    """An item answered by a day."""

    date: AgeFile


class ContextItemFile(ItemFile):
    """An item that scores nothing."""

    context: Literal["number", "text", "yes-no"]
    unit: Text | None = None


KINDS: Final = ("scale", "yes-no", "choice", "choices", "number", "date", "context")


def _kind_of(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return None
    named = [kind for kind in KINDS if kind in value]
    return f":{named[0]}" if len(named) == 1 else None


AnyItemFile: TypeAlias = Annotated[
    Annotated[ScaleItemFile, Tag(":scale")]
    | Annotated[YesNoItemFile, Tag(":yes-no")]
    | Annotated[ChoiceItemFile, Tag(":choice")]
    | Annotated[ChoicesItemFile, Tag(":choices")]
    | Annotated[NumberItemFile, Tag(":number")]
    | Annotated[DateItemFile, Tag(":date")]
    | Annotated[ContextItemFile, Tag(":context")],
    Discriminator(_kind_of, custom_error_type="not_one_kind", custom_error_message="not one kind"),
]


class BandFile(Border):
    """A named stretch of scores; it ends where the next begins. Its value, where it has one, is what goes up."""

    from_: Points
    label: Text
    value: Points | None = None


class RowFile(Border):
    """A level of each child, in the order of the children, and the level that they give together."""

    of: Annotated[Seq[Text], Field(min_length=1)]
    is_: Text


class LookupFile(Border):
    """A table from the levels of the children to a level of a scale."""

    to: Text
    any_order: bool = False
    not_applicable: Text = "not-applicable"
    table: Annotated[Seq[RowFile], Field(min_length=1)]


class FormulaFile(Border):
    """How a node's score is made of those of its children."""

    aggregate: Literal["mean", "geometric", "median", "minimum", "maximum", "sum", "lookup"] = "mean"
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    floor: Points | None = None
    ceiling: Points | None = None
    bands: Seq[BandFile] = ()
    lookup: LookupFile | None = None


class NodeFile(FormulaFile):
    """What a theme and a topic share; topics may hold topics."""

    id: Id
    was: Former | None = None
    title: Text
    about: Text | None = None
    weight: Weighing = 1.0
    weight_why: Text | None = None
    topics: "Seq[NodeFile]" = ()
    items: Seq[AnyItemFile] = ()
    allow: Allow = {}


class ChecklistFile(NodeFile):
    """One theme's questions."""

    readiness: Literal["checklist/1"]


# ---- framework


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
