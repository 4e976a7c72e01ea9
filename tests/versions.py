"""Two rounds that nobody thought of, made with one framework or with two versions of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from generated import EVIDENCE, GROUPS, NOT_HERE, OPEN, PHASES, WEIGHTS, Shaped, answers_to, shaped
from readiness.compare.rounds import Round
from readiness.engine.evaluate import evaluate
from readiness.engine.plan import Plan, compile_plan
from readiness.engine.score import result_of
from readiness.ids import NodeId
from readiness.model.assessment import Assessment, Entry, Revision, Scope
from readiness.model.condition import Condition, Stated, leaves
from readiness.model.framework import Aggregate, Framework, Item, Node, Scale, Weight, YesNo

REVISIONS = st.sampled_from([None, None, None, Revision.CORRECTION])
LATER = date(2027, 11, 23)


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


class _Editor:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.other: set[NodeId] = set()
        """New or rescaled items, which cannot be answered as they were."""
        self.gone: set[NodeId] = set()
        """Ids that are no more."""
        self.count = 0

    def framework(self, old: Framework) -> Framework:
        themes = tuple(self.node(theme, free=old.formula.lookup is None) for theme in old.themes)
        made = replace(old, themes=themes, version="2", digest="2" * 64)
        if self.draw(st.booleans()):
            made = replace(made, policy=replace(made.policy, open_at_worst=not made.policy.open_at_worst))
        return self.settled(made)

    def node(self, node: Node, *, free: bool) -> Node:
        is_sum = node.formula.aggregate is Aggregate.SUM
        fixed = node.formula.lookup is not None or bool(node.formula.bands)
        children = [self.node(child, free=not fixed) if isinstance(child, Node) else child for child in node.children]
        children = list(self.edited(children, fixed=fixed))
        if not fixed and not self.draw(st.integers(0, 3)):
            self.count += 1
            new = Item(NodeId(f"new{self.count}"), "Q", YesNo(*self.ends(node)), weight=Weight(self.draw(WEIGHTS)))
            self.other.add(new.id)
            children.append(new)
        weight = node.weight if is_sum or self.draw(st.integers(0, 3)) else Weight(abs(self.draw(WEIGHTS)))
        weight = weight if node.weight.default > 0 else node.weight
        return replace(node, children=tuple(children), weight=weight if free else node.weight)

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
            match self.draw(st.sampled_from(["same", "same", "same", "reword", "weigh", "rescale", "rename", "drop"])):
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
