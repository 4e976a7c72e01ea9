"""What differs between the two shipped versions of integrated-mission, item by item: the case that comparisons show."""

from readiness.model.framework import Item, Scale
from readiness.workflow.frameworks import load_framework
from support import INTEGRATED, NEWEST, good

OLD, NEW = (good(load_framework(folder)) for folder in (INTEGRATED, NEWEST))
BEFORE: dict[str, Item] = {item.id: item for item in OLD.items()}
AFTER: dict[str, Item] = {item.id: item for item in NEW.items()}
RENAMED: dict[str, str] = {item.was: item.id for item in NEW.items() if isinstance(item.was, str)}
PAIRS = {name: (BEFORE[name], AFTER[RENAMED.get(name, name)]) for name in BEFORE if RENAMED.get(name, name) in AFTER}


def weight(item: Item) -> object:
    return item.weight.default, item.weight.by_phase


def rest(item: Item) -> object:
    """What none of the edits should have touched."""
    return item.lever, item.why, item.sources, item.phases, item.respondents, item.applies_when, item.pulse


def test_one_is_renamed() -> None:
    assert RENAMED == {"local-ownership.two-way": "local-ownership.public-channel"}


def test_one_is_new_and_one_discontinued() -> None:
    assert AFTER.keys() - BEFORE.keys() - set(RENAMED.values()) == {"planning.shared-analysis"}
    assert BEFORE.keys() - AFTER.keys() - RENAMED.keys() == {"staffing.mobility"}


def test_one_is_reworded_and_says_why_it_means_the_same() -> None:
    assert {name for name, (old, new) in PAIRS.items() if old.ask != new.ask} == {"funding.tasks-resourced"}
    assert {name for name, item in AFTER.items() if item.same_meaning} == {"funding.tasks-resourced"}


def test_one_is_reweighted() -> None:
    assert {name for name, (old, new) in PAIRS.items() if weight(old) != weight(new)} == {"staffing.profiles"}
    assert (AFTER["staffing.profiles"].weight.default, BEFORE["staffing.profiles"].weight.default) == (1.5, 2.0)


def test_one_is_rescaled_at_one_level() -> None:
    assert {name for name, (old, new) in PAIRS.items() if old.kind != new.kind} == {"planning.benchmarks"}
    old, new = (items["planning.benchmarks"].kind for items in (BEFORE, AFTER))
    assert isinstance(old, Scale)
    assert isinstance(new, Scale)
    assert [one == other for one, other in zip(old.levels, new.levels, strict=True)] == [True, True, False, True]


def test_all_else_is_the_same() -> None:
    assert {name for name, (old, new) in PAIRS.items() if rest(old) != rest(new)} == set()
    for part in ("title", "about", "phases", "respondents", "bands", "points", "policy", "terms"):
        assert getattr(OLD, part) == getattr(NEW, part), part
    assert [(node.id, node.title, node.weight) for node in OLD.nodes()] == [
        (node.id, node.title, node.weight) for node in NEW.nodes()
    ]


def test_the_rules_ask_the_same_of_the_renamed_item() -> None:
    for old, new in zip(OLD.rules, NEW.rules, strict=True):
        text = old.text
        for was, name in RENAMED.items():
            text = text.replace(f'"{was}"', f'"{name}"')
        assert (old.id, text, old.severity, old.finding, old.recommend, old.move, old.caps, old.sources) == (
            new.id,
            new.text,
            new.severity,
            new.finding,
            new.recommend,
            new.move,
            new.caps,
            new.sources,
        )


def test_the_head_of_the_new_version_lists_them_by_id() -> None:
    head = (NEWEST / "framework.yaml").read_text(encoding="utf-8").partition("\nid:")[0]
    changed = {"funding.tasks-resourced", "staffing.profiles", "planning.benchmarks", "planning.shared-analysis"}
    for name in changed | {"staffing.mobility"} | RENAMED.keys() | set(RENAMED.values()):
        assert name in head
