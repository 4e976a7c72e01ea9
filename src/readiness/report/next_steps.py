"""From the steps that were found to the report that shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from readiness.engine.chains import Chain
from readiness.engine.next_steps import Holding as FoundHolding
from readiness.engine.next_steps import Ranked
from readiness.engine.shortest import Found, Way
from readiness.ids import OVERALL, NodeId
from readiness.model.assessment import Sheet
from readiness.model.extents import domains
from readiness.report.build import finding
from readiness.report.next_view import Ask, Holding, Improvement, NextReport, Until
from readiness.report.steps import step_text
from readiness.report.view import Report
from readiness.report.wording import amount, score_text, titles_of, value_text
from readiness.words import next_steps as words
from readiness.words import report as report_words


@dataclass(frozen=True, slots=True)
class Target:
    """The score that was to be reached, in at most so many steps, and what came of it."""

    least: float
    most_steps: int
    way: Way


@dataclass(frozen=True, slots=True)
class Advice:
    """What was found: nothing of it where the report shows no score."""

    lever: str
    """mission, shared, headquarters or all."""
    chains: Sequence[Chain]
    """The items of this lever that have steps left."""
    ranked: Sequence[Ranked]
    holding: FoundHolding | None
    caps_take: float
    """What all caps together take off the score of the whole."""
    target: Target | None


def build_next(sheet: Sheet, report: Report, advice: Advice) -> NextReport:
    """The report of the steps that would help most; `report` is that of the assessment itself."""
    themes = {item.id: theme.title for theme in sheet.framework.themes for item in theme.items()}
    wording = _Wording(sheet, themes)
    overall = report.overall
    return NextReport(
        rescored=report.rescored,
        title=words.TITLE.format(
            framework=sheet.framework.title, subject=sheet.assessment.subject.name, round=sheet.assessment.round
        ),
        notices=report.notices,
        internal=report.internal,
        identity=report.identity,
        score=overall.score,
        stands=_stands(report),
        lever=advice.lever,
        looked_at=words.LOOKED_AT[advice.lever],
        why_none=_why_none(report, advice),
        steps=tuple(wording.improvement(step.chain, 1, step.adds) for step in advice.ranked),
        holding=None if advice.holding is None else wording.holding(advice.holding),
        why_no_holding=_why_no_holding(report, advice),
        until=None if advice.target is None else wording.until(advice.target, overall.score_text),
        open_summary=report.open_summary,
        open=report.open,
        method=words.METHOD_TEXT,
        versions=report.versions,
    )


def _stands(report: Report) -> str:
    overall = report.overall
    if overall.score is None:
        return words.NO_SCORE.format(why=overall.why_no_score or "").rstrip()
    text = words.STANDS if overall.band is None else words.STANDS_IN_BAND
    return text.format(score=overall.score_text, band=overall.band)


def _why_none(report: Report, advice: Advice) -> str | None:
    if report.overall.score is None or advice.ranked:
        return None
    return words.NOTHING_RAISES if advice.chains else words.NOTHING_LEFT


def _why_no_holding(report: Report, advice: Advice) -> str | None:
    if report.overall.score is None or advice.holding is not None:
        return None
    return words.HOLDING_TOGETHER if advice.caps_take else words.HOLDING_NONE


class _Wording:
    """Words steps for one assessment."""

    def __init__(self, sheet: Sheet, themes: dict[NodeId, str]) -> None:
        self._sheet = sheet
        self._themes = themes

    def improvement(self, chain: Chain, steps: int, adds: float | None = None) -> Improvement:
        item, value = chain.item, chain.value
        asks: list[Ask] = []
        for rung in chain.rungs[:steps]:
            if rung.evidence:
                months = self._sheet.framework.policy.valid_for_months
                asks.append(Ask("evidence", words.GIVE_EVIDENCE.format(months=months)))
            else:
                asks.append(Ask("answer", step_text(item, value, rung.value)))
            value = rung.value
        return Improvement(
            id=item.id,
            theme=self._themes[item.id],
            lever=report_words.LEVERS[item.lever.value],
            ask=item.ask,
            answer=value_text(chain.value),
            asks=tuple(asks),
            adds=adds,
        )

    def holding(self, found: FoundHolding) -> Holding:
        return Holding(
            finding=finding(found.rule, titles_of(self._sheet.framework)),
            when=found.rule.text,
            takes=found.takes,
            ends=tuple(self.improvement(chain, steps) for chain, steps in found.ends),
        )

    def until(self, target: Target, score: str) -> Until:
        way, count = target.way, sum(steps for _, steps in target.way.steps)
        # of one step all are tried, so that it is sure
        one = count == 1 or (way.found is Found.NONE_SO_SHORT and target.most_steps == 1)
        text = (words.UNTIL_ONE if one else words.UNTIL_FOUND)[way.found.value]
        least = amount(target.least)
        sentences = [text.format(least=least, count=count, most=target.most_steps, score=score)]
        if way.all_taken is not None and way.found is not Found.THERE:
            sentences.append(words.ALL_TAKEN.format(score=self._shown(way.all_taken)))
        return Until(
            least=target.least,
            title=words.UNTIL.format(least=least),
            found=way.found.value,
            text=" ".join(sentences),
            most_steps=target.most_steps,
            steps=tuple(self.improvement(chain, steps) for chain, steps in way.steps),
            reaches=way.reaches,
            all_taken=way.all_taken,
        )

    def _shown(self, value: float) -> str:
        """A score of the whole as reports show it."""
        framework = self._sheet.framework
        return score_text(value, domains(framework)[OVERALL].own, framework.formula.decimals)
