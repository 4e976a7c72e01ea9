"""What scoring works on: one number for each place of the plan, in rows. Everything else is made from these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from readiness.model.assessment import Assessment, Value
from readiness.model.result import Status

if TYPE_CHECKING:
    from readiness.engine.plan import Plan

Row: TypeAlias = list[float | None]

ABSENT: Final = 0
"""Not asked, or it does not apply."""
OPEN: Final = 1
"""Asked, and neither answered nor declared not applicable; or not known yet whether it applies."""
GIVEN: Final = 2
"""Answered."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The numbers of every place: None for a score that there is none of, None throughout where nothing applies.

    What goes up to a parent stands in rows of its own only where bands pass their values up; else these are the same.
    """

    score: Row
    low: Row
    high: Row
    up_score: Row
    up_low: Row
    up_high: Row


def rows(*, bands_up: bool) -> Rows:
    """Empty rows."""
    own: tuple[Row, Row, Row] = ([], [], [])
    return Rows(*own, *(([], [], []) if bands_up else own))


def copied(found: Rows) -> Rows:
    """The same numbers in rows of their own."""
    own = (list(found.score), list(found.low), list(found.high))
    if found.up_score is found.score:
        return Rows(*own, *own)
    return Rows(*own, list(found.up_score), list(found.up_low), list(found.up_high))


@dataclass(frozen=True, slots=True)
class Portions:
    """Of every place, the shares (0 to 1) of its own applicable weight that are answered, can be and are supported."""

    answered: list[float] = field(default_factory=list)
    supportable: list[float] = field(default_factory=list)
    supported: list[float] = field(default_factory=list)


class Ceiling(NamedTuple):
    """The caps on a node: the lowest of those that are in force, and of those that are or may yet be."""

    firm: float
    possible: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that scoring computes for one assessment, by place."""

    plan: "Plan"
    assessment: Assessment
    status: list[Status]
    """Of each item."""
    state: list[int]
    """Of each item: `ABSENT`, `OPEN` or `GIVEN`."""
    values: list[Value | None]
    """Of each item: what was answered."""
    bare: Rows
    """Without caps. The points of items stand in them as scores."""
    capped: Rows
    """With caps; the same rows where no rule caps."""
    portions: Portions
    outcomes: Sequence[int]
    """Of each rule: what its condition can still come to, as `conditions` counts it."""
    ceilings: Mapping[int, Ceiling]
    """The caps on nodes, by place: of rules that fire, or may."""


class World(NamedTuple):
    """An assessment, and its previous round, where there is one: what conditions are asked of."""

    now: Figures
    before: Figures | None
