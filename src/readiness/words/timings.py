"""The words of --timings."""

from typing import Final

HEAD: Final = "CPU milliseconds by phase"
LINE: Final = "  {phase:<9}{milliseconds:>7.1f}{share:>5.0f} %"
TOTAL: Final = "all"
