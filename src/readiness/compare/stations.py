"""The one walk from an older round to a newer one, and what each of its steps changes.

    S0 - leave out what is not comparable -> A - leave out what is not answered in both -> B - new framework -> C
                       method                                  applicability                     method
    C - new phase's weights -> D - new answers -> E - add newly answered or applicable -> F - add new, rescaled -> S1
              applicability         ANSWERS                    applicability                      method

From D to E only answers change: that is the change like for like. The scores here are without caps; what caps take off
is told beside them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum
from typing import Final, TypeAlias

from readiness.compare.change import Line, LineKind, Part, Split
from readiness.compare.hybrid import with_old_answers
from readiness.compare.matching import ItemMatch, Matching
from readiness.compare.walk import Shares, Station, Step
from readiness.engine.evaluate import evaluate
from readiness.engine.figures import Figures
from readiness.engine.part import Counting, Marks, chosen, marks_of, part
from readiness.engine.plan import Plan
from readiness.ids import NodeId

Mark: TypeAlias = tuple[float | None, bool]


@dataclass(frozen=True)
class Walk:
    """The stations between two rounds, the older one first."""

    matching: Matching
    old: Figures
    new: Figures

    @cached_property
    def middle(self) -> Figures:
        """The older answers and phase read with the newer framework; what was not asked then, as it is answered now."""
        if self.old.plan is self.new.plan:
            return self.old
        return evaluate(self.new.plan, with_old_answers(self.matching, self.old.assessment, self.new.assessment))

    @cached_property
    def marks(self) -> tuple[Marks, Marks, Marks]:
        """What each item counts with in the older round, in the middle and in the newer round."""
        return marks_of(self.old), marks_of(self.middle), marks_of(self.new)

    @cached_property
    def places(self) -> tuple[tuple[ItemMatch, int | None, int | None], ...]:
        """Every scored item with its places in the older and in the newer plan."""
        before, after = self.old.plan.place, self.new.plan.place
        return tuple(
            (
                entry,
                None if entry.old is None else before[entry.old.id],
                None if entry.new is None else after[entry.new.id],
            )
            for entry in self.matching.items
            if entry.item.scored
        )

    @cached_property
    def common(self) -> tuple[tuple[ItemMatch, int, int], ...]:
        """The comparable items that count the same way in both rounds, answered or open, with their places."""
        old, _, new = self.marks
        return tuple(
            (entry, one, other)
            for entry, one, other in self.places
            if entry.comparable and one is not None and other is not None
            if old.counting(one) is new.counting(other) is not Counting.NOT
        )

    @cached_property
    def answered(self) -> tuple[tuple[ItemMatch, int, int], ...]:
        """Those of them that are answered in both rounds."""
        return tuple(row for row in self.common if row[1] not in self.marks[0].open)

    @cached_property
    def by_method(self) -> tuple[frozenset[int], frozenset[int]]:
        """The places of the older and of the newer items that count as they do only because the framework changed.

        These are the ones that are not comparable, and those which the older answers, read with the newer framework in
        the older phase, already count in the way in which the newer round does.
        """
        old, middle, new = self.marks
        before: set[int | None] = set()
        after: set[int | None] = set()
        for entry, one, other in self.places:
            if entry.comparable and one is not None and other is not None:
                now = new.counting(other)
                if old.counting(one) is now or middle.counting(other) is not now:
                    continue
            before.add(one)
            after.add(other)
        return frozenset(at for at in before if at is not None), frozenset(at for at in after if at is not None)

    # ---- the stations

    @cached_property
    def stations(self) -> tuple[Station, ...]:
        """S0, A, B, C, D, E, F, S1."""
        old, _, new = self.marks
        first, last = self.by_method
        one, other = self.old.plan, self.new.plan
        was, now = self.old.assessment.phase, self.new.assessment.phase
        then, answers = self.around_answers
        return (
            _station(one, old, was),
            _station(one, _without(old, first), was),
            _station(one, chosen({at: old.at(at) for _, at, _ in self.common}, len(one.slots)), was),
            *self.before_answers(then, was, now),
            _station(other, chosen(answers, len(other.slots)), now),
            _station(other, _without(new, last), now),
            _station(other, new, now),
        )

    @cached_property
    def around_answers(self) -> tuple[Mapping[int, Mark], Mapping[int, Mark]]:
        """What the common items count with at D and at E."""
        old, middle, new = self.marks
        then = {
            place: (middle.at(place) if middle.counting(place) is old.counting(at) else old.at(at))
            for _, at, place in self.common
        }
        return then, {place: new.at(place) for _, _, place in self.common}

    def before_answers(self, marks: Mapping[int, Mark], was: str | None, now: str | None) -> tuple[Station, Station]:
        """C and D."""
        plan = self.new.plan
        found = chosen(marks, len(plan.slots))
        later = _station(plan, found, now)
        same = plan.weighing(was) is plan.weighing(now)
        return (later if same else _station(plan, found, was)), later

    def answers_over(self, places: Collection[int], worth: Mapping[int, float]) -> tuple[Station, Station]:
        """D and E over some of the items only; `worth` is what open ones are taken to count with in both."""
        now = self.new.assessment.phase
        steps = [
            _station(
                self.new.plan,
                chosen(
                    {at: (worth[at], False) if at in worth else mark for at, mark in found.items() if at in places},
                    len(self.new.plan.slots),
                ),
                now,
            )
            for found in self.around_answers
        ]
        return steps[0], steps[1]

    def both_open(self) -> tuple[int, ...]:
        """The places of the comparable items that are open in both rounds."""
        return tuple(place for _, one, place in self.common if one in self.marks[0].open)

    @cached_property
    def steps(self) -> Mapping[int, Step]:
        """The steps within one tree, by the place of the station that each begins at."""
        return {at: Step(self.stations[at], self.stations[at + 1]) for at in (_S0, _A, _D, _E, _F)}

    # ---- the split

    @cached_property
    def names(self) -> "_Both":
        """How the lines of a split are called."""
        return _Names.of(self)

    def split(self, one: NodeId, other: NodeId, corrected: Collection[NodeId]) -> Split:
        """What the change of a node that has a score in both rounds is made of, without what caps take off.

        `corrected` are the newer ids of items whose older answer was off.
        """
        roots = [self.old.plan.place[one]] * 3 + [self.new.plan.place[other]] * 5
        found = [station.rows.score[root] for station, root in zip(self.stations, roots, strict=True)]
        first, last = found[0], found[-1]
        assert first is not None  # noqa: S101 - what has a headline has a score in both rounds
        assert last is not None  # noqa: S101
        # where nothing that is left has a score, the node is taken to stand half way
        scores = [(first + last) / 2 if score is None else score for score in found]
        names = self.names
        steps = [step.shared(roots[at], (scores[at], scores[at + 1])) for at, step in self.steps.items()]
        lines: list[Line] = []
        for part_, step, named in zip(
            _PARTS, steps, (names.old, names.old, names.new, names.new, names.new), strict=True
        ):
            lines += named.lines(part_, step, corrected)
        lines.append(Line(Part.METHOD, LineKind.WEIGHTS, None, scores[_C] - scores[_B]))
        lines.append(Line(Part.APPLICABILITY, LineKind.PHASE, None, scores[_D] - scores[_C]))
        return Split(tuple(_merged(lines)), tuple(found), all(step.exact for step in steps))


_S0, _A, _B, _C, _D, _E, _F = range(7)
_PARTS: Final = (Part.METHOD, Part.APPLICABILITY, Part.ANSWERS, Part.APPLICABILITY, Part.METHOD)
"""What the steps from S0, A, D, E and F are."""


def _station(plan: Plan, marks: Marks, phase: str | None) -> Station:
    weighing = plan.weighing(phase)
    return Station(plan, weighing, marks, part(plan, marks, weighing))


def _without(marks: Marks, places: Collection[int]) -> Marks:
    points = tuple(None if place in places else worth for place, worth in enumerate(marks.points))
    return Marks(points, marks.open.difference(places))


# ---- lines


@dataclass(frozen=True, slots=True)
class _Names:
    """How the places of a plan are called in the lines: by the newer id of an item, where it has one."""

    plan: Plan
    ids: Sequence[NodeId]
    nodes: Sequence[NodeId]

    @staticmethod
    def of(walk: Walk) -> "_Both":
        newer = {entry.old.id: entry.item.id for entry in walk.matching.items if entry.old is not None}
        older_nodes = {one.id: (other or one).id for one, other in walk.matching.nodes if one is not None}
        old, new = walk.old.plan, walk.new.plan
        return _Both(
            _Names(old, [newer[slot.id] for slot in old.slots], [older_nodes[branch.id] for branch in old.branches]),
            _Names(new, [slot.id for slot in new.slots], [branch.id for branch in new.branches]),
        )

    def lines(self, part: Part, step: Shares, corrected: Collection[NodeId]) -> Iterator[Line]:
        """A line for each item and each node whose rounding changed something."""
        corrections = {place for place in step.items if part is Part.ANSWERS and self.ids[place] in corrected}
        for place, effect in step.items.items():
            yield Line(Part.CORRECTIONS if place in corrections else part, LineKind.ITEM, self.ids[place], effect)
        # what rounding changes goes with the answers, unless corrections alone have moved anything below
        by_corrections = self.above(corrections) - self.above(step.items.keys() - corrections)
        for place, effect in step.limits.items():
            rest = Part.CORRECTIONS if place in by_corrections else part
            yield Line(rest, LineKind.ROUNDING, self.nodes[place - len(self.ids)], effect)

    def above(self, items: Iterable[int]) -> set[int]:
        """The places of all nodes above these items."""
        found: set[int] = set()
        for item in items:
            place = self.plan.above[item]
            while place not in found:
                found.add(place)
                place = self.plan.above[place]
        return found


@dataclass(frozen=True, slots=True)
class _Both:
    old: _Names
    new: _Names


def _merged(lines: Sequence[Line]) -> Iterator[Line]:
    """One line for each thing in each part, in a fixed order; those that come to nothing are left out."""
    found: dict[tuple[Part, LineKind, NodeId | None], list[float]] = {}
    for line in lines:
        found.setdefault((line.part, line.kind, line.id), []).append(line.effect)
    for (part_, kind, name), effects in found.items():
        effect = fsum(effects)
        if effect:
            yield replace(lines[0], part=part_, kind=kind, id=name, effect=effect)
