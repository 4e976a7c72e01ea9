"""The pages in a real browser: `make browser`, which leaves screenshots and prints in build/browser-pages.

Nothing is requested and nothing said on the console; axe finds nothing, in light and in dark; no page scrolls sideways;
what scrolls can be reached with the keyboard; and on paper no row is to be cut.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from chromium import AXE, launched
from readiness.render.registry import text_of
from support import ROOT
from views import NAMES, view

LOOK: Final = ROOT / "build" / "browser-pages"
WIDTHS: Final = (360, 800, 1280)
PAPERS: Final = ("A4", "Letter")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def pages() -> dict[str, Path]:
    LOOK.mkdir(parents=True, exist_ok=True)
    found = {name: LOOK / f"{name}.html" for name in NAMES}
    for name, path in found.items():
        path.write_text(text_of(view(name), "html"), encoding="utf-8", newline="\n")
    return found


def opened(browser: Any, path: Path, width: int = 800, **options: str) -> tuple[Any, list[str]]:
    """The page in a window of its own, and what it asked for or said beside itself."""
    page = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=False, **options).new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: heard.append(f"request: {request.url}"))
    page.goto(path.as_uri())
    return page, [text for text in heard if text != f"request: {path.as_uri()}"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_for_said_or_wider_than_the_window(name: str, browser: Any, pages: dict[str, Path]) -> None:
    for width in WIDTHS:
        page, heard = opened(browser, pages[name], width)
        assert heard == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.screenshot(path=LOOK / f"{name}-{width}.png", full_page=True)
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(name: str, scheme: str, browser: Any, pages: dict[str, Path]) -> None:
    # the policy of the page lets no script in, so this one comes by the side door for tests
    page = browser.new_context(viewport={"width": 800, "height": 900}, color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(pages[name].as_uri())
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(entry["id"], [node["html"][:200] for node in entry["nodes"]]) for entry in found["violations"]] == []
    assert len(found["passes"]) > 10
    page.screenshot(path=LOOK / f"{name}-{scheme}.png", full_page=True)
    page.context.close()


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_prints(name: str, paper: str, browser: Any, pages: dict[str, Path]) -> None:
    page, heard = opened(browser, pages[name])
    printed = page.pdf(path=LOOK / f"{name}-{paper}.pdf", format=paper)
    assert heard == []
    assert printed.startswith(b"%PDF")
    page.emulate_media(media="print")
    for what in ("tr", ".card", ".finding", ".item", ".rows li"):
        kept = f"[...document.querySelectorAll('{what}')].every(e => getComputedStyle(e).breakInside === 'avoid')"
        assert page.evaluate(kept)
    page.context.close()


@pytest.mark.parametrize("name", NAMES)
def test_all_can_be_reached_with_the_keyboard(name: str, browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages[name], 360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#report"
    reached = """[...document.querySelectorAll('.scroll')].every(
        found => found.scrollWidth <= found.clientWidth || found.tabIndex === 0)"""
    assert page.evaluate(reached)
    assert page.evaluate("document.querySelectorAll('.scroll').length") or name == "trace"
    page.context.close()
