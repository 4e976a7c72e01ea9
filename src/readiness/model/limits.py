"""How much a framework may hold: far more than anybody could answer, and little enough to be read in a second."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from readiness.ids import OVERALL
from readiness.model.functions import UNFOLDING
from readiness.problems import Problem
from readiness.syntax.document import Document, Path, Plain
from readiness.words import parts as words

MOST_ITEMS: Final = 6_000
"""Questions of a framework."""
MOST_RULES: Final = 500
"""Rules of a framework."""
MOST_LISTED: Final = 300
"""Options or goalposts of a question, levels of a scale, or bands of a score."""
MOST_GROUPS: Final = 30
"""Phases, or respondents."""
MOST_COUNTED: Final = 20_000
"""Comparisons that all `count` of a framework come to, each made for every item below its node."""

_LISTS: Final = {
    "choice": "options",
    "options": "options",
    "goalposts": "goalposts",
    "labels": "levels",
    "bands": "bands",
}
_COUNT: Final = re.compile(rf"\b(?:{'|'.join(UNFOLDING)})\s*\(\s*[\"']?([\w.-]*)")
_BARE: Final = re.compile(r"\b(?:points|answer|answered)\b(?!\s*\()")


def too_large(head: Document, parts: Mapping[Path, Document]) -> Iterator[Problem]:
    """What is beyond a limit, at the first that is one too many; what a framework means is not looked at before."""
    for document in (head, *parts.values()):
        yield from _long_lists(document)
    stood: list[tuple[Document, Path, Plain]] = []
    below: dict[str, int] = {}
    for path, document in sorted(parts.items()):
        if path[0] == "checklists":
            stood += ((document, here, item) for here, item in _items(document.data, (), (OVERALL,), below))
    rules = parts.get(("rules",))
    listed = rules.data.get("rules") if rules is not None and isinstance(rules.data, dict) else None
    ruled: list[tuple[Document, Path, Plain]] = []
    if rules is not None and isinstance(listed, list):
        ruled = [(rules, ("rules", place), rule) for place, rule in enumerate(listed)]
    for found, limit, what in ((stood, MOST_ITEMS, words.QUESTIONS), (ruled, MOST_RULES, words.RULES)):
        if len(found) > limit:
            document, path, _ = found[limit]
            yield document.problem("F077", path, limit=f"{limit:,}", what=what)
    counted = 0
    for key, found in (("applies-when", stood), ("when", ruled)):
        for document, path, part in found:
            text = part.get(key) if isinstance(part, dict) else None
            counted += _counted(text, below) if isinstance(text, str) else 0
            if counted > MOST_COUNTED:
                yield document.problem("F077", (*path, key), limit=f"{MOST_COUNTED:,}", what=words.COMPARISONS)
                return


def _long_lists(document: Document) -> Iterator[Problem]:
    """The lists of a file that are too long."""
    for path in document.places:
        match path:
            case ("phases" | "respondents" as what, int(place)) if place == MOST_GROUPS:
                yield document.problem("F077", path, limit=MOST_GROUPS, what=words.LISTS[what])
            case ("scales", str(), int(place)) if place == MOST_LISTED:
                yield document.problem("F077", path, limit=MOST_LISTED, what=words.LISTS["levels"])
            case (*_, str(key), int(place)) if place == MOST_LISTED and key in _LISTS:
                yield document.problem("F077", path, limit=MOST_LISTED, what=words.LISTS[_LISTS[key]])
            case _:
                pass


def _items(part: Plain, path: Path, above: tuple[str, ...], below: dict[str, int]) -> Iterator[tuple[Path, Plain]]:
    """The items of a theme or topic, whatever else it is; how many stand below each id is added up in `below`."""
    if not isinstance(part, dict):
        return
    above = (*above, str(part.get("id")))
    topics, items = part.get("topics"), part.get("items")
    for place, topic in enumerate(topics if isinstance(topics, list) else ()):
        yield from _items(topic, (*path, "topics", place), above, below)
    for place, item in enumerate(items if isinstance(items, list) else ()):
        for name in above:
            below[name] = below.get(name, 0) + 1
        yield (*path, "items", place), item


def _counted(text: str, below: Mapping[str, int]) -> int:
    """The comparisons that the counts in the text of a condition come to."""
    found = list(_COUNT.finditer(text))
    ends = pairwise([*(count.start() for count in found), len(text)])
    return sum(
        below.get(count[1], 0) * max(1, len(_BARE.findall(text, *end))) for count, end in zip(found, ends, strict=True)
    )
