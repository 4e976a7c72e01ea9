"""The words that a page in a browser has beside those of the report that it shows."""

from typing import Final

LANGUAGE: Final = "en"
SKIP: Final = "Skip to the report"
CONTENTS: Final = "Contents"
