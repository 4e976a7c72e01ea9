"""The manual pages of all problems."""

from collections.abc import Mapping
from typing import Final

from readiness.words.manual import assessment, craft, expression, formats, framework, reading, syntax, system
from readiness.words.manual.page import Page

PAGES: Final[Mapping[str, Page]] = {
    **syntax.PAGES,
    **reading.PAGES,
    **framework.PAGES,
    **craft.PAGES,
    **expression.PAGES,
    **assessment.PAGES,
    **formats.PAGES,
    **system.PAGES,
}
