"""The older answers as the newer framework reads them."""

from dataclasses import replace
from typing import assert_never

from readiness.compare.matching import Matching
from readiness.model.assessment import (
    Answered,
    Assessment,
    Entry,
    Level,
    Never,
    OneOf,
    Quantity,
    Since,
    SomeOf,
    Told,
    Value,
    YesOrNo,
)
from readiness.model.framework import Choice, Choices, Item, Option, Scale


def with_old_answers(matching: Matching, old: Assessment, new: Assessment) -> Assessment:
    """The older assessment in the newer framework: comparable items as answered then, the others as answered now."""
    entries = {
        entry.new.id: _rebound(old.entry(entry.old.id), entry.new)
        if entry.comparable and entry.old is not None
        else new.entry(entry.new.id)
        for entry in matching.items
        if entry.new is not None
    }
    return replace(old, entries=entries)


def _rebound(entry: Entry, item: Item) -> Entry:
    """The same entry as an answer to the item of the newer framework, of which the scoring part is the same."""
    if isinstance(entry.answer, Answered):
        return replace(entry, answer=Answered(_value(entry.answer.value, item)))
    return entry


def _value(value: Value, item: Item) -> Value:
    """The same value, where its kind may have other labels now; else all of the kind is of the scoring part."""
    kind = item.kind
    match value:
        case Level(_, level) if isinstance(kind, Scale):
            return Level(kind, level)
        case OneOf(_, option, worth) if isinstance(kind, Choice):
            return OneOf(kind, _option(option, kind), worth)
        case SomeOf(_, options) if isinstance(kind, Choices):
            return SomeOf(kind, tuple(_option(option, kind) for option in options))
        case Level() | YesOrNo() | OneOf() | SomeOf() | Quantity() | Since() | Never() | Told():
            return value
        case _:
            assert_never(value)


def _option(option: Option, kind: Choice | Choices) -> Option:
    return next(other for other in kind.options if other.id == option.id)
