"""Targets and the defaults of a folder: what their files say, looked up in a framework where there is one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from pydantic import ValidationError

from readiness.ids import OVERALL, OWN, NodeId, nearest
from readiness.model.answer_files import FrameworkReference
from readiness.model.assessment import Subject
from readiness.model.extents import domains, levels_of
from readiness.model.folder_files import FolderFile, TargetFile, TargetsFile
from readiness.model.framework import Extent, Framework, Item, Scale
from readiness.model.levels import has_numbers, level_of
from readiness.model.validate import validate
from readiness.problems import Loaded, Problem, has_errors, in_order
from readiness.syntax.dates import EARLIEST
from readiness.syntax.document import Document, Path, Plain
from readiness.words import parts as words

_BLANK: Final[dict[str, Plain]] = {"node": OVERALL, "at-least": 0, "agreed": EARLIEST.isoformat()}
"""What stands for the keys of a target that cannot be read."""


@dataclass(frozen=True, slots=True)
class Target:
    """A level, band or score that a node or an item is to reach."""

    id: str
    node: NodeId
    """A theme, a topic, an item, `overall` or `own`."""
    at_least: float | str
    """Points or a score on its own scale; or the label of a level or a band, or the id of an option."""
    by: date | None
    before: str | None
    """The phase before which it is to be reached; either this or `by` is stated."""
    agreed: date
    with_partners: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """What the assessments of a folder have in common."""

    subject: Subject | None
    respondent: str | None
    framework: FrameworkReference | None
    full_screen: str | None = None
    """dark or light, where `assess` is to fill the screen."""


def read_folder(document: Document) -> Loaded[Folder]:
    """What a file `readiness.yaml` says, before a framework gives its names a meaning."""
    loaded = validate(document, FolderFile, "A")
    if loaded.value is None:
        return Loaded(None, in_order(loaded.problems))
    file, subject = loaded.value, loaded.value.subject
    made = None if subject is None else Subject(subject.id, subject.name, subject.fictional, subject.illustration)
    return Loaded(Folder(made, file.respondent, framework_named(file.framework), file.full_screen))


def unknown_in(document: Document, folder: Folder, framework: Framework) -> tuple[Problem, ...]:
    """What such a file names and the framework does not have."""
    name, known = folder.respondent, framework.respondents
    return () if name is None or name in known else (_unknown(document, ("respondent",), "respondent", name, known),)


def framework_named(name: str | None) -> FrameworkReference | None:
    """The framework that `id@version` names."""
    if name is None:
        return None
    id_, _, version = name.partition("@")
    return FrameworkReference(id=id_, version=version)


def _unknown(document: Document, path: Path, what: str, name: str, known: tuple[str, ...]) -> Problem:
    return document.problem(
        "A020", path, what=what, name=name, nearest=nearest(name, known) or "", allowed=", ".join(known)
    )


def read_targets(document: Document, framework: Framework | None) -> Loaded[tuple[Target, ...]]:
    """The targets in a file, or every problem in them; what they name is looked up where the framework is known."""
    loaded = validate(document, TargetsFile, "A")
    problems = list(loaded.problems)
    read = tuple(_left_of(document) if loaded.value is None else _whole(loaded.value.targets))
    names = None if framework is None else _Names.of(framework)
    first: dict[str, int] = {}
    for place, file, wrong in read:
        path = ("targets", place)
        if file.id in first:
            line, _ = document.places[("targets", first[file.id])]
            problems.append(document.problem("A085", (*path, "id"), name=file.id, first=line))
        first.setdefault(file.id, place)
        problems += _dates(document, path, file, wrong)
        problems += () if names is None else names.problems(document, path, file, wrong)
    if has_errors(problems):
        return Loaded(None, in_order(problems))
    return Loaded(tuple(_target(file, None if names is None else names.level(file)) for _, file, _ in read))


_Read: TypeAlias = tuple[int, TargetFile, frozenset[str]]
"""A target with its place, and the keys in it of which nothing can be said, because they are faulty themselves."""


def _whole(targets: tuple[TargetFile, ...]) -> Iterator[_Read]:
    for place, file in enumerate(targets):
        yield place, file, frozenset()


def _left_of(document: Document) -> Iterator[_Read]:
    """The targets of a file with mistakes without what is wrong in them, so that this hides nothing else."""
    listed = document.data.get("targets") if isinstance(document.data, dict) else None
    for place, value in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(value, dict):
            continue
        wrong: frozenset[str] = frozenset()
        try:
            yield place, TargetFile.model_validate(value), wrong
        except ValidationError as error:
            wrong = frozenset(str(detail["loc"][0]) for detail in error.errors(include_url=False))
        else:
            continue
        left = {**_BLANK, "id": f"unread.{place}", **{key: value[key] for key in value.keys() - wrong}}
        yield place, TargetFile.model_validate(left), wrong


def _target(file: TargetFile, level: str | None) -> Target:
    at_least = file.at_least if level is None else level
    return Target(
        file.id, NodeId(file.node), at_least, file.by, file.before, file.agreed, with_partners=file.with_partners
    )


def _dates(document: Document, path: Path, file: TargetFile, wrong: frozenset[str]) -> Iterator[Problem]:
    if wrong.isdisjoint({"by", "before"}) and (file.by is None) == (file.before is None):
        yield document.problem("A086", path)
    if file.by is not None and file.agreed > file.by:
        yield document.problem("A087", (*path, "agreed"), agreed=file.agreed, by=file.by)


@dataclass(frozen=True, slots=True)
class _Names:
    """What a target may name in a framework."""

    framework: Framework
    items: Mapping[str, Item]
    scales: Mapping[str, tuple[Extent, tuple[str, ...]]]
    """Of everything that scores: its scale, and the levels or bands that it may be at."""

    @classmethod
    def of(cls, framework: Framework) -> "_Names":
        """The names of a framework."""
        items = {item.id: item for item in framework.items()}
        scales: dict[str, tuple[Extent, tuple[str, ...]]] = {
            name: (domain.own, tuple(band.label for band in domain.bands))
            for name, domain in domains(framework).items()
        }
        scales[OWN] = scales[OVERALL]
        for item in items.values():
            if item.scored:
                levels = tuple(label for label, _ in levels_of(item, framework.points))
                scales[item.id] = (framework.points, levels)
        return cls(framework, {str(name): item for name, item in items.items()}, scales)

    def problems(self, document: Document, path: Path, file: TargetFile, wrong: frozenset[str]) -> Iterator[Problem]:
        """What a target names and the framework does not have."""
        if file.before is not None and file.before not in self.framework.phases:
            yield _unknown(document, (*path, "before"), "phase", file.before, self.framework.phases)
        if "node" in wrong:
            return
        if file.node not in self.scales:
            context = file.node in self.items
            hint = "" if context else nearest(file.node, self.scales) or ""
            more = {"name": file.node, "nearest": hint, "framework": self.framework.name}
            yield document.problem("A089" if context else "A088", (*path, "node"), key=False, **more)
            return
        if "at-least" in wrong:
            return
        (least, most), levels = self.scales[file.node]
        here = (*path, "at-least")
        if self.level(file) is not None:
            return
        if isinstance(file.at_least, str):
            if file.at_least not in levels:
                numbers = (
                    ()
                    if self.is_scale(file.node)
                    else (words.NUMBER_BETWEEN.format(least=f"{least:g}", most=f"{most:g}"),)
                )
                yield self.no_level(document, here, file, ", ".join((*levels, *numbers)))
        elif self.is_scale(file.node):
            yield self.no_level(document, here, file, ", ".join(levels))
        elif not least <= file.at_least <= most:
            yield document.problem("A095", here, found=f"{file.at_least:g}", least=f"{least:g}", most=f"{most:g}")

    def is_scale(self, name: str) -> bool:
        """Whether this is an item answered by a level; a number could be meant as one, and read as points."""
        return name in self.items and isinstance(self.items[name].kind, Scale)

    def level(self, file: TargetFile) -> str | None:
        """The label of the level that a target names; None where it names none, or not by a label.

        A number is a label where one of the scale is written so, and never a place.
        """
        kind = self.items[file.node].kind if file.node in self.items else None
        if not isinstance(kind, Scale) or not (isinstance(file.at_least, str) or has_numbers(kind.labels)):
            return None
        place = level_of(kind.labels, file.at_least)
        return None if place is None else kind.labels[place]

    def no_level(self, document: Document, path: Path, file: TargetFile, allowed: str) -> Problem:
        """What a target asks for is not a level of what it is set for."""
        found = file.at_least
        hint = nearest(found, self.scales[file.node][1]) if isinstance(found, str) else None
        text = found if isinstance(found, str) else f"{found:g}"
        return document.problem("A094", path, found=text, name=file.node, allowed=allowed, nearest=hint or "")
