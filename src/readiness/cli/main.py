"""The entry point: the one place where signals and unexpected errors end in an exit code.

Everything is imported inside the guard that keeps tracebacks from users, and nothing at all before the version is
answered: not even `typing`, which takes a third of the time of an interpreter that does nothing.
"""

import sys

SELDOM = 50_000
"""New objects after which garbage is looked for; Python looks after 700, or 2,000."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] == ["--version"] and _told_version():
        sys.exit(0)
    try:
        code = _guarded()
    except KeyboardInterrupt:  # before the signals are listened to
        code = 130
    sys.exit(code)


def _told_version() -> bool:
    """Print the version, and whether that could be done; what prevents it is told by those who know how."""
    from readiness._version import __version__  # noqa: PLC0415

    try:
        sys.stdout.write(f"{__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError):  # it was closed before we began, or takes nothing
        return False
    return True


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
        if not stop.told:
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

    from readiness.cli.exits import Exit, StoppedError  # noqa: PLC0415

    codes = {signal.SIGINT: Exit.INTERRUPTED, signal.SIGTERM: Exit.TERMINATED}
    if sys.platform != "win32":  # it has no SIGHUP
        codes[signal.SIGHUP] = Exit.HUNG_UP
    # nohup and background jobs ignore some on purpose
    heard: dict[int, Exit] = {
        number: code for number, code in codes.items() if signal.getsignal(number) is not signal.SIG_IGN
    }

    def stop(number: int, _frame: "FrameType | None") -> None:
        for other in heard:  # a second Ctrl-C must not interrupt the cleaning up after the first
            signal.signal(other, signal.SIG_IGN)
        raise StoppedError(heard[number])

    for number in heard:
        signal.signal(number, stop)


def _run() -> int:
    import gc  # noqa: PLC0415

    # what is imported and read stays to the end, so that looking for garbage among it finds none
    gc.set_threshold(SELDOM)
    from readiness.cli.app import app  # noqa: PLC0415 - the version is answered without it

    try:
        app(prog_name="readiness")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
