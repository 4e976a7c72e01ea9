"""Paragraphs of a Word document. A text becomes a run and nothing else: which elements there are is said here alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Final, TypeAlias, assert_never
from unicodedata import bidirectional

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

from readiness.render.plain import clean

Piece: TypeAlias = BaseOxmlElement
DEEPEST: Final = 8
"""The deepest level that a list has."""
_WORD: Final = {"w": nsmap["w"]}
LEFTWARDS: Final = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and the style of its characters."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A number that the reader's program counts, and what it came to here."""

    code: str
    now: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture within a line."""

    inline: Piece


@dataclass(frozen=True, slots=True)
class Tab:
    """The way to the right edge."""


Part: TypeAlias = Said | Field | Drawn | Tab


def made(tag: str, *below: Piece, **values: object) -> Piece:
    """An element with what is in it; its attributes are of the namespace of Word."""
    found: Piece = oxml_parser.makeelement(
        _named(tag), {_named(f"w:{name}"): str(value) for name, value in values.items()}, _WORD
    )
    for piece in below:
        found.append(piece)
    return found


@cache
def _named(name: str) -> str:
    return qn(name)


def lines(text: str) -> list[str]:
    """The lines of a text as they are shown: without what cannot be seen, and none that is empty at the end."""
    return [clean(line) for line in text.rstrip("\n").split("\n")]


def filled(template: str, known: Mapping[str, Part]) -> tuple[Part, ...]:
    """The words of a template, and what stands in its gaps."""
    found: list[Part] = []
    for words, gap, _, _ in Formatter().parse(template):
        if words:
            found.append(Said(words))
        if gap is not None:
            found.append(known[gap])
    return tuple(found)


def paragraph(
    style: str,
    *parts: Part,
    keep: bool = False,
    level: int | None = None,
    after: int | None = None,
    indent: int | None = None,
    right: bool = False,
) -> Piece:
    """A paragraph: held together with what follows, or so deep in a list; `after` and `indent` are in twips."""
    about = [made("w:pStyle", val=style)]
    if keep:
        about.append(made("w:keepNext"))
    if level is not None:
        about.append(made("w:numPr", made("w:ilvl", val=min(level, DEEPEST)), made("w:numId", val=1)))
    if parts and isinstance(parts[0], Said) and leftwards(parts[0].text):
        about.append(made("w:bidi"))
    if after is not None:
        about.append(made("w:spacing", after=after))
    if indent is not None:
        about.append(made("w:ind", left=indent))
    if right:
        about.append(made("w:jc", val="right"))
    return made("w:p", made("w:pPr", *about), *(run for part in parts for run in _runs(part)))


def leftwards(text: str) -> bool:
    """Whether a text is written from right to left: its first letter says so."""
    if text.isascii():
        return False
    kinds = (bidirectional(letter) for letter in text)
    return next((kind in LEFTWARDS for kind in kinds if kind == "L" or kind in LEFTWARDS), False)


def _runs(part: Part) -> Iterable[Piece]:
    match part:
        case Said(text, style):
            return (_run(text, style),)
        case Field(code, now):
            return _field(code, now)
        case Drawn(inline):
            return (made("w:r", made("w:drawing", inline)),)
        case Tab():
            return (made("w:r", made("w:tab")),)
        case _:
            assert_never(part)


def _run(text: str, style: str) -> Piece:
    found = made("w:r")
    about = [made("w:rStyle", val=style)] if style else []
    if leftwards(text):
        about.append(made("w:rtl"))
    if about:
        found.append(made("w:rPr", *about))
    for place, line in enumerate(lines(text)):
        if place:
            found.append(made("w:br"))
        if line:
            found.append(_text(line))
    return found


def _text(line: str) -> Piece:
    found = made("w:t")
    found.text = line
    if line != line.strip():
        found.set(_named("xml:space"), "preserve")
    return found


def _field(code: str, now: str) -> Iterable[Piece]:
    told = made("w:instrText")
    told.text = f" {code} "
    told.set(_named("xml:space"), "preserve")
    return (
        made("w:r", made("w:fldChar", fldCharType="begin")),
        made("w:r", told),
        made("w:r", made("w:fldChar", fldCharType="separate")),
        made("w:r", _text(now)),
        made("w:r", made("w:fldChar", fldCharType="end")),
    )
