"""Trying whether the conclusions of an assessment hold."""

from collections.abc import Callable
from pathlib import Path

from readiness.engine.robustness import robustness
from readiness.engine.weightings import DRAWS, SEED
from readiness.problems import Loaded
from readiness.report.robustness import build_robustness
from readiness.report.robustness_view import RobustnessReport
from readiness.workflow.scoring import report_of, score_assessment


def try_assessment(
    path: Path,
    framework: str | None = None,
    previous: Path | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    told: Callable[[int, int], None] | None = None,
) -> Loaded[RobustnessReport]:
    """What becomes of the conclusions of the assessment in a file, or the problems that refuse it.

    `told` hears how many draws are done, of how many.
    """
    loaded = score_assessment(path, framework, previous)
    scored = loaded.value
    if scored is None:
        return Loaded(None, loaded.problems)
    found = robustness(scored.figures, draws, seed, told)
    return Loaded(build_robustness(scored.sheet.framework, report_of(scored), found), loaded.problems)
