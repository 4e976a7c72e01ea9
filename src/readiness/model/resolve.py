"""From the text of a condition to the condition: every name looked up in the framework, every type checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never

from readiness.ids import nearest
from readiness.model.condition import (
    All,
    Amount,
    Arithmetic,
    Banded,
    Condition,
    Constant,
    Count,
    Either,
    Leaf,
    Literal,
    Measured,
    Not,
    NumbersCompared,
    Numeric,
    Points,
    Stated,
    TextsCompared,
    Textual,
    Word,
    leaves,
)
from readiness.model.framework import Choice, Item, Node, Scale, YesNo
from readiness.model.functions import FUNCTIONS
from readiness.model.names import (
    MEASURES,
    OF_ITEMS,
    SETTINGS,
    UNKNOWN,
    Names,
    answer_words,
    asked_of,
    banded,
    item_of,
    node_of,
    setting_of,
    unknown,
    used_otherwise,
)
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
    mistaken,
    parse_expression,
)
from readiness.syntax.expression import Number as Digits
from readiness.words import parts as words

_WORDS: Final = {"true", "false"}
_NOT_AMONG: Final = "E011"

_Typed: TypeAlias = Numeric | Textual | Condition
_NUMERIC: Final = (Constant, Measured, Points, Amount, Arithmetic, Count)
_TEXTUAL: Final = (Literal, Word, Banded, Stated)


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
        return tuple(mistake for mistake in resolver.mistakes if mistake.code != UNKNOWN)
    return found


def places_of(text: str, names: Names) -> Mapping[Leaf, int]:
    """Where each thing that a condition without mistakes asks stands first in its text."""
    tree, resolver = parse_expression(text), _Resolver(names)
    if not isinstance(tree, Mistake):
        resolver.truth(tree)
    return resolver.places


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
                        raise mistaken(_begin(part), "E009", wanted=words.CONDITION, found=_type(found_))
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
                raise mistaken(part.at, "E017")
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
            raise mistaken(_begin(part), "E009", wanted=words.NUMBER, found=_type(found))
        return found

    # ---- comparisons

    def links(self, part: Compared) -> tuple[Condition, ...]:
        parts = (part.first, *(right for _, right in part.links))
        return tuple(
            self.link(left, sign, right) for left, (sign, _), right in zip(parts, part.links, parts[1:], strict=False)
        )

    def link(self, left: Part, sign: str, right: Part) -> Condition:
        one, other = self.side(left), self.side(right)
        if isinstance(one, _NUMERIC) and isinstance(other, _NUMERIC):
            return NumbersCompared(sign, one, other, _begin(left))
        if isinstance(one, _TEXTUAL) and isinstance(other, _TEXTUAL) and sign in {"==", "!="}:
            self.can_be(one, other, right)
            self.can_be(other, one, left)
            return TextsCompared(one, (other,), inverse=sign == "!=")
        raise mistaken(_begin(right), "E010", left=_type(one), sign=sign, right=_type(other))

    def side(self, part: Part) -> _Typed:
        """One side of a comparison; a word of its own that means nothing may be a text without its quotes."""
        if isinstance(part, Name) and _is_bare(part.name):
            raise mistaken(part.at, "E006", name=part.name, nearest="", case="text")
        return self.typed(part)

    def among(self, part: Joined) -> Condition:
        one = self.typed(part.left)
        if not isinstance(part.right, Several) or not part.right.entries:
            raise mistaken(_begin(part.right), "E018")
        others = [(entry, self.side(entry)) for entry in part.right.entries]
        if isinstance(one, _TEXTUAL):
            texts: list[Textual] = []
            for entry, other in others:
                if not isinstance(other, _TEXTUAL):
                    raise mistaken(_begin(entry), "E010", left=_type(one), sign="in", right=_type(other))
                self.can_be(one, other, entry)
                texts.append(other)
            return TextsCompared(one, tuple(texts))
        if not isinstance(one, _NUMERIC):
            raise mistaken(_begin(part.left), "E009", wanted=words.NUMBER_OR_TEXT, found=_type(one))
        equal: list[Condition] = []
        for entry, other in others:
            if not isinstance(other, _NUMERIC):
                raise mistaken(_begin(entry), "E010", left=_type(one), sign="in", right=_type(other))
            equal.append(NumbersCompared("==", one, other, _begin(entry)))
        return Either(tuple(equal))

    def can_be(self, one: Textual, other: Textual, place: Part) -> None:
        """Refuse a word that the other side can never be."""
        allowed = None if isinstance(one, Literal) else one.allowed
        if allowed is not None and isinstance(other, Literal) and other.value not in allowed:
            hint = nearest(other.value, allowed) or ""
            raise mistaken(_begin(place), _NOT_AMONG, value=other.value, allowed=", ".join(allowed), nearest=hint)

    # ---- names

    def found(self, asked: _Typed, at: int) -> _Typed:
        if isinstance(asked, Leaf):
            self.places[asked] = min(at, self.places.get(asked, at))
        for leaf in leaves(asked):
            self.places.setdefault(leaf, at)
        return asked

    def name(self, part: Name) -> _Typed:
        setting = SETTINGS.get(part.name)
        if setting is not None:
            return setting_of(setting, part.at, self.names, earlier=self.earlier)
        if part.name in OF_ITEMS:
            if self.bound is None:
                raise mistaken(part.at, "E013", name=part.name)
            return asked_of(self.bound, part.name, part.at, earlier=self.earlier)
        if part.name in _WORDS:
            raise mistaken(part.at, "E019", name=part.name)
        raise used_otherwise(part) if part.name in FUNCTIONS else unknown(part)

    def call(self, part: Call) -> _Typed:
        if part.name in SETTINGS:
            form = words.WITHOUT_BRACKETS.format(name=part.name)
            raise mistaken(part.at, "E007", name=part.name, form=form)
        if part.name not in FUNCTIONS:
            raise unknown(part)
        match part.name, part.args:
            case "previous", (inner,):
                return self.previous(inner)
            case "count", (Text() as node, inner):
                return self.count(part.at, node_of(node, self.names), inner)
            case "band", (Text() as node,):
                return banded(node_of(node, self.names), node.at, self.names, earlier=self.earlier)
            case name, (Text() as node,) if name in MEASURES:
                return Measured(MEASURES[name], node_of(node, self.names).id, self.earlier)
            case name, (Text() as item,) if name in OF_ITEMS:
                return asked_of(item_of(item, self.names), name, item.at, earlier=self.earlier)
            case _:
                raise used_otherwise(part)

    def previous(self, inner: Part) -> _Typed:
        if not isinstance(inner, Name | Call) or (inner.name in FUNCTIONS and not FUNCTIONS[inner.name].earlier):
            raise mistaken(_begin(inner), "E007", name="previous", form=FUNCTIONS["previous"].form)
        self.earlier = True
        try:
            return self.typed(inner)
        finally:
            self.earlier = False

    def count(self, at: int, node: Node, inner: Part) -> Count:
        """One condition for each scored item below; items with another kind of answer are passed over."""
        if self.bound is not None:
            raise mistaken(at, "E007", name="count", form=FUNCTIONS["count"].form)
        if node.id in self.names.doubtful:
            raise mistaken(at, UNKNOWN)
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
            raise mistaken(_begin(inner), "E016", name=node.id)
        return Count(tuple(each))


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
            words = answer_words(item.kind)
            known |= dict.fromkeys(words) if dict(mistake.args)["allowed"] == ", ".join(words) else {}
    if not known:
        return last
    hint = nearest(value, known) or ""
    return Mistake(last.at, last.code, tuple({"value": value, "allowed": ", ".join(known), "nearest": hint}.items()))


def _is_bare(word: str) -> bool:
    """Whether a word is none that a condition knows, and not like one either."""
    known = {*FUNCTIONS, *SETTINGS, *_WORDS}
    return word in {"yes", "no"} or (word not in known and nearest(word, known) is None)


def _row(part: Part, sign: str) -> tuple[Part, ...]:
    """The sides of a row of the same sign, from the left."""
    sides: list[Part] = []
    while isinstance(part, Joined) and part.sign == sign:
        sides.append(part.right)
        part = part.left
    return (part, *reversed(sides))
