"""The words of what is kept beside assessments."""

from typing import Final

TOP: Final = (
    "Kept by readiness, so that the assessments beside it can always be scored as they were. Not to be changed."
)
NOT_WRITTEN: Final = "it was read from no file"
NOT_READ_BACK: Final = "written into one file, it cannot be read back"
