"""From the files of a framework to the framework: what each name means, and whether the parts fit together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, TypeVar, assert_never

from readiness.ids import OVERALL, NodeId, nearest
from readiness.model.allow import unknown_checks, without_allow
from readiness.model.catalogue import build_catalogue, known_sources, unknown_sources
from readiness.model.condition import Amount, Banded, Condition, Leaf, Measured, Points, Stated, Word, leaf_name, leaves
from readiness.model.extents import Levels, domains_of, falling_places, falls, levels_of
from readiness.model.files import (
    AnyItemFile,
    BandFile,
    ChecklistFile,
    ChoiceItemFile,
    ChoicesItemFile,
    ContextItemFile,
    DateItemFile,
    FormulaFile,
    FrameworkFile,
    LookupFile,
    NodeFile,
    NumberItemFile,
    OptionFile,
    PolicyFile,
    ScaleFile,
    ScaleItemFile,
    UnsupportedFile,
    YesNoItemFile,
)
from readiness.model.framework import (
    NON_ANSWERS,
    Age,
    Aggregate,
    Band,
    Catalogue,
    Choice,
    Choices,
    Context,
    Extent,
    Formula,
    Framework,
    Item,
    Kind,
    Lever,
    Lookup,
    Node,
    Number,
    Option,
    Policy,
    Rule,
    Scale,
    Term,
    Weight,
    When,
    YesNo,
)
from readiness.model.levels import alike
from readiness.model.lookup import read_table
from readiness.model.resolve import Names, names_of, places_of, resolve
from readiness.model.rules import build_rules
from readiness.model.validate import validate
from readiness.numbers import half_away, snap
from readiness.problems import MOST_SHOWN, Loaded, Problem, has_errors
from readiness.syntax.canonical import digest
from readiness.syntax.document import Document, Path, Plain

T = TypeVar("T")

_OF_LABELS: Final = frozenset({"F022", "F024", "F025", "F026", "F053", "F072"})
"""What may be wrong with a head without a doubt about what points there are."""
NO_NAMES: Final = frozenset({"", ".", ".."})
"""Parts of a path that name no file or folder below the one they stand in."""
DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""What Windows takes for a device whatever its ending; a framework is the same everywhere."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a framework, read; its checklists are yet to come."""

    document: Document
    file: FrameworkFile
    whole: bool = True
    """Whether nothing that scores hang on had to be left out, because it has mistakes."""


def read_head(document: Document) -> Loaded[Head]:
    """The head of a framework."""
    loaded = validate(document, FrameworkFile, "F")
    return Loaded(None if loaded.value is None else Head(document, loaded.value), loaded.problems)


def read_head_in_part(document: Document) -> Loaded[Head]:
    """The head of a framework, and where it has mistakes what is left of it beside them; None where that is too little.

    It may have a value and errors: then it serves to find further mistakes.
    """
    loaded = validate(document, FrameworkFile, "F")
    if loaded.value is not None:
        return Loaded(Head(document, loaded.value), loaded.problems)
    from readiness.model.salvage import salvage_head  # noqa: PLC0415 - only mistakes need it

    left = salvage_head(document)
    return Loaded(None if left is None else Head(document, left[0], left[1]), loaded.problems)


def listed(head: Head) -> tuple[tuple[tuple[Path, str], ...], tuple[Problem, ...]]:
    """The other files of the framework, by where the head names them, and what is wrong with those that are left out.

    Each is a plain path below the framework's own folder, and is listed once.
    """
    named: list[tuple[Path, str]] = [(("checklists", place), name) for place, name in enumerate(head.file.checklists)]
    single = {"rules": head.file.rules, "sources": head.file.sources}
    named += [((key,), name) for key, name in single.items() if name is not None]
    good: list[tuple[Path, str]] = []
    problems = []
    for path, name in named:
        parts = name.replace("\\", "/").split("/")
        if any(part in NO_NAMES or ":" in part or part.partition(".")[0].lower() in DEVICES for part in parts):
            problems.append(head.document.problem("F020", path, name=name))
        elif name in {other for _, other in good}:
            problems.append(head.document.problem("F021", path, name=name))
        else:
            good.append((path, name))
    return tuple(good), tuple(problems)


@dataclass(frozen=True, slots=True)
class Built:
    """What the files of a framework make."""

    loaded: Loaded[Framework]
    """The framework, or every problem in the files."""
    draft: Framework
    """The framework; where there are mistakes, what is left of it, without the conditions that have some or hang on
    what has. It serves to find further mistakes."""


def build_framework(head: Head, parts: Mapping[Path, Document]) -> Loaded[Framework]:
    """The framework that these files make, or every problem in them; each file stands at the path that names it."""
    return build(head, parts).loaded


def build(head: Head, parts: Mapping[Path, Document]) -> Built:
    """The same, with a draft where there are mistakes.

    Every mistake is told that there is whatever becomes of the others, and none that may be gone with them.
    """
    documents = [parts[path] for path in sorted(path for path in parts if path[0] == "checklists")]
    read = [(document, validate(document, ChecklistFile, "F")) for document in documents]
    catalogue = _part(parts, "sources", build_catalogue)
    builder = _Builder(head.document, head.file, known_sources(catalogue.value))
    builder.check_head()
    builder.adrift = builder.adrift or not head.whole
    whole = builder.whole(builder.salvaged(read))
    problems = [*(p for _, checklist in read for p in checklist.problems), *builder.problems, *catalogue.problems]
    problems += (p for document in (head.document, *parts.values()) for p in unknown_checks(document))
    if len(whole.children) < len(head.file.checklists):
        builder.complete = False
    names = builder.names(whole)
    builder.problems.clear()
    builder.check_tree(names)
    whole = builder.with_conditions(whole, names)
    problems += builder.problems
    rules = _part(parts, "rules", lambda document: build_rules(document, names, builder.seen, builder.sources))
    problems += rules.problems
    draft = builder.framework(whole, rules.value or (), catalogue.value)
    if has_errors(problems):
        return Built(Loaded(None, tuple(problems)), _certain(draft, names))
    data: dict[str, Plain] = {"framework": head.document.data, "checklists": [document.data for document in documents]}
    data |= {key: parts[(key,)].data for key in ("rules", "sources") if (key,) in parts}
    made = replace(draft, digest=framework_digest(data), written=data)
    return Built(Loaded(made, tuple(problems)), made)


def _certain(draft: Framework, names: Names) -> Framework:
    """A draft without the conditions on what is in doubt."""

    def is_certain(condition: Condition) -> bool:
        asked = {
            leaf.node if isinstance(leaf, Measured | Banded) else leaf.item
            for leaf in leaves(condition)
            if not isinstance(leaf, Stated)
        }
        return names.doubtful.isdisjoint(asked)

    def settle(child: Node | Item) -> Node | Item:
        if isinstance(child, Node):
            return replace(child, children=tuple(map(settle, child.children)))
        gate = child.applies_when
        return child if gate is None or is_certain(gate.condition) else replace(child, applies_when=None)

    themes = tuple(theme for theme in map(settle, draft.themes) if isinstance(theme, Node))
    return replace(draft, themes=themes, rules=tuple(rule for rule in draft.rules if is_certain(rule.when)))


def _part(parts: Mapping[Path, Document], key: str, build: Callable[[Document], Loaded[T]]) -> Loaded[T]:
    """What one file of the framework holds; nothing where there is no such file."""
    document = parts.get((key,))
    return Loaded(None) if document is None else build(document)


def framework_digest(data: Mapping[str, Plain]) -> str:
    """The digest of a framework, of what its files say by what they are; its sources and `allow` do not enter."""
    asked = {key: value for key, value in data.items() if key != "sources"}
    parts: dict[str, Plain] = {
        key: [without_allow(part) for part in value] if isinstance(value, list) else without_allow(value)
        for key, value in asked.items()
    }
    return digest(_without_sources(parts))


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

    def salvaged(
        self, read: Sequence[tuple[Document, Loaded[ChecklistFile]]]
    ) -> Sequence[tuple[Document, ChecklistFile]]:
        """The checklists, and of those that cannot be read what is left of them."""
        found = []
        for document, checklist in read:
            file = checklist.value
            if file is None:
                from readiness.model.salvage import salvage  # noqa: PLC0415 - only mistakes need it

                left = salvage(document)
                file = left.file
                self.unsure |= left.unsure
                self.doubtful |= left.doubtful
                self.complete = self.complete and left.complete and file is not None
            if file is not None:
                found.append((document, file))
        return found

    def names(self, whole: Node) -> Names:
        """What conditions may name, and how much of it is in doubt."""
        found = names_of(whole, self.points, self.head_bands, self.file.phases, self.file.respondents)
        if not self.unsure and not self.doubtful and self.complete and not self.adrift:
            return found
        doubtful = {*self.doubtful, *self.unsure}
        if self.adrift:
            doubtful |= found.items.keys() | found.nodes.keys()
        if not self.complete:
            doubtful.add(OVERALL)
        for node in reversed(tuple(whole.nodes())):  # from below
            if any(child.id in doubtful for child in node.children):
                doubtful.add(node.id)
        return replace(found, unsure=frozenset(self.unsure), doubtful=frozenset(doubtful), complete=self.complete)

    @property
    def head_bands(self) -> tuple[Band, ...]:
        """The bands of the head."""
        return tuple(Band(band.from_, band.label) for band in self.file.bands)

    @property
    def points(self) -> Extent:
        """The least and the most points of an item."""
        return self.file.points

    def note(self, document: Document, code: str, path: Path, **args: str | int) -> None:
        self.problems.append(document.problem(code, path, key=False, **args))

    def unknown(self, document: Document, path: Path, what: str, name: str, known: Sequence[str]) -> None:
        hint = nearest(name, known) if len(self.problems) < MOST_SHOWN else None
        self.note(document, "F022", path, what=what, name=name, nearest=hint or "")

    # ---- the head

    def check_head(self) -> None:
        if self.points[0] >= self.points[1]:
            self.note(self.head, "F032", ("points",))
        self.check_scales()
        self.bands(self.head, ("bands",), self.file.bands, self.points)
        for place, band in enumerate(self.file.bands):
            if band.value is not None:
                self.note(self.head, "F053", ("bands", place, "value"))
        self.check_unsupported()
        for what, names in (("phases", self.file.phases), ("respondents", self.file.respondents)):
            for place, name in enumerate(names):
                if name in names[:place]:
                    self.note(self.head, "F025", (what, place), name=name)

    def check_scales(self) -> None:
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

    def check_words(self, document: Document, path: Path, words: Sequence[str], *, key: str | None = None) -> None:
        """Labels and option ids: each once, and none that means a non-answer."""
        for place, word in enumerate(words):
            here = (*path, place) if key is None else (*path, place, key)
            if word in NON_ANSWERS:
                self.note(document, "F026", here, name=word)
            if word in words[:place]:
                self.note(document, "F025", here, name=word)

    def check_alike(self, path: Path, labels: Sequence[str]) -> None:
        """Labels of a scale that are written otherwise, and that readers cannot tell apart."""
        first: dict[str | float, str] = {}
        for place, label in enumerate(labels):
            other = first.setdefault(alike(label), label)
            if other != label:
                self.note(self.head, "F072", (*path, place), name=label, first=other)

    def bands(self, document: Document, path: Path, bands: Sequence[BandFile], extent: Extent) -> None:
        """They begin where the scale does, and rise; all of them have a value, or none."""
        for place, band in enumerate(bands):
            if (place == 0 and band.from_ != extent[0]) or (place > 0 and band.from_ <= bands[place - 1].from_):
                self.note(document, "F024", (*path, place, "from"), least=f"{extent[0]:g}")
            if (band.value is None) != (bands[0].value is None):
                self.note(document, "F052", (*path, place))
            if band.label in {other.label for other in bands[:place]}:
                self.note(document, "F025", (*path, place, "label"), name=band.label)

    # ---- the tree

    def whole(self, parts: Sequence[tuple[Document, ChecklistFile]]) -> Node:
        head = len(self.problems)
        themes = tuple(self.node(document, file, ()) for document, file in parts)
        before = len(self.problems)
        formula = self.formula(self.head, self.file.overall, ("overall",), themes)
        for theme, (document, _) in zip(themes, parts, strict=True):
            self.check_weight(document, (), theme.weight, formula.aggregate)
        if len(self.problems) > before:
            self.doubtful.add(OVERALL)
        self.adrift = self.adrift or not _OF_LABELS.issuperset(p.code for p in self.problems[:head])
        self.places[OVERALL] = (self.head, ("overall",), self.file.overall)
        return Node(OVERALL, self.file.title, themes, formula=formula)

    def check_weight(self, document: Document, path: Path, weight: Weight, aggregate: Aggregate) -> None:
        """Above 0; below a sum it may be under 0, but never nothing."""
        stated = {"default": weight.default, **dict(weight.by_phase)}
        for name, factor in stated.items():
            if factor < 0 and aggregate is Aggregate.SUM:
                continue
            if factor <= 0:
                here: Path = (*path, "weight", name)
                self.note(document, "F042", here if here in document.places else here[:-1])

    def formula(self, document: Document, file: FormulaFile, path: Path, children: tuple[Node | Item, ...]) -> Formula:
        """How a node's score is made, all of its parts fitting each other and the children."""
        aggregate = Aggregate(file.aggregate)
        is_sum, is_lookup = aggregate is Aggregate.SUM, aggregate is Aggregate.LOOKUP
        if is_sum and (file.floor is None or file.ceiling is None):
            self.note(document, "F044", (*path, "aggregate"))
        if file.floor is not None and file.ceiling is not None and file.floor >= file.ceiling:
            self.note(document, "F032", (*path, "ceiling"))
        for key, value in (("floor", file.floor), ("ceiling", file.ceiling)):
            if value is not None and not is_sum:
                self.note(document, "F045", (*path, key), name=key, wanted="sum", found=aggregate.value)
        if file.lookup is not None and not is_lookup:
            self.note(document, "F045", (*path, "lookup"), name="lookup", wanted="lookup", found=aggregate.value)
        if file.lookup is None and is_lookup:
            self.note(document, "F046", (*path, "aggregate"))
        table = None
        if file.lookup is not None and is_lookup:
            table = self.lookup(document, file.lookup, (*path, "lookup"), children, file.decimals)
        bands = tuple(Band(band.from_, band.label, band.value) for band in file.bands)
        return Formula(aggregate, file.decimals, file.floor, file.ceiling, bands, table)

    def lookup(
        self,
        document: Document,
        file: LookupFile,
        path: Path,
        children: tuple[Node | Item, ...],
        decimals: int | None,
    ) -> Lookup | None:
        """The table of a node; None after a problem was noted."""
        if file.to not in self.file.scales:
            self.unknown(document, (*path, "to"), "scale", file.to, list(self.file.scales))
            return None
        before = len(self.problems)
        labels, points = self.stated(file.to)
        # a level is known again by its points as they are shown
        digits = 1 if decimals is None else decimals
        if not _rising([half_away(worth, digits) for worth in points]):
            self.note(document, "F047", (*path, "to"), name=file.to)
        counted = [child for child in children if child.scored]
        worths = [self.levels(child) for child in counted]
        for child, worth in zip(counted, worths, strict=True):
            if not worth and not (isinstance(child, Item) and isinstance(child.kind, Scale)):
                self.note(document, "F048", path, name=child.id)
            elif isinstance(child, Item) and not _rising([snap(points_) for _, points_ in worth]):
                self.note(document, "F063", path, name=child.id)
        if not all(worths):
            return None
        levels = [tuple(label for label, _ in worth) for worth in worths]
        table = read_table(file, labels, levels, [child.id for child in counted])
        for problem in table.problems:
            self.note(document, problem.code, (*path, *problem.path), **problem.args)
        if len(self.problems) > before:
            return None
        return Lookup(labels, points, table.rows, table.absent)

    def levels(self, child: Node | Item) -> Levels:
        """The levels of a child of a table."""
        if isinstance(child, Item):
            return levels_of(child, self.points)
        bands = domains_of(child, self.points, self.head_bands)[child.id].bands
        return tuple((band.label, band.start) for band in bands)

    def check_tree(self, names: Names) -> None:
        """What can only be said once the scale of every node is known."""
        for node in names.nodes.values():
            if node.id in names.doubtful:
                continue
            document, path, file = self.places[node.id]
            domain = names.domains[node.id]
            self.bands(document, (*path, "bands"), file.bands, domain.own)
            if node.formula.aggregate is Aggregate.GEOMETRIC and domain.children[0] < 0:
                self.note(document, "F051", (*path, "aggregate"))
            if falls(node.formula):
                self.note(document, "F055", (*path, "bands"))
            for place in sorted(falling_places(node.formula.lookup.table) if node.formula.lookup else ()):
                children = [child for child in node.children if child.scored]
                self.note(document, "F056", (*path, "lookup", "table"), name=children[place].id)

    def node(self, document: Document, file: NodeFile, path: Path) -> Node:
        self.claim(document, (*path, "id"), file.id)
        topics = tuple(self.node(document, topic, (*path, "topics", place)) for place, topic in enumerate(file.topics))
        items = tuple(self.item(document, item, (*path, "items", place)) for place, item in enumerate(file.items))
        if not topics and not items and file.id not in self.unsure:
            self.note(document, "F027", (*path, "id"), name=file.id)
        before = len(self.problems)
        formula = self.formula(document, file, path, topics + items)
        for place, topic in enumerate(topics):
            self.check_weight(document, (*path, "topics", place), topic.weight, formula.aggregate)
        for place, item in enumerate(items):
            self.check_weight(document, (*path, "items", place), item.weight, formula.aggregate)
        if len(self.problems) > before:
            self.doubtful.add(file.id)
        self.places[NodeId(file.id)] = (document, path, file)
        weight = self.weight(document, file, path)
        return Node(NodeId(file.id), file.title, topics + items, weight, file.about, formula)

    def claim(self, document: Document, path: Path, name: str) -> None:
        if name == OVERALL:
            self.note(document, "F028", path)
            self.unsure.add(name)
        elif name in self.seen:
            self.note(document, "F029", path, name=name, first=self.seen[name])
            self.unsure.add(name)
        else:
            line, _ = document.places.get(path, (0, 0))
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
        )

    def known(
        self, document: Document, path: Path, what: str, names: Sequence[str] | None, stated: Sequence[str]
    ) -> None:
        for place, name in enumerate(names or ()):
            if name not in stated:
                self.unknown(document, (*path, place), what, name, stated)

    def worth(self, document: Document, path: Path, points: float | None) -> None:
        """Points lie on the framework's scale."""
        least, most = self.points
        if points is not None and least < most and not least <= points <= most:
            self.note(document, "F043", path, points=f"{points:g}", least=f"{least:g}", most=f"{most:g}")

    def kind(self, document: Document, file: AnyItemFile, path: Path) -> Kind:
        match file:
            case ScaleItemFile():
                return self.scale(document, file, path)
            case YesNoItemFile():
                self.worth(document, (*path, "yes-no", "yes"), file.yes_no.yes)
                self.worth(document, (*path, "yes-no", "no"), file.yes_no.no)
                return YesNo(file.yes_no.yes, file.yes_no.no)
            case ChoiceItemFile():
                before = len(self.problems)
                options = self.options(document, file.choice, (*path, "choice"))
                if "F034" in {problem.code for problem in self.problems[before:]}:
                    self.unsure.add(file.id)  # whether that option is an answer or none is not known
                return Choice(options)
            case ChoicesItemFile():
                here = (*path, "choices", "options")
                for place, option in enumerate(file.choices.options):
                    if option.means is not None:
                        self.note(document, "F031", (*here, place, "means"))
                ceiling = file.choices.ceiling
                self.worth(document, (*path, "choices", "ceiling"), ceiling)
                return Choices(
                    self.options(document, file.choices.options, here), self.points[1] if ceiling is None else ceiling
                )
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
        if file.scale not in self.file.scales:
            self.unknown(document, (*path, "scale"), "scale", file.scale, list(self.file.scales))
            self.unsure.add(file.id)
            return Scale((), (), file.levels)
        labels, points = self.stated(file.scale)
        if len(file.levels) != len(labels):
            self.note(document, "F033", (*path, "levels"), found=len(file.levels), wanted=len(labels))
        return Scale(labels, points, file.levels)

    def stated(self, name: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
        """The labels and the points of a scale of the head."""
        scale = self.file.scales[name]
        return (scale.labels, scale.points) if isinstance(scale, ScaleFile) else (scale, self.evenly(len(scale)))

    def evenly(self, count: int) -> tuple[float, ...]:
        """The points of so many levels, from the least to the most."""
        least, most = self.points
        return tuple(least + (most - least) * level / (count - 1) for level in range(count))

    def options(self, document: Document, options: Sequence[OptionFile], path: Path) -> tuple[Option, ...]:
        self.check_words(document, path, [option.id for option in options], key="id")
        for place, option in enumerate(options):
            if (option.points is None) == (option.means is None):
                self.note(document, "F034", (*path, place), name=option.id)
            self.worth(document, (*path, place, "points"), option.points)
        return tuple(Option(option.id, option.label, option.points) for option in options)

    def check_goalposts(self, document: Document, goalposts: Sequence[tuple[float, float]], path: Path) -> None:
        for place, ((before, _), (value, _)) in enumerate(pairwise(goalposts), start=1):
            if value <= before:
                self.note(document, "F035", (*path, place))
        for place, (_, points) in enumerate(goalposts):
            self.worth(document, (*path, place, 1), points)

    # ---- the whole

    def with_conditions(self, whole: Node, names: Names) -> Node:
        """The same tree, each item with the condition under which it applies."""
        order = {name: place for place, name in enumerate(names.items)}

        def settle(child: Node | Item) -> Node | Item:
            if isinstance(child, Node):
                return replace(child, children=tuple(map(settle, child.children)))
            if child.id not in self.conditions:
                return child
            document, path, text = self.conditions[child.id]
            found = resolve(text, names)
            if isinstance(found, tuple):
                self.problems += (
                    document.problem_inside(mistake.code, path, mistake.at, **dict(mistake.args)) for mistake in found
                )
                return child
            unfit = [leaf for leaf in dict.fromkeys(leaves(found)) if not _asks_before(leaf, order, order[child.id])]
            at = places_of(text, names) if unfit else {}
            self.problems += (document.problem_inside("F057", path, at[leaf], what=leaf_name(leaf)) for leaf in unfit)
            return replace(child, applies_when=When(found, " ".join(text.split())))

        return replace(whole, children=tuple(map(settle, whole.children)))

    def framework(self, whole: Node, rules: tuple[Rule, ...], catalogue: Catalogue | None) -> Framework:
        """All of it, without its digest."""
        file = self.file
        return Framework(
            id=file.id,
            version=file.version,
            title=file.title,
            about=file.about,
            phases=file.phases,
            respondents=file.respondents,
            bands=self.head_bands,
            policy=_policy(file.policy),
            terms=tuple(Term(term.term, term.today, term.added_by) for term in file.terms),
            themes=tuple(theme for theme in whole.children if isinstance(theme, Node)),
            rules=rules,
            catalogue=catalogue,
            digest="",
            points=self.points,
            formula=whole.formula,
        )


def _policy(file: PolicyFile) -> Policy:
    return Policy(
        minimum_coverage=file.minimum_coverage,
        valid_for_months=file.valid_for_months,
        open_at_worst=file.open == "worst",
        unsupported=file.unsupported.at_most if isinstance(file.unsupported, UnsupportedFile) else None,
        not_applicable_share=file.not_applicable_share,
    )


def _rising(values: Sequence[float]) -> bool:
    return all(before < after for before, after in pairwise(values))


def _asks_before(leaf: Leaf, order: Mapping[str, int], place: int) -> bool:
    """Whether a condition of an item may ask this: what was answered before it, so that no two wait for each other.

    Not whether something is answered: that changes by answering, and a question that comes up later would widen the
    range.
    """
    match leaf:
        case Stated(earlier=False):
            return True
        case Points(item, False) | Amount(item=item, earlier=False):
            return order[item] < place
        case Word(item=item, earlier=False):
            return order[item] < place
        case _:
            return False
