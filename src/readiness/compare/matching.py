"""What of one version of a framework is the same in another: by id and `was`, and by what a question says.

An item's *scoring part* is its kind of answer with points, option ids, goalposts and level texts, whether it is
reversed, when and of whom it is asked. Its *wording* is the question and the labels of its answers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeVar, assert_never

from readiness.ids import OVERALL, NodeId, natural
from readiness.model.framework import (
    Age,
    Band,
    Choice,
    Choices,
    Context,
    Former,
    Framework,
    Goalposts,
    Item,
    Kind,
    Node,
    Number,
    Option,
    Rule,
    Scale,
    Weight,
    YesNo,
)
from readiness.words import change as words

T = TypeVar("T", Item, Node, Rule)


class Likeness(Enum):
    """What an item of one version is to the other version."""

    SAME = "same"
    REWORDED = "reworded"
    """Its question or its labels changed, and the newer version says why they mean the same."""
    REWEIGHTED = "reweighted"
    """Only its weight changed."""
    RESCALED = "rescaled"
    """What its answers mean or earn changed: one question ended and another began."""
    NEW = "new"
    DISCONTINUED = "discontinued"

    @property
    def comparable(self) -> bool:
        """Whether answers to it in both versions can be compared."""
        return self in {Likeness.SAME, Likeness.REWORDED, Likeness.REWEIGHTED}


@dataclass(frozen=True, slots=True)
class Edit:
    """A key of a part that differs, as it is written in the one version and in the other; blank where it is not."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """An item of either version, and the one of the other version that it is, where there is one."""

    likeness: Likeness
    old: Item | None
    new: Item | None
    edits: tuple[Edit, ...] = ()
    same_meaning: str | None = None
    """Why it means the same, where it was reworded."""
    made_of: tuple[NodeId, ...] = ()
    """The older items that a new one was split off or merged from; of an older one, the newer ones that say so."""

    @property
    def item(self) -> Item:
        """The item in the newer version, else in the older."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a match is of something
        return found

    @property
    def comparable(self) -> bool:
        """Whether answers to it in both versions can be compared."""
        return self.likeness.comparable


@dataclass(frozen=True, slots=True)
class Matching:
    """Two versions side by side."""

    old: Framework
    new: Framework
    items: tuple[ItemMatch, ...]
    """Every item: those of the newer version in its order, then the discontinued ones in the order of the older."""
    nodes: tuple[tuple[Node | None, Node | None], ...]
    """The whole, themes and topics, in the same order."""
    rules: tuple[tuple[Rule | None, Rule | None], ...]


def match(old: Framework, new: Framework) -> Matching:
    """What of the older framework the newer one still has; matched by id, else by the id that it says it had."""
    items = tuple(_paired(old.items(), new.items()))
    if old is new or (old.digest and old.digest == new.digest):
        same = tuple(ItemMatch(Likeness.SAME, one, other) for one, other in items)
    else:
        renamed = {one.id: other.id for one, other in items if one and other and one.id != other.id}
        same = tuple(_related([_compared(old, new, one, other, renamed) for one, other in items]))
    return Matching(
        old,
        new,
        same,
        ((old.whole(), new.whole()), *_paired(old.nodes(), new.nodes())),
        tuple(_paired(old.rules, new.rules)),
    )


def _paired(old: Iterable[T], new: Iterable[T]) -> Iterator[tuple[T | None, T | None]]:
    """Parts of both versions, one to one: what a part was is no id of its own version, and no two were the same.

    The later round may have been made with the earlier version; then its parts are what those of the other one were.
    """
    before = {part.id: part for part in old}
    later = {former: part for part in before.values() if (former := _renamed(part.was)) is not None}
    taken: set[NodeId] = set()
    for part in new:
        former = part.id if part.id in before else _renamed(part.was)
        found = later.get(part.id) if former is None else before.get(former)
        if found is not None:
            taken.add(found.id)
        yield found, part
    yield from ((part, None) for name, part in before.items() if name not in taken)


def _renamed(was: Former) -> NodeId | None:
    return None if isinstance(was, tuple) else was


# ---- items


def _compared(
    old: Framework, new: Framework, one: Item | None, other: Item | None, renamed: Mapping[NodeId, NodeId]
) -> ItemMatch:
    if one is None or other is None:
        return ItemMatch(Likeness.NEW if one is None else Likeness.DISCONTINUED, one, other)
    scoring = list(_differing(_scoring(old, one, renamed), _scoring(new, other, {})))
    asked = list(_differing(_wording(one), _wording(other)))
    weight = list(_differing(_weight(one.weight), _weight(other.weight)))
    beside = list(_differing(_beside(one), _beside(other)))
    means = (other.same_meaning or (one.same_meaning if _is_later(old, new) else None)) if asked else None
    if scoring or (asked and means is None):
        likeness = Likeness.RESCALED
    elif asked:
        likeness = Likeness.REWORDED
    else:
        likeness = Likeness.REWEIGHTED if weight else Likeness.SAME
    return ItemMatch(likeness, one, other, (*asked, *scoring, *weight, *beside), means)


def _is_later(one: Framework, other: Framework) -> bool:
    """Whether the one is a later version of the other."""
    return one.id == other.id and natural(one.version) > natural(other.version)


def _related(items: Sequence[ItemMatch]) -> Iterator[ItemMatch]:
    """The same matches, those that were split off or merged naming one another."""
    made_of = {entry.new.id: entry.new.was for entry in items if entry.new and isinstance(entry.new.was, tuple)}
    for entry in items:
        if entry.likeness is Likeness.NEW and entry.item.id in made_of:
            yield replace(entry, made_of=made_of[entry.item.id])
        elif entry.likeness is Likeness.DISCONTINUED:
            yield replace(entry, made_of=tuple(new for new, parts in made_of.items() if entry.item.id in parts))
        else:
            yield entry


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Edit]:
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key, ""), new.get(key, "")
        if before != after:
            yield Edit(key, before, after)


def _wording(item: Item) -> dict[str, str]:
    kind = item.kind
    match kind:
        case Scale(labels=labels):
            return {"ask": item.ask, "scale": _list(labels)}
        case Choice(options) | Choices(options=options):
            return {"ask": item.ask, **{words.LABEL_OF.format(id=option.id): option.label for option in options}}
        case YesNo() | Number() | Age() | Context():
            return {"ask": item.ask}
        case _:
            assert_never(kind)


def _scoring(framework: Framework, item: Item, renamed: Mapping[NodeId, NodeId]) -> dict[str, str]:
    """What decides which answers there are and what they earn; the ids in its condition are those of now."""
    found = _kind(item.kind)
    if not isinstance(item.kind, Context):
        found["points"] = _list(framework.points)
    if item.reverse:
        found["reverse"] = "true"
    if item.phases is not None:
        found["phases"] = _list(sorted(item.phases))
    if item.respondents is not None:
        found["respondents"] = _list(sorted(item.respondents))
    if item.applies_when is not None:
        found["applies-when"] = _QUOTED.sub(
            lambda name: f'"{renamed.get(NodeId(name[1]), name[1])}"', item.applies_when.text
        )
    return found


_QUOTED: Final = re.compile(r'"([^"]*)"')


def _kind(kind: Kind) -> dict[str, str]:
    match kind:
        case Scale(_, points, levels):
            texts = {words.LEVEL.format(place=place): text for place, text in enumerate(levels)}
            return {"kind": "scale", words.POINTS_OF_LEVELS: _list(points), **texts}
        case YesNo(yes, no):
            return {"kind": "yes-no", "yes": _number(yes), "no": _number(no)}
        case Choice(options):
            return {"kind": "choice", **_options(options)}
        case Choices(options, ceiling):
            return {"kind": "choices", "ceiling": _number(ceiling), **_options(options)}
        case Number(unit, lowest, highest, goalposts):
            between = _list((lowest, highest))
            return {"kind": "number", "unit": unit, "between": between, "goalposts": _goalposts(goalposts)}
        case Age(goalposts, never):
            found = {"kind": "date", "goalposts": _goalposts(goalposts)}
            return found if never is None else {**found, "never": _number(never)}
        case Context(form, unit):
            return {"kind": "context", "context": form, "unit": unit or ""}
        case _:
            assert_never(kind)


def _options(options: Sequence[Option]) -> dict[str, str]:
    worth = {option.id: "not-applicable" if option.points is None else _number(option.points) for option in options}
    return {words.OPTION.format(id=name): worth[name] for name in sorted(worth)}


def _weight(weight: Weight) -> dict[str, str]:
    stated = {"weight": _number(weight.default)}
    phases = {words.WEIGHT_IN.format(phase=phase): _number(factor) for phase, factor in sorted(weight.by_phase)}
    # a phase that states the default says nothing
    return stated | {key: factor for key, factor in phases.items() if factor != stated["weight"]}


def _beside(item: Item) -> dict[str, str]:
    """What is told of an item and makes it no other one."""
    return {
        "id": str(item.id),
        "lever": item.lever.value,
        "why": item.why or "",
        "pulse": "true" if item.pulse else "",
        "evidence": "" if item.takes_evidence else "none",
    }


# ---- nodes and rules


def node_edits(old: Node, new: Node) -> tuple[Edit, ...]:
    """What differs in how a node is weighed and in how its score is made."""
    return tuple(_differing(_formula(old), _formula(new)))


def _formula(node: Node) -> dict[str, str]:
    formula = node.formula
    found = {"aggregate": formula.aggregate.value, **_weight(node.weight)}
    if node.id != OVERALL:
        found = {"id": str(node.id), "title": node.title, **found}
    for key, number in (("decimals", formula.decimals), ("floor", formula.floor), ("ceiling", formula.ceiling)):
        if number is not None:
            found[key] = _number(number)
    if formula.bands:
        found["bands"] = _list(
            _band(band) if band.value is None else words.IS.format(text=_band(band), value=_number(band.value))
            for band in formula.bands
        )
    if formula.lookup is not None:
        rows = (words.IS.format(text=_list(levels), value=result) for levels, result in formula.lookup.table)
        found["lookup"] = _list((*formula.lookup.labels, *formula.lookup.points, *rows, formula.lookup.absent))
    return found


def rule_edits(old: Rule, new: Rule) -> tuple[Edit, ...]:
    """What differs in a rule."""
    return tuple(_differing(_rule(old), _rule(new)))


def _rule(rule: Rule) -> dict[str, str]:
    return {
        "id": str(rule.id),
        "when": rule.text,
        "severity": rule.severity.value,
        "finding": rule.finding,
        "recommend": rule.recommend,
        "for": rule.move.value,
        "cap": _list(f"{node}: {_number(most)}" for node, most in sorted(rule.caps)),
    }


def head_edits(old: Framework, new: Framework) -> tuple[Edit, ...]:
    """What differs in the head: points, bands and policy."""
    return tuple(_differing(_head(old), _head(new)))


def _head(framework: Framework) -> dict[str, str]:
    policy = framework.policy
    return {
        "version": framework.version,
        "points": _list(framework.points),
        "phases": _list(framework.phases),
        "bands": _list(map(_band, framework.bands)),
        "open": "worst" if policy.open_at_worst else "left-out",
        "unsupported": "full" if policy.unsupported is None else _text(policy.unsupported),
        "not-applicable-share": f"{policy.not_applicable_share:.3g}",
        "minimum-coverage": _number(policy.minimum_coverage),
        "valid-for-months": _number(policy.valid_for_months),
        "noticeable": _number(policy.noticeable),
    }


# ---- as it is written


def _band(band: Band) -> str:
    return words.BAND_FROM.format(label=band.label, start=_number(band.start))


def _number(value: float) -> str:
    return f"{value:.10g}"


def _text(value: object) -> str:
    return _number(value) if isinstance(value, float | int) else str(value)


def _list(values: Iterable[object]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _goalposts(goalposts: Goalposts) -> str:
    return _list(_list(pair) for pair in goalposts)
