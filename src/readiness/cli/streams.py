"""Standard output and standard error that complain to nobody: not of a closed pipe, not of a character they lack."""

import os
import sys
from typing import Any, TextIO, cast


class Outlet:
    """A text stream whose reader may go away, and which writes a question mark for what it cannot encode."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write, or drop the text when nobody reads."""
        try:
            return self._stream.write(text)
        except BrokenPipeError:
            self._let_go()
            return len(text)

    def flush(self) -> None:
        """Flush, or forget what is left when nobody reads."""
        try:
            self._stream.flush()
        except BrokenPipeError:
            self._let_go()

    def _let_go(self) -> None:
        """Point the stream at nothing, so that its buffer can be emptied and later writes go nowhere."""
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, self._stream.fileno())
        os.close(null)


def calm() -> None:
    """Replace both streams; one that is missing, as under pythonw, stays missing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None:
            setattr(sys, name, cast("TextIO", Outlet(stream)))
