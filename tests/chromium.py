"""Chromium, and what looks in it for what hinders readers."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from support import ROOT

playwright: Any = pytest.importorskip("playwright.sync_api")
AXE: Final[Path] = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"


@contextmanager
def launched() -> Iterator[Any]:
    """A browser, as long as it is needed."""
    with playwright.sync_playwright() as started:
        # a container often runs as root, where the browser refuses its own sandbox; the pages are ours
        opened = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield opened
        opened.close()
