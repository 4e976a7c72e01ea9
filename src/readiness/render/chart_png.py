"""A chart as a picture, drawn by the templates of the PDF: for documents that are laid out elsewhere."""

from readiness.render.typeset import as_json, chart_data, drawn
from readiness.report.chart_view import Bars, OverTime, Waterfall


def chart_png(chart: Bars | Waterfall | OverTime, ppi: int = 200) -> bytes:
    """The chart as PNG, 16 cm wide on white, as high as it has to be.

    The same chart gives the same bytes, on every machine where the fonts within the compiler have all its characters.
    """
    return drawn("chart.typ", as_json(chart_data(chart)), ppi)
