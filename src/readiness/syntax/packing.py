"""Values as JSON and back: frozen dataclasses, enumerations and tuples of a few named classes, and nothing else.

What is read again is made by the constructors of these classes; nothing in a text can be run, and a text that is not
of them is refused. What occurs several times is written once, and is one object when it is read again.
"""

import json
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final, TypeAlias

Classes: TypeAlias = Mapping[str, Callable[..., object]]

_AGAIN: Final = ""
"""Stands in place of the name of a class where the object is one that was there before, by its number."""
_PLAIN: Final = json.JSONEncoder(ensure_ascii=False).encode


def pack(value: object, classes: Classes) -> str | None:
    """A value as one line; None where something in it is of no named class."""
    try:
        return _Packer(classes).text(value)
    except (TypeError, RecursionError):
        return None


class _Packer:
    """Writes values; each object that is written whole has the number that it is read as."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._numbers: dict[str, int] = {}

    def text(self, value: object) -> str:
        """A value as JSON has it: `{class: [fields]}`, and a list for a tuple."""
        match value:
            case Enum():
                return self._object(value, [value.value])
            case None | str() | int() | float():
                return _PLAIN(value)
            case tuple():
                return f"[{','.join(map(self.text, value))}]"
            case _ if type(value).__name__ in self._classes:
                # what a frozen dataclass with slots gives to be copied: its fields in their order
                fields = value.__getstate__()
                if isinstance(fields, list):
                    return self._object(value, fields)
            case _:
                pass
        raise TypeError(type(value))

    def _object(self, value: object, fields: list[object]) -> str:
        # told apart by their texts: 1, 1.0 and true are equal, and not the same
        whole = f'{{"{type(value).__name__}":[{",".join(map(self.text, fields))}]}}'
        if whole in self._numbers:
            return f'{{"{_AGAIN}":{self._numbers[whole]}}}'
        self._numbers[whole] = len(self._numbers)
        return whole


def unpack(text: str, classes: Classes) -> object:
    """The value that was packed; None where the text is of no such value."""
    known: list[object] = []

    def made(one: dict[str, object]) -> object:
        ((name, fields),) = one.items()
        if name == _AGAIN and type(fields) is int:
            return known[fields]
        if type(fields) is not list:
            raise TypeError(fields)
        known.append(classes[name](*map(_tupled, fields)))
        return known[-1]

    try:
        return _tupled(json.loads(text, object_hook=made))
    except (LookupError, TypeError, ValueError, RecursionError):
        return None


def _tupled(value: object) -> object:
    return tuple(map(_tupled, value)) if type(value) is list else value
