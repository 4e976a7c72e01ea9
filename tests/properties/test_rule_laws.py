"""What rules promise, over frameworks, conditions, caps and answers that nobody thought of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import TypeAlias, assert_never

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generated import trees
from readiness.engine.conditions import Verdict, compile_condition, verdict
from readiness.engine.evaluate import evaluate
from readiness.engine.facts import SheetReaders
from readiness.engine.figures import World
from readiness.engine.plan import compile_plan
from readiness.engine.points import points
from readiness.engine.score import score
from readiness.ids import OVERALL, NodeId
from readiness.lint.meaning import meaning
from readiness.model.assessment import (
    Answer,
    Answered,
    Assessment,
    DontKnow,
    Entry,
    Level,
    NotApplicable,
    Quantity,
    Scope,
    Subject,
    Unanswered,
    YesOrNo,
)
from readiness.model.condition import All, Condition, Either, Not
from readiness.model.framework import (
    POINTS,
    Band,
    Framework,
    Item,
    Kind,
    Lever,
    Node,
    Number,
    Policy,
    Rule,
    Scale,
    Severity,
    Weight,
    YesNo,
)
from readiness.model.names import Names, names_of
from readiness.model.resolve import resolve
from readiness.model.result import NodeResult, Outcome, Result
from readiness.model.rising import rises
from readiness.problems import Place, problem
from readiness.syntax.expression import MAX_LENGTH, Mistake, parse_expression
from readiness.words.problems import message, remedy
from support import verdict_in

Answers: TypeAlias = Mapping[NodeId, Answer]
TODAY = date(2026, 11, 23)
EXACT = 2e-9
FEWER = settings(max_examples=40)
"""For laws that test_shaped_laws.py holds over more frameworks: here they meet conditions of every form."""
PHASE, OTHER = "start-up", "transition"
AMOUNT = Number("points", 0, 100, ((0.0, 0.0), (100.0, 100.0)))
TRUTH = YesNo(100, 0)
PRACTICE = Scale(("absent", "ad hoc", "embedded"), (0.0, 40.0, 100.0), ("l0", "l1", "l2"))
KINDS: tuple[Kind, ...] = (AMOUNT, TRUTH, PRACTICE)
BANDS = (Band(0, "low"), Band(40, "middle"), Band(75, "high"))
NONE = NotApplicable("Not here.")
OPEN: tuple[Answer, ...] = (DontKnow(), Unanswered())
WEIGHTS = st.sampled_from([1.0, 1.0, 2.0, 0.5, 3.7])
LIMITS = ["0", "20", "33.3", "40", "50", "75", "100"]
SIGNS = ["<", "<=", "==", "!=", ">=", ">"]


# ---- frameworks, answers and conditions


def answers_to(item: Item) -> tuple[Answer, ...]:
    """Some answers to an item, from its least to its most."""
    match item.kind:
        case Number() as kind:
            return tuple(Answered(Quantity(kind, amount)) for amount in (0, 20, 50, 60.1, 100))
        case YesNo() as kind:
            return (Answered(YesOrNo(kind, yes=False)), Answered(YesOrNo(kind, yes=True)))
        case Scale() as kind:
            return tuple(Answered(Level(kind, level)) for level in range(len(kind.labels)))
        case _:
            raise AssertionError


@dataclass(frozen=True)
class Case:
    framework: Framework
    answers: Answers

    @property
    def still_open(self) -> list[NodeId]:
        return [name for name, answer in self.answers.items() if answer in OPEN]


def item(draw: st.DrawFn, name: NodeId) -> Item:
    return Item(
        name,
        "Q",
        draw(st.sampled_from(KINDS)),
        lever=draw(st.sampled_from([Lever.MISSION, Lever.SHARED])),
        weight=Weight(draw(WEIGHTS)),
        phases=draw(st.sampled_from([None, None, None, (OTHER,)])),
    )


def quoted(form: str, names: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(names).map(lambda name: f'{form}("{name}")')


def numbers(names: Names) -> st.SearchStrategy[str]:
    """Texts that stand for numbers."""
    amounts = [name for name, item in names.items.items() if isinstance(item.kind, Number)]
    counted = st.builds(
        'count("{}", points {} {})'.format,
        st.sampled_from([*names.nodes]),
        st.sampled_from(SIGNS),
        st.sampled_from(LIMITS),
    )
    leaf = st.one_of(
        st.sampled_from(LIMITS),
        quoted("score", [*names.nodes]),
        quoted("points", [*names.items]),
        counted,
        *([quoted("answer", amounts)] if amounts else []),
    )
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner), st.builds("-{}".format, inner)
        ),
        max_leaves=2,
    )


def said(names: Names) -> list[st.SearchStrategy[str]]:
    """Conditions on the words that were answered, one for each item that is answered by words."""
    found = []
    for name, item in names.items.items():
        labels = {Scale: PRACTICE.labels, YesNo: ("yes", "no")}.get(type(item.kind))
        if labels is None:
            continue
        one = st.builds(
            'answer("{}") {} "{}"'.format, st.just(name), st.sampled_from(["==", "!="]), st.sampled_from(labels)
        )
        words = st.lists(st.sampled_from(labels), min_size=1, unique=True).map(
            lambda some: ", ".join(f'"{word}"' for word in some)
        )
        found.append(st.one_of(one, st.builds('answer("{}") in [{}]'.format, st.just(name), words)))
    return found


def names_in(themes: tuple[Node, ...]) -> Names:
    return names_of(Node(OVERALL, "F", themes), POINTS, BANDS, (PHASE, OTHER), ())


def banded(names: Names) -> st.SearchStrategy[str]:
    """Conditions on the band that a score lies in."""
    labels = st.sampled_from([band.label for band in BANDS])
    return st.builds(
        'band("{}") {} "{}"'.format, st.sampled_from([*names.nodes]), st.sampled_from(["==", "!="]), labels
    )


def conditions(names: Names) -> st.SearchStrategy[str]:
    """Conditions without the words that no cap may ask for."""
    number = numbers(names)
    leaf = st.one_of(
        st.builds("{} {} {}".format, number, st.sampled_from(SIGNS), number),
        st.builds("{} < {} <= {}".format, number, number, number),
        st.sampled_from([f'phase == "{PHASE}"', f'phase == "{OTHER}"']),
        banded(names),
        *said(names),
    )
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner),
            st.builds("not ({})".format, inner),
        ),
        max_leaves=4,
    )


def resolved(text: str, names: Names) -> Condition:
    found = resolve(text, names)
    assert not isinstance(found, tuple), (text, found)
    return found


def framework(themes: tuple[Node, ...], rules: tuple[Rule, ...] = ()) -> Framework:
    return Framework("f", "1", "F", None, (PHASE, OTHER), (), BANDS, Policy(0.0, 12), (), themes, rules, None, "0" * 64)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    themes = draw(trees(item, WEIGHTS, deep=1, wide=(3, 2)))
    names = names_in(themes)
    nodes = st.sampled_from(sorted(names.nodes)).map(NodeId)
    caps = st.dictionaries(nodes, st.sampled_from([0.0, 10.0, 33.3, 50.0, 90.0]), max_size=2)
    rules = []
    for place in range(draw(st.integers(1, 3))):
        text = draw(conditions(names))
        rules.append(
            Rule(
                id=NodeId(f"r{place}"),
                when=resolved(text, names),
                text=text,
                severity=Severity.NOTE,
                finding="F.",
                recommend="R.",
                move=Lever.MISSION,
                caps=tuple(draw(caps).items()),
                sources=(),
            )
        )
    made = framework(themes, tuple(rules))
    return Case(
        made, {item.id: draw(st.sampled_from([*answers_to(item), *OPEN, *OPEN, NONE])) for item in made.items()}
    )


def assessment(answers: Answers) -> Assessment:
    entries = {name: Entry(answer) for name, answer in answers.items()}
    return Assessment(Subject("s", "S"), "1", TODAY, PHASE, None, Scope.FULL, entries, "0" * 64)


def run(made: Framework, answers: Answers) -> Result:
    return score(compile_plan(made), assessment(answers))


def results(result: Result) -> list[NodeResult]:
    return [result.overall, result.own, *result.nodes]


def outcomes(result: Result) -> dict[NodeId, Outcome]:
    return {found.rule.id: found.outcome for found in result.rules}


def one_more_answer(case: Case, data: st.DataObject) -> Answers:
    """The answers with one that was open now given, or found not to apply."""
    assume(case.still_open)
    name = data.draw(st.sampled_from(case.still_open))
    item = next(item for item in case.framework.items() if item.id == name)
    return {**case.answers, name: data.draw(st.sampled_from([*answers_to(item), NONE]))}


# ---- caps and ranges


@FEWER
@given(cases())
def test_the_range_contains_the_score_with_caps_in_force(case: Case) -> None:
    for node in results(run(case.framework, case.answers)):
        if node.range is None:
            assert node.value is None
            continue
        assert 0 <= node.range.low <= node.range.high <= 100
        if node.value is not None:
            assert node.range.low - EXACT <= node.value <= node.range.high + EXACT


@given(cases(), st.data())
def test_an_answer_never_widens_a_range_whatever_caps_it_brings_about(case: Case, data: st.DataObject) -> None:
    before = run(case.framework, case.answers)
    after = run(case.framework, one_more_answer(case, data))
    for old, new in zip(results(before), results(after), strict=True):
        if old.range is not None and new.range is not None:
            assert old.range.low - EXACT <= new.range.low
            assert new.range.high <= old.range.high + EXACT


@FEWER
@given(cases())
def test_caps_only_lower_scores_and_only_by_rules_that_fire_or_may(case: Case) -> None:
    rules = tuple(replace(rule, caps=()) for rule in case.framework.rules)
    free, capped = run(replace(case.framework, rules=rules), case.answers), run(case.framework, case.answers)
    assert outcomes(capped) == outcomes(free)
    acting = {
        outcome: [most for found in capped.rules if found.outcome is outcome for most in found.rule.caps]
        for outcome in Outcome
    }
    for old, new in zip(results(free), results(capped), strict=True):
        assert new.uncapped == old.value
        assert (new.coverage, new.support, new.counts) == (old.coverage, old.support, old.counts)
        if old.value is None or new.value is None or old.range is None or new.range is None:
            assert (new.value, new.range is None) == (old.value, old.range is None)
            continue
        assert new.value <= old.value
        assert new.range.low <= old.range.low
        assert new.range.high <= old.range.high
        if not acting[Outcome.FIRES]:
            assert (new.value, new.range.high) == (old.value, old.range.high)
            if not acting[Outcome.UNDECIDED]:
                assert new == old


@FEWER
@given(cases())
def test_a_node_that_a_rule_in_force_caps_stands_no_higher(case: Case) -> None:
    result = run(case.framework, case.answers)
    values = {node.id: node.value for node in [result.overall, *result.nodes]}
    for found in result.rules:
        for node, most in found.rule.caps if found.outcome is Outcome.FIRES else ():
            assert (values[node] or 0) <= most


# ---- outcomes


@FEWER
@given(cases(), st.data())
def test_the_order_of_the_rules_changes_nothing(case: Case, data: st.DataObject) -> None:
    rules = tuple(data.draw(st.permutations(case.framework.rules)))
    before, after = run(case.framework, case.answers), run(replace(case.framework, rules=rules), case.answers)
    assert results(after) == results(before)
    assert {found.rule.id: found for found in after.rules} == {found.rule.id: found for found in before.rules}
    assert [found.rule for found in after.rules] == [*rules]


@given(cases(), st.data())
def test_no_answer_turns_what_was_decided(case: Case, data: st.DataObject) -> None:
    before = outcomes(run(case.framework, case.answers))
    after = outcomes(run(case.framework, one_more_answer(case, data)))
    for name, was in before.items():
        match was:
            case Outcome.FIRES | Outcome.SILENT:
                assert after[name] is was
            case Outcome.DOES_NOT_APPLY:
                # one part may be out while another, still open, can yet fail
                assert after[name] in {Outcome.DOES_NOT_APPLY, Outcome.SILENT}
            case Outcome.UNDECIDED:
                pass
            case _:
                assert_never(was)


@FEWER
@given(cases())
def test_only_an_undecided_rule_waits_and_only_for_open_items(case: Case) -> None:
    for found in run(case.framework, case.answers).rules:
        assert set(found.waits_for) <= set(case.still_open)
        assert bool(found.waits_for) == (found.outcome is Outcome.UNDECIDED)


@FEWER
@given(cases())
def test_without_an_open_item_every_rule_is_decided(case: Case) -> None:
    closed = {name: NONE if answer in OPEN else answer for name, answer in case.answers.items()}
    assert Outcome.UNDECIDED not in outcomes(run(case.framework, closed)).values()


# ---- the same by trying everything


def every_answer(made: Framework, answers: Answers) -> Iterator[Answers]:
    """The answers with everything that the open ones can turn out to be."""
    ways = [[*answers_to(item), NONE] if answers[item.id] in OPEN else [answers[item.id]] for item in made.items()]
    for row in product(*ways):
        yield dict(zip((item.id for item in made.items()), row, strict=True))


def verdict_of(made: Framework, condition: Condition, answers: Answers) -> Verdict:
    return verdict_in(condition, evaluate(compile_plan(made), assessment(answers)))


SMALL = (
    Node(
        NodeId("a"),
        "A",
        (
            Item(NodeId("yes"), "Q", TRUTH),
            Item(NodeId("level"), "Q", PRACTICE, weight=Weight(2)),
            Node(NodeId("b"), "B", (Item(NodeId("other"), "Q", TRUTH), Item(NodeId("amount"), "Q", AMOUNT))),
        ),
    ),
)
SMALL_NAMES = names_in(SMALL)
SMALL_ANSWERS = st.fixed_dictionaries(
    {
        NodeId("yes"): st.sampled_from(OPEN),
        NodeId("level"): st.sampled_from(OPEN),
        NodeId("other"): st.sampled_from([*OPEN, NONE, Answered(YesOrNo(TRUTH, yes=True))]),
        NodeId("amount"): st.sampled_from([NONE, *(Answered(Quantity(AMOUNT, amount)) for amount in (0, 40, 100))]),
    }
)


LEAVES = st.sampled_from(['points("yes")', 'points("level")', 'points("other")', 'score("b")', "50"])
CALCULATED = st.builds(
    "{} {} {} {} {}".format, LEAVES, st.sampled_from("+-*"), LEAVES, st.sampled_from(SIGNS), st.sampled_from(LIMITS)
)


@given(conditions(SMALL_NAMES), SMALL_ANSWERS)
def test_a_verdict_is_never_contradicted_by_what_the_open_answers_turn_out_to_be(text: str, answers: Answers) -> None:
    assert_not_contradicted(text, answers)


@given(CALCULATED, SMALL_ANSWERS)
def test_a_verdict_on_what_is_calculated_is_never_contradicted_either(text: str, answers: Answers) -> None:
    assert_not_contradicted(text, answers)


def assert_not_contradicted(text: str, answers: Answers) -> None:
    made, condition = framework(SMALL), resolved(text, SMALL_NAMES)
    found = verdict_of(made, condition, answers)
    tried = {verdict_of(made, condition, closed) for closed in every_answer(made, answers)}
    assert Verdict.OPEN not in tried
    match found:
        case Verdict.HOLDS | Verdict.FAILS:
            assert tried == {found}
        case Verdict.DOES_NOT_APPLY:
            assert Verdict.HOLDS not in tried
        case Verdict.OPEN:
            pass
        case _:
            assert_never(found)


@st.composite
def each_item_once(draw: st.DrawFn) -> str:
    """A condition on words in which every item stands at most once."""
    parts = [draw(part) for part in draw(st.permutations(said(SMALL_NAMES)))]
    text = parts[0]
    for part in parts[1 : draw(st.integers(1, len(parts)))]:
        text = f"{draw(st.sampled_from(['', 'not ']))}({text}) {draw(st.sampled_from(['and', 'or']))} {part}"
    return text


@given(each_item_once(), SMALL_ANSWERS)
def test_where_each_item_stands_once_a_condition_is_open_exactly_where_answers_decide(
    text: str, answers: Answers
) -> None:
    made, condition = framework(SMALL), resolved(text, SMALL_NAMES)
    tried = {verdict_of(made, condition, closed) for closed in every_answer(made, answers)}
    if len(tried) == 1:
        (expected,) = tried
    else:
        expected = Verdict.OPEN if Verdict.HOLDS in tried else Verdict.DOES_NOT_APPLY
    assert verdict_of(made, condition, answers) is expected


@given(conditions(SMALL_NAMES), SMALL_ANSWERS)
def test_twice_not_is_nothing_and_each_joining_is_the_inverse_of_the_other(text: str, answers: Answers) -> None:
    made = framework(SMALL)

    def found(written: str) -> Verdict:
        return verdict_of(made, resolved(written, SMALL_NAMES), answers)

    assert found(f"not not ({text})") is found(text)
    assert found(f"({text}) and ({text})") is found(f"not (not ({text}) or not ({text}))")


# ---- what conditions mean

PLAN = compile_plan(framework(SMALL))
ANSWERED: list[list[Answer]] = [
    [Unanswered(), NONE, Answered(YesOrNo(TRUTH, yes=True))],
    [Unanswered(), Answered(Level(PRACTICE, 0)), Answered(Level(PRACTICE, 2))],
    [Unanswered(), NONE, Answered(YesOrNo(TRUTH, yes=False))],
    [NONE, Answered(Quantity(AMOUNT, 40))],
]
SMALL_WORLDS = [
    World(
        evaluate(PLAN, assessment(dict(zip(map(NodeId, ("yes", "level", "other", "amount")), row, strict=True)))), None
    )
    for row in product(*ANSWERED)
]


def verdicts(condition: Condition) -> list[Verdict]:
    """What becomes of a condition in every small world."""
    test = compile_condition(condition, SheetReaders(PLAN.place, len(PLAN.slots)))
    return [verdict(test(world)) for world in SMALL_WORLDS]


def written_otherwise(condition: Condition, draw: st.DrawFn) -> Condition:
    """The same condition in other words."""
    ways: list[Condition] = [
        condition,
        Not(Not(condition)),
        All((condition, condition)),
        Not(All((Not(condition), Not(condition)))),
        Either((Either((condition, condition)), condition)),
    ]
    return draw(st.sampled_from(ways))


@st.composite
def twice_written(draw: st.DrawFn) -> tuple[Condition, Condition]:
    """A condition, and the same in another order and other words."""
    texts = draw(st.lists(conditions(SMALL_NAMES), min_size=1, max_size=3))
    parts = [resolved(text, SMALL_NAMES) for text in texts]
    others = tuple(written_otherwise(part, draw) for part in draw(st.permutations(parts)))
    if draw(st.booleans()):
        return All(tuple(parts)), All(others)
    return Either(tuple(parts)), Not(All(tuple(Not(part) for part in others)))


@given(twice_written())
def test_a_condition_in_other_words_has_one_meaning_and_one_verdict(pair: tuple[Condition, Condition]) -> None:
    one, other = pair
    assert meaning(one) == meaning(other)
    assert verdicts(one) == verdicts(other)


ATOMS = (
    *('score("b") < 50', 'score("b") >= 50', '50 > score("b")', 'score("b") <= 50', 'points("level") == 40'),
    *('answer("level") == "ad hoc"', 'answer("level") != "ad hoc"', 'answer("level") in ["absent", "embedded"]'),
    *('points("yes") + 1 > points("level")', 'points("level") < 1 + points("yes")', 'answered("other")'),
    *('count("a", points > 30) > 1', 'count("a", points <= 30) > 1', '1 < count("a", not points <= 30)'),
    *('count("a", points > 30) >= 2', 'count("a", points > 30) == 0', 'answer("level") == "embedded"'),
)


def test_conditions_of_one_meaning_have_one_verdict_in_every_small_world() -> None:
    """Every atom, its opposite, and every two of these joined."""
    single = [*ATOMS, *(f"not {atom}" for atom in ATOMS)]
    texts = [*single, *(f"{one} {sign} {other}" for one, other in product(single, single) for sign in ("and", "or"))]
    alike: dict[object, list[str]] = {}
    for text in texts:
        alike.setdefault(meaning(resolved(text, SMALL_NAMES)), []).append(text)
    assert len(alike) < len(texts) / 2
    for several in alike.values():
        first, *others = several
        expected = verdicts(resolved(first, SMALL_NAMES))
        for other in others:
            assert verdicts(resolved(other, SMALL_NAMES)) == expected, (first, other)


# ---- the parser

WORDS = st.sampled_from(
    [
        *(
            "and",
            "or",
            "not",
            "in",
            "(",
            ")",
            "[",
            "]",
            ",",
            "+",
            "-",
            "*",
            *SIGNS,
            "=",
            "'",
            '"',
            "&&",
            "/",
            "\n",
            "\t",
        ),
        *("1", "50", "0.5", "1.", "é", "٣", "\x1f", "\u2028", "\x00", "score", "points", "answer", "answered"),
        *("count", "previous", "phase", "respondent", "true", "nowhere", '"a"', '"b"', '"yes"', "'level'"),
        *('score("a")', 'answer("level")', 'count("a", points < 50)', "previous(phase)", '"embedded"', "f(", '"'),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


def assert_tellable(mistake: Mistake, text: str) -> None:
    assert 0 <= mistake.at <= len(text)
    told = problem(mistake.code, Place("f"), **dict(mistake.args))
    assert message(told)
    assert remedy(told)


@given(TEXTS)
def test_no_text_makes_the_parser_raise_and_every_mistake_lies_within_it(text: str) -> None:
    found = parse_expression(text)
    if isinstance(found, Mistake):
        assert_tellable(found, text)


@given(TEXTS)
def test_no_text_makes_the_resolver_raise_and_what_it_accepts_has_a_verdict(text: str) -> None:
    found = resolve(text, SMALL_NAMES)
    if isinstance(found, tuple):
        assert found
        for mistake in found:
            assert_tellable(mistake, text)
    else:
        open_ = dict.fromkeys(map(NodeId, SMALL_NAMES.items), Unanswered())
        assert verdict_of(framework(SMALL), found, open_) in Verdict


@given(
    st.sampled_from(["(", "[", "not ", "-", "1+", "1 and ", "f(", "1 <", "x in [", "not (", "-(", '"', " "]), st.data()
)
def test_no_long_row_of_one_kind_makes_the_parser_raise(unit: str, data: st.DataObject) -> None:
    text = unit * data.draw(st.integers(0, MAX_LENGTH // len(unit) + 5))
    found = parse_expression(text)
    assert isinstance(found, Mistake)
    assert_tellable(found, text)


@given(conditions(SMALL_NAMES), st.data())
def test_white_space_between_parts_changes_nothing(text: str, data: st.DataObject) -> None:
    gap = data.draw(st.sampled_from(["  ", "\n", " \t ", "\r\n"]))
    spaced = text.replace(" ", gap).replace(f"ad{gap}hoc", "ad hoc")
    assert resolved(f" {spaced} ", SMALL_NAMES) == resolved(text, SMALL_NAMES)


# ---- what an improvement can bring about

FALLING = Number("days", 0, 100, ((0.0, 100.0), (100.0, 0.0)))
PEAKED = Number("days", 0, 100, ((0.0, 0.0), (50.0, 100.0), (100.0, 20.0)))
PARTLY = YesNo(70, 10)


def either_way(draw: st.DrawFn, name: NodeId) -> Item:
    """Items whose answers are better in every way that there is."""
    kind = draw(st.sampled_from([*KINDS, FALLING, PEAKED, PARTLY]))
    return replace(item(draw, name), kind=kind, reverse=draw(st.booleans()))


def counts(names: Names) -> st.SearchStrategy[str]:
    """Conditions on how many answers are of a kind."""
    return st.builds(
        'count("{}", {}) {} {}'.format,
        st.sampled_from([*names.nodes]),
        st.sampled_from(["points < 50", "points > 50", 'answer == "no"', 'not answer in ["absent", "yes"]']),
        st.sampled_from(SIGNS),
        st.sampled_from(["0", "1", "2", "0.5"]),
    )


@st.composite
def improvements(draw: st.DrawFn) -> tuple[Framework, str, Answers, Answers]:
    """A framework, a condition, answers to all items, and the same with one of them better."""
    made = framework(draw(trees(either_way, WEIGHTS, deep=1, wide=(2, 2))))
    names = names_in(made.themes)
    text = draw(st.one_of(conditions(names), counts(names), *said(names)))
    before = {item.id: draw(st.sampled_from([*answers_to(item), *answers_to(item), NONE])) for item in made.items()}
    changed = draw(st.sampled_from(list(made.items())))
    worth = [(earned(changed, answer), answer) for answer in answers_to(changed)]
    steps = [(worse, better) for one, worse in worth for other, better in worth if one < other]
    worse, better = draw(st.sampled_from(steps))
    return made, text, {**before, changed.id: worse}, {**before, changed.id: better}


def earned(item: Item, answer: Answer) -> float:
    assert isinstance(answer, Answered)
    found = points(item, answer.value, TODAY, POINTS)
    assert found is not None
    return found


@given(improvements())
@settings(max_examples=200)
def test_nothing_begins_to_hold_by_an_improvement_that_is_not_said_to(
    case: tuple[Framework, str, Answers, Answers],
) -> None:
    made, text, before, after = case
    names = names_in(made.themes)
    found = resolve(text, names)
    assume(not isinstance(found, tuple))  # a count of words where no item has them
    assert not isinstance(found, tuple)
    plan = compile_plan(made)
    now, then = (verdict_in(found, evaluate(plan, assessment(answers))) for answers in (after, before))
    if now is Verdict.HOLDS and then is not Verdict.HOLDS:
        assert list(rises(found, names)), text
