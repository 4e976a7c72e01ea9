"""One text for one meaning: canonical JSON (RFC 8785) and its SHA-256."""

import hashlib
import json
import unicodedata
from typing import Final

import rfc8785

from readiness.syntax.document import Plain

_EXACT: Final = 2**53
"""From here on a whole number may be none that JSON can hold."""


def _normal(data: Plain) -> Plain:
    match data:
        case str():
            return data if data.isascii() else unicodedata.normalize("NFC", data)
        case list():
            return [_normal(entry) for entry in data]
        case dict():
            return {unicodedata.normalize("NFC", key): _normal(value) for key, value in data.items()}
        case _:
            return data


def _is_simple(data: Plain) -> bool:
    """Whether the standard encoder writes this as the RFC does.

    It writes other fractions, and sorts keys by characters and not by halves of them: of ASCII it is the same.
    """
    if isinstance(data, dict):
        return all(key.isascii() and _is_simple(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(_is_simple, data))
    return not isinstance(data, float) and (not isinstance(data, int) or -_EXACT < data < _EXACT)


def canonical(data: Plain) -> bytes:
    """The data as canonical JSON with all text in NFC. What is simple, as most is, takes a tenth of the time."""
    normal = _normal(data)
    if not _is_simple(normal):
        return rfc8785.dumps(normal)
    return json.dumps(normal, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(data: Plain) -> str:
    """SHA-256 of the data as canonical JSON with all text in NFC: 64 hexadecimal digits.

    Comments, layout, the order of keys and the way a text is quoted do not enter; the order of lists does.
    """
    return hashlib.sha256(canonical(data)).hexdigest()
