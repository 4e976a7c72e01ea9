"""Two files that say that they are one round: of one date, or of one name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from readiness.problems import Problem
from readiness.store.files import read, same_file, yaml_files
from readiness.syntax.document import Document
from readiness.syntax.yaml_events import MAX_BYTES, parse

_KIND: Final = b"assessment/"
_KEY: Final = rb"\b(?:date|round)[\"']?[ \t]*:[ \t]*[\"']?(?:"
MOST_BESIDE: Final = 1_000_000
"""Bytes of other files that are parsed beside one assessment: many times what its twins need."""


@dataclass(frozen=True, slots=True)
class _Round:
    row: tuple[object, ...]
    """What tells one row of rounds from another: the folder, the subject, the respondent and the scope."""
    date: str
    name: str


@dataclass(slots=True)
class Rounds:
    """The assessments that were looked at so far."""

    _seen: dict[tuple[object, ...], str] = field(default_factory=dict)

    def add(self, path: Path, document: Document) -> Iterator[Problem]:
        """Take note of an assessment; a problem where one before it, of the same row, has its date or its name."""
        found = _round(path, document)
        if found is None:
            return
        dated, named = (found.row, "date", found.date), (found.row, "round", found.name)
        if dated in self._seen:
            yield document.problem("A052", ("date",), date=found.date, other=self._seen[dated])
        elif named in self._seen:
            yield document.problem("A053", ("round",), round=found.name, other=self._seen[named])
        self._seen.setdefault(dated, f"{path}:{document.places['date',][0]}")
        self._seen.setdefault(named, f"{path}:{document.places['round',][0]}")


def beside(path: Path, document: Document) -> Iterator[Problem]:
    """The same for one assessment and those in its folder; a look at the bytes first, so that many cost little."""
    own = _round(path, document)
    if own is None:
        return
    rounds, left = Rounds(), MOST_BESIDE
    stated = re.compile(_KEY + b"|".join(re.escape(text.encode()) for text in (own.date, own.name)) + b")")
    for other in yaml_files(path.parent, below=False).value or ():
        if same_file(other, path):
            continue
        data = read(other, MAX_BYTES).value
        if data is None or len(data) > left or _KIND not in data or stated.search(data) is None:
            continue
        left -= len(data)
        parsed = parse(data, str(other)).value
        if parsed is not None:
            tuple(rounds.add(other, parsed))
    yield from rounds.add(path, document)


def _round(path: Path, document: Document) -> _Round | None:
    """Which round a file is of; None where its head does not say."""
    data = document.data
    if not isinstance(data, dict) or not isinstance(subject := data.get("subject"), dict):
        return None
    texts = (
        subject.get("id"),
        data.get("date"),
        data.get("round"),
        data.get("respondent", ""),
        data.get("scope", "full"),
    )
    match texts:
        case (str(who), str(day), str(name), str(respondent), str(scope)):
            return _Round((path.parent, who, respondent, scope), day, name)
        case _:
            return None
