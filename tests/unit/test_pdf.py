"""PDF: that every text is in it and nothing acts, that equal reports are equal bytes, and how its pages are made."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, Final, assert_never

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from typer.testing import CliRunner

from readiness.cli.app import app
from readiness.render import typeset
from readiness.render.pdf import laid_out, pdf
from readiness.render.plain import clean
from readiness.report.change_view import ChangeReport
from readiness.report.chart_view import Bars, Card, HeatCell, HeatGroup, HeatMap, HeatRow, OverTime, Table, Waterfall
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
from readiness.report.page import Bullet, Heading, Pair, Paragraph, Plot, Rows, Snippet, Spark, SparkKey
from readiness.report.view import Report
from readiness.workflow import trending
from readiness.workflow.comparing import compare_files, targets_of
from readiness.workflow.comparing import report_of as report_of_change
from readiness.workflow.explaining import explain_file
from readiness.workflow.scoring import report_of, score_assessment, targets_beside
from support import EXAMPLES, ROOT, UNMEX, good

TEMPLATES: Final = ROOT / "src" / "readiness" / "render" / "templates"
YEARS: Final = {year: EXAMPLES / "unmex" / f"{year}.yaml" for year in range(2023, 2028)}
ACTS: Final = {
    *("/JS", "/JavaScript", "/Launch", "/URI", "/EmbeddedFile", "/EmbeddedFiles", "/AF", "/OpenAction", "/AA"),
    *("/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/RichMedia", "/XFA", "/AcroForm", "/Annots", "/Filespec"),
}
"""Names in a PDF of what does something, leads out of it or brings something in."""


def report(path: Path) -> Report:
    scored = good(score_assessment(path, told=True))
    targets = good(targets_beside(path, scored))
    return report_of(scored, targets)


def change() -> ChangeReport:
    found = good(compare_files(YEARS[2026], YEARS[2027]))
    return good(report_of_change(found, targets=targets_of(found, YEARS[2027], None).value or ()))


@cache
def document(name: str) -> Document:
    match name:
        case "report":
            return document_of(report(YEARS[2027]))
        case "change":
            return document_of(change())
        case "trend":
            return document_of(good(trending.report_of(good(trending.follow(list(YEARS.values()))))))
        case _:
            return document_of(good(explain_file(YEARS[2023], name)))


ALL: Final = ("report", "change", "trend", "integration-without-owners")


@cache
def made(name: str) -> bytes:
    return laid_out(document(name))


@cache
def read(data: bytes) -> tuple[str, ...]:
    """The text of each page."""
    return tuple(page.extract_text() for page in PdfReader(BytesIO(data), strict=True).pages)


def flat(text: str) -> str:
    """A text as it is looked for: as it is shown, without blanks and line ends, which pages set anew."""
    return re.sub(r"\s", "", "\n".join(map(clean, text.split("\n"))))


def body(data: bytes) -> str:
    """All pages without what stands at the head and the foot of each."""
    pages = read(data)
    for number, page in enumerate(pages, 1):
        assert page.rstrip().endswith(f"Page {number} of {len(pages)}")
    return flat("\n".join(page.partition("\n")[2].rstrip().rpartition("\n")[0] for page in pages))


def is_within_its_pages(data: bytes) -> bool:
    """Whether every line begins on its page, and none is longer than fits there."""
    for page in PdfReader(BytesIO(data), strict=True).pages:
        _, _, width, height = map(float, page.mediabox)

        def seen(
            text: str, to: Any, at: Any, _font: Any, _size: Any, *, width: float = width, top: float = height
        ) -> None:
            across, up = (at[4] * to[side] + at[5] * to[side + 2] + to[side + 4] for side in (0, 1))
            if text.strip():
                assert 20 < across < width - 20
                assert 20 < up < top - 20

        text = page.extract_text(visitor_text=seen)
        assert max(map(len, text.splitlines())) < 250
    return True


def texts_of(block: DocumentBlock) -> Iterator[str]:
    """Every text of a block that pages show."""
    match block:
        case Heading(text) | Paragraph(text) | Bullet(text) | Snippet(text):
            yield text
        case Pair(label, text):
            yield from (label, text)
        case Rows(head, rows):
            yield from (*head, *(cell for cell in chain(*rows) if not isinstance(cell, Spark)))
        case Cards(cards):
            yield from (text for card in cards for text in (card.label, card.answer, card.text))
        case Remark():
            yield from (block.badge, block.text, *block.below)
        case Grid(head, _, _, grid):
            yield from (*head, *(text for row in grid for cell in row for text in (cell.strong, *cell.texts)))
        case Bars() | Waterfall() | OverTime() | HeatMap():
            yield from drawn(block)
        case SparkKey() | Plot():
            pass
        case _:
            assert_never(block)


def drawn(block: Bars | Waterfall | OverTime | HeatMap) -> Iterator[str]:
    """Every text of a chart that pages show; what all of it says is for whoever cannot see it."""
    match block:
        case Bars():
            yield from (*block.ends, *(text for _, text in block.legend), *table_texts(block.table))
            yield from (text for bar in block.bars for text in (bar.title, bar.value, bar.notes))
        case Waterfall():
            yield from (*block.ends, block.axis, *(text for _, text in block.legend), *table_texts(block.table)[2:])
            yield from (text for fall in block.falls for text in (fall.title, fall.value))
        case OverTime():
            yield from (*block.ends, block.middle, *block.days, block.phases_text, *(text for _, text in block.legend))
            yield from (*(dot.label for dot in block.dots), *(phase.letter for phase in block.phases))
        case HeatMap():
            yield from (block.why, block.item, block.legend, *block.steps, block.none, block.anew or "", *block.rounds)
            for group in block.groups:
                yield group.title
                yield from (text for row in group.rows for text in (row.id, row.ask, *(c.text for c in row.cells)))
        case _:
            assert_never(block)


def table_texts(table: Table) -> tuple[str, ...]:
    return (*table.head, *chain(*table.rows))


def lacking(found: Document, data: bytes) -> list[str]:
    """The texts of a document that are not on its pages."""
    said = body(data)
    wanted = chain((found.title, *found.notices, found.audience), *map(texts_of, found.blocks))
    return [text for text in wanted if flat(text) not in said]


@cache
def objects(data: bytes) -> tuple[Any, ...]:
    """Every object of a file, with those within."""
    reader = PdfReader(BytesIO(data), strict=True)
    numbers = chain(reader.xref[0], reader.xref_objStm)
    return tuple(found for number in numbers for found in within(reader.get_object(number)))


def within(found: Any) -> Iterator[Any]:
    yield found
    if isinstance(found, DictionaryObject):
        for name in found:
            yield name
            yield from within(found.raw_get(name))
    elif isinstance(found, ArrayObject):
        # as it is iterated over, it would look up what it points to
        for part in list.__iter__(found):
            yield from within(part)


# ---- what is in it


@pytest.mark.parametrize("name", ALL)
def test_every_text_is_on_its_pages(name: str) -> None:
    assert lacking(document(name), made(name)) == []
    assert is_within_its_pages(made(name))


@pytest.mark.parametrize("name", ALL)
def test_nothing_in_it_acts_or_leads_out_of_it(name: str) -> None:
    names = {found for found in objects(made(name)) if isinstance(found, str)}
    assert "/StructTreeRoot" in names
    assert not names & ACTS


@pytest.mark.parametrize("name", ALL)
def test_it_can_be_kept_and_be_read_aloud_and_says_what_it_is(name: str) -> None:
    reader = PdfReader(BytesIO(made(name)), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == document(name).title
    day = document(name).date
    dates = {str(reader.metadata[name]) for name in ("/CreationDate", "/ModDate")}
    assert dates == {f"D:{day.replace('-', '')}000000Z"}
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    meta = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in meta
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta


def test_a_chart_has_its_text_for_whoever_cannot_see_it() -> None:
    for name, kind in (("report", Bars), ("change", Waterfall), ("trend", OverTime)):
        (chart,) = (block for block in document(name).blocks if isinstance(block, kind))
        texts = [found["/Alt"] for found in objects(made(name)) if isinstance(found, dict) and "/Alt" in found]
        assert texts == [chart.text]


def test_each_page_says_what_it_is_of_and_for_whom() -> None:
    running = document("report").running
    for page in read(made("report")):
        assert page.partition("\n")[0] == f"{running.subject}, {running.round} {running.audience}"
        assert page.rstrip().rpartition("\n")[2].startswith(running.digest)


@pytest.mark.parametrize("space", range(66, 80, 2))
def test_no_heading_is_alone_at_the_end_of_a_page(space: int) -> None:
    """Wherever on a page it comes to stand."""
    bullets: tuple[DocumentBlock, ...] = tuple(Bullet("line") for _ in range(space))
    rows = Rows(("a", "b"), tuple((f"row {number}", "x") for number in range(40)))
    blocks = (
        *bullets,
        Heading("A heading", 2),
        Heading("Another", 3),
        rows,
        Heading("The last", 2),
        Paragraph("word " * 50),
    )
    for page in read(laid_out(replace(document("report"), notices=(), blocks=blocks))):
        last = page.rstrip().split("\n")[-2]
        assert last not in {"A heading", "Another", "The last", "a b"}


@pytest.mark.parametrize("space", range(64, 78, 2))
def test_a_few_facts_stay_together(space: int) -> None:
    """Wherever on a page they come to stand."""
    bullets: tuple[DocumentBlock, ...] = tuple(Bullet("line") for _ in range(space))
    facts = Rows(("Made with", ""), tuple((f"digest {number}", "0123456789abcdef " * 8) for number in range(4)))
    blocks = (*bullets, Heading("Versions", 2), facts)
    pages = read(laid_out(replace(document("report"), notices=(), blocks=blocks)))
    assert {tuple(words in page for words in ("Versions", "digest 0", "digest 3")) for page in pages} <= {
        (True, True, True),
        (False, False, False),
    }


def test_what_has_others_below_it_stands_out_however_long_it_is_but_for_sentences() -> None:
    long = "a target with a long question behind its id, that takes more than a line of a page, and asks for more? (id)"
    sentence = "A rule that says at some length what it found. (rule)"
    blocks = tuple(
        Bullet(text, depth) for text in ("short", long, sentence) for depth, text in ((0, text), (1, "below"))
    )
    data = laid_out(replace(document("report"), notices=(), blocks=blocks))
    found: dict[str, str] = {}

    def seen(text: str, _matrix: object, _text_matrix: object, font: object, _size: float) -> None:
        found.setdefault(text.strip(), str(font))

    for page in PdfReader(BytesIO(data)).pages:
        page.extract_text(visitor_text=seen)
    fonts = {
        start: font
        for text, font in found.items()
        for start in ("short", "a target", "A rule")
        if text.startswith(start)
    }
    assert "Semibold" in fonts["short"]
    assert "Semibold" in fonts["a target"]
    assert "Semibold" not in fonts["A rule"]


def test_the_shipped_example_takes_two_to_four_pages() -> None:
    assert 2 <= len(read(made("report"))) <= 4


def test_a_short_assessment_takes_fewer(tmp_path: Path) -> None:
    file = tmp_path / "2026.yaml"
    head = UNMEX.read_text(encoding="utf-8").partition("answers:")[0]
    file.write_text(head + "answers: {}\n", encoding="utf-8")
    found = report(file)
    data = pdf(found)
    assert lacking(document_of(found), data) == []
    assert len(read(data)) <= 3


def test_who_passes_it_on_passes_on_nothing_typed(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["export", str(YEARS[2026]), "--shareable", "-o", str(tmp_path / "x.pdf")], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    data = (tmp_path / "x.pdf").read_bytes()
    said = body(data)
    assert "Shareable:leftoutarenotes" in said
    assert all("Shareable" in page.partition("\n")[0] for page in read(data))
    items = [item for topic in report(YEARS[2026]).topics for item in topic.items]
    typed = [item.note for item in items if item.note] + [piece.ref for item in items for piece in item.evidence]
    assert len(typed) > 40
    assert [text for text in typed if flat(text) in said] == []


# ---- hostile texts

HOSTILE: Final = (
    '#import "@preview/x:1.0.0": *\n#panic("x") $x^2$ *b* _i_ `c` <l> @r \\ -- ... "q" // c /* */\n= H\n- a\n/ t: d',
    'https://example.org =HYPERLINK("http://x") +1 -1 @x ]]> <script>alert(1)</script> {page} #sys.inputs.data',
    "\x00\x1b[31m\x07\r\n\t\u202e\u2066x\u2069\ud800\udfff\ufffe\u2028 \u05d0\u05d1 (x) 1.5, \u00ab\u00e9\u00bb \u0416",
    "W" * 120,
    "a\n" * 5,
    "",
)


def heat_map(text: str) -> HeatMap:
    """Items by eight rounds, more than stand beside one another."""
    cells = (
        HeatCell(text, None, anew=False),
        *(HeatCell(text, step, anew=True) for step in range(5)),
        HeatCell("x", 1, anew=False),
    )
    return HeatMap(
        title=text,
        why=text,
        item="Item",
        rounds=("r1", "r2", "r3", "r4", "r5", "r6", text),
        legend=text,
        steps=(text, "b", "c", "d", "e"),
        none=text,
        anew=text,
        groups=(HeatGroup(text, (HeatRow(text, text, cells),)),),
    )


def hostile(text: str) -> Document:
    """A document of every kind of block with this text wherever one stands."""
    cell = GridCell(text, (text, text))
    (chart,) = (block for block in document("report").blocks if isinstance(block, Bars))
    bar = replace(chart.bars[0], title=text, value=text, notes=text)
    return Document(
        title=text or "x",
        date="2026-11-23",
        notices=(text,),
        audience=text,
        running=document("report").running,
        blocks=(
            Rows(("x", ""), ((text, text),)),
            Heading(text, 2),
            Paragraph(text),
            Paragraph(text, 1, strong=True),
            replace(chart, bars=(bar,), text=text[:500], legend=(("score", text),), ends=("0", text)),
            Pair(text, text),
            Bullet(text),
            Bullet(text, 1),
            Remark("critical", text[:20], text, (text,)),
            Rows((text, text[:40], "x"), ((text, text, "1"), (text, "2", Spark((0.5, None)))), "llr"),
            Snippet(text),
            SparkKey(1, gaps=False),
            SparkKey(2, gaps=True),
            Plot((), ("0", "1"), ("a", "b"), ()),
            Grid(("Item", "Points"), (8, 2), "lr", ((cell, GridCell("", (text,))),)),
            Cards((Card(text, text, text), Card("x", "y", text))),
            heat_map(text),
            Heading("Items", 2),
            Heading(text, 3),
            Paragraph(text),
            Grid(("Item", "Answer", "Beside"), (8, 7, 6), "lll", ((cell, cell, cell),)),
        ),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "formula", "unseen", "a word", "lines", "nothing"])
def test_a_text_is_shown_as_it_is_and_does_nothing(text: str) -> None:
    found = hostile(text)
    data = laid_out(found)
    assert not {name for name in objects(data) if isinstance(name, str)} & ACTS
    if "\u05d0" in text:
        # what is written from the right is read back in another order
        assert body(data).count("(x)") > 20
    else:
        assert lacking(found, data) == []
    assert is_within_its_pages(data)


def test_a_text_longer_than_a_page_is_on_several() -> None:
    lines = "\n".join(f"{number} lines" for number in range(100))
    word = "".join(f"{number}W" for number in range(500))
    table = Grid(("Item", "Points"), (8, 2), "lr", ((GridCell(lines), GridCell(word)),))
    remark = Remark("note", "Note", lines, ())
    cards = Cards((Card("x", "y", word),))
    entries = Grid(("Item", "Answer"), (8, 7), "ll", ((GridCell("x", (lines,)), GridCell("y", (word,))),))
    found = replace(
        document("report"), blocks=(table, remark, cards, Rows(("a", "b"), ((lines, word),)), Heading("H", 2), entries)
    )
    data = laid_out(found)
    assert lacking(found, data) == []
    assert is_within_its_pages(data)
    # a table has its head again on each page
    assert sum("Item Points" in page for page in read(data)) > 1


def test_head_and_foot_keep_to_a_line_or_two_whatever_stands_in_them() -> None:
    running = Running("W" * 5000, "a\nb\nc", "Internal", "x" * 5000)
    (page,) = read(laid_out(replace(document("report"), running=running, blocks=())))
    assert 90 < page.count("W") < 110
    assert "a b c" in page
    assert "x" * 200 not in page
    assert "Page 1 of 1" in page


# ---- fonts


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "\u00e9\u00df\u0153 \u2013\u2026\u2019",
        "\u0416\u03b1\u05d0",
        "\u2713\u25b2\u2265\u2212\u2192",
        "\ufffd",
    ],
)
def test_the_fonts_within_the_compiler_have_these(text: str) -> None:
    assert typeset.displayable(text) == (text, True)


@pytest.mark.parametrize("text", ["\u0627", "\u060c", "\u4e2d", "\u1200", "a\u4e2d", "\U0001f642"])
def test_for_others_fonts_of_the_machine_are_asked(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found, fonts_within = typeset.displayable(text)
    assert (found, fonts_within) == (text, False) or "\ufffd" in found
    asked: list[bool] = []
    compiled: Callable[..., bytes] = typst.compile

    def seen(template: Path, **options: Any) -> bytes:
        asked.append(options["ignore_system_fonts"])
        # what this machine has is not what is tested
        return compiled(template, **{**options, "ignore_system_fonts": True, "pdf_standards": []})

    monkeypatch.setattr(typst, "compile", seen)
    # a machine that has a font for everything
    monkeypatch.setattr(typeset, "_are_covered", lambda chars, *, fonts_within: not fonts_within or chars.isascii())
    assert "here" in body(laid_out(replace(document("report"), blocks=(Paragraph(text), Paragraph("here")))))
    assert asked == [False]


def test_what_no_font_has_is_marked_and_the_rest_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def covered(chars: str, *, fonts_within: bool) -> bool:
        return not set(chars) & ({"\u4e2d", "\u0627"} if fonts_within else {"\u4e2d"})

    monkeypatch.setattr(typeset, "_are_covered", covered)
    assert typeset.displayable("a\u4e2db \u00e9\u4e2d") == ("a\ufffdb \u00e9\ufffd", True)
    assert typeset.displayable("\u0627\u4e2d") == ("\u0627\ufffd", False)
    found = replace(document("report"), blocks=(Paragraph("a\u4e2db"),))
    assert "a\ufffdb" in body(laid_out(found))


def test_a_text_in_arabic_begins_at_the_right() -> None:
    found = replace(
        document("report"),
        title="x",
        notices=(),
        audience="x",
        blocks=(Paragraph("\u05d0 (1)."), Paragraph("begins at the left")),
    )
    page = PdfReader(BytesIO(laid_out(found))).pages[0]
    lines = page.extract_text(extraction_mode="layout").splitlines()
    turned, plain = (next(line for line in lines if mark in line) for mark in ("\u05d0", "begins at the left"))
    assert len(turned) - len(turned.lstrip()) > 60
    assert len(plain) - len(plain.lstrip()) < 5


# ---- the same bytes, and what goes wrong


def test_the_same_files_are_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    env = {**os.environ, "PYTHONHASHSEED": "42", "TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "1"}
    command = [sys.executable, "-m", "readiness", "diff", str(YEARS[2026]), str(YEARS[2027]), "-o", str(target)]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=120)
    assert target.read_bytes() == pdf(change())
    assert target.read_bytes()[:8] == b"%PDF-1.7"


def test_a_defect_of_the_compiler_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {})

    def failing(*_args: Any, **_options: Any) -> bytes:
        raise panic

    monkeypatch.setattr(typst, "compile", failing)
    with pytest.raises(typeset.PanicError):
        laid_out(document("report"))


def test_a_signal_ends_the_compiler_as_it_ends_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_args: Any, **_options: Any) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(typst, "compile", stopped)
    with pytest.raises(KeyboardInterrupt):
        laid_out(document("report"))


# ---- the templates


def test_the_templates_ask_for_nothing_from_elsewhere_and_evaluate_nothing() -> None:
    for path in TEMPLATES.glob("*.typ"):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r'#import "([^"]*)"', text)) <= {"look.typ", "charts.typ", "blocks.typ"}
        assert not re.search(r"@preview|\beval\(|\bread\(|\bplugin\(|\binclude\b|\blink\(", text)


def test_colours_are_those_of_the_page_for_a_browser() -> None:
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8").partition("@media")[0]
    look = (TEMPLATES / "look.typ").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", style))
    named = dict(re.findall(r'#let ([a-z-]+) = rgb\("(#[0-9a-f]{6})"\)', look))
    assert len(named) > 10
    assert {name: colours[name.removesuffix("-grey")] for name in named} == named
    (steps,) = re.findall(r"#let steps = \(([^)]*)\)", look)
    assert re.findall("#[0-9a-f]{6}", steps) == [colours[f"s{step}"] for step in range(5)]
    (on,) = re.findall(r"#let on-steps = \(([^)]*)\)", look)
    assert re.findall("#[0-9a-f]{6}", on) == [colours["on0"]] * 3 + [colours["on3"], colours["on4"]]
