"""`allow`: checks that a framework switches off in its own files, each with the reason.

It may stand in framework.yaml, at the top of a checklist or of the rules, and with a topic, an item or a rule, and
holds there and below. It says nothing about the questions, so that it does not enter the digest.
"""

from collections.abc import Iterator
from typing import Final

from readiness.ids import nearest
from readiness.problems import Problem, may_be_allowed
from readiness.syntax.document import Document, Path, Plain, value_at
from readiness.words.problems import TEXTS

KEY: Final = "allow"
_LISTS: Final = ("topics", "items", "rules")
"""The keys below which parts with an `allow` of their own stand in a list."""


def allows(document: Document) -> Iterator[Path]:
    """Where each `allow` of a file stands, from the top down."""
    return _allows(document.data, ())


def _allows(data: Plain, path: Path) -> Iterator[Path]:
    if not isinstance(data, dict):
        return
    if KEY in data:
        yield (*path, KEY)
    for key in _LISTS:
        entries = data.get(key)
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            yield from _allows(entry, (*path, key, place))


def without_allow(data: Plain) -> Plain:
    """A file's data without what it allows."""
    if not isinstance(data, dict):
        return data
    return {
        key: [without_allow(entry) for entry in value] if key in _LISTS and isinstance(value, list) else value
        for key, value in data.items()
        if key != KEY
    }


def unknown_checks(document: Document) -> Iterator[Problem]:
    """A problem for each code in an `allow` that names no check, or one that cannot be switched off."""
    for path in allows(document):
        value = value_at(document.data, path)
        for code in value if isinstance(value, dict) else ():
            if code not in TEXTS:
                hint = nearest(code, filter(may_be_allowed, TEXTS)) or ""
                yield document.problem("F070", (*path, code), key=True, name=code, nearest=hint)
            elif not may_be_allowed(code):
                yield document.problem("F071", (*path, code), key=True, name=code)
