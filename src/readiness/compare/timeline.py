"""A rule through rounds in a row: when it fired.

An undecided round neither begins nor ends the time in which a rule fires: whether it held then is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from readiness.model.framework import Rule
from readiness.model.result import Outcome, RuleResult


@dataclass(frozen=True, slots=True)
class Spell:
    """Rounds in which a rule fires, with none between them in which it is known not to."""

    first: int
    last: int
    """The last round in which it fires."""
    gone: int | None
    """The round in which it is there no more; None where no later round says so."""
    undecided: tuple[int, ...]
    """The rounds that leave it undecided, from the first to the one in which it is gone, or to the last of all."""
    days: int
    """From the day of its first round to the day on which it was gone, or to the last round in which it fires."""

    @property
    def rounds(self) -> int:
        """In how many rounds it fires."""
        return self.last - self.first + 1 - sum(at < self.last for at in self.undecided)

    @property
    def since(self) -> int | None:
        """The round since which it is undecided, to the last of all: it is neither open nor gone."""
        return next((at for at in self.undecided if at > self.last), None) if self.gone is None else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A rule through all rounds."""

    rule: Rule
    """As the last round that has it says it."""
    results: tuple[RuleResult | None, ...]
    spells: tuple[Spell, ...]

    @property
    def is_open(self) -> bool:
        """Whether it fires in the last round."""
        return bool(self.spells) and self.spells[-1].gone is None and not self.is_undecided

    @property
    def is_undecided(self) -> bool:
        """Whether it fired, and later rounds up to the last one leave it undecided."""
        return bool(self.spells) and self.spells[-1].since is not None

    @property
    def moved(self) -> bool:
        """Whether it came or went, or is undecided by now."""
        return self.is_undecided or any(spell.first or spell.gone is not None for spell in self.spells)


def spells_of(outcomes: Sequence[Outcome | None], days: Sequence[date]) -> Iterator[Spell]:
    """The spells in which a rule with these outcomes fired, on these days."""
    fired: list[int] = []
    undecided: list[int] = []
    for at, outcome in enumerate(outcomes):
        if outcome is Outcome.FIRES:
            fired.append(at)
        elif fired and outcome is Outcome.UNDECIDED:
            undecided.append(at)
        elif fired:
            yield Spell(fired[0], fired[-1], at, tuple(undecided), (days[at] - days[fired[0]]).days)
            fired, undecided = [], []
    if fired:
        yield Spell(fired[0], fired[-1], None, tuple(undecided), (days[fired[-1]] - days[fired[0]]).days)
