"""What `readiness check` says of a framework beyond its errors; nothing else imports this, so that it costs nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from readiness.ids import OVERALL, NodeId
from readiness.lint.allowed import without_allowed
from readiness.lint.balance import balance
from readiness.lint.craft import Stands, craft_of_texts, nodes_of
from readiness.lint.standing import Standing
from readiness.lint.together import never_together
from readiness.model.checklist_files import ChecklistFile
from readiness.model.framework import Framework
from readiness.model.framework_files import RulesFile
from readiness.model.salvage import salvage
from readiness.model.validate import validate
from readiness.problems import STALE_ALLOW, Problem, in_order
from readiness.syntax.document import Document
from readiness.syntax.document import Path as Steps
from readiness.workflow.framework_files import FrameworkRead


def with_craft(read: FrameworkRead) -> tuple[Problem, ...]:
    """The problems of a framework, those of its craft among them, without what its files allow."""
    if read.head is None:
        return read.loaded.problems
    parts = _Parts.of(read.parts)
    of_texts = craft_of_texts(read.head, parts.checklists, parts.rules, parts.faulty, whole=parts.whole)
    problems = [*read.loaded.problems, *of_texts]
    if read.loaded.value is not None:
        problems += _of_the_whole(read.loaded.value, _places(read.head, parts.checklists, parts.rules))
    good = read.loaded.value is not None
    left = without_allowed(problems, read.head, tuple(read.parts.values()))
    # while something cannot be read, nothing can be said of what it would have needed to allow
    return in_order(problem for problem in left if good or problem.code != STALE_ALLOW)


@dataclass(slots=True)
class _Parts:
    """The files of a framework, as far as something is left of each beside its mistakes of form."""

    checklists: list[tuple[Document, ChecklistFile]] = field(default_factory=list)
    rules: tuple[Document, RulesFile] | None = None
    whole: bool = True
    """Whether all of it is left."""
    faulty: set[tuple[str, Steps]] = field(default_factory=set)
    """The themes, topics and items that have such mistakes: their files and paths."""

    @classmethod
    def of(cls, documents: Mapping[Steps, Document]) -> "_Parts":
        """What is left of these files."""
        found = cls()
        for path, document in sorted(documents.items()):
            if path[0] == "checklists":
                found.add(document)
            elif path[0] == "rules":
                rules = validate(document, RulesFile, "F").value
                found.rules = None if rules is None else (document, rules)
                found.whole = found.whole and rules is not None
        return found

    def add(self, document: Document) -> None:
        """Take a checklist, or what is left of it."""
        read = validate(document, ChecklistFile, "F")
        file = read.value or salvage(document).file
        if read.value is None:
            self.whole = False
            standing = Standing(document)
            self.faulty |= {(document.name, standing.part(fault.place)) for fault in read.problems}
        if file is not None:
            self.checklists.append((document, file))


def _places(
    head: Document, checklists: list[tuple[Document, ChecklistFile]], rules: tuple[Document, RulesFile] | None
) -> Mapping[NodeId, Stands]:
    """Where each theme, topic, item and rule stands."""
    found: dict[NodeId, Stands] = {OVERALL: (head, ("overall",))}
    for document, checklist in checklists:
        for path, node in nodes_of(checklist):
            found[NodeId(node.id)] = (document, path)
            for place, item in enumerate(node.items):
                found[NodeId(item.id)] = (document, (*path, "items", place))
    if rules is not None:
        document, file = rules
        found |= {NodeId(rule.id): (document, ("rules", place)) for place, rule in enumerate(file.rules)}
    return found


def _of_the_whole(framework: Framework, places: Mapping[NodeId, Stands]) -> Iterator[Problem]:
    for name, code, below, words in (*balance(framework), *never_together(framework)):
        document, path = places[OVERALL] if name is None else places[name]
        here = below if name is None else (*path, *below)
        yield document.problem(code, here, key=False, **words)
