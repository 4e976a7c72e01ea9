"""From the checklists to the tree of a framework: themes, topics, and how each makes its score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from readiness.ids import OVERALL, NodeId
from readiness.model.checklist_files import ChecklistFile, FormulaFile, LookupFile, NodeFile
from readiness.model.condition import Amount, Leaf, Points, Stated, Word, leaf_name, leaves
from readiness.model.extents import Levels, domains_of, falling_places, falls, levels_of
from readiness.model.framework import (
    Aggregate,
    Band,
    Catalogue,
    Extent,
    Formula,
    Framework,
    Item,
    Lookup,
    Node,
    Policy,
    Rule,
    Scale,
    Term,
    Weight,
    When,
)
from readiness.model.framework_files import PolicyFile, UnsupportedFile
from readiness.model.lookup import read_table
from readiness.model.names import Names, names_of
from readiness.model.questions import Questions, former
from readiness.model.resolve import places_of, resolve
from readiness.numbers import half_away, snap
from readiness.problems import Loaded
from readiness.syntax.document import Document, Path
from readiness.words import parts as words

_OF_LABELS: Final = frozenset({"F022", "F024", "F025", "F026", "F053", "F072"})
"""What may be wrong with a head without a doubt about what points there are."""


_NOTICEABLE: Final = 0.02
"""The share of its scale that a change has to be at least to be called one, where a framework does not say."""


@dataclass(slots=True)
class Tree(Questions):
    """A builder that makes the whole of a framework."""

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
        unsupported = self.file.policy.unsupported
        at_most = unsupported.at_most if isinstance(unsupported, UnsupportedFile) else None
        found = replace(
            names_of(whole, self.points, self.head_bands, self.file.phases, self.file.respondents),
            unsupported=at_most if isinstance(at_most, float) else None,
        )
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

    def whole(self, parts: Sequence[tuple[Document, ChecklistFile]]) -> Node:
        """The whole, its themes below it."""
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
            self.unknown(document, (*path, "to"), words.SCALE, file.to, list(self.file.scales))
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
        """A theme or topic, with all that is below it."""
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
        return Node(NodeId(file.id), file.title, topics + items, weight, file.about, formula, former(file.was))

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
            policy=_policy(file.policy, self.points),
            terms=tuple(Term(term.term, term.today, term.added_by) for term in file.terms),
            themes=tuple(theme for theme in whole.children if isinstance(theme, Node)),
            rules=rules,
            catalogue=catalogue,
            digest="",
            points=self.points,
            formula=whole.formula,
        )


def _policy(file: PolicyFile, points: Extent) -> Policy:
    least, most = points
    return Policy(
        minimum_coverage=file.minimum_coverage,
        valid_for_months=file.valid_for_months,
        open_at_worst=file.open == "worst",
        unsupported=file.unsupported.at_most if isinstance(file.unsupported, UnsupportedFile) else None,
        not_applicable_share=file.not_applicable_share,
        noticeable=_NOTICEABLE * (most - least) if file.noticeable is None else file.noticeable,
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
