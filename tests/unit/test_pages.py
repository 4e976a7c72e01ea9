"""Every kind of item reads well on its page."""

from readiness.ids import NodeId
from readiness.report.framework_page import framework_page, item_page, list_page
from readiness.report.page import Bullet, Heading, Page, Pair, Paragraph, Plot, Rows, Snippet, SparkKey
from support import framework_from, good

ITEMS = [
    {"id": "i1", "ask": "Q?", "yes-no": {"yes": 100, "no": 0}, "reverse": True, "evidence": "none"},
    {
        "id": "i2",
        "ask": "Q?",
        "choice": [{"id": "x", "label": "X", "points": 5}, {"id": "y", "label": "Y", "means": "not-applicable"}],
        "respondents": ["leadership"],
        "weight": {"default": 1, "start-up": 2.5},
        "weight-why": "Reason.",
    },
    {"id": "i3", "ask": "Q?", "choices": {"ceiling": 60, "options": [{"id": "x", "label": "X", "points": 5}]}},
    {"id": "i4", "ask": "Q?", "date": {"goalposts": [[6, 100], [36, 0]], "never": 0}, "phases": ["start-up"]},
    {"id": "i5", "ask": "Q?", "context": "number", "unit": "%"},
    {"id": "i6", "ask": "Q?", "context": "number"},
    {"id": "i7", "ask": "Q?", "context": "text"},
    {"id": "i8", "ask": "Q?", "context": "yes-no", "why": "Why.", "sources": ["S-1", "S-2"]},
    {"id": "i9", "ask": "Q?", "date": {"goalposts": [[6, 100], [36, 0]]}},
]
FRAMEWORK = good(
    framework_from(
        {"phases": ["start-up"], "respondents": ["leadership"]},
        [{"id": "a", "title": "A", "about": "About a.", "weight": 2, "items": ITEMS}],
    )
)


def text_of(page: Page) -> list[str]:
    lines = []
    for block in page:
        match block:
            case Heading(text, _) | Paragraph(text, _):
                lines.append(text)
            case Pair(label, text, _):
                lines.append(f"{label}: {text}")
            case Bullet(text, _):
                lines.append(f"- {text}")
            case Rows(_, rows):
                lines += [" | ".join(map(str, row)) for row in rows]
            case Snippet(text):
                lines += text.splitlines()
            case SparkKey() | Plot():
                pass  # of trends: test_trend_report.py
    return lines


def page_of(name: str) -> list[str]:
    return text_of(item_page(FRAMEWORK, next(item for item in FRAMEWORK.items() if item.id == NodeId(name))))


def test_every_kind_of_item() -> None:
    assert page_of("i1") == [
        "i1",
        "Q?",
        "Answer: Yes (100 points) or no (0 points)",
        "Lever: mission",
        "Also: points count the other way round, takes no evidence",
    ]
    assert page_of("i2")[2:] == [
        "Answer: One of",
        "- x: X (5 points)",
        "- y: Y (the question does not apply)",
        "Weight: 1, 2.5 in start-up. Reason.",
        "Due: from leadership",
        "Lever: mission",
    ]
    assert page_of("i3")[2:4] == ["Answer: Any of, together at most 60 points", "- x: X (5 points)"]
    assert page_of("i4")[2:4] == [
        "Answer: A date, scored by its age in months: 100 points at 6, 0 points at 36, never: 0 points",
        "Due: in start-up",
    ]
    assert page_of("i5")[2] == "Answer: A number (%), for context"
    assert page_of("i6")[2] == "Answer: A number, for context"
    assert page_of("i7")[2] == "Answer: Text, for context"
    assert page_of("i8")[2:] == [
        "Answer: Yes or no, for context",
        "Why it is asked: Why.",
        "Lever: mission",
        "Sources: S-1, S-2",
    ]
    assert page_of("i9")[2].endswith("0 points at 36")


def test_a_framework_without_bands_terms_or_about() -> None:
    lines = text_of(framework_page(FRAMEWORK))
    assert lines[0] == "F"
    assert "About a." in lines
    assert "Weight: 2" in lines
    assert not any(line.startswith("Bands") for line in lines)


def test_an_empty_list_offers_nothing_to_read() -> None:
    assert text_of(list_page([])) == ["Installed frameworks"]
