"""The shape of a checklist's file, as pydantic models: its topics and items, and how their scores are made.

They check one file at a time and change nothing. What a name refers to, and whether parts of several files fit
together, is settled in `build`, which turns them into the values that the rest of the program works with.
"""

from collections.abc import Mapping
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from readiness.model.border import Border, Id, Seq, Text

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
