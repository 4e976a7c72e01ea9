"""The digest of a framework, by which one is told from every other."""

from collections.abc import Mapping

from readiness.model.allow import without_allow
from readiness.syntax.canonical import digest
from readiness.syntax.document import Plain


def framework_digest(data: Mapping[str, Plain]) -> str:
    """The digest of a framework, of what its files say by what they are; its sources and `allow` do not enter."""
    asked = {key: value for key, value in data.items() if key != "sources"}
    parts: dict[str, Plain] = {
        key: [without_allow(part) for part in value] if isinstance(value, list) else without_allow(value)
        for key, value in asked.items()
    }
    return digest(_without_sources(parts))


def _without_sources(data: Plain) -> Plain:
    """What enters the digest: a citation added or mended does not make another questionnaire."""
    match data:
        case dict():
            # items and rules cite, and the head names the catalogue; elsewhere the word is a name like any other
            cited = not {"ask", "when", "checklists"}.isdisjoint(data)
            return {key: _without_sources(value) for key, value in data.items() if not (cited and key == "sources")}
        case list():
            return [_without_sources(entry) for entry in data]
        case _:
            return data
