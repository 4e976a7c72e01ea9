"""The words of conditions that are asked of something in brackets; the parser takes any, and these are known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from readiness.model.condition import Measure
from readiness.words import parts as words


@dataclass(frozen=True, slots=True)
class Function:
    """How such a word is used."""

    form: str
    """As it is written, for whoever wrote it otherwise."""
    earlier: bool = True
    """Whether `previous` can ask it of the round before."""
    unfolds: bool = False
    """Whether it comes to a part for each item below its node, so that one word can cost thousands of comparisons."""


FUNCTIONS: Final[Mapping[str, Function]] = {
    **{measure.value: Function(f'{measure.value}("funding")') for measure in Measure},
    "band": Function('band("funding")'),
    "points": Function('points("funding.horizon")'),
    "answer": Function('answer("funding.horizon")'),
    "answered": Function('answered("funding.horizon")'),
    "count": Function('count("funding", points < 50)', earlier=False, unfolds=True),
    "previous": Function(words.OR.format(one="previous(phase)", other='previous(score("planning"))'), earlier=False),
}
"""By name; docs/conditions.md says of each what it is and where it may stand."""
UNFOLDING: Final = tuple(name for name, function in FUNCTIONS.items() if function.unfolds)
