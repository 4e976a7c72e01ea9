"""What the terminal shows, as a picture: the same text, no request, nothing of a user's as markup."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from readiness.render.registry import text_of
from readiness.report.view import Report
from readiness.workflow.explaining import explain_file
from readiness.workflow.scoring import report_of, score_assessment
from support import UNMEX, good

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(good(score_assessment(UNMEX)))


def rows(picture: str) -> list[str]:
    """The lines of the picture, by height, from left to right."""
    placed: dict[float, list[tuple[float, str]]] = {}
    for text in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text"):
        if "clip-path" in text.attrib:
            at = float(text.attrib["y"])
            placed.setdefault(at, []).append((float(text.attrib["x"]), (text.text or "").replace(SPACE, " ")))
    return ["".join(text for _, text in sorted(placed[at])).strip() for at in sorted(placed)]


def test_it_shows_what_the_terminal_shows(report: Report) -> None:
    found = rows(text_of(report, "svg"))
    assert found[0] == report.title
    assert any(row.startswith("Overall") for row in found)
    assert any(report.findings[0].id in row for row in found)


def test_it_asks_nothing_of_the_web_and_has_no_script(report: Report) -> None:
    picture = text_of(report, "svg")
    addresses = set(re.findall(r"https?://[^\s\"')]+", picture))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(script|foreignObject|image|use|a)\b|@import|@font-face|\bon\w+=", picture)


def test_every_place_that_is_named_is_there(report: Report) -> None:
    picture = text_of(report, "svg")
    named, there = set(re.findall(r"url\(#([^)]+)\)", picture)), set(re.findall(r'id="([^"]+)"', picture))
    assert named <= there


HOSTILE = "</title><script>alert(1)</script> {styles} {{x}} & \"' [red]x[/red] \x1b[31m\u202e]]> =1+1"


def test_hostile_text_is_text(report: Report) -> None:
    finding = replace(report.findings[0], finding=HOSTILE)
    picture = text_of(replace(report, title=HOSTILE, findings=(finding,), overall=report.overall), "svg")
    tree = ET.fromstring(picture)
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {
        *("svg", "title", "style", "defs", "clipPath", "rect", "g", "text", "circle"),
    }
    title = tree.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == HOSTILE.replace("\x1b", "\ufffd").replace("\u202e", "\ufffd")
    shown = unescape(" ".join(rows(picture)))
    assert "[red]x[/red]" in shown
    assert "{styles} {{x}} &" in shown


def test_the_same_view_gives_the_same_bytes_whatever_the_terminal_is(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = text_of(report, "svg")
    for name, value in (("NO_COLOR", "1"), ("COLUMNS", "40"), ("TERM", "dumb"), ("FORCE_COLOR", "1")):
        monkeypatch.setenv(name, value)
    assert text_of(report, "svg") == first


def test_an_explanation_is_drawn_too() -> None:
    explained = good(explain_file(Path(UNMEX), "planning"))
    assert rows(text_of(explained, "svg"))[0] == explained.title
