"""Text from outside is harmless in every format, and bars and tables do not lie or break."""

import json
import unicodedata
from dataclasses import replace
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from readiness.render.bars import ASCII, BLOCKS, bar
from readiness.render.json_text import json_text
from readiness.render.markdown import escape, markdown
from readiness.render.plain import clean
from readiness.render.terminal_page import TerminalPage
from readiness.render.terminal_report import TerminalReport
from readiness.report.page import Bullet, Heading, Page, Pair, Paragraph
from readiness.report.view import EvidenceView, Named, Report
from readiness.workflow.scoring import report_of, score_assessment
from support import UNMEX, good

REPORT = report_of(good(score_assessment(UNMEX)))
MARKDOWN = MarkdownIt("commonmark").enable("table")
HOSTILE = (
    "[bold]x[/bold] [/nothing]",
    "a | b || c",
    "<script>alert(1)</script> <b>",
    "line one\nline two\r\n# heading\n- item",
    "\x1b[31mred\x1b[0m \x9b2J \x07",
    "\u202eright to left\u202c \u2066x\u2069",
    "[text](javascript:alert(1)) ![i](http://example.org/i.png)",
    "https://example.org www.example.org a@example.org",
    "`code` *em* __strong__ ~~gone~~ \\ &amp; &#60;",
    "1. one",
    "12) twelve",
    "- dash",
    "+ plus",
    "# head",
    "> quote",
    "=====",
    ":::{.x}",
    "$x$ {{ y }} {% z %}",
    "\ufeffmark",
)


def printed(report: Report, width: int = 80, encoding: str = "utf-8") -> str:
    class Stream(StringIO):
        @property
        def encoding(self) -> str:  # type: ignore[override]
            return encoding

    stream = Stream()
    Console(file=stream, width=width, highlight=False, markup=False, emoji=False).print(TerminalReport(report))
    return stream.getvalue()


def with_text(text: str) -> Report:
    """The report with this text wherever a user could have put one."""
    step = replace(REPORT.weakest[0], ask=text, answer=text, next_text=text, theme=text)
    topics = tuple(
        replace(
            topic,
            figure=replace(topic.figure, title=text),
            items=tuple(
                replace(
                    item,
                    ask=text,
                    note=text,
                    answer_text=text,
                    detail=text,
                    why=text,
                    evidence=tuple(EvidenceView(text, text, None) for _ in item.evidence),
                )
                for item in topic.items
            ),
        )
        for topic in REPORT.topics
    )
    return replace(
        REPORT,
        title=text,
        notices=(text,),
        facts=tuple(replace(fact, text=text) for fact in REPORT.facts),
        versions=tuple(replace(version, text=text) for version in REPORT.versions),
        brief=replace(REPORT.brief, holds_back=replace(REPORT.brief.holds_back, text=text), moved=Named(text, text)),
        themes=tuple(replace(theme, title=text, band=text) for theme in REPORT.themes),
        weakest=(step,),
        topics=topics,
        context=tuple(replace(item, answer=text, answer_text=text) for item in REPORT.context),
        unscored=text,
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [30, 80, 140])
def test_no_control_reaches_the_terminal(text: str, width: int) -> None:
    shown = printed(with_text(text), width)
    assert not set(shown) & {*map(chr, range(10)), *map(chr, range(11, 32)), *map(chr, range(127, 160)), "\u202e"}


def test_square_brackets_are_text() -> None:
    shown = " ".join(printed(with_text("[bold]x[/bold] [/nothing]")).split())
    assert "[bold]x[/bold] [/nothing]" in shown


@given(st.text())
def test_clean_text_has_nothing_to_act_on(text: str) -> None:
    for char, shown in zip(text, clean(text), strict=True):
        if unicodedata.category(char) in {"Cc", "Zl", "Zp"} or unicodedata.bidirectional(char) in EMBEDDINGS:
            assert shown in " \ufffd"
        else:
            assert shown in {char, "\ufffd"}


EMBEDDINGS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def text_of(source: str) -> str:
    """What a reader of Markdown sees of one paragraph."""
    (start, inline, end) = MARKDOWN.parse(source)
    assert (start.type, end.type) == ("paragraph_open", "paragraph_close"), source
    assert inline.children is not None
    assert {child.type for child in inline.children} <= {"text", "text_special"}, source
    return "".join(child.content for child in inline.children)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    flat = " ".join("".join("\ufffd" if clean(char) == "\ufffd" else char for char in text).split())
    assert text_of(escape(text)) == flat


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_markdown_makes_one_paragraph_of_any_text(text: str) -> None:
    if escape(text):
        text_of(escape(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_keeps_its_shape_whatever_is_written(text: str) -> None:
    def shape(source: str) -> list[str]:
        return [token.type for token in MARKDOWN.parse(source)]

    assert shape(markdown(with_text(text))) == shape(markdown(with_text("plain")))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_cell_holds_the_whole_text(text: str) -> None:
    tokens = MARKDOWN.parse(markdown(with_text(text)))
    cells = [after.children or [] for token, after in pairwise(tokens) if token.type == "td_open"]
    shown = ["".join(child.content for child in cell) for cell in cells]
    flat = " ".join("".join("\ufffd" if clean(char) == "\ufffd" else char for char in text).split())
    assert shown.count(flat) >= len(REPORT.themes) * 2 + len(REPORT.versions)


@pytest.mark.parametrize("text", HOSTILE)
def test_json_gives_the_text_back(text: str) -> None:
    source = json_text(with_text(text))
    assert json.loads(source)["title"] == text
    assert not set(source) & {"\x1b", "\x9b", "\u202e"}


def test_json_says_its_format_and_has_exact_and_shown_numbers() -> None:
    data = json.loads(json_text(REPORT))
    assert data["readiness"] == "report/1"
    assert data["overall"]["score-text"] == f"{data['overall']['score']:.1f}"
    assert len(data["themes"]) == 5


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        (0, 0, ".........."),
        (100, 100, "##########"),
        (50, 50, "#####....."),
        (20, 70, "##=====..."),
        (0, 100, "=========="),
        (50, 51, "#####=...."),
        (99, 100, "#########="),
        (None, None, ".........."),
    ],
)
def test_bars(low: float | None, high: float | None, drawn: str) -> None:
    assert bar(low, high, (0, 100), 10, ASCII) == drawn


@given(st.floats(0, 100), st.floats(0, 100), st.integers(1, 40))
def test_a_bar_has_its_width_and_hides_no_open_question(one: float, two: float, width: int) -> None:
    low, high = min(one, two), max(one, two)
    drawn = bar(low, high, (0, 100), width, BLOCKS)
    assert len(drawn) == width
    assert (BLOCKS.open in drawn) == (low < high)


@pytest.mark.parametrize("width", [20, 40, 75, 76, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    longest = max(len(line) for line in printed(REPORT, width).splitlines())
    assert longest <= min(width, 160)


def test_running_text_is_no_wider_than_can_be_read_however_wide_the_terminal() -> None:
    text = printed(replace(REPORT, notices=("word " * 100,)), 200)
    assert max(len(line.rstrip()) for line in text.splitlines() if line.startswith("word")) <= 100


def test_a_stream_without_block_characters_gets_ascii() -> None:
    shown = printed(REPORT, encoding="cp1252")
    assert "#" in shown
    assert shown.isascii()


def test_a_page_is_laid_out_block_by_block() -> None:
    page: Page = (Heading("H"), Paragraph("text [b]"), Heading("S", 2), Pair("k", "v", 1), Bullet("entry", 1))
    stream = StringIO()
    Console(file=stream, width=40, highlight=False).print(TerminalPage(page))
    assert [line.rstrip() for line in stream.getvalue().splitlines()] == [
        "H",
        "text [b]",
        "",
        "S",
        "  k: v",
        "  - entry",
    ]


@pytest.mark.parametrize("char", ["\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff", "\U000e0000", "\U000e007f"])
def test_what_is_no_character_never_reaches_a_terminal(char: str) -> None:
    assert clean(f"a{char}b") == "a\N{REPLACEMENT CHARACTER}b"
