"""Manual pages: the problems of assessments."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {}
