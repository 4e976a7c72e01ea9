"""The manual page of a problem, and all of them as one document."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Final

from readiness.problems import Level, Place, Problem
from readiness.report.page import Block, Heading, Page, Pair, Paragraph, Snippet
from readiness.words.manual import frame
from readiness.words.manual.pages import PAGES
from readiness.words.problems import TEXTS

NEAR: Final = 3
"""How many codes are offered in place of an unknown one."""


def manual_page(code: str) -> Page:
    """The page of one code."""
    return tuple(_entry(code, 1, None))


def manual(says: Mapping[str, str]) -> Page:
    """The pages of all codes by letter, each with the message that its snippet was answered with."""
    blocks: list[Block] = [Heading(frame.TITLE), *map(Paragraph, frame.ABOUT)]
    for letter, title in frame.LETTERS.items():
        blocks.append(Heading(title, 2))
        for code in sorted(code for code in TEXTS if code.startswith(letter)):
            blocks += _entry(code, 3, says.get(code))
    return tuple(blocks)


def near(code: str) -> tuple[str, ...]:
    """The codes of the same letter with the nearest numbers; the first code of each letter, where no code has it."""
    letter, number = code[0], int(code[1:])
    same = sorted(known for known in TEXTS if known[0] == letter)
    if not same:
        return tuple(min(known for known in TEXTS if known[0] == other) for other in frame.LETTERS)
    return tuple(sorted(sorted(same, key=lambda known: abs(int(known[1:]) - number))[:NEAR]))


def _entry(code: str, depth: int, says: str | None) -> Iterator[Block]:
    """A page; its heading is the code alone where it is one of many, so that its anchor stays."""
    page, text = PAGES[code], TEXTS[code]
    yield Heading(f"{code}: {_in_words(text.message)}" if depth == 1 else code, depth)
    if depth > 1:
        yield Paragraph(what(code))
    yield Paragraph(_weight(code))
    yield Paragraph(page.why)
    yield Pair(frame.REMEDY, _in_words(text.remedy))
    if page.fails:
        yield _heading(frame.FAILS.format(where=frame.WHERE[page.of]), depth)
        yield Snippet(_shown(page.fails))
        if says is not None:
            yield Pair(frame.SAYS, says)
        yield _heading(frame.PASSES, depth)
        yield Snippet(_shown(page.passes))


def what(code: str) -> str:
    """What a code says, as a sentence of its own."""
    message = _in_words(TEXTS[code].message)
    return f"{message[0].upper()}{message[1:]}."


def _heading(text: str, depth: int) -> Block:
    """What stands over a snippet; among many pages only the codes are headings."""
    return Heading(text, depth + 1) if depth == 1 else Paragraph(f"{text}:")


def _weight(code: str) -> str:
    if Problem(code, Place("")).level is Level.WARNING:
        return frame.WARNING
    return frame.REFUSED if code.startswith("S") else frame.ERROR


def _in_words(template: str) -> str:
    """A message or a remedy with words in the place of what a file says."""
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return template.format_map({name: frame.PLACEHOLDERS.get(name, f"<{name}>") for name in names})


def _shown(snippet: str) -> str:
    return snippet.rstrip("\n").replace("\t", frame.TAB)
