"""Entries as a file has them: their parts, what stands beside an answer, and what an answer reads like in a file."""

from collections.abc import Mapping

from readiness.syntax.document import Plain

UNANSWERED = "unanswered"
NOT_APPLICABLE = "not-applicable"
DONT_KNOW = "dont-know"


def parts_of(raw: Plain) -> dict[str, Plain]:
    """An entry in its long form."""
    return dict(raw) if isinstance(raw, dict) else {"answer": raw}


def shortest(parts: Mapping[str, Plain]) -> Plain:
    """The shortest form: the answer alone where there is nothing beside it; without an answer it says so."""
    kept = {key: value for key, value in parts.items() if value not in (None, []) or key == "answer"}
    if kept.get("answer") is None:
        kept = {**kept, "answer": UNANSWERED}
    return kept["answer"] if set(kept) == {"answer"} else kept


def pieces_of(raw: Plain) -> list[Plain]:
    """The evidence of an entry."""
    found = parts_of(raw).get("evidence")
    return list(found) if isinstance(found, list) else []


def says_the_same(one: Plain, other: Plain) -> bool:
    """Whether two entries have the same answer, and are carried over or not alike."""
    return _said(one) == _said(other)


def _said(raw: Plain) -> tuple[Plain, ...]:
    parts = parts_of(raw)
    answer = parts.get("answer")
    return (UNANSWERED if answer is None else answer, parts.get("because"), bool(parts.get("carried")))
