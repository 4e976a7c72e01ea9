"""The entry point: the one place where signals and unexpected errors end in an exit code.

Nothing heavy is imported before the version is answered, and nothing outside the guard that keeps tracebacks
from users.
"""

import signal
import sys
from collections.abc import Callable
from types import FrameType

from readiness._version import __version__
from readiness.cli.exits import Exit, StoppedError
from readiness.cli.streams import calm

_SIGNALS = {"SIGINT": Exit.INTERRUPTED, "SIGTERM": Exit.TERMINATED, "SIGHUP": Exit.HUNG_UP}


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        print(__version__)  # noqa: T201 - answered before anything that could print it better is imported
        sys.exit(Exit.DONE)
    calm()
    try:
        _listen()
        code = _run()
    except StoppedError as stop:
        from readiness.words.problems import INTERRUPTED  # noqa: PLC0415 - only a signal needs it

        code = stop.code
        print(f"\n{INTERRUPTED}", file=sys.stderr)  # noqa: T201 - the rest may not be imported yet
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        from readiness.cli.defect import report_defect  # noqa: PLC0415 - only a defect needs it

        code = report_defect(error)
    sys.stdout.flush()
    sys.exit(code)


def _listen() -> None:
    for name, code in _SIGNALS.items():
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # nohup and background jobs ignore some on purpose
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stopper(code))


def _stopper(code: Exit) -> Callable[[int, FrameType | None], None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise StoppedError(code)

    return stop


def _run() -> int:
    from readiness.cli.app import app  # noqa: PLC0415 - the version is answered without it

    try:
        app(prog_name="readiness")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.DONE
    return Exit.DONE
