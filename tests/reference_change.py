"""The walk between two rounds written down a second time, plainly, from DESIGN section 5 alone.

Nothing of readiness.compare is used. The stations are scored by the reference scorer of reference.py, of which the
answers are masked: an item that is left out is one that does not apply.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Final, TypeAlias

from readiness.ids import OVERALL, NodeId
from readiness.model.assessment import Answered, Assessment, Entry, NotApplicable, OneOf, SomeOf, Value
from readiness.model.framework import Choice, Choices, Framework, Item, Kind, Node, Option, Scale
from reference import Answer, Reference

STATIONS: Final = ("S0", "A", "B", "C", "D", "E", "F", "S1")
GONE: Final = Answer(there=False)
Marks: TypeAlias = Mapping[NodeId, Answer]


def state(answer: Answer) -> str:
    """How an item counts."""
    if not answer.there:
        return "absent"
    return "open" if answer.points is None else "answered"


# ---- what is comparable


def scoring(item: Item, framework: Framework, now: Mapping[NodeId, NodeId]) -> object:
    """Everything that decides which answers there are and what they earn; conditions with the ids of `now`."""
    gate = None
    if item.applies_when is not None:
        gate = item.applies_when.text
        for old, new in now.items():
            gate = gate.replace(f'"{old}"', f'"{new}"')
    due = [None if group is None else frozenset(group) for group in (item.phases, item.respondents)]
    return unlabelled(item.kind), framework.points, item.reverse, due, gate


def unlabelled(kind: Kind) -> object:
    match kind:
        case Scale(_, points, levels):
            return "scale", points, levels
        case Choice(options):
            return "choice", frozenset((option.id, option.points) for option in options)
        case Choices(options, ceiling):
            return "choices", ceiling, frozenset((option.id, option.points) for option in options)
        case _:
            return kind


def wording(item: Item) -> object:
    match item.kind:
        case Scale(labels):
            return item.ask, labels
        case Choice(options) | Choices(options):
            return item.ask, frozenset((option.id, option.label) for option in options)
        case _:
            return item.ask


def former(part: Item | Node, old: Mapping[NodeId, object], new: Mapping[NodeId, object]) -> NodeId | None:
    """The older id of a part: its own, else the one that it says it had, unless another part still has that."""
    if part.id in old:
        return part.id
    was = part.was
    return was if was is not None and not isinstance(was, tuple) and was in old and was not in new else None


@dataclass(frozen=True)
class Pairs:
    """What of the older framework the newer one still has."""

    old: Framework
    new: Framework

    @cached_property
    def items(self) -> Mapping[NodeId, NodeId]:
        """From the newer id of each item that both have to its older one."""
        return self.paired({one.id: one for one in self.old.items()}, {one.id: one for one in self.new.items()})

    @cached_property
    def nodes(self) -> Mapping[NodeId, NodeId]:
        found = self.paired({one.id: one for one in self.old.nodes()}, {one.id: one for one in self.new.nodes()})
        return {OVERALL: OVERALL, **found}

    def paired(self, old: Mapping[NodeId, Item | Node], new: Mapping[NodeId, Item | Node]) -> dict[NodeId, NodeId]:
        pairs = ((name, former(part, old, new)) for name, part in new.items())
        return {name: was for name, was in pairs if was is not None}

    @cached_property
    def comparable(self) -> Mapping[NodeId, NodeId]:
        """Those items of which the answers can be compared."""
        before = {item.id: item for item in self.old.items()}
        after = {item.id: item for item in self.new.items()}
        renamed = {was: name for name, was in self.items.items()}
        return {
            name: was
            for name, was in self.items.items()
            if scoring(before[was], self.old, renamed) == scoring(after[name], self.new, {})
            and (wording(before[was]) == wording(after[name]) or after[name].same_meaning is not None)
        }


# ---- the walk


def answer_to(entry: Entry, item: Item) -> Entry:
    """An older answer as an answer to the same item of the newer framework."""
    match entry.answer:
        case Answered(value):
            return replace(entry, answer=Answered(value_of(value, item.kind)))
        case NotApplicable(because, option) if option is not None:
            assert isinstance(item.kind, Choice)
            return replace(entry, answer=NotApplicable(because, named(item.kind, option.id)))
        case _:
            return entry


def value_of(value: Value, kind: Kind) -> Value:
    # every value states its kind first
    given: dict[str, object] = {fields(value)[0].name: kind}
    match value, kind:
        case OneOf(_, option), Choice():
            given["option"] = named(kind, option.id)
        case SomeOf(_, options), Choices():
            given["options"] = tuple(named(kind, option.id) for option in options)
        case _:
            pass
    return replace(value, **given)  # type: ignore[arg-type]


def named(kind: Choice | Choices, name: str) -> Option:
    return next(option for option in kind.options if option.id == name)


class Walked:
    """The stations between two rounds, from the older to the newer."""

    def __init__(self, frameworks: tuple[Framework, Framework], rounds: tuple[Assessment, Assessment]) -> None:
        (self.one, self.other), (old, new) = frameworks, rounds
        self.pairs = Pairs(self.one, self.other)
        entries: dict[NodeId, Entry] = {}
        for item in self.other.items():
            was = self.pairs.comparable.get(item.id)
            entries[item.id] = new.entry(item.id) if was is None else answer_to(old.entry(was), item)
        self.before, self.after = Reference(self.one, old), Reference(self.other, new)
        self.between = Reference(self.other, replace(old, entries=entries))
        self.phases = old.phase, new.phase

    @cached_property
    def common(self) -> Mapping[NodeId, NodeId]:
        """The comparable items that count in the same way in both rounds, by their newer ids."""
        return {
            name: was
            for name, was in self.pairs.comparable.items()
            if state(self.before.answers[was]) == state(self.after.answers[name]) != "absent"
        }

    @cached_property
    def method(self) -> tuple[frozenset[NodeId], frozenset[NodeId]]:
        """The older and the newer items that count in one round only because of the newer framework."""
        old = set(self.before.answers) - set(self.pairs.comparable.values())
        new = set(self.after.answers) - set(self.pairs.comparable)
        for name, was in self.pairs.comparable.items():
            # under the newer framework the older answer, in the older phase, already counts as the newer one does
            if state(self.before.answers[was]) != state(self.after.answers[name]) == state(self.between.answers[name]):
                old.add(was)
                new.add(name)
        return frozenset(old), frozenset(new)

    @cached_property
    def stations(self) -> Mapping[str, Mapping[NodeId, float | None]]:
        """The score of every node at every station, without caps."""
        (was, now), (first, last) = self.phases, self.method
        old, middle, new = (found.answers for found in (self.before, self.between, self.after))
        in_old = {name: old[name] for name in self.common.values()}
        then = {
            name: middle[name] if state(middle[name]) == state(old[before]) else old[before]
            for name, before in self.common.items()
        }
        answers = {name: new[name] for name in self.common}
        return {
            "S0": scored(self.before, old, was),
            "A": scored(self.before, {name: old[name] for name in old if name not in first}, was),
            "B": scored(self.before, in_old, was),
            "C": scored(self.after, then, was),
            "D": scored(self.after, then, now),
            "E": scored(self.after, answers, now),
            "F": scored(self.after, {name: new[name] for name in new if name not in last}, now),
            "S1": scored(self.after, new, now),
        }

    def at_stations(self, node: NodeId) -> Sequence[float | None]:
        """The scores of a node of the newer framework, which the older one has too, at all of them."""
        names = [self.pairs.nodes[node]] * 3 + [node] * 5
        return [self.stations[station][name] for station, name in zip(STATIONS, names, strict=True)]

    def like_for_like(self, node: NodeId) -> float | None:
        """The change of a node of the newer framework like for like; None where no answer can be compared."""
        below = {item.id for item in self.after.nodes[node].items()}
        if not any(name in below and state(self.after.answers[name]) == "answered" for name in self.common):
            return None
        one, other = self.stations["D"][node], self.stations["E"][node]
        return None if one is None or other is None else other - one


def scored(of: Reference, marks: Marks, phase: str | None) -> Mapping[NodeId, float | None]:
    """The score of every node over these items alone, in a phase."""
    masked = Reference(of.framework, replace(of.assessment, entries={}))
    masked.answers = {name: marks.get(name, GONE) for name in of.answers}
    masked.assessment = replace(of.assessment, phase=phase)
    found: dict[NodeId, object] = {}
    masked.stand(of.framework.whole(), found, {})  # type: ignore[arg-type]
    return {name: None if stand is None or stand.score is None else float(stand.score) for name, stand in found.items()}  # type: ignore[attr-defined]
