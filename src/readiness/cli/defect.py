"""A mistake of ours: a report without any content of the user's, and where it lies."""

import os
import platform
import sys
import tempfile
import traceback

from readiness._version import __version__
from readiness.cli.exits import Exit
from readiness.words import usage


def report_defect(error: BaseException) -> Exit:
    """Write what went wrong to a file and say where; no message, argument or variable enters it, only code places."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"readiness {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"{type(error).__module__}.{type(error).__name__}",
        *(f"{os.path.basename(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames),  # noqa: PTH119
    ]
    try:
        handle, path = tempfile.mkstemp(prefix="readiness-defect-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        message = usage.DEFECT_IN_FILE.format(defect=usage.DEFECT, path=path)
    except OSError:
        message = usage.DEFECT_HERE.format(defect=usage.DEFECT, lines="\n".join(lines))
    print(message, file=sys.stderr)  # noqa: T201 - rich itself may be what failed
    return Exit.DEFECT
