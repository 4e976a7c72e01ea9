"""What an unquoted scalar means: YAML 1.2's core schema, with integers of base ten only.

`NO`, `on`, `22:30`, `2026-11-23`, `010`, `0x1F`, `0o17` and `1_0` are text. So are infinity and `.nan`, which the core
schema takes for numbers, and numbers too long to be exact: a place that asks for a number refuses them.
"""

import re
from typing import Final

EXACT_DIGITS: Final = 15
"""A longer integer is not exact as a float, which is how canonical JSON writes it; it stays text."""
LONGEST_NUMBER: Final = 40
"""A longer run of digits is no number that anybody meant; it stays text."""

_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT: Final = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,2})?")
_CONSTANTS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def plain_scalar(text: str) -> bool | int | float | str | None:
    """The value of a scalar without quotes."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in "+-.0123456789":
        if _INTEGER.fullmatch(text):
            return int(text) if len(text) <= EXACT_DIGITS else text
        if len(text) <= LONGEST_NUMBER and _FLOAT.fullmatch(text):
            return float(text)
    return text
