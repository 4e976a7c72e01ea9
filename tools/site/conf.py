"""How `make docs` builds the site from docs/: Sphinx reads the pages as they are, plain CommonMark with tables.

The pages hold nothing that only Sphinx understands, so that a forge, an editor and the gate read them too. Where a page
stands in the navigation is said by the lists of docs/index.md alone.
"""

import re
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from readiness._version import __version__

project = "readiness"
project_copyright = "The readiness authors, Apache-2.0"
version = release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 4
nitpicky = True
smartquotes = False  # what is written is what is shown
# a snippet that shows what is no YAML is shown all the same
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = "readiness"
html_show_sourcelink = False
html_copy_source = False
html_show_sphinx = False

SECTION: Final = re.compile(r"^## (.+)\n((?:(?!## ).*\n?)*)", re.MULTILINE)
ENTRY: Final = re.compile(r"^- \[([^\]]+)\]\(([A-Za-z/-]+)\.md\)", re.MULTILINE)
LOADED: Final = re.compile(r"""<(?:script|img|iframe|link)\b[^>]*?\b(?:src|href)=["'](?:https?:)?//[^"']+""")
LOADED_BY_STYLE: Final = re.compile(r"""(?:@import|url\()\s*["']?(?:https?:)?//[^"')]+""")


FOR_READERS: Final = (
    ('<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">'),
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="Pages">'),
    ("<pre>", '<pre tabindex="0">'),
    ('<div class="table-wrapper ', '<div tabindex="0" class="table-wrapper '),
    ('<div id="search-results">', '<h1>Search</h1><div id="search-results">'),
)
"""What the theme leaves out, and who reads with keys or by ear needs: levels, names, a way into what scrolls."""


def navigate(_app: Sphinx, name: str, text: list[str]) -> None:
    """Tell Sphinx of the navigation, which is that of the lists of the first page, and of that of the decisions."""
    if name in {"index", "decisions/README"}:
        trees = [_tree(title, ENTRY.findall(section)) for title, section in SECTION.findall(text[0])]
        text[0] = "\n\n".join([text[0], *trees]) + "\n"


def _tree(title: str, entries: list[tuple[str, str]]) -> str:
    names = [f"{name} <{page}>" for name, page in entries]
    return "\n".join(["```{toctree}", ":hidden:", f":caption: {title}", "", *names, "```"])


def for_readers(app: Sphinx, exception: Exception | None) -> None:
    """Put into the pages what the theme leaves out."""
    if exception is None:
        for path in Path(app.outdir).rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            for before, after in FOR_READERS:
                text = text.replace(before, after)
            path.write_text(text, encoding="utf-8", newline="\n")


def stay_at_home(app: Sphinx, exception: Exception | None) -> None:
    """Fail where a page would fetch anything from another host, be it a font."""
    if exception is None:
        for path in sorted(Path(app.outdir).rglob("*")):
            pattern = {".html": LOADED, ".css": LOADED_BY_STYLE}.get(path.suffix)
            if pattern and (found := pattern.search(path.read_text(encoding="utf-8"))):
                message = f"{path.name} asks another host: {found[0]}"
                raise ExtensionError(message)


def setup(app: Sphinx) -> None:
    """Do the three things above."""
    app.connect("source-read", navigate)
    app.connect("build-finished", for_readers)
    app.connect("build-finished", stay_at_home)
