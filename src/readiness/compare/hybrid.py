"""The older answers as the newer framework reads them."""

from dataclasses import replace

from readiness.compare.matching import Matching
from readiness.model.assessment import (
    Answered,
    Assessment,
    Entry,
    Level,
    Never,
    NotApplicable,
    OneOf,
    Quantity,
    Since,
    SomeOf,
    Told,
    Value,
    YesOrNo,
)
from readiness.model.framework import Age, Choice, Choices, Context, Item, Number, Option, Scale, YesNo


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
    match entry.answer:
        case Answered(value):
            return replace(entry, answer=Answered(_value(value, item)))
        case NotApplicable(because, option) if option is not None and isinstance(item.kind, Choice):
            return replace(entry, answer=NotApplicable(because, _option(option, item.kind)))
        case _:
            return entry


def _value(value: Value, item: Item) -> Value:
    match value, item.kind:
        case Level(_, level), Scale() as kind:
            return Level(kind, level)
        case YesOrNo(_, yes), YesNo() as kind:
            return YesOrNo(kind, yes)
        case OneOf(_, option, worth), Choice() as kind:
            return OneOf(kind, _option(option, kind), worth)
        case SomeOf(_, options), Choices() as kind:
            return SomeOf(kind, tuple(_option(option, kind) for option in options))
        case Quantity(_, amount), Number() as kind:
            return Quantity(kind, amount)
        case Since(_, day), Age() as kind:
            return Since(kind, day)
        case Never(_, worth), Age() as kind:
            return Never(kind, worth)
        case Told(_, told), Context() as kind:
            return Told(kind, told)
        case _:
            message = "a comparable item has the kind of answer that it had"
            raise AssertionError(message)


def _option(option: Option, kind: Choice | Choices) -> Option:
    return next(other for other in kind.options if other.id == option.id)
