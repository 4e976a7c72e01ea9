"""Scoring written down a second time, plainly and slowly, from DESIGN section 4 alone: what the engine must agree with.

Nothing of the engine is used, nor of what settles the scales of nodes. Numbers are exact fractions of what is written
down in decimals; only a geometric mean is taken to 40 digits. A condition is decided by trying everything that the
things it names can be; it must name each of them once.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Context as Digits
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise, product
from math import floor
from typing import Final, TypeAlias, assert_never

from readiness.ids import OVERALL, NodeId
from readiness.model.assessment import (
    Answered,
    Assessment,
    Entry,
    Level,
    Never,
    NotApplicable,
    OneOf,
    Quantity,
    Scope,
    Since,
    SomeOf,
    Told,
    Value,
    YesOrNo,
)
from readiness.model.condition import (
    All,
    Amount,
    Arithmetic,
    Banded,
    Condition,
    Constant,
    Count,
    Either,
    IsAnswered,
    Leaf,
    Literal,
    Measured,
    Not,
    NumbersCompared,
    Numeric,
    Points,
    Setting,
    Stated,
    TextsCompared,
    Textual,
    Word,
    leaves,
)
from readiness.model.framework import Aggregate, Band, Choice, Framework, Item, Node, Scale, YesNo

Ends: TypeAlias = tuple[Fraction, Fraction]
FORTY: Final = Digits(prec=40)


def exact(value: float) -> Fraction:
    """What the decimals of a number say."""
    return Fraction(repr(value))


def away(value: Fraction, decimals: int) -> Fraction:
    """Rounded, halves away from zero."""
    whole = floor(abs(value) * 10**decimals + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def shown(value: Fraction, ends: Ends, decimals: int | None) -> Fraction:
    """As it is shown: one decimal where the node states none, and the ends of the scale only where they are exact."""
    if decimals is not None:
        return away(value, decimals)
    rounded = away(value, 1)
    if rounded >= ends[1] > value:
        return away(ends[1] - Fraction(1, 10), 1)
    if rounded <= ends[0] < value:
        return away(ends[0] + Fraction(1, 10), 1)
    return rounded


# ---- items


def along(goalposts: Sequence[tuple[float, float]], at: Fraction) -> Fraction:
    posts = [(exact(value), exact(points)) for value, points in goalposts]
    if at <= posts[0][0]:
        return posts[0][1]
    for (left, low), (right, high) in pairwise(posts):
        if left <= at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return posts[-1][1]


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age(day: date, at: date) -> Fraction:
    """Whole calendar months, and the days left over as a share of the month under way."""
    whole = 0
    while months_later(day, whole + 1) <= at:
        whole += 1
    begin, end = months_later(day, whole), months_later(day, whole + 1)
    return whole + Fraction((at - begin).days, (end - begin).days)


def earned(value: Value, at: date, least: Fraction) -> Fraction | None:
    """The points of an answer, before anything is reversed."""
    match value:
        case Level(scale, level):
            return exact(scale.points[level])
        case YesOrNo(kind, yes):
            return exact(kind.yes if yes else kind.no)
        case OneOf(_, _, points) | Never(_, points):
            return exact(points)
        case SomeOf(kind, options):
            total = sum((exact(option.points or 0.0) for option in options), Fraction(0))
            return min(exact(kind.ceiling), max(least, total))
        case Quantity(kind, amount):
            return along(kind.goalposts, exact(amount))
        case Since(kind, day):
            return along(kind.goalposts, age(day, at))
        case Told():
            return None
        case _:
            assert_never(value)


def is_supported(entry: Entry, assessment: Assessment, months: int) -> bool:
    days = [piece.day for piece in entry.evidence if piece.day is not None and not entry.carried]
    return any(day <= assessment.date <= months_later(day, months) for day in days)


@dataclass(frozen=True)
class Answer:
    """What stands for an item: not there at all, open, or given."""

    there: bool
    points: Fraction | None = None
    value: Value | None = None
    supportable: bool = False
    supported: bool = False


# ---- nodes


@dataclass(frozen=True)
class Standing:
    """What a node or an item comes to; `up` is what its parent is given."""

    score: Fraction | None
    low: Fraction
    high: Fraction
    up: tuple[Fraction | None, Fraction, Fraction]
    coverage: Fraction
    supportable: Fraction
    supported: Fraction

    @property
    def support(self) -> Fraction | None:
        return self.supported / self.supportable if self.supportable else None


Pair: TypeAlias = tuple[Fraction, Fraction]


def mean(pairs: Sequence[Pair]) -> Fraction:
    return sum(weight * value for weight, value in pairs) / sum((weight for weight, _ in pairs), Fraction(0))


def geometric(pairs: Sequence[Pair]) -> Fraction:
    if any(value == 0 for _, value in pairs):
        return Fraction(0)
    whole = sum((weight for weight, _ in pairs), Fraction(0))
    logs = Decimal(0)
    for weight, value in pairs:
        share = FORTY.divide(Decimal((weight / whole).numerator), Decimal((weight / whole).denominator))
        log = FORTY.ln(FORTY.divide(Decimal(value.numerator), Decimal(value.denominator)))
        logs = FORTY.add(logs, FORTY.multiply(share, log))
    return Fraction(FORTY.exp(logs))


def median(pairs: Sequence[Pair]) -> Fraction:
    half = sum((weight for weight, _ in pairs), Fraction(0)) / 2
    values = sorted({value for _, value in pairs})
    upto = [sum((weight for weight, other in pairs if other <= value), Fraction(0)) for value in values]
    place = next(place for place, passed in enumerate(upto) if passed >= half)
    return (values[place] + values[place + 1]) / 2 if upto[place] == half else values[place]


PUT_TOGETHER: Final[Mapping[Aggregate, Callable[[Sequence[Pair]], Fraction]]] = {
    Aggregate.MEAN: mean,
    Aggregate.GEOMETRIC: geometric,
    Aggregate.MEDIAN: median,
    Aggregate.MINIMUM: lambda pairs: min(value for _, value in pairs),
    Aggregate.MAXIMUM: lambda pairs: max(value for _, value in pairs),
}


@dataclass(frozen=True)
class Shape:
    """What follows from the framework alone: the scale of a node, what it passes up, its bands."""

    own: Ends
    passed: Ends
    children: Ends
    bands: tuple[Band, ...]


def shape(node: Node, framework: Framework) -> Shape:
    points = (exact(framework.points[0]), exact(framework.points[1]))
    formula = node.formula
    below = [
        shape(child, framework).passed if isinstance(child, Node) else points for child in node.children if child.scored
    ] or [points]
    hull = (min(low for low, _ in below), max(high for _, high in below))
    own = hull
    if formula.floor is not None and formula.ceiling is not None:
        own = (exact(formula.floor), exact(formula.ceiling))
    if formula.lookup is not None:
        own = (exact(formula.lookup.points[0]), exact(formula.lookup.points[-1]))
    if formula.decimals is not None:
        own = (away(own[0], formula.decimals), away(own[1], formula.decimals))
    bands = formula.bands
    if not bands and formula.lookup is not None:
        digits = 1 if formula.decimals is None else formula.decimals
        named = zip(formula.lookup.points, formula.lookup.labels, strict=True)
        bands = tuple(Band(float(away(exact(worth), digits)), label) for worth, label in named)
    if not bands and own == points:
        bands = framework.bands
    values = [exact(band.value) for band in bands if band.value is not None]
    return Shape(own, (min(values), max(values)) if values else own, hull, bands)


def band_of(bands: Sequence[Band], number: Fraction) -> int:
    return max((place for place, band in enumerate(bands) if exact(band.start) <= number), default=0)


def levels(item: Item, framework: Framework) -> list[Fraction]:
    """The points of each level of an item below a table, from the least."""
    match item.kind:
        case Scale(_, points):
            worth = list(map(exact, points))
        case YesNo(yes, no):
            worth = [exact(yes), exact(no)]
        case Choice(options):
            worth = [exact(option.points) for option in options if option.points is not None]
        case _:
            raise AssertionError(item)
    turned = exact(framework.points[0]) + exact(framework.points[1])
    return sorted(turned - points if item.reverse else points for points in worth)


# ---- conditions

Known: TypeAlias = Fraction | str | bool | None
World: TypeAlias = Mapping[Leaf, Known]
NUDGE: Final = Fraction(1, 10**6)


def numbers_in(part: Condition | Numeric | Textual) -> Iterator[Fraction]:
    match part:
        case Constant(value):
            yield exact(value)
        case NumbersCompared(_, left, right) | Arithmetic(_, left, right):
            yield from chain(numbers_in(left), numbers_in(right))
        case Not(inner):
            yield from numbers_in(inner)
        case All(parts) | Either(parts) | Count(parts):
            yield from chain.from_iterable(map(numbers_in, parts))
        case _:
            return


def words_in(condition: Condition) -> set[str]:
    match condition:
        case TextsCompared(_, among):
            return {text.value for text in among if isinstance(text, Literal)}
        case Not(inner):
            return words_in(inner)
        case All(parts) | Either(parts):
            return set().union(*map(words_in, parts))
        case _:
            return set()


def holds(condition: Condition, world: World) -> bool | None:
    """Whether it holds in a world in which everything is known; None where it says nothing."""
    match condition:
        case Not(part):
            found = holds(part, world)
            return None if found is None else not found
        case All(parts):
            every = [holds(part, world) for part in parts]
            return False if False in every else None if None in every else True
        case Either(parts):
            every = [holds(part, world) for part in parts]
            return True if True in every else None if None in every else False
        case IsAnswered():
            given = world[condition]
            assert given is None or isinstance(given, bool)
            return given
        case TextsCompared(text, among, inverse):
            one, others = word(text, world), [word(other, world) for other in among]
            return None if one is None or None in others else (one in others) is not inverse
        case NumbersCompared(sign, left, right):
            first, second = number(left, world), number(right, world)
            if first is None or second is None:
                return None
            signs = {"<": first < second, "<=": first <= second, "==": first == second}
            signs |= {">": first > second, ">=": first >= second, "!=": first != second}
            return signs[sign]
        case _:
            assert_never(condition)


def word(text: Textual, world: World) -> str | None:
    found = text.value if isinstance(text, Literal) else world[text]
    assert found is None or isinstance(found, str)
    return found


def number(part: Numeric, world: World) -> Fraction | None:
    match part:
        case Constant(value):
            return exact(value)
        case Arithmetic(sign, left, right):
            one, other = number(left, world), number(right, world)
            if one is None or other is None:
                return None
            return {"+": one + other, "-": one - other, "*": one * other}[sign]
        case Count(each):
            return Fraction(sum(holds(condition, world) is True for condition in each))
        case _:
            found = world[part]
            assert found is None or isinstance(found, Fraction)
            return found


# ---- an assessment

OUTCOMES: Final = {
    (True,): "holds",
    (False,): "fails",
    (False, None): "does-not-apply",
    (None,): "does-not-apply",
}


@dataclass
class Reference:
    """Everything that scoring must yield for an assessment, computed when it is made."""

    framework: Framework
    assessment: Assessment
    only: frozenset[NodeId] | None = None
    """The items that are there; None: all of them."""
    answers: dict[NodeId, Answer] = field(default_factory=dict)
    bare: dict[NodeId, Standing | None] = field(default_factory=dict)
    """Of every node, without caps; None where nothing applies."""
    capped: dict[NodeId, Standing | None] = field(default_factory=dict)
    outcomes: dict[NodeId, str] = field(default_factory=dict)
    """Of every rule."""
    ceilings: dict[NodeId, tuple[list[Fraction], list[Fraction]]] = field(default_factory=dict)
    """Of every capped node: the caps in force, and all that may be."""

    def __post_init__(self) -> None:
        whole = self.framework.whole()
        self.nodes = {node.id: node for node in whole.nodes()}
        self.shapes = {name: shape(node, self.framework) for name, node in self.nodes.items()}
        for item in self.framework.items():
            self.answers[item.id] = self.answer(item)
        self.stand(whole, self.bare, {})
        for rule in self.framework.rules:
            outcome = self.outcome(rule.when)
            self.outcomes[rule.id] = outcome
            for node, most in rule.caps if outcome in {"holds", "open"} else ():
                firm, possible = self.ceilings.setdefault(node, ([], []))
                cap = self.on_grid(node, exact(most))
                possible.append(cap)
                firm += [cap] if outcome == "holds" else []
        self.stand(whole, self.capped, self.ceilings)

    def on_grid(self, name: NodeId, cap: Fraction) -> Fraction:
        """A cap to the decimals that its node states, and never above what it says."""
        decimals = self.nodes[name].formula.decimals
        return cap if decimals is None else Fraction(floor(cap * 10**decimals), 10**decimals)

    @property
    def own(self) -> Standing | None:
        """The whole over the mission's own items, under the caps that all items bring about."""
        mine = frozenset(item.id for item in self.framework.items() if item.lever.value == "mission")
        found: dict[NodeId, Standing | None] = {}
        masked = {name: answer if name in mine else Answer(there=False) for name, answer in self.answers.items()}
        everything, self.answers = self.answers, masked
        self.stand(self.framework.whole(), found, self.ceilings)
        self.answers = everything
        return found[OVERALL]

    # ---- items

    def answer(self, item: Item) -> Answer:
        assessment, policy = self.assessment, self.framework.policy
        entry = assessment.entry(item.id)
        if item.phases is not None and assessment.phase not in item.phases:
            return Answer(there=False)
        if item.respondents is not None and assessment.respondent not in item.respondents:
            return Answer(there=False)
        if assessment.scope is Scope.PULSE and item.scored and not item.pulse:
            return Answer(there=False)
        gate = "holds" if item.applies_when is None else self.outcome(item.applies_when.condition)
        if gate in {"fails", "does-not-apply"} or isinstance(entry.answer, NotApplicable):
            return Answer(there=False)
        if gate == "open" or not isinstance(entry.answer, Answered):
            return Answer(there=True)
        value = entry.answer.value
        least, most = map(exact, self.framework.points)
        points = earned(value, assessment.date, least)
        if points is None:
            return Answer(there=True, value=value)
        points = least + most - points if item.reverse else points
        supported = is_supported(entry, assessment, policy.valid_for_months)
        at_most = policy.unsupported
        if item.takes_evidence and not supported and at_most is not None:
            if not isinstance(at_most, str):
                points = min(points, exact(at_most))
            elif isinstance(item.kind, Scale) and at_most in item.kind.labels:
                level = exact(item.kind.points[item.kind.labels.index(at_most)])
                points = min(points, least + most - level if item.reverse else level)
        return Answer(True, round(points, 9), value, item.takes_evidence, item.takes_evidence and supported)

    # ---- nodes

    def stand(
        self,
        node: Node,
        found: dict[NodeId, Standing | None],
        ceilings: Mapping[NodeId, tuple[list[Fraction], list[Fraction]]],
    ) -> Standing | None:
        children = [child for child in node.children if child.scored]
        for child in node.children:
            if isinstance(child, Node) and not child.scored:
                self.stand(child, found, ceilings)
        stands = [
            self.stand(child, found, ceilings) if isinstance(child, Node) else self.item(child) for child in children
        ]
        numbers = self.numbers(node, children, stands)
        if numbers is None:
            found[node.id] = None
            return None
        score, low, high = (None if value is None else self.finish(node, value) for value in numbers)
        assert low is not None
        assert high is not None
        firm, possible = ceilings.get(node.id, ([], []))
        if score is not None:
            score, low, high = min(score, *firm, score), min(low, *possible, low), min(high, *firm, high)
        weights = [abs(exact(child.weight.at(self.assessment.phase))) for child in children]
        there = [(weight, stand) for weight, stand in zip(weights, stands, strict=True) if stand is not None]
        found[node.id] = Standing(
            score,
            low,
            high,
            self.up(node, score, low, high),
            mean([(weight, stand.coverage) for weight, stand in there]),
            mean([(weight, stand.supportable) for weight, stand in there]),
            mean([(weight, stand.supported) for weight, stand in there]),
        )
        return found[node.id]

    def item(self, item: Item) -> Standing | None:
        answer = self.answers[item.id]
        if not answer.there:
            return None
        low, high = map(exact, self.framework.points)
        if answer.points is not None:
            low = high = answer.points
        return Standing(
            answer.points,
            low,
            high,
            (answer.points, low, high),
            Fraction(answer.points is not None),
            Fraction(answer.supportable),
            Fraction(answer.supported),
        )

    def finish(self, node: Node, value: Fraction) -> Fraction:
        value = round(value, 9)
        return value if node.formula.decimals is None else away(value, node.formula.decimals)

    def up(
        self, node: Node, score: Fraction | None, low: Fraction, high: Fraction
    ) -> tuple[Fraction | None, Fraction, Fraction]:
        bands = self.shapes[node.id].bands
        if not bands or bands[0].value is None:
            return score, low, high
        values = [exact(band.value or 0.0) for band in bands]
        reached = values[self.band(node, low) : self.band(node, high) + 1]
        return None if score is None else values[self.band(node, score)], min(reached), max(reached)

    def shown(self, name: NodeId, value: Fraction) -> Fraction:
        return shown(value, self.shapes[name].own, self.nodes[name].formula.decimals)

    def band(self, node: Node, value: Fraction) -> int:
        return band_of(self.shapes[node.id].bands, self.shown(node.id, value))

    def label(self, name: NodeId, value: Fraction) -> str | None:
        bands = self.shapes[name].bands
        return bands[self.band(self.nodes[name], value)].label if bands else None

    def numbers(
        self, node: Node, children: Sequence[Node | Item], stands: Sequence[Standing | None]
    ) -> tuple[Fraction | None, Fraction, Fraction] | None:
        there = [
            (exact(child.weight.at(self.assessment.phase)), stand)
            for child, stand in zip(children, stands, strict=True)
            if stand is not None
        ]
        if not there:
            return None
        own = self.shapes[node.id].own
        if node.formula.aggregate is Aggregate.LOOKUP:
            return self.looked_up(node, children, stands)
        if all(stand.score is None for _, stand in there):
            return None, *own
        if node.formula.aggregate is Aggregate.SUM:
            return self.total(node, there)
        together = PUT_TOGETHER[node.formula.aggregate]
        least, most = self.shapes[node.id].children
        low = together([(weight, least if stand.score is None else stand.up[1]) for weight, stand in there])
        high = together([(weight, most if stand.score is None else stand.up[2]) for weight, stand in there])
        counted = []
        for weight, stand in there:
            if stand.up[0] is not None:
                counted.append((weight, stand.up[0]))
            elif self.framework.policy.open_at_worst:
                counted.append((weight, stand.up[1]))
        return together(counted), low, high

    def total(self, node: Node, there: Sequence[tuple[Fraction, Standing]]) -> tuple[Fraction, Fraction, Fraction]:
        score = low = high = Fraction(0)
        for weight, stand in there:
            ends = [weight * stand.up[1], weight * stand.up[2]]
            score += min(ends) if stand.up[0] is None else weight * stand.up[0]
            ends += [Fraction(0)] if stand.up[0] is None else []
            low += min(ends)
            high += max(ends)
        least, most = exact(node.formula.floor or 0.0), exact(node.formula.ceiling or 0.0)
        score, low, high = (min(max(value, least), most) for value in (score, low, high))
        return score, low, high

    def looked_up(
        self, node: Node, children: Sequence[Node | Item], stands: Sequence[Standing | None]
    ) -> tuple[Fraction | None, Fraction, Fraction] | None:
        lookup = node.formula.lookup
        assert lookup is not None
        gives = {key: exact(lookup.points[result]) for key, result in lookup.table}
        at: list[int | None] = []
        may: list[range] = []
        for place, (child, stand) in enumerate(zip(children, stands, strict=True)):
            if stand is None:
                if lookup.absent is None:
                    return None
                at.append(lookup.absent[place])
                may.append(range(lookup.absent[place], lookup.absent[place] + 1))
                continue
            at.append(None if stand.score is None else self.level(child, stand.score))
            may.append(range(self.level(child, stand.low), self.level(child, stand.high) + 1))
        is_open = None in at
        scored = any(stand is not None and stand.score is not None for stand in stands)
        if is_open and not (self.framework.policy.open_at_worst and scored):
            return None, *self.shapes[node.id].own
        reached = [gives[key] for key in product(*may)]
        return gives[tuple(level or 0 for level in at)], min(reached), max(reached)

    def level(self, child: Node | Item, value: Fraction) -> int:
        if isinstance(child, Node):
            return self.band(child, value)
        return max((n for n, worth in enumerate(levels(child, self.framework)) if round(worth, 9) <= value), default=0)

    # ---- conditions

    def outcome(self, condition: Condition) -> str:
        """What becomes of a condition: `holds`, `fails`, `open` or `does-not-apply`."""
        named = list(dict.fromkeys(leaves(condition)))
        limits = set(numbers_in(condition))
        for leaf in named:
            limits |= {end for end in self.span(leaf) or () if abs(end) < 10**9}
        values = [self.possible(leaf, condition, limits) for leaf in named]
        tried = {holds(condition, dict(zip(named, row, strict=True))) for row in product(*values)}
        return OUTCOMES.get(tuple(sorted(tried, key=str)), "open")

    def span(self, leaf: Leaf) -> Ends | None:
        """All that a number can still be; None where it is no number, or does not apply."""
        match leaf:
            case Points(item):
                stand = self.item(next(one for one in self.framework.items() if one.id == item))
                return None if stand is None else (stand.low, stand.high)
            case Measured(_, node):
                stand = self.bare[node]
                return None if stand is None else (stand.low, stand.high)
            case Amount(item, lowest, highest):
                match self.answers[item]:
                    case Answer(there=False):
                        return None
                    case Answer(value=Quantity(amount=amount)) | Answer(value=Told(value=float(amount))):
                        return exact(amount), exact(amount)
                    case _:
                        return Fraction(max(lowest, -1e12)), Fraction(min(highest, 1e12))
            case _:
                return None

    def may_lapse(self, leaf: Leaf) -> bool:
        match leaf:
            case Measured(_, name) | Banded(name):
                stand = self.bare[name]
                return stand is None or stand.score is None
            case Stated():
                return False
            case _:
                return self.answers[leaf.item].value is None

    def possible(self, leaf: Leaf, condition: Condition, limits: set[Fraction]) -> list[Known]:
        """Everything that a thing can be, as far as the condition can tell."""
        found: list[Known] = [None] if self.may_lapse(leaf) else []
        span = self.span(leaf)
        match leaf:
            case Measured() | Points() | Amount():
                if span is not None:
                    tries = {value + nudge for value in limits for nudge in (-NUDGE, Fraction(0), NUDGE)} | {*span}
                    found += sorted(value for value in tries if span[0] <= value <= span[1])
            case Banded(name):
                stand = self.bare[name]
                if stand is not None:
                    node, bands = self.nodes[name], self.shapes[name].bands
                    found += [
                        band.label for band in bands[self.band(node, stand.low) : self.band(node, stand.high) + 1]
                    ]
            case Stated(setting):
                found.append(self.assessment.phase if setting is Setting.PHASE else self.assessment.respondent)
            case Word(item, allowed):
                answer = self.answers[item]
                if answer.there and answer.value is None:
                    found += allowed or (*words_in(condition), "something else")
                elif answer.value is not None:
                    found.append(said(answer.value))
            case IsAnswered():
                raise AssertionError(leaf)
            case _:
                assert_never(leaf)
        return found


def said(value: Value) -> str:
    match value:
        case Level(scale, level):
            return scale.labels[level]
        case YesOrNo(_, yes) | Told(_, bool(yes)):
            return "yes" if yes else "no"
        case OneOf(_, option):
            return option.id
        case Told(_, str(text)):
            return text
        case _:
            raise AssertionError(value)
