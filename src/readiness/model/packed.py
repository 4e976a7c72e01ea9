"""A framework as text that is quick to read again, for what keeps the work of reading its files.

Only the classes named here are ever made of a text, by their own constructors: nothing in it can be run. Where a
framework has something that is not named here, it is not packed, and its files are read each time.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Final

from readiness.model import condition, framework
from readiness.model.framework import Framework

CLASSES: Final[Mapping[str, Callable[..., object]]] = {
    found.__name__: found
    for found in (
        *(framework.Age, framework.Aggregate, framework.Band, framework.Catalogue, framework.Choice, framework.Choices),
        *(framework.Context, framework.Finding, framework.Formula, framework.Framework, framework.Item),
        *(framework.Lever, framework.Lookup, framework.Node, framework.Number, framework.Option, framework.Policy),
        *(framework.Rule, framework.Scale, framework.Severity, framework.Tension, framework.Term, framework.Weight),
        *(framework.When, framework.YesNo),
        *(condition.All, condition.Amount, condition.Arithmetic, condition.Banded, condition.Constant),
        *(condition.Count, condition.Either, condition.IsAnswered, condition.Literal, condition.Measure),
        *(condition.Measured, condition.Not, condition.NumbersCompared, condition.Points, condition.Setting),
        *(condition.Stated, condition.TextsCompared, condition.Word),
    )
}
"""What a framework is made of, by name."""


def packed(found: Framework) -> str | None:
    """A framework as two lines of text: what it is, and what its files say; None where it cannot be packed."""
    try:
        lines = (_plain(replace(found, written=None)), found.written)
        return "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    except (TypeError, ValueError, RecursionError):
        return None


def unpacked(text: str) -> Framework | None:
    """The framework that was packed; None where the text is not one."""
    whole, _, written = text.partition("\n")
    try:
        found = json.loads(whole, object_hook=_made)
        return replace(found, written=json.loads(written)) if isinstance(found, Framework) else None
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


def _plain(value: object) -> object:
    """A value as JSON has it: `{class: [fields]}`, and a list for a tuple."""
    match value:
        case Enum():
            return {type(value).__name__: [value.value]}
        case None | str() | int() | float():
            return value
        case tuple():
            return list(map(_plain, value))
        case _ if type(value).__name__ in CLASSES:
            # what a frozen dataclass with slots gives to be copied: its fields in their order
            return {type(value).__name__: list(map(_plain, _fields(value)))}
        case _:
            raise TypeError(type(value))


def _fields(value: object) -> list[object]:
    fields = value.__getstate__()
    if not isinstance(fields, list):
        raise TypeError(type(value))
    return fields


def _made(one: dict[str, list[object]]) -> object:
    ((name, fields),) = one.items()
    return CLASSES[name](*map(_tupled, fields))


def _tupled(value: object) -> object:
    return tuple(map(_tupled, value)) if type(value) is list else value
