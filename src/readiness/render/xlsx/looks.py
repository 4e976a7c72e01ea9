"""How cells look: the colours are those of a page for a browser by day."""

from collections.abc import Mapping
from typing import Any, Final

from readiness.render.xlsx.sheets import Look

INK: Final = "#1b2229"
SOFT: Final = "#4c5762"
LINE: Final = "#c5ccd3"
PANEL: Final = "#f3f5f8"
MARK: Final = "#2b6298"
WEAK: Final = "#a3420a"
RANGE: Final = "#9fb9d3"
BAR: Final = "#cfe2f3"
"""Of a bar behind a number, which stays easy to read."""
SIZE: Final = 11

RIGHT: Final[Mapping[str, Any]] = {"align": "right", "indent": 1}
"""Of numbers, and what stands among them; what is in the next column does not touch them."""
_HEAD: Final = {
    "bold": True,
    "font_color": SOFT,
    "bg_color": PANEL,
    "bottom": 1,
    "bottom_color": SOFT,
    "valign": "bottom",
}
_STEPS: Final = (("#f1f6fb", INK), ("#cfe2f3", INK), ("#9ec5e6", INK), ("#5496cc", "#0d1013"), ("#0c4a84", "#ffffff"))

PROPERTIES: Final[Mapping[Look, Mapping[str, Any]]] = {
    Look.TITLE: {"bold": True, "font_size": 16},
    Look.HEADING: {"bold": True, "font_size": 13, "font_color": MARK, "valign": "bottom"},
    Look.NOTICE: {"bg_color": "#fbf5dc", "font_color": "#5b4a00"},
    Look.TEXT: {},
    Look.STRONG: {"bold": True},
    Look.SOFT: {"font_color": SOFT},
    Look.HEAD: _HEAD,
    Look.HEAD_NUMBER: {**_HEAD, "align": "right", "indent": 2},
    Look.ABSENT: {"font_color": SOFT, **RIGHT},
    Look.WEIGHTY: {"bold": True, "font_color": WEAK},
    **{
        look: {"bg_color": paper, "font_color": ink}
        for look, (paper, ink) in zip(
            (Look.STEP_0, Look.STEP_1, Look.STEP_2, Look.STEP_3, Look.STEP_4), _STEPS, strict=True
        )
    },
    Look.UNEARNED: {"italic": True, "font_color": SOFT},
}
"""By look, what XlsxWriter is told beside what all cells have in common."""
IN_TABLE: Final[Mapping[str, Any]] = {"bottom": 1, "bottom_color": LINE}
"""Of rows of tables."""
TURNED: Final[Mapping[str, Any]] = {"left": 5, "left_color": WEAK}
COMMON: Final[Mapping[str, Any]] = {"text_wrap": True, "valign": "top", "font_size": SIZE, "font_color": INK}
DRAWN: Final[Mapping[str, Mapping[str, Any]]] = {
    "score": {
        "line": {"color": MARK, "width": 2.5},
        "marker": {"type": "circle", "size": 6, "fill": {"color": MARK}, "border": {"color": MARK}},
        "data_labels": {"value": True, "position": "above", "num_format": "0.0"},
    },
    "end": {"line": {"color": RANGE, "width": 1.25}, "marker": {"type": "none"}},
    "index": {"line": {"color": WEAK, "width": 2, "dash_type": "dash"}, "marker": {"type": "none"}},
}
"""Lines of charts, by what they stand for."""
