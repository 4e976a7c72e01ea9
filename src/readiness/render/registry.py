"""The formats that a report can be written in. A new one is a file beside this one and a line here."""

from collections.abc import Callable, Mapping
from typing import Final

from readiness.render.json_text import json_text
from readiness.render.markdown import markdown
from readiness.report.view import Report

TEXT_FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {"json": json_text, "markdown": markdown}
SUFFIXES: Final[Mapping[str, str]] = {".json": "json", ".md": "markdown"}
"""The ending of a file's name, and the format it stands for."""
