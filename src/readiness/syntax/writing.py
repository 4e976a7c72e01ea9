"""Plain data as a YAML file."""

from collections.abc import Iterator
from typing import Final

from readiness.syntax.document import Plain
from readiness.syntax.splice import STEP, flow, scalar

WIDTH: Final = 100
"""Characters that a list, or a mapping, may take to stand on one line."""


def block_text(data: Plain) -> str:
    """The data as YAML: a value on a line, short lists and mappings of plain values on one.

    What reads it gets the same data, where the reader's limits allow it.
    """
    return "".join(f"{line}\n" for line in _lines(data))


def _lines(data: Plain) -> Iterator[str]:
    match data:
        case dict() if data:
            for key, value in data.items():
                yield from _entry(f"{scalar(key)}:", value, indent=STEP)
        case list() if data:
            for value in data:
                yield from _entry("-", value, indent=STEP)
        case _:
            yield flow(data)


def _entry(lead: str, value: Plain, *, indent: int) -> Iterator[str]:
    """A value behind its key or its hyphen: on the same line, or, where it is long, below."""
    if _is_short(value):
        yield f"{lead} {flow(value)}"
        return
    lines = _lines(value)
    yield f"- {next(lines)}" if lead == "-" else lead
    yield from (f"{' ' * indent}{line}" for line in lines)


def _is_short(value: Plain) -> bool:
    """Whether a value is plain, or holds nothing but plain values and fits on a line."""
    if not isinstance(value, dict | list):
        return True
    parts = value.values() if isinstance(value, dict) else value
    return not any(isinstance(part, dict | list) for part in parts) and len(flow(value)) <= WIDTH
