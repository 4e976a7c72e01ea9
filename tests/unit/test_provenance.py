"""Every question and rule says where it comes from, and every point a mission can assess is asked or explained."""

import pytest
import yaml

from readiness.model.framework import Finding, Item, Rule, Source, Tension
from readiness.report.source_page import citing, held
from readiness.workflow.frameworks import load_framework
from support import INTEGRATED, ROOT, good

FRAMEWORK = good(load_framework(INTEGRATED))
CATALOGUE = FRAMEWORK.catalogue
assert CATALOGUE is not None
ENTRIES: list[Item | Rule] = [*FRAMEWORK.items(), *FRAMEWORK.rules]
FINDINGS = [source for source in CATALOGUE.sources if isinstance(source, Finding)]
TENSIONS = [source for source in CATALOGUE.sources if isinstance(source, Tension)]
SOURCES: list[Source] = [*FINDINGS, *TENSIONS]
CITED = citing(FRAMEWORK)
NOT_ASKED = dict(CATALOGUE.not_asked)


@pytest.mark.parametrize(
    "finding", [finding for finding in FINDINGS if "mission" in finding.assessable_by], ids=lambda finding: finding.id
)
def test_what_a_mission_can_assess_is_cited_or_listed_with_a_reason(finding: Finding) -> None:
    assert (finding.id in CITED) != (finding.id in NOT_ASKED)


def test_only_what_a_mission_can_assess_is_listed_as_not_asked() -> None:
    assessable = {finding.id for finding in FINDINGS if "mission" in finding.assessable_by}
    assert {name for name in NOT_ASKED if not name.startswith("X-")} <= assessable
    assert all(len(reason) > 20 for reason in NOT_ASKED.values())


def test_no_unknown_id_is_cited() -> None:
    assert set(CITED) <= {source.id for source in SOURCES}


def test_every_item_and_every_rule_has_a_source() -> None:
    assert [entry.id for entry in ENTRIES if not entry.sources] == []


def test_every_tension_that_one_assessment_can_show_has_a_rule_that_rests_on_its_findings() -> None:
    by_weights = {"X-09"}
    two_respondents = {"X-15", "X-17"}
    no_rule = {"X-16"}
    ruled = {name for rule in FRAMEWORK.rules for name in rule.sources if name.startswith("X-")}
    assert {tension.id for tension in TENSIONS} == ruled | by_weights | two_respondents | no_rule
    assert {name for name in NOT_ASKED if name.startswith("X-")} == by_weights | two_respondents | no_rule
    findings = {tension.id: set(tension.findings) for tension in TENSIONS}
    for rule in FRAMEWORK.rules:
        (tension,) = [name for name in rule.sources if name.startswith("X-")]
        assert set(rule.sources) - {tension} <= findings[tension], rule.id
        assert set(rule.sources) - {tension}, rule.id


def test_consultation_and_following_through_weigh_otherwise_by_phase() -> None:
    weights = {item.id: item.weight for item in FRAMEWORK.items() if "X-09" in item.sources}
    assert {name for name, weight in weights.items() if weight.by_phase} == set(weights)
    assert len(weights) == 2


def test_the_catalogue_says_nothing_of_its_making() -> None:
    data = yaml.safe_load((INTEGRATED / "sources.yaml").read_text(encoding="utf-8"))
    known = {"id", "section", "kind", "theme", "held-by", "assessable-by", "finding", "numbers", "joined"}
    assert {key for entry in data["findings"] for key in entry} <= known
    assert {key for entry in data["tensions"] for key in entry} == {"id", "title", "between", "tension", "findings"}
    assert set(data) == {"readiness", "work", "findings", "tensions", "not-asked"}


def test_the_page_has_every_source_and_how_widely_it_was_held() -> None:
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    rows = {row.split("|")[1].strip(): row for row in page.splitlines() if row.startswith("| ")}
    for source in SOURCES:
        for name in CITED.get(source.id, ()):
            assert name in rows[source.id]
    for finding in FINDINGS:
        assert f"| {held(finding)} |" in rows[finding.id]


def test_what_one_participant_said_is_not_what_participants_agreed_on() -> None:
    phrases = {finding.held_by: held(finding) for finding in FINDINGS}
    assert len(set(phrases.values())) == len(phrases) == 8
    assert "one" in phrases["one"]
