"""The characters that are drawn with, for a terminal that can show no more than ASCII."""

from typing import Final

from readiness.render import bars, plots, sparks

_PAIRS: Final = (
    *zip(bars.BLOCKS, bars.ASCII, strict=True),
    *zip(plots.BLOCKS, plots.ASCII, strict=True),
    (sparks.BLOCKS.gap, sparks.ASCII.gap),
    # a spark in ASCII has ten steps, and eight in blocks; a block that a bar uses too stands for the bar
    *zip(sparks.BLOCKS.rising, sparks.ASCII.rising[1:], strict=False),
)
_IN_ASCII: Final = str.maketrans(dict(reversed(_PAIRS)))


def in_ascii(text: str) -> str:
    """A text that is laid out already, its drawings in ASCII."""
    return text.translate(_IN_ASCII)
