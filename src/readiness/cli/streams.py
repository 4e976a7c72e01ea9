"""Standard output and standard error that never raise: a failure is kept, to be told at the end."""

import os
import sys
from typing import Any, TextIO, cast


class Outlet:
    """A text stream that writes a question mark for what it cannot encode, and nothing after a failure.

    A reader that went away is no failure. It keeps failures instead of raising them, because the libraries that print
    through it swallow some errors and turn others into exit codes of their own.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.failure: str | None = None
        """Why the output could not be written; None where it could, or where nobody wanted it."""
        self.be(errors="replace")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def be(self, **settings: str) -> None:
        """Change the encoding, or what is done about characters that it lacks, where the stream can."""
        if hasattr(self._stream, "reconfigure"):
            self._stream.reconfigure(**settings)

    def write(self, text: str) -> int:
        """Write the text, or drop it."""
        try:
            self._stream.write(text)
        except OSError as error:
            self._let_go(error)
        return len(text)

    def write_bytes(self, data: bytes) -> None:
        """Write what is no text, or drop it."""
        try:
            self._stream.flush()
            self._stream.buffer.write(data)
            self._stream.buffer.flush()
        except OSError as error:
            self._let_go(error)

    def flush(self) -> None:
        """Flush, or forget what is left."""
        try:
            self._stream.flush()
        except OSError as error:
            self._let_go(error)

    def _let_go(self, error: OSError) -> None:
        """Point the stream at nothing, so that its buffer can be emptied and later writes go nowhere."""
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, self._stream.fileno())
        os.close(null)
        if not isinstance(error, BrokenPipeError):
            self.failure = error.strerror or type(error).__name__


def calm() -> Outlet:
    """Replace both streams, and give back the one for output; one that was closed before we began writes to nothing."""
    out, err = Outlet(sys.stdout or _nowhere()), Outlet(sys.stderr or _nowhere())
    sys.stdout, sys.stderr = cast("TextIO", out), cast("TextIO", err)
    return out


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open to the end


def write_as_utf_8(text: str) -> None:
    """Print a document: UTF-8 wherever it goes, unless a person is looking at it."""
    if isinstance(sys.stdout, Outlet) and not sys.stdout.isatty():
        sys.stdout.be(encoding="utf-8", newline="\n", errors="replace")  # the first would set errors back
    sys.stdout.write(text)
    sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Print what is no text."""
    if isinstance(sys.stdout, Outlet):
        sys.stdout.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
