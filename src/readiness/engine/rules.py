"""What became of the rules of a framework in one assessment, and the caps that follow."""

from collections.abc import Iterator, Mapping, Sequence

from readiness.engine.conditions import Verdict, World, verdict
from readiness.engine.tally import Ceiling, Leaf
from readiness.ids import OVERALL, NodeId
from readiness.model.assessment import DontKnow, Unanswered
from readiness.model.condition import Amount, IsAnswered, Measured, Points, Word, leaves
from readiness.model.condition import Leaf as Asked
from readiness.model.framework import Framework, Rule
from readiness.model.result import Outcome, RuleResult, Status

_OUTCOMES = {
    Verdict.HOLDS: Outcome.FIRES,
    Verdict.FAILS: Outcome.SILENT,
    Verdict.OPEN: Outcome.UNDECIDED,
    Verdict.DOES_NOT_APPLY: Outcome.DOES_NOT_APPLY,
}


def rule_results(framework: Framework, world: World, answers: Mapping[NodeId, Leaf]) -> tuple[RuleResult, ...]:
    """What became of each rule, in the framework's order."""
    return tuple(_rule_result(framework, rule, world, answers) for rule in framework.rules)


def _rule_result(framework: Framework, rule: Rule, world: World, answers: Mapping[NodeId, Leaf]) -> RuleResult:
    outcome = _OUTCOMES[verdict(rule.when, world)]
    waits = tuple(_waits_for(framework, rule, answers)) if outcome is Outcome.UNDECIDED else ()
    return RuleResult(rule, outcome, waits)


def _waits_for(framework: Framework, rule: Rule, answers: Mapping[NodeId, Leaf]) -> Iterator[NodeId]:
    """The open items that a condition names, or that stand below a node that it names, each once."""
    # a context item decides nothing of a node's score
    below = {node.id: tuple(item.id for item in node.items() if item.scored) for node in framework.nodes()}
    below[OVERALL] = tuple(item.id for item in framework.items() if item.scored)
    # what the condition itself names comes first, and then what stands below a theme or topic that it names
    asked = sorted(leaves(rule.when), key=lambda leaf: isinstance(leaf, Measured))
    named = dict.fromkeys(item for leaf in asked for item in _items(leaf, below))
    for item in named:
        leaf = answers[item]
        if leaf.status is Status.ASKED and isinstance(leaf.entry.answer, DontKnow | Unanswered):
            yield item


def _items(leaf: Asked, below: Mapping[NodeId, tuple[NodeId, ...]]) -> tuple[NodeId, ...]:
    match leaf:
        case Measured(node=node, earlier=False):
            return below[node]
        case Points(item, False) | IsAnswered(item, False) | Amount(item=item, earlier=False):
            return (item,)
        case Word(item=item, earlier=False):
            return (item,)
        case _:
            return ()


def ceilings(found: Sequence[RuleResult]) -> dict[NodeId, Ceiling]:
    """The caps on each node: of the rules that fire, and of those that may."""
    caps: dict[NodeId, Ceiling] = {}
    for result in found:
        if result.outcome not in {Outcome.FIRES, Outcome.UNDECIDED}:
            continue
        for node, most in result.rule.caps:
            before = caps.get(node, Ceiling())
            firm = min(before.firm, most) if result.outcome is Outcome.FIRES else before.firm
            caps[node] = Ceiling(firm, min(before.possible, most))
    return caps
