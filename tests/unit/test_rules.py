"""Rules and the catalogue as parts of a framework's folder; what one file alone shows is in tests/cases/problems."""

from pathlib import Path
from typing import Any

import pytest

from readiness.engine.plan import compile_plan
from readiness.engine.score import score
from readiness.ids import NodeId
from readiness.model.framework import Framework, Tension
from readiness.model.result import Outcome
from readiness.problems import Loaded
from readiness.words.problems import message
from readiness.workflow.frameworks import load_framework
from support import framework_from, good, result_of, sheet_from, told

HEAD = """\
readiness: framework/1
id: f
version: "1"
title: F
phases: [start-up, transition]
respondents: [leadership, military]
scales: {practice: [absent, ad hoc, established, embedded]}
checklists: [c.yaml]
rules: rules.yaml
sources: sources.yaml
"""
CHECKLIST = """\
readiness: checklist/1
id: a
title: A
topics:
  - id: a.asked
    title: Asked
    items:
      - {id: a.level, ask: Q, scale: practice, levels: [l0, l1, l2, l3]}
      - {id: a.yes, ask: Q, yes-no: {yes: 100, no: 0}, sources: [F-1]}
      - {id: a.number, ask: Q, number: {unit: days, between: [0, 90], goalposts: [[0, 100], [90, 0]]}}
  - id: a.told
    title: Told
    items:
      - {id: a.count, ask: Q, context: number}
      - {id: a.flag, ask: Q, context: yes-no}
"""
SOURCES = """\
readiness: sources/1
work: W
findings:
  - {id: F-1, section: S, kind: fact, theme: T, held-by: agreed, assessable-by: [mission], finding: First.}
  - id: F-2
    section: S
    kind: caution
    theme: T
    held-by: one
    assessable-by: []
    finding: Second.
    numbers: [a third]
    joined: true
tensions:
  - {id: X-1, title: X, between: [one, other], tension: They pull., findings: [F-2, F-1]}
not-asked: {F-2: Nobody can tell.}
"""
RULE = """\
readiness: rules/1
rules:
  - id: r
    when: {when}
    severity: note
    finding: F.
    recommend: R.
    for: mission
    sources: [F-1, X-1]
"""
PLAIN = 'score("a") > 50'
WHEN = "4:11"


def load(folder: Path, when: str = PLAIN, **files: str) -> Loaded[Framework]:
    """The framework of these files; a keyword replaces one of them."""
    parts = {"framework": HEAD, "c": CHECKLIST, "rules": RULE.replace("{when}", when), "sources": SOURCES, **files}
    for name, text in parts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_framework(folder)


def found(loaded: Loaded[Any]) -> list[str]:
    return [f"{Path(p.place.file).name}:{p.place.line}:{p.place.column} {p.code}" for p in loaded.problems]


def test_the_folder_of_these_tests_is_in_order(tmp_path: Path) -> None:
    framework = good(load(tmp_path))
    assert [(rule.id, rule.text, rule.sources) for rule in framework.rules] == [("r", PLAIN, ("F-1", "X-1"))]


# ---- rules that say nothing

IMPOSSIBLE = [
    ('score("a") > 100', 0),
    ('points("a.level") < 0', 0),
    ('answer("a.number") > 90', 0),
    ('coverage("a") > 1', 0),
    ('support("overall") > 1', 0),
    ('low("a") < 0', 0),
    ('high("a") == 101', 0),
    ('previous(score("a")) > 100', 0),
    ('phase == "start-up" and 100 < score("a")', 24),
]
CERTAIN = [
    ('score("a") >= 0', 0),
    ('points("a.yes") <= 100', 0),
    ('coverage("a") <= 1', 0),
    ('not points("a.yes") > 100', 4),
]
NEVER = [
    "2 < 1",
    'count("a", points < 50) > 3',
    'count("a", points < 50) in [-1, 4, 0.5 - 1]',
    'score("a") + score("a.asked") > 200',
    '0 - answer("a.number") > 0',
    '-answer("a.number") * 2 < -180',
    'answer("a.count") * 0 > 0',
    'not phase in ["start-up", "transition"]',
    'answer("a.flag") == "yes" and not answer("a.level") in ["absent", "ad hoc", "established", "embedded"]',
    'score("a") > 50 and score("a") < 40',
    'answer("a.level") == "absent" and points("a.level") > 50',
]
ALWAYS = [
    "2 > 1",
    'count("a", points < 50) <= 3',
    'answer("a.count") * 0 == 0',
    'phase in ["start-up", "transition"]',
    'respondent != "leadership" or respondent in ["military", "leadership"]',
    'answer("a.yes") in ["yes", "no"]',
]
SOMETIMES = [
    'score("a") >= 100',
    'score("a") > 0',
    'answer("a.number") == 90',
    'coverage("a") >= 1',
    'count("a", points < 50) >= 3',
    'answer("a.count") > 1000000',
    'answer("a.count") * answer("a.count") - answer("a.count") > 0',
    'phase == "start-up"',
    'answered("a.yes")',
    'not answered("a.yes")',
    'answer("a.yes") in ["yes"]',
    "phase != previous(phase)",
    'previous(answered("a.yes"))',
]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        *((when, [f"rules.yaml:{WHEN} E020"]) for when in NEVER),
        *((when, [f"rules.yaml:{WHEN} E021"]) for when in ALWAYS),
        *((when, [f"rules.yaml:4:{12 + at} E022"]) for when, at in IMPOSSIBLE),
        *((when, [f"rules.yaml:4:{12 + at} {'E022' if 'not' in when else 'E023'}"]) for when, at in CERTAIN),
        *((when, []) for when in SOMETIMES),
    ],
)
def test_a_condition_that_never_or_always_holds_is_told_where_it_stands(
    tmp_path: Path, when: str, expected: list[str]
) -> None:
    loaded = load(tmp_path, f"'{when}'")
    assert found(loaded) == expected, told(loaded.problems)
    assert (loaded.value is None) == bool(expected)


def test_both_links_of_a_chain_are_told_each_where_it_begins(tmp_path: Path) -> None:
    loaded = load(tmp_path, '0 <= answer("a.number") <= 90')
    assert found(loaded) == ["rules.yaml:4:11 E023", "rules.yaml:4:16 E023"]


def test_every_idle_rule_of_a_file_is_told(tmp_path: Path) -> None:
    second = RULE.partition("rules:\n")[2].replace("id: r", "id: s")
    never, always = "2 < 1", 'score("a") >= 0'
    rules = RULE.replace("{when}", never) + second.replace("{when}", PLAIN) + second.replace("{when}", always)
    loaded = load(tmp_path, rules=rules.replace("id: s", "id: t", 1))
    assert found(loaded) == ["rules.yaml:4:11 E020", "rules.yaml:18:11 E023"]


# ---- names that other files settle


@pytest.mark.parametrize(("when", "what"), [('phase == "x"', "phase"), ('previous(respondent) == "x"', "respondent")])
def test_a_framework_without_phases_or_respondents_cannot_ask_for_them(tmp_path: Path, when: str, what: str) -> None:
    head = "\n".join(line for line in HEAD.splitlines() if not line.startswith(f"{what}s"))
    loaded = load(tmp_path, when, framework=head)
    column = 11 + when.index(what)
    assert found(loaded) == [f"rules.yaml:4:{column} E012"]
    assert message(loaded.problems[0]) == f"the framework states no {what}"


@pytest.mark.parametrize("inner", ["points < 50", "answered"])
def test_nothing_can_be_counted_below_a_node_without_scored_items(tmp_path: Path, inner: str) -> None:
    loaded = load(tmp_path, f'count("a.told", {inner}) > 1')
    assert found(loaded) == ["rules.yaml:4:27 E016"]


def test_a_source_that_the_catalogue_does_not_have_is_told_at_each_rule_and_item(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        rules=RULE.replace("{when}", PLAIN).replace("[F-1, X-1]", "[F-1, X-2]"),
        c=CHECKLIST.replace("[F-1]", "[F-11, F-2]"),
    )
    assert found(loaded) == ["c.yaml:9:66 F022", "rules.yaml:9:20 F022"]
    assert message(loaded.problems[1]) == "unknown source 'X-2', did you mean 'X-1'?"


@pytest.mark.parametrize("sources", ["", "sources: sources.yaml\n"])
def test_without_a_catalogue_or_with_a_faulty_one_citations_are_not_looked_up(tmp_path: Path, sources: str) -> None:
    head = HEAD.replace("sources: sources.yaml\n", sources)
    rules = RULE.replace("{when}", PLAIN).replace("[F-1, X-1]", "[NOWHERE]")
    loaded = load(tmp_path, framework=head, rules=rules, sources="readiness: sources/2\nwork: W\n")
    assert found(loaded) == (["sources.yaml:1:12 F080"] if sources else [])


def test_where_something_cannot_be_read_rules_are_checked_as_far_as_that_is_known(tmp_path: Path) -> None:
    rules = RULE.replace("{when}", 'score("nowhere") > 50').replace("id: r", "id: a.yes")
    rules += rules.partition("rules:\n")[2]
    loaded = load(tmp_path, c=CHECKLIST.replace("scale: practice", "scale: practise"), rules=rules)
    assert found(loaded) == [
        *("c.yaml:8:38 F022", "rules.yaml:3:9 F029", "rules.yaml:4:17 E008", "rules.yaml:10:9 F029"),
        "rules.yaml:11:17 E008",
    ]
    loaded = load(tmp_path, c="[]", rules=RULE.replace("{when}", "score(").replace("note", "notice"))
    assert found(loaded) == ["c.yaml:1:1 F003", "rules.yaml:4:17 E002", "rules.yaml:5:15 F004"]
    # with the checklist gone, nobody knows what it holds
    loaded = load(tmp_path, c="[]", rules=RULE.replace("{when}", 'score("nowhere") > 50 and points("none") < 3'))
    assert found(loaded) == ["c.yaml:1:1 F003"]


def test_the_condition_of_a_rule_is_kept_on_one_line(tmp_path: Path) -> None:
    framework = good(load(tmp_path, '>-\n      score("a") > 50\n\n      and\n      phase == "start-up"'))
    assert framework.rules[0].text == 'score("a") > 50 and phase == "start-up"'


def test_a_condition_longer_than_two_thousand_characters_is_told_where_it_begins(tmp_path: Path) -> None:
    loaded = load(tmp_path, PLAIN + " " * 1_990 + 'or answered("a.yes")')
    assert found(loaded) == [f"rules.yaml:{WHEN} E003"]
    assert message(loaded.problems[0]) == "the condition is longer than 2,000 characters"


# ---- what enters the digest, and what is kept


def test_rules_enter_the_digest_but_for_what_they_cite(tmp_path: Path) -> None:
    before = good(load(tmp_path)).digest
    rules = RULE.replace("{when}", PLAIN)
    assert good(load(tmp_path, rules=rules.replace("[F-1, X-1]", "[F-2]"))).digest == before
    assert good(load(tmp_path, sources=SOURCES.replace("Second", "Third"))).digest == before
    assert good(load(tmp_path, rules=rules.replace("finding: F.", "finding: G."))).digest != before
    assert good(load(tmp_path, 'score("a") > 51')).digest != before


def test_a_framework_without_rules_has_none(tmp_path: Path) -> None:
    framework = good(
        load(tmp_path, framework=HEAD.replace("rules: rules.yaml\n", "").replace("sources: sources.yaml\n", ""))
    )
    assert (framework.rules, framework.catalogue) == ((), None)
    assert not framework.asks_previous


def test_the_catalogue_gives_the_sources_of_a_citation_in_its_order(tmp_path: Path) -> None:
    catalogue = good(load(tmp_path)).catalogue
    assert catalogue is not None
    tension, first = catalogue.named(("X-1", "NOWHERE", "F-1"))
    assert isinstance(tension, Tension)
    assert (tension.findings, first.text) == (("F-2", "F-1"), "First.")
    assert catalogue.not_asked == (("F-2", "Nobody can tell."),)


@pytest.mark.parametrize(
    ("when", "asks"),
    [("phase != previous(phase)", True), ('count("a", previous(points) > points) > 1', True), (PLAIN, False)],
)
def test_a_framework_knows_whether_its_rules_ask_the_previous_round(tmp_path: Path, when: str, asks: bool) -> None:
    assert good(load(tmp_path, when)).asks_previous is asks


# ---- what rules do to scores

ITEMS: list[dict[str, Any]] = [
    {"id": f"{name}.{n}", "ask": "Q", "yes-no": {"yes": 100, "no": 0}} for name in "ab" for n in (1, 2)
]
THEMES = [{"id": name, "title": name, "items": [item for item in ITEMS if item["id"][0] == name]} for name in "ab"]


def rule(when: str, name: str = "r", **more: Any) -> dict[str, Any]:
    return {"id": name, "when": when, "severity": "note", "finding": "F.", "recommend": "R.", "for": "mission", **more}


def scores(rules: list[dict[str, Any]], **answers: str) -> dict[str, tuple[float | None, float, float]]:
    framework = good(framework_from({"policy": {"minimum-coverage": 0}}, THEMES, rules))
    result = result_of(
        good(sheet_from(framework, {"answers": {key.replace("_", "."): answers[key] for key in answers}}))
    )
    nodes = [result.overall, *result.nodes]
    return {node.id: (node.value, node.range.low, node.range.high) for node in nodes if node.range is not None}


YES = {"a_1": "yes", "a_2": "yes", "b_1": "yes", "b_2": "yes"}


def test_a_cap_in_force_lowers_its_node_and_all_above_it() -> None:
    found = scores([rule('points("b.1") == 100', cap={"a": 60})], **YES)
    assert found == {"overall": (80, 80, 80), "a": (60, 60, 60), "b": (100, 100, 100)}


def test_a_cap_above_the_score_changes_nothing() -> None:
    assert scores([rule('points("b.1") == 100', cap={"a": 60})], **{**YES, "a_1": "no"})["a"] == (50, 50, 50)


def test_the_lowest_of_several_caps_counts() -> None:
    rules = [rule('points("b.1") == 100', f"r{most}", cap={"a": most}) for most in (60, 40, 70)]
    assert scores(rules, **YES)["a"] == (40, 40, 40)


def test_a_cap_on_the_whole_comes_after_those_below() -> None:
    found = scores([rule('points("b.1") == 100', cap={"overall": 70, "a": 60})], **YES)
    assert found["overall"] == (70, 70, 70)


def test_a_cap_that_waits_for_answers_lowers_only_the_low_end() -> None:
    found = scores([rule('points("b.1") == 100', cap={"a": 60})], **{**YES, "b_1": "dont-know"})
    assert found == {"overall": (100, 55, 100), "a": (100, 60, 100), "b": (100, 50, 100)}


def test_of_a_cap_in_force_and_a_lower_one_that_waits_each_takes_its_end() -> None:
    rules = [rule('points("b.2") == 100', "r", cap={"a": 60}), rule('points("b.1") == 100', "s", cap={"a": 40})]
    expected = (60, 40, 60)
    for order in (rules, rules[::-1]):
        assert scores(order, **{**YES, "b_1": "dont-know"})["a"] == expected


def test_a_cap_of_a_silent_rule_does_nothing() -> None:
    assert scores([rule('points("b.1") < 100', cap={"a": 60})], **YES)["a"] == (100, 100, 100)


def test_a_capped_node_without_a_score_stays_open() -> None:
    found = scores([rule('points("b.1") == 100', cap={"a": 60})], b_1="yes", b_2="yes")
    assert found == {"overall": (100, 50, 100), "a": (None, 0, 100), "b": (100, 100, 100)}


def test_no_rule_sees_the_cap_of_another() -> None:
    rules = [rule('points("b.1") == 100', "r", cap={"a": 60}), rule('score("a") > 90', "s", cap={"b": 90})]
    for order in (rules, rules[::-1]):
        assert scores(order, **YES) == {"overall": (75, 75, 75), "a": (60, 60, 60), "b": (90, 90, 90)}


def test_an_undecided_rule_waits_for_the_open_items_that_can_decide_it(tmp_path: Path) -> None:
    framework = good(
        load(
            tmp_path,
            'score("overall") > 50 and answer("a.count") > 3 and points("a.level") > previous(points("a.yes"))',
        )
    )
    sheet = {"phase": "start-up", "respondent": "leadership", "answers": {"a.yes": "yes"}}
    earlier = {**sheet, "date": "2025-11-23", "answers": {"a.yes": "no"}}
    now, before = good(sheet_from(framework, sheet)), good(sheet_from(framework, earlier))
    (found,) = result_of(now, before).rules
    assert found.outcome is Outcome.UNDECIDED
    assert set(found.waits_for) == {"a.level", "a.number", "a.count"}
    (alone,) = score(compile_plan(framework), now.assessment).rules
    assert (alone.outcome, alone.waits_for) == (Outcome.DOES_NOT_APPLY, ())


@pytest.mark.parametrize(
    ("when", "waits"),
    [
        ('points("a.level") > previous(points("a.yes"))', {"a.level"}),
        ('previous(answer("a.count")) < answer("a.number")', {"a.number"}),
        ('previous(answer("a.flag")) == "no" and answer("a.flag") == "yes"', {"a.flag"}),
        ('not previous(answered("a.level")) and points("a.yes") > 50', {"a.yes"}),
        ('phase == previous(phase) and count("a.asked", points > 50) > 1', {"a.level", "a.yes", "a.number"}),
        ('phase == "start-up" or points("a.yes") > 50', set()),
        ('phase == "transition" and points("a.yes") > 50', set()),
    ],
)
def test_a_rule_waits_for_this_round_alone_and_only_while_it_is_undecided(
    tmp_path: Path, when: str, waits: set[str]
) -> None:
    framework = good(load(tmp_path, f"'{when}'"))
    head = {"phase": "start-up", "respondent": "leadership"}
    said = {"a.yes": "no", "a.count": 3, "a.flag": "no"}
    before = good(sheet_from(framework, {**head, "date": "2025-11-23", "answers": said}))
    (found,) = result_of(good(sheet_from(framework, head)), before).rules
    assert set(found.waits_for) == waits
    assert (found.outcome is Outcome.UNDECIDED) == bool(waits)


def test_the_uncapped_value_stands_beside_the_capped_one() -> None:
    framework = good(framework_from({}, THEMES, [rule('points("b.1") == 100', cap={"a": 60})]))
    result = result_of(good(sheet_from(framework, {"answers": dict.fromkeys(("a.1", "a.2", "b.1", "b.2"), "yes")})))
    node = next(node for node in result.nodes if node.id == NodeId("a"))
    assert (node.uncapped, node.value, result.overall.uncapped, result.overall.value) == (100, 60, 100, 80)
