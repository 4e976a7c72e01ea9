"""What each item was answered in each round."""

from collections.abc import Iterator

from readiness.compare.trend import ItemRow
from readiness.model.assessment import Unanswered
from readiness.model.result import Status
from readiness.report.in_a_row import InARow
from readiness.report.trend_view import AnswerView, ItemCourse
from readiness.report.wording import short_answer
from readiness.words import report as words


def items_of(row: InARow) -> Iterator[ItemCourse]:
    """The scored items of the themes that are shown; where only what changed is, those answered otherwise."""
    themes = {item.id: theme for framework in row.frameworks for theme in framework.themes for item in theme.items()}
    for entry in row.trend.items:
        theme = themes[entry.item.id]
        if not entry.item.scored or row.shown.theme not in {None, theme.id}:
            continue
        answers = tuple(_answers(row, entry))
        if not row.shown.only_changed or len({(found.text, found.points) for found in answers}) > 1:
            yield ItemCourse(entry.item.id, row.titles[theme.id], entry.item.ask, answers)


def _answers(row: InARow, entry: ItemRow) -> Iterator[AnswerView]:
    """An item in each round; an illustration rates nobody, and its answers earn nothing."""
    for at, (found, sheet) in enumerate(zip(entry.results, row.sheets, strict=True)):
        if found is None:
            yield AnswerView("", None, None, anew=False)
            continue
        points = found.points if row.scored else None
        least, most = sheet.framework.points
        asked = found.status in {Status.ASKED, Status.UNSETTLED} or not isinstance(found.answer, Unanswered)
        text = short_answer(found.answer) if asked else words.ANSWERS[found.status.value]
        share = None if points is None else (points - least) / (most - least)
        yield AnswerView(text, points, share, anew=at in entry.anew)
