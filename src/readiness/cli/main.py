"""The entry point: the one place where signals and unexpected errors end in an exit code.

Everything is imported inside the guard that keeps tracebacks from users, and nothing heavy before the version is
answered.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from readiness.cli.exits import Exit


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        code = _guarded()
    except KeyboardInterrupt:  # before the signals are listened to
        code = 130
    sys.exit(code)


def _guarded() -> int:
    from readiness.cli.exits import Exit, StoppedError  # noqa: PLC0415
    from readiness.cli.streams import calm  # noqa: PLC0415

    stdout = calm()
    code: int
    try:
        _listen()
        code = _run()
        stdout.flush()
    except StoppedError as stop:
        from readiness.words.problems import INTERRUPTED  # noqa: PLC0415 - only a signal needs it

        code = stop.code
        sys.stderr.write(f"\n{INTERRUPTED}\n")
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        from readiness.cli.defect import report_defect  # noqa: PLC0415 - only a defect needs it

        code = report_defect(error)
    if stdout.failure is not None and code != Exit.DEFECT:
        from readiness.words.problems import OUTPUT  # noqa: PLC0415 - only a failing output needs it

        code = Exit.SYSTEM
        sys.stderr.write(f"{OUTPUT.format(detail=stdout.failure)}\n")
    return code


def _listen() -> None:
    import signal  # noqa: PLC0415

    from readiness.cli.exits import Exit  # noqa: PLC0415

    for name, code in (("SIGINT", Exit.INTERRUPTED), ("SIGTERM", Exit.TERMINATED), ("SIGHUP", Exit.HUNG_UP)):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # nohup and background jobs ignore some on purpose
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stopper(code))


def _stopper(code: "Exit") -> "Callable[[int, FrameType | None], None]":
    from readiness.cli.exits import StoppedError  # noqa: PLC0415

    def stop(_number: int, _frame: "FrameType | None") -> None:
        raise StoppedError(code)

    return stop


def _run() -> int:
    if sys.argv[1:] == ["--version"]:
        from readiness._version import __version__  # noqa: PLC0415

        sys.stdout.write(f"{__version__}\n")
        return 0
    from readiness.cli.app import app  # noqa: PLC0415 - the version is answered without it

    try:
        app(prog_name="readiness")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
