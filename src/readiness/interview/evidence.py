"""What an answer rests on: pieces are added and taken away."""

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Final

from readiness.interview.effects import Effect, Reply, Wanted
from readiness.interview.entering import save
from readiness.interview.entries import parts_of, pieces_of, shortest
from readiness.interview.exchange import ask_for, heard
from readiness.interview.replies import Typed, is_key, is_number
from readiness.interview.state import State
from readiness.model.framework import Item
from readiness.syntax.dates import parse_date
from readiness.syntax.document import Plain
from readiness.words import interview as words

_TAKES_AWAY: Final = re.compile("- *[0-9]*")
SAME_DAY: Final = "="
"""The key that takes the date of evidence that was typed last."""


def take_evidence(state: State, item: Item) -> Generator[Effect, Reply, tuple[str, ...]]:
    """Add pieces of evidence or take them away, one after another, until a blank line; the question stays."""
    if not item.takes_evidence and not pieces_of(state.latest(item)):
        return (words.TAKES_NO_EVIDENCE,)
    said: tuple[str, ...] = ()
    done: tuple[str, ...] = (words.NOT_CHANGED,)
    while True:
        pieces = pieces_of(state.latest(item))
        line = yield from heard(state, ask_for(state, Wanted.REFERENCE, item, (*said, *listed(pieces))))
        if line is None or is_key(line):
            return done
        text = line.strip()
        warned: tuple[str, ...] = ()
        if _TAKES_AWAY.fullmatch(text):
            gone = text.removeprefix("-").strip() or ("1" if len(pieces) == 1 else "")
            if not (is_number(gone) and 1 <= int(gone) <= len(pieces)):
                said = (words.NO_SUCH_EVIDENCE.format(count=len(pieces)),)
                continue
            changed, told = (
                [piece for number, piece in enumerate(pieces, 1) if number != int(gone)],
                words.EVIDENCE_GONE,
            )
        else:
            piece = yield from _piece(state, item, text)
            if piece is None:
                return done
            changed, told = [*pieces, piece], words.EVIDENCE_SAVED
            warned = () if _is_dated(piece) else (words.EVIDENCE_UNDATED,)
        parts = {**parts_of(state.latest(item)), "evidence": changed}
        mistakes = yield from save(state, item, shortest(parts))
        if mistakes:
            return mistakes
        said = done = warned or (told,)


def _piece(state: State, item: Item, reference: str) -> Generator[Effect, Reply, Plain]:
    """The kind and the date of a piece of evidence, with it; None at the end of input or where somebody quits.

    A blank line is no date: evidence supports an answer by its date, and a key pressed in haste must not add support.
    """
    default = state.kind or words.EVIDENCE_KIND
    line = yield from heard(state, ask_for(state, Wanted.KIND, item, default=default))
    if line is None or line.strip().lower() == Typed.QUIT.value:
        return None
    kind = line.strip() or default
    said: tuple[str, ...] = ()
    at = state.sheet.assessment.date
    while True:
        line = yield from heard(state, replace(ask_for(state, Wanted.DAY, item, said), last=state.day))
        if line is None or line.strip().lower() == Typed.QUIT.value:
            return None
        text = line.strip()
        if text in {"", "-"}:
            state.kind = kind
            return {"ref": reference, "kind": kind}
        if text == SAME_DAY and state.day is not None:
            text = state.day
        day = parse_date(text)
        if day is not None and day <= at:
            state.kind, state.day = kind, text
            return {"ref": reference, "kind": kind, "date": text}
        said = (words.EVIDENCE_DAY.format(date=at),)


def _is_dated(piece: Plain) -> bool:
    return isinstance(piece, dict) and piece.get("date") is not None


def listed(pieces: Sequence[Plain]) -> tuple[str, ...]:
    """The evidence that there is, numbered."""
    rows = []
    for number, piece in enumerate(pieces, 1):
        parts = piece if isinstance(piece, dict) else {}
        known = [str(parts[key]) for key in ("ref", "kind", "date") if parts.get(key)]
        rows.append(words.EVIDENCE_PIECE.format(number=number, piece=", ".join(known)))
    return tuple(rows)
