"""From the files of a framework to the framework: what each name means, and whether the parts fit together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeVar, assert_never

from readiness.ids import OVERALL, NodeId, nearest
from readiness.model.catalogue import build_catalogue, known_sources, unknown_sources
from readiness.model.files import (
    AnyItemFile,
    ChecklistFile,
    ChoiceItemFile,
    ChoicesItemFile,
    ContextItemFile,
    DateItemFile,
    FrameworkFile,
    NodeFile,
    NumberItemFile,
    OptionFile,
    ScaleFile,
    ScaleItemFile,
    YesNoItemFile,
)
from readiness.model.framework import (
    NON_ANSWERS,
    Age,
    Band,
    Catalogue,
    Choice,
    Choices,
    Context,
    Framework,
    Item,
    Kind,
    Lever,
    Node,
    Number,
    Option,
    Policy,
    Rule,
    Scale,
    Term,
    Weight,
    YesNo,
)
from readiness.model.resolve import names_of
from readiness.model.rules import build_rules
from readiness.model.validate import validate
from readiness.problems import MOST_SHOWN, Loaded, Problem, has_errors
from readiness.syntax.canonical import digest
from readiness.syntax.document import Document, Path, Plain

T = TypeVar("T")

_ONE_FILE: Final = ("rules", "sources")
"""Keys of the head that name one file each."""
NO_NAMES: Final = frozenset({"", ".", ".."})
"""Parts of a path that name no file or folder below the one they stand in."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a framework, read; its checklists are yet to come."""

    document: Document
    file: FrameworkFile


def read_head(document: Document) -> Loaded[Head]:
    """The head of a framework."""
    loaded = validate(document, FrameworkFile, "F")
    return Loaded(None if loaded.value is None else Head(document, loaded.value), loaded.problems)


def listed(head: Head) -> tuple[tuple[tuple[Path, str], ...], tuple[Problem, ...]]:
    """The other files of the framework, by where the head names them, and what is wrong with those that are left out.

    Each is a plain path below the framework's own folder, and is listed once.
    """
    named: list[tuple[Path, str]] = [(("checklists", place), name) for place, name in enumerate(head.file.checklists)]
    named += [((key,), name) for key in _ONE_FILE if (name := getattr(head.file, key)) is not None]
    good: list[tuple[Path, str]] = []
    problems = []
    for path, name in named:
        parts = name.replace("\\", "/").split("/")
        if any(part in NO_NAMES or ":" in part for part in parts):
            problems.append(head.document.problem("F020", path, name=name))
        elif name in {other for _, other in good}:
            problems.append(head.document.problem("F021", path, name=name))
        else:
            good.append((path, name))
    return tuple(good), tuple(problems)


def build_framework(head: Head, parts: Mapping[Path, Document]) -> Loaded[Framework]:
    """The framework that these files make, or every problem in them; each file stands at the path that names it."""
    documents = [parts[path] for path in sorted(path for path in parts if path[0] == "checklists")]
    read = [(document, validate(document, ChecklistFile, "F")) for document in documents]
    catalogue = _part(parts, "sources", build_catalogue)
    builder = _Builder(head.document, head.file, known_sources(catalogue.value))
    builder.check_head()
    themes = tuple(builder.theme(document, part.value) for document, part in read if part.value is not None)
    problems = [*(p for _, checklist in read for p in checklist.problems), *builder.problems, *catalogue.problems]
    # where a checklist cannot be read, every rule that names a part of it would be called wrong
    whole = len(themes) == len(head.file.checklists) and not has_errors(problems)
    names = names_of(themes, head.file.phases, head.file.respondents) if whole else None
    rules = _part(parts, "rules", lambda document: build_rules(document, names, builder.seen, builder.sources))
    problems += rules.problems
    if has_errors(problems):
        return Loaded(None, tuple(problems))
    data: dict[str, Plain] = {"checklists": [document.data for document in documents]}
    data |= {key: parts[(key,)].data for key in ("rules",) if (key,) in parts}
    return Loaded(builder.framework(themes, rules.value or (), catalogue.value, data), tuple(problems))


def _part(parts: Mapping[Path, Document], key: str, build: Callable[[Document], Loaded[T]]) -> Loaded[T]:
    """What one file of the framework holds; nothing where there is no such file."""
    document = parts.get((key,))
    return Loaded(None) if document is None else build(document)


def _without_sources(data: Plain) -> Plain:
    """What enters the digest: a citation added or mended does not make another questionnaire."""
    match data:
        case dict():
            # items and rules cite, and the head names the catalogue; elsewhere the word is a name like any other
            cited = not {"ask", "when", "checklists"}.isdisjoint(data)
            return {key: _without_sources(value) for key, value in data.items() if not (cited and key == "sources")}
        case list():
            return [_without_sources(entry) for entry in data]
        case _:
            return data


@dataclass(slots=True)
class _Builder:
    head: Document
    file: FrameworkFile
    sources: frozenset[str] | None = None
    """Ids that may be cited; None where there is no catalogue."""
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    def note(self, document: Document, code: str, path: Path, **args: str | int) -> None:
        self.problems.append(document.problem(code, path, key=False, **args))

    def unknown(self, document: Document, path: Path, what: str, name: str, known: Sequence[str]) -> None:
        hint = nearest(name, known) if len(self.problems) < MOST_SHOWN else None
        self.note(document, "F022", path, what=what, name=name, nearest=hint or "")

    # ---- the head

    def check_head(self) -> None:
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
            self.check_words(self.head, path, labels)
        starts = [band.from_ for band in self.file.bands]
        for place, start in enumerate(starts):
            if (place == 0 and start != 0) or (place > 0 and start <= starts[place - 1]):
                self.note(self.head, "F024", ("bands", place, "from"))
        for what in ("phases", "respondents"):
            names: tuple[str, ...] = getattr(self.file, what)
            for place, name in enumerate(names):
                if name in names[:place]:
                    self.note(self.head, "F025", (what, place), name=name)

    def check_words(self, document: Document, path: Path, words: Sequence[str], *, key: str | None = None) -> None:
        """Labels and option ids: each once, and none that means a non-answer."""
        for place, word in enumerate(words):
            here = (*path, place) if key is None else (*path, place, key)
            if word in NON_ANSWERS:
                self.note(document, "F026", here, name=word)
            if word in words[:place]:
                self.note(document, "F025", here, name=word)

    # ---- the tree

    def theme(self, document: Document, file: ChecklistFile) -> Node:
        return self.node(document, file, ())

    def node(self, document: Document, file: NodeFile, path: Path) -> Node:
        self.claim(document, (*path, "id"), file.id)
        topics = tuple(self.node(document, topic, (*path, "topics", place)) for place, topic in enumerate(file.topics))
        items = tuple(self.item(document, item, (*path, "items", place)) for place, item in enumerate(file.items))
        if not topics and not items:
            self.note(document, "F027", (*path, "id"), name=file.id)
        weight = self.weight(document, file, path)
        return Node(NodeId(file.id), file.title, topics + items, weight, file.about)

    def claim(self, document: Document, path: Path, name: str) -> None:
        if name == OVERALL:
            self.note(document, "F028", path)
        elif name in self.seen:
            self.note(document, "F029", path, name=name, first=self.seen[name])
        else:
            line, _ = document.places[path]
            self.seen[name] = f"{document.name}:{line}"

    def weight(self, document: Document, file: NodeFile | AnyItemFile, path: Path) -> Weight:
        if not isinstance(file.weight, Mapping):
            return Weight(file.weight, (), file.weight_why)
        for name in file.weight:
            if name != "default" and name not in self.file.phases:
                self.unknown(document, (*path, "weight", name), "phase", name, [*self.file.phases, "default"])
        by_phase = tuple((name, factor) for name, factor in file.weight.items() if name != "default")
        return Weight(file.weight.get("default", 1.0), by_phase, file.weight_why)

    def item(self, document: Document, file: AnyItemFile, path: Path) -> Item:
        self.claim(document, (*path, "id"), file.id)
        for what, known in (("phases", self.file.phases), ("respondents", self.file.respondents)):
            for place, name in enumerate(getattr(file, what) or ()):
                if name not in known:
                    self.unknown(document, (*path, what, place), what[:-1], name, known)
        self.problems += unknown_sources(document, (*path, "sources"), file.sources, self.sources)
        return Item(
            id=NodeId(file.id),
            ask=file.ask,
            kind=self.kind(document, file, path),
            lever=Lever(file.lever),
            weight=self.weight(document, file, path),
            why=file.why,
            sources=file.sources,
            phases=file.phases,
            respondents=file.respondents,
            pulse=file.pulse,
            reverse=file.reverse,
            takes_evidence=file.evidence is None,
        )

    def kind(self, document: Document, file: AnyItemFile, path: Path) -> Kind:
        match file:
            case ScaleItemFile():
                return self.scale(document, file, path)
            case YesNoItemFile():
                return YesNo(file.yes_no.yes, file.yes_no.no)
            case ChoiceItemFile():
                return Choice(self.options(document, file.choice, (*path, "choice")))
            case ChoicesItemFile():
                here = (*path, "choices", "options")
                for place, option in enumerate(file.choices.options):
                    if option.means is not None:
                        self.note(document, "F031", (*here, place, "means"))
                return Choices(self.options(document, file.choices.options, here), file.choices.ceiling)
            case NumberItemFile():
                number = file.number
                lowest, highest = number.between
                if lowest >= highest:
                    self.note(document, "F032", (*path, "number", "between"))
                self.check_goalposts(document, number.goalposts, (*path, "number", "goalposts"))
                return Number(number.unit, lowest, highest, number.goalposts)
            case DateItemFile():
                self.check_goalposts(document, file.date.goalposts, (*path, "date", "goalposts"))
                return Age(file.date.goalposts, file.date.never)
            case ContextItemFile():
                return Context(file.context, file.unit)
            case _:
                assert_never(file)

    def scale(self, document: Document, file: ScaleItemFile, path: Path) -> Scale:
        stated = self.file.scales.get(file.scale)
        if stated is None:
            self.unknown(document, (*path, "scale"), "scale", file.scale, list(self.file.scales))
            return Scale((), (), file.levels)
        if isinstance(stated, ScaleFile):
            labels, points = stated.labels, stated.points
        else:
            labels, points = stated, tuple(100 * level / (len(stated) - 1) for level in range(len(stated)))
        if len(file.levels) != len(labels):
            self.note(document, "F033", (*path, "levels"), found=len(file.levels), wanted=len(labels))
        return Scale(labels, points, file.levels)

    def options(self, document: Document, options: Sequence[OptionFile], path: Path) -> tuple[Option, ...]:
        self.check_words(document, path, [option.id for option in options], key="id")
        for place, option in enumerate(options):
            if (option.points is None) == (option.means is None):
                self.note(document, "F034", (*path, place), name=option.id)
        return tuple(Option(option.id, option.label, option.points) for option in options)

    def check_goalposts(self, document: Document, goalposts: Sequence[tuple[float, float]], path: Path) -> None:
        for place, ((before, _), (value, _)) in enumerate(pairwise(goalposts), start=1):
            if value <= before:
                self.note(document, "F035", (*path, place))

    # ---- the whole

    def framework(
        self, themes: tuple[Node, ...], rules: tuple[Rule, ...], catalogue: Catalogue | None, data: dict[str, Plain]
    ) -> Framework:
        file = self.file
        return Framework(
            id=file.id,
            version=file.version,
            title=file.title,
            about=file.about,
            phases=file.phases,
            respondents=file.respondents,
            bands=tuple(Band(band.from_, band.label) for band in file.bands),
            policy=Policy(file.policy.minimum_coverage, file.policy.valid_for_months),
            terms=tuple(Term(term.term, term.today, term.added_by) for term in file.terms),
            themes=themes,
            rules=rules,
            catalogue=catalogue,
            digest=digest(_without_sources({"framework": self.head.data, **data})),
        )
