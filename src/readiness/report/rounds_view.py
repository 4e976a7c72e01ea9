"""What is shown of the rounds in a folder."""

from dataclasses import dataclass

from readiness.report.view import Figure, Identity


@dataclass(frozen=True, slots=True)
class RoundView:
    """One assessment."""

    file: str
    identity: Identity
    overall: Figure
    digest: str
    """The first digits of the digest of its answers."""
    sealed: str
    """yes, no, changed (since), replaced, or unknown."""
    sealed_text: str
    sealed_on: str | None
    """The day of its last seal."""


@dataclass(frozen=True, slots=True)
class UnreadView:
    """A file that seems to be an assessment, and cannot be read."""

    file: str
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class RoundsReport:
    """Everything that is shown of the rounds in a folder."""

    title: str
    rescored: str | None
    """That files were read with another framework than they name, where that was asked for."""
    rounds: tuple[RoundView, ...]
    """By subject, respondent and scope, each in the order of dates."""
    unread: tuple[UnreadView, ...]
