"""The text of a condition, as a tree that remembers where each part stood. What the names mean is settled elsewhere.

`and or not`, comparisons (chains allowed), `in`, `+ - *`, calls, lists, numbers and texts in quotes; nothing else. The
parser is a precedence climber; length and depth are bounded, so that no text makes it slow or deep.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from readiness.words import parts as words

MAX_LENGTH: Final = 2_000
"""Characters of an expression."""
MAX_PARTS: Final = 300
"""Words, numbers, texts and signs of an expression; a long row of them is a deep tree."""
MAX_DIGITS: Final = 30
"""Characters of a number."""
MAX_DEPTH: Final = 40
"""How deep its brackets may nest."""

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<text>"[^"\n]*"|'[^'\n]*')|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"""
    r"""|(?P<sign>==|!=|<=|>=|[-+*<>()\[\],]))"""
)
COMPARISONS: Final = ("==", "!=", "<", "<=", ">", ">=")
_INSTEAD: Final = {
    "=": "==",
    "&": "and",
    "|": "or",
    "!": "not",
    "/": words.TIMES_DECIMAL,
    "\u2265": ">=",
    "\u2264": "<=",
    "\u2260": "!=",
    "\u2212": "-",
    "\u2013": "-",
    "\u00d7": "*",
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", words.STRAIGHT_QUOTES.format(quote='"')),
    **dict.fromkeys("\u2018\u2019\u201a", words.STRAIGHT_QUOTES.format(quote="'")),
}
"""What somebody may have meant who knows another language, or whose program for texts has mended the signs."""


JOINING: Final = frozenset(("and", "or", "not", "in"))
_WORD: Final = re.compile(r"[a-z][a-z0-9-]*$")
_REST: Final = re.compile(r"(?:\.[a-z0-9-]+)+")

# Every part knows where it begins, counted in characters from 0.


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    at: int
    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes."""

    at: int
    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """A word, such as phase."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A word with arguments, such as score("planning")."""

    at: int
    name: str
    args: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Several:
    """A list in brackets."""

    at: int
    entries: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """`not` or a minus sign before a part."""

    at: int
    sign: str
    part: "Part"


@dataclass(frozen=True, slots=True)
class Joined:
    """Two parts with `+`, `-`, `*`, `in`, `and` or `or` between them; `at` is where that stands."""

    at: int
    sign: str
    left: "Part"
    right: "Part"


@dataclass(frozen=True, slots=True)
class Compared:
    """A chain of comparisons: `0 < a <= 10` holds where each link holds."""

    at: int
    first: "Part"
    links: tuple[tuple[str, "Part"], ...]


Part: TypeAlias = Number | Text | Name | Call | Several | Negated | Joined | Compared


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and where: a code, the words for its message, and the place in the expression."""

    at: int
    code: str
    args: tuple[tuple[str, str], ...] = ()


class MistakeError(Exception):
    """Parsing cannot go on after this mistake."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake)
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def mistaken(at: int, code: str, **args: str) -> MistakeError:
    """A mistake at this place of the text, to be raised."""
    return MistakeError(Mistake(at, code, tuple(args.items())))


def parse_expression(text: str) -> Part | Mistake:
    """The tree of an expression, or the first mistake in it."""
    try:
        if len(text) > MAX_LENGTH:
            raise mistaken(0, "E003", limit=f"{MAX_LENGTH:,}", what=words.CHARACTERS)
        return _Parser(_tokens(text)).whole()
    except MistakeError as error:
        return error.mistake


def _tokens(text: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    place, end = 0, len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None:
            here = place + len(text[place:]) - len(text[place:].lstrip())
            if text[here] in "\"'":
                raise mistaken(here, "E005")
            raise mistaken(here, "E001", char=text[here], instead=_instead(text, here))
        kind = str(match.lastgroup)
        if kind == "name" and match[kind] not in JOINING and match[kind].lower() in JOINING:
            instead = words.IN_SMALL_LETTERS.format(word=match[kind].lower())
            raise mistaken(match.start(kind), "E001", char=match[kind], instead=instead)
        tokens.append(_Token(kind, match[kind], match.start(kind)))
        place = match.end()
        if len(tokens) > MAX_PARTS:
            raise mistaken(tokens[-1].at, "E003", limit=str(MAX_PARTS), what=words.PARTS)
    return (*tokens, _Token("end", "", end))


def _instead(text: str, at: int) -> str:
    char = text[at]
    if char == "." and (word := _WORD.search(text[:at])) is not None:
        rest = _REST.match(text, at)
        return words.IDS_QUOTED.format(id=f"{word[0]}{'' if rest is None else rest[0]}")
    if char.isdecimal():
        return words.WITH_DIGITS.format(number=int(char))
    return _INSTEAD.get(char, words.WORD_OR_VALUE)


def _unexpected(token: _Token, wanted: str) -> MistakeError:
    return mistaken(token.at, "E002", found=token.text or words.THE_END, wanted=wanted)


@dataclass(slots=True)
class _Parser:
    tokens: tuple[_Token, ...]
    place: int = 0
    depth: int = -1
    """How many brackets, and words before a part, are open; the whole counts as none."""

    @property
    def now(self) -> _Token:
        return self.tokens[self.place]

    def take(self) -> _Token:
        token = self.now
        self.place += 1
        return token

    def expect(self, sign: str) -> None:
        token = self.take()
        if token.text != sign:
            raise _unexpected(token, f"'{sign}'")

    def at_word(self, *words: str) -> bool:
        return self.now.kind in {"name", "sign"} and self.now.text in words

    def whole(self) -> Part:
        part = self.either()
        if self.now.kind != "end":
            self.refuse_comma()
            raise _unexpected(self.now, words.JOINED_OR_END)
        return part

    def refuse_comma(self) -> None:
        """A comma between the digits of a number is told as what it is."""
        if self.now.text == "," and 0 < self.place < len(self.tokens) - 1:
            before, after = self.tokens[self.place - 1], self.tokens[self.place + 1]
            if before.kind == after.kind == "number" and after.at - before.at == len(before.text) + 1:
                found, instead = f"{before.text},{after.text}", f"{before.text}.{after.text}"
                raise mistaken(before.at, "E025", found=found, instead=instead)

    def either(self) -> Part:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise mistaken(self.now.at, "E004", limit=str(MAX_DEPTH))
        part = self.row(self.both, "or")
        self.depth -= 1
        return part

    def both(self) -> Part:
        return self.row(self.inverse, "and")

    def inverse(self) -> Part:
        return self.before(self.inverse, "not") if self.at_word("not") else self.comparison()

    def comparison(self) -> Part:
        first = self.sum()
        if self.at_word("in"):
            return Joined(self.take().at, "in", first, self.sum())
        links: list[tuple[str, Part]] = []
        at = self.now.at
        while self.at_word(*COMPARISONS):
            links.append((self.take().text, self.sum()))
        return Compared(at, first, tuple(links)) if links else first

    def sum(self) -> Part:
        return self.row(self.product, "+", "-")

    def product(self) -> Part:
        return self.row(self.minus, "*")

    def minus(self) -> Part:
        return self.before(self.minus, "-") if self.at_word("-") else self.atom()

    def row(self, part: Callable[[], Part], *signs: str) -> Part:
        """Parts with one of these signs between them, joined from the left."""
        left = part()
        while self.at_word(*signs):
            sign = self.take()
            left = Joined(sign.at, sign.text, left, part())
        return left

    def before(self, part: Callable[[], Part], sign: str) -> Part:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise mistaken(self.now.at, "E004", limit=str(MAX_DEPTH))
        at = self.take().at
        negated = Negated(at, sign, part())
        self.depth -= 1
        return negated

    def atom(self) -> Part:
        token = self.take()
        match token.kind, token.text:
            case "number", digits:
                if len(digits) > MAX_DIGITS:
                    raise mistaken(token.at, "E003", limit=str(MAX_DIGITS), what=words.DIGITS)
                return Number(token.at, float(digits))
            case "text", quoted:
                return Text(token.at, quoted[1:-1])
            case "name", name if name not in JOINING:
                if self.at_word("("):
                    self.take()
                    return Call(token.at, name, self.args(")"))
                return Name(token.at, name)
            case "sign", "(":
                part = self.either()
                self.expect(")")
                return part
            case "sign", "[":
                return Several(token.at, self.args("]"))
            case _:
                raise _unexpected(token, words.A_VALUE)

    def args(self, close: str) -> tuple[Part, ...]:
        parts: list[Part] = []
        while not self.at_word(close):
            if parts:
                self.expect(",")
            parts.append(self.either())
        self.take()
        return tuple(parts)
