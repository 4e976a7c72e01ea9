"""Rounds in a row: each link between neighbours, and what each node, item and rule is called in each round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias, TypeVar

from readiness.compare.change import Link
from readiness.compare.course import Course, Ids, course_of
from readiness.compare.matching import Likeness, Matching, match
from readiness.compare.rounds import Round, is_older, linked
from readiness.compare.timeline import Timeline, spells_of
from readiness.ids import OVERALL, NodeId, natural
from readiness.model.framework import Item, Node, Rule
from readiness.model.result import ItemResult

T = TypeVar("T", Item, Node, Rule)
Pairs: TypeAlias = Sequence[tuple[NodeId | None, NodeId | None]]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item through all rounds."""

    item: Item
    """As the last round that has it asks it."""
    results: tuple[ItemResult | None, ...]
    anew: frozenset[int]
    """The rounds in which it is another question than in the round before, or its answers earn otherwise."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything that rounds in a row yield."""

    rounds: tuple[Round, ...]
    """By date, then round."""
    links: tuple[Link, ...]
    """From each to the next."""
    overall: Course
    own: Course
    """The whole over the items whose lever is the mission's."""
    nodes: tuple[Course, ...]
    """Themes and topics, in the order of the last round's framework, then those that are gone."""
    items: tuple[ItemRow, ...]
    """Every item, in the same order."""
    rules: tuple[Timeline, ...]
    """Every rule, in the same order."""

    @property
    def days(self) -> tuple[date, ...]:
        """The date of each round."""
        return tuple(found.assessment.date for found in self.rounds)

    @property
    def phases(self) -> tuple[int, ...]:
        """The rounds in which another phase is told than in the one before, and the first."""
        told = [found.assessment.phase for found in self.rounds]
        return tuple(at for at, phase in enumerate(told) if not at or phase != told[at - 1])

    @property
    def frameworks(self) -> tuple[int, ...]:
        """The rounds made with another framework than the one before."""
        digests = [found.figures.plan.framework.digest for found in self.rounds]
        return tuple(at for at in range(1, len(digests)) if digests[at] != digests[at - 1])


def trend(rounds: Sequence[Round]) -> Trend:
    """The trend over at least one round of one subject, respondent and scope, in whatever order they are given."""
    ordered = sorted(rounds, key=lambda found: (found.assessment.date, natural(found.assessment.round)))
    links = tuple(_links(ordered))
    days = [found.assessment.date for found in ordered]
    looked_at = _Rows(ordered, links, days)
    overall, *nodes = looked_at.courses()
    own = course_of(
        (overall.id,) * len(ordered),
        [found.result.own for found in ordered],
        [link.own for link in links],
        days,
    )
    items, timelines = tuple(looked_at.items()), tuple(looked_at.timelines())
    return Trend(tuple(ordered), links, overall, own, tuple(nodes), items, timelines)


def _links(rounds: Sequence[Round]) -> Iterator[Link]:
    """The change between neighbours; two versions of a framework are matched once, however many rounds they have."""
    matchings: dict[tuple[int, int], Matching] = {}
    for one, other in pairwise(rounds):
        ends = (other, one) if is_older(other, one) else (one, other)
        old, new = (found.figures.plan.framework for found in ends)
        key = (id(old), id(new))
        if key not in matchings:
            matchings[key] = match(old, new)
        yield linked(one, other, matchings[key])


@dataclass(frozen=True, slots=True)
class _Rows:
    rounds: Sequence[Round]
    links: Sequence[Link]
    days: Sequence[date]

    def courses(self) -> Iterator[Course]:
        """The whole, then themes and topics."""
        first = self.rounds[0].figures.plan.framework
        pairs = [_pairs(link, link.matching.nodes) for link in self.links]
        results = [{node.id: node for node in (found.result.overall, *found.result.nodes)} for found in self.rounds]
        changes = [{node.id: node for node in (link.overall, *link.nodes)} for link in self.links]
        for ids in _traced([OVERALL, *(node.id for node in first.nodes())], pairs):
            found = [None if name is None else row[name] for name, row in zip(ids, results, strict=True)]
            moved = [
                None if one is None or other is None else row[one if link.backwards else other]
                for (one, other), row, link in zip(pairwise(ids), changes, self.links, strict=True)
            ]
            yield course_of(ids, found, moved, self.days)

    def items(self) -> Iterator[ItemRow]:
        """Every item."""
        first = self.rounds[0].figures.plan.framework
        pairs = [_pairs(link, [(entry.old, entry.new) for entry in link.matching.items]) for link in self.links]
        rescaled = [
            {
                found.id
                for entry in link.matching.items
                if entry.likeness is Likeness.RESCALED
                for found in (entry.old if link.backwards else entry.new,)
                if found is not None
            }
            for link in self.links
        ]
        results = [{entry.item.id: entry for entry in found.result.items} for found in self.rounds]
        for ids in _traced([item.id for item in first.items()], pairs):
            found = tuple(None if name is None else row[name] for name, row in zip(ids, results, strict=True))
            latest = next(entry for entry in reversed(found) if entry is not None)
            anew = frozenset(at for at, names in enumerate(rescaled, 1) if ids[at] in names)
            yield ItemRow(latest.item, found, anew)

    def timelines(self) -> Iterator[Timeline]:
        """Every rule."""
        first = self.rounds[0].figures.plan.framework
        pairs = [_pairs(link, link.matching.rules) for link in self.links]
        results = [{entry.rule.id: entry for entry in found.result.rules} for found in self.rounds]
        for ids in _traced([rule.id for rule in first.rules], pairs):
            found = tuple(None if name is None else row[name] for name, row in zip(ids, results, strict=True))
            latest = next(entry for entry in reversed(found) if entry is not None)
            outcomes = [None if entry is None else entry.outcome for entry in found]
            yield Timeline(latest.rule, found, tuple(spells_of(outcomes, self.days)))


def _pairs(link: Link, matched: Sequence[tuple[T | None, T | None]]) -> Pairs:
    """What is what in the first and in the second round of a link."""
    named = [(None if one is None else one.id, None if other is None else other.id) for one, other in matched]
    return [(other, one) for one, other in named] if link.backwards else named


def _traced(first: Sequence[NodeId], links: Sequence[Pairs]) -> Iterator[Ids]:
    """What each thing is called in each round: those of the last round in its order, then those that are gone.

    What is gone and comes back under the id that it had last is the same thing.
    """
    here: dict[NodeId, list[NodeId | None]] = {name: [name] for name in first}
    gone: dict[NodeId, list[NodeId | None]] = {}
    for at, pairs in enumerate(links, 1):
        then: dict[NodeId, list[NodeId | None]] = {}
        for one, other in pairs:
            if other is None:
                continue
            row = gone.pop(other, []) if one is None else here.pop(one)
            row += [*[None] * (at - len(row)), other]
            then[other] = row
        gone |= here
        here = then
    for row in (*here.values(), *gone.values()):
        yield (*row, *[None] * (len(links) + 1 - len(row)))
