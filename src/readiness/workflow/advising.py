"""Finding the steps that would help most on an assessment."""

from pathlib import Path
from typing import Final

from readiness.engine.chains import chains
from readiness.engine.evaluate import evaluate
from readiness.engine.next_steps import Rescoring, caps_take, holding_back, ranked
from readiness.engine.plan import compile_plan
from readiness.engine.shortest import EXACT, Found, Way, shortest
from readiness.model.assessment import Sheet
from readiness.model.framework import Lever
from readiness.problems import Loaded, Place, problem
from readiness.report.next_steps import Advice, Target, build_next
from readiness.report.next_view import NextReport
from readiness.workflow.scoring import report_of, score_assessment

ALL_LEVERS: Final = "all"
MOST_STEPS: Final = EXACT
"""The most steps that are looked for, where nobody asks for more."""


def advise(
    path: Path,
    framework: str | None = None,
    previous: Path | None = None,
    *,
    lever: str = Lever.MISSION.value,
    until: float | None = None,
    most_steps: int | None = None,
) -> Loaded[NextReport]:
    """The steps that would help most on the assessment in a file, or the problems that refuse it.

    Only items with this `lever` are looked at, `all` being every one; `until` is a score to be reached in at most
    `most_steps` steps.
    """
    loaded = score_assessment(path, framework, previous)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    sheet, report = loaded.value.sheet, report_of(loaded.value)
    least, most = report.overall.ends
    if until is not None and not least <= until <= most:
        known = {"number": f"{until:g}", "least": f"{least:g}", "most": f"{most:g}"}
        return Loaded(None, (*loaded.problems, problem("S020", Place("--until"), **known)))
    wanted = None if until is None else (until, MOST_STEPS if most_steps is None else most_steps)
    advice = advice_on(sheet, loaded.value.previous, lever, wanted, scored=report.overall.score is not None)
    return Loaded(build_next(sheet, report, advice), loaded.problems)


def advice_on(
    sheet: Sheet, previous: Sheet | None, lever: str, wanted: tuple[float, int] | None, *, scored: bool
) -> Advice:
    """The advice on an assessment: none where no score of it is shown.

    `wanted` is a score to be reached and the most steps to it.
    """
    if not scored:
        return Advice(lever, (), (), None, 0.0, None if wanted is None else Target(*wanted, Way(Found.NO_SCORE)))
    before = None if previous is None else evaluate(compile_plan(previous.framework), previous.assessment)
    now = evaluate(compile_plan(sheet.framework), sheet.assessment, before)
    found = chains(now)
    scoring = Rescoring(now, found)
    mine = [chain for chain in found if lever in {ALL_LEVERS, chain.item.lever.value}]
    places = [chain.place for chain in mine]
    target = None if wanted is None else Target(*wanted, shortest(scoring, places, *wanted))
    return Advice(lever, mine, ranked(scoring, places), holding_back(scoring), caps_take(now), target)
