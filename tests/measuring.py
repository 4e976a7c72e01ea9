"""Tests that run the lines of the package too often for coverage to watch, in this process or in forks of another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Final

from coverage import Coverage

_PAUSED: Final = Event()


def is_paused() -> bool:
    """Whether coverage is not to watch what is done now."""
    return _PAUSED.is_set()


@contextmanager
def unmeasured() -> Iterator[None]:
    """Within this, coverage does not watch which lines are run, where it does so at all.

    It makes what runs two to three times as slow. Every line and branch that has to be covered is covered by a test
    that names its case; what draws thousands of cases need not be watched for that.
    """
    measuring = Coverage.current()
    _PAUSED.set()
    if measuring is not None:
        measuring.stop()
    try:
        yield
    finally:
        _PAUSED.clear()
        if measuring is not None:
            asked = _asked()
            measuring.start()
            for name in _asked() - asked:  # it would have every process that is started from now on watched too
                del os.environ[name]


def _asked() -> set[str]:
    """The variables by which coverage watches what is started."""
    return {name for name in os.environ if name.startswith("COVERAGE_")}
