"""A report as a document for Word: headings, lists, tables and captions with styles, and nothing that acts."""

from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, assert_never

from docx.image.image import Image
from docx.shared import Twips

from readiness.render import plots, sparks
from readiness.render.forms import lacking
from readiness.render.word import tables
from readiness.render.word.package import begun, finished
from readiness.render.word.paragraphs import Drawn, Field, Part, Piece, Said, filled, lines, paragraph
from readiness.report.chart_view import Bars, HeatMap, OverTime, Table, Waterfall
from readiness.report.document import document_of
from readiness.report.document_view import Cards, Document, DocumentBlock, Grid, Remark
from readiness.report.page import Bullet, Heading, Pair, Paragraph, Plot, Rows, Snippet, SparkKey
from readiness.words import document as words
from readiness.words.change import LABELLED

if TYPE_CHECKING:
    from docx.document import Document as File

    from readiness.report.big import BigReport

HEADINGS: Final = 6
"""How many depths of headings have a style; the title has one of its own."""
LISTS: Final = ("ListBullet", "ListBullet2", "ListBullet3")
STEP: Final = 340
"""Twips by which a paragraph is further in for each depth."""
REMARKS: Final = {
    "critical": "Critical",
    "warning": "Warning",
    "target-met": "Good",
    "target-on-course": "Good",
    "target-behind": "Warning",
    "target-missed": "Critical",
}
"""By its kind, how a remark stands out."""
AFTER_LIST: Final = 100
"""Twips."""
MOST_BARS: Final = 24
"""That fit one page."""
TALLEST: Final = 12_700
"""Twips of the height of a picture: it fits a page with its heading and its caption."""
BARS_ALIGN: Final = "lrrlrr"
FALLS_ALIGN: Final = "lr"


def word_file(view: "BigReport") -> bytes:
    """The view as a .docx. The same view gives the same bytes, wherever charts can be drawn or wherever they cannot."""
    return laid_out(document_of(view))


def laid_out(document: Document) -> bytes:
    """A document as a .docx."""
    file = begun(document)
    body = _Body(file)
    body.add(paragraph("Audience", Said(document.audience)))
    for text in document.notices:
        body.add(paragraph("Notice", Said(text)))
    body.add(paragraph("Title", Said(document.title)))
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        body.lay(block, following)
    return finished(file, body.pieces)


class _Body:
    """What stands in a document so far, and what was counted."""

    def __init__(self, file: "File") -> None:
        self.pieces: list[Piece] = []
        self._file = file
        self._counts = {words.FIGURE: 0, words.TABLE: 0}
        self._heading, self._depth = "", 0

    def add(self, *pieces: Piece) -> None:
        """Add what is laid out already."""
        self.pieces.extend(pieces)

    def lay(self, block: DocumentBlock, following: DocumentBlock | None) -> None:
        """Lay out a block; some are held together with the one that follows."""
        match block:
            case Heading(text, depth):
                self._heading, self._depth = text, depth
                self.add(paragraph(f"Heading{max(1, min(depth - 1, HEADINGS))}", Said(text)))
            case Paragraph(text, depth, strong):
                said = Said(text, "Strong" if strong else "")
                # what a heading is told by stands with what is below it
                keep = isinstance(following, Rows | Grid) or (
                    isinstance(following, Heading) and following.depth > self._depth
                )
                self.add(paragraph("Normal", said, keep=keep, indent=depth * STEP if depth else None))
            case Pair(label, text):
                parts = filled(LABELLED, {"label": Said(label, "Strong"), "text": Said(text)})
                self._listed(block, following, parts)
            case Bullet(text):
                self._listed(block, following, (Said(text),))
            case SparkKey():
                self.add(paragraph("Audience", Said(sparks.key_text(block, sparks.BLOCKS))))
            case Snippet(text):
                self.add(paragraph("Lines", Said(text)))
            case Plot():
                drawn = "\n".join(plots.plotted(block, plots.WIDEST, plots.BLOCKS))
                self.add(paragraph("Lines", Said(drawn)), paragraph("Audience", Said(plots.legend(plots.BLOCKS))))
            case _:
                self._lay_out(block)

    def _lay_out(self, block: Rows | Grid | Cards | Remark | Bars | Waterfall | OverTime | HeatMap) -> None:
        match block:
            case Rows():
                # a list of facts says by itself what it is
                title = self._heading if block.head[-1] else ""
                self._table(tables.of_rows(block), title)
            case Grid():
                # items stand below a heading that names them
                self._table(tables.of_grid(block))
            case Cards(cards):
                for table in tables.of_cards(cards):
                    self._table(table)
            case Remark():
                self._remark(block)
            case Bars(table=table):
                self._chart(block, block.text)
                self._numbers(block.title, table, BARS_ALIGN)
            case Waterfall(table=table, axis=axis):
                self._chart(block, block.text, axis)
                self._numbers(block.title, table, FALLS_ALIGN)
            case OverTime(phases_text=phases):
                self._chart(block, block.text, phases)
            case HeatMap():
                self._heat(block)
            case _:
                assert_never(block)

    def _listed(self, block: Bullet | Pair, following: DocumentBlock | None, parts: tuple[Part, ...]) -> None:
        goes_on = isinstance(following, Bullet | Pair)
        self.add(
            paragraph(
                LISTS[min(block.depth, len(LISTS) - 1)],
                *parts,
                level=block.depth if block.depth >= len(LISTS) else None,
                keep=isinstance(following, Bullet | Pair) and following.depth > block.depth,
                after=None if goes_on else AFTER_LIST,
            )
        )

    def _table(self, table: Piece, title: str = "") -> None:
        if title:
            self.add(self._caption(words.TABLE, title, keep=True))
        # two tables that nothing is between are one to Word
        self.add(table, paragraph("Gap"))

    def _caption(self, kind: str, title: str, *, keep: bool = False) -> Piece:
        self._counts[kind] += 1
        number = Field(f"SEQ {kind} \\* ARABIC", str(self._counts[kind]))
        known: dict[str, Part] = {"kind": Said(kind), "number": number, "title": Said(title)}
        return paragraph("Caption", *filled(words.CAPTION, known), keep=keep)

    def _remark(self, remark: Remark) -> None:
        tone = REMARKS.get(remark.kind, "")
        head = filled(words.REMARK, {"badge": Said(remark.badge, f"Badge{tone}"), "text": Said(remark.text, "Strong")})
        texts: tuple[tuple[Part, ...], ...] = (head, *((Said(text),) for text in remark.below))
        for place, parts in enumerate(texts):
            self.add(paragraph(f"Remark{tone}", *parts, keep=place < len(texts) - 1))
        # or the border would go on along the next one
        self.add(paragraph("Gap"))

    # ---- charts

    def _chart(self, chart: Bars | Waterfall | OverTime, *texts: str) -> None:
        picture = _picture(chart)
        if picture is None:
            if isinstance(chart, OverTime):
                # its numbers stand in no table of its own
                self.add(*(paragraph("Normal", Said(text)) for text in texts))
            return
        inline = self._file.part.new_pic_inline(BytesIO(picture), width=Twips(tables.WIDTH))
        for side in "TBLR":
            # LibreOffice leaves room around a picture where it is not told how much
            inline.set(f"dist{side}", "0")
        inline.docPr.set("descr", " ".join(line for text in texts for line in lines(text)))
        self.add(paragraph("Picture", Drawn(inline)), self._caption(words.FIGURE, chart.title))

    def _numbers(self, title: str, numbers: Table, align: str) -> None:
        self._table(tables.of_rows(Rows(numbers.head, numbers.rows, align)), title)

    def _heat(self, heat: HeatMap) -> None:
        self.add(paragraph("Normal", Said(heat.why), keep=True))
        self._table(tables.of_legend(heat))
        for title, table in tables.of_heat(heat):
            self._table(table, title)


def _picture(chart: Bars | Waterfall | OverTime) -> bytes | None:
    """The chart as PNG; None where it cannot be drawn, or would be too small to be read on one page."""
    if lacking("pdf") is not None or (isinstance(chart, Bars) and len(chart.bars) > MOST_BARS):
        return None
    from readiness.render.chart_png import chart_png  # noqa: PLC0415 - typst is another extra

    drawn = chart_png(chart)
    size = Image.from_blob(drawn)
    return drawn if size.px_height * tables.WIDTH <= size.px_width * TALLEST else None
