"""`--timings`: where the time of a command went, on standard error when it ends."""

from time import process_time

import typer

from readiness.cli import output
from readiness.words import timings as words
from readiness.workflow.phases import Watch, watched


def watch(ctx: typer.Context) -> None:
    """Measure what is done until the command line ends, and print it then."""
    found = Watch(process_time)
    ctx.with_resource(watched(found))
    _import_first()
    ctx.call_on_close(lambda: _tell(found))


def _import_first() -> None:
    """Import what a score needs now, so that no later phase counts for it."""
    import readiness.render.terminal_report  # noqa: PLC0415
    import readiness.report.targets  # noqa: PLC0415
    import readiness.workflow.framework_files  # noqa: PLC0415
    import readiness.workflow.scoring  # noqa: F401, PLC0415


def _tell(found: Watch) -> None:
    spent = found.spent()
    whole = sum(spent.values())
    lines = [*((phase.value, seconds) for phase, seconds in spent.items()), (words.TOTAL, whole)]
    output.error(words.HEAD)
    for name, seconds in lines:
        output.error(words.LINE.format(phase=name, milliseconds=1000 * seconds, share=100 * seconds / whole))
