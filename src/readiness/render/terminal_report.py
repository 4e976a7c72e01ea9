"""The report of an assessment as a rich renderable."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readiness.render.bars import ASCII, BLOCKS, bar
from readiness.render.terminal import NARROW, ROOMY, WIDEST, line
from readiness.report import sections
from readiness.report.targets_page import target_head, target_sentences
from readiness.report.view import Figure, FindingView, ItemView, Report
from readiness.report.wording import waiting
from readiness.words import brief as brief_words
from readiness.words import printing
from readiness.words import report as words
from readiness.words import targets as target_words

WIDE: Final = 110
"""From so many columns on, the themes have more beside them."""
SIDE_BY_SIDE: Final = 120
"""From so many columns on, what stands below one another stands side by side."""
MOST_OF_A_NAME: Final = 20
"""Columns of the name of a round at the head of a table."""
BAR: Final = (10, 30)
"""The least and the most cells of a bar."""
REST: Final = 70
"""Columns that a row of the themes needs beside its bar; more of them where there is more beside it."""
REST_WIDE: Final = 115
COLOURS: Final = {"full": "green", "open": "magenta", "empty": "dim"}
"""Readable on dark and on light; the cells differ by character too."""
WAITING: Final = 6
"""How many items that a rule waits for are named."""
LISTED: Final = 20
"""How many open items of a theme are named."""


class TerminalReport:
    """A report, or some of its sections, laid out for the width of the terminal at the moment of printing."""

    def __init__(self, report: Report, sections: Collection[str] | None = None) -> None:
        self.report = report
        self.sections = sections

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.update(width=min(options.max_width, ROOMY))
        prose = options.update(width=min(options.max_width, WIDEST))
        for part in (*_head(self.report), *self._parts(room)):
            yield from console.render(part, room if isinstance(part, Table) else prose)

    def _parts(self, room: ConsoleOptions) -> Iterable[RenderableType]:
        asked = sections.ASSESSMENT_DEFAULT if self.sections is None else self.sections
        for name in sections.ASSESSMENT:
            if name not in asked:
                continue
            parts = list(_PARTS[name](self.report, room))
            if parts:
                yield from (Text(), *parts)
            elif self.sections is not None:
                yield from (Text(), line(printing.EMPTY.format(name=name)))


def _head(report: Report) -> Iterable[RenderableType]:
    if report.rescored is not None:
        yield line(report.rescored, "bold")
    yield line(report.title, "bold")
    yield from (line(notice, "italic") for notice in (*report.notices, report.internal))
    yield line(", ".join(f"{fact.label.lower()} {fact.text}" for fact in report.facts[1:]))


def _overall(report: Report, room: ConsoleOptions) -> Iterable[RenderableType]:
    both = report.wholes
    figures, told = _figures(both), [*_told(report)]
    if room.max_width >= SIDE_BY_SIDE:
        beside = Table.grid(padding=(0, 4, 0, 0))
        beside.add_column(no_wrap=True)
        beside.add_column(max_width=WIDEST)
        beside.add_row(figures, Group(*told))
        yield from (beside, Text())
    else:
        yield from (figures, Text(), *told, Text())
    yield from (line(f"{figure.title}: {figure.why_no_score}") for figure in both if figure.why_no_score is not None)
    yield from (line(f"{figure.title}: {figure.capped}") for figure in both if figure.capped is not None)
    yield line(report.counts)
    if report.robustness is not None:
        yield line(report.robustness.text)


def _told(report: Report) -> Iterable[RenderableType]:
    """The two sentences."""
    for named in (report.brief.holds_back, report.brief.moved):
        yield Text.assemble(line(f"{named.label}: ", "bold"), line(named.text))


def _themes(report: Report, room: ConsoleOptions) -> Iterable[RenderableType]:
    glyphs = ASCII if room.ascii_only else BLOCKS
    yield line(words.THEMES, "bold")
    if room.max_width < NARROW:
        yield from _theme_lines(report.themes, room)
    else:
        yield _theme_table(report, room)
    yield line(words.BAR_LEGEND.format(**glyphs._asdict()), "dim")
    if room.max_width >= WIDE and report.since:
        yield line(brief_words.SINCE_WHY.format(round=report.since[0].round), "dim")
    yield from (line(f"{theme.title}: {theme.capped}") for theme in report.themes if theme.capped is not None)


def _context(report: Report, _: ConsoleOptions) -> Iterable[RenderableType]:
    if report.context:
        yield line(words.CONTEXT, "bold")
        yield from (line(f"{item.id}: {item.answer}") for item in report.context)


def _versions(report: Report, _: ConsoleOptions) -> Iterable[RenderableType]:
    return (line(f"{version.label}: {version.text}", "dim") for version in report.versions)


def _figures(figures: Sequence[Figure]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("")
    for figure in figures:
        table.add_column(line(figure.title))
    for label, cells, style in (
        (words.SCORE, [figure.score_text for figure in figures], "bold"),
        (words.BAND, [figure.band for figure in figures], "bold"),
        (words.RANGE_LABEL, [figure.range_text for figure in figures], ""),
        (words.COVERAGE, [figure.coverage_text for figure in figures], ""),
        (words.SUPPORT, [figure.support_text for figure in figures], ""),
    ):
        if any(cells):
            table.add_row(label, *(line(cell or "", style) for cell in cells))
    return table


def _theme_table(report: Report, room: ConsoleOptions) -> Table:
    """The themes; where there is room, with their support and what became of them since the round before."""
    wide, moves = room.max_width >= WIDE, {entry.id: entry for entry in report.since}
    table = Table(box=None, padding=(0, 2 if wide else 1, 0, 0), pad_edge=False)
    table.add_column(words.THEME)
    table.add_column("", no_wrap=True)
    table.add_column(words.SCORE, justify="right", no_wrap=True)
    table.add_column(words.RANGE_LABEL, justify="right", no_wrap=True)
    table.add_column(words.BAND)
    table.add_column(words.COVERAGE, justify="right", no_wrap=True)
    if wide:
        table.add_column(words.SUPPORT, justify="right", no_wrap=True)
    if wide and report.since:
        table.add_column(
            line(brief_words.SINCE.format(round=report.since[0].round)), justify="right", max_width=MOST_OF_A_NAME
        )
        table.add_column("")
    for theme in report.themes:
        cells: list[RenderableType] = [
            line(theme.title),
            _bar(theme, room),
            theme.score_text,
            theme.range_text,
            line(theme.band or ""),
            theme.coverage_text,
        ]
        if wide:
            cells.append(theme.support_text)
        if wide and report.since:
            cells += [moves[theme.id].like_for_like_text, moves[theme.id].verdict_text]
        table.add_row(*cells)
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
    drawn = bar(
        figure.low,
        figure.high,
        figure.ends,
        min(most, max(least, options.max_width - (REST_WIDE if options.max_width >= WIDE else REST))),
        glyphs,
    )
    return Text.assemble(*(("".join(run), styles[glyph]) for glyph, run in groupby(drawn)))


def _findings(report: Report, room: ConsoleOptions) -> Iterable[RenderableType]:
    yield line(words.FINDINGS, "bold")
    if report.findings:
        rows = (_finding(entry) for entry in report.findings)
        yield _entries(rows, room)
    else:
        yield line(words.FINDINGS_NONE)
    if report.undecided:
        yield from (Text(), line(words.UNDECIDED, "bold"))
        yield from (line(waiting(entry, WAITING)) for entry in report.undecided)


Entry: TypeAlias = tuple[Text, Sequence[Text], Sequence[Text]]
"""A word, what stands beside it, and what stands below that, or beside it where there is room."""


def _entries(rows: Iterable[Entry], room: ConsoleOptions, *, numbers: bool = False) -> Table:
    """Entries under a word or a number each."""
    wide = room.max_width >= SIDE_BY_SIDE
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right" if numbers else "left", no_wrap=True)
    table.add_column(ratio=1)
    if wide:
        table.add_column(ratio=1)
        table.expand = True
    for word, first, second in rows:
        if wide:
            table.add_row(word, Group(*first), Group(*second))
        else:
            table.add_row(word, Group(*first, *second))
    return table


def _finding(entry: FindingView) -> Entry:
    parts = [words.MOVE.format(move=entry.move), *([entry.cap] if entry.cap else []), entry.id]
    return (
        line(words.SEVERITIES[entry.severity], "bold"),
        [line(entry.finding)],
        [line(words.RECOMMEND.format(recommend=entry.recommend)), line("; ".join(parts), "dim")],
    )


def _steps(report: Report, room: ConsoleOptions) -> Iterable[RenderableType]:
    yield line(words.WEAKEST, "bold")
    if not report.weakest:
        yield line(words.WEAKEST_NONE)
        return
    rows = (
        (
            line(step.points_text),
            [line(f"{step.id} ({step.theme}): {step.answer}", "bold"), line(step.ask)],
            [line(step.next_text)],
        )
        for step in report.weakest
    )
    yield _entries(rows, room, numbers=True)


def _targets(report: Report, room: ConsoleOptions) -> Iterable[RenderableType]:
    if report.targets:
        yield line(target_words.TARGETS, "bold")
        rows = (
            (line(view.standing_text, "bold"), [line(target_head(view))], [*map(line, target_sentences(view))])
            for view in report.targets
        )
        yield _entries(rows, room)


def _open(report: Report, _: ConsoleOptions) -> Iterable[RenderableType]:
    yield line(words.OPEN, "bold")
    yield line(report.open_summary)
    for row in report.open:
        more = len(row.ids) - LISTED
        names = [*row.ids[:LISTED], *([words.OPEN_MORE.format(count=more)] if more > 0 else [])]
        yield Padding(line(f"{row.theme}: {', '.join(names)}"), (0, 0, 0, 2))
    if report.unscored is not None:
        yield line(report.unscored)


def _items(report: Report, room: ConsoleOptions) -> Iterable[RenderableType]:
    """Every item in full, under its topic."""
    yield line(words.ITEMS, "bold")
    for topic in report.topics:
        if not topic.items:
            continue
        yield from (Text(), line(f"{topic.figure.title}: {topic.figure.score_text}", "bold"))
        yield _entries(map(_item, topic.items), room, numbers=True)


def _item(item: ItemView) -> Entry:
    told = [line(item.answer_text)]
    for label, text in ((words.NOTE, item.note), (words.REVISED, item.revised), (words.SUPPORT, item.support_text)):
        if text is not None:
            told.append(line(f"{label}: {text}"))
    for piece in item.evidence:
        text = words.EVIDENCE_PIECE.format(ref=piece.ref, kind=piece.kind, date=piece.date or words.UNDATED)
        told.append(line(f"{words.EVIDENCE}: {text}"))
    return line("" if item.points_text is None else item.points_text), [line(item.id, "bold"), line(item.ask)], told


_PARTS: Final[Mapping[str, Callable[[Report, ConsoleOptions], Iterable[RenderableType]]]] = {
    sections.OVERALL: _overall,
    sections.THEMES: _themes,
    sections.FINDINGS: _findings,
    sections.STEPS: _steps,
    sections.TARGETS: _targets,
    sections.OPEN: _open,
    sections.CONTEXT: _context,
    sections.ITEMS: _items,
    sections.VERSIONS: _versions,
}
