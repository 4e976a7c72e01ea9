"""Values as JSON and back: frozen dataclasses, enumerations and tuples of a few named classes, and nothing else.

What is read again is made by the constructors of these classes; nothing in a text can be run, and a text that is not
of them is refused.
"""

import json
from collections.abc import Callable, Mapping
from enum import Enum
from typing import TypeAlias

Classes: TypeAlias = Mapping[str, Callable[..., object]]


def pack(value: object, classes: Classes) -> str | None:
    """A value as one line; None where something in it is of no named class."""
    try:
        return json.dumps(_plain(value, classes), ensure_ascii=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        return None


def unpack(text: str, classes: Classes) -> object:
    """The value that was packed; None where the text is of no such value."""

    def made(one: dict[str, list[object]]) -> object:
        ((name, fields),) = one.items()
        return classes[name](*map(_tupled, fields))

    try:
        return _tupled(json.loads(text, object_hook=made))
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


def _plain(value: object, classes: Classes) -> object:
    """A value as JSON has it: `{class: [fields]}`, and a list for a tuple."""
    match value:
        case Enum():
            return {type(value).__name__: [value.value]}
        case None | str() | int() | float():
            return value
        case tuple():
            return [_plain(part, classes) for part in value]
        case _ if type(value).__name__ in classes:
            # what a frozen dataclass with slots gives to be copied: its fields in their order
            fields = value.__getstate__()
            if isinstance(fields, list):
                return {type(value).__name__: [_plain(part, classes) for part in fields]}
        case _:
            pass
    raise TypeError(type(value))


def _tupled(value: object) -> object:
    return tuple(map(_tupled, value)) if type(value) is list else value
