"""A row of numbers drawn as a row of characters."""

from typing import Final, NamedTuple

from readiness.report.page import Spark, SparkKey
from readiness.words import trend as words


class Steps(NamedTuple):
    """The characters from the lowest number to the highest, and the one where there is none."""

    rising: str
    gap: str


BLOCKS: Final = Steps("▁▂▃▄▅▆▇█", "·")
ASCII: Final = Steps("0123456789", ".")


def drawn(spark: Spark, steps: Steps) -> str:
    """A character for each number."""
    last = len(steps.rising) - 1
    return "".join(
        steps.gap if level is None else steps.rising[max(0, min(last, int(level * len(steps.rising))))]
        for level in spark.levels
    )


def key_text(key: SparkKey, steps: Steps) -> str:
    """What the characters say."""
    gap = words.SPARK_GAP.format(glyph=steps.gap) if key.gaps else ""
    text = words.SPARK_LEGEND if key.rounds == 1 else words.SPARK_LEGEND_MANY
    return text.format(count=key.rounds, least=steps.rising[0], most=steps.rising[-1], gap=gap)
