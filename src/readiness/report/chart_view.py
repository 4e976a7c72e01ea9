"""What charts show: worded, ordered and placed on a scale from 0 to 1. Renderers only turn shares into coordinates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """A question that a reader has first, and its answer."""

    label: str
    answer: str
    text: str
    """Why, or how much, in a line or two."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TargetMark:
    """Where a target stands."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A theme. Everything is a share of its scale, from 0 to 1."""

    title: str
    value: str
    """The score as it is shown, with its band; or why there is none."""
    notes: str
    """What else is marked, in words."""
    weakest: bool
    level: float | None
    """None where there is no score."""
    low: float | None
    high: float | None
    """The range; None where there is none."""
    before: float | None
    """Where the round before stood; None where that is not known."""
    targets: tuple[TargetMark, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Themes as bars."""

    title: str
    text: str
    """All that the chart says."""
    ends: tuple[str, str]
    """The least and the most of the scale; of the first theme, where they differ."""
    legend: tuple[tuple[str, str], ...]
    """What is drawn, by the name of its mark, and what it stands for."""
    bars: tuple[Bar, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Dot:
    """A round over time. Everything is a share, from 0 to 1."""

    at: float
    level: float | None
    low: float | None
    high: float | None
    index: float | None
    """Of the change like for like; None where there is none."""
    begins: bool
    """Whether the index begins here, so that no line leads to it."""
    label: str
    """The score as it is shown; empty where it would stand on that of another round."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Where a phase begins."""

    at: float
    letter: str


@dataclass(frozen=True, slots=True)
class OverTime:
    """A score over time."""

    title: str
    text: str
    ends: tuple[str, str]
    middle: str
    days: tuple[str, str]
    legend: tuple[tuple[str, str], ...]
    dots: tuple[Dot, ...]
    phases: tuple[Phase, ...]
    phases_text: str
    """What the letters stand for."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """An answer in a round."""

    text: str
    step: int | None
    """From 0, the fewest points, to 4; None where it earned none."""
    anew: bool


@dataclass(frozen=True, slots=True)
class HeatRow:
    """An item in every round."""

    id: str
    ask: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatGroup:
    """The items of a theme."""

    title: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Items by round."""

    title: str
    why: str
    item: str
    rounds: tuple[str, ...]
    legend: str
    steps: tuple[str, ...]
    """What each step stands for."""
    none: str
    anew: str | None
    """What the mark of a question that is another one says; None where there is none such."""
    groups: tuple[HeatGroup, ...]


@dataclass(frozen=True, slots=True)
class Fall:
    """A part of a change, or one of its ends. Everything is a share of what the scale shows."""

    kind: str
    """end, up, down or none."""
    title: str
    value: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Where a change comes from."""

    title: str
    text: str
    ends: tuple[str, str]
    axis: str
    """Which part of the scale is shown."""
    legend: tuple[tuple[str, str], ...]
    falls: tuple[Fall, ...]
    """The first round, the parts, the second round."""
    table: Table
