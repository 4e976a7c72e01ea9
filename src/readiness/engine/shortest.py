"""The fewest steps with which the whole is shown at least so high.

Sets of one step are looked at, then of two, and so on. A set is a number of steps on each item, one after the other.
The sets of a size are halved and halved again by how many steps one item takes, and a part of them is left out where
its outlook stays below. What the outlook takes for the best of a part is scored for real before the part is divided.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import Final

from readiness.engine.chains import Chain
from readiness.engine.conditions import HOLDS
from readiness.engine.next_steps import Rescoring, Taken, overall, overall_shown
from readiness.engine.outlook import Outlook, outlook
from readiness.engine.plan import Plan

EXACT: Final = 6
"""Up to so many steps the shortest set is looked for; longer ones are put together step by step."""
BUDGET: Final = 100_000
"""How many items may be scored in a search, each time counted; so it ends at the same point on every machine."""
LEAST: Final = 100
"""How many scorings a search may take, however many items there are."""
_NOISE: Final = 1e-6
"""What binary noise may take off a bound."""


class Found(Enum):
    """What came of looking for a set of steps."""

    NO_SCORE = "no-score"
    THERE = "there"
    """The whole stands so high already."""
    SHORTEST = "shortest"
    """No set has fewer steps."""
    STEP_BY_STEP = "step-by-step"
    """Put together one step after the other; a shorter one may exist."""
    OUT_OF_REACH = "out-of-reach"
    """No number of steps comes to it."""
    NONE_SO_SHORT = "none-so-short"
    """No set of so many steps comes to it."""
    NOT_FOUND = "not-found"
    """None was found; not all were looked at."""


@dataclass(frozen=True, slots=True)
class Way:
    """What came of looking for a set of steps."""

    found: Found
    steps: tuple[tuple[Chain, int], ...] = ()
    """Items in the framework's order, and how many steps are taken on each."""
    reaches: float | None = None
    """The score of the whole with these steps."""
    all_taken: float | None = None
    """The score of the whole with all steps taken, where no set was found."""


def shortest(scoring: Rescoring, places: Sequence[int], least: float, most_steps: int, budget: int = BUDGET) -> Way:
    """The fewest steps on the items at these places with which the whole is shown as `least` or more.

    No set of more than `most_steps` is looked for. Sets of up to six steps are exact as long as the budget lasts.
    """
    now = overall(scoring.now)
    if now is None:
        return Way(Found.NO_SCORE)
    if overall_shown(scoring.plan, now) >= least:
        return Way(Found.THERE)
    search = _Search(scoring, places, least, budget)
    everything = scoring.overall({place: len(scoring.chains[place].rungs) for place in places})
    if search.is_out_of_reach():
        return Way(Found.OUT_OF_REACH, all_taken=everything)
    for size in range(1, min(most_steps, EXACT) + 1):
        taken = search.look({}, size)
        if taken is not None:
            return search.way(Found.SHORTEST, taken)
        if search.spent:
            break
    if most_steps > EXACT or search.spent:
        taken = search.climb(now, most_steps)
        if taken is not None:
            return search.way(Found.STEP_BY_STEP, taken)
        return Way(Found.NOT_FOUND, all_taken=everything)
    return Way(Found.NONE_SO_SHORT, all_taken=everything)


class _Search:
    """A search for one score."""

    def __init__(self, scoring: Rescoring, places: Sequence[int], least: float, budget: int) -> None:
        self._scoring = scoring
        self._places = tuple(places)
        self._least = least
        self._last = scoring.count + max(LEAST, budget // len(scoring.plan.slots))
        self._gates = _gates(scoring.plan, self._places)

    @property
    def spent(self) -> bool:
        """Whether the budget is used up."""
        return self._scoring.count >= self._last

    def way(self, found: Found, taken: Taken) -> Way:
        """The set in the framework's order."""
        steps = tuple((self._scoring.chains[place], taken[place]) for place in sorted(taken) if taken[place])
        return Way(found, steps, self._scoring.overall(taken))

    def is_out_of_reach(self) -> bool:
        """Whether it is certain that no number of steps comes to it."""
        return not self._may_reach(self._outlook({}, None))

    def look(self, fixed: Taken, left: int) -> Taken | None:
        """A set of these steps and `left` more on other items that comes to it; None where there is none.

        None, too, once the budget is used up.
        """
        if self.spent:
            return None
        ahead = self._outlook(fixed, left)
        if not self._may_reach(ahead):
            return None
        best = {**fixed, **dict(ahead.pick)}
        if self._reaches(best):
            return best
        place = self._divide_by(fixed, best, ahead) if left else None
        if place is None:
            return None
        wanted, most = best.get(place, 0), min(left, len(self._scoring.chains[place].rungs))
        for steps in sorted(range(most + 1), key=lambda number: abs(number - wanted)):
            found = self.look({**fixed, place: steps}, left - steps)
            if found is not None:
                return found
        return None

    def climb(self, now: float, most_steps: int) -> Taken | None:
        """A set put together step by step, each time with what then raises the whole most."""
        taken: Taken = {}
        while sum(taken.values()) < most_steps:
            left = most_steps - sum(taken.values())
            higher = self._higher(taken, now) or self._jump(taken, now, left)
            if higher is None:
                return None
            taken, now = higher
            if self._reaches(taken):
                return taken
        return None

    # ---- parts

    def _outlook(self, fixed: Taken, left: int | None) -> Outlook:
        """What `left` more steps can come to; anything, as long as free steps decide what is asked."""
        if any(place not in fixed for place in self._gates):
            return Outlook(inf, (), ())
        scoring = self._scoring
        scoring.count += 1
        base = scoring.figures(fixed) if fixed else scoring.now
        # what is no longer asked after other answers has no steps
        free = [place for place in self._places if place not in fixed and base.bare.score[place] is not None]
        return outlook(base, {place: scoring.chains[place].worth for place in free}, left)

    def _may_reach(self, ahead: Outlook) -> bool:
        most = ahead.most
        if most is None or most == inf:
            return most is not None
        return overall_shown(self._scoring.plan, most + _NOISE) >= self._least

    def _reaches(self, taken: Taken) -> bool:
        score = self._scoring.overall(taken)
        return score is not None and overall_shown(self._scoring.plan, score) >= self._least

    def _divide_by(self, fixed: Taken, best: Taken, ahead: Outlook) -> int | None:
        """The item by which to divide the sets: one that decides what is asked, or a cap, else one that counts."""
        free = [place for place in self._places if place not in fixed]
        asking = [place for place in self._gates if place not in fixed]
        if not asking and ahead.unsettled:
            rules, outcomes = self._scoring.plan.rules, self._scoring.figures(best).outcomes
            firing = [place for place in ahead.unsettled if outcomes[place] == HOLDS]
            asking = [item for place in (*firing, *ahead.unsettled) for item in rules[place].asks if item in free]
        return next(iter((*asking, *(place for place in best if place in free), *free)), None)

    def _higher(self, taken: Taken, now: float) -> tuple[Taken, float] | None:
        """The steps with that one more that raises the whole most, and what it comes to; None where none does."""
        best: tuple[Taken, float] | None = None
        for place in self._places:
            steps = taken.get(place, 0) + 1
            if steps <= len(self._scoring.chains[place].rungs):
                after = {**taken, place: steps}
                score = self._scoring.overall(after)
                if score is not None and score > (now if best is None else best[1]):
                    best = (after, score)
        return best

    def _jump(self, taken: Taken, now: float, left: int) -> tuple[Taken, float] | None:
        """The fewest more steps that raise the whole only together, as far as the outlook can tell."""
        scoring, base = self._scoring, self._scoring.figures(taken)
        worth = {place: scoring.chains[place].worth[taken.get(place, 0) :] for place in self._places}
        for number in range(2, min(left, EXACT) + 1) if not self._gates else ():
            scoring.count += 1
            more = dict(outlook(base, worth, number).pick)
            after = {place: taken.get(place, 0) + more.get(place, 0) for place in (*taken, *more)}
            score = scoring.overall(after)
            if score is not None and score > now:
                return after, score
        return None


def _gates(plan: Plan, places: Sequence[int]) -> tuple[int, ...]:
    """The places among these on which it hangs whether some item is asked."""
    asked = {place for slot in plan.slots for place in slot.asks}
    return tuple(place for place in places if place in asked)
