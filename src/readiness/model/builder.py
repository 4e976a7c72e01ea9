"""What building a framework has come to: its head, what was found wrong, and what is in doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from readiness.ids import NodeId, nearest, repeated
from readiness.model.checklist_files import BandFile, FormulaFile
from readiness.model.framework import (
    NON_ANSWERS,
    Band,
    Extent,
)
from readiness.model.framework_files import FrameworkFile, ScaleFile, UnsupportedFile
from readiness.model.levels import alike
from readiness.problems import MOST_SHOWN, Problem
from readiness.syntax.document import Document, Path


@dataclass(slots=True)
class Builder:
    """What has been read of a framework and its mistakes; the classes below it add its items and its tree."""

    head: Document
    file: FrameworkFile
    sources: frozenset[str] | None = None
    """Ids that may be cited; None where there is no catalogue."""
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    places: dict[NodeId, tuple[Document, Path, FormulaFile]] = field(default_factory=dict)
    """Where each node stands."""
    conditions: dict[NodeId, tuple[Document, Path, str]] = field(default_factory=dict)
    """Where each condition of an item stands, and its text."""
    unsure: set[str] = field(default_factory=set)
    """Ids of which nothing more is known."""
    doubtful: set[str] = field(default_factory=set)
    """Ids of what may come to something else once its mistakes are mended."""
    complete: bool = True
    """Whether all ids are known."""
    adrift: bool = False
    """Whether the head leaves in doubt what anything is worth."""

    @property
    def head_bands(self) -> tuple[Band, ...]:
        """The bands of the head."""
        return tuple(Band(band.from_, band.label) for band in self.file.bands)

    @property
    def points(self) -> Extent:
        """The least and the most points of an item."""
        return self.file.points

    def note(self, document: Document, code: str, path: Path, **args: str | int) -> None:
        """Keep a problem."""
        self.problems.append(document.problem(code, path, key=False, **args))

    def unknown(self, document: Document, path: Path, what: str, name: str, known: Sequence[str]) -> None:
        """Keep that a name is not known, with the nearest of those that are."""
        hint = nearest(name, known) if len(self.problems) < MOST_SHOWN else None
        self.note(document, "F022", path, what=what, name=name, nearest=hint or "")

    def known(
        self, document: Document, path: Path, what: str, names: Sequence[str] | None, stated: Sequence[str]
    ) -> None:
        """Keep which of the names are not known."""
        for place, name in enumerate(names or ()):
            if name not in stated:
                self.unknown(document, (*path, place), what, name, stated)

    def worth(self, document: Document, path: Path, points: float | None) -> None:
        """Points lie on the framework's scale."""
        least, most = self.points
        if points is not None and least < most and not least <= points <= most:
            self.note(document, "F043", path, points=f"{points:g}", least=f"{least:g}", most=f"{most:g}")

    def stated(self, name: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
        """The labels and the points of a scale of the head."""
        scale = self.file.scales[name]
        return (scale.labels, scale.points) if isinstance(scale, ScaleFile) else (scale, self.evenly(len(scale)))

    def evenly(self, count: int) -> tuple[float, ...]:
        """The points of so many levels, from the least to the most."""
        least, most = self.points
        return tuple(least + (most - least) * level / (count - 1) for level in range(count))

    def check_words(self, document: Document, path: Path, words: Sequence[str], *, key: str | None = None) -> None:
        """Labels and option ids: each once, and none that means a non-answer."""
        twice = frozenset(repeated(words))
        for place, word in enumerate(words):
            here = (*path, place) if key is None else (*path, place, key)
            if word in NON_ANSWERS:
                self.note(document, "F026", here, name=word)
            if place in twice:
                self.note(document, "F025", here, name=word)

    def bands(self, document: Document, path: Path, bands: Sequence[BandFile], extent: Extent) -> None:
        """They begin where the scale does, and rise; all of them have a value, or none."""
        twice = frozenset(repeated([band.label for band in bands]))
        for place, band in enumerate(bands):
            if (place == 0 and band.from_ != extent[0]) or (place > 0 and band.from_ <= bands[place - 1].from_):
                self.note(document, "F024", (*path, place, "from"), least=f"{extent[0]:g}")
            if (band.value is None) != (bands[0].value is None):
                self.note(document, "F052", (*path, place))
            if place in twice:
                self.note(document, "F025", (*path, place, "label"), name=band.label)

    # ---- the head

    def check_head(self) -> None:
        """Keep what is wrong with the head itself."""
        if self.points[0] >= self.points[1]:
            self.note(self.head, "F032", ("points",))
        self.check_scales()
        self.bands(self.head, ("bands",), self.file.bands, self.points)
        for place, band in enumerate(self.file.bands):
            if band.value is not None:
                self.note(self.head, "F053", ("bands", place, "value"))
        self.check_unsupported()
        for what, names in (("phases", self.file.phases), ("respondents", self.file.respondents)):
            for place in repeated(names):
                self.note(self.head, "F025", (what, place), name=names[place])

    def check_scales(self) -> None:
        """Keep what is wrong with the scales of the head."""
        for name, scale in self.file.scales.items():
            labels = scale.labels if isinstance(scale, ScaleFile) else scale
            path: Path = ("scales", name)
            if isinstance(scale, ScaleFile):
                path = (*path, "labels")
                if len(scale.points) != len(labels):
                    self.note(self.head, "F023", ("scales", name, "points"), points=len(scale.points), n=len(labels))
                for place, (before, after) in enumerate(pairwise(scale.points), start=1):
                    if after < before:
                        self.note(self.head, "F036", ("scales", name, "points", place))
                for place, points in enumerate(scale.points):
                    self.worth(self.head, ("scales", name, "points", place), points)
            self.check_words(self.head, path, labels)
            self.check_alike(path, labels)

    def check_alike(self, path: Path, labels: Sequence[str]) -> None:
        """Labels of a scale that are written otherwise, and that readers cannot tell apart."""
        first: dict[str | float, str] = {}
        for place, label in enumerate(labels):
            other = first.setdefault(alike(label), label)
            if other != label:
                self.note(self.head, "F072", (*path, place), name=label, first=other)

    def check_unsupported(self) -> None:
        """What an answer without support earns at most is a level of a scale, or points on the framework's own."""
        unsupported = self.file.policy.unsupported
        if isinstance(unsupported, UnsupportedFile):
            at = ("policy", "unsupported", "at-most")
            if isinstance(unsupported.at_most, float):
                self.worth(self.head, at, unsupported.at_most)
            else:
                known = list(dict.fromkeys(label for name in self.file.scales for label in self.stated(name)[0]))
                if unsupported.at_most not in known:
                    self.unknown(self.head, at, "level", unsupported.at_most, known)
                    self.adrift = True
