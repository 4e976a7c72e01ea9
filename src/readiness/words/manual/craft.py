"""Manual pages: the checks of a questionnaire's craft."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {}
