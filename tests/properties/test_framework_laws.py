"""Whatever a framework says that has the shape of one, reading it gives the framework, or what is wrong with it."""

import json
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, Final, TypeAlias, assert_never

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.engine.plan import compile_plan
from readiness.engine.score import score
from readiness.ids import NodeId
from readiness.lint.conditions import idle_conditions
from readiness.model.checklist_files import KINDS
from readiness.model.condition import NumbersCompared
from readiness.model.framework import Age, Choice, Choices, Context, Framework, Kind, Number, Scale, YesNo
from readiness.model.kept import kept_name, kept_text, read_kept
from readiness.model.result import Outcome
from readiness.problems import Loaded, has_errors
from readiness.syntax.yaml_events import parse
from readiness.words.problems import message, remedy
from readiness.workflow.checking import check
from readiness.workflow.frameworks import load_framework
from support import framework_from, good, sheet_from

Data: TypeAlias = dict[str, Any]
Files: TypeAlias = tuple[Data, list[Data], list[Data]]

EXTENTS: Final = [(0, 100), (0, 100), (1, 7), (0, 10), (-1, 1), (-50, 50), (0, 1e-3), (-1e6, 1e6)]
AGGREGATES: Final = ["mean", "mean", "geometric", "median", "minimum", "maximum", "sum", "sum", "lookup", "lookup"]
SIGNS: Final = ["<", "<=", "==", "!=", ">=", ">"]
ODD: Final = [-1e6, 1e6, -1, 0, 1e-10, 0.3333333, 50, 101, 7]
LABELS: Final = ["low", "mid", "high"]
OFTEN: Final = {"scale": 3, "yes-no": 3}
"""How many times as often as the others a kind of answer is made."""


@dataclass
class Maker:
    """Makes the files of a framework; `slips` is how often something is written that does not fit."""

    random: Random
    slips: float
    extent: tuple[float, float]
    names: list[str] = field(default_factory=lambda: ["overall"])
    items: dict[str, Data] = field(default_factory=dict)
    levels: dict[str, list[str]] = field(default_factory=dict)
    """The levels of what has any, by id."""
    ends: dict[str, tuple[float, float]] = field(default_factory=dict)
    """What each node and item passes up."""

    def slip(self) -> bool:
        return self.random.random() < self.slips

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def one(self, good_ones: list[Any], odd_ones: list[Any] | None = None) -> Any:
        return self.random.choice(odd_ones if odd_ones and self.slip() else good_ones)

    def points(self, extent: tuple[float, float] | None = None) -> Any:
        low, high = extent or self.extent
        share = self.random.choice([0, 0.25, 1 / 3, 0.5, 1, self.random.random()])
        # YAML's numbers have exponents of two digits
        return self.one([round(low + (high - low) * share, 9)], ODD)

    # ---- questions

    def item(self) -> Data:
        name = f"i{len(self.items)}"
        made: Data = {"id": name, "ask": "Q", **self.kind(name)}
        if self.often(0.2):
            made["applies-when"] = self.condition([])
        if self.often(0.3):
            made |= self.one([{"reverse": True}, {"phases": ["start-up"]}, {"evidence": "none"}, {"pulse": True}])
        self.items[name] = made
        self.ends[name] = self.extent
        return made

    def kind(self, name: str) -> Data:
        return self.kind_named(self.one([kind for kind in KINDS for _ in range(OFTEN.get(kind, 1))]), name)

    def kind_named(self, which: str, name: str) -> Data:
        """What an item says of its kind, by the key that files have for it."""
        low, high = self.extent
        options = [{"id": name, "label": "L", "points": self.points()} for name in ("x", "y")]
        goalposts = [[0, self.points()], [self.one([10, 90], [0]), self.points()]]
        match which:
            case "yes-no":
                self.levels[name] = ["no", "yes"]
                return {which: {"yes": self.one([high], ODD), "no": self.one([low], ODD)}}
            case "scale":
                self.levels[name] = LABELS
                return {which: self.one(["plain", "stated"], ["equal", "nowhere"]), "levels": ["l", "l", "l"]}
            case "choice":
                self.levels[name] = ["x", "y"]
                return {which: [*options, {"id": "none", "label": "L", "means": "not-applicable"}]}
            case "choices":
                return {which: {"options": options, **({"ceiling": self.points()} if self.often(0.5) else {})}}
            case "number":
                between = self.one([[0, 90], [50, 60], [-5, 5]], [[9, 0]])
                return {which: {"unit": "u", "between": between, "goalposts": goalposts}}
            case "date":
                return {which: {"goalposts": goalposts, **({"never": self.points()} if self.often(0.5) else {})}}
            case "context":
                return {which: self.one(["number", "text", "yes-no"])}
            case _:
                raise AssertionError(which)  # of this kind nothing is made, so that no law is tried on it

    # ---- nodes

    def node(self, depth: int) -> Data:
        name = f"n{len(self.names)}"
        self.names.append(name)
        topics = [self.node(depth - 1) for _ in range(self.random.randint(0, 2))] if depth else []
        items = [self.item() for _ in range(self.random.randint(0 if topics else 1, 3))]
        made: Data = {"id": name, "title": "N"}
        made |= ({"topics": topics} if topics else {}) | ({"items": items} if items else {})
        return made | self.formula(name, topics + items)

    def formula(self, name: str, children: list[Data]) -> Data:
        scored = [child for child in children if "context" not in child]
        own = [self.ends[child["id"]] for child in scored] or [self.extent]
        ends = (min(low for low, _ in own), max(high for _, high in own))
        made: Data = {"aggregate": self.one(AGGREGATES)}
        if made["aggregate"] == "lookup" and not (scored and self.can_look_up(scored)) and not self.slip():
            made["aggregate"] = "median"
        if made["aggregate"] == "geometric" and ends[0] < 0 and not self.slip():
            made["aggregate"] = "minimum"
        if (made["aggregate"] == "sum") is not self.slip():
            made |= {"floor": self.one([-10, 0], [99]), "ceiling": self.one([90, 400], [-20])}
            ends = (made["floor"], made["ceiling"])
        if (made["aggregate"] == "lookup") is not self.slip():
            made["lookup"] = self.lookup(scored)
            self.levels[name], ends = LABELS, self.extent
        for child in children:
            if self.often(0.3):
                least = -1 if made["aggregate"] == "sum" else 0.5
                child["weight"] = self.one([2, least, {"default": 1, "start-up": least}], [-1, 0, {"odd": 1}])
        if self.often(0.3):
            made["decimals"] = self.one([3, 4, 6], [0, 1])
            ends = (round(ends[0], made["decimals"]), round(ends[1], made["decimals"]))
        if self.often(0.4):
            made["bands"], self.levels[name] = self.bands(ends), LABELS
            if "value" in made["bands"][0]:
                values = [band.get("value", 0) for band in made["bands"]]
                ends = (min(values), max(values))
        self.ends[name] = ends
        return made

    def bands(self, ends: tuple[float, float]) -> list[Data]:
        low, high = ends
        starts = [
            self.one([low], ODD),
            self.one([low + (high - low) / 3], ODD),
            self.one([low + (high - low) / 2], ODD),
        ]
        valued, slip = self.often(0.5), self.slip()
        return [
            {"from": start, "label": label, **({"value": self.points()} if valued is not (slip and place == 1) else {})}
            for place, (start, label) in enumerate(zip(starts, LABELS, strict=True))
        ]

    def can_look_up(self, children: list[Data]) -> bool:
        return len(children) <= 5 and all(self.has_levels(child) for child in children)

    def has_levels(self, child: Data) -> bool:
        return child["id"] in self.levels

    def lookup(self, children: list[Data]) -> Data:
        levels = [self.levels.get(child["id"], ["nothing"]) for child in children]
        rows = [[*row] for row in product(*levels)][:300]
        alike = len({tuple(row) for row in levels}) == 1
        made: Data = {"to": self.one(["plain", "stated"], ["equal", "nowhere"])}
        if alike and self.often(0.5):
            made["any-order"] = True
            rows = [row for row in rows if row == sorted(row, key=levels[0].index)]
        if self.slip():
            rows = rows[1:] or [["nothing"]]
        made["table"] = [{"of": row or ["nothing"], "is": self.one(LABELS, ["nothing"])} for row in rows]
        if alike and self.often(0.3):
            made["not-applicable"] = self.one([*levels[0], "not-applicable"], ["nothing"])
        return made

    # ---- conditions

    def asked(self, *kinds: str) -> list[str]:
        """The items that were made of these kinds, or now and then of any."""
        found = [name for name, item in self.items.items() if not {*kinds}.isdisjoint(item) or self.slip()]
        return [self.random.choice(found)] if found else []

    def condition(self, nodes: list[str]) -> str:
        text: str = self.comparison(nodes)
        while self.often(0.4):
            text = f"({text}) {self.one(['and', 'or', 'and not'])} {self.comparison(nodes)}"
        return text if not self.slip() else text + self.one([" and", ")", " +", ' and "', " and nowhere", " == 1"])

    def comparison(self, nodes: list[str]) -> Any:
        scored = self.asked(*(kind for kind in KINDS if kind != "context"))
        numbers = [f'points("{name}")' for name in scored] * 2
        numbers += [f'answer("{name}")' for name in self.asked("number")]
        if nodes:
            numbers += [f'{word}("{self.one(nodes)}")' for word in ("score", "score", "low", "coverage")]
            numbers += [f'previous(points("{name}"))' for name in scored]
            numbers += [f'count("{self.one(nodes)}", points {self.one(SIGNS)} {self.points():.3f})']
        numbers += [f"{self.one(numbers)} {sign} {self.one(numbers)}" for sign in ("+", "*", "-") if numbers]
        words = ["phase", *(f'answer("{name}")' for name in self.asked("yes-no", "scale", "choice"))]
        words += [f'band("{name}")' for name in nodes if name in self.levels or self.slip()]
        limit = f"{self.points():.3f}"
        if numbers and self.often(0.6):
            left, right = self.one(numbers), self.one([limit, limit, limit, self.one(numbers)], [f"-{limit}", "1" * 29])
            return f"{left} {self.one(SIGNS)} {right}"
        if self.often(0.2) and scored and nodes:
            return f'answered("{scored[0]}")'
        word = self.one(words)
        said = {"phase": ["start-up"], "band": LABELS}.get(word.partition("(")[0])
        said = self.levels.get(word[8:-2], LABELS) if said is None else said
        return self.one([f'{word} == "{self.one(said)}"', f'{word} in ["{said[-1]}"]', f"{word} != {self.one(words)}"])

    # ---- the whole

    def files(self) -> Files:
        low, high = self.extent
        themes = [self.node(2) for _ in range(self.random.randint(1, 2))]
        scales: Data = {
            "plain": LABELS,
            "stated": {"labels": LABELS, "points": [self.one([low], ODD), self.one([(low + high) / 2], ODD), high]},
            "equal": {"labels": LABELS, "points": [low, low, high]},
        }
        at_most = {"at-most": self.one(["mid", self.points()], ["nowhere"])}
        policy = {
            "minimum-coverage": 0,
            "open": self.one(["left-out", "worst"]),
            "unsupported": self.one(["full", at_most]),
        }
        head = {"scales": scales, "phases": ["start-up"], "points": [low, high], "policy": policy}
        head["overall"] = self.formula("overall", themes)
        if self.often(0.5):
            head["bands"] = [
                {"from": self.one([low], ODD), "label": "low"},
                {"from": (low + high) / 2, "label": "high"},
            ]
        rules = []
        for place in range(self.random.randint(0, 3)):
            node = self.one(self.names)
            cap = {"cap": {node: self.points(self.ends.get(node))}} if self.often(0.3) else {}
            text = {"id": f"r{place}", "severity": "note", "finding": "F.", "recommend": "R.", "for": "mission"}
            rules.append({**text, "when": self.condition(self.names), **cap})
        return head, themes, rules


def files(random: Random) -> Files:
    slips = random.choice([0, 0, 0, 0.01, 0.2])
    return Maker(random, slips, random.choice(EXTENTS)).files()


FRAMEWORKS = st.randoms(use_true_random=False).map(files)
# even the smallest framework of this kind is large
SLOW: Final = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def assert_told(loaded: Loaded[Framework]) -> None:
    assert (loaded.value is None) == has_errors(loaded.problems)
    for problem in loaded.problems:
        assert message(problem)
        assert remedy(problem)
        assert min(problem.place.line, problem.place.column) >= 1


def sheets(framework: Framework, random: Random) -> list[Data]:
    """All is open, all does not apply, and something of each."""
    every = {item.id: answer_to(item.kind, random) for item in framework.items()}
    nothing = {name: {"answer": "not-applicable", "because": "B."} for name in every}
    mixed = {name: random.choice([answer, answer, "dont-know", nothing[name]]) for name, answer in every.items()}
    return [{"phase": "start-up", "answers": answers} for answers in ({}, nothing, every, mixed)]


def answer_to(kind: Kind, random: Random) -> Any:
    match kind:
        case Scale(labels=labels):
            return random.randrange(len(labels))
        case YesNo() | Context(form="yes-no"):
            return random.choice(["yes", "no"])
        case Choice(options):
            return random.choice(options).id
        case Choices(options):
            return [option.id for option in options if random.random() < 0.5]
        case Number(lowest=lowest, highest=highest):
            return random.choice([lowest, highest, (lowest + highest) / 2])
        case Age():
            return random.choice(["2026-11-23", "2026-01-01", "1990-01-01"])
        case Context(form="number"):
            return random.choice([-1000, 0, 3])
        case Context():
            return "T"
        case _:
            assert_never(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_is_made(kind: str) -> None:
    assert kind in Maker(Random(0), 0, (0, 100)).kind_named(kind, "i")


def idle_rules(framework: Framework) -> tuple[set[NodeId], set[NodeId]]:
    """The rules that are told to hold never, and always, as a whole or as the one comparison that they are."""
    found = [idle for idle in idle_conditions(framework) if idle.code != "F062"]
    single = {rule.id for rule in framework.rules if isinstance(rule.when, NumbersCompared)}
    never = {idle.id for idle in found if idle.code == "E020" or (idle.code == "E022" and idle.id in single)}
    always = {idle.id for idle in found if idle.code == "E021" or (idle.code == "E023" and idle.id in single)}
    return never, always


@SLOW
@given(FRAMEWORKS, st.randoms(use_true_random=False))
def test_every_framework_is_read_or_refused_with_reasons_and_what_is_read_can_be_scored(
    made: Files, random: Random
) -> None:
    loaded = framework_from(*made)
    assert_told(loaded)
    if loaded.value is None:
        return
    plan = compile_plan(loaded.value)
    never, always = idle_rules(loaded.value)
    for sheet in sheets(loaded.value, random):
        result = score(plan, good(sheet_from(loaded.value, sheet)).assessment)
        for rule in result.rules:
            assert rule.outcome is not Outcome.FIRES or rule.rule.id not in never
            assert rule.outcome is not Outcome.SILENT or rule.rule.id not in always
        for node in [result.overall, result.own, *result.nodes]:
            if node.range is None:
                assert node.value is None
                continue
            least, most = node.ends
            assert least <= node.range.low <= node.range.high <= most
            assert node.value is None or node.range.low <= node.value <= node.range.high


@SLOW
@given(FRAMEWORKS, st.randoms(use_true_random=False))
def test_a_framework_that_is_kept_is_the_same_and_scores_alike(made: Files, random: Random) -> None:
    framework = framework_from(*made).value
    if framework is None:
        return
    text = kept_text(framework)
    assert text is not None
    name = kept_name(framework.digest)
    kept = good(read_kept(good(parse(text.encode("utf-8"), name)), name))
    assert kept == framework
    for data in sheets(framework, random):
        before = score(compile_plan(framework), good(sheet_from(framework, data)).assessment)
        assert score(compile_plan(kept), good(sheet_from(kept, data)).assessment) == before


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("framework")


@SLOW
@given(FRAMEWORKS)
def test_every_folder_is_read_or_refused_with_places(folder: Path, made: Files) -> None:
    head, themes, rules = made
    names = [f"c{place}.yaml" for place in range(len(themes))]
    top = {"readiness": "framework/1", "id": "f", "version": "1", "title": "F", "checklists": names, **head}
    data = {"framework.yaml": {**top, "rules": "rules.yaml"}, "rules.yaml": {"readiness": "rules/1", "rules": rules}}
    data |= {name: {"readiness": "checklist/1", **theme} for name, theme in zip(names, themes, strict=True)}
    for name, part in data.items():
        (folder / name).write_text(json.dumps(part, indent=1), encoding="utf-8")
    loaded = load_framework(folder)
    assert_told(loaded)
    checked, *_ = check(folder)  # behind it come the files of other draws, which this one does not list
    for problem in checked.problems:
        assert message(problem)
        assert remedy(problem)
        assert min(problem.place.line, problem.place.column) >= 1
    # craft never refuses: what can be read has a line that says so
    assert (checked.summary is None) == (loaded.value is None) == has_errors(checked.problems)
