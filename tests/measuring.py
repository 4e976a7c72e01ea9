"""Tests that run the lines of the package too often for coverage to watch."""

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def unmeasured() -> Iterator[None]:
    """Within this, coverage does not watch which lines of this process are run, where it does so at all.

    It makes what runs two to three times as slow. Every line and branch that has to be covered is covered by a test
    that names its case; what draws thousands of cases need not be watched for that.
    """
    measuring = Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()
