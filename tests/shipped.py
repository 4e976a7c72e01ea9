"""The shipped frameworks, read once for all tests: to read one is nine tenths of scoring an assessment."""

from functools import cache
from pathlib import Path
from typing import Final

from readiness.workflow import framework_files, frameworks
from readiness.workflow.framework_files import FrameworkRead

CHECKLISTS: Final = Path(__file__).resolve().parent.parent / "checklists"


def read_once() -> None:
    """Keep from here on what a folder of a shipped framework said, which is frozen; every other is read each time."""
    read = framework_files._read_framework
    known = cache(read)

    def remembered(folder: Path) -> FrameworkRead:
        return known(folder) if folder.is_relative_to(CHECKLISTS) else read(folder)

    framework_files._read_framework = remembered


def read_all() -> None:
    """Read each of them."""
    for name in frameworks.installed_names():
        frameworks.load_installed(name)
