"""The site of the documentation in a real browser, as `make docs` builds it: `make browser` runs this.

Nothing is asked of another host, nothing is said on the console, no page is wider than a telephone, and axe finds
nothing, in light and in dark.
"""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from chromium import AXE, launched
from support import ROOT

SITE: Final = ROOT / "build" / "site"
PAGES: Final = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html") if "_static" not in path.parts)
SCHEMES: Final = ("light", "dark")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


def test_there_are_pages() -> None:
    assert "index.html" in PAGES, "make docs builds them"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_of_others_and_axe_finds_nothing(name: str, browser: Any) -> None:
    for scheme in SCHEMES:
        page = browser.new_context(viewport={"width": 360, "height": 900}, color_scheme=scheme).new_page()
        heard: list[str] = []
        page.on("console", lambda message, heard=heard: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error, heard=heard: heard.append(f"error: {error}"))
        page.on("request", lambda request, heard=heard: heard.append(f"request: {request.url}"))
        page.goto((SITE / name).as_uri())
        assert [text for text in heard if not text.startswith(f"request: {SITE.as_uri()}")] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert [
            (entry["id"], [node["html"][:200] for node in entry["nodes"]][:5]) for entry in found["violations"]
        ] == []
        page.context.close()
