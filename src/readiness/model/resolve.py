"""From the text of a condition to the condition: every name looked up in the framework, every type checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NoReturn, TypeAlias, assert_never

from readiness.ids import NodeId, nearest
from readiness.model.condition import (
    All,
    Amount,
    Arithmetic,
    Banded,
    Condition,
    Constant,
    Count,
    Either,
    IsAnswered,
    Leaf,
    Literal,
    Measure,
    Measured,
    Not,
    NumbersCompared,
    Numeric,
    Points,
    Setting,
    Stated,
    TextsCompared,
    Textual,
    Word,
    leaves,
)
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
from readiness.syntax.expression import (
    Call,
    Compared,
    Joined,
    Mistake,
    MistakeError,
    Name,
    Negated,
    Part,
    Several,
    Text,
    parse_expression,
)
from readiness.syntax.expression import Number as Digits
from readiness.words import parts as words

_MEASURES: Final = {measure.value: measure for measure in Measure}
_SETTINGS: Final = {setting.value: setting for setting in Setting}
_OF_ITEMS: Final = ("points", "answer", "answered")
_WORDS: Final = {"true", "false"}
_UNBOUNDED: Final = float("inf")
_NOT_AMONG: Final = "E011"
_UNKNOWN: Final = ""
"""In the place of a code: whether there is a mistake cannot be known while there are others."""

_Typed: TypeAlias = Numeric | Textual | Condition
_NUMERIC: Final = (Constant, Measured, Points, Amount, Arithmetic, Count)
_TEXTUAL: Final = (Literal, Word, Banded, Stated)


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


def resolve(text: str, names: Names) -> Condition | tuple[Mistake, ...]:
    """The condition that a text states, or the mistakes in it; parts of `and` and `or` are looked at one by one.

    No mistake and no condition: it hangs on what other mistakes leave unknown.
    """
    tree = parse_expression(text)
    if isinstance(tree, Mistake):
        return (tree,)
    resolver = _Resolver(names)
    found = resolver.truth(tree)
    if found is None or resolver.mistakes:
        return tuple(mistake for mistake in resolver.mistakes if mistake.code != _UNKNOWN)
    return found


def places_of(text: str, names: Names) -> Mapping[Leaf, int]:
    """Where each thing that a condition without mistakes asks stands first in its text."""
    tree, resolver = parse_expression(text), _Resolver(names)
    if not isinstance(tree, Mistake):
        resolver.truth(tree)
    return resolver.places


def _stop(at: int, code: str, **args: str) -> NoReturn:
    raise MistakeError(Mistake(at, code, tuple(args.items())))


def _unknown(part: Name | Call) -> NoReturn:
    _stop(part.at, "E006", name=part.name, nearest=nearest(part.name, (*FUNCTIONS, *_SETTINGS)) or "")


def _used_otherwise(part: Name | Call) -> NoReturn:
    _stop(part.at, "E007", name=part.name, form=FUNCTIONS[part.name].form)


def _begin(part: Part) -> int:
    """Where a part begins."""
    match part:
        case Joined(left=first) | Compared(first=first):
            return _begin(first)
        case _:
            return part.at


def _type(part: _Typed) -> str:
    if isinstance(part, _NUMERIC):
        return words.NUMBER
    return words.A_TEXT if isinstance(part, _TEXTUAL) else words.CONDITION


@dataclass(slots=True)
class _Resolver:
    names: Names
    mistakes: list[Mistake] = field(default_factory=list)
    places: dict[Leaf, int] = field(default_factory=dict)
    """Where each thing that is asked stands first."""
    bound: Item | None = None
    """The item that bare words mean, inside `count`."""
    earlier: bool = False

    # ---- truths

    def truth(self, part: Part) -> Condition | None:
        """The condition; None after a mistake was noted."""
        match part:
            case Joined(_, "and" | "or" as sign):
                found = [self.truth(side) for side in _row(part, sign)]
                good = tuple(side for side in found if side is not None)
                return None if len(good) < len(found) else All(good) if sign == "and" else Either(good)
            case Negated(_, "not", inner):
                inverse = self.truth(inner)
                return None if inverse is None else Not(inverse)
            case _:
                try:
                    found_ = self.typed(part)
                    if isinstance(found_, _NUMERIC + _TEXTUAL):
                        _stop(_begin(part), "E009", wanted=words.CONDITION, found=_type(found_))
                except MistakeError as error:
                    self.mistakes.append(error.mistake)
                    return None
                return found_

    def nested(self, part: Part) -> Condition:
        """A condition inside another part: its first mistake ends the whole."""
        before = len(self.mistakes)
        found = self.truth(part)
        if found is None:
            first = self.mistakes[before]
            del self.mistakes[before:]
            raise MistakeError(first)
        return found

    def typed(self, part: Part) -> _Typed:
        match part:
            case Digits(value=value):
                return Constant(value)
            case Text(value=text):
                return Literal(text)
            case Name():
                return self.found(self.name(part), part.at)
            case Call():
                return self.found(self.call(part), part.at)
            case Several():
                _stop(part.at, "E017")
            case Negated(_, "-", inner):
                number = self.number(inner)
                # what is compared with -5 is compared with a number, as checks and caps ask
                return (
                    Constant(0.0 - number.value)
                    if isinstance(number, Constant)
                    else Arithmetic("-", Constant(0.0), number)
                )
            case Joined(_, "+" | "-" | "*" as sign, left, right):
                return Arithmetic(sign, self.number(left), self.number(right))
            case Joined(sign="in"):
                return self.among(part)
            case Compared():
                links = self.links(part)
                return links[0] if len(links) == 1 else All(links)
            case Negated() | Joined():
                return self.nested(part)
            case _:
                assert_never(part)

    def number(self, part: Part) -> Numeric:
        found = self.typed(part)
        if not isinstance(found, _NUMERIC):
            _stop(_begin(part), "E009", wanted=words.NUMBER, found=_type(found))
        return found

    # ---- comparisons

    def links(self, part: Compared) -> tuple[Condition, ...]:
        parts = (part.first, *(right for _, right in part.links))
        return tuple(
            self.link(left, sign, right) for left, (sign, _), right in zip(parts, part.links, parts[1:], strict=False)
        )

    def link(self, left: Part, sign: str, right: Part) -> Condition:
        one, other = self.typed(left), self.typed(right)
        if isinstance(one, _NUMERIC) and isinstance(other, _NUMERIC):
            return NumbersCompared(sign, one, other, _begin(left))
        if isinstance(one, _TEXTUAL) and isinstance(other, _TEXTUAL) and sign in {"==", "!="}:
            self.can_be(one, other, right)
            self.can_be(other, one, left)
            return TextsCompared(one, (other,), inverse=sign == "!=")
        _stop(_begin(right), "E010", left=_type(one), sign=sign, right=_type(other))

    def among(self, part: Joined) -> Condition:
        one = self.typed(part.left)
        if not isinstance(part.right, Several) or not part.right.entries:
            _stop(_begin(part.right), "E018")
        others = [(entry, self.typed(entry)) for entry in part.right.entries]
        if isinstance(one, _TEXTUAL):
            texts: list[Textual] = []
            for entry, other in others:
                if not isinstance(other, _TEXTUAL):
                    _stop(_begin(entry), "E010", left=_type(one), sign="in", right=_type(other))
                self.can_be(one, other, entry)
                texts.append(other)
            return TextsCompared(one, tuple(texts))
        if not isinstance(one, _NUMERIC):
            _stop(_begin(part.left), "E009", wanted=words.NUMBER_OR_TEXT, found=_type(one))
        equal: list[Condition] = []
        for entry, other in others:
            if not isinstance(other, _NUMERIC):
                _stop(_begin(entry), "E010", left=_type(one), sign="in", right=_type(other))
            equal.append(NumbersCompared("==", one, other, _begin(entry)))
        return Either(tuple(equal))

    def can_be(self, one: Textual, other: Textual, place: Part) -> None:
        """Refuse a word that the other side can never be."""
        allowed = None if isinstance(one, Literal) else one.allowed
        if allowed is not None and isinstance(other, Literal) and other.value not in allowed:
            hint = nearest(other.value, allowed) or ""
            _stop(_begin(place), _NOT_AMONG, value=other.value, allowed=", ".join(allowed), nearest=hint)

    # ---- names

    def found(self, asked: _Typed, at: int) -> _Typed:
        if isinstance(asked, Leaf):
            self.places[asked] = min(at, self.places.get(asked, at))
        for leaf in leaves(asked):
            self.places.setdefault(leaf, at)
        return asked

    def name(self, part: Name) -> _Typed:
        setting = _SETTINGS.get(part.name)
        if setting is not None:
            allowed = self.names.phases if setting is Setting.PHASE else self.names.respondents
            if not allowed:
                _stop(part.at, "E012", what=setting.value)
            return Stated(setting, allowed, self.earlier)
        if part.name in _OF_ITEMS:
            if self.bound is None:
                _stop(part.at, "E013", name=part.name)
            return self.of_item(part.name, self.bound, part.at)
        if part.name in _WORDS:
            _stop(part.at, "E019", name=part.name)
        if part.name in FUNCTIONS:
            _used_otherwise(part)
        _unknown(part)

    def call(self, part: Call) -> _Typed:
        if part.name in _SETTINGS:
            _stop(part.at, "E007", name=part.name, form=words.WITHOUT_BRACKETS.format(name=part.name))
        if part.name not in FUNCTIONS:
            _unknown(part)
        match part.name, part.args:
            case "previous", (inner,):
                return self.previous(inner)
            case "count", (Text() as node, inner):
                return self.count(part.at, self.node(node), inner)
            case "band", (Text() as node,):
                return self.band(self.node(node), node.at)
            case name, (Text() as node,) if name in _MEASURES:
                return Measured(_MEASURES[name], self.node(node).id, self.earlier)
            case name, (Text() as item,) if name in _OF_ITEMS:
                return self.of_item(name, self.item(item), item.at)
            case _:
                _used_otherwise(part)

    def band(self, node: Node, at: int) -> Banded:
        labels = tuple(band.label for band in self.names.domains[node.id].bands)
        if node.id in self.names.doubtful:
            _stop(at, _UNKNOWN)
        if not labels:
            _stop(at, "E024", name=node.id)
        return Banded(node.id, labels, self.earlier)

    def known(self, text: Text, found: Node | Item | None) -> None:
        """Stop where other mistakes leave open whether there is something of this id, or what it is."""
        if text.value in self.names.unsure or (found is None and not self.names.complete):
            _stop(text.at, _UNKNOWN)

    def node(self, text: Text) -> Node:
        found = self.names.nodes.get(text.value)
        if found is None:
            self.known(text, found)
            hint = nearest(text.value, self.names.nodes) or ""
            _stop(text.at, "E008", what=words.THEME_OR_TOPIC, name=text.value, nearest=hint)
        return found

    def item(self, text: Text) -> Item:
        found = self.names.items.get(text.value)
        self.known(text, found)
        if found is None:
            hint = nearest(text.value, self.names.items) or ""
            _stop(text.at, "E008", what=words.ITEM, name=text.value, nearest=hint)
        return found

    def of_item(self, name: str, item: Item, at: int) -> _Typed:
        match name:
            case "answered":
                return IsAnswered(item.id, self.earlier)
            case "points":
                if not item.scored:
                    _stop(at, "E014", name=item.id)
                return Points(item.id, self.earlier)
            case _:
                return self.answer(item, at)

    def answer(self, item: Item, at: int) -> Amount | Word:
        kind = item.kind
        word = partial(Word, item.id, earlier=self.earlier)
        match kind:
            case Scale() | YesNo() | Choice() | Context(form="yes-no"):
                return word(_words(kind))
            case Context(form="text"):
                return word(None)
            case Number(lowest=lowest, highest=highest):
                return Amount(item.id, lowest, highest, self.earlier)
            case Context():
                return Amount(item.id, -_UNBOUNDED, _UNBOUNDED, self.earlier)
            case Choices() | Age():
                _stop(at, "E015", name=item.id)
            case _:
                assert_never(kind)

    def previous(self, inner: Part) -> _Typed:
        if not isinstance(inner, Name | Call) or (inner.name in FUNCTIONS and not FUNCTIONS[inner.name].earlier):
            _stop(_begin(inner), "E007", name="previous", form=FUNCTIONS["previous"].form)
        self.earlier = True
        try:
            return self.typed(inner)
        finally:
            self.earlier = False

    def count(self, at: int, node: Node, inner: Part) -> Count:
        """One condition for each scored item below; items with another kind of answer are passed over."""
        if self.bound is not None:
            _stop(at, "E007", name="count", form=FUNCTIONS["count"].form)
        if node.id in self.names.doubtful:
            _stop(at, _UNKNOWN)
        each: list[Condition] = []
        refused: dict[Item, Mistake] = {}
        for item in dict.fromkeys(node.items()):
            if not item.scored:
                continue
            self.bound = item
            try:
                each.append(self.nested(inner))
            except MistakeError as error:
                if error.mistake.code not in {"E010", _NOT_AMONG, "E015"}:
                    raise
                refused[item] = error.mistake
            finally:
                self.bound = None
        if not each:
            if refused:
                raise MistakeError(_refusal(refused))
            _stop(_begin(inner), "E016", name=node.id)
        return Count(tuple(each))


def _words(kind: Scale | YesNo | Choice | Context) -> tuple[str, ...]:
    """What may be answered, where it is one word of a few."""
    match kind:
        case Scale(labels=labels):
            return labels
        case Choice(options=options):
            return tuple(option.id for option in options if option.points is not None)
        case _:
            return ("yes", "no")


def _refusal(refused: Mapping[Item, Mistake]) -> Mistake:
    """What to say of the inside of a `count` that every item refuses.

    A word that none of them can be answered with, and the answers of all of those, says more than that some cannot be
    compared at all; where several words are looked at in turn, it is the one that all of them stop at.
    """
    among = {item: mistake for item, mistake in refused.items() if mistake.code == _NOT_AMONG}
    if not among:
        return next(iter(refused.values()))
    last = max(among.values(), key=lambda mistake: mistake.at)
    value, known = dict(last.args)["value"], dict[str, None]()
    for item, mistake in among.items():
        if isinstance(item.kind, Scale | YesNo | Choice) and mistake.at == last.at:
            words = _words(item.kind)
            known |= dict.fromkeys(words) if dict(mistake.args)["allowed"] == ", ".join(words) else {}
    if not known:
        return last
    hint = nearest(value, known) or ""
    return Mistake(last.at, last.code, tuple({"value": value, "allowed": ", ".join(known), "nearest": hint}.items()))


def _row(part: Part, sign: str) -> tuple[Part, ...]:
    """The sides of a row of the same sign, from the left."""
    sides: list[Part] = []
    while isinstance(part, Joined) and part.sign == sign:
        sides.append(part.right)
        part = part.left
    return (part, *reversed(sides))
