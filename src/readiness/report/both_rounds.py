"""Two rounds side by side, as every part of the report on their change needs them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from readiness.compare.change import Change, ItemChange
from readiness.engine.plan import Plan
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, Sheet
from readiness.model.result import Result
from readiness.report.concerned import names_below
from readiness.report.target_view import TargetView


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the rounds of a comparison."""

    sheet: Sheet
    result: Result

    @property
    def assessment(self) -> Assessment:
        """What was answered."""
        return self.sheet.assessment


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a comparison is asked for."""

    theme: NodeId | None = None
    """One theme, by its id in the newer framework; None: the whole."""
    only_changed: bool = False
    stations: bool = False
    targets: tuple[TargetView, ...] = ()
    """Those beside the newer round."""
    since: str | None = None
    """The revision of which the first text is, where both are texts of one file."""


WHOLE: Final = Shown()
"""All of it."""


@dataclass(frozen=True)
class BothRounds:
    """The two rounds, what changed between them, and what of it is asked for."""

    old: Compared
    new: Compared
    change: Change
    plan: Plan
    """The newer framework's."""
    shown: Shown

    @property
    def rated(self) -> bool:
        """Whether scores may be shown: an illustration rates nobody."""
        return not (self.old.assessment.subject.illustration or self.new.assessment.subject.illustration)

    @property
    def scored(self) -> bool:
        """Whether they may be set side by side too: those of other scopes may not."""
        return self.rated and self.old.assessment.scope is self.new.assessment.scope

    @cached_property
    def parents(self) -> Mapping[NodeId, NodeId]:
        """What each node and item is in, by the newer framework where it is there."""
        wholes = (framework.whole() for framework in (self.change.matching.old, self.change.matching.new))
        return {child.id: node.id for whole in wholes for node in whole.nodes() for child in node.children}

    @cached_property
    def names(self) -> frozenset[NodeId] | None:
        """The ids of the theme that is asked for, and of all below it, in both frameworks; None: there is none."""
        found = [names_below(each, self.shown.theme) for each in (self.change.matching.old, self.change.matching.new)]
        return None if found[1] is None else found[1] | (found[0] or frozenset())

    @property
    def items(self) -> Sequence[ItemChange]:
        """The items that are looked at."""
        return tuple(self.below(self.change.items))

    def below(self, entries: Sequence[ItemChange]) -> Iterator[ItemChange]:
        """Those of the theme that is asked for; all, where none is."""
        yield from (entry for entry in entries if self.names is None or entry.id in self.names)
