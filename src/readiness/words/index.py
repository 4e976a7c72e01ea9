"""The words of the first page of a set of reports, and of writing the set."""

from typing import Final

ROUNDS: Final = "Rounds"
OTHERS: Final = "Over the rounds"
CHANGE: Final = "What changed from round {old} to round {new}"
TREND: Final = "All rounds together"
WRITING: Final = "writing reports"
WROTE: Final = "Wrote {count} files to {folder}:"
WROTE_ONE: Final = "  {name}"
