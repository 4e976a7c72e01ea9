"""Documents for Word: all the texts of the report, with styles that are there, and nothing that acts."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias, assert_never
from zipfile import ZipFile

import pytest
from docx.oxml.parser import parse_xml

from in_word import W, opened, paragraphs, parts, texts
from readiness.render import sparks
from readiness.render.office import OFFICE
from readiness.render.plain import clean
from readiness.render.word import file
from readiness.render.word.file import laid_out
from readiness.render.word.paragraphs import leftwards
from readiness.render.word.tables import WIDTH
from readiness.report.change_view import ChangeReport
from readiness.report.chart_view import Bars, Card, HeatCell, HeatGroup, HeatMap, HeatRow, OverTime, Waterfall
from readiness.report.document import document_of
from readiness.report.document_view import (
    Cards,
    Document,
    DocumentBlock,
    Grid,
    GridCell,
    Remark,
    Running,
)
from readiness.report.explained import Explanation
from readiness.report.page import Bullet, Heading, Mark, Pair, Paragraph, Plot, Rows, Snippet, Spark, SparkKey
from readiness.report.trend_view import TrendReport
from readiness.report.view import Report
from readiness.workflow import trending
from readiness.workflow.comparing import compare_files
from readiness.workflow.comparing import report_of as report_of_change
from readiness.workflow.explaining import explain_file
from readiness.workflow.scoring import report_of, score_assessment, targets_beside
from readiness.workflow.sharing import for_readers, to_be_shared
from support import EXAMPLES, PROCEEDINGS, good

View: TypeAlias = Report | ChangeReport | TrendReport | Explanation
YEARS: Final = [EXAMPLES / "unmex" / f"{year}.yaml" for year in range(2023, 2028)]
SEAL: Final = Running("Mission", "round 1", "Internal", "answers 0123")
STYLED: Final = ("pStyle", "rStyle", "tblStyle")
TAGS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        document body p pPr pStyle keepNext numPr ilvl numId bidi spacing ind jc r rPr rStyle rtl t br tab
        fldChar instrText hdr ftr sectPr pgSz pgMar cols headerReference footerReference
        tbl tblPr tblStyle tblW tblLayout tblLook tblGrid gridCol tr trPr cantSplit tblHeader
        tc tcPr tcW gridSpan tcBorders left shd
        drawing inline extent docPr cNvGraphicFramePr graphicFrameLocks graphic graphicData pic nvPicPr cNvPr cNvPicPr
        blipFill blip stretch fillRect spPr xfrm off ext prstGeom
        """,
    )
)
"""All elements that a document may have: no link, no object, no control and no other kind of field."""
ORDER: Final[Mapping[str, str]] = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs shd rtl lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "trPr": "cantSplit tblHeader",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tcPr tblStylePr",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
    "sectPr": "headerReference footerReference pgSz pgMar cols",
}
"""The order in which Word wants what stands in these; it refuses a file that has another."""


def change(old: int, new: int) -> ChangeReport:
    return good(report_of_change(good(compare_files(YEARS[old], YEARS[new]))))


def report(path: Path) -> Report:
    scored = good(score_assessment(path))
    targets = good(targets_beside(path, scored))
    return report_of(scored, targets)


def trend(*paths: Path) -> TrendReport:
    return good(trending.report_of(good(trending.follow(list(paths)))))


def shared(make: Callable[[], View]) -> View:
    with to_be_shared():
        return for_readers(make())  # type: ignore[return-value] # it stays what it is


VIEWS: Final[Mapping[str, Callable[[], View]]] = {
    "report": lambda: report(YEARS[3]),
    "shareable report": lambda: shared(lambda: report(YEARS[3])),
    "illustration": lambda: report(PROCEEDINGS),
    "change of versions": lambda: change(3, 4),
    "shareable change": lambda: shared(lambda: change(3, 4)),
    "trend": lambda: trend(*YEARS),
    "shareable trend": lambda: shared(lambda: trend(*YEARS)),
    "trend of one round": lambda: trend(YEARS[1]),
    "trace": lambda: good(explain_file(YEARS[3])),
    "trace of a rule": lambda: good(explain_file(YEARS[0], "integration-without-owners")),
}


@cache
def view_of(name: str) -> View:
    return VIEWS[name]()


@cache
def made(name: str) -> bytes:
    return laid_out(document_of(view_of(name)))


@pytest.fixture(params=VIEWS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def document(name: str) -> Document:
    return document_of(view_of(name))


@pytest.fixture
def data(name: str) -> bytes:
    return made(name)


def with_blocks(*blocks: DocumentBlock, title: str = "Title", subject: str = "Mission") -> Document:
    return Document(title, "2026-11-23", (), "Internal: it is.", replace(SEAL, subject=subject), blocks)


# ---- the texts


def expected(document: Document) -> Iterator[str]:
    """The texts of a document in their order, one for each paragraph."""
    yield from (document.audience, *document.notices, document.title)
    for block in document.blocks:
        yield from _texts(block)


def _texts(block: DocumentBlock) -> Iterator[str]:  # noqa: C901, PLR0912 - an arm for each kind of block
    match block:
        case Heading(text) | Paragraph(text) | Bullet(text) | Snippet(text):
            yield text
        case Pair(label, text):
            yield f"{as_shown(label)}: {as_shown(text)}"
        case Rows(head, rows):
            yield from head
            yield from (
                one if isinstance(one, str) else sparks.drawn(one, sparks.BLOCKS) for row in rows for one in row
            )
        case Grid(head, _, _, rows):
            yield from head
            yield from (text for row in rows for one in row for text in (one.strong, *one.texts))
        case Cards(cards):
            yield from (text for card in cards for text in (card.label, card.answer, card.text))
        case Remark(_, badge, text, below):
            yield f"{as_shown(badge)}  {as_shown(text)}"
            yield from below
        case Bars(table=table) | Waterfall(table=table):
            yield from (*table.head, *(one for row in table.rows for one in row))
        case HeatMap():
            yield from (block.why, block.legend, *block.steps, block.none, block.anew or "", block.item, *block.rounds)
            for group in block.groups:
                yield group.title
                for row in group.rows:
                    yield from (row.id, row.ask, *(cell.text for cell in row.cells))
        case SparkKey():
            yield sparks.key_text(block, sparks.BLOCKS)
        case OverTime() | Plot():
            pass
        case _:
            assert_never(block)


def as_shown(text: str) -> str:
    return "\n".join(map(clean, text.rstrip("\n").split("\n")))


def shown(data: bytes) -> list[str]:
    """The texts of a file, but for captions, which are its own."""
    return [found.text for found in paragraphs(data) if found.text and found.style.name != "Caption"]


def test_a_document_has_the_texts_of_the_report_and_no_other(document: Document, data: bytes) -> None:
    assert shown(data) == [as_shown(text) for text in expected(document) if text]


def test_every_page_says_whose_it_is_and_for_whom(document: Document, data: bytes) -> None:
    section = opened(data).sections[0]
    (head,), (foot,) = section.header.paragraphs, section.footer.paragraphs
    running = document.running
    assert head.text == f"{running.subject}, {running.round}\t{running.audience}"
    assert foot.text == f"{running.digest}\tPage 1 of 1"
    assert running.audience in {"Internal", "Shareable"}
    assert document.audience.startswith(running.audience)


def test_a_subject_that_is_long_is_cut_at_the_head_of_the_pages_and_nowhere_else() -> None:
    name = "Mission\nof " + "many " * 2_000 + "words"
    document = with_blocks(Paragraph(name), title=name, subject=name)
    found = laid_out(replace(document, running=Running(name, name, "Internal", f"answers of {name} 0123")))
    section = opened(found).sections[0]
    head = section.header.paragraphs[0].text
    assert len(head) < 200
    assert len(section.footer.paragraphs[0].text) < 200
    assert head.startswith("Mission of many many")
    assert shown(found) == ["Internal: it is.", name, name]
    assert len(opened(found).core_properties.title) == 255


# ---- what is typed


HOSTILE: Final = (
    '=HYPERLINK("http://example.org","x")',
    "+1",
    "@x",
    "]]></w:t><w:r/>",
    '<w:hyperlink r:id="rId1">&amp;&#0;</w:hyperlink>',
    '{ HYPERLINK "http://example.org" }',
    "{number} {title} %s \\* MERGEFORMAT",
    "a\tb\r\nc\n\n  d  \x00\x07\x1b[31me\x0b\x0c\x85f\u2028g",
    "\n",
    " before and behind ",
    "\u202eturned\u202c \u200d\ufeff\ufffe\uffff\U0001ffff \ud800 \udfff",
    "\u0645\u0631\u062d\u0628\u0627 \u4f60\u597d \U0001f600 e\u0301",
    "w" * 10_000,
    "long " * 2_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_what_is_typed_is_text_wherever_it_stands(text: str) -> None:
    document = with_blocks(
        Heading(text, 2),
        Paragraph(text, 1, strong=True),
        Pair(text, text),
        Bullet(text, 1),
        Cards((Card(text, text, text),)),
        Remark("critical", text, text, (text, text)),
        Rows((text, text), ((text, "x"),)),
        Grid((text, text), (1, 1), "lr", ((GridCell(text, (text, text)), GridCell("", (text,))),)),
        HeatMap(text, text, text, (text,), text, (text,) * 5, text, text, (group(text, text),)),
        Snippet(text),
        title=text,
        subject=text,
    )
    document = replace(document, notices=(text,), audience=text, running=Running(text, text, text, text))
    found = laid_out(document)
    assert shown(found) == [as_shown(one) for one in expected(document) if as_shown(one)]
    assert {tag(one) for one in elements(found)} <= TAGS
    assert set(fields(found)) <= {"PAGE", "NUMPAGES", "SEQ Table \\* ARABIC"}


def test_a_text_of_a_hundred_thousand_characters_is_all_there() -> None:
    text = "long " * 20_000 + "end"
    assert shown(laid_out(with_blocks(Grid(("A",), (1,), "l", ((GridCell("", (text,)),),)))))[-1] == text


def group(title: str, text: str, *more: HeatCell) -> HeatGroup:
    return HeatGroup(title, (HeatRow("id", text, (HeatCell(text, 0, anew=True), *more)),))


def test_lines_that_were_typed_are_kept_and_nothing_else_breaks_a_line() -> None:
    found = laid_out(with_blocks(Paragraph("one\n\ntwo\tthree\rfour\n\n")))
    assert texts(found)[-1] == "one\n\ntwo three four"
    assert Counter(tag(one) for one in elements(found))["br"] == 2


def test_spaces_at_the_ends_of_lines_are_kept_by_word_too() -> None:
    found = laid_out(with_blocks(Pair("label", "text"), Paragraph(" a\nb \nc d")))
    ends = [one for one in elements(found) if tag(one) == "t" and one.text != one.text.strip()]
    assert [one.text for one in ends] == [": ", " a", "b ", "Page ", " of "]
    assert {one.get("{http://www.w3.org/XML/1998/namespace}space") for one in ends} == {"preserve"}


def test_text_that_is_written_from_right_to_left_is_laid_out_so() -> None:
    found = laid_out(
        with_blocks(Paragraph("1. \u0645\u0631\u062d\u0628\u0627 x"), Paragraph("x \u0645"), Paragraph("\u4f60"))
    )
    turned = [len(one._p.findall(f".//{W}{name}")) for one in paragraphs(found)[-3:] for name in ("bidi", "rtl")]
    assert turned == [1, 1, 0, 0, 0, 0]
    assert [text for text in ("", "1", "\u0661", "\u05d0", "\u00e9\u05d0") if leftwards(text)] == ["\u05d0"]


# ---- the file


def elements(data: bytes) -> Iterator[Any]:
    """All elements of body, heads and feet."""
    for name, content in parts(data).items():
        if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name):
            yield from parse_xml(content).iter()


def tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def fields(data: bytes) -> list[str]:
    return [one.text.strip() for one in elements(data) if tag(one) == "instrText"]


def test_nothing_in_a_document_acts_or_leads_elsewhere(document: Document, data: bytes) -> None:
    found = parts(data)
    pictures = [name for name in found if name.startswith("word/media/")]
    assert next(iter(found)) == "[Content_Types].xml"
    assert set(found) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/theme/theme1.xml",
        "word/header1.xml",
        "word/footer1.xml",
        *pictures,
    }
    assert len(pictures) == sum(isinstance(block, Bars | Waterfall | OverTime) for block in document.blocks)
    relations = b"".join(content for name, content in found.items() if name.endswith(".rels"))
    assert b"TargetMode" not in relations
    assert set(re.findall(rb'Target="([^"]*)"', relations)) == {
        *(
            name.removeprefix("word/").encode()
            for name in found
            if re.fullmatch(r"word/[^_]*", name) and "document" not in name
        ),
        b"word/document.xml",
        b"docProps/core.xml",
    }
    assert {tag(one) for one in elements(data)} <= TAGS
    assert set(fields(data)) <= {"PAGE", "NUMPAGES", "SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC"}


def test_entries_have_no_time(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    with ZipFile(path) as archive:
        assert {(one.date_time, one.create_system) for one in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_a_document_is_dated_by_the_assessment_and_names_nobody(document: Document, data: bytes) -> None:
    about = opened(data).core_properties
    day = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    assert (about.title, about.subject) == (document.title, document.running.subject)
    assert (about.created, about.modified, about.last_printed) == (day, day, None)
    assert (about.author, about.last_modified_by, about.comments, about.keywords) == ("", "", "", "")
    assert (about.language, about.revision) == ("en-GB", 1)


def test_what_stands_in_an_element_has_the_order_that_word_wants(data: bytes) -> None:
    found = [one for name, content in parts(data).items() if name.endswith(".xml") for one in parse_xml(content).iter()]
    for one in found:
        if tag(one) in ORDER:
            order = ORDER[tag(one)].split()
            places = [order.index(tag(below)) for below in one]
            assert places == sorted(places), (tag(one), [tag(below) for below in one])
    assert {tag(one) for one in found} > set(ORDER) - {"trPr", "tcPr", "tblPr"}


def test_every_style_and_every_list_is_there(data: bytes) -> None:
    word = opened(data)
    known = {style.style_id for style in word.styles}
    used = {one.get(f"{W}val") for one in elements(data) if tag(one) in STYLED}
    assert used <= known
    assert {one.get(f"{W}val") for one in elements(data) if tag(one) == "numId"} <= {"1"}
    based = {style.base_style.style_id for style in word.styles if getattr(style, "base_style", None) is not None}
    assert based <= known


def test_the_same_view_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    written = []
    for number, (seed, zone) in enumerate((("1", "Pacific/Kiritimati"), ("2", "America/St_Johns"))):
        target = tmp_path / f"{number}.docx"
        done = subprocess.run(
            [sys.executable, "-m", "readiness", "score", str(YEARS[3]), "-o", str(target)],
            env={**{name: value for name, value in os.environ.items() if not name.startswith("COV")}}
            | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        written.append(target.read_bytes())
    assert written[0] == written[1] == OFFICE["docx"](view_of("report")) == made("report")


# ---- how it is laid out


def test_headings_are_in_order(document: Document, data: bytes) -> None:
    names = [found.style.name for found in paragraphs(data)]
    assert names.count("Title") == 1
    depths = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert depths[:1] == [1]
    assert all(below <= above + 1 for above, below in pairwise(depths))
    assert len(depths) == sum(isinstance(block, Heading) for block in document.blocks)


def test_headings_and_lists_go_deeper_than_there_are_styles() -> None:
    blocks: list[DocumentBlock] = [
        *(Heading("H", depth) for depth in range(1, 9)),
        *(Bullet("B", depth) for depth in range(11)),
    ]
    (*heads,) = paragraphs(laid_out(with_blocks(*blocks)))[2:]
    assert [found.style.name[-1] for found in heads[:8]] == list("11234566")
    assert [found.style.name for found in heads[8:12]] == [
        "List Bullet",
        "List Bullet 2",
        "List Bullet 3",
        "List Bullet 3",
    ]
    levels = [found._p.pPr.numPr.ilvl.val for found in heads[11:]]
    assert levels == [3, 4, 5, 6, 7, 8, 8, 8]


def test_tables_fit_the_page_repeat_their_heads_and_keep_rows_whole(data: bytes) -> None:
    tables = [one for one in elements(data) if tag(one) == "tbl"]
    assert tables
    for table in tables:
        widths = [int(one.get(f"{W}w")) for one in table.tblGrid.iterchildren()]
        assert sum(widths) == WIDTH
        assert min(widths) > 400
        for row in table.iterchildren(f"{W}tr"):
            assert sum(int(one.get(f"{W}w")) for one in row.iter(f"{W}tcW")) == WIDTH
            assert row.trPr.find(f"{W}cantSplit") is not None
        heads = [row.trPr.find(f"{W}tblHeader") is not None for row in table.iterchildren(f"{W}tr")]
        # cards and the legend of a heat map have no head
        assert heads == ([False] if len(heads) == 1 else [True] + [False] * (len(heads) - 1))
        assert tag(table.getnext()) == "p"


def test_captions_are_counted_and_stay_with_what_they_name(data: bytes) -> None:
    counts: Counter[str] = Counter()
    for found in paragraphs(data):
        if found.style.name == "Caption":
            ((kind, number, title),) = re.findall(r"^(Table|Figure) (\d+)\. (.+)", found.text, re.DOTALL)
            counts[kind] += 1
            assert int(number) == counts[kind]
            assert title
            (code,) = found._p.findall(f".//{W}instrText")
            assert code.text == f" SEQ {kind} \\* ARABIC "
            beside = found._p.getnext() if kind == "Table" else found._p.getprevious()
            assert tag(beside) == "tbl" if kind == "Table" else beside.findall(f".//{W}drawing")
            assert (found.paragraph_format.keep_with_next is True) == (kind == "Table")
    assert counts["Figure"] == len([one for one in elements(data) if tag(one) == "drawing"])


def test_what_heads_something_is_not_left_alone() -> None:
    head = Rows(("A", "B"), (("a", "b"),))
    blocks = (
        Heading("H", 2),
        Paragraph("S"),
        Heading("H", 3),
        Paragraph("P"),
        head,
        Paragraph("E"),
        Heading("H", 2),
        Bullet("B"),
        Bullet("b", 1),
        Bullet("c", 1),
        Remark("note", "N", "t", ("u",)),
    )
    found = {
        one.text: one.paragraph_format.keep_with_next for one in paragraphs(laid_out(with_blocks(*blocks))) if one.text
    }
    styles = opened(laid_out(with_blocks())).styles
    kept = [
        styles[name].paragraph_format.keep_with_next
        for name in ("Title", "Heading 1", "Heading 2", "Table Head", "Picture")
    ]
    assert kept == [True] * 5
    assert [found[text] for text in ("S", "P", "Table 1. H", "B", "N  t")] == [True] * 5
    assert [found[text] for text in ("E", "b", "c", "u")] == [None] * 4


def test_a_row_that_is_higher_than_a_page_may_be_parted() -> None:
    long, lines = "x " * 900, "x\n" * 60
    grid = Grid(("A",), (1,), "l", ((GridCell("", (long,)),), (GridCell("", (lines,)),), (GridCell("short"),)))
    rows = [one for one in elements(laid_out(with_blocks(grid))) if tag(one) == "tr"]
    assert [one.find(f".//{W}cantSplit") is not None for one in rows] == [True, False, False, True]


def test_short_words_are_not_broken_and_long_lines_get_the_room() -> None:
    rows = Rows(("Theme", "Coverage", "Since"), (("x", "100 %", "a sentence of many words " * 4),))
    table = next(one for one in elements(laid_out(with_blocks(rows))) if tag(one) == "tbl")
    widths = [int(one.get(f"{W}w")) for one in table.tblGrid.iterchildren()]
    assert widths[1] > 1_000
    assert widths[2] > widths[0] + widths[1]


def test_a_badge_stands_out_by_its_style() -> None:
    kinds = ("critical", "warning", "note", "target-met", "target-missed", "target-unknown")
    found = paragraphs(laid_out(with_blocks(*(Remark(kind, "B", "t", ()) for kind in kinds))))
    remarks = [one for one in found if one.text == "B  t"]
    tones = ["Critical", "Warning", "", "Good", "Critical", ""]
    assert [one.style.name for one in remarks] == [f"Remark {tone}".strip() for tone in tones]
    assert [one.runs[0].style.name for one in remarks] == [f"Badge {tone}".strip() for tone in tones]
    # or Word would draw one border along both
    assert {one._p.getnext().pPr.pStyle.val for one in remarks} == {"Gap"}


# ---- charts


def charts(view: View) -> list[Bars | Waterfall | OverTime]:
    return [block for block in document_of(view).blocks if isinstance(block, Bars | Waterfall | OverTime)]


@pytest.mark.parametrize("name", ["report", "change of versions", "trend"])
def test_charts_are_pictures_that_say_what_they_show(name: str) -> None:
    found = made(name)
    (chart,) = charts(view_of(name))
    (about,) = [one for one in elements(found) if tag(one) == "docPr"]
    assert about.get("descr").startswith(chart.text)
    (picture,) = [content for name, content in parts(found).items() if name.startswith("word/media/")]
    assert picture.startswith(b"\x89PNG")
    (extent,) = [one for one in elements(found) if tag(one) == "extent"]
    assert extent.cx == WIDTH * 635
    # LibreOffice leaves room around it where it is not told
    assert {extent.getparent().get(f"dist{side}") for side in "TBLR"} == {"0"}


@pytest.mark.parametrize("name", ["report", "change of versions", "trend"])
def test_where_no_pictures_can_be_made_tables_say_it_all(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of(name)
    monkeypatch.setattr(file, "lacking", lambda _: object())
    found = laid_out(document_of(view))
    assert not [part for part in parts(found) if part.startswith("word/media/")]
    (chart,) = charts(view)
    if isinstance(chart, OverTime):
        assert {chart.text, chart.phases_text} <= set(texts(found))
    else:
        assert {one for row in chart.table.rows for one in row} <= set(texts(found))
    assert not [text for text in texts(found) if text.startswith("Figure")]


def test_a_picture_that_is_too_high_for_a_page_is_left_to_its_table() -> None:
    (chart,) = charts(view_of("report"))
    assert isinstance(chart, Bars)
    many = replace(chart, bars=chart.bars * 20)
    wordy = replace(chart, bars=tuple(replace(bar, title="A title of a theme " * 60) for bar in chart.bars * 4))
    for one in (many, wordy):
        assert not [part for part in parts(laid_out(with_blocks(one))) if part.startswith("word/media/")]


def test_a_heat_map_is_a_table_with_colours_and_texts() -> None:
    cells = (HeatCell("none", None, anew=False), HeatCell("much", 4, anew=False))
    heat = HeatMap(
        "Heat", "Why", "Item", ("1", "2", "3"), "L", tuple("abcde"), "n", "other", (group("G", "t", *cells),)
    )
    *_, table = [one for one in elements(laid_out(with_blocks(heat))) if tag(one) == "tbl"]
    rows = list(table.iterchildren(f"{W}tr"))
    assert len(rows) == 3
    shades = [(one.get(f"{W}val"), one.get(f"{W}fill")) for one in rows[2].iter(f"{W}shd")]
    assert shades == [("clear", "F1F6FB"), ("diagStripe", "FFFFFF"), ("clear", "0C4A84")]
    assert [tag(one) for one in rows[2].iter(f"{W}tcBorders")] == ["tcBorders"]
    styles = [one.get(f"{W}val") for one in rows[2].iter(f"{W}pStyle")]
    assert styles == ["HeatText", "HeatText", "HeatText", "HeatText", "HeatDark"]


def test_many_rounds_are_shown_in_several_tables() -> None:
    names = tuple(f"R{number}" for number in range(13))
    row = HeatRow("id", "ask", tuple(HeatCell(f"A{number}", 0, anew=False) for number in range(13)))
    heat = HeatMap("Heat", "Why", "Item", names, "L", tuple("abcde"), "n", None, (HeatGroup("G", (row,)),))
    found = texts(laid_out(with_blocks(heat)))
    assert "Table 2. Heat, rounds R4 to R8" in found
    tables = [table for table in opened(laid_out(with_blocks(heat))).tables if len(table.rows) == 3]
    assert [len(table.columns) - 1 for table in tables] == [4, 5, 4]
    assert [text for text in found if re.match(r"[RA]\d", text)] == [
        f"{letter}{number}" for some in (range(4), range(4, 9), range(9, 13)) for letter in "RA" for number in some
    ]


def test_what_only_other_pages_have_is_laid_out_too() -> None:
    plot = Plot((Mark(0.5, 0.5, 0.4, 0.6),), ("0", "100"), ("2026-01-01", "2026-12-31"), ((0.5, "A"),))
    found = paragraphs(
        laid_out(
            with_blocks(
                plot, Snippet("a:\n  b: 1"), Rows(("A",), ((Spark((0.0, None, 1.0)),),)), SparkKey(1, gaps=True)
            )
        )
    )
    assert [one.style.name for one in found if one.text][2:] == [
        "Lines of a File",
        "Audience",
        "Lines of a File",
        "Table Head",
        "Table Text",
        "Audience",
    ]
    assert "\u25cf" in found[2].text
    (spark,) = [one for one in found if one.text == "\u2581\u00b7\u2588"]
    assert spark.runs[0].style.name == "Spark"
