"""What the benchmarks score: the shipped framework with one of its examples, and frameworks made to any size.

`evaluate` is what the targets are set for. Whatever yields score, range, coverage, support and findings of an
assessment is imported under that name here, and nowhere else.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import cycle, islice
from random import Random
from typing import Any, Final, Protocol, TypeAlias, TypeVar

from readiness.engine.evaluate import evaluate
from readiness.engine.plan import Plan, compile_plan
from readiness.engine.score import score
from readiness.model.assessment import Answered, Assessment, DontKnow, NotApplicable, Sheet, Unanswered
from readiness.model.result import Outcome, Scored, Status
from readiness.syntax.dates import parse_date
from readiness.workflow.assessments import read_assessment
from support import EXAMPLES, framework_from, good, sheet_from

T = TypeVar("T")
Data: TypeAlias = dict[str, Any]

__all__ = ["Benchmark", "Workload", "evaluate", "made", "score", "shipped"]


class Benchmark(Protocol):
    """What of the fixture of pytest-benchmark is used here."""

    extra_info: dict[str, object]

    def __call__(self, function: Callable[..., T], /, *args: object) -> T:
        """Time the function with these arguments, and return what it returned."""


@dataclass(frozen=True)
class Workload:
    """An assessment and the plan of its framework, with what there is to count in them."""

    plan: Plan
    assessment: Assessment
    items: int
    rules: int


def shipped() -> Workload:
    """The framework that comes with the program, and the latest round of its example."""
    return _workload(good(read_assessment(EXAMPLES / "unmex" / "2026.yaml")).sheet)


@cache
def made(items: int, rules: int) -> Workload:
    """A framework with so many items and rules and an assessment of it: always the same for the same numbers.

    Both go through the loaders. The shape does not depend on the size: topics of three to five items, themes of at
    most ten topics, rules that name at most a theme, a topic and three items each.
    """
    draw = Random(f"{items} items, {rules} rules")
    themes = list(_themes(draw, items))
    names = _Names(themes)
    conditions = islice(_rules(draw, names), rules)
    framework = good(framework_from(HEAD, themes, [{**COMMON, **rule} for rule in conditions]))
    due = [item for item in names.items if PHASE in item.get("phases", (PHASE,))]
    said = zip(due, _in_turn(draw, SAID), strict=False)
    answers = {item["id"]: _entry(draw, item) if entry is None else entry for item, entry in said if entry != {}}
    sheet = good(
        sheet_from(framework, {"date": DAY, "phase": PHASE, "respondent": "leadership", "answers": answers}),
    )
    workload = _workload(sheet)
    assert (workload.items, workload.rules) == (items, rules)
    _check_mix(workload)
    return workload


def _workload(sheet: Sheet) -> Workload:
    framework = sheet.framework
    return Workload(compile_plan(framework), sheet.assessment, len(list(framework.items())), len(framework.rules))


def _check_mix(workload: Workload) -> None:
    """Refuse an assessment that would be cheaper than a real one: every kind of answer and of outcome has to occur."""
    result = score(workload.plan, workload.assessment)
    assert isinstance(result.overall.score, Scored)
    assert result.overall.range is not None
    assert result.overall.range.low < result.overall.range.high
    asked = Counter(type(item.answer) for item in result.items if item.status is Status.ASKED)
    assert asked[Answered] > 0.7 * workload.items
    assert all(asked[kind] for kind in (DontKnow, NotApplicable, Unanswered)), asked
    assert {item.supported for item in result.items} == {True, False, None}
    assert {Outcome.FIRES, Outcome.SILENT, Outcome.UNDECIDED} <= {rule.outcome for rule in result.rules}


# ---- the framework

DAY: Final = "2026-11-23"
PHASE: Final = "implementation"
LABELS: Final = ("absent", "ad hoc", "established", "embedded")
LATER: Final = ["start-up", PHASE, "consolidation", "transition"]
SCORED: Final = frozenset({"scale", "number", "date", "yes-no", "choice", "choices"})
HEAD: Final[Data] = {
    "title": "Made for the benchmarks",
    "phases": ["pre-mandate", *LATER],
    "respondents": ["leadership", "headquarters"],
    "scales": {"practice": LABELS},
    "bands": [{"from": start, "label": label} for start, label in zip((0, 25, 50, 75), LABELS, strict=True)],
}
OPTIONS: Final = [
    {"id": "none", "label": "None", "points": 0},
    {"id": "some", "label": "Some", "points": 40},
    {"id": "all", "label": "All", "points": 60},
]
LEVELS: Final = ["No paper says so.", "One paper says so.", "One list says so of all.", "It was also reviewed."]
# of twenty items, about as in the shipped framework, with the kinds that it does not use
KINDS: Final[Sequence[Data]] = (
    *[{"scale": "practice", "levels": LEVELS}] * 10,
    {"number": {"unit": "%", "between": [0, 100], "goalposts": [[25, 0], [100, 100]]}},
    {"number": {"unit": "%", "between": [0, 100], "goalposts": [[0, 100], [30, 60], [90, 0]]}},
    {"number": {"unit": "days", "between": [0, 100], "goalposts": [[10, 100], [90, 0]]}},
    {"number": {"unit": "months", "between": [0, 100], "goalposts": [[6, 0], [36, 100]]}},
    {"date": {"goalposts": [[6, 100], [24, 0]], "never": 0}},
    {"yes-no": {"yes": 100, "no": 0}},
    {"choice": OPTIONS},
    {"choices": {"options": OPTIONS}},
    {"context": "number"},
    {"context": "yes-no"},
)
LEVERS: Final = ("mission", "mission", "mission", "shared", "headquarters")


def _themes(draw: Random, items: int) -> Iterator[Data]:
    sizes = list(_sizes(items))
    count = max(min(5, len(sizes)), -(-len(sizes) // 10))
    kinds = _in_turn(draw, KINDS)
    for theme in range(count):
        name = f"theme-{theme}"
        yield {
            "id": name,
            "title": f"Theme {theme}",
            "topics": [
                {
                    "id": f"{name}.topic-{place}",
                    "title": f"Topic {place}",
                    "items": [_item(draw, f"{name}.item-{place}-{number}", next(kinds)) for number in range(size)],
                }
                for place, size in enumerate(sizes[theme::count])
            ],
        }


def _sizes(items: int) -> Iterator[int]:
    """The sizes of topics: three, four and five in turn, but for the last ones, which make up the number."""
    for size in cycle((3, 4, 5)):
        if items <= 5:
            yield items
            return
        most = min(size, items - 3)
        yield most
        items -= most


def _in_turn(draw: Random, pool: Sequence[T]) -> Iterator[T]:
    """The whole pool in a drawn order, again and again in another."""
    while True:
        yield from draw.sample(pool, len(pool))


def _item(draw: Random, name: str, kind: Data) -> Data:
    item = {"id": name, "ask": f"How is {name} settled?", "lever": draw.choice(LEVERS), **kind}
    if not SCORED.isdisjoint(kind) and draw.random() < 0.1:
        item |= {"weight": {"default": 1, PHASE: 2}, "weight-why": "It counts for more then."}
    if draw.random() < 0.4:
        item["phases"] = LATER if draw.random() < 0.95 else ["transition"]
    return item


# ---- the assessment


SAID: Final[Sequence[Data | None]] = (
    {},
    {"answer": "dont-know", "note": "Nobody has counted since the last round."},
    {"answer": "not-applicable", "because": "The mandate leaves no place for it."},
    *[None] * 17,
)
"""Of twenty items that are due: one of which nothing is said, one not known, one not applicable, the rest answered."""


def _entry(draw: Random, item: Data) -> Data:
    """An answer with what belongs to it."""
    entry: Data = {"answer": _answer(draw, item)}
    if draw.random() < 0.5:
        entry["note"] = "Of eight areas, six."
    pieces = draw.choices((0, 1, 2), (1, 8, 1))[0]
    if pieces:
        entry["evidence"] = [_evidence(draw) for _ in range(pieces)]
    return entry


def _answer(draw: Random, item: Data) -> object:
    match item:
        case {"scale": _}:
            return draw.choice(LABELS)
        case {"number": _} | {"context": "number"}:
            return draw.randint(0, 100)
        case {"date": _}:
            return "never" if draw.random() < 0.1 else _day_before(draw, 900)
        case {"choice": _}:
            return draw.choice(OPTIONS)["id"]
        case {"choices": _}:
            return [option["id"] for option in draw.sample(OPTIONS, draw.randint(0, 2))]
        case _:
            return draw.choice(("yes", "no"))


def _evidence(draw: Random) -> Data:
    piece: Data = {"ref": "Record of the quarter", "kind": "document"}
    return {**piece, "date": _day_before(draw, 600)} if draw.random() < 0.95 else piece


def _day_before(draw: Random, most: int) -> str:
    today = parse_date(DAY)
    assert today is not None
    return (today - timedelta(days=draw.randint(0, most))).isoformat()


# ---- the rules

COMMON: Final[Data] = {
    "severity": "warning",
    "finding": "Two answers pull against each other.",
    "recommend": "Look at both.",
    "for": "mission",
}
FORMS: Final[Sequence[str]] = (
    'score("{theme}") > {high} and points("{item}") < {low}',
    'answer("{number}") > {low} and answer("{other}") < {high}',
    'answer("{yes}") == "yes" and (points("{item}") < {low} or points("{another}") < {low})',
    'score("{topic}") > {low} and points("{item}") < {low}',
    'score("{topic}") > {low} and points("{item}") < {high} and answer("{told}") >= {low}',
    'score("{theme}") >= {low} and points("{item}") < {high} and points("{another}") < {low}',
    'answer("{scale}") in ["established", "embedded"] and points("{item}") >= {low} and answer("{level}") == "absent"',
    'answer("{scale}") in ["established", "embedded"] and points("{item}") < {low}',
    'answer("{told}") >= {low} and answer("{number}") < {high}',
    'phase == "pre-mandate" and points("{item}") > 0 and answer("{number}") < {low}',
    'phase != previous(phase) and answer("{scale}") == "absent"',
    'count("{topic}", points < {high}) >= 2',
    'answer("{number}") >= {low} and points("{item}") < {high} and phase in ["implementation", "consolidation"]',
    'score("{topic}") < {high}',
    'points("{item}") > {low} and points("{another}") < {low}',
)
"""As in the shipped rules, and one that counts."""
CAPPED: Final[Mapping[int, tuple[str, str]]] = {0: ("theme", "high"), 3: ("topic", "low")}
"""The forms with a cap: on what, and at what."""


class _Names:
    """What conditions may name."""

    def __init__(self, themes: Sequence[Data]) -> None:
        topics = [topic for theme in themes for topic in theme["topics"]]
        self.items: list[Data] = [item for topic in topics for item in topic["items"]]
        self.themes: list[str] = [theme["id"] for theme in themes]
        self.topics: list[str] = [topic["id"] for topic in topics if sum(map(_scored, topic["items"])) > 2]
        self.points: list[str] = [item["id"] for item in self.items if _scored(item)]

    def of(self, kind: str, form: str | None = None) -> list[str]:
        """The items of this kind."""
        return [item["id"] for item in self.items if kind in item and (form is None or item[kind] == form)]


def _scored(item: Data) -> bool:
    return not SCORED.isdisjoint(item)


def _rules(draw: Random, names: _Names) -> Iterator[Data]:
    """The forms in turn, each time on other themes, topics and items."""
    pools = {
        "theme": names.themes,
        "topic": names.topics,
        "item another": names.points,
        "number other": names.of("number"),
        "scale level": names.of("scale"),
        "told": names.of("context", "number"),
        "yes": names.of("yes-no"),
    }
    turns = [(words.split(), _in_turn(draw, pool)) for words, pool in pools.items()]
    for place, (number, form) in enumerate(cycle(enumerate(FORMS))):
        words: Data = {"low": draw.randint(25, 50), "high": draw.randint(55, 80)}
        words |= {word: next(turn) for named, turn in turns for word in named}
        rule: Data = {"id": f"rule-{place}", "when": form.format(**words)}
        if number in CAPPED:
            node, most = CAPPED[number]
            rule["cap"] = {str(words[node]): words[most]}
        yield rule
