"""From `rules.yaml` to the rules: conditions parsed and checked, caps that improvement can never make costly."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from readiness.ids import OVERALL, NodeId, nearest
from readiness.model.catalogue import unknown_sources
from readiness.model.condition import (
    Amount,
    Banded,
    Condition,
    IsAnswered,
    Leaf,
    Measure,
    Measured,
    Points,
    Stated,
    Word,
    leaf_name,
    leaves,
)
from readiness.model.extents import other_way
from readiness.model.framework import Lever, Rule, Severity
from readiness.model.framework_files import RuleFile, RulesFile
from readiness.model.names import Names, some_of
from readiness.model.questions import former
from readiness.model.resolve import resolve
from readiness.model.rising import Rise, rises
from readiness.model.validate import validate
from readiness.problems import Loaded, Problem
from readiness.syntax.document import Document, Path
from readiness.words import parts as words


def build_rules(
    document: Document, names: Names, seen: Mapping[str, str], sources: frozenset[str] | None
) -> Loaded[tuple[Rule, ...]]:
    """The rules in a file, and every problem in it; a rule with a mistake is left out, and the others are read.

    `names` is what conditions may name, `seen` where each id of the framework stands.
    """
    loaded = validate(document, RulesFile, "F")
    problems: list[Problem] = [*loaded.problems]
    rules: list[Rule] = []
    taken = dict(seen)
    if loaded.value is None:
        from readiness.model.salvage import rules_of  # noqa: PLC0415 - only mistakes need it

        files = rules_of(document)
    else:
        files = ((place, file, True) for place, file in enumerate(loaded.value.rules))
    for place, file, certain in files:
        path: Path = ("rules", place)
        claimed = tuple(_claim(document, (*path, "id"), file.id, taken))
        problems += claimed
        problems += unknown_sources(document, (*path, "sources"), file.sources, sources)
        condition = resolve(file.when, names)
        if isinstance(condition, tuple):
            problems += [
                document.problem_inside(mistake.code, (*path, "when"), mistake.at, **dict(mistake.args))
                for mistake in condition
            ]
            continue
        problems += _caps(document, path, file, condition, names)
        if certain and not claimed:
            rules.append(_rule(file, condition))
    return Loaded(tuple(rules), tuple(problems))


def _claim(document: Document, path: Path, name: str, taken: dict[str, str]) -> Iterator[Problem]:
    if name == OVERALL:
        yield document.problem("F028", path)
    elif name in taken:
        yield document.problem("F029", path, name=name, first=taken[name])
    else:
        taken[name] = f"{document.name}:{document.places.get(path, (0, 0))[0]}"


def _rule(file: RuleFile, condition: Condition) -> Rule:
    return Rule(
        id=NodeId(file.id),
        when=condition,
        text=" ".join(file.when.split()),
        severity=Severity(file.severity),
        finding=file.finding,
        recommend=file.recommend,
        move=Lever(file.for_),
        caps=tuple((NodeId(name), most) for name, most in file.cap.items()),
        sources=file.sources,
        was=former(file.was),
    )


def _caps(document: Document, path: Path, file: RuleFile, condition: Condition, names: Names) -> Iterator[Problem]:
    """Caps on what there is, that no answer yet to come takes away, and that no improvement brings about at a loss."""
    if file.cap and (unfit := next((leaf for leaf in leaves(condition) if _unfit(leaf)), None)) is not None:
        yield document.problem("F040", (*path, "cap"), key=True, what=_word(unfit))
        return
    backwards = other_way(names.nodes[OVERALL]) if file.cap else {}
    for name, most in file.cap.items():
        here: Path = (*path, "cap", name)
        if name not in names.nodes and (name in names.unsure or not names.complete):
            continue
        if name not in names.nodes:
            more = {"case": "cap", "allowed": some_of(names.nodes), "nearest": nearest(name, names.nodes) or ""}
            if name in names.items:
                owner = next(node.id for node in names.nodes.values() if names.items[name] in node.children)
                more = {"case": "cap-item", "owner": owner}
            yield document.problem("F022", here, key=True, what=words.THEME_OR_TOPIC, name=name, **more)
            continue
        least, top = names.domains[NodeId(name)].own
        if not least <= most <= top and name not in names.doubtful:
            yield document.problem("F058", here, cap=f"{most:g}", name=name, least=f"{least:g}", most=f"{top:g}")
        if why := backwards.get(NodeId(name)):
            yield document.problem("F054", here, key=True, name=name, why=why)
        for rise in dict.fromkeys(rises(condition, names)):
            if rise.above is None and isinstance(rise.leaf, Points | Word) and rise.leaf.item in names.doubtful:
                continue  # which answers are better is not known
            if rise.leaf != Measured(Measure.SCORE, NodeId(name)) or rise.above is None:
                yield document.problem("F041", here, key=False, what=leaf_name(rise.leaf), name=name, **_own_cap(rise))
            elif rise.above > most:
                yield document.problem("F039", here, cap=f"{most:g}", threshold=f"{rise.above:g}", name=name)


def _own_cap(rise: Rise) -> dict[str, str]:
    """The words for a score that has to pass a number: its own node may have the cap, at that number or above."""
    match rise:
        case Rise(Measured(Measure.SCORE, node), float() as above):
            return {"case": "score", "node": node, "above": f"{above:g}"}
        case _:
            return {}


def _unfit(leaf: Leaf) -> bool:
    """Whether no cap may hang on this: it changes by answering alone, or stands in another file."""
    match leaf:
        case IsAnswered():
            return True
        case Measured(measure):
            return leaf.earlier or _stands_as_of_now(measure)
        case Points() | Amount() | Word() | Banded() | Stated():
            return leaf.earlier
        case _:
            assert_never(leaf)


def _stands_as_of_now(measure: Measure) -> bool:
    """Whether this can only be told of the answers that there are, and not of what the others may be."""
    match measure:
        case Measure.SCORE:
            return False
        case Measure.LOW | Measure.HIGH | Measure.COVERAGE | Measure.SUPPORT:
            return True
        case _:
            assert_never(measure)


def _word(leaf: Leaf) -> str:
    if leaf.earlier:
        return "previous"
    return leaf.measure.value if isinstance(leaf, Measured) else "answered"
