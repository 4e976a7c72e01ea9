"""A comparison as a rich renderable."""

from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readiness.render.terminal import NARROW, WIDEST, columns, line, section
from readiness.report.change_view import ChangeReport, FigureChange, ItemMove
from readiness.report.view import FindingView
from readiness.words import change as change_words
from readiness.words import report as words


class TerminalChange:
    """A comparison, laid out for the width of the terminal at the moment of printing."""

    def __init__(self, change: ChangeReport) -> None:
        self.change = change

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        options = options.update(width=min(options.max_width, WIDEST))
        change = self.change
        parts: list[RenderableType] = [] if change.rescored is None else [line(change.rescored, "bold")]
        parts.append(line(change.title, "bold"))
        parts += [line(notice, "italic") for notice in change.notices]
        narrow = options.max_width < NARROW
        facts = columns(("", change_words.FIRST, change_words.SECOND))
        for label, one, other in change.facts:
            facts.add_row(line(label), line(one), line(other))
        parts += [Text(), facts, Text(), line(change.summary, "bold")]
        parts += section(
            change_words.SCORES,
            *_figure_changes(change.figures, narrow=narrow),
            line(change_words.LIKE_FOR_LIKE_WHY, "dim"),
        )
        if change.parts:
            rows = (line(change_words.PART.format(change=part.text, label=part.label)) for part in change.parts)
            parts += section(change_words.PARTS_TITLE, *(Padding(row, (0, 0, 0, 2)) for row in rows))
        went = [(entry.finding, entry.why) for entry in change.went]
        for title, entries in (
            (change_words.FINDINGS_CAME, [(entry, "") for entry in change.came]),
            (change_words.FINDINGS_WENT, went),
            (change_words.FINDINGS_STAYED, [(entry, "") for entry in change.stayed]),
        ):
            if entries:
                parts += section(title, _finding_lines(entries))
        if not change.came and not change.went:
            parts += [Text(), line(change_words.NO_FINDINGS)]
        for moves in change.moves:
            parts += section(moves.title, _item_moves(moves.items))
        parts += [Text(), line(change.unchanged)]
        if change.support_lost:
            parts.append(line(change_words.SUPPORT_LOST.format(items=", ".join(change.support_lost))))
        parts += [Text(), *(line(f"{version.label}: {version.text}", "dim") for version in change.versions)]
        yield from console.render(Group(*parts), options)


def _figure_changes(figures: Sequence[FigureChange], *, narrow: bool) -> Iterable[RenderableType]:
    if narrow:
        for figure in figures:
            yield line(figure.title)
            text = change_words.FIGURE.format(
                old=figure.old_text,
                new=figure.new_text,
                change=figure.change_text,
                like_for_like=figure.like_for_like_text,
            )
            yield Padding(line(text), (0, 0, 0, 2))
        return
    head = (words.THEME, change_words.FIRST, change_words.SECOND, change_words.CHANGE, change_words.LIKE_FOR_LIKE)
    table = columns(head, "lrrrr")
    for figure in figures:
        table.add_row(
            line(figure.title), figure.old_text, figure.new_text, figure.change_text, figure.like_for_like_text
        )
    yield table


def _finding_lines(entries: Sequence[tuple[FindingView, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for entry, why in entries:
        table.add_row(line(words.SEVERITIES[entry.severity], "bold"), line(entry.finding))
        table.add_row("", line("; ".join(part for part in (why.rstrip("."), entry.id) if part), "dim"))
    return table


def _item_moves(items: Sequence[ItemMove]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for item in items:
        table.add_row(item.change_text, line(f"{item.id} ({item.theme})", "bold"))
        table.add_row("", line(change_words.MOVE.format(old=item.old_text, new=item.new_text)))
        if item.revised is not None:
            table.add_row("", line(f"{words.REVISED}: {item.revised}"))
        if item.note is not None:
            table.add_row("", line(f"{words.NOTE}: {item.note}"))
    return table
