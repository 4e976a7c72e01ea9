"""What is shown of the targets beside an assessment."""

from dataclasses import dataclass

from readiness.report.target_view import TargetView
from readiness.report.view import Identity, Named


@dataclass(frozen=True, slots=True)
class StandingsReport:
    """Everything that is shown of the targets beside an assessment."""

    rescored: str | None
    """Stands first where it is not None."""
    title: str
    notices: tuple[str, ...]
    internal: str
    identity: Identity
    rounds: str
    """Which rounds were read."""
    phase: str | None
    """The phase that was asked for; None: all targets are listed."""
    summary: str
    failing: tuple[str, ...]
    """Ids of the targets that fail the command: the missed ones, or with a phase those not met."""
    targets: tuple[TargetView, ...]
    method: tuple[str, ...]
    versions: tuple[Named, ...]
