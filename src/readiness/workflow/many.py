"""The same work on many files, on all processors."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from readiness.workflow.cache_folder import cache_folder, kept_in
from readiness.workflow.frameworks import each_once

T = TypeVar("T")
WORTH_IT: Final = 200
"""So many files take longer than it takes to start processes."""
AT_ONCE: Final = 50
"""Files that a process is given at a time: so long a signal waits, and so often it reads the framework."""


def each_of(work: Callable[[Path], T], paths: Sequence[Path]) -> Iterator[T]:
    """What a function of a module makes of each path, in their order, as it comes.

    Processes are used where they are worth it and can be had; what they are sent and send back is copied. The function
    must not hang on what was set in this process.
    """
    processes = min(os.cpu_count() or 1, -(-len(paths) // WORTH_IT) + 1)
    done = 0
    if len(paths) >= WORTH_IT and processes > 1:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - few folders have so many files

        # where there are none to be had, or one was killed, what is left is done here
        with suppress(BrokenExecutor, ImportError, OSError):
            for found in _elsewhere(work, paths, processes):
                yield found
                done += 1
    yield from map(work, paths[done:])


def _elsewhere(work: Callable[[Path], T], paths: Sequence[Path], processes: int) -> Iterator[T]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    parts = [paths[start : start + AT_ONCE] for start in range(0, len(paths), AT_ONCE)]
    pool = ProcessPoolExecutor(processes, initializer=_leave_signals)
    try:
        made = [pool.submit(_part, work, part, cache_folder()) for part in parts]
        for part in made:
            yield from part.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_signals() -> None:
    """Ctrl-C goes to all processes of a terminal; it is for the first one to say that it was heard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _part(work: Callable[[Path], T], paths: Sequence[Path], cache: Path | None) -> list[T]:
    with kept_in(cache), each_once():
        return list(map(work, paths))
