"""Two rounds that nobody thought of, made with one framework or with two versions of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from generated import EVIDENCE, GROUPS, NOT_HERE, OPEN, PHASES, WEIGHTS, Shaped, answers_to, shaped
from readiness.compare.change import Change, Link
from readiness.compare.matching import match
from readiness.compare.rounds import Round
from readiness.engine.evaluate import evaluate
from readiness.engine.plan import Plan, compile_plan
from readiness.engine.score import result_of
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, Entry, Revision, Scope
from readiness.model.condition import Condition, Stated, leaves
from readiness.model.framework import Aggregate, Framework, Item, Node, Scale, Weight, YesNo

T = TypeVar("T")
REVISIONS = st.sampled_from([None, None, None, Revision.CORRECTION])
LATER = date(2027, 11, 23)
FREE = (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.MINIMUM, Aggregate.MAXIMUM)
"""What may stand for one another whatever is below."""


@dataclass(frozen=True)
class Two:
    """Two rounds, the older one first."""

    old: Shaped
    new: Shaped

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: object) -> None:
        self.old._repr_pretty_(printer, cycle)
        self.new._repr_pretty_(printer, cycle)

    def rounds(self) -> tuple[Round, Round]:
        one = compile_plan(self.old.framework)
        same = self.old.framework is self.new.framework
        other = one if same else compile_plan(self.new.framework)
        return round_of(one, self.old.assessment), round_of(other, self.new.assessment)


def linking(change: Change) -> Link:
    """What of a comparison a trend has."""
    return Link(change.matching, change.backwards, change.overall, change.own, change.nodes)


def round_of(plan: Plan, assessment: Assessment) -> Round:
    figures = evaluate(plan, assessment)
    return Round(figures, result_of(figures))


@st.composite
def answered_again(draw: st.DrawFn, case: Shaped, *, alike: bool = False) -> Shaped:
    """Another round of the same framework; `alike`: what was answered is, in the same phase, and nothing else."""
    before = case.assessment
    entries = {}
    for item in case.framework.items():
        entry = before.entry(item.id)
        if not (alike and (entry.answer in OPEN or entry.answer == NOT_HERE)) and draw(st.booleans()):
            given = draw(st.sampled_from(answers_to(item)))
            answer = given if alike else draw(st.sampled_from([given, given, given, *OPEN, NOT_HERE]))
            entry = replace(entry, answer=answer, revised=draw(REVISIONS))
            entry = entry if alike else replace(entry, evidence=draw(EVIDENCE))
        entries[item.id] = entry
    phase = before.phase if alike else draw(st.sampled_from([before.phase, before.phase, *PHASES]))
    scope = before.scope if alike or draw(st.integers(0, 5)) else Scope.FULL
    day = before.date if alike else LATER
    assessment = replace(before, entries=entries, phase=phase, scope=scope, date=day, round="2", digest="1" * 64)
    return Shaped(case.framework, assessment)


@st.composite
def same_framework(draw: st.DrawFn) -> Two:
    case = draw(shaped())
    return Two(case, draw(answered_again(case)))


@st.composite
def two_versions(draw: st.DrawFn) -> Two:
    """Rounds of two versions: some items reworded, reweighted, rescaled, renamed, dropped and added."""
    case = draw(shaped())
    editor = _Editor(draw)
    framework = editor.framework(case.framework)
    again = draw(answered_again(case)).assessment
    entries: dict[NodeId, Entry] = {}
    for item in framework.items():
        former = item.was if isinstance(item.was, str) else item.id
        entry = again.entries.get(NodeId(str(former)))
        if entry is None or item.id in editor.other:
            entry = Entry(draw(st.sampled_from([*answers_to(item), *OPEN, NOT_HERE])), evidence=draw(EVIDENCE))
        entries[item.id] = entry
    respondent = draw(st.sampled_from([again.respondent, *GROUPS]))
    return Two(case, Shaped(framework, replace(again, entries=entries, respondent=respondent)))


@st.composite
def another_method(draw: st.DrawFn) -> Two:
    """Rounds of two versions, of which nothing differs but the framework and what is not comparable."""
    two = draw(two_versions())
    before, after = two.old.assessment, two.new.assessment
    entries = dict(after.entries)
    for entry in match(two.old.framework, two.new.framework).items:
        if entry.comparable and entry.old is not None and entry.new is not None:
            entries[entry.new.id] = before.entry(entry.old.id)
    return replace(two, new=replace(two.new, assessment=replace(before, entries=entries, round="2", digest="1" * 64)))


def again(two: Two, **keys: Any) -> Two:
    """The same with other things said of the newer round."""
    return replace(two, new=replace(two.new, assessment=replace(two.new.assessment, **keys)))


def without_gates(two: Two) -> Two:
    """The same where every item applies, whatever was answered before it."""
    old, new = (mapped(case, item=lambda item: replace(item, applies_when=None)) for case in (two.old, two.new))
    return Two(old, new)


def other_order(two: Two, random: Random) -> Two:
    """The same with children, themes and rules in another order; a table goes by the order of what is below it."""

    def shuffled(children: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(children, len(children)))

    def turned(node: Node) -> Node:
        return node if node.formula.lookup is not None else replace(node, children=shuffled(node.children))

    def case(of: Shaped) -> Shaped:
        made = mapped(of, node=turned).framework
        themes = made.themes if made.formula.lookup is not None else shuffled(made.themes)
        entries = dict(shuffled(tuple(of.assessment.entries.items())))
        made = replace(made, themes=themes, rules=shuffled(made.rules))
        return Shaped(made, replace(of.assessment, entries=entries))

    return Two(case(two.old), case(two.new))


def mapped(
    case: Shaped, item: Callable[[Item], Item] | None = None, node: Callable[[Node], Node] | None = None
) -> Shaped:
    """A case with each of its items changed, and each of its nodes, from the leaves up."""

    def made(part: Node) -> Node:
        children = [
            made(child) if isinstance(child, Node) else item(child) if item else child for child in part.children
        ]
        part = replace(part, children=tuple(children))
        return node(part) if node else part

    return replace(case, framework=replace(case.framework, themes=tuple(map(made, case.framework.themes))))


class _Editor:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.other: set[NodeId] = set()
        """New or rescaled items, which cannot be answered as they were."""
        self.gone: set[NodeId] = set()
        """Ids that are no more."""
        self.gates: set[object] = set()
        """Ids of items on which others hang."""
        self.count = 0

    def framework(self, old: Framework) -> Framework:
        gates = [item.applies_when.condition for item in old.items() if item.applies_when is not None]
        self.gates = {_named(leaf) for gate in gates for leaf in leaves(gate)}
        table = old.formula.lookup is not None
        themes = [self.below(theme, free=not table, table=table) for theme in old.themes]
        made = replace(old, themes=tuple(t for t in themes if isinstance(t, Node)), version="2", digest="2" * 64)
        if self.draw(st.booleans()):
            made = replace(made, policy=replace(made.policy, open_at_worst=not made.policy.open_at_worst))
        at_most = self.draw(st.sampled_from([made.policy.unsupported] * 3 + [None, made.points[0]]))
        months = self.draw(st.sampled_from([12, 12, 12, 24]))
        made = replace(made, policy=replace(made.policy, unsupported=at_most, valid_for_months=months))
        return self.settled(replace(made, rules=tuple(rule for rule in made.rules if self.draw(st.integers(0, 3)))))

    def node(self, node: Node, *, free: bool) -> Node:
        is_sum = node.formula.aggregate is Aggregate.SUM
        fixed = node.formula.lookup is not None or bool(node.formula.bands)
        table = node.formula.lookup is not None
        children = [self.below(child, free=not fixed, table=table) for child in node.children]
        children = list(self.edited(children, fixed=fixed))
        if not fixed and not self.draw(st.integers(0, 3)):
            self.count += 1
            new = Item(NodeId(f"new{self.count}"), "Q", YesNo(*self.ends(node)), weight=Weight(self.draw(WEIGHTS)))
            self.other.add(new.id)
            children.append(new)
        weight = node.weight if is_sum or self.draw(st.integers(0, 3)) else Weight(abs(self.draw(WEIGHTS)))
        weight = weight if node.weight.default > 0 else node.weight
        formula = node.formula
        if formula.aggregate in FREE and not fixed and not self.draw(st.integers(0, 3)):
            formula = replace(formula, aggregate=self.draw(st.sampled_from(FREE)))
        return replace(node, children=tuple(children), weight=weight if free else node.weight, formula=formula)

    def below(self, child: Node | Item, *, free: bool, table: bool) -> Node | Item:
        """A child, edited where it is a node; a table has a row for each child that scores, so that stays."""
        if isinstance(child, Item):
            return child
        made = self.node(child, free=free)
        return made if made.scored is child.scored or not table else child

    def ends(self, node: Node) -> tuple[float, float]:
        for item in node.items():
            match item.kind:
                case YesNo(yes, no):
                    return yes, no
                case Scale(points=points):
                    return points[-1], points[0]
                case _:
                    pass
        return 1.0, 1.0

    def edited(self, children: list[Node | Item], *, fixed: bool) -> Iterator[Node | Item]:
        kept = 0
        for place, child in enumerate(children):
            if isinstance(child, Node):
                kept += 1
                yield child
                continue
            edits = ["same", "same", "same", "reword", "weigh", "rescale", "rename", "drop"]
            # what hangs on an item that is another one counts, or does not, by the framework alone
            match self.draw(st.sampled_from(["same", "rescale"] if child.id in self.gates else edits)):
                case "reword":
                    yield replace(child, ask="Another Q", same_meaning=self.draw(st.sampled_from([None, "It is."])))
                case "weigh" if not child.weight.by_phase and child.weight.default > 0:
                    yield replace(child, weight=Weight(self.draw(WEIGHTS)))
                case "rescale" if not fixed:
                    self.other.add(child.id)
                    yield replace(child, reverse=not child.reverse)
                case "rename":
                    self.gone.add(child.id)
                    yield replace(child, id=NodeId(f"{child.id}.b"), was=child.id)
                case "drop" if not fixed and (kept or place + 1 < len(children)):
                    self.gone.add(child.id)
                    continue
                case _:
                    yield child
            kept += 1

    def settled(self, made: Framework) -> Framework:
        """Without the conditions and rules that name what is gone."""

        def settle(part: Node | Item) -> Node | Item:
            if isinstance(part, Node):
                return replace(part, children=tuple(map(settle, part.children)))
            gate = part.applies_when
            return part if gate is None or self.stands(gate.condition) else replace(part, applies_when=None)

        themes = tuple(theme for theme in map(settle, made.themes) if isinstance(theme, Node))
        return replace(made, themes=themes, rules=tuple(rule for rule in made.rules if self.stands(rule.when)))

    def stands(self, condition: Condition) -> bool:
        """Whether everything that a condition names is still called so."""
        return all(isinstance(leaf, Stated) or _named(leaf) not in self.gone for leaf in leaves(condition))


def _named(leaf: object) -> object:
    return getattr(leaf, "item", None) or getattr(leaf, "node", None)
