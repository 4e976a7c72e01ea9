"""A comparison as Markdown."""

from collections.abc import Iterator

from readiness.render.markdown import escape, table
from readiness.report.change_view import ChangeReport, Moves
from readiness.report.view import FindingView
from readiness.words import change as words
from readiness.words import report as report_words


def change_markdown(change: ChangeReport) -> str:
    """The comparison as one Markdown text, ending in a line feed. The same comparison gives the same bytes."""
    return "\n".join(_lines(change)).rstrip("\n") + "\n"


def _lines(change: ChangeReport) -> Iterator[str]:
    if change.rescored is not None:
        yield from (f"**{escape(change.rescored)}**", "")
    yield from (f"# {escape(change.title)}", "")
    for notice in change.notices:
        yield from (f"**{escape(notice)}**", "")
    yield from (f"*{escape(change.internal)}*", "")
    facts = ((label, escape(one), escape(other)) for label, one, other in change.facts)
    yield from table(("", words.FIRST, words.SECOND), facts, "lll")
    yield from (f"**{escape(change.summary)}**", "", f"## {words.SCORES}", "")
    head = (report_words.THEME, words.FIRST, words.SECOND, words.CHANGE, words.LIKE_FOR_LIKE)
    rows = (
        (escape(row.title), row.old_text, row.new_text, row.change_text, row.like_for_like_text)
        for row in change.figures
    )
    yield from table(head, rows, "lrrrr")
    if change.parts:
        yield from (f"## {words.PARTS_TITLE}", "")
        yield from (f"- {words.PART.format(change=part.text, label=escape(part.label))}" for part in change.parts)
        yield ""
    yield from _findings(words.FINDINGS_CAME, [(entry, None) for entry in change.came])
    yield from _findings(words.FINDINGS_WENT, [(entry.finding, entry.why) for entry in change.went])
    if not change.came and not change.went:
        yield from (words.NO_FINDINGS, "")
    yield from _findings(words.FINDINGS_STAYED, [(entry, None) for entry in change.stayed])
    for moves in change.moves:
        yield from _moves(moves)
    yield from (change.unchanged, "")
    if change.support_lost:
        yield from (escape(words.SUPPORT_LOST.format(items=", ".join(change.support_lost))), "")
    yield from (f"## {words.METHOD_TITLE}", "")
    for paragraph in change.method:
        yield from (escape(paragraph), "")
    yield from (f"## {report_words.VERSIONS}", "")
    versions = ((escape(version.label), escape(version.text)) for version in change.versions)
    yield from table((report_words.MADE_WITH, ""), versions, "ll")


def _findings(title: str, entries: list[tuple[FindingView, str | None]]) -> Iterator[str]:
    if not entries:
        return
    yield from (f"## {title}", "")
    for entry, why in entries:
        yield f"- **{report_words.SEVERITIES[entry.severity]}.** {escape(entry.finding)}"
        if why is None:
            yield f"  - {escape(report_words.RECOMMEND.format(recommend=entry.recommend))}"
            yield f"  - {escape(report_words.MOVE.format(move=entry.move))}"
        else:
            yield f"  - {escape(why)}"
        yield f"  - {report_words.RULE}: {escape(entry.id)}"
    yield ""


def _moves(moves: Moves) -> Iterator[str]:
    yield from (f"## {moves.title}", "")
    for item in moves.items:
        by = f", {words.MOVED_BY.format(change=item.change_text)}" if item.change_text else ""
        yield f"- **{escape(item.id)}** ({escape(item.theme)}){by}: {escape(item.ask)}"
        yield f"  - {escape(words.MOVE.format(old=item.old_text, new=item.new_text))}"
        if item.revised is not None:
            yield f"  - {report_words.REVISED}: {escape(item.revised)}"
        if item.note is not None:
            yield f"  - {report_words.NOTE}: {escape(item.note)}"
    yield ""
