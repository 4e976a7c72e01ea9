"""Rounds in a row: each link between neighbours, the change like for like chained over them, findings as a timeline.

The index of a node begins at the score of the first round that has one and adds the change like for like of each link.
Where one of the two rounds has no score, or a link cannot be judged, for nothing or too little can be compared, the
chain breaks, and the index begins anew at the score of the next round that has one. The links themselves stay what the
comparison of the two rounds says.

An undecided round neither begins nor ends the time in which a rule fires: whether it held then is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest
from math import fsum
from typing import Final, TypeAlias, TypeVar

from readiness.compare.change import Link, NodeChange, Verdict
from readiness.compare.matching import Likeness, Matching, match
from readiness.compare.rounds import Round, is_older, linked
from readiness.ids import OVERALL, NodeId, natural
from readiness.model.framework import Item, Node, Rule
from readiness.model.result import ItemResult, NodeResult, Outcome, RuleResult, Scored
from readiness.numbers import snap

T = TypeVar("T", Item, Node, Rule)
Pairs: TypeAlias = Sequence[tuple[NodeId | None, NodeId | None]]
Ids: TypeAlias = tuple[NodeId | None, ...]
"""What something is called in each round; None where the framework of the round has none such."""

YEAR: Final = 365.25
"""Days."""


@dataclass(frozen=True, slots=True)
class Break:
    """A link over which an index cannot be carried."""

    at: int
    """The round at its end: it has no score, or too little in common with the one before."""
    anew: int | None
    """The round at whose score the index begins again; None where it does not."""


@dataclass(frozen=True, slots=True)
class Chain:
    """An index like for like over all rounds."""

    index: tuple[float | None, ...]
    """Of each round; None where it has no score."""
    stretches: tuple[tuple[int, int], ...]
    """The first and the last round of each stretch without a break."""
    breaks: tuple[Break, ...]

    @property
    def change(self) -> float | None:
        """What the index gained over all stretches; None where none of them has a link."""
        moved = [self.at(last) - self.at(first) for first, last in self.stretches if last > first]
        return snap(fsum(moved)) if moved else None

    def at(self, place: int) -> float:
        """The index of a round that has one."""
        found = self.index[place]
        assert found is not None  # noqa: S101 - stretches begin and end where there is one
        return found


def chained(scores: Sequence[float | None], links: Sequence[float | None]) -> Chain:
    """The index over rounds of these scores, with these changes like for like between neighbours.

    A link that is None cannot carry it.
    """
    index: list[float | None] = []
    stretches: list[tuple[int, int]] = []
    breaks: list[int] = []
    parts: list[float] = []
    for at, (score, link) in enumerate(zip(scores, (None, *links), strict=True)):
        if parts and (score is None or link is None):
            breaks.append(at)
            parts = []
        if score is None:
            index.append(None)
            continue
        if parts and link is not None:
            parts.append(link)
            stretches[-1] = (stretches[-1][0], at)
        else:
            stretches.append((at, at))
            parts = [score]
        index.append(snap(fsum(parts)))
    begun = [first for first, _ in stretches[1:]]
    return Chain(tuple(index), tuple(stretches), tuple(Break(*ends) for ends in zip_longest(breaks, begun)))


@dataclass(frozen=True, slots=True)
class Pace:
    """A change over some days."""

    change: float
    days: int

    @property
    def per_year(self) -> float | None:
        """What it comes to in a year; None where no day passed."""
        return snap(self.change / self.days * YEAR) if self.days else None


@dataclass(frozen=True, slots=True)
class Course:
    """A theme, a topic or the whole through all rounds."""

    id: NodeId
    """Its id in the last round that has it."""
    ids: Ids
    results: tuple[NodeResult | None, ...]
    links: tuple[NodeChange | None, ...]
    """Of each link between neighbours; None where one of them has none such."""
    chain: Chain
    headline: Pace | None
    """From the first to the last round with a score; None where there are not two."""
    like_for_like: Pace | None
    """What the index gained over its stretches; None where it has no link."""

    @property
    def latest(self) -> NodeResult:
        """The node in the last round that has it."""
        return next(found for found in reversed(self.results) if found is not None)

    @property
    def scores(self) -> tuple[float | None, ...]:
        """Its score in each round."""
        return tuple(map(_score, self.results))


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item through all rounds."""

    item: Item
    """As the last round that has it asks it."""
    results: tuple[ItemResult | None, ...]
    anew: frozenset[int]
    """The rounds in which it is another question than in the round before, or its answers earn otherwise."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Rounds in which a rule fires, with none between them in which it is known not to."""

    first: int
    last: int
    """The last round in which it fires."""
    gone: int | None
    """The round in which it is there no more; None where no later round says so."""
    undecided: tuple[int, ...]
    """The rounds that leave it undecided, from the first to the one in which it is gone, or to the last of all."""
    days: int
    """From the day of its first round to the day on which it was gone, or to the last round in which it fires."""

    @property
    def rounds(self) -> int:
        """In how many rounds it fires."""
        return self.last - self.first + 1 - sum(at < self.last for at in self.undecided)

    @property
    def since(self) -> int | None:
        """The round since which it is undecided, to the last of all: it is neither open nor gone."""
        return next((at for at in self.undecided if at > self.last), None) if self.gone is None else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A rule through all rounds."""

    rule: Rule
    """As the last round that has it says it."""
    results: tuple[RuleResult | None, ...]
    spells: tuple[Spell, ...]

    @property
    def is_open(self) -> bool:
        """Whether it fires in the last round."""
        return bool(self.spells) and self.spells[-1].gone is None and not self.is_undecided

    @property
    def is_undecided(self) -> bool:
        """Whether it fired, and later rounds up to the last one leave it undecided."""
        return bool(self.spells) and self.spells[-1].since is not None

    @property
    def moved(self) -> bool:
        """Whether it came or went, or is undecided by now."""
        return self.is_undecided or any(spell.first or spell.gone is not None for spell in self.spells)


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
    own = _course(
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
            yield _course(ids, found, moved, self.days)

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
            yield Timeline(latest.rule, found, tuple(_spells(outcomes, self.days)))


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


def _course(
    ids: Ids, results: Sequence[NodeResult | None], links: Sequence[NodeChange | None], days: Sequence[date]
) -> Course:
    scores = list(map(_score, results))
    chain = chained(scores, list(map(_carried, links)))
    ends = [(at, score) for at, score in enumerate(scores) if score is not None]
    headline = None
    if len(ends) > 1:
        (begin, before), (end, after) = ends[0], ends[-1]
        headline = Pace(snap(after - before), _between(days, begin, end))
    covered = sum(_between(days, begin, end) for begin, end in chain.stretches)
    change = chain.change
    return Course(
        id=next(name for name in reversed(ids) if name is not None),
        ids=ids,
        results=tuple(results),
        links=tuple(links),
        chain=chain,
        headline=headline,
        like_for_like=None if change is None else Pace(change, covered),
    )


def _carried(link: NodeChange | None) -> float | None:
    """What a link adds to an index; None where it cannot be judged."""
    return None if link is None or link.verdict is Verdict.NOT_COMPARABLE else link.like_for_like


def _spells(outcomes: Sequence[Outcome | None], days: Sequence[date]) -> Iterator[Spell]:
    fired: list[int] = []
    undecided: list[int] = []
    for at, outcome in enumerate(outcomes):
        if outcome is Outcome.FIRES:
            fired.append(at)
        elif fired and outcome is Outcome.UNDECIDED:
            undecided.append(at)
        elif fired:
            yield Spell(fired[0], fired[-1], at, tuple(undecided), _between(days, fired[0], at))
            fired, undecided = [], []
    if fired:
        yield Spell(fired[0], fired[-1], None, tuple(undecided), _between(days, fired[0], fired[-1]))


def _between(days: Sequence[date], begin: int, end: int) -> int:
    return (days[end] - days[begin]).days


def _score(node: NodeResult | None) -> float | None:
    return node.score.value if node is not None and isinstance(node.score, Scored) else None
