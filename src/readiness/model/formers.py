"""`was`: what parts of a framework were called in an earlier version of it, by which versions are compared."""

from collections.abc import Iterator, Mapping, Sequence

from readiness.problems import Problem
from readiness.syntax.document import Document, Path, value_at


def unfit_formers(documents: Sequence[Document]) -> Iterator[Problem]:
    """A problem for each earlier id that is an id still, and for each that two parts say they had."""
    stated = [(document, path) for document in documents for path in document.places if _is_part(path, "was")]
    if not stated:
        return
    ids = {
        str(value_at(document.data, path)): f"{document.name}:{place[0]}"
        for document in documents
        for path, place in document.places.items()
        if _is_part(path, "id")
    }
    first: dict[str, str] = {}
    for document, path in stated:
        was = value_at(document.data, path)
        if isinstance(was, list):
            for place, name in enumerate(was):
                yield from _taken(document, (*path, place), str(name), ids)
        elif isinstance(was, str):
            yield from _taken(document, path, was, ids)
            if was in first:
                yield document.problem("F074", path, name=was, first=first[was])
            first.setdefault(was, f"{document.name}:{document.places[path][0]}")


def _taken(document: Document, path: Path, name: str, ids: Mapping[str, str]) -> Iterator[Problem]:
    if name in ids:
        yield document.problem("F073", path, name=name, first=ids[name])


def _is_part(path: Path, key: str) -> bool:
    """Whether this is the key of a theme, a topic, an item or a rule, and not of an option or a source."""
    if not path or path[-1] != key:
        return False
    return len(path) == 1 or (path[-3] in {"topics", "items", "rules"} and isinstance(path[-2], int))
