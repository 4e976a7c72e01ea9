"""What an id is, and which known id somebody may have meant."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NewType

NodeId = NewType("NodeId", str)
"""Names a theme, topic or item; unique over a framework."""

OVERALL: Final = NodeId("overall")
"""The id of the whole; no theme, topic or item may take it."""

OWN: Final = NodeId("own")
"""The id of the whole over the mission's own levers."""

DECLARED: Final = NodeId("not-applicable-share")
"""In place of a rule's id: the policy that says how much of a theme may be declared not applicable unsaid."""

ID_PATTERN: Final = r"[a-z0-9-]+(\.[a-z0-9-]+)*"
_ID: Final = re.compile(ID_PATTERN)


def is_id(text: str) -> bool:
    """Whether the text has the form of an id: small letters, digits and hyphens, in parts joined by points."""
    return _ID.fullmatch(text) is not None


_RUNS: Final = re.compile(r"[0-9]+|[^0-9]+")


def natural(version: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which versions stand in their order: 2026.9 before 2026.10."""
    runs = _RUNS.findall(version)
    return tuple((1, len(run.lstrip("0")), run.lstrip("0")) if run.isdecimal() else (0, 0, run) for run in runs)


_LONGEST: Final = 200
"""A word of more characters is no slip of the pen, and comparing it costs the square of its length."""
_NEAR: Final = 0.6
"""How much of two words must be alike, from 0 to 1, for one to be a slip of the other."""
_BETWEEN: Final = re.compile(r"[\s._-]+")
_DIGITS: Final = re.compile(r"[0-9]+")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` is a slip of, or None when it is like none.

    Where they differ in case, blanks, points, hyphens or underscores only, or where `word` is the end of one id alone,
    it is certain. Else ids are compared part by part: of `funding.old` it is `old` that must be near, and that both are
    of `funding` says nothing. Ids with other numbers in them are other ids.
    """
    if not word or len(word) > _LONGEST:
        return None
    ordered = sorted(known)
    folded = _folded(word)
    same = [name for name in ordered if _folded(name) == folded]
    same = same or [name for name in ordered if name.endswith(f".{word}")]
    if same:
        return same[0] if len(same) == 1 else None
    likeness = _Likeness(word.casefold())
    best = max(((likeness.to(name), name) for name in ordered), default=(0.0, ""))
    return best[1] if best[0] >= _NEAR else None


def _folded(word: str) -> str:
    return _BETWEEN.sub("-", word.strip().casefold())


class _Likeness:
    """How like a word others are."""

    def __init__(self, word: str) -> None:
        from difflib import SequenceMatcher  # noqa: PLC0415 - only mistakes need it

        self._word = word
        self._parts = word.split(".")
        self._matcher = SequenceMatcher[str]
        self._prepared: dict[str, SequenceMatcher[str]] = {}

    def to(self, name: str) -> float:
        """From 0 to 1; 0 where it is too little to count."""
        if not (is_id(name) and is_id(self._word)):
            return self._ratio(self._word, name.casefold())
        ours, theirs = _DIGITS.findall(self._word), _DIGITS.findall(name)
        parts = name.split(".")
        if len(parts) != len(self._parts) or (ours and theirs and ours != theirs):
            return 0.0
        pairs = zip(self._parts, parts, strict=True)
        return min((self._ratio(ours, theirs) for ours, theirs in pairs if ours != theirs), default=1.0)

    def _ratio(self, ours: str, theirs: str) -> float:
        if 2 * min(len(ours), len(theirs)) < _NEAR * (len(ours) + len(theirs)):
            return 0.0
        if ours not in self._prepared:
            self._prepared[ours] = self._matcher(None, "", ours)
        matcher = self._prepared[ours]
        matcher.set_seq1(theirs)
        return 0.0 if matcher.quick_ratio() < _NEAR else matcher.ratio()


def repeated(words: Iterable[str]) -> Iterator[int]:
    """The places of words that stood before."""
    seen: set[str] = set()
    for place, word in enumerate(words):
        if word in seen:
            yield place
        seen.add(word)
