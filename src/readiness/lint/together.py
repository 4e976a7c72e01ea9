"""Whether what a condition names is ever asked together: in one phase, of one respondent.

A condition says nothing of an item that is not due, so that a rule on items of different phases never fires, and an
item that applies only on the answer to one of another phase is never asked.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from readiness.engine.conditions import HOLDS, SILENT
from readiness.ids import NodeId
from readiness.lint.balance import Said
from readiness.lint.conditions import Known, Stock
from readiness.model.condition import (
    Amount,
    Banded,
    Condition,
    IsAnswered,
    Leaf,
    Measured,
    Points,
    Setting,
    Stated,
    Word,
    leaves,
)
from readiness.model.framework import Framework, Item

Moment: TypeAlias = tuple[str | None, str | None]
"""A phase and a respondent."""


def never_together(framework: Framework) -> Iterator[Said]:
    """Items that are never asked, and rules that never fire, because of when and of whom things are asked."""
    stock, due = Stock(framework), _Due(framework)
    for item in framework.items():
        if item.applies_when is not None:
            condition = item.applies_when.condition
            moments = [moment for moment in due.moments(condition) if item.is_due(*moment)]
            if not _can_hold(condition, moments, stock, due):
                yield item.id, "F141", ("applies-when",), {"name": item.id}
    for rule in framework.rules:
        if not _can_hold(rule.when, due.moments(rule.when), stock, due):
            yield rule.id, "F142", ("when",), {"name": rule.id}


def _can_hold(condition: Condition, moments: Iterable[Moment], stock: Stock, due: "_Due") -> bool:
    """Whether a condition can hold at any of these moments."""
    named = tuple(dict.fromkeys(leaves(condition)))
    worlds = dict.fromkeys(
        tuple((leaf, known) for leaf in named for known in due.fixed(leaf, moment)) for moment in moments
    )
    return any(stock.outcomes(condition, set(), dict(world)) & HOLDS for world in worlds)


class _Due:
    """What is due in which phase and from which respondent."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._below: dict[NodeId, tuple[Item, ...]] = {
            node.id: tuple(item for item in node.items() if item.scored) for node in framework.whole().nodes()
        }
        self._below |= {item.id: (item,) for item in framework.items()}
        self._asked: dict[tuple[NodeId, Moment], bool] = {}
        self._named = {name for item in framework.items() for name in item.respondents or ()}

    def moments(self, condition: Condition) -> Iterator[Moment]:
        """The phases and respondents that can make a difference to a condition."""
        asks = any(isinstance(leaf, Stated) and leaf.setting is Setting.RESPONDENT for leaf in leaves(condition))
        respondents: Iterable[str | None] = self._framework.respondents or (None,)
        if not asks:
            # all who are named nowhere are asked the same
            others = [name for name in self._framework.respondents if name not in self._named][:1]
            respondents = [name for name in self._framework.respondents if name in self._named] + others or (None,)
        for phase in self._framework.phases or (None,):
            for respondent in respondents:
                yield phase, respondent

    def fixed(self, leaf: Leaf, moment: Moment) -> Iterator[Known]:
        """What a thing is there, where that is known."""
        if leaf.earlier:  # the round before may have been of another phase
            return
        match leaf:
            case Stated(setting):
                word = moment[0] if setting is Setting.PHASE else moment[1]
                yield None if word is None else (frozenset({word}), False)
            case IsAnswered(item):
                if not self._any(item, moment):
                    yield SILENT
            case Points(item) | Amount(item=item) | Word(item=item):
                if not self._any(item, moment):
                    yield None
            case Measured(node=node) | Banded(node):
                if not self._any(node, moment):
                    yield None

    def _any(self, name: NodeId, moment: Moment) -> bool:
        if (name, moment) not in self._asked:
            self._asked[name, moment] = any(item.is_due(*moment) for item in self._below[name])
        return self._asked[name, moment]
