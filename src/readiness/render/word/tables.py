"""Tables of a Word document: with heads that are repeated, rows that stay whole, and columns that fit the page."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from readiness.render import sparks
from readiness.render.word.paragraphs import Piece, Said, made, paragraph
from readiness.report.chart_view import Card, HeatGroup, HeatMap, HeatRow
from readiness.report.document_view import Grid, GridCell
from readiness.report.page import Cell, Rows
from readiness.words import document as words

WIDTH: Final = 9638
"""Between the margins, in twips, of which a point has twenty."""
FIRST_ROW: Final = "0620"
"""Of what a style of tables says about parts of them: what it says about the first row, and nothing about bands."""
LETTER: Final = 98
"""About the width of a letter in a table."""
PADDING: Final = 200
"""Beside the text of a cell, on both sides together."""
LONGEST_WORD: Final = 18
LONGEST_LINE: Final = 48
"""Letters, of words and of lines that have a say in the width of a column."""
MOST_WHOLE: Final = 1_200
"""Characters of a row up to which it is kept on one page; a longer one could be higher than any page."""
LINE: Final = 30
"""Characters that a line of its own counts for."""
MOST_TOGETHER: Final = 12
"""Rows of texts up to which a table is kept on one page."""
MOST_CARDS: Final = 4
MOST_ROUNDS: Final = 6
"""Columns of a heat map beside that of the items; more rounds are shown one table below the other."""
ITEM_SHARE: Final = 3
"""The width of the column of items, in columns of rounds."""
STEPS: Final = ("F1F6FB", "CFE2F3", "9EC5E6", "5496CC", "0C4A84")
"""The colours of the steps of a heat map."""
DARK: Final = 4
"""The step from which on the text is light."""
HATCH: Final = "D3D9DF"
MARK: Final = "1B2229"

# ---- their parts


def table(style: str, widths: Sequence[int], rows: Iterable[Piece]) -> Piece:
    """A table between the margins."""
    about = made(
        "w:tblPr",
        made("w:tblStyle", val=style),
        made("w:tblW", w=sum(widths), type="dxa"),
        made("w:tblLayout", type="fixed"),
        made("w:tblLook", val=FIRST_ROW),
    )
    return made("w:tbl", about, made("w:tblGrid", *(made("w:gridCol", w=width) for width in widths)), *rows)


def row(cells: Iterable[Piece], *, head: bool = False, whole: bool = True) -> Piece:
    """A row; a head is repeated on every page, and a row that is whole is on one."""
    about = [*([made("w:cantSplit")] if whole else []), *([made("w:tblHeader")] if head else [])]
    return made("w:tr", *([made("w:trPr", *about)] if about else []), *cells)


def cell(width: int, paragraphs: Iterable[Piece], *about: Piece) -> Piece:
    """A cell, which has one paragraph at least."""
    below = tuple(paragraphs) or (paragraph("TableText"),)
    return made("w:tc", made("w:tcPr", made("w:tcW", w=width, type="dxa"), *about), *below)


def shared(parts: Sequence[float]) -> list[int]:
    """The width between the margins, shared out by these parts."""
    ends, whole = [0], sum(parts)
    so_far = 0.0
    for part in parts:
        so_far += part
        ends.append(round(WIDTH * so_far / whole))
    return [end - start for start, end in pairwise(ends)]


def _head(texts: Sequence[str], widths: Sequence[int], align: str) -> Piece:
    cells = (
        cell(width, [paragraph("TableHead", Said(text), right=side == "r")])
        for text, width, side in zip(texts, widths, align, strict=True)
    )
    return row(cells, head=_is_whole(texts), whole=_is_whole(texts))


def _is_whole(texts: Iterable[str]) -> bool:
    """Whether a row with these texts is sure to fit one page."""
    return sum(len(text) + LINE * text.count("\n") for text in texts) <= MOST_WHOLE


# ---- rows of texts


def of_rows(rows: Rows) -> Piece:
    """Rows of cells below a head, each column as wide as what stands in it asks for."""
    texts = [tuple(map(_cell_text, cells)) for cells in rows.rows]
    widths = _fitting([rows.head, *texts])
    align = f"{rows.align:l<{len(rows.head)}}"
    last = len(texts) - 1
    together = last < MOST_TOGETHER and _is_whole(text for shown in texts for text in shown)
    body = (
        row(
            (
                cell(width, [paragraph("TableText", _said(one), keep=together and place < last, right=side == "r")])
                for one, width, side in zip(cells, widths, align, strict=True)
            ),
            whole=_is_whole(shown),
        )
        for place, (cells, shown) in enumerate(zip(rows.rows, texts, strict=True))
    )
    return table("ReportTable", widths, (_head(rows.head, widths, align), *body))


def _said(one: Cell) -> Said:
    return Said(one) if isinstance(one, str) else Said(_cell_text(one), "Spark")


def _cell_text(one: Cell) -> str:
    return one if isinstance(one, str) else sparks.drawn(one, sparks.BLOCKS)


def _fitting(rows: Sequence[Sequence[str]]) -> list[int]:
    """Widths by which no short word is broken; what is left goes to the columns with long lines."""
    needed, wanted = [], []
    for texts in zip(*rows, strict=True):
        lengths = [min(len(word), LONGEST_WORD) for text in texts for word in text.split()]
        spread = [min(len(line), LONGEST_LINE) for text in texts for line in text.split("\n")]
        needed.append(PADDING + LETTER * max(lengths, default=0))
        wanted.append(PADDING + LETTER * max(spread))
    missing = [want - need for need, want in zip(needed, wanted, strict=True)]
    free = WIDTH - sum(needed)
    if free <= 0:
        return shared(needed)
    if sum(missing) <= free:
        return shared(wanted)
    return shared([need + free * lack / sum(missing) for need, lack in zip(needed, missing, strict=True)])


def of_grid(grid: Grid) -> Piece:
    """A table whose cells hold paragraphs."""
    widths = shared(grid.widths)
    body = (
        row(
            (
                cell(width, _paragraphs(one, right=side == "r"))
                for one, width, side in zip(cells, widths, grid.align, strict=True)
            ),
            whole=_is_whole(text for one in cells for text in (one.strong, *one.texts)),
        )
        for cells in grid.rows
    )
    return table("ReportTable", widths, (_head(grid.head, widths, grid.align), *body))


def _paragraphs(one: GridCell, *, right: bool) -> Iterable[Piece]:
    if one.strong:
        yield paragraph("TableText", Said(one.strong, "Strong"), right=right)
    for text in one.texts:
        yield paragraph("TableText", Said(text), right=right)


# ---- cards


def of_cards(cards: Sequence[Card]) -> Iterable[Piece]:
    """What a reader has to know first, side by side."""
    for start in range(0, len(cards), MOST_CARDS):
        some = cards[start : start + MOST_CARDS]
        widths = shared([1] * len(some))
        cells = (
            cell(
                width,
                (
                    paragraph("CardLabel", Said(card.label)),
                    paragraph("CardAnswer", Said(card.answer)),
                    paragraph("CardText", Said(card.text)),
                ),
            )
            for card, width in zip(some, widths, strict=True)
        )
        yield table("ReportCards", widths, (row(cells),))


# ---- items by round


def of_legend(heat: HeatMap) -> Piece:
    """What the colours of a heat map stand for."""
    texts = [(heat.legend, ()), *((text, (_shade(step),)) for step, text in enumerate(heat.steps))]
    texts.append((heat.none, (_shade(None),)))
    if heat.anew is not None:
        texts.append((heat.anew, (_anew(),)))
    widths = shared([1] * len(texts))
    cells = (
        cell(width, [paragraph(_heat_style(place - 1 if place <= len(STEPS) else None), Said(text))], *about)
        for place, ((text, about), width) in enumerate(zip(texts, widths, strict=True))
    )
    return table("ReportHeat", widths, (row(cells),))


def of_heat(heat: HeatMap) -> Iterable[tuple[str, Piece]]:
    """The items by round, with a title; many rounds are shown in several tables, as alike in width as can be."""
    count = -(-len(heat.rounds) // MOST_ROUNDS)
    ends = [round(len(heat.rounds) * number / count) for number in range(count + 1)]
    for start, end in pairwise(ends):
        title = heat.title
        if count > 1:
            rounds = words.ROUNDS.format(first=heat.rounds[start], last=heat.rounds[end - 1])
            title = words.SOME_ROUNDS.format(title=heat.title, rounds=rounds)
        widths = shared([ITEM_SHARE, *[1] * (end - start)])
        head = _head((heat.item, *heat.rounds[start:end]), widths, "l" * len(widths))
        body = (one for group in heat.groups for one in _group(group, widths, start, end))
        yield title, table("ReportHeat", widths, (head, *body))


def _group(group: HeatGroup, widths: Sequence[int], start: int, end: int) -> Iterable[Piece]:
    over = made("w:gridSpan", val=len(widths))
    yield row([cell(sum(widths), [paragraph("TableHead", Said(group.title))], over)], whole=_is_whole([group.title]))
    for one in group.rows:
        shown = (one.id, one.ask, *(answer.text for answer in one.cells[start:end]))
        yield row(_heat_cells(one, widths, start, end), whole=_is_whole(shown))


def _heat_cells(one: HeatRow, widths: Sequence[int], start: int, end: int) -> Iterable[Piece]:
    yield cell(widths[0], (paragraph("HeatText", Said(one.id, "Strong")), paragraph("HeatText", Said(one.ask))))
    for answer, width in zip(one.cells[start:end], widths[1:], strict=True):
        about = (*((_anew(),) if answer.anew else ()), _shade(answer.step))
        yield cell(width, [paragraph(_heat_style(answer.step), Said(answer.text))], *about)


def _heat_style(step: int | None) -> str:
    return "HeatDark" if step is not None and step >= DARK else "HeatText"


def _shade(step: int | None) -> Piece:
    if step is None:
        return made("w:shd", val="diagStripe", color=HATCH, fill="FFFFFF")
    return made("w:shd", val="clear", color="auto", fill=STEPS[step])


def _anew() -> Piece:
    return made("w:tcBorders", made("w:left", val="single", sz=36, space=0, color=MARK))
