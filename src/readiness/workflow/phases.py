"""Where the time of a command goes: what is done is marked here, and measured where somebody watches."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Phase(StrEnum):
    """What a command does, in the order in which it is first done."""

    IMPORTS = "imports"
    """Also the start of the interpreter, and the reading of the command line."""
    READ = "read"
    """Bytes of files, and parsing them; or what is kept of a framework."""
    VALIDATE = "validate"
    """The shape of what was parsed, and what its names mean."""
    COMPILE = "compile"
    SCORE = "score"
    VIEW = "view"
    RENDER = "render"


@dataclass(slots=True)
class Watch:
    """How long each phase took; what is done inside another phase does not count for that one."""

    clock: Callable[[], float]
    """Seconds of this process, from its start."""
    _spent: dict[Phase, float] = field(default_factory=dict)
    _now: list[Phase] = field(default_factory=lambda: [Phase.IMPORTS])
    _since: float = 0.0

    def begin(self, phase: Phase) -> None:
        """A phase begins; the one that was running waits."""
        self._stop()
        self._now.append(phase)

    def end(self) -> None:
        """It ends, and the one before it goes on."""
        self._stop()
        self._now.pop()

    def spent(self) -> Mapping[Phase, float]:
        """Seconds of every phase up to now."""
        self._stop()
        return {phase: self._spent.get(phase, 0.0) for phase in Phase}

    def _stop(self) -> None:
        now = self.clock()
        phase = self._now[-1]
        self._spent[phase] = self._spent.get(phase, 0.0) + now - self._since
        self._since = now


_WATCH: Final[ContextVar[Watch | None]] = ContextVar("who measures", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Within this, phases are measured."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


@contextmanager
def phase(which: Phase) -> Iterator[None]:
    """What is done within this belongs to a phase."""
    watch = _WATCH.get()
    if watch is None:
        yield
        return
    watch.begin(which)
    try:
        yield
    finally:
        watch.end()
