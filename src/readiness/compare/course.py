"""A node through rounds in a row: the change like for like of each link, chained to an index.

The index of a node begins at the score of the first round that has one and adds the change like for like of each link.
Where one of the two rounds has no score, or a link cannot be judged, for nothing or too little can be compared, the
chain breaks, and the index begins anew at the score of the next round that has one. The links themselves stay what the
comparison of the two rounds says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from math import fsum
from typing import Final, TypeAlias

from readiness.compare.change import NodeChange, Verdict
from readiness.ids import NodeId
from readiness.model.result import NodeResult, Scored
from readiness.numbers import snap

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


def course_of(
    ids: Ids, results: Sequence[NodeResult | None], links: Sequence[NodeChange | None], days: Sequence[date]
) -> Course:
    """The course of a node with these ids, results and links, on these days."""
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


def _score(node: NodeResult | None) -> float | None:
    return node.score.value if node is not None and isinstance(node.score, Scored) else None


def _between(days: Sequence[date], begin: int, end: int) -> int:
    return (days[end] - days[begin]).days
