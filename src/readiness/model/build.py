"""From the files of a framework to the framework: what each name means, and whether the parts fit together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from readiness.model.allow import unknown_checks
from readiness.model.catalogue import build_catalogue, known_sources
from readiness.model.checklist_files import ChecklistFile
from readiness.model.condition import Banded, Condition, Measured, Stated, leaves
from readiness.model.formers import unfit_formers
from readiness.model.framework import (
    Framework,
    Item,
    Node,
)
from readiness.model.framework_digest import framework_digest
from readiness.model.head import Head
from readiness.model.names import Names
from readiness.model.rules import build_rules
from readiness.model.tree import Tree
from readiness.model.validate import validate
from readiness.problems import Loaded, has_errors
from readiness.syntax.document import Document, Path, Plain

T = TypeVar("T")


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
    builder = Tree(head.document, head.file, known_sources(catalogue.value))
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
    problems += unfit_formers([*documents, *(parts[key,] for key in ("rules",) if (key,) in parts)])
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
