"""Comparing two rounds of one framework."""

from pathlib import Path

from readiness.compare.rounds import Round, compare
from readiness.engine.plan import compile_plan
from readiness.problems import Loaded, Place, in_order, problem
from readiness.report.change import build_change
from readiness.report.change_view import ChangeReport
from readiness.workflow.scoring import score_assessment


def compare_files(old: Path, new: Path, framework: str | None = None) -> Loaded[ChangeReport]:
    """The change from one assessment to another, or the problems that refuse either; all of both at once."""
    one, other = score_assessment(old, framework), score_assessment(new, framework)
    problems = in_order((*one.problems, *other.problems))
    if one.value is None or other.value is None:
        return Loaded(None, problems)
    before, after = one.value, other.value
    if before.sheet.framework.digest != after.sheet.framework.digest:
        names = {"old": before.sheet.framework.name, "new": after.sheet.framework.name}
        return Loaded(None, (*problems, problem("A038", Place(str(new)), **names)))
    change = compare(
        compile_plan(after.sheet.framework),
        Round(before.sheet.assessment, before.result),
        Round(after.sheet.assessment, after.result),
    )
    return Loaded(build_change((before.sheet, before.result), (after.sheet, after.result), change), problems)
