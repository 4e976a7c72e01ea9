"""Manual pages: the problems of files and folders."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {}
