"""What the terminal shows of a view, as a picture: for slides and pages.

rich draws it, within a frame of ours: its own loads fonts from the web.
"""

from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Final, TypeAlias

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from readiness.render.plain import clean
from readiness.render.screen import on_screen

if TYPE_CHECKING:
    from readiness.report.change_view import ChangeReport
    from readiness.report.explained import Explanation
    from readiness.report.trend_view import TrendReport
    from readiness.report.view import Report

    Pictured: TypeAlias = Report | ChangeReport | TrendReport | Explanation

WIDTH: Final = 100
"""Columns."""
FRAME: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px Menlo, Consolas, "DejaVu Sans Mono", monospace; }}
.{unique_id}-title {{ font: bold 18px Arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def picture(view: "Pictured") -> str:
    """The picture of a view, as SVG that needs no other file and has no script. The same view gives the same text."""
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
    console.print(on_screen(view))
    title = clean(view.title)
    # rich fills the frame in with `format`, for which braces have a meaning
    frame = FRAME.replace("TITLE", escape(title).replace("{", "{{").replace("}", "}}"))
    return console.export_svg(title=title, theme=DEFAULT_TERMINAL_THEME, code_format=frame)
