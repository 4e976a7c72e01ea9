"""What the terminal shows of a view, as a picture: for slides and pages.

rich draws it, within a frame of ours: its own loads fonts from the web.
"""

import re
from collections.abc import Sequence
from html import escape
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from readiness.render.plain import clean
from readiness.render.screen import on_screen

if TYPE_CHECKING:
    from readiness.report.big import BigReport

WIDTH: Final = 100
"""Columns."""
_LINE_END: Final = re.compile(r"<text [^<>]*>\n</text>")
"""What rich draws for the end of a line."""
FRAME: Final = Path(__file__).parent / "templates" / "picture.svg"


def picture(view: "BigReport", sections: Sequence[str] | None = None) -> str:
    """The picture of a view, or of some of its sections, as SVG that needs no other file and has no script.

    The same view gives the same text.
    """
    console = Console(
        file=StringIO(),
        record=True,
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    console.print(on_screen(view, sections))
    console.print()  # rich defines no place for the last line
    title = clean(view.title)
    # rich fills the frame in with `format`, for which braces have a meaning
    frame = FRAME.read_text(encoding="utf-8").replace("TITLE", escape(title).replace("{", "{{").replace("}", "}}"))
    drawn = console.export_svg(title=title, theme=DEFAULT_TERMINAL_THEME, code_format=frame)
    return _LINE_END.sub("", drawn)
