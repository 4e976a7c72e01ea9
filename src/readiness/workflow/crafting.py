"""What `readiness check` says of a framework beyond its errors; nothing else imports this, so that it costs nobody."""

from collections.abc import Iterator, Mapping

from readiness.ids import OVERALL, NodeId
from readiness.lint.allowed import without_allowed
from readiness.lint.balance import balance
from readiness.lint.craft import Stands, craft_of_texts, nodes_of
from readiness.lint.together import never_together
from readiness.model.files import ChecklistFile, RulesFile
from readiness.model.framework import Framework
from readiness.model.validate import validate
from readiness.problems import STALE_ALLOW, Problem, in_order
from readiness.syntax.document import Document
from readiness.syntax.document import Path as Steps
from readiness.workflow.frameworks import FrameworkRead


def with_craft(read: FrameworkRead) -> tuple[Problem, ...]:
    """The problems of a framework, those of its craft among them, without what its files allow."""
    if read.head is None:
        return read.loaded.problems
    checklists, rules = _parts(read.parts)
    whole = len(checklists) + (rules is not None) == sum(path[0] in {"checklists", "rules"} for path in read.parts)
    problems = [*read.loaded.problems, *craft_of_texts(read.head, checklists, rules, whole=whole)]
    if read.loaded.value is not None:
        problems += _of_the_whole(read.loaded.value, _places(read.head, checklists, rules))
    left = without_allowed(problems, read.head, tuple(read.parts.values()))
    # while something cannot be read, nothing can be said of what it would have needed to allow
    good = read.loaded.value is not None
    return in_order(problem for problem in left if good or problem.code != STALE_ALLOW)


def _parts(
    parts: Mapping[Steps, Document],
) -> tuple[list[tuple[Document, ChecklistFile]], tuple[Document, RulesFile] | None]:
    """The checklists and the rules, as far as each has the form of one."""
    checklists = []
    rules = None
    for path, document in sorted(parts.items()):
        if path[0] == "checklists" and (checklist := validate(document, ChecklistFile, "F").value) is not None:
            checklists.append((document, checklist))
        elif path[0] == "rules" and (found := validate(document, RulesFile, "F").value) is not None:
            rules = (document, found)
    return checklists, rules


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
