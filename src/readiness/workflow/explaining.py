"""Explaining a number or a rule of an assessment."""

from pathlib import Path

from readiness.engine.trace import known_ids, trace
from readiness.ids import OVERALL, NodeId, nearest
from readiness.problems import Loaded, Place, problem
from readiness.report.explain import build_explanation
from readiness.report.explained import Explanation
from readiness.workflow.scoring import score_assessment


def explain_file(
    path: Path, name: str | None = None, framework: str | None = None, previous: Path | None = None
) -> Loaded[Explanation]:
    """The explanation of what has this id in the assessment in a file, of the whole without one; or the problems."""
    loaded = score_assessment(path, framework, previous)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    scored = loaded.value
    wanted = NodeId(OVERALL if name is None else name)
    found = trace(scored.figures, wanted, scored.before)
    if found is None:
        known = {"name": wanted, "framework": scored.sheet.framework.name}
        hint = nearest(wanted, known_ids(scored.figures)) or ""
        return Loaded(None, (*loaded.problems, problem("S019", Place(str(path)), **known, nearest=hint)))
    earlier = None if scored.previous is None else scored.previous.assessment
    return Loaded(build_explanation(scored.sheet, found, scored.read.rescored_from, earlier), loaded.problems)


def ids_in(path: Path) -> tuple[str, ...]:
    """Everything in an assessment that can be explained, for completion; nothing where it cannot be read."""
    loaded = score_assessment(path)
    return () if loaded.value is None else known_ids(loaded.value.figures)
