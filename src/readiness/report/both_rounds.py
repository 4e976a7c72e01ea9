"""Two rounds side by side, as every part of the report on their change needs them."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from readiness.compare.change import Change, ItemChange, Part, RuleChange
from readiness.engine.plan import Plan
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, Sheet
from readiness.model.result import Outcome, Result, RuleResult
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


@dataclass(frozen=True, slots=True)
class Capping:
    """A rule whose cap came or went from the first round to the second."""

    rule: NodeId
    came: bool
    parts: frozenset[Part]
    """The parts of a headline change that it can have to do with."""


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
        """Whether they may be set side by side too: those of other scopes, or of other questions alone, may not."""
        return self.rated and self.related and self.old.assessment.scope is self.new.assessment.scope

    @cached_property
    def related(self) -> bool:
        """Whether the two frameworks have any question in common, comparable or not."""
        return any(item.old is not None and item.new is not None for item in self.change.matching.items)

    @cached_property
    def parents(self) -> Mapping[NodeId, NodeId]:
        """What each node and item is in, by the newer framework where it is there."""
        wholes = (framework.whole() for framework in (self.change.matching.old, self.change.matching.new))
        return {child.id: node.id for whole in wholes for node in whole.nodes() for child in node.children}

    @cached_property
    def names(self) -> frozenset[NodeId] | None:
        """The ids of the theme that is asked for, and of all below it, in both frameworks; None: there is none."""
        return None if self.shown.theme is None else self.below_theme(self.shown.theme)

    def below_theme(self, theme: NodeId) -> frozenset[NodeId]:
        """The ids of a theme and of all below it, in both frameworks."""
        old, new = (names_below(each, theme) for each in (self.change.matching.old, self.change.matching.new))
        return (old or frozenset()) | (new or frozenset())

    def capping(self, names: AbstractSet[NodeId] | None) -> tuple[Capping, ...]:
        """The caps on these names that came or went; on all, where there are none."""
        return tuple(
            Capping(found.rule.id, came=fires(entry.new), parts=self._parts_of(entry))
            for entry in self.change.rules
            if fires(entry.old) is not fires(entry.new)
            and (found := entry.new or entry.old) is not None
            and any(names is None or node in names for node, _ in found.rule.caps)
        )

    def _parts_of(self, entry: RuleChange) -> frozenset[Part]:
        """Method where one framework has no such rule; rules where the newer one has it, and answers can turn it."""
        newer = entry.old if self.change.backwards else entry.new
        in_both = entry.old is not None and entry.new is not None
        return frozenset(part for part, is_in in ((Part.METHOD, not in_both), (Part.RULES, newer is not None)) if is_in)

    @property
    def items(self) -> Sequence[ItemChange]:
        """The items that are looked at."""
        return tuple(self.below(self.change.items))

    def below(self, entries: Sequence[ItemChange]) -> Iterator[ItemChange]:
        """Those of the theme that is asked for; all, where none is."""
        yield from (entry for entry in entries if self.names is None or entry.id in self.names)


def fires(rule: RuleResult | None) -> bool:
    """Whether a rule is there and fires."""
    return rule is not None and rule.outcome is Outcome.FIRES
