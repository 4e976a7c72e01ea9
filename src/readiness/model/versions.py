"""The kinds of file and their versions: the one place that knows of any version but the newest.

`readiness: assessment/1` names kind and version. Every kind has one version so far, the one that `files` and
`folder_files` describe. When a second comes, its number goes up here, and a function here turns what the first said
into what the second says, before a model sees it: nothing else then knows that there was another.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from readiness.ids import nearest
from readiness.syntax.document import Plain

KEY: Final = "readiness"

NEWEST: Final[Mapping[str, int]] = {
    "framework": 1,
    "checklist": 1,
    "rules": 1,
    "sources": 1,
    "assessment": 1,
    "targets": 1,
    "folder": 1,
    "kept-framework": 1,
}
"""The highest version of each kind that this program reads."""

WRITTEN: Final = tuple(f"{kind}/{version}" for kind, version in NEWEST.items() if kind != "kept-framework")
"""The kinds that people write, as they stand in a file."""

_TELLING: Final = {
    "checklists": "framework",
    "topics": "checklist",
    "items": "checklist",
    "rules": "rules",
    "findings": "sources",
    "answers": "assessment",
    "round": "assessment",
    "targets": "targets",
}
"""Keys by which a file that does not say its kind is known; the first that is there decides."""


class Fault(Enum):
    """What may be wrong with the kind that a file says it is, by the number of its code."""

    NEWER = "080"
    UNKNOWN = "081"
    MISSING = "082"
    OTHER = "083"


def named(data: Plain) -> str | None:
    """The kind that a file says it is, in whatever version; None where it names none that we know."""
    text = data.get(KEY) if isinstance(data, dict) else None
    kind = text.partition("/")[0] if isinstance(text, str) else ""
    return kind if kind in NEWEST else None


def meant(data: Plain) -> str | None:
    """The kind that a file says it is, or that it seems to be; None where nothing tells."""
    if not isinstance(data, dict):
        return None
    if (kind := named(data) or nearest_kind(data.get(KEY)).partition("/")[0]) != "":
        return kind
    return next((kind for key, kind in _TELLING.items() if key in data), None)


def nearest_kind(text: Plain) -> str:
    """The kind that a misspelt one is most like, as it stands in a file; blank where it is like none."""
    kinds = {written.partition("/")[0]: written for written in WRITTEN}
    kind = text.partition("/")[0].strip() if isinstance(text, str) else ""
    return kinds.get(nearest(kind.lower(), kinds) or "", "")


def fault(data: Mapping[str, Plain], wanted: str) -> Fault | None:
    """What is wrong with the kind that a file says it is, where `wanted`, like assessment/1, is asked.

    None where nothing is wrong, or where what stands there is no text.
    """
    text = data.get(KEY)
    if text is None or (isinstance(text, str) and not text.strip()):
        return Fault.MISSING
    if not isinstance(text, str) or text == wanted:
        return None
    kind, _, version = text.partition("/")
    if kind in NEWEST and is_newer(version, NEWEST[kind]):
        return Fault.NEWER
    return Fault.OTHER if kind in NEWEST and version == str(NEWEST[kind]) else Fault.UNKNOWN


def is_newer(version: str, newest: int) -> bool:
    """Whether a version is a number above the newest that is read; a long one is no number that anybody meant."""
    longest = 9
    return version.isascii() and version.isdecimal() and len(version) <= longest and int(version) > newest
