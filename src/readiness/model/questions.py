"""From the items of a checklist to the items of a framework."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from readiness.ids import OVERALL, NodeId
from readiness.model.builder import Builder
from readiness.model.catalogue import unknown_sources
from readiness.model.checklist_files import (
    AnyItemFile,
    ChoiceItemFile,
    ChoicesFile,
    ChoicesItemFile,
    ContextItemFile,
    DateItemFile,
    NodeFile,
    NumberItemFile,
    OptionFile,
    ScaleItemFile,
    YesNoItemFile,
)
from readiness.model.framework import (
    Age,
    Choice,
    Choices,
    Context,
    Former,
    Item,
    Kind,
    Lever,
    Number,
    Option,
    Scale,
    Weight,
    YesNo,
)
from readiness.syntax.document import Document, Path
from readiness.words import parts as words


def former(was: str | Sequence[str] | None) -> Former:
    """What a part was in an earlier version."""
    if was is None or isinstance(was, str):
        return None if was is None else NodeId(was)
    return tuple(NodeId(name) for name in was)


@dataclass(slots=True)
class Questions(Builder):
    """A builder that makes items."""

    def item(self, document: Document, file: AnyItemFile, path: Path) -> Item:
        """An item; its condition is read once all names are known."""
        self.claim(document, (*path, "id"), file.id)
        before = len(self.problems)
        kind = self.kind(document, file, path)
        if len(self.problems) > before:
            self.doubtful.add(file.id)
        self.known(document, (*path, "phases"), "phase", file.phases, self.file.phases)
        self.known(document, (*path, "respondents"), "respondent", file.respondents, self.file.respondents)
        self.problems += unknown_sources(document, (*path, "sources"), file.sources, self.sources)
        if file.applies_when is not None:
            self.conditions[NodeId(file.id)] = (document, (*path, "applies-when"), file.applies_when)
        return Item(
            id=NodeId(file.id),
            ask=file.ask,
            kind=kind,
            lever=Lever(file.lever),
            weight=self.weight(document, file, path),
            why=file.why,
            sources=file.sources,
            phases=file.phases,
            respondents=file.respondents,
            pulse=file.pulse,
            reverse=file.reverse,
            takes_evidence=file.evidence is None,
            was=former(file.was),
            same_meaning=file.same_meaning,
        )

    def kind(self, document: Document, file: AnyItemFile, path: Path) -> Kind:
        """What an item takes for an answer, and what that earns."""
        match file:
            case ScaleItemFile():
                return self.scale(document, file, path)
            case YesNoItemFile():
                self.worth(document, (*path, "yes-no", "yes"), file.yes_no.yes)
                self.worth(document, (*path, "yes-no", "no"), file.yes_no.no)
                return YesNo(file.yes_no.yes, file.yes_no.no)
            case ChoiceItemFile():
                return self.choice(document, file, path)
            case ChoicesItemFile():
                return self.choices(document, file.choices, (*path, "choices"))
            case NumberItemFile():
                number = file.number
                lowest, highest = number.between
                if lowest >= highest:
                    self.note(document, "F032", (*path, "number", "between"))
                self.check_goalposts(document, number.goalposts, (*path, "number", "goalposts"))
                return Number(number.unit, lowest, highest, number.goalposts)
            case DateItemFile():
                self.check_goalposts(document, file.date.goalposts, (*path, "date", "goalposts"))
                self.worth(document, (*path, "date", "never"), file.date.never)
                return Age(file.date.goalposts, file.date.never)
            case ContextItemFile():
                return Context(file.context, file.unit)
            case _:
                assert_never(file)

    def scale(self, document: Document, file: ScaleItemFile, path: Path) -> Scale:
        """The scale of an item, with its own texts for the levels."""
        if file.scale not in self.file.scales:
            self.unknown(document, (*path, "scale"), words.SCALE, file.scale, list(self.file.scales))
            self.unsure.add(file.id)
            return Scale((), (), file.levels)
        labels, points = self.stated(file.scale)
        if len(file.levels) != len(labels):
            self.note(document, "F033", (*path, "levels"), found=len(file.levels), wanted=len(labels))
        return Scale(labels, points, file.levels)

    def choice(self, document: Document, file: ChoiceItemFile, path: Path) -> Choice:
        """Options of which one is chosen."""
        before = len(self.problems)
        options = self.options(document, file.choice, (*path, "choice"))
        if "F034" in {problem.code for problem in self.problems[before:]}:
            self.unsure.add(file.id)  # whether that option is an answer or none is not known
        return Choice(options)

    def choices(self, document: Document, file: ChoicesFile, path: Path) -> Choices:
        """Options of which any number is chosen."""
        here = (*path, "options")
        for place, option in enumerate(file.options):
            if option.means is not None:
                self.note(document, "F031", (*here, place, "means"))
        self.worth(document, (*path, "ceiling"), file.ceiling)
        ceiling = self.points[1] if file.ceiling is None else file.ceiling
        return Choices(self.options(document, file.options, here), ceiling)

    def options(self, document: Document, options: Sequence[OptionFile], path: Path) -> tuple[Option, ...]:
        """The options of a choice."""
        self.check_words(document, path, [option.id for option in options], key="id")
        for place, option in enumerate(options):
            if (option.points is None) == (option.means is None):
                self.note(document, "F034", (*path, place), name=option.id)
            self.worth(document, (*path, place, "points"), option.points)
        return tuple(Option(option.id, option.label, option.points) for option in options)

    def check_goalposts(self, document: Document, goalposts: Sequence[tuple[float, float]], path: Path) -> None:
        """Their values rise, and their points lie on the framework's scale."""
        for place, ((before, _), (value, _)) in enumerate(pairwise(goalposts), start=1):
            if value <= before:
                self.note(document, "F035", (*path, place))
        for place, (_, points) in enumerate(goalposts):
            self.worth(document, (*path, place, 1), points)

    def weight(self, document: Document, file: NodeFile | AnyItemFile, path: Path) -> Weight:
        """How much a part counts, by phase where it says so."""
        if not isinstance(file.weight, Mapping):
            return Weight(file.weight, (), file.weight_why)
        for name in file.weight:
            if name != "default" and name not in self.file.phases:
                self.unknown(document, (*path, "weight", name), "phase", name, [*self.file.phases, "default"])
        by_phase = tuple((name, factor) for name, factor in file.weight.items() if name != "default")
        return Weight(file.weight.get("default", 1.0), by_phase, file.weight_why)

    def claim(self, document: Document, path: Path, name: str) -> None:
        """Take an id for a part; one that is taken already is a problem."""
        if name == OVERALL:
            self.note(document, "F028", path)
            self.unsure.add(name)
        elif name in self.seen:
            self.note(document, "F029", path, name=name, first=self.seen[name])
            self.unsure.add(name)
        else:
            line, _ = document.places.get(path, (0, 0))
            self.seen[name] = f"{document.name}:{line}"
