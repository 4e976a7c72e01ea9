"""Manual pages: the problems of a framework's files."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {}
