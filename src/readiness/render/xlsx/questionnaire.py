"""What changed in the questionnaire, as a sheet."""

from collections.abc import Iterator
from typing import Final

from readiness.render.xlsx import summary
from readiness.render.xlsx.sheets import Cell, Column, Look, Row, Sheet, Text, across, table, texts
from readiness.report.change_view import EditView, VersionsView
from readiness.words import change as change_words
from readiness.words import report as report_words
from readiness.words import sheets as words

_VERSIONS: Final = (
    Column(words.CHANGED, 22),
    Column(report_words.THEME, 15),
    Column(words.ID, 20),
    Column(words.WAS, 18, needed=False),
    Column(words.QUESTION, 36),
    Column(words.KEY, 12),
    Column(words.BEFORE_EDIT, 34),
    Column(words.NOW_EDIT, 34),
    Column(words.REMARK, 28, needed=False),
)


def versions(found: VersionsView) -> Sheet:
    """What changed in the questionnaire, a row for each key that is another."""
    rows: list[Row] = []
    for group in found.items:
        for item in group.items:
            named = (*texts(group.title, item.theme), Text(item.id, Look.SOFT), *texts(item.old_id, item.ask))
            remark = item.same_meaning
            if item.made_of:
                remark = change_words.MADE_OF[group.likeness].format(ids=", ".join(item.made_of))
            rows += [Row((*named, *edit, *texts(remark))) for edit in _edits(item.edits)]
    for other in found.others:
        named = (*texts(change_words.OTHERS_TITLE, None, None, None, other.what),)
        rows += [Row((*named, *edit, None)) for edit in _edits(other.edits)]
    above = (across(found.summary, Look.SOFT),)
    return table(words.VERSIONS, _VERSIONS, rows or [summary.nothing(_VERSIONS, change_words.VERSIONS_SAME)], above)


def _edits(edits: tuple[EditView, ...]) -> Iterator[tuple[Cell, ...]]:
    """The cells of each edit; empty ones where there is none, as of what is new."""
    yield from (texts(edit.key, edit.old, edit.new) for edit in edits)
    if not edits:
        yield (None, None, None)
