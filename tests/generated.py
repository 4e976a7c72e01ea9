"""Frameworks and answers that nobody thought of, for the laws in tests/properties."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import prod
from typing import TypeAlias, TypeVar, assert_never

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from readiness.ids import OVERALL, NodeId
from readiness.model.assessment import (
    Answer,
    Answered,
    Assessment,
    DontKnow,
    Entry,
    Evidence,
    Level,
    Never,
    NotApplicable,
    OneOf,
    Quantity,
    Scope,
    Since,
    SomeOf,
    Subject,
    Told,
    Unanswered,
    Value,
    YesOrNo,
)
from readiness.model.checklist_files import KINDS
from readiness.model.condition import (
    All,
    Amount,
    Banded,
    Condition,
    Constant,
    Either,
    Literal,
    Measure,
    Measured,
    Not,
    NumbersCompared,
    Points,
    Setting,
    Stated,
    TextsCompared,
    Word,
)
from readiness.model.extents import Domain, domains_of, levels_of, other_way
from readiness.model.framework import (
    Age,
    Aggregate,
    Band,
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
    Severity,
    Weight,
    When,
    YesNo,
)
from readiness.numbers import snap

T = TypeVar("T")
Answers: TypeAlias = Mapping[NodeId, Answer]
TODAY = date(2026, 11, 23)
EXACT = 1e-9
KIND = Number("points", 0, 100, ((0.0, 0.0), (100.0, 100.0)))
WEIGHTS = st.sampled_from([0.5, 1.0, 1.0, 2.0, 3.7, 1000.0])
POINTS = st.one_of(st.sampled_from([0.0, 33.3, 50.0, 100.0]), st.floats(0, 100))
ANSWERS = st.one_of(
    POINTS.map(lambda points: Answered(Quantity(KIND, points))),
    st.just(DontKnow()),
    st.just(Unanswered()),
    st.just(NotApplicable("Not here.")),
)


@dataclass(frozen=True)
class Case:
    framework: Framework
    answers: Answers

    @property
    def items(self) -> list[NodeId]:
        return [item.id for item in self.framework.items()]


def plain_item(draw: st.DrawFn, name: NodeId) -> Item:
    return Item(
        name,
        "Q",
        KIND,
        lever=draw(st.sampled_from(list(Lever))),
        weight=Weight(draw(WEIGHTS)),
        pulse=draw(st.booleans()),
    )


@st.composite
def trees(
    draw: st.DrawFn,
    item: Callable[[st.DrawFn, NodeId], Item] = plain_item,
    weights: st.SearchStrategy[float] = WEIGHTS,
    deep: int = 2,
    wide: tuple[int, int] = (4, 3),
) -> tuple[Node, ...]:
    """Themes of items and topics, `deep` below one another; at most so many children, and so many themes."""
    count = 0

    def name(prefix: str) -> NodeId:
        nonlocal count
        count += 1
        return NodeId(f"{prefix}{count}")

    def node(depth: int) -> Node:
        children = tuple(
            node(depth - 1) if depth and draw(st.integers(0, 2)) == 0 else item(draw, name("i"))
            for _ in range(draw(st.integers(1, wide[0])))
        )
        return Node(name("n"), "N", children, Weight(draw(weights)))

    return tuple(node(deep) for _ in range(draw(st.integers(1, wide[1]))))


def framework(themes: tuple[Node, ...]) -> Framework:
    return Framework("f", "1", "F", None, (), (), (), Policy(0.0, 12), (), themes, (), None, "0" * 64)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    made = framework(draw(trees()))
    return Case(made, {item.id: draw(ANSWERS) for item in made.items()})


# ---- frameworks of every shape

PHASES, GROUPS = ("start-up", "transition"), ("leadership", "police")
NOT_HERE = NotApplicable("Not here.")
OPEN: tuple[Answer, ...] = (DontKnow(), Unanswered())
ENDS = st.sampled_from([(0.0, 100.0), (0.0, 100.0), (1.0, 7.0), (-3.0, 3.0), (0.0, 10.0), (0.0, 1.0)])
OFTEN = {"scale": 3, "yes-no": 2, "number": 2}
"""How many times as often as the others a kind of answer is drawn."""
WITHOUT_LEVELS = {"choices", "number", "date"}
"""Kinds whose answers are no levels in an order, of which a table could be made."""
AGGREGATES = st.sampled_from([Aggregate.MEAN, *Aggregate, Aggregate.SUM, Aggregate.LOOKUP])
MOST_ROWS = 40
EVIDENCE = st.sampled_from(
    [
        (),
        (),
        (Evidence("Undated", "document", None),),
        (Evidence("A day too old", "document", date(2025, 11, 22)),),
        (Evidence("Just young enough", "document", date(2025, 11, 23)),),
        (Evidence("Of the day", "document", TODAY), Evidence("Undated", "document", None)),
        (Evidence("Not yet written", "document", date(2026, 11, 24)),),
    ]
)


@dataclass(frozen=True)
class Shaped:
    """A framework of any shape, and an assessment made with it."""

    framework: Framework
    assessment: Assessment

    def _repr_pretty_(self, printer: RepresentationPrinter, _: object) -> None:
        """What tells one case from another, so that a counterexample can be read."""
        made, sheet = self.framework, self.assessment
        rules = [f"rule {rule.id}: {rule.when} caps {dict(rule.caps)}" for rule in made.rules]
        lines = [f"points {made.points}, bands {made.bands}, {made.policy}", *rules, *_told(made.whole(), sheet, "")]
        lines.append(f"phase {sheet.phase}, respondent {sheet.respondent}, {sheet.scope.value}")
        printer.text("\n" + "\n".join(lines))

    @property
    def answers(self) -> Answers:
        return {name: entry.answer for name, entry in self.assessment.entries.items()}

    @property
    def still_open(self) -> list[Item]:
        return [item for item in self.framework.items() if self.answers[item.id] in OPEN]

    def answered(self, answers: Answers) -> "Shaped":
        """The same with other answers; what stands beside them stays."""
        entries = dict(self.assessment.entries)
        entries |= {name: replace(entries[name], answer=answer) for name, answer in answers.items()}
        return replace(self, assessment=replace(self.assessment, entries=entries))


def _told(part: Node | Item, sheet: Assessment, indent: str) -> Iterator[str]:
    factor = f"{indent}{part.id} {part.weight.default:g} {dict(part.weight.by_phase) or ''}"
    if isinstance(part, Node):
        yield f"{factor} {part.formula}"
        for child in part.children:
            yield from _told(child, sheet, indent + "  ")
        return
    due = f"{part.phases or ''} {part.respondents or ''} {part.lever.value} {'pulse' if part.pulse else ''}"
    gate = "" if part.applies_when is None else f" when {part.applies_when.condition}"
    entry = sheet.entry(part.id)
    given = entry.answer.value if isinstance(entry.answer, Answered) else type(entry.answer).__name__
    support = [piece.ref for piece in entry.evidence] if part.takes_evidence else "takes no evidence"
    yield f"{factor} {part.kind}{' reverse' if part.reverse else ''} {due}{gate}: {given} {support}"


def answers_to(item: Item) -> tuple[Answer, ...]:
    """Some answers to an item, its extremes among them."""
    values: Iterable[Value]
    match item.kind:
        case Scale() as kind:
            values = (Level(kind, level) for level in range(len(kind.labels)))
        case YesNo() as kind:
            values = (YesOrNo(kind, yes=False), YesOrNo(kind, yes=True))
        case Choice() as kind:
            values = (OneOf(kind, option, option.points) for option in kind.options if option.points is not None)
        case Choices() as kind:
            values = (SomeOf(kind, kind.options[:some]) for some in range(len(kind.options) + 1))
        case Number() as kind:
            values = (Quantity(kind, amount) for amount in (kind.lowest, 1.0, 3.3, 6.0, kind.highest))
        case Age() as kind:
            values = (Since(kind, date(year, 5, 1)) for year in (2016, 2024, 2025, 2026))
            values = [*values, *([] if kind.never is None else [Never(kind, kind.never)])]
        case Context("number") as kind:
            values = (Told(kind, 0.0), Told(kind, 7.5))
        case Context("text") as kind:
            values = (Told(kind, "north"), Told(kind, "south"))
        case Context() as kind:
            values = (Told(kind, value=False), Told(kind, value=True))
        case _:
            assert_never(item.kind)
    return tuple(Answered(value) for value in values)


class Grower:
    """Draws the parts of a framework from the leaves up, so that all of them fit each other."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.ends = draw(ENDS)
        self.earlier: list[Item] = []
        self.count = 0
        starts = draw(st.sampled_from([(), (0.0, 0.5), (0.0, 0.25, 0.5, 0.75)]))
        self.head = tuple(Band(self.at(share), f"H{place}") for place, share in enumerate(starts))

    def one(self, *choices: T) -> T:
        return self.draw(st.sampled_from(choices))

    def seldom(self) -> bool:
        return self.draw(st.integers(0, 2)) == 2

    def at(self, share: float) -> float:
        """So far along the framework's scale."""
        return snap(self.ends[0] + (self.ends[1] - self.ends[0]) * share)

    def name(self, prefix: str) -> NodeId:
        self.count += 1
        return NodeId(f"{prefix}{self.count}")

    def weight(self, *, signed: bool) -> Weight:
        def factor() -> float:
            return self.draw(WEIGHTS) * (self.one(1, 1, -1) if signed else 1)

        return Weight(factor(), () if not self.seldom() else ((self.one(*PHASES), factor()),))

    # ---- items

    def item(self, *, signed: bool, levelled: bool) -> Item:
        made = Item(
            self.name("i"),
            "Q",
            self.kind(levelled=levelled),
            lever=self.one(*Lever),
            weight=self.weight(signed=signed),
            phases=self.one(None, None, None, None, PHASES[:1]),
            respondents=self.one(None, None, None, None, GROUPS[:1]),
            applies_when=self.gate() if self.earlier and self.seldom() else None,
            pulse=not self.seldom(),
            reverse=self.seldom(),
            takes_evidence=not self.seldom(),
        )
        self.earlier.append(made)
        return made

    def kind(self, *, levelled: bool) -> Kind:
        named = (name for name in KINDS if not (levelled and name in WITHOUT_LEVELS))
        return self.kind_named(self.one(*(name for name in named for _ in range(OFTEN.get(name, 1)))))

    def kind_named(self, name: str) -> Kind:
        """A kind by the key that files have for it."""
        at, (least, most) = self.at, self.ends
        match name:
            case "scale":
                shares = self.one((0, 1), (0, 0.4, 1), (0.2, 0.3, 0.7), (0, 1 / 3, 2 / 3, 1))
                labels = ("absent", "ad hoc", "established", "embedded")[: len(shares)]
                return Scale(labels, tuple(map(at, shares)), labels)
            case "yes-no":
                return YesNo(*self.one((most, least), (least, most), (at(0.7), at(0.2))))
            case "choice":
                worth: tuple[float | None, ...] = self.one((least, at(0.4), most), (most, at(0.1), None), (at(0.5),))
                return Choice(tuple(Option(f"o{place}", "O", points) for place, points in enumerate(worth)))
            case "choices":
                worth = (at(0.2), at(0.6), at(0.5))
                options = tuple(Option(f"o{place}", "O", points) for place, points in enumerate(worth))
                return Choices(options, self.one(most, at(0.8)))
            case "number":
                goalposts = self.one(
                    ((0.0, least), (10.0, most)),
                    ((2.0, most), (8.0, least)),
                    ((1.0, at(0.2)), (4.0, at(0.9)), (9.0, at(0.5))),
                )
                return Number("days", 0, 10, goalposts)
            case "date":
                return Age(((6.0, most), (36.0, least)), self.one(None, at(0.1)))
            case "context":
                return Context(self.one("number", "text", "yes-no"), None)
            case _:
                raise AssertionError(name)  # of this kind nothing is drawn, so that no law is tried on it

    def gate(self) -> When:
        """A condition on earlier items, each of them named once."""
        asked = self.draw(st.lists(st.sampled_from(self.earlier), min_size=1, max_size=2, unique_by=lambda i: i.id))
        parts = [self.asking(item) for item in asked]
        if self.seldom():
            parts.append(self.setting())
        return When(self.joined(parts), "")

    def joined(self, parts: list[Condition]) -> Condition:
        parts = [Not(part) if self.seldom() else part for part in parts]
        if len(parts) == 1:
            return parts[0]
        return All(tuple(parts)) if self.draw(st.booleans()) else Either(tuple(parts))

    def setting(self) -> Condition:
        setting, words = self.one((Setting.PHASE, PHASES), (Setting.RESPONDENT, GROUPS))
        return TextsCompared(Stated(setting, words), (Literal(words[0]),), inverse=self.draw(st.booleans()))

    def asking(self, item: Item) -> Condition:
        """A condition on the answer or on the points of one item."""
        if item.scored and self.draw(st.booleans()):
            return self.compared(Points(item.id), [self.at(share) for share in (0, 0.2, 0.4, 0.5, 1)])
        match item.kind:
            case Number(_, lowest, highest):
                return self.compared(Amount(item.id, lowest, highest), [lowest, 3.3, 6.0, highest])
            case Context("number"):
                return self.compared(Amount(item.id, float("-inf"), float("inf")), [0.0, 5.0, 7.5])
            case Context("text"):
                return self.worded(Word(item.id, None), ["north", "south"])
            case Scale(labels):
                return self.worded(Word(item.id, labels), labels)
            case Choice(options):
                labels = tuple(option.id for option in options if option.points is not None)
                return self.worded(Word(item.id, labels), labels)
            case YesNo() | Context():
                return self.worded(Word(item.id, ("yes", "no")), ["yes", "no"])
            case _:
                return self.compared(Points(item.id), [self.at(share) for share in (0.2, 0.5, 1)])

    def compared(self, leaf: Measured | Points | Amount, limits: Sequence[float]) -> Condition:
        sides = (leaf, Constant(self.one(*limits)))
        return NumbersCompared(
            self.one("<", "<=", "==", "!=", ">=", ">"), *(sides if self.draw(st.booleans()) else sides[::-1])
        )

    def worded(self, leaf: Word | Banded, words: Sequence[str]) -> Condition:
        among = self.draw(st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True))
        return TextsCompared(leaf, tuple(map(Literal, among)), inverse=self.draw(st.booleans()))

    # ---- nodes

    def node(self, depth: int, *, signed: bool, levelled: bool) -> Node:
        name, aggregate = self.name("n"), self.draw(AGGREGATES)
        children = tuple(
            self.node(depth - 1, signed=aggregate is Aggregate.SUM, levelled=aggregate is Aggregate.LOOKUP)
            if depth and self.seldom()
            else self.item(signed=aggregate is Aggregate.SUM, levelled=aggregate is Aggregate.LOOKUP)
            for _ in range(self.one(1, 2, 2, 3))
        )
        return self.finished(name, children, aggregate, levelled=levelled, weight=self.weight(signed=signed))

    def finished(
        self, name: NodeId, children: tuple[Node | Item, ...], aggregate: Aggregate, *, levelled: bool, weight: Weight
    ) -> Node:
        """A node with a formula that its children allow; with bands where it must have levels."""
        node = Node(name, "N", children, weight, formula=Formula(aggregate))
        if aggregate is Aggregate.GEOMETRIC and self.domain(node).children[0] < 0:
            aggregate = Aggregate.MEAN
        table = self.table(node) if aggregate is Aggregate.LOOKUP else None
        if aggregate is Aggregate.LOOKUP and table is None:
            aggregate = Aggregate.MINIMUM
        floor, ceiling = None, None
        if aggregate is Aggregate.SUM:
            floor, ceiling = self.one(self.ends, (-5.0, 5.0), (0.0, 12.5), (2.0, 3.0))
        decimals = self.one(None, None, None, 0, 1, 2)
        node = replace(node, formula=Formula(aggregate, decimals, floor, ceiling, (), table))
        domain = self.domain(node)
        bands = self.bands(domain.own, forced=levelled and not domain.bands)
        return replace(node, formula=replace(node.formula, bands=bands))

    def domain(self, node: Node) -> Domain:
        return domains_of(node, self.ends, self.head)[node.id]

    def bands(self, own: Extent, *, forced: bool) -> tuple[Band, ...]:
        form = self.one("none", "none", "none", "plain", "rising", "falling", "mixed")
        if form == "none" and not forced:
            return ()
        starts = [own[0]]
        for share in self.one((0.25, 0.5, 0.75), (0.5,), (0.3, 0.9)):
            start = round(own[0] + (own[1] - own[0]) * share, 2)
            if start > starts[-1]:
                starts.append(start)
        values = {"rising": (0.0, 1.0, 2.5, 4.0), "falling": (4.0, 3.0, 1.5, 1.0), "mixed": (1.0, 4.0, 2.0, 3.0)}
        named = values.get(form, (None, None, None, None))
        return tuple(Band(start, f"B{place}", named[place]) for place, start in enumerate(starts))

    def table(self, node: Node) -> Lookup | None:
        """A complete table over the children; None where it would be too long."""
        below = domains_of(node, self.ends, self.head)
        sizes = [
            len(levels_of(child, self.ends)) if isinstance(child, Item) else len(below[child.id].bands)
            for child in node.children
            if child.scored
        ]
        if not sizes or prod(sizes) > MOST_ROWS or 0 in sizes:
            return None
        outcomes = self.one((0.0, 1.0), (0.1, 0.5, 0.8), (0, 1 / 3, 2 / 3, 1))
        top, salt = len(outcomes) - 1, self.one(1, 2, 3, 5)
        form = self.one("least", "most", "mean", "falling", "any")

        def gives(levels: tuple[int, ...]) -> int:
            parts = [level / max(1, size - 1) for level, size in zip(levels, sizes, strict=True)]
            shares = {"least": min(parts), "most": max(parts), "mean": sum(parts) / len(parts)}
            share = shares.get(form, 1 - min(parts))
            if form == "any":
                return (salt * 7 + sum((place + salt) * level for place, level in enumerate(levels))) % (top + 1)
            return round(share * top)

        rows = tuple((levels, gives(levels)) for levels in product(*map(range, sizes)))
        absent = tuple(self.draw(st.integers(0, size - 1)) for size in sizes) if self.draw(st.booleans()) else None
        return Lookup(tuple(f"G{place}" for place in range(top + 1)), tuple(map(self.at, outcomes)), rows, absent)

    # ---- the whole

    def framework(self) -> Framework:
        aggregate = self.draw(AGGREGATES)
        is_sum, is_lookup = aggregate is Aggregate.SUM, aggregate is Aggregate.LOOKUP
        themes = tuple(self.node(2, signed=is_sum, levelled=is_lookup) for _ in range(self.one(1, 2, 2)))
        whole = self.finished(OVERALL, themes, aggregate, levelled=False, weight=Weight())
        labels = ("ad hoc", "established")
        policy = Policy(
            minimum_coverage=self.one(0.0, 0.6),
            valid_for_months=12,
            open_at_worst=self.seldom(),
            unsupported=self.one(None, None, self.at(0.5), *labels),
        )
        return Framework(
            id="f",
            version="1",
            title="F",
            about=None,
            phases=PHASES,
            respondents=GROUPS,
            bands=self.head,
            policy=policy,
            terms=(),
            themes=themes,
            rules=tuple(self.rule(whole, place) for place in range(self.one(0, 0, 1, 2))),
            catalogue=None,
            digest="0" * 64,
            points=self.ends,
            formula=whole.formula,
        )

    def rule(self, whole: Node, place: int) -> Rule:
        """A rule that names everything once, and caps what the loader lets rules cap."""
        known, turned = domains_of(whole, self.ends, self.head), other_way(whole)
        parts = [self.asking(item) for item in self.some(list(whole.items()), 1)]
        for name in self.some(list(known), 2):
            domain = known[name]
            if domain.bands and self.seldom():
                labels = tuple(band.label for band in domain.bands)
                parts.append(self.worded(Banded(name, labels), labels))
            else:
                least, most = domain.own
                limits = [snap(least + (most - least) * share) for share in (0.0, 0.3, 0.5, 0.9)]
                parts.append(self.compared(Measured(Measure.SCORE, name), limits))
        caps: list[tuple[NodeId, float]] = []
        for name in self.some([name for name in known if name not in turned], 2):
            least, most = known[name].own
            caps.append((name, snap(least + (most - least) * self.one(0.0, 0.3, 0.55, 0.9))))
        when = self.joined(parts or [self.setting()])
        return Rule(NodeId(f"r{place}"), when, "", Severity.NOTE, "F.", "R.", Lever.MISSION, tuple(caps), ())

    def some(self, names: Sequence[T], most: int) -> list[T]:
        return self.draw(st.lists(st.sampled_from(names), max_size=most, unique_by=str)) if names else []


@st.composite
def kinds(draw: st.DrawFn, name: str) -> Kind:
    """A kind of answer by the key that files have for it, as frameworks of every shape have it."""
    return Grower(draw).kind_named(name)


@st.composite
def shaped(draw: st.DrawFn) -> Shaped:
    """A framework of any shape, and any answers to it."""
    made = Grower(draw).framework()
    entries = {}
    for item in made.items():
        given = draw(st.sampled_from(answers_to(item)))
        answer = draw(st.sampled_from([given, given, given, given, *OPEN, NOT_HERE]))
        entries[item.id] = Entry(answer, evidence=draw(EVIDENCE), carried=draw(st.sampled_from([False, False, True])))
    phase, group = draw(st.sampled_from([None, *PHASES])), draw(st.sampled_from([None, *GROUPS]))
    scope = draw(st.sampled_from([Scope.FULL, Scope.FULL, Scope.FULL, Scope.PULSE]))
    return Shaped(made, Assessment(Subject("s", "S"), "1", TODAY, phase, group, scope, entries, "0" * 64))
