"""Reports that are passed on: what is read for them, and what they show."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from readiness.model.assessment import Sheet

if TYPE_CHECKING:
    from readiness.render.registry import View

_SHAREABLE: Final[ContextVar[bool]] = ContextVar("whether the report is to be passed on", default=False)


@contextmanager
def to_be_shared() -> Iterator[None]:
    """Within this, no assessment that is read has what its respondents typed, and no report says who they are."""
    token = _SHAREABLE.set(True)
    try:
        yield
    finally:
        _SHAREABLE.reset(token)


def is_shared() -> bool:
    """Whether the report that is made now is to be passed on."""
    return _SHAREABLE.get()


def as_read(sheet: Sheet) -> Sheet:
    """An assessment as reports may see it."""
    if not is_shared():
        return sheet
    from readiness.model.withheld import withheld  # noqa: PLC0415 - most reports need none of it

    return withheld(sheet)


def for_readers(view: "View") -> "View":
    """A report as its readers may see it."""
    if not is_shared():
        return view
    from readiness.report.shareable import Shareable, shareable  # noqa: PLC0415 - most reports need none of it

    if not isinstance(view, Shareable):
        # no command that lists files offers to pass its list on
        raise TypeError(view)
    return shareable(view)
