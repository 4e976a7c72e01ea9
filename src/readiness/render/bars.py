"""A range drawn as a bar of characters."""

from typing import Final, NamedTuple


class Glyphs(NamedTuple):
    """One character each for what is certain, what open questions decide, and what is out of reach."""

    full: str
    open: str
    empty: str


BLOCKS: Final = Glyphs("█", "▒", "░")
ASCII: Final = Glyphs("#", "=", ".")
"""None of them is what a stream writes for a character that it cannot encode."""


def bar(low: float | None, high: float | None, ends: tuple[float, float], width: int, glyphs: Glyphs) -> str:
    """A bar of `width` characters for a range on a scale with these ends; all empty where there is no range.

    A range that is not a point shows at least one open cell, so that what is open is never hidden by rounding.
    """
    if low is None or high is None:
        return glyphs.empty * width
    least, most = ends
    certain, possible = (int((value - least) * width / (most - least) + 0.5) for value in (low, high))
    if high > low and possible == certain:
        certain, possible = (certain, possible + 1) if possible < width else (certain - 1, possible)
    return glyphs.full * certain + glyphs.open * (possible - certain) + glyphs.empty * (width - possible)
