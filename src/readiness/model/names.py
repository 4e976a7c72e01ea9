"""What a condition may name, and what each name in it stands for; a name that stands for nothing is a mistake."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, assert_never

from readiness.ids import NodeId, nearest
from readiness.model.condition import Amount, Banded, IsAnswered, Measure, Points, Setting, Stated, Word
from readiness.model.extents import Domain, domains_of
from readiness.model.framework import (
    POINTS,
    Age,
    Band,
    Choice,
    Choices,
    Context,
    Extent,
    Item,
    Node,
    Number,
    Scale,
    YesNo,
)
from readiness.model.functions import FUNCTIONS
from readiness.syntax.expression import Call, Joined, MistakeError, Name, Part, Text, mistaken
from readiness.words import parts as words

MEASURES: Final = {measure.value: measure for measure in Measure}
SETTINGS: Final = {setting.value: setting for setting in Setting}
OF_ITEMS: Final = ("points", "answer", "answered")
MOST_TOLD: Final = 12
"""How many names a remedy tells."""
UNKNOWN: Final = ""
"""In the place of a code: whether there is a mistake cannot be known while there are others."""
_QUOTED: Final = re.compile(r'"[a-z.-]+"')
_UNBOUNDED: Final = float("inf")


@dataclass(frozen=True, slots=True)
class Names:
    """What a condition may name."""

    nodes: Mapping[str, Node]
    """Every theme and topic, and the whole."""
    items: Mapping[str, Item]
    """Every item, in the framework's order."""
    phases: tuple[str, ...]
    respondents: tuple[str, ...]
    domains: Mapping[NodeId, Domain]
    """What each node can come to."""
    points: Extent = POINTS
    """The least and the most points of an item."""
    unsupported: float | None = None
    """The most points of an answer without support, where the framework says a number."""
    unsure: frozenset[str] = frozenset()
    """Ids of which nothing else is known, because the files have other mistakes."""
    doubtful: frozenset[str] = frozenset()
    """Ids of what may come to something else than it says here, for the same reason."""
    complete: bool = True
    """Whether there are no other ids."""


def names_of(
    whole: Node, points: Extent, bands: tuple[Band, ...], phases: tuple[str, ...], respondents: tuple[str, ...]
) -> Names:
    """The names of a framework that consists of this whole; its items have these points, and its head these bands."""
    items: dict[str, Item] = {item.id: item for item in whole.items()}
    nodes: dict[str, Node] = {node.id: node for node in whole.nodes()}
    return Names(nodes, items, phases, respondents, domains_of(whole, points, bands), points)


def unknown(part: Name | Call) -> MistakeError:
    """That conditions know no such word."""
    return mistaken(part.at, "E006", name=part.name, nearest=nearest(part.name, (*FUNCTIONS, *SETTINGS)) or "")


def used_otherwise(part: Name | Call) -> MistakeError:
    """That a function is not written like this; with the id that was written without quotes, where one was."""
    form = FUNCTIONS[part.name].form
    written = _written(part.args[0]) if isinstance(part, Call) and part.args and part.name != "previous" else None
    if written is not None:
        form = _QUOTED.sub(f'"{written}"', form, count=1)
    return mistaken(part.at, "E007", name=part.name, form=form)


def _written(part: Part) -> str | None:
    """The id that was written without quotes, which reads as a name, or as names with minus signs between them."""
    match part:
        case Name(name=name):
            return name
        case Joined(sign="-", left=left, right=Name(name=name)) if (before := _written(left)) is not None:
            return f"{before}-{name}"
        case _:
            return None


def node_of(text: Text, names: Names) -> Node:
    """The theme, the topic or the whole of this id."""
    found = names.nodes.get(text.value)
    if found is None:
        _known(text, names, found)
        raise _no_such(text, words.THEME_OR_TOPIC, names.nodes, "item" if text.value in names.items else "nodes")
    return found


def item_of(text: Text, names: Names) -> Item:
    """The item of this id."""
    found = names.items.get(text.value)
    _known(text, names, found)
    if found is None:
        raise _no_such(text, words.ITEM, names.items, "node" if text.value in names.nodes else "")
    return found


def _no_such(text: Text, what: str, known: Mapping[str, object], case: str) -> MistakeError:
    hint = "" if case in {"item", "node"} else nearest(text.value, known) or ""
    more = {"case": case, "allowed": some_of(known)} if case else {}
    return mistaken(text.at, "E008", what=what, name=text.value, nearest=hint, **more)


def some_of(names: Iterable[str]) -> str:
    """The names, or the first of them where they are too many to be told."""
    told = tuple(names)
    return ", ".join(told[:MOST_TOLD]) + (", ..." if told[MOST_TOLD:] else "")


def _known(text: Text, names: Names, found: Node | Item | None) -> None:
    """Stop where other mistakes leave open whether there is something of this id, or what it is."""
    if text.value in names.unsure or (found is None and not names.complete):
        raise mistaken(text.at, UNKNOWN)


def setting_of(setting: Setting, at: int, names: Names, *, earlier: bool) -> Stated:
    """The phase or the respondent of an assessment."""
    allowed = names.phases if setting is Setting.PHASE else names.respondents
    if not allowed:
        raise mistaken(at, "E012", what=setting.value)
    return Stated(setting, allowed, earlier)


def banded(node: Node, at: int, names: Names, *, earlier: bool) -> Banded:
    """The band of a node."""
    labels = tuple(band.label for band in names.domains[node.id].bands)
    if node.id in names.doubtful:
        raise mistaken(at, UNKNOWN)
    if not labels:
        raise mistaken(at, "E024", name=node.id)
    return Banded(node.id, labels, earlier)


def asked_of(item: Item, name: str, at: int, *, earlier: bool) -> IsAnswered | Points | Amount | Word:
    """What one of `OF_ITEMS` asks of an item."""
    match name:
        case "answered":
            return IsAnswered(item.id, earlier)
        case "points":
            if not item.scored:
                raise mistaken(at, "E014", name=item.id)
            return Points(item.id, earlier)
        case _:
            return _answer(item, at, earlier=earlier)


def _answer(item: Item, at: int, *, earlier: bool) -> Amount | Word:
    kind = item.kind
    word = partial(Word, item.id, earlier=earlier)
    match kind:
        case Scale() | YesNo() | Choice() | Context(form="yes-no"):
            return word(answer_words(kind))
        case Context(form="text"):
            return word(None)
        case Number(lowest=lowest, highest=highest):
            return Amount(item.id, lowest, highest, earlier)
        case Context():
            return Amount(item.id, -_UNBOUNDED, _UNBOUNDED, earlier)
        case Choices() | Age():
            raise mistaken(at, "E015", name=item.id)
        case _:
            assert_never(kind)


def answer_words(kind: Scale | YesNo | Choice | Context) -> tuple[str, ...]:
    """What may be answered, where it is one word of a few."""
    match kind:
        case Scale(labels=labels):
            return labels
        case Choice(options=options):
            return tuple(option.id for option in options if option.points is not None)
        case _:
            return ("yes", "no")
