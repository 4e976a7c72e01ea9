"""What is shown of a target: worded and rounded, without markup."""

from dataclasses import dataclass

from readiness.ids import NodeId
from readiness.model.framework import Framework


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target and what has become of it. Numbers are exact; texts are as shown."""

    id: str
    node: str
    title: str
    """Of the theme, the topic or the whole; of an item, its question."""
    asks: str
    """What is asked and by when."""
    standing: str
    """met, on-course, behind, missed, open or unknown."""
    standing_text: str
    at_least: float
    """The score or the points that are asked, on the scale of the node."""
    by: str | None
    before: str | None
    """The phase before which it is to be reached; either this or `by` is stated."""
    value: float | None
    """The score as shown, or the points of an item; None where there is none."""
    value_text: str
    """Of an item the answer, with its points."""
    decided: str | None
    """Day of the round that decides: the last before the phase, or by the day; until then the last of all."""
    why: str | None
    """In a sentence, where the value of the last round alone does not say why it stands so."""
    line: float | None
    """What the straight line to the target asks for now; None where it has none."""
    line_from: str | None
    """Day of the round in which the line begins."""
    line_text: str | None
    pace: float | None
    """What is needed in a year to be there on the day; None where nothing is, or no day is left."""
    pace_text: str | None
    agreed: str
    with_partners: bool
    agreed_text: str


def of_theme(views: tuple[TargetView, ...], framework: Framework, name: NodeId | None) -> tuple[TargetView, ...]:
    """Those of a theme and of what is below it; all, where no theme is named."""
    theme = next((theme for theme in framework.themes if theme.id == name), None)
    if theme is None:
        return views
    names = {*(node.id for node in theme.nodes()), *(item.id for item in theme.items())}
    return tuple(view for view in views if view.node in names)
