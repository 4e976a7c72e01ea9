"""One text for one meaning: canonical JSON (RFC 8785) and its SHA-256."""

import hashlib
import unicodedata

import rfc8785

from readiness.syntax.document import Plain


def _normal(data: Plain) -> Plain:
    match data:
        case str():
            return unicodedata.normalize("NFC", data)
        case list():
            return [_normal(entry) for entry in data]
        case dict():
            return {unicodedata.normalize("NFC", key): _normal(value) for key, value in data.items()}
        case _:
            return data


def digest(data: Plain) -> str:
    """SHA-256 of the data as canonical JSON with all text in NFC: 64 hexadecimal digits.

    Comments, layout, the order of keys and the way a text is quoted do not enter; the order of lists does.
    """
    return hashlib.sha256(rfc8785.dumps(_normal(data))).hexdigest()
