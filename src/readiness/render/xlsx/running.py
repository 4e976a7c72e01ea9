"""The head and the foot of pages, in which an ampersand begins a code."""

from typing import Final

from readiness.render.plain import clean
from readiness.render.xlsx.fitting import units
from readiness.report.document_view import Running
from readiness.words import document as words
from readiness.words import sheets as sheet_words

MOST_UNITS: Final = 255
"""UTF-16 units of the head or the foot, with the codes in it."""


def header(running: Running, sheet: str) -> str:
    """What stands at the head of every page of a sheet."""
    middle = sheet_words.RUNNING.format(round=running.round, sheet=sheet)
    return _codes(("&L&9 ", running.subject), ("&C&9 ", middle), ("&R&9 ", running.audience))


def footer(running: Running) -> str:
    """What stands at the foot of every page."""
    page = words.PAGE.format(page="&P", pages="&N")
    return _codes(("&L&8 ", running.digest), more=f"&R&8 {page}")


def _codes(*parts: tuple[str, str], more: str = "") -> str:
    """The parts with their codes; each has as much of its text as there is room for."""
    room = MOST_UNITS - len(more)
    made: list[str] = []
    for number, (code, text) in enumerate(parts):
        most = (room - sum(map(units, made))) // (len(parts) - number) - len(code)
        made.append(code + _short(clean(text), most))
    return "".join(made) + more


def _short(text: str, most: int) -> str:
    """A text of at most so many units, in which no character is a code."""
    if units(_uncoded(text)) <= most:
        return _uncoded(text)
    text = text[:most]
    while units(_uncoded(text)) > most - 1:
        text = text[:-1]
    return f"{_uncoded(text)}…"


def _uncoded(text: str) -> str:
    """An ampersand is two of them; before what XlsxWriter would take for a picture's place, a space keeps it apart."""
    return text.replace("&G", "& G").replace("&[", "& [").replace("&", "&&")
