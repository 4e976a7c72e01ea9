"""Rules that say nothing: whatever is answered, they never fire, or always do."""

from collections.abc import Iterator

from readiness.engine.conditions import Anything, Verdict, World, verdict
from readiness.model.framework import Framework

_CODES = {Verdict.FAILS: "E020", Verdict.HOLDS: "E021"}


def idle_rules(framework: Framework) -> Iterator[tuple[int, str]]:
    """The place of each such rule among the rules, and the code of its problem.

    Every leaf is taken for whatever it can be on its own; two leaves that exclude each other are not seen.
    """
    anything = Anything(framework.phases, framework.respondents)
    for place, rule in enumerate(framework.rules):
        code = _CODES.get(verdict(rule.when, World(anything, anything)))
        if code is not None:
            yield place, code
