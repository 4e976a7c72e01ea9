"""From targets and the results of all rounds so far to the views that show how the targets stand."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from readiness.compare.standing import Mark, Reading, Stand, Standing, mark, stand
from readiness.ids import OWN
from readiness.model.assessment import Sheet
from readiness.model.framework import Framework
from readiness.model.result import ItemResult, NodeResult, Result, Scored, Status
from readiness.model.targets import Target
from readiness.numbers import floored, shown
from readiness.report.target_view import TargetView
from readiness.report.targets_view import StandingsReport
from readiness.report.view import Report
from readiness.report.wording import amount, answer_text, score_text, shown_text, titles_of
from readiness.words import report as report_words
from readiness.words import targets as words

LISTED: Final = 8
"""How many rounds are named one by one."""

ScoredRound: TypeAlias = tuple[Sheet, Result]
"""A round and its result, with the framework that it was read with."""


def target_views(
    framework: Framework, targets: Sequence[Target], rounds: Sequence[ScoredRound]
) -> tuple[TargetView, ...]:
    """How each target stands at the last of these rounds.

    `framework` is that of the last round, with which the targets were read; `rounds` are those of one subject,
    respondent and scope up to the one that is looked at, the oldest first, and at least one. In rounds of other
    frameworks a node is found by its id, or by the one that it says it had; it has no value where its scale is another.
    """
    wording = _Wording(framework, rounds)
    return tuple(wording.view(target) for target in targets)


def build_standings(
    report: Report, rounds: Sequence[ScoredRound], views: Sequence[TargetView], phase: str | None
) -> StandingsReport:
    """The report of the targets beside an assessment, whose own report is `report`.

    With a `phase` it lists only what must be met before that phase or an earlier one, and what has a day that is past
    or is that of the last round.
    """
    framework, assessment = rounds[-1][0].framework, rounds[-1][0].assessment
    day = assessment.date.isoformat()
    listed = tuple(views) if phase is None else tuple(view for view in views if _is_due(view, framework, phase, day))
    failing = tuple(view.id for view in listed if _fails(view, phase))
    return StandingsReport(
        rescored=report.rescored,
        title=words.TITLE.format(framework=framework.title, subject=assessment.subject.name, round=assessment.round),
        notices=report.notices,
        internal=report.internal,
        identity=report.identity,
        rounds=_rounds_text([sheet for sheet, _ in rounds]),
        phase=phase,
        summary=_summary(listed, phase, day, failing),
        failing=failing,
        targets=listed,
        method=words.METHOD_TEXT if listed else (),
        versions=report.versions,
    )


def _rounds_text(sheets: Sequence[Sheet]) -> str:
    named = [words.ROUND.format(round=sheet.assessment.round, date=sheet.assessment.date) for sheet in sheets]
    if len(named) > LISTED:
        return words.MANY_ROUNDS.format(count=len(named), first=named[0], last=named[-1])
    return words.ROUNDS.format(rounds=", ".join(named))


def _is_due(view: TargetView, framework: Framework, phase: str, day: str) -> bool:
    if view.by is not None:
        return view.by <= day
    return view.before in framework.phases[: framework.phases.index(phase) + 1]


def _fails(view: TargetView, phase: str | None) -> bool:
    if phase is None:
        return view.standing == Standing.MISSED.value
    return view.standing != Standing.MET.value


def _summary(listed: Sequence[TargetView], phase: str | None, day: str, failing: Sequence[str]) -> str:
    if phase is None:
        counts = Counter(view.standing for view in listed)
        named = [
            words.COUNT.format(standing=text, count=counts[name])
            for name, text in words.STANDINGS.items()
            if counts[name]
        ]
        if not named:
            return words.NO_TARGETS
        return words.COUNTED.format(count=len(listed), counts=words.NEXT.join(named))
    if not listed:
        return words.NONE_DUE.format(phase=phase, day=day)
    due = words.DUE.format(phase=phase, day=day, due=len(listed), met=len(listed) - len(failing))
    return f"{due} {words.NOT_YET.format(ids=', '.join(failing))}" if failing else due


class _Wording:
    """Words targets at the last of these rounds."""

    def __init__(self, framework: Framework, rounds: Sequence[ScoredRound]) -> None:
        self._framework = framework
        self._rounds = rounds
        self._asks = {item.id: item.ask for item in framework.items()}
        self._former = {node.id: node.was for node in framework.nodes()}
        self._former |= {item.id: item.was for item in framework.items()}
        self._titles = {**titles_of(framework), OWN: report_words.OWN_LEVERS}

    def view(self, target: Target) -> TargetView:
        asked = mark(self._framework, target)
        former = self._former.get(target.node)
        names = frozenset({target.node, former if isinstance(former, str) else target.node})
        values = [_Value.of(target, names, asked, entry) for entry in self._rounds]
        found = stand(target, self._framework, [value.reading for value in values])
        item = target.node in self._asks
        return TargetView(
            id=target.id,
            node=target.node,
            title=self._asks[target.node] if item else self._titles[target.node],
            asks=_asks(target, asked, item=item),
            standing=found.standing.value,
            standing_text=words.STANDINGS[found.standing.value],
            at_least=found.threshold,
            by=None if target.by is None else target.by.isoformat(),
            before=target.before,
            value=found.value,
            value_text=values[-1].text,
            decided=None if found.decided is None else found.decided.date.isoformat(),
            why=_why(found, values),
            line=found.line,
            line_from=None if found.base is None else found.base.date.isoformat(),
            line_text=_line_text(found, asked),
            pace=found.pace,
            pace_text=_pace_text(found),
            agreed=target.agreed.isoformat(),
            with_partners=target.with_partners,
            agreed_text=(words.WITH_PARTNERS if target.with_partners else words.AGREED).format(day=target.agreed),
        )


@dataclass(frozen=True, slots=True)
class _Value:
    """What a round says of the node of a target, as a number and in words."""

    reading: Reading
    text: str

    @classmethod
    def of(cls, target: Target, names: Collection[str], asked: Mark, entry: ScoredRound) -> "_Value":
        """What this round says."""
        sheet, result = entry
        value, text = _said_of(target, names, asked, sheet, result)
        return cls(Reading(sheet.assessment.date, sheet.assessment.phase, value), text)


def _said_of(
    target: Target, names: Collection[str], asked: Mark, sheet: Sheet, result: Result
) -> tuple[float | None, str]:
    nodes = (result.overall, result.own, *result.nodes)
    for node in nodes:
        if node.id in names:
            return _of_node(node, asked, sheet)
    for entry in result.items:
        if entry.item.id in names:
            return _of_item(entry, target, asked, sheet)
    return None, words.NOT_THERE


def _of_node(node: NodeResult, asked: Mark, sheet: Sheet) -> tuple[float | None, str]:
    # an illustration rates nobody
    if not isinstance(node.score, Scored) or sheet.assessment.subject.illustration:
        return None, report_words.NO_SCORE
    if node.ends != asked.ends:
        return None, words.OTHER_SCALE
    return node.score.shown, shown_text(node.score.shown, node.decimals)


def _of_item(entry: ItemResult, target: Target, asked: Mark, sheet: Sheet) -> tuple[float | None, str]:
    answer = answer_text(entry.answer)
    if entry.points is None or sheet.assessment.subject.illustration:
        return None, answer if entry.status is Status.ASKED else report_words.ANSWERS[entry.status.value]
    if sheet.framework.points != asked.ends:
        return None, words.OTHER_SCALE
    points = shown(entry.points, asked.ends)
    # levels are told apart by their points as they are, numbers by what is shown
    value = entry.points if isinstance(target.at_least, str) else points
    return value, words.WITH_POINTS.format(answer=answer, points=shown_text(points))


def _asks(target: Target, asked: Mark, *, item: bool) -> str:
    least = amount(asked.threshold)
    if isinstance(target.at_least, str):
        template = words.ASKS_LEVEL if item else words.ASKS_BAND
        least = score_text(asked.threshold, asked.ends) if item else least
    else:
        template = words.ASKS_POINTS if item else words.ASKS_NUMBER
    asks = template.format(label=target.at_least, least=least)
    if target.by is not None:
        return words.BY.format(asks=asks, day=target.by)
    return words.BEFORE.format(asks=asks, phase=target.before)


def _why(found: Stand, values: Sequence[_Value]) -> str | None:
    """What decides, where it is not the last round; why it cannot be told, or what became of it since."""
    dated = found.target.by is not None
    if found.decided is None:
        return words.NO_ROUND_BY if dated else words.NO_ROUND_BEFORE
    decided = next(value for value in values if value.reading is found.decided)
    sentences = []
    if decided is not values[-1]:
        template = words.DECIDED_DAY if dated else words.DECIDED
        sentences.append(template.format(day=decided.reading.date, value=decided.text))
    if found.standing is Standing.UNKNOWN:
        sentences.append(words.NO_SCORE)
    if found.late is not None:
        sentences.append(words.LATE.format(day=found.late))
    if found.lost is not None:
        sentences.append(words.LOST.format(day=found.lost))
    return " ".join(sentences) or None


def _line_text(found: Stand, asked: Mark) -> str | None:
    """What the line asks for, where it is what decides."""
    base = found.base
    if base is None or base.value is None or found.line is None:
        return None
    if found.standing not in {Standing.ON_COURSE, Standing.BEHIND}:
        return None
    start, line = (score_text(value, asked.ends, asked.decimals) for value in (base.value, found.line))
    return words.LINE.format(start=start, base=base.date, line=line)


def _pace_text(found: Stand) -> str | None:
    """The pace, rounded up: with less one would not be there on the day."""
    if found.pace is None:
        return words.LAST_DAY if found.standing is Standing.BEHIND else None
    return words.PACE.format(pace=shown_text(-floored(-found.pace, 1)), day=found.target.by)
