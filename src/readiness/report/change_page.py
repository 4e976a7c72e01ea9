"""A comparison as a page to read."""

from collections.abc import Iterator
from math import fsum
from typing import Final

from readiness.report import sections
from readiness.report.apportion import signed
from readiness.report.change_view import ChangeReport, EditView, FigureChange, ItemMove, SplitView, VersionsView
from readiness.report.page import Block, Bullet, Heading, Page, Pair, Paragraph, Rows
from readiness.report.targets_page import targets_section
from readiness.words import change as words
from readiness.words import report as report_words


def change_page(view: ChangeReport) -> Page:
    """The page, in the terminal and as Markdown."""
    return tuple(_blocks(view))


def _blocks(view: ChangeReport) -> Iterator[Block]:
    yield from _head(view)
    yield from change_scores(view)
    yield from change_details(view)
    yield Heading(words.METHOD_TITLE, 2, sections.METHOD)
    for text in view.method:
        yield Paragraph(text)
    yield Heading(report_words.VERSIONS, 2, sections.VERSIONS)
    for version in view.made_with:
        yield Pair(version.label, version.text)


def change_details(view: ChangeReport) -> Iterator[Block]:
    """Where the change comes from: the split, the versions, findings, targets and items."""
    if view.split is not None and view.split.parts:
        yield from _split(view.split)
    if view.split is not None and view.with_stations:
        yield from _stations(view.split)
    if view.versions is not None:
        yield Heading(words.VERSIONS_TITLE, 2, sections.QUESTIONS)
        yield from versions_blocks(view.versions)
    yield from _findings(view)
    if view.targets:
        yield from targets_section(view.targets)
    yield from _items(view)


def _head(view: ChangeReport) -> Iterator[Block]:
    if view.rescored is not None:
        yield Paragraph(view.rescored, strong=True)
    yield Heading(view.title)
    for text in view.notices:
        yield Paragraph(text, strong=True)
    yield Paragraph(view.internal)
    yield Rows(("", words.FIRST, words.SECOND), view.facts)
    verdict = words.VERDICT_LINE.format(verdict=view.verdict.text, why=view.verdict.why)
    yield Paragraph(verdict, strong=True, section=sections.SUMMARY)
    for text in view.summary:
        yield Paragraph(text)


def change_scores(view: ChangeReport) -> Iterator[Block]:
    """The scores of both rounds, and what moved."""
    yield Heading(words.SCORES, 2, sections.SCORES)
    yield _figures(view.figures)
    for figure in view.figures:
        yield Pair(figure.title, figure.moved)
    yield Paragraph(words.HEADLINE_WHY)


def _items(view: ChangeReport) -> Iterator[Block]:
    for moves in view.moves:
        yield Heading(moves.title, 2, sections.ITEMS)
        for item in moves.items[:MOST_ITEMS]:
            yield from _move(item)
        if (more := len(moves.items) - MOST_ITEMS) > 0:
            yield Paragraph(words.MORE_ITEMS.format(count=more))
    yield Paragraph(view.unchanged, section=sections.ITEMS)
    if view.corrected is not None:
        yield Paragraph(view.corrected)
    if view.backing:
        yield Heading(words.BACKING_TITLE, 2, sections.EVIDENCE)
        for entry in view.backing:
            yield Pair(entry.title, ", ".join(entry.ids))


def _figures(figures: tuple[FigureChange, ...]) -> Rows:
    head = (report_words.THEME, words.FIRST, words.SECOND, words.CHANGE, words.LIKE_FOR_LIKE, words.VERDICT)
    rows = (
        (row.title, row.old_text, row.new_text, row.change_text, row.like_for_like_text, row.verdict.text)
        for row in figures
    )
    return Rows(head, tuple(rows), "lrrrrl")


MOST_ITEMS: Final = 60
"""How many items that moved the same way are shown, those with the largest part in the change first."""
LISTED: Final = 10
"""How many lines of a part are shown; the rest are added up."""


def _split(split: SplitView) -> Iterator[Block]:
    yield Heading(words.PARTS_TITLE.format(title=split.title), 2, sections.SPLIT)
    for part in split.parts:
        yield Bullet(words.PART.format(effect=part.text, label=part.label))
        listed = [line for line in part.lines[:LISTED] if float(line.text)]
        for line in listed:
            yield Bullet(words.LINE.format(effect=line.text, label=line.label), 1)
        if more := part.lines[len(listed) :]:
            decimals = len(part.text.partition(".")[2])
            rest = signed(fsum(float(line.text) for line in more), decimals)
            yield Bullet(words.MORE_LINES.format(effect=rest, count=len(more)), 1)
    if split.approximate is not None:
        yield Paragraph(split.approximate)


def _stations(split: SplitView) -> Iterator[Block]:
    yield Heading(words.STATIONS, 2, sections.STATIONS)
    rows = tuple((station.name, station.label, station.text) for station in split.stations)
    yield Rows((words.STATION, "", words.SCORE), rows, "llr")
    yield Paragraph(words.STATIONS_WHY)


def _findings(view: ChangeReport) -> Iterator[Block]:
    groups = (
        (
            words.FINDINGS_CAME,
            [(entry, words.RULE_IS_NEW if entry.id in view.new_rules else "") for entry in view.came],
        ),
        (words.FINDINGS_WENT, [(entry.finding, entry.what) for entry in view.went]),
        (words.FINDINGS_UNDECIDED, [(entry.finding, "") for entry in view.undecided]),
        (words.FINDINGS_SHIFTED, [(entry.finding, entry.what) for entry in view.shifted]),
        (words.FINDINGS_STAYED, [(entry, "") for entry in view.stayed]),
    )
    for title, entries in groups:
        if not entries:
            continue
        yield Heading(title, 2, sections.FINDINGS)
        for entry, what in entries:
            text = words.FINDING_MOVED if what else words.FINDING
            severity = report_words.SEVERITIES[entry.severity]
            yield Bullet(text.format(severity=severity, finding=entry.finding, what=what, id=entry.id))
    if not (view.came or view.went or view.undecided or view.shifted):
        yield Heading(report_words.FINDINGS, 2, sections.FINDINGS)
        yield Paragraph(words.NO_FINDINGS)


def _move(item: ItemMove) -> Iterator[Block]:
    points = words.MOVE_POINTS.format(change=item.change_text) if item.change_text else ""
    yield Bullet(words.MOVE_TITLE.format(id=item.id, theme=item.theme, points=points, effect=item.effect_text))
    yield Bullet(item.ask, 1)
    yield Bullet(item.moved, 1)
    if item.revised is not None:
        yield Bullet(words.LABELLED.format(label=report_words.REVISED, text=item.revised), 1)
    if item.note is not None:
        yield Bullet(words.LABELLED.format(label=report_words.NOTE, text=item.note), 1)


# ---- versions of a framework


def versions_page(view: VersionsView) -> Page:
    """What differs between two versions of a framework, for those who write them."""
    return (Heading(words.VERSIONS_PAGE.format(old=view.old, new=view.new)), *versions_blocks(view))


def versions_blocks(view: VersionsView) -> Iterator[Block]:
    """What differs between two versions, below a heading."""
    yield Paragraph(view.summary)
    for group in view.items:
        yield Heading(group.title, 3)
        for item in group.items:
            was = f", {words.WAS.format(id=item.old_id)}" if item.old_id is not None else ""
            yield Bullet(words.ITEM_LINE.format(id=item.id, theme=item.theme) + was)
            yield Bullet(item.ask, 1)
            for edit in item.edits:
                yield from (Bullet(text, 1) for text in _edit(edit))
            if item.same_meaning is not None:
                yield Bullet(words.SAME_MEANING.format(why=item.same_meaning), 1)
            if item.made_of:
                yield Bullet(words.MADE_OF[group.likeness].format(ids=", ".join(item.made_of)), 1)
    if view.others:
        yield Heading(words.OTHERS_TITLE, 3)
        for other in view.others:
            yield Bullet(other.what)
            for edit in other.edits:
                yield from (Bullet(text, 1) for text in _edit(edit))


SHORT: Final = 40
"""Characters; what is longer in both versions stands on lines of its own."""


def _edit(edit: EditView) -> tuple[str, ...]:
    if max(len(edit.old), len(edit.new)) > SHORT:
        forms = (words.EDIT_BEFORE,) * bool(edit.old) + (words.EDIT_NOW,) * bool(edit.new)
    else:
        forms = (words.EDIT if edit.old and edit.new else words.EDIT_NEW if edit.new else words.EDIT_GONE,)
    return tuple(form.format(key=edit.key, old=edit.old, new=edit.new) for form in forms)
