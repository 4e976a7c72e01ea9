"""The names of formats: the endings of files that stand for them, and what some need beside the package itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SUFFIXES: Final[Mapping[str, str]] = {
    ".md": "markdown",
    ".html": "html",
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".pdf": "pdf",
    ".docx": "docx",
    ".svg": "svg",
}
"""The ending of a file's name, and the format it stands for; helps list them in this order."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A package that is installed only by whoever wants it."""

    package: str
    requirement: str
    """As pip takes it; the same as in pyproject.toml."""


EXTRAS: Final[Mapping[str, Extra]] = {
    "docx": Extra("python-docx", "python-docx>=1.2"),
    "pdf": Extra("typst", "typst>=0.15.2"),
    "xlsx": Extra("XlsxWriter", "XlsxWriter>=3.3.1"),
}
"""By format, what it needs. These are no texts: a screen cannot show them."""


def lacking(form: str) -> Extra | None:
    """What a format needs and is not installed; None where nothing lacks."""
    try:
        match form:
            case "docx":
                import docx  # noqa: F401, PLC0415 - each is an extra
            case "pdf":
                import typst  # noqa: F401, PLC0415
            case "xlsx":
                import xlsxwriter  # noqa: F401, PLC0415
            case _:
                return None
    except ImportError:
        return EXTRAS[form]
    return None
