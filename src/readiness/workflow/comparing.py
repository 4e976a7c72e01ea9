"""Comparing two rounds of one framework."""

from pathlib import Path

from readiness.compare.rounds import Round, compare
from readiness.engine.plan import compile_plan
from readiness.problems import Loaded, Place, in_order, problem
from readiness.report.change import build_change
from readiness.report.change_view import ChangeReport
from readiness.workflow.scoring import Scored, score_assessment


def compare_files(old: Path, new: Path, framework: str | None = None) -> Loaded[ChangeReport]:
    """The change from one assessment to another, or the problems that refuse either; all of both at once."""
    one, other = _scored(old, new, framework), _scored(new, old, framework)
    problems = in_order((*one.problems, *other.problems))
    if one.value is None or other.value is None:
        return Loaded(None, problems)
    before, after = one.value, other.value
    if before.sheet.framework.digest != after.sheet.framework.digest:
        names = {"old": before.sheet.framework.name, "new": after.sheet.framework.name}
        return Loaded(None, (*problems, problem("A038", Place(str(new)), **names)))
    adjacent = _is_before(before, after) or _is_before(after, before)
    change = compare(
        compile_plan(after.sheet.framework),
        Round(before.sheet.assessment, before.result),
        Round(after.sheet.assessment, after.result),
        adjacent=adjacent,
    )
    rescored = before.read.rescored_from or after.read.rescored_from
    rounds = ((before.sheet, before.result), (after.sheet, after.result))
    return Loaded(build_change(*rounds, change, adjacent=adjacent, rescored_from=rescored), problems)


def _scored(path: Path, other: Path, framework: str | None) -> Loaded[Scored]:
    """A round, scored; where its folder does not say which was before it, the other file is, if it can be."""
    found = score_assessment(path, framework, in_a_row=True)
    unclear = any(p.code == "A035" for p in found.problems)
    if not unclear and (found.value is None or found.value.previous is not None):
        return found
    named = score_assessment(path, framework, other)
    if named.value is not None and named.value.previous is not None:
        now, before = named.value.sheet.assessment, named.value.previous.assessment
        if (now.respondent, now.scope) == (before.respondent, before.scope):
            return named
    return score_assessment(path, framework) if unclear else found


def _is_before(one: Scored, other: Scored) -> bool:
    """Whether the one is the round before the other."""
    return other.previous is not None and other.previous.assessment.digest == one.sheet.assessment.digest
