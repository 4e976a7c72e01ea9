"""Rounds in a row, as every part of the report of their trend needs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from readiness.compare.trend import Trend
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, Sheet
from readiness.model.framework import Framework
from readiness.report.target_view import TargetView
from readiness.report.wording import titles_of


@dataclass(frozen=True, slots=True)
class ShownTrend:
    """What of a trend is asked for."""

    theme: NodeId | None = None
    """One theme, by its id in the last round's framework; None: the whole."""
    only_changed: bool = False
    plot: bool = False
    targets: tuple[TargetView, ...] = ()
    """Those beside the last round."""


WHOLE: Final = ShownTrend()


@dataclass(frozen=True)
class InARow:
    """The rounds, what came of them, and what of it is asked for."""

    sheets: Sequence[Sheet]
    trend: Trend
    shown: ShownTrend

    @cached_property
    def rounds(self) -> Sequence[Assessment]:
        """What was answered in each round."""
        return [sheet.assessment for sheet in self.sheets]

    @cached_property
    def scored(self) -> bool:
        """Whether scores may be shown: an illustration rates nobody."""
        return not any(found.subject.illustration for found in self.rounds)

    @cached_property
    def titles(self) -> dict[NodeId, str]:
        """What everything is called, as the last round that names it does."""
        return {name: title for framework in self.frameworks for name, title in titles_of(framework).items()}

    @cached_property
    def frameworks(self) -> Sequence[Framework]:
        """Each once, the one of the last round last."""
        return tuple({id(sheet.framework): sheet.framework for sheet in reversed(self.sheets)}.values())[::-1]

    @cached_property
    def parents(self) -> dict[NodeId, NodeId]:
        """What each node is in, by the last framework that has it."""
        nodes = (node for framework in self.frameworks for node in framework.whole().nodes())
        return {child.id: node.id for node in nodes for child in node.children}
