"""What is shown of the robustness of conclusions: worded, ordered and rounded, without markup."""

from dataclasses import dataclass

from readiness.report.view import Identity, Named


@dataclass(frozen=True, slots=True)
class Kept:
    """In how many trials a conclusion stayed the same."""

    kept: int
    share: float
    """0 to 1."""
    text: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One kind of trial; None stands for a conclusion that it does not bear on, or that there is none of."""

    varied: str
    """theme-weights, all-weights, whole, themes, item or theme."""
    title: str
    tried: int
    band: Kept | None
    weakest: Kept | None
    order: Kept | None


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A conclusion that came out otherwise, and under what."""

    varied: str
    """As in a trial."""
    conclusion: str
    """band, weakest or order."""
    by: tuple[str, ...]
    """Ids of what was left out, or the aggregate; empty for draws."""
    found: tuple[str, ...]
    """What came out: a band, ids of the weakest themes, or of two themes that stand otherwise to one another."""
    trials: int
    """How many trials it came out in."""
    text: str


@dataclass(frozen=True, slots=True)
class RobustnessReport:
    """Everything that a report of the robustness of conclusions shows."""

    rescored: str | None
    """Stands first where it is not None."""
    title: str
    notices: tuple[str, ...]
    internal: str
    identity: Identity
    nothing: str | None
    """Why nothing was tried, where that is so."""
    conclusions: tuple[Named, ...]
    band: str | None
    """Of the whole; None where there is no such conclusion."""
    order: tuple[tuple[str, ...], ...]
    """Ids of the themes from the weakest, those that are equal together; empty where there is no such conclusion."""
    draws: int
    seed: int
    trials: tuple[Trial, ...]
    otherwise: tuple[Otherwise, ...]
    more_pairs: int
    """Of how many pairs of themes that also change places `otherwise` says nothing."""
    method: tuple[str, ...]
    versions: tuple[Named, ...]
