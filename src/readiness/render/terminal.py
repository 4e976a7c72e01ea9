"""Views as rich renderables."""

from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest
from typing import Final

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readiness.render import plots, sparks
from readiness.render.bars import ASCII, BLOCKS, bar
from readiness.render.plain import clean, waiting
from readiness.report.page import Bullet, Cell, Heading, Page, Pair, Paragraph, Plot, Rows, Snippet, SparkKey
from readiness.report.target_view import TargetView
from readiness.report.targets_page import target_head, target_sentences
from readiness.report.view import Figure, FindingView, Report
from readiness.words import report as words
from readiness.words import targets as target_words
from readiness.words import trend as plot_words

WIDEST: Final = 100
"""Columns; longer lines are hard to read."""
NARROW: Final = 76
"""Below this many columns, tables give way to lines."""
BAR: Final = (10, 30)
"""The least and the most cells of a bar."""
REST: Final = 70
"""Columns that a row of the themes needs beside its bar."""
COLOURS: Final = {"full": "green", "open": "magenta", "empty": "dim"}
"""Readable on dark and on light; the cells differ by character too."""
WAITING: Final = 6
"""How many items that a rule waits for are named."""
LISTED: Final = 20
"""How many open items of a theme are named."""


def line(text: str, style: str = "") -> Text:
    """User text as one paragraph; nothing in it is read as markup."""
    return Text(clean(text), style)


def columns(head: Sequence[str], align: str = "") -> Table:
    """A table without lines; `align` has an l or r for each column, l where it is short."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for title, side in zip_longest(head, align[: len(head)], fillvalue="l"):
        table.add_column(line(title), justify="right" if side == "r" else "left", overflow="fold")
    return table


def section(title: str, *body: RenderableType) -> Iterable[RenderableType]:
    """A heading and what stands below it."""
    yield Text()
    yield line(title, "bold")
    yield from body


class TerminalReport:
    """A report, laid out for the width of the terminal at the moment of printing."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST)
        glyphs = ASCII if options.ascii_only else BLOCKS
        options = options.update(width=width)
        report = self.report
        narrow = width < NARROW
        themes: Iterable[RenderableType] = (
            _theme_lines(report.themes, options) if narrow else [_theme_table(report.themes, options)]
        )
        parts: list[RenderableType] = []
        if report.rescored is not None:
            parts.append(line(report.rescored, "bold"))
        parts.append(line(report.title, "bold"))
        parts += [line(notice, "italic") for notice in (*report.notices, report.internal)]
        parts.append(line(", ".join(f"{fact.label.lower()} {fact.text}" for fact in report.facts[1:])))
        parts += [Text(), _figures(report.overall, report.own)]
        parts += [
            line(f"{figure.title}: {figure.why_no_score}")
            for figure in (report.overall, report.own)
            if figure.why_no_score is not None
        ]
        parts += [
            line(f"{figure.title}: {figure.capped}")
            for figure in (report.overall, report.own)
            if figure.capped is not None
        ]
        parts.append(line(report.counts))
        if report.robustness is not None:
            parts.append(line(report.robustness.text))
        parts += section(
            words.THEMES,
            *themes,
            line(words.BAR_LEGEND.format(**glyphs._asdict()), "dim"),
            *(line(f"{theme.title}: {theme.capped}") for theme in report.themes if theme.capped is not None),
        )
        parts += section(words.FINDINGS, *_findings(report.findings))
        if report.undecided:
            parts += section(words.UNDECIDED, *(line(waiting(entry, WAITING)) for entry in report.undecided))
        if report.targets:
            parts += section(target_words.TARGETS, _targets(report.targets))
        parts += section(words.WEAKEST, *_weakest(report))
        parts += section(words.OPEN, line(report.open_summary), *_open(report))
        if report.unscored is not None:
            parts.append(line(report.unscored))
        if report.context:
            parts += section(words.CONTEXT, *(line(f"{item.id}: {item.answer}") for item in report.context))
        parts += [Text(), *(line(f"{version.label}: {version.text}", "dim") for version in report.versions)]
        yield from console.render(Group(*parts), options)


def _figures(overall: Figure, own: Figure) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("")
    for figure in (overall, own):
        table.add_column(line(figure.title))
    for label, cells, style in (
        (words.SCORE, (overall.score_text, own.score_text), "bold"),
        (words.BAND, (overall.band, own.band), "bold"),
        (words.RANGE_LABEL, (overall.range_text, own.range_text), ""),
        (words.COVERAGE, (overall.coverage_text, own.coverage_text), ""),
        (words.SUPPORT, (overall.support_text, own.support_text), ""),
    ):
        if any(cells):
            table.add_row(label, *(line(cell or "", style) for cell in cells))
    return table


def _theme_table(themes: Sequence[Figure], options: ConsoleOptions) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(words.THEME)
    table.add_column("", no_wrap=True)
    table.add_column(words.SCORE, justify="right", no_wrap=True)
    table.add_column(words.RANGE_LABEL, justify="right", no_wrap=True)
    table.add_column(words.BAND)
    table.add_column(words.COVERAGE, justify="right", no_wrap=True)
    for theme in themes:
        table.add_row(
            line(theme.title),
            _bar(theme, options),
            theme.score_text,
            theme.range_text,
            line(theme.band or ""),
            theme.coverage_text,
        )
    return table


def _theme_lines(themes: Sequence[Figure], options: ConsoleOptions) -> Iterable[RenderableType]:
    for theme in themes:
        band = f", {theme.band}" if theme.band else ""
        yield line(f"{theme.title}: {theme.score_text}{band}")
        yield Padding(Text.assemble(_bar(theme, options), f" {theme.range_text}"), (0, 0, 0, 2))


def _bar(figure: Figure, options: ConsoleOptions) -> Text:
    glyphs = ASCII if options.ascii_only else BLOCKS
    least, most = BAR
    styles = {glyph: COLOURS[name] for name, glyph in glyphs._asdict().items()}
    drawn = bar(figure.low, figure.high, figure.ends, min(most, max(least, options.max_width - REST)), glyphs)
    return Text.assemble(*(("".join(run), styles[glyph]) for glyph, run in groupby(drawn)))


def _findings(findings: Sequence[FindingView]) -> Iterable[RenderableType]:
    if not findings:
        yield line(words.FINDINGS_NONE)
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for entry in findings:
        table.add_row(line(words.SEVERITIES[entry.severity], "bold"), line(entry.finding))
        table.add_row("", line(words.RECOMMEND.format(recommend=entry.recommend)))
        parts = [words.MOVE.format(move=entry.move), *([entry.cap] if entry.cap else []), entry.id]
        table.add_row("", line("; ".join(parts), "dim"))
    yield table


def _targets(targets: Sequence[TargetView]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for view in targets:
        table.add_row(line(view.standing_text, "bold"), line(target_head(view)))
        for text in target_sentences(view):
            table.add_row("", line(text))
    return table


def _weakest(report: Report) -> Iterable[RenderableType]:
    if not report.weakest:
        yield line(words.WEAKEST_NONE)
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for step in report.weakest:
        table.add_row(step.points_text, line(f"{step.id} ({step.theme}): {step.answer}", "bold"))
        table.add_row("", line(step.ask))
        table.add_row("", line(step.next_text))
    yield table


def _open(report: Report) -> Iterable[RenderableType]:
    for row in report.open:
        more = len(row.ids) - LISTED
        names = [*row.ids[:LISTED], *([words.OPEN_MORE.format(count=more)] if more > 0 else [])]
        yield Padding(line(f"{row.theme}: {', '.join(names)}"), (0, 0, 0, 2))


# ---- pages to read

BETWEEN: Final = 2
"""Columns between two cells of a row."""
MOST_COLUMNS: Final = 3
"""More of them do not fit a narrow terminal, and a row gives way to lines."""


def _rows(block: Rows, width: int, steps: sparks.Steps) -> Iterable[RenderableType]:
    def text(cell: Cell) -> str:
        return cell if isinstance(cell, str) else sparks.drawn(cell, steps)

    if width < NARROW and len(block.head) > MOST_COLUMNS:
        for cells in block.rows:
            yield line(text(cells[0]))
            pairs = ((head, text(cell)) for head, cell in zip(block.head[1:], cells[1:], strict=True))
            texts = (f"{head} {found}" for head, found in pairs if found)
            yield Padding(line(", ".join(texts)), (0, 0, 0, 2))
        return
    rows = [tuple(clean(text(cell)) for cell in cells) for cells in block.rows]
    head = tuple(map(clean, block.head))
    widths = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    if rows and sum(widths) + BETWEEN * (len(widths) - 1) <= width:
        # nothing is to be wrapped, and laying out hundreds of rows takes longer than scoring them
        yield Text(_spaced(head, widths, block.align), "bold", no_wrap=True)
        yield Text("\n".join(_spaced(row, widths, block.align) for row in rows), no_wrap=True)
        return
    table = columns(block.head, block.align)
    for row in rows:
        table.add_row(*map(Text, row))
    yield table


def _spaced(cells: Sequence[str], widths: Sequence[int], align: str) -> str:
    padded = []
    for cell, width, side in zip_longest(cells, widths, align[: len(cells)], fillvalue="l"):
        space = " " * (int(width) - cell_len(str(cell)))
        padded.append(f"{space}{cell}" if side == "r" else f"{cell}{space}")
    return (" " * BETWEEN).join(padded)


def _plot(plot: Plot, width: int, strokes: plots.Strokes) -> Iterable[RenderableType]:
    for row in plots.plotted(plot, width, strokes):
        yield Text(row, no_wrap=True)
    yield line(plots.legend(strokes), "dim")
    if plots.is_crowded(plot, width):
        yield line(plot_words.PLOT_CROWDED, "dim")


class TerminalPage:
    """A page, laid out for the width of the terminal at the moment of printing."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST)
        steps, strokes = (sparks.ASCII, plots.ASCII) if options.ascii_only else (sparks.BLOCKS, plots.BLOCKS)
        parts: list[RenderableType] = []
        for block in self.page:
            match block:
                case Heading(text, depth):
                    parts += [Text(), line(text, "bold underline" if depth <= 1 else "bold")]
                case Paragraph(text, depth, strong):
                    parts.append(Padding(line(text, "bold" if strong else ""), (0, 0, 0, 2 * depth)))
                case Pair(label, text, depth):
                    parts.append(Padding(line(f"{label}: {text}"), (0, 0, 0, 2 * depth)))
                case Bullet(text, depth):
                    row = Table.grid(padding=(0, 1, 0, 0))
                    row.add_row("-", line(text))
                    parts.append(Padding(row, (0, 0, 0, 2 * depth)))
                case Rows():
                    parts += _rows(block, width, steps)
                case SparkKey():
                    parts.append(line(sparks.key_text(block, steps), "dim"))
                case Plot():
                    parts += _plot(block, width, strokes)
                case Snippet(text):
                    parts += [Padding(line(row), (0, 0, 0, 4)) for row in text.split("\n")]
        # a heading has an empty line before it, but for the first of the page
        if self.page and isinstance(self.page[0], Heading):
            del parts[0]
        yield from console.render(Group(*parts), options.update(width=width))
