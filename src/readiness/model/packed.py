"""A framework as text that is quick to read again, for what keeps the work of reading its files.

Where a framework has something that is not named here, it is not packed, and its files are read each time.
"""

import json
from dataclasses import replace
from typing import Final

from readiness.model import condition, framework
from readiness.model.framework import Framework
from readiness.syntax.packing import Classes, pack, unpack

CLASSES: Final[Classes] = {
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
    whole = pack(replace(found, written=None), CLASSES)
    return None if whole is None else f"{whole}\n{json.dumps(found.written, ensure_ascii=False, separators=(',', ':'))}"


def unpacked(text: str) -> Framework | None:
    """The framework that was packed; None where the text is not one."""
    whole, _, written = text.partition("\n")
    found = unpack(whole, CLASSES)
    try:
        return replace(found, written=json.loads(written)) if isinstance(found, Framework) else None
    except ValueError:
        return None
